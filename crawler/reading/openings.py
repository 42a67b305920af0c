"""Whether a page shows only the opening of its article: the rest is for those who pay or log in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cssselect import SelectorError
from lxml.html import HtmlElement

from crawler.reading.kind_words import PAYWALL
from crawler.reading.structured import StructuredData
from crawler.reading.wording import one_line

_LONGEST_OPENING = 2500
_LONGEST_UNDECLARED = 1500
"""Letters. A longer text with a prompt to subscribe below it is whole, on a site that counts visits."""
_LONGEST_PROMPT = 600
_SEPARATE = 0.8  # of the text: the part behind the wall is less than that, where the opening stands outside it
_LOCKED = frozenset({"locked", "premium", "paid", "subscriber", "subscribers"})


@dataclass(frozen=True, slots=True)
class Wall:
    """What a page declares of its article: that it isn't free, and how many letters the page has of the part that it
    declares to be hidden, None if it names no part (https://schema.org/isAccessibleForFree)."""

    declared: bool = False
    behind: int | None = None


def declared_wall(tree: HtmlElement, data: StructuredData) -> Wall:
    """The wall that the page declares. Asked before the page is cleaned."""
    declared = any(value.lower() in _LOCKED for value in data.values(("article:content_tier",)))
    behind: int | None = None
    for node in data.articles():
        for part in _with_parts(node):
            if str(part.get("isAccessibleForFree")).lower() not in {"false", "0", "no"}:
                continue
            declared = True
            if part is not node and isinstance(selector := part.get("cssSelector"), str):
                behind = (behind or 0) + _letters(tree, selector)
    return Wall(declared, behind)


def cut_off(wall: Wall, letters: int, prompts: Iterable[str]) -> str | None:
    """Why the text, of so many letters, is an opening only; None if nothing says so. `prompts` are texts of the page
    beside it: one that asks to subscribe tells a wall."""
    if wall.behind == 0:
        return "the part that is declared not to be free isn't on the page"
    if wall.behind is not None and wall.behind < _SEPARATE * letters:
        return None
    if letters > (_LONGEST_OPENING if wall.declared else _LONGEST_UNDECLARED):
        return None
    found = next((match for text in prompts if len(text) <= _LONGEST_PROMPT and (match := PAYWALL.search(text))), None)
    return f"little text, and the page says {found[0]!r}" if found else None


def _with_parts(node: dict[str, Any]) -> Sequence[dict[str, Any]]:
    parts = node.get("hasPart")
    listed = parts if isinstance(parts, list) else [parts]
    return [node, *(part for part in listed if isinstance(part, dict))]


def _letters(tree: HtmlElement, selector: str) -> int:
    try:
        return sum(len(one_line(text)) for text in _texts(tree.cssselect(selector)))
    except SelectorError:
        return 0


def _texts(elements: Iterable[HtmlElement]) -> Iterator[str]:
    for element in elements:
        yield from (p.text_content() for p in element.iter("p"))
