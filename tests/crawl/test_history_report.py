"""What histories say of pages that moved, of parts with several pages, and of words that would steer a terminal."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from crawler.cli import app
from crawler.reading.urls import url_key
from crawler.reports import history_report
from storage.archive import Archive
from storage.records import LinkRole
from tests.storage import made
from tests.storage.made import later, link, page, store
from tests.storage.test_moves import lead, moved


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with made.opened(tmp_path / "archive") as archive:
        yield archive


def test_a_page_that_moved_tells_from_where(archive: Archive) -> None:
    store(archive, page("old"))
    lead(archive, "old", "new")
    store(archive, moved(page("old"), "new"), later(5))
    for name in ("old", "new"):
        said = history_report.history(archive.history(name), {})
        assert "also known as old" in said
        assert "2026-03-01 12:05:00 UTC  moved from https://a.example/old to https://a.example/new" in said


def test_each_page_of_a_part_has_its_history(archive: Archive) -> None:
    store(archive, page("a", "One.", link(LinkRole.NEXT_PAGE, "b")))
    store(archive, page("b", "Two."))
    store(archive, page("b", "Three."), later(5))
    told = archive.history("b")
    assert [(each.key, len(each.revisions)) for each in told] == [("a", 1), ("b", 2)]
    said = history_report.history(told, {})
    assert said.index("https://a.example/a") < said.index("https://a.example/b") < said.index("revision 2")


def test_a_diff_is_coloured_on_a_terminal_and_nothing_else_steers_it(archive: Archive) -> None:
    address = "https://a.example/b"
    for minutes, text in enumerate(
        ("Rain fell on the clerk and his gulls.", "Rain fell \x1b[2J on the crane and his gulls.")
    ):
        store(archive, replace(page(url_key(address), text), url=address), later(minutes))
    arguments = ["diff", address, "--archive", str(archive.location)]
    plain, coloured = (CliRunner().invoke(app, arguments, color=color).stdout for color in (False, True))
    assert "[-clerk-] {+crane+} and his gulls." in plain
    assert "\x1b[31m[-clerk-]\x1b[0m \x1b[32m{+crane+}\x1b[0m and his gulls." in coloured
    assert "\x1b[2J" not in coloured
