"""What is special about one site, as data: CSS selectors that stand above the general rules."""

from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from crawler.reading.wording import fold, one_line
from storage.records import PartTitle

_MOST_STRINGS = 16
"""Strings, before and behind each tag, in an element that is a line by itself: '<b>Related</b> <i>Articles</i>' has
five. More is no heading in however many boxes."""


@dataclass(frozen=True, slots=True)
class SiteRule:
    """Selectors for one site. None means: the general rules decide, as they do where a selector matches nothing.

    `body` is the element that holds the article, and a page that has it is one; `title`, `authors` and `published`
    hold the words to be read; `strip` is removed from the page before its content is read; `next` are links to the
    next page of an article; `series` holds the name that the parts of an article share. `cut_at` are lines, not
    selectors, each the whole text of an element: the article lies between the last above the title and the first below.

    `host` is the site's, `version` tells this rule from the site's others, of other days or before an edit. A selector
    that isn't CSS raises `cssselect.SelectorError`: check rules when loading them.
    """

    host: str
    version: str
    body: str | None = None
    title: str | None = None
    authors: str | None = None
    published: str | None = None
    strip: str | None = None
    next: str | None = None
    series: str | None = None
    cut_at: tuple[str, ...] = ()


def selected(tree: HtmlElement, selector: str | None) -> list[tuple[HtmlElement, str]]:
    """The elements with text that a rule's selector names, each with its text; none if the rule says nothing."""
    found = tree.cssselect(selector) if selector else []
    return [(element, text) for element in found if (text := one_line(element.text_content()))]


def named_series(tree: HtmlElement, said: PartTitle | None, site: SiteRule | None) -> PartTitle | None:
    """A page's place in the series that the rule's element names, numbered as its title says; `said`, which is what
    the title says, if the rule or the page names none."""
    found = selected(tree, site.series) if site else []
    if not found:
        return said
    return PartTitle(found[0][1], said.number if said else None, said.total if said else None)


def cut(tree: HtmlElement, title: str | None, site: SiteRule | None) -> None:
    """Takes out of the page the last of the rule's lines above the title with everything before it, and the first below
    with everything behind it. Where no element is the title, the whole page is below it."""
    lines = {fold(line) for line in site.cut_at} if site else set()
    body = tree.find("body")
    if not lines or body is None:
        return
    found = _lines(body)
    heading = fold(title or "")
    top = next((place for place, (_, line) in enumerate(found) if heading and line == heading), 0)
    above = [element for element, line in found[:top] if line in lines]
    below = [element for element, line in found[top:] if line in lines]
    if below:
        _drop_from(below[0])
    if above:
        _drop_up_to(above[-1], body)


def _lines(body: HtmlElement) -> list[tuple[HtmlElement, str]]:
    """The elements in it that hold no more than a line, each with its text, folded. One pass: asking each element for
    its text took 3 s on a page of 2,000 nested ones."""
    found: dict[int, tuple[HtmlElement, str]] = {}
    strings: list[str] = []
    begun: list[tuple[int, int]] = []
    for place, (event, element) in enumerate(etree.iterwalk(body, events=("start", "end"))):
        if event == "start":
            begun.append((place, len(strings)))
            strings.append(element.text or "")
            continue
        start, first = begun.pop()
        if len(strings) - first <= _MOST_STRINGS and element is not body:
            found[start] = (element, fold("".join(strings[first:])))
        strings.append(element.tail or "")
    return [found[start] for start in sorted(found)]


def _drop_from(element: HtmlElement) -> None:
    """Takes out an element and all that follows it in the document."""
    at = element
    while (parent := at.getparent()) is not None:
        for later in list(at.itersiblings()):
            parent.remove(later)
        at.tail = None
        at = parent
    element.drop_tree()


def _drop_up_to(element: HtmlElement, body: HtmlElement) -> None:
    """Takes out an element and all that precedes it in the body."""
    at = element
    while at is not body and (parent := at.getparent()) is not None:
        for earlier in list(at.itersiblings(preceding=True)):
            parent.remove(earlier)
        parent.text = None
        at = parent
    element.drop_tree()
