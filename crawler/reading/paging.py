"""The page number in an address, and whether two addresses are pages of one thing."""

import re
from dataclasses import dataclass
from functools import lru_cache

from crawler.reading.part_words import COUNTED

_PAGE_NAME = (
    r"pages?|p[aá]ginas?|pagine|seite|sida|side|sivu|strona|stranka|strana|stranica|stran|str|sayfa|halaman|trang"
    r"|oldal|leht|puslapis|lapa|selida|blad|pg|paged|p"
)
_QUERY_PAGE = re.compile(
    rf"^(?!per_|items_|results_)(?:\w+[:_-])?(?:{_PAGE_NAME}|pn|page_?(?:no|nr|num|number|index|id)|cur(?:rent)?_?page)=(?P<number>\d{{1,5}})$",
    re.IGNORECASE,
)
_QUERY_OFFSET = re.compile(r"^(?:start|offset|first|skip|begin|startindex)=(?P<number>\d{1,6})$", re.IGNORECASE)
_PATH_PAGE = (
    # /page/2, /seite-2, -page2.html, /p2
    (True, re.compile(rf"[/_-](?:{_PAGE_NAME})[-_/=]?(?P<number>\d{{1,4}})(?P<tail>(?:\.\w{{2,5}})?)$", re.IGNORECASE)),
    # /index2.html
    (True, re.compile(r"/(?:index|default)[-_]?(?P<number>\d{1,3})(?P<tail>\.\w{2,5})$", re.IGNORECASE)),
    # /long-read/2, /long-read_2.html: as well a second article as a second page
    (False, re.compile(r"[/_-](?P<number>\d{1,3})(?P<tail>(?:\.\w{2,5})?)$")),
    # -or10- inside a name: counts items
    (False, re.compile(r"-[a-z]{1,3}(?P<number>\d{1,4})(?P<tail>-.*)$")),
)
_SESSION = re.compile(r"\w*(?:id|sess|session|token)=(?=[a-z]*\d)(?=\d*[a-z])[0-9a-z]{20,}$", re.IGNORECASE)
"""A parameter that numbers the reader's visit, which other links of the page may go without."""
_ENDING = re.compile(r"(?:/(?:index|default))?\.(?:s?html?|php\d?|aspx?|jsp|cfm)$|/(?:index|default)$", re.IGNORECASE)
_LAST_WORD = re.compile(r"[^\W\d_]*$")
_LONGEST_COUNTED = 40  # letters, longer than any word in COUNTED: the search takes time with the square of its text
_VIEW_ALL = re.compile(
    r"[?&](?:single_?page|view_?all|show_?all|full_?page|one_?page|all)(?:=\w*)?(?=&|$)"
    r"|[?&](?:page|view|seite|p|pagewanted|artpage)=(?:all|full|single)(?=&|$)"
    r"|[/_-](?:all|view-?all|single-?page|fullpage|komplettansicht|fulltext|allpages)(?:\.\w{2,5})?$",
    re.IGNORECASE,
)
_VIEW_ALL_WORDS = (
    "all",
    "single",
    "full",
    "one",
    "komplett",
    "All",
    "Full",
    "One",
)  # spares most addresses the pattern
_PRINT = re.compile(
    r"[?&](?:print\w*|(?:format|view|output|mode)=print\w*)(?:=\w*)?(?=&|$)"
    r"|/print(?:er|able)?(?:/|$)|[_-]print(?:\.\w{2,5})?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageStep:
    """The step from one page to another of the same thing: their numbers, None where an address has none.

    `named`: an address calls its number a page; if not, it may as well number an article. `offset`: it counts items.
    """

    own: int | None
    number: int | None
    named: bool
    offset: bool = False

    @property
    def forward(self) -> int:
        """By how many pages (or items) the step goes on; a first page without a number counts as page 1, or item 0.

        Some sites count from zero: then the step to their `page=1` from the first page is 0.
        """
        first = 0 if self.offset else 1
        return (first if self.number is None else self.number) - (first if self.own is None else self.own)


@dataclass(frozen=True, slots=True)
class _Reading:
    path: str
    query: frozenset[str]
    number: int | None = None
    named: bool = False
    offset: bool = False


def page_step(own_key: str, key: str) -> PageStep | None:
    """The step between two URL keys that differ in their page number only (the target may add parameters), or None."""
    readings = _readings(own_key)
    if not key.startswith(readings[-1].path.rpartition("/")[0]) and not own_key.startswith(key.partition("?")[0]):
        return None
    for target in _readings(key):
        for own in readings:
            if own.path != target.path or (own.number, own.query) == (target.number, target.query):
                continue
            if own.number is None and target.number is None:
                continue
            if own.query == target.query or (target.named and own.query < target.query):
                offset = own.offset or target.offset
                return PageStep(own.number, target.number, own.named or target.named, offset)
    return None


def page_number(key: str) -> int | None:
    """The number that an address calls its page, or None."""
    return next((reading.number for reading in _readings(key) if reading.named and not reading.offset), None)


def may_be_numbered(key: str) -> bool:
    """True if an address has a number that may be its page's; `page_step` is None for two that have none."""
    return len(_readings(key)) > 1


def views_all(key: str) -> bool:
    """True if an address asks for all pages at once."""
    return any(map(key.__contains__, _VIEW_ALL_WORDS)) and bool(_VIEW_ALL.search(key))


def prints(key: str) -> bool:
    """True if an address asks for a print view."""
    return "print" in key.lower() and bool(_PRINT.search(key))


@lru_cache(maxsize=8192)
def _readings(key: str) -> tuple[_Reading, ...]:
    """Every way to read a page number out of a URL key, the address without one last."""
    path, _, query = key.partition("?")
    pairs = frozenset(pair for pair in query.split("&") if not _SESSION.match(pair)) if query else frozenset()
    readings = []
    for pair in sorted(pairs):
        page, offset = _QUERY_PAGE.match(pair), _QUERY_OFFSET.match(pair)
        found = page or offset
        if found:
            number = int(found["number"])
            readings.append(_Reading(_stem(path), pairs - {pair}, number, named=True, offset=bool(offset)))
    for named, pattern in _PATH_PAGE:
        found = pattern.search(path)
        if found is None:
            continue
        before = path[: found.start()]
        word = None if named else _LAST_WORD.search(before[-_LONGEST_COUNTED:])
        if word and word.group().lower() in COUNTED:
            break  # '/story/part-2' numbers a part
        readings.append(_Reading(_stem(before + found["tail"]), pairs, int(found["number"]), named))
        if named:
            break
    readings.append(_Reading(_stem(path), pairs))
    return tuple(readings)


def _stem(path: str) -> str:
    return _ENDING.sub("", path).rstrip("/")
