"""What of a site belongs to a column: by its seeds, and by where the articles lie that they list.

A listing names its articles itself. A feed or a sitemap may be the whole site's, and of that only the column's articles
are wanted: never a newspaper for one columnist. Where nothing says that an address belongs, it doesn't.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from crawler.reading.archives import archive_named
from crawler.reading.link_facts import LinkFacts
from crawler.reading.month_names import month_number
from crawler.reading.page_facts import PageFacts
from crawler.reading.urls import site_of
from storage.records import Link, LinkRole, PageKind, Reading

_LEAST_OF_FAMILY = 2
"""Listed articles with addresses of one form that make it the form of the column's articles."""
_LEAST_WITNESSES = 5
_MOST_STRANGERS = 0.1
"""A feed or sitemap is the column's if, of what it has that is as new as what the column lists, at least so many
articles are listed and no larger share isn't. A site's feed has ten entries or more; one that was edited, or a notice
that the listing leaves out, is no proof of another column."""

_ENDING = re.compile(r"\.(?:s?html?|php\d?|aspx?|jsp)$")
_FRONT = re.compile(r"(?:index|default|home)(?:\.\w+)?")
_NUMBER = re.compile(r"\d+")
_DATED = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?=[/_-]|$)")


@dataclass(frozen=True)
class Section:
    """A column on its site. `seeds` are the keys of its seeds, `listed` those of the articles that they list now.
    `goes_on`: each of the seeds has further pages, so that these show the older articles."""

    seeds: tuple[str, ...]
    listed: tuple[str, ...] = ()
    goes_on: bool = False

    @cached_property
    def is_site(self) -> bool:
        """True if a seed is the site's front page: then all its articles are wanted."""
        return any(_is_front(key) for key in self.seeds)

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The directories of the seeds, as beginnings of keys."""
        return tuple(f"{_ENDING.sub('', key)}/" for key in map(_bare, self.seeds) if "?" not in key)

    @cached_property
    def names(self) -> frozenset[str]:
        """What the seeds' addresses call the column: their last segments, or the value of a query."""
        return frozenset(name for key in self.seeds if (name := _name_of(_bare(key))))

    @cached_property
    def forms(self) -> frozenset[str]:
        """The forms of the addresses that are listed."""
        counted = Counter(map(form_of, self.listed))
        return frozenset(form for form, number in counted.items() if number >= _LEAST_OF_FAMILY)

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.listed)

    def resembles(self, key: str) -> bool:
        """True if an address has the form of a listed article's, or of any article's."""
        return form_of(key) in self.forms or _looks_like_article(key)

    def why_own(self, key: str) -> str | None:
        """Why a feed, a sitemap or an archive of this address is the column's own; None if nothing says so."""
        if self.is_site:
            return "the seed is the site's front page"
        if key.startswith(self.roots):
            return "below the column's address"
        words = re.split(r"[/?&=]", _ENDING.sub("", key.partition("//")[2].lower()))[1:]
        named = self.names.intersection(word.rpartition(".")[0] or word for word in words)
        return f"its address names '{min(named)}'" if named else None

    def why_in(self, key: str) -> str | None:
        """Why the article at this address is the column's, whoever lists it; None if nothing says so."""
        if key in self.known:
            return "the column lists it"
        form = form_of(key)
        if self.is_site:
            return "the seed is the site's front page" if self.resembles(key) else None
        if key.startswith(self.roots):
            return "below the column's address" if not self.forms or self.resembles(key) else None
        if form in self.forms and (named := self.names.intersection(form.split("/")[:-1])):
            return f"its address names '{min(named)}', as those of listed articles do"
        return None


def section_of(seeds: Iterable[str], readings: Sequence[Reading]) -> Section:
    """The section of a site's seeds, by their keys and what their pages say, as far as these have been read."""
    links = [link for reading in readings for link in reading.links]
    return Section(
        seeds=tuple(dict.fromkeys((*map(_bare, seeds), *(_bare(reading.key) for reading in readings)))),
        listed=tuple(link.key for link in links if link.role is LinkRole.ARTICLE),
        goes_on=bool(readings) and all(map(_goes_on, readings)),
    )


def witnessed_feed(section: Section, links: Sequence[Link]) -> bool:
    """True if a site's feed is the column's: what it has is listed by the column, down to the last that is."""
    places = [place for place, link in enumerate(links) if link.key in section.known]
    if len(places) < _LEAST_WITNESSES:
        return False
    as_new = places[-1] + 1
    return as_new - len(places) <= _MOST_STRANGERS * as_new


def witnessed_forms(section: Section, links: Sequence[Link]) -> frozenset[str]:
    """The forms of addresses that only the column has, by a sitemap: of the articles of one form that are newer than
    the oldest listed one, the column lists all but a few. Where nothing is dated, nothing is known."""
    found: dict[str, list[Link]] = {}
    for link in links:
        if (form := form_of(link.key)) in section.forms:
            found.setdefault(form, []).append(link)
    return frozenset(form for form, those in found.items() if _is_witnessed(section, those))


def form_of(key: str) -> str:
    """What addresses of one kind have in common: '/opinion/2024/may/the-tide' -> '/opinion/#/#/*'."""
    path, _, query = key.partition("//")[2].partition("?")
    *directories, last = path.split("/")[1:] or [""]
    ending = _ENDING.search(last)
    stem = last[: ending.start()] if ending else last
    inner = [_inner(segment) for segment in directories]
    outer = ("#" if stem.isdecimal() else "*") + (ending[0] if ending else "")
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    return "/".join(["", *inner, outer]) + "".join(f"?{name}={_NUMBER.sub('#', value)}" for name, _, value in pairs)


def _inner(segment: str) -> str:
    if _NUMBER.fullmatch(segment.replace("-", "")) or month_number(segment.lower(), "en", has_day=True):
        return "#"
    return segment


def _is_witnessed(section: Section, links: Sequence[Link]) -> bool:
    dates = {link.key: date for link in links if (date := _date_in(link.key))}
    if len(dates) < len(links):
        dates = {link.key: link.modified[:10] for link in links if link.modified}
    own = [date for key, date in dates.items() if key in section.known]
    if len(own) < _LEAST_WITNESSES:
        return False
    strangers = sum(1 for key, date in dates.items() if key not in section.known and date > min(own))
    return strangers <= _MOST_STRANGERS * (len(own) + strangers)


def _date_in(key: str) -> str | None:
    found = _DATED.search(key)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else None


def _goes_on(reading: Reading) -> bool:
    if reading.kind in (PageKind.FEED, PageKind.SITEMAP):
        return False
    return any(link.role is LinkRole.LISTING_NEXT for link in reading.links)


def _bare(key: str) -> str:
    """The key of a seed without the name of an index page."""
    path, mark, query = key.partition("?")
    directory, _, last = path.rpartition("/")
    return f"{directory}{mark}{query}" if _FRONT.fullmatch(last) else key


def _is_front(key: str) -> bool:
    host, _, rest = key.partition("//")[2].partition("/")
    return bool(host) and not rest


def _name_of(key: str) -> str:
    """'jane-doe' of …/authors/jane-doe, …/jane-doe.html and …/articles?author=jane-doe; '' for a mere number."""
    path, _, query = key.partition("//")[2].lower().partition("?")
    name = query.rpartition("=")[2] if query else _ENDING.sub("", path.partition("/")[2].rpartition("/")[2])
    return "" if name.isdecimal() else unquote(name)


def _looks_like_article(key: str) -> bool:
    nowhere = PageFacts(f"http://{site_of(key)}/", PageKind.LISTING, None)
    return archive_named(key) is None and LinkFacts(nowhere, "", key).looks_like_article
