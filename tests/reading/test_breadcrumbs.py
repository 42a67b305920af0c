"""The path to an article, as templates print it, and what looks like one."""

import pytest

from crawler.reading.breadcrumbs import visible_trail
from crawler.reading.metadata import read_metadata
from crawler.reading.notes import Notes
from crawler.reading.structured import structured_data
from tests.reading.capturing import NOW, page

TITLE = "Harbours are for ships"


def _categories(before: str, url: str = "https://columns.example/a-column", head: str = "") -> tuple[str, ...]:
    html = f"<html><head><title>{TITLE}</title>{head}</head><body>{before}<h1>{TITLE}</h1><p>Text.</p></body></html>"
    document = page(html, url)
    return read_metadata(document, structured_data(document.tree), NOW, Notes())[0].categories


@pytest.mark.parametrize(
    "trail",
    [
        "<nav aria-label='Breadcrumb'><a href='/'>Home</a> <a href='/h'>Harbours</a></nav>",
        f"<ol class='crumbs'><li><a href='/'>Front</a></li><li><a href='/h'>Harbours</a></li><li>{TITLE}</li></ol>",
        "<div id='crumbs'><a href='/'>Home</a><i>chevron_right</i><a href='/h'><b>Har</b>bours</a></div>",
        f"<div class='breadcrumb'>Home / Harbours / {TITLE}</div>",
        "<div class='breadcrumb'><h2>Breadcrumb</h2><a href='/h'>Harbours</a> / Of ships and ports</div>",
        "<p id='crumbs'><a href='/h'>Harbours</a><a href='/c'>Why they always lie there for all the ships</a></p>",
        "<p>You are here: <a href='/'>Home</a> | <a href='/h'>Harbours</a></p>",
        "<p><a href='/'>Home</a> &rsaquo; <a href='/h'>Harbours</a> &rsaquo; Harbours are…</p>",
        "<p><a href='/index.html'>Home</a><i>›</i><a href='/h'>Harbours</a><a href='/h'>&lt; Back to list</a></p>",
        "<div class='weizhi'>当前位置：<a href='/'>首页</a> &gt; <a href='/h'>Harbours</a> &gt; 正文</div>",
        "<div><span>您所在的位置：</span><a href='/x'>网站首页</a>&gt;&gt;<a href='/h'>Harbours</a>&gt;&gt;内容</div>",
        "<div>当前位置：首页 &gt; Harbours</div>",
    ],
)
def test_a_path_in_sight(trail: str) -> None:
    assert _categories(trail) == ("Harbours",)


@pytest.mark.parametrize(
    "other",
    [
        "<nav><a href='/'>Home</a> | <a href='/about'>About</a> | <a href='/contact'>Contact</a></nav>",
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/h'>Harbours</a></li></ul></nav>",
        "<footer><div class='breadcrumb'><a href='/'>Home</a> <a href='/h'>Harbours</a></div></footer>",
        f"<div class='has-breadcrumbs'>{'<p>The ships came in at noon.</p>' * 20}</div>",
        "<ul class='breadcrumbs'>" + "".join(f"<li><a href='/{n}'>Port {n}</a></li>" for n in range(12)) + "</ul>",
        "<div class='breadcrumbs'><a href='/'>Home</a></div>",
        f"<div class='breadcrumbs'><a href='/'>Home</a> {TITLE}</div>",
        "<p>Nobody goes home &gt; than by ship.</p>",
    ],
)
def test_what_is_no_path(other: str) -> None:
    assert _categories(other) == ()


def test_a_declared_section_and_the_bylines_stand_above_a_path_in_sight() -> None:
    trail = "<nav class='breadcrumb'><a href='/'>Home</a> <a href='/h'>Harbours</a></nav>"
    assert _categories(trail, head="<meta property='article:section' content='Pilots'>") == ("Pilots",)
    line = f"{trail}<h1>{TITLE}</h1><p>By Ada Quill, over 6 years ago Pilots</p>"
    assert _categories(line) == ("Pilots",)


def test_the_front_page_of_the_site_above_is_no_section_but_a_host_of_its_own_may_be() -> None:
    trail = (
        "<div class='crumbs'><a href='https://www.columns.example/'>The Columns</a> &gt;"
        " <a href='https://views.columns.example/'>Views</a></div>"
    )
    assert _categories(trail, "https://views.columns.example/a-column") == ("Views",)


def test_the_first_path_that_leads_anywhere_is_taken() -> None:
    html = "<div class='crumbs'></div><p class='crumbs'><a href='/h'>Harbours</a></p><p class='crumbs'>Pilots</p>"
    assert visible_trail(page(html).tree, None) == [("Harbours", "/h")]
