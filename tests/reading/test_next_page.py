"""The next page of listings and articles, in the styles of many systems. Each page is ours, cut down to its pager."""

import pytest
from lxml import html

from crawler.reading.document import Document
from crawler.reading.links import ReadingContext, find_links
from crawler.reading.paging import page_number
from crawler.reading.urls import url_key
from storage.records import LinkRole, PageKind

SITE = "https://column.example"

LISTINGS: dict[str, tuple[str, str, str | None]] = {
    "wordpress numbers": (
        "/columns/",
        """<nav class="navigation pagination"><div class="nav-links"><span class="page-numbers current">1</span>
        <a class="page-numbers" href="/columns/page/2/">2</a><span class="page-numbers dots">…</span>
        <a class="page-numbers" href="/columns/page/9/">9</a>
        <a class="next page-numbers" href="/columns/page/2/">Older</a></div></nav>""",
        "/columns/page/2/",
    ),
    "wordpress older and newer": (
        "/columns/page/3/",
        """<div class="nav-previous"><a href="/columns/page/4/"><span class="meta-nav">←</span> Older posts</a></div>
        <div class="nav-next"><a href="/columns/page/2/">Newer posts <span class="meta-nav">→</span></a></div>""",
        "/columns/page/4/",
    ),
    "wordpress in Czech": (
        "/sloupky/",
        """<div class="nav-previous"><a href="/sloupky/page/2/">&larr; Starší příspěvky</a></div>""",
        "/sloupky/page/2/",
    ),
    "drupal": (
        "/columns?page=1",
        """<ul class="pager"><li class="pager__item--first"><a href="?page=0" title="Go to first page">« First</a></li>
        <li><a href="?page=0" rel="prev" title="Go to previous page">‹ Previous</a></li>
        <li class="is-active"><a href="?page=1" title="Current page">2</a></li>
        <li><a href="?page=2" title="Go to page 3">3</a></li>
        <li><a href="?page=2" rel="next" title="Go to next page"><span>Next ›</span></a></li>
        <li><a href="?page=17" title="Go to last page">Last »</a></li></ul>""",
        "/columns?page=2",
    ),
    "drupal counts from zero": (
        "/columns",
        """<ul class="pager"><li class="pager-current">1</li><li><a href="/columns?page=1">2</a></li>
        <li><a href="/columns?page=2">3</a></li><li class="pager-last"><a href="/columns?page=8">»</a></li></ul>""",
        "/columns?page=1",
    ),
    "joomla offsets with icons": (
        "/columns?start=10",
        """<ul class="pagination-list"><li><a title="Start" href="/columns?start=0"><span class="icon-first"></span></a>
        </li><li><a title="Prev" href="/columns?start=0"><span class="icon-previous"></span></a></li>
        <li><a href="/columns?start=0">1</a></li><li class="active"><a>2</a></li>
        <li><a href="/columns?start=20">3</a></li>
        <li><a title="Next" href="/columns?start=20"><span class="icon-next"></span></a></li>
        <li><a title="End" href="/columns?start=90"><span class="icon-last"></span></a></li></ul>""",
        "/columns?start=20",
    ),
    "ghost": (
        "/page/2/",
        """<nav class="pagination"><a class="newer-posts" href="/"><span>←</span> Newer Posts</a>
        <span class="page-number">Page 2 of 5</span>
        <a class="older-posts" href="/page/3/">Older Posts <span>→</span></a></nav>""",
        "/page/3/",
    ),
    "hugo's symbols": (
        "/posts/",
        """<ul class="pagination pagination-default"><li class="page-item disabled"><a aria-label="First">««</a></li>
        <li class="page-item active"><a aria-label="Page 1" class="page-link">1</a></li>
        <li class="page-item"><a href="/posts/page/2/" aria-label="Page 2" class="page-link">2</a></li>
        <li class="page-item"><a href="/posts/page/2/" aria-label="Next" class="page-link">»</a></li>
        <li class="page-item"><a href="/posts/page/7/" aria-label="Last" class="page-link">»»</a></li></ul>""",
        "/posts/page/2/",
    ),
    "jekyll": (
        "/page2",
        """<div class="pager"><a class="previous" href="/">&larr;</a> <span>2 / 6</span>
        <a class="next" href="/page3">&rarr;</a></div>""",
        "/page3",
    ),
    "blogger": (
        "/search/label/columns",
        """<div class="blog-pager" id="blog-pager"><span id="blog-pager-older-link"><a class="blog-pager-older-link"
        href="/search/label/columns?updated-max=2019-03-02T10:00:00Z&max-results=20" title="Ältere Posts">Ältere Posts
        </a></span></div>""",
        "/search/label/columns?updated-max=2019-03-02T10:00:00Z&max-results=20",
    ),
    "typo3": (
        "/kolumnen",
        """<div class="page-navigation"><p>Seite 1 von 8.</p><ul class="f3-widget-paginator"><li class="current">1</li>
        <li><a href="/kolumnen?tx_news%5B%40widget_0%5D%5BcurrentPage%5D=2&cHash=ab12">2</a></li>
        <li class="last next"><a href="/kolumnen?tx_news%5B%40widget_0%5D%5BcurrentPage%5D=2&cHash=ab12">nächste</a>
        </li></ul></div>""",
        "/kolumnen?tx_news%5B%40widget_0%5D%5BcurrentPage%5D=2&cHash=ab12",
    ),
    "discourse without scripts": (
        "/c/columns/7",
        """<table class="topic-list"><tr><td><a href="/t/fog-over-the-quay/81">Fog over the quay</a></td></tr></table>
        <div role="navigation" class="topic-list-bottom"><span><b><a rel="next" href="/c/columns/7?page=1">next page →
        </a></b></span></div>""",
        "/c/columns/7?page=1",
    ),
    "phpbb": (
        "/viewforum.php?f=4&start=25",
        """<div class="pagination">112 topics <ul><li class="arrow previous"><a rel="prev" href="./viewforum.php?f=4">
        <i class="icon fa-chevron-left"></i></a></li><li><a class="button" href="./viewforum.php?f=4">1</a></li>
        <li class="active"><span>2</span></li><li><a class="button" href="./viewforum.php?f=4&start=50">3</a></li>
        <li class="arrow next"><a class="button" rel="next" href="./viewforum.php?f=4&start=50">
        <i class="icon fa-chevron-right"></i></a></li></ul></div>""",
        "/viewforum.php?f=4&start=50",
    ),
    "bootstrap numbers only": (
        "/columns?topic=sea&page=2",
        """<ul class="pagination"><li><a href="?topic=sea&page=1">1</a></li><li class="active"><a href="#">2</a></li>
        <li><a href="?topic=sea&page=3">3</a></li><li><a href="?topic=sea&page=4">4</a></li></ul>""",
        "/columns?topic=sea&page=3",
    ),
    "load more, an anchor": (
        "/columns",
        '<a class="btn btn-more" href="?page=2">Mehr Kolumnen laden</a>',
        "/columns?page=2",
    ),
    "load more, a script's address": (
        "/columns",
        '<div class="more"><a class="button" href="#" data-url="/columns?page=2">Load more</a></div>',
        "/columns?page=2",
    ),
    "infinite scroll with a fallback": (
        "/columns",
        """<div id="feed"><h2><a href="/column/fog">Fog</a></h2></div>
        <noscript><a href="/columns?offset=20">More columns</a></noscript>""",
        "/columns?offset=20",
    ),
    "arrows only": (
        "/columns/3",
        '<p class="nav"><a href="/columns/2">&lt;</a> <a href="/columns/4">&gt;</a></p>',
        "/columns/4",
    ),
    "an image": (
        "/columns.php?pg=2",
        """<td><a href="columns.php?pg=1"><img src="l.gif" alt="previous page"></a></td>
        <td><a href="columns.php?pg=3"><img src="r.gif" alt="next page"></a></td>""",
        "/columns.php?pg=3",
    ),
    "an icon": (
        "/columns?p=2",
        """<div class="paging"><a href="?p=1"><i class="icon-arrow-left"></i></a>
        <a href="?p=3"><i class="icon-arrow-right"></i></a></div>""",
        "/columns?p=3",
    ),
    "the head only": ("/columns", '<link rel="next" href="/columns?page=2">', "/columns?page=2"),
    "the pager ends where the head goes on": (
        "/columns/page/9",
        """<link rel="prev" href="/columns/page/8"><link rel="next" href="/columns/page/10">
        <div class="pagination"><a href="/columns/page/8">« Previous</a> <a href="/columns/page/1">1</a>
        <a href="/columns/page/8">8</a> <span>9</span></div>""",
        None,
    ),
    "Arabic": (
        "/maqalat?page=2",
        """<html dir="rtl" lang="ar"><div class="pager"><a href="/maqalat?page=1">→ السابق</a>
        <a href="/maqalat?page=3">التالي ←</a></div>""",
        "/maqalat?page=3",
    ),
    "Arabic arrows": (
        "/maqalat/2",
        '<div class="pager"><a href="/maqalat/1">→</a> <a href="/maqalat/3">←</a></div>',
        "/maqalat/3",
    ),
    "Hebrew arrows without numbers": (
        "/turim/b",
        '<div class="pager"><a href="/turim/a">→</a> <a rel="next" href="/turim/c">←</a></div>',
        "/turim/c",
    ),
    "Thai": ("/column", '<ul class="pages"><li><a href="/column?page=2">หน้าถัดไป</a></li></ul>', "/column?page=2"),
    "Turkish capitals": ("/yazilar", '<a href="/yazilar?sayfa=2">SONRAKİ SAYFA</a>', "/yazilar?sayfa=2"),
    "a session in the address": (
        "/columns.php?sid=4ra492h82a63dg4t0an2jupeb6",
        '<div class="pages"><b>1</b> <a href="/columns.php?page=2">2</a></div>',
        "/columns.php?page=2",
    ),
    "thousands": (
        "/columns/page/1093",
        '<div class="pages"><a href="/columns/page/1,092">1,092</a> <a href="/columns/page/1094">1,094</a></div>',
        "/columns/page/1094",
    ),
    "years, sizes, letters, a calendar": (
        "/columns",
        """<p>By year: <a href="/columns?year=2019">2019</a> <a href="/columns/2018">2018</a></p>
        <p><a href="?per_page=20">20</a> <a href="?per_page=50">50</a> <a href="?letter=b">B</a></p>
        <table id="wp-calendar"><td><a href="/columns/2019/05/2">2</a></td></table>
        <a href="/columns/2019/04">« April</a><div class="rating"><a href="/rate?stars=2">2</a></div>""",
        None,
    ),
    "a slider's and a menu's arrows": (
        "/columns",
        """<div class="swiper"><a class="swiper-button-next" href="#"></a></div>
        <a class="next" href="#">›</a><nav><a href="/columns/archive">More</a></nav>""",
        None,
    ),
}


def next_page(path: str, body: str, kind: PageKind) -> str | None:
    head = "".join(line for line in body.split("\n") if "<link" in line)
    tree = html.document_fromstring(f"<html><head><title>x</title>{head}</head><body>{body}</body></html>")
    page = Document(SITE + path, SITE + path, tree, "utf-8", "made")
    title = "مقالات" if "maqalat" in path else "טורים" if "turim" in path else "Columns"
    onward = {PageKind.LISTING: LinkRole.LISTING_NEXT}.get(kind, LinkRole.NEXT_PAGE)
    found = [link.link for link in find_links(page, ReadingContext(SITE + path, kind, title)) if link.role is onward]
    wanted = (page_number(url_key(SITE + path)) or 1) + 1
    explicit = [link for link in found if link.why.startswith("goes on")]
    numbered = [link for link in found if link.number == wanted]
    return next((link.url.removeprefix(SITE) for link in (*explicit, *numbered)), None)


@pytest.mark.parametrize("name", LISTINGS)
def test_the_next_page_of_a_listing(name: str) -> None:
    path, body, expected = LISTINGS[name]
    assert next_page(path, body, PageKind.LISTING) == expected
