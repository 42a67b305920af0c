"""The line under a title: who wrote it, when, in which section. Names as printed, without 'By'."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from crawler.reading.dates import PrintedDate, find_date
from crawler.reading.name_words import AMBIGUOUS, BY, LABEL, NEXT_FIELD
from crawler.reading.names import is_name, split_names
from crawler.reading.wording import one_line

LONGEST_BYLINE = 200
_PROSE = 220  # a paragraph this long is the article: the byline stands before it
_MOST_INDENTED = 2000  # characters with the source's indentation: more is no line, and not worth folding
_HEADINGS = frozenset({"h2", "h3", "h4"})
_FARTHEST = 120  # elements after the title
_DATE_NAME = re.compile(r"date|time|publish|posted|byline|meta|datum|fecha|info", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"[\s,|·•–—-]*(?:\b(?:on|am|le|el|il|updated|published|posted|stand|veröffentlicht|publié|publicado|in)\b:?\s*)?(?:\w+day,?\s*)?$",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"\W*(\w+)[:\s]\s*")
_CATEGORY = re.compile(r"[^\W\d_][\w&/' -]{1,38}")
_NOT_A_CATEGORY = re.compile(
    r"\b(?:min|read|comments?|share|views?|updated|print|email|ago|am|pm|by|reply)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What the lines after a title say. `line` is the text that names the authors after a 'By', '' if none does."""

    authors: tuple[str, ...] = ()
    published: PrintedDate | None = None
    category: str | None = None
    line: str = ""


def find_byline(title: HtmlElement | None, captured_at: datetime, language: str | None) -> Byline:
    """The byline of the heading that shows the title; an empty one if there is no heading or no such line."""
    authors: tuple[str, ...] = ()
    published = category = None
    line = ""
    if title is None:
        return Byline()
    for text, element in _short_lines(title):
        is_announced = not authors and _announced(text, language) is not None
        if is_announced and (byline := read_byline(text, captured_at, language, set_apart(element))) is not None:
            authors, line = byline.authors, text
            published, category = byline.published or published, byline.category
            continue
        if published is None and len(text) <= 100 and (element.tag == "time" or _named(element, _DATE_NAME)):
            published = find_date(text, captured_at, language)
        if authors and published:
            break
    return Byline(authors, published, category, line)


def read_byline(text: str, captured_at: datetime, language: str | None, pieces: tuple[str, ...] = ()) -> Byline | None:
    """'By A and B, over 6 years ago Business' -> both names, the date, the section; None if no name is announced.
    `pieces` are the texts that the page sets apart in it."""
    if (rest := _announced(text, language)) is None:
        return None
    printed = find_date(rest, captured_at, language)
    names, after = rest, ""
    if printed is not None:
        at = rest.lower().find(printed.text.lower())
        names, after = rest[:at], rest[at + len(printed.text) :]
        names = _BEFORE_DATE.sub("", names)
    names = NEXT_FIELD.sub("", names)
    authors = tuple(cut_short(name, pieces) for name in split_names(names))
    if not authors or not all(map(is_name, authors)):
        return None
    after = after.strip(" ,|·•–—-/:").strip()
    is_category = _CATEGORY.fullmatch(after) and not _NOT_A_CATEGORY.search(after) and len(after.split()) <= 4
    return Byline(authors, printed, after if is_category else None, text)


def _announced(text: str, language: str | None) -> str | None:
    """What follows the word that announces a name: one that the line begins with ('By', 'Von'), or a label with a colon
    anywhere in it ('作者：'); None if there is none."""
    if (found := BY.match(text)) is not None:
        return text[found.end() :]
    if (":" in text or not text.isascii()) and (found := LABEL.search(text)) is not None:
        return text[found.end() :]
    first = _FIRST_WORD.match(text)
    if first is None or language is None:
        return None
    is_announcer = language.partition("-")[0] in AMBIGUOUS.get(first[1].lower(), frozenset())
    return text[first.end() :] if is_announcer else None


def set_apart(element: HtmlElement) -> tuple[str, ...]:
    """The texts that stand by themselves in an element, in order."""
    return tuple(text for part in element.itertext() if (text := one_line(part))) if len(element) else ()


def cut_short(name: str, pieces: Iterable[str]) -> str:
    """A name without the words behind it, where the page elsewhere has the name alone: 'Ada Quill Harbours' beside
    'Ada Quill' is 'Ada Quill'. A single word may be a first name."""
    for piece in pieces:
        if len(piece) < len(name) and name.startswith(f"{piece} ") and len(piece.split()) > 1 and is_name(piece):
            return piece
    return name


def _named(element: HtmlElement, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(element.get("class") or "") or pattern.search(element.get("itemprop") or ""))


def _short_lines(title: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Short texts after the title, outer elements before the inner ones, up to the article's first long paragraph."""
    for count, element in enumerate(_following(title)):
        if count > _FARTHEST:
            return
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "noscript", "svg", "path", "img"}:
            continue
        if element.tag in _HEADINGS and element.find(".//a[@href]") is not None:
            return  # the first card of a listing
        content = element.text_content()
        text = content if len(content) > _MOST_INDENTED else one_line(" ".join(element.itertext()))
        if element.tag == "p" and len(text) > _PROSE:
            return
        if 0 < len(text) <= LONGEST_BYLINE:
            yield text, element


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    at: HtmlElement | None = element
    while at is not None and at.tag != "body":
        for sibling in at.itersiblings():
            yield from sibling.iter()
        at = at.getparent()
