"""Raw captures in WARC 1.1 files: append one, read it back by reference.

warcio builds and parses the records. What it can't do is done here. Each record is a gzip member of its own, so that
one can be read alone and a torn end costs one; but a body that came compressed isn't compressed again (warcio would, at
level 9: 0.4 ms for 30 kB, 3 ms for 150 kB). HTTP headers are kept octet for octet, where warcio would percent-encode
what isn't ASCII; only white space around a value, which HTTP doesn't count as a part of it, isn't kept.
Source: ISO 28500:2017, https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/.
"""

import base64
import hashlib
import os
import threading
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import responses
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException
from warcio.warcwriter import WARCWriter

from storage.errors import ArchiveUnwritable, CaptureUnreadable
from storage.records import Capture, WarcReference

VERSION = "WARC/1.1"
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
        self._leaves_newest = False
        self._unsynced: set[int] = set()
        self._retired: list[int] = []
        self._state = threading.Lock()
        self._syncing = threading.Lock()

    def append(self, capture: Capture, request_headers: Headers = ()) -> WarcReference:
        """Writes a capture and the request that led to it; returns where the response record lies.

        It is durable once `flush` returns. Raises ArchiveUnwritable if the disk doesn't take it whole: nothing of it
        is left.
        """
        identity = f"<urn:uuid:{uuid.uuid4()}>"
        response = _member(_response(capture, identity), _level(capture))
        request = _member(_request(capture, request_headers, identity), COMPRESSED)
        with self._state, self._written():
            file = self._growing(capture.captured_at)
            offset = self._size
            self._write(file, response + request)
            return WarcReference(self._name, offset, len(response))

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
        """The capture as it was appended. Raises CaptureUnreadable if it can't be read back."""
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
        self._write(file, _member(_warcinfo(self._name, at), COMPRESSED))
        sync_directory(self.directory)
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
    status = f"{capture.status} {responses.get(capture.status, '')}".rstrip()
    return _record(
        "response",
        capture,
        {"WARC-Record-ID": identity},
        _HttpHead(status, _one_line(capture.headers), "HTTP/1.1"),
        capture.body,
    )


def _request(capture: Capture, headers: Headers, response: str) -> bytes:
    address = urlsplit(capture.url)
    target = (address.path or "/") + (f"?{address.query}" if address.query else "")
    kept = [(name, value) for name, value in headers if name.lower() not in SECRET_HEADERS]
    if not any(name.lower() == "host" for name, _ in kept):
        kept.insert(0, ("Host", address.netloc.rpartition("@")[2]))
    head = _HttpHead(f"{target} HTTP/1.1", _one_line(kept), "GET")
    return _record("request", capture, {"WARC-Concurrent-To": response}, head, b"")


def _record(kind: str, capture: Capture, fields: dict[str, str], head: "_HttpHead", body: bytes) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version=VERSION)
    fields |= {"WARC-Date": _warc_date(capture.captured_at)}
    writer.write_record(
        writer.create_warc_record(
            capture.url, kind, BytesIO(body), len(body), warc_headers_dict=fields, http_headers=head
        )
    )
    return out.getvalue()


def _warcinfo(name: str, at: datetime) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version=VERSION)
    record = writer.create_warcinfo_record(name, {"software": SOFTWARE, "format": "WARC File Format 1.1"})
    record.rec_headers.replace_header("WARC-Date", _warc_date(at))
    writer.write_record(record)
    return out.getvalue()


def _one_line(headers: Headers) -> list[tuple[str, str]]:
    """Headers without line breaks: they are obsolete, and a space is what they mean (RFC 9112, 5.2)."""
    return [(name, value.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")) for name, value in headers]


def _warc_date(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _capture(record: bytes) -> Capture:
    """A response record as the capture that it was made from. Raises ValueError if it is something else."""
    try:
        parsed = _Loader().parse_record_stream(BytesIO(record), known_format="warc")
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, AttributeError) as error:
        # The AttributeError is warcio's for a response without a WARC-Target-URI.
        raise ValueError(f"not a WARC record: {error}") from error
    if parsed.rec_type != "response" or parsed.http_headers is None:
        raise ValueError("not a WARC response record")
    body = parsed.raw_stream.read()
    if len(body) < parsed.payload_length:
        raise ValueError(f"{len(body)} bytes, where {parsed.payload_length} are announced")
    return Capture(
        url=parsed.rec_headers.get_header("WARC-Target-URI", ""),
        status=int(parsed.http_headers.get_statuscode()),
        headers=tuple((_octets(name), _octets(value)) for name, value in parsed.http_headers.headers),
        body=body,
        captured_at=datetime.fromisoformat(parsed.rec_headers.get_header("WARC-Date", "")),
    )


class _HttpHead(StatusAndHeaders):  # type: ignore[misc]
    """The head of an HTTP message, written as it was received: each character of a header is one octet (ISO 8859-1), as
    in a `Capture`. What could not come over HTTP is written as UTF-8."""

    def compute_headers_buffer(self, header_filter: Callable[..., object] | None = None) -> None:
        text = self.to_str(header_filter) + "\r\n"
        try:
            self.headers_buff = text.encode("latin-1")
        except UnicodeEncodeError:
            self.headers_buff = text.encode("utf-8", "replace")


class _HttpParser(StatusAndHeadersParser):  # type: ignore[misc]
    """Decodes headers so that every octet can be had back, also of those that aren't UTF-8. Not as ISO 8859-1 at once:
    the parser strips white space, and octets of UTF-8 letters (the A0 of 'à') are white space there."""

    @staticmethod
    def decode_header(line: bytes) -> str:
        return line.decode("utf-8", "surrogateescape")


class _Loader(ArcWarcRecordLoader):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self.http_parser = _HttpParser(self.HTTP_TYPES)


def _octets(header: str) -> str:
    """A header as it is in a `Capture`, from what `_HttpParser` decoded."""
    return header if header.isascii() else header.encode("utf-8", "surrogateescape").decode("latin-1")
