"""Let the disk be full at random points of a crawl, an export and a reprocess, make room, and compare what comes of it.

    python -m tests.crawl.full_disk [--points 20] [--seed 1] [--what warc|database|export|reprocess]

Each point has a file system of its own (tmpfs, which root alone may mount) of a random size that is too small: for the
WARC files alone, for all the rest of an archive alone, for an archive that is read again, or for an exported file. The
command must say that the disk is full, and nothing worse. With room, `columns check` must find nothing, and the same
command must end with the export that there would have been.
"""

import argparse
import random
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

from tests.crawl.program import COLUMNS, FAST, Line, crawl_command, export, run, timeless
from tests.crawl.rereading import forget_versions
from tests.site.server import RecordingSite

ROOMY = "256m"
SETTINGS = [word for setting in FAST for word in ("-s", setting)]
FULL = ("No space left on device", "database or disk is full", "disk I/O error")
"""What the system and SQLite say of a full disk; the last where its memory-mapped index can't grow."""


@contextmanager
def small_disk(at: Path, kilobytes: int) -> Iterator[Path]:
    """A file system of its own. Raises OSError if none can be had here."""
    at.mkdir(parents=True, exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(at))
    try:
        yield at
    finally:
        subprocess.run(["umount", at], check=True)


def make_room(at: Path) -> None:
    _mount("-o", f"remount,size={ROOMY}", str(at))


def _mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(done.stderr.strip())


@dataclass(frozen=True)
class Whole:
    """What an archive of the site exports, and how much it takes."""

    site: RecordingSite
    archive: Path
    lines: list[Line]

    @classmethod
    def of(cls, site: RecordingSite, archive: Path) -> "Whole":
        done = run(crawl_command(site.url, archive))
        assert done.returncode == 0, done.stderr
        return cls(site, archive, timeless(export(archive)))

    @property
    def warc(self) -> int:
        return sum(file.stat().st_size for file in (self.archive / "warc").iterdir())

    @property
    def database(self) -> int:
        return (self.archive / "archive.db").stat().st_size


def in_warc(whole: Whole, folder: Path, rng: random.Random) -> str | None:
    """The disk full in the middle of a WARC file; None if it wasn't, else at how many kilobytes."""
    size = rng.randrange(4, whole.warc // 1024, 4)
    with small_disk(folder / "archive" / "warc", size) as disk:
        return _crawled(whole, folder / "archive", [disk], size)


def in_database(whole: Whole, folder: Path, rng: random.Random) -> str | None:
    """The same of the database: the WARC files have room."""
    size = rng.randrange(12, 3 * whole.database // 1024, 4)
    with small_disk(folder / "archive", size) as disk, ExitStack() as stack:
        warc = stack.enter_context(small_disk(disk / "warc", 1024 * 64))
        return _crawled(whole, disk, [disk, warc], size)


def _crawled(whole: Whole, archive: Path, disks: list[Path], size: int) -> str | None:
    return _run_and_rerun(
        whole, archive, disks, size, lambda: run(crawl_command(whole.site.url, archive, "MIN_FREE_DISK=0"))
    )


def in_reprocess(whole: Whole, folder: Path, rng: random.Random) -> str | None:
    """The same of an archive that is read again."""
    size = rng.randrange(4, whole.database // 1024, 4)
    with small_disk(folder / "archive", 1024 * 64) as disk:
        shutil.copytree(whole.archive, disk, dirs_exist_ok=True)
        forget_versions(disk)
        used = sum(file.stat().st_size for file in disk.rglob("*") if file.is_file()) // 1024
        _mount("-o", f"remount,size={used + size}k", str(disk))
        return _run_and_rerun(
            whole, disk, [disk], size, lambda: run([COLUMNS, "reprocess", "--archive", disk, *SETTINGS, "--all"])
        )


def in_export(whole: Whole, folder: Path, rng: random.Random) -> str | None:
    """The same of an exported file: what was there before stays, and nothing else is left."""
    archive = shutil.copytree(whole.archive, folder / "archive")
    size = rng.randrange(4, 100, 4)
    with small_disk(folder / "out", size) as disk:
        file = disk / "articles.jsonl"
        file.write_text("before")

        def exported() -> CompletedProcess[str]:
            return run([COLUMNS, "export", "--archive", archive, "-o", file, "--since", "last"])

        said = _run_and_rerun(whole, archive, [disk], size, exported)
        if said is not None:
            assert [path.name for path in disk.iterdir()] == [file.name]
            assert len(file.read_text().splitlines()) == len(whole.lines), "the second export isn't whole"
        return said


def _run_and_rerun(
    whole: Whole, archive: Path, disks: list[Path], size: int, command: Callable[[], CompletedProcess[str]]
) -> str | None:
    full = command()
    if full.returncode == 0:
        return None
    said = next((line for line in full.stderr.splitlines() if any(word in line for word in FULL)), None)
    assert said is not None, (
        f"exits with {full.returncode}, and doesn't say that the disk is full:\n{full.stderr[-3000:]}"
    )
    assert full.returncode in (1, 2), full.stderr
    traces = full.stderr.count("Traceback")
    for disk in disks:
        make_room(disk)
    checked = run([COLUMNS, "check", "--archive", archive]) if (archive / "archive.db").exists() else None
    assert checked is None or checked.returncode == 0 or "empty" in checked.stderr, checked.stdout + checked.stderr
    again = command()
    assert again.returncode == 0, again.stderr
    assert timeless(export(archive)) == whole.lines, "DIFFERENT"
    checked = run([COLUMNS, "check", "--archive", archive])
    assert checked.returncode == 0, checked.stdout
    _integrity(archive)
    return f"full at {size} kB ({full.returncode}, {traces} tracebacks; {said.strip()[-120:]}): same export"


def _integrity(archive: Path) -> None:
    with closing(sqlite3.connect(archive / "archive.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


POINTS = {"warc": in_warc, "database": in_database, "export": in_export, "reprocess": in_reprocess}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--points", type=int, default=20)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--what", choices=POINTS, action="append")
    options = arguments.parse_args()
    rng = random.Random(options.seed)
    chosen = options.what or list(POINTS)
    with RecordingSite() as site, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole = Whole.of(site, folder / "whole")
        points = tries = 0
        while points < options.points:
            what = chosen[points % len(chosen)]
            tries += 1
            said = POINTS[what](whole, folder / str(tries), rng)
            if said is not None:
                points += 1
                print(f"{points}: {what} {said}", flush=True)
        print(f"{points} points of {tries} tries")


if __name__ == "__main__":
    main()
