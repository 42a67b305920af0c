"""The dates that a reader sees near the title, each with what the page says that it is the date of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain, islice

from lxml.html import HtmlElement

from crawler.reading.date_labels import Label, label_after, label_alone, label_before
from crawler.reading.dates import Precision, PrintedDate, absolute_date, declared_date, relative_date
from crawler.reading.wording import one_line

_PROSE = 220  # characters: a paragraph this long is the article, and the line with the date stands before it
_LONGEST_LINE = 160
_MOST_INDENTED = 2000  # characters with the source's indentation: more is no line, and not worth folding
_FARTHEST_AFTER = 120  # elements after the title
_FARTHEST_BEFORE = 8  # elements before it, of its own three nearest containers: what is farther is the page's head
_LEVELS_BEFORE = 3
_LINES_AFTER_A_DATE = 12  # in which its label, or the other of two dates, may stand
_LONGEST_BESIDE = 40  # characters beside the date in a line that nothing marks: a name, a section, '5 min read'
_LONGEST_ALONE = 16  # characters beside a date far from the title: the name of a day, 'Posted on'
_BESIDE = frozenset({"aside", "footer", "nav", "head", "title"})
_LINKED_HEADINGS = frozenset({"h2", "h3", "h4"})
_NO_TEXT = frozenset({"script", "style", "noscript", "svg", "path", "img", "select", "option", "form", "button"})
_DATE_NAME = re.compile(r"date|time|publish|posted|byline|meta|datum|fecha|info", re.IGNORECASE)
_MODIFIED_NAME = re.compile(r"updat|modif|revis", re.IGNORECASE)
_PUBLISHED_NAME = re.compile(r"publi|posted|entry-date|created|dateline", re.IGNORECASE)
_NOT_THE_ARTICLES = re.compile(r"today|current|clock|event|comment|related", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}|[\u3040-\u9fff\uac00-\ud7af]")
_SENTENCE = re.compile(r"[.!?。！？]\s|[?？]$")


@dataclass(frozen=True, slots=True)
class VisibleDate:
    """`label`: None where the page doesn't say. `is_marked`: the element's name says that it holds a date."""

    date: PrintedDate
    label: Label | None
    is_marked: bool


def dates_near(title: HtmlElement, captured_at: datetime, language: str | None) -> list[VisibleDate]:
    """The dates in the lines after the title, then in those just before it, in order."""
    found: list[VisibleDate] = []
    label: Label | None = None
    left = _LINES_AFTER_A_DATE
    for element, text in chain(_lines_after(title), _lines_before(title)):
        left -= bool(found)
        if not left:
            break
        if not any(map(str.isdigit, text)) and len(text) < _LONGEST_LINE and (alone := label_alone(text)):
            label = alone
            if not (element.tag == "time" and element.get("datetime")):
                found.extend(_dates_in(element, text, captured_at, language))
            continue
        dates = _dates_in(element, text, captured_at, language)
        found.extend(VisibleDate(d.date, d.label or label, d.is_marked) for d in dates)
        if dates:
            label = None
    return found


def date_anywhere(tree: HtmlElement, captured_at: datetime, language: str | None) -> VisibleDate | None:
    """The date of a page that shows none near its title: one that is called the publication's, or else the first that
    is alone in its line. Not of what stands beside the article."""
    first: VisibleDate | None = None
    skipped: HtmlElement | None = None
    for element, text in _lines(tree.iter()):
        if skipped is not None and _is_in(element, skipped):
            continue
        if element.tag in _BESIDE:
            skipped = element
        elif len(text) <= _LONGEST_LINE and any(map(str.isdigit, text)):
            for found in _dates_in(element, text, captured_at, language):
                if found.label is Label.PUBLISHED:
                    return found
                is_alone = len(text) - len(found.date.text) <= _LONGEST_ALONE and len(found.date.iso) >= len(
                    "2017-10-03"
                )
                if first is None and found.label is None and is_alone:
                    first = found
    return first


def time_date(element: HtmlElement, captured_at: datetime, language: str | None) -> VisibleDate | None:
    """The date of a <time>, or of an element with itemprop=datePublished. Its label stands in it or just before it."""
    text = one_line(element.text_content())[: _LONGEST_LINE * 2]
    printed = element.get("datetime") or element.get("content")
    date = declared_date(printed, captured_at, language) if printed else None
    if date is None and len(text) <= _LONGEST_LINE:
        date = absolute_date(text, captured_at, language) or relative_date(text, captured_at, language)
    if date is None:
        return None
    names = _names(element)
    label = label_before(text) or label_alone(_said_before(element))
    if element.get("pubdate") is not None or _PUBLISHED_NAME.search(names):
        label = Label.PUBLISHED
    if label is None and _MODIFIED_NAME.search(names):
        label = Label.MODIFIED
    return VisibleDate(date, label, is_marked=True)


def _said_before(element: HtmlElement) -> str:
    """The words of the same line before an element, back to the element before it: 'Updated:' of 'Updated: <time>'."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        return one_line(before.tail or "")
    return one_line(parent.text or "") if parent is not None else ""


def _dates_in(element: HtmlElement, text: str, captured_at: datetime, language: str | None) -> list[VisibleDate]:
    if element.tag == "time" and (found := time_date(element, captured_at, language)) is not None:
        shown = absolute_date(text, captured_at, language) or relative_date(text, captured_at, language)
        return [replace(found, date=replace(found.date, text=shown.text if shown else text or found.date.text))]
    if len(text) > _LONGEST_LINE:
        return []
    names = _names(element)
    is_marked = bool(_DATE_NAME.search(names))
    dates = list(_labelled(text, captured_at, language))
    if not dates or _NOT_THE_ARTICLES.search(names):
        return []
    beside = len(text) - sum(len(date.text) for date, _ in dates)
    is_plain = beside <= _LONGEST_BESIDE and not _SENTENCE.search(text)
    by_name = Label.MODIFIED if _MODIFIED_NAME.search(names) and not _PUBLISHED_NAME.search(names) else None
    return [
        VisibleDate(date, label or (by_name if len(dates) == 1 else None), is_marked)
        for date, label in dates
        if label or is_marked or (is_plain and _is_day(date, text))
    ]


def _is_day(date: PrintedDate, text: str) -> bool:
    """'Yesterday' in a line with other words is part of a sentence."""
    is_word = date.relative and not any(map(str.isdigit, date.text))
    return date.precision in {Precision.DAY, Precision.TIME} and not (
        is_word and _WORD.search(text.replace(date.text, ""))
    )


def _labelled(text: str, captured_at: datetime, language: str | None) -> Iterator[tuple[PrintedDate, Label | None]]:
    """Every date of a line with the label before it, or behind it where none is before any."""
    at = 0
    while (date := absolute_date(text[at:], captured_at, language)) is not None:
        start = text.index(date.text, at)
        end = start + len(date.text)
        yield date, label_before(text[at:start]) or label_after(text[end:])
        at = end
    if at == 0 and (date := relative_date(text, captured_at, language)) is not None:
        yield date, label_before(text[: text.index(date.text)])


def _names(element: HtmlElement) -> str:
    return " ".join(filter(None, (element.get("class"), element.get("id"), element.get("itemprop"))))


def _lines_after(title: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Short texts after the title, up to the article's first prose or a listing's first card."""
    for element, text in _lines(islice(_following(title), _FARTHEST_AFTER)):
        if element.tag in _LINKED_HEADINGS and element.find(".//a[@href]") is not None:
            return
        if element.tag == "p" and len(text) > _PROSE:
            return
        if len(text) <= _LONGEST_LINE:
            yield element, text


def _lines_before(title: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Short texts just before the title, the nearest first."""
    at: HtmlElement | None = title
    left = _FARTHEST_BEFORE
    for _ in range(_LEVELS_BEFORE):
        if at is None or at.tag in {"body", "main"}:
            return
        for sibling in islice(at.itersiblings(preceding=True), left):
            left -= 1
            if isinstance(sibling.tag, str) and sibling.tag not in {"nav", "ul"}:
                lines = _lines(islice(sibling.iter(), _FARTHEST_AFTER))
                yield from (line for line in lines if len(line[1]) <= _LONGEST_LINE)
        at = at.getparent()


def _lines(elements: Iterable[HtmlElement]) -> Iterator[tuple[HtmlElement, str]]:
    """Each element with its text, outer before inner; the parts of a short line only if one of them is a <time>."""
    given: HtmlElement | None = None
    for element in elements:
        if (
            not isinstance(element.tag, str)
            or element.tag in _NO_TEXT
            or (given is not None and _is_in(element, given))
        ):
            continue
        if text := _text(element):
            if len(text) <= _LONGEST_LINE and (element.tag == "time" or element.find(".//time") is None):
                given = element
                yield element, text
            elif len(text) > _LONGEST_LINE:
                yield element, text


def _text(element: HtmlElement) -> str:
    """The element's words in one line; of what is too long for a line, nothing but its length is looked at."""
    content: str = element.text_content()
    if len(content) > _MOST_INDENTED:
        return content
    folded = one_line(content)
    is_line = len(folded) <= _LONGEST_LINE and len(element)
    return (
        one_line(" ".join(element.itertext())) if is_line else folded
    )  # text_content() joins '3 May' and 'By' to a word


def _is_in(element: HtmlElement, other: HtmlElement) -> bool:
    return any(ancestor is other for ancestor in element.iterancestors())


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    at: HtmlElement | None = element
    while at is not None and at.tag != "body":
        for sibling in at.itersiblings():
            yield from sibling.iter()
        at = at.getparent()
