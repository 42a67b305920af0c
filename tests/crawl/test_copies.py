"""One text at several addresses is one article, as long as it is one text."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.assembling import record_reading
from crawler.learning import learn
from storage.archive import Archive
from storage.records import Capture, PageKind, Reading
from storage.snapshot import ArticleRecord, Tombstone
from tests.stitching.making import NOON, SITE
from tests.stitching.test_copies import found, prose

QUAY = found("quay").reading
PRINT = found("quay/for-print", canonical="quay").reading
EDITED = found("quay/for-print", prose(2), canonical="quay").reading


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create_or_open(tmp_path / "archive") as opened:
        yield opened


def visited(archive: Archive, *readings: Reading) -> None:
    for said in readings:
        reading = replace(said, digest=repr((said.metadata.title, said.blocks)))
        capture = Capture(reading.url, 200, (("Content-Type", "text/html"),), b"<p>As read.</p>", NOON)
        reference = archive.warc.append(capture)
        archive.warc.flush()
        with archive.visit() as visit:
            record_reading(visit, reading, visit.save_capture(reading.key, capture, reference), NOON)
    learn(archive, NOON)


def exported(archive: Archive, since: int | None = None) -> tuple[dict[str, str], dict[str, str | None]]:
    """The articles, by path with their ids, and the ids that were merged; from now on all ids are fixed."""
    with archive.settled_snapshot() as snapshot:
        records = list(snapshot.records(since))
    articles = {one.url.removeprefix(SITE): one.id for one in records if isinstance(one, ArticleRecord)}
    return articles, {one.id: one.merged_into for one in records if isinstance(one, Tombstone)}


@pytest.mark.parametrize("readings", [(QUAY, PRINT), (PRINT, QUAY)])
def test_a_copy_is_exported_once(archive: Archive, readings: tuple[Reading, ...]) -> None:
    visited(archive, *readings)
    articles, merged = exported(archive)
    assert (list(articles), merged) == (["quay"], {})
    visited(archive, *readings)
    assert exported(archive) == (articles, {})


def test_articles_that_turn_out_to_be_copies_leave_a_tombstone(archive: Archive) -> None:
    printed = replace(EDITED, canonical_key=EDITED.key, metadata=replace(EDITED.metadata, canonical_url=None))
    visited(archive, printed)
    older = exported(archive)[0]["quay/for-print"]
    visited(archive, QUAY)
    younger = exported(archive)[0]["quay"]
    visited(archive, PRINT)
    assert exported(archive, since=0) == ({"quay": older}, {younger: older})


def test_a_copy_that_is_edited_apart_is_an_article_again(archive: Archive) -> None:
    visited(archive, QUAY, PRINT)
    first = exported(archive)[0]["quay"]
    visited(archive, EDITED)
    records = [record for record in archive.articles() if isinstance(record, ArticleRecord)]
    assert len(records) == 2
    assert first in {record.id for record in records}
    visited(archive, PRINT)
    assert exported(archive)[0] == {"quay": first}


def test_a_text_stays_when_its_copy_is_something_else_now(archive: Archive) -> None:
    visited(archive, PRINT, QUAY)
    first = exported(archive)
    visited(archive, replace(PRINT, kind=PageKind.GATE, blocks=()))
    assert exported(archive) == first


def test_a_copy_of_which_the_title_comes_late(archive: Archive) -> None:
    """What joins pages is looked up by their current text, not by the one that they had."""
    before = found("trade/quay", title="Untitled").reading
    visited(archive, QUAY, before)
    assert len(exported(archive)[0]) == 2
    visited(archive, found("trade/quay").reading)
    assert list(exported(archive)[0]) == ["quay"]
