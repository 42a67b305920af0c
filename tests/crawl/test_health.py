"""What `columns status` says of an archive: to people, and as JSON."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import jsonschema
import msgspec
import pytest

from crawler.reports.health import StatusReport, health, wrong_with_run, wrong_with_site
from crawler.reports.report import status
from crawler.runs.endings import LIMIT, NO_DISK
from storage.runs import NO_SEED_REACHED, Run, RunResult, SiteRun
from tests.crawl.program import COLUMNS, run
from tests.storage.made import HOST, NOON, later, offer, opened, page, store

WELL = SiteRun(HOST, found=2, new=1, requests=9, not_modified=8, received=41_234, listed=20, ended="done")
DOWN = SiteRun(HOST, ended=f"{NO_SEED_REACHED}: answers 503")
FAILING = replace(WELL, failed={"answers 500": 5, "TimeoutError": 1})
ENDED = RunResult(later(5), "finished", 0, {"visits": 9, "unchanged": 8, "article": 1})


@pytest.mark.parametrize(
    ("last", "wrong"),
    [
        ([], []),
        ([WELL, DOWN], []),
        ([DOWN, WELL], []),  # a bad night
        ([DOWN, DOWN], ["in two runs no seed could be reached: answers 503"]),
        ([replace(WELL, alarm="its listing shows no articles"), WELL], ["its listing shows no articles"]),
        ([FAILING], ["6 visits failed, most of them so: answers 500"]),
        ([replace(FAILING, requests=13)], []),
        ([replace(WELL, failed={"answers 500": 4}, requests=4)], []),
    ],
)
def test_what_needs_a_person_at_a_site(last: list[SiteRun], wrong: list[str]) -> None:
    assert wrong_with_site(last) == wrong


@pytest.mark.parametrize(
    ("result", "days", "wrong"),
    [
        (ENDED, 0, ""),
        (None, 1, ""),
        (None, 3, "run 7 began 2026-03-01 and hasn't ended: it hangs, or was killed"),
        (replace(ENDED, exit_code=1, reason="no"), 0, "run 7 ended by a fault of ours (no): logs/crawl.log has it"),
        (replace(ENDED, exit_code=5, reason=f"{LIMIT}10 pages"), 0, ""),
        (replace(ENDED, exit_code=5, reason=f"{NO_DISK}3 MB"), 0, "run 7: limit: too little disk: 3 MB"),
    ],
)
def test_what_needs_a_person_after_a_run(result: RunResult | None, days: int, wrong: str) -> None:
    found = wrong_with_run(Run(7, NOON, {}, result), NOON + timedelta(days=days))
    assert found == ([wrong] if wrong else [])


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A site that was well for a run, and then had two bad ones."""
    with opened(tmp_path) as archive:
        archive.frontier.add_seeds([offer("a")], NOON)
        store(archive, page("a"))
        for number, site in enumerate((WELL, DOWN, DOWN)):
            mark = archive.begin_run({"url": HOST}, later(10 * number), {"columns": "1.0"})
            archive.end_run(mark.run, replace(ENDED, ended=later(10 * number + 5)), [site])
    return tmp_path


def test_status_as_json(archive: Path) -> None:
    done = run([COLUMNS, "status", "--archive", archive, "--json", "--runs", "2"])
    assert done.returncode == 0, done.stderr
    said = msgspec.json.decode(done.stdout, type=StatusReport)
    jsonschema.Draft202012Validator(msgspec.json.schema(StatusReport)).validate(json.loads(done.stdout))
    assert (said.schema, said.archive) == ("columns.status/1", str(archive))
    assert [each.id for each in said.runs] == [3, 2]
    (site,) = said.sites
    assert (site.site, site.health, site.last, site.last_run) == (HOST, "needs a person", DOWN, later(20))
    assert site.archived.articles == 1


def test_status_for_people(archive: Path) -> None:
    done = run([COLUMNS, "status", "--archive", archive, "--runs", "3"])
    for line in (
        f"  {HOST}: 2 found, 1 new; 9 requests, 8 of them 304s, 41 kB; done",
        "  needs a person: in two runs no seed could be reached: answers 503",
        "  1 articles of 1 parts, from 1 pages",
    ):
        assert line in done.stdout.splitlines()


def test_a_site_that_no_run_came_to(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        archive.frontier.add_seeds([offer("a")], NOON)
        report = health("/archive", archive.status(), archive.runs(1), ["a timer"], NOON)
    assert [(site.health, site.last) for site in report.sites] == [("unknown", None)]
    assert status(report).splitlines()[:2] == ["Starts by itself: a timer", "No run yet."]


def test_of_runs_without_an_end_only_the_newest_may_go_on(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        for number in range(2):
            archive.begin_run({"url": HOST}, later(10 * number), {})
        report = health("/archive", archive.status(), archive.runs(2), [], NOON)
    newest, earlier = status(report).splitlines()
    assert newest == "Run 2 began 2026-03-01 12:10:00 UTC, and goes on or was killed."
    assert earlier == "Run 1 began 2026-03-01 12:00:00 UTC, and was killed."
