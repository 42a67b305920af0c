"""What an article is filed under: the site's sections as categories, its subjects as tags."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from crawler.reading.breadcrumbs import HOME, Step, visible_trail
from crawler.reading.document import Document
from crawler.reading.names import unique
from crawler.reading.site_name import is_front_page, site_names
from crawler.reading.structured import StructuredData, types_of
from crawler.reading.urls import host_of
from crawler.reading.wording import fold, meant

_SECTION_META = ("article:section", "og:article:section", "parsely-section", "section", "cxenseparse:category")
_TAG_META = ("article:tag", "og:article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags")
_SEPARATOR = re.compile(r"\s*[,;，、；]\s*")
_MOST_TAGS = 40
_LONGEST = 60  # characters: a section or a subject is a few words; keywords stuffed with sentences are neither
_MOST_CRUMBS = 8
_SHORTEST_CUT = 20  # characters of a title that is cut short: a section's name is shorter
_UNFILED = frozenset("uncategorized|uncategorised|unkategorisiert|non classé|sin categoría|sem categoria".split("|"))


@dataclass(frozen=True, slots=True)
class Filing:
    """Categories and tags, each with where the first of them stands; a category is never a tag as well."""

    categories: tuple[str, ...]
    categories_why: str
    tags: tuple[str, ...]


def find_filing(
    page: Document, data: StructuredData, links: dict[str, list[HtmlElement]], told: tuple[str | None, str | None]
) -> Filing:
    """The page's categories and tags. `told` is its title and the section that its byline names.

    Sections come from one place, the first that has any: JSON-LD, <meta>, links that call themselves categories, the
    declared path to the page without its ends. The byline's section is added. Where there is none of all this, they
    are the steps of the path that a reader sees.
    """
    title, printed = told
    no_section = _UNFILED | site_names(data, host_of(page.url))
    categories: tuple[str, ...] = ()
    why = ""
    for values, where in _sections(page, data, links, title):
        categories = _kept(values, no_section)
        if categories:
            why = where
            break
    if printed:
        categories, why = unique((*categories, printed)), why or "byline"
    if not categories:
        seen = _between_ends(visible_trail(page.tree, title), title, host_of(page.url))
        categories, why = _kept(seen, no_section), "breadcrumbs in sight"
    sections = {fold(category) for category in categories}
    tags = tuple(tag for tag in _tags(data, links) if fold(tag) not in sections)
    return Filing(categories, why, tags[:_MOST_TAGS])


def _kept(values: list[str], but: frozenset[str]) -> tuple[str, ...]:
    texts = [text for value in values if (text := meant(value)) and len(text) <= _LONGEST]
    return unique(text for text in texts if fold(text) not in but)


def _strings(value: object) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)]


def _sections(
    page: Document, data: StructuredData, links: dict[str, list[HtmlElement]], title: str | None
) -> Iterator[tuple[list[str], str]]:
    yield _strings((data.article() or {}).get("articleSection")), "JSON-LD articleSection"
    yield list(data.values(_SECTION_META)), "<meta> of section"
    yield [link.text_content() for link in links.get("category", ()) if link.tag == "a"], "rel=category"
    crumbs = _declared_trail(data) or _marked_trail(page.tree)
    yield _between_ends(crumbs, title, host_of(page.url)), "breadcrumbs"


def _tags(data: StructuredData, links: dict[str, list[HtmlElement]]) -> tuple[str, ...]:
    values = _strings((data.article() or {}).get("keywords"))
    if not values:
        values = next((list(data.meta[name]) for name in _TAG_META if name in data.meta), [])
    if not values:
        sections = {id(link) for link in links.get("category", ())}
        values = [link.text_content() for link in links.get("tag", ()) if id(link) not in sections]
    return _kept([tag for value in values for tag in _SEPARATOR.split(value)], frozenset())


def _declared_trail(data: StructuredData) -> list[Step]:
    """(text, address) of each step in the first JSON-LD BreadcrumbList."""
    for node in data.nodes:
        if "breadcrumblist" in types_of(node):
            items = node.get("itemListElement")
            steps = [step for step in (items if isinstance(items, list) else [items]) if isinstance(step, dict)]
            return [_step(step) for step in sorted(steps[:_MOST_CRUMBS], key=_position)]
    return []


def _position(step: dict[str, Any]) -> int:
    position = str(step.get("position"))
    return int(position) if position.isdecimal() and len(position) < 5 else 0


def _step(step: dict[str, Any]) -> Step:
    item = step.get("item")
    node = item if isinstance(item, dict) else {}
    name = step.get("name") or node.get("name")
    address = item if isinstance(item, str) else node.get("@id") or node.get("url")
    return (name if isinstance(name, str) else "", address if isinstance(address, str) else "")


def _marked_trail(tree: HtmlElement) -> list[Step]:
    """The same from the first element that microdata call a BreadcrumbList."""
    for element in tree.iter("ol", "ul", "nav", "div"):
        if "BreadcrumbList" in (element.get("itemtype") or ""):
            names = [each for each in element.iterdescendants() if each.get("itemprop") == "name"]
            return [(_text(name), _address(name)) for name in names[:_MOST_CRUMBS]]
    return []


def _text(name: HtmlElement) -> str:
    return str(name.get("content") or name.text_content())


def _address(name: HtmlElement) -> str:
    link = name if name.tag == "a" else next(name.iterancestors("a"), None)
    return (link.get("href") or "") if link is not None else ""


def _between_ends(trail: list[Step], title: str | None, host: str) -> list[str]:
    """The steps without the front page and without the article itself, whose title may be cut short."""
    own = fold(title or "")
    kept = []
    for at, (text, address) in enumerate(trail):
        folded = fold(text)
        is_own = folded == own or (at == len(trail) - 1 and _is_cut_short(text, folded, own))
        is_front = folded in HOME or (at == 0 and _is_front(address, host))
        if folded and not is_own and not is_front:
            kept.append(text)
    return kept


def _is_cut_short(text: str, step: str, title: str) -> bool:
    """True if the last step is the title with an ending cut off or added; 'Harbours' above 'Harbours are for ships' is
    a section all the same."""
    is_cut = len(step) >= _SHORTEST_CUT or text.rstrip().endswith(("…", "..."))
    return bool(step) and bool(title) and (step.startswith(title) or (is_cut and title.startswith(step)))


def _is_front(address: str, host: str) -> bool:
    """True for the front page of the site or of the one that it is a part of: example.com for opinion.example.com."""
    if not address:
        return False
    above = host_of(address).removeprefix("www.")
    return is_front_page(address, above if above and host.endswith(f".{above}") else host)
