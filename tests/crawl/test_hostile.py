"""A site that does all it can to a crawler: the good articles are archived, and the crawl ends by itself."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.bench.generated_site import prose, title
from tests.crawl.memory import measured
from tests.crawl.program import COLUMNS, PROJECT, TIME_LIMIT, Line, crawl, crawl_command, environment, export, run
from tests.site.hostile import GOOD, LISTING, SEEDS, HostileSite, path_of
from tests.site.hostile.server import HostileServer

IMPATIENT = ("READING_WORKERS=2", "CONCURRENT_REQUESTS_PER_DOMAIN=4", "DOWNLOAD_TIMEOUT=1", "READING_TIME_LIMIT=3")
MOST_MEMORY = 600 * 2**20
"""Bytes of the crawl with two workers."""


@dataclass(frozen=True)
class Ordeal:
    """A crawl of the whole site: its base address, its archive, what it was asked for, how the crawl ended."""

    base: str
    archive: Path
    paths: Counter[str]
    code: int
    errors: str
    memory: int

    def explain(self, path: str) -> str:
        done = run([COLUMNS, "explain", self.base + path, "--archive", self.archive])
        assert done.returncode == 0, done.stderr
        return done.stdout

    def asked(self, beginning: str) -> int:
        return sum(number for path, number in self.paths.items() if path.startswith(beginning))

    def trapped(self) -> dict[str, int]:
        with closing(sqlite3.connect(self.archive / "archive.db")) as connection:
            query = "SELECT key, value FROM run_sites, json_each(run_sites.trapped)"
            return {key.replace(urlsplit(self.base).netloc, "HOST"): value for key, value in connection.execute(query)}


@pytest.fixture(scope="module")
def ordeal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ordeal]:
    archive = tmp_path_factory.mktemp("hostile") / "archive"
    with HostileServer(HostileSite().answer) as site:
        command = crawl_command(",".join(site.base + seed for seed in SEEDS), archive, *IMPATIENT)
        done, memory = measured(command, PROJECT, environment(), 2 * TIME_LIMIT)
        yield Ordeal(site.base, archive, Counter(site.paths), done.returncode, done.stderr, memory)


def truncated_captures(archive: Path) -> list[str]:
    """The addresses of the records whose bodies were too long to be taken whole."""
    (file,) = (archive / "warc").iterdir()
    with file.open("rb") as stream:
        return [
            record.rec_headers.get_header("WARC-Target-URI")
            for record in ArchiveIterator(stream, check_digests="raise")
            if record.rec_type == "response" and record.rec_headers.get_header("WARC-Truncated") == "length"
        ]


@pytest.fixture(scope="module")
def lines(ordeal: Ordeal) -> dict[str, Line]:
    return {urlsplit(line["url"]).path: line for line in export(ordeal.archive)}


def test_the_crawl_ends_by_itself(ordeal: Ordeal) -> None:
    assert ordeal.code == 0, ordeal.errors
    assert sum(ordeal.paths.values()) < 800


def test_the_good_articles_are_archived_as_they_are(lines: dict[str, Line]) -> None:
    for number in GOOD:
        line = lines[path_of(number)]
        assert (line["title"], line["text"]) == (title(number), "\n\n".join(prose(number)))


def test_the_crawl_takes_little_memory(ordeal: Ordeal) -> None:
    assert 50 * 2**20 < ordeal.memory < MOST_MEMORY


@pytest.mark.parametrize(
    ("trap", "beginning", "most"),
    [
        ("a list without end that lists nothing new at HOST/columns?page", f"{LISTING}?page=", 35),
        ("a list without end that lists nothing new at HOST/empty?page", "/empty", 35),
        ("a list without end that lists nothing new at HOST/calendar?month", "/calendar", 35),
        ("a list without end that lists nothing new at HOST/archive/*/#", "/archive", 40),
        ("a list without end that lists nothing new at HOST/facets?page", "/facets", 40),
        ("a list without end that lists nothing new at HOST/copies?page", "/copies?", 50),
        ("a list without end that lists nothing new at HOST/visits/*/*", "/visits", 160),
        ("a list without end that lists nothing new at HOST/endless-sitemap/#", "/endless-sitemap/", 35),
        ("one text at ever new addresses at HOST/copies/#", "/copies/", 60),
        ("one text at ever new addresses at HOST/columns/the-saga-part-#", "/columns/the-saga-part-", 60),
        ("addresses that bring no article at HOST/everything/#-#", "/everything/", 60),
        ("a path that repeats itself", "/columns/down/", 10),
        ("an address of more than 2,048 characters", "/columns/long-", 0),
    ],
)
def test_each_trap_is_named_and_ended(ordeal: Ordeal, trap: str, beginning: str, most: int) -> None:
    assert any(name.startswith(trap) for name in ordeal.trapped()), ordeal.trapped()
    assert ordeal.asked(beginning) <= most


def test_status_names_the_traps(ordeal: Ordeal) -> None:
    done = run([COLUMNS, "status", "--archive", ordeal.archive])
    assert " trapped; " in done.stdout
    assert " trapped: a list without end that lists nothing new at " in done.stdout


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/columns?page=34", "set aside: a list without end that lists nothing new: 30 visits in a row"),
        ("/columns/down/stairs/stairs/stairs/", "not followed: a path that repeats itself"),
        ("/columns/slow-answer-by-the-byte", "took longer than 1"),
        ("/columns/answer-without-an-end", "its answer is larger than DOWNLOAD_MAXSIZE"),
        ("/columns/document-of-another-kind", "content type application/pdf, not a page"),
        ("/columns/redirect-round-the-harbour", "redirect"),
        ("/columns/heavy-page-for-strong-readers", "reading took longer than"),
    ],
)
def test_explain_says_why_an_address_is_not_followed(ordeal: Ordeal, path: str, why: str) -> None:
    assert why in ordeal.explain(path)


def test_of_a_robots_txt_without_end_the_beginning_counts(ordeal: Ordeal) -> None:
    assert ordeal.asked("/private/") == 0
    assert "robots.txt" in ordeal.explain("/private/papers-of-the-quay")
    assert truncated_captures(ordeal.archive) == [f"{ordeal.base}/robots.txt"]


def test_nothing_of_a_bomb_or_a_file_outside_gets_in(lines: dict[str, Line], ordeal: Ordeal) -> None:
    assert not any("root:" in line["text"] or "haha" in line["title"] for line in lines.values())
    assert ordeal.asked("/columns/haha") == ordeal.asked("/columns/root:") == 0


def test_a_site_that_makes_up_its_articles_ends_at_the_ceiling(tmp_path: Path) -> None:
    with HostileServer(HostileSite().answer) as site:
        done = crawl(f"{site.base}/made", tmp_path / "archive", "MAX_VISITS=40")
        assert done.returncode == 5
        assert "a site has more addresses than a run asks for" in done.stderr
        assert len(site.paths) < 50
    status = run([COLUMNS, "status", "--archive", tmp_path / "archive"]).stdout
    assert ", 1 trapped; " in status
    assert (
        "; a site has more addresses than a run asks for\n    1 trapped: more than 40 addresses in one run, as http://"
        in status
    )


def test_an_archive_of_traps_is_made_again_from_its_warc_files(tmp_path: Path) -> None:
    with HostileServer(HostileSite().answer) as site:
        assert crawl(f"{site.base}/copies", tmp_path / "archive").returncode == 0
    done = run([COLUMNS, "rebuild", "--archive", tmp_path / "archive", "--into", tmp_path / "again"])
    assert done.returncode == 0, done.stderr
    (line,), (again,) = export(tmp_path / "archive"), export(tmp_path / "again")
    assert again | {"last_changed": line["last_changed"]} == line
