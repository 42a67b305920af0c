"""What a page declares about itself in its head: JSON-LD nodes and <meta> values, gathered in one pass."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

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
_COMMENTS = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")


@dataclass(frozen=True, slots=True)
class StructuredData:
    """`nodes`: every JSON-LD object with a type, outer before inner. `meta`: lower-cased name, property or itemprop of
    each <meta> to its values in order."""

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
        return [node for node in self.nodes if types_of(node) & ARTICLE_TYPES]


def structured_data(tree: HtmlElement) -> StructuredData:
    """What the page declares; broken JSON is repaired where it is only commented, unescaped or trailing a comma."""
    nodes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            nodes.extend(_typed_nodes(_load(script.text), 0))
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = element.get("content")
        if name and value and value.strip():
            meta.setdefault(name.strip().lower(), []).append(value.strip())
    return StructuredData(tuple(nodes), {name: tuple(values) for name, values in meta.items()})


def types_of(node: dict[str, Any]) -> frozenset[str]:
    """The node's types, lower-cased, without the schema.org address."""
    declared = node.get("@type")
    names = declared if isinstance(declared, list) else [declared]
    return frozenset(name.rsplit("/", 1)[-1].lower() for name in names if isinstance(name, str))


def _load(text: str) -> object:
    for candidate in (text, _COMMENTS.sub("", text), _TRAILING_COMMA.sub("", _COMMENTS.sub("", text))):
        try:
            return json.loads(candidate, strict=False)  # not strict: line breaks inside strings are common
        except (ValueError, RecursionError):
            continue
    return None


def _typed_nodes(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _typed_nodes(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            if isinstance(item, dict | list):
                yield from _typed_nodes(item, depth + 1)
