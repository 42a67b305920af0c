import gzip
import zlib

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading import document
from crawler.reading.document import Document, parse
from storage.records import Capture
from tests.reading.capturing import NOW, capture, page

HTML = "<html><head><title>Möwen</title></head><body><p>Über den Möwen wird's hell, sagte er.</p></body></html>"


def _text(document: Document) -> str:
    return str(document.tree.text_content())


def _raw_deflate(body: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(body) + stream.flush()


@pytest.mark.parametrize(
    ("encoding", "compress"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", _raw_deflate),
        ("zstd", zstandard.ZstdCompressor().compress),
        ("gzip, zstd", lambda body: zstandard.ZstdCompressor().compress(gzip.compress(body))),
        ("gzip", lambda body: gzip.compress(body[:40]) + gzip.compress(body[40:])),
        ("identity", gzip.compress),  # compressed without saying so
        ("gzip", lambda body: body),  # says so without being it
    ],
)
def test_content_encoding_is_undone(encoding: str, compress: object) -> None:
    assert callable(compress)
    body = compress(HTML.encode())
    assert "Über den Möwen" in _text(parse(capture(body, headers={"Content-Encoding": encoding})))


def test_truncated_stream_gives_what_there_is() -> None:
    paragraphs = "".join(f"<p>Paragraph {number} of a long page.</p>" for number in range(5000))
    body = gzip.compress(f"<html><body>{paragraphs}</body></html>".encode())
    text = _text(parse(capture(body[: len(body) // 2], headers={"Content-Encoding": "gzip"})))
    assert "Paragraph 10 of" in text
    assert "Paragraph 4999 of" not in text


def test_inflation_is_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MAX_INFLATED_BYTES", 100_000)
    bomb = gzip.compress(b"<p>" + b"a" * 10_000_000)
    assert len(document.inflate(bomb, "gzip")) == 100_000


@pytest.mark.parametrize(
    ("body", "content_type", "encoding"),
    [
        (HTML.encode("utf-8"), "text/html", "utf-8"),
        (HTML.encode("utf-8"), "text/html; charset=iso-8859-1", "utf-8"),  # a header that lies
        (HTML.encode("cp1252"), "text/html; charset=iso-8859-1", "cp1252"),
        (HTML.encode("cp1252"), "text/html; charset=utf-8", "cp1252"),
        (b"\xef\xbb\xbf" + HTML.encode("utf-8"), "text/html; charset=koi8-r", "utf-8"),
        (b"\xff\xfe" + HTML.encode("utf-16-le"), "text/html", "utf-16-le"),
        (HTML.encode("utf-16-be"), "text/html", "utf-16-be"),
        (HTML.encode("utf-8")[:-60], "text/html", "utf-8"),
    ],
)
def test_charset_is_decided_once(body: bytes, content_type: str, encoding: str) -> None:
    read = parse(capture(body, headers={"Content-Type": content_type}))
    assert read.encoding == encoding
    assert "Möwen" in _text(read)
    assert read.encoding_why


def test_meta_charset_means_what_browsers_take_it_for() -> None:
    body = '<meta charset="gb2312"><p>镕基與朱鎔基，渡口的鐘聲。</p>'.encode("gb18030")
    assert page(body).encoding == "gb18030"
    assert "朱鎔基" in _text(page(body))


def test_damaged_utf8_stays_utf8() -> None:
    body = ('<meta charset="utf-8"><p>' + "Möwen über Häfen. " * 40 + "</p>").encode().replace(b"ber", b"\xffber", 1)
    read = page(body)
    assert read.encoding == "utf-8"
    assert "Häfen" in _text(read)


def test_a_character_cut_in_two_at_the_end_is_no_other_charset() -> None:
    assert page("<p>Möwen über dem Hafen ü".encode()[:-1]).encoding == "utf-8"


@pytest.mark.parametrize("body", [b"", b"   ", b"<!-- only this -->", b"<?xml version='1.0'?>", b"\x00", b"\xff\xfe"])
def test_nothing_readable_is_an_empty_page(body: bytes) -> None:
    read = page(body)
    assert read.tree.tag == "html"
    assert read.tree.find("body") is not None


def test_controls_do_not_end_the_page() -> None:
    assert "before after" in _text(page("<p>before\x00 after\x0b</p>"))


def test_deep_nesting_is_read() -> None:
    assert "deep down" in _text(page("<div>" * 900 + "deep down"))


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("", "https://columns.example/columns/a-column"),
        ('<base href="/archive/">', "https://columns.example/archive/"),
        ('<base target="_top">', "https://columns.example/columns/a-column"),
        ('<base href="javascript:void(0)">', "https://columns.example/columns/a-column"),
        ('<base href="http://[">', "https://columns.example/columns/a-column"),
    ],
)
def test_base_url(base: str, expected: str) -> None:
    assert page(f"<html><head>{base}</head><body>x</body></html>").base_url == expected


@given(
    body=st.binary(max_size=400),
    encoding=st.sampled_from(["", "gzip", "deflate", "zstd", "br", "gzip, deflate", "unknown"]),
    content_type=st.sampled_from(["text/html", "text/html; charset=utf-16", "text/html; charset=nonsense", ""]),
)
def test_any_bytes_parse(body: bytes, encoding: str, content_type: str) -> None:
    headers = (("Content-Encoding", encoding), ("Content-Type", content_type))
    read = parse(Capture("https://columns.example/", 200, headers, body, NOW))
    assert read.tree.tag == "html"
    assert read.tree.find("body") is not None
