"""`columns reprocess`: read archived captures again and record what the present reader makes of them."""

import asyncio
import logging
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from scrapy.settings import BaseSettings

from crawler.recording import record_reading
from crawler.workers import ReadingPool
from storage.archive import Archive, StoredCapture
from storage.errors import CaptureUnreadable, ReadingFailed
from storage.records import Reading

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reprocessed:
    pages: int
    failed: int


def reprocess(location: Path, settings: BaseSettings) -> Reprocessed:
    """Read again every capture that a stored text rests on, oldest first; each page is one transaction."""
    pool = ReadingPool(settings.getint("READING_WORKERS"), settings.getfloat("READING_TIME_LIMIT"))
    try:
        with Archive.create_or_open(location, settings["ARCHIVE_DATABASE"]) as archive:
            return asyncio.run(_reprocess(archive, pool))
    finally:
        pool.close()


async def _reprocess(archive: Archive, pool: ReadingPool) -> Reprocessed:
    pages = failed = 0
    under_way: deque[tuple[StoredCapture, asyncio.Task[Reading]]] = deque()

    async def finish_first() -> None:
        nonlocal pages, failed
        stored, task = under_way.popleft()
        try:
            reading = await task
        except (CaptureUnreadable, ReadingFailed) as error:
            failed += 1
            logger.warning("%s", error)
            return
        pages += 1
        with archive.visit() as visit:
            record_reading(visit, reading, stored.capture_id, datetime.now(UTC))

    for stored in archive.captures_to_read():
        under_way.append((stored, asyncio.create_task(_read(archive, pool, stored))))
        if len(under_way) >= 2 * pool.size:
            await finish_first()
    while under_way:
        await finish_first()
    return Reprocessed(pages, failed)


async def _read(archive: Archive, pool: ReadingPool, stored: StoredCapture) -> Reading:
    return await pool.read(archive.warc.read(stored.reference))
