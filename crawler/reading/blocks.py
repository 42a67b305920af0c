"""Blocks from passages: plain text and Markdown of each, straight from the page's own markup."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from crawler.reading import inline
from crawler.reading.figures import figure_of
from crawler.reading.inline import Links
from crawler.reading.passages import Passage, passages_in
from storage.records import Block, BlockKind

_HEADING = re.compile("h[1-6]")
_LISTS = frozenset({"ul", "ol", "dl"})
_ITEMS = ("li", "dt", "dd", "ul", "ol")
_DEEPEST_LIST = 12
"""Lists in lists that are written as such; what lies deeper is part of its item."""
_MOST_QUOTES = 4


def blocks_of(passages: Iterable[Passage], links: Links, quotes: int = 0) -> tuple[Block, ...]:
    """The passages' blocks, in order; none but a figure is without text. `quotes` counts the quotes round them."""
    return tuple(block for passage in passages for block in _blocks(passage, links, quotes))


def _blocks(passage: Passage, links: Links, quotes: int) -> Iterator[Block]:
    element, tag = passage.element, passage.element.tag
    yield from (figure for image in passage.images if (figure := figure_of(image, links)) is not None)
    block: Block | None = None
    if _HEADING.fullmatch(tag):
        block = _heading(passage, links)
    elif passage.pieces != (element,):
        block = _paragraph(inline.marked(passage.pieces, links), links)
    elif tag in _LISTS:
        text = _list(element, None)
        block = _block(BlockKind.LIST, text, _list(element, links))
    elif tag == "blockquote" and quotes < _MOST_QUOTES:
        block = _quote(element, links, quotes)
    elif tag == "pre":
        block = _code(element)
    elif tag == "table":
        yield from _table(element, links)
    else:  # deeper than any author nests
        block = _paragraph(inline.marked(passage.pieces, links), links)
    if block is not None and block.text:
        yield block


def _block(kind: BlockKind, text: str, markup: str, level: int = 0) -> Block:
    return Block(kind, text, "" if markup == text else markup, level)


def _paragraph(marked: str, links: Links) -> Block:
    return _block(BlockKind.PARAGRAPH, inline.plain(marked), inline.block_markdown(marked, links))


def _heading(passage: Passage, links: Links) -> Block:
    marked = inline.marked(passage.pieces, links).replace("\n", " ")
    level = int(passage.element.tag[1])
    return _block(BlockKind.HEADING, inline.plain(marked), f"{'#' * level} {inline.markdown(marked, links)}", level)


def _quote(element: HtmlElement, links: Links, quotes: int) -> Block | None:
    quoted = [block for block in blocks_of(passages_in(element), links, quotes + 1) if block.text]
    if not quoted:
        return None
    markup = "\n\n".join(block.markdown for block in quoted)
    text = "\n".join(block.text for block in quoted)
    return _block(BlockKind.QUOTE, text, "\n".join(f"> {line}".rstrip() for line in markup.split("\n")))


def _code(element: HtmlElement) -> Block:
    for line_break in element.iter("br"):
        line_break.text = "\n"
    text = element.text_content().strip("\n").rstrip()
    fence = "`" * max(3, max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    return _block(BlockKind.CODE, text if text.strip() else "", f"{fence}\n{text}\n{fence}")


def _table(element: HtmlElement, links: Links) -> Iterator[Block]:
    # A table within a cell is part of that cell's text: its rows would say it again.
    own = (row for row in element.iter("tr") if next(row.iterancestors("table", "td", "th")) is element)
    rows = [[inline.marked((cell,), links) for cell in _cells(row)] for row in own]
    rows = [row for row in rows if any(inline.plain(cell) for cell in row)]
    width = max((len(row) for row in rows), default=0)
    if width <= 1:  # a frame drawn as a table
        yield from (paragraph for row in rows if (paragraph := _paragraph(row[0], links)).text)
        return
    lines = [" | ".join(inline.plain(cell).replace("\n", " ") for cell in row).strip(" |") for row in rows]
    table = [
        "".join(f"| {_cell_markdown(cell, links)} " for cell in row + [""] * (width - len(row))) + "|" for row in rows
    ]
    table.insert(1, f"|{' --- |' * width}")
    yield _block(BlockKind.TABLE, "\n".join(lines), "\n".join(table))


def _cells(row: HtmlElement) -> Iterator[HtmlElement]:
    return (cell for cell in row.iter("td", "th") if next(cell.iterancestors("tr")) is row)


def _cell_markdown(marked: str, links: Links) -> str:
    return inline.markdown(marked, links).replace("|", "\\|").replace("\n", " ")


def _list(element: HtmlElement, links: Links | None, indent: str = "", depth: int = 0) -> str:
    """A list's lines, in Markdown if links are given. In plain text every item has '-': the numbers of an ordered list
    aren't words that the page prints."""
    lines: list[str] = []
    number = 0
    for item in element.iterchildren(*_ITEMS):
        if item.tag in _LISTS:  # a list directly in a list belongs to the item before
            if depth < _DEEPEST_LIST:
                lines.append(_list(item, links, indent + "  ", depth + 1))
            continue
        number += 1
        marker = f"{number}. " if links and element.tag == "ol" else "- "
        own: list[str | HtmlElement] = [item.text or ""]
        sublists = []
        for child in item:
            if child.tag in _LISTS and depth < _DEEPEST_LIST:
                sublists.append(_list(child, links, indent + " " * len(marker), depth + 1))
            else:
                own.append(child)
            own.append(child.tail or "")
        marked = inline.marked(own, links or Links("")).replace("\n", " ")
        if text := inline.plain(marked):
            lines.append(indent + marker + (inline.block_markdown(marked, links) if links else text))
        lines += sublists
    return "\n".join(line for line in lines if line)
