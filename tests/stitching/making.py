"""Short ways to make pages, parts and links for the stitching tests."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from crawler.reading.part_title import parse_part_title
from crawler.reading.urls import url_key
from storage.records import Block, BlockKind, Link, LinkRole, Metadata, Page, PageKind, Part, PartLink, Reading

SITE = "https://column.example/"
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def key(slug: str) -> str:
    return url_key(SITE + slug)


def part(slug: str, title: str, *authors: str, published: str | None = None, text: str | None = None) -> Part:
    """A part of one page; its text is its slug unless given."""
    blocks = (Block(BlockKind.PARAGRAPH, text or f"The text of {slug}."),)
    return Part(
        key=key(slug),
        url=SITE + slug,
        page_keys=(key(slug),),
        page_urls=(SITE + slug,),
        metadata=Metadata(title=title, authors=authors, published=published),
        part_title=parse_part_title(title),
        blocks=blocks,
        digest=hashlib.sha256(blocks[0].text.encode()).hexdigest(),
        first_captured=NOON,
        last_captured=NOON,
    )


def link(
    source: str, target: str, role: LinkRole = LinkRole.NEXT_PART, number: int | None = None, status: int | None = None
) -> PartLink:
    return PartLink(key(source), key(target), SITE + target, role, "Continue", "says 'Continue'", number, status)


def listed(*slugs: str, series: str = "The harbour notebooks") -> list[PartLink]:
    """The links of a series index to its parts, in the order of the page."""
    return [
        PartLink(key("index"), key(slug), SITE + slug, LinkRole.PART_N, slug, "listed", series=series, position=place)
        for place, slug in enumerate(slugs)
    ]


def page(address: str, *texts: str, links: tuple[Link, ...] = (), metadata: Metadata | None = None) -> Page:
    """A page of paragraphs."""
    url = SITE + address
    reading = Reading(
        url=url,
        key=url_key(url),
        canonical_key=url_key(url),
        kind=PageKind.ARTICLE,
        kind_why="made",
        metadata=metadata or Metadata(title="The long quay", authors=("Ada Quill",)),
        part_title=None,
        blocks=tuple(Block(BlockKind.PARAGRAPH, text) for text in texts),
        links=links,
        evidence=(),
        digest="",
        reader_version=1,
    )
    return Page(reading, NOON, NOON)


def holding(address: str, *blocks: Block, links: tuple[Link, ...] = (), metadata: Metadata | None = None) -> Page:
    """A page of blocks of any kind."""
    empty = page(address, links=links, metadata=metadata)
    return replace(empty, reading=replace(empty.reading, blocks=blocks))


def to_page(address: str, role: LinkRole, number: int | None = None, says: str | None = None) -> Link:
    """A link that says its number, unless it `says` something else."""
    text = str(number or "") if says is None else says
    return Link(SITE + address, url_key(SITE + address), text, role, "made", number)
