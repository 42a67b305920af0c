"""The gzip members of a WARC file one after the other, also behind damage: each is one record."""

import mmap
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
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
    whole. Memory doesn't grow with the file: it is mapped."""
    size = path.stat().st_size
    if start >= size:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ) as data:
        offset = start
        while offset < size:
            member = _member(data, offset)
            if member.record is None:
                member = Member(offset, _next_whole(data, offset + 1) - offset, None, member.why)
            yield member
            offset += member.length


def _member(data: mmap.mmap, offset: int) -> Member:
    inflating = zlib.decompressobj(GZIP)
    record = bytearray()
    position = offset
    try:
        while not inflating.eof and position < len(data):
            chunk = data[position : position + CHUNK]
            record += inflating.decompress(chunk)
            position += len(chunk)
    except zlib.error as error:
        return Member(offset, position - offset, None, str(error))
    if not inflating.eof:
        return Member(offset, position - offset, None, "the file ends in it")
    return Member(offset, position - len(inflating.unused_data) - offset, bytes(record))


def _next_whole(data: mmap.mmap, position: int) -> int:
    """Where the next whole record begins; the end of the file if there is none. Compressed data may hold the magic
    number by chance: what begins there must be a WARC record."""
    while (found := data.find(MAGIC, position)) >= 0:
        member = _member(data, found)
        if member.record is not None and member.record.startswith(BEGINNING):
            return found
        position = found + 1
    return len(data)
