"""Raw captures in WARC 1.1 files: append one, read it back by reference.

Each record is a gzip member of its own, so that one can be read alone and a torn end costs one. The records are written
here and not by warcio, which compresses every body at level 9 (a body that came compressed gains nothing, and costs
4 ms) and normalises header values; what is written here reads back exactly as it was appended, and warcio reads it too.
Source: ISO 28500:2017, https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/.
"""

import base64
import hashlib
import os
import threading
import uuid
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from http.client import responses
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from storage.errors import CaptureUnreadable
from storage.records import Capture, WarcReference

SOFTWARE = "columns-archive"
MAX_BYTES = 1 << 30  # the size that the specification recommends (annex C.2)
SECRET_HEADERS = frozenset({"authorization", "cookie", "proxy-authorization"})
GZIP = zlib.MAX_WBITS | 16
STORED, COMPRESSED = 0, 6

Headers = Iterable[tuple[str, str]]


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
        self._unsynced: set[int] = set()
        self._retired: list[int] = []
        self._state = threading.Lock()
        self._syncing = threading.Lock()

    def append(self, capture: Capture, request_headers: Headers = ()) -> WarcReference:
        """Writes a capture and the request that led to it; returns where the response record lies.

        It is durable once `flush` returns. Raises OSError if the disk doesn't take it whole: nothing of it is left.
        """
        identity = f"<urn:uuid:{uuid.uuid4()}>"
        response = _member(_response(capture, identity), _level(capture))
        request = _member(_request(capture, request_headers, identity), COMPRESSED)
        with self._state:
            file = self._growing(capture.captured_at)
            offset = self._size
            self._write(file, response + request)
            return WarcReference(self._name, offset, len(response))

    def flush(self) -> None:
        """Makes everything appended before this call durable. One call does for all who wait for it."""
        with self._syncing:
            with self._state:
                files, self._unsynced = self._unsynced, set()
                retired, self._retired = self._retired, []
            for file in files:
                os.fsync(file)
            for file in retired:
                os.close(file)

    def read(self, reference: WarcReference) -> Capture:
        """The capture, exactly as it was appended. Raises CaptureUnreadable if it can't be read back."""
        path = self.directory / Path(reference.file).name
        try:
            with path.open("rb") as file:
                file.seek(reference.offset)
                member = file.read(reference.length)
            return _capture(zlib.decompress(member, GZIP))
        except (OSError, zlib.error, ValueError) as error:
            raise CaptureUnreadable(
                f"{path} at offset {reference.offset}: no capture can be read there ({error}): "
                "restore the file from a copy, or crawl the page again"
            ) from error

    def close(self) -> None:
        self.flush()
        with self._state:
            if self._file is not None:
                os.close(self._file)
                self._file = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _growing(self, at: datetime) -> int:
        """The descriptor of the file to append to: the newest, or the next one if that is full."""
        if self._file is None:
            newest = newest_file(self.directory)
            if newest is not None:
                self._open(newest)
        if self._file is not None and self._size < self.max_bytes:
            return self._file
        if self._file is not None:
            self._retired.append(self._file)
        serial = file_serial(self._name) + 1 if self._name else 1
        file = self._open(self.directory / f"columns-{at.astimezone(UTC):%Y%m%d%H%M%S}-{serial:05}.warc.gz")
        self._write(file, _member(_warcinfo(self._name, at), COMPRESSED))
        sync_directory(self.directory)
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


def sync_directory(directory: Path) -> None:
    """Makes a new, renamed or removed file's directory entry durable."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def payload_digest(body: bytes) -> str:
    """`sha1:` and the SHA-1 in base 32: what WARC files are compared by."""
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def _member(record: bytes, level: int) -> bytes:
    return zlib.compress(record, level, GZIP)


def _level(capture: Capture) -> int:
    """A body that came compressed gains nothing from being compressed again."""
    encoding = capture.header("Content-Encoding")
    return COMPRESSED if encoding is None or encoding.strip().lower() in {"", "identity"} else STORED


def _response(capture: Capture, identity: str) -> bytes:
    head = f"HTTP/1.1 {capture.status} {responses.get(capture.status, '')}".rstrip()
    block = _http_head(head, capture.headers) + capture.body
    return _record(
        "response",
        block,
        identity,
        (
            ("WARC-Target-URI", capture.url),
            ("WARC-Date", _warc_date(capture.captured_at)),
            ("WARC-Payload-Digest", payload_digest(capture.body)),
            ("Content-Type", "application/http; msgtype=response"),
        ),
    )


def _request(capture: Capture, headers: Headers, response: str) -> bytes:
    address = urlsplit(capture.url)
    target = (address.path or "/") + (f"?{address.query}" if address.query else "")
    kept = [(name, value) for name, value in headers if name.lower() not in SECRET_HEADERS]
    if not any(name.lower() == "host" for name, _ in kept):
        kept.insert(0, ("Host", address.netloc.rpartition("@")[2]))
    return _record(
        "request",
        _http_head(f"GET {target} HTTP/1.1", kept),
        f"<urn:uuid:{uuid.uuid4()}>",
        (
            ("WARC-Target-URI", capture.url),
            ("WARC-Date", _warc_date(capture.captured_at)),
            ("WARC-Concurrent-To", response),
            ("Content-Type", "application/http; msgtype=request"),
        ),
    )


def _warcinfo(name: str, at: datetime) -> bytes:
    fields = f"software: {SOFTWARE}\r\nformat: WARC File Format 1.1\r\n"
    return _record(
        "warcinfo",
        fields.encode(),
        f"<urn:uuid:{uuid.uuid4()}>",
        (("WARC-Date", _warc_date(at)), ("WARC-Filename", name), ("Content-Type", "application/warc-fields")),
    )


def _record(kind: str, block: bytes, identity: str, headers: Headers) -> bytes:
    every = (
        ("WARC-Type", kind),
        ("WARC-Record-ID", identity),
        *headers,
        ("WARC-Block-Digest", payload_digest(block)),
        ("Content-Length", str(len(block))),
    )
    return _http_head("WARC/1.1", every) + block + b"\r\n\r\n"


def _http_head(first: str, headers: Headers) -> bytes:
    lines = [first, *(f"{name}: {_one_line(value)}" for name, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogateescape")


def _one_line(value: str) -> str:
    """A header value without line breaks: they are obsolete, and a space is what they mean (RFC 9112, 5.2)."""
    return value.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def _warc_date(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _capture(record: bytes) -> Capture:
    """A response record as the capture that it was made from. Raises ValueError if it is something else."""
    version, headers, block = _split(record)
    fields = dict(headers)
    if not version.startswith("WARC/") or fields.get("WARC-Type") != "response":
        raise ValueError("not a WARC response record")
    length = int(fields.get("Content-Length", ""))
    if len(block) < length:
        raise ValueError(f"{len(block)} bytes, where {length} are announced")
    status_line, http_headers, body = _split(block[:length])
    return Capture(
        url=fields.get("WARC-Target-URI", ""),
        status=int(status_line.split(" ", 2)[1]),
        headers=http_headers,
        body=body,
        captured_at=datetime.fromisoformat(fields.get("WARC-Date", "")),
    )


def _split(message: bytes) -> tuple[str, tuple[tuple[str, str], ...], bytes]:
    """First line, headers and what follows the empty line."""
    head, separator, rest = message.partition(b"\r\n\r\n")
    if not separator:
        raise ValueError("no end of its headers")
    first, *lines = head.decode("utf-8", "surrogateescape").split("\r\n")
    pairs = (line.partition(": ") for line in lines)
    return first, tuple((name, value) for name, _, value in pairs), rest
