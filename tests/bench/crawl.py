"""Our crawl beside a typical Scrapy spider's, on the same generated site, in alternating runs.

    python -m tests.bench.crawl [--articles 1000] [--rounds 3]

Prints for each: pages a second (wall clock of the whole command), CPU milliseconds a page (all processes), peak memory
(proportional set size of the process tree), the ratios of the medians, and how many texts
are equal word for word (the typical spider's without the title, which trafilatura leaves in). Linux only.
"""

import argparse
import ctypes
import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.bench.generated_site import LISTED_A_PAGE

PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Measured:
    pages_per_second: float
    cpu_ms_per_page: float
    peak_mb: float


def measure(command: list[str], pages: int) -> Measured:
    """Run a command to its end, with all the processes that it leaves, and measure it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, _memory_of_session(process.pid))
        time.sleep(0.25)
    wall = time.perf_counter() - start
    assert process.stderr is not None
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} exited with {process.returncode}:\n{process.stderr.read().decode()}")
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-process.pid, 0)  # what the command left behind is ours now, and its CPU time counts
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(pages / wall, 1000 * cpu / pages, peak)


def _memory_of_session(session: int) -> float:
    """Proportional set size, in MB, of all processes of a session."""
    total = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError, ProcessLookupError):
                if os.getsid(int(entry.name)) == session:
                    rollup = (entry / "smaps_rollup").read_text()
                    total += int(rollup.split("\nPss:")[1].split()[0])
    return total / 1024


def ours(url: str, folder: Path, pages: int) -> tuple[Measured, dict[str, str]]:
    scrapy = [sys.executable, "-m", "scrapy", "crawl", "columns", "-a", f"url={url}", "-s", f"ARCHIVE={folder / 'a'}"]
    fast = ["-s", "DOWNLOAD_DELAY=0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=16", "-s", "LOG_LEVEL=WARNING"]
    measured = measure([*scrapy, *fast], pages)
    columns = Path(sys.executable).with_name("columns")
    lines = subprocess.run([columns, "export", "--archive", folder / "a"], check=True, capture_output=True).stdout
    articles = [json.loads(line) for line in lines.splitlines()]
    return measured, {article["url"]: article["text"] for article in articles}


def typical(url: str, folder: Path, pages: int) -> tuple[Measured, dict[str, str]]:
    database = folder / "typical.db"
    measured = measure([sys.executable, "-m", "tests.bench.typical_spider", url, str(database)], pages)
    with sqlite3.connect(database) as connection:
        return measured, dict(connection.execute("SELECT url, text FROM articles").fetchall())


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=1000)
    arguments.add_argument("--rounds", type=int, default=3)
    options = arguments.parse_args()
    pages = options.articles + -(-options.articles // LISTED_A_PAGE)
    server_command = [sys.executable, "-m", "tests.bench.generated_site", str(options.articles)]
    server = subprocess.Popen(server_command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    url = server.stdout.readline().strip()
    runs: dict[str, list[Measured]] = {"typical": [], "columns": []}
    try:
        for number in range(options.rounds):
            with tempfile.TemporaryDirectory() as folder:
                peer, theirs = typical(url, Path(folder), pages)
                own, mine = ours(url, Path(folder), pages)
            for name, measured in (("typical", peer), ("columns", own)):
                runs[name].append(measured)
                print(f"round {number + 1}  {name:8} {_show(measured)}", flush=True)
    finally:
        server.communicate()
    equal = sum(_untitled(theirs.get(article, "")) == text.split() for article, text in mine.items())
    print(f"texts equal: {equal} of {len(theirs)} (ours {len(mine)})")
    medians = {name: [statistics.median(values) for values in _columns(measured)] for name, measured in runs.items()}
    labels = ("pages/s", "CPU ms/page", "peak MB")
    for label, mine_, peer_ in zip(labels, medians["columns"], medians["typical"], strict=True):
        print(f"{label}: ours {mine_:.1f}, typical {peer_:.1f}, ratio {mine_ / peer_:.2f}")


def _untitled(text: str) -> list[str]:
    """The words of a text without its first line: trafilatura leaves the title in."""
    return text.partition("\n")[2].split()


def _columns(measured: list[Measured]) -> list[list[float]]:
    return [
        [m.pages_per_second for m in measured],
        [m.cpu_ms_per_page for m in measured],
        [m.peak_mb for m in measured],
    ]


def _show(m: Measured) -> str:
    return f"{m.pages_per_second:6.1f} pages/s  {m.cpu_ms_per_page:6.1f} CPU ms/page  {m.peak_mb:6.0f} MB peak"


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    main()
