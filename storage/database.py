"""The archive's database: connections, transactions and migrations. All that differs between databases is here.

SQLite: WAL, so that readers and the one writer don't wait for each other; `synchronous=NORMAL`, which may lose the last
transactions when the machine (not the process) dies, never the file's consistency: what they said is fetched again.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import alembic.command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, Insert, Row, create_engine, event, inspect, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from storage import migrations
from storage.errors import ArchiveUnusable, ArchiveUnwritable
from storage.syncing import sync

BUSY_SECONDS = 30.0
"""How long a writer waits for another process's write transaction; ours last milliseconds."""

DAMAGED = "damaged: `columns check` says more, `columns rebuild` makes it again from the WARC files"

REVISION = select(text("version_num")).select_from(text("alembic_version"))

MOST_VALUES = 5000
"""Bound to one statement: a sitemap lists 50,000 addresses, and a query of SQLite has at most 32,766 parameters."""

T = TypeVar("T")
AnyRow = Row[*tuple[Any, ...]]


class Database:
    """Transactions on one database: `write()` waits until it is the only writer, `read()` sees one snapshot."""

    def __init__(self, url: str | URL, *, read_only: bool = False) -> None:
        """With `read_only` nothing of a SQLite database is touched, not even the log that a crash left beside it."""
        self.url = _parsed(url)
        try:
            self._engine = create_engine(self.url, **_read_only_arguments(self.url, read_only=read_only))
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            raise ArchiveUnusable(
                f"{printable(self.url)}: not the URL of a database that can be used here ({error})"
            ) from error
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _prepare_sqlite)
            event.listen(self._engine, "begin", _begin_sqlite)
            self._writing: Engine = self._engine.execution_options(columns_write=True)
            self._reading: Engine = self._engine
        else:
            self._writing = self._engine
            self._reading = self._engine.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A write transaction: committed at the end, rolled back on an exception. Raises ArchiveUnwritable if the
        database doesn't take it: disk full, read-only, held by another program, damaged."""
        try:
            with self._writing.begin() as connection:
                yield connection
        except OperationalError as error:
            raise ArchiveUnwritable(f"{self}: can't be written ({error.orig})") from error
        except DatabaseError as error:
            if not _is_damage(error):
                raise
            raise ArchiveUnwritable(f"{self}: {DAMAGED} ({error.orig})") from error

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees the database as it is at its first statement, until its end. Raises ArchiveUnusable
        if that is damaged."""
        try:
            with self._reading.begin() as connection:
                yield connection
        except DatabaseError as error:
            if not _is_damage(error):
                raise
            raise ArchiveUnusable(f"{self}: {DAMAGED} ({error.orig})") from error

    def make_durable(self) -> None:
        """Sees to it that what was committed outlives a power failure: of a SQLite database it is in the log. Raises
        ArchiveUnwritable."""
        if self._engine.dialect.name == "sqlite" and self.url.database:
            log = Path(f"{self.url.database}-wal")
            try:
                if log.exists():
                    sync(log)
            except OSError as error:
                raise ArchiveUnwritable(f"{log}: can't be written ({error.strerror})") from error

    def close(self) -> None:
        self._engine.dispose()

    def revision(self) -> str | None:
        """The schema revision that the database has; None if it is empty. Raises ArchiveUnusable if it can't be read,
        or holds something else."""
        try:
            with self._reading.begin() as connection:
                tables = inspect(connection).get_table_names()
                if not tables:
                    return None
                if "alembic_version" not in tables or "frontier" not in tables:
                    raise ArchiveUnusable(f"{self}: a database, but not an archive: give another directory or database")
                return str(connection.execute(REVISION).scalar_one())
        except DBAPIError as error:
            raise ArchiveUnusable(f"{self}: not readable as a database ({error.orig})") from error

    def migrate(self) -> None:
        """The schema of this version, made or brought up to date. Raises ArchiveUnusable if the database is of a newer
        version."""
        current = self.revision()
        if current == latest_revision():
            return
        if not known_revision(current):
            raise ArchiveUnusable(newer_version(self, current))
        try:
            with self.write() as connection:
                config = _alembic_config()
                config.attributes["connection"] = connection
                alembic.command.upgrade(config, "head")
        except ArchiveUnwritable as error:
            raise ArchiveUnusable(str(error)) from error
        except DBAPIError as error:
            raise ArchiveUnusable(f"{self}: could not be brought up to date ({error.orig})") from error

    def __str__(self) -> str:
        file = self.url.database if self._engine.dialect.name == "sqlite" else None
        return file or printable(self.url)


def _is_damage(error: DatabaseError) -> bool:
    """True if SQLite says that a database isn't one, or not whole: it has no kind of error of its own for that."""
    return type(error.orig) is sqlite3.DatabaseError


def batches(values: Sequence[T], size: int = MOST_VALUES) -> Iterator[Sequence[T]]:
    """The values in pieces that one statement may have bound to it."""
    return (values[start : start + size] for start in range(0, len(values), size))


def insert_row(connection: Connection, statement: Insert, row: Mapping[str, Any]) -> int:
    """Inserts one row; returns its id."""
    key = connection.execute(statement, row).inserted_primary_key
    if key is None:  # pragma: no cover - only for tables without a primary key
        raise TypeError(f"{statement}: no primary key")
    return int(key[0])


def sqlite_url(file: Path) -> URL:
    """The URL of a file, whatever its name: as text, a `?` or `%` in it would mean something else."""
    return URL.create("sqlite", database=str(file))


def printable(url: URL) -> str:
    """A URL without its secrets: passwords may also stand in its query, and one that holds an `@` is taken for a part
    of the host."""
    host = url.host and url.host.rpartition("@")[2]
    return url.set(host=host, query={}).render_as_string()


def _parsed(url: str | URL) -> URL:
    """Raises ArchiveUnusable, which names no part of the URL: any of it may be a password."""
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        raise ArchiveUnusable(
            "the database URL can't be understood: write it as postgresql+psycopg://user:password@host/name, "
            "with %40 for an @ and %3A for a : in the password"
        ) from None


def newer_version(database: Database, revision: str | None) -> str:
    return f"{database}: made by a newer version (schema {revision}): update this program to read it"


@cache
def latest_revision() -> str | None:
    """The schema revision of this version of the program."""
    return _scripts().get_current_head()


def known_revision(revision: str | None) -> bool:
    return revision is None or revision in {script.revision for script in _scripts().walk_revisions()}


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_alembic_config())


def _alembic_config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _read_only_arguments(url: URL, *, read_only: bool) -> dict[str, Any]:
    """What makes an engine open a SQLite file for reading only: if asked to, or where its directory can't be written.

    There SQLite could not make the two files that stand beside a database in use, and would refuse to open it, unless
    it is told that nobody changes the database; which is so, but for a log that a crash left: that must be there.
    """
    if url.get_backend_name() != "sqlite" or not url.database or url.query:
        return {}
    file = Path(url.database).absolute()
    log = file.with_name(f"{file.name}-wal")
    if not file.is_file() or ((writable := os.access(file.parent, os.W_OK)) and not read_only):
        return {}
    mode = "mode=ro" if writable or (log.is_file() and log.stat().st_size) else "mode=ro&immutable=1"
    uri = f"{file.as_uri()}?{mode}"
    return {"creator": lambda: sqlite3.connect(uri, uri=True, check_same_thread=False)}


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    if not isinstance(connection, sqlite3.Connection):  # pragma: no cover - only another SQLite driver
        raise ArchiveUnusable("SQLite is used through Python's own driver only: give a URL that starts with sqlite:///")
    connection.isolation_level = None  # we say BEGIN ourselves: the driver would say a deferred one, and too late
    connection.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("columns_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
