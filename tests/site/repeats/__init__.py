"""Short letters that carry the same paragraphs, worded like prose and marked by nothing: only a reader of several can
tell what is repeated. One letter stands at two addresses, and two share a refrain that is their own."""

import re
from dataclasses import dataclass, replace
from datetime import date
from html import escape

from crawler.sample.pages import SamplePage
from tests.site.listings import by_query, cards, layout, listing_pages, older_or_newer
from tests.site.made import MadeSite
from tests.site.source import Article, body_html, fill, read_articles

LISTING = "/letters/"
BOILERPLATE = tuple(re.sub("</?p>", "", fill("repeats", name)) for name in ("call", "names", "bio"))
"""The paragraphs that every letter carries and that are part of none."""
REFRAIN = "The tide comes in, the tide goes out, and the bell says nothing about either."
"""A paragraph of two letters: the author repeats herself on purpose, and it must stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Article):
    """A letter. One is published twice, `also_at` another address, without a word that it is the same: it is one
    article, and none of its paragraphs is boilerplate."""

    also_at: str = ""


def site() -> MadeSite:
    letters = read_articles("repeats", Letter)
    copies = tuple(replace(letter, path=letter.also_at) for letter in letters if letter.also_at)
    shown = letters + copies
    pages = {letter.path: _letter(letter) for letter in shown} | listing_pages(shown, by_query(LISTING), _listing)
    return MadeSite("repeats", LISTING, letters, pages, copies=tuple(copy.path for copy in copies))


def _day(iso: str) -> str:
    on = date.fromisoformat(iso)
    return f"{on.day} {on:%B %Y}"


def _page(title: str, main: str) -> SamplePage:
    return layout("repeats", title=f"{title} - Letters from Brackwater", main=main)


def _letter(letter: Letter) -> SamplePage:
    title = escape(letter.title, quote=False)
    body = body_html("repeats", letter.pages[0])
    return _page(
        title, fill("repeats", "letter", title=title, author=letter.authors[0], day=_day(letter.published), body=body)
    )


def _listing(letters: tuple[Letter, ...], number: int, last: int) -> SamplePage:
    pager = older_or_newer(by_query(LISTING), number, last, "Older posts", "Newer posts")
    return _page("All letters", fill("repeats", "listing", cards=cards("repeats", letters, _day), pager=pager))
