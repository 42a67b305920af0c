"""The made-up sites keep what the tests of the reader rely on: their size, their prose and their traps."""

import json
import re
from collections import Counter

import lxml.html
import pytest

from crawler.sample.pages import SamplePage
from storage.export.words import word_count
from storage.records import Block
from tests.site import chinese, repeats, scripted
from tests.site.all_sites import made_sites
from tests.site.made import MadeSite
from tests.site.source import Article

SITES = pytest.mark.parametrize("site", made_sites(), ids=lambda site: site.name)
PRINTED = pytest.mark.parametrize(
    "site", [site for site in made_sites() if site.name != "scripted"], ids=lambda site: site.name
)


def tree(site: MadeSite, page: SamplePage) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page.body.decode(site.charset))


def words(text: str) -> str:
    return " ".join(text.split())


def pages_of(site: MadeSite, article: Article) -> list[SamplePage]:
    """The pages of an article, in order: each but the first has its number at the end of its name."""
    stem = article.path.removesuffix(".html")
    return [site.pages[path] for path in sorted(site.pages, key=len) if path.startswith(stem)]


@SITES
def test_a_site_has_six_to_ten_articles_of_some_length(site: MadeSite) -> None:
    whole = [article for article in site.articles if article.whole]
    assert 6 <= len(whole) <= 10
    assert all(220 <= word_count(article.text) <= 900 for article in whole)
    assert len({article.text for article in whole}) >= len(whole) - 1


@SITES
def test_the_listing_leads_to_every_article_over_some_pages(site: MadeSite) -> None:
    listings = [path for path, kind in site.kinds().items() if kind == "listing"]
    linked = [link for path in listings for link in tree(site, site.pages[path]).xpath("//a/@href")]
    assert site.listing in listings
    assert len(listings) >= 2
    assert set(listings) <= set(linked)
    assert {article.path for article in site.articles} <= set(linked)


@PRINTED
def test_an_articles_blocks_stand_on_its_pages_in_order(site: MadeSite) -> None:
    for article in site.articles:
        pages = pages_of(site, article)
        assert len(pages) == len(article.pages)
        for page, pieces in zip(pages, article.pages, strict=True):
            printed = words(tree(site, page).text_content())
            blocks = [block for block in pieces if isinstance(block, Block)]
            # A list's dashes and the brackets of a footnote's mark are the archive's own.
            texts = [words(re.sub(r"^- |[\[\]]", "", block.text, flags=re.MULTILINE)) for block in blocks]
            places = [printed.find(text) for text in texts]
            assert -1 not in places
            assert places == sorted(places)


@SITES
def test_every_page_says_things_that_are_no_article(site: MadeSite) -> None:
    for article in site.articles:
        forbidden = site.forbidden(article)
        assert len(forbidden) >= 20
        assert site.stray(article, article.text) == []
        assert site.stray(article, f"{article.text}\n\n{max(forbidden, key=len)}") != []


def test_scripted_stories_have_their_text_where_they_say() -> None:
    site = scripted.site()
    stories = {story.path: story for story in site.articles if isinstance(story, scripted.Story)}
    assert Counter(story.carrier for story in stories.values()) == {
        "next": 4,
        "json-ld": 1,
        "noscript": 1,
        "template": 1,
    }
    for path, story in stories.items():
        page = tree(site, site.pages[path])
        (data,) = page.xpath("//script[@id='__NEXT_DATA__']/text()")
        assert ("body" in json.loads(data)["props"]["pageProps"]["story"]) == (story.carrier == "next")
        opening = story.text[:60]
        assert any(opening in text for text in page.xpath("//script[@type='application/ld+json']/text()")) == (
            story.carrier == "json-ld"
        )
        for element in page.xpath("//script | //noscript | //template"):
            element.drop_tree()
        assert opening not in page.text_content()


def test_the_chinese_pages_declare_their_charset_wrongly_or_not_at_all() -> None:
    site = chinese.site()
    declared = {page.header("Content-Type") for page in site.pages.values()}
    assert declared == {
        f"text/html{charset}" for charset in ("", *(f"; charset={n}" for n in ("utf-8", "iso-8859-1", "gb2312")))
    }
    for page in site.pages.values():
        with pytest.raises(UnicodeDecodeError):
            page.body.decode("utf-8")
    with pytest.raises(UnicodeDecodeError):
        site.pages["/2021-03/15/content_1201.html"].body.decode("gbk")  # a name that GB18030 alone has


def test_the_letters_repeat_paragraphs_that_are_no_part_of_them() -> None:
    site = repeats.site()
    for article in site.articles:
        printed = tree(site, site.pages[article.path]).xpath("//p/text()")
        assert [printed.count(paragraph) for paragraph in repeats.BOILERPLATE] == [1, 1, 1]
        assert not any(paragraph in article.text for paragraph in repeats.BOILERPLATE)
    assert sum(repeats.REFRAIN in article.text for article in site.articles) == 2
    assert [site.pages[copy] for copy in site.copies] == [site.pages["/almanac/the-bell-buoy.html"]]
