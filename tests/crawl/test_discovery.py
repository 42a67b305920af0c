"""The older pieces of a column are found, whichever one way leads to them; nothing beside the column is asked for."""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.sample.pages import SamplePage
from tests.crawl.program import crawl, export
from tests.site.old_pieces import FEED_ENTRIES, LISTED, LISTING, OldPieces, Way, serving
from tests.site.server import RecordingSite

MANY = 250
"""Pieces, by the way that takes most steps: a numbered feed, of which each page is only known by the one before."""
SOME = 120
"""Enough that listing, months and sitemaps go on over several pages."""
FEW = 45
"""Where another way is tried: the numbers make no difference to it."""
PIECES = {Way.SITEMAP: SOME, Way.NUMBERED_FEED: MANY, Way.MONTHS: SOME, Way.OLDER: SOME}

SITEMAPS = {"/sitemap.xml", "/sitemap_index.xml"}
USUAL = SITEMAPS | {"/feed", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json"}


def pages(pieces: int, a_page: int) -> range:
    """The numbers of the pages after the first, for so many pieces."""
    return range(2, -(-pieces // a_page) + 1)


ASKED_BESIDE = {
    Way.SITEMAP: {LISTING, "/all/sitemaps.xml", "/all/posts-1.xml.gz", "/all/posts-2.xml.gz"},
    Way.USUAL_SITEMAP: {LISTING, *USUAL},
    Way.NUMBERED_FEED: {
        *(LISTING, *SITEMAPS, "/columns/feed/"),
        *(f"/columns/feed/?paged={n}" for n in range(2, MANY // FEED_ENTRIES + 2)),
    },
    Way.LINKED_FEED: {
        *(LISTING, *SITEMAPS, "/columns/feed/"),
        *(f"/archived/older-{n}" for n in pages(FEW, FEED_ENTRIES)),
    },
    Way.MONTHS: {LISTING, *OldPieces("", Way.MONTHS, SOME).months},
    Way.JSON: {
        *(LISTING, *SITEMAPS, "/wp-json/wp/v2/categories/5", "/wp-json/wp/v2/posts?categories=5"),
        *(f"/wp-json/wp/v2/posts?categories=5&page={n}" for n in pages(FEW, FEED_ENTRIES)),
    },
    Way.OLDER: {LISTING, *(f"/columns/page/{n}" for n in pages(SOME, LISTED))},
}
"""What is asked for beside the pieces. (A numbered feed doesn't say which page is its last: one more is tried.)"""

FRONT = b"<html><body><h1>Welcome to the quay</h1><p>" + b"The ferry is late again today. " * 60 + b"</p></body></html>"
"""What some servers show for any address: a page that would pass for an article."""


@dataclass(frozen=True)
class Crawled:
    """One site after a crawl: the paths of what was archived, and of what was asked for."""

    site: OldPieces
    archived: frozenset[str]
    asked: Counter[str]


def each_site(base: str) -> dict[str, OldPieces]:
    """The sites to crawl, by a name."""
    ways = {str(way): OldPieces(base, way, PIECES.get(way, FEW)) for way in ASKED_BESIDE}
    return ways | {
        "alone": OldPieces(base, Way.USUAL_SITEMAP, FEW, by_date=True, others=False),
        "among others": OldPieces(base, Way.USUAL_SITEMAP, FEW, by_date=True),
    }


def a_site(name: str, base: str) -> OldPieces:
    return each_site(base)[name]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Crawled]:
    """Every site, crawled by one run."""
    with ExitStack() as stack:
        sites = {name: stack.enter_context(serving(partial(a_site, name))) for name in each_site("")}
        location = tmp_path_factory.mktemp("discovery") / "archive"
        done = crawl(",".join(site.url for site in sites.values()), location)
        assert done.returncode == 0, done.stderr
        urls = [line["url"] for line in export(location)]
        return {
            name: Crawled(each_site(site.base)[name], paths_on(site, urls), Counter(site.paths()))
            for name, site in sites.items()
        }


def paths_on(site: RecordingSite, urls: list[str]) -> frozenset[str]:
    return frozenset(urlsplit(url).path for url in urls if url.startswith(f"{site.base}/"))


@pytest.mark.parametrize("way", ASKED_BESIDE)
def test_every_piece_is_found(crawled: dict[str, Crawled], way: Way) -> None:
    assert crawled[way].archived == crawled[way].site.pieces


@pytest.mark.parametrize("way", ASKED_BESIDE)
def test_nothing_beside_the_column_is_asked_for(crawled: dict[str, Crawled], way: Way) -> None:
    assert set(crawled[way].asked) - crawled[way].site.pieces == ASKED_BESIDE[way]
    assert max(crawled[way].asked.values()) == 1


def test_pieces_elsewhere_are_taken_where_they_are_all_that_lies_there(crawled: dict[str, Crawled]) -> None:
    assert crawled["alone"].archived == crawled["alone"].site.pieces


def test_among_those_of_other_desks_only_the_listed_pieces_are_taken(crawled: dict[str, Crawled]) -> None:
    site = crawled["among others"].site
    assert crawled["among others"].archived == {site.path(number) for number in range(LISTED)}


@pytest.fixture
def small() -> Iterator[RecordingSite]:
    """A site that lists all of its few pieces, and shows its front page where feeds and sitemaps are looked for."""
    with serving(lambda base: OldPieces(base, Way.NONE, 8)) as site:
        for path in USUAL - {"/feed"}:
            site.override(path, SamplePage(200, (("Content-Type", "text/html"),), FRONT))
        yield site


def test_what_is_no_feed_is_no_failure_and_is_left_alone_for_long(small: RecordingSite, tmp_path: Path) -> None:
    done = crawl(small.url, tmp_path / "archive", "MAX_FAILED_SHARE=0")
    assert done.returncode == 0, done.stderr
    assert len(export(tmp_path / "archive")) == 8
    assert set(small.paths()) >= USUAL
    small.forget_requests()
    again = crawl(small.url, tmp_path / "archive", "FAILED_INTERVAL=0")
    assert again.returncode == 0, again.stderr
    assert USUAL.isdisjoint(small.paths())


def by_hand(way: Way, count: int, place: Path) -> str:
    """The figures of one way: what was found by how many requests, and what a second run asks for."""
    with serving(lambda base: OldPieces(base, way, count)) as site:
        began = time.monotonic()
        done = crawl(site.url, place)
        took, requests = time.monotonic() - began, len(site.requests)
        found = len(export(place))
        site.forget_requests()
        crawl(site.url, place)
        again = dict(Counter(request.status for request in site.requests))
    return f"{way}: exit {done.returncode}, {found} of {count} by {requests} requests in {took:.0f} s; again: {again}"


if __name__ == "__main__":  # python -m tests.crawl.test_discovery 500
    for each in Way:
        with tempfile.TemporaryDirectory() as directory:
            print(by_hand(each, int(sys.argv[1]), Path(directory) / "archive"), flush=True)
