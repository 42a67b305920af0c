import sqlite3
import traceback
from pathlib import Path

import alembic.autogenerate
import pytest
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, make_url, text

from storage.database import Database, latest_revision, printable, sqlite_url
from storage.errors import ArchiveUnusable
from storage.records import LinkRole
from storage.tables import Table
from tests.storage import made

LINK_COLUMNS = "page_id, place, role, position, target_key, url, text, why, number"
"""As they were before links could be former ones."""


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


def test_links_of_before_are_current_and_a_whole_title_is_a_name(tmp_path: Path) -> None:
    with made.opened(tmp_path) as archive:
        made.store(archive, made.page("a", "Text.", made.link(LinkRole.NEXT_PART, "b", 2)))
        with archive._database.write() as connection:
            for statement in (
                f"CREATE TABLE older AS SELECT {LINK_COLUMNS} FROM links",
                "DROP TABLE links",
                "ALTER TABLE older RENAME TO links",
                "UPDATE parts SET series_key = NULL",
                "ALTER TABLE frontier DROP COLUMN changed_at",
                "ALTER TABLE frontier DROP COLUMN appeared_at",
                *(f"DROP TABLE {table}" for table in ("unread_captures", "seen_texts", "fruitless_visits")),
                "UPDATE alembic_version SET version_num = '0002'",
            ):
                connection.execute(text(statement))
    with made.opened(tmp_path) as archive:
        explanation = archive.explain("a")
        assert explanation is not None
        assert [(each.url[-1], each.text, each.former) for each in explanation.links_out] == [("b", "to b", False)]
        made.store(archive, made.page("z", part_title=made.series_title("On a", 2)))
        with archive.visit() as visit:
            assert [part.key for part in visit.series_of("z")[0]] == ["a", "z"]


def test_a_url_of_no_database_is_refused() -> None:
    with pytest.raises(ArchiveUnusable, match="nosuchdatabase://host/name"):
        Database("nosuchdatabase://host/name")


@pytest.mark.parametrize(
    "url",
    [
        "nosuch://u:secret@host/name",
        "nosuch://u:se@cret@host/name",
        "nosuch://u@host/name?password=secret",
        "nosuch://u:secret@host:port/name",
        "nosuch://u:12:secret@[host/name",
        "u:secret@host/name",
    ],
)
def test_no_message_holds_a_password(url: str) -> None:
    with pytest.raises(ArchiveUnusable) as refused:
        Database(url)
    assert "cret" not in "".join(traceback.format_exception(refused.value))


def test_a_database_is_printed_without_its_password() -> None:
    url = make_url("postgresql+psycopg://u:secret@host:5/name?password=secret")
    assert printable(url) == "postgresql+psycopg://u:***@host:5/name"
