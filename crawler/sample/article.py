"""The articles of the sample site, read from `articles/*.md`.

A file is its front matter (TOML between `+++` lines: the fields of `SampleArticle`), then the body: blocks separated by
empty lines, a paragraph a line. `### ` starts a heading, `- ` list items, `> ` a quote; `[text](address)` is a link and
`*text*` emphasis. A line `~~~` ends a page; amid a paragraph's lines it cuts the sentence in two.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from storage.records import Block, BlockKind

PAGE_BREAK = "\n~~~\n"
INLINE_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
EMPHASIS = re.compile(r"\*([^*]+)\*")


@dataclass(frozen=True, slots=True)
class SampleArticle:
    """One published piece of the sample site: an article, or one part of a series.

    `title`, `authors` and `date_phrase` are as printed; `published` is the ISO date in the page's JSON-LD, if any.
    `related` are slugs (with a query, if the link has one) or old addresses that redirect. `listed` is the place in the
    listing, None if only other articles link to it. `continue_to` is a slug, `old_address` a path that redirects here.
    `blocks` is the whole body; `pages` the same as served, where a page may end in mid-sentence.
    """

    slug: str
    title: str
    authors: tuple[str, ...]
    date_phrase: str
    category: str
    related: tuple[str, ...]
    blocks: tuple[Block, ...]
    pages: tuple[tuple[Block, ...], ...]
    listed: int | None = None
    teaser: str = ""
    continue_text: str | None = None
    continue_to: str | None = None
    old_address: str | None = None
    published: str | None = None
    language: str = "en"
    charset: str = "utf-8"
    charset_in_header: bool = True
    charset_in_meta: bool = True
    gzip: bool = False
    open_graph: bool = False

    @property
    def path(self) -> str:
        return f"/columns/{self.slug}"

    @property
    def text(self) -> str:
        """The whole body as plain text, blocks separated by one empty line."""
        return "\n\n".join(block.text for block in self.blocks)


@cache
def articles() -> tuple[SampleArticle, ...]:
    """Every article of the sample site, in the order of their slugs."""
    folder = resources.files("crawler.sample") / "articles"
    sources = [entry.read_text(encoding="utf-8") for entry in folder.iterdir() if entry.name.endswith(".md")]
    return tuple(sorted(map(parse_article, sources), key=lambda article: article.slug))


def parse_article(source: str) -> SampleArticle:
    """The article that a file describes. Raises `TypeError` on a field that it lacks or that doesn't exist."""
    _, front, body = source.split("+++\n", 2)
    fields: dict[str, Any] = tomllib.loads(front)
    lists = {key: tuple(value) for key, value in fields.items() if isinstance(value, list)}
    pages = tuple(parse_blocks(page) for page in body.split(PAGE_BREAK))
    return SampleArticle(**fields | lists, blocks=parse_blocks(body.replace(PAGE_BREAK, "\n")), pages=pages)


def parse_blocks(body: str) -> tuple[Block, ...]:
    """The blocks of a body in the format above, without page breaks."""
    return tuple(_block(source.strip().splitlines()) for source in re.split(r"\n\n+", body.strip()))


def _block(lines: list[str]) -> Block:
    mark, _, rest = lines[0].partition(" ")
    if mark == "###":
        return Block(BlockKind.HEADING, _plain(rest), f"### {rest}", level=3)
    if mark == "-":
        return _marked(BlockKind.LIST, "\n".join(lines))
    if mark == ">":
        return Block(BlockKind.QUOTE, _plain(" ".join(line[2:] for line in lines)), "\n".join(lines))
    return _marked(BlockKind.PARAGRAPH, " ".join(lines))


def _marked(kind: BlockKind, markup: str) -> Block:
    text = _plain(markup)
    return Block(kind, text, markup if markup != text else "")


def _plain(markup: str) -> str:
    return EMPHASIS.sub(r"\1", INLINE_LINK.sub(r"\1", markup))
