"""A generated site with more pieces than its listing shows: `/columns/` has the newest, and one way leads to the rest.

Other desks of the paper publish too, in its sitemaps and its own feed: none of their pieces belongs to the column.
"""

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from enum import StrEnum
from functools import cached_property
from html import escape

from crawler.sample.pages import SamplePage, validated
from tests.bench.generated_site import prose, title
from tests.site.server import RecordingSite

LISTING = "/columns/"
LISTED = 20
FEED_ENTRIES = 10
LISTED_A_PAGE = 20
_LAST_DAY = date(2024, 5, 20)
_SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Way(StrEnum):
    """How the older pieces can be reached."""

    SITEMAP = "sitemap"
    USUAL_SITEMAP = "usual_sitemap"  # at the usual address; robots.txt doesn't name it
    NUMBERED_FEED = "numbered_feed"
    LINKED_FEED = "linked_feed"
    MONTHS = "months"
    JSON = "json"  # which a script makes the listing from: it has no links
    OLDER = "older"
    NONE = "none"


@dataclass(frozen=True)
class OldPieces:
    """The site: `count` pieces of the column, the newest first, a third as many of another desk. `by_date`: pieces lie
    at `/2024/05/…`, where those of all desks lie, and not below the column's address."""

    base: str
    way: Way
    count: int
    by_date: bool = False
    others: bool = True

    def day(self, number: int) -> date:
        return _LAST_DAY - timedelta(days=4 * number)

    def path(self, number: int) -> str:
        where = f"/{self.day(number):%Y/%m}" if self.by_date else "/columns"
        return f"{where}/piece-{number}-of-the-quay"

    def other(self, number: int) -> str:
        where = f"/{self.day(3 * number):%Y/%m}" if self.by_date else "/sport"
        return f"{where}/match-{number}-of-the-day"

    @property
    def pieces(self) -> frozenset[str]:
        return frozenset(map(self.path, range(self.count)))

    @property
    def months(self) -> tuple[str, ...]:
        """The archives of months, the newest first."""
        return tuple(dict.fromkeys(f"/columns/{self.day(number):%Y/%m}/" for number in range(self.count)))

    def page(self, path: str) -> SamplePage | None:
        """The page at a path with its query."""
        for serve in (self._robots, self._listings, self._sitemaps, self._feeds, self._json):
            if (found := serve(path)) is not None:
                return found
        number = self._numbers.get(path)
        return _html(title(number), _article(number)) if number is not None else None

    @cached_property
    def _numbers(self) -> dict[str, int]:
        own = {self.path(number): number for number in range(self.count)}
        return own | {self.other(number): 100_000 + number for number in range(self.count // 3)}

    def _robots(self, path: str) -> SamplePage | None:
        if path != "/robots.txt":
            return None
        named = f"Sitemap: {self.base}/all/sitemaps.xml\n" if self.way is Way.SITEMAP else ""
        return validated(f"User-agent: *\nDisallow: /private/\n{named}".encode(), "text/plain")

    def _listings(self, path: str) -> SamplePage | None:
        if path == LISTING and self.way is Way.JSON:
            category = '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/categories/5">'
            return _html("Columns", '<div id="app">Loading</div>', category)
        if path == LISTING:
            return self._listing(range(min(LISTED, self.count)), self._onward(1))
        place, _, number = path.rpartition("/")
        if self.way is Way.OLDER and place == "/columns/page" and number.isdecimal():
            first = (int(number) - 1) * LISTED_A_PAGE
            return self._listing(range(first, min(first + LISTED_A_PAGE, self.count)), self._onward(int(number)))
        if self.way is Way.MONTHS:
            of_month = [n for n in range(self.count) if path == f"/columns/{self.day(n):%Y/%m}/"]
            return self._listing(of_month, self._months()) if of_month else None
        return None

    def _listing(self, numbers: Sequence[int], onward: str) -> SamplePage:
        cards = "".join(
            f'<div class="teaser"><h2><a href="{self.path(n)}">{escape(title(n))}</a></h2>'
            f"<p>{prose(n, 1)[0][:120]}</p></div>"
            for n in numbers
        )
        return _html("Columns", f"<h1>Columns</h1>{cards}{onward}", self._declared())

    def _onward(self, number: int) -> str:
        if self.way is Way.MONTHS:
            return self._months()
        if self.way is Way.OLDER and number * LISTED_A_PAGE < self.count:
            return f'<p class="pages"><a href="/columns/page/{number + 1}">Older pieces</a></p>'
        return ""

    def _months(self) -> str:
        links = "".join(f'<li><a href="{path}">{path[9:16]}</a></li>' for path in self.months)
        days = "".join(f'<td><a href="/columns/2024/05/{day:02}/">{day}</a></td>' for day in range(1, 20))
        return f"<aside><h3>Archive</h3><ul>{links}</ul><table><tr>{days}</tr></table></aside>"

    def _declared(self) -> str:
        if self.way not in (Way.NUMBERED_FEED, Way.LINKED_FEED):
            return ""
        named = (("Quay", "/feed/"), ("Quay: Comments", "/comments/feed/"), ("Quay: Columns", "/columns/feed/"))
        return "".join(
            f'<link rel="alternate" type="application/rss+xml" title="{name} Feed" href="{path}">'
            for name, path in named
        )

    def _sitemaps(self, path: str) -> SamplePage | None:
        if self.way is Way.USUAL_SITEMAP and path == "/sitemap.xml":
            return _xml(self._urlset(range(self.count)))
        if self.way is not Way.SITEMAP:
            return None
        half = self.count // 2
        parts = {"posts-1.xml.gz": range(half), "posts-2.xml.gz": range(half, self.count)}
        if path == "/all/sitemaps.xml":
            names = (*parts, "category-sitemap.xml")
            entries = "".join(f"<sitemap><loc>{self.base}/all/{name}</loc></sitemap>" for name in names)
            return _xml(f"<sitemapindex {_SITEMAPS}>{entries}</sitemapindex>")
        numbers = parts.get(path.removeprefix("/all/"))
        if numbers is None:
            return None
        return validated(gzip.compress(self._urlset(numbers).encode(), mtime=0), "application/gzip")

    def _urlset(self, numbers: Sequence[int]) -> str:
        own = [(self.path(number), self.day(number)) for number in numbers]
        others = [(self.other(n), self.day(3 * n)) for n in range(self.count // 3)] if self.others else []
        pages = [("/about", _LAST_DAY), ("/category/sport", _LAST_DAY)]
        entries = "".join(
            f"<url><loc>{self.base}{path}</loc><lastmod>{day.isoformat()}</lastmod></url>"
            for path, day in (*own, *others, *pages)
        )
        return f"<urlset {_SITEMAPS}>{entries}</urlset>"

    def _feeds(self, path: str) -> SamplePage | None:
        if self.way is Way.NUMBERED_FEED:
            return self._numbered_feed(path)
        return self._linked_feed(path) if self.way is Way.LINKED_FEED else None

    def _numbered_feed(self, path: str) -> SamplePage | None:
        address, _, query = path.partition("?paged=")
        numbers = self._of_page(int(query or 1))
        if address != "/columns/feed/" or not numbers:
            return None
        items = "".join(
            f"<item><title>{escape(title(n))}</title><link>{self.base}{self.path(n)}</link>"
            f"<pubDate>{format_datetime(_noon(self.day(n)))}</pubDate></item>"
            for n in numbers
        )
        head = "<title>Columns</title><generator>https://wordpress.org/?v=6.5</generator>"
        return _xml(f'<rss version="2.0"><channel>{head}{items}</channel></rss>', "application/rss+xml")

    def _linked_feed(self, path: str) -> SamplePage | None:
        address, _, name = path.rpartition("/")
        number = 1 if path == "/columns/feed/" else int(name.removeprefix("older-") or 0) if "older-" in name else 0
        numbers = self._of_page(number) if address in ("/columns/feed", "/archived") and number else range(0)
        if not numbers:
            return None
        entries = "".join(
            f"<entry><title>{escape(title(n))}</title><link rel='self' href='/api/{n}'/>"
            f"<link href='{self.path(n)}'/><updated>{self.day(n)}T09:00:00Z</updated></entry>"
            for n in numbers
        )
        older = f"<link rel='prev-archive' href='/archived/older-{number + 1}'/>" if self._of_page(number + 1) else ""
        feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Columns</title>{older}{entries}</feed>"
        return _xml(feed, "application/atom+xml")

    def _json(self, path: str) -> SamplePage | None:
        if self.way is not Way.JSON:
            return None
        posts = f"{self.base}/wp-json/wp/v2/posts?categories=5"
        if path == "/wp-json/wp/v2/categories/5":
            return _as_json({"id": 5, "_links": {"wp:post_type": [{"href": posts}]}})
        address, _, number = path.removeprefix("/wp-json/wp/v2/posts?categories=5").partition("&page=")
        numbers = self._of_page(int(number or 1))
        if address or not numbers:
            return None
        more = int(number or 1) + 1
        header = (("Link", f'<{posts}&page={more}>; rel="next"'),) if self._of_page(more) else ()
        return _as_json([{"link": self.base + self.path(n), "title": {"rendered": title(n)}} for n in numbers], header)

    def _of_page(self, number: int) -> range:
        first = (number - 1) * FEED_ENTRIES
        return range(first, min(first + FEED_ENTRIES, self.count))


def serving(make: Callable[[str], OldPieces]) -> RecordingSite:
    """The site that `make` gives for its base address, running."""
    made: list[OldPieces] = []
    site = RecordingSite(pages=lambda path: next(iter(made)).page(path), listing=LISTING)
    made.append(make(site.base))
    return site


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _article(number: int) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in prose(number, 2))
    return f'<article><h1>{escape(title(number))}</h1><p class="byline">By Ann Marling</p>{body}</article>'


def _html(name: str, main: str, head: str = "") -> SamplePage:
    document = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(name)} | The Quay</title>'
        f"{head}</head>"
        f'<body><nav><a href="/about">About</a> <a href="/sport/">Sport</a></nav><main>{main}</main></body></html>'
    )
    return validated(document.encode(), "text/html; charset=utf-8")


def _as_json(value: object, headers: tuple[tuple[str, str], ...] = ()) -> SamplePage:
    page = validated(json.dumps(value).encode(), "application/json; charset=UTF-8")
    return replace(page, headers=(*page.headers, *headers))


def _xml(document: str, content_type: str = "application/xml") -> SamplePage:
    return validated(f'<?xml version="1.0" encoding="UTF-8"?>\n{document}'.encode(), content_type)
