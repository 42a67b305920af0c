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
        (
            "en-US",
            "Die Schiffe kamen am Mittag und liefen mit der Flut wieder aus, wie sie es immer getan hatten. ",
            "de",
        ),
        (
            "tr-TR",
            "Limanın eski kılavuzu her sabah erkenden kalkar, teknelerin ışıklarını sayar ve çay içer. ",
            "tr-TR",
        ),
    ],
)
def test_language(lang: str, words: str, language: str | None) -> None:
    repeated = words * (5 if language else 1)
    assert _metadata(f"<html lang='{lang}'><body><p>{repeated}</p></body></html>").language == language


def test_the_language_of_the_article_stands_above_that_of_the_page() -> None:
    text = "Los barcos llegaron al puerto y no se fueron hasta que la marea subió por la tarde. " * 5
    html = f"<html lang='en'><body><nav><p>Read more of the news</p></nav><article lang='es-MX'><p>{text}</p></article>"
    assert _metadata(html).language == "es-MX"


_ARTICLE = '<script type="application/ld+json">{{"@type":"Article","headline":"A Column"{}}}</script>'
_TRAIL = """<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[
  {"@type":"ListItem","position":3,"name":"A Column"},
  {"@type":"ListItem","position":1,"item":{"@id":"https://columns.example/","name":"Columns"}},
  {"@type":"ListItem","position":2,"item":{"@id":"/harbours","name":"Harbours"}}]}</script>"""
_MARKED_TRAIL = """<ol itemtype="https://schema.org/BreadcrumbList">
  <li><a href="/"><span itemprop="name">Start</span></a></li>
  <li><a href="/h"><span itemprop="name">Harbours</span></a></li><li><span itemprop="name">A Col…</span></li></ol>"""


@pytest.mark.parametrize(
    ("head", "body", "categories", "tags"),
    [
        (_ARTICLE.format(',"articleSection":["Harbours","Uncategorized"]'), "", ("Harbours",), ()),
        ("<meta property='article:section' content='Harbours'>", "", ("Harbours",), ()),
        ("", "<a rel='category tag'>Harbours</a><a rel='tag'>Tide</a>", ("Harbours",), ("Tide",)),
        ("<meta name='keywords' content='harbours, tide; salt,,undefined'>", "", (), ("harbours", "tide", "salt")),
        (
            _ARTICLE.format(',"articleSection":"Harbours","keywords":["harbours","Tide"]'),
            "",
            ("Harbours",),
            ("Tide",),
        ),
        (_TRAIL, "", ("Harbours",), ()),
        ("", _MARKED_TRAIL, ("Harbours",), ()),
        (_TRAIL + "<meta property='article:section' content='Pilots'>", "", ("Pilots",), ()),
        ("<meta property='article:section' content='undefined'>", "", (), ()),
        (_TRAIL.replace('"position":2', f'"position":"{"9" * 5000}"'), "", ("Harbours",), ()),
    ],
)
def test_categories_are_no_tags(head: str, body: str, categories: tuple[str, ...], tags: tuple[str, ...]) -> None:
    metadata = _metadata(f"<head><title>A Column</title>{head}</head><body><h1>A Column</h1>{body}</body>")
    assert (metadata.categories, metadata.tags) == (categories, tags)


@pytest.mark.parametrize(
    ("head", "image"),
    [
        ("<meta property='og:image' content='/p/tide.jpg'>", "https://columns.example/p/tide.jpg"),
        (
            "<meta property='og:image' content='/img/logo.png'><meta name='twitter:image' content='/p/tide.jpg'>",
            "https://columns.example/p/tide.jpg",
        ),
        ("<meta property='og:image' content='/img/default-og.png'>", None),
        ("<meta property='og:image' content='undefined'>", None),
        (
            "<meta property='og:image' content='/p/logology-of-the-sea.jpg'>",
            "https://columns.example/p/logology-of-the-sea.jpg",
        ),
        (
            _ARTICLE.format(',"image":[{"@type":"ImageObject","contentUrl":"/p/tide.jpg"}]'),
            "https://columns.example/p/tide.jpg",
        ),
    ],
)
def test_image(head: str, image: str | None) -> None:
    assert _metadata(f"<head>{head}</head><p>x</p>").image == image


@pytest.mark.parametrize(
    ("values", "description"),
    [
        (("Ships &amp;amp; salt",), "Ships & salt"),
        (("undefined", "Ships"), "Ships"),
        (("{{ page.description }}", "Ships"), "Ships"),
        (("null",), None),
    ],
)
def test_description(values: tuple[str, ...], description: str | None) -> None:
    metas = "".join(
        f"<meta property='{name}' content='{value}'>"
        for name, value in zip(("og:description", "description"), values, strict=False)
    )
    assert _metadata(f"<head>{metas}</head><p>x</p>").description == description


def test_license() -> None:
    assert _metadata("<a rel='license' href='/by'>CC</a>").license == "https://columns.example/by"
    assert _metadata(_ARTICLE.format(',"license":{"@id":"https://cc.example/by"}')).license == "https://cc.example/by"
    assert _metadata(_ARTICLE.format(',"license":"undefined"')).license is None


def test_a_second_canonical_address_is_looked_at_where_the_first_is_not_plausible() -> None:
    head = f"<link rel='canonical' href='https://columns.example/'><meta property='og:url' content='{URL}'>"
    assert _metadata(f"<head>{head}</head><p>x</p>").canonical_url == URL


@pytest.mark.parametrize(
    ("canonical", "noted"),
    [
        ("https://elsewhere.example/a-column", "https://elsewhere.example/a-column"),
        ("https://elsewhere.example/", None),
        (URL, None),
        ("https://columns.example/", None),
    ],
)
def test_where_a_text_was_published_first_is_noted(canonical: str, noted: str | None) -> None:
    document, notes = page(f"<head><link rel='canonical' href='{canonical}'></head><p>x</p>", URL), Notes()
    read_metadata(document, structured_data(document.tree), NOW, notes)
    found = next((evidence for evidence in notes.evidence if evidence.about == "syndicated"), None)
    assert (found.value if found else None) == noted
    assert found is None or found.why.endswith("syndicated from elsewhere.example")


def test_site_rule_selectors_stand_above_everything() -> None:
    rule = SiteRule("columns.example", "1", title=".t", authors=".w", published=".d")
    html = "<h1>Other</h1><i class=t>Mine</i><i class=w>Ada Quill and Tom Reed</i><i class=d>3 October 2017</i>"
    metadata = _metadata(html, site=rule)
    assert (metadata.title, metadata.authors, metadata.published) == ("Mine", ("Ada Quill", "Tom Reed"), "2017-10-03")
