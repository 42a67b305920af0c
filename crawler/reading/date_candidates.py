"""Every date that a page gives for its article, where it says so, and how far that is to be believed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from typing import Any
from urllib.parse import urlsplit

import htmldate
from lxml.html import HtmlElement

from crawler.reading.byline import Byline
from crawler.reading.date_labels import Label
from crawler.reading.dates import Precision, PrintedDate, absolute_date, declared_date, find_date
from crawler.reading.document import Document
from crawler.reading.site_rule import SiteRule, selected
from crawler.reading.structured import StructuredData
from crawler.reading.urls import url_key
from crawler.reading.visible_dates import VisibleDate, date_anywhere, dates_near, time_date

_PUBLISHED_META = (
    "article:published_time og:article:published_time og:published_time published_time article.published datepublished"
    " parsely-pub-date sailthru.date dc.date.issued dcterms.issued pubdate publishdate publish-date publish_date"
    " publication_date article_date_original citation_publication_date citation_online_date"
    " cxenseparse:recs:publishtime date.issued published-date og:pubdate original-publish-date"
).split()
_CREATED_META = "dcterms.created dc.date.created dc.date dcterms.date datecreated created date release_date".split()
_MODIFIED_META = (
    "article:modified_time og:article:modified_time og:updated_time datemodified dcterms.modified lastmod last-modified"
    " dc.date.modified article_date_updated last_updated_date updated_time"
).split()
_URL_DAY = re.compile(
    r"/((?:19|20)\d{2})(?:/(\d{1,2}|[a-z]{3})/(\d{1,2})(?=/|$|\.\w+$)|-(\d{2})-(\d{2})(?=[/_.-]|$)|(\d{2})(\d{2})(?=[/_.-]|$))"
)
_URL_MONTH = re.compile(r"/((?:19|20)\d{2})[/-](0[1-9]|1[0-2])(?=/)")
_STATE = re.compile(
    r"""\\?["'](?:date_?published|published_?(?:at|date|time|on)|publish_?(?:date|time|ed_?on)|publication_?date"""
    r"""|first_?published(?:_?at)?|pub_?date|article_?date)\\?["']\s*:\s*(?:\\?["'])?([^"'\\,}{\[\]]{4,40})""",
    re.IGNORECASE,
)
_TO_MINUTES = len("2017-10-03T08:00")
_LONGEST_STATE = 400_000  # characters of scripts that are searched


class Standing(IntEnum):
    """How a candidate is known; the lower, the more it is believed."""

    RULE = 0
    DECLARED = 1
    VISIBLE = 2
    CREATED = 3
    TIME = 4
    ADDRESS = 5
    STATE = 6
    GUESS = 7


@dataclass(frozen=True, slots=True)
class Candidate:
    date: PrintedDate
    why: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Seen:
    """What is already known of the page. `title` is the heading that shows the title, None if none does."""

    captured_at: datetime
    language: str | None
    title: HtmlElement | None
    byline: Byline


def ruled(page: Document, seen: Seen, site: SiteRule | None) -> Iterator[Candidate]:
    if site and (found := selected(page.tree, site.published)):
        date = find_date(found[0][1], seen.captured_at, seen.language)
        if date is not None:
            yield Candidate(date, "byline by site rule", Standing.RULE)


def declared(page: Document, data: StructuredData, seen: Seen) -> Iterator[Candidate]:
    values = [(node.get("datePublished"), "JSON-LD datePublished") for node in _nodes(page, data)]
    yield from _each([*values, *_metas(data, _PUBLISHED_META)], Standing.DECLARED, seen)


def _created(data: StructuredData, seen: Seen) -> Iterator[Candidate]:
    values: list[tuple[object, str]] = [
        (node.get("dateCreated"), "JSON-LD dateCreated") for node in data.articles()[:1]
    ]
    values += [
        (node.get("datePublished"), "JSON-LD datePublished of the page")
        for node in data.nodes
        if "datePublished" in node
    ]
    yield from _each([*values, *_metas(data, _CREATED_META)], Standing.CREATED, seen)


def _metas(data: StructuredData, names: Iterable[str]) -> Iterator[tuple[object, str]]:
    for name in names:
        for value in data.meta.get(name, ()):
            yield value, f"<meta> {name}"


def _each(values: Iterable[tuple[object, str]], standing: Standing, seen: Seen) -> Iterator[Candidate]:
    """A candidate for each value that is a date, the first of those that are the same: templates repeat themselves."""
    done: set[str] = set()
    for value, why in values:
        if str(value) not in done:
            done.add(str(value))
            if date := declared_date(value, seen.captured_at, seen.language):
                yield Candidate(date, why, standing)


def visible_dates(seen: Seen) -> list[VisibleDate]:
    return dates_near(seen.title, seen.captured_at, seen.language) if seen.title is not None else []


def all_others(page: Document, data: StructuredData, seen: Seen, visible: list[VisibleDate]) -> list[Candidate]:
    near = _near(visible, seen.byline)
    return [*near, *_created(data, seen), *_address(page, seen), *_items(page.tree, seen), *times(page.tree, seen)]


def _near(visible: list[VisibleDate], byline: Byline) -> Iterator[Candidate]:
    """The date in the line that names the author, as a <time> near tells it, those that are called the publication's,
    then those that nothing is said of. What is called a change isn't one of them."""
    changes = {found.date.iso[:10] for found in visible if found.label is Label.MODIFIED}
    told = [each for each in in_byline(byline) if each.date.iso[:10] not in changes]
    if told and told[0].date.text in byline.line:
        finer = next((each.date for each in visible if _is_finer(each.date, told[0].date)), told[0].date)
        yield replace(told[0], date=replace(told[0].date, iso=finer.iso, precision=finer.precision))
    for label in (Label.PUBLISHED, None):
        for found in visible:
            if found.label is label:
                yield Candidate(found.date, f"byline {found.date.text!r}", Standing.VISIBLE)
    yield from told


def _is_finer(date: PrintedDate, than: PrintedDate) -> bool:
    """True if a date says what the other does and more: the time of a day, or the seconds of a time."""
    if date.precision is not Precision.TIME or len(date.iso) <= len(than.iso):
        return False
    minute, zone = than.iso[:_TO_MINUTES], than.iso[_TO_MINUTES:]
    return date.iso.startswith(minute) and date.iso.endswith(zone)


def in_byline(byline: Byline) -> Iterator[Candidate]:
    if byline.published is not None:
        yield Candidate(byline.published, f"byline {byline.published.text!r}", Standing.VISIBLE)


def _items(tree: HtmlElement, seen: Seen) -> Iterator[Candidate]:
    """Microdata. (What is in a <meta> is among the declared.)"""
    for element in tree.iter("time", "span", "abbr", "div", "p", "dd", "li"):
        if "datePublished" in (element.get("itemprop") or ""):
            time = time_date(element, seen.captured_at, seen.language)
            if time is not None and time.label is not Label.MODIFIED:
                yield Candidate(time.date, "itemprop datePublished", Standing.DECLARED)


def times(tree: HtmlElement, seen: Seen) -> list[Candidate]:
    """The <time> elements that don't say 'updated', those that say 'published' first."""
    times = [time for element in tree.iter("time") if (time := time_date(element, seen.captured_at, seen.language))]
    times = sorted((time for time in times if time.label is not Label.MODIFIED), key=lambda time: time.label is None)
    return [Candidate(time.date, "<time>", Standing.TIME) for time in times]


def _address(page: Document, seen: Seen) -> Iterator[Candidate]:
    if found := _URL_DAY.search(urlsplit(page.url).path.lower()):
        year, month, day = filter(None, found.groups())
        if date := absolute_date(f"{year}-{month}-{day}", seen.captured_at, "en"):
            yield Candidate(date, "the address", Standing.ADDRESS)


def last_resorts(page: Document, seen: Seen, modified: Candidate | None) -> list[Candidate]:
    """What is believed where nothing better is: tried one after the other, for the last is dear."""
    if found := [*_state(page.tree, seen)]:
        return found
    if modified is not None and modified.standing is Standing.VISIBLE:
        return [replace(modified, why=f"{modified.why}, of the last change")]  # it was published by then
    if found := [*_guessed(page, seen)]:
        return found
    anywhere = date_anywhere(page.tree, seen.captured_at, seen.language)
    why = "byline {!r}, far from the title"
    return [Candidate(anywhere.date, why.format(anywhere.date.text), Standing.VISIBLE)] if anywhere else []


def _state(tree: HtmlElement, seen: Seen) -> Iterator[Candidate]:
    """What scripts are given to draw the page from, and JSON-LD that is broken; the first is the page's own article."""
    left = _LONGEST_STATE
    for script in tree.iter("script"):
        text = script.text or ""
        for found in _STATE.finditer(text[:left]):
            if date := declared_date(found[1].strip(), seen.captured_at, seen.language):
                yield Candidate(date, "data for a script", Standing.STATE)
                return
        left -= len(text)
        if left <= 0:
            return


def _guessed(page: Document, seen: Seen) -> Iterator[Candidate]:
    """htmldate's reading of a page that marks no date, or the month of the address if that says another."""
    month = _URL_MONTH.search(urlsplit(page.url).path)
    written = f"{month[1]}-{month[2]}" if month else ""
    try:
        guess = htmldate.find_date(  # it works on its own copy of the tree
            page.tree, extensive_search=False, original_date=True, max_date=seen.captured_at.date().isoformat()
        )
    except (ValueError, TypeError, OverflowError):  # its own parsing of odd numbers
        guess = None
    if guess and guess.startswith(written) and (date := absolute_date(guess, seen.captured_at)):
        yield Candidate(date, "htmldate, from the text", Standing.GUESS)
    elif written and (date := absolute_date(written, seen.captured_at)):
        yield Candidate(date, "the address", Standing.ADDRESS)


def declared_change(page: Document, data: StructuredData, seen: Seen) -> Candidate | None:
    values = [(node.get("dateModified"), "JSON-LD dateModified") for node in _nodes(page, data)]
    return next(_each([*values, *_metas(data, _MODIFIED_META)], Standing.DECLARED, seen), None)


def visible_change(visible: list[VisibleDate]) -> Candidate | None:
    found = next((found for found in visible if found.label is Label.MODIFIED), None)
    return Candidate(found.date, f"byline {found.date.text!r}", Standing.VISIBLE) if found else None


def _nodes(page: Document, data: StructuredData) -> list[dict[str, Any]]:
    """The JSON-LD nodes of articles, that of this page first: pages declare their related articles too."""
    nodes = data.articles()
    if len(nodes) < 2:
        return nodes
    own = url_key(page.url)
    return sorted(nodes, key=lambda node: own not in set(_addresses(node)))


def _addresses(node: dict[str, Any]) -> Iterable[str]:
    for name in ("url", "@id", "mainEntityOfPage"):
        value = node.get(name)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str) and value.startswith("http"):
            yield url_key(value.partition("#")[0])
