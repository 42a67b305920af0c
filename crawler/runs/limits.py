"""Scrapy extension: a run ends at its limits of time, pages, archived bytes and free disk; the next one goes on there.

What is under way when a limit is met is still recorded, so a run may go over it by that much.
"""

import asyncio
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self, cast

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.settings import BaseSettings

from crawler.runs.endings import AT_LIMIT, NO_DISK
from storage.errors import UsageError

if TYPE_CHECKING:
    from crawler.spiders.columns import ColumnsSpider

SECONDS = {"": 1, "s": 1, "m": 60, "min": 60, "h": 3600, "d": 24 * 3600}
BYTES = {"": 1, "b": 1, "k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9, "t": 1e12, "tb": 1e12}
BYTES |= {"kib": 2**10, "mib": 2**20, "gib": 2**30, "tib": 2**40}
AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may use: seconds, bytes of WARC records, visits; and the bytes of disk that it leaves free. 0: any."""

    time: float = 0
    size: float = 0
    pages: int = 0
    free: float = 0


def limits_of(settings: BaseSettings) -> Limits:
    """Raises UsageError for what is no amount."""
    return Limits(
        time=_amount(settings, "TIME_LIMIT", SECONDS, "90, 90s, 30m or 2h"),
        size=_amount(settings, "SIZE_LIMIT", BYTES, "5000000, 500MB or 2GiB"),
        pages=int(_amount(settings, "MAX_PAGES", {"": 1}, "100")),
        free=_amount(settings, "MIN_FREE_DISK", BYTES, "5000000, 500MB or 2GiB"),
    )


def _amount(settings: BaseSettings, name: str, units: dict[str, float] | dict[str, int], example: str) -> float:
    said = str(settings[name] or 0)
    match = AMOUNT.fullmatch(said.strip().lower())
    if match is None or match[2] not in units:
        raise UsageError(f"{name}={said}: give it as {example}; 0 for no limit")
    return float(match[1]) * units[match[2]]


def reached(limits: Limits, seconds: float, archived: int, visits: int) -> str | None:
    """The limit that a run has reached, as the reason of its end; None if it may go on."""
    if limits.pages and visits >= limits.pages:
        return f"{AT_LIMIT}{limits.pages} pages"
    if limits.size and archived >= limits.size:
        return f"{AT_LIMIT}{limits.size:g} bytes archived"
    if limits.time and seconds >= limits.time:
        return f"{AT_LIMIT}{limits.time:g} seconds"
    return None


def too_full(limits: Limits, location: Path) -> str | None:
    """The reason to write nothing more to the archive's disk; None if there is none."""
    free = shutil.disk_usage(location).free
    if free >= limits.free:
        return None
    return f"{NO_DISK}{free / 1e6:.0f} MB for {location}, less than MIN_FREE_DISK, {limits.free / 1e6:.0f} MB"


class LimitKeeper:
    """Looks after each visit, and each second, which also finds a run that waits."""

    INTERVAL = 1.0

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.next: asyncio.TimerHandle | None = None
        self.limits = limits_of(crawler.settings)
        if self.limits == Limits():
            raise NotConfigured
        crawler.signals.connect(self.opened, signals.spider_opened)
        crawler.signals.connect(self.look, signals.item_scraped)
        crawler.signals.connect(self.closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def opened(self) -> None:
        self.began = asyncio.get_running_loop().time()
        self._look_again()

    def closed(self) -> None:
        if self.next is not None:
            self.next.cancel()

    def look(self) -> None:
        """End the run if it has reached a limit of its own."""
        seconds = asyncio.get_running_loop().time() - self.began
        archived = sum(site.archived for site in self._spider.site_tallies.values())
        self._end_for(reached(self.limits, seconds, archived, self._spider.tally["visits"]))

    def _look_again(self) -> None:
        self.look()
        self._end_for(too_full(self.limits, self._spider.archive.location))
        self.next = asyncio.get_running_loop().call_later(self.INTERVAL, self._look_again)

    def _end_for(self, reason: str | None) -> None:
        if reason is not None:
            self._spider.end(reason)

    @property
    def _spider(self) -> "ColumnsSpider":
        return cast("ColumnsSpider", self.crawler.spider)
