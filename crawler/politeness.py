"""Downloader middleware: robots.txt, Crawl-delay, and hosts that ask to be left alone for a while.

robots.txt is fetched once a host and run, through the same downloader (so that the exchange is archived), and read by
Protego. Crawl-delay widens the host's gate in the frontier. A robots.txt that answers 4xx means no rules; one that
answers 5xx, or can't be had, means 'stay away' (RFC 9309, 2.3.1), where Scrapy's own middleware would crawl everything.
429 and 503 close the gate for as long as `Retry-After` says (RFC 9110, 10.2.3).
"""

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Self, cast
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.misc import load_object

from crawler.reading.document import inflate
from crawler.reading.urls import host_of
from storage.records import Lease

if TYPE_CHECKING:
    from crawler.spiders.columns import ColumnsSpider

AGENT = "Columns"
"""The product token that robots.txt may name (RFC 9309, 2.2.1)."""

ROBOTS_TRIES = 3
MAX_ROBOTS = 512 * 1024
"""Bytes of a robots.txt that are read: the least that RFC 9309, 2.5 asks for."""
MAX_RETRY_AFTER = timedelta(days=7)
"""A longer wait than this is taken for a mistake."""


class RobotsForbid(IgnoreRequest):
    """robots.txt doesn't let us fetch this address."""


class RobotsUnreachable(IgnoreRequest):
    """robots.txt can't be had, so nothing on this host may be fetched now."""


class Politeness:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.obey = crawler.settings.getbool("ROBOTSTXT_OBEY")
        self.retry_interval = crawler.settings.getfloat("RETRY_INTERVAL")
        self.network_errors = tuple(load_object(error) for error in crawler.settings.getlist("RETRY_EXCEPTIONS"))
        self.robots: dict[str, asyncio.Task[Protego]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises RobotsForbid or RobotsUnreachable where the request may not be made."""
        lease: Lease | None = request.meta.get("lease")
        if not self.obey or lease is None:  # a request without a lease is robots.txt's own
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        first = origin not in self.robots
        if first:
            self.robots[origin] = asyncio.create_task(self._fetch(origin))
        rules = await asyncio.shield(self.robots[origin])
        if not rules.can_fetch(request.url, AGENT):
            raise RobotsForbid("forbidden by robots.txt")
        if first:
            delay = max(self._spider.plan.sites[lease.site].delay, rules.crawl_delay(AGENT) or 0)
            self._spider.archive.frontier.set_gate(lease.host, delay=delay)
            await asyncio.sleep(delay)  # robots.txt was a request to this host too

    def process_response(self, request: Request, response: Response) -> Response:
        if response.status in (429, 503) and "lease" in request.meta:
            wait = retry_after(response, datetime.now(UTC))
            if wait is not None:
                until = datetime.now(UTC) + wait
                self._spider.archive.frontier.set_gate(host_of(request.url), not_before=until)
        return response

    async def _fetch(self, origin: str) -> Protego:
        """The rules of one origin, tried for a few times; raises RobotsUnreachable."""
        assert self.crawler.engine is not None
        for attempt in range(ROBOTS_TRIES):
            if attempt:
                await asyncio.sleep(self.retry_interval * 2 ** (attempt - 1))
            request = Request(f"{origin}/robots.txt", callback=NO_CALLBACK, dont_filter=True)
            try:
                response = await self.crawler.engine.download_async(request)
            except self.network_errors as error:
                problem = f"can't be fetched: {error or type(error).__name__}"
                continue
            except IgnoreRequest as error:  # too many redirects: as if there were none (RFC 9309, 2.3.1.2)
                return Protego.parse(f"# {error}")
            if response.status < 500:
                return Protego.parse(_text(response) if response.status == 200 else "")
            problem = f"answers {response.status}"
        raise RobotsUnreachable(f"{origin}/robots.txt {problem}: the site is left alone for now")

    @property
    def _spider(self) -> "ColumnsSpider":
        return cast("ColumnsSpider", self.crawler.spider)


def _text(response: Response) -> str:
    encoding = (response.headers.get("Content-Encoding") or b"").decode("latin-1")
    return inflate(response.body, encoding)[:MAX_ROBOTS].decode("utf-8", "replace")


def retry_after(response: Response, now: datetime) -> timedelta | None:
    """How long a response asks us to wait: seconds or an HTTP date; None if it doesn't say or says nonsense."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isdigit():
        return min(timedelta(seconds=int(value)), MAX_RETRY_AFTER)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    wait = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
    return min(max(wait, timedelta(0)), MAX_RETRY_AFTER)
