"""Inline markup that survives extraction: links and emphasis carried as single characters inside the text.

trafilatura can keep links and emphasis as elements, but then it extracts other words than without them (measured on 638
recorded pages: 45 % of the texts change, stray links become paragraphs, spaces get lost). So the page is extracted as
plain text, and what the plain text would lose is written into it beforehand: one private-use character opens a link or
an emphasis, one closes it. `plain` takes them out again, `markdown` turns them into Markdown.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.reading.figures import Figure

LINK_SCHEMES = frozenset({"http", "https", "mailto"})
"""What a link in the archive may be. Others (javascript:, data:, vbscript:) act when clicked; the text is kept."""

CLOSE = "\U00100000"
BOLD, ITALIC, CODE, SUPERSCRIPT, SUBSCRIPT, DELETED = (chr(0x100001 + n) for n in range(6))
_EMPHASIS = frozenset({BOLD, ITALIC, CODE, SUPERSCRIPT, SUBSCRIPT, DELETED})
_FIRST_LINK = 0xF0000
_MOST_LINKS = 0xFFFD
_OPENING_TAGS = {
    "b": BOLD,
    "strong": BOLD,
    "i": ITALIC,
    "em": ITALIC,
    "kbd": CODE,
    "samp": CODE,
    "tt": CODE,
    "var": CODE,
    "sup": SUPERSCRIPT,
    "sub": SUBSCRIPT,
}
_WRAPPERS = {
    BOLD: ("**", "**"),
    ITALIC: ("*", "*"),
    SUPERSCRIPT: ("<sup>", "</sup>"),
    SUBSCRIPT: ("<sub>", "</sub>"),
    DELETED: ("~~", "~~"),
}
_SHORTEST_LONE_TEXT = 40  # trafilatura drops blocks such as 'Facebook' or 'Print' by their exact words

_MARK = re.compile("[\U000f0000-\U0010ffff]")
_WHITE = re.compile(r"\s{2,}|[^\S ]")  # all white space but a single space
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphen, zero-width space, word joiner, mark
_INLINE_SPECIAL = re.compile(r"[\\`*\[\]~]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_LINE_SPECIAL = re.compile(r"^(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=|:][-=|:\s]*$)|^(\d{1,9})([.)])(?=\s|$)", re.MULTILINE)


def mark(tree: HtmlElement) -> tuple[str, ...]:
    """Writes the marks into the tree; the result is the addresses of the links, as the page writes them."""
    addresses: list[str] = []
    for element in tree.iter("a", *_OPENING_TAGS):
        if _is_alone(element) or not (element.text or len(element)):
            continue
        if element.tag != "a":
            _enclose(element, _OPENING_TAGS[element.tag])
        elif (href := element.get("href")) and not href.startswith("#") and len(addresses) < _MOST_LINKS:
            _enclose(element, chr(_FIRST_LINK + len(addresses)))
            addresses.append(href)
    return tuple(addresses)


def _is_alone(element: HtmlElement) -> bool:
    """True if the element is all that its parent holds, and short."""
    parent = element.getparent()
    if parent is None or len(parent) > 1 or (parent.text or "").strip() or (element.tail or "").strip():
        return False
    return len(element.text_content().strip()) < _SHORTEST_LONE_TEXT


def _enclose(element: HtmlElement, opening: str) -> None:
    element.text = opening + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + CLOSE
    else:
        element.text += CLOSE


def folded(text: str | None) -> str:
    """Text with every run of white space as one space, and without invisible characters."""
    if not text:
        return ""
    return _WHITE.sub(" ", text if text.isascii() else _INVISIBLE.sub("", text))


def without_marks(marked: str) -> str:
    return marked if marked.isascii() else _MARK.sub("", marked)


def plain(marked: str) -> str:
    return _tidy(without_marks(marked))


def markdown(marked: str, links: "Links") -> str:
    """The same words in Markdown (CommonMark and GFM), characters escaped that would be read as markup."""
    return _tidy(_markdown(marked, links))


def block_markdown(marked: str, links: "Links") -> str:
    """Markdown of a paragraph: also line starts are escaped, and line breaks are hard ones."""
    escaped = _LINE_SPECIAL.sub(
        lambda found: f"{found[2]}\\{found[3]}" if found[2] else f"\\{found[1]}", markdown(marked, links)
    )
    return escaped.replace("\n", "\\\n")


def escape(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _INLINE_SPECIAL.sub(r"\\\g<0>", text)


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses and figures that marks stand for, and the address that they are relative to."""

    base_url: str
    addresses: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()

    def target(self, href: str | None) -> str | None:
        """The absolute address; None if it is a place on the page, active or malformed."""
        if not href or href.startswith("#"):
            return None
        try:
            target = urljoin(self.base_url, href.strip())
            return target if urlsplit(target).scheme in LINK_SCHEMES else None
        except ValueError:  # http://[
            return None

    def of_mark(self, opening: str) -> str | None:
        number = ord(opening) - _FIRST_LINK
        return self.target(self.addresses[number]) if 0 <= number < len(self.addresses) else None


@dataclass(slots=True)
class _Open:
    """An open mark, the markup within it so far, and the mark that was closed last within it if nothing followed."""

    mark: str
    parts: list[str] = field(default_factory=list)
    just_closed: str = ""


def _markdown(marked: str, links: Links) -> str:
    """Marks may be unbalanced, where a block was cut: what is still open at the end is closed there."""
    stack = [_Open("")]
    position = 0
    for found in _MARK.finditer(marked):
        _add_text(stack, marked[position : found.start()])
        position = found.end()
        if found[0] < CLOSE or found[0] in _EMPHASIS:
            stack.append(_Open(found[0]))
        elif found[0] == CLOSE and len(stack) > 1:
            _close(stack, links)
    _add_text(stack, marked[position:])
    while len(stack) > 1:
        _close(stack, links)
    return "".join(stack[0].parts)


def _add_text(stack: list[_Open], text: str) -> None:
    if text:
        in_code = any(opened.mark == CODE for opened in stack)
        stack[-1].parts.append(text if in_code else escape(text))
        stack[-1].just_closed = ""


def _close(stack: list[_Open], links: Links) -> None:
    opened = stack.pop()
    inner, outer = "".join(opened.parts), stack[-1]
    if not inner.strip() or any(above.mark in {opened.mark, CODE} for above in stack):
        outer.parts.append(inner)
        return
    if opened.mark == CODE:
        outer.parts.append(_code_span(inner))
    elif opened.mark in _WRAPPERS:
        opening, closing = _WRAPPERS[opened.mark]
        if outer.just_closed == opened.mark and not inner[0].isspace() and outer.parts[-1].endswith(closing):
            outer.parts[-1] = outer.parts[-1][: -len(closing)]  # **a****b** would show its stars
            opening = ""
        outer.parts.append(_wrap(inner, opening, closing))
    elif (target := links.of_mark(opened.mark)) and not any(_is_link(above.mark) for above in stack):
        outer.parts.append(_wrap(inner, "[", f"]({destination(target)})"))
    else:
        outer.parts.append(inner)
    outer.just_closed = opened.mark


def _is_link(opening: str) -> bool:
    return opening != "" and _FIRST_LINK <= ord(opening) < _FIRST_LINK + _MOST_LINKS


def _wrap(markup: str, opening: str, closing: str) -> str:
    """Marks stand inside white space: '** a**' isn't emphasis."""
    core = markup.strip()
    start = markup.index(core)
    return f"{markup[:start]}{opening}{core}{closing}{markup[start + len(core) :]}"


def _code_span(text: str) -> str:
    core = text.strip()
    fence = "`" * (max((len(found) for found in re.findall("`+", core)), default=0) + 1)
    padding = " " if "`" in core else ""
    return f"{fence}{padding}{core}{padding}{fence}"


def destination(target: str) -> str:
    """An address as a Markdown link's destination."""
    if not any(character in target for character in " <>()\\"):
        return target
    return "<" + re.sub(r"[\\<>]", r"\\\g<0>", target) + ">"


def _tidy(text: str) -> str:
    """No white space at line ends, no empty lines."""
    if "\n" not in text and "  " not in text:
        return text.strip()
    return "\n".join(line for line in (re.sub(" +", " ", line).strip() for line in text.split("\n")) if line)
