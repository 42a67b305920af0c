"""Pictures of an article, carried through extraction as marks in the paragraphs beside them.

Asking trafilatura for images makes it extract captions and credits as text (measured: F1 .942 -> .937 on one set, .947
-> .926 on another). So each picture is noted at the paragraph that follows it, or that it follows, in the same
container: if extraction keeps the paragraph it keeps the picture, and a menu's or promotion's go with what is round it.
"""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.reading.title import one_line

_FIRST_MARK = 0x101000
_MARK = re.compile(f"[{chr(_FIRST_MARK)}-\U0010ffff]")
_MOST_FIGURES = 500
_SMALLEST = 100  # pixels: below it, an icon or a portrait
_LONGEST_CAPTION = 400
_FARTHEST = 3  # elements between a picture and its paragraph
_ATTRIBUTES = ("data-src", "data-original", "data-lazy-src", "src")  # a lazy picture's src is a placeholder


@dataclass(frozen=True, slots=True)
class Figure:
    """`address` as the page writes it; `caption` is the caption, else the alternative text, '' if there is neither."""

    address: str
    caption: str


def mark_figures(tree: HtmlElement) -> tuple[Figure, ...]:
    """Writes the marks into the tree; the result is what they stand for."""
    figures: list[Figure] = []
    for image in tree.iter("img"):
        address = next((value for name in _ATTRIBUTES if (value := image.get(name)) and value[:5] != "data:"), None)
        if address is None or _is_small(image) or len(figures) >= _MOST_FIGURES:
            continue
        box = _box(image)
        if (paragraph := _paragraph_beside(box)) is None:
            continue
        caption = next((one_line(element.text_content()) for element in box.iter("figcaption")), "")
        figures.append(Figure(address, (caption or one_line(image.get("alt")))[:_LONGEST_CAPTION]))
        paragraph.text = chr(_FIRST_MARK + len(figures) - 1) + (paragraph.text or "")
    return tuple(figures)


def figures_in(marked: str, figures: tuple[Figure, ...]) -> list[Figure]:
    """The figures noted in a paragraph, in the order of the page."""
    numbers = [ord(character) - _FIRST_MARK for character in _MARK.findall(marked)] if figures else []
    return [figures[number] for number in sorted(numbers) if number < len(figures)]


def _is_small(image: HtmlElement) -> bool:
    sizes = (image.get("width") or "", image.get("height") or "")
    return any(size.isdecimal() and int(size) < _SMALLEST for size in sizes)


def _box(image: HtmlElement) -> HtmlElement:
    """The outermost element that holds the picture and its caption, and no other text."""
    box = image
    while (parent := box.getparent()) is not None and parent.tag not in {"body", "html", "article", "main"}:
        if parent.tag != "figure" and _has_text_besides(parent, box):
            break
        box = parent
    return box


def _has_text_besides(parent: HtmlElement, box: HtmlElement) -> bool:
    if (parent.text or "").strip() or len(parent) > 4:
        return True
    return any((child.tail or "").strip() or (child is not box and child.text_content().strip()) for child in parent)


def _paragraph_beside(box: HtmlElement) -> HtmlElement | None:
    if box.getparent() is not None and box.getparent().tag == "p":
        return box.getparent()
    for siblings in (box.itersiblings(), box.itersiblings(preceding=True)):
        for count, sibling in enumerate(siblings):
            if sibling.tag == "p" and sibling.text_content().strip():
                return sibling
            if count >= _FARTHEST:
                break
    return None
