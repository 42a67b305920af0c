"""What is fuzzed: the inputs to begin with, by target."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crawler.sample.article import articles
from crawler.sample.pages import SamplePage, render
from tests.crawl.test_site_rules import TRADE
from tests.site.all_sites import made_sites
from tests.site.daily import LISTING, SITEMAP, DailyColumn

PAGES = Path(__file__).parents[1] / "reading"

HTML, XML, JSON, TEXT = "text/html; charset=utf-8", "application/xml", "application/json", "text/plain"


@dataclass(frozen=True, slots=True)
class Case:
    """One input: what reads it, its bytes, and what a server says of them."""

    target: str
    body: bytes
    content_type: str = ""
    content_encoding: str = ""
    url: str = "https://columns.example/columns/part-3-what-the-harbour-master-counted"


@cache
def beginnings() -> dict[str, tuple[Case, ...]]:
    """The cases to begin with, by target."""
    found: dict[str, list[Case]] = {}
    for case in (*_pages(), *_lists(), *_robots(), *_rules()):
        found.setdefault(case.target, []).append(case)
    return {target: tuple(cases) for target, cases in found.items()}


def _pages() -> Iterator[Case]:
    for file in sorted([*(PAGES / "pages").glob("*.html"), *(PAGES / "broken").iterdir()]):
        yield Case("page", file.read_bytes(), HTML if file.parent.name == "broken" else "text/html")
    for site in made_sites():
        for path, page in list(site.pages.items())[:12]:
            yield from _served(f"https://{site.name}.example{path}", page)
    for address in ("/columns", "/about", "/login", *(article.path for article in articles()[:12])):
        yield from _served(f"https://sample.example{address}", render(address))


def _served(url: str, page: SamplePage | None) -> Iterator[Case]:
    if page is not None and page.body and (kind := page.header("Content-Type") or "").startswith(("text/html", "appl")):
        target = "page" if kind.startswith("text/html") else "list"
        yield Case(target, page.body, kind, page.header("Content-Encoding") or "", url)


def _lists() -> Iterator[Case]:
    column = DailyColumn()
    yield from _served(f"https://daily.example{SITEMAP}", column.page_at(SITEMAP))
    places = [f"https://daily.example{piece.path}" for piece in column.pieces]
    sitemaps = "".join(
        f"<sitemap><loc>{place}.xml</loc><lastmod>2024-05-01</lastmod></sitemap>" for place in places[:9]
    )
    yield Case("list", f'<?xml version="1.0"?><sitemapindex>{sitemaps}</sitemapindex>'.encode(), XML)
    news = "".join(
        f"<url><loc>{place}</loc><n:news><n:publication_date>2024-05-01T10:00Z</n:publication_date>"
        f"<n:title>How &amp; why</n:title></n:news></url>"
        for place in places[:5]
    )
    yield Case("list", f'<urlset xmlns="http://x/0.9" xmlns:n="http://n/0.9">{news}</urlset>'.encode(), XML)
    items = "".join(
        f"<item><title><![CDATA[Ships & {number}]]></title><link>{place}</link><guid isPermaLink='true'>{place}</guid>"
        f"<pubDate>Wed, 01 May 2024 10:0{number}:00 GMT</pubDate><description>&lt;p&gt;x</description></item>"
        for number, place in enumerate(places[:9])
    )
    feed = (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE rss [<!ENTITY a "aa">]><rss version="2.0"'
        ' xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>&a;</title><generator>https://wordpress.org/?v=6'
        f'</generator><atom:link rel="next" href="/feed?paged=2"/>{items}</channel></rss>'
    )
    yield Case("list", feed.encode(), "application/rss+xml", url="https://daily.example/feed?paged=3")
    yield Case("list", gzip.compress(feed.encode(), mtime=0), XML, "gzip")
    entries = "".join(
        f'<entry><title type="html">A</title><link rel="alternate" type="text/html" href="{place}"/><id>{place}</id>'
        "<updated>2024-05-01T10:00:00+02:00</updated></entry>"
        for place in places[:9]
    )
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><link rel="prev-archive" href="/old"/>{entries}</feed>'
    yield Case("list", atom.encode(), "application/atom+xml")
    posts = [{"link": place, "title": {"rendered": "A"}, "modified_gmt": "2024-05-01T10:00:00"} for place in places[:9]]
    yield Case("list", json.dumps(posts).encode(), JSON)
    links = {"wp:post_type": [{"href": "https://daily.example/wp-json/wp/v2/posts?categories=3"}]}
    listing = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"url": place, "title": "A", "date_modified": "2024-05-01"} for place in places[:9]],
        "next_url": "/feed.json?page=2",
        "links": {"next": "/feed.json?page=3"},
        "_links": links,
    }
    yield Case("list", json.dumps(listing).encode(), JSON, url=f"https://daily.example{LISTING}.json")


ROBOTS = """# our house
User-agent: *
Crawl-delay: 1.5
Request-rate: 1/10s 0900-1700
Disallow: /private/
Disallow: /*?sort=*&colour=
Allow: /private/desk$
Visit-time: 0600-0845

User-agent: Columns
User-agent: Other/1.0
Disallow: /a/*/b/*/c$
Host: daily.example
Sitemap: https://daily.example/sitemap.xml
Sitemap: /sitemap-%C3%A4.xml
"""


def _robots() -> Iterator[Case]:
    yield Case("robots", ROBOTS.encode(), TEXT)
    yield Case("robots", ("\ufeff" + ROBOTS.replace("\n", "\r\n")).encode(), TEXT)
    yield Case("robots", gzip.compress(ROBOTS.encode(), mtime=0), TEXT, "gzip")


def _rules() -> Iterator[Case]:
    shipped = sorted((Path(__file__).parents[2] / "crawler" / "sites").glob("*.toml"))
    for text in (*(path.read_text() for path in shipped), TRADE, RULE):
        yield Case("rules", text.encode())


RULE = """
hosts = ["columns.example"]
[[version]]
body = ["article > div.entry:not(.x) ~ p:nth-child(2n+1)", "[class^='a']", "main, #b"]
title = "h1:first-of-type"
strip = "div:has(> a), aside"
next = "a[rel~='next']"
series = "p.series em"
cut_at = ["Letters", "More"]
[[version.tests]]
url = "https://columns.example/columns/roads"
title = "Roads"
without = ["Share"]
"""
