"""Raw captures in WARC 1.1 files: append one, read it back by reference.

Each record is a gzip member of its own, so that one can be read alone and a torn end costs one; but a body that came
compressed isn't compressed again (warcio would, at level 9: 0.4 ms for 30 kB, 3 ms for 150 kB). What the records hold:
`storage.warc_records`.
"""

import os
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from storage.errors import ArchiveUnwritable, CaptureUnreadable, CaptureWithheld
from storage.records import Capture, WarcReference
from storage.syncing import sync
from storage.warc_records import (
    GZIP,
    Headers,
    Original,
    StoredRecord,
    exchange,
    metadata,
    parse,
    payload_digest,
    warcinfo,
)

MAX_BYTES = 1 << 30  # the size that the specification recommends (annex C.2)
CHUNK = 1 << 16


class Warc:
    """The WARC files of an archive: `columns-YYYYMMDDhhmmss-NNNNN.warc.gz` in one directory, the last one growing.

    `append` and `flush` may be called from different threads. Reading needs no lock, and no exclusive right.
    """

    def __init__(self, directory: Path, max_bytes: int = MAX_BYTES) -> None:
        self.directory = directory
        self.max_bytes = max_bytes
        self._file: int | None = None  # descriptor of the file that grows; opened by the first append
        self._name = ""
        self._size = 0
        self._leaves_newest = False
        self._unsynced: set[int] = set()
        self._retired: list[int] = []
        self._state = threading.Lock()
        self._syncing = threading.Lock()

    def append(
        self,
        capture: Capture,
        request_headers: Headers = (),
        earlier: WarcReference | None = None,
        truncated: str = "",
    ) -> WarcReference:
        """Writes a capture and the request that led to it; returns where its record lies. `truncated`: see `exchange`.

        `earlier` is a capture of the same address, of the same body as far as is known, or the last one before a 304:
        if it can be read back, and is the same, a revisit record that refers to it is written in place of a copy.

        It is durable once `flush` returns. Raises ArchiveUnwritable if the disk doesn't take it whole: nothing of it
        is left.
        """
        original = self._original(earlier) if earlier is not None else None
        answer, request = exchange(capture, request_headers, original, truncated)
        with self._state, self._written():
            file = self._growing(capture.captured_at)
            offset = self._size
            self._write(file, answer + request)
            return WarcReference(self._name, offset, len(answer))

    def note(self, subject: str, said: bytes, at: datetime) -> None:
        """Writes a metadata record: what `columns rebuild` must know and no exchange says. It is durable with the next
        `flush`. Raises ArchiveUnwritable."""
        with self._state, self._written():
            self._write(self._growing(at), metadata(subject, said, at))

    def leave_newest(self) -> None:
        """Makes the next append begin a new file: the newest one lost records that are referred to, and what would be
        appended to it would lie where they did."""
        with self._state:
            self._leaves_newest = True

    def flush(self) -> None:
        """Makes everything appended before this call durable. One call does for all who wait for it.

        Raises ArchiveUnwritable if the disk doesn't: then all of it still waits for the next flush.
        """
        with self._syncing:
            with self._state:
                files, self._unsynced = self._unsynced, set()
                retired, self._retired = self._retired, []
            try:
                with self._written():
                    for file in files:
                        os.fsync(file)
            except ArchiveUnwritable:
                with self._state:
                    self._unsynced |= files
                    self._retired = retired + self._retired
                raise
            for file in retired:
                os.close(file)

    def read(self, reference: WarcReference) -> Capture:
        """The capture as it was appended, a revisit's with the body of its original. Raises CaptureUnreadable if it
        can't be read back, CaptureWithheld if its body was never written."""
        record = self._record(reference.file, reference.offset, reference.length)
        if not record.is_whole:
            raise CaptureWithheld(f"{record.capture.url}: captured without its body, which the page asked not to keep")
        if record.original is None:
            return record.capture
        body = self._record(*record.original).capture.body
        if payload_digest(body) != record.digest:
            raise _unreadable(self.directory / record.original[0], record.original[1], "it has another body")
        return replace(record.capture, body=body)

    def withheld(self, reference: WarcReference) -> Capture:
        """A capture whose body was never written, as far as it was. Raises CaptureUnreadable."""
        return self._record(reference.file, reference.offset, reference.length).capture

    def _original(self, reference: WarcReference) -> Original | None:
        """The response record that a capture lies in, or that it is a revisit of; None if that can't be read back.

        Read, not only looked up: what refers to a record that is lost would be lost as well.
        """
        try:
            record = self._record(reference.file, reference.offset, reference.length)
            file, offset = record.original or (reference.file, reference.offset)
            if record.original is not None:
                record = self._record(file, offset)
        except CaptureUnreadable:
            return None
        return Original(record.identity, record.capture, file, offset)

    def _record(self, file: str, offset: int, length: int = CHUNK) -> StoredRecord:
        """The record at this place; `length` is as much as is read at once. Raises CaptureUnreadable."""
        path = self.directory / Path(file).name
        try:
            return parse(_inflated(path, offset, length))
        except (OSError, zlib.error, ValueError) as error:
            raise _unreadable(path, offset, str(error)) from error

    def close(self) -> None:
        """Flushes and lets go of the files, whether the disk took all or not. Raises ArchiveUnwritable if it
        didn't."""
        try:
            self.flush()
        finally:
            with self._state:
                for file in self._retired if self._file is None else [self._file, *self._retired]:
                    os.close(file)
                self._file, self._retired, self._unsynced = None, [], set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise ArchiveUnwritable(f"{self.directory}: can't be written ({error.strerror})") from error

    def _growing(self, at: datetime) -> int:
        """The descriptor of the file to append to: the newest, or the next one if that is full."""
        if self._file is None:
            newest = newest_file(self.directory)
            if newest is not None and self._leaves_newest:
                self._name = newest.name
            elif newest is not None:
                self._open(newest)
        if self._file is not None and self._size < self.max_bytes:
            return self._file
        if self._file is not None:
            self._retired.append(self._file)
        serial = file_serial(self._name) + 1 if self._name else 1
        file = self._open(self.directory / f"columns-{at.astimezone(UTC):%Y%m%d%H%M%S}-{serial:05}.warc.gz")
        self._write(file, warcinfo(self._name, at))
        sync(self.directory)
        self._leaves_newest = False
        return file

    def _write(self, file: int, data: bytes) -> None:
        """Appends all of it, or nothing."""
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(file, view) :]
        except OSError:
            os.ftruncate(file, self._size)
            raise
        self._size += len(data)
        self._unsynced.add(file)

    def _open(self, path: Path) -> int:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        self._name = path.name
        self._size = path.stat().st_size
        return self._file


def newest_file(directory: Path) -> Path | None:
    """The file with the highest serial number: the one that grows; None if there is none yet."""
    return max(directory.glob("columns-*-*.warc.gz"), key=lambda path: file_serial(path.name), default=None)


def file_serial(name: str) -> int:
    digits = name.removesuffix(".warc.gz").rpartition("-")[2]
    return int(digits) if digits.isdecimal() else 0


def _inflated(path: Path, offset: int, length: int) -> bytes:
    """The gzip member at this place. Raises ValueError if the file ends in it."""
    member = zlib.decompressobj(GZIP)
    inflated = bytearray()
    with path.open("rb") as file:
        file.seek(offset)
        while not member.eof and (chunk := file.read(length)):
            inflated += member.decompress(chunk)
    if not member.eof:
        raise ValueError("the file ends in it")
    return bytes(inflated)


def _unreadable(path: Path, offset: int, why: str) -> CaptureUnreadable:
    return CaptureUnreadable(
        f"{path} at offset {offset}: no capture can be read there ({why}): "
        "restore the file from a copy, or crawl the page again"
    )
