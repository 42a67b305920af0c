"""One captured page in, what it says out. A pure function: the same capture, rule and version give the same reading."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from lxml.html import HtmlElement

from crawler.reading import boilerplate, content, document, kind, metadata
from crawler.reading.bounding import MOST_ELEMENTS
from crawler.reading.byline import Byline
from crawler.reading.characters import archivable
from crawler.reading.declared_feeds import declared_feeds
from crawler.reading.document import Document
from crawler.reading.embedded import restore_body
from crawler.reading.feed_documents import listed_in
from crawler.reading.links import FoundLink, ReadingContext, find_links
from crawler.reading.listed import Listed, links_of
from crawler.reading.marks import marked
from crawler.reading.notes import Notes
from crawler.reading.openings import cut_off, declared_wall
from crawler.reading.part_title import parse_part_title
from crawler.reading.passage_facts import Told
from crawler.reading.rights import rights_of
from crawler.reading.robots_directives import Directives, directives
from crawler.reading.site_rule import SiteRule, cut, named_series
from crawler.reading.structured import StructuredData, structured_data
from crawler.reading.urls import url_key
from crawler.reading.wording import one_line
from storage.records import Block, Capture, Evidence, Link, LinkRole, Metadata, PageKind, PartTitle, Reading, Rights

READER_VERSION = 7
"""Raised whenever a change here gives another reading of the same capture."""

_NAVIGATION_ROLES = frozenset(LinkRole) - {LinkRole.OTHER, LinkRole.ARTICLE, LinkRole.RELATED, LinkRole.PRINT_VIEW}

_LISTING_KINDS = frozenset({PageKind.LISTING, PageKind.OTHER})
"""Pages whose declared feeds matter. Other: a listing that only scripts fill looks like nothing."""

_LEAST_WITHOUT_TITLE = 400
_LEAST_BLOCKS_WITHOUT_TITLE = 3
"""A page with no title, even in its head, and fewer letters or blocks than these is an error message, or broke off."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A page understood but for its text: what it is, what it says of its article, and where its links lead. `body` is
    the element that is known to hold the text, None if that is to be found."""

    page: Document
    data: StructuredData
    metadata: Metadata
    byline: Byline
    kind: PageKind
    why: str
    part_title: PartTitle | None
    links: tuple[FoundLink, ...]
    body: HtmlElement | None
    asked: Directives
    rights: Rights

    def cleaned(self, notes: Notes, site: SiteRule | None = None) -> list[HtmlElement]:
        """Takes out of the tree what is known to be no article, by a rule, its links or its name; returns the boxes
        that went for their names."""
        found = (f for f in self.links if f.role in _NAVIGATION_ROLES or f.facts.leads_round)
        navigation = [(f.element, f.facts.around) for f in found if f.element is not None]
        cut(self.page.tree, self.metadata.title, site)
        return boilerplate.strip_page(self.page.tree, navigation, notes, site)

    @property
    def told(self) -> Told:
        described = (self.metadata.description, (self.data.article() or {}).get("description"))
        return Told(self.metadata.title or "", tuple(text for text in described if isinstance(text, str)))


def read(capture: Capture, site: SiteRule | None = None, notes: Notes | None = None) -> Reading:
    """The reading of a page; what else was considered goes into thorough `notes`, if given. Never raises because of
    what the page holds; what can't be read is `PageKind.OTHER`."""
    notes = notes or Notes()
    listed = listed_in(capture)
    if listed is not None:
        return _list_for_programs(capture, listed, site)
    content_type = (capture.header("Content-Type") or "").partition(";")[0].strip().lower()
    if not _may_be_html(content_type, capture.body):
        return _without_content(capture, f"content type {content_type}, not a page", site)
    understood = understand(capture, notes, site)
    page_kind, why, meta = understood.kind, understood.why, understood.metadata
    blocks: tuple[Block, ...] = ()
    opening: str | None = None
    if page_kind is PageKind.ARTICLE:
        wall = declared_wall(understood.page.tree, understood.data)
        boxes = understood.cleaned(notes, site)
        found = content.extract_content(understood.page, understood.told, notes, understood.body)
        blocks = archivable(boilerplate.drop_prompts(found.blocks, meta, understood.byline, notes))
        stayed = set(blocks)
        dropped = (block.text for block in found.blocks if block not in stayed)
        prompts = chain(dropped, found.beside, (one_line(box.text_content()) for box in boxes))
        letters = sum(len(block.text) for block in blocks)
        opening = cut_off(wall, letters, prompts)
        notes.choose("complete", "no" if opening else None, opening or "")
        if meta.title is None and (letters < _LEAST_WITHOUT_TITLE or len(blocks) < _LEAST_BLOCKS_WITHOUT_TITLE):
            blocks, page_kind, why = (), PageKind.OTHER, "no title, not even in its head, and little text"
    notes.choose("kind", page_kind.value, why)
    key = url_key(capture.url)
    links = _kept_links(understood.links)
    feeds = declared_feeds(understood.page, links) if page_kind in _LISTING_KINDS else ()
    reading = Reading(
        url=capture.url,
        key=key,
        canonical_key=url_key(meta.canonical_url) if meta.canonical_url else key,
        kind=page_kind,
        kind_why=why,
        metadata=meta,
        part_title=understood.part_title,
        blocks=blocks,
        links=archivable((*links, *feeds)),
        evidence=archivable(tuple(notes.evidence)),
        digest=_digest(meta.title, blocks),
        reader_version=READER_VERSION,
        rule_version=site.version if site else None,
        opening=opening,
        nofollow=understood.asked.nofollow,
        rights=understood.rights,
    )
    return marked(reading)


def understand(capture: Capture, notes: Notes, site: SiteRule | None = None) -> Understood:
    """What a page is and says but for its text. Extraction changes the tree: everything else is read before it."""
    page = document.parse(capture)
    data = structured_data(page.tree)
    notes.choose("charset", page.encoding, page.encoding_why)
    if page.is_cut:
        notes.choose("end", "cut off", f"more than {MOST_ELEMENTS:,} elements")
    meta, byline = metadata.read_metadata(page, data, capture.captured_at, notes, site)
    meta = archivable(meta)
    bodies = page.tree.cssselect(site.body) if site and site.body else []
    body = bodies[0] if bodies else restore_body(page, data, meta.title, notes)
    if bodies:
        page_kind, why = PageKind.ARTICLE, "it has the body that the site's rule names"
    else:
        page_kind, why = kind.decide_kind(page, data, capture.status, meta)
    titled = parse_part_title(meta.title, meta.language) if meta.title else None
    part_title = named_series(page.tree, titled, site)
    if part_title is not titled:
        notes.choose("series", part_title.series if part_title else None, "site rule")
    # Other pages' titles are linked as they are printed: they are compared with what this one's says.
    context = ReadingContext(page.url, page_kind, meta.title, titled or part_title, meta.language)
    found = tuple(_found_links(page, context, site))
    if notes.thorough:
        notes.unfollowed += (f.link for f in found if f.role is LinkRole.OTHER)
    asked = directives(capture, page.tree)
    rights = rights_of(capture, page.tree, asked)
    return Understood(page, data, meta, byline, page_kind, why, part_title, found, body, asked, rights)


def _found_links(page: Document, context: ReadingContext, site: SiteRule | None) -> list[FoundLink]:
    """The page's links; those that the site's rule names lead to the next page, whatever they say."""
    found = find_links(page, context)
    if site is None or site.next is None:
        return found
    named = set(page.tree.cssselect(site.next))
    return [
        replace(f, decision=replace(f.decision, role=LinkRole.NEXT_PAGE, why="site rule")) if f.element in named else f
        for f in found
    ]


def _may_be_html(content_type: str, body: bytes) -> bool:
    if content_type in {"text/html", "application/xhtml+xml"}:
        return True
    if content_type in {"", "text/plain", "application/octet-stream", "text/xml", "application/xml"}:
        return b"<html" in body[:1024].lower() or b"<!doctype html" in body[:1024].lower()
    return False


def _list_for_programs(capture: Capture, listed: Listed, site: SiteRule | None) -> Reading:
    bare = _without_content(capture, listed.why, site)
    evidence = (Evidence("kind", listed.kind.value, listed.why),)
    return replace(bare, kind=listed.kind, links=archivable(links_of(listed, capture.url)), evidence=evidence)


def _without_content(capture: Capture, why: str, site: SiteRule | None) -> Reading:
    key = url_key(capture.url)
    return Reading(
        url=capture.url,
        key=key,
        canonical_key=key,
        kind=PageKind.OTHER,
        kind_why=why,
        metadata=Metadata(),
        part_title=None,
        blocks=(),
        links=(),
        evidence=(Evidence("kind", PageKind.OTHER.value, why),),
        digest=_digest(None, ()),
        reader_version=READER_VERSION,
        rule_version=site.version if site else None,
        nofollow=directives(capture).nofollow,
    )


def _kept_links(found: Iterable[FoundLink]) -> tuple[Link, ...]:
    """All links that have a role, in document order, one for each address and role: the first that may be followed."""
    kept: dict[tuple[str, LinkRole], Link] = {}
    for link in (f.link for f in found if f.role is not LinkRole.OTHER):
        first = kept.setdefault((link.key, link.role), link)
        if first.nofollow and not link.nofollow:
            kept[link.key, link.role] = link
    return tuple(kept.values())


def _digest(title: str | None, blocks: tuple[Block, ...]) -> str:
    joined = "\n\n".join([title or "", *(block.text for block in blocks)])
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
