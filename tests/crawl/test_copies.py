"""One text at several addresses is one article, as long as it is one text."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.reading.marks import marked
from crawler.reports import report
from crawler.sample.pages import SamplePage, validated
from crawler.visiting.assembling import record_reading
from crawler.visiting.learning import learn
from storage.archive import Archive
from storage.records import Capture, PageKind, Reading
from storage.snapshot import ArticleRecord, Tombstone
from tests.bench.generated_site import prose as body
from tests.crawl.program import COLUMNS, crawl, export, run
from tests.site.server import RecordingSite
from tests.stitching.making import NOON, SITE, found, prose

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


def explained(archive: Archive, key: str) -> list[str]:
    explanation = archive.explain(key)
    assert explanation is not None
    return [line.strip() for line in report.explain(explanation).splitlines()]


def test_a_copy_is_explained(archive: Archive) -> None:
    visited(archive, QUAY, PRINT, found("trade/quay").reading)
    for reading in (QUAY, PRINT):
        lines = explained(archive, reading.key)
        assert (
            f"{PRINT.url}: the same text as {QUAY.url}: one article ({QUAY.key} is their canonical address)"
        ) in lines
        assert (
            f"{SITE}trade/quay: the same text as {QUAY.url}: one article (the same title and the same day)"
        ) in lines


def test_the_same_text_elsewhere_is_noted(archive: Archive) -> None:
    there = replace(QUAY, url="https://else.example/quay", key="http://else.example/quay")
    there = marked(replace(there, canonical_key=there.key))
    next_week = found("quay-2", published="2024-05-08").reading
    visited(archive, QUAY, there, next_week, found("gulls", prose(3), title="Gulls").reading)
    assert len(exported(archive)[0]) == 4
    lines = explained(archive, QUAY.key)
    assert f"the same text on another site, else.example, an article of its own: {there.url}" in lines
    assert f"the same text on this site, an article of its own: {next_week.url}" in lines
    assert not any("own: " in line and "gulls" in line for line in lines)


FERRY, PRINTED, TRADE = "/columns/the-late-ferry", "/printing/the-late-ferry", "/trade/the-late-ferry"
REFERRED, TRACKED, OLD = f"{FERRY}?ref=list", f"{FERRY}?utm_source=list", "/columns/ferry-of-old"
LISTED = [FERRY, TRACKED, REFERRED, PRINTED, TRADE, OLD, *(f"/columns/piece-{number}" for number in range(1, 5))]


def served(path: str) -> SamplePage | None:
    """A listing, an article at six addresses, and four other articles."""
    head = main = ""
    if path == OLD:
        return SamplePage(301, (("Location", FERRY),), b"")
    if path == "/columns/":
        main = "".join(f'<article><h2><a href="{each}">{heading(each)}</a></h2></article>' for each in LISTED)
    elif path in LISTED:
        text = "".join(f"<p>{paragraph}</p>" for paragraph in body(LISTED.index(path) if "piece" in path else 0, 6))
        dated = "" if path == PRINTED else '<p>By Ann Marling, <time datetime="2024-05-01">1 May 2024</time></p>'
        main = f"<article><h1>{heading(path)}</h1>{dated}{text}</article>"
        head = f'<link rel="canonical" href="{FERRY}">' if path == REFERRED else ""
    else:
        return None
    html = f'<!doctype html><html lang="en"><head><title>{heading(path)}</title>{head}</head><body>{main}</body></html>'
    return validated(html.encode(), "text/html; charset=utf-8")


def heading(path: str) -> str:
    return f"A letter about piece {path[-1]}" if "piece" in path else "The ferry was late, and nobody minded"


def test_an_article_at_six_addresses_is_exported_once(tmp_path: Path) -> None:
    location = tmp_path / "archive"
    with RecordingSite(pages=served, listing="/columns/") as site:
        assert crawl(site.url, location).returncode == 0
        asked = [path for path in site.paths() if path in LISTED]
        assert sorted(asked) == sorted({*LISTED} - {TRACKED})
        urls = [line["url"].removeprefix(site.base) for line in export(location)]
        assert sorted(urls) == [*LISTED[-4:], FERRY]
        site.forget_requests()
        assert crawl(site.url, location).returncode == 0
        assert not {*site.paths()} & {*LISTED}
        said = {path: run([COLUMNS, "explain", site.base + path, "--archive", location]).stdout for path in LISTED[:6]}
        one = f"the same text as {site.base}{FERRY}: one article"
        for path, why in (
            (REFERRED, f"http{site.base[4:]}{FERRY} is their canonical address"),
            (PRINTED, "the same title and no other date"),
            (TRADE, "the same title and the same day"),
        ):
            assert f"{site.base}{path}: {one} ({why})" in said[path]
        assert said[OLD] == said[TRACKED] == said[FERRY]
        assert f"also known as http{site.base[4:]}{OLD}" in said[FERRY]
