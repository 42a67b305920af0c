"""The pictures that belong to an article, as blocks: address and caption, in Markdown; their text is empty."""

from itertools import islice

from lxml.html import HtmlElement

from crawler.reading import inline
from crawler.reading.inline import Links
from crawler.reading.wording import one_line
from storage.records import Block, BlockKind

_SMALLEST = 100  # pixels: below it, an icon or a portrait
_LONGEST_CAPTION = 400
_MOST_BESIDE = 4  # elements in the box of a picture and its caption
_ATTRIBUTES = ("data-src", "data-original", "data-lazy-src", "src")  # a lazy picture's src is a placeholder


def figure_of(image: HtmlElement, links: Links) -> Block | None:
    """The picture with its caption, else its alternative text; None for an icon or a placeholder."""
    address = next((value for name in _ATTRIBUTES if (value := image.get(name)) and value[:5] != "data:"), None)
    target = links.target(address)
    if target is None or target.startswith("mailto:") or _is_small(image):
        return None
    caption = next((one_line(element.text_content()) for element in box_of(image).iter("figcaption")), "")
    text = (caption or one_line(image.get("alt")))[:_LONGEST_CAPTION]
    return Block(BlockKind.FIGURE, "", f"![{inline.escape(text)}]({inline.destination(target)})")


def _is_small(image: HtmlElement) -> bool:
    sizes = (image.get("width") or "", image.get("height") or "")
    return any(size.isdecimal() and len(size) < 5 and int(size) < _SMALLEST for size in sizes)


def box_of(image: HtmlElement) -> HtmlElement:
    """The outermost element that holds the picture and its caption, and no other text."""
    box = image
    while (parent := box.getparent()) is not None and parent.tag not in {"body", "html", "article", "main"}:
        if parent.tag != "figure" and _has_text_besides(parent, box):
            break
        box = parent
    return box


def _has_text_besides(parent: HtmlElement, box: HtmlElement) -> bool:
    if (parent.text or "").strip() or _has_more(parent, _MOST_BESIDE):
        return True
    return any((child.tail or "").strip() or (child is not box and child.text_content().strip()) for child in parent)


def _has_more(parent: HtmlElement, most: int) -> bool:
    """True if there are more children than so many. (`len(parent)` would count them all, for each of them.)"""
    return next(islice(parent.iterchildren(), most, None), None) is not None
