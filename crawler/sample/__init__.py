"""A small column site, served on loopback: what `columns demo` archives, and the tests crawl.

Its articles are data (`articles/*.md`); `pages.render` makes every page of the site from them.
"""

from crawler.sample.article import SampleArticle, articles
from crawler.sample.server import SampleSite

__all__ = ["SampleArticle", "SampleSite", "articles"]
