"""A page's own text as blocks. The only caller of trafilatura."""

from itertools import islice

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extraction

from crawler.reading import inline
from crawler.reading.blocks import blocks_of
from crawler.reading.document import Document
from crawler.reading.figures import mark_figures
from crawler.reading.site_rule import SiteRule
from storage.records import Block

_MOST_TABLES = 12
"""Tables around a table: trafilatura's time grows with the square of that (900 nested ones took 5 s). The deepest of
1,002 recorded pages stands in five."""


def extract_blocks(document: Document, site: SiteRule | None = None) -> tuple[Block, ...]:
    """The article's blocks in order, () if trafilatura finds no text. Consumes the document's tree.

    `output_format="xml"` leaves out a rendering that nobody reads; `deduplicate` stays off for ever: it remembers other
    pages in module-global state. Metadata is read elsewhere, from the same tree (that alone costs trafilatura 8-10 ms).
    """
    if site and site.body and (bodies := document.tree.cssselect(site.body)):
        _keep_only(document.tree, bodies[0])
    _drop_silent(document.tree)
    _flatten_tables(document.tree)
    figures = mark_figures(document.tree)
    links = inline.Links(document.base_url, inline.mark(document.tree), figures)
    found = bare_extraction(document.tree, include_comments=False, include_tables=True, output_format="xml")
    return blocks_of(found.body, links) if isinstance(found, Extraction) else ()


def _keep_only(tree: HtmlElement, body: HtmlElement) -> None:
    """Leaves one element in the page, as an <article>, which trafilatura takes for the content."""
    body.tag, body.tail = "article", None
    page = tree.makeelement("body")
    page.append(body)
    tree[:] = [page]


def _drop_silent(tree: HtmlElement) -> None:
    """Takes out what never holds words, and half of many a page's elements: trafilatura copies its tree five times.
    JSON-LD stays, trafilatura's last resort is the text in it."""
    etree.strip_elements(tree, "style", "svg", "link", "meta", with_tail=False)
    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or ""):
            script.drop_tree()


def _flatten_tables(tree: HtmlElement) -> None:
    """Makes plain boxes of the tables that stand in more tables than any author nests."""
    deep = [
        t for t in tree.iter("table") if sum(1 for _ in islice(t.iterancestors("table"), _MOST_TABLES)) == _MOST_TABLES
    ]
    for table in deep:
        table.tag = "div"
