import pytest

from crawler.reading.kind import decide_kind
from crawler.reading.structured import structured_data
from storage.records import Metadata, PageKind
from tests.reading.capturing import page

PROSE = "<p>The clerk of the harbour wrote every ship down twice, once in ink and once in pencil, for the tide.</p>"
CARDS = "".join(f"<div class='card'><h3><a href='/columns/{n}'>Title number {n}</a></h3></div>" for n in range(8))
TEASERS = "".join(
    f"<div class='card'><h3><a href='/columns/{n}'>Title number {n}</a></h3>{PROSE * 2}</div>" for n in range(8)
)
PARTS = "<ul>" + "".join(f"<li><a href='/{n}'>Part {n} - The Clerk</a></li>" for n in (1, 2, 3)) + "</ul>"
JUMPS = "<ul>" + "".join(f"<li><a href='#{n}'>Part {n}</a></li>" for n in (1, 2, 3)) + "</ul>"
JSON_LD = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The Clerk"}</script>'


def _kind(html: str, url: str = "https://columns.example/columns/clerk", title: str | None = "The Clerk") -> PageKind:
    document = page(f"<html><body>{html}</body></html>", url)
    kind, why = decide_kind(document, structured_data(document.tree), 200, Metadata(title))
    assert why
    return kind


@pytest.mark.parametrize(
    "html",
    [
        PROSE * 8,
        PROSE * 2 + JSON_LD,
        PROSE * 8 + CARDS,
        PROSE * 8 + PARTS,
        JUMPS + PROSE * 12,
        JSON_LD + PROSE * 6 + TEASERS,
        "<div>" + "The clerk wrote it down, and the tide took it away.<br><br>" * 20 + "</div>",
        "<p>门口的老人每天数船，数到傍晚就回家，从来没有人问过他为什么要数，他也没有对人说过一个字。</p>" * 6,
        "A few plain words",
        PROSE * 8 + "<form><input type='password'></form>",
    ],
)
def test_article(html: str) -> None:
    assert _kind(html) is PageKind.ARTICLE


@pytest.mark.parametrize(
    ("html", "url"),
    [
        (CARDS, "https://columns.example/columns"),
        (TEASERS, "https://columns.example/columns"),
        (TEASERS, "https://columns.example/"),
        (TEASERS, "https://columns.example/columns?page=2"),
        (TEASERS, "https://columns.example/category/ships/"),
        (
            "".join(f"<h2><a href='/{n}/'>Title {n}</a></h2>{PROSE * 3}" for n in range(6)),
            "https://columns.example/blog",
        ),
        (
            "<ul>" + "".join(f"<li><a href='/c/{n}'>A title {n}</a></li>" for n in range(20)) + "</ul>",
            "https://columns.example/",
        ),
    ],
)
def test_listing(html: str, url: str) -> None:
    assert _kind(html, url, "Columns") is PageKind.LISTING


def test_series_index() -> None:
    assert _kind(PROSE + PARTS, title="The Clerk: all parts") is PageKind.SERIES_INDEX
    assert _kind(PROSE + PARTS, title="Part 2 - The Clerk") is not PageKind.SERIES_INDEX
    assert _kind(f"<aside>{PARTS}</aside>{PROSE * 3}", title="All parts") is not PageKind.SERIES_INDEX


def _list(*names: str, tag: str = "ol") -> str:
    items = "".join(f"<li><a href='/{number}'>{name}</a></li>" for number, name in enumerate(names))
    return f"<{tag}>{items}</{tag}>"


NAMES = ("Ropes and cranes", "Fog over the quay", "The last sail")


@pytest.mark.parametrize(
    ("is_index", "html", "url"),
    [
        (True, "<h2>All parts of this series</h2>" + _list(*NAMES), "https://columns.example/harbour"),
        (True, _list(*NAMES), "https://columns.example/series/harbour"),
        (False, _list(*NAMES), "https://columns.example/harbour"),
        (False, _list(*NAMES, tag="ul"), "https://columns.example/series/harbour"),
        (True, _list("Kapitola 1: Lana", "Kapitola 2: Mlha", tag="ul"), "https://columns.example/pristav"),
        (False, _list("Ropes (14)", "Fog (3)", "Sails (20)", tag="ul"), "https://columns.example/harbour"),
        (False, "<h3>Most popular</h3>" + PARTS, "https://columns.example/harbour"),
    ],
)
def test_the_index_of_a_series_is_told_by_its_list_its_heading_and_its_address(
    *, is_index: bool, html: str, url: str
) -> None:
    assert (_kind(PROSE + html, url, "The Harbour") is PageKind.SERIES_INDEX) is is_index


@pytest.mark.parametrize(
    "title",
    ["Page not found", "404", "Error 404: nothing here", "Seite nicht gefunden", "Page introuvable", "页面不存在",
     "Страница не найдена", "Página no encontrada", "ページが見つかりません"],
)  # fmt: skip
def test_soft_404(title: str) -> None:
    assert _kind(PROSE * 2, title=title) is PageKind.SOFT_404


def test_an_article_about_a_missing_page_is_an_article() -> None:
    assert _kind(PROSE * 20, title="Page not found: what the archive of the harbour has lost") is PageKind.ARTICLE


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<form><input type='password'></form><p>Members only.</p>", "Welcome"),
        (PROSE, "Login"),
        (PROSE, "Anmelden"),
        (PROSE * 3 + "<p>Subscribe to continue reading this article.</p>", "The Clerk"),
    ],
)
def test_gate(html: str, title: str) -> None:
    assert _kind(html, title=title) is PageKind.GATE


def test_an_error_status_is_no_article() -> None:
    document = page(PROSE * 20)
    assert decide_kind(document, structured_data(document.tree), 500, Metadata("The Clerk"))[0] is PageKind.OTHER


SIGNED = Metadata("The Clerk", authors=("Ada Quill",), published="2024-05-01")
LINKS = "".join(f"<a href='/{n}'>A place {n}</a> " for n in range(9))


@pytest.mark.parametrize("address", ["clerk?page=2", "clerk?start=10", "clerk/page/3/"])
@pytest.mark.parametrize(
    ("html", "meta", "kind"),
    [
        (f"<h1>The Clerk</h1>{PROSE * 2}{LINKS}", SIGNED, PageKind.ARTICLE),
        (f"<h1>The Clerk</h1>{PROSE * 2}{LINKS}", Metadata("The Clerk"), PageKind.LISTING),
        (f"<h1>The Clerk</h1><h2><a href='/ink'>Ink</a></h2>{PROSE * 2}{LINKS}", SIGNED, PageKind.LISTING),
    ],
)
def test_a_short_last_page_is_told_from_a_short_listing(
    html: str, meta: Metadata, kind: PageKind, address: str
) -> None:
    document = page(f"<html><body>{html}</body></html>", f"https://columns.example/{address}")
    assert decide_kind(document, structured_data(document.tree), 200, meta)[0] is kind
