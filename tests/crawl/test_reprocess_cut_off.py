"""`columns reprocess` killed, interrupted, kept out, with a capture that is lost; and what it gives the next crawl."""

import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.reading.urls import url_key
from crawler.sample.pages import SamplePage
from storage.archive import Archive
from storage.records import LinkRole, Reading
from tests.crawl.program import COLUMNS, FAST, PROJECT, crawl, export, run, timeless
from tests.crawl.rereading import article, captured_before, crawled_before, listing, outdated
from tests.site.server import RecordingSite

SITE = "https://quay.example"
NAMES = tuple(f"pier-{number}" for number in range(60))
PAGES = {
    f"{SITE}/columns": listing({f"/columns/{name}": f"On {name.capitalize()}" for name in NAMES}),
    **{f"{SITE}/columns/{name}": article(name) for name in NAMES},
}
SETTINGS = [word for setting in (*FAST, "READING_WORKERS=1") for word in ("-s", setting)]


def command(archive: Path, *options: str) -> list[str]:
    return [COLUMNS, "reprocess", "--archive", str(archive), *SETTINGS, *options]


def shorter(reading: Reading) -> Reading:
    """An older reader that left out the last paragraph."""
    return replace(reading, blocks=reading.blocks[:-1], digest=f"of {reading.key} before")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("before") / "archive"
    crawled_before(archive, f"{SITE}/columns", PAGES, shorter)
    return archive


@pytest.fixture
def archive(before: Path, tmp_path: Path) -> Path:
    return shutil.copytree(before, tmp_path / "archive")


@contextmanager
def signalled(archive: Path, number: signal.Signals) -> Iterator[subprocess.Popen[str]]:
    """A process that got this signal when it had reprocessed some, but not all: it is held at its next transaction
    until then, so that no delay of ours lets it come to its end."""
    whole = outdated(archive)
    process = subprocess.Popen(command(archive), cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        while outdated(archive) > whole - 5:
            assert process.poll() is None, process.communicate()
            time.sleep(0.005)
        with closing(sqlite3.connect(archive / "archive.db", isolation_level=None)) as holding:
            holding.execute("BEGIN IMMEDIATE")
            process.send_signal(number)
        yield process
    finally:
        process.kill()
        process.communicate()


def test_what_a_killed_one_has_done_is_not_done_again(archive: Path, tmp_path: Path) -> None:
    whole = shutil.copytree(archive, tmp_path / "whole")
    done = run(command(whole))
    assert done.stdout == "columns: 61 pages read again, 60 changed, 0 could not be read\n"
    with signalled(archive, signal.SIGKILL) as process:
        process.wait()
    left = outdated(archive)
    assert 0 < left < 61
    again = run(command(archive))
    assert again.stdout.startswith(f"columns: {left} pages read again, "), again.stdout
    assert timeless(export(archive)) == timeless(export(whole))


def test_ctrl_c_ends_it_with_130_and_it_goes_on_next_time(archive: Path) -> None:
    with signalled(archive, signal.SIGINT) as process:
        said, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (130, "")
    assert "; interrupted: it goes on next time\n" in said
    left = outdated(archive)
    assert said.startswith(f"columns: {61 - left} pages read again")
    assert run(command(archive)).stdout.startswith(f"columns: {left} pages read again")


def test_beside_another_run_only_the_dry_run_works(archive: Path) -> None:
    with Archive.create_or_open(archive):
        kept_out = run(command(archive))
        assert (kept_out.returncode, "another run holds" in kept_out.stderr) == (6, True)
        dry = run(command(archive, "--dry-run"))
        assert (dry.returncode, dry.stdout.splitlines()[0]) == (
            0,
            "61 pages would be read again: 1 the same, 60 changed",
        )


def test_where_no_archive_is_none_is_made(tmp_path: Path) -> None:
    done = run(command(tmp_path / "nowhere"))
    assert (done.returncode, "no archive there" in done.stderr) == (2, True)
    assert not (tmp_path / "nowhere").exists()


def test_a_page_of_which_a_capture_is_lost_keeps_what_it_has(archive: Path) -> None:
    """Its text rests on the lost one, its links on another, of which this reader makes a longer text."""
    url = f"{SITE}/columns/pier-7"
    captured_before(archive, url, article("pier-7", "<p>1,000 views</p>"), shorter)
    with Archive.open(archive) as opened:
        text, links = (each for each in opened.captures_to_read() if each.page_key == url_key(url))
    assert (text.is_text, links.is_last) == (True, True)
    lost = text.reference
    with (archive / "warc" / lost.file).open("r+b") as file:
        file.seek(lost.offset)
        file.write(bytes(20))
    before = {line["url"]: line["text"] for line in export(archive)}
    dry = run(command(archive, "--dry-run"))
    assert dry.stdout.startswith("61 pages would be read again: 1 the same, 59 changed, 1 could not be read\n")
    done = run(command(archive))
    assert (done.returncode, done.stdout) == (0, "columns: 60 pages read again, 59 changed, 1 could not be read\n")
    assert f"{lost.file}" in done.stderr
    assert str(lost.offset) in done.stderr
    same = [line["url"] for line in export(archive) if line["text"] == before[line["url"]]]
    assert same == [f"{SITE}/columns/pier-7"]
    again = run([*command(archive), "-s", "MAX_FAILED_SHARE=0.5"])
    assert (again.returncode, again.stdout) == (3, "columns: 0 pages read again, 0 changed, 1 could not be read\n")


ENTRIES = "".join(
    f"<item><title>{name}</title><link>{{base}}/{place}/{name}</link></item>"
    for place, name in (("columns", "pier-1"), ("columns", "pier-2"), ("weather", "fog"), ("sports", "regatta"))
)


def blind(reading: Reading) -> Reading:
    """An older reader that saw no way to a listing's next page."""
    return replace(reading, links=tuple(link for link in reading.links if link.role is not LinkRole.LISTING_NEXT))


def test_what_a_newer_reader_finds_is_asked_for_by_the_next_crawl(tmp_path: Path) -> None:
    """Though the listing is unchanged; and of the site's feed still only what is the column's."""
    names = [f"pier-{number}" for number in range(6)]
    first = {f"/columns/{name}": f"On {name.capitalize()}" for name in names[:5]}
    feed = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    onward = '<nav class="pagination"><a rel="next" href="/columns?page=2">Older</a></nav>'
    front = listing(first, onward)
    pages: dict[str, SamplePage] = {
        "/columns": replace(front, body=front.body.replace(b"</head>", f"{feed}</head>".encode())),
        "/columns?page=2": listing({"/columns/pier-5": "On Pier-5"}),
        **{f"/columns/{name}": article(name) for name in names},
    }
    archive = tmp_path / "archive"
    with RecordingSite(pages=pages.get, listing="/columns") as site:
        rss = f"<rss><channel><title>All</title>{ENTRIES.format(base=site.base)}</channel></rss>"
        pages["/feed"] = SamplePage(200, (("Content-Type", "application/rss+xml"),), rss.encode())
        served = {site.base + path: page for path, page in pages.items()}
        crawled_before(archive, site.url, served, blind)
        known = addresses(archive)
        assert f"{site.base}/columns?page=2" not in known
        assert f"{site.base}/feed" in known
        assert run(command(archive, "--dry-run")).stdout.splitlines() == [
            "7 pages would be read again: 6 the same, 1 changed",
            "  links         1  listing next +1 -0",
        ]
        assert run(command(archive)).stdout == "columns: 7 pages read again, 1 changed, 0 could not be read\n"
        assert addresses(archive) - known == {f"{site.base}/columns?page=2"}
        with Archive.open(archive) as opened:
            (read,) = opened.current_readings([url_key(f"{site.base}/feed")])
        assert [link.url for link in read.links] == [f"{site.base}/columns/{name}" for name in ("pier-1", "pier-2")]
        done = crawl(site.url, archive, "LISTING_INTERVAL=0")
        assert done.returncode == 0, done.stderr
        asked = {request.path: request.status for request in site.requests}
        assert asked["/columns"] == 304
        assert (asked["/columns?page=2"], asked["/columns/pier-5"]) == (200, 200)
        assert len(export(archive)) == 6
        assert not {path for path in asked if path.startswith(("/weather", "/sports"))}


def addresses(archive: Path) -> set[str]:
    with closing(sqlite3.connect(archive / "archive.db")) as database:
        return {url for (url,) in database.execute("SELECT url FROM frontier")}
