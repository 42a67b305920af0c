"""Who wrote an article: the names that the page gives, from the place that is most to be believed."""

from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from crawler.reading.byline import Byline, is_name, split_names
from crawler.reading.document import Document
from crawler.reading.site_name import site_names
from crawler.reading.site_rule import SiteRule, selected
from crawler.reading.structured import StructuredData
from crawler.reading.urls import host_of
from crawler.reading.wording import fold, one_line

_AUTHOR_META = (
    "author article:author og:article:author parsely-author sailthru.author dc.creator dcterms.creator citation_author"
    " byl cxenseparse:author twitter:creator:name"
).split()


def find_authors(
    page: Document, data: StructuredData, byline: Byline, site: SiteRule | None
) -> tuple[tuple[str, ...], str]:
    """The authors as printed and where they stand; ((), "") if the page names none."""
    if site and (found := selected(page.tree, site.authors)):
        return unique(name for _, text in found for name in split_names(text)), "site rule"
    candidates = [(names, why) for names, why in _author_candidates(page, data, byline) if names]
    own_names = site_names(data, host_of(page.url))
    persons = [choice for choice in candidates if not all(fold(name) in own_names for name in choice[0])]
    return next(iter([*persons, *candidates]), ((), ""))


def _author_candidates(page: Document, data: StructuredData, byline: Byline) -> Iterator[tuple[tuple[str, ...], str]]:
    """What the page offers, best first. One that only names the site is left for last: a byline may name the writer."""
    for node in data.articles()[:1]:
        yield unique(n for name in _names(node.get("author")) for n in _declared_names(name)), "JSON-LD author"
    yield byline.authors, f"byline {byline.line!r}"
    for name in _AUTHOR_META:
        yield unique(n for value in data.meta.get(name, ()) for n in _declared_names(value)), f"<meta> {name}"
    yield unique(_marked_authors(page.tree)), "rel=author or itemprop=author"
    yield byline.marked, "an element called author or byline"


def _names(value: object) -> list[str]:
    """Names in a JSON-LD author or publisher: a string, a node, or a list of either."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    if isinstance(value, dict):
        return _names(value.get("name"))
    return []


def _declared_names(text: str) -> list[str]:
    """Names in a declared value, which may be anything: addresses, handles and 'admin' name nobody."""
    text = one_line(text)
    if not text or "http" in text or text.startswith(("@", "www.")) or ("/" in text and " " not in text):
        return []
    return [
        name for name in split_names(text) if fold(name) not in {"admin", "administrator", "none", "null", "undefined"}
    ]


def _marked_authors(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("a", "span", "p", "div", "address", "h4"):
        if "author" not in ((element.get("rel") or ""), (element.get("itemprop") or "")):
            continue
        nested = element.find(".//*[@itemprop='name']")
        text = one_line((nested if nested is not None else element).text_content())
        yield from (name for name in split_names(text) if is_name(name))


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in order, whatever its case and punctuation."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(fold(name), name)
    return tuple(name for folded, name in kept.items() if folded)
