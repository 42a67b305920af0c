from itertools import permutations

import pytest

from storage.archive import Archive
from storage.frontier import Outcome
from storage.records import LinkRole, PageKind, PartLink, Reading
from tests.storage.made import HOST, NOON, keep, link, offer, page, read_again, records, series_title, store

NEXT_PAGE, NEXT_PART, PART_N = LinkRole.NEXT_PAGE, LinkRole.NEXT_PART, LinkRole.PART_N


def page_keys(archive: Archive, key: str) -> str:
    with archive.visit() as visit:
        return "".join(page.reading.key for page in visit.pages_of_part(key))


def part_keys(archive: Archive, key: str) -> str:
    with archive.visit() as visit:
        return "".join(part.key for part in visit.series_of(key)[0])


def links_of(archive: Archive, key: str) -> tuple[PartLink, ...]:
    with archive.visit() as visit:
        return visit.series_of(key)[1]


def articles(archive: Archive) -> list[str]:
    """Each article as the last letters of its parts' pages: 'ab|c' has two parts, the first of two pages."""
    return ["|".join("".join(url[-1] for url in part.pages) for part in record.parts) for record in records(archive)]


CHAIN = (page("a", "One.", link(NEXT_PAGE, "b")), page("b", "Two.", link(NEXT_PAGE, "c")), page("c", "Three."))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_pages_of_a_part_are_found_in_any_order_of_arrival(archive: Archive, order: tuple[int, ...]) -> None:
    for number in order:
        store(archive, CHAIN[number])
    assert [page_keys(archive, key) for key in "abc"] == ["abc"] * 3
    assert articles(archive) == ["abc"]


def test_the_pages_of_a_part_are_found_through_aliases(archive: Archive) -> None:
    store(archive, page("a", "One.", link(NEXT_PAGE, "b?page=2")))
    store(archive, page("b", "Two."))
    assert page_keys(archive, "b") == "b"
    with archive.visit() as visit:
        visit.add_alias("b?page=2", "b")
    assert page_keys(archive, "a") == page_keys(archive, "b") == "ab"
    with archive.visit() as visit:
        assert [page.names for page in visit.pages_of_part("a")] == [(), ("b?page=2",)]
    assert page_keys(archive, "unheard-of") == ""


@pytest.mark.parametrize("order", ["ap", "pa"])
def test_a_print_view_is_archived_with_what_it_prints(archive: Archive, order: str) -> None:
    made = {"a": page("a", "One.", link(LinkRole.PRINT_VIEW, "p")), "p": page("p", "One.")}
    for key in order:
        store(archive, made[key])
    assert page_keys(archive, "p") == "ap"
    assert articles(archive) == ["ap"]


def test_what_is_no_article_is_no_page_of_a_part(archive: Archive) -> None:
    store(archive, page("a", "One.", link(NEXT_PAGE, "b")))
    store(archive, page("b", "Sign in.", kind=PageKind.GATE))
    assert page_keys(archive, "a") == "a"
    assert page_keys(archive, "b") == ""


def test_an_endless_pager_is_cut(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.neighbourhood.MAX_PAGES", 3)
    for here, there in zip("abcdef", "bcdefg", strict=True):
        keep(archive, page(here, "Text.", link(NEXT_PAGE, there)))
    assert page_keys(archive, "a") == "abc"


def test_a_page_that_leaves_a_part_is_a_part_of_its_own(archive: Archive) -> None:
    capture_id = store(archive, page("a", "One.", link(NEXT_PAGE, "b")))
    store(archive, page("b", "Two."))
    assert articles(archive) == ["ab"]
    read_again(archive, page("a", "One.", link(LinkRole.NEXT_ARTICLE, "b")), capture_id)
    assert articles(archive) == ["a", "b"]


def test_parts_are_joined_by_links_names_and_indexes(archive: Archive) -> None:
    store(archive, page("a", "One.", link(NEXT_PART, "b")))
    store(archive, page("b", "Two.", part_title=series_title("The Long Walk", 2)))
    store(archive, page("c", "Three.", part_title=series_title("the long-walk!", 3)))
    store(archive, page("d", "Four."))
    store(archive, page("e", "Five.", link(LinkRole.SERIES_INDEX, "i")))
    store(archive, page("x", "Another.", link(LinkRole.RELATED, "a"), part_title=series_title("A Short Walk")))
    index = page("i", "", link(PART_N, "c", 3), link(PART_N, "d", 4), kind=PageKind.SERIES_INDEX)
    assert [part_keys(archive, key) for key in "adex"] == ["abc", "d", "e", "x"]
    store(archive, index)
    assert [part_keys(archive, key) for key in "abcde"] == ["abcde"] * 5
    assert part_keys(archive, "i") == "abcde"
    assert part_keys(archive, "x") == "x"


def test_the_same_series_name_on_another_host_is_another_series(archive: Archive) -> None:
    store(archive, page("a", "One.", part_title=series_title("Walks", 1)))
    other = page("b", "Two.", part_title=series_title("Walks", 2), url="https://b.example/b")
    store(archive, other)
    assert part_keys(archive, "a") == "a"


def test_the_links_of_a_series_say_what_is_missing_and_what_it_answered(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("lost")], NOON)
    (lease,) = archive.frontier.claim([HOST], NOON, 1, 60)
    with archive.visit() as visit:
        visit.finish(lease, Outcome("gone", NOON, status=404))
    store(archive, page("a", "One.", link(PART_N, "b", 2), link(PART_N, "lost", 3), link(NEXT_PART, "new")))
    store(archive, page("b", "Two.", link(NEXT_PAGE, "c")))
    store(archive, page("c", "Two, on.", link(PART_N, "a", 1)))
    store(archive, page("i", "", link(PART_N, "c"), kind=PageKind.SERIES_INDEX))
    told = [
        (each.source, each.target, each.number, each.status, each.series, each.position)
        for each in links_of(archive, "a")
    ]
    assert told == [
        ("a", "b", 2, None, None, 0),
        ("a", "lost", 3, 404, None, 1),
        ("a", "new", None, None, None, 0),
        ("b", "a", 1, None, None, 0),
        ("i", "b", None, None, "On i", 0),
    ]


def test_an_address_that_is_not_archived_has_the_series_that_lead_there(archive: Archive) -> None:
    store(archive, page("a", "One.", link(NEXT_PART, "lost")))
    store(archive, page("b", "Two."))
    assert part_keys(archive, "lost") == "a"
    with archive.visit() as visit:
        visit.add_alias("lost", "found")
    assert part_keys(archive, "found") == "a"
    assert part_keys(archive, "unheard-of") == ""


def test_parts_come_without_blocks_but_with_their_digest(archive: Archive) -> None:
    store(archive, CHAIN[0])
    store(archive, CHAIN[1])
    with archive.visit() as visit:
        ((part,), _) = visit.series_of("a")
    assert (part.blocks, part.page_urls) == ((), ("https://a.example/a", "https://a.example/b"))
    assert (part.metadata, part.first_captured, part.gone) == (CHAIN[0].metadata, NOON, False)


SERIES: tuple[Reading, ...] = (
    page("a", "One.", link(NEXT_PART, "b")),
    page("b", "Two.", link(NEXT_PAGE, "c")),
    page("c", "Two, on.", link(NEXT_PART, "d")),
    page("d", "Four."),
)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::3])
def test_an_article_is_the_same_in_any_order_of_arrival(archive: Archive, order: tuple[int, ...]) -> None:
    for number in order:
        store(archive, SERIES[number])
    (record,) = records(archive)
    assert ["".join(url[-1] for url in part.pages) for part in record.parts] == ["a", "bc", "d"]
    assert [part.number for part in record.parts] == [1, 2, 3]
