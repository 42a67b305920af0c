"""`columns reprocess`: read archived captures again and record what the present reader makes of them."""

import asyncio
import logging
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scrapy.settings import BaseSettings

from crawler.assembling import record_reading
from crawler.configuration import load_configuration
from crawler.learning import learn
from crawler.site_rules import SiteRules, load_site_rules
from crawler.workers import ReadingPool
from storage.archive import Archive, StoredCapture
from storage.errors import CaptureUnreadable, CaptureWithheld, ReadingFailed
from storage.records import Reading

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reprocessed:
    pages: int
    failed: int


def reprocess(location: Path, settings: BaseSettings) -> Reprocessed:
    """Read again every capture that a stored text rests on, oldest first, by its site's rule of its day; each page is
    one transaction."""
    rules = load_site_rules(load_configuration(Path(settings["COLUMNS_TOML"])))
    pool = ReadingPool(settings.getint("READING_WORKERS"), settings.getfloat("READING_TIME_LIMIT"))
    try:
        with Archive.create_or_open(location, settings["ARCHIVE_DATABASE"]) as archive:
            reprocessed = asyncio.run(_reprocess(archive, pool, rules))
            learn(archive, datetime.now(UTC))
            return reprocessed
    finally:
        pool.close()


async def _reprocess(archive: Archive, pool: ReadingPool, rules: SiteRules) -> Reprocessed:
    pages = failed = 0
    under_way: deque[tuple[StoredCapture, asyncio.Task[Reading]]] = deque()

    async def finish_first() -> None:
        nonlocal pages, failed
        stored, task = under_way.popleft()
        try:
            reading = await task
        except CaptureWithheld:
            return
        except (CaptureUnreadable, ReadingFailed) as error:
            failed += 1
            logger.warning("%s", error)
            return
        pages += 1
        with archive.visit() as visit:
            record_reading(visit, reading, stored.capture_id, datetime.now(UTC))

    for stored in archive.captures_to_read():
        under_way.append((stored, asyncio.create_task(_read(archive, pool, rules, stored))))
        if len(under_way) >= 2 * pool.size:
            await finish_first()
    while under_way:
        await finish_first()
    return Reprocessed(pages, failed)


async def _read(archive: Archive, pool: ReadingPool, rules: SiteRules, stored: StoredCapture) -> Reading:
    capture = archive.warc.read(stored.reference)
    return await pool.read(capture, rules.rule_for(capture.url, capture.captured_at))
