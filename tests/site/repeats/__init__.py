"""Short letters that carry the same paragraphs, worded like prose and marked by nothing: only a reader of several can
tell what is repeated. One letter stands at two addresses, and two share a refrain that is their own."""

import re
from dataclasses import dataclass, replace
from datetime import date
from html import escape

from crawler.sample.chrome import anchor
from crawler.sample.pages import SamplePage, validated
from tests.site.made import MadeSite
from tests.site.source import Article, body_html, fill, read_articles

CARDS_A_PAGE = 5
LISTING = "/letters/"
BOILERPLATE = tuple(re.sub("</?p>", "", fill("repeats", name)) for name in ("call", "names", "bio"))
"""The paragraphs that every letter carries and that are part of none."""
REFRAIN = "The tide comes in, the tide goes out, and the bell says nothing about either."
"""A paragraph of two letters: the author repeats herself on purpose, and it must stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Article):
    """A letter; `day` is its date as printed, the only one that there is. One is published twice, `also_at` another
    address, as an article of its own: that makes none of its paragraphs boilerplate."""

    also_at: str = ""

    @property
    def day(self) -> str:
        on = date.fromisoformat(self.published)
        return f"{on.day} {on:%B %Y}"


def site() -> MadeSite:
    letters = read_articles("repeats", Letter)
    letters += tuple(replace(letter, path=letter.also_at) for letter in letters if letter.also_at)
    pages = {letter.path: _letter(letter) for letter in letters}
    last = -(-len(letters) // CARDS_A_PAGE)
    for number in range(1, last + 1):
        pages[_nth(number)] = _listing(letters, number, last)
    return MadeSite("repeats", LISTING, letters, pages)


def _nth(number: int) -> str:
    return LISTING if number == 1 else f"{LISTING}?page={number}"


def _page(title: str, main: str) -> SamplePage:
    page = fill("repeats", "layout", title=f"{title} - Letters from Brackwater", main=main)
    return validated(page.encode(), "text/html; charset=utf-8")


def _letter(letter: Letter) -> SamplePage:
    title = escape(letter.title, quote=False)
    body = body_html("repeats", letter.pages[0])
    return _page(title, fill("repeats", "letter", title=title, author=letter.authors[0], day=letter.day, body=body))


def _listing(letters: tuple[Letter, ...], number: int, last: int) -> SamplePage:
    cards = "\n".join(
        fill(
            "repeats",
            "card",
            path=letter.path,
            title=escape(letter.title, quote=False),
            teaser=escape(letter.teaser, quote=False),
            day=letter.day,
        )
        for letter in letters[(number - 1) * CARDS_A_PAGE : number * CARDS_A_PAGE]
    )
    pager = anchor(_nth(number + 1), "Older posts") if number < last else anchor(_nth(number - 1), "Newer posts")
    return _page("All letters", fill("repeats", "listing", cards=cards, pager=pager))
