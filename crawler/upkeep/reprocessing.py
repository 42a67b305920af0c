"""`columns reprocess`: what archived captures are read as by the present reader and rules is recorded, or compared.

What these have read is left alone, so a run that was cut off goes on. The pages of one article are one transaction.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from scrapy.settings import BaseSettings

from crawler.lines import counted
from crawler.runs.endings import DONE, FAULT, INTERRUPTED, MANY_FAILED
from crawler.runs.plan import known_columns
from crawler.upkeep.differences import Difference, difference, different_fields
from crawler.upkeep.rereading import Reread, Rereader
from crawler.visiting.assembling import record_readings
from crawler.visiting.learning import learn
from crawler.visiting.offering import Column, Source, is_wanted, offer, offers_of, source_of
from storage.archive import Archive
from storage.errors import ArchiveUnwritable
from storage.records import FEED_FOLLOWS, Reading
from storage.rereading import StoredCapture
from storage.visit import Visit

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Reprocessed:
    """How many pages were read again; how many of them say something else now; how many could not be read, or not be
    recorded by a fault of ours: these keep what they have. `interrupted`: there may be more to read."""

    pages: int = 0
    changed: int = 0
    failed: int = 0
    faults: int = 0
    interrupted: bool = False

    @property
    def line(self) -> str:
        """The same for people."""
        faults = f", {self.faults} could not be recorded" if self.faults else ""
        goes_on = "; interrupted: it goes on next time" if self.interrupted else ""
        read = f"{counted(self.pages, 'page')} read again"
        return f"{read}, {self.changed} changed, {self.failed} could not be read{faults}{goes_on}"

    def exit_code(self, max_failed_share: float) -> int:
        """As that of a crawl, the gravest first."""
        if self.interrupted:
            return INTERRUPTED
        if self.faults:
            return FAULT
        return MANY_FAILED if self.failed > max_failed_share * (self.pages + self.failed) else DONE


def reprocess(location: Path, settings: BaseSettings, *, everything: bool = False) -> Reprocessed:
    """Read again what is outdated, or everything, of what a page's text or links rest on, and record it."""
    done = Reprocessed()
    with Rereader.ready(settings) as rereader, Archive.reopen(location, settings["ARCHIVE_DATABASE"]) as archive:
        recorder = _Recorder(archive, known_columns(archive.seeds(), settings), done)
        try:
            asyncio.run(_record_all(rereader, recorder, everything=everything))
            learn(archive, datetime.now(UTC))
        except KeyboardInterrupt:
            done.interrupted = True
    return done


def compare(location: Path, settings: BaseSettings, *, everything: bool = False) -> tuple[tuple[Difference, ...], int]:
    """What `reprocess` would change, page by page, and how many pages could not be read. Writes nothing, also while
    a crawl writes the archive."""
    with Rereader.ready(settings) as rereader, Archive.open(location, settings["ARCHIVE_DATABASE"]) as archive:
        columns = known_columns(archive.seeds(), settings)
        return asyncio.run(_compare_all(rereader, archive, columns, everything=everything))


async def _record_all(rereader: Rereader, recorder: "_Recorder", *, everything: bool) -> None:
    async with aclosing(rereader.read(recorder.archive, everything=everything)) as read:
        async for rereads in read:
            recorder.record(rereads)


class _Recorder:
    """Records what was read again, and counts in `done` what came of it."""

    def __init__(self, archive: Archive, columns: Mapping[str, Column], done: Reprocessed) -> None:
        self.archive = archive
        self.columns = columns
        self.done = done

    def record(self, rereads: Sequence[Reread]) -> None:
        """Record pages in one transaction, but for those of which a capture could not be read: a text of an older
        reader beside links, or a later capture, of a newer one would be taken for an edit. An error of ours costs
        these pages only."""
        pages = _readable(rereads)
        read = [(each.stored, each.reading) for each in rereads if each.reading and each.stored.page_key in pages]
        broken = [(each.stored, each.failed) for each in rereads if each.failed and each.stored.is_unread]
        try:
            with self.archive.visit() as visit:
                before = {key: visit.current_readings([key]) for key in pages}
                self._record(visit, read, datetime.now(UTC))
                for stored, why in broken:
                    visit.note_unread(stored.capture_id, why)
                changed = sum(1 for key in pages if _differ(before[key], visit.current_readings([key])))
        except ArchiveUnwritable:
            raise
        except Exception:
            logger.exception("columns: could not be recorded: %s", ", ".join(sorted(pages)))
            self.done.faults += len(pages)
        else:
            self.done.pages += len(pages)
            self.done.changed += changed
        self.done.failed += len({each.stored.page_key for each in rereads} - pages)

    def _record(self, visit: Visit, read: Sequence[tuple[StoredCapture, Reading]], at: datetime) -> None:
        readings: list[tuple[Reading, int]] = []
        sources: list[tuple[Source, Column]] = []
        for stored, reading in read:
            lease = visit.described(stored.page_key, at)
            if lease is None:
                readings.append((reading, stored.capture_id))
            elif not is_wanted(lease, reading):
                visit.pass_over(reading, stored.capture_id)
            else:
                column = self.columns.get(lease.site, Column())
                source = source_of(lease, reading, column, visit)
                readings.append((source.reading, stored.capture_id))
                sources += [(source, column)] if stored.is_last else []
        parts = record_readings(visit, readings, at)
        for source, column in sources:
            # What robots.txt named isn't in the capture of a page: what was offered for it then is offered still.
            offered = visit.withdraw_offers(source.lease.key)
            lists = tuple(offer.url for offer in offered if offer.follow in FEED_FOLLOWS)
            offers, _ = offers_of(visit, source._replace(sitemaps=lists), parts, column)
            offer(visit, source, offers, column, at)


def _readable(rereads: Sequence[Reread]) -> set[str]:
    """The keys of the pages of which all was read that has to be: a capture that never could be is the newest of its
    page, and costs nothing but itself."""
    failed = {each.stored.page_key for each in rereads if each.reading is None and not each.stored.is_unread}
    return {each.stored.page_key for each in rereads if each.reading} - failed


def _differ(before: Sequence[Reading], after: Sequence[Reading]) -> bool:
    return len(before) != len(after) or any(map(different_fields, before, after))


async def _compare_all(
    rereader: Rereader, archive: Archive, columns: Mapping[str, Column], *, everything: bool
) -> tuple[tuple[Difference, ...], int]:
    differences: list[Difference] = []
    failed: set[str] = set()
    async with aclosing(rereader.read(archive, everything=everything)) as read:
        async for rereads in read:
            pages: dict[str, list[Reread]] = {}
            for each in rereads:
                pages.setdefault(each.stored.page_key, []).append(each)
            for key, of_page in pages.items():
                if key not in _readable(of_page):
                    failed.add(key)
                elif known := archive.current_readings([key]):
                    differences.append(difference(known[0], _as_recorded(archive, known[0], of_page, columns)))
    return tuple(differences), len(failed)


def _as_recorded(
    archive: Archive, before: Reading, rereads: Sequence[Reread], columns: Mapping[str, Column]
) -> Reading:
    """What a page would say: its text by the capture that this rests on, its links by the last one. What it said
    earlier is read again as well, and is nothing that it says now."""
    after = before
    for stored, reading, _ in rereads:
        lease = archive.described(stored.page_key, stored.captured_at)
        if reading is None or not (stored.is_text or stored.is_last) or (lease and not is_wanted(lease, reading)):
            continue
        said = source_of(lease, reading, columns.get(lease.site, Column()), archive).reading if lease else reading
        if stored.is_text or stored.is_unread:
            after = said if stored.is_last else replace(said, links=after.links)
        elif said.kind is after.kind:
            after = replace(after, links=said.links)
    return after
