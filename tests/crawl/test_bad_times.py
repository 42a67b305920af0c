"""A crawl by a clock that was ten years ahead, and one beside a program that holds the database for a while."""

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

from crawler.sample.pages import SamplePage
from tests.crawl.days import days_pass
from tests.crawl.program import COLUMNS, crawl, export, run
from tests.crawl.rereading import article, listing
from tests.site.server import RecordingSite

NAMES = ["eels", "barges", "ropes"]


class Column(RecordingSite):
    """A listing of pieces, to which one may be added."""

    def __init__(self) -> None:
        self.names = NAMES
        super().__init__(pages=self._page, listing="/columns")

    def _page(self, path: str) -> SamplePage | None:
        if path == "/columns":
            return listing({f"/columns/{name}": f"On {name.capitalize()}" for name in self.names})
        name = path.removeprefix("/columns/")
        return article(name) if name in self.names else None


def archived(archive: Path) -> list[str]:
    return sorted(line["url"].rpartition("/")[2] for line in export(archive))


def hold(database: Path, seconds: float) -> threading.Thread:
    """Holds a write transaction on a database for a while, from when this returns."""
    held = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            held.set()
            time.sleep(seconds)
            connection.execute("ROLLBACK")

    thread = threading.Thread(target=write)
    thread.start()
    held.wait()
    return thread


def test_news_are_found_by_a_clock_that_is_right_again_and_while_the_database_is_held(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    with Column() as site:
        assert crawl(site.url, archive).returncode == 0
        days_pass(archive, -3650)  # the clock was ten years ahead
        site.names = [*NAMES, "tides"]
        holder = hold(archive / "archive.db", 2)
        done = crawl(site.url, archive)
        holder.join()
        assert done.returncode == 0, done.stderr
        assert archived(archive) == ["barges", "eels", "ropes", "tides"]
        with closing(sqlite3.connect(archive / "archive.db")) as database:
            (latest,) = database.execute("SELECT max(due_at) FROM frontier").fetchone()
        assert latest / 1e6 < time.time() + 100 * 24 * 3600
    assert run([COLUMNS, "check", "--archive", archive]).returncode == 0
