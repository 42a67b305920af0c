"""What is counted of a run, site by site, and what of it is an alarm."""

import pytest
from scrapy.exceptions import IgnoreRequest

from crawler.fetching.politeness import RobotsForbid
from crawler.runs.limits import Limits, limits_of, reached
from crawler.runs.plan import project_settings
from crawler.runs.tally import MOST_REASONS, SiteTally
from crawler.runs.yields import alarm
from crawler.visiting.visited import Visited
from storage.errors import ReadingFailed, UsageError
from storage.records import Follow, Lease, PageKind, Reading, WarcReference
from storage.run_records import Gained
from storage.runs import SiteRun
from tests.storage.made import HOST, NOON, capture, page, url


def visited(
    key: str,
    status: int,
    reading: Reading | None = None,
    problem: Exception | None = None,
    follow: Follow = Follow.ARTICLE,
) -> Visited:
    lease = Lease(1, url(key), key, HOST, HOST, follow, 0, 1, NOON)
    captures = ((capture(key, status=status), WarcReference("a.warc.gz", 0, 9)),) if status else ()
    return Visited(lease, captures, reading, problem)


def test_a_sites_row() -> None:
    tally = SiteTally()
    for status, received, archived in ((200, 900, 400), (200, 700, 300), (304, 0, 90), (404, 30, 50)):
        tally.note_exchange(status, received, archived)
    for key in "ab":
        tally.note_visit(visited(key, 200, page(key)), "article")
    tally.note_visit(visited("seed", 304, follow=Follow.SEED), "unchanged")
    tally.note_visit(visited("c", 304), "unchanged")
    tally.note_visit(visited("d", 404), "gone")
    tally.note_visit(visited("feed", 404, follow=Follow.SITE_FEED), "gone")
    tally.note_visit(visited("e", 200, page("e")), "withheld")
    tally.note_trap("calendar", "http://a.example/2031", 3)
    tally.note_trap("calendar", "http://a.example/2032")
    assert tally.site_run(HOST, Gained(found=5, new=1), 7, "done", None) == SiteRun(
        site=HOST,
        found=5,
        new=1,
        unchanged=2,
        gone=1,
        trapped={"calendar, as http://a.example/2031": 4},
        requests=4,
        not_modified=1,
        received=1630,
        archived=840,
        listed=7,
        ended="done",
        withheld=1,
    )
    assert (tally.failed, tally.astray) == ({}, [])


def test_failures_are_told_apart_by_reasons_that_hold_no_address() -> None:
    tally = SiteTally()
    for problem in (RobotsForbid("no"), ReadingFailed("http://a.example/: x"), IgnoreRequest("http://a.example/")):
        tally.note_visit(visited("a", 200, problem=problem), "failed")
    tally.note_visit(visited("a", 500), "failed")
    tally.note_visit(visited("a", 0, problem=TimeoutError()), "failed")
    assert tally.failed == {
        "forbidden by robots.txt": 1,
        "could not be read": 1,
        "not asked for": 1,
        "answers 500": 1,
        "TimeoutError": 1,
    }


def test_a_site_cannot_fill_its_row_with_names() -> None:
    tally = SiteTally()
    for number in range(100):
        tally.note_trap(f"trap {number}", "http://a.example/")
    assert (len(tally.trapped), tally.trapped["other"]) == (MOST_REASONS + 1, 100 - MOST_REASONS)


def test_what_reads_as_something_else_is_remembered() -> None:
    tally = SiteTally()
    tally.note_visit(visited("a", 200, page("a", kind=PageKind.GATE)), "gate")
    tally.note_visit(visited("seed", 200, page("seed", kind=PageKind.GATE), follow=Follow.SEED), "gate")
    assert tally.astray == ["a"]


@pytest.mark.parametrize(
    ("listed", "before", "astray", "read", "said"),
    [
        (0, 0, 0, 0, None),
        (0, 4, 0, 0, None),  # so few may go
        (0, 5, 0, 0, "its listing shows no articles, where there were 5"),
        (1, 20, 0, 0, "its listing shows 1 article, where there were 20"),
        (2, 20, 0, 0, None),  # a shorter listing
        (20, 20, 2, 0, None),  # taken down
        (20, 20, 3, 0, "3 of 3 articles visited again read as articles no more"),
        (20, 20, 3, 3, None),
        (0, 0, 9, 8, "9 of 17 articles visited again read as articles no more"),
    ],
)
def test_an_alarm(listed: int, before: int, astray: int, read: int, said: str | None) -> None:
    assert alarm(listed, before, astray, read) == said


def test_limits_are_said_with_units() -> None:
    changes = ["TIME_LIMIT=1.5h", "SIZE_LIMIT=2 GiB", "MAX_PAGES=7", "MIN_FREE_DISK=0"]
    assert limits_of(project_settings(None, None, changes)) == Limits(5400, 2 * 2**30, 7, 0)
    assert limits_of(project_settings(None, None, None)) == Limits(free=5e8)


@pytest.mark.parametrize(
    "change", ["TIME_LIMIT=-1", "TIME_LIMIT=5GB", "SIZE_LIMIT=2h", "MAX_PAGES=1k", "MAX_PAGES=nan"]
)
def test_what_is_no_limit_is_refused(change: str) -> None:
    with pytest.raises(UsageError, match=change.replace("=", "=.*")):
        limits_of(project_settings(None, None, [change]))


def test_a_limit_is_reached() -> None:
    limits = Limits(time=60, size=1000, pages=10)
    assert reached(limits, 59.9, 999, 9) is None
    assert reached(limits, 60, 0, 0) == "limit: 60 seconds"
    assert reached(limits, 0, 1000, 0) == "limit: 1000 bytes archived"
    assert reached(limits, 0, 0, 10) == "limit: 10 pages"
    assert reached(Limits(), 1e9, 10**12, 10**9) is None
