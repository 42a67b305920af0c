"""A few random instants of `tests.crawl.kill`; run that program for as many as you like."""

import random
from pathlib import Path

from tests.crawl.kill import CountingSite, export_killed, killed_and_resumed, uninterrupted

INSTANTS = 2


def test_a_killed_crawl_goes_on_to_the_same_archive(tmp_path: Path) -> None:
    rng = random.Random()
    with CountingSite() as site:
        expected, requests = uninterrupted(site, tmp_path / "whole")
        for instant in range(INSTANTS):
            after = rng.randint(instant * requests // INSTANTS, (instant + 1) * requests // INSTANTS)
            moment = rng.uniform(0, 0.2)
            got = killed_and_resumed(site, tmp_path / str(instant), after, moment)
            assert got == expected, f"killed {moment} s after request {after}"
    export_killed(tmp_path / "whole", tmp_path / "exported", rng.uniform(0, 0.25))
