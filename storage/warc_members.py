"""The gzip members of a WARC file one after the other, also behind damage: each is one record."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from storage.warc_records import GZIP

CHUNK = 1 << 16
MAGIC = b"\x1f\x8b\x08"
BEGINNING = b"WARC/"


@dataclass(frozen=True, slots=True)
class Member:
    """What lies at an offset of a WARC file: a record, inflated; None if these bytes are no whole member: `why`."""

    offset: int
    length: int
    record: bytes | None
    why: str = ""


def members(path: Path, start: int = 0) -> Iterator[Member]:
    """Every member from `start` on, in order; what is damaged is one member without a record, up to the next that is
    whole. The file may grow meanwhile, or lose a torn end: what there is when this is called is read."""
    size = path.stat().st_size
    offset = start
    with path.open("rb", buffering=0) as file:
        while offset < size:
            member = _member(file, offset)
            if member.record is None:
                member = Member(offset, _next_whole(file, offset + 1, size) - offset, None, member.why)
            yield member
            offset += member.length


def _member(file: FileIO, offset: int) -> Member:
    inflating = zlib.decompressobj(GZIP)
    record = bytearray()
    file.seek(offset)
    position = offset
    try:
        while not inflating.eof and (chunk := file.read(CHUNK)):
            record += inflating.decompress(chunk)
            position += len(chunk)
    except zlib.error as error:
        return Member(offset, position - offset, None, str(error))
    if not inflating.eof:
        return Member(offset, position - offset, None, "the file ends in it")
    return Member(offset, position - len(inflating.unused_data) - offset, bytes(record))


def _next_whole(file: FileIO, position: int, size: int) -> int:
    """Where the next whole record begins; the end of the file if there is none. Compressed data may hold the magic
    number by chance: what begins there must be a WARC record."""
    while position < size:
        file.seek(position)
        window = file.read(CHUNK)
        found = window.find(MAGIC)
        if found < 0:
            position += max(len(window) - len(MAGIC) + 1, 1)
            continue
        member = _member(file, position + found)
        if member.record is not None and member.record.startswith(BEGINNING):
            return position + found
        position += found + 1
    return size
