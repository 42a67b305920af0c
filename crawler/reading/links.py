"""The links of a page, each with its role: one walk over the raw tree gathers the facts, `link_rules` decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from crawler.reading.document import Document
from crawler.reading.link_facts import LinkFacts, PageFacts, hints_of
from crawler.reading.link_rules import decide
from storage.records import Link, PageKind, PartTitle

_WALKED = ("a", "area", "link", "h1", "h2", "h3", "h4", "h5", "h6")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CSS_LEVELS = 6  # classes further out describe the page, not the place
_HEADING_REACH = 2  # a heading speaks for what its second ancestor holds: it may have a wrapper of its own
_NO_HINTS: frozenset[str] = frozenset()
_PROSE = frozenset({"p", "blockquote", "dd", "li", "td"})
_PROSE_WRAPPERS = frozenset({"em", "strong", "b", "i", "span", "u", "font", "mark"})
_PROSE_SURPLUS = 25  # letters around a link that make it one in a sentence; list marks and dates are shorter
_LONGEST_TEXT = 300

_NAV = re.compile(
    r"(?:^|[\s_-])(?:menu|navbar|navigation|nav|footer|foot|breadcrumbs?|topbar|masthead|site-header)(?=$|[\s_-])",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?:^|[\s_-])(?:sidebar|side-bar|widget|aside|rail)(?=$|[\s_-])", re.IGNORECASE)
_NOT_ASIDE = re.compile(
    r"(?:with|has|no|without)[-_]?(?:sidebar|nav|menu)|(?:content|main|wrap|layout|container)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What is known of a page before its links are read. `language` is a BCP 47 tag or None."""

    url: str
    kind: PageKind
    title: str | None = None
    part_title: PartTitle | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link with the element that it stands on: None for a link of the head."""

    element: HtmlElement | None
    link: Link


@dataclass(frozen=True, slots=True)
class _Place:
    where: str
    hints: tuple[frozenset[str], ...]
    in_heading: bool


def find_links(document: Document, context: ReadingContext) -> list[FoundLink]:
    """Every <a>, <area> and <link rel=next|prev> of the raw tree with its role, in document order.

    What leads to no page (`javascript:`, `#top`) keeps the page's own address. Reads the tree and doesn't change it.
    """
    page = PageFacts(context.url, context.kind, context.part_title, context.language)
    walk = _Walk(document, page)
    gathered = list(walk.facts())
    titled = {facts.key for _, facts in gathered if facts.in_heading}
    found = []
    for element, facts in gathered:
        facts.titled_elsewhere = not facts.in_heading and facts.key in titled
        decision = decide(facts)
        url = facts.url or context.url
        link = Link(url, facts.key, facts.text, decision.role, decision.why, decision.number)
        found.append(FoundLink(element, link))
    return found


def link_roles(document: Document, context: ReadingContext) -> tuple[Link, ...]:
    """The links of `find_links`, without their elements."""
    return tuple(found.link for found in find_links(document, context))


class _Walk:
    """One walk in document order, remembering the heading above and each ancestor's place."""

    def __init__(self, document: Document, page: PageFacts) -> None:
        self.document = document
        self.page = page
        self.places: dict[HtmlElement, _Place] = {}
        self.heading = ""
        self.heading_holders: frozenset[HtmlElement] = frozenset()

    def facts(self) -> Iterator[tuple[HtmlElement | None, LinkFacts]]:
        for element in self.document.tree.iter(*_WALKED):
            tag = element.tag
            if tag in _HEADINGS:
                self._note_heading(element)
                continue
            href = element.get("href")
            if href is None:
                continue
            rel = element.get("rel", "")
            if tag == "link":
                if {"next", "prev"} & set(rel.lower().split()):
                    yield None, self._facts(element, "", href, _Place("head", (), in_heading=False))
            else:
                yield element, self._facts(element, _text(element), href, self._place(element))

    def _facts(self, element: HtmlElement, text: str, href: str, place: _Place) -> LinkFacts:
        parent = element.getparent()
        below = parent is not None and place.where != "head" and self._under_heading(element)
        return LinkFacts(
            page=self.page,
            text=text,
            href=href,
            rel=element.get("rel", ""),
            hints=_NO_HINTS.union(*place.hints),
            heading=self.heading if below and not place.in_heading else "",
            where=place.where,
            in_text=place.where == "body" and _in_prose(element, text),
            in_heading=place.in_heading,
            base_url=self.document.base_url,
        )

    def _note_heading(self, element: HtmlElement) -> None:
        self.heading = _text(element)
        holders: list[HtmlElement] = []
        for ancestor in element.iterancestors():
            if len(holders) == _HEADING_REACH or ancestor.tag in {"body", "main", "html"}:
                break
            holders.append(ancestor)
        self.heading_holders = frozenset(holders)

    def _under_heading(self, element: HtmlElement) -> bool:
        return any(ancestor in self.heading_holders for ancestor in element.iterancestors())

    def _place(self, element: HtmlElement) -> _Place:
        known = self.places.get(element)
        if known is not None:
            return known
        parent = element.getparent()
        above = self._place(parent) if parent is not None else _Place("body", (), in_heading=False)
        tag = element.tag
        if tag in {"html", "body"}:
            place = _Place("body", (), in_heading=False)
        else:
            names = f"{element.get('class', '')} {element.get('id', '')}".strip()
            hints = (*above.hints[1 - _CSS_LEVELS :], hints_of(names)) if names else above.hints
            place = _Place(_where(tag, names, above.where), hints, above.in_heading or tag in _HEADINGS)
        self.places[element] = place
        return place


def _where(tag: str, names: str, above: str) -> str:
    if tag == "main":
        return "body"
    if tag in {"nav", "footer"}:
        return "nav"
    if tag == "aside":
        return "aside"
    named = _named_place(names) if names else ""
    return named if named == "nav" or (named and above == "body") else above


@lru_cache(maxsize=4096)
def _named_place(names: str) -> str:
    """The place that class names and ids speak of: nav, aside, or '' for none."""
    if _NOT_ASIDE.search(names):
        return ""
    if _NAV.search(names):
        return "nav"
    return "aside" if _ASIDE.search(names) else ""


def _text(element: HtmlElement) -> str:
    """The element's words; of an image link, its label or the image's alternative text."""
    text = (element.text or "") if len(element) == 0 else "".join(element.itertext())
    words = " ".join(text.split())
    if not words:
        words = element.get("aria-label") or element.get("title") or next(iter(element.xpath(".//img/@alt")), "")
        words = " ".join(words.split())
    return words[:_LONGEST_TEXT]


def _in_prose(element: HtmlElement, text: str) -> bool:
    parent = element.getparent()
    while parent is not None and parent.tag in _PROSE_WRAPPERS:
        parent = parent.getparent()
    if parent is None or parent.tag not in _PROSE:
        return False
    return len(" ".join("".join(parent.itertext()).split())) >= len(text) + _PROSE_SURPLUS
