"""Rules for single sites at work: in a crawl, in `columns reprocess`, and in `columns sites`."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from typer.testing import CliRunner, Result

from crawler.cli import app
from storage.archive import Archive
from storage.records import Capture
from tests.crawl.program import COLUMNS, crawl, export, run
from tests.reading.capturing import NOW
from tests.site.expected import expected_articles
from tests.site.server import RecordingSite

PATH = "/columns/five-things-a-parcel-label-knows"
ARTICLE = next(article for article in expected_articles() if article.paths == (PATH,))
BLOCKS = ARTICLE.text.split("\n\n")

RULE = """
hosts = ["{host}"]

[[version]]
strip = ".column-body > :first-child"

[[version]]
from = 2999-01-01
strip = ".column-body"
"""


@pytest.fixture(scope="module")
def site() -> Iterator[RecordingSite]:
    with RecordingSite() as running:
        yield running


@pytest.fixture(scope="module")
def crawled(site: RecordingSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with columns.toml, rules, and the archive of the sample site as read by them."""
    here = tmp_path_factory.mktemp("crawled")
    (here / "columns.toml").write_text('sites = "rules"\n')
    (here / "rules").mkdir()
    (here / "rules" / "sample.toml").write_text(RULE.format(host=urlsplit(site.base).netloc))
    done = crawl(site.url, here / "archive", f"COLUMNS_TOML={here / 'columns.toml'}")
    assert done.returncode == 0, done.stderr
    return here


@pytest.fixture
def here(crawled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, as a copy for one test, and the working directory."""
    copy = tmp_path / "here"
    shutil.copytree(crawled, copy)
    monkeypatch.chdir(copy)
    return copy


@pytest.fixture
def host(site: RecordingSite) -> str:
    return urlsplit(site.base).netloc


def write(directory: Path, text: str, name: str = "sample") -> None:
    (directory / "rules" / f"{name}.toml").write_text(text)


def reprocess(directory: Path) -> str:
    """What `columns reprocess` says on standard error."""
    toml = directory / "columns.toml"
    done = run([COLUMNS, "reprocess", "--archive", directory / "archive", "-s", f"COLUMNS_TOML={toml}"])
    assert done.returncode == (2 if done.stderr else 0)
    return done.stderr


def columns(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def kept_text(directory: Path) -> str:
    (text,) = [line["text"] for line in export(directory / "archive") if line["url"].endswith(PATH)]
    return str(text)


def rule_versions(directory: Path) -> set[str | None]:
    with closing(sqlite3.connect(directory / "archive" / "archive.db")) as database:
        return {
            version for (version,) in database.execute("SELECT rule_version FROM captures WHERE reader_version > 0")
        }


def test_pages_are_read_by_the_rule_of_their_day_in_the_crawl_and_again_later(here: Path, host: str) -> None:
    assert kept_text(here) == "\n\n".join(BLOCKS[1:])
    (first,) = rule_versions(here)
    assert first is not None
    assert first.startswith(f"{host}#")
    write(here, RULE.format(host=host).replace(":first-child", ":last-child"))
    assert reprocess(here) == ""
    assert kept_text(here) == "\n\n".join(BLOCKS[:-1])
    (second,) = rule_versions(here)
    assert second is not None
    assert second.startswith(f"{host}#")
    assert second != first
    (here / "rules" / "sample.toml").unlink()
    assert reprocess(here) == ""
    assert kept_text(here) == ARTICLE.text
    assert rule_versions(here) == {None}


def test_a_mistake_in_a_rule_ends_each_command_with_2_and_one_line(here: Path, site: RecordingSite) -> None:
    write(here, "hosts = ['trade.example']\n[[version]]\nbody = 'div >'", "trade")
    site.forget_requests()
    scrapy = crawl(site.url, here / "archive", f"COLUMNS_TOML={here / 'columns.toml'}")
    assert (scrapy.returncode, site.requests) == (2, [])
    ours = [columns("sites"), columns("sites", "check"), columns("crawl", site.url)]
    assert [done.exit_code for done in ours] == [2, 2, 2]
    said = [scrapy.stderr.splitlines()[-1], *(done.stderr for done in ours), reprocess(here)]  # Scrapy's has a log too
    for line in said:
        assert line.startswith("columns: ")
        assert "trade.toml: version 1: body: 'div >' is not a CSS selector" in line
        assert "\n" not in line.rstrip("\n")


def test_the_rules_are_listed(here: Path, host: str) -> None:
    listed = columns("sites")
    assert listed.exit_code == 0
    lines = listed.stdout.splitlines()
    assert lines[0] == f"{host}  (yours: {here / 'rules' / 'sample.toml'})".replace(str(here) + "/", "")
    assert lines[1].startswith(f"  from the beginning until 2999-01-01: {host}#")
    assert lines[2].startswith(f"  from 2999-01-01: {host}/2999-01-01#")
    assert lines[2].endswith(", 0 tests")
    assert any(line.startswith("ecommercestrategychina.com  (ours: ") for line in lines)


TESTED = RULE.replace(
    "[[version]]\nfrom",
    """
[[version.tests]]
url = "http://{host}{path}"
title = "{title}"
authors = {authors}
starts = "{starts}"
ends = "{ends}"
without = ["Subscribe to our newsletter"]

[[version]]
from""",
)


def with_test(host: str, **changed: str) -> str:
    values = {
        "path": PATH,
        "title": ARTICLE.title,
        "authors": str(list(ARTICLE.authors)),
        "starts": BLOCKS[1][:40],
        "ends": BLOCKS[-1][-40:],
    }
    return TESTED.format(host=host, **values | changed)


def test_a_rule_that_does_what_its_tests_say(here: Path, host: str) -> None:
    write(here, with_test(host))
    done = columns("sites", "check", host)
    assert done.exit_code == 0, done.output
    first, last = done.stdout.splitlines()
    assert first.startswith(f"ok            {host}#")
    assert first.endswith(PATH)
    assert last == "1 test: 1 ok"


def test_what_differs_is_said(here: Path, host: str) -> None:
    write(here, with_test(host, title="Six Things", authors="[]", starts=BLOCKS[0][:20], ends="Amen."))
    done = columns("sites", "check")
    assert done.exit_code == 3
    assert "differs" in done.stdout
    assert f"    title: 'Six Things' expected, {ARTICLE.title!r} read" in done.stdout
    assert f"    authors: [] expected, {list(ARTICLE.authors)!r} read" in done.stdout
    assert f"    starts: {BLOCKS[0][:20]!r} expected, {BLOCKS[1][:20]!r} read" in done.stdout
    assert f"    ends: 'Amen.' expected, {BLOCKS[-1][-5:]!r} read" in done.stdout
    assert done.stdout.splitlines()[-1] == "3 tests: 1 differs, 2 not captured"


def test_words_that_may_not_be_there_a_listing_and_next_and_series(here: Path, host: str) -> None:
    word = BLOCKS[1].split()[3]
    extra = f'without = ["{word}"]\nnext = "http://{host}/columns/none"\nseries = "Labels"'
    write(here, with_test(host).replace('without = ["Subscribe to our newsletter"]', extra))
    done = columns("sites", "check", host)
    assert done.exit_code == 3
    assert f"    without: {word!r} is in the text: " in done.stdout
    assert f"    next: 'http://{host}/columns/none' expected, [] read" in done.stdout
    assert "    series: 'Labels' expected, None read" in done.stdout
    write(here, with_test(host, path="/columns"))
    assert "read as listing, not as an article: " in columns("sites", "check", host).stdout


def test_a_page_that_is_not_captured_fails_only_who_asked_for_it(here: Path, host: str) -> None:
    write(here, with_test(host, path="/columns/none"))
    assert columns("sites", "check").exit_code == 0
    done = columns("sites", "check", host)
    assert done.exit_code == 3
    assert done.stdout.splitlines()[1] == "    crawl it"


def test_a_capture_from_the_time_of_another_version_is_none(here: Path, host: str) -> None:
    write(here, with_test(host).replace("strip", "from = 2001-01-01\nstrip", 1).replace("2999", "2002"))
    done = columns("sites", "check", host)
    assert done.exit_code == 3
    assert "not captured" in done.stdout
    assert "only in the time of another version" in done.stdout


def test_the_last_capture_of_a_versions_time_is_read(here: Path, host: str) -> None:
    """Two of 2024 and one of today: the first version's last is the second."""
    url = f"http://{host}/columns/old"
    text = "".join(f"<p>Eel number {n} went by rope, as every eel of standing did in those days.</p>" for n in range(9))
    with Archive.create_or_open(here / "archive") as archive:
        for month, title in enumerate(("Ropes", "Ropes and Eels"), start=1):
            body = f"<html><title>{title}</title><body><h1>{title}</h1><div class=t>{text}</div></body></html>"
            capture = Capture(url, 200, (("Content-Type", "text/html"),), body.encode(), NOW.replace(month=month))
            reference = archive.warc.append(capture)
            with archive.visit() as visit:
                visit.save_capture(url, capture, reference)
    test = f"[[version.tests]]\nurl = '{url}'\ntitle = 'Ropes and Eels'\n"
    write(here, f"hosts = ['{host}']\n[[version]]\nbody = '.t'\n{test}[[version]]\nfrom = 2025-01-01")
    done = columns("sites", "check", host)
    assert done.stdout.splitlines()[-1] == "1 test: 1 ok", done.stdout


def test_a_saved_page_needs_no_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "columns.toml").write_text('sites = "rules"')
    (tmp_path / "rules").mkdir()
    words = "<p>The pilot knew the bar by its colour, and the colour by the hour, and told the hour from the gulls.</p>"
    page = f"<html><body><h1>The Bar</h1><p class=d>2 days ago</p><div>{words * 5}</div></body></html>"
    (tmp_path / "rules" / "bar.html").write_text(page)
    rule = (
        "hosts = ['pilot.example']\n[[version]]\npublished = '.d'\n[[version.tests]]\nurl = 'https://pilot.example/bar'"
    )
    write(tmp_path, f"{rule}\nfile = 'bar.html'\ncaptured = 2020-03-05\ntitle = 'The Bar'\npublished = '2020-03-03'")
    done = columns("sites", "check", "www.pilot.example")
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "1 test: 1 ok")
    (tmp_path / "rules" / "bar.html").unlink()
    done = columns("sites", "check", "pilot.example")
    assert done.exit_code == 2
    assert done.stderr.endswith("bar.html, can't be read: No such file or directory\n")


def test_a_host_without_a_rule_and_a_directory_without_an_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = columns("sites", "check", "trade.example")
    assert (done.exit_code, done.stderr) == (
        2,
        "columns: trade.example: no rule is for it: `columns sites` lists the rules\n",
    )
    done = columns("sites", "check", "ecommercestrategychina.com")
    assert done.exit_code == 2
    assert "no archive there" in done.stderr
