"""What a run asks for, day by day, beside the least that it could: the seed, what is new, what is due."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from crawler.sample.pages import SamplePage
from tests.crawl.days import days_pass, due_paths
from tests.crawl.program import Line, crawl, export
from tests.site.daily import LISTING, SITEMAP, DailyColumn, Piece, nth_page
from tests.site.server import ORIGIN_FILES, RecordingSite

LISTING_OF_SAMPLE = "/columns"

MOST_ON_DAY_ONE, MOST = 1.15, 1.3
"""Times the least possible number of requests."""


@dataclass
class Diary:
    """A site, its archive, and what each run asked for."""

    site: RecordingSite
    archive: Path
    least: list[set[str]] = field(default_factory=list)
    asked: list[list[tuple[str, int]]] = field(default_factory=list)
    since: list[list[Line]] = field(default_factory=list)

    def run(self, *new: str) -> None:
        """Crawl, and note the least that must be asked for: what is `new`, and what the archive has as due."""
        due = due_paths(self.archive) if self.asked else set()
        self.site.forget_requests()
        done = crawl(self.site.url, self.archive)
        assert done.returncode == 0, done.stderr
        self.least.append({self.site.url.removeprefix(self.site.base), *new, *due})
        pages = [request for request in self.site.requests if request.path not in ORIGIN_FILES]
        self.asked.append([(request.path, request.status) for request in pages])
        self.since.append(export(self.archive, "--since", "last"))

    def paths(self, day: int) -> list[str]:
        return [path for path, _ in self.asked[day]]


def night_passes(diary: Diary, column: DailyColumn) -> None:
    days_pass(diary.archive)
    column.nights += 1


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Diary]:
    """Four days: all; three new, three edited, one of them old, one withdrawn, one new part; nothing; 25 new."""
    column = DailyColumn()
    with RecordingSite(pages=column.page_at, listing=LISTING) as site:
        diary = Diary(site, tmp_path_factory.mktemp("days") / "archive")
        diary.run(*column.paths())
        night_passes(diary, column)
        new = column.add(*(Piece(3000 + n, 0) for n in range(3)), Piece(2004, 0, part=4))
        old = column.edit(1000, 1003, 7)[-1]
        column.withdraw(1002)
        diary.run(*new, old)
        night_passes(diary, column)
        diary.run()
        night_passes(diary, column)
        diary.run(*column.add(*(Piece(4000 + n, 0) for n in range(25))))
        yield diary


@pytest.mark.parametrize(("day", "most"), [(0, MOST_ON_DAY_ONE), (1, MOST), (2, MOST), (3, MOST)])
def test_requests_are_near_the_least(diary: Diary, day: int, most: float) -> None:
    assert len(diary.asked[day]) <= most * len(diary.least[day]), sorted(set(diary.paths(day)) - diary.least[day])
    assert diary.least[day] <= set(diary.paths(day))
    assert len(set(diary.paths(day))) == len(diary.paths(day))


def test_what_is_new_edited_or_withdrawn_is_seen_on_its_day(diary: Diary) -> None:
    seen = {line["url"].removeprefix(diary.site.base): line for line in diary.since[1]}
    assert {f"{LISTING}/{number}" for number in (3000, 3001, 3002, 1000, 1003, 7)} <= seen.keys()
    assert "put right" in seen[f"{LISTING}/1000"]["text"]
    assert [part["number"] for part in seen[f"{LISTING}/letters-1"]["parts"]] == [1, 2, 3, 4]
    assert (f"{LISTING}/1002", 404) in diary.asked[1]


def test_where_nothing_happened_only_what_is_due_is_asked_for(diary: Diary) -> None:
    assert set(diary.paths(2)) == diary.least[2]
    changed = {f"{LISTING}/{number}" for number in (3000, 3001, 3002, 1000, 1002, 1003, 7, "letters-4")}
    assert set(diary.paths(2)) == changed | {LISTING, SITEMAP}
    assert {status for path, status in diary.asked[2] if path not in (SITEMAP, f"{LISTING}/1002")} == {304}


def test_a_listing_is_followed_until_a_page_brings_nothing_new(diary: Diary) -> None:
    listing = [[path for path in diary.paths(day) if path.startswith(f"{LISTING}?")] for day in range(4)]
    assert [len(pages) for pages in listing] == [5, 1, 0, 3]
    assert listing[3] == [nth_page(n) for n in (2, 3, 4)]


def test_a_listing_is_followed_to_its_end_now_and_then(diary: Diary) -> None:
    days_pass(diary.archive, 12)
    diary.run()
    assert {nth_page(n) for n in range(1, 7)} <= set(diary.paths(-1))


def test_a_nights_run_over_the_unchanged_sample_site_is_a_few_304s(sample_site: RecordingSite, tmp_path: Path) -> None:
    diary = Diary(sample_site, tmp_path / "archive")
    diary.run()
    days_pass(diary.archive)
    diary.run()
    assert len(diary.asked[1]) <= MOST * len(diary.least[1])
    assert {status for path, status in diary.asked[1]} <= {304, 404}


def test_every_kind_of_page_is_asked_for_conditionally(sample_site: RecordingSite, tmp_path: Path) -> None:
    """Also a seed that redirects, the later pages of listings and articles: what is unchanged is never sent again."""
    sample_site.override("/start", SamplePage(301, (("Location", LISTING_OF_SAMPLE),), b""))
    for _ in range(2):
        sample_site.forget_requests()
        done = crawl(f"{sample_site.base}/start", tmp_path / "archive", "ARTICLE_INTERVAL=0", "LISTING_INTERVAL=0")
        assert done.returncode == 0, done.stderr
    answers = {request.path: request.status for request in sample_site.requests if request.path not in ORIGIN_FILES}
    assert {path for path in answers if "?page=" in path} >= {
        f"{LISTING_OF_SAMPLE}?page=2",
        f"{LISTING_OF_SAMPLE}?page=3",
    }
    assert any(path.startswith(f"{LISTING_OF_SAMPLE}/") and path.endswith("?page=2") for path in answers)
    assert set(answers.values()) == {304}
