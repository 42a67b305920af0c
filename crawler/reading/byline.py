"""The line under a title: who wrote it, when, in which section. Names as printed, without 'By'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from crawler.reading.dates import PrintedDate, find_date
from crawler.reading.wording import one_line

LONGEST_BYLINE = 200
LONGEST_NAME = 60
_PROSE = 220  # a paragraph this long is the article: the byline stands before it
_MOST_INDENTED = 2000  # characters with the source's indentation: more is no line, and not worth folding
_HEADINGS = frozenset({"h2", "h3", "h4"})
_FARTHEST = 120  # elements after the title
_NAME_LISTS = re.compile(
    r"\s*(?:;|,|\||\n|&|•|·|\s/\s|/(?=\S+\s)|、|，|\b(?:and|und|et|y|e|en|och|og|и|with)\b(?=\s))\s*", re.IGNORECASE
)
_BY = re.compile(
    r"^\W*(?:(?:written|posted|published|words|text|story|report|reported|article)\s+)?"
    r"(?:by|von|par|por|di|door|av|af|od|από|tekst|autor(?:es?)?|author(?:s)?|auteur|автор|текст|作者|记者|記者|文|著者|執筆)"
    r"(?:\s*[:：/／]\s*|\s+)",
    re.IGNORECASE,
)
_BY_STRICT = re.compile(_BY.pattern.replace("|di|", "|").replace("|av|af|od|", "|"), re.IGNORECASE)
_BYLINE_NAME = re.compile(r"byline|author|writer|contributor|autor|auteur", re.IGNORECASE)
_DATE_NAME = re.compile(r"date|time|publish|posted|byline|meta|datum|fecha|info", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|@\w+\.\w|[<>{}\[\]=]|\d{3}|^\W*$"
    r"|\b(?:read|share|comment|follow|subscribe|updated|minutes?|posts?|articles|photo|image|getty)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\s*(?:\((?:[^()]*)\)|,?\s*\b(?:staff (?:writer|reporter)|(?:senior |chief )?(?:reporter|correspondent|editor)"
    r"|contributor|redakteur(?:in)?))\s*$",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"(?:\s@|\d|\b(?:published|posted|updated)\b).*", re.IGNORECASE | re.DOTALL)
_PARTICLES = frozenset(
    "de del della di da van von der den la le el al bin ibn y e du dos das af av ter ten of the for at".split()
)
_CATEGORY = re.compile(r"[^\W\d_][\w&/' -]{1,38}")
_NOT_A_CATEGORY = re.compile(
    r"\b(?:min|read|comments?|share|views?|updated|print|email|ago|am|pm|by|reply)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What the lines after a title say. `line` is the text that names the authors after a 'By', '' if none does;
    `marked` are names without a 'By', in an element that is called author or byline."""

    authors: tuple[str, ...] = ()
    published: PrintedDate | None = None
    category: str | None = None
    line: str = ""
    marked: tuple[str, ...] = ()


def find_byline(title: HtmlElement | None, captured_at: datetime, language: str | None) -> Byline:
    """The byline of the heading that shows the title; an empty one if there is no heading or no such line."""
    authors: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    published = category = None
    line = ""
    if title is None:
        return Byline()
    for text, element in _short_lines(title):
        if not authors and (byline := read_byline(text, captured_at, language)) is not None:
            authors, line = byline.authors, text
            published, category = byline.published or published, byline.category
            continue
        if not marked and len(text) <= LONGEST_NAME and _named(element, _BYLINE_NAME):
            names = split_names(text)
            marked = names if all(map(is_name, names)) and not re.search(r"\d", text) else ()
        if published is None and len(text) <= 100 and (element.tag == "time" or _named(element, _DATE_NAME)):
            published = find_date(text, captured_at, language)
        if authors and published:
            break
    return Byline(authors, published, category, line, marked)


def read_byline(text: str, captured_at: datetime, language: str | None) -> Byline | None:
    """'By A and B, over 6 years ago Business' -> both names, the date, the section; None if no name is announced."""
    found = _BY_STRICT.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    printed = find_date(rest, captured_at, language)
    names, after = rest, ""
    if printed is not None:
        at = rest.lower().find(printed.text.lower())
        names, after = rest[:at], rest[at + len(printed.text) :]
        names = re.sub(
            r"[\s,|·•–—-]*(?:\b(?:on|am|le|el|il|updated|published|posted)\b:?\s*)?(?:\w+day,?\s*)?$", "", names
        )
    authors = split_names(names)
    if not authors or not all(map(is_name, authors)):
        return None
    after = after.strip(" ,|·•–—-/:").strip()
    is_category = _CATEGORY.fullmatch(after) and not _NOT_A_CATEGORY.search(after) and len(after.split()) <= 4
    return Byline(authors, printed, after if is_category else None, text)


def split_names(text: str) -> tuple[str, ...]:
    """The names in 'A, B and C', in order, each once, without 'By' and without roles in brackets."""
    names: dict[str, None] = {}
    for part in _NAME_LISTS.split(_BY.sub("", one_line(text))):
        name = _ROLE.sub("", _AFTER_NAME.sub("", _BY.sub("", part))).strip(" ,.:;|-–—*\"'“”")
        if name:
            names.setdefault(name)
    return tuple(names)


def is_name(text: str) -> bool:
    """True for what may be a person's or a desk's name: few words, capitalised or of a script without capitals."""
    words = text.split()
    if not words or len(text) > LONGEST_NAME or len(words) > 7 or _NOT_A_NAME.search(text):
        return False
    return all(word[0].isupper() or not word[0].islower() or word.lower() in _PARTICLES for word in words)


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
