"""What `stitch` says of a part beside its text: address, history, metadata."""

from dataclasses import replace
from datetime import timedelta

import pytest

from crawler.stitching.pages import stitch
from storage.records import LinkRole, Metadata, Page, PartTitle
from tests.stitching.making import NOON, SITE, key, page, to_page

FIRST = "The ferry leaves before the baker has lit his oven."
SECOND = "Nobody on deck says a word until the second buoy."


def test_no_pages_is_a_broken_promise() -> None:
    with pytest.raises(ValueError, match="at least one page"):
        stitch([])


def test_one_page_is_the_part() -> None:
    only = page("quay", FIRST, SECOND)
    part = stitch([only])
    assert (part.key, part.url, part.page_keys) == (key("quay"), SITE + "quay", (key("quay"),))
    assert part.blocks == only.reading.blocks
    assert part.revision == 1


def test_the_same_address_twice_is_one_page() -> None:
    later = replace(page("quay", SECOND), last_captured=NOON + timedelta(days=3))
    assert stitch([later, page("quay", FIRST)]).blocks == later.reading.blocks


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


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("The long quay - Page 1 of 3", "The long quay"),
        ("The long quay – Seite 1 | Harbour Post", "The long quay | Harbour Post"),
        ("The blank page 2", "The blank page 2"),
        ("Page 2", "Page 2"),
        ("The long quay (1/3)", "The long quay (1/3)"),
    ],
)
def test_a_title_does_not_say_its_page(printed: str, title: str) -> None:
    assert stitch([page("quay", FIRST, metadata=Metadata(title=printed))]).metadata.title == title


def numbered(place: int) -> Page:
    links = (to_page("quay?page=2", LinkRole.PAGE_N, 2),) if place == 1 else ()
    made = page("quay" if place == 1 else f"quay?page={place}", f"{FIRST} {place}", links=links)
    return replace(made, reading=replace(made.reading, part_title=PartTitle("The long quay", place, 2)))


def test_a_title_that_counts_pages_is_no_part() -> None:
    for part in (stitch([numbered(1), numbered(2)]), stitch([numbered(1)])):
        assert (part.part_title, part.metadata.title) == (None, "The long quay")
    alone = numbered(1)
    alone = replace(alone, reading=replace(alone.reading, links=()))
    assert stitch([alone]).part_title == PartTitle("The long quay", 1, 2)


def test_a_plausible_canonical_address_is_the_parts() -> None:
    only = page("quay?from=front", FIRST, metadata=Metadata(canonical_url=SITE + "quay"))
    believed = replace(only, reading=replace(only.reading, canonical_key=key("quay")))
    assert (stitch([believed]).key, stitch([believed]).url) == (key("quay?from=front"), SITE + "quay")
    assert stitch([only]).url == SITE + "quay?from=front"


def test_a_gap_is_in_the_digest() -> None:
    pages = [page("quay", FIRST), page("quay", FIRST, links=(to_page("quay?page=2", LinkRole.PAGE_N, 2),))]
    assert stitch(pages[:1]).digest != stitch(pages[1:]).digest
