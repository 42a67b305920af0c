"""How much memory a command takes, with all the processes that it starts."""

import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile

PAUSE = 0.1
"""Seconds between two looks."""


def measured(
    command: Sequence[str], cwd: Path, environment: Mapping[str, str], timeout: float
) -> tuple[subprocess.CompletedProcess[str], int]:
    """A command run to its end, and the bytes that it and its descendants had together at most, pages that they share
    counted once."""
    with (
        TemporaryFile("w+") as said,
        subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=said) as process,
    ):
        most, end = 0, time.monotonic() + timeout
        while process.poll() is None:
            most = max(most, sum(map(_proportional, _tree(process.pid))))
            if time.monotonic() > end:
                process.kill()
                raise subprocess.TimeoutExpired(command, timeout)
            time.sleep(PAUSE)
        said.seek(0)
        return subprocess.CompletedProcess(command, process.returncode, "", said.read()), most


def _tree(root: int) -> set[int]:
    """A process and all that descend from it."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has just ended
            continue
    found: set[int] = set()
    new = {root}
    while new:
        found |= new
        new = {process for process, parent in parents.items() if parent in found} - found
    return found


def _proportional(process: int) -> int:
    """The bytes of a process, its share of what others have too; 0 if it has just ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
