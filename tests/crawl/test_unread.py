"""A page that breaks reading is kept as it came, marked, and read when the archive is reprocessed."""

from datetime import timedelta
from pathlib import Path

import pytest

from crawler.outcomes import judge
from crawler.plan import project_settings
from crawler.recording import Rules, record
from crawler.reprocessing import reprocess
from crawler.revisiting import Intervals
from crawler.sample.pages import render
from crawler.trapping import Watch
from crawler.visited import Visited
from storage.archive import Archive
from storage.errors import ReadingFailed
from storage.records import Capture, Follow, Offer
from tests.storage import made

PATH = "/columns/part-of-the-problem"
URL = f"http://{made.HOST}{PATH}"
INTERVALS = Intervals(**dict.fromkeys(Intervals.__dataclass_fields__, timedelta(days=1)))


def breaks(archive: Archive) -> str:
    """A visit on whose page the reader broke; returns what came of it."""
    page = render(PATH)
    assert page is not None
    capture = Capture(URL, page.status, page.headers, page.body, made.NOON)
    archive.frontier.add_seeds([Offer(URL, URL, made.HOST, Follow.ARTICLE)], made.NOON)
    (lease,) = archive.frontier.claim({made.HOST}, made.NOON, 1, 600)
    reference = archive.warc.append(capture, (), None)
    archive.warc.flush()
    visited = Visited(lease, ((capture, reference),), None, ReadingFailed(f"{URL}: the worker that read it died"))
    assert judge(visited).state == "failed"
    return record(archive, visited, Rules(INTERVALS, {}, Watch(made.NOON)), made.NOON)


@pytest.fixture
def location(tmp_path: Path) -> Path:
    with made.opened(tmp_path) as archive:
        assert breaks(archive) == "failed"
        assert breaks(archive) == "failed"
    return tmp_path


def test_it_is_kept_and_marked_once(location: Path) -> None:
    with made.opened(location) as archive:
        assert [stored.key for stored in archive.captures_to_read()] == [f"http://{made.HOST}{PATH}"]
        explanation = archive.explain(f"http://{made.HOST}{PATH}")
        assert explanation is not None
        assert explanation.address is not None
        assert explanation.address.why == f"{URL}: the worker that read it died"
        assert list(archive.articles()) == []


def test_a_reader_that_can_reads_it(location: Path) -> None:
    settings = project_settings(location, None, ["COLUMNS_TOML=/nonexistent", "READING_WORKERS=1"])
    done = reprocess(location, settings)
    assert (done.pages, done.failed) == (1, 0)
    with made.opened(location) as archive:
        (article,) = archive.articles()
        assert getattr(article, "url", None) == URL
        assert len(list(archive.captures_to_read())) == 1  # as the text's, no longer as one that is unread
