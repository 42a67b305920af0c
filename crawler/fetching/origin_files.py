"""The files in which an origin says how it wants to be treated: asked for by the run's own downloader, so that each
exchange is archived, and kept in the archive for as long as they hold."""

import asyncio
import time
from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast
from weakref import WeakKeyDictionary

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.misc import load_object

from crawler.fetching.addresses import AddressRefused
from crawler.fetching.origin_rights import origin_rights
from crawler.fetching.robots import MAX_ROBOTS, Robots, robots_text
from crawler.reading.urls import host_of
from storage.archive import Archive
from storage.rights import origin_of
from storage.site_files import SiteFile

if TYPE_CHECKING:
    from crawler.spiders.columns import ColumnsSpider

ROBOTS_TRIES = 3
TDMREP = "/.well-known/tdmrep.json"
TDMREP_LIFETIME = timedelta(days=1)
"""For which it isn't asked for again, whatever it answered."""
MAX_REDIRECTS = 5
"""That are followed to a robots.txt (RFC 9309, 2.3.1.2)."""
META = {"redirect_ttl": MAX_REDIRECTS, "is_origin_file": True}
"""Of the requests for such files."""
MAX_RECEIVED = MAX_ROBOTS + 1
"""Bytes of such a file that are received: what is read of it, and a sign that there is more."""


class Unreachable(Exception):
    """A robots.txt can't be had; the message says why."""


@dataclass(frozen=True, slots=True)
class OriginRules:
    """What an origin lets us do, asked for at `asked_at`; `was_asked`: it was asked just now."""

    robots: Robots
    asked_at: datetime
    was_asked: bool


class OriginFiles:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.lifetime = timedelta(seconds=crawler.settings.getfloat("ROBOTS_LIFETIME"))
        self.retry_interval = crawler.settings.getfloat("RETRY_INTERVAL")
        self.network_errors = tuple(load_object(error) for error in crawler.settings.getlist("RETRY_EXCEPTIONS"))
        self._received: MutableMapping[Request, int] = WeakKeyDictionary()
        crawler.signals.connect(self._receive, signals.bytes_received)

    async def rules(self, origin: str, delay: float) -> OriginRules:
        """The rules of one origin, as the archive has them or anew. Raises Unreachable."""
        url = f"{origin}/robots.txt"
        known = self._archive.site_file(url)
        is_known = known is not None and known.text is not None and self.holds(known.asked_at)
        file = known if known is not None and is_known else await self._ask(url, delay)
        if file.text is None:
            raise Unreachable(f"{url} {file.answer}: the site is left alone for now")
        robots = Robots(file.text)
        asked_rights = await self._learn_rights(
            origin, robots, file.text, 0.0 if is_known else max(delay, robots.delay)
        )
        return OriginRules(robots, file.asked_at, was_asked=asked_rights or not is_known)

    async def _learn_rights(self, origin: str, robots: Robots, text: str, delay: float) -> bool:
        """Keeps what an origin reserves; True if it was asked for that, once a day, `delay` seconds from now."""
        url = f"{origin}{TDMREP}"
        file = self._archive.site_file(url)
        now = datetime.now(UTC)
        asks = robots.allows(url) and (file is None or not timedelta(0) <= now - file.asked_at < TDMREP_LIFETIME)
        if asks:
            asks = await self.rest(delay)
        if asks:
            file = await self._ask(url, delay, tries=1)
        seeds = [seed.url for seed in self._spider.plan.seeds if origin_of(seed.url) == origin]
        reserved = origin_rights(origin, text, (file.text if file else None) or "", seeds)
        self._archive.note_origin_rights(origin, reserved, now)
        return asks

    def holds(self, asked_at: datetime) -> bool:
        """Whether what was asked for then need not be asked for again: a day long (RFC 9309, 2.4)."""
        return timedelta(0) <= datetime.now(UTC) - asked_at < self.lifetime

    async def rest(self, seconds: float) -> bool:
        """Waits so long; False if the run was told to stop meanwhile."""
        assert self.crawler.engine is not None
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and self.crawler.engine.running:
            await asyncio.sleep(min(left, 0.5))
        return bool(self.crawler.engine.running)

    async def _ask(self, url: str, delay: float, tries: int = ROBOTS_TRIES) -> SiteFile:
        """Such a file, tried for a few times, and kept; not one at a private address, which nobody asked: that host may
        be a seed's tomorrow, and its pages are refused by themselves."""
        assert self.crawler.engine is not None
        text: str | None = None
        answer = ""
        for attempt in range(tries):
            if attempt:
                await self.rest(max(delay, self.retry_interval * 2 ** (attempt - 1)))
            request = Request(url, callback=NO_CALLBACK, dont_filter=True, meta=dict(META))
            try:
                response = await self.crawler.engine.download_async(request)
            except self.network_errors as error:
                answer = f"can't be fetched: {error or type(error).__name__}"
                continue
            except AddressRefused as error:
                return SiteFile(url, host_of(url), datetime.now(UTC), "", str(error))
            except IgnoreRequest as error:  # too many redirects: as if there were none (RFC 9309, 2.3.1.2)
                text, answer = "", str(error)
                break
            answer = f"answers {response.status}"
            if response.status < 500 and response.status != 429:
                encoding = (response.headers.get("Content-Encoding") or b"").decode("latin-1")
                text = robots_text(response.body, encoding) if response.status == 200 else ""
                break
            if "Retry-After" in response.headers:
                break
        file = SiteFile(url, host_of(url), datetime.now(UTC), text, answer)
        self._archive.keep_site_file(file)
        return file

    def _receive(self, data: bytes, request: Request) -> None:
        """Leaves such a file where nobody reads on: one of 100 MB, or without an end, says no less than a short one."""
        if request.meta.get("is_origin_file"):
            self._received[request] = received = self._received.get(request, 0) + len(data)
            if received >= MAX_RECEIVED:
                raise StopDownload(fail=False)

    @property
    def _spider(self) -> "ColumnsSpider":
        return cast("ColumnsSpider", self.crawler.spider)

    @property
    def _archive(self) -> Archive:
        return self._spider.archive
