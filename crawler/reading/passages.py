"""The stretches of text that a page is made of: paragraphs, headings, lists, quotes, code, tables, in their order.

A passage is what stands together as one block, whatever the markup: the text of a <p>, the loose words of a <div>
between two boxes, what lies between two empty lines in a page that is all <br>, a whole list, a whole table.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from lxml import etree
from lxml.html import HtmlElement

from crawler.reading.passage_words import NO_CUES, cues_in
from crawler.reading.wording import one_line

Piece: TypeAlias = str | HtmlElement

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark picture q rb rp rt ruby s"
    " samp small source span strike strong sub sup time tt u var wbr br"
    " math mfrac mi mn mo mover mpadded mphantom mrow ms msqrt mstyle msub msubsup msup mtext munder semantics".split()
)
SILENT = frozenset(
    "script style noscript template svg button select option input textarea iframe object annotation".split()
)
SKIPPED = SILENT | frozenset("audio video canvas nav footer dialog".split())
_WHOLE = frozenset("ul ol dl blockquote pre table".split())
_BOXES = (
    "p div section article main header aside footer figure form table ul ol dl blockquote pre h1 h2 h3 h4 h5 h6".split()
)
COUNTED = ("article", "main", "aside", "header", "figure", "table", "li", "section", "figcaption")
_DEEPEST = 120
"""Elements round a passage: what lies deeper is one passage. The deepest paragraph of 1,002 recorded pages has 47."""
_MARK = re.compile(r"\s*\[?(?:\d{1,3}|[*†‡])\]?\s*")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MOST_TOLD = 3  # of a cue: more says no more
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands round a passage: how often each cue is named by a class or id of an element round it, and how many
    elements of some tags there are."""

    cues: tuple[int, ...] = NO_CUES
    tags: tuple[int, ...] = (0,) * len(COUNTED)


@dataclass(slots=True)
class Passage:
    """`element` is the block that holds the passage, `pieces` its content: text and inline elements, or the element
    itself for a list, quote, table or code. `text` is on one line. `images` are the pictures that stand in it."""

    element: HtmlElement
    pieces: tuple[Piece, ...]
    text: str
    around: Surroundings
    images: tuple[HtmlElement, ...] = ()


@dataclass(slots=True)
class _Run:
    """Inline content that gathers until a block begins."""

    pieces: list[Piece] = field(default_factory=list)
    images: list[HtmlElement] = field(default_factory=list)

    def ends_line(self) -> bool:
        """True if the last thing in it, but for white space, is a line break."""
        last = next((p for p in reversed(self.pieces) if not (isinstance(p, str) and not p.strip())), None)
        return last is not None and not isinstance(last, str) and last.tag == "br"


def passages_of(tree: HtmlElement) -> list[Passage]:
    """The passages of a page in document order; one without text only holds pictures. Menus, forms and scripts are
    left out."""
    found: list[Passage] = []
    if (body := tree.find("body")) is not None:
        _add_within(body, Surroundings(), 0, found)
    return _with_numbers(found)


def passages_in(element: HtmlElement) -> list[Passage]:
    """The passages that a block is made of, a quote's paragraphs."""
    found: list[Passage] = []
    _add_inside(element, Surroundings(), 0, found)
    return _with_numbers(found)


def is_footnote_mark(element: HtmlElement) -> bool:
    """True for a lone number that leads to another place on the page: to a footnote, or from it back to the text."""
    href = element.get("href") or ""
    return element.tag == "a" and len(href) > 1 and href[0] == "#" and bool(_MARK.fullmatch(element.text_content()))


def _with_numbers(passages: Iterable[Passage]) -> list[Passage]:
    """The passages, the number of a footnote that stands in a box of its own joined to the note."""
    joined: list[Passage] = []
    number: tuple[Piece, ...] = ()
    for passage in passages:
        pieces = [piece for piece in passage.pieces if not isinstance(piece, str) or piece.strip()]
        if len(pieces) == 1 and not isinstance(pieces[0], str) and is_footnote_mark(pieces[0]):
            number = (pieces[0], " ")
            continue
        if number and passage.pieces != (passage.element,):
            passage = replace(passage, pieces=number + passage.pieces, text=f"{text_of(number)} {passage.text}")  # noqa: PLW2901
        number = ()
        joined.append(passage)
    return joined


def class_names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def text_of(pieces: tuple[Piece, ...]) -> str:
    """The pieces' text on one line."""
    if len(pieces) == 1 and isinstance(pieces[0], str):
        return one_line(pieces[0])
    return one_line("".join(_texts(pieces)))


def _texts(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        elif len(piece) == 0:
            yield " " if piece.tag == "br" else "" if piece.tag in SILENT else piece.text or ""
        else:
            yield from _inner_texts(piece)


def _inner_texts(element: HtmlElement) -> Iterator[str]:
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walker:
        if event == "start":
            if inner.tag in SILENT:
                walker.skip_subtree()
            elif inner.text:
                yield inner.text
        if inner is not element:
            if inner.tag not in INLINE or inner.tag == "br":
                yield " "
            if event == "end" and inner.tail:
                yield inner.tail


def _add_within(element: HtmlElement, around: Surroundings, depth: int, found: list[Passage]) -> None:
    around = _entered(element, around)
    if depth > _DEEPEST or (element.tag in _WHOLE and _stands_whole(element)):
        text = text_of((element,))
        if _LETTER.search(text):
            found.append(Passage(element, (element,), text, around))
        return
    _add_inside(element, around, depth, found)


def _add_inside(element: HtmlElement, around: Surroundings, depth: int, found: list[Passage]) -> None:
    run = _Run([element.text] if element.text else [])
    for child in element:
        tag = child.tag
        if tag in SKIPPED or (tag == "form" and next(child.iter("p"), None) is None):
            pass  # but some pages are one form
        elif tag in INLINE and not _holds_box(child):
            if tag == "br" and run.ends_line():
                _end(element, run, around, found)
                run = _Run()
            else:
                run.pieces.append(child)
                run.images += [child] if tag == "img" else child.iter("img") if len(child) else ()
        else:
            if run.pieces:
                _end(element, run, around, found)
                run = _Run()
            _add_within(child, around, depth + 1, found)
        if child.tail:
            run.pieces.append(child.tail)
    _end(element, run, around, found)


def _end(element: HtmlElement, run: _Run, around: Surroundings, found: list[Passage]) -> None:
    pieces = tuple(run.pieces)
    text = text_of(pieces)
    if run.images or _LETTER.search(text):
        found.append(Passage(element, pieces, text, around, tuple(run.images)))


def _entered(element: HtmlElement, around: Surroundings) -> Surroundings:
    cues, tags = around.cues, around.tags
    names = class_names(element)
    if len(names) > 1 and (found := cues_in(names)) != NO_CUES:
        cues = tuple([min(_MOST_TOLD, a + b) for a, b in zip(cues, found, strict=True)])
    if element.tag in COUNTED:
        at = COUNTED.index(element.tag)
        tags = (*tags[:at], tags[at] + 1, *tags[at + 1 :])
    if cues is around.cues and tags is around.tags:
        return around
    return Surroundings(cues, tags)


def _holds_box(element: HtmlElement) -> bool:
    return len(element) > 0 and next(element.iter(*_BOXES), None) is not None


def _stands_whole(element: HtmlElement) -> bool:
    """False for a list or table that is a frame round other blocks: each of those is a passage."""
    if element.tag in {"blockquote", "pre"}:
        return True
    boxes = sum(1 for inner in element.iter(*_BOXES) if inner is not element)
    if element.tag == "table":
        return boxes <= 3 * sum(1 for _ in element.iter("tr")) and sum(1 for _ in element.iter("table")) == 1
    return boxes <= 2 * len(element) and next(element.iter(*_HEADINGS), None) is None
