"""What of a page's offers is a trap by itself: an address that no site has for people, or more than any page has.

These bounds are far above what honest sites have; all else is told by evidence (`trapping`): an address is a trap if
those of its shape brought nothing new, many times in a row.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote

from storage.records import Follow, Offer

LONGEST_URL = 2048
"""Characters: what a sitemap may name (sitemaps.org), and about what browsers and search engines take."""

MOST_SEGMENTS = 20
"""Of a path; Heritrix, the crawler of the web's archives, has the same bound by default."""

_MOST_IN_A_ROW = 2
"""How often one and the same stretch of a path may follow itself ('/a/b/a/b'), as in Heritrix."""
_MOST_OF_ONE = 4
"""How often a segment may stand in a path."""

MOST_RELATED = 500
"""Related links of a page: one full of menus has some hundred. (All links of a page are bounded by its elements.)"""

_MOST_WORDS = 4
"""Hyphens in a last segment that a template made: '/the-saga-part-12'. More are a title, another at each address."""

_DIGITS = re.compile(r"\d+")
_MARKED = re.compile(r"(?=.*\d)[\w~-]+")


class Refused(NamedTuple):
    """Why an address is no address to visit: the trap's name."""

    offer: Offer
    name: str


def sifted(offers: Iterable[Offer]) -> tuple[tuple[Offer, ...], list[Refused]]:
    """The offers of a page that are taken, and those that are traps by themselves."""
    kept: list[Offer] = []
    refused: list[Refused] = []
    related = 0
    for offer in offers:
        name = why_refused(offer.url, offer.key)
        if name is None and offer.follow is Follow.RELATED:
            related += 1
            name = f"more than {MOST_RELATED:,} related links on a page" if related > MOST_RELATED else None
        if name is None:
            kept.append(offer)
        else:
            refused.append(Refused(offer, name))
    return tuple(kept), refused


def why_refused(url: str, key: str) -> str | None:
    """The trap that an address is by itself, None if it is none."""
    if len(url) > LONGEST_URL:
        return f"an address of more than {LONGEST_URL:,} characters"
    segments = key.partition("//")[2].partition("?")[0].split("/")[1:]
    if len(segments) > MOST_SEGMENTS:
        return f"a path of more than {MOST_SEGMENTS} levels"
    return "a path that repeats itself" if _repeats_itself(segments) else None


def shape_of(key: str, follow: Follow | str) -> str:
    """What addresses that one template makes, and that were found in one way, have in common: the path with its numbers
    left out, the names of the parameters, and the last segment as far as it isn't a title."""
    path, _, query = key.partition("//")[2].partition("?")
    host, *segments = unquote(path).split("/")
    inner = ["*" if _MARKED.fullmatch(segment) else segment for segment in segments[:-1]]
    last = "" if not segments else _DIGITS.sub("#", segments[-1])
    words = last.count("-") + last.count("_")
    if words > _MOST_WORDS or ("#" not in last and not query):
        last = "*"
    names = "&".join(sorted({pair.partition("=")[0] for pair in query.split("&") if pair}))
    return f"{follow} {'/'.join([host, *inner, last])}{f'?{names}' if names else ''}"


def _repeats_itself(segments: list[str]) -> bool:
    """True if a stretch of the path follows itself more than twice, or one segment stands everywhere."""
    names = [segment for segment in segments if any(letter.isalpha() for letter in segment)]
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
