"""What a page says of its article, chosen from everything that it says, with the reason for each choice."""

import re
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from crawler.reading import languages
from crawler.reading.authors import find_authors
from crawler.reading.byline import Byline, find_byline
from crawler.reading.canonical import absolute, find_canonical
from crawler.reading.categories import find_filing
from crawler.reading.date_candidates import Seen
from crawler.reading.document import Document
from crawler.reading.notes import Notes
from crawler.reading.published import find_dates
from crawler.reading.site_rule import SiteRule, selected
from crawler.reading.structured import StructuredData
from crawler.reading.title import Title, find_title
from crawler.reading.urls import host_of
from crawler.reading.wording import meant
from storage.records import Metadata

_IMAGE_META = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_NO_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:placeholder|no-?image|default-?(?:og|share|social|image|thumb)\w*|blank|spacer|1x1|(?:site-?)?logo"
    r"|favicon|apple-touch-icon)(?:[/_.-]|\d*x?\d*\.\w{3,4}(?:$|\?))",
    re.IGNORECASE,
)


def read_metadata(
    page: Document, data: StructuredData, captured_at: datetime, notes: Notes, site: SiteRule | None = None
) -> tuple[Metadata, Byline]:
    """The metadata, each value with its reason in the notes, and the byline (boilerplate drops its line)."""
    language = notes.choose("language", *languages.page_language(page.tree, data))
    title = _title(page, data, notes, site)
    if title is not None:
        notes.choose("title", title.text, title.why)
    byline = find_byline(title.element if title else None, captured_at, language)
    article = data.article() or {}
    authors = find_authors(page, data, (byline, title.element if title else None, language), notes, site)
    order = languages.of_country(language, host_of(page.url))
    dates = find_dates(page, data, Seen(captured_at, order, title.element if title else None, byline), notes, site)
    links = _links_by_relation(page.tree)
    filing = find_filing(page, data, links, (title.text if title else None, byline.category))
    notes.choose("categories", "; ".join(filing.categories), filing.categories_why)
    metadata = Metadata(
        title=title.text if title else None,
        authors=authors,
        published=notes.choose("published", dates.published.iso if dates.published else None, dates.published_why),
        modified=notes.choose("modified", dates.modified.iso if dates.modified else None, dates.modified_why),
        published_text=dates.text,
        categories=filing.categories,
        tags=filing.tags,
        language=language,
        description=_description(data, article),
        image=notes.choose("image", _image(page, data, article), "og:image, twitter:image or JSON-LD"),
        license=_license(page, article, links),
        canonical_url=notes.choose("canonical_url", *find_canonical(page, data, notes)),
    )
    return metadata, byline


def _title(page: Document, data: StructuredData, notes: Notes, site: SiteRule | None) -> Title | None:
    if site and (found := selected(page.tree, site.title)):
        element, text = found[0]
        return Title(text, "site rule", element)
    return find_title(page, data, notes)


def _links_by_relation(tree: HtmlElement) -> dict[str, list[HtmlElement]]:
    """The links and head entries that declare what they are to the page, by each word of their `rel`."""
    found: dict[str, list[HtmlElement]] = {}
    for element in tree.iter("a", "link"):
        if relation := element.get("rel"):
            for word in relation.lower().split():
                found.setdefault(word, []).append(element)
    return found


def _license(page: Document, article: dict[str, Any], links: dict[str, list[HtmlElement]]) -> str | None:
    for element in links.get("license", ()):
        if (address := absolute(page, element.get("href"))) is not None:
            return address
    declared = article.get("license")
    declared = declared.get("url") or declared.get("@id") if isinstance(declared, dict) else declared
    return meant(declared) if isinstance(declared, str) else None


def _description(data: StructuredData, article: dict[str, Any]) -> str | None:
    declared = [*data.values(("og:description", "description", "twitter:description", "dc.description"))]
    if isinstance(article.get("description"), str):
        declared.append(article["description"])
    return next((text for value in declared if (text := meant(value))), None)


def _image(page: Document, data: StructuredData, article: dict[str, Any]) -> str | None:
    """The first declared picture that isn't called a logo or a placeholder."""
    declared: list[object] = [*data.values(_IMAGE_META)]
    image: Any = article.get("image")
    for each in image if isinstance(image, list) else [image]:
        node = data.resolved(each)
        declared.append(each if isinstance(each, str) else node.get("url") or node.get("contentUrl"))
    for value in declared:
        address = absolute(page, meant(value)) if isinstance(value, str) else None
        if address is not None and not _NO_PICTURE.search(address):
            return address
    return None
