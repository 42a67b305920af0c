"""Bounds on a page's shape, so that no page takes more time or stack than its size deserves.

The tree's depth, the number of its elements and of an element's attributes are what extraction's time grows with the
square of. Pages that people read come nowhere near these bounds. Of one that passes them the words are kept, but for
those after the last element that is read.
"""

import re
from copy import deepcopy
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

MOST_DEPTH = 100
"""Elements around an element. The deepest of 1,002 recorded pages has 56; 3,000 nested lists took trafilatura 12 s."""

MOST_ELEMENTS = 30_000
"""What follows is cut off. The largest of 1,002 recorded pages has 11,529; 50,000 links in one row took 16 s."""

MOST_CELLS = 100
"""In a row of a table, the widest of the recorded pages has 16; a table with more is made of plain boxes, or each of
its rows would be filled up to that width."""

MOST_MARKED = 5000
"""Links, words in bold, italics or spans that stand in one element, where the recorded pages have 3,711 at most. Of
more, trafilatura is shown the words alone: 24,000 in an article took it 17 s."""

_FEW_TAGS = 3000  # a table that is made of fewer can have any form
_MOST_ATTRIBUTES = 500  # of one element, the largest of the recorded pages has 73; 100,000 take libxml2 minutes
_LONG_TAG = 8192  # bytes: below it a tag can't have so many attributes that it matters

_DEEP = etree.XPath("/*" + "/*" * MOST_DEPTH + "[*]")
_WIDE_ROWS = etree.XPath(f"//tr[count(td | th) > {MOST_CELLS}]")
_CROWDED = etree.XPath(f"//*[count(*) > {MOST_MARKED}]")
_MARKS = ("a", "b", "i", "u", "s", "em", "strong", "small", "span", "font", "mark", "tt", "big")
_TABLE_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")
_LONG_NAMES = re.compile(rb"\b(?:class|id)\s*=\s*(?:\"[^\"]{4096,}\"|'[^']{4096,}')", re.IGNORECASE)
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_NAME = re.compile(rb"</?[a-zA-Z][^\s/>]{0,100}")


def without_attribute_floods(utf8: bytes) -> bytes:
    """The markup, the tags that have too many attributes without any, and those with endless class names without them.

    Looks only where so many bytes stand together without a `>`; in script or text, they stay as they are.
    """
    parts: list[bytes] = []
    kept = position = 0
    while position + _LONG_TAG <= len(utf8):
        end = utf8.rfind(b">", position, position + _LONG_TAG)
        if end < 0:
            end = utf8.find(b">", position + _LONG_TAG)
            end = len(utf8) if end < 0 else end
            piece = utf8[position:end]
            if (bounded := _bounded_tag(piece)) != piece:
                parts += utf8[kept:position], bounded
                kept = end
        position = end + 1
    return b"".join([*parts, utf8[kept:]]) if parts else utf8


def _bounded_tag(piece: bytes) -> bytes:
    start = piece.rfind(b"<")
    tag = piece[start:]
    if start < 0 or len(tag) < _LONG_TAG or (name := _NAME.match(tag)) is None:
        return piece
    attributes = len(_QUOTED.sub(b"", tag).split())
    return piece[:start] + (name[0] if attributes > _MOST_ATTRIBUTES else _LONG_NAMES.sub(b"", tag))


def bound(tree: HtmlElement, tags: int) -> bool:
    """Cuts the tree after so many elements, makes boxes of tables of too many columns, and one row of what lies deeper
    than so many levels. True if words were cut off. `tags`: how many the markup may have, which spares most pages a
    look at each element."""
    last = next(islice(tree.iter(), MOST_ELEMENTS, None), None) if tags >= MOST_ELEMENTS else None
    if last is not None:
        _cut_from(last)
    if tags > _FEW_TAGS:
        wide: list[HtmlElement] = _WIDE_ROWS(tree)  # type: ignore[assignment]
        for row in wide:
            _unmake_table(row)
    deep: list[HtmlElement] = _DEEP(tree)  # type: ignore[assignment]  # the stubs don't know what an expression gives
    for element in deep:
        _flatten(element)
    return last is not None


def uncrowded(tree: HtmlElement) -> HtmlElement:
    """The tree, or a copy in which no element holds very many links or marked words: they are plain text."""
    if next(islice(tree.iter(), MOST_MARKED, None), None) is None or not _CROWDED(tree):
        return tree
    copied = deepcopy(tree)
    crowded: list[HtmlElement] = _CROWDED(copied)  # type: ignore[assignment]
    for element in crowded:
        etree.strip_tags(element, *_MARKS)
        element.text = element.text  # makes one node of the many that the words were in
        for child in element:
            child.tail = child.tail
    return copied


def _cut_from(element: HtmlElement) -> None:
    """Takes an element out of the tree, and all that follows it."""
    at = element
    while (parent := at.getparent()) is not None:
        for following in list(at.itersiblings()):
            parent.remove(following)
        at = parent
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unmake_table(row: HtmlElement) -> None:
    table = next(row.iterancestors("table"), None)
    if table is not None:
        for part in list(table.iter(*_TABLE_PARTS)):
            part.tag = "div"


def _flatten(element: HtmlElement) -> None:
    """Makes all that an element holds its children, in document order: the words stay where they were."""
    held: list[HtmlElement] = []
    late: dict[int, list[str]] = {}  # text that follows an element's end stands after the last element within it
    for event, below in etree.iterwalk(element, events=("start", "end")):
        if below is element:
            continue
        if event == "start":
            held.append(below)
        elif below is not held[-1] and below.tail:
            late.setdefault(len(held) - 1, []).append(below.tail)
            below.tail = None
    row = element.makeelement("div")
    for below in reversed(held):  # the innermost first: moving one costs as much as it holds
        row.insert(0, below)
    for index, texts in late.items():
        held[index].tail = (held[index].tail or "") + "".join(texts)
    for below in held:
        element.append(below)
