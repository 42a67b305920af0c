"""Sitemaps and sitemap indexes (sitemaps.org): the addresses of a site with `lastmod`; what is no article is left out.

Not read with Scrapy's `Sitemap`: reading knows no Scrapy, whose import alone takes 140 ms and 23 MB of each worker.
"""

import re
from itertools import islice

from lxml import etree

from crawler.reading.listed import MOST_ENTRIES, Entry, Further, Listed
from crawler.reading.url_words import CHROME
from crawler.reading.xml_tree import child, children, local_name, text_of
from storage.records import PageKind

MOST_SITEMAPS = 1000
"""Of an index; one of the largest newspapers, with a sitemap for each week of thirty years, has more."""

_NO_ARTICLES = CHROME | frozenset("page pages product products image images video videos taxonomy".split())
_WORD = re.compile(r"[^\W\d_]+")


def read_sitemap(root: etree._Element) -> Listed:
    """What the document says whose root element is `urlset` or `sitemapindex`."""
    if local_name(root) == "sitemapindex":
        sitemaps = islice(children(root, "sitemap"), MOST_SITEMAPS)
        named = {href: text_of(sitemap, "lastmod") for sitemap in sitemaps if (href := text_of(sitemap, "loc"))}
        telling = [href for href in named if not _lists_no_articles(href)]
        further = tuple(Further(href, "a sitemap of the index", named[href]) for href in telling or named)
        return Listed(PageKind.SITEMAP, "a sitemap index", (), further)
    entries = []
    for element in islice(children(root, "url"), MOST_ENTRIES):
        news = child(element, "news")
        title, published = ("", "") if news is None else (text_of(news, "title"), text_of(news, "publication_date"))
        if href := text_of(element, "loc"):
            entries.append(Entry(href, title, text_of(element, "lastmod") or published))
    return Listed(PageKind.SITEMAP, "a sitemap", tuple(entries))


def _lists_no_articles(href: str) -> bool:
    """True for 'category-sitemap.xml', 'post_tag-sitemap2.xml', 'sitemap-authors.xml' and the like."""
    name = href.partition("?")[0].lower().rpartition("/")[2]
    return not _NO_ARTICLES.isdisjoint(_WORD.findall(name))
