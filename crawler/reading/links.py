"""The links of a page, each with its role: one walk over the raw tree gathers the facts, `link_rules` decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from crawler.reading.cues import cues_of
from crawler.reading.document import Document
from crawler.reading.link_decision import Decision
from crawler.reading.link_facts import LinkFacts, hints_of
from crawler.reading.link_lines import LONGEST_TEXT, PROSE_WRAPPERS, first_words, line_around, scripted_address, text_of
from crawler.reading.link_rules import decide
from crawler.reading.page_facts import PageFacts
from storage.records import Link, LinkRole, PageKind, PartTitle

_WALKED = ("a", "area", "link", "h1", "h2", "h3", "h4", "h5", "h6")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CSS_LEVELS = 6  # classes further out describe the page, not the place
_HEADING_REACH = 2  # a heading speaks for what its second ancestor holds: it may have a wrapper of its own
_NO_HINTS: frozenset[str] = frozenset()
_PROSE = frozenset({"p", "blockquote", "dd", "li", "td"})
_DIRECTIONS = frozenset({"forward", "backward", "left", "right"})
_NEAREST = 2  # named places, the link's own and its item's, whose name may say where it leads
_PROSE_SURPLUS = 25  # letters around a link that make it one in a sentence; list marks and dates are shorter
_TELLING_TAGS = _HEADINGS | {"main", "nav", "footer", "aside"}

_NAV = re.compile(
    r"(?:^|[_-])(?:menu|navbar|navigation|nav|footer|foot|breadcrumbs?|topbar|masthead|site-header)(?=$|[_-])"
)
_ASIDE = re.compile(r"(?:^|[_-])(?:sidebar|side-bar|widget|aside|rail)(?=$|[_-])")
_NOT_ASIDE = re.compile(r"(?:with|has|no|without)[-_]?(?:sidebar|nav|menu)|(?:content|main|wrap|layout|container)")


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
    """A link with the element that it stands on (None for a link of the head), and what was decided of it.

    Its `Link` is made when it is asked for: most links of a page lead nowhere of interest, and their key costs most.
    """

    element: HtmlElement | None
    facts: LinkFacts
    decision: Decision

    @property
    def role(self) -> LinkRole:
        return self.decision.role

    @property
    def link(self) -> Link:
        url = self.facts.url or self.facts.page.url
        nofollow = "nofollow" in self.facts.rels
        why = f"{self.decision.why}; rel=nofollow" if nofollow else self.decision.why
        return Link(url, self.facts.key, self.facts.text, self.role, why, self.decision.number, nofollow=nofollow)


class _Place(NamedTuple):
    """What surrounds a link. `hints` are those of the innermost places that have a name, one set each."""

    where: str
    hints: tuple[frozenset[str], ...] = ()
    in_heading: bool = False


_HEAD, _BODY = _Place("head"), _Place("body")


def find_links(document: Document, context: ReadingContext) -> list[FoundLink]:
    """Every <a>, <area> and <link rel=next|prev> of the raw tree with its role, in document order.

    What leads to no page (`javascript:`, `#top`) keeps the page's own address. Reads the tree and doesn't change it.
    """
    page = PageFacts(context.url, context.kind, context.part_title, context.language, context.title or "")
    walk = _Walk(document, page)
    gathered = list(walk.facts())
    titled = {facts.key for _, facts in gathered if facts.in_heading}
    found = []
    ends = _pager_ends([facts for _, facts in gathered])
    for element, facts in gathered:
        if ends and element is None:
            facts.rel = ""
        facts.titled_elsewhere = facts.is_here and not facts.in_heading and facts.key in titled
        found.append(FoundLink(element, facts, decide(facts)))
    return found


def _pager_ends(links: list[LinkFacts]) -> bool:
    """True if the page's own pager leads back to numbered pages and to none beyond. Templates that name a next page in
    the head do so on the last one too."""
    if not any(facts.where == "head" and facts.step is not None and facts.step.forward > 0 for facts in links):
        return False
    steps = [facts.step for facts in links if facts.where != "head" and facts.is_here and facts.step is not None]
    named = [step.forward for step in steps if step.named and step.own is not None and step.number is not None]
    return -1 in named and max(named) < 0


def link_roles(document: Document, context: ReadingContext) -> tuple[Link, ...]:
    """The links of `find_links`, without their elements."""
    return tuple(found.link for found in find_links(document, context))


class _Walk:
    """One walk in document order, remembering the heading above, each ancestor's place and each block's length."""

    def __init__(self, document: Document, page: PageFacts) -> None:
        self.document = document
        self.page = page
        self.places: dict[HtmlElement, _Place] = {}
        self.alike: dict[tuple[int, object, str | None, str | None], _Place] = {}
        self.letters: dict[HtmlElement, int] = {}
        self.heading = ""
        self.section: HtmlElement | None = None

    def facts(self) -> Iterator[tuple[HtmlElement | None, LinkFacts]]:
        for element in self.document.tree.iter(*_WALKED):
            tag = element.tag
            if tag in _HEADINGS:
                self._note_heading(element)
                continue
            href = element.get("href")
            if href is None:
                continue
            if href.startswith(("#", "javascript:")):
                href = scripted_address(element) or href
            rel = element.get("rel", "")
            if tag == "link":
                if {"next", "prev"} & set(rel.lower().split()):
                    yield None, LinkFacts(self.page, "", href, rel, where="head", base_url=self.document.base_url)
            else:
                yield element, self._facts(element, href, rel)

    def _facts(self, element: HtmlElement, href: str, rel: str) -> LinkFacts:
        """The facts of a link. One to another site has no role wherever it stands, so that isn't looked at."""
        facts = LinkFacts(self.page, text_of(element), href, rel, base_url=self.document.base_url)
        if facts.url is None or facts.is_here:
            place = self._place(element)
            facts.where = place.where
            facts.hints = _hints(place, element, facts.text)
            facts.in_heading = place.in_heading
            facts.heading = "" if place.in_heading else self._heading_above(element)
            if place.where == "body":
                facts.in_text = self._in_prose(element, len(facts.text))
                facts.around = line_around(element, facts.text)
        return facts

    def _note_heading(self, element: HtmlElement) -> None:
        """Remembers a heading and the element that it speaks for; one that announces nothing ends the one before."""
        self.heading, self.section = text_of(element), None
        if not cues_of(self.heading):
            return
        own = set(element.iter("a"))
        for ancestor in islice(element.iterancestors(), _HEADING_REACH):
            if ancestor.tag in {"body", "main", "html"}:
                break
            self.section = ancestor
            if any(link not in own for link in ancestor.iter("a")):
                break  # a box of its own, which has what the heading announces

    def _heading_above(self, element: HtmlElement) -> str:
        """The heading that speaks for a link. The walk is in document order: once outside its section, always."""
        if self.section is None:
            return ""
        if any(ancestor is self.section for ancestor in element.iterancestors()):
            return self.heading
        self.section = None
        return ""

    def _place(self, element: HtmlElement) -> _Place:
        """The place of an element, each of its ancestors looked at once a page, and cards of one kind once together."""
        new = []
        at: HtmlElement | None = element
        while at is not None and at not in self.places:
            new.append(at)
            at = at.getparent()
        place = _BODY if at is None else self.places[at]
        for below in reversed(new):
            key = (id(place), below.tag, below.get("class"), below.get("id"))
            within = self.alike.get(key)
            if within is None:
                within = self.alike[key] = _place_within(place, below)
            place = self.places[below] = within
        return place

    def _in_prose(self, element: HtmlElement, own: int) -> bool:
        """True if the link, of `own` letters, stands in a block that says more than the link."""
        block = element.getparent()
        while block is not None and block.tag in PROSE_WRAPPERS:
            block = block.getparent()
        if block is None or block.tag not in _PROSE:
            return False
        letters = self.letters.get(block)
        if letters is None:
            letters = self.letters[block] = len(first_words(block, LONGEST_TEXT + _PROSE_SURPLUS))
        return letters >= own + _PROSE_SURPLUS


def _place_within(above: _Place, element: HtmlElement) -> _Place:
    tag = element.tag
    if tag in {"html", "body"}:
        return _BODY
    names = f"{element.get('class', '')} {element.get('id', '')}".strip()
    if names:
        hints = (*above.hints[1 - _CSS_LEVELS :], hints_of(names))
    elif tag in _TELLING_TAGS:
        hints = above.hints
    else:
        return above
    return _Place(_where(tag, names, above.where), hints, above.in_heading or tag in _HEADINGS)


def _where(tag: str, names: str, above: str) -> str:
    if tag == "main":
        return "body"
    if tag in {"nav", "footer"}:
        return "nav"
    if tag == "aside":
        return "aside"
    if above == "nav" or not names:
        return above
    named = _named_place(names)
    return named if named == "nav" or (named and above == "body") else above


@lru_cache(maxsize=8192)
def _named_place(names: str) -> str:
    """The place that class names and ids speak of: nav, aside, or '' for none."""
    places = set(map(_place_of_name, names.lower().split()))
    if "content" in places:
        return ""
    return "nav" if "nav" in places else "aside" if "aside" in places else ""


@lru_cache(maxsize=8192)
def _place_of_name(name: str) -> str:
    """The same for one name in lower case; 'content' is a name that the others don't count beside."""
    if _NOT_ASIDE.search(name):
        return "content"
    if _NAV.search(name):
        return "nav"
    return "aside" if _ASIDE.search(name) else ""


def _hints(place: _Place, element: HtmlElement, text: str) -> frozenset[str]:
    """What the names around a link say, and of one without text those of its icon; a direction only from nearby."""
    hints = _NO_HINTS.union(*place.hints)
    if hints & _DIRECTIONS:
        hints -= _DIRECTIONS - _NO_HINTS.union(*place.hints[-_NEAREST:])
    if not text:
        hints = hints.union(*(hints_of(names) for inner in element.iter() if (names := inner.get("class"))))
    return hints
