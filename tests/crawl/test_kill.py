"""One random instant of `tests.crawl.kill`, another each time; run that program for as many as you like."""

import random
from pathlib import Path

from tests.crawl.kill import CountingSite, export_killed, killed_and_resumed, uninterrupted


def test_a_killed_crawl_goes_on_to_the_same_archive(tmp_path: Path) -> None:
    rng = random.Random()
    with CountingSite() as site:
        expected, requests = uninterrupted(site, tmp_path / "whole")
        after, moment = rng.randint(0, requests), rng.uniform(0, 0.2)
        got = killed_and_resumed(site, tmp_path / "killed", after, moment)
        assert got == expected, f"killed {moment} s after request {after}"
    export_killed(tmp_path / "whole", tmp_path / "exported", rng.uniform(0, 0.25))
