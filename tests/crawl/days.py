"""Days that pass between two runs: the archive's memory is moved back, so that nothing has to wait or lie about now."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.column_types import UtcTime
from storage.tables import Table

DAY = 24 * 3600 * 1_000_000
TIMES = [
    (table.name, column.name)
    for table in Table.metadata.sorted_tables
    for column in table.columns
    if isinstance(column.type, UtcTime)
]
"""Every stored moment, in microseconds."""


def days_pass(archive: Path, days: float = 1) -> None:
    """Make all that an archive remembers so many days older."""
    with closing(sqlite3.connect(archive / "archive.db")) as connection, connection:
        for table, column in TIMES:
            connection.execute(f"UPDATE {table} SET {column} = {column} - ?", (int(days * DAY),))


def due_paths(archive: Path) -> set[str]:
    """The paths with queries of the addresses that were visited and are due again by now."""
    query = "SELECT url FROM frontier WHERE state != 'due' AND due_at <= unixepoch() * 1000000"
    with closing(sqlite3.connect(archive / "archive.db")) as connection:
        return {"/" + url.split("/", 3)[3] for (url,) in connection.execute(query)}
