"""The words of a link, and of the short line that it stands in."""

import re
from itertools import islice

from lxml.html import HtmlElement

LONGEST_TEXT = 300
PROSE_WRAPPERS = frozenset({"em", "strong", "b", "i", "span", "u", "font", "mark"})
_MOST_AROUND = 60  # letters beside a link in a line that belongs to it: 'For part 2 of this story click here'
DIVIDERS = " |·•–—-"
_SIBLINGS = 4  # elements before a link that its line is looked for in
_LINE_ENDS = frozenset("a br p div ul ol li table h1 h2 h3 h4 h5 h6 img hr".split())
_ADDRESSES = ("data-href", "data-url", "data-next", "data-next-url", "data-next-page")
_PATH = re.compile(r"(?:https?:/)?/|\?")
_PIECES = 64  # of text, read at a time
_LONGEST_ARROW = 4


def text_of(element: HtmlElement) -> str:
    """The element's words; where those are none, or only an arrow, its label or its image's alternative text."""
    words = first_words(element, LONGEST_TEXT)
    if len(words) <= _LONGEST_ARROW and not any(map(str.isalnum, words)):
        label = element.get("aria-label") or element.get("title") or _alternative_text(element)
        words = " ".join(label.split()) or words
    return words[:LONGEST_TEXT]


def scripted_address(element: HtmlElement) -> str | None:
    """The address that a button keeps for its script to load, if it is one."""
    return next((address for name in _ADDRESSES if (address := element.get(name)) and _PATH.match(address)), None)


def line_around(element: HtmlElement, text: str) -> str:
    """The whole short line that a link stands in: 'For part 2 click here'; '' if there is no more than the link.

    What stands before a link is part of its line up to another link or block; so is what follows, in a line with no
    other link.
    """
    line = element
    while (parent := line.getparent()) is not None and parent.tag in PROSE_WRAPPERS and not _beside(line):
        line = parent
    if parent is None:
        return ""
    before, alone = _before(line, parent)
    after = line.tail or ""
    following = line.getnext()
    if following is not None and following.tag in PROSE_WRAPPERS and len(following) == 0:
        after += f"{following.text or ''}{following.tail or ''}"
        following = following.getnext()
    if not alone or (following is not None and following.tag == "a"):
        after = ""
    if max(len(before.strip()), len(after.strip())) > _MOST_AROUND or not any(map(str.isalnum, before + after)):
        return ""
    return " ".join(f"{before}{text}{after}".split()).strip(DIVIDERS)


def _beside(element: HtmlElement) -> bool:
    """True if there is text beside an element in its parent."""
    return bool((element.tail or "").strip() or element.getprevious() is not None or element.getparent().text)


def _before(line: HtmlElement, parent: HtmlElement) -> tuple[str, bool]:
    """The words before an element up to the last link or block, and whether no link is among what was looked at."""
    pieces: list[str] = []
    at = line.getprevious()
    for _ in range(_SIBLINGS):
        if at is None:
            pieces.append(parent.text or "")
            return "".join(reversed(pieces)), True
        pieces.append(at.tail or "")
        if not isinstance(at.tag, str) or at.tag in _LINE_ENDS or len(at):
            return "".join(reversed(pieces)), at.tag != "a"
        pieces.append(at.text or "")
        at = at.getprevious()
    return "", False


def _alternative_text(element: HtmlElement) -> str:
    return next((alt for image in element.iter("img") if (alt := image.get("alt")) is not None), "")


def first_words(element: HtmlElement, most: int) -> str:
    """The first letters of an element's text, at most `most` of them, white space folded. However much the element
    holds, no more of it is read than that takes."""
    if len(element) == 0:
        return " ".join((element.text or "").split())[:most]
    unread = element.itertext()
    pieces = list(islice(unread, _PIECES))
    words = " ".join("".join(pieces).split())
    while len(pieces) == _PIECES and len(words) < most:
        space = " " if pieces[-1][-1:].isspace() else ""
        pieces = list(islice(unread, _PIECES))
        words = " ".join(f"{words}{space}{''.join(pieces)}".split())
    return words[:most]
