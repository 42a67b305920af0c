"""A random point of `tests.crawl.full_disk` of three kinds; run that program for as many as you like."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawl.full_disk import POINTS, Whole, small_disk
from tests.site.server import RecordingSite


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    folder = tmp_path_factory.mktemp("whole")
    try:
        with small_disk(folder / "try", 64):
            pass
    except OSError as error:
        pytest.skip(f"no small file system can be had here: {error}")
    with RecordingSite() as site:
        yield Whole.of(site, folder / "archive")


@pytest.mark.parametrize("what", ["warc", "reprocess", "export"])
def test_a_full_disk_ends_a_command_and_the_next_one_completes_it(whole: Whole, what: str, tmp_path: Path) -> None:
    rng = random.Random()
    tries = (POINTS[what](whole, tmp_path / str(attempt), rng) for attempt in range(3))
    assert any(tries), "the disk was never full"
