"""What is read again, and that whatever was read again is known to be."""

from dataclasses import replace

from storage.archive import Archive
from storage.records import LinkRole, PageKind, Reading
from storage.warc_records import WITHHELD
from tests.storage.made import capture, keep, later, link, page, read_again, store

NEXT = link(LinkRole.NEXT_PART, "b")


def kinds(archive: Archive, key: str) -> list[tuple[bool, bool]]:
    """Whether the text, and whether the links, of a page rest on each of its captures, the oldest first."""
    return [(each.is_text, each.is_last) for each in archive.captures_to_read() if each.page_key == key]


def store_all_kinds(archive: Archive) -> dict[int, Reading]:
    """Pages whose captures are of all kinds; what each capture was read as."""
    gate = page("gated", "Please sign in.", kind=PageKind.GATE)
    shown = [
        page("a", "First."),
        page("a", "Text."),
        page("a", "Text.", NEXT),
        page("a", "Text."),
        page("list", "", kind=PageKind.LISTING),
        page("index", "", NEXT, kind=PageKind.SERIES_INDEX),
        page("index", "None left.", kind=PageKind.SERIES_INDEX),
        page("gated"),
        gate,
    ]
    return {keep(archive, reading, later(minute)): reading for minute, reading in enumerate(shown)}


def test_a_text_its_links_and_former_ones_may_rest_on_three_captures(archive: Archive) -> None:
    store_all_kinds(archive)
    assert kinds(archive, "a") == [(False, False), (True, False), (False, False), (False, True)]
    assert kinds(archive, "list") == [(True, True)]
    assert kinds(archive, "index") == [(False, False), (True, True)]
    assert kinds(archive, "gated") == [(True, True)]


def test_what_was_read_again_is_known_to_be_whatever_became_of_it(archive: Archive) -> None:
    """Also where a newer reader finds no article any more in a text, or in what only the links rest on."""
    said = store_all_kinds(archive)
    before = archive.captures_to_read()
    assert {(each.reader_version, each.rule_version) for each in before} == {(1, None)}
    for version, kind in ((2, None), (3, PageKind.GATE), (4, PageKind.ARTICLE), (5, PageKind.LISTING)):
        for stored in archive.captures_to_read():
            reading = said[stored.capture_id]
            now = replace(reading, reader_version=version, rule_version=f"r{version}", kind=kind or reading.kind)
            read_again(archive, now, stored.capture_id)
            again = next((each for each in archive.captures_to_read() if each.capture_id == stored.capture_id), None)
            assert again is None or (again.reader_version, again.rule_version) == (version, f"r{version}")
        assert {each.reader_version for each in archive.captures_to_read()} == {version}


def test_what_was_kept_without_its_body_is_not_to_be_read_again(archive: Archive) -> None:
    without = capture("list", body=b"")
    reference = archive.warc.append(without, truncated=WITHHELD)
    with archive.visit() as visit:
        capture_id = visit.save_capture("list", without, reference)
        visit.save_reading(page("list", "", NEXT, kind=PageKind.LISTING), capture_id)
    assert archive.current_readings(["list"])
    assert archive.captures_to_read() == []


def test_the_captures_of_one_article_are_one_piece_of_work(archive: Archive) -> None:
    store(archive, page("a", "Text.", NEXT))
    store(archive, page("b"))
    store(archive, page("c"))
    store(archive, page("list", kind=PageKind.LISTING))
    works = {each.page_key: each.work for each in archive.captures_to_read()}
    assert works["a"] == works["b"]
    assert len(set(works.values())) == 3
