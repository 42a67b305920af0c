"""What of a page's offers is a trap: an address that no site has for people, or more of them than any page has.

The ceilings are far above what honest sites have; what they have to say is said by `trapping`, by evidence: an address
is a trap if those like it brought nothing new, many times in a row.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from crawler.reading.paging import page_number
from storage.records import Follow, Offer, PageKind

LONGEST_URL = 2048
"""Characters: what a sitemap may name (sitemaps.org), and about what browsers and search engines take."""

MOST_SEGMENTS = 20
"""Of a path; Heritrix, the crawler of the web's archives, has the same bound by default."""

_MOST_IN_A_ROW = 2
"""How often one and the same stretch of a path may follow itself ('/a/b/a/b'), as in Heritrix."""
_MOST_OF_ONE = 4
"""How often a segment may stand in a path."""

MOST_PAGES_OF_LISTING = 10_000
"""By the number in the address: a hundred thousand articles by ten."""

MOST_RELATED = 500
"""Offers of an article's page, or of a series' index, that aren't the page's own pages: an index of a long series has
some hundred, a page full of menus too."""

MOST_LISTED = 10_000
"""Offers of a listing: one that has all that was printed daily for thirty years on one page."""

_MOST_WORDS = 4
"""Hyphens in a last segment that a template made: '/the-saga-part-12'. More are a title, another at each address."""

_AHEAD = timedelta(days=62)
"""A calendar's month may begin so long after today: what comes out next is announced a month or two before."""

_YEAR_AND_MONTH = re.compile(r"(?<!\d)(20\d\d)(?:[/-]|&?(?:month|m)=)(0?[1-9]|1[0-2])(?!\d)")
_YEAR = re.compile(r"(?<!\d)(2\d\d\d)(?!\d)")
_DIGITS = re.compile(r"\d+")
_MARKED = re.compile(r"(?=.*\d)[\w~-]+")


class Refused(NamedTuple):
    """Why an address is no address to visit: the trap's name."""

    offer: Offer
    name: str


def sifted(offers: Iterable[Offer], kind: PageKind, today: date) -> tuple[list[Offer], list[Refused]]:
    """The offers of a page of this kind that are taken, and those that are traps by themselves."""
    kept: list[Offer] = []
    refused: list[Refused] = []
    most = MOST_RELATED if kind in (PageKind.ARTICLE, PageKind.SERIES_INDEX) else None
    most = MOST_LISTED if kind is PageKind.LISTING else most
    for offer in offers:
        name = why_refused(offer.url, offer.key, offer.follow, today)
        if name is None and most is not None and len(kept) >= most:
            name = f"more than {most:,} links on a page"
        if name is None:
            kept.append(offer)
        else:
            refused.append(Refused(offer, name))
    return kept, refused


def why_refused(url: str, key: str, follow: Follow, today: date) -> str | None:
    """The trap that an address is by itself, None if it is none."""
    if len(url) > LONGEST_URL:
        return f"an address of more than {LONGEST_URL:,} characters"
    path = key.partition("//")[2].partition("?")[0]
    segments = path.split("/")[1:]
    if len(segments) > MOST_SEGMENTS:
        return f"a path of more than {MOST_SEGMENTS} levels"
    if _repeats_itself(segments):
        return "a path that repeats itself"
    if follow is Follow.LISTING:
        if (page_number(key) or 0) > MOST_PAGES_OF_LISTING:
            return f"a listing of more than {MOST_PAGES_OF_LISTING:,} pages"
        if _lies_ahead(key.partition("//")[2].partition("/")[2], today):
            return "a calendar of what is still to come"
    return None


def shape_of(key: str, follow: Follow | str) -> str:
    """What addresses that one template makes, and that were found in one way, have in common: the path with its numbers
    left out, the names of the parameters, and the last segment as far as it isn't a title."""
    path, _, query = key.partition("//")[2].partition("?")
    host, *segments = path.split("/")
    inner = ["*" if _MARKED.fullmatch(segment) else segment for segment in segments[:-1]]
    last = "" if not segments else _DIGITS.sub("#", segments[-1])
    words = last.count("-") + last.count("_")
    if words > _MOST_WORDS or ("#" not in last and not query):
        last = "*"
    names = "&".join(sorted({pair.partition("=")[0] for pair in query.split("&") if pair}))
    return f"{follow} {'/'.join([host, *inner, last])}{f'?{names}' if names else ''}"


def _repeats_itself(segments: list[str]) -> bool:
    """True if a stretch of the path follows itself more than twice, or one segment stands everywhere."""
    names = [segment for segment in segments if not segment.isdecimal()]
    if len(names) == len(set(names)):
        return False
    if max(Counter(names).values()) > _MOST_OF_ONE:
        return True
    for length in range(1, len(names) // (_MOST_IN_A_ROW + 1) + 1):
        for start in range(len(names) - length * (_MOST_IN_A_ROW + 1) + 1):
            stretch = names[start : start + length]
            after = names[start + length : start + length * (_MOST_IN_A_ROW + 1)]
            if after == stretch * _MOST_IN_A_ROW:
                return True
    return False


def _lies_ahead(address: str, today: date) -> bool:
    found = _YEAR_AND_MONTH.search(address)
    if found is not None:
        return date(int(found[1]), int(found[2]), 1) > today + _AHEAD
    year = _YEAR.search(address) if page_number(f"http://x/{address}") is None else None
    return year is not None and int(year[1]) > (today + _AHEAD).year and int(year[1]) < today.year + 500
