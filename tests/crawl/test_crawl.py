"""The crawl as a user runs it, on the sample site: what is archived, what is asked for, what it exits with."""

import json
import re
import shutil
import signal
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
import pytest

from tests.crawl.program import (
    COLUMNS,
    PROJECT,
    SCRAPY,
    Line,
    crawl,
    crawl_command,
    export,
    run,
    run_anew,
    timeless,
)
from tests.site.expected import FORBIDDEN, MISSING_PATH, expected_articles
from tests.site.server import RecordingSite


@pytest.fixture(scope="module")
def site() -> Iterator[RecordingSite]:
    with RecordingSite() as running:
        yield running


@pytest.fixture(scope="module")
def archive(site: RecordingSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, crawled once; its requests are `first_crawl`."""
    location = tmp_path_factory.mktemp("crawl") / "archive"
    done = run_anew(crawl_command(site.url, location))
    assert done.returncode == 0, done.stderr
    return location


@pytest.fixture(scope="module")
def first_crawl(site: RecordingSite, archive: Path) -> list[str]:
    del archive
    return site.paths()


@pytest.fixture(scope="module")
def lines(archive: Path) -> list[Line]:
    return export(archive)


def path(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def test_every_article_is_exported_once(lines: list[Line]) -> None:
    got = [tuple(path(part["url"]) for part in line["parts"]) for line in lines]
    assert sorted(got) == [article.paths for article in expected_articles()]


def test_articles_are_as_published(lines: list[Line]) -> None:
    by_path = {path(line["url"]): line for line in lines}
    for article in expected_articles():
        line = by_path[article.paths[0]]
        assert line["text"] == article.text, article.paths
        assert line["title"] == article.title
        assert tuple(line["authors"]) == article.authors
        assert line["categories"] == [article.category]
        assert line["language"] == article.language
        assert line["published_text"] == article.published_text
        assert article.published is None or line["published"] == article.published
        assert line["complete"] == article.complete
        assert tuple(part["number"] for part in line["missing_parts"]) == article.missing
        assert line["declared_parts"] == article.declared
        assert tuple(len(part["pages"]) for part in line["parts"]) == article.pages


def test_lines_follow_the_schema(lines: list[Line]) -> None:
    schema = json.loads(resources.files("storage.export").joinpath("article.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    for line in lines:
        validator.validate(line)


def test_no_boilerplate_in_any_text(lines: list[Line]) -> None:
    for line in lines:
        for sentence in FORBIDDEN:
            assert sentence not in line["text"], line["url"]
            assert sentence not in line["markdown"], line["url"]


def test_relative_dates_are_as_precise_as_they_say(lines: list[Line]) -> None:
    dated = [line for line in lines if re.search(r"years? ago", line["published_text"] or "")]
    assert dated
    assert all(re.fullmatch(r"\d{4}", line["published"]) for line in dated)


def test_each_page_is_asked_for_once(first_crawl: list[str]) -> None:
    assert {asked: n for asked, n in Counter(first_crawl).items() if n > 1} == {}


def test_only_the_column_is_asked_for(first_crawl: list[str]) -> None:
    moved = "/column/old-harbour-dues"  # an address of before, which a related list still has
    assert [asked for asked in first_crawl if not asked.startswith("/columns")] == [moved]


def test_reprocessing_gives_the_same_articles(archive: Path, lines: list[Line], site: RecordingSite) -> None:
    before = len(site.requests)
    done = run([COLUMNS, "reprocess", "--all", "--archive", archive])
    assert done.returncode == 0, done.stderr
    assert export(archive) == lines
    assert len(site.requests) == before


def test_the_unchanged_site_is_not_fetched_again(archive: Path, lines: list[Line], site: RecordingSite) -> None:
    site.forget_requests()
    done = crawl(site.url, archive)
    assert done.returncode == 0, done.stderr
    assert [(request.path, request.status) for request in site.requests] == [("/columns", 304)]
    assert timeless(export(archive)) == timeless(lines)


def test_explain_says_why(archive: Path, site: RecordingSite) -> None:
    part = next(article.paths[2] for article in expected_articles() if len(article.paths) == 4 and article.complete)
    done = run([COLUMNS, "explain", site.base + part, "--archive", archive])
    assert done.returncode == 0, done.stderr
    considered = ("not in the text", "likely the article's", "links without a role")
    for expected in (
        "article",
        "captures",
        "next part link",
        "continue",
        "part 3 (this one): 'part 3 - ",
        "joined: part 3 -> part 4: ",
        *considered,
    ):
        assert expected in done.stdout.lower(), done.stdout
    missing = run([COLUMNS, "explain", site.base + MISSING_PATH, "--archive", archive])
    assert "404" in missing.stdout


def test_explain_reads_a_saved_page() -> None:
    page = PROJECT / "tests" / "reading" / "pages" / "column-part.html"
    done = run(
        [COLUMNS, "explain", page, "--url", "https://port.example/columns/part-3-what-the-harbour-master-counted"]
    )
    assert done.returncode == 0, done.stderr
    for expected in (
        "next part: https://port.example/",
        "Not chosen",
        "title: Columns Details",
        "Links without a role",
    ):
        assert expected in done.stdout
    nowhere = run([COLUMNS, "explain", page.with_suffix(".txt")])
    assert (nowhere.returncode, len(nowhere.stderr.splitlines())) == (2, 1)


def test_status_counts(archive: Path, lines: list[Line]) -> None:
    done = run([COLUMNS, "status", "--archive", archive])
    assert done.returncode == 0, done.stderr
    assert str(len(lines)) in done.stdout


def test_interrupted_and_continued(sample_site: RecordingSite, tmp_path: Path, lines: list[Line]) -> None:
    first = subprocess.Popen(
        crawl_command(sample_site.url, tmp_path / "archive", "DOWNLOAD_DELAY=0.05"),
        cwd=PROJECT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert first.stderr is not None
    for line in first.stderr:
        if ": article" in line:
            break
    first.send_signal(signal.SIGINT)
    _, rest = first.communicate()
    assert first.returncode == 130, rest
    assert "Traceback" not in rest
    again = crawl(sample_site.url, tmp_path / "archive")
    assert again.returncode == 0, again.stderr
    assert [line["title"] for line in export(tmp_path / "archive")] == [line["title"] for line in lines]
    asked = Counter(sample_site.paths())
    del asked["/columns"]  # the seed is asked for by each run
    assert max(asked.values()) == 1


def test_a_limit_exits_with_5_and_the_next_run_goes_on(
    sample_site: RecordingSite, tmp_path: Path, lines: list[Line]
) -> None:
    done = crawl(sample_site.url, tmp_path / "archive", "CLOSESPIDER_PAGECOUNT=10")
    assert done.returncode == 5, done.stderr
    again = crawl(sample_site.url, tmp_path / "archive")
    assert again.returncode == 0, again.stderr
    assert [line["text"] for line in export(tmp_path / "archive")] == [line["text"] for line in lines]


@pytest.mark.parametrize("arguments", [("-a", "colour=red"), ()], ids=" ".join)
def test_bad_arguments_exit_with_2(arguments: tuple[str, ...], tmp_path: Path) -> None:
    settings = ("-s", f"ARCHIVE={tmp_path / 'archive'}", "-s", f"COLUMNS_TOML={tmp_path / 'none.toml'}")
    done = run([SCRAPY, "crawl", "columns", *arguments, *settings])
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.strip().splitlines()[-1].startswith("columns: ")
    assert not (tmp_path / "archive").exists()


@pytest.mark.parametrize("arguments", [("export",), ("crowl",)], ids=" ".join)
def test_a_command_in_a_fork_does_what_it_does_anew(archive: Path, arguments: tuple[str, ...]) -> None:
    """By which most tests here run it."""
    command = [COLUMNS, *arguments, *(["--archive", str(archive)] if "export" in arguments else [])]
    anew, forked = run_anew(command), run(command)
    assert (forked.returncode, forked.stdout, forked.stderr) == (anew.returncode, anew.stdout, anew.stderr)


def test_json_lines_are_one_a_line(archive: Path) -> None:
    done = run([COLUMNS, "export", "--archive", archive])
    assert all(isinstance(json.loads(line), dict) for line in done.stdout.splitlines())


def test_a_malformed_configuration_exits_with_2(tmp_path: Path) -> None:
    toml = tmp_path / "columns.toml"
    toml.write_text("[[site]\n")
    done = crawl("http://127.0.0.1:1/", tmp_path / "archive", f"COLUMNS_TOML={toml}")
    assert done.returncode == 2
    assert done.stderr.strip().splitlines()[-1].startswith(f"columns: {toml}: ")
    assert "Traceback" not in done.stderr


UNUSABLE = {
    "not a database": "DROP TABLE alembic_version",
    "of a newer version": "UPDATE alembic_version SET version_num = '9999'",
}


@pytest.mark.parametrize("change", UNUSABLE.values(), ids=UNUSABLE)
def test_an_unusable_archive_exits_with_2_and_is_left_alone(archive: Path, tmp_path: Path, change: str) -> None:
    broken = tmp_path / "archive"
    shutil.copytree(archive, broken)
    with closing(sqlite3.connect(broken / "archive.db")) as connection, connection:
        connection.execute(change)
    before = (broken / "archive.db").read_bytes()
    commands: list[list[str | Path]] = [
        [*crawl_command("http://127.0.0.1:1/columns", broken)],
        [COLUMNS, "export", "--archive", broken],
        [COLUMNS, "status", "--archive", broken],
        [COLUMNS, "reprocess", "--archive", broken],
    ]
    for command in commands:
        done = run(command)
        assert done.returncode == 2, (command, done.stderr)
        assert done.stderr.strip().splitlines()[-1].startswith(f"columns: {broken}")
        assert "Traceback" not in done.stderr
    assert (broken / "archive.db").read_bytes() == before


def test_an_archive_that_is_a_file_exits_with_2(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a letter")
    done = crawl("http://127.0.0.1:1/columns", tmp_path / "archive")
    assert done.returncode == 2
    assert (tmp_path / "archive").read_text() == "a letter"
    (tmp_path / "db").mkdir()
    (tmp_path / "db" / "archive.db").write_bytes(b"a letter, and no database" * 100)
    done = run([COLUMNS, "export", "--archive", tmp_path / "db"])
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith(f"columns: {tmp_path / 'db'}")
