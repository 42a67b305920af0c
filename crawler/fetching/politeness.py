"""Downloader middleware: robots.txt, Crawl-delay, and hosts that ask to be left alone for a while.

robots.txt holds for a day, in the archive (`origin_files`). Crawl-delay and Request-rate widen the host's gate in the
frontier, the sitemaps are noted for the spider. A robots.txt that answers 4xx means no rules; one that answers 5xx, or
can't be had, means 'stay away' (RFC 9309, 2.3.1), where Scrapy's own middleware would crawl everything.
429 and 503 close the gate for as long as `Retry-After` says (RFC 9110, 10.2.3); a robots.txt that answers so too.
Without it they are failures, as are other 5xx, timeouts and lost connections at an address's first try: each doubles
the host's pause, each answer halves it (`storage/pacing.py`). After a slow answer the host has at least as long a rest.
"""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Self, cast

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.fetching.origin_files import OriginFiles, OriginRules, Unreachable
from crawler.fetching.robots import Robots
from crawler.reading.urls import host_of
from storage.pacing import JITTER, LATENCY_FACTOR, Pace, pause
from storage.records import Lease
from storage.rights import origin_of

if TYPE_CHECKING:
    from crawler.spiders.columns import ColumnsSpider

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
        self.files = OriginFiles(crawler)
        self.origins: dict[str, asyncio.Task[OriginRules]] = {}
        self.noted: dict[str, OriginRules] = {}
        self.turns: dict[str, float] = {}
        self.failures: dict[str, int] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raises RobotsForbid or RobotsUnreachable where the request may not be made."""
        lease: Lease | None = request.meta.get("lease")
        if not self.obey or lease is None:  # a request without a lease is robots.txt's own
            return
        origin = origin_of(request.url)
        under_way = self.origins.get(origin)
        had_to_wait = under_way is None or not under_way.done()
        if under_way is None or self._is_outdated(under_way):
            delay = self._spider.delay(request.url, lease.site)
            under_way = self.origins[origin] = asyncio.create_task(self.files.rules(origin, delay))
            had_to_wait = True
        try:
            rules = await asyncio.shield(under_way)
        except Unreachable as error:
            seeds = self._spider.plan.sites[lease.site].seeds
            is_seeds = origin in {origin_of(seed.url) for seed in seeds}
            raise RobotsUnreachable(str(error), is_seeds=is_seeds) from error
        self._note_crawl_delay(rules.robots, request.url)
        if self.noted.get(origin) is not rules:  # not for each of its pages again
            self.noted[origin] = rules
            self._spider.sitemaps[origin] = rules.robots.sitemaps(request.url)
        if not rules.robots.allows(request.url):
            raise RobotsForbid("forbidden by robots.txt")
        if had_to_wait and rules.was_asked:
            await self._take_turn(request.url, self._spider.delay(request.url, lease.site))

    def process_response(self, request: Request, response: Response) -> Response:
        host, now = host_of(request.url), datetime.now(UTC)
        wait = retry_after(response, now) if response.status in (429, 503) else None
        if wait is not None:
            self._spider.archive.frontier.hold(host, now + wait)
            return response
        lease: Lease | None = request.meta.get("lease")
        if response.status < 500 and response.status != 429:
            self._note_answer(host, failed=False)
        elif response.status == 429 or is_first_try(lease):
            self._note_answer(host, failed=True)
        latency = float(request.meta.get("download_latency", 0.0))
        if lease is not None and is_slow(latency, self._spider.delay(request.url, lease.site)):
            rest = timedelta(seconds=pause(Pace(self._spider.plan.sites[lease.site].delay), latency, 0.0))
            self._spider.archive.frontier.set_gate(host, not_before=now + rest)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        if isinstance(exception, self.files.network_errors) and is_first_try(request.meta.get("lease")):
            self._note_answer(host_of(request.url), failed=True)

    def _note_answer(self, host: str, *, failed: bool) -> None:
        """Count a failure of a host, or an answer of one that failed: what goes well costs no write."""
        if host not in self.failures:
            self.failures[host] = self._spider.archive.frontier.failures(host)
        if failed or self.failures[host]:
            now = datetime.now(UTC)
            self.failures[host] = self._spider.archive.frontier.note_answer(host, now, failed=failed)

    def _is_outdated(self, task: asyncio.Task[OriginRules]) -> bool:
        """True in a run so long that what an origin said at its beginning no longer holds."""
        return task.done() and task.exception() is None and not self.files.holds(task.result().asked_at)

    def _note_crawl_delay(self, robots: Robots, url: str) -> None:
        host = host_of(url)
        if self._spider.delays.get(host) != robots.delay:
            self._spider.delays[host] = robots.delay
            self._spider.archive.frontier.ask_delay(host, robots.delay)

    async def _take_turn(self, url: str, delay: float) -> None:
        """Wait for a turn after robots.txt, which was a request to this host too; the host's gate stays shut until
        after it. Raises RunEnding if the run is told to stop meanwhile."""
        if not delay:
            return
        host, now = host_of(url), time.monotonic()
        turn = max(self.turns.get(host, now), now) + delay
        self.turns[host] = turn
        until = datetime.now(UTC) + timedelta(seconds=turn - now + delay)
        self._spider.archive.frontier.set_gate(host, not_before=until)
        if not await self.files.rest(turn - now):
            raise RunEnding("the run was told to stop")

    @property
    def _spider(self) -> "ColumnsSpider":
        return cast("ColumnsSpider", self.crawler.spider)


def is_first_try(lease: Lease | None) -> bool:
    """True for an address that didn't fail just before. A failure of one that did says little of its host: a site half
    of whose pages are broken would be asked once an hour, for each is tried five times."""
    return lease is not None and lease.attempts == 1


def is_slow(latency: float, delay: float) -> bool:
    """True if a host took so long that the pause after its answer may be longer than what is left of its delay."""
    return delay > 0 and latency * (1 + LATENCY_FACTOR) > delay * (1 - JITTER)


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
