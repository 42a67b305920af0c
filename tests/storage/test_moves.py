from collections.abc import Callable
from dataclasses import replace

import pytest

from storage.archive import Archive
from storage.frontier import Outcome
from storage.records import LinkRole, PageKind, Reading
from tests.storage.made import HOST, NOON, later, link, offer, page, read_again, records, settle, store, tombstones


def lead(archive: Archive, old: str, new: str) -> None:
    """The address `old` leads to `new` now."""
    archive.frontier.add_seeds([offer(old)], NOON)
    (lease,) = archive.frontier.claim([HOST], NOON, 1, 60)
    with archive.visit() as visit:
        visit.land(lease, offer(new))
        visit.finish(lease, Outcome("done", NOON))


def alias(archive: Archive, old: str, new: str) -> None:
    with archive.visit() as visit:
        visit.add_alias(old, new)


def moved(reading: Reading, key: str) -> Reading:
    """The same text at another address."""
    there = page(key)
    return replace(reading, key=there.key, canonical_key=there.canonical_key, url=there.url)


@pytest.mark.parametrize("leading", [lead, alias])
@pytest.mark.parametrize("export", ["exported", "never exported"])
@pytest.mark.parametrize("text", ["One.", "Two."])
def test_an_article_that_moved_stays_the_same(
    archive: Archive, leading: Callable[[Archive, str, str], None], export: str, text: str
) -> None:
    store(archive, page("old", "One."))
    (before,) = records(archive)
    cursor = settle(archive) if export == "exported" else 1
    leading(archive, "old", "new")
    store(archive, moved(page("old", text), "new"), later(5))
    (record,) = records(archive, cursor)
    assert records(archive) == [record]
    assert tombstones(archive) == {}
    assert (record.id, record.url, record.first_captured) == (before.id, "https://a.example/new", NOON)
    (part,) = record.parts
    assert (part.url, part.pages) == ("https://a.example/new", ("https://a.example/new",))
    assert (part.blocks[0].text, part.revision) == (f"old: {text}", 1 if text == "One." else 2)
    store(archive, moved(page("old", "Three."), "new"), later(6))
    assert [(each.id, each.parts[0].revision - part.revision) for each in records(archive)] == [(before.id, 1)]


def test_pages_that_are_both_archived_stay_what_they_are(archive: Archive) -> None:
    store(archive, page("old"))
    store(archive, page("new"))
    before = records(archive)
    lead(archive, "old", "new")
    store(archive, page("new"), NOON)
    assert records(archive) == before


def test_an_article_that_leads_to_the_front_page_now_did_not_move(archive: Archive) -> None:
    store(archive, page("old"))
    before = records(archive)
    lead(archive, "old", "front")
    store(archive, page("front", "All columns.", kind=PageKind.LISTING), later(1))
    assert records(archive) == before
    explanation = archive.explain("front")
    assert explanation is not None
    assert explanation.reading is not None
    assert explanation.reading.kind is PageKind.LISTING


def test_a_page_in_the_middle_of_a_part_may_move(archive: Archive) -> None:
    store(archive, page("a", "One.", link(LinkRole.NEXT_PAGE, "b")))
    store(archive, page("b", "Two.", link(LinkRole.NEXT_PAGE, "c")))
    store(archive, page("c", "Three."))
    (before,) = records(archive)
    settle(archive)
    lead(archive, "b", "bb")
    store(archive, moved(page("b", "Two.", link(LinkRole.NEXT_PAGE, "c")), "bb"), later(1))
    (record,) = records(archive)
    assert record.id == before.id
    assert [each.rpartition("/")[2] for each in record.parts[0].pages] == ["a", "bb", "c"]


def test_the_first_part_of_an_article_may_move(archive: Archive) -> None:
    first = page("a", "One.", link(LinkRole.NEXT_PART, "b"))
    store(archive, first)
    store(archive, page("b", "Two."))
    (before,) = records(archive)
    settle(archive)
    lead(archive, "a", "aa")
    store(archive, moved(first, "aa"), later(1))
    (record,) = records(archive)
    assert (record.id, [part.url[-2:] for part in record.parts]) == (before.id, ["aa", "/b"])
    assert tombstones(archive) == {}


def test_a_moved_pages_old_captures_are_read_again_as_its_own(archive: Archive) -> None:
    first = store(archive, page("old", "One."))
    lead(archive, "old", "new")
    store(archive, moved(page("old", "One."), "new"), later(1))
    before = records(archive)
    read_again(archive, page("old", "One."), first)
    assert records(archive) == before
    read_again(archive, page("old", "One, read better."), first)
    (record,) = records(archive)
    assert (record.id, record.url, record.parts[0].blocks[0].text) == (
        before[0].id,
        "https://a.example/new",
        "old: One, read better.",
    )
