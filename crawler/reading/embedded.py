"""Article bodies that a page carries for its scripts only: in data such as `__NEXT_DATA__`, in JSON-LD `articleBody`,
in <noscript> or <template>."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

from crawler.reading.document import Document
from crawler.reading.kind import running_text
from crawler.reading.notes import Notes
from crawler.reading.structured import StructuredData
from crawler.reading.wording import fold

_ENOUGH = 400
"""Letters of running text in the markup: a page that has them needs no other body. (A paywall's opening has more.)"""
_LEAST = 250
_LEAST_ITEMS = 3
_LEAST_ITEM = 40  # letters of a string that is a paragraph, where paragraphs are a list of strings
_MOST_VALUES = 100_000  # of a page's data: a page that has more hides an index of the site in it
_LARGEST_SCRIPT = 8 * 2**20
_TEXT_KEYS = ("html", "text", "content", "body", "value", "data")
_HEADING = re.compile(r"head(?:ing|er|line)|title|^h[2-6]$", re.IGNORECASE)
_ASSIGNED = re.compile(r"=\s*(?=\{\s*[\"'}])")
_MOST_ASSIGNED = 20
_PARAGRAPH = re.compile(r"<(?:p|br)\b|&lt;p\b", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML can't hold them
_DECODER = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class _Body:
    """A body as markup, where it was found, how much text it has, and whether the page's title stands beside it."""

    markup: str
    source: str
    length: int
    is_titled: bool = False


def restore_body(page: Document, data: StructuredData, title: str | None, notes: Notes) -> HtmlElement | None:
    """Puts the body that the page carries for its scripts into its markup, as an <article>, and returns that, if the
    markup has next to no text of its own and the body has more; else None. Of several bodies the one beside the page's
    title is taken, then the longest."""
    own = running_text(page.tree, _ENOUGH)
    if own >= _ENOUGH:
        return None
    found = [body for body in _bodies(page.tree, data, fold(title or "")) if body.length >= max(_LEAST, 2 * own)]
    best = max(found, key=lambda body: (body.is_titled, body.length), default=None)
    holder = page.tree.find("body")
    if best is None or holder is None:
        return None
    article = fragment_fromstring(_FORBIDDEN.sub("", best.markup), create_parent="article")
    etree.strip_tags(article, etree.Comment, etree.ProcessingInstruction)  # '<//p' is a comment too
    holder.append(article)
    notes.choose("body", best.source, f"the markup itself has {own} letters of running text")
    return article


def _bodies(tree: HtmlElement, data: StructuredData, title: str) -> Iterator[_Body]:
    for node in data.articles():
        if isinstance(text := node.get("articleBody"), str):
            yield _of_text(text, "JSON-LD articleBody", is_titled=True)
    for element in tree.iter("noscript", "template"):
        if next(element.iterancestors("head"), None) is None and next(element.iter("p"), None) is not None:
            markup = "".join(etree.tostring(child, encoding="unicode") for child in element)
            yield _Body(markup, f"<{element.tag}>", len(_TAG.sub("", markup)))
    for script in tree.iter("script"):
        if script.text and "ld+json" not in (script.get("type") or "") and len(script.text) <= _LARGEST_SCRIPT:
            source = f"data of <script{' id=' + script.get('id') if script.get('id') else ''}>"
            for value in _values_of(script):
                yield from _within(value, source, title)


def _values_of(script: HtmlElement) -> Iterator[object]:
    """The JSON in a script: all of it, or what it assigns."""
    text = script.text.strip()
    if text.startswith(("{", "[")):
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            return
    elif "json" not in (script.get("type") or ""):
        for count, found in enumerate(_ASSIGNED.finditer(text)):
            if count >= _MOST_ASSIGNED:
                return
            try:
                yield _DECODER.raw_decode(text, found.end())[0]
            except (ValueError, RecursionError):
                continue


def _within(value: object, source: str, title: str) -> Iterator[_Body]:
    """The bodies in a page's data: strings of HTML, lists of paragraphs, lists of blocks."""
    pending: list[tuple[object, bool]] = [(value, False)]
    for _ in range(_MOST_VALUES):
        if not pending:
            return
        at, is_titled = pending.pop()
        if isinstance(at, dict):
            is_titled = any(isinstance(item, str) and title != "" and fold(item[:300]) == title for item in at.values())
            pending += ((item, is_titled) for item in at.values())
        elif isinstance(at, list):
            if (markup := _blocks(at)) is not None:
                yield _Body(markup, source, len(_TAG.sub("", markup)), is_titled)
            pending += ((item, is_titled) for item in at)
        elif isinstance(at, str) and len(at) >= _LEAST and _PARAGRAPH.search(at):
            yield _Body(at, source, len(_TAG.sub("", at)), is_titled)


def _blocks(items: list[object]) -> str | None:
    """Markup of a list whose items are paragraphs, or blocks with a text; None if it is another list."""
    texts = [_block(item) for item in items]
    if sum(text is not None for text in texts) < max(_LEAST_ITEMS, len(items) // 2):
        return None
    return "".join(filter(None, texts))


def _block(item: object) -> str | None:
    if isinstance(item, str):
        return f"<p>{item}</p>" if len(item) >= _LEAST_ITEM and " " in item else None
    if not isinstance(item, dict):
        return None
    text = next((item[key] for key in _TEXT_KEYS if isinstance(item.get(key), str)), None)
    if not text or not any(character.isalpha() for character in text):
        return None
    kind = next((item[key] for key in ("type", "kind", "tag", "__typename") if isinstance(item.get(key), str)), "")
    return f"<h2>{text}</h2>" if _HEADING.search(kind) else f"<p>{text}</p>"


def _of_text(text: str, source: str, *, is_titled: bool) -> _Body:
    """A body that may be plain text: its lines are its paragraphs."""
    if not _PARAGRAPH.search(text):
        text = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return _Body(text, source, len(_TAG.sub("", text)), is_titled)
