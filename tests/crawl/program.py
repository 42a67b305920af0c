"""Our commands as a user runs them: as processes, on a loopback site, with no pause between requests."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2]
COLUMNS = str(Path(sys.executable).with_name("columns"))
FAST = ("DOWNLOAD_DELAY=0", "RETRY_INTERVAL=0.05", "COLUMNS_TOML=/nonexistent/columns.toml")

Line = dict[str, Any]

TIMES = ("first_captured", "last_captured", "last_changed")


def crawl_command(url: str, archive: Path, *settings: str) -> list[str]:
    command = [sys.executable, "-m", "scrapy", "crawl", "columns", "-a", f"url={url}", "-s", f"ARCHIVE={archive}"]
    return command + [word for setting in (*FAST, *settings) for word in ("-s", setting)]


def run(command: Sequence[str | Path], cwd: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    """A command run to its end, whatever it exits with. No proxy: the sites are on loopback."""
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False)


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
