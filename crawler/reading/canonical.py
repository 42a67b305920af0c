"""The canonical address of a page, if the one that it names is plausible."""

import re
from urllib.parse import urljoin, urlsplit

from crawler.reading.document import Document
from crawler.reading.notes import Notes
from crawler.reading.structured import StructuredData
from crawler.reading.urls import host_of, same_site, url_key
from crawler.reading.wording import meant


def absolute(page: Document, address: str | None) -> str | None:
    """The address, resolved against the page's; None if it is no http(s) address."""
    if not address:
        return None
    try:
        resolved = urljoin(page.base_url, address.strip())
        return resolved if urlsplit(resolved).scheme in {"http", "https"} else None
    except ValueError:  # http://[
        return None


def find_canonical(page: Document, data: StructuredData, notes: Notes) -> tuple[str | None, str]:
    """The canonical address that the page names and why it is believed; None if it names none that is plausible. That
    it names another site's page is noted: its text was published there."""
    links = (link for link in page.tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    declared = [*((link.get("href"), "rel=canonical") for link in links), (data.first("og:url"), "og:url")]
    for value, why in declared:
        address = absolute(page, meant(value))
        if address and _is_plausible_canonical(page.url, address):
            return address, why
        if address:
            notes.reject("canonical_url", address, f"{why}: not this page's")
        if address and why == "rel=canonical" and _is_of_another_site(page.url, address):
            said = f"names another site's page as canonical: syndicated from {host_of(address)}"
            notes.choose("syndicated", address, said)
    return None, ""


def _is_of_another_site(url: str, canonical: str) -> bool:
    return bool(host_of(canonical)) and not same_site(url, canonical) and urlsplit(canonical).path.strip("/") != ""


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
