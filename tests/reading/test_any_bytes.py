"""Reading never raises, whatever it is given, and what it says can be archived."""

import pickle
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.reading import read
from crawler.reading.notes import Notes
from crawler.reading.urls import url_key
from storage.records import BlockKind, Capture, Reading
from tests.reading.capturing import NOW, capture
from tests.reading.markup import BODIES, DAMAGES, HEADS, Damage, damaged
from tests.reading.strings import strings_of

HERE = Path(__file__).parent
PAGES = {path.name: path.read_bytes() for path in sorted((HERE / "pages").glob("*.html"))}
BROKEN = {path.name: path.read_bytes() for path in sorted((HERE / "broken").iterdir())}
URL = "https://columns.example/columns/part-3-what-the-harbour-master-counted"
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)

FIXED = settings(
    max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
"""The same examples on each run: a suite that fails by chance is believed by nobody."""


def check(page: Capture) -> Reading:
    """Reads the page and asserts what is true of every reading."""
    reading = read(page, notes=Notes(thorough=True))
    assert read(page) == reading
    assert pickle.loads(pickle.dumps(reading)) == reading
    assert reading.key == url_key(page.url)
    assert re.fullmatch("[0-9a-f]{64}", reading.digest)
    for text in strings_of(reading):
        assert text.encode("utf-8").decode("utf-8") == text
        assert not _FORBIDDEN.search(text), ascii(text)
    for block in reading.blocks:
        assert block.text.strip() or block.kind is BlockKind.FIGURE
        assert "\t" not in block.text or block.kind is BlockKind.CODE
    return reading


@FIXED
@given(
    st.binary(max_size=600),
    st.sampled_from(["text/html", "text/html; charset=utf-16", "text/html; charset=gbk", "text/html; charset=hex", ""]),
    st.sampled_from(["", "gzip", "deflate", "zstd", "br", "gzip, gzip, deflate", "x"]),
    st.sampled_from([200, 404, 0]),
)
def test_any_bytes(body: bytes, content_type: str, content_encoding: str, status: int) -> None:
    headers = (("Content-Type", content_type), ("Content-Encoding", content_encoding))
    check(Capture(URL, status, headers, body, NOW))


@FIXED
@given(
    st.sampled_from(["", "<p>", "<html><title>", "<pre>", "<table><td>"]),
    st.text(st.characters(codec=None), max_size=300),
)
def test_any_text(before: str, text: str) -> None:
    check(capture((before + text).encode("utf-8", "surrogatepass"), URL))


@FIXED
@given(
    st.sampled_from(
        "https://columns.example/ http://[ http://[::1]:8000/ https://x:9/ https://x:99999/ // data:".split()
    ),
    st.text(max_size=30),
)
def test_any_address(origin: str, path: str) -> None:
    page = capture(PAGES["column-part.html"], origin + path)
    assert read(page) == read(page)


@FIXED
@given(HEADS, BODIES, DAMAGES)
def test_broken_trees(head: str, body: str, damage: Damage) -> None:
    html = f"<html><head><title>Ships</title>{head}</head><body>{body}</body></html>"
    check(capture(damaged(html.encode("utf-8", "surrogatepass"), damage), URL))


@FIXED
@given(st.sampled_from(sorted(PAGES)), DAMAGES, DAMAGES)
def test_broken_pages(name: str, damage: Damage, more: Damage) -> None:
    check(capture(damaged(damaged(PAGES[name], damage), more), URL))


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_what_once_broke_it(name: str) -> None:
    check(capture(BROKEN[name], URL))
