"""Whether two pages are titled as pages of one piece."""

import re
from dataclasses import dataclass
from functools import lru_cache

from crawler.reading.paging import page_step
from crawler.reading.site_name import is_name_of_site
from crawler.reading.urls import site_of
from crawler.reading.wording import fold
from crawler.stitching.page_marks import is_page_mark, title_pieces
from storage.records import Page

_LAST_NUMBER = re.compile(r"(.*\S)\s+(\d{1,3})")  # three digits at most: more is a year
_FEWEST_WORDS = 2
"""Of a name that two titles begin with, for it to be the piece's: 'Opinion: The tide' has 'Opinion' in common with half
the site. One word does where the addresses differ in a number alone."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a page says of whose it is: its title, folded, cut at its separators, without page marks and the site's
    name; its authors' names, each as a set of words."""

    title: tuple[str, ...]
    authors: frozenset[frozenset[str]]


def heading_of(page: Page) -> Heading:
    metadata = page.reading.metadata
    names = frozenset(frozenset(fold(author).split()) for author in metadata.authors)
    return Heading(_folded_title(metadata.title or "", site_of(page.reading.url)), names - {frozenset()})


@lru_cache(maxsize=4096)
def _folded_title(title: str, site: str) -> tuple[str, ...]:
    host = site.partition(":")[0]
    labels = host.split(".")[:-1]
    names = {fold(host), *([fold(max(labels, key=len))] if labels else [])} - {""}
    pieces = [folded for piece in title_pieces(title) if (folded := fold(piece))]
    return tuple(piece for piece in pieces if not any(is_name_of_site(piece, name) for name in names))


def titles_agree(a: Heading, b: Heading, *, numbered: bool) -> bool:
    """True if two titles may be those of pages of one piece: equal but for marks of the page and the site's name; one
    the other's beginning up to a separator; sections with a common name before a separator; or one says nothing.
    `numbered`: the pages' addresses differ in a number alone."""
    short, long = sorted((a.title, b.title), key=lambda title: (len(title), title))
    if not short or set(short) <= set(long) or _same_but_for_a_number(" ".join(short), " ".join(long)):
        return True
    return short[0] == long[0] and (numbered or len(short[0].split()) >= _FEWEST_WORDS)


def _same_but_for_a_number(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    rest = long.removeprefix(short)
    if short == long or (rest != long and (is_page_mark(rest) or re.fullmatch(r"\s\d{1,3}", rest))):
        return True
    first, second = _LAST_NUMBER.fullmatch(a), _LAST_NUMBER.fullmatch(b)
    return bool(first and second and first[1] == second[1] and is_page_mark(f"{first[1].split()[-1]} 1"))


def authors_agree(a: Heading, b: Heading) -> bool:
    """False if both name authors and have none in common; 'Quill' may be 'Ada Quill'."""
    if not a.authors or not b.authors:
        return True
    return any(mine <= theirs or theirs <= mine for mine in a.authors for theirs in b.authors)


def are_numbered(a: Page, b: Page) -> bool:
    return page_step(a.reading.key, b.reading.key) is not None


def same_canonical(a: Page, b: Page) -> bool:
    """True if both give one address as theirs."""
    return a.reading.canonical_key == b.reading.canonical_key
