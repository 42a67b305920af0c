"""What a page asks of programs, in headers and metas: what counts as said to us, and when."""

import gzip
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading import read
from crawler.reading.robots_directives import FIRST_LOOK, directives, why_withheld
from storage.records import Capture, LinkRole
from tests.reading.capturing import NOW, capture, page

HTML = ("Content-Type", "text/html")


def with_headers(*values: str, name: str = "X-Robots-Tag") -> Capture:
    return replace(capture("<p>Rain</p>"), headers=(HTML, *((name, value) for value in values)))


def with_metas(*metas: tuple[str, str], head: str = "", body: str = "") -> Capture:
    said = "".join(f'<meta name="{name}" content="{content}">' for name, content in metas)
    return capture(f"<html><head><title>Rain</title>{head}{said}</head><body><p>Rain</p>{body}</body></html>")


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (["noindex"], "the page says noindex (X-Robots-Tag)"),
        (["NoIndex, follow"], "the page says noindex (X-Robots-Tag)"),
        (["nofollow", "noarchive"], "the page says noarchive (X-Robots-Tag)"),
        (["none"], "the page says none (X-Robots-Tag)"),
        (["Columns: noindex"], "the page says noindex (X-Robots-Tag)"),
        (["otherbot: nofollow, columns: noarchive"], "the page says noarchive (X-Robots-Tag)"),
        (["otherbot: noindex, nofollow"], None),
        (["otherbot: noindex", "noarchive"], "the page says noarchive (X-Robots-Tag)"),
        (["columns-too: noindex"], None),
        (["max-snippet: 20, noindex"], "the page says noindex (X-Robots-Tag)"),
        (["index, follow, max-image-preview:large"], None),
        (["noindexing"], None),
        ([""], None),
        ([",:,;:"], None),
    ],
)
def test_a_header_withholds_a_page(values: list[str], why: str | None) -> None:
    assert directives(with_headers(*values)).withheld == why
    assert why_withheld(with_headers(*values)) == why
    assert why_withheld(with_headers(*values, name="x-robots-tag")) == why


@pytest.mark.parametrize(
    ("metas", "why"),
    [
        ([("robots", "noindex")], "the page says noindex (meta robots)"),
        ([("ROBOTS", "FOLLOW,NOARCHIVE")], "the page says noarchive (meta robots)"),
        ([("robots", "index"), ("columns", "none")], "the page says none (meta columns)"),
        ([("robots", "noindex nofollow")], "the page says noindex (meta robots)"),
        ([("otherbot", "noindex")], None),
        ([("description", "robots with noindex in their words")], None),
        ([("robots", "columns: noindex")], None),
    ],
)
def test_a_meta_withholds_a_page(metas: list[tuple[str, str]], why: str | None) -> None:
    made = with_metas(*metas)
    assert directives(made, page(made.body).tree).withheld == why
    assert why_withheld(made) == why


@pytest.mark.parametrize(
    ("said", "passed"),
    [
        ("unavailable_after: 25 Jun 2010 15:00:00 PST", True),
        ("unavailable_after: Friday, 25-Jun-10 15:00:00 UTC, nofollow", True),
        ("unavailable_after: 2010-06-25", True),
        ("unavailable_after: 2024-05-01T11:59:00+00:00", True),
        ("unavailable_after: 2024-05-01T12:01:00+00:00", False),
        ("unavailable_after: 25 Jun 2030 15:00:00 GMT", False),
        ("unavailable_after: whenever", False),
        ("unavailable_after:", False),
        ("otherbot: unavailable_after: 2010-06-25", False),
        ("columns: unavailable_after: 2010-06-25", True),
    ],
)
def test_a_page_is_withheld_from_a_date_on(said: str, *, passed: bool) -> None:
    asked = directives(with_headers(said))
    assert (asked.withheld is not None) == passed
    assert (asked.nofollow is not None) == ("nofollow" in said)
    later = replace(with_headers(said), captured_at=NOW + timedelta(days=9999))
    assert (directives(later).withheld is not None) == (passed or "2024" in said or "2030" in said)


@pytest.mark.parametrize(
    ("head", "body", "withheld"),
    [
        ('<!-- <meta name="robots" content="noindex"> -->', "", False),
        ('<script>var a = \'<meta name="robots" content="noindex">\';</script>', "", False),
        ("", '<meta name="robots" content="noindex">', False),
        ("<meta content='noindex' name=robots>", "", True),
        ("<style>" + "p { margin: 0 }" * (FIRST_LOOK // 15) + "</style><meta content=noindex name=robots>", "", True),
    ],
)
def test_only_a_meta_of_the_head_counts(head: str, body: str, *, withheld: bool) -> None:
    assert (why_withheld(with_metas(head=head, body=body)) is not None) == withheld


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "latin-1"])
def test_whatever_a_page_is_written_in(codec: str) -> None:
    markup = with_metas(("robots", "noindex")).body.decode()
    headers = (HTML, ("Content-Encoding", "gzip"))
    made = replace(capture(""), body=gzip.compress(markup.encode(codec)), headers=headers)
    assert why_withheld(made) == "the page says noindex (meta robots)"
    assert why_withheld(replace(made, headers=(("Content-Type", "image/png"), headers[1]))) is None


def test_what_is_said_against_training_is_noted_and_withholds_nothing() -> None:
    made = replace(with_metas(("robots", "noai")), headers=(HTML, ("X-Robots-Tag", "noai, noimageai")))
    asked = directives(made, page(made.body).tree)
    assert asked.ai_optout == ("X-Robots-Tag: noai", "X-Robots-Tag: noimageai", "meta robots: noai")
    assert (asked.withheld, asked.nofollow) == (None, None)


def test_a_reading_says_that_its_links_are_not_to_be_followed() -> None:
    assert read(with_metas(("robots", "nofollow"))).nofollow == "the page says nofollow (meta robots)"
    assert read(with_headers("none")).nofollow == "the page says none (X-Robots-Tag)"
    assert read(with_metas(("robots", "follow"))).nofollow is None


def test_a_link_that_its_page_does_not_vouch_for() -> None:
    listed = "".join(
        f'<h2><a href="/columns/{name}" rel="{rel}">On {name} and what came of it</a></h2><p>{"Rain fell. " * 9}</p>'
        for name, rel in (("tide", "nofollow noopener"), ("ropes", ""), ("slates", "nofollow"), ("slates", "bookmark"))
    )
    reading = read(capture(f"<html><body><h1>Columns</h1>{listed}</body></html>", "https://columns.example/columns"))
    articles = {link.key.rpartition("/")[2]: link for link in reading.links if link.role is LinkRole.ARTICLE}
    assert {name: link.nofollow for name, link in articles.items()} == {"tide": True, "ropes": False, "slates": False}
    assert articles["tide"].why.endswith("; rel=nofollow")


@given(st.text(alphabet="noindexarchvufl_t: ,;-0129 columns", max_size=80), st.binary(max_size=200))
def test_nothing_that_is_said_breaks_reading(said: str, body: bytes) -> None:
    why_withheld(replace(with_headers(said), body=body))
    directives(with_metas(("robots", said)), page(with_metas(("robots", said)).body).tree)
