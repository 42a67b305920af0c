"""Kill a command with SIGKILL at random instants, run it again, and compare what the archive holds.

    python -m tests.crawl.kill [--instants 25] [--seed 1] [--what crawl|export|reprocess|rebuild]

Each instant has a fresh archive. A crawl is killed a random moment after the site has answered a random number of
requests; a plain rerun must then end with the export of an uninterrupted crawl, and no page may have been asked for
more than twice, nor more pages twice than were in flight. The others are killed at a random moment of the time that
they take. After each kill `columns check` must find nothing, and of an exported file the one before is there, or the
new one, whole.
"""

import argparse
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from itertools import count
from operator import itemgetter
from pathlib import Path

from crawler.sample.pages import SamplePage
from crawler.sample.server import SampleRequest
from tests.crawl.program import COLUMNS, FAST, PROJECT, Line, crawl, crawl_command, export, run, timeless
from tests.crawl.rereading import forget_versions, outdated
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
    while after and process.poll() is None:  # where requests are in flight together, a redirect may spare one
        after -= site.answered.acquire(timeout=0.5)
    time.sleep(moment)  # the instant is random on purpose; nothing waits for it to be right
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert_sound(archive)
    rerun = crawl(site.url, archive, CROWDED)
    assert rerun.returncode == 0, rerun.stderr
    paths = [request.path for request in site.requests if request.status != 301]  # a redirect's lease is its target's
    seeds = {"/columns", *ORIGIN_FILES}  # asked for by every run, or until they were recorded
    twice = {path for path in paths if paths.count(path) > 1} - seeds
    assert all(paths.count(path) <= 2 for path in paths), f"asked for more than twice: {sorted(twice)}"
    assert len(twice) <= IN_FLIGHT, f"more asked for twice than were in flight: {sorted(twice)}"
    return timeless(export(archive))


def assert_sound(archive: Path) -> None:
    """What a kill leaves is no finding, and has no need of the next run; a database may not be there yet."""
    if (archive / "archive.db").exists():
        checked = run([COLUMNS, "check", "--archive", archive])
        assert checked.returncode == 0 or "empty" in checked.stderr, checked.stdout + checked.stderr


def export_killed(whole: Path, archive: Path, moment: float) -> bool:
    """Kill an export `moment` seconds after it began; False if it had ended by then. `whole` is what it is to say."""
    shutil.copytree(whole, archive)
    file = archive.with_name(f"{archive.name}.jsonl")
    file.write_text("before")
    was_killed = _killed(EXPORT, ["export", "--archive", str(archive), "-o", str(file), "--since", "last"], moment)
    text = file.read_text()
    lines = [] if text == "before" else sorted(map(json.loads, text.splitlines()), key=itemgetter("url"))
    assert lines in ([], sorted(export(whole), key=itemgetter("url"))), "half an export"
    assert_sound(archive)
    again = run([COLUMNS, "export", "--archive", archive, "-o", file, "--since", "last"])
    assert again.returncode == 0, again.stderr
    assert export(archive) == export(whole)
    return was_killed


def reprocess_killed(whole: Path, archive: Path, moment: float) -> bool:
    """The same of a reprocess of everything, which another run then brings to its end."""
    shutil.copytree(whole, archive)
    forget_versions(archive)
    arguments = ["reprocess", "--archive", str(archive), *(word for each in FAST for word in ("-s", each))]
    was_killed = _killed(REPROCESS, arguments, moment)
    assert_sound(archive)
    again = run([COLUMNS, *arguments])
    assert again.returncode == 0, again.stderr
    assert again.stdout.endswith("0 could not be read\n"), again.stdout
    assert outdated(archive) == 0
    assert timeless(export(archive)) == timeless(export(whole))
    return was_killed


def rebuild_killed(whole: Path, archive: Path, moment: float) -> bool:
    """The same of a rebuild: until it is done, the database that there was stays."""
    shutil.copytree(whole, archive)
    arguments = ["rebuild", "--archive", str(archive), "--force", *(word for each in FAST for word in ("-s", each))]
    was_killed = _killed(REBUILD, arguments, moment)
    assert_sound(archive)
    assert timeless(export(archive)) == timeless(export(whole))
    again = run([COLUMNS, *arguments])
    assert again.returncode == 0, again.stderr
    assert_sound(archive)
    assert timeless(export(archive)) == timeless(export(whole))
    return was_killed


def _killed(program: str, arguments: list[str], moment: float) -> bool:
    """Start a command that says when its imports are done, and kill it with its workers `moment` seconds after."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.stdout.close()
    return process.wait() == -signal.SIGKILL


STARTED = """
import sys
from crawler.cli import main
import {module}
print("ready", flush=True)
if __name__ == "__main__":
    main()
"""
EXPORT, REPROCESS, REBUILD = (
    STARTED.format(module=module)
    for module in ("storage.export", "crawler.upkeep.reprocessing", "crawler.upkeep.rebuilding")
)

KILLED = {"export": (export_killed, 0.25), "reprocess": (reprocess_killed, 2.5), "rebuild": (rebuild_killed, 2.5)}
"""With about how many seconds the command takes."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--instants", type=int, default=25)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--what", choices=("crawl", *KILLED), default="crawl")
    options = arguments.parse_args()
    rng = random.Random(options.seed)
    with CountingSite() as site, tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole"
        expected, requests = uninterrupted(site, whole)
        killed = 0
        for attempt in count(1):
            archive = Path(folder) / str(attempt)
            if options.what == "crawl":
                after, moment = rng.randint(0, requests), rng.uniform(0, 0.2)
                if killed_and_resumed(site, archive, after, moment) != expected:
                    sys.exit(f"DIFFERENT, killed {moment:.3f} s after request {after} of {requests}")
                said = f"killed {moment:.3f} s after request {after} of {requests}"
            else:
                kill, longest = KILLED[options.what]
                moment = rng.uniform(0, longest)
                said = f"killed after {moment:.3f} s" if kill(whole, archive, moment) else "had ended"
            shutil.rmtree(archive)
            killed += said != "had ended"
            print(f"{killed}: {said}: sound, and the same export", flush=True)
            if killed == options.instants:
                break


if __name__ == "__main__":
    main()
