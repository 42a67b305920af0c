"""The pages of one part, in whatever order they were archived -> one body."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from crawler.reading.urls import url_key
from crawler.stitching.boundaries import join
from crawler.stitching.page_marks import without_page_mark
from crawler.stitching.page_order import order_pages
from crawler.stitching.whole_view import whole_view
from storage.records import Block, Metadata, Page, Part, Reading


def stitch(pages: Sequence[Page], known: Collection[str] = ()) -> Part:
    """One part from its pages, a group of those that `divide` makes; the same whatever their order.

    A page that shows the whole part is taken alone for the text if it holds what the pages hold. Else the pages are
    joined: what a page repeats of its neighbours is dropped, a paragraph cut at a page's end is mended, and a gap
    stands where a page is missing. No other text is lost. `known` are the keys of all pages that were divided: a page
    of another part is not missing from this one. Raises ValueError if there are no pages.
    """
    if not pages:
        raise ValueError("a part has at least one page")
    order = order_pages(pages, known)
    blocks = join(order.slots)
    whole, evidence = whole_view(order, blocks)
    if whole is not None:
        blocks = tuple(whole.reading.blocks)
    first = order.pages[0].reading
    shown = [*order.pages, *([whole] if whole else [])]
    aside = [page for page in (*order.wholes, *(page for page, _ in order.repeats)) if page is not whole]
    aside += order.copies
    canonical = first.metadata.canonical_url
    missing = () if whole else tuple(link.url for link in order.missing)
    openings = [page.reading.url for page in ([whole] if whole else order.pages) if page.reading.opening]
    metadata = _metadata([page.reading.metadata for page in shown])
    part_title = first.part_title
    if part_title and _counts_pages([page.reading for page in order.pages], len(missing)):
        metadata, part_title = replace(metadata, title=part_title.series or metadata.title), None
    return Part(
        key=first.key,
        url=canonical if canonical and url_key(canonical) == first.canonical_key else first.url,
        page_keys=tuple(page.reading.key for page in shown),
        page_urls=tuple(page.reading.url for page in shown),
        aside_keys=tuple(page.reading.key for page in aside),
        metadata=metadata,
        part_title=part_title,
        blocks=blocks,
        digest=text_digest(blocks),
        first_captured=min(page.first_captured for page in shown),
        last_captured=max(page.last_captured for page in shown),
        revision=1 + sum(page.revision - 1 for page in shown),
        missing_pages=(*missing, *openings),
        gone=order.pages[0].gone,
        evidence=evidence,
    )


def text_digest(blocks: Iterable[Block]) -> str:
    """A SHA-256 (hex) of what the blocks say."""
    return hashlib.sha256("\n".join(block.text for block in blocks).encode()).hexdigest()


def _counts_pages(readings: list[Reading], missing: int) -> bool:
    """True if the titles' numbers are those of the pages: 'X (1/2)' on the first of two, 'X (2/2)' on the next."""
    said = [reading.part_title for reading in readings]
    count = len(readings) + missing
    return count > 1 and all(
        title is not None and (title.number, title.total) == (place, count)
        for place, title in enumerate(said[:2], start=1)
    )


def _metadata(pages: list[Metadata]) -> Metadata:
    """Page 1's, without a mark of the page in its title, with the earliest date of publication and the latest of
    modification."""
    dated = [page for page in pages if page.published]
    first = min((page.published or "" for page in dated), default="")
    same = [page for page in dated if (page.published or "").startswith(first)]  # '2017-10-03' says '2017', and more
    earliest = min(same, key=lambda page: (-len(page.published or ""), page.published or ""), default=pages[0])
    return replace(
        pages[0],
        title=without_page_mark(pages[0].title or "") or pages[0].title,
        published=earliest.published,
        published_text=earliest.published_text,
        modified=max((page.modified for page in pages if page.modified), default=None),
    )
