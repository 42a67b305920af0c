"""Short ways to make pages, parts and links for the stitching tests."""

import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from crawler.reading.marks import marked
from crawler.reading.part_title import parse_part_title
from crawler.reading.urls import url_key
from crawler.stitching.series import assemble
from storage.records import Article, Block, BlockKind, Link, LinkRole, Metadata, Page, PageKind, Part, PartLink, Reading

SITE = "https://column.example/"
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def key(slug: str) -> str:
    return url_key(SITE + slug)


def part(
    slug: str,
    title: str,
    *authors: str,
    published: str | None = None,
    text: str | None = None,
    language: str | None = None,
) -> Part:
    """A part of one page; its text is its slug unless given."""
    blocks = (Block(BlockKind.PARAGRAPH, text or f"The text of {slug}."),)
    return Part(
        key=key(slug),
        url=SITE + slug,
        page_keys=(key(slug),),
        page_urls=(SITE + slug,),
        metadata=Metadata(title=title, authors=authors, published=published, language=language),
        part_title=parse_part_title(title),
        blocks=blocks,
        digest=hashlib.sha256(blocks[0].text.encode()).hexdigest(),
        first_captured=NOON,
        last_captured=NOON,
    )


def link(
    source: str, target: str, role: LinkRole = LinkRole.NEXT_PART, number: int | None = None, status: int | None = None
) -> PartLink:
    """A link that says that it continues."""
    text = "Continue reading"
    return PartLink(key(source), key(target), SITE + target, role, text, f"says '{text}'", number, status)


def bare(source: str, target: str, role: LinkRole = LinkRole.NEXT_PART) -> PartLink:
    """A link that says no more than 'next' or 'previous'."""
    text = "Next" if role is LinkRole.NEXT_PART else "Previous"
    return replace(link(source, target, role), text=text, why=f"says '{text}'")


def chain(*slugs: str) -> list[PartLink]:
    """Links from each part to the next."""
    return [link(a, b) for a, b in pairwise(slugs)]


def listed(*slugs: str, series: str = "The harbour notebooks", index: str = "index") -> list[PartLink]:
    """The links of a series index to its parts, in the order of the page."""
    return [
        PartLink(key(index), key(slug), SITE + slug, LinkRole.PART_N, slug, "listed", series=series, position=place)
        for place, slug in enumerate(slugs)
    ]


def places(article: Article) -> list[tuple[str, int | None]]:
    """The slugs of an article's parts with their numbers, in order."""
    return [(placed.key.removeprefix(key("")), placed.number) for placed in article.parts]


def placed(parts: Sequence[Part], links: Sequence[PartLink] = ()) -> list[list[tuple[str, int | None]]]:
    """`places` of all articles, which are the same for the parts and links in any order."""
    expected = assemble(parts, links)
    for seed in range(4):
        shuffle = random.Random(seed).sample
        assert assemble(shuffle(parts, len(parts)), shuffle(links, len(links))) == expected
    return [places(article) for article in expected]


def only(articles: tuple[Article, ...]) -> Article:
    assert len(articles) == 1, [places(article) for article in articles]
    return articles[0]


def missing(article: Article) -> list[tuple[int | None, str | None, str]]:
    """What an article lacks: number, slug and why."""
    return [(m.number, m.url.removeprefix(SITE) if m.url else None, m.why) for m in article.missing_parts]


def whys(articles: Iterable[Article], about: str = "edge refused") -> str:
    """The reasons in the evidence of articles, by default of what was refused."""
    return " ".join(item.why for article in articles for item in article.evidence if item.about == about)


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


WORDS = "buoy crane ferry gull harbour mast oar quay rope sail tide wharf anchor baker customs ledger lamp tar".split()


def prose(seed: int, sentences: int = 40) -> list[str]:
    """Paragraphs that no two seeds have in common."""
    rng = random.Random(seed)
    said = [f"{' '.join(rng.choices(WORDS, k=9 + rng.randrange(8)))} {seed}x{n}." for n in range(sentences)]
    return [" ".join(said[start : start + 4]) for start in range(0, sentences, 4)]


def found(address: str, texts: Sequence[str] = prose(1), canonical: str | None = None, **more: Any) -> Page:
    """A page as it is read, with its marks; of 1 May 2024 and titled as the others, unless it says `more`."""
    said = {"title": "The long quay", "published": "2024-05-01"} | more
    named = SITE + canonical if canonical else None
    made = page(address, *texts, metadata=Metadata(**said, canonical_url=named))
    reading = replace(made.reading, canonical_key=key(canonical) if canonical else key(address))
    return replace(made, reading=marked(reading))
