"""Kill a crawl with SIGKILL at random instants, run the same command again, and compare what the archive holds.

    python -m tests.crawl.kill [--instants 25] [--seed 1]

Each instant has a fresh archive: the crawl is killed a random moment after the site has answered a random number of
requests; a plain rerun must then end with the export of an uninterrupted crawl, and no page may have been asked for
more than twice, nor more pages twice than were in flight.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from crawler.sample.pages import SamplePage
from crawler.sample.server import SampleRequest
from tests.crawl.program import PROJECT, Line, crawl, crawl_command, export, timeless
from tests.site.server import ORIGIN_FILES, RecordingSite

IN_FLIGHT = 4
CROWDED = f"CONCURRENT_REQUESTS_PER_DOMAIN={IN_FLIGHT}"


class CountingSite(RecordingSite):
    """The sample site, which can be waited on until it has answered so many requests."""

    def __init__(self) -> None:
        self.answered = threading.Semaphore(0)
        super().__init__()

    def respond(self, request: SampleRequest) -> SamplePage:
        page = super().respond(request)
        self.answered.release()
        return page


def uninterrupted(site: CountingSite, archive: Path) -> tuple[list[Line], int]:
    """(what an uninterrupted crawl exports, the number of requests that it took)"""
    done = crawl(site.url, archive, CROWDED)
    assert done.returncode == 0, done.stderr
    requests = len(site.requests)
    return timeless(export(archive)), requests


def killed_and_resumed(site: CountingSite, archive: Path, after: int, moment: float) -> list[Line]:
    """What is exported after a crawl that was killed `moment` seconds after its request number `after`, and a rerun."""
    site.forget_requests()
    while site.answered.acquire(blocking=False):
        pass
    process = subprocess.Popen(
        crawl_command(site.url, archive, CROWDED), cwd=PROJECT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    for _ in range(after):
        assert site.answered.acquire(timeout=60), "the crawl made fewer requests than it should"
    time.sleep(moment)  # the instant is random on purpose; nothing waits for it to be right
    process.send_signal(signal.SIGKILL)
    process.wait()
    rerun = crawl(site.url, archive, CROWDED)
    assert rerun.returncode == 0, rerun.stderr
    paths = [request.path for request in site.requests if request.status != 301]  # a redirect's lease is its target's
    seeds = {"/columns", *ORIGIN_FILES}  # asked for by every run, or until they were recorded
    twice = {path for path in paths if paths.count(path) > 1} - seeds
    assert all(paths.count(path) <= 2 for path in paths), f"asked for more than twice: {sorted(twice)}"
    assert len(twice) <= IN_FLIGHT, f"more asked for twice than were in flight: {sorted(twice)}"
    return timeless(export(archive))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--instants", type=int, default=25)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    rng = random.Random(options.seed)
    with CountingSite() as site, tempfile.TemporaryDirectory() as folder:
        expected, requests = uninterrupted(site, Path(folder) / "whole")
        for instant in range(options.instants):
            after, moment = rng.randint(0, requests), rng.uniform(0, 0.2)
            got = killed_and_resumed(site, Path(folder) / str(instant), after, moment)
            print(f"{instant + 1}: killed {moment:.3f} s after request {after} of {requests}:", flush=True, end=" ")
            if got != expected:
                sys.exit("DIFFERENT")
            print("same export")


if __name__ == "__main__":
    main()
