"""What a site may ask of us, proved by the requests that it got."""

import gzip
import time
from itertools import pairwise
from pathlib import Path

from crawler.sample.pages import NOT_FOUND, SamplePage, render
from crawler.sample.server import SampleRequest
from tests.crawl.program import crawl, export
from tests.site.server import ORIGIN_FILES, RecordingSite

TEXT = (("Content-Type", "text/plain"),)

JITTER = 0.15
"""Seconds: requests leave the frontier's gate exactly apart; on a busy machine one may take longer to arrive."""


def test_requests_keep_their_distance(sample_site: RecordingSite, tmp_path: Path) -> None:
    """The page after robots.txt too, though reading it takes less than the delay; and redirects, more at once, and a
    seed that hasn't changed. At least 0.6 seconds, of which a busy machine may swallow much on the way."""
    for crowd in (1, 8):
        manners = ("DOWNLOAD_DELAY=0.8", f"CONCURRENT_REQUESTS_PER_DOMAIN={crowd}", "CLOSESPIDER_PAGECOUNT=4")
        crawl(sample_site.url, tmp_path / "archive", *manners)
        times = [request.at for request in sample_site.requests]
        assert len(times) > 3
        assert min(after - before for before, after in pairwise(times)) > 0.15
        sample_site.forget_requests()


def test_crawl_delay_widens_the_distance(sample_site: RecordingSite, tmp_path: Path) -> None:
    sample_site.override("/robots.txt", SamplePage(200, TEXT, b"User-agent: *\nCrawl-delay: 0.3\n"))
    crawl(sample_site.url, tmp_path / "archive", "CLOSESPIDER_PAGECOUNT=5")
    times = [request.at for request in sample_site.requests]
    assert min(after - before for before, after in pairwise(times)) > 0.3 - JITTER


def test_robots_txt_is_obeyed(sample_site: RecordingSite, tmp_path: Path) -> None:
    rules = b"User-agent: Columns\nDisallow: /columns/part-\n"
    sample_site.override("/robots.txt", SamplePage(200, TEXT, rules))
    done = crawl(sample_site.url, tmp_path / "archive")
    assert done.returncode == 0, done.stderr
    assert not [path for path in sample_site.paths() if path.startswith("/columns/part-")]
    assert export(tmp_path / "archive")


def test_a_compressed_robots_txt_is_obeyed(sample_site: RecordingSite, tmp_path: Path) -> None:
    rules = gzip.compress(b"User-agent: *\nDisallow: /columns\n")
    sample_site.override("/robots.txt", SamplePage(200, (*TEXT, ("Content-Encoding", "gzip")), rules))
    assert crawl(sample_site.url, tmp_path / "archive").returncode == 4
    assert sample_site.paths() == []


def test_a_site_whose_robots_txt_fails_is_left_alone(sample_site: RecordingSite, tmp_path: Path) -> None:
    sample_site.override("/robots.txt", SamplePage(503, TEXT, b"later"))
    done = crawl(sample_site.url, tmp_path / "archive")
    assert done.returncode == 4
    assert "robots.txt answers 503" in done.stderr.splitlines()[-1]
    assert sample_site.paths() == []


def test_a_robots_txt_holds_for_a_day_but_not_one_that_could_not_be_had(
    sample_site: RecordingSite, tmp_path: Path
) -> None:
    def asked() -> int:
        times = [request.path for request in sample_site.requests].count("/robots.txt")
        sample_site.forget_requests()
        return times

    archive = tmp_path / "archive"
    sample_site.override("/robots.txt", SamplePage(500, TEXT, b""))
    assert crawl(sample_site.url, archive).returncode == 4
    assert asked() == 3
    sample_site.override("/robots.txt", SamplePage(302, (*TEXT, ("Location", "/rules.txt")), b""))
    sample_site.override("/rules.txt", SamplePage(200, TEXT, b"User-agent: *\nDisallow: /columns/part-\n"))
    for times, *settings in ((1, "CLOSESPIDER_PAGECOUNT=3"), (0,), (1, "ROBOTS_LIFETIME=0")):
        crawl(sample_site.url, archive, *settings)
        assert not [path for path in sample_site.paths() if path.startswith("/columns/part-")]
        assert asked() == times


def test_a_missing_robots_txt_allows_everything(sample_site: RecordingSite, tmp_path: Path) -> None:
    sample_site.override("/robots.txt", SamplePage(404, TEXT, b"User-agent: *\nDisallow: /\n"))
    assert crawl(sample_site.url, tmp_path / "archive", "CLOSESPIDER_PAGECOUNT=3").returncode == 5


def test_retry_after_outlives_the_run(sample_site: RecordingSite, tmp_path: Path) -> None:
    busy = SamplePage(503, (*TEXT, ("Retry-After", "3600")), b"later")
    sample_site.override("/columns/the-long-quay", busy)
    for _ in range(2):
        crawl(sample_site.url, tmp_path / "archive")
        asked = sample_site.paths()
        assert asked.index("/columns/the-long-quay") == len(asked) - 1, "asked for more after being told to wait"


def test_a_host_that_fails_is_asked_more_slowly_and_one_that_recovers_faster(
    sample_site: RecordingSite, tmp_path: Path
) -> None:
    answers = [429] * 3 + [200] * 99

    def failing(request: SampleRequest) -> SamplePage:
        return SamplePage(429, TEXT, b"") if answers.pop(0) == 429 else render(request.path) or NOT_FOUND

    sample_site.override("/columns", failing)
    crawl(sample_site.url, tmp_path / "archive", "RETRY_INTERVAL=0.2", "CLOSESPIDER_PAGECOUNT=8")
    times = [request.at for request in sample_site.requests if request.path not in ORIGIN_FILES]
    gaps = [after - before for before, after in pairwise(times)]
    assert [gap > 0.2 * 2**failures * 0.75 - 0.02 for failures, gap in enumerate(gaps[:3], 1)] == [True] * 3
    assert max(gaps[:3]) < 5
    # Each answer takes back one failure; what was claimed before it still waits for the pause of then.
    assert gaps[3] > gaps[-1]


def test_a_slow_answer_is_followed_by_as_long_a_rest(sample_site: RecordingSite, tmp_path: Path) -> None:
    def slow(request: SampleRequest) -> SamplePage:
        time.sleep(0.6)
        return render(request.path) or NOT_FOUND

    sample_site.override("/columns", slow)
    crawl(sample_site.url, tmp_path / "archive", "DOWNLOAD_DELAY=0.2", "CLOSESPIDER_PAGECOUNT=6")
    asked = [request for request in sample_site.requests if request.path not in ORIGIN_FILES]
    times = [request.at for request in asked]
    gaps = [after - before for before, after in pairwise(times)]
    assert asked[0].path == "/columns"
    assert gaps[0] > 1.2 - JITTER
    assert min(gaps[1:]) < 0.6


def test_who_asks(sample_site: RecordingSite, tmp_path: Path) -> None:
    (tmp_path / "columns.toml").write_text('contact = "crawl@example.org"\n')
    toml = f"COLUMNS_TOML={tmp_path / 'columns.toml'}"
    crawl(sample_site.url, tmp_path / "archive", "CLOSESPIDER_PAGECOUNT=3", toml)
    agents = {request.headers["user-agent"] for request in sample_site.requests}
    assert agents == {"Columns/0.1.0 (archiving crawler; +crawl@example.org)"}
