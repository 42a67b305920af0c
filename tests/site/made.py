"""The made-up sites in one form: what each serves, what an archive of it must hold, and what must never get in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import lxml.html

from crawler.sample.pages import SamplePage
from storage.records import PageKind
from tests.site.source import Article

LEAST_WORDS = 4
LEAST_CHARACTERS = 8  # of Chinese, which has no spaces between words
"""A shorter text ('Share', 'Business') may stand in an article by chance: it is forbidden only as a line of its own."""


@dataclass(frozen=True)
class MadeSite:
    """A site as data: `pages` has every address with its query, `listing` is where a crawl starts, `charset` is that of
    all pages, whatever they declare; `unprinted` are messages that stand in a page's scripts; `copies` are further
    addresses of articles."""

    name: str
    listing: str
    articles: tuple[Article, ...]
    pages: Mapping[str, SamplePage]
    charset: str = "utf-8"
    unprinted: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()

    def kinds(self) -> dict[str, PageKind]:
        """What each page is. Left out are those of articles that aren't served whole: they may be gates as well."""
        stems = {article.path.removesuffix(".html"): article.whole for article in self.articles}
        stems |= dict.fromkeys(self.copies, True)
        kinds = {}
        for path in self.pages:
            whole = next((whole for stem, whole in stems.items() if path.startswith(stem)), None)
            if whole is not False:
                kinds[path] = PageKind.LISTING if whole is None else PageKind.ARTICLE
        return kinds

    @cached_property
    def _said(self) -> frozenset[str]:
        """Every text on any page."""
        printed = (text for page in self.pages.values() for text in _texts(page, self.charset))
        return frozenset((*printed, *self.unprinted))

    def forbidden(self, article: Article) -> frozenset[str]:
        """What stands on any page of the site and is no part of this article."""
        own = "\n".join((article.title, article.text, *article.captions))
        return frozenset(text for text in self._said if text not in own)

    def stray(self, article: Article, text: str) -> list[str]:
        """What is forbidden and stands in an archived text: long ones anywhere in it, short ones as a line of it."""
        lines = {line.strip(" *#>-_") for line in text.split("\n")}
        return [
            said for said in sorted(self.forbidden(article)) if said in lines or (_is_telling(said) and said in text)
        ]


def _is_telling(text: str) -> bool:
    return len(text.split()) >= LEAST_WORDS or (not text.isascii() and len(text) >= LEAST_CHARACTERS)


def _texts(page: SamplePage, charset: str) -> Iterator[str]:
    if (page.header("Content-Type") or "").startswith("text/html"):
        for element in lxml.html.document_fromstring(page.body.decode(charset)).iter("*"):
            for said in (None if element.tag in {"script", "style"} else element.text, element.tail):
                if text := " ".join((said or "").split()):
                    yield text
