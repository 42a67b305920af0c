"""A page's own text as blocks. The only caller of trafilatura.

trafilatura says which words are the article; the passages of the page, judged one by one with its choice as the
strongest fact, become the blocks. So the blocks come from the page's own markup, whatever trafilatura made of it.
"""

from collections.abc import Sequence
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extraction

from crawler.reading.blocks import blocks_of
from crawler.reading.canonical import absolute
from crawler.reading.document import Document
from crawler.reading.figures import box_of
from crawler.reading.inline import Links
from crawler.reading.notes import Notes
from crawler.reading.passage_facts import Facts, Told, facts_of
from crawler.reading.passage_judge import belong, likelihoods
from crawler.reading.passages import Passage, passages_in, passages_of
from crawler.reading.site_rule import SiteRule
from crawler.reading.title import one_line
from crawler.reading.urls import same_site, url_key
from storage.records import Block

_MOST_TABLES = 12
"""Tables around a table: trafilatura's time grows with the square of that (900 nested ones took 5 s). The deepest of
1,002 recorded pages stands in five."""

_MOSTLY = 0.8  # of a passage's letters


def extract_blocks(document: Document, told: Told, notes: Notes, site: SiteRule | None = None) -> tuple[Block, ...]:
    """The article's blocks in order, () if there is no text. Consumes the document's tree."""
    links = Links(document.base_url)
    if site and site.body and (bodies := document.tree.cssselect(site.body)):
        return blocks_of(passages_in(bodies[0]), links)
    passages, facts = survey(document.tree, told)
    if not passages:
        return ()
    chosen = [
        belongs and not _leads_elsewhere(passage, document)
        for passage, belongs in zip(passages, belong(facts), strict=True)
    ]
    chosen = _with_headings(passages, facts, chosen)
    _note_removed(passages, facts, chosen, notes)
    return blocks_of(_with_pictures(passages, chosen), links)


def survey(tree: HtmlElement, told: Told) -> tuple[list[Passage], Facts]:
    """The page's passages and, row by row, the facts on which they are judged."""
    _drop_silent(tree)
    _flatten_tables(tree)
    # `output_format="xml"` leaves out a rendering that nobody reads; `deduplicate` stays off for ever: it remembers
    # other pages in module-global state. Metadata is read elsewhere (that alone costs trafilatura 8-10 ms).
    found = bare_extraction(tree, include_comments=False, include_tables=True, output_format="xml")
    extracted = " ".join(str(text) for text in found.body.itertext()) if isinstance(found, Extraction) else ""
    passages = passages_of(tree)
    return passages, facts_of(passages, extracted, told)


def _leads_elsewhere(passage: Passage, document: Document) -> bool:
    """True for a list, or lines, of links to other pages of the site: those that it wants to be read next."""
    links = [link for piece in passage.pieces if not isinstance(piece, str) for link in piece.iter("a")]
    if not links or sum(len(one_line(link.text_content())) for link in links) < _MOSTLY * len(passage.text):
        return False
    addresses = [absolute(document, link.get("href")) for link in links]
    return all(a is not None and same_site(a, document.url) and url_key(a) != url_key(document.url) for a in addresses)


def _with_headings(passages: Sequence[Passage], facts: Facts, chosen: Sequence[bool]) -> list[bool]:
    """What was chosen, and the headings that trafilatura kept above it: a short line alone tells the model little."""
    whole = list(chosen)
    for at in range(len(passages) - 2, -1, -1):
        is_heading = passages[at].element.tag in {"h2", "h3", "h4", "h5", "h6"}
        whole[at] = whole[at] or (is_heading and whole[at + 1] and facts[at, 0] > 0.5)
    return whole


def _with_pictures(passages: Sequence[Passage], chosen: Sequence[bool]) -> list[Passage]:
    """The chosen passages, and what holds only pictures beside one of them. A picture's caption stands in its
    figure alone."""
    kept: list[Passage] = []
    captions: set[HtmlElement] = set()
    for at, (passage, is_chosen) in enumerate(zip(passages, chosen, strict=True)):
        if not (is_chosen if passage.text else _is_beside(at, passages, chosen)):
            continue
        kept.append(passage)
        for image in passage.images:
            captions.update(box_of(image).iter("figcaption"))
    return [passage for passage in kept if captions.isdisjoint((passage.element, *passage.element.iterancestors()))]


def _is_beside(at: int, passages: Sequence[Passage], chosen: Sequence[bool]) -> bool:
    """True if the text next to a picture, its caption left out, is the article's; not where it leads elsewhere."""
    image = passages[at].images[0]
    link = next(image.iterancestors("a"), None)
    if link is not None and not (link.get("href") or "").lower().endswith((".jpg", ".jpeg", ".png", ".webp", ".gif")):
        return False
    box = box_of(image)
    for others in (range(at + 1, len(passages)), range(at - 1, -1, -1)):
        for other in islice(others, 4):
            element = passages[other].element
            if not passages[other].text or element is box or box in element.iterancestors():
                continue
            if chosen[other] and _share_box(image, element):
                return True
            break
    return False


def _share_box(image: HtmlElement, element: HtmlElement) -> bool:
    """False if a picture and a passage have only the page in common: a logo above the article."""
    boxes = {element, *element.iterancestors()}
    shared = next((box for box in image.iterancestors() if box in boxes), None)
    return shared is not None and (shared.tag != "body" or element.getparent() is shared)


def _note_removed(passages: Sequence[Passage], facts: Facts, chosen: Sequence[bool], notes: Notes) -> None:
    if not notes.thorough:
        return
    for passage, likelihood, kept, is_chosen in zip(passages, likelihoods(facts), facts[:, 0], chosen, strict=True):
        if not is_chosen:
            notes.remove(passage.text, f"{likelihood:.0%} likely the article's; trafilatura kept {kept:.0%}")


def _drop_silent(tree: HtmlElement) -> None:
    """Takes out what never holds words, and half of many a page's elements: trafilatura copies its tree five times."""
    etree.strip_elements(tree, "style", "svg", "link", "meta", "script", with_tail=False)


def _flatten_tables(tree: HtmlElement) -> None:
    """Makes plain boxes of the tables that stand in more tables than any author nests."""
    deep = [
        t for t in tree.iter("table") if sum(1 for _ in islice(t.iterancestors("table"), _MOST_TABLES)) == _MOST_TABLES
    ]
    for table in deep:
        table.tag = "div"
