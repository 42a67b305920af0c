"""The order of a part's pages, which views of the whole are believed, and what is missing."""

from dataclasses import replace

import pytest

from crawler.stitching.pages import stitch
from storage.records import BlockKind, Link, LinkRole, Page, Part
from tests.stitching.making import SITE, key, page, to_page

FIRST = "The ferry leaves before the baker has lit his oven."
SECOND = "Nobody on deck says a word until the second buoy."
THIRD = "By noon the harbour smells of tar and oranges."
FOURTH = "The captain counts his passengers twice, out of habit."


def texts(part: Part) -> list[str]:
    return [block.text for block in part.blocks]


def gaps(part: Part) -> list[str]:
    return [block.text for block in part.blocks if block.kind is BlockKind.GAP]


def pager(*numbers: int) -> tuple[Link, ...]:
    return tuple(to_page(f"quay?page={n}" if n > 1 else "quay", LinkRole.PAGE_N, n) for n in numbers)


def named(here: Page, *slugs: str) -> Page:
    return replace(here, names=tuple(key(slug) for slug in slugs))


# --- order


@pytest.mark.parametrize(
    "second", ["quay?page=2", "quay/2", "quay_2.html", "quay-2.html", "quay-seite-2", "quay/page/2", "quay?start=10"]
)
def test_pages_are_ordered_by_the_numbers_of_their_addresses(second: str) -> None:
    part = stitch([page(second, THIRD), page("quay", FIRST)])
    assert texts(part) == [FIRST, THIRD]
    assert part.key == key("quay")


def test_pages_counted_from_zero_are_in_order() -> None:
    part = stitch([page("quay-2.html", THIRD), page("quay-1.html", SECOND), page("quay.html", FIRST)])
    assert texts(part) == [FIRST, SECOND, THIRD]


def test_a_pager_that_counts_from_one_agrees_with_addresses_that_count_from_zero() -> None:
    links = (to_page("quay?page=1", LinkRole.PAGE_N, 2), to_page("quay?page=2", LinkRole.PAGE_N, 3))
    onward = (to_page("quay?page=2", LinkRole.NEXT_PAGE, 2, says="next"),)
    pages = [page("quay?page=2", THIRD, links=links[:1]), page("quay?page=1", SECOND, links=onward)]
    part = stitch([*pages, page("quay", FIRST, links=links)])
    assert texts(part) == [FIRST, SECOND, THIRD]
    assert part.missing_pages == ()


def test_offsets_are_in_order() -> None:
    pages = [page(f"quay?start={n}", f"Entry {n} of the log.") for n in (100, 20, 10)]
    assert texts(stitch([*pages, page("quay", FIRST)])) == [FIRST, *(f"Entry {n} of the log." for n in (10, 20, 100))]


def test_ten_pages_are_ordered_by_number_and_not_by_letter() -> None:
    pages = [page("quay", "Page 1 of the log.")] + [
        page(f"quay?page={n}", f"Page {n} of the log.") for n in range(2, 12)
    ]
    assert texts(stitch(pages[::-1])) == [f"Page {n} of the log." for n in range(1, 12)]


def test_pages_without_numbers_follow_their_links() -> None:
    start = page("dusk", FIRST, links=(to_page("noon", LinkRole.NEXT_PAGE),))
    middle = page("noon", SECOND, links=(to_page("dawn", LinkRole.NEXT_PAGE),))
    end = page("dawn", THIRD)
    assert texts(stitch([end, middle, start])) == [FIRST, SECOND, THIRD]


def test_pages_that_link_only_back_are_in_order() -> None:
    middle = page("noon", SECOND, links=(to_page("zenith", LinkRole.PREV_PAGE),))
    end = page("dawn", THIRD, links=(to_page("noon", LinkRole.PREV_PAGE),))
    assert texts(stitch([end, middle, page("zenith", FIRST)])) == [FIRST, SECOND, THIRD]


def test_a_last_page_that_leads_round_to_the_first_is_the_last() -> None:
    start = page("zenith", FIRST, links=(to_page("noon", LinkRole.NEXT_PAGE),))
    ways = (to_page("dawn", LinkRole.NEXT_PAGE), to_page("zenith", LinkRole.PREV_PAGE))
    end = page("dawn", THIRD, links=(to_page("zenith", LinkRole.NEXT_PAGE), to_page("noon", LinkRole.PREV_PAGE)))
    assert texts(stitch([end, page("noon", SECOND, links=ways), start])) == [FIRST, SECOND, THIRD]


def test_links_number_pages_whose_addresses_do_not() -> None:
    ways = (to_page("evening", LinkRole.PAGE_N, 3), to_page("morning", LinkRole.NEXT_PAGE, 2))
    back = (to_page("dawn", LinkRole.PAGE_N, 1),)
    pages = [page("dawn", FIRST, links=ways), page("morning", SECOND, links=back), page("evening", THIRD, links=back)]
    assert texts(stitch(pages[::-1])) == [FIRST, SECOND, THIRD]


def test_a_pagers_numbers_win_over_those_of_addresses() -> None:
    ways = (to_page("story-9", LinkRole.PAGE_N, 2), to_page("story-7", LinkRole.PAGE_N, 3))
    pages = [page("dawn", FIRST, links=ways), page("story-9", SECOND), page("story-7", THIRD)]
    assert texts(stitch(pages)) == [FIRST, SECOND, THIRD]


def test_a_link_to_another_name_of_a_page_leads_to_it() -> None:
    start = page("dusk", FIRST, links=(to_page("old-dawn", LinkRole.NEXT_PAGE),))
    part = stitch([named(page("dawn", SECOND), "old-dawn"), start])
    assert texts(part) == [FIRST, SECOND]
    assert part.missing_pages == ()


# --- pages that repeat others


def test_a_page_that_is_page_one_again_adds_nothing_and_is_not_missing() -> None:
    pages = [page("quay", FIRST, SECOND, links=pager(2, 99)), page("quay?page=2", THIRD, FOURTH, links=pager(1))]
    again = page("quay?page=99", FIRST, SECOND, links=pager(100, 101))
    part = stitch([again, *pages])
    assert texts(part) == [FIRST, SECOND, THIRD, FOURTH]
    assert part.missing_pages == ()
    assert part.page_keys == (key("quay"), key("quay?page=2"))
    assert part.aside_keys == (key("quay?page=99"),)


def test_a_page_with_nearly_the_blocks_of_an_earlier_one_is_that_one() -> None:
    second = page("quay?page=2", THIRD, FOURTH, SECOND)
    part = stitch([page("quay", FIRST), second, page("quay?page=3", THIRD, "12 May", FOURTH, SECOND)])
    assert texts(part) == [FIRST, THIRD, FOURTH, SECOND]


def test_page_one_with_its_number_is_page_one() -> None:
    part = stitch([page("quay?page=1", FIRST, SECOND), page("quay", FIRST, SECOND), page("quay?page=2", THIRD)])
    assert texts(part) == [FIRST, SECOND, THIRD]


# --- views of the whole


def whole_and_pages(*whole: str) -> list[Page]:
    view = to_page("quay/all", LinkRole.VIEW_ALL)
    first = page("quay", FIRST, SECOND, links=(view, *pager(2)))
    return [page("quay/all", *whole), first, page("quay?page=2", THIRD, FOURTH, links=(view, *pager(1)))]


def test_the_whole_on_one_page_is_taken_alone() -> None:
    part = stitch(whole_and_pages(FIRST, SECOND, THIRD, FOURTH, "One more buoy."))
    assert texts(part) == [FIRST, SECOND, THIRD, FOURTH, "One more buoy."]
    assert part.key == key("quay")
    assert [(evidence.about, evidence.value) for evidence in part.evidence] == [("whole", key("quay/all"))]


def test_the_whole_stands_for_pages_that_are_missing() -> None:
    whole, first, _ = whole_and_pages(FIRST, SECOND, THIRD, FOURTH)
    part = stitch([whole, first])
    assert texts(part) == [FIRST, SECOND, THIRD, FOURTH]
    assert part.missing_pages == ()


@pytest.mark.parametrize(
    ("whole", "why"),
    [
        ((FIRST, SECOND, THIRD), "it lacks text of the pages"),
        ((FIRST, SECOND), "it is no longer than page 1"),
        ((THIRD, FOURTH, "Something else that the whole of page 1 isn't in."), "it doesn't hold page 1"),
        (("Please log in to read this article.",), "it doesn't hold page 1"),
        ((FIRST, SECOND, THIRD, FOURTH, *(f"Column {n} begins with a buoy and a bell." for n in range(9))), "far more"),
    ],
)
def test_a_whole_that_is_truncated_or_a_lie_is_not_believed(whole: tuple[str, ...], why: str) -> None:
    part = stitch(whole_and_pages(*whole))
    assert texts(part) == [FIRST, SECOND, THIRD, FOURTH]
    assert [evidence.about for evidence in part.evidence] == ["whole refused"]
    assert why in part.evidence[0].why


def test_a_truncated_whole_is_not_taken_for_missing_pages() -> None:
    whole, first, second = whole_and_pages(FIRST, SECOND, THIRD)
    first = replace(first, reading=replace(first.reading, links=(*first.reading.links, *pager(3))))
    part = stitch([whole, first, second])
    assert texts(part)[:-1] == [FIRST, SECOND, THIRD, FOURTH]
    assert part.missing_pages == (SITE + "quay?page=3",)


def test_page_one_called_the_whole_is_still_page_one() -> None:
    ways = (to_page("quay", LinkRole.VIEW_ALL), *pager(1))
    part = stitch([page("quay", FIRST, links=pager(2)), page("quay?page=2", THIRD, links=ways)])
    assert texts(part) == [FIRST, THIRD]


def test_a_print_view_adds_nothing() -> None:
    ways = (to_page("print/quay", LinkRole.PRINT_VIEW), *pager(2))
    pages = [page("quay", FIRST, links=ways), page("quay?page=2", THIRD), page("print/quay", FIRST)]
    assert texts(stitch(pages)) == [FIRST, THIRD]
    assert texts(stitch([*pages[:2], page("print/quay", FIRST, THIRD)])) == [FIRST, THIRD]


def test_a_view_of_the_whole_that_alone_is_here_misses_nothing() -> None:
    part = stitch([page("quay?page=all", FIRST, SECOND, links=pager(1, 2, 3))])
    assert (texts(part), part.missing_pages) == ([FIRST, SECOND], ())


# --- what is missing


def test_pages_linked_and_not_archived_are_missing() -> None:
    part = stitch([page("quay", FIRST, links=pager(3, 2, 4)), page("quay?page=2", SECOND, links=pager(4, 1))])
    assert part.missing_pages == (SITE + "quay?page=3", SITE + "quay?page=4")
    assert gaps(part) == [f"[Pages 3 to 4 are missing: {SITE}quay?page=3 to {SITE}quay?page=4]"]
    assert part.blocks[-1].kind is BlockKind.GAP


def test_each_run_of_missing_pages_leaves_a_gap_at_its_place() -> None:
    part = stitch([page("quay?page=2", SECOND, links=pager(1, 3, 4, 5)), page("quay?page=4", FOURTH)])
    assert texts(part) == [
        f"[Page 1 is missing: {SITE}quay]",
        SECOND,
        f"[Page 3 is missing: {SITE}quay?page=3]",
        FOURTH,
        f"[Page 5 is missing: {SITE}quay?page=5]",
    ]


def test_a_missing_page_that_only_a_link_places_is_behind_it() -> None:
    middle = page("noon", SECOND, links=(to_page("dawn", LinkRole.NEXT_PAGE),))
    part = stitch([page("zenith", FIRST, links=(to_page("noon", LinkRole.NEXT_PAGE),)), middle])
    assert texts(part) == [FIRST, SECOND, f"[Page 3 is missing: {SITE}dawn]"]


def test_no_sentence_is_mended_and_nothing_overlaps_across_a_gap() -> None:
    cut = "The pilot waited for"
    first, third = page("quay", FOURTH, cut, links=pager(2, 3)), page("quay?page=3", "the tide.", THIRD)
    assert texts(stitch([first, third])) == [FOURTH, cut, f"[Page 2 is missing: {SITE}quay?page=2]", "the tide.", THIRD]
    again = stitch([page("quay", FIRST, SECOND, links=pager(2, 3)), page("quay?page=3", SECOND, THIRD)])
    assert texts(again).count(SECOND) == 2


def test_no_sentence_is_mended_behind_an_opening() -> None:
    first = page("quay", FOURTH, "The pilot waited for", links=pager(2))
    first = replace(first, reading=replace(first.reading, opening="a paywall"))
    part = stitch([first, page("quay?page=2", "the tide.")])
    assert texts(part) == [FOURTH, "The pilot waited for", "the tide."]
    assert part.missing_pages == (SITE + "quay",)


def test_a_next_link_beyond_the_pagers_last_page_misses_nothing() -> None:
    onward = to_page("quay?page=3", LinkRole.NEXT_PAGE, 3, says="next")
    first = page("quay", FIRST, links=(*pager(2), to_page("quay?page=2", LinkRole.NEXT_PAGE, 2, says="next")))
    part = stitch([first, page("quay?page=2", SECOND, links=(*pager(1), onward))])
    assert part.missing_pages == ()
    without_numbers = stitch([page("quay", FIRST), page("quay?page=2", SECOND, links=(onward,))])
    assert without_numbers.missing_pages == (SITE + "quay?page=3",)


def test_page_one_by_another_address_is_not_missing() -> None:
    ways = (to_page("quay?page=1", LinkRole.PAGE_N, 1),)
    assert stitch([page("quay", FIRST, links=pager(2)), page("quay?page=2", SECOND, links=ways)]).missing_pages == ()


def test_a_page_of_another_part_is_not_missing() -> None:
    first = page("quay", FIRST, links=pager(2))
    assert stitch([first], known={key("quay?page=2")}).missing_pages == ()


def test_a_page_two_that_calls_page_one_its_canonical_address_is_not_page_one() -> None:
    second = page("quay?page=2", SECOND, links=pager(1))
    second = replace(second, reading=replace(second.reading, canonical_key=key("quay")))
    assert stitch([second]).missing_pages == (SITE + "quay",)
