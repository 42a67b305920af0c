from dataclasses import replace
from datetime import timedelta

from storage.archive import Archive
from storage.explanation import ExplainedPlace
from storage.frontier import Outcome
from storage.records import LinkRole, Metadata, PageKind, PartTitle, Reading
from tests.storage.made import (
    HOST,
    NOON,
    capture,
    follow_up,
    later,
    link,
    offer,
    page,
    read_again,
    records,
    settle,
    store,
    tombstones,
)


def current(archive: Archive, key: str) -> Reading:
    explanation = archive.explain(key)
    assert explanation is not None
    assert explanation.reading is not None
    return explanation.reading


def revision(archive: Archive, key: str) -> int | None:
    explanation = archive.explain(key)
    return explanation.revision if explanation else None


def save(archive: Archive, reading: Reading, minutes: float) -> bool:
    at = later(minutes)
    reference = archive.warc.append(capture(reading.key, at))
    with archive.visit() as visit:
        return visit.save_reading(reading, visit.save_capture(reading.key, capture(reading.key, at), reference))


def answered(archive: Archive, key: str, minutes: float, status: int) -> int:
    """Records an exchange that nothing was read from."""
    at = later(minutes)
    reference = archive.warc.append(capture(key, at, status=status))
    with archive.visit() as visit:
        return visit.save_capture(key, capture(key, at, status=status), reference)


def missing(archive: Archive, key: str, minutes: float, status: int = 404) -> bool:
    """Records that a page's address answers 404, or leads there; twice an hour apart is gone."""
    capture_id = answered(archive, key, minutes, status)
    with archive.visit() as visit:
        return visit.note_missing(key, capture_id, later(minutes), timedelta(hours=1))


def test_a_reading_comes_back_as_it_was(archive: Archive) -> None:
    reading = page("a", "Text.", link(LinkRole.NEXT_PART, "b", 2), link(LinkRole.OTHER, "imprint"))
    store(archive, reading)
    assert current(archive, "a") == reading


def test_characters_that_no_database_takes_are_replaced(archive: Archive) -> None:
    """A script may say "\\ud800", a page may hold a NUL: neither may cost more than itself."""
    reading = page(
        "a", "Rain \ud800 fell \\u0000.", replace(link(LinkRole.NEXT_PART, "b"), text="on\x00", why="\udfff")
    )
    titled = Metadata(title="On\x00 rain", authors=("Ida\ud83d",), tags=("\u96e8",))
    broken = replace(reading, metadata=titled, part_title=PartTitle("On \ud800 rain", 1), kind_why="\x00")
    archive.frontier.add_seeds([offer("a")], NOON)
    (lease,) = archive.frontier.claim([HOST], NOON, 1, 60)
    store(archive, broken)
    with archive.visit() as visit:
        visit.finish(lease, Outcome("done", NOON, why="\ud800", etag="\x00"))
    assert current(archive, "a").metadata == Metadata(title="On\ufffd rain", authors=("Ida\ufffd",), tags=("\u96e8",))
    (record,) = records(archive)
    assert record.metadata.title == "On\ufffd rain"
    assert record.parts[0].blocks[0].text == "a: Rain \ufffd fell \\u0000."
    explanation = archive.explain("a")
    assert explanation is not None
    assert [(each.text, each.why) for each in explanation.links_out] == [("on\ufffd", "\ufffd")]
    assert explanation.address is not None
    assert explanation.address.why == "\ufffd"
    assert not save(archive, broken, 5)


def test_the_same_text_again_confirms_the_first_reading(archive: Archive) -> None:
    first = page("a")
    assert save(archive, first, 0)
    dated = replace(first, metadata=replace(first.metadata, published="2025", published_text="last year"))
    assert not save(archive, dated, 60)
    assert current(archive, "a") == first
    assert revision(archive, "a") == 1
    follow_up(archive, "a")
    (record,) = records(archive)
    assert (record.first_captured, record.last_captured, record.parts[0].captured_at) == (NOON, later(60), NOON)


def test_another_text_is_another_revision(archive: Archive) -> None:
    assert save(archive, page("a", "One."), 0)
    assert save(archive, page("a", "Two."), 1)
    assert save(archive, page("a", "One."), 2)
    follow_up(archive, "a")
    (record,) = records(archive)
    assert (record.parts[0].revision, record.parts[0].captured_at) == (3, later(2))
    assert record.parts[0].blocks[0].text == "a: One."


def test_another_text_that_is_no_edit_confirms_the_first(archive: Archive) -> None:
    first, counted = page("a", "12 views."), page("a", "14 views.", link(LinkRole.RELATED, "b"))
    assert save(archive, first, 0)
    exchange = capture("a", later(5))
    reference = archive.warc.append(exchange)
    with archive.visit() as visit:
        capture_id = visit.save_capture("a", exchange, reference)
        assert not visit.save_reading(counted, capture_id, lambda before, after: (before, after) != (first, counted))
    assert current(archive, "a") == replace(first, links=counted.links)
    assert revision(archive, "a") == 1
    follow_up(archive, "a")
    assert [record.last_captured for record in records(archive)] == [later(5)]


def test_what_another_reader_makes_of_the_same_bytes_is_no_edit(archive: Archive) -> None:
    assert save(archive, page("a", "One."), 0)
    assert not save(archive, page("a", "One, read better.", reader_version=2), 1)
    assert not save(archive, page("a", "One, by a rule.", rule_version="a.example#1"), 2)
    assert (revision(archive, "a"), current(archive, "a")) == (1, page("a", "One."))


def test_no_gate_or_listing_replaces_a_text(archive: Archive) -> None:
    text = page("a")
    assert save(archive, text, 0)
    for minutes, kind in enumerate((PageKind.GATE, PageKind.SOFT_404, PageKind.LISTING, PageKind.OTHER), 1):
        assert not save(archive, page("a", "Please sign in.", kind=kind), minutes)
    assert current(archive, "a") == text


def test_a_gate_is_replaced_by_the_text_behind_it(archive: Archive) -> None:
    save(archive, page("a", "Please sign in.", kind=PageKind.GATE), 0)
    assert save(archive, page("a"), 1)
    assert (current(archive, "a"), revision(archive, "a")) == (page("a"), 1)
    assert [stored.capture_id for stored in archive.captures_to_read()] == [2]


def test_the_links_are_those_of_the_latest_reading(archive: Archive) -> None:
    save(archive, page("a", "Text.", link(LinkRole.NEXT_PART, "b")), 0)
    save(archive, page("a", "Text.", link(LinkRole.NEXT_PART, "c"), link(LinkRole.RELATED, "d")), 1)
    explanation = archive.explain("a")
    assert explanation is not None
    assert [(each.url[-1], each.former) for each in explanation.links_out] == [("c", False), ("d", False), ("b", True)]
    assert [each.key for each in current(archive, "a").links] == ["c", "d"]


def test_a_capture_that_is_read_again_has_its_reading_replaced(archive: Archive) -> None:
    first, second = store(archive, page("a", "One.")), store(archive, page("a", "Two."), later(1))
    read_again(archive, page("a", "One, read better.", reader_version=2), first)
    read_again(archive, page("a", "Two, read better.", reader_version=2), second)
    assert (revision(archive, "a"), current(archive, "a").blocks[0].text) == (2, "a: Two, read better.")


def test_reading_everything_again_changes_nothing(archive: Archive) -> None:
    """The text may rest on one capture, the links on a later one: both are read again, and each keeps its own."""
    readings = {
        store(archive, page("a", "Text.", link(LinkRole.NEXT_PART, "b"))): page(
            "a", "Text.", link(LinkRole.NEXT_PART, "b")
        ),
        store(archive, page("a", "Text."), later(1)): page("a", "Text."),
        store(archive, page("b", "More."), later(2)): page("b", "More."),
    }
    with archive.visit() as visit:
        visit.unchanged("a", later(3))
    before = list(archive.articles(0))
    for stored in list(archive.captures_to_read()):
        read_again(archive, readings[stored.capture_id], stored.capture_id, later(9))
    assert list(archive.articles(0)) == before
    assert current(archive, "a").links == ()


def test_a_page_that_turns_out_to_be_no_article_leaves_the_archive(archive: Archive) -> None:
    capture_id = store(archive, page("a"))
    store(archive, page("b"))
    cursor = settle(archive)
    (withdrawn, _) = records(archive)
    read_again(archive, page("a", kind=PageKind.LISTING), capture_id)
    assert [record.url[-1] for record in records(archive)] == ["b"]
    assert tombstones(archive, cursor) == {withdrawn.id: None}


def test_the_other_pages_of_a_part_stay_when_one_turns_out_to_be_no_article(archive: Archive) -> None:
    capture_id = store(archive, page("a", "One.", link(LinkRole.NEXT_PAGE, "b")))
    store(archive, page("b", "Two.", link(LinkRole.NEXT_PAGE, "c")))
    store(archive, page("c", "Three."))
    cursor = settle(archive)
    with archive.visit() as visit:
        visit.save_reading(page("a", kind=PageKind.LISTING), capture_id)
        assert visit.left_behind == ("b", "c")
    assert [record.id for record in records(archive, cursor)] == [record.id for record in records(archive)]
    assert [[part.pages[0][-1] for part in record.parts] for record in records(archive)] == [["b", "c"]]
    follow_up(archive, "b")
    assert [[each[-1] for each in record.parts[0].pages] for record in records(archive)] == [["b", "c"]]


def test_the_other_parts_of_an_article_stay_when_one_turns_out_to_be_no_article(archive: Archive) -> None:
    capture_id = store(archive, page("a", "One.", link(LinkRole.NEXT_PART, "b")))
    store(archive, page("b", "Two.", link(LinkRole.NEXT_PART, "c")))
    store(archive, page("c", "Three."))
    cursor = settle(archive)
    (before,) = records(archive)
    with archive.visit() as visit:
        visit.save_reading(page("a", kind=PageKind.LISTING), capture_id)
        (left,) = visit.left_behind
    follow_up(archive, left, later(1))
    (record,) = records(archive, cursor)
    assert (record.id, [part.url[-1] for part in record.parts]) == (before.id, ["b", "c"])


def test_a_page_that_is_gone_keeps_its_text_until_it_is_back(archive: Archive) -> None:
    store(archive, page("a"))
    assert not missing(archive, "a", 5, 410)
    assert missing(archive, "a", 65)
    (record,) = records(archive)
    assert (record.gone, record.changed, record.last_changed, record.last_captured) == (True, 2, later(65), NOON)
    assert missing(archive, "a", 66)
    assert missing(archive, "unheard-of", 66)
    assert records(archive) == [record]
    with archive.visit() as visit:
        visit.unchanged("a", later(70))
    (record,) = records(archive)
    assert (record.gone, record.changed, record.last_captured) == (False, 3, later(70))


def test_a_single_404_does_not_make_a_page_gone(archive: Archive) -> None:
    """A site's bad night; and two of them, between which the page was there."""
    store(archive, page("a"))
    before = records(archive)
    assert not missing(archive, "a", 5)
    assert not missing(archive, "a", 64), "not an hour later"
    assert records(archive) == before
    store(archive, page("a"), later(100))
    assert not missing(archive, "a", 200)
    assert [record.gone for record in records(archive)] == [False]


def test_an_error_between_does_not_bring_a_page_back(archive: Archive) -> None:
    store(archive, page("a"))
    assert not missing(archive, "a", 5)
    answered(archive, "a", 20, 503)
    save(archive, page("a", "Not found.", kind=PageKind.SOFT_404), 30)
    assert missing(archive, "a", 70)
    assert [record.gone for record in records(archive)] == [True]


def test_a_page_that_redirects_to_a_404_twice_is_gone(archive: Archive) -> None:
    store(archive, page("a"))
    answered(archive, "lost", 5, 404)
    assert not missing(archive, "a", 6, 302)
    answered(archive, "lost", 90, 404)
    assert missing(archive, "a", 91, 302)


def test_a_page_that_comes_back_is_the_same_article(archive: Archive) -> None:
    store(archive, page("a", "One."))
    (before,) = records(archive)
    settle(archive)
    missing(archive, "a", 5)
    missing(archive, "a", 70)
    store(archive, page("a", "Two."), later(100))
    (record,) = records(archive)
    assert (record.id, record.gone, record.parts[0].revision) == (before.id, False, 2)
    assert not missing(archive, "a", 200), "what was before it came back doesn't count"


def test_seeing_an_article_unchanged_is_no_change(archive: Archive) -> None:
    store(archive, page("a"))
    with archive.visit() as visit:
        visit.unchanged("a", later(5))
    store(archive, page("a"), later(6))
    (record,) = records(archive)
    assert (record.changed, record.last_captured, record.last_changed) == (1, later(6), NOON)


def test_explain_tells_all_that_is_stored(archive: Archive) -> None:
    store(archive, page("a", "Text.", link(LinkRole.NEXT_PART, "b", 2)))
    store(archive, page("b"))
    with archive.visit() as visit:
        visit.add_alias("old-b", "b")
    explanation = archive.explain("old-b")
    assert explanation is not None
    assert (explanation.key, explanation.names, explanation.address) == ("b", ("old-b",), None)
    assert [(each.url[-1], each.role) for each in explanation.links_in] == [("a", "next_part")]
    assert [each.revision for each in explanation.captures] == [1]
    assert explanation.part is not None
    assert explanation.article is not None
    assert explanation.part.number == 2
    assert explanation.article.parts == (
        ExplainedPlace("a", "https://a.example/a", 1, "On a", "2025-11", 1),
        ExplainedPlace("b", "https://a.example/b", 2, "On b", "2025-11", 1),
    )
    assert archive.explain("unheard-of") is None
