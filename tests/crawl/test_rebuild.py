"""`columns rebuild`: from the WARC files alone comes the archive that its crawls made; nothing is ever overwritten."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from crawler.sample.pages import SamplePage
from storage.archive import Archive
from storage.warc_members import members
from storage.warc_records import record_type
from tests.crawl.program import COLUMNS, FAST, Line, crawl, export, run
from tests.crawl.rereading import PARAGRAPHS, article, crawled_before, html, listing
from tests.site.server import RecordingSite, edited

ALWAYS_DUE = ("ARTICLE_INTERVAL=0", "LISTING_INTERVAL=0", "FAILED_INTERVAL=0")
HTML = ("Content-Type", "text/html; charset=utf-8")
GONE, MOVED, EDITED = "/columns/harbour-dues", "/columns/the-long-quay", "/columns/small-press-arithmetic"
END = "</p>\n</div>"
CORRECTION = f" The price of the second printing was given wrongly here, and has been put right.{END}"
SETTINGS = [word for setting in FAST for word in ("-s", setting)]
FRONTIER = (
    "SELECT key, state, follow, depth, site, attempts, last_status, etag, due_at IS NULL FROM frontier ORDER BY key"
)


@dataclass(frozen=True)
class Crawled:
    """An archive of two runs, between which a piece was edited, one moved and one went; and what it exports."""

    site: RecordingSite
    archive: Path
    lines: list[Line]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    archive = tmp_path_factory.mktemp("rebuild") / "archive"
    with RecordingSite() as site:
        _crawl(site, archive)
        site.override(EDITED, edited(EDITED, END, CORRECTION))
        site.override(GONE, SamplePage(404, (HTML,), b"no such page"))
        site.override(MOVED, SamplePage(301, (HTML, ("Location", "/columns/nowhere")), b""))
        _crawl(site, archive)
        _crawl(site, archive)
        yield Crawled(site, archive, export(archive))


def _crawl(site: RecordingSite, archive: Path) -> None:
    done = crawl(site.url, archive, *ALWAYS_DUE)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def archive(crawled: Crawled, tmp_path: Path) -> Path:
    return shutil.copytree(crawled.archive, tmp_path / "archive")


def rebuild(archive: Path, *options: str | Path) -> CompletedProcess[str]:
    return run([COLUMNS, "rebuild", "--archive", archive, *SETTINGS, *options])


def lasting(lines: list[Line]) -> list[Line]:
    """The lines without what no capture tells: when the archive last changed what it says of an article."""
    return [{name: value for name, value in line.items() if name != "last_changed"} for line in lines]


def is_clean(archive: Path) -> bool:
    return run([COLUMNS, "check", "--archive", archive]).returncode == 0


def frontier(archive: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(archive / "archive.db")) as database:
        return database.execute(FRONTIER).fetchall()


def damage_database(archive: Path) -> None:
    with (archive / "archive.db").open("rb+") as file:
        file.seek(100)
        file.write(b"\xff" * 4000)


def without_notes(archive: Path) -> None:
    """Takes the notes of runs out of the WARC file, and what comes after the first run, as before there were any."""
    (file,) = (archive / "warc").iterdir()
    kept = bytearray()
    runs = 0
    for member in members(file):
        assert member.record is not None
        kind = record_type(member.record)
        runs += b"urn:x-columns:run" in member.record[:500]
        if runs == 2:
            break
        if kind != "metadata":
            kept += file.read_bytes()[member.offset : member.offset + member.length]
    file.write_bytes(kept)


def test_a_copy_made_from_warc_files_alone_exports_the_same(crawled: Crawled, archive: Path, tmp_path: Path) -> None:
    (archive / "archive.db").unlink()
    done = rebuild(archive, "--into", tmp_path / "new")
    assert done.returncode == 0, done.stderr
    assert lasting(export(tmp_path / "new")) == lasting(crawled.lines)
    assert any(line["gone"] for line in crawled.lines)
    assert {part["revision"] for line in crawled.lines for part in line["parts"]} == {1, 2}
    assert frontier(tmp_path / "new") == frontier(crawled.archive)
    assert is_clean(tmp_path / "new")
    assert not (archive / "archive.db").exists()


def test_a_damaged_database_is_put_aside_and_crawling_goes_on(crawled: Crawled, archive: Path) -> None:
    damage_database(archive)
    damaged = (archive / "archive.db").read_bytes()
    assert run([COLUMNS, "check", "--archive", archive]).returncode in (2, 3)
    done = rebuild(archive)
    assert done.returncode == 0, done.stderr
    assert (archive / "archive.db.before-rebuild-1").read_bytes() == damaged
    assert lasting(export(archive)) == lasting(crawled.lines)
    before = len(crawled.site.requests)
    _crawl(crawled.site, archive)
    assert {request.status for request in crawled.site.requests[before:]} <= {200, 301, 304, 404}
    assert sum(request.status == 200 for request in crawled.site.requests[before:]) <= 2  # robots.txt; what has no ETag
    assert is_clean(archive)


def test_a_sound_database_is_replaced_only_by_force(crawled: Crawled, archive: Path) -> None:
    refused = rebuild(archive)
    assert refused.returncode == 2
    assert "sound" in refused.stderr
    (archive / "archive.db.rebuilding").write_text("left by one that was killed")
    assert rebuild(archive, "--force").returncode == 0
    assert sorted(path.name for path in archive.iterdir() if path.is_file()) == [
        "archive.db",
        "archive.db.before-rebuild-1",
        "archive.lock",
    ]
    assert lasting(export(archive)) == lasting(crawled.lines)


def test_a_damaged_record_costs_its_capture_only(crawled: Crawled, archive: Path) -> None:
    (file,) = (archive / "warc").iterdir()
    with closing(sqlite3.connect(archive / "archive.db")) as database:
        query = f"SELECT offset FROM captures WHERE url LIKE '%{GONE}' AND status = 200"
        ((offset,),) = database.execute(query).fetchall()
    with file.open("rb+") as opened:
        opened.seek(offset + 30)
        opened.write(b"\xff" * 20)
    done = rebuild(archive, "--force")
    assert done.returncode == 0
    assert "places of the WARC files can't be read back" in done.stdout
    left = [line for line in crawled.lines if not line["url"].endswith(GONE)]
    assert [line["url"] for line in export(archive)] == [line["url"] for line in left]


def test_warc_files_without_notes_of_runs_tell_their_seed(crawled: Crawled, archive: Path) -> None:
    without_notes(archive)
    (archive / "archive.db").unlink()
    assert rebuild(archive).returncode == 0
    assert [line["url"] for line in export(archive)] == [line["url"] for line in crawled.lines]


def test_each_site_of_an_archive_without_notes_has_its_own_seed(tmp_path: Path) -> None:
    for host in ("https://quay.example", "https://pier.example"):
        names = {f"/columns/{name}": f"On {name.capitalize()}" for name in ("eels", "barges", "ropes")}
        pages = {f"{host}{path}": article(path.rpartition("/")[2]) for path in names}
        crawled_before(tmp_path, f"{host}/columns", pages | {f"{host}/columns": listing(names)})
    before = export(tmp_path)
    assert rebuild(tmp_path, "--force").returncode == 0
    assert lasting(export(tmp_path)) == lasting(before)
    with Archive.open(tmp_path) as archive:
        assert archive.seeds().keys() == {"quay.example", "pier.example"}


def test_nothing_is_crawled_over_warc_files_whose_database_is_gone(crawled: Crawled, archive: Path) -> None:
    (archive / "archive.db").unlink()
    done = crawl(crawled.site.url, archive)
    assert done.returncode == 2
    assert "columns rebuild" in done.stderr


def test_an_exported_id_stays_though_the_first_part_came_later(tmp_path: Path) -> None:
    numbers = [2]

    def pages(path: str) -> SamplePage | None:
        if path == "/columns":
            return listing({f"/columns/quay-{number}": f"The Long Quay, Part {number}" for number in numbers})
        number = path.removeprefix("/columns/quay-")
        return part(int(number)) if number.isdecimal() and int(number) in numbers else None

    archive = tmp_path / "archive"
    with RecordingSite(pages=pages, listing="/columns") as site:
        _crawl(site, archive)
        (shown,) = export(archive)
        numbers.append(1)
        _crawl(site, archive)
    (line,) = export(archive)
    assert (line["id"], line["url"]) == (shown["id"], shown["url"].replace("quay-2", "quay-1"))
    assert rebuild(archive, "--force").returncode == 0
    assert lasting(export(archive)) == lasting([line])


def part(number: int) -> SamplePage:
    """A part of a series, with a text of its own."""
    body = "".join(f"<p>{paragraph.format(name=f'quay at hour {number}')}</p>" for paragraph in PARAGRAPHS)
    title = f"The Long Quay, Part {number}"
    return html(title, f'<article><h1>{title}</h1><p class="byline">By Ada Quill</p>{body}</article>')
