"""Repairs the end of a WARC file that a crash tore: what follows the last whole record is set aside."""

import logging
import os
from pathlib import Path

from storage.syncing import sync
from storage.warc_members import members

logger = logging.getLogger(__name__)

CHUNK = 1 << 20


def repair(path: Path, known_end: int) -> Path | None:
    """Moves what follows the last whole gzip member to `<file>.torn-<n>`; returns that file, None if nothing was torn.

    `known_end` is an offset up to which the records are known to be whole (the database refers to them): the search
    starts there. Where the file is shorter than that, it is left as it is: those captures can't be read back,
    and nothing may be appended to it (`Warc.leave_newest`).
    """
    size = path.stat().st_size
    if size < known_end:
        logger.warning(
            "%s: cut at %d bytes, but captures are known up to %d: restore it from a copy, or crawl the pages again",
            path,
            size,
            known_end,
        )
        return None
    end = _whole_until(path, known_end)
    if end == size:
        return None
    torn = _free_name(path)
    with path.open("rb+") as file, torn.open("xb") as kept:
        file.seek(end)
        while chunk := file.read(CHUNK):
            kept.write(chunk)
        kept.flush()
        os.fsync(kept.fileno())
        sync(path.parent)
        file.truncate(end)
        file.flush()
        os.fsync(file.fileno())
    logger.warning("%s: the last %d bytes are no whole record: moved to %s", path, size - end, torn.name)
    return torn


def _whole_until(path: Path, start: int) -> int:
    """The offset at which the last whole gzip member ends, of those that follow each other."""
    torn = (member.offset for member in members(path, start) if member.record is None)
    return next(torn, path.stat().st_size)


def _free_name(path: Path) -> Path:
    number = 1
    while (torn := path.with_name(f"{path.name}.torn-{number}")).exists():
        number += 1
    return torn
