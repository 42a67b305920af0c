"""Captures read again in worker processes: those that a newer reader or site rule would read otherwise, or all."""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from scrapy.settings import BaseSettings

from crawler.reading import READER_VERSION
from crawler.runs.configuration import load_configuration
from crawler.site_rules import SiteRules, load_site_rules
from crawler.workers import ReadingPool
from storage.archive import Archive
from storage.errors import CaptureUnreadable, ReadingFailed
from storage.records import Reading
from storage.rereading import StoredCapture

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 200
"""Captures in one piece of work: what a kill costs, and what is held in memory. Only a series of more is cut up."""


class Reread(NamedTuple):
    """A capture, and what it is read as now; None if it could not be read. `failed`: the reader broke on it."""

    stored: StoredCapture
    reading: Reading | None
    failed: ReadingFailed | None = None


class Rereader:
    """Reads captures in the processes of a pool, each by its site's rule of its day."""

    def __init__(self, pool: ReadingPool, rules: SiteRules) -> None:
        self.pool = pool
        self.rules = rules

    @classmethod
    @contextmanager
    def ready(cls, settings: BaseSettings) -> Iterator["Rereader"]:
        """One by the settings; its processes end with the context. Raises UsageError for a mistake in a rule."""
        rules = load_site_rules(load_configuration(Path(settings["COLUMNS_TOML"])))
        pool = ReadingPool(settings.getint("READING_WORKERS"), settings.getfloat("READING_TIME_LIMIT"))
        try:
            yield cls(pool, rules)
        finally:
            pool.close()

    async def read(self, archive: Archive, *, everything: bool) -> AsyncGenerator[list[Reread]]:
        """What the captures are read as that are outdated, or all, in pieces of work: a page's captures are in one, the
        oldest first, and so are the pages of an article. What can't be read is logged."""
        stored = archive.captures_to_read()
        wanted = (each for each in stored if everything or is_outdated(each, self.rules))
        under_way: deque[list[asyncio.Task[Reread]]] = deque()
        for captures in pieces(wanted):
            under_way.append([asyncio.create_task(self._read(archive, each)) for each in captures])
            while sum(map(len, under_way)) >= 2 * self.pool.size:
                yield await asyncio.gather(*under_way.popleft())
        while under_way:
            yield await asyncio.gather(*under_way.popleft())

    async def _read(self, archive: Archive, stored: StoredCapture) -> Reread:
        rule = self.rules.rule_for(stored.url, stored.captured_at)
        try:
            return Reread(stored, await self.pool.read(archive.warc.read(stored.reference), rule))
        except (CaptureUnreadable, ReadingFailed) as error:
            logger.warning("columns: %s", error)
            return Reread(stored, None, error if isinstance(error, ReadingFailed) else None)


def is_outdated(stored: StoredCapture, rules: SiteRules) -> bool:
    """True if a capture was last read by another reader, or by another rule than its site's present one of its day; or
    broke them."""
    rule = rules.rule_for(stored.url, stored.captured_at)
    return (stored.reader_version, stored.rule_version) != (READER_VERSION, rule.version if rule else None)


def pieces(captures: Iterable[StoredCapture]) -> Iterator[Sequence[StoredCapture]]:
    """The captures of one article's pages together, as far as they aren't too many, those of one page always."""
    works: dict[tuple[str, int], dict[str, list[StoredCapture]]] = {}
    for stored in captures:
        works.setdefault(stored.work, {}).setdefault(stored.page_key, []).append(stored)
    for pages in works.values():
        piece: list[StoredCapture] = []
        for of_page in pages.values():
            if piece and len(piece) + len(of_page) > MOST_AT_ONCE:
                yield piece
                piece = []
            piece += of_page
        yield piece
