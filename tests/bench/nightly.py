"""A night over a site that has not changed: how many requests, how long, how much memory, and how large the archive.

    python -m tests.bench.nightly [--articles 10000] [--days 1]

Archives the generated site, lets as many days pass (the archive's memory is moved back), and crawls again with no pause
between requests; `--days` may be given several times, for as many nights one after the other. Linux only.
"""

import argparse
import ctypes
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

from tests.bench.crawl import PR_SET_CHILD_SUBREAPER, measure
from tests.crawl.days import days_pass

FAST = ("DOWNLOAD_DELAY=0", "CONCURRENT_REQUESTS_PER_DOMAIN=16", "LOG_LEVEL=WARNING")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=10_000)
    arguments.add_argument("--days", type=float, action="append")
    options = arguments.parse_args()
    command = [sys.executable, "-m", "tests.bench.generated_site", str(options.articles)]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server,
    ):
        assert server.stdout is not None
        assert server.stdin is not None
        url = server.stdout.readline().strip()
        archive = Path(folder) / "archive"
        _night("first run", url, archive)
        _sizes(archive, options.articles)
        for days in options.days or [1.0]:
            days_pass(archive, days)
            _night(f"{days:g} days later", url, archive)
        server.stdin.close()


def _night(name: str, url: str, archive: Path) -> None:
    """Crawl, and print what it asked for beside robots.txt, by what was answered."""
    before = _answers(archive)
    crawl = [sys.executable, "-m", "scrapy", "crawl", "columns", "-a", f"url={url}", "-s", f"ARCHIVE={archive}"]
    measured = measure([*crawl, *(word for setting in FAST for word in ("-s", setting))], 1)
    answers = ", ".join(f"{number} x {status}" for status, number in (_answers(archive) - before).items())
    print(f"{name}: {answers}; {1 / measured.pages_per_second:.1f} s, {measured.peak_mb:.0f} MB at most", flush=True)


def _answers(archive: Path) -> Counter[int]:
    """The archive's exchanges by status."""
    if not archive.is_dir():
        return Counter()
    with closing(sqlite3.connect(archive / "archive.db")) as connection:
        return Counter(dict(connection.execute("SELECT status, count(*) FROM captures GROUP BY status").fetchall()))


def _sizes(archive: Path, articles: int) -> None:
    database = (archive / "archive.db").stat().st_size
    warc = sum(file.stat().st_size for file in (archive / "warc").iterdir())
    print(f"an article takes {database / articles / 1024:.1f} kB of database, {warc / articles / 1024:.1f} kB of WARC")


if __name__ == "__main__":
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    main()
