"""The feeds that a listing declares in its head, and the JSON that it is made from where it has no links itself."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.reading.document import Document
from crawler.reading.urls import absolute, url_key
from crawler.reading.wording import one_line
from storage.records import Link, LinkRole

_FEEDS = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/rdf+xml": "RSS 1.0",
    "application/feed+json": "JSON Feed",
}
_JSON = "application/json"
MADE_FROM = "declares what it is made from: JSON"
_COMMENTS = re.compile(r"\bcomments\b", re.IGNORECASE)
_FEW = 3  # listed articles: with fewer, a listing is taken for one that scripts fill


def declared_feeds(page: Document, links: Sequence[Link]) -> tuple[Link, ...]:
    """The page's feeds without those of comments, one for each address; JSON only if the page lists next to nothing."""
    listed = sum(1 for link in links if link.role is LinkRole.ARTICLE)
    return tuple({link.key: link for link in _declared(page, with_json=listed < _FEW)}.values())


def _declared(page: Document, *, with_json: bool) -> Iterator[Link]:
    for element in page.tree.iter("link"):
        if "alternate" not in (element.get("rel") or "").lower().split():
            continue
        said = (element.get("type") or "").partition(";")[0].strip().lower()
        why = (
            f"declares a feed: {_FEEDS[said]}" if said in _FEEDS else MADE_FROM if said == _JSON and with_json else None
        )
        url = absolute(page.base_url, element.get("href") or "")
        if why is not None and url is not None and not _of_comments(element, url):
            yield Link(url, url_key(url), one_line(element.get("title")), LinkRole.FEED, why)


def _of_comments(element: HtmlElement, url: str) -> bool:
    return "comments" in urlsplit(url).path.lower().split("/") or bool(_COMMENTS.search(element.get("title") or ""))
