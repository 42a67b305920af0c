"""The pages of a part into one body: order, overlaps, cuts, refrains, and what is missing."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.stitching.pages import stitch
from storage.records import Block, BlockKind, LinkRole, Metadata, Page, Part, PartTitle
from tests.stitching.making import NOON, SITE, key, page, to_page

FIRST = "The ferry leaves before the baker has lit his oven."
SECOND = "Nobody on deck says a word until the second buoy."
THIRD = "By noon the harbour smells of tar and oranges."
FOURTH = "The captain counts his passengers twice, out of habit."
BIO = "Ada Quill has kept a boat in this harbour since she was nine years old."


def texts(part: Part) -> list[str]:
    return [block.text for block in part.blocks]


def test_no_pages_is_a_broken_promise() -> None:
    with pytest.raises(ValueError, match="at least one page"):
        stitch([])


def test_one_page_is_the_part() -> None:
    only = page("quay", FIRST, SECOND)
    part = stitch([only])
    assert (part.key, part.url, part.page_keys) == (key("quay"), SITE + "quay", (key("quay"),))
    assert part.blocks == only.reading.blocks
    assert part.revision == 1


@pytest.mark.parametrize("second", ["quay?page=2", "quay/2", "quay_2.html", "quay/page/2", "quay?seite=2"])
def test_pages_are_ordered_by_the_numbers_of_their_addresses(second: str) -> None:
    part = stitch([page(second, THIRD), page("quay", FIRST)])
    assert texts(part) == [FIRST, THIRD]
    assert part.key == key("quay")


def test_pages_counted_from_zero_are_in_order() -> None:
    part = stitch([page("quay-2.html", THIRD), page("quay-1.html", SECOND), page("quay.html", FIRST)])
    assert texts(part) == [FIRST, SECOND, THIRD]


def test_ten_pages_are_ordered_by_number_and_not_by_letter() -> None:
    pages = [page("quay", "Page 1 of the log.")] + [
        page(f"quay?page={n}", f"Page {n} of the log.") for n in range(2, 12)
    ]
    assert texts(stitch(pages[::-1])) == [f"Page {n} of the log." for n in range(1, 12)]


def test_pages_without_numbers_follow_their_links() -> None:
    start = page("dawn", FIRST, links=(to_page("morning", LinkRole.NEXT_PAGE),))
    middle = page("morning", SECOND, links=(to_page("evening", LinkRole.NEXT_PAGE),))
    end = page("evening", THIRD)
    assert texts(stitch([end, middle, start])) == [FIRST, SECOND, THIRD]


def test_links_number_pages_whose_addresses_do_not() -> None:
    pager = (to_page("evening", LinkRole.PAGE_N, 3), to_page("morning", LinkRole.NEXT_PAGE, 2))
    back = (to_page("dawn", LinkRole.PAGE_N, 1),)
    pages = [page("dawn", FIRST, links=pager), page("morning", SECOND, links=back), page("evening", THIRD, links=back)]
    assert texts(stitch(pages[::-1])) == [FIRST, SECOND, THIRD]


def test_a_paragraph_cut_at_a_pages_end_is_mended() -> None:
    part = stitch([page("quay", FIRST, "The pilot waited for"), page("quay?page=2", "the tide to turn.", THIRD)])
    assert texts(part) == [FIRST, "The pilot waited for the tide to turn.", THIRD]


def test_a_finished_sentence_is_not_joined_to_the_next() -> None:
    assert texts(stitch([page("quay", FIRST), page("quay?page=2", "and so it went on.")])) == [
        FIRST,
        "and so it went on.",
    ]


def test_a_cut_between_chinese_characters_takes_no_space() -> None:
    part = stitch([page("quay", "清晨的港口非常安静，渡轮还没有"), page("quay?page=2", "离开码头。")])
    assert texts(part) == ["清晨的港口非常安静，渡轮还没有离开码头。"]


def test_markup_is_mended_with_the_text() -> None:
    cut = Block(BlockKind.PARAGRAPH, "The pilot waited for", "The *pilot* waited for")
    first = page("quay")
    first = replace(first, reading=replace(first.reading, blocks=(cut,)))
    part = stitch([first, page("quay?page=2", "the tide.")])
    assert part.blocks[0].markup == "The *pilot* waited for the tide."


def test_a_repeated_title_byline_and_lead_are_dropped() -> None:
    later = page("quay?page=2", "The long quay", "By Ada Quill", FIRST, THIRD)
    assert texts(stitch([page("quay", FIRST, SECOND), later])) == [FIRST, SECOND, THIRD]


def test_prompts_at_a_boundary_are_dropped() -> None:
    first, later = page("quay", FIRST, "Continued on page 2"), page("quay?page=2", "Continued on next page", THIRD)
    assert texts(stitch([first, later])) == [FIRST, THIRD]


def test_paragraphs_that_overlap_at_a_boundary_come_once() -> None:
    opening = [f"Entry {n} of the log." for n in range(3)]
    part = stitch([page("quay", *opening, FIRST, SECOND), page("quay?page=2", FIRST, SECOND, FOURTH)])
    assert texts(part) == [*opening, FIRST, SECOND, FOURTH]


def test_a_bio_under_every_page_stands_at_the_end_only() -> None:
    pages = [page("quay", FIRST, BIO), page("quay?page=2", SECOND, BIO), page("quay?page=3", THIRD, BIO)]
    assert texts(stitch(pages)) == [FIRST, SECOND, THIRD, BIO]


def test_a_refrain_is_kept() -> None:
    refrain = "And the gulls said nothing."
    first = page("quay", FIRST, SECOND, FOURTH, refrain, "A bell rang twice.")
    part = stitch([first, page("quay?page=2", THIRD, refrain, "The bell again.")])
    assert texts(part).count(refrain) == 2


def test_the_whole_on_one_page_is_taken_alone() -> None:
    first = page(
        "quay", FIRST, SECOND, links=(to_page("quay/all", LinkRole.VIEW_ALL), to_page("quay/2", LinkRole.PAGE_N, 2))
    )
    whole = page("quay/all", FIRST, SECOND, THIRD, FOURTH)
    part = stitch([whole, first])
    assert texts(part) == [FIRST, SECOND, THIRD, FOURTH]
    assert part.key == key("quay")
    assert part.missing_pages == ()


def test_a_whole_that_lacks_page_one_is_not_believed() -> None:
    first = page("quay", FIRST, SECOND, links=(to_page("quay/all", LinkRole.VIEW_ALL),))
    part = stitch([page("quay/all", THIRD, FOURTH, BIO), first, page("quay/2", FOURTH)])
    assert texts(part) == [FIRST, SECOND, FOURTH]


def test_pages_linked_and_not_archived_are_missing() -> None:
    pager = tuple(to_page(f"quay?page={n}", LinkRole.PAGE_N, n) for n in (3, 2, 4))
    part = stitch([page("quay", FIRST, links=pager), page("quay?page=2", SECOND, links=pager)])
    assert part.missing_pages == (SITE + "quay?page=3", SITE + "quay?page=4")


def test_history_is_that_of_all_pages() -> None:
    first = replace(page("quay", FIRST), revision=2, last_captured=NOON + timedelta(days=3))
    later = replace(page("quay?page=2", SECOND), revision=3, first_captured=NOON - timedelta(days=3), gone=True)
    part = stitch([first, later])
    assert (part.revision, part.gone) == (4, False)
    assert (part.first_captured, part.last_captured) == (NOON - timedelta(days=3), NOON + timedelta(days=3))
    assert stitch([replace(first, gone=True), later]).gone


def test_metadata_is_page_ones_with_the_earliest_date() -> None:
    first = page("quay", FIRST, metadata=Metadata(title="The long quay", published="2024"))
    later = page("quay?page=2", SECOND, metadata=Metadata(title="Page 2", published="2024-03-02", modified="2024-04"))
    assert stitch([later, first]).metadata == Metadata("The long quay", published="2024-03-02", modified="2024-04")


def test_a_title_that_counts_pages_is_no_part() -> None:
    pages = [page("quay", FIRST), page("quay?page=2", SECOND)]
    titled = [
        replace(p, reading=replace(p.reading, part_title=PartTitle("The long quay", place, 2)))
        for place, p in enumerate(pages, start=1)
    ]
    part = stitch(titled)
    assert (part.part_title, part.metadata.title) == (None, "The long quay")
    assert stitch(titled[:1]).part_title == PartTitle("The long quay", 1, 2)


def test_a_plausible_canonical_address_is_the_parts() -> None:
    only = page("quay?from=front", FIRST, metadata=Metadata(canonical_url=SITE + "quay"))
    believed = replace(only, reading=replace(only.reading, canonical_key=key("quay")))
    assert (stitch([believed]).key, stitch([believed]).url) == (key("quay"), SITE + "quay")
    assert stitch([only]).url == SITE + "quay?from=front"


WORDS = st.lists(st.sampled_from("buoy crane gull mast oar rope tide wharf".split()), min_size=3, max_size=8)
SENTENCES = WORDS.map(lambda words: " ".join(words).capitalize() + ".")


@st.composite
def page_sets(draw: st.DrawFn) -> list[Page]:
    count = draw(st.integers(1, 5))
    return [
        page("quay" if n == 1 else f"quay?page={n}", *draw(st.lists(SENTENCES, max_size=5)))
        for n in range(1, count + 1)
    ]


@given(page_sets(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(pages: list[Page], rng: random.Random) -> None:
    expected = stitch(pages)
    shuffled = pages[:]
    rng.shuffle(shuffled)
    assert stitch(shuffled) == expected


@given(page_sets())
def test_no_paragraph_is_lost(pages: list[Page]) -> None:
    stitched = set(texts(stitch(pages)))
    assert stitched == {block.text for page in pages for block in page.reading.blocks}
