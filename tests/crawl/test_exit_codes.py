"""Each exit code, really provoked, through both commands that crawl."""

import signal
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from crawler.runs import endings as ends
from crawler.sample.pages import SamplePage
from crawler.sample.server import SampleRequest
from storage.archive import Archive
from tests.crawl.program import COLUMNS, PROJECT, crawl_command, environment, fast, run
from tests.site.daily import LISTING, DailyColumn, Piece
from tests.site.server import RecordingSite

USAGE, BUSY = 2, 6
ARTICLES = 6
REFUSED = SamplePage(403, (("Content-Type", "text/html"),), b"<h1>No</h1>")
NOWHERE = "http://127.0.0.1:1/column"
TRAP = "CREATE TRIGGER refuse BEFORE INSERT ON pages BEGIN SELECT RAISE(ABORT, 'no more pages'); END"


def by_scrapy(url: str, archive: Path, *settings: str) -> list[str]:
    return crawl_command(url, archive, *settings)


def by_columns(url: str, archive: Path, *settings: str) -> list[str]:
    return [COLUMNS, "crawl", url, "--archive", str(archive), *fast(*settings)]


Command = Callable[..., list[str]]


@dataclass
class Scene:
    """A small column, where its archive is to be, and how it is crawled."""

    site: RecordingSite
    column: DailyColumn
    archive: Path
    command: Command
    until_done: ExitStack = field(default_factory=ExitStack)

    def crawl(self, *settings: str, url: str | None = None) -> int:
        done = run(self.command(url or self.site.url, self.archive, *settings))
        assert "Traceback" not in done.stderr, done.stderr
        self.said = done.stderr
        return done.returncode


@pytest.fixture(params=[by_scrapy, by_columns])
def scene(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    column = DailyColumn()
    column.pieces = [Piece(number, 30 * number) for number in range(1, ARTICLES + 1)]
    with RecordingSite(pages=column.page_at, listing=LISTING) as site, ExitStack() as until_done:
        yield Scene(site, column, tmp_path / "archive", request.param, until_done)


def done(scene: Scene) -> int:
    return scene.crawl()


def fault_of_ours(scene: Scene) -> int:
    Archive.create_or_open(scene.archive).close()
    with closing(sqlite3.connect(scene.archive / "archive.db")) as connection, connection:
        connection.execute(TRAP)
    done = run(scene.command(scene.site.url, scene.archive))
    scene.said = done.stderr
    return done.returncode


def wrong_usage(scene: Scene) -> int:
    return scene.crawl("TIME_LIMIT=soon")


def most_pages_fail(scene: Scene) -> int:
    for piece in scene.column.pieces[1:]:
        scene.site.override(piece.path, REFUSED)
    return scene.crawl()


def yields_no_more(scene: Scene) -> int:
    assert scene.crawl() == ends.DONE
    scene.column.pieces = []
    scene.site.override(LISTING, SamplePage(200, (("Content-Type", "text/html"),), b"<h1>We have moved</h1><p>Soon."))
    return scene.crawl("LISTING_INTERVAL=0")


def no_seed(scene: Scene) -> int:
    return scene.crawl(url=NOWHERE)


def at_its_limit(scene: Scene) -> int:
    return scene.crawl("MAX_PAGES=2")


def too_little_disk(scene: Scene) -> int:
    return scene.crawl("MIN_FREE_DISK=1000000TB")


def held(scene: Scene) -> int:
    scene.until_done.enter_context(Archive.create_or_open(scene.archive))
    return scene.crawl()


def interrupted(scene: Scene) -> int:
    asked = threading.Event()
    slow = scene.column.pieces[0].path

    def answer(request: SampleRequest) -> SamplePage:
        asked.set()
        page = scene.column.page_at(request.path)
        assert page is not None
        return page

    scene.site.override(slow, answer)
    command = scene.command(scene.site.url, scene.archive, "DOWNLOAD_DELAY=0.3")
    running = subprocess.Popen(command, cwd=PROJECT, env=environment(), stderr=subprocess.PIPE, text=True)
    assert asked.wait(60)
    running.send_signal(signal.SIGINT)
    _, scene.said = running.communicate(timeout=60)
    return running.returncode


CASES: dict[Callable[[Scene], int], tuple[int, str]] = {
    done: (ends.DONE, ""),
    fault_of_ours: (ends.FAULT, "columns: a fault of ours"),
    wrong_usage: (USAGE, "columns: TIME_LIMIT=soon: "),
    most_pages_fail: (ends.MANY_FAILED, "columns: done, but many pages failed: "),
    yields_no_more: (ends.MANY_FAILED, "columns: done, but with an alarm: "),
    no_seed: (ends.NO_SEED, "columns: no seed could be reached: "),
    at_its_limit: (ends.LIMIT, "columns: stopped (limit: 2 pages), the next run goes on: "),
    too_little_disk: (ends.LIMIT, "columns: stopped (limit: too little disk: "),
    held: (BUSY, "columns: "),
    interrupted: (ends.INTERRUPTED, "columns: interrupted, the next run goes on: "),
}


@pytest.mark.parametrize("provoke", CASES, ids=lambda provoke: provoke.__name__)
def test_exit_code(provoke: Callable[[Scene], int], scene: Scene) -> None:
    code, line = CASES[provoke]
    assert provoke(scene) == code, scene.said
    lines = scene.said.strip().splitlines()
    if scene.command is by_columns and code == ends.DONE:
        assert lines == []  # cron mails what is said
        return
    assert lines[-1].startswith(line or "columns: done: ")
    if scene.command is by_columns:
        assert len(lines) == 1 + (provoke is yields_no_more)
    if provoke is yields_no_more:
        host = scene.site.base.removeprefix("http://")
        assert lines[-2] == f"columns: alarm: {host}: its listing shows no articles, where there were {ARTICLES}"


def test_the_table_is_complete() -> None:
    codes = {ends.DONE, ends.FAULT, USAGE, ends.MANY_FAILED, ends.NO_SEED, ends.LIMIT, BUSY, ends.INTERRUPTED}
    assert {code for code, _ in CASES.values()} == codes
