"""Bodies that a page carries for its scripts only."""

import json

import pytest

from crawler.reading import read
from storage.records import Capture, PageKind
from tests.reading.capturing import NOW

STORY = (
    "The pot has stood at the back of the stove since before the present cook was born, and it has never been empty.",
    "Every evening it is filled up by as much as was taken, and so the first broth is in it still, thinner each year.",
    "A man from the university worked out how many drops are left. The cook put his paper under a short table leg.",
)
HTML = "".join(f"<p>{text}</p>" for text in STORY)
OTHER = "".join(f"<p>{text} That was another story.</p>" for text in STORY * 2)


def _read(body: str, head: str = "") -> tuple[PageKind, list[str], dict[str, str]]:
    html = (
        f"<html><head><title>The Pot</title>{head}</head><body><div id='app'><h1>The Pot</h1></div>{body}</body></html>"
    )
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    reading = read(Capture("https://kitchen.example/stories/the-pot", 200, headers, html.encode(), NOW))
    evidence = {found.about: found.value for found in reading.evidence}
    return reading.kind, [block.text for block in reading.blocks], evidence


def _script(data: object) -> str:
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("body", "source"),
    [
        (_script({"props": {"story": {"title": "The Pot", "body": HTML}}}), "data of <script id=__NEXT_DATA__>"),
        (
            _script({"story": {"blocks": [{"type": "text", "text": t} for t in STORY]}}),
            "data of <script id=__NEXT_DATA__>",
        ),
        (_script({"story": list(STORY)}), "data of <script id=__NEXT_DATA__>"),
        (
            _script([{"title": "Else", "body": OTHER}, {"title": "The Pot", "body": HTML}]),
            "data of <script id=__NEXT_DATA__>",
        ),
        (f"<script>window.story = {json.dumps({'body': HTML})};start()</script>", "data of <script>"),
        (f"<noscript>{HTML}</noscript>", "<noscript>"),
        (f"<template>{HTML}</template>", "<template>"),
    ],
    ids=["html", "blocks", "strings", "beside-the-title", "assigned", "noscript", "template"],
)
def test_a_body_for_scripts_is_the_text_of_a_page_that_has_no_other(body: str, source: str) -> None:
    kind, texts, evidence = _read(body)
    assert (kind, texts, evidence["body"]) == (PageKind.ARTICLE, list(STORY), source)


@pytest.mark.parametrize("mark", ["<//p>", "<!-- a mark -->", "<?php echo 1 ?>"])
def test_what_is_no_element_in_a_body_for_scripts_costs_itself(mark: str) -> None:
    _, texts, _ = _read(
        _script({"story": {"title": "The Pot", "body": f"<blockquote>{mark}{HTML}{mark}</blockquote>"}})
    )
    assert all(text in "".join(texts) for text in STORY)


def test_an_article_body_of_plain_text_has_its_lines_as_paragraphs() -> None:
    data = json.dumps({"@type": "Article", "headline": "The Pot", "articleBody": "\n\n".join(STORY)})
    _, texts, _ = _read("", f'<script type="application/ld+json">{data}</script>')
    assert texts == list(STORY)


def test_a_page_with_a_text_of_its_own_is_read_as_it_is_printed() -> None:
    printed = "".join(
        f"<p>{text}</p>" for text in ("Printed words, and enough of them to be what the page is about.",) * 8
    )
    _, texts, evidence = _read(f"<article>{printed}</article>{_script({'title': 'The Pot', 'body': HTML})}")
    assert "body" not in evidence
    assert not set(texts) & set(STORY)


@pytest.mark.parametrize(
    "body",
    [
        "<script>{</script>",
        '<script type="application/json">[[[[</script>',
        "<script>a={'x':1}</script>",
        _script(None),
    ],
)
def test_broken_data_costs_nothing(body: str) -> None:
    assert "body" not in _read(body)[2]
