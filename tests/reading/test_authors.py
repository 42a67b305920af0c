"""Who wrote an article, where the page's places agree and where they don't."""

import pytest

from crawler.reading.metadata import read_metadata
from crawler.reading.notes import Notes
from crawler.reading.structured import structured_data
from tests.reading.capturing import NOW, page

_SITE = "<meta property='og:site_name' content='Harbour Letter'>"


def _authors(head: str, body: str, notes: Notes | None = None) -> tuple[str, ...]:
    document = page(f"<html lang='en'><head><title>A Column</title>{head}</head><body>{body}</body></html>")
    return read_metadata(document, structured_data(document.tree), NOW, notes or Notes())[0].authors


def _json(author: str, rest: str = "") -> str:
    return f'<script type="application/ld+json">[{{"@type":"Article","author":{author}}}{rest}]</script>'


@pytest.mark.parametrize(
    "author",
    [
        '"Ada Quill, Tom Reed"',
        '["Ada Quill","Tom Reed"]',
        '[{"@type":"Person","name":"Ada Quill"},{"name":["Tom Reed"]}]',
        '[{"givenName":"Ada","familyName":"Quill"},{"@id":"#tom"}]',
        '{"name":"By Ada Quill &amp; Tom Reed"}',
        '[{"name":"Ada Quill"},{"name":"ADA QUILL"},{"name":"Reed, Tom"}]',
    ],
)
def test_json_ld_authors(author: str) -> None:
    person = ',{"@type":"Person","@id":"#tom","name":"Tom Reed"}'
    assert _authors(_json(author, person), "<h1>A Column</h1>") == ("Ada Quill", "Tom Reed")


@pytest.mark.parametrize(
    "mark",
    [
        "<a rel='author' href='/x'>Ada Quill</a>",
        "<div itemprop='author'><span itemprop='name'>Ada Quill</span><span>Staff Writer</span></div>",
        "<div itemprop='author'><meta itemprop='name' content='Ada Quill'></div>",
        "<span class='author vcard'><a class='fn' href='/author/ada'>Ada Quill</a></span>",
        "<div class='byline'>By <a href='/staff/ada-quill/'>Ada Quill</a> Harbour Letter</div>",
        "<p class='post-meta'><span class='byline__name'>Ada Quill</span><span class='byline__title'>CEO</span></p>",
        "<p>Words by <a href='/author/ada'>Ada Quill</a></p>",
    ],
)
def test_marked_authors_stand_before_the_site_itself(mark: str) -> None:
    head = f"{_SITE}<meta name='author' content='Harbour Letter'>"
    assert _authors(head, f"<h1>A Column</h1>{mark}<p>text</p>") == ("Ada Quill",)


def test_those_of_other_articles_are_not_taken() -> None:
    cards = "".join(
        f"<div class='related'><a href='/c/{n}'>Another</a><a rel='author' href='/a/{n}'>{n} Reed</a></div>"
        for n in ("Tom", "Bea")
    )
    mark = "<div class='by'><a rel='author' href='/a/ada'>Ada Quill</a>, <a rel='author' href='/a/x'>Sam Lunt</a></div>"
    text = f"<p>{'words ' * 80}</p>"
    assert _authors("", f"<h1>A Column</h1>{mark}{text}{cards}") == ("Ada Quill", "Sam Lunt")


@pytest.mark.parametrize(
    "author",
    [
        '{"@type":"Person","@id":"#a","name":{"@id":"#a"}}',
        '{"@id":"#a"}',
        "[" * 400 + "]" * 400,
        '{"name":[[1],{"name":"x"}]}',
        "7",
    ],
)
def test_an_author_that_is_none(author: str) -> None:
    assert _authors(_json(author, ',{"@type":"Person","@id":"#a","name":{"@id":"#a"}}'), "<h1>A Column</h1>") == ()


def test_two_places_that_agree_outvote_one() -> None:
    head = _json('["Ada Quill","Tom Reed"]') + "<meta name='author' content='Ada Quill'>"
    notes = Notes(thorough=True)
    assert _authors(head, "<h1>A Column</h1><p>By Ada Quill</p>", notes) == ("Ada Quill",)
    assert [(found.value, found.why) for found in notes.rejected if found.about == "authors"] == [
        ("Ada Quill; Tom Reed", "JSON-LD author")
    ]


def test_a_line_that_nothing_confirms_gives_way() -> None:
    body = (
        "<h1>A Column</h1><p>By Bea Lunt</p><div class='writers'><a href='/staff/ada-quill/'>Ada Quill</a></div>"
        f"<p>{'words ' * 80}</p>"
    )
    assert _authors("<meta name='author' content='Ada Quill'>", body) == ("Ada Quill",)


def test_desk_and_site_are_authors_only_if_nobody_else_is_named() -> None:
    site = f"{_SITE}<meta name='author' content='Harbour Letter'>"
    desk = _json('{"name":"Harbour News Desk"}')
    assert _authors(site, "<h1>A Column</h1>") == ("Harbour Letter",)
    assert _authors(site, "<h1>A Column</h1><p>By Ada Quill</p>") == ("Ada Quill",)
    assert _authors(desk, "<h1>A Column</h1>") == ("Harbour News Desk",)
    assert _authors(desk, "<h1>A Column</h1><p>By Ada Quill</p>") == ("Ada Quill",)
    assert _authors("", "<h1>A Column</h1><p>By ESC Editorial Team, over 6 years ago Business</p>") == (
        "ESC Editorial Team",
    )


def test_the_publisher_behind_a_name_is_left_out() -> None:
    assert _authors(_SITE + _json('{"name":"Ada Quill | Harbour Letter"}'), "<h1>A Column</h1>") == ("Ada Quill",)
    assert _authors(f"{_SITE}<meta name='author' content='Ada Quill HARBOUR LETTER'>", "") == ("Ada Quill",)


@pytest.mark.parametrize(
    ("signature", "authors"),
    [
        ("<p><strong>Ada Quill/Tom Reed</strong></p>", ("Ada Quill", "Tom Reed")),
        ("<p><em>Ada Quill</em></p>", ("Ada Quill",)),
        ("<p><strong>THE SECOND TIDE</strong></p>", ("Harbour Letter",)),
        ("<p><strong>Monday</strong></p>", ("Harbour Letter",)),
        ("<p><strong>7. Rope Walk</strong></p>", ("Harbour Letter",)),
        ("<p>Ada Quill</p>", ("Harbour Letter",)),
    ],
)
def test_a_signature_tells_who_wrote_for_the_site(signature: str, authors: tuple[str, ...]) -> None:
    head = f"{_SITE}<meta name='author' content='Harbour Letter'>"
    text = f"<p>{'The ships came in at noon. ' * 20}</p>"
    assert _authors(head, f"<h1>A Column</h1><div>{text}{text}{signature}</div>") == authors


@pytest.mark.parametrize("value", ["https://columns.example/ada", "@ada", "admin", "undefined", "null", "/staff/ada"])
def test_a_value_that_names_nobody(value: str) -> None:
    assert _authors(f"<meta name='author' content='{value}'>", "<h1>A Column</h1>") == ()


@pytest.mark.parametrize(
    ("language", "authors"),
    [("zh", ("林知秋", "陶喆宁")), ("zh-Hant", ("林知秋", "陶喆宁")), ("ja", ("林知秋 陶喆宁",))],
)
def test_a_space_parts_names_in_chinese_alone(language: str, authors: tuple[str, ...]) -> None:
    document = page(
        f"<html lang='{language}'><body><h1>三种时间</h1><span class='author'>文/林知秋 陶喆宁</span></body>"
    )
    assert read_metadata(document, structured_data(document.tree), NOW, Notes())[0].authors == authors
