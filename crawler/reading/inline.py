"""Inline markup as text: links and emphasis carried as single characters inside it.

One private-use character opens a link or an emphasis, one closes it. So a text can be cut, joined, folded and compared
as text, and only at the end `plain` takes the marks out, or `markdown` turns them into Markdown.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from crawler.reading.passages import INLINE, SILENT, Piece, is_footnote_mark

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
    "code": CODE,
    "del": DELETED,
    "s": DELETED,
    "strike": DELETED,
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

_MARK = re.compile("[\U000f0000-\U0010ffff]")
_WHITE = re.compile(r"\s{2,}|[^\S ]")  # all white space but a single space
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphen, zero-width space, word joiner, mark
_INLINE_SPECIAL = re.compile(r"[\\`*\[\]~]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_LINE_SPECIAL = re.compile(r"^(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=|:][-=|:\s]*$)|^(\d{1,9})([.)])(?=\s|$)", re.MULTILINE)


def marked(pieces: Iterable[Piece], links: "Links") -> str:
    """The text of inline content with its marks, every run of white space as one space, line breaks as \\n. What is
    neither inline nor silent in it stands on a line of its own."""
    parts: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            parts.append(folded(piece))
        else:
            _mark(piece, links, parts)
    return "".join(parts)


def _mark(element: HtmlElement, links: "Links", parts: list[str]) -> None:
    """Walks without recursion: broken pages nest their tags thousands deep."""
    walker = etree.iterwalk(element, events=("start", "end"))
    closings: list[str] = []
    for event, inner in walker:
        if event == "start":
            if inner.tag in SILENT:
                walker.skip_subtree()
                closings.append("")
                continue
            opening, closing = _marks_of(inner, links)
            closings.append(closing)
            parts += (opening, folded(inner.text))
        else:
            parts.append(closings.pop())
            if inner is not element:
                parts.append(folded(inner.tail))


def _marks_of(element: HtmlElement, links: "Links") -> tuple[str, str]:
    tag = element.tag
    if tag == "a":
        href = element.get("href") or ""
        if href.startswith("#"):
            return ("[", "]") if is_footnote_mark(element) and "[" not in element.text_content() else ("", "")
        return (links.opening(href), CLOSE) if href else ("", "")
    if tag in _OPENING_TAGS:
        return _OPENING_TAGS[tag], CLOSE
    if tag == "q":
        return "“", "”"
    if tag == "br":
        return "\n", ""
    return ("", "") if tag in INLINE else ("\n", "\n")


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
    """The addresses that marks stand for, and the address that they are relative to."""

    base_url: str
    addresses: list[str] = field(default_factory=list)

    def opening(self, href: str) -> str:
        """The mark that opens a link to this address, as the page writes it; '' if there are more than any page has."""
        if len(self.addresses) >= _MOST_LINKS:
            return ""
        self.addresses.append(href)
        return chr(_FIRST_LINK + len(self.addresses) - 1)

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
