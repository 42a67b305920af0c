"""A page that breaks reading is kept as it came, marked, and read when the archive is reprocessed."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from scrapy.settings import BaseSettings

from crawler.reading import READER_VERSION
from crawler.runs.plan import project_settings
from crawler.sample.pages import render
from crawler.upkeep.reprocessing import reprocess
from crawler.visiting.outcomes import judge
from crawler.visiting.recording import Rules, record
from crawler.visiting.revisiting import Intervals
from crawler.visiting.trapping import Watch
from crawler.visiting.visited import Visited
from storage.archive import Archive
from storage.errors import ReadingFailed
from storage.records import Capture, Follow, Offer
from tests.storage import made

PATH = "/columns/part-of-the-problem"
URL = f"http://{made.HOST}{PATH}"
WHY = f"{URL}: the worker that read it died"
INTERVALS = Intervals(**dict.fromkeys(Intervals.__dataclass_fields__, timedelta(days=1)))


def breaks(archive: Archive, path: str = PATH, added: bytes = b"") -> str:
    """A visit on whose page an older reader broke; returns what came of it."""
    page = render(path)
    assert page is not None
    url = f"http://{made.HOST}{path}"
    capture = Capture(url, page.status, page.headers, page.body + added, made.NOON)
    archive.frontier.add_seeds([Offer(url, url, made.HOST, Follow.SEED)], made.NOON)
    (lease,) = archive.frontier.claim({made.HOST}, made.NOON, 1, 600)
    reference = archive.warc.append(capture, (), None)
    archive.warc.flush()
    visited = Visited(lease, ((capture, reference),), None, ReadingFailed(WHY, READER_VERSION - 1))
    assert judge(visited).state == "failed"
    return record(archive, visited, Rules(INTERVALS, {}, Watch()), made.NOON)


@pytest.fixture
def location(tmp_path: Path) -> Path:
    with made.opened(tmp_path) as archive:
        assert breaks(archive) == "failed"
        assert breaks(archive) == "failed"
    return tmp_path


def test_it_is_kept_and_marked_once(location: Path) -> None:
    with made.opened(location) as archive:
        (stored,) = archive.captures_to_read()
        assert (stored.key, stored.page_key, stored.is_unread) == (URL, URL, True)
        explanation = archive.explain(URL)
        assert explanation is not None
        assert explanation.address is not None
        assert explanation.address.why == WHY
        assert list(archive.articles()) == []


def settings(location: Path, *more: str) -> BaseSettings:
    return project_settings(location, None, ["COLUMNS_TOML=/nonexistent", "READING_WORKERS=1", *more])


def test_a_reader_that_can_reads_it(location: Path) -> None:
    done = reprocess(location, settings(location))
    assert (done.pages, done.changed, done.failed) == (1, 1, 0)
    with made.opened(location) as archive:
        (article,) = archive.articles()
        assert getattr(article, "url", None) == URL
        (stored,) = archive.captures_to_read()
        assert (stored.is_text, stored.is_last, stored.is_unread) == (True, True, False)


def test_what_a_list_leads_to_is_then_followed(tmp_path: Path) -> None:
    with made.opened(tmp_path) as archive:
        breaks(archive, "/columns")
        assert archive.explain(URL) is None
    assert reprocess(tmp_path, settings(tmp_path)).pages == 1
    with made.opened(tmp_path) as archive:
        explanation = archive.explain(URL)
        assert explanation is not None
        assert explanation.address is not None
        assert (explanation.address.state, explanation.address.follow) == ("due", Follow.ARTICLE)


def test_it_is_tried_once_by_each_reader(tmp_path: Path) -> None:
    with made.opened(tmp_path) as archive:
        breaks(archive, added=b"<p>Rain.</p>" * 100_000)
    impatient = settings(tmp_path, "READING_TIME_LIMIT=0.1")
    assert reprocess(tmp_path, impatient).failed == 1
    assert reprocess(tmp_path, impatient).failed == 0
    assert reprocess(tmp_path, impatient, everything=True).failed == 1
    with made.opened(tmp_path) as archive:
        assert [stored.is_unread for stored in archive.captures_to_read()] == [True]


def test_a_page_that_breaks_the_reader_later_keeps_what_it_said(tmp_path: Path) -> None:
    with made.opened(tmp_path) as archive:
        made.store(archive, replace(made.page("x", "Rain fell."), url=URL, key=URL))
        breaks(archive)
        before = archive.current_readings([URL])
        text, broken = archive.captures_to_read()
        assert (text.is_unread, broken.is_unread) == (False, True)
        assert text.work == broken.work
        assert before == archive.current_readings([URL])
