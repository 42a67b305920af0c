"""What the listings of the made-up sites have in common: cards, so many a page, and numbered pages."""

from collections.abc import Callable
from html import escape
from typing import TypeVar

from crawler.sample.chrome import anchor
from crawler.sample.pages import SamplePage, validated
from tests.site.source import Article, fill

A = TypeVar("A", bound=Article)

CARDS_A_PAGE = 4
Address = Callable[[int], str]
"""The address of a page of a listing by its number, 1 the first."""


def by_query(listing: str) -> Address:
    """Pages after the first as `LISTING?page=2`."""
    return lambda number: listing if number == 1 else f"{listing}?page={number}"


def listing_pages(
    articles: tuple[A, ...], address: Address, page: Callable[[tuple[A, ...], int, int], SamplePage]
) -> dict[str, SamplePage]:
    """The pages of a listing by their addresses, each made by `page` of its articles, its number and the last."""
    last = -(-len(articles) // CARDS_A_PAGE)
    return {
        address(number): page(articles[(number - 1) * CARDS_A_PAGE : number * CARDS_A_PAGE], number, last)
        for number in range(1, last + 1)
    }


def cards(site: str, articles: tuple[A, ...], day: Callable[[str], str]) -> str:
    """The articles as the site's template `card.html` shows them; `day` puts a date into the site's words."""
    return "\n".join(
        fill(
            site,
            "card",
            path=article.path,
            title=escape(article.title, quote=False),
            teaser=escape(article.teaser, quote=False),
            author=" and ".join(article.authors),
            published=article.published,
            day=day(article.published),
        )
        for article in articles
    )


def older_or_newer(address: Address, number: int, last: int, older: str, newer: str) -> str:
    """The one link of a short listing: to the next page, or from the last one back."""
    return anchor(address(number + 1), older) if number < last else anchor(address(number - 1), newer)


def layout(site: str, /, **words: str) -> SamplePage:
    """A page of the site, in UTF-8."""
    return validated(fill(site, "layout", **words).encode(), "text/html; charset=utf-8")
