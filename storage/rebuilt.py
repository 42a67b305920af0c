"""A database made again beside the one there is, and put in its place only when it is whole."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from storage.archive import DATABASE_FILE, WARC_DIRECTORY, Archive, hold
from storage.database import Database, sqlite_url
from storage.errors import ArchiveUnusable
from storage.fixity import is_sound
from storage.syncing import sync
from storage.warc import newest_file

UNFINISHED = f"{DATABASE_FILE}.rebuilding"
SHARED_MEMORY = "-shm"
BESIDE = ("-wal", SHARED_MEMORY, "-journal")
"""What SQLite keeps beside a database, by the ends of the names; the shared memory it makes anew."""


@dataclass(slots=True)
class Made:
    """The archive whose database is being made; when that is in its place, `database` is it, and `former` what was
    there before."""

    archive: Archive
    database: Path
    former: Path | None = None


@contextmanager
def new_database(location: Path, into: Path | None, *, force: bool) -> Iterator[Made]:
    """A new database for the WARC files in `location`, or for a copy of them in `into`: in its place when the context
    is left, and not at all on an exception. What was there before stays, under another name.

    Raises ArchiveUnusable if there are no WARC files; if `into` has an archive already; or, without `force`, if the
    database is sound: it knows what no WARC file does.
    """
    if newest_file(location / WARC_DIRECTORY) is None:
        raise ArchiveUnusable(f"{location}: no WARC files there: there is nothing to make a database from")
    with hold(location):
        if into is None:
            yield from _made(location, force=force)
            return
        into.mkdir(parents=True, exist_ok=True)
        with hold(into):
            _copy(location / WARC_DIRECTORY, into)
            yield from _made(into, force=False)


def _made(location: Path, *, force: bool) -> Iterator[Made]:
    database = location / DATABASE_FILE
    if database.is_file() and not force and _is_sound(database):
        remedy = "it needn't be made again; --force does it all the same, --into DIR makes one beside it"
        raise ArchiveUnusable(f"{database}: sound: {remedy}")
    unfinished = location / UNFINISHED
    for name in ("", *BESIDE):  # what a rebuild left that was killed
        unfinished.with_name(unfinished.name + name).unlink(missing_ok=True)
    with Archive.over_warc(location, unfinished) as archive:
        made = Made(archive, database)
        yield made
    made.former = _put_aside(database)
    unfinished.replace(database)
    sync(location)


def _is_sound(database: Path) -> bool:
    opened = Database(sqlite_url(database), read_only=True)
    try:
        return is_sound(opened)
    finally:
        opened.close()


def _put_aside(database: Path) -> Path | None:
    """Gives a database another name, with what belongs to it: its log would be taken for the new one's. The database
    itself keeps its old name too, until the new one takes it: at no instant there is none."""
    if not database.exists():
        return None
    number = 1
    while (former := database.with_name(f"{database.name}.before-rebuild-{number}")).exists():
        number += 1
    os.link(database, former)
    for name in BESIDE:
        beside = database.with_name(database.name + name)
        if beside.exists() and beside.stat().st_size and name != SHARED_MEMORY:
            beside.replace(former.with_name(former.name + name))
        else:
            beside.unlink(missing_ok=True)
    return former


def _copy(warc: Path, into: Path) -> None:
    """The WARC files in another archive: the newest as a copy, for it may grow, the others as links where that can be.
    Raises ArchiveUnusable if there is an archive already."""
    target = into / WARC_DIRECTORY
    if target.exists() or (into / DATABASE_FILE).exists():
        raise ArchiveUnusable(f"{into}: an archive already: give another directory")
    target.mkdir()
    newest = newest_file(warc)
    for file in sorted(warc.glob("*.warc.gz")):
        try:
            if file == newest:
                shutil.copy2(file, target)
            else:
                os.link(file, target / file.name)
        except OSError:  # on another file system
            shutil.copy2(file, target)
