"""Our commands as a user runs them: as processes, on a loopback site, with no pause between requests."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.crawl import forked

PROJECT = Path(__file__).parents[2]
COLUMNS, SCRAPY = (str(Path(sys.executable).with_name(script)) for script in ("columns", "scrapy"))
TIME_LIMIT = 120.0
"""Seconds after which a command hangs, and is killed."""
FAST = ("DOWNLOAD_DELAY=0", "RETRY_INTERVAL=0.01", "COLUMNS_TOML=/nonexistent/columns.toml")

Line = dict[str, Any]

TIMES = ("first_captured", "last_captured", "last_changed")


def crawl_command(url: str, archive: Path, *settings: str) -> list[str]:
    command = [SCRAPY, "crawl", "columns", "-a", f"url={url}", "-s", f"ARCHIVE={archive}"]
    return command + [word for setting in (*FAST, *settings) for word in ("-s", setting)]


def run(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """A command run to its end, whatever it exits with, in a fork of a process that has imported it."""
    return forked.run([str(word) for word in command], PROJECT, environment(), TIME_LIMIT)


def run_anew(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """The same by an interpreter of its own, which takes two seconds more."""
    return subprocess.run(
        command, cwd=PROJECT, env=environment(), capture_output=True, text=True, timeout=TIME_LIMIT, check=False
    )


def environment() -> dict[str, str]:
    """This process's, without proxies: the sites are on loopback."""
    return {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}


def crawl(url: str, archive: Path, *settings: str) -> subprocess.CompletedProcess[str]:
    return run(crawl_command(url, archive, *settings))


def export(archive: Path, *arguments: str) -> list[Line]:
    """The lines of `columns export`."""
    done = run([COLUMNS, "export", "--archive", archive, *arguments])
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def timeless(lines: list[Line]) -> list[Line]:
    """The lines without the moments at which things were fetched: what two crawls of one site must agree on."""
    return [
        {name: value for name, value in line.items() if name not in TIMES}
        | {"parts": [{n: v for n, v in part.items() if n != "captured_at"} for part in line["parts"]]}
        for line in lines
    ]
