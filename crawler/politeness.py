"""Downloader middleware: robots.txt, Crawl-delay, and hosts that ask to be left alone for a while.

robots.txt is fetched once a host and run, through the same downloader (so that the exchange is archived), and read by
Protego. Crawl-delay widens the host's gate in the frontier, the sitemaps are noted for the spider. A robots.txt that
answers 4xx means no rules; one that answers 5xx, or can't be had, means 'stay away' (RFC 9309, 2.3.1), where Scrapy's
own middleware would crawl everything.
429 and 503 close the gate for as long as `Retry-After` says (RFC 9110, 10.2.3); a robots.txt that answers so too.
"""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import TYPE_CHECKING, Self, cast
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.misc import load_object

from crawler.reading.inflating import inflate
from crawler.reading.robots_directives import AGENT
from crawler.reading.urls import absolute, host_of
from storage.records import Lease

if TYPE_CHECKING:
    from crawler.spiders.columns import ColumnsSpider

ROBOTS_TRIES = 3
MAX_ROBOTS = 512 * 1024
"""Bytes of a robots.txt that are read: the least that RFC 9309, 2.5 asks for."""
MAX_CRAWL_DELAY = 600.0
"""Seconds; a longer one is taken for a mistake, and this is kept instead."""
MAX_SITEMAPS = 100
"""Of a robots.txt, which names an index where a site has many."""
MAX_RETRY_AFTER = timedelta(days=7)
"""A longer wait than this is taken for a mistake."""


class RobotsForbid(IgnoreRequest):
    """robots.txt doesn't let us fetch this address."""


class RobotsUnreachable(IgnoreRequest):
    """robots.txt can't be had, so nothing of this origin may be fetched now. `is_seeds`: a seed is of this origin."""

    def __init__(self, why: str, *, is_seeds: bool = False) -> None:
        super().__init__(why)
        self.is_seeds = is_seeds


class RunEnding(IgnoreRequest):
    """The run was told to stop while this request waited for its turn."""


class Politeness:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.obey = crawler.settings.getbool("ROBOTSTXT_OBEY")
        self.retry_interval = crawler.settings.getfloat("RETRY_INTERVAL")
        self.network_errors = tuple(load_object(error) for error in crawler.settings.getlist("RETRY_EXCEPTIONS"))
        self.robots: dict[str, asyncio.Task[Protego]] = {}
        self.turns: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises RobotsForbid or RobotsUnreachable where the request may not be made."""
        lease: Lease | None = request.meta.get("lease")
        if not self.obey or lease is None:  # a request without a lease is robots.txt's own
            return
        origin = origin_of(request.url)
        had_to_wait = origin not in self.robots or not self.robots[origin].done()
        if origin not in self.robots:
            self.robots[origin] = asyncio.create_task(self._fetch(origin, self._spider.delay(request.url, lease.site)))
        try:
            rules = await asyncio.shield(self.robots[origin])
        except RobotsUnreachable as error:
            seeds = self._spider.plan.sites[lease.site].seeds
            is_seeds = origin in {origin_of(seed.url) for seed in seeds}
            raise RobotsUnreachable(str(error), is_seeds=is_seeds) from error
        self._note_crawl_delay(rules, request.url, lease.site)
        named = (absolute(request.url, sitemap) for sitemap in islice(rules.sitemaps, MAX_SITEMAPS))
        self._spider.sitemaps[host_of(request.url)] = tuple(url for url in named if url is not None)
        if not rules.can_fetch(request.url, AGENT):
            raise RobotsForbid("forbidden by robots.txt")
        if had_to_wait:
            await self._take_turn(request.url, self._spider.delay(request.url, lease.site))

    def process_response(self, request: Request, response: Response) -> Response:
        if response.status in (429, 503):
            wait = retry_after(response, datetime.now(UTC))
            if wait is not None:
                until = datetime.now(UTC) + wait
                self._spider.archive.frontier.set_gate(host_of(request.url), not_before=until)
        return response

    async def _fetch(self, origin: str, delay: float) -> Protego:
        """The rules of one origin, tried for a few times; raises RobotsUnreachable."""
        assert self.crawler.engine is not None
        for attempt in range(ROBOTS_TRIES):
            if attempt:
                await asyncio.sleep(max(delay, self.retry_interval * 2 ** (attempt - 1)))
            request = Request(f"{origin}/robots.txt", callback=NO_CALLBACK, dont_filter=True)
            try:
                response = await self.crawler.engine.download_async(request)
            except self.network_errors as error:
                problem = f"can't be fetched: {error or type(error).__name__}"
                continue
            except IgnoreRequest as error:  # too many redirects: as if there were none (RFC 9309, 2.3.1.2)
                return Protego.parse(f"# {error}")
            if response.status < 500 and response.status != 429:
                return Protego.parse(_text(response) if response.status == 200 else "")
            problem = f"answers {response.status}"
            if "Retry-After" in response.headers:
                break
        raise RobotsUnreachable(f"{origin}/robots.txt {problem}: the site is left alone for now")

    def _note_crawl_delay(self, rules: Protego, url: str, site: str) -> None:
        asked = min(rules.crawl_delay(AGENT) or 0.0, MAX_CRAWL_DELAY)
        if asked > self._spider.delay(url, site):
            self._spider.delays[host_of(url)] = asked
            self._spider.archive.frontier.set_gate(host_of(url), delay=asked)

    async def _take_turn(self, url: str, delay: float) -> None:
        """Wait for a turn after robots.txt, which was a request to this host too; the host's gate stays shut until
        after it. Raises RunEnding if the run is told to stop meanwhile."""
        assert self.crawler.engine is not None
        if not delay:
            return
        host, now = host_of(url), time.monotonic()
        turn = max(self.turns.get(host, now), now) + delay
        self.turns[host] = turn
        until = datetime.now(UTC) + timedelta(seconds=turn - now + delay)
        self._spider.archive.frontier.set_gate(host, not_before=until)
        while (left := turn - time.monotonic()) > 0:
            if not self.crawler.engine.running:
                raise RunEnding("the run was told to stop")
            await asyncio.sleep(min(left, 0.5))

    @property
    def _spider(self) -> "ColumnsSpider":
        return cast("ColumnsSpider", self.crawler.spider)


def origin_of(url: str) -> str:
    """Scheme, host and port: what a robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _text(response: Response) -> str:
    encoding = (response.headers.get("Content-Encoding") or b"").decode("latin-1")
    return inflate(response.body, encoding)[:MAX_ROBOTS].decode("utf-8", "replace")


def retry_after(response: Response, now: datetime) -> timedelta | None:
    """How long a response asks us to wait: seconds or an HTTP date; None if it doesn't say or says nonsense."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isascii() and value.isdigit():
        return min(timedelta(seconds=int(value[:9])), MAX_RETRY_AFTER)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    wait = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
    return min(max(wait, timedelta(0)), MAX_RETRY_AFTER)
