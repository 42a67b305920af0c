"""WARC 1.1 records: made from a capture, and read back as one.

warcio builds and parses them. What it can't do is done here. HTTP headers are kept octet for octet, where warcio would
percent-encode what isn't ASCII; only white space around a value, which HTTP doesn't count as a part of it, isn't kept.

What a site serves unchanged is a `revisit` record: the answer's head, and where the body lies that it had as well
(profile identical-payload-digest), or that a 304 says is unchanged (server-not-modified). Beside the fields of the
standard, `WARC-Refers-To-Filename` and `WARC-Refers-To-File-Offset`, which other crawlers write too, say where the
original lies, so that it is found without an index.
Of a body that the site doesn't let us keep, only the head of its answer is written: a response record that says
`WARC-Truncated: unspecified`. (The standard has no word for that reason: 'length', 'time' and 'disconnect' are others.)
Source: ISO 28500:2017, 5.13 and 6.7, https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/.
"""

import base64
import hashlib
import uuid
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import responses
from io import BytesIO
from urllib.parse import urlsplit

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException
from warcio.warcwriter import WARCWriter

from storage.records import Capture

VERSION = "WARC/1.1"
SOFTWARE = "columns-archive"
SECRET_HEADERS = frozenset({"authorization", "cookie", "proxy-authorization"})
GZIP = zlib.MAX_WBITS | 16
STORED, COMPRESSED = 0, 6
SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
WITHHELD, TOO_LONG = "unspecified", "length"
"""Why a body isn't whole, as WARC-Truncated says it."""
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"

Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A response or revisit record read back: its id, and the capture. Of a revisit for an identical payload the
    capture has no body: `original` says in which file and at which offset the record is that has it, `digest` what that
    body's digest must be; else both are None. `is_whole`: its body was written."""

    identity: str
    capture: Capture
    original: tuple[str, int] | None = None
    digest: str | None = None
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Original:
    """A response record that revisits can refer to, and where it lies."""

    identity: str
    capture: Capture
    file: str
    offset: int


def exchange(
    capture: Capture, request_headers: Headers, original: Original | None, truncated: str = ""
) -> tuple[bytes, bytes]:
    """A capture and the request that led to it, each as a gzip member: as a revisit of `original` if it is one.

    `truncated`: why its body isn't whole, '' if it is. Of one that is WITHHELD nothing is written.
    """
    identity = f"<urn:uuid:{uuid.uuid4()}>"
    if truncated:
        body = b"" if truncated == WITHHELD else capture.body
        fields = {"WARC-Record-ID": identity, "WARC-Truncated": truncated}
        answer = _member(_record("response", capture, fields, _answer_head(capture), body), COMPRESSED)
    elif original is not None and _is_revisit(capture, original):
        answer = _member(_revisit(capture, identity, original), COMPRESSED)
    else:
        answer = _member(_response(capture, identity), _level(capture))
    return answer, _member(_request(capture, request_headers, identity), COMPRESSED)


def warcinfo(name: str, at: datetime) -> bytes:
    """The record that a file begins with, as a gzip member."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version=VERSION)
    record = writer.create_warcinfo_record(name, {"software": SOFTWARE, "format": "WARC File Format 1.1"})
    record.rec_headers.replace_header("WARC-Date", _warc_date(at))
    writer.write_record(record)
    return _member(out.getvalue(), COMPRESSED)


def metadata(subject: str, said: bytes, at: datetime) -> bytes:
    """A record of our own, in JSON, of something that is no exchange (ISO 28500:2017, 6.6), as a gzip member."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version=VERSION)
    fields = {"WARC-Date": _warc_date(at)}
    writer.write_record(
        writer.create_warc_record(
            subject,
            "metadata",
            BytesIO(said),
            len(said),
            warc_content_type="application/json",
            warc_headers_dict=fields,
        )
    )
    return _member(out.getvalue(), COMPRESSED)


def parse_metadata(record: bytes) -> tuple[str, bytes, datetime]:
    """Of an inflated metadata record (its subject, what it says, when). Raises ValueError if it is something else."""
    parsed = _parsed(record)
    if parsed.rec_type != "metadata":
        raise ValueError("not a WARC metadata record")
    at = datetime.fromisoformat(_field(parsed, "WARC-Date"))
    return _field(parsed, "WARC-Target-URI"), parsed.raw_stream.read(), at


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
    return _record("response", capture, {"WARC-Record-ID": identity}, _answer_head(capture), capture.body)


def _is_revisit(capture: Capture, original: Original) -> bool:
    return capture.status == 304 or capture.body == original.capture.body


def _revisit(capture: Capture, identity: str, original: Original) -> bytes:
    fields = {
        "WARC-Record-ID": identity,
        "WARC-Profile": NOT_MODIFIED if capture.status == 304 else SAME_PAYLOAD,
        "WARC-Refers-To": original.identity,
        "WARC-Refers-To-Target-URI": original.capture.url,
        "WARC-Refers-To-Date": _warc_date(original.capture.captured_at),
        "WARC-Refers-To-Filename": original.file,
        "WARC-Refers-To-File-Offset": str(original.offset),
    }
    if capture.status != 304:
        fields |= {"WARC-Payload-Digest": payload_digest(capture.body), "WARC-Truncated": TOO_LONG}
    return _record("revisit", capture, fields, _answer_head(capture), b"")


def _answer_head(capture: Capture) -> "_HttpHead":
    status = f"{capture.status} {responses.get(capture.status, '')}".rstrip()
    return _HttpHead(status, _one_line(capture.headers), "HTTP/1.1")


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


def _one_line(headers: Headers) -> list[tuple[str, str]]:
    """Headers without line breaks: they are obsolete, and a space is what they mean (RFC 9112, 5.2)."""
    return [(name, value.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")) for name, value in headers]


def _warc_date(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def record_type(record: bytes) -> str:
    """The WARC-Type of an inflated record, without parsing the rest of it; '' if it has none."""
    for line in record.partition(b"\r\n\r\n")[0].split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"warc-type":
            return value.strip().lower().decode("latin-1")
    return ""


def parse(record: bytes) -> StoredRecord:
    """A response or revisit record, inflated, as the capture that it was made from. Raises ValueError if it is
    something else."""
    parsed = _parsed(record)
    if parsed.rec_type not in ("response", "revisit") or parsed.http_headers is None:
        raise ValueError("not a WARC response record")
    body = parsed.raw_stream.read()
    if len(body) < parsed.payload_length:
        raise ValueError(f"{len(body)} bytes, where {parsed.payload_length} are announced")
    capture = Capture(
        url=_field(parsed, "WARC-Target-URI"),
        status=int(parsed.http_headers.get_statuscode()),
        headers=tuple((_octets(name), _octets(value)) for name, value in parsed.http_headers.headers),
        body=body,
        captured_at=datetime.fromisoformat(_field(parsed, "WARC-Date")),
    )
    identity = _field(parsed, "WARC-Record-ID")
    if parsed.rec_type == "response" or _field(parsed, "WARC-Profile") == NOT_MODIFIED:
        return StoredRecord(identity, capture, is_whole=_field(parsed, "WARC-Truncated") != WITHHELD)
    original = _field(parsed, "WARC-Refers-To-Filename"), int(_field(parsed, "WARC-Refers-To-File-Offset"))
    return StoredRecord(identity, capture, original, _field(parsed, "WARC-Payload-Digest"))


def _parsed(record: bytes) -> ArcWarcRecord:
    try:
        return _Loader().parse_record_stream(BytesIO(record), known_format="warc")
    except (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, AttributeError) as error:
        # The AttributeError is warcio's for a response without a WARC-Target-URI.
        raise ValueError(f"not a WARC record: {error}") from error


def _field(record: ArcWarcRecord, name: str) -> str:
    """A field of a record's header, '' if it isn't there."""
    return str(record.rec_headers.get_header(name, ""))


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
