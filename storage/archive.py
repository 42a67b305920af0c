"""An archive: one directory with its database and its WARC files, and everything that can be asked of it."""

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout
from sqlalchemy import bindparam, func, select

from storage import (
    articles,
    explanation,
    frontier,
    gates,
    history,
    readings,
    repeats,
    rereading,
    rights,
    run_records,
    site_files,
    standing,
)
from storage.database import Database, known_revision, latest_revision, newer_version, sqlite_url
from storage.errors import ArchiveBusy, ArchiveUnusable, ArchiveUnwritable
from storage.explanation import Explanation
from storage.frontier import Frontier
from storage.gates import Defaults, Gate
from storage.history import PageHistory
from storage.records import Capture, Lease, OriginRights, Reading, Repeat, SeenBlocks, WarcReference
from storage.rereading import StoredCapture
from storage.run_records import Gained, RunMark
from storage.runs import ArchiveStatus, Run, RunResult, SiteRun
from storage.site_files import SiteFile
from storage.snapshot import ArticleRecord, Snapshot, Tombstone
from storage.syncing import sync
from storage.tables import StoredExchange
from storage.visit import Visit
from storage.warc import Warc, newest_file
from storage.warc_records import payload_digest
from storage.warc_repair import repair

logger = logging.getLogger(__name__)

DATABASE_FILE, WARC_DIRECTORY, LOCK_FILE = "archive.db", "warc", "archive.lock"

_places = select(StoredExchange.file, StoredExchange.offset, StoredExchange.length).where(
    StoredExchange.key == bindparam("key"), StoredExchange.status == bindparam("status")
)
SAME_BODY = _places.where(StoredExchange.payload_digest == bindparam("digest")).order_by(StoredExchange.id).limit(1)
LAST_BODY = _places.order_by(StoredExchange.id.desc()).limit(1)


class Archive:
    """An archive that is open: by `create_or_open` for the one crawl that may write, by `open` for any reader."""

    def __init__(self, location: Path, database: Database, lock: FileLock | None) -> None:
        self.location = location
        self._database = database
        self._lock = lock
        self.frontier = Frontier(database)
        self.warc = Warc(location / WARC_DIRECTORY)

    @classmethod
    def create_or_open(cls, location: Path, database: str | None = None) -> "Archive":
        """The archive in `location`, for writing: made if there is none, brought up to date and repaired if a crawl
        died in it. Raises ArchiveBusy if another run holds it, ArchiveUnusable if it can't be used."""
        try:
            (location / WARC_DIRECTORY).mkdir(parents=True, exist_ok=True)
            sync(location)
        except OSError as error:
            raise ArchiveUnusable(f"{location}: no directory for an archive ({error.strerror})") from error
        opened = Database(database or sqlite_url(location / DATABASE_FILE))
        archive = cls(location, opened, hold(location))
        try:
            if database is None:
                _expect_database(location)
            opened.migrate()
            archive._recover()
        except BaseException:
            archive.close()
            raise
        return archive

    @classmethod
    def reopen(cls, location: Path, database: str | None = None) -> "Archive":
        """The archive in `location`, for writing. Raises ArchiveUnusable if there is none, else as `create_or_open`."""
        expect_archive(location, database)
        return cls.create_or_open(location, database)

    @classmethod
    def open(cls, location: Path, database: str | None = None) -> "Archive":
        """The archive in `location`, for reading, also while a crawl writes it. Raises ArchiveUnusable if there is
        none or it can't be read."""
        expect_archive(location, database)
        opened = Database(database or sqlite_url(location / DATABASE_FILE))
        try:
            _make_readable(location, opened)
        except BaseException:
            opened.close()
            raise
        return cls(location, opened, None)

    @classmethod
    def over_warc(cls, location: Path, database: Path) -> Self:
        """An archive of the WARC files in `location` whose database is new, and says nothing of them yet. Whoever calls
        holds the archive."""
        opened = Database(sqlite_url(database))
        try:
            opened.migrate()
        except BaseException:
            opened.close()
            raise
        return cls(location, opened, None)

    def close(self) -> None:
        try:
            self.warc.close()
        finally:
            self._database.close()
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def begin_run(self, arguments: dict[str, str], at: datetime, versions: dict[str, str] | None = None) -> RunMark:
        """Notes that a run began; returns its number and where the archive stands."""
        with self._database.write() as connection:
            return run_records.begin(connection, arguments, versions or {}, at)

    def end_run(self, run: int, result: RunResult, sites: Sequence[SiteRun] = ()) -> None:
        with self._database.write() as connection:
            run_records.end(connection, run, result, sites)

    def gained(self, mark: RunMark) -> dict[str, Gained]:
        """What each site gained since a run began."""
        with self._database.read() as connection:
            return run_records.gained(connection, mark)

    def listed(self, keys: Collection[str]) -> int:
        """How many articles the pages with these keys, or those that they lead to, list now."""
        with self._database.read() as connection:
            return run_records.listed(connection, keys)

    def listed_before(self, site: str) -> int:
        """How many a site's seeds listed at the end of the last run without an alarm."""
        with self._database.read() as connection:
            return run_records.listed_before(connection, site)

    def articles_among(self, keys: Sequence[str]) -> int:
        """How many of these are keys of pages that are archived as articles."""
        with self._database.read() as connection:
            return run_records.articles_among(connection, keys)

    def last_success(self) -> datetime | None:
        """When a run last ended with 0; None if none has."""
        with self._database.read() as connection:
            return run_records.last_success(connection)

    def runs(self, most: int) -> tuple[Run, ...]:
        """The last runs, the latest first."""
        with self._database.read() as connection:
            return run_records.last_runs(connection, most)

    @contextmanager
    def visit(self) -> Iterator[Visit]:
        """One write transaction: committed on leaving, rolled back on an exception."""
        with self._database.write() as connection:
            yield Visit(connection)

    def earlier_capture(self, key: str, capture: Capture) -> WarcReference | None:
        """Where the capture lies of which this one, of the address `key`, is a revisit: the first with the same answer;
        of a 304 the last one that it may speak of. None if there is none."""
        if capture.status == 304:
            query, sought = LAST_BODY, {"key": key, "status": 200}
        elif capture.body:
            query, sought = SAME_BODY, {"key": key, "status": capture.status, "digest": payload_digest(capture.body)}
        else:
            return None
        with self._database.read() as connection:
            row = connection.execute(query, sought).one_or_none()
        return None if row is None else WarcReference(row.file, row.offset, row.length)

    def site_file(self, url: str) -> SiteFile | None:
        """What is kept of a file at a fixed address, as robots.txt; None if it was never asked for."""
        with self._database.read() as connection:
            return site_files.site_file(connection, url)

    def keep_site_file(self, file: SiteFile) -> None:
        with self._database.write() as connection:
            site_files.keep_site_file(connection, file)

    def gates(self, defaults: Defaults) -> list[Gate]:
        """How each host is treated, in the order of their names."""
        with self._database.read() as connection:
            return gates.gates(connection, defaults)

    def site_files(self) -> list[SiteFile]:
        """All files at fixed addresses that sites were asked for."""
        with self._database.read() as connection:
            return site_files.site_files(connection)

    def origin_rights(self) -> dict[str, OriginRights]:
        """What each origin reserves."""
        with self._database.read() as connection:
            return rights.origins(connection)

    def note_origin_rights(self, origin: str, reserved: OriginRights, at: datetime) -> None:
        """Keeps what an origin reserves for all its pages."""
        with self._database.write() as connection:
            rights.note_origin(connection, origin, reserved, at)

    def captures_to_read(self) -> list[StoredCapture]:
        """Every capture that a page's text or links rest on, or that couldn't be read, the oldest first: what
        `reprocess` may read again."""
        with self._database.read() as connection:
            return rereading.captures_to_read(connection)

    def current_readings(self, keys: Iterable[str]) -> tuple[Reading, ...]:
        """What the pages with these keys, or those that they lead to, say now, as far as they have been read."""
        with self._database.read() as connection:
            return readings.current(connection, keys)

    def described(self, key: str, at: datetime) -> Lease | None:
        """The address with this key as a lease would describe it that ends `at`; None if the frontier hasn't got it."""
        with self._database.read() as connection:
            return frontier.described(connection, key, at)

    def seeds(self) -> dict[str, tuple[str, ...]]:
        """The keys of the seeds that sites were crawled from, by site."""
        with self._database.read() as connection:
            return rereading.seeds(connection)

    def unlearned_hosts(self) -> dict[str, int]:
        """The hosts whose parts changed since what they repeat was last learned; each with the number of changes."""
        with self._database.read() as connection:
            return repeats.unlearned(connection)

    def seen_blocks(self, host: str) -> list[SeenBlocks]:
        """The blocks of all parts of a host, as they stand on its pages."""
        with self._database.read() as connection:
            return repeats.seen_on(connection, host)

    def unseen_parts(self) -> list[int]:
        """The parts that were not yet stitched with what their site repeats held against them."""
        with self._database.read() as connection:
            return repeats.unseen(connection)

    def status(self) -> ArchiveStatus:
        """Every site in numbers, and the last run."""
        with self._database.read() as connection:
            return standing.status(connection)

    def explain(self, key: str) -> Explanation | None:
        """All that is stored about an address, by its key or another name of it; None if it is unknown."""
        with self._database.read() as connection:
            return explanation.explain(connection, key)

    def history(self, key: str) -> tuple[PageHistory, ...]:
        """What happened to the pages of a part, by the key or another name of one; () if that was never read."""
        with self._database.read() as connection:
            return history.part_history(connection, key)

    def known_repeats(self, url: str, fingerprints: Iterable[int]) -> dict[int, Repeat]:
        """Those of the blocks with these fingerprints that the site of `url` is known to repeat."""
        with self._database.read() as connection:
            return repeats.known(connection, articles.site_of(url), fingerprints)

    def articles(self, since: int | None = None) -> Iterator[ArticleRecord | Tombstone]:
        """Every article, by site and URL; or what changed after the sequence number `since`, in the order of the
        changes. One consistent view, streamed."""
        with self.snapshot() as snapshot:
            yield from snapshot.records(since)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """The articles as they are at this moment."""
        with self._database.read() as connection:
            yield Snapshot(connection)

    @contextmanager
    def settled_snapshot(self) -> Iterator[Snapshot]:
        """The same, with every article's id fixed from now on: for what leaves the archive.

        Nothing can be written between the two: the snapshot is taken while the transaction that settles still holds
        the database. Where nothing can be written, ids that weren't fixed may yet change; a warning says so.
        """
        with ExitStack() as open_until_left:
            try:
                with self._database.write() as connection:
                    articles.settle(connection)
                    snapshot = Snapshot(open_until_left.enter_context(self._database.read()))
            except ArchiveUnwritable as error:
                snapshot = Snapshot(open_until_left.enter_context(self._database.read()))
                if snapshot.unsettled():
                    logger.warning("%s: ids may change", error)
            self._database.make_durable()
            yield snapshot

    def is_shown(self) -> bool:
        """True if exports have shown every article: their ids are fixed."""
        with self.snapshot() as snapshot:
            return not snapshot.unsettled()

    def cursor(self, name: str) -> int:
        """The sequence number up to which the export of this name has come; 0 before its first."""
        with self._database.read() as connection:
            return articles.counter(connection, f"cursor:{name}")

    def move_cursor(self, name: str, value: int) -> None:
        with self._database.write() as connection:
            articles.set_counter(connection, f"cursor:{name}", value)

    def _recover(self) -> None:
        """Makes good what a dead run left: the end of its last WARC file, and its leases."""
        newest = newest_file(self.warc.directory)
        with self._database.write() as connection:
            if newest is not None:
                end = func.max(StoredExchange.offset + StoredExchange.length)
                known_end = connection.execute(select(end).where(StoredExchange.file == newest.name)).scalar() or 0
                repair(newest, known_end)
                if newest.stat().st_size < known_end:
                    self.warc.leave_newest()
            lost = frontier.give_back(connection)
        if lost:
            logger.info("%s: %d addresses that the last run left in flight are due again", self.location, lost)


def expect_archive(location: Path, database: str | None) -> None:
    """Raises ArchiveUnusable if there is no archive in `location`."""
    if database is None and not (location / DATABASE_FILE).is_file():
        raise ArchiveUnusable(f"{location}: no archive there: give another directory, or crawl into this one first")


def _expect_database(location: Path) -> None:
    """Raises ArchiveUnusable if there are WARC files without their database: a new one would know nothing of them."""
    if not (location / DATABASE_FILE).exists() and newest_file(location / WARC_DIRECTORY) is not None:
        raise ArchiveUnusable(f"{location}: WARC files whose database is gone: `columns rebuild` makes it again")


def _make_readable(location: Path, database: Database) -> None:
    """Sees to it that the database has this version's schema. Raises ArchiveUnusable if it can't."""
    revision = database.revision()
    if revision is None:
        raise ArchiveUnusable(f"{database}: empty: crawl into it first")
    if not known_revision(revision):
        raise ArchiveUnusable(newer_version(database, revision))
    if revision != latest_revision():
        try:
            lock = hold(location)
        except ArchiveBusy as error:
            raise ArchiveUnusable(f"{location}: of an older version, and a crawl holds it: try after it") from error
        with lock:
            database.migrate()


def hold(location: Path) -> FileLock:
    """The right to write the archive, taken. Raises ArchiveBusy if another process has it."""
    lock = FileLock(location / LOCK_FILE, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise ArchiveBusy(
            f"{location}: another run holds this archive: wait for it, or give another directory"
        ) from error
    except OSError as error:
        raise ArchiveUnusable(f"{location}: can't be locked for writing ({error.strerror})") from error
    return lock
