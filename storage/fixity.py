"""Whether an archive is sound: its database, its WARC files, and that each says what the other does. Writes nothing.

The rows are those of one snapshot. A record is durable before a row mentions it, so this may run beside a crawl, whose
newest records have no row yet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, bindparam, func, select, text
from sqlalchemy.exc import DBAPIError

from storage.archive import DATABASE_FILE, WARC_DIRECTORY, expect_archive
from storage.database import AnyRow, Database, known_revision, latest_revision, newer_version, sqlite_url
from storage.errors import ArchiveUnusable, CaptureUnreadable
from storage.records import WarcReference
from storage.tables import Address, StoredExchange
from storage.warc import Warc, file_serial
from storage.warc_members import Member, members
from storage.warc_records import StoredRecord, parse, payload_digest, record_type

MOST_FAULTS = 10
"""Faults of the database that are shown: one damaged page makes hundreds, and one remedy is enough for all."""

ROWS = select(
    StoredExchange.url,
    StoredExchange.status,
    StoredExchange.offset,
    StoredExchange.length,
    StoredExchange.payload_digest,
).where(StoredExchange.file == bindparam("file"))
FILES = select(StoredExchange.file, func.count()).group_by(StoredExchange.file).order_by(StoredExchange.file)
IN_FLIGHT = select(func.count()).where(Address.lease_expires.is_not(None))

REBUILD = "`columns rebuild` makes the database again from the WARC files"
RESTORE = "restore the file from a copy; without it the text is still archived, but this capture can't be read again"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that isn't as it should be: where, what, and what a person can do."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}: {self.remedy}"


@dataclass(slots=True)
class Checked:
    """What was checked so far. `unmentioned` are records that no row mentions: robots.txt, and what a run that died, or
    goes on, has fetched last; `torn` are bytes at the end of the newest file that are no whole record: the next run
    sets them aside. `in_flight` are addresses that a run holds, or held when it died."""

    files: int = 0
    bytes: int = 0
    records: int = 0
    captures: int = 0
    unmentioned: int = 0
    torn: int = 0
    in_flight: int = 0


def check(location: Path, url: str | None, checked: Checked) -> Iterator[Finding]:
    """Everything that is wrong with the archive in `location`, counting in `checked` what was looked at. `url` is of
    another database than the one there. Raises ArchiveUnusable if there is no database, or none that could be read."""
    expect_archive(location, url)
    database = Database(url or sqlite_url(location / DATABASE_FILE), read_only=True)
    try:
        yield from _faults(database, Warc(location / WARC_DIRECTORY), checked)
    finally:
        database.close()


def is_sound(database: Database) -> bool:
    """True if a database can be read to its end as an archive's, of whatever version."""
    try:
        if not known_revision(database.revision()):
            return True
        with database.read() as connection:
            return not any(_database_faults(connection, str(database)))
    except (ArchiveUnusable, DBAPIError):
        return False


def _faults(database: Database, warc: Warc, checked: Checked) -> Iterator[Finding]:
    try:
        revision = database.revision()
    except ArchiveUnusable as error:
        raise ArchiveUnusable(f"{error}: {REBUILD}") from error
    if revision is None:
        raise ArchiveUnusable(f"{database}: empty: {REBUILD}")
    if not known_revision(revision):
        raise ArchiveUnusable(newer_version(database, revision))
    try:
        with database.read() as connection:
            yield from _database_faults(connection, str(database))
            if revision == latest_revision():
                checked.in_flight = connection.execute(IN_FLIGHT).scalar_one()
                yield from _warc_faults(connection, warc, checked)
            else:
                remedy = "the next crawl brings it up to date; check it then"
                yield Finding(str(database), f"of an older version (schema {revision})", remedy)
    except (DBAPIError, ArchiveUnusable) as error:
        yield Finding(str(database), f"can't be read ({getattr(error, 'orig', error)})", REBUILD)


def _database_faults(connection: Connection, name: str) -> Iterator[Finding]:
    if connection.dialect.name != "sqlite":
        return
    try:
        said = connection.execute(text(f"PRAGMA integrity_check({MOST_FAULTS})")).scalars().all()
        for fault in said:
            if fault != "ok":
                yield Finding(name, f"damaged ({fault})", REBUILD)
        loose = connection.execute(text("PRAGMA foreign_key_check")).all()
        for table, parent in sorted({(str(row[0]), str(row[2])) for row in loose}):
            number = sum(1 for row in loose if (row[0], row[2]) == (table, parent))
            yield Finding(name, f"{number} rows of {table} refer to {parent} that aren't there", REBUILD)
    except DBAPIError as error:
        yield Finding(name, f"damaged ({error.orig})", REBUILD)


def _warc_faults(connection: Connection, warc: Warc, checked: Checked) -> Iterator[Finding]:
    here = {path.name: path for path in sorted(warc.directory.glob("*.warc.gz"))}
    newest = max(here, key=file_serial, default=None)
    for name, number in connection.execute(FILES):
        if name not in here:
            yield Finding(str(warc.directory / name), f"missing, with {number} captures", RESTORE)
    for name, path in here.items():
        rows = {row.offset: row for row in connection.execute(ROWS, {"file": name})}
        checked.files += 1
        for member in members(path):
            row = rows.pop(member.offset, None)
            checked.bytes += member.length
            is_tail = name == newest and member.why and not any(offset > member.offset for offset in rows)
            if is_tail and row is None:
                checked.torn += member.length
                continue
            yield from _member_faults(path, member, row, warc, checked)
        for row in rows.values():
            why = "no record begins here" if row.offset < path.stat().st_size else "the file ends before it"
            yield Finding(f"{path} at {row.offset}", f"{row.url}: {why}", RESTORE)


def _member_faults(path: Path, member: Member, row: AnyRow | None, warc: Warc, checked: Checked) -> Iterator[Finding]:
    where = f"{path} at {member.offset}"
    if member.record is None:
        of = f"{row.url}: " if row is not None else ""
        yield Finding(where, f"{of}{member.length} bytes are no whole record ({member.why})", RESTORE)
        return
    checked.records += 1
    if record_type(member.record) not in ("response", "revisit"):
        if row is not None:
            yield Finding(where, f"{row.url}: its record is of another type", REBUILD)
        return
    if row is None:
        checked.unmentioned += 1
        return
    checked.captures += 1
    try:
        record = parse(member.record)
        fault = _difference(record, member, row) or _original_fault(record, path, member, warc)
    except (ValueError, CaptureUnreadable) as error:
        fault = str(error)
    if fault:
        yield Finding(where, f"{row.url}: {fault}", RESTORE)


def _difference(record: StoredRecord, member: Member, row: AnyRow) -> str | None:
    """In what a record isn't what its row says; None if it is."""
    digest = record.digest or payload_digest(record.capture.body)
    said = (record.capture.url, record.capture.status, member.length, digest)
    expected = (row.url, row.status, row.length, row.payload_digest)
    for name, there, here in zip(("address", "status", "length", "body"), said, expected, strict=True):
        if there != here:
            return f"another {name} than the database says ({there}, not {here})"
    return None


def _original_fault(record: StoredRecord, path: Path, member: Member, warc: Warc) -> str | None:
    """Why the original of a revisit doesn't do; None if it does, or if there is none. Raises CaptureUnreadable."""
    if record.original is not None:
        warc.read(WarcReference(path.name, member.offset, member.length))
    return None
