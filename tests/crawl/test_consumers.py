"""Three consumers of an archive that changes: exports since each one's cursor add up to the whole, nothing twice."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.visiting.learning import learn
from storage.archive import Archive
from tests.crawl.days import days_pass
from tests.crawl.program import Line, crawl, timeless
from tests.crawl.test_arrival import Find, interleaved, record_find, sites
from tests.site.daily import LISTING, DailyColumn, Piece
from tests.site.server import RecordingSite
from tests.storage.consumers import Consumer, full_export
from tests.storage.made import NOON, opened


@settings(max_examples=8, deadline=None)
@given(sites(), st.randoms(use_true_random=False))
def test_exports_at_any_moments_add_up(visits: list[list[Find]], rng: random.Random) -> None:
    consumers = [Consumer() for _ in range(3)]
    with TemporaryDirectory() as directory, opened(Path(directory) / "archive") as archive:
        for minute, find in enumerate(interleaved(visits, rng)):
            record_find(archive, find, NOON + timedelta(minutes=minute))
            for consumer in rng.sample(consumers, rng.choice((0, 0, 1, 2))):
                consumer.catch_up(archive)
        learn(archive, NOON + timedelta(days=1))
        for consumer in consumers:
            consumer.catch_up(archive)
            assert consumer.held == full_export(archive)


def undated(held: dict[str, Line]) -> list[Line]:
    """Without the moments of captures, which `days_pass` moves in the archive, but not in what was exported."""
    return timeless([held[each] for each in sorted(held)])


def test_exports_while_crawls_run_add_up(tmp_path: Path) -> None:
    """Two days of a column, with edits, a withdrawal and a new part."""
    column, where, rng = DailyColumn(), tmp_path / "archive", random.Random(3)
    consumers = [Consumer() for _ in range(3)]

    def catch_up_at_random(site: RecordingSite) -> None:
        with ThreadPoolExecutor(1) as pool:
            crawling = pool.submit(crawl, site.url, where)
            while not crawling.done():
                asked = len(site.requests)
                if asked > 3 and where.joinpath("archive.db").exists():
                    with Archive.open(where) as archive:
                        rng.choice(consumers).catch_up(archive)
            assert crawling.result().returncode == 0, crawling.result().stderr

    with RecordingSite(pages=column.page_at, listing=LISTING) as site:
        catch_up_at_random(site)
        days_pass(where)
        column.add(*(Piece(3000 + n, 0) for n in range(3)), Piece(2004, 0, part=4))
        column.edit(1000, 1003)
        column.withdraw(1002)
        catch_up_at_random(site)
    assert all(consumer.lines for consumer in consumers)
    with Archive.open(where) as archive:
        for consumer in consumers:
            consumer.catch_up(archive)
            assert undated(consumer.held) == undated(full_export(archive))
