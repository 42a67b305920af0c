"""What a page says of its article, chosen from everything that it says, with the reason for each choice."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import htmldate
from lxml.html import HtmlElement

from crawler.reading import languages
from crawler.reading.byline import Byline, find_byline, is_name, split_names
from crawler.reading.dates import PrintedDate, absolute_date, find_date
from crawler.reading.document import Document
from crawler.reading.site_rule import SiteRule
from crawler.reading.structured import StructuredData
from crawler.reading.title import Title, find_title, fold, one_line, site_names
from crawler.reading.urls import host_of, same_site, url_key
from storage.records import Evidence, Metadata

_AUTHOR_META = (
    "author article:author og:article:author parsely-author sailthru.author dc.creator dcterms.creator citation_author"
    " byl cxenseparse:author twitter:creator:name"
).split()
_PUBLISHED_META = (
    "article:published_time og:article:published_time og:published_time published_time article.published datepublished"
    " parsely-pub-date sailthru.date dc.date.issued dcterms.created dc.date dcterms.date dc.date.created pubdate"
    " publishdate publish-date publish_date citation_publication_date cxenseparse:recs:publishtime date"
).split()
_MODIFIED_META = (
    "article:modified_time og:article:modified_time og:updated_time datemodified dcterms.modified lastmod last-modified"
    " dc.date.modified"
).split()
_SECTION_META = ("article:section", "og:article:section", "parsely-section", "section", "cxenseparse:category")
_TAG_META = ("article:tag", "og:article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags")
_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")
_MOST_TAGS = 40


@dataclass(slots=True)
class _Chosen:
    """Gathers the evidence of what was chosen."""

    evidence: list[Evidence] = field(default_factory=list)

    def note(self, about: str, value: str | None, why: str) -> str | None:
        if value:
            self.evidence.append(Evidence(about, value, why))
        return value


def read_metadata(
    page: Document, data: StructuredData, captured_at: datetime, site: SiteRule | None = None
) -> tuple[Metadata, tuple[Evidence, ...], Byline]:
    """The metadata, one evidence for each value chosen, and the byline (boilerplate drops its line from the text)."""
    chosen = _Chosen()
    language = chosen.note("language", *languages.page_language(page.tree, data))
    title = _title(page, data, site)
    if title is not None:
        chosen.note("title", title.text, title.why)
    byline = find_byline(title.element if title else None, captured_at, language)
    article = data.article() or {}
    authors = _authors(page, data, byline, site)
    chosen.note("authors", "; ".join(authors[0]), authors[1])
    published, why = _published(page, data, (captured_at, language), byline, site)
    chosen.note("published", published.iso if published else None, why)
    modified = _first_date([article.get("dateModified"), *_metas(data, _MODIFIED_META)], captured_at)
    categories = _categories(page.tree, data, byline)
    chosen.note("categories", "; ".join(categories), "JSON-LD, <meta> or byline")
    metadata = Metadata(
        title=title.text if title else None,
        authors=authors[0],
        published=published.iso if published else None,
        modified=chosen.note("modified", modified.iso if modified else None, "JSON-LD or <meta>"),
        published_text=published.text if published and why.startswith("byline") else None,
        categories=categories,
        tags=_tags(page.tree, data),
        language=language,
        description=one_line(data.first("og:description", "description", "twitter:description")) or None,
        image=chosen.note("image", _image(page, data), "og:image, twitter:image or JSON-LD"),
        license=_license(page, article),
        canonical_url=chosen.note("canonical_url", *_canonical(page, data)),
    )
    return metadata, tuple(chosen.evidence), byline


def _metas(data: StructuredData, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from data.meta.get(name, ())


def _selected(page: Document, selector: str | None) -> list[str]:
    if selector is None:
        return []
    return [text for element in page.tree.cssselect(selector) if (text := one_line(element.text_content()))]


def _title(page: Document, data: StructuredData, site: SiteRule | None) -> Title | None:
    if site and (texts := _selected(page, site.title)):
        return Title(texts[0], "site rule", page.tree.cssselect(site.title)[0])
    return find_title(page.tree, data, host_of(page.url))


# --- authors


def _authors(
    page: Document, data: StructuredData, byline: Byline, site: SiteRule | None
) -> tuple[tuple[str, ...], str]:
    if site and (texts := _selected(page, site.authors)):
        return _unique(name for text in texts for name in split_names(text)), "site rule"
    found = [(names, why) for names, why in _author_candidates(page, data, byline) if names]
    own_names = site_names(data, host_of(page.url))
    persons = [choice for choice in found if not all(fold(name) in own_names for name in choice[0])]
    return next(iter([*persons, *found]), ((), ""))


def _author_candidates(page: Document, data: StructuredData, byline: Byline) -> Iterator[tuple[tuple[str, ...], str]]:
    """What the page offers, best first. One that only names the site is left for last: a byline may name the writer."""
    for node in data.articles()[:1]:
        yield _unique(n for name in _names(node.get("author")) for n in _declared_names(name)), "JSON-LD author"
    yield byline.authors, f"byline {byline.line!r}"
    for name in _AUTHOR_META:
        yield _unique(n for value in data.meta.get(name, ()) for n in _declared_names(value)), f"<meta> {name}"
    yield _unique(_marked_authors(page.tree)), "rel=author or itemprop=author"
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


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(fold(name), name)
    return tuple(name for folded, name in kept.items() if folded)


# --- dates


def _published(
    page: Document, data: StructuredData, told: tuple[datetime, str | None], byline: Byline, site: SiteRule | None
) -> tuple[PrintedDate | None, str]:
    """The date of publication and why; a visible relative date is taken before anything guessed."""
    captured_at, language = told
    if site and (texts := _selected(page, site.published)):
        return find_date(texts[0], captured_at, language), "byline by site rule"
    article = data.article() or {}
    if found := _first_date([article.get("datePublished"), article.get("dateCreated")], captured_at):
        return found, "JSON-LD datePublished"
    if found := _first_date(_metas(data, _PUBLISHED_META), captured_at):
        return found, "<meta> of publication"
    if byline.published is not None and (not byline.published.relative or byline.authors):
        return byline.published, f"byline {byline.published.text!r}"
    if (found := _time_element(page.tree, captured_at, language)) is not None:
        return found, "<time>"
    if byline.published is not None:
        return byline.published, f"byline {byline.published.text!r}"
    if (found_in_url := _URL_DATE.search(urlsplit(page.url).path)) and (
        found := absolute_date("-".join(found_in_url.groups()), captured_at)
    ):
        return found, "the address"
    return _guessed_date(page.tree, captured_at), "htmldate, from the text"


def _first_date(values: Iterable[object], captured_at: datetime) -> PrintedDate | None:
    for value in values:
        if isinstance(value, str) and (found := absolute_date(value, captured_at)) is not None:
            return found
    return None


def _time_element(tree: HtmlElement, captured_at: datetime, language: str | None) -> PrintedDate | None:
    for element in tree.iter("time", "span", "meta", "abbr", "div", "p"):
        is_published = "datePublished" in (element.get("itemprop") or "")
        if element.tag != "time" and not is_published:
            continue
        printed = element.get("datetime") or element.get("content") or one_line(element.text_content())
        if len(printed) <= 100 and (found := find_date(printed, captured_at, language)) is not None:
            return found
    return None


def _guessed_date(tree: HtmlElement, captured_at: datetime) -> PrintedDate | None:
    """htmldate's reading of a page that marks no date. (It works on its own copy of the tree.)"""
    try:
        guess = htmldate.find_date(
            tree,
            extensive_search=False,
            original_date=True,
            max_date=captured_at.date().isoformat(),
        )
    except (ValueError, TypeError, OverflowError):  # its own parsing of odd numbers
        return None
    return absolute_date(guess, captured_at) if guess else None


# --- the rest


def _categories(tree: HtmlElement, data: StructuredData, byline: Byline) -> tuple[str, ...]:
    section = (data.article() or {}).get("articleSection")
    values = section if isinstance(section, list) else [section]
    declared = [one_line(value) for value in values if isinstance(value, str)]
    declared = declared or [one_line(value) for value in _metas(data, _SECTION_META)]
    if not declared:
        declared = [
            one_line(link.text_content())
            for link in tree.iter("a")
            if (link.get("rel") or "").split()[:1] == ["category"]
        ]
    return _unique([*declared, *([byline.category] if byline.category else [])])


def _tags(tree: HtmlElement, data: StructuredData) -> tuple[str, ...]:
    keywords = (data.article() or {}).get("keywords")
    values = [value for value in (keywords if isinstance(keywords, list) else [keywords]) if isinstance(value, str)]
    if not values:
        values = next((list(data.meta[name]) for name in _TAG_META if name in data.meta), [])
    if not values:
        values = [link.text_content() for link in tree.iter("a") if (link.get("rel") or "").split()[:1] == ["tag"]]
    return _unique(one_line(tag) for value in values for tag in re.split(r"[,;，、]", value))[:_MOST_TAGS]


def _image(page: Document, data: StructuredData) -> str | None:
    declared = data.first("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
    if declared is None:
        image: Any = (data.article() or {}).get("image")
        image = image[0] if isinstance(image, list) and image else image
        image = image.get("url") if isinstance(image, dict) else image
        declared = image if isinstance(image, str) else None
    return _absolute(page, declared)


def _license(page: Document, article: dict[str, Any]) -> str | None:
    for element in page.tree.iter("a", "link"):
        if "license" in (element.get("rel") or "").split():
            return _absolute(page, element.get("href"))
    declared = article.get("license")
    return declared if isinstance(declared, str) else None


def _absolute(page: Document, address: str | None) -> str | None:
    if not address:
        return None
    try:
        absolute = urljoin(page.base_url, address.strip())
        return absolute if urlsplit(absolute).scheme in {"http", "https"} else None
    except ValueError:  # http://[
        return None


def _canonical(page: Document, data: StructuredData) -> tuple[str | None, str]:
    """The canonical address that the page names and why it is believed; None if it names none that is plausible."""
    for link in page.tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            address = _absolute(page, link.get("href"))
            return (address, "rel=canonical") if address and _is_plausible_canonical(page.url, address) else (None, "")
    address = _absolute(page, data.first("og:url"))
    return (address, "og:url") if address and _is_plausible_canonical(page.url, address) else (None, "")


def _is_plausible_canonical(url: str, canonical: str) -> bool:
    """False for another site, for the front page unless this is it, and for an address that drops what tells this page
    from its neighbours: a page number in path or query (many sites point all pages of an article at the first)."""
    if url_key(url) == url_key(canonical):
        return True
    if not same_site(url, canonical):
        return False
    own, other = urlsplit(url), urlsplit(canonical)
    if other.path.strip("/") == "" and not other.query and (own.path.strip("/") or own.query):
        return False
    return _page_marks(own.path, own.query) <= _page_marks(other.path, other.query)


_PAGE_IN_PATH = re.compile(
    r"(?:/|[-_])(?:page|p|seite|pagina|part)[/_-]?(\d+)(?=[/.]|$)|/(\d{1,3})/?$|_(\d{1,2})(?=\.s?html?$)", re.IGNORECASE
)
_TELLING = re.compile(
    r"(?:^|&)((?:page|p|pg|paged|id|seite|pagina|part|start|offset|article|story|news|aid|nid|cid|tid)\w*=[^&]+)",
    re.IGNORECASE,
)


def _page_marks(path: str, query: str) -> frozenset[str]:
    numbers = {number for found in _PAGE_IN_PATH.findall(path) for number in found if number}
    numbers |= {pair.split("=", 1)[1] for pair in _TELLING.findall(query)}
    return frozenset(numbers - {"1"})
