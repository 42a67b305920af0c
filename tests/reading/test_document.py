import gzip
import zlib

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading import bounding, document, inflating
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


def test_very_many_gzip_members_follow_each_other() -> None:
    body = gzip.compress(b"<p>before</p>") + gzip.compress(b"") * 20_000 + gzip.compress(b"<p>after</p>")
    assert inflating.inflate(body, "gzip") == b"<p>before</p><p>after</p>"


def test_inflation_is_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inflating, "MAX_INFLATED_BYTES", 100_000)
    bomb = gzip.compress(b"<p>" + b"a" * 10_000_000)
    assert len(inflating.inflate(bomb, "gzip")) == 100_000


@pytest.mark.parametrize("body", [b"", b"   ", b"<!-- only this -->", b"<?xml version='1.0'?>", b"\x00", b"\xff\xfe"])
def test_nothing_readable_is_an_empty_page(body: bytes) -> None:
    read = page(body)
    assert read.tree.tag == "html"
    assert read.tree.find("body") is not None


def test_controls_do_not_end_the_page() -> None:
    assert "before after" in _text(page("<p>before\x00 after\x0b</p>"))


def test_deep_nesting_is_read() -> None:
    assert "deep down" in _text(page("<div>" * 2000 + "deep down"))
    assert "before" in _text(page("<p>before</p>" + "<div>" * 20_000 + "deep down"))  # the parser stops at 2,048


def test_what_lies_too_deep_becomes_a_row_in_the_order_of_its_words() -> None:
    depth = bounding.MOST_DEPTH - 2  # html and body lie above
    html = "<div>" * depth + "a<ul>b<li>c<b>d</b>e<i>f</i>g</li>h<li>i</li>j</ul>k<p>l</p>m" + "</div>" * depth + "n"
    tree = page(html).tree
    assert str(tree.text_content()).strip() == "abcdefghijklmn"
    assert [element.tag for element in tree.iter()][-6:] == ["ul", "li", "b", "i", "li", "p"]
    assert max(sum(1 for _ in element.iterancestors()) for element in tree.iter()) == bounding.MOST_DEPTH + 1


def test_a_page_of_too_many_elements_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounding, "MOST_ELEMENTS", 7)  # html, body, 2 div, 3 p
    read = page("<div><div><p>1</p><p>2</p><p>3</p> tail <p>4</p></div><p>5</p></div><p>6</p>")
    assert read.is_cut
    assert _text(read) == "123 tail "
    assert not page("<p>1</p>").is_cut


def test_what_the_second_parser_can_not_write_is_left_as_it_is() -> None:
    deep = b"<div>" * 1200 + b"a</div>" * 600 + b"<div>" * 600
    assert document._rewritten(deep) == b""


def test_of_very_many_links_and_marked_words_in_one_box_only_the_words_are_left() -> None:
    row = "a <b>b</b> <span>c <a href=/x>d</a></span> "
    tree = page(f"<p>{row * (bounding.MOST_MARKED // 2 + 1)}<img src=x> e</p><p>{row}</p>").tree
    shown = bounding.uncrowded(tree)
    assert shown.text_content() == tree.text_content()
    assert [element.tag for element in shown.iter()] == ["html", "body", "p", "img", "p", "b", "span", "a"]
    assert bounding.uncrowded(shown) is shown


def test_a_table_of_too_many_columns_is_made_of_boxes() -> None:
    row = f"<tr>{'<td>a</td>' * (bounding.MOST_CELLS + 1)}</tr>"
    tree = page(f"<table>{row * 20}<tr><td>b</td></tr></table><table><tr><td>c</td></tr></table>").tree
    assert [len(list(tree.iter(tag))) for tag in ("table", "tr", "td")] == [1, 1, 1]
    assert str(tree.text_content()).endswith("abc")


def test_a_flood_of_attributes_is_dropped_with_no_word() -> None:
    flood = " ".join(f"data-{number}='a'" for number in range(20_000))
    read = page(
        f"<p class='one'>before</p><div {flood}><p class='two'>within</p></div><a title='{'word ' * 5000}'>after</a>"
    )
    assert _text(read) == "beforewithinafter"
    assert [element.get("class") for element in read.tree.iter("p")] == ["one", "two"]
    assert not read.tree.find(".//div").attrib
    assert len(read.tree.find(".//a").get("title")) == 25_000


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("", "https://columns.example/columns/a-column"),
        ('<base href="/archive/">', "https://columns.example/archive/"),
        ('<base target="_top">', "https://columns.example/columns/a-column"),
        ('<base href="javascript:void(0)">', "https://columns.example/columns/a-column"),
        ('<base href="http://[">', "https://columns.example/columns/a-column"),
        ('<base href="http:about">', "https://columns.example/columns/a-column"),
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
