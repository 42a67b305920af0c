"""A page's own text as blocks. The only caller of trafilatura.

trafilatura says which words are the article; the passages of the page, judged one by one with its choice as the
strongest fact, become the blocks. So the blocks come from the page's own markup, whatever trafilatura made of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extraction

from crawler.reading.blocks import blocks_of
from crawler.reading.bounding import uncrowded
from crawler.reading.choosing import left_out
from crawler.reading.document import Document
from crawler.reading.figures import box_of
from crawler.reading.inline import Links
from crawler.reading.notes import Notes
from crawler.reading.passage_facts import Facts, Told, facts_of
from crawler.reading.passages import SKIPPED, Passage, passages_in, passages_of
from storage.records import Block

_MOST_TABLES = 12
"""Tables around a table: trafilatura's time grows with the square of that (900 nested ones took 5 s). The deepest of
1,002 recorded pages stands in five."""

_LARGE = 12_000
"""Elements. On larger pages trafilatura's fallbacks are left out: justext takes time with the square of the short
paragraphs, 20 s for 20,000. The largest of 1,002 recorded pages has 11,529."""

_LEAST_INSIDE = 1500  # letters
_NEARLY_ALL = 0.8  # of the letters in paragraphs
_LEAST_FOUND, _MOST_FOUND = 0.7, 1.3
"""Of those letters. On 853 recorded pages the texts are then the same as with the second opinions."""


@dataclass(frozen=True, slots=True)
class Content:
    """The article's blocks, and the texts of the page that were left out."""

    blocks: tuple[Block, ...]
    beside: tuple[str, ...] = ()


def extract_content(document: Document, told: Told, notes: Notes, body: HtmlElement | None = None) -> Content:
    """The article's blocks in order, none if there is no text: all of `body` if that is known. Changes the tree."""
    links = Links(document.base_url)
    if body is not None:
        return Content(blocks_of(passages_in(body), links))
    passages, facts = survey(document.tree, told)
    reasons = left_out(passages, facts, document)
    for passage, reason in zip(passages, reasons, strict=True):
        if reason is not None:
            notes.remove(passage.text, reason)
    chosen = [reason is None for reason in reasons]
    beside = tuple(passage.text for passage, is_chosen in zip(passages, chosen, strict=True) if not is_chosen)
    return Content(blocks_of(_with_pictures(passages, chosen), links), beside)


def survey(tree: HtmlElement, told: Told) -> tuple[list[Passage], Facts]:
    """The page's passages and, row by row, the facts on which they are judged."""
    _drop_skipped(tree)
    _flatten_tables(tree)
    extracted = _extracted(tree)
    passages = passages_of(tree)
    return passages, facts_of(passages, extracted, told)


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


def _extracted(tree: HtmlElement) -> str:
    """What trafilatura takes for the article's words. Its second opinions (readability, justext) are a third of its
    time: they are asked for unless what it finds is about as long as the one <article> with the page's paragraphs."""
    tree = uncrowded(tree)
    if next(islice(tree.iter(), _LARGE, None), None) is not None:
        return _words_of(tree, fast=True)
    marked = _letters_of_article(tree)
    words = _words_of(tree, fast=True) if marked else ""
    is_whole = marked > 0 and _LEAST_FOUND * marked <= len(words) <= _MOST_FOUND * marked
    return words if is_whole else _words_of(tree, fast=False)


def _words_of(tree: HtmlElement, *, fast: bool) -> str:
    """`output_format="xml"` leaves out a rendering that nobody reads; `deduplicate` stays off for ever: it remembers
    other pages in module-global state. Metadata is read elsewhere (that alone costs trafilatura 8-10 ms)."""
    found = bare_extraction(tree, include_comments=False, include_tables=True, output_format="xml", fast=fast)
    return " ".join(str(text) for text in found.body.itertext()) if isinstance(found, Extraction) else ""


def _letters_of_article(tree: HtmlElement) -> int:
    """The letters in the paragraphs of the only <article>, 0 if it doesn't hold nearly all that the page has."""
    articles = list(islice(tree.iter("article"), 2))
    if len(articles) != 1:
        return 0
    inside = sum(len(p.text_content()) for p in articles[0].iter("p"))
    is_all = inside >= _NEARLY_ALL * sum(len(p.text_content()) for p in tree.iter("p"))
    return inside if is_all and inside >= _LEAST_INSIDE else 0


def _drop_skipped(tree: HtmlElement) -> None:
    """Takes out what no passage is made of, half of many a page's elements: trafilatura copies its tree five times."""
    etree.strip_elements(tree, "link", "meta", *SKIPPED, with_tail=False)


def _flatten_tables(tree: HtmlElement) -> None:
    """Makes plain boxes of the tables that stand in more tables than any author nests."""
    deep = [
        t for t in tree.iter("table") if sum(1 for _ in islice(t.iterancestors("table"), _MOST_TABLES)) == _MOST_TABLES
    ]
    for table in deep:
        table.tag = "div"
