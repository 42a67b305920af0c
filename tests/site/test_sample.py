"""The sample site keeps what the crawl tests rely on: its size, its ways, its traps and its prose."""

import gzip
import hashlib
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

from crawler.sample import SampleArticle, articles, chrome
from crawler.sample.article import parse_article
from crawler.sample.pages import CATEGORIES, SamplePage, category_path, render
from storage.records import BlockKind
from tests.site.expected import FORBIDDEN, MISSING_PATH, SERIES, expected_articles

ROOT = "http://sample.test"
LISTING = ["/columns", "/columns?page=2", "/columns?page=3"]
PAGER = "//nav[@class='pager']/a/@href"
BY_PATH = {article.path: article for article in articles()}
ARTICLES = pytest.mark.parametrize("article", articles(), ids=lambda article: article.slug)


def html(page: SamplePage | None) -> str:
    """The page as a browser decodes it: by the charset in its header, else in its meta."""
    assert page is not None
    body = gzip.decompress(page.body) if page.header("Content-Encoding") == "gzip" else page.body
    charset = re.search(r"charset=(\S+)", page.header("Content-Type") or "") or re.search(r'charset="(.+?)"', str(body))
    assert charset is not None
    return body.decode(charset[1])


def tree(page: SamplePage | None) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(html(page))


@cache
def crawled() -> dict[str, SamplePage | None]:
    """Every address of the site that any link leads to, and what it answers (None: nothing)."""
    found: dict[str, SamplePage | None] = {}
    waiting = ["/columns"]
    while waiting:
        address = waiting.pop()
        if address not in found:
            page = found[address] = render(address)
            waiting += [link for link in links(address, page) if link.startswith("/")]
    return found


def links(address: str, page: SamplePage | None) -> list[str]:
    """Where a page's links and redirects lead: a path with its query on this site, else the whole address."""
    if page is None:
        return []
    targets = [page.header("Location") or ""] if page.status == 301 else tree(page).xpath("//a/@href")
    return [urljoin(ROOT + address, target).removeprefix(ROOT) for target in targets]


def documents() -> dict[str, SamplePage]:
    return {address: page for address, page in crawled().items() if page and page.status == 200}


def words(text: str) -> str:
    return " ".join(text.split())


def test_there_are_about_forty_pages() -> None:
    assert 35 <= len({address for address in documents() if "utm_" not in address}) <= 45


def test_every_link_leads_somewhere_but_for_the_missing_part() -> None:
    assert [address for address, page in crawled().items() if page is None] == [MISSING_PATH]


def test_other_sites_are_linked_only_from_the_book_box() -> None:
    expected = [address for _, address in chrome.BOOKS]
    for address, page in documents().items():
        assert [link for link in links(address, page) if not link.startswith("/")] == expected


def test_every_article_is_linked() -> None:
    assert set(BY_PATH) <= set(crawled())


def test_half_of_the_articles_are_listed_on_three_pages() -> None:
    pages = [tree(render(address)).xpath("//h3/a/@href") for address in LISTING]
    assert [len(cards) for cards in pages] == [4, 4, 4]
    listed = sorted((a for a in articles() if a.listed), key=lambda article: article.listed or 0)
    assert [path for cards in pages for path in cards] == [article.path for article in listed]
    assert len(articles()) == 24
    assert render("/columns?page=4") is None


def test_categories_share_out_the_listed_articles() -> None:
    for category in CATEGORIES:
        cards = set(tree(render(category_path(category))).xpath("//h3/a/@href"))
        assert cards == {a.path for a in articles() if a.listed and a.category == category} != set()


def test_unlisted_articles_are_linked_from_articles_only() -> None:
    unlisted = {article.path for article in articles() if not article.listed}
    for address in ["/", *LISTING, *map(category_path, CATEGORIES)]:
        assert unlisted.isdisjoint(links(address, render(address)))


def test_every_article_is_at_most_two_related_steps_from_the_listing() -> None:
    """Continue links cost nothing, related ones a step; boxes and links in the text aren't needed."""
    moved = {article.old_address: article.path for article in articles() if article.old_address}
    depths: dict[str, int] = {}
    steps = [(0, article.path) for article in articles() if article.listed]
    while steps:
        depth, path = steps.pop(0)
        if path in BY_PATH and depth < depths.get(path, 3):
            depths[path] = depth
            article = BY_PATH[path]
            steps += [(depth, f"/columns/{article.continue_to}")] * bool(article.continue_to)
            steps += [
                (depth + 1, moved.get(reference) or urlsplit(f"/columns/{reference}").path)
                for reference in article.related
            ]
    assert depths.keys() == BY_PATH.keys()
    assert [path for path, depth in depths.items() if depth == 2] == ["/columns/the-second-printing"]


def test_one_old_address_redirects_and_is_the_only_way_to_its_article() -> None:
    redirects = {address: page.header("Location") for address, page in crawled().items() if page and page.status == 301}
    assert redirects == {"/column/old-harbour-dues": "/columns/harbour-dues"}
    pointing = {address for address, page in crawled().items() if "/columns/harbour-dues" in links(address, page)}
    assert pointing == set(redirects)


def test_links_with_tracking_parameters_show_the_same_page() -> None:
    tracked = [address for address in crawled() if "utm_" in address]
    assert len(tracked) == 2
    for address in tracked:
        assert crawled()[address] == render(urlsplit(address).path)


def test_robots_keep_crawlers_out_of_a_folder_that_every_page_links_to() -> None:
    robots = render("/robots.txt")
    assert robots is not None
    assert robots.body == b"User-agent: *\nDisallow: /private/\n"
    assert all("/private/desk" in links(address, page) for address, page in documents().items())


@ARTICLES
def test_an_article_page_says_its_title_twice_and_its_byline_on_each_page(article: SampleArticle) -> None:
    for number in range(1, len(article.pages) + 1):
        page = tree(render(f"{article.path}?page={number}"))
        assert page.xpath("//main//h1/text()") == page.xpath("//main//h2/text()")[1:] == [article.title]
        assert page.xpath("//main//h2/text()")[0] == "Columns Details"
        (byline,) = page.xpath("//p[@class='byline']")
        assert words(byline.text_content()) == (
            f"By {' and '.join(article.authors)}, {article.date_phrase} {article.category}"
        )


@ARTICLES
def test_the_pages_of_an_article_hold_its_whole_text(article: SampleArticle) -> None:
    pages = [tree(render(f"{article.path}?page={number + 1}")) for number in range(len(article.pages))]
    text = " ".join(page.xpath("string(//*[@class='column-body'])") for page in pages)
    assert words(text) == words(re.sub("^- ", "", article.text, flags=re.MULTILINE))
    assert render(f"{article.path}?page={len(article.pages) + 1}") is None
    assert render(f"{article.path}?page=two") is None


def test_one_article_has_three_pages_and_a_paragraph_cut_between_two() -> None:
    (article,) = [article for article in articles() if len(article.pages) > 1]
    assert len(article.pages) == 3
    before, after = article.pages[0][-1].text, article.pages[1][0].text
    assert not before.endswith(".")
    assert after[0].islower()
    assert f"{before} {after}" in [block.text for block in article.blocks]
    assert (*article.pages[0][:-1], *article.pages[1][1:], *article.pages[2]) == tuple(
        block for block in article.blocks if block.text != f"{before} {after}"
    )
    pagers = [
        [link.removeprefix(article.path) for link in tree(render(f"{article.path}?page={number}")).xpath(PAGER)]
        for number in (1, 2, 3)
    ]
    assert pagers == [["?page=2", "?page=3", "?page=2"], ["", "", "?page=3", "?page=3"], ["?page=2", "", "?page=2"]]


def test_the_popular_box_on_every_page_links_to_parts_of_two_series() -> None:
    popular = [f"/columns/{slug}" for slug in chrome.POPULAR]
    assert [sum(slug in chrome.POPULAR for slug in series.slugs) for series in SERIES] == [1, 1, 0]
    for page in documents().values():
        assert tree(page).xpath("//*[contains(@class, 'popular')]//a/@href") == popular


def test_a_second_part_is_linked_by_its_first_alone() -> None:
    first, second = (f"/columns/{slug}" for slug in SERIES[2].slugs)
    assert [address for address, page in documents().items() if second in links(address, page)] == [first]
    assert first not in links(second, render(second))


def test_expected_articles_hold_each_published_piece_once() -> None:
    expected = expected_articles()
    assert Counter(path for article in expected for path in article.paths) == Counter(list(BY_PATH))
    assert len(expected) == 17
    (incomplete,) = [article for article in expected if not article.complete]
    assert (incomplete.title, incomplete.missing, incomplete.declared) == ("Stock That Moves", (4,), 5)
    for article in expected:
        assert all(article.authors == BY_PATH[path].authors for path in article.paths)


def test_no_sentence_of_the_templates_is_in_a_text_and_each_is_on_a_page() -> None:
    said = [words(tree(page).text_content()) for page in documents().values()]
    for sentence in FORBIDDEN:
        assert any(sentence in page for page in said)
        assert not [article.title for article in expected_articles() if sentence in article.text]


@pytest.mark.parametrize("name", ["layout", "article", "listing", "card"])
def test_the_templates_have_no_sentence_of_their_own(name: str) -> None:
    """What is longer than a label is one of `chrome.SENTENCES`, and so in `FORBIDDEN`."""
    source = re.sub(r"(?s)<(script|style)>?.*?</\1>|<[^>]+>", "\n", chrome.template(name).template)
    assert [line for line in source.splitlines() if len(line.split()) > 3 and "$" not in line] == []


def test_the_articles_are_prose_and_no_sentence_stands_in_two() -> None:
    sentences: Counter[str] = Counter()
    for article in articles():
        paragraphs = [block.text for block in article.blocks if block.kind is BlockKind.PARAGRAPH]
        assert 4 <= len(paragraphs) <= 6
        for paragraph in paragraphs:
            # Chinese has no spaces: two characters make about one word.
            length = len(paragraph) / 2 if article.language == "zh" else len(paragraph.split())
            assert 40 <= length <= 110
        sentences.update({sentence.strip() for sentence in re.split(r"[.?!。？！\n]\s*", article.text) if sentence})
        sentences.update([article.teaser.rstrip(".")] if article.teaser else [])
    assert [sentence for sentence, count in sentences.items() if count > 1] == []


def test_chinese_is_gb18030_by_its_header_alone() -> None:
    page = render("/columns/night-market-ledger")
    assert page is not None
    assert page.header("Content-Type") == "text/html; charset=gb18030"
    assert b"charset=" not in page.body
    assert "李堃在深圳的夜市" in page.body.decode("gb18030")
    with pytest.raises(UnicodeDecodeError):
        page.body.decode()


def test_german_is_windows_1252_by_its_meta_alone() -> None:
    page = render("/columns/der-laden-schliesst-um-sechs")
    assert page is not None
    assert page.header("Content-Type") == "text/html"
    assert b'<meta charset="windows-1252">' in page.body[:1024]
    assert "„Ich habe mir diese anderthalb Stunden" in page.body.decode("windows-1252")
    assert "夜市里的小账本" in tree(page).xpath("//*[@class='related']//a/text()")
    with pytest.raises(UnicodeDecodeError):
        page.body.decode()


def test_one_page_is_compressed_and_one_has_a_date_for_machines() -> None:
    compressed = [address for address, page in documents().items() if page.header("Content-Encoding") == "gzip"]
    assert compressed == ["/columns/the-search-box-is-a-shop-assistant"]
    dated = [address for address, page in documents().items() if "application/ld+json" in html(page)]
    assert dated == ["/columns/small-press-arithmetic"]


def test_pages_are_well_formed() -> None:
    for page in documents().values():
        checker = Nesting()
        checker.feed(html(page))
        checker.close()
        assert checker.open == []
        assert [name for name, count in checker.ids.items() if count > 1] == []


class Nesting(HTMLParser):
    """Fails on an end tag that doesn't close the innermost open element; counts ids."""

    VOID = frozenset({"meta", "link", "input"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids.update(value for name, value in attrs if name == "id" and value)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<path/>` of an inline SVG opens nothing."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_article_pages_have_the_size_of_small_real_ones() -> None:
    for article in articles():
        assert 15_000 <= len(html(render(article.path)).encode()) <= 30_000


def test_rendering_is_the_same_in_another_process() -> None:
    here = hashlib.sha256(b"".join(repr(render(address)).encode() for address in sorted(crawled()))).hexdigest()
    program = (
        "import sys, hashlib; from crawler.sample.pages import render;"
        "print(hashlib.sha256(b''.join(repr(render(a)).encode() for a in sys.argv[1:])).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", program, *sorted(crawled())], capture_output=True, check=True)
    assert other.stdout.decode().strip() == here


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(TypeError, match="slogan"):
        parse_article('+++\nslogan = "x"\n+++\n\nA paragraph.\n')
