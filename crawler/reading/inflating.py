"""A body without its content encodings (RFC 9110, section 8.4), whatever the header says and wherever it breaks off."""

import io
import zlib
from collections.abc import Callable, Iterator

import brotli
import zstandard

MAX_INFLATED_BYTES = 16 * 2**20
"""A body is cut here when it is inflated. The largest of 1,002 recorded article pages is 4.6 MB; more is a bomb."""

_CHUNK_BYTES = 2**14  # also what is copied again for each gzip member that follows another

_INFLATE_ERRORS: tuple[type[Exception], ...] = (zlib.error, zstandard.ZstdError, brotli.error)


def beginning(body: bytes, content_encoding: str, most: int) -> bytes:
    """The first `most` bytes of what `inflate` gives; no more of a single encoding is inflated than they ask for."""
    decoder = _DECODERS.get(content_encoding.strip().lower())
    if decoder is None:
        return inflate(body, content_encoding)[:most]
    return (_gather(decoder(body), most) or body)[:most]


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


def _gather(chunks: Iterator[bytes], most: int = MAX_INFLATED_BYTES) -> bytes:
    out = bytearray()
    try:
        for chunk in chunks:
            out += chunk
            if len(out) >= most:
                break
    except _INFLATE_ERRORS:
        pass  # what was read before the damage is kept
    return bytes(out)


def _inflate_stream(body: bytes, window: int) -> Iterator[bytes]:
    """zlib's chunks of a stream; gzip members may follow each other, a million empty ones too."""
    position = 0
    while position < len(body):
        stream = zlib.decompressobj(window)
        while position < len(body) and not stream.eof:
            pending = body[position : position + _CHUNK_BYTES]
            position += len(pending)
            while pending and not stream.eof:
                yield stream.decompress(pending, _CHUNK_BYTES * 4)
                pending = stream.unconsumed_tail
        yield stream.flush()  # the end of a member whose chunk was exactly full
        position -= len(stream.unused_data)
        if not body.startswith(b"\x1f\x8b", position):
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
    stream = brotli.Decompressor()
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
    "br": _unbrotli,
}
