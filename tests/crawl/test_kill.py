"""A few random instants of `tests.crawl.kill`; run that program for as many as you like."""

import random
from pathlib import Path

import pytest

from tests.crawl.kill import CountingSite, killed_and_resumed, uninterrupted


@pytest.mark.parametrize("seed", range(1))
def test_a_killed_crawl_goes_on_to_the_same_archive(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    with CountingSite() as site:
        expected, requests = uninterrupted(site, tmp_path / "whole")
        for instant in range(4):
            after = rng.randint(instant * requests // 4, (instant + 1) * requests // 4)
            assert killed_and_resumed(site, tmp_path / str(instant), after, rng.uniform(0, 0.2)) == expected
