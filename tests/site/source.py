"""The articles of the made-up sites, read from sources: page and expected archive line are both made of them.

A source is a file `SITE/articles/*.md`: front matter (TOML between `+++` lines: the fields of the site's `Article`),
then the body in the format of the sample site's articles. A block `@name words | words` is no part of the article: the
site's template `name.html` stands there, with the words for `$a`, `$b` and so on. A line `~~~` ends a page.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any, TypeVar

from crawler.sample.article import PAGE_BREAK, parse_blocks
from crawler.sample.pages import block_html
from storage.records import Block

SITES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Insert:
    """What a template puts between two blocks of an article."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One published piece; what its fields say is what the archive must say.

    `path` is its address, `pages` the body as served. `standfirst` stands above the body and opens the text, `notes`
    are footnotes, which close it; `teaser` is what listings print. Of what isn't `whole` the page shows an opening
    only: no archive may have it as complete.
    """

    path: str
    title: str
    authors: tuple[str, ...]
    published: str
    pages: tuple[tuple[Block | Insert, ...], ...]
    modified: str | None = None
    published_text: str | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = "en"
    standfirst: str = ""
    teaser: str = ""
    notes: tuple[str, ...] = ()
    whole: bool = True

    @property
    def text(self) -> str:
        """The whole article as plain text, blocks separated by one empty line."""
        body = [block.text for page in self.pages for block in page if isinstance(block, Block)]
        notes = [f"[{number}] {note}" for number, note in enumerate(self.notes, 1)]
        return "\n\n".join(filter(None, (self.standfirst, *body, *notes)))

    @property
    def captions(self) -> tuple[str, ...]:
        """The captions of the pictures, which stand in the Markdown alone."""
        inserts = [piece for page in self.pages for piece in page if isinstance(piece, Insert)]
        return tuple(insert.words[1] for insert in inserts if insert.name == "figure")


A = TypeVar("A", bound=Article)


def read_articles(site: str, kind: type[A]) -> tuple[A, ...]:
    """The articles of a site, newest first."""
    sources = sorted((SITES / site / "articles").glob("*.md"))
    articles = [_parse(source.read_text(encoding="utf-8"), kind) for source in sources]
    return tuple(sorted(articles, key=lambda article: article.published, reverse=True))


def _parse(source: str, kind: type[A]) -> A:
    _, front, body = source.split("+++\n", 2)
    fields: dict[str, Any] = tomllib.loads(front)
    lists = {key: tuple(value) for key, value in fields.items() if isinstance(value, list)}
    return kind(**fields | lists, pages=tuple(_pieces(page) for page in body.split(PAGE_BREAK)))


def _pieces(body: str) -> tuple[Block | Insert, ...]:
    found: list[Block | Insert] = []
    for chunk in re.split(r"\n\n+", body.strip()):
        if chunk.startswith("@"):
            name, _, words = chunk[1:].partition(" ")
            found.append(Insert(name, tuple(word.strip() for word in words.split("|"))))
        else:
            found += parse_blocks(chunk)
    return tuple(found)


def fill(site: str, template: str, /, **words: str) -> str:
    """A site's template `NAME.html` with its `$placeholders` filled in, which must be HTML already."""
    source = (SITES / site / f"{template}.html").read_text(encoding="utf-8")
    return Template(source).substitute(words).rstrip("\n")


def body_html(site: str, pieces: tuple[Block | Insert, ...]) -> str:
    """A page of an article's body as HTML, with what the templates put between its blocks."""
    return "\n".join(
        block_html(piece)
        if isinstance(piece, Block)
        else fill(site, piece.name, **dict(zip("abcd", piece.words, strict=False)))
        for piece in pieces
    )
