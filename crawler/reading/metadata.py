"""What a page says of its article, chosen from everything that it says, with the reason for each choice."""

import re
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from crawler.reading import languages
from crawler.reading.authors import find_authors
from crawler.reading.byline import Byline, find_byline
from crawler.reading.canonical import absolute, find_canonical
from crawler.reading.document import Document
from crawler.reading.names import unique
from crawler.reading.notes import Notes
from crawler.reading.published import find_modified, find_published
from crawler.reading.site_rule import SiteRule, selected
from crawler.reading.structured import StructuredData
from crawler.reading.title import Title, find_title
from crawler.reading.wording import one_line
from storage.records import Metadata

_SECTION_META = ("article:section", "og:article:section", "parsely-section", "section", "cxenseparse:category")
_TAG_META = ("article:tag", "og:article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags")
_MOST_TAGS = 40


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
    authors = find_authors(page, data, (byline, title.element if title else None), notes, site)
    published, why = find_published(page, data, (captured_at, language), byline, site)
    notes.choose("published", published.iso if published else None, why)
    modified = find_modified(data, captured_at)
    categories = _categories(page.tree, data, byline)
    notes.choose("categories", "; ".join(categories), "JSON-LD, <meta> or byline")
    metadata = Metadata(
        title=title.text if title else None,
        authors=authors,
        published=published.iso if published else None,
        modified=notes.choose("modified", modified.iso if modified else None, "JSON-LD or <meta>"),
        published_text=published.text if published and why.startswith("byline") else None,
        categories=categories,
        tags=_tags(page.tree, data),
        language=language,
        description=one_line(data.first("og:description", "description", "twitter:description")) or None,
        image=notes.choose("image", _image(page, data), "og:image, twitter:image or JSON-LD"),
        license=_license(page, article),
        canonical_url=notes.choose("canonical_url", *find_canonical(page, data)),
    )
    return metadata, byline


def _title(page: Document, data: StructuredData, notes: Notes, site: SiteRule | None) -> Title | None:
    if site and (found := selected(page.tree, site.title)):
        element, text = found[0]
        return Title(text, "site rule", element)
    return find_title(page, data, notes)


def _categories(tree: HtmlElement, data: StructuredData, byline: Byline) -> tuple[str, ...]:
    section = (data.article() or {}).get("articleSection")
    values = section if isinstance(section, list) else [section]
    declared = [one_line(value) for value in values if isinstance(value, str)]
    declared = declared or [one_line(value) for value in data.values(_SECTION_META)]
    if not declared:
        declared = [
            one_line(link.text_content())
            for link in tree.iter("a")
            if (link.get("rel") or "").split()[:1] == ["category"]
        ]
    return unique([*declared, *([byline.category] if byline.category else [])])


def _tags(tree: HtmlElement, data: StructuredData) -> tuple[str, ...]:
    keywords = (data.article() or {}).get("keywords")
    values = [value for value in (keywords if isinstance(keywords, list) else [keywords]) if isinstance(value, str)]
    if not values:
        values = next((list(data.meta[name]) for name in _TAG_META if name in data.meta), [])
    if not values:
        values = [link.text_content() for link in tree.iter("a") if (link.get("rel") or "").split()[:1] == ["tag"]]
    return unique(one_line(tag) for value in values for tag in re.split(r"[,;，、]", value))[:_MOST_TAGS]


def _image(page: Document, data: StructuredData) -> str | None:
    declared = data.first("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
    if declared is None:
        image: Any = (data.article() or {}).get("image")
        image = image[0] if isinstance(image, list) and image else image
        image = image.get("url") if isinstance(image, dict) else image
        declared = image if isinstance(image, str) else None
    return absolute(page, declared)


def _license(page: Document, article: dict[str, Any]) -> str | None:
    for element in page.tree.iter("a", "link"):
        if "license" in (element.get("rel") or "").split():
            return absolute(page, element.get("href"))
    declared = article.get("license")
    return declared if isinstance(declared, str) else None
