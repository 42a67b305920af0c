"""What sites repeat, learned across the archive and held against every article, also those archived before."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from crawler.stitching.repeats import repeated_blocks
from crawler.visiting.assembling import restitch
from storage.archive import Archive
from storage.records import Repeat, SeenBlocks
from storage.run_notes import LEARNING

STITCHED_AT_ONCE = 50
"""Parts in one transaction: some 0.2 s of work, for which a reader's view isn't held up and a kill costs no more."""


def learn(archive: Archive, at: datetime) -> int:
    """As `relearn`, and note in the WARC files that it was done: what is an edit afterwards depends on it."""
    if archive.unlearned_hosts():
        archive.warc.note(LEARNING, b"{}", at)
        archive.warc.flush()
    return relearn(archive, at)


def relearn(archive: Archive, at: datetime) -> int:
    """Bring what hosts with changes are known to repeat up to date, and the texts of their parts with it; returns how
    many parts were stitched anew.

    What the archive says at the end depends on its pages alone. May be cut off at any instant: the next call goes on.
    """
    if not archive.unlearned_hosts():
        return 0
    stitched = _stitch(archive, archive.unseen_parts(), at)
    for host, changes in archive.unlearned_hosts().items():
        parts = archive.seen_blocks(host)
        known = repeated_blocks(parts)
        with archive.visit() as visit:
            visit.know_repeats(host, known)
        stitched += _stitch(archive, [part.part for part in parts if _is_outdated(part, known)], at)
        with archive.visit() as visit:
            visit.learned(host, changes)
    return stitched


def _is_outdated(part: SeenBlocks, known: Mapping[int, Repeat]) -> bool:
    """True if a part's text was made when other blocks of it were known to be repeated."""
    return part.repeated != tuple((mark, known[mark].everywhere) for mark in sorted(part.blocks) if mark in known)


def _stitch(archive: Archive, parts: Sequence[int], at: datetime) -> int:
    for start in range(0, len(parts), STITCHED_AT_ONCE):
        with archive.visit() as visit:
            for key in visit.pages_of(parts[start : start + STITCHED_AT_ONCE]):
                restitch(visit, key, at)
    return len(parts)
