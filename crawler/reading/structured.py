"""What a page declares about itself in its head: JSON-LD nodes and <meta> values, gathered in one pass."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from crawler.reading.characters import clean_json
from crawler.reading.once import once

ARTICLE_TYPES = frozenset(
    {
        "advertisercontentarticle",
        "analysisnewsarticle",
        "article",
        "askpublicnewsarticle",
        "backgroundnewsarticle",
        "blogposting",
        "discussionforumposting",
        "liveblogposting",
        "medicalscholarlyarticle",
        "newsarticle",
        "opinionnewsarticle",
        "recipe",
        "report",
        "reportagenewsarticle",
        "review",
        "reviewnewsarticle",
        "satiricalarticle",
        "scholarlyarticle",
        "socialmediaposting",
        "techarticle",
    }
)
"""schema.org types of which one node is one article (Article and its subtypes), lower-cased."""

_MAX_DEPTH = 12
_COMMENTS = re.compile(
    r"^\s*(?:/[/*]\s*)?(?:<!--|<!\[CDATA\[)\s*(?:\*/)?|(?:/[/*]\s*)?(?:-->|\]\]>)\s*(?:\*/)?\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_SPACED_ENTITY = re.compile(r"&\s?#\s?(\d+);")
_DECODER = json.JSONDecoder(strict=False)
_MOST_REPAIRS = 40
"""Quotes that are escaped in one block before it is given up: each costs another reading of it."""

_OF_OTHERS = frozenset(
    "itemlistelement haspart isrelatedto ispartof mentions citation relatedlink relatedarticle workexample subjectof"
    " comment review video image mainentityofpage about".split()
)
"""Properties, lower-cased, whose nodes are other works than the one that has them."""


@dataclass(frozen=True)
class StructuredData:
    """`nodes`: every JSON-LD object with a type, outer before inner, those of other works last. `meta`: lower-cased
    name, property or itemprop of each <meta> to its values in order."""

    nodes: tuple[dict[str, Any], ...]
    meta: dict[str, tuple[str, ...]]

    def first(self, *names: str) -> str | None:
        """The first non-empty <meta> value of the first name that has one."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), None)

    def values(self, names: Iterable[str]) -> Iterator[str]:
        """All <meta> values of these names, name by name."""
        for name in names:
            yield from self.meta.get(name, ())

    def article(self) -> dict[str, Any] | None:
        """The first JSON-LD node of an article; None if the page declares none."""
        return next(iter(self.articles()), None)

    def articles(self) -> list[dict[str, Any]]:
        return self._articles

    @once
    def _articles(self) -> list[dict[str, Any]]:
        return [node for node in self.nodes if types_of(node) & ARTICLE_TYPES]

    def resolved(self, value: object) -> dict[str, Any]:
        """The node that a property holds: the value itself, the first of a list, or the node that its `@id` names;
        an empty one if it holds none."""
        if isinstance(value, list):
            value = value[0] if value else None
        if not isinstance(value, dict):
            return {}
        identity = value.get("@id")
        if isinstance(identity, str) and not value.get("name"):
            return next((node for node in self.nodes if node.get("@id") == identity and node.get("name")), value)
        return value


def structured_data(tree: HtmlElement) -> StructuredData:
    """What the page declares; broken JSON is repaired where that can be done without guessing at its sense."""
    nodes: list[tuple[bool, dict[str, Any]]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            nodes.extend(_typed_nodes(_load(script.text), 0))
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = element.get("content") or element.get("value")  # a common slip
        if name and value and value.strip():
            meta.setdefault(name.strip().lower(), []).append(value.strip())
    nodes.sort(key=lambda found: found[0])
    return StructuredData(tuple(node for _, node in nodes), {name: tuple(values) for name, values in meta.items()})


def types_of(node: dict[str, Any]) -> frozenset[str]:
    """The node's types, lower-cased, without the schema.org address."""
    declared = node.get("@type")
    names = declared if isinstance(declared, list) else [declared]
    return frozenset(name.rsplit("/", 1)[-1].lower() for name in names if isinstance(name, str))


def _load(text: str) -> object:
    text = clean_json(text)
    uncommented = _COMMENTS.sub("", text)
    for candidate in (text, uncommented, _TRAILING_COMMA.sub("", uncommented)):
        try:
            return json.loads(candidate, strict=False)  # not strict: line breaks inside strings are common
        except (ValueError, RecursionError):
            continue
    return _repaired(_TRAILING_COMMA.sub("", uncommented))


def _repaired(text: str) -> object:
    """The JSON with its quotes unescaped where all of it was escaped, with those inside of strings escaped, and with
    what follows a whole object taken for the next one; None if it can't be read even so."""
    if '"' not in text:
        text = html.unescape(_SPACED_ENTITY.sub(r"&#\1;", text))
    read: list[object] = []
    at = 0
    for _ in range(_MOST_REPAIRS):
        try:
            value, end = _DECODER.raw_decode(text, at)
        except json.JSONDecodeError as error:
            quote = text.rfind('"', at, error.pos)
            if quote < 0 or "delimiter" not in error.msg:
                break
            text = f'{text[:quote]}\\"{text[quote + 1 :]}'
            continue
        except (RecursionError, ValueError):  # the latter for a number of thousands of digits
            break
        read.append(value)
        at = len(text) - len(text[end:].lstrip(" \t\r\n,;"))
        if at >= len(text):
            break
    return read or None


def _typed_nodes(value: object, depth: int, *, is_other: bool = False) -> Iterator[tuple[bool, dict[str, Any]]]:
    """Objects with a type, outer before inner, each with whether it is of another work than the page's."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _typed_nodes(item, depth + 1, is_other=is_other)
    elif isinstance(value, dict):
        if "@type" in value:
            yield is_other, value
        for name, item in value.items():
            if isinstance(item, dict | list):
                yield from _typed_nodes(item, depth + 1, is_other=is_other or name.lower() in _OF_OTHERS)
