"""The plain facts of one link and of the page that it stands on: all that its role is decided by."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from crawler.reading.cues import cues_of
from crawler.reading.once import once
from crawler.reading.paging import PageStep, page_step
from crawler.reading.part_title import number_named, parse_part_title
from crawler.reading.url_words import CHROME, CHROME_ENDS, GATE, HINTS, SERIES
from crawler.reading.urls import absolute, url_key
from crawler.reading.words import Cue
from storage.records import PageKind, PartTitle

_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|zip|mp[34]|xml|rss|docx?|xlsx?|css|js|ics|epub)$", re.IGNORECASE)
_PLAIN_HOST = re.compile(r"https?://(?:www\.)?(?!www\.)([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=[/?]|$)")
_FILE_NAME = re.compile(r"\w\.(?:s?html?|php\d?|aspx?|jsp)$")
_DATE_PATH = re.compile(r"/(?:19|20)\d\d(?:[/-]\d{1,2}){0,2}$")
_ID = re.compile(r"\d{4,}|^\d+$|[0-9a-f]{12,}")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff]")
_SLUG_MARKS = re.compile(r"[-_.+]+")
_FORWARD_ARROWS = frozenset("→ » › > >> ≫ ▶ ► ⟩ ❯ ⇒".split())
_BACK_ARROWS = frozenset("← « ‹ < << ≪ ◀ ◄ ⟨ ❮ ⇐".split())
_FORWARD = frozenset({Cue.NEXT, Cue.NEXT_PAGE, Cue.NEXT_PART, Cue.NEXT_ARTICLE, Cue.CONTINUE, Cue.OLDER})
_BACK = frozenset({Cue.PREVIOUS, Cue.PREVIOUS_PAGE, Cue.PREVIOUS_PART, Cue.PREVIOUS_ARTICLE, Cue.NEWER})
_NUMBER = re.compile(r"[\d→»›>≫▶►⟩❯⇒←«‹<≪◀◄⟨❮⇐]")
_ADVANCE = re.compile(r"^[^:]{2,30}:\s+")


@dataclass(frozen=True)
class PageFacts:
    """What is known of the page. `part` is what its title says of a series."""

    url: str
    kind: PageKind
    part: PartTitle | None
    language: str | None = None
    key: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", url_key(self.url))

    @once
    def part_number(self) -> int | None:
        """The number of the part that this page is, by its title or else by its address; None if neither says."""
        if self.part is not None:
            return self.part.number
        return number_named(slug_words(self.key))

    @once
    def site(self) -> str:
        return self.key.split("/", 3)[2] if "//" in self.key else ""

    @once
    def directory(self) -> str:
        return self.key.partition("?")[0].rpartition("/")[0]


@dataclass
class LinkFacts:
    """What is known of one link.

    `where`: head, nav (with header and footer), aside or body. `hints`: what class names and ids of the link and of
    what surrounds it say. `heading`: the nearest heading above. `in_text`: it stands in a sentence. `titled_elsewhere`:
    a heading of the page links to the same address, so that this is its teaser. `url` is None where the link leads to
    no page.
    """

    page: PageFacts
    text: str
    href: str
    rel: str = ""
    hints: frozenset[str] = frozenset()
    heading: str = ""
    where: str = "body"
    in_text: bool = False
    in_heading: bool = False
    titled_elsewhere: bool = False
    base_url: str = ""

    @once
    def url(self) -> str | None:
        href = self.href.strip()
        if href.startswith("#") or not href:
            return None
        return absolute(self.base_url or self.page.url, href)

    @once
    def key(self) -> str:
        return url_key(self.url) if self.url else self.page.key

    @once
    def is_here(self) -> bool:
        """True if the link leads to a page of the same site; a plain host tells without the address's key."""
        if self.url is not None and (plain := _PLAIN_HOST.match(self.url)):
            return plain[1] == self.page.site
        return self.url is not None and self.key.split("/", 3)[2] == self.page.site

    @once
    def cues(self) -> frozenset[Cue]:
        return cues_of(self.text)

    @once
    def heading_cues(self) -> frozenset[Cue]:
        return cues_of(self.heading)

    @once
    def is_of_menu(self) -> bool:
        """True for a word in a menu that announces nothing: no cue, number, arrow, relation, nor a series around it."""
        return (
            self.where == "nav"
            and not self.rel
            and self.page.part is None
            and len(self.text) > 1
            and _NUMBER.search(self.text) is None
            and not self.cues
            and "series" not in self.hints
            and not self.heading_cues
        )

    @once
    def rels(self) -> frozenset[str]:
        return frozenset(self.rel.lower().split())

    @once
    def goes_forward(self) -> bool:
        """True if its words, arrow or rel lead on."""
        return bool(self.cues & _FORWARD or "next" in self.rels or self.text.strip() in _FORWARD_ARROWS)

    @once
    def goes_back(self) -> bool:
        back = self.cues & _BACK or self.rels & {"prev", "previous"} or self.text.strip() in _BACK_ARROWS
        return bool(back) and not self.cues & {Cue.OLDER, Cue.CONTINUE}

    @once
    def step(self) -> PageStep | None:
        return page_step(self.page.key, self.key)

    @once
    def digits(self) -> int | None:
        """The number that the text is, apart from brackets: a pager's '3' or '[3]'."""
        bare = self.text.strip(" []()|.·-–")
        return int(bare) if bare.isdecimal() and len(bare) <= 4 else None

    @once
    def parsed(self) -> PartTitle | None:
        """The text read as a part's title, without a 'Next:' before it."""
        if not 3 <= len(self.text) <= 250:
            return None
        announced = _ADVANCE.match(self.text)
        text = self.text[announced.end() :] if announced and self.cues else self.text
        return parse_part_title(text, self.page.language)

    @once
    def part_number(self) -> int | None:
        """The number of the part that the link leads to, by its text or else by its address; None if neither says."""
        if self.parsed is not None and self.parsed.number is not None:
            return self.parsed.number
        named = number_named(self.text) if len(self.text) <= 120 else None
        return named if named is not None else number_named(slug_words(self.key))

    @once
    def under_others(self) -> bool:
        """True under a heading (or in a list) of related or popular articles."""
        if self.heading_cues & {Cue.RELATED, Cue.POPULAR}:
            return True
        return bool(self.hints & {"related", "popular"})

    @once
    def segments(self) -> tuple[str, ...]:
        return tuple(self.key.partition("?")[0].lower().split("/")[3:]) if self.url else ()

    @once
    def leads_to_chrome(self) -> bool:
        """True if the address is a category, an author, a form, a file or the like."""
        return bool(CHROME.intersection(self.segments[:-1]) or self._ends_in_chrome)

    @once
    def _ends_in_chrome(self) -> bool:
        last = self.segments[-1] if self.segments else ""
        if not last or last in CHROME_ENDS or ("." in last and _FILE.search(last)):
            return True
        return self.key[-1].isdecimal() and bool(_DATE_PATH.search(self.key))

    @once
    def leads_to_gate(self) -> bool:
        return bool(GATE.intersection(self.segments[:2]))

    @once
    def leads_to_series(self) -> bool:
        return bool(SERIES.intersection(self.segments[:-1]))

    @once
    def looks_like_article(self) -> bool:
        """True if the address has the form of an article's: a slug of three words, a date or an id, or the page's own
        directory; and isn't a category, an author or the like."""
        if not self.is_here or self.leads_to_chrome or self.leads_to_gate or self.key == self.page.key:
            return False
        last = self.segments[-1]
        words = [word for word in re.split(r"[-_.+%]", last) if word]
        if len(words) >= 3 or _ID.search(last) or _FILE_NAME.search(last) or _ID.search(self.key.partition("?")[2]):
            return True
        return len(words) == 2 and len(self.segments) > 1 and self.key.rpartition("/")[0] == self.page.directory

    @once
    def reads_like_title(self) -> bool:
        """True for a text of at least four words, or of eight letters in a script that doesn't space them."""
        return self.text.count(" ") >= 3 or (len(self.text) >= 8 and bool(_UNSPACED.search(self.text)))


@lru_cache(maxsize=8192)
def hints_of(css: str) -> frozenset[str]:
    """What class names and ids say of a place: 'related', 'pager', 'series' …"""
    return frozenset().union(*map(_hints_of_name, css.lower().split()))


@lru_cache(maxsize=8192)
def _hints_of_name(name: str) -> frozenset[str]:
    """What one name says, in lower case: names recur, also on sites where each list of them is another."""
    return frozenset(found.lastgroup for found in HINTS.finditer(name) if found.lastgroup)


def slug_words(key: str) -> str:
    """The last segment of a URL key as words: '…/part-4-what-to-do' -> 'part 4 what to do'."""
    return _SLUG_MARKS.sub(" ", key.partition("?")[0].rpartition("/")[2])
