"""`columns check`: one line a finding, and one of what was looked at."""

import time
from collections.abc import Callable
from pathlib import Path

from crawler.lines import counted
from storage.fixity import Checked, check

SOUND, FINDINGS = 0, 3


def check_archive(location: Path, database: str | None, say: Callable[[str], object]) -> int:
    """Says what is wrong with an archive, a line at a time; returns the exit code. Raises ArchiveUnusable."""
    began = time.monotonic()
    checked, findings = Checked(), 0
    for finding in check(location, database, checked):
        findings += 1
        say(f"columns: {finding}")
    say(f"columns: {summary(checked, findings, time.monotonic() - began)}")
    return FINDINGS if findings else SOUND


def summary(checked: Checked, findings: int, seconds: float) -> str:
    """What was checked, in one line."""
    result = counted(findings, "finding") if findings else "sound"
    speed = f"{checked.records / seconds:.0f} records/s" if seconds else "at once"
    looked_at = f"{checked.records} records, {checked.bytes / 1e6:.1f} MB, {speed}"
    parts = [f"{result}: {checked.captures} captures in {checked.files} WARC files ({looked_at})"]
    if checked.unmentioned:
        parts.append(f"{checked.unmentioned} that no row mentions: robots.txt, or the last that a run fetched")
    if checked.torn:
        parts.append(f"{checked.torn} bytes at the end are no whole record: the next run sets them aside")
    if checked.in_flight:
        parts.append(f"{checked.in_flight} addresses in flight, of a run that goes on or died")
    return "; ".join(parts)
