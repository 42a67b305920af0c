"""When an article was published and changed: the date from the place that is most to be believed."""

import re
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

import htmldate
from lxml.html import HtmlElement

from crawler.reading.byline import Byline
from crawler.reading.dates import PrintedDate, absolute_date, find_date
from crawler.reading.document import Document
from crawler.reading.site_rule import SiteRule, selected
from crawler.reading.structured import StructuredData
from crawler.reading.title import one_line

_PUBLISHED_META = (
    "article:published_time og:article:published_time og:published_time published_time article.published datepublished"
    " parsely-pub-date sailthru.date dc.date.issued dcterms.created dc.date dcterms.date dc.date.created pubdate"
    " publishdate publish-date publish_date citation_publication_date cxenseparse:recs:publishtime date"
).split()
_MODIFIED_META = (
    "article:modified_time og:article:modified_time og:updated_time datemodified dcterms.modified lastmod last-modified"
    " dc.date.modified"
).split()
_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")


def find_published(
    page: Document, data: StructuredData, told: tuple[datetime, str | None], byline: Byline, site: SiteRule | None
) -> tuple[PrintedDate | None, str]:
    """The date of publication and why; a visible relative date is taken before anything guessed."""
    captured_at, language = told
    if site and (found_by_rule := selected(page.tree, site.published)):
        return find_date(found_by_rule[0][1], captured_at, language), "byline by site rule"
    article = data.article() or {}
    if found := _first_date([article.get("datePublished"), article.get("dateCreated")], captured_at):
        return found, "JSON-LD datePublished"
    if found := _first_date(data.values(_PUBLISHED_META), captured_at):
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


def find_modified(data: StructuredData, captured_at: datetime) -> PrintedDate | None:
    """The date of the last change that the page declares, None if it declares none."""
    article = data.article() or {}
    return _first_date([article.get("dateModified"), *data.values(_MODIFIED_META)], captured_at)
