"""JSON that lists articles: JSON Feed, WordPress's REST interface, and others that look alike."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from crawler.reading.listed import MOST_ENTRIES, Entry, Further, Listed
from storage.records import Capture, PageKind

_LISTS = ("items", "posts", "articles", "entries", "results", "stories", "data")
_ADDRESSES = ("url", "link", "permalink", "href", "canonical_url", "web_url")
_TITLES = ("title", "headline", "name")
_CHANGED = ("date_modified", "modified_gmt", "modified", "updated_at", "updated", "date_published", "date")
_NEXT = ("next_url", "next_page_url", "next")
_POSTS = "wp:post_type"
"""WordPress: what a category or tag is for, with the address that lists its posts."""


def read_json(body: bytes, capture: Capture) -> Listed | None:
    """What a JSON document lists; None if it lists nothing or is no JSON."""
    try:
        document = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    head: Mapping[str, Any] = document if isinstance(document, dict) else {}
    entries = _entries(document if isinstance(document, list) else _list_of(head))
    further = tuple(dict.fromkeys(_further(head, capture)))
    if not entries and not further:
        return None
    is_feed = str(head.get("version", "")).startswith("https://jsonfeed.org/")
    return Listed(PageKind.FEED, "a JSON feed" if is_feed else "a JSON listing", entries, further)


def _list_of(head: Mapping[str, Any]) -> list[Any]:
    return next((head[name] for name in _LISTS if isinstance(head.get(name), list)), [])


def _entries(found: list[Any]) -> tuple[Entry, ...]:
    items = (item for item in found[:MOST_ENTRIES] if isinstance(item, dict))
    return tuple(
        Entry(href, _first(item, _TITLES), _first(item, _CHANGED))
        for item in items
        if _is_address(href := _first(item, _ADDRESSES))
    )


def _first(item: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The first of these that is a text, or, as WordPress has titles, holds one as 'rendered'."""
    for name in names:
        value = item.get(name)
        if isinstance(value, dict):
            value = value.get("rendered")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _is_address(href: str) -> bool:
    return href.startswith(("http://", "https://", "/"))


def _further(head: Mapping[str, Any], capture: Capture) -> Iterator[Further]:
    links = head.get("links")
    for place in (head, links if isinstance(links, dict) else {}):
        href = _first(place, _NEXT)
        if href and _is_address(href):
            yield Further(href, "the list's next page")
    own = head.get("_links")
    posts = own.get(_POSTS) if isinstance(own, dict) else None
    for link in posts if isinstance(posts, list) else ():
        if isinstance(link, dict) and _lists_posts(href := _first(link, ("href",))):
            yield Further(href, "the posts of this category")
    if following := _next_of_header(capture.header("Link") or ""):
        yield Further(following, "the list's next page, by the Link header")


def _lists_posts(href: str) -> bool:
    return href.partition("?")[0].rstrip("/").endswith("/posts")


def _next_of_header(header: str) -> str:
    """The address with rel=next in a Link header (RFC 8288); '' if there is none."""
    for link in header.split(",<"):
        address, _, parameters = link.partition(">")
        if 'rel="next"' in parameters.replace(" ", "") or "rel=next" in parameters.replace(" ", ""):
            return address.strip().lstrip("<")
    return ""
