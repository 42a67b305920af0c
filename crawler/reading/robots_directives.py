"""What a page asks of programs that read it: `X-Robots-Tag` headers and robots metas, as far as they are meant for us.

There is no standard; this is what the large search engines document and sites write by
(https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag). Directives are separated by commas, and
what is said in several places adds up. `unavailable_after: DATE` (RFC 822, RFC 850 or ISO 8601) counts once its date
has passed. A name before a header's directives ('otherbot: noindex') says whom all that follows is for.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from lxml.html import HtmlElement

from crawler.reading import document
from crawler.reading.inflating import beginning
from storage.records import Capture

AGENT = "Columns"
"""The product token by which a site names us: in robots.txt (RFC 9309, 2.2.1), headers and metas."""

HEADER = "X-Robots-Tag"

FIRST_LOOK, MOST_HEAD = 64 * 1024, 512 * 1024
"""Bytes in which the end of a page's <head> is looked for, at first and if it isn't there: a head that has all its
styles and data in itself takes some hundred kB. Each page pays for the inflating of the first."""

_UNAVAILABLE = "unavailable_after"
_WITHHOLDING = ("noindex", "noarchive", "none", _UNAVAILABLE)
_OPT_OUTS = frozenset({"noai", "noimageai"})
_PLAIN = frozenset(
    {"all", "index", "follow", "noindex", "nofollow", "none", "noarchive", "nosnippet", "noimageindex", "notranslate"}
    | {"nocache", "noodp", "noydir", "nositelinkssearchbox", "indexifembedded", *_OPT_OUTS}
)
_WITH_VALUE = frozenset({_UNAVAILABLE, "max-snippet", "max-image-preview", "max-video-preview"})
_AGENT_NAME = re.compile(r"[a-z*][a-z0-9_.*-]*")
_META_NAMES = frozenset({"robots", AGENT.lower()})
_META = re.compile(rb"<meta\b[^>]*", re.IGNORECASE)
_NAMED = re.compile(rb"\b(?:robots|columns)\b")
_BODY = re.compile(rb"<body[\s>]|</head[\s>]", re.IGNORECASE)
_MAY_WITHHOLD = re.compile("|".join(_WITHHOLDING).encode())


class Said(NamedTuple):
    """One directive in lower case, what stands behind its colon, and where it was said."""

    directive: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Directives:
    """What is asked for. `withheld`: why the page may not be archived, `nofollow`: why none of its links may be
    followed; None if it may. `ai_optout`: where it is said that it is not for training models."""

    withheld: str | None = None
    nofollow: str | None = None
    ai_optout: tuple[str, ...] = ()


def directives(capture: Capture, tree: HtmlElement | None = None) -> Directives:
    """What a page's headers and, of a page with a tree, its metas ask for at the moment of its capture."""
    said = [*_said_in_headers(capture.headers), *(_said_in_metas(tree) if tree is not None else ())]
    return _asked(said, capture.captured_at) if said else Directives()


def why_withheld(capture: Capture) -> str | None:
    """Why the body of an answer may not be kept, None if it may. To be asked before anything is written: ordinary pages
    cost no more than a look through their head, no tree is made of them."""
    asked = directives(capture).withheld
    if asked is not None or not _is_markup(capture):
        return asked
    head = _head(capture)
    named = (meta.group().lower() for meta in _META.finditer(head))
    if not any(_NAMED.search(meta) and _MAY_WITHHOLD.search(meta) for meta in named):
        return None
    # It may stand in a comment, or in another encoding of characters: the tree tells.
    plain = tuple(field for field in capture.headers if field[0].lower() != "content-encoding")
    tree = document.parse(replace(capture, headers=plain, body=head)).tree
    return directives(capture, tree).withheld


def _is_markup(capture: Capture) -> bool:
    kind = (capture.header("Content-Type") or "").lower()
    return "html" in kind or not kind or "text/plain" in kind


def _head(capture: Capture) -> bytes:
    """The markup up to the end of its <head>, inflated; in UTF-8 if it was in UTF-16."""
    for most in (FIRST_LOOK, MOST_HEAD):
        markup = beginning(capture.body, capture.header("Content-Encoding") or "", most)
        if markup[:2] in (b"\xff\xfe", b"\xfe\xff"):
            markup = markup.decode("utf-16", "replace").encode()
        if end := _BODY.search(markup):
            return markup[: end.start()]
    return markup


def _asked(said: Iterable[Said], at: datetime) -> Directives:
    withheld = nofollow = None
    ai_optout: list[str] = []
    for directive, value, where in said:
        passed = directive != _UNAVAILABLE or _has_passed(value, at)
        if directive in _WITHHOLDING and passed:
            words = f"{directive}: {value}" if directive == _UNAVAILABLE else directive
            withheld = withheld or f"the page says {words} ({where})"
        if directive in ("nofollow", "none"):
            nofollow = nofollow or f"the page says {directive} ({where})"
        if directive in _OPT_OUTS:
            ai_optout.append(f"{where}: {directive}")
    return Directives(withheld, nofollow, tuple(dict.fromkeys(ai_optout)))


def _said_in_headers(headers: Iterable[tuple[str, str]]) -> Iterator[Said]:
    for name, value in headers:
        if name.lower() == HEADER.lower():
            yield from _said(value, HEADER)


def _said_in_metas(tree: HtmlElement) -> Iterator[Said]:
    for meta in tree.iter("meta"):
        name = meta.get("name", "").strip().lower()
        if name in _META_NAMES:
            yield from _said(meta.get("content", ""), f"meta {name}", names_agents=False)


def _said(text: str, where: str, *, names_agents: bool = True) -> Iterator[Said]:
    """The directives of one header or meta that are for us."""
    is_ours = True
    dated: str | None = None  # an `unavailable_after` whose date may go on behind a comma: 'Friday, 25-Jun-10'
    for token in re.split(r"[,;]", text):
        name, colon, value = (part.strip() for part in token.partition(":"))
        name = name.lower()
        if names_agents and colon and name not in _WITH_VALUE and _AGENT_NAME.fullmatch(name):
            if dated is not None:
                yield Said(_UNAVAILABLE, dated, where)
            is_ours, dated = name in ("*", "robots", AGENT.lower()), None
            name, colon, value = (part.strip() for part in value.partition(":"))
            name = name.lower()
        plain = [word for word in name.split() if word in _PLAIN] if not colon else []
        if dated is not None and not plain and name not in _WITH_VALUE:
            dated = f"{dated}, {token.strip()}"
            continue
        if dated is not None:
            yield Said(_UNAVAILABLE, dated, where)
            dated = None
        if is_ours and name == _UNAVAILABLE:
            dated = value
        elif is_ours:
            yield from (Said(word, "", where) for word in plain)
    if dated is not None:
        yield Said(_UNAVAILABLE, dated, where)


def _has_passed(date: str, at: datetime) -> bool:
    """False too for what is no date."""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        try:
            moment = parsedate_to_datetime(date)
        except (ValueError, OverflowError):
            return False
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) <= at
