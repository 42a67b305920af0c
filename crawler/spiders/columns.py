"""The spider: leases in, visits out. What a page means is decided in `crawler.reading`, in worker processes."""

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.fetching.politeness import RunEnding
from crawler.reading.urls import host_of
from crawler.runs.plan import Plan
from crawler.runs.tally import SiteTally
from crawler.visiting.visited import Visited, Withheld
from crawler.workers import ReadingPool
from storage.archive import Archive
from storage.errors import ArchiveUnwritable, ReadingFailed
from storage.records import Follow, Lease, Reading
from storage.rights import origin_of

Watcher = Callable[[Visited, Mapping[str, int]], None]
"""Called after each visit with what came of it and the run's tally: a progress bar."""


class ColumnsSpider(Spider):
    """`tally` counts the run's visits by what came of them, `site_tallies` what was done at each site (or at a host
    beside them); `unreached` says why, for each seed that wasn't reached; `delays` are what hosts ask for in robots.txt
    (seconds), `sitemaps` the addresses that an origin's names."""

    name = "columns"

    def __init__(self, plan: Plan, archive: Archive, pool: ReadingPool, watch: Watcher | None = None) -> None:
        super().__init__()
        self.plan = plan
        self.archive = archive
        self.pool = pool
        self.watch = watch
        self.tally: Counter[str] = Counter()
        self.site_tallies: defaultdict[str, SiteTally] = defaultdict(SiteTally)
        self.unreached: dict[str, str] = {}
        self.delays: dict[str, float] = {}
        self.sitemaps: dict[str, tuple[str, ...]] = {}
        self.stopping: asyncio.Future[None] | None = None

    async def start(self) -> AsyncIterator[Any]:
        """Put the seeds into the frontier, due now. The scheduler takes it from there."""
        self.archive.frontier.add_seeds(self.plan.seeds, datetime.now(UTC))
        self.archive.frontier.chance = random.random
        self.archive.frontier.first_backoff = self.crawler.settings.getfloat("RETRY_INTERVAL")
        self.archive.frontier.ease(datetime.now(UTC))
        for site in self.plan.sites.values():
            self.archive.frontier.set_gate(site.host, delay=site.delay, concurrency=site.concurrency)
        return
        yield  # makes this an async generator, which Scrapy asks for

    def request(self, lease: Lease) -> Request:
        return Request(lease.url, callback=self.parse, errback=self.failed, meta={"lease": lease}, dont_filter=True)

    async def parse(self, response: Response, **_: Any) -> AsyncIterator[Visited]:
        """Read the page in a worker while its WARC record is made durable."""
        captures = tuple(response.meta["captures"])
        withheld: Withheld | None = response.meta["withheld"]
        durable = asyncio.create_task(asyncio.to_thread(self.archive.warc.flush))
        reading: Reading | None = None
        problem: Exception | None = None
        if response.status in (200, 203):
            try:
                capture = withheld.capture if withheld else captures[-1][0]
                rule = self.plan.site_rules.rule_for(capture.url, capture.captured_at)
                reading = await self.pool.read(capture, rule)
            except ReadingFailed as error:
                # A signal to stop may have reached the worker too: that says nothing of the page.
                problem = error if self.is_running() else RunEnding("the run was told to stop")
        try:
            await durable
        except ArchiveUnwritable as error:
            self.stop(error)
            return
        sitemaps = self.sitemaps.get(origin_of(response.url), ())
        why = withheld.why if withheld else None
        yield Visited(response.meta["lease"], captures, reading, problem, sitemaps, why)

    async def failed(self, failure: Failure) -> AsyncIterator[Visited]:
        """No answer, or one that we didn't want: refused by robots.txt or by scope, timed out, broken off."""
        request: Request = failure.request  # type: ignore[attr-defined]
        captures = tuple(request.meta.get("captures", ()))
        try:
            if isinstance(failure.value, ArchiveUnwritable):
                raise failure.value
            await asyncio.to_thread(self.archive.warc.flush)
        except ArchiveUnwritable as error:
            self.stop(error)
            return
        yield Visited(request.meta["lease"], captures, None, failure.value)

    def stop(self, error: ArchiveUnwritable) -> None:
        """End the run: nothing more can be kept. What is under way is due again for the next run."""
        if self.stopping is None:
            self.logger.error("%s", error)
            self.end(str(error))

    def end(self, reason: str) -> None:
        """End the run, once, when what is under way is recorded."""
        assert self.crawler.engine is not None
        if self.stopping is None:
            self.stopping = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason=reason))

    def is_running(self) -> bool:
        return self.crawler.engine is not None and self.crawler.engine.running

    def delay(self, url: str, site: str) -> float:
        """Seconds that the host of `url`, an address of `site`, is left in peace between two requests when all is
        well."""
        return max(self.delays.get(host_of(url), 0.0), self.plan.sites[site].delay)

    def note(self, visited: Visited, word: str) -> None:
        """Count a visit that came to `word`."""
        self.tally["visits"] += 1
        self.tally[word] += 1
        lease = visited.lease
        self.site_tallies[lease.site].note_visit(visited, word)
        if lease.follow is Follow.SEED:
            reached = visited.reading is not None or word == "unchanged"
            self.tally["seeds_reached"] += reached
            if not reached:
                self.unreached[lease.url] = _why_unreached(visited)
        if self.watch is not None:
            self.watch(visited, self.tally)


def _why_unreached(visited: Visited) -> str:
    if visited.problem is None:
        return f"answers {visited.status}"
    return str(visited.problem) or type(visited.problem).__name__
