"""A newsletter's web pages: letters with a subtitle, subscription boxes and buttons in mid-text, and footnotes."""

import json
import re
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape

from crawler.sample.pages import SamplePage
from tests.site.listings import by_query, cards, layout, listing_pages, older_or_newer
from tests.site.made import MadeSite
from tests.site.source import Article, body_html, fill, read_articles

LISTING = "/archive"
NOTE_MARK = re.compile(r"\[(\d)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Article):
    """A letter; its teaser is its subtitle, and opens the text. `[1]` in its body marks a footnote. `comment` is
    'reader | words'."""

    comment: str


def site() -> MadeSite:
    letters = tuple(replace(letter, standfirst=letter.teaser) for letter in read_articles("newsletter", Letter))
    pages = {letter.path: _letter(letters, number) for number, letter in enumerate(letters)}
    pages |= listing_pages(letters, by_query(LISTING), _listing)
    return MadeSite("newsletter", LISTING, letters, pages)


def _day(iso: str) -> str:
    at = datetime.fromisoformat(iso)
    return f"{at:%b %d, %Y}"


def _listing(letters: tuple[Letter, ...], number: int, last: int) -> SamplePage:
    pager = older_or_newer(by_query(LISTING), number, last, "Older posts", "Newer posts")
    main = fill("newsletter", "listing", cards=cards("newsletter", letters, _day), pager=pager)
    return layout("newsletter", head="<title>Archive - Slow Numbers</title>", main=main)


def _letter(letters: tuple[Letter, ...], at: int) -> SamplePage:
    letter = letters[at]
    reader, comment = letter.comment.split(" | ")
    main = fill(
        "newsletter",
        "post",
        title=escape(letter.title, quote=False),
        subtitle=escape(letter.teaser, quote=False),
        day=_day(letter.published),
        buttons=fill("newsletter", "buttons"),
        body=NOTE_MARK.sub(_note_mark, body_html("newsletter", letter.pages[0])),
        footnotes="".join(
            fill("newsletter", "footnote", number=str(number), words=escape(words, quote=False))
            for number, words in enumerate(letter.notes, 1)
        ),
        previous=letters[min(at + 1, len(letters) - 1)].path,
        next=letters[max(at - 1, 0)].path,
        reader=reader,
        comment=escape(comment, quote=False),
    )
    return layout("newsletter", head=_head(letter), main=main)


def _note_mark(found: re.Match[str]) -> str:
    return (
        f'<a data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-{found[1]}" href="#footnote-{found[1]}"'
        f' target="_self" class="footnote-anchor">{found[1]}</a>'
    )


def _head(letter: Letter) -> str:
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": f"https://slownumbers.example{letter.path}",
        "headline": letter.title,
        "description": letter.teaser,
        "image": [],
        "datePublished": letter.published,
        "isAccessibleForFree": True,
        "author": [{"@type": "Person", "name": "Halina Brzeska", "url": "https://slownumbers.example/@halina"}],
        "publisher": {"@type": "Organization", "name": "Slow Numbers"},
    }
    return "\n".join(
        (
            f"<title>{escape(letter.title)} - by Halina Brzeska</title>",
            '<meta property="og:type" content="article">',
            f'<meta property="og:title" content="{escape(letter.title)}">',
            f'<meta name="description" content="{escape(letter.teaser)}">',
            '<meta name="author" content="Halina Brzeska">',
            f'<link rel="canonical" href="{letter.path}">',
            f'<script type="application/ld+json">{json.dumps(facts)}</script>',
        )
    )
