import sqlite3
from pathlib import Path

import alembic.autogenerate
import pytest
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from storage.database import Database, latest_revision, sqlite_url
from storage.errors import ArchiveUnusable
from storage.tables import Table


def schema(file: Path) -> dict[str, str]:
    """What SQLite keeps of each table and index, without the spaces."""
    with sqlite3.connect(file) as connection:
        rows = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name != 'alembic_version'"
        )
        found = {name: "".join(sql.split()) for name, sql in rows}
    connection.close()
    return found


def migrated(file: Path) -> Database:
    database = Database(sqlite_url(file))
    database.migrate()
    return database


def test_migrating_from_nothing_equals_creating(tmp_path: Path) -> None:
    migrated(tmp_path / "migrated.db").close()
    engine = create_engine(sqlite_url(tmp_path / "created.db"))
    Table.metadata.create_all(engine)
    engine.dispose()
    assert schema(tmp_path / "migrated.db") == schema(tmp_path / "created.db")


def test_no_difference_is_left_to_migrate(tmp_path: Path) -> None:
    database = migrated(tmp_path / "archive.db")
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert alembic.autogenerate.compare_metadata(context, Table.metadata) == []
    database.close()


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    migrated(tmp_path / "archive.db").close()
    before = (tmp_path / "archive.db").read_bytes()
    database = migrated(tmp_path / "archive.db")
    assert database.revision() == latest_revision()
    database.close()
    assert (tmp_path / "archive.db").read_bytes() == before


@pytest.mark.parametrize("url", ["nonsense", "nosuchdatabase://host/name"])
def test_a_url_of_no_database_is_refused(url: str) -> None:
    with pytest.raises(ArchiveUnusable, match=url):
        Database(url)
