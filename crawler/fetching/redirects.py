"""Downloader middleware: where a redirect may lead.

Scrapy follows redirects, with the lease in the request's meta. A hop to another site is refused; a hop to a page
that was visited, or waits to be, in its own right isn't followed, the first address becomes its alias.
"""

from typing import TYPE_CHECKING, Self, cast

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler.reading.urls import same_site, url_key
from storage.records import Follow, Lease

if TYPE_CHECKING:
    from crawler.spiders.columns import ColumnsSpider


class RedirectRefused(IgnoreRequest):
    """The redirect leads where this crawl doesn't go; the message says where."""


class AlreadyVisited(IgnoreRequest):
    """The redirect leads to a page that is visited in its own right, before or after: the one with this `key`."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class RedirectScope:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        lease: Lease | None = request.meta.get("lease")
        if lease is None or "redirect_urls" not in request.meta:
            return
        if not same_site(request.url, lease.url):
            raise RedirectRefused(f"redirects to another site: {request.url}")
        key = url_key(request.url)
        if lease.follow is Follow.SEED:
            return  # a seed is read wherever it leads
        if key in {url_key(url) for url in request.meta["redirect_urls"]}:
            return  # back to an address of this very chain, as cookie checks do; REDIRECT_MAX_TIMES ends a loop
        spider = cast("ColumnsSpider", self.crawler.spider)
        state = spider.archive.frontier.target_state(key)
        if state is not None and state[0] in ("done", "due", "leased"):
            raise AlreadyVisited(state[1])
