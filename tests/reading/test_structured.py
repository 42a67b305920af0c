"""What pages declare in their heads, whole, referenced and broken."""

import pytest

from crawler.reading.structured import StructuredData, structured_data
from tests.reading.capturing import page


def _data(*blocks: str) -> StructuredData:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return structured_data(page(f"<head>{scripts}</head>").tree)


@pytest.mark.parametrize(
    "block",
    [
        '{"@type":"Article","headline":"A "quoted" word","description":"a <a href="x">link</a>"}',
        "{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;A word&quot;}",
        '{"@type":"Thing"} {"@type":"Article","headline":"A word"}',
        '/*<![CDATA[*/ {"@type":"Article","headline":"A word"} /*]]>*/',
        '{"@type":"Article","headline":"A word",}',
    ],
)
def test_broken_json_is_repaired(block: str) -> None:
    article = _data(block).article()
    assert article is not None
    assert "word" in article["headline"]


def test_repairing_ends() -> None:
    assert _data('{"@type":"Article","a":' + '"b"c' * 10_000).nodes == ()


def test_the_article_of_the_page_comes_before_those_that_it_lists() -> None:
    data = _data(
        '{"@type":"ItemList","itemListElement":[{"@type":"Article","headline":"Another"}]}',
        '{"@type":"Article","headline":"This one"}',
    )
    assert [node["headline"] for node in data.articles()] == ["This one", "Another"]


def test_a_reference_names_a_node_of_the_graph() -> None:
    data = _data(
        '{"@graph":[{"@type":"Article","author":{"@id":"#p"}},{"@type":"Person","@id":"#p","name":"Ada Quill"}]}'
    )
    assert data.resolved((data.article() or {})["author"])["name"] == "Ada Quill"
    assert data.resolved({"@id": "#nobody"}) == {"@id": "#nobody"}
    assert data.resolved("Ada Quill") == {}


def test_meta_with_value_for_content() -> None:
    data = structured_data(page("<head><meta name='author' value='Ada Quill'></head>").tree)
    assert data.first("author") == "Ada Quill"
