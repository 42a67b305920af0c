"""Blocks from the tree that trafilatura gives back: plain text and Markdown of each, in one walk.

The tree's vocabulary is trafilatura's (a subset of TEI): p, head, list/item, quote, code, table/row/cell, lb, del. Its
fallbacks (readability) leave other elements and loose text between them: unknown elements are walked through, loose
text becomes paragraphs. Links and emphasis are marks inside the text (`crawler.reading.inline`).
"""

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from crawler.reading import inline
from crawler.reading.figures import figures_in
from crawler.reading.inline import Links
from storage.records import Block, BlockKind

_BLOCK_TAGS = frozenset({"p", "head", "list", "quote", "code", "table", "row", "cell", "item"})
_INLINE_TAGS = frozenset({"lb", "del", "ref", "hi", "span", "a"})
_DEEPEST = 60
_EMPTY_LINE = re.compile(r"\n\s*\n")


def blocks_of(body: HtmlElement, links: Links) -> tuple[Block, ...]:
    """The blocks below trafilatura's result element, in order; none but a figure is without text."""
    flow = _Flow(links)
    if _is_too_deep(body):
        for child in body:
            flow.run.append(inline.folded(" ".join(child.itertext())))
            flow.end_paragraph()
        return tuple(flow.blocks)
    flow.walk(body)
    flow.end_paragraph()
    return tuple(flow.blocks)


def _is_too_deep(body: HtmlElement) -> bool:
    """True for a tree that no author nests: it is read as plain paragraphs, and the walk can't exhaust the stack."""
    depth = 0
    for event, _ in etree.iterwalk(body, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


@dataclass(slots=True)
class _Flow:
    """Walks block-level content; inline content gathers in `run` until a block begins."""

    links: Links
    blocks: list[Block] = field(default_factory=list)
    run: list[str] = field(default_factory=list)

    def walk(self, element: HtmlElement) -> None:
        self.run.append(inline.folded(element.text))
        for child in element:
            if child.tag in _INLINE_TAGS or (
                child.tag == "code" and element.tag == "p" and "\n" not in _verbatim(child)
            ):
                self.run.append(_marked(child))
            else:
                self.end_paragraph()
                self._block(child)
            self.run.append(inline.folded(child.tail))

    def end_paragraph(self) -> None:
        """Closes the paragraph in `run`, if it has text; two line breaks or more part it."""
        run, self.run = "".join(self.run), []
        for marked in _EMPTY_LINE.split(run) if "\n" in run else (run,):
            self._paragraph(marked)

    def _paragraph(self, marked: str) -> None:
        for figure in figures_in(marked, self.links.figures):
            target = self.links.target(figure.address)
            if target and not target.startswith("mailto:"):
                picture = f"![{inline.escape(figure.caption)}]({inline.destination(target)})"
                self.blocks.append(Block(BlockKind.FIGURE, "", picture))
        if text := inline.plain(marked):
            self._add(BlockKind.PARAGRAPH, text, inline.block_markdown(marked, self.links))

    def _add(self, kind: BlockKind, text: str, markup: str, level: int = 0) -> None:
        self.blocks.append(Block(kind, text, "" if markup == text else markup, level))

    def _block(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag == "head":
            self._heading(element)
        elif tag == "list":
            if text := _list(element, None):
                self._add(BlockKind.LIST, text, _list(element, self.links))
        elif tag == "quote":
            self._quote(element)
        elif tag == "code":
            self._code(element)
        elif tag == "table":
            self._table(element)
        else:
            self.walk(element)
            self.end_paragraph()

    def _heading(self, element: HtmlElement) -> None:
        marked = _content(element).replace("\n", " ")
        if text := inline.plain(marked):
            rend = element.get("rend") or ""
            level = int(rend[1]) if re.fullmatch("h[1-6]", rend) else 2
            self._add(BlockKind.HEADING, text, f"{'#' * level} {inline.markdown(marked, self.links)}", level)

    def _quote(self, element: HtmlElement) -> None:
        quoted = blocks_of(element, self.links)
        if quoted:
            markup = "\n\n".join(block.markdown for block in quoted)
            text = "\n".join(block.text for block in quoted)
            self._add(BlockKind.QUOTE, text, "\n".join(f"> {line}".rstrip() for line in markup.split("\n")))

    def _code(self, element: HtmlElement) -> None:
        text = inline.without_marks(_verbatim(element)).strip("\n")
        if text.strip():
            fence = "`" * max(3, max((len(run) for run in re.findall("`+", text)), default=0) + 1)
            self._add(BlockKind.CODE, text, f"{fence}\n{text}\n{fence}")

    def _table(self, element: HtmlElement) -> None:
        rows = [[_content(cell) for cell in row.iter("cell")] for row in element.iter("row")]
        rows = [row for row in rows if any(inline.plain(cell) for cell in row)]
        width = max((len(row) for row in rows), default=0)
        if width <= 1:  # a frame drawn as a table
            for row in rows:
                self._paragraph(row[0])
            return
        lines = [" | ".join(inline.plain(cell).replace("\n", " ") for cell in row).strip(" |") for row in rows]
        table = [
            "".join(f"| {_cell_markdown(cell, self.links)} " for cell in row + [""] * (width - len(row))) + "|"
            for row in rows
        ]
        table.insert(1, f"|{' --- |' * width}")
        self._add(BlockKind.TABLE, "\n".join(lines), "\n".join(table))


def _cell_markdown(marked: str, links: Links) -> str:
    return inline.markdown(marked, links).replace("|", "\\|").replace("\n", " ")


def _content(element: HtmlElement) -> str:
    """What an element holds, marked, line breaks as \\n."""
    if len(element) == 0:
        return inline.folded(element.text)
    return inline.folded(element.text) + "".join(_marked(child) + inline.folded(child.tail) for child in element)


def _marked(element: HtmlElement) -> str:
    tag = element.tag
    if tag == "lb":
        return "\n"
    content = _content(element)
    if tag == "code":
        return inline.CODE + content + inline.CLOSE
    if tag == "del":
        return inline.DELETED + content + inline.CLOSE
    # a block inside a cell, heading or item: on a line of its own
    return f"\n{content}\n" if tag in _BLOCK_TAGS else content


def _verbatim(element: HtmlElement) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if child.tag in {"lb", "br"} else _verbatim(child), child.tail or ""]
    return "".join(parts)


def _list(element: HtmlElement, links: Links | None, indent: str = "") -> str:
    """A list's lines, in Markdown if links are given. In plain text every item has '-': the numbers of an ordered list
    aren't words that the page prints."""
    lines: list[str] = []
    number = 0
    for item in element.iterchildren("item", "list"):
        if item.tag == "list":  # a list directly in a list belongs to the item before
            lines.append(_list(item, links, indent + "  "))
            continue
        number += 1
        marker = f"{number}. " if links and element.get("rend") == "ol" else "- "
        own, sublists = [inline.folded(item.text)], []
        for child in item:
            if child.tag == "list":
                sublists.append(_list(child, links, indent + " " * len(marker)))
            else:
                own.append(_marked(child))
            own.append(inline.folded(child.tail))
        marked = "".join(own).replace("\n", " ")
        if text := inline.plain(marked):
            lines.append(indent + marker + (inline.block_markdown(marked, links) if links else text))
        lines += sublists
    return "\n".join(line for line in lines if line)
