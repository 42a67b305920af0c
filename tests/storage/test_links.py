"""Links that leave a page: what it linked as its series once stays evidence, unless something newer speaks against."""

import pytest

from storage.archive import Archive
from storage.records import Link, LinkRole
from tests.storage.made import later, link, page, read_again, records, store

NEXT, PREVIOUS, PART_N, INDEX = LinkRole.NEXT_PART, LinkRole.PREV_PART, LinkRole.PART_N, LinkRole.SERIES_INDEX


def linked(archive: Archive, key: str) -> list[tuple[str, str]]:
    """What counts as evidence of the links of the page 'a': the targets' keys and the roles."""
    with archive.visit() as visit:
        return [(each.target, each.role.value) for each in visit.series_of(key)[1] if each.source == "a"]


@pytest.mark.parametrize(
    ("before", "now", "standing"),
    [
        ([link(NEXT, "b")], [], [("b", "next_part")]),
        ([link(NEXT, "b")], [link(NEXT, "c")], [("c", "next_part")]),
        ([link(NEXT, "b")], [link(PREVIOUS, "c")], [("c", "prev_part"), ("b", "next_part")]),
        ([link(NEXT, "b")], [link(PART_N, "b", 2)], [("b", "part_n")]),
        ([link(PART_N, "b", 2), link(PART_N, "c", 3)], [link(PART_N, "c", 3)], [("c", "part_n"), ("b", "part_n")]),
        ([link(INDEX, "i")], [link(LinkRole.RELATED, "i")], [("i", "series_index")]),
        ([link(LinkRole.RELATED, "b"), link(LinkRole.NEXT_PAGE, "c")], [], []),
    ],
)
@pytest.mark.parametrize("text", ["Text.", "Edited."])
def test_links_that_left_a_page_stand_unless_newer_ones_speak_against(
    archive: Archive, before: list[Link], now: list[Link], standing: list[tuple[str, str]], text: str
) -> None:
    store(archive, page("a", "Text.", *before))
    store(archive, page("a", text, *now), later(1))
    assert linked(archive, "a") == standing


def test_a_series_outlives_the_links_between_its_parts(archive: Archive) -> None:
    store(archive, page("a", "Text.", link(NEXT, "b")))
    store(archive, page("b"))
    store(archive, page("a", "Text."), later(1))
    assert [len(record.parts) for record in records(archive)] == [2]


def test_a_link_that_was_read_wrongly_is_no_former_one(archive: Archive) -> None:
    first = store(archive, page("a", "Text.", link(NEXT, "b")))
    read_again(archive, page("a", "Text."), first)
    assert linked(archive, "a") == []
    store(archive, page("a", "Edited.", link(NEXT, "b")), later(1))
    last = store(archive, page("a", "Edited again."), later(2))
    assert linked(archive, "a") == [("b", "next_part")]
    for stored in list(archive.captures_to_read()):
        if stored.capture_id < last:
            read_again(archive, page("a", "Text." if stored.capture_id == first else "Edited."), stored.capture_id)
    assert linked(archive, "a") == []


def test_captures_of_former_links_are_read_again(archive: Archive) -> None:
    """The text rests on the first capture, the current links on the last, the former one on that between."""
    store(archive, page("a", "Text."))
    between = store(archive, page("a", "Text.", link(NEXT, "b")), later(1))
    store(archive, page("a", "Text."), later(2))
    assert [stored.capture_id for stored in archive.captures_to_read()] == [1, 2, 3]
    read_again(archive, page("a", "Text.", link(NEXT, "c")), between)
    assert linked(archive, "a") == [("c", "next_part")]
