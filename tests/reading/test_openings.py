"""Openings of articles that go on behind a wall."""

import json
from collections.abc import Mapping

import pytest

from crawler.reading import read
from storage.records import Capture, PageKind, Reading
from tests.reading.capturing import NOW

OPENING = (
    "The pension fund of the dockers owns a hotel in the hills, a toll bridge, and a third of the ice factory. It has",
    "For six years its trustees have met in a room above a chandler's shop, and nobody asked them for the minutes",
)
PROMPT = "<div class='offers'><p>Subscribe to continue reading. The first month costs less than the ferry.</p></div>"


def _read(text: str, prompt: str = "", facts: Mapping[str, object] | None = None) -> Reading:
    node = {"@type": "NewsArticle", "headline": "The Fund", "datePublished": "2024-03-01"} | dict(facts or {})
    data = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    html = (
        f"<html><head><title>The Fund</title>{data}</head><body>"
        f"<article><h1>The Fund</h1><div class='text'>{text}</div>{prompt}</article></body></html>"
    )
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    return read(Capture("https://port.example/news/2024/03/01/the-fund", 200, headers, html.encode(), NOW))


def _paragraphs(times: int) -> str:
    return "".join(f"<p>{text} number {turn} of them.</p>" for turn in range(times) for text in OPENING)


def test_an_opening_with_a_prompt_below_it_is_one() -> None:
    reading = _read(_paragraphs(4), PROMPT)
    assert reading.kind is PageKind.ARTICLE
    assert "Subscribe to continue" in (reading.opening or "")
    assert "Subscribe" not in reading.blocks[-1].text


def test_a_long_text_with_a_prompt_is_whole() -> None:
    assert _read(_paragraphs(12), PROMPT, {"isAccessibleForFree": False}).opening is None


def test_a_hidden_part_that_is_missing_tells_an_opening() -> None:
    hidden = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".rest"}
    facts = {"isAccessibleForFree": "False", "hasPart": hidden}
    assert _read(_paragraphs(6), "", facts).opening is not None
    assert _read(f"{_paragraphs(2)}<div class='rest'>{_paragraphs(3)}</div>", PROMPT, facts).opening is None


@pytest.mark.parametrize("free", [True, "True", None])
def test_a_short_text_without_a_wall_is_whole(free: object) -> None:
    assert _read(_paragraphs(3), "", {"isAccessibleForFree": free}).opening is None


def test_a_selector_that_is_none_costs_nothing() -> None:
    broken = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": "..["}
    assert _read(_paragraphs(3), "", {"hasPart": broken}).kind is PageKind.ARTICLE
