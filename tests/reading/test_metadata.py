import pytest

from crawler.reading.metadata import read_metadata
from crawler.reading.notes import Notes
from crawler.reading.site_rule import SiteRule
from crawler.reading.structured import structured_data
from storage.records import Metadata
from tests.reading.capturing import NOW, page

URL = "https://columns.example/columns/a-column"


def _metadata(html: str, url: str = URL, site: SiteRule | None = None) -> Metadata:
    document = page(html, url)
    return read_metadata(document, structured_data(document.tree), NOW, Notes(), site)[0]


@pytest.mark.parametrize(
    ("url", "canonical", "kept"),
    [
        (URL, URL, True),
        (URL + "?utm_source=x", URL, True),
        (URL + "?page=2", URL, False),
        (URL + "?page=2", URL + "?page=2", True),
        ("https://columns.example/c/a/page/2/", "https://columns.example/c/a/", False),
        ("https://columns.example/c/a_2.html", "https://columns.example/c/a.html", False),
        ("https://columns.example/show?id=7", "https://columns.example/show", False),
        (URL, "https://columns.example/", False),
        ("https://columns.example/", "https://columns.example/", True),
        (URL, "https://elsewhere.example/a-column", False),
        (URL, "http://www.columns.example/columns/a-column", True),
        (URL, "http://[", False),
    ],
)
def test_canonical_address_is_believed_only_if_plausible(url: str, canonical: str, *, kept: bool) -> None:
    metadata = _metadata(f"<head><link rel='canonical' href='{canonical}'></head><p>x</p>", url)
    assert (metadata.canonical_url == canonical) is kept


@pytest.mark.parametrize(
    "json_ld",
    [
        '{"@type":"NewsArticle","headline":"A","author":{"name":"Ada Quill"},"datePublished":"2017-10-03"}',
        '[{"@type":"NewsArticle","headline":"A","author":["Ada Quill"],"datePublished":"2017-10-03"}]',
        '{"@graph":[{"@type":["Article","Thing"],"author":[{"name":"Ada Quill"}],"datePublished":"2017-10-03"}]}',
        '<!-- {"@type":"Article","headline":"A","author":"Ada Quill","datePublished":"2017-10-03",} -->',
        '{"@type":"http://schema.org/Article","headline":"A\nB","author":"By Ada Quill","datePublished":"2017-10-03"}',
    ],
)
def test_json_ld_in_its_many_forms(json_ld: str) -> None:
    metadata = _metadata(f'<head><script type="application/ld+json">{json_ld}</script></head><p>x</p>')
    assert metadata.authors == ("Ada Quill",)
    assert metadata.published == "2017-10-03"


@pytest.mark.parametrize(
    "json_ld", ["", "{", "[[[[", '"text"', "null", '{"@type":5,"author":7}', '{"@type":"Article","image":[]}']
)
def test_broken_json_ld_says_nothing(json_ld: str) -> None:
    assert _metadata(f'<script type="application/ld+json">{json_ld}</script>').authors == ()


def test_a_visible_relative_date_outranks_a_guess() -> None:
    html = "<title>A Column</title><h1>A Column</h1><div>By Ada Quill, 3 years ago</div><p>Posted 2011-01-01</p>"
    metadata = _metadata(html)
    assert (metadata.published, metadata.published_text) == ("2021", "3 years ago")


@pytest.mark.parametrize(
    ("lang", "words", "language"),
    [
        (
            "en_us",
            "The ships came in at noon and left with the tide, as they had always done before the war. ",
            "en-US",
        ),
        ("en", "渡口的钟从前一天敲三次，早上一次给挑菜的人，中午一次给上学的孩子。", "zh"),
        ("", "Die Schiffe kamen am Mittag und liefen mit der Flut wieder aus, wie sie es immer getan hatten. ", "de"),
        ("x", "too short", None),
    ],
)
def test_language(lang: str, words: str, language: str | None) -> None:
    repeated = words * (3 if language else 1)
    assert _metadata(f"<html lang='{lang}'><body><p>{repeated}</p></body></html>").language == language


def test_site_rule_selectors_stand_above_everything() -> None:
    rule = SiteRule("columns.example", "1", title=".t", authors=".w", published=".d")
    html = "<h1>Other</h1><i class=t>Mine</i><i class=w>Ada Quill and Tom Reed</i><i class=d>3 October 2017</i>"
    metadata = _metadata(html, site=rule)
    assert (metadata.title, metadata.authors, metadata.published) == ("Mine", ("Ada Quill", "Tom Reed"), "2017-10-03")
