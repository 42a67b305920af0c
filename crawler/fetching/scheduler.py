"""Scrapy's scheduler interface over the frontier in the archive.

A request is a lease: claimed from the frontier, carried in `request.meta["lease"]` through redirects, and settled by
the pipeline in the transaction that records the visit. What isn't settled when the process dies is due again when the
archive is next opened, so there is nothing to save at the end.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler

from crawler.reading.urls import host_of
from storage.errors import ArchiveUnwritable
from storage.records import Lease

if TYPE_CHECKING:
    from crawler.spiders.columns import ColumnsSpider

LEASE_SECONDS = 600.0
"""Leases are renewed three times as often; one that expires all the same was lost by an error of ours."""

RETRY_HORIZON = timedelta(minutes=15)
"""What is due within this time (a retry after a failure, a host that asked to wait) is waited for; what is due later
is left to the next run."""


class FrontierScheduler(BaseScheduler):
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.ready: deque[Request] = deque()
        self.outstanding: dict[int, Lease] = {}
        self.held: dict[Request, asyncio.TimerHandle] = {}
        self.alarm: asyncio.TimerHandle | None = None
        self.renewal: asyncio.TimerHandle | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def open(self, spider: "ColumnsSpider") -> None:  # type: ignore[override]
        self.spider = spider
        self.frontier = spider.archive.frontier
        self.sites = set(spider.plan.sites)
        self._renew()

    def close(self, reason: str) -> None:  # noqa: ARG002
        if self.renewal is not None:
            self.renewal.cancel()
        self._cancel_alarm()
        for call in self.held.values():
            call.cancel()
        self.frontier.release(list(self.outstanding.values()))

    def has_pending_requests(self) -> bool:
        return bool(self.ready or self.held) or self.alarm is not None

    def enqueue_request(self, request: Request) -> bool:
        """Take a request that holds a lease: newly claimed, or the next hop of a redirect."""
        delay = self.spider.delay(request.url, request.meta["lease"].site)
        if request.meta.get("redirect_times", 0) > request.meta.get("held", 0) and delay:
            request.meta["held"] = request.meta["redirect_times"]
            self._hold(request, delay)
        else:
            self.ready.append(request)
        return True

    def next_request(self) -> Request | None:
        if not self.ready and self.alarm is None:
            self._claim()
        return self.ready.popleft() if self.ready else None

    def settle(self, lease: Lease) -> None:
        """The lease was finished, retried or given up: it is the frontier's again, and the host's gate may be open."""
        self.outstanding.pop(lease.id, None)
        self._cancel_alarm()

    def leave(self, site: str) -> None:
        """Ask this site for nothing more in this run."""
        self.sites.discard(site)

    def _claim(self) -> None:
        """Fill `ready` with what may be asked for now, or set the alarm for when something may."""
        try:
            self._claim_or_wait(datetime.now(UTC))
        except ArchiveUnwritable as error:
            self.spider.stop(error)

    def _claim_or_wait(self, now: datetime) -> None:
        room = self.crawler.settings.getint("CONCURRENT_REQUESTS") - len(self.outstanding)
        if room <= 0:
            return
        leases = self.frontier.claim(self.sites, now, room, LEASE_SECONDS)
        for lease in leases:
            self.outstanding[lease.id] = lease
            self.ready.append(self.spider.request(lease))
        if not leases:
            horizon = now + RETRY_HORIZON
            opening = self.frontier.next_opening(self.sites, now, horizon)
            if opening is not None and opening <= horizon:
                self.alarm = _later(max(0.01, (opening - now).total_seconds()), self._wake)

    def _cancel_alarm(self) -> None:
        if self.alarm is not None:
            self.alarm.cancel()
        self.alarm = None

    def _wake(self) -> None:
        """Hand over what the gate now lets through. `engine.crawl` is the public way to make the engine look again."""
        self.alarm = None
        self._claim()
        if self.ready:
            self._hand_over(self.ready.pop())

    def _hold(self, request: Request, delay: float) -> None:
        """Send a redirect's next hop after the host's delay, and keep the host's gate shut until after it."""
        until = datetime.now(UTC) + timedelta(seconds=2 * delay)
        try:
            self.frontier.set_gate(host_of(request.url), not_before=until)
        except ArchiveUnwritable as error:
            self.spider.stop(error)
        self.held[request] = _later(delay, self._release, request)

    def _release(self, request: Request) -> None:
        del self.held[request]
        self._hand_over(request)

    def _hand_over(self, request: Request) -> None:
        assert self.crawler.engine is not None
        self.crawler.engine.crawl(request)

    def _renew(self) -> None:
        try:
            self.frontier.renew(list(self.outstanding.values()), datetime.now(UTC), LEASE_SECONDS)
        except ArchiveUnwritable as error:
            self.spider.stop(error)
        self.renewal = _later(LEASE_SECONDS / 3, self._renew)


def _later(seconds: float, call: Callable[..., None], *arguments: Request) -> asyncio.TimerHandle:
    return asyncio.get_running_loop().call_later(seconds, call, *arguments)
