"""A page as one parsed tree: content encoding undone, charset decided once, markup parsed once.

Everything else in this package works on the `Document` that `parse` returns; nobody decodes or parses a second time.
"""

import importlib
import importlib.util
import io
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import charset_normalizer
import zstandard
from bs4 import BeautifulSoup
from lxml import etree
from lxml.html import HtmlElement
from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    resolve_encoding,
    to_unicode,
)

from storage.records import Capture

MAX_INFLATED_BYTES = 32 * 2**20
"""A body is cut here when it is inflated. The largest of 1,002 recorded article pages is 4.6 MB; more is a bomb."""

_CHUNK_BYTES = 2**18
_DECLARATION_BYTES = 4096  # where browsers look for <meta charset> is 1024; real pages put it later
_STRICT = "decodes as UTF-8"
_TAIL_BYTES = 3  # a truncated UTF-8 body may end inside a character of at most four bytes
_DETECTION_BYTES = 2**14
_HIGH_BYTES = bytes(range(0x80, 0x100))
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_MOST_IN_RUNS = 0.3
_HTML_LANGUAGE = re.compile(rb"<html\b[^>]*\blang=[\"']?([a-z]{2})", re.IGNORECASE)
_CHARSETS = dict.fromkeys((b"pl", b"cs", b"sk", b"hu", b"sl", b"hr", b"ro"), "cp1250") | {b"tr": "cp1254"}
_MOST_BAD_SHARE = 0.05  # of the non-ASCII bytes: above this a declared UTF-8 is taken for a lie

# brotli is optional: nothing that we install brings it, and we ask servers for gzip
_BROTLI: Any = importlib.import_module("brotli") if importlib.util.find_spec("brotli") else None
_INFLATE_ERRORS: tuple[type[Exception], ...] = (
    zlib.error,
    zstandard.ZstdError,
    *((_BROTLI.error,) if _BROTLI else ()),
)

# XML 1.0 forbids them and libxml2 would stop at a NUL; deleted as bytes of UTF-8, six times cheaper than by a pattern
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
_NONCHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
# libxml2 takes <html lang="en"/> for an element that is closed (https://bugs.launchpad.net/lxml/+bug/1955915)
_SELF_CLOSED_HTML = re.compile(rb"(<html\b[^<>]*?)\s*/>", re.IGNORECASE)


def _html_parser() -> etree.HTMLParser:
    """A parser whose elements are all `HtmlElement`, which trafilatura asks for.

    The plain lookup spares the call into Python that `lxml.html`'s own parser makes for each element; trafilatura's
    output is the same (compared on 1,002 recorded pages), parse and extraction together are 2-3 ms cheaper.
    `huge_tree`: without it libxml2 drops what lies deeper than 256 elements.
    """
    parser = etree.HTMLParser(
        collect_ids=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


_PARSER = _html_parser()


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed page. `base_url` is what relative links resolve against: the page's own address or its <base href>.

    `tree` is the <html> element and has a <body>. It is mutable and extraction consumes it: read it in the order of
    `crawler.reading.read`.
    """

    url: str
    base_url: str
    tree: HtmlElement
    encoding: str
    encoding_why: str


def parse(capture: Capture) -> Document:
    """The captured page as a tree. Never raises: at worst the tree is an empty <html><body/></html>."""
    body = inflate(capture.body, capture.header("Content-Encoding") or "")
    encoding, why = decide_encoding(body, capture.header("Content-Type"))
    tree = _parse_markup(_as_clean_utf8(body, encoding, is_strict=why == _STRICT))
    return Document(capture.url, _base_url(capture.url, tree), tree, encoding, why)


# --- content encoding


def inflate(body: bytes, content_encoding: str) -> bytes:
    """The body without its content encodings, at most `MAX_INFLATED_BYTES`.

    A truncated or damaged stream gives what could be read of it; a body that isn't in the encoding that the header
    names is returned as it is; one that is gzip without saying so is inflated (servers that compress twice).
    """
    names = [name.strip().lower() for name in content_encoding.split(",") if name.strip()]
    for name in reversed(names):
        if decoder := _DECODERS.get(name):
            body = _gather(decoder(body)) or body
    if body.startswith(b"\x1f\x8b\x08"):
        body = _gather(_gunzip(body)) or body
    return body[:MAX_INFLATED_BYTES]


def _gather(chunks: Iterator[bytes]) -> bytes:
    out = bytearray()
    try:
        for chunk in chunks:
            out += chunk
            if len(out) >= MAX_INFLATED_BYTES:
                break
    except _INFLATE_ERRORS:
        pass  # what was read before the damage is kept
    return bytes(out)


def _inflate_stream(body: bytes, window: int) -> Iterator[bytes]:
    """zlib's chunks of a stream; gzip members may follow each other."""
    while body:
        stream = zlib.decompressobj(window)
        for start in range(0, len(body), _CHUNK_BYTES):
            pending = body[start : start + _CHUNK_BYTES]
            while pending and not stream.eof:
                yield stream.decompress(pending, _CHUNK_BYTES * 4)
                pending = stream.unconsumed_tail
            if stream.eof:
                body = stream.unused_data + body[start + _CHUNK_BYTES :]
                break
        else:
            return
        if not body.startswith(b"\x1f\x8b"):
            return


def _gunzip(body: bytes) -> Iterator[bytes]:
    return _inflate_stream(body, 16 + zlib.MAX_WBITS)


def _undeflate(body: bytes) -> Iterator[bytes]:
    """RFC 9110 says zlib; some servers send the raw stream, which has no header (a zlib header is 0 modulo 31)."""
    has_header = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0
    return _inflate_stream(body, zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)


def _unzstd(body: bytes) -> Iterator[bytes]:
    reader = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(body), read_across_frames=True)
    return iter(lambda: reader.read(_CHUNK_BYTES), b"")


def _unbrotli(body: bytes) -> Iterator[bytes]:
    stream = _BROTLI.Decompressor()
    pending = body
    while not stream.is_finished():
        chunk = stream.process(pending, output_buffer_limit=_CHUNK_BYTES * 4)
        if not chunk and stream.can_accept_more_data():  # truncated
            return
        yield chunk
        pending = b""


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _undeflate,
    "zstd": _unzstd,
    **({"br": _unbrotli} if _BROTLI else {}),
}


# --- charset


def decide_encoding(body: bytes, content_type: str | None) -> tuple[str, str]:
    """(Python codec, why), the first that holds: byte order mark, 16-bit text without a mark, UTF-8 that decodes
    strictly (no other charset's text does by chance), HTTP header, <meta> or XML declaration, and if the declared one
    doesn't decode: the other, then a guess from the bytes. Labels mean what they mean to browsers (latin-1 is
    windows-1252, gb2312 is gb18030: https://encoding.spec.whatwg.org/#names-and-labels)."""
    if (marked := read_bom(body)[0]) is not None:
        return marked, "byte order mark"
    if (wide := _wide(body)) is not None:
        return wide, "every other byte is NUL"
    header = http_content_type_encoding(content_type)
    declared = html_body_declared_encoding(body[:_DECLARATION_BYTES])
    labels = [(label, why) for label, why in ((header, "HTTP header"), (declared, "declared in the page")) if label]
    if b"\x1b" not in body or not any(label.startswith("iso2022") for label, _ in labels):
        bad = _bad_utf8_share(body)
        if bad == 0:
            return "utf-8", _STRICT
        if bad <= _MOST_BAD_SHARE and any(label == "utf-8" for label, _ in labels):
            return "utf-8", f"declared, though {bad:.1%} of the non-ASCII bytes are damaged"
    for label, why in labels:
        if label != "utf-8" and _decodes(body, label):
            return label, why
    if (western := _western(body)) is not None:
        return western, "single accented letters between ASCII ones"
    guess = charset_normalizer.from_bytes(body[:_DETECTION_BYTES]).best()
    if guess is not None and (resolved := resolve_encoding(guess.encoding)) is not None:
        return resolved, "guessed from the bytes"
    return (labels[0][0], f"{labels[0][1]}, with damaged characters") if labels else ("utf-8", "nothing says more")


def _without_bom(body: bytes) -> bytes:
    mark = read_bom(body)[1]
    return body[len(mark) :] if mark else body


def _wide(body: bytes) -> str | None:
    """UTF-16 without its mark: ASCII markup in it has a NUL in every other byte."""
    head = body[:256]
    if head[1::2].count(0) > len(head) // 3:
        return "utf-16-le"
    return "utf-16-be" if head[::2].count(0) > len(head) // 3 else None


def _bad_utf8_share(body: bytes) -> float:
    """The share of the non-ASCII bytes that UTF-8 can't decode, 0 if only the last character is cut off."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(body) - _TAIL_BYTES and error.reason == "unexpected end of data":
            return 0.0
        bad = body.decode("utf-8", "replace").count("\ufffd") - body.count(b"\xef\xbf\xbd")
        return bad / max(1, len(body) - len(body.translate(None, _HIGH_BYTES)))
    return 0.0


def _western(body: bytes) -> str | None:
    """The 8-bit charset of a Latin script, told by its accented letters standing alone; other scripts, and multi-byte
    charsets, have runs of them. Browsers fall back on windows-1252 too; a detector errs on short pages."""
    high = len(body) - len(body.translate(None, _HIGH_BYTES))
    in_runs = sum(len(run) for run in _HIGH_RUN.findall(body))
    if in_runs > _MOST_IN_RUNS * high:
        return None
    language = _HTML_LANGUAGE.search(body[:_DECLARATION_BYTES])
    return _CHARSETS.get(language[1].lower(), "cp1252") if language else "cp1252"


def _decodes(body: bytes, encoding: str) -> bool:
    """True if the charset explains the bytes, but for one in a thousand."""
    text = to_unicode(body, encoding)
    return text.count("\ufffd") * 1000 <= len(text)


# --- markup


def _as_clean_utf8(body: bytes, encoding: str, *, is_strict: bool) -> bytes:
    """The page in UTF-8 without what XML forbids. `is_strict`: it is known to be UTF-8, and needs no second look."""
    body = _without_bom(body)
    if not is_strict and (encoding != "utf-8" or _bad_utf8_share(body)):
        body = to_unicode(body, encoding).encode("utf-8", "replace")
    body = body.translate(None, _CONTROLS)
    if b"\xef\xbf" in body:
        for noncharacter in _NONCHARACTERS:
            body = body.replace(noncharacter, b"")
    return body


def _parse_markup(utf8: bytes) -> HtmlElement:
    head, rest = utf8[:_DECLARATION_BYTES], utf8[_DECLARATION_BYTES:]
    tree = _parse_once(_SELF_CLOSED_HTML.sub(rb"\1>", head, count=1) + rest)
    if _broke_off(utf8, tree):
        repaired = _parse_once(str(BeautifulSoup(utf8.decode("utf-8", "replace"), "html.parser")).encode("utf-8"))
        if len(repaired.text_content()) > len(tree.text_content()):
            tree = repaired
    if tree.find("body") is None:
        tree.append(tree.makeelement("body"))
    return tree


def _parse_once(utf8: bytes) -> HtmlElement:
    try:
        tree = etree.fromstring(utf8, _PARSER)
    except etree.XMLSyntaxError:
        tree = None
    if tree is None or tree.tag != "html":  # nothing but comments and white space
        return etree.fromstring(b"<html><body></body></html>", _PARSER)
    return tree


def _broke_off(utf8: bytes, tree: HtmlElement) -> bool:
    """True if libxml2 lost most of the page: far fewer paragraphs than the source closes, or nothing at all."""
    closed = utf8.count(b"</p>")
    if closed > 20 and sum(1 for _ in tree.iter("p")) * 3 < closed:
        return True
    return all(len(child) == 0 and not child.text for child in tree) and len(utf8.strip()) > 0


def _base_url(url: str, tree: HtmlElement) -> str:
    href = next((base.get("href") for base in tree.iter("base") if base.get("href")), None)
    if href is None:
        return url
    try:
        base = urljoin(url, href.strip())
        return base if urlsplit(base).scheme in {"http", "https"} else url
    except ValueError:  # a malformed address such as http://[ in <base>
        return url
