"""Crawl every made-up site and the serials, now and later, rebuild each archive, and compare exports and frontiers.

    python -m tests.crawl.rebuild_sites

What is compared is everything but `last_changed`; of an address all but the moments at which it was or will be visited.
"""

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.crawl.program import COLUMNS, FAST, crawl, export, run
from tests.crawl.test_rebuild import ALWAYS_DUE, frontier, lasting
from tests.crawl.test_serials import ChangingSite
from tests.site.all_sites import made_sites
from tests.site.server import RecordingSite

SETTINGS = [word for setting in FAST for word in ("-s", setting)]


def crawl_made(archive: Path) -> None:
    """Every made-up site twice."""
    with ExitStack() as stack:
        running = [
            stack.enter_context(RecordingSite(pages=site.pages.get, listing=site.listing)) for site in made_sites()
        ]
        for _ in range(2):
            assert crawl(",".join(site.url for site in running), archive, *ALWAYS_DUE).returncode == 0


def crawl_serials(archive: Path) -> None:
    """Both sites of the serials, now and a month later."""
    with ChangingSite(elsewhere=False) as one, ChangingSite(elsewhere=True) as other:
        for later in (False, True):
            one.later = other.later = later
            assert crawl(f"{one.url},{other.url}", archive, *ALWAYS_DUE).returncode == 0
            export(archive)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, crawled in (("made", crawl_made), ("serials", crawl_serials)):
            archive, new = Path(folder) / name, Path(folder) / f"{name}-new"
            crawled(archive)
            done = run([COLUMNS, "rebuild", "--archive", archive, "--into", new, *SETTINGS])
            assert done.returncode == 0, done.stderr
            before, after = lasting(export(archive)), lasting(export(new))
            if before != after:
                different = [line["url"] for line in before if line not in after]
                sys.exit(f"{name}: DIFFERENT: {different}")
            addresses = frontier(archive)
            other = sum(a != b for a, b in zip(addresses, frontier(new), strict=True))
            print(f"{name}: {len(before)} articles the same; {other} of {len(addresses)} addresses differ")


if __name__ == "__main__":
    main()
