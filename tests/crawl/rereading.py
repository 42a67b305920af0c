"""Archives of before: of pages of a site of ours, each recorded as an older reader is said to have read it."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.reading import READER_VERSION, read
from crawler.reading.urls import url_key
from crawler.runs.plan import seed_offer
from crawler.sample.pages import SamplePage, validated
from crawler.visiting.assembling import record_reading
from crawler.visiting.learning import learn
from crawler.visiting.offering import Column
from crawler.visiting.recording import Rules, record
from crawler.visiting.revisiting import Intervals
from crawler.visiting.trapping import Watch
from crawler.visiting.visited import Visited
from storage.archive import Archive
from storage.records import Capture, Reading

HTML = "text/html; charset=utf-8"
LONG_AGO = datetime.now(UTC) - timedelta(days=30)
HOUR = timedelta(hours=1)
INTERVALS = Intervals(
    article=300 * HOUR, article_max=9000 * HOUR, listing=HOUR, listing_end=HOUR, failed=HOUR, retry=HOUR
)
PARAGRAPHS = """\
The clerk of {name} had kept the same book for thirty years, and he kept it in pencil, because the sea, he said, \
corrects everything in the end and one had better be ready for it.
On {name} there is little to say that the harbour master hasn't said before, and more loudly; but he was in the \
habit of leaving out the prices, which are what the matter is about.
A fathom of it cost four shillings in the spring, and nobody who dealt in {name} complained, for everything else \
had gone up as well, the tea first of all, and then the rope.""".split("\n")

Older = Callable[[Reading], Reading]
"""What an older reader made of a page, by what this one makes of it."""


def as_read(reading: Reading) -> Reading:
    return reading


def html(title: str, main: str) -> SamplePage:
    head = f'<!doctype html><html lang="en"><head><title>{title}</title></head>'
    return validated(f"{head}<body>{main}</body></html>".encode(), HTML)


def article(name: str, beside: str = "") -> SamplePage:
    title = name.capitalize()
    body = "".join(f"<p>{paragraph.format(name=f'the {name}')}</p>" for paragraph in PARAGRAPHS)
    byline = '<p class="byline">By Ada Quill, <time datetime="2026-03-01">1 March 2026</time></p>'
    return html(f"On {title}", f"<article><h1>On {title}</h1>{byline}{body}</article>{beside}")


def listing(paths: Mapping[str, str], beside: str = "") -> SamplePage:
    links = "".join(f'<li><h2><a href="{path}">{title}</a></h2></li>' for path, title in paths.items())
    return html("Columns", f"<h1>Columns</h1><ul>{links}</ul>{beside}")


def crawled_before(archive: Path, seed: str, pages: Mapping[str, SamplePage], older: Older = as_read) -> None:
    """What a crawl from `seed` leaves behind of a site that has these `pages`, by address, read by an older reader."""
    with Archive.create_or_open(archive) as opened:
        offer = seed_offer(seed)
        rules = Rules(INTERVALS, {offer.host: Column((offer.key,), 2)}, Watch())
        opened.frontier.default_delay = 0.0
        opened.frontier.default_concurrency = 100
        opened.frontier.add_seeds([offer], LONG_AGO)
        minute = 0
        while leases := opened.frontier.claim([offer.host], LONG_AGO + timedelta(minutes=minute), 1, 3600):
            (lease,) = leases
            minute += 1
            at = LONG_AGO + timedelta(minutes=minute)
            page = pages.get(lease.url, SamplePage(404, (("Content-Type", HTML),), b"no such page"))
            capture = Capture(lease.url, page.status, page.headers, page.body, at)
            reading = older_reading(capture, older) if page.status == 200 else None
            where = opened.warc.append(capture)
            opened.warc.flush()
            record(opened, Visited(lease, ((capture, where),), reading), rules, at)
        learn(opened, LONG_AGO)


def captured_before(archive: Path, url: str, page: SamplePage, older: Older = as_read) -> None:
    """The same of one more capture of an archived page, a day later, as if it had not been asked for."""
    with Archive.create_or_open(archive) as opened, opened.visit() as visit:
        at = LONG_AGO + timedelta(days=1)
        capture = Capture(url, page.status, page.headers, page.body, at)
        where = opened.warc.append(capture)
        opened.warc.flush()
        capture_id = visit.save_capture(url_key(url), capture, where)
        record_reading(visit, older_reading(capture, older), capture_id, at)


def older_reading(capture: Capture, older: Older) -> Reading:
    return replace(older(read(capture)), reader_version=READER_VERSION - 1)


def forget_versions(archive: Path) -> None:
    """Have everything read by the reader before this one, as it would have read it too."""
    with closing(sqlite3.connect(archive / "archive.db")) as database, database:
        database.execute("UPDATE captures SET reader_version = reader_version - 1")


def outdated(archive: Path) -> int:
    """How many captures this reader hasn't read that an older one has."""
    query = "SELECT count(*) FROM captures WHERE reader_version < ?"
    with closing(sqlite3.connect(archive / "archive.db")) as database:
        number: int = database.execute(query, (READER_VERSION,)).fetchone()[0]
    return number
