"""Pages of one site that are one text at several addresses: which of them stands for all."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from crawler.reading.urls import same_site
from crawler.stitching.page_titles import authors_agree, heading_of
from storage.records import Page

ALIKE = 0.9
"""Of the words of two pages, the longer one's: with so many in common they are copies. A print view lacks captions and
boxes; an opening, a page 2 and the next week's piece have far fewer. As for pages that repeat each other
(`page_order.SAME_SHARE`)."""

FEW_WORDS = 60
"""A text of fewer words has to be the same word for word: 'No column this week, for the ferry is late' is written more
than once, and a tenth of it is the name of the day."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_DAY = len("2017-10-03")


@dataclass(frozen=True, slots=True)
class Copy:
    """The key of the page that a page is a copy of, and why."""

    of: str
    why: str


@dataclass(frozen=True, slots=True)
class _Text:
    """A page with its words, counted."""

    page: Page
    words: Counter[str]

    @property
    def key(self) -> str:
        return self.page.reading.key

    @property
    def names(self) -> set[str]:
        return {self.key, *self.page.names}


def are_copies(a: Page, b: Page) -> bool:
    """True if two pages are copies of each other, as long as nothing else contradicts it; the same for (b, a)."""
    return _why(_Text(a, _words(a)), _Text(b, _words(b))) is not None


def copies_among(pages: Iterable[Page]) -> dict[str, Copy]:
    """The pages that are copies of another one, by key; the same for any order of `pages`, of which each has its own
    key. Two that share a mark of their text are compared; so whatever else is among the pages makes no difference."""
    marked: defaultdict[int, list[Page]] = defaultdict(list)
    for page in pages:
        if page.reading.text_mark is not None:
            marked[page.reading.text_mark].append(page)
    found: dict[str, Copy] = {}
    for alike in marked.values():
        if len(alike) > 1:
            for group, whys in _groups(alike):
                own = min(group, key=lambda page: _rank(page, group))
                found |= {
                    page.reading.key: Copy(own.reading.key, whys[page.reading.key]) for page in group if page is not own
                }
    return found


def _groups(pages: Iterable[Page]) -> list[tuple[list[Page], dict[str, str]]]:
    """Pages that are copies of each other, each page with why it is one."""
    texts = sorted((_Text(page, _words(page)) for page in pages), key=lambda text: text.key)
    group_of = {text.key: [text] for text in texts}
    whys: dict[str, str] = {}
    for a, b in sorted(combinations(texts, 2), key=lambda pair: not _one_address(*pair)):
        one, other = group_of[a.key], group_of[b.key]
        if one is other or (why := _why(a, b)) is None or any(_contradict(*pair) for pair in product(one, other)):
            continue
        whys = {a.key: why, b.key: why} | whys
        one += other
        group_of |= {text.key: one for text in other}
    groups = {group[0].key: group for group in group_of.values() if len(group) > 1}
    return [([text.page for text in group], whys) for group in groups.values()]


def _why(a: _Text, b: _Text) -> str | None:
    """Why two pages with a common mark of their text are copies of each other; None if they aren't."""
    one, other = a.page.reading, b.page.reading
    if one.text_mark is None or one.text_mark != other.text_mark:
        return None
    is_titled = one.title_mark is not None and one.title_mark == other.title_mark
    is_named = _one_address(a, b)
    if not (is_titled or is_named) or not same_site(one.url, other.url) or not _are_alike(a, b) or _contradict(a, b):
        return None
    if is_named:
        named = one.canonical_key if one.canonical_key != one.key else other.canonical_key
        return f"{named} is their canonical address"
    if not authors_agree(heading_of(a.page), heading_of(b.page)):
        return None
    days = {day for day in (_day(a), _day(b)) if day}
    if not days and _is_short(a):
        return None
    dated = "the same day" if len(days) == 1 and _day(a) and _day(b) else "no other date"
    return f"the same title and {dated}"


def _one_address(a: _Text, b: _Text) -> bool:
    """True if both give one address as their canonical one, or one gives the other's."""
    mine, theirs = a.page.reading.canonical_key, b.page.reading.canonical_key
    return mine == theirs or mine in b.names or theirs in a.names


def _contradict(a: _Text, b: _Text) -> bool:
    """True if two pages can't be copies, however alike: of one only the opening is here, their titles number them
    otherwise, or they are of different days. (Print views are dated by the day of printing: where the canonical address
    and every word are the same, and they are many, the day says nothing.)"""
    one, other = a.page.reading, b.page.reading
    if (one.opening is None) != (other.opening is None):
        return True
    if one.part_title and other.part_title and one.part_title.number != other.part_title.number:
        return True
    mine, theirs = _day(a), _day(b)
    if mine.startswith(theirs) or theirs.startswith(mine):  # '2017' doesn't contradict '2017-10-03', nor does ''
        return False
    return not _one_address(a, b) or a.words != b.words or _is_short(a)


def _day(text: _Text) -> str:
    return (text.page.reading.metadata.published or "")[:_DAY]


def _are_alike(a: _Text, b: _Text) -> bool:
    if _is_short(a) or _is_short(b):
        return a.words == b.words
    return (a.words & b.words).total() >= ALIKE * max(a.words.total(), b.words.total())


def _is_short(text: _Text) -> bool:
    return text.words.total() < FEW_WORDS


def _words(page: Page) -> Counter[str]:
    said = " ".join(block.text for block in page.reading.blocks)
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", said).casefold()))


def _rank(page: Page, group: Collection[Page]) -> tuple[int, bool, int, str]:
    """The first stands for all: the page that most of them, itself included, give as canonical; else one without a
    query, of the shortest address."""
    key = page.reading.key
    names = {key, *page.names}
    votes = sum(each.reading.canonical_key in names for each in group if each.reading.metadata.canonical_url)
    return -votes, "?" in key, len(key), key


def alike(page: Page, others: Sequence[Page]) -> list[Page]:
    """Those of other pages, of whatever site, that say the same as a page."""
    own = _Text(page, _words(page))
    return [other for other in others if _are_alike(own, _Text(other, _words(other)))]
