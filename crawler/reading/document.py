"""A page as one parsed tree: content encoding undone, charset decided once, markup parsed once.

Everything else in this package works on the `Document` that `parse` returns; nobody decodes or parses a second time.
"""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup
from lxml import etree
from lxml.html import HtmlElement

from crawler.reading.bounding import bound, without_attribute_floods
from crawler.reading.characters import clean_utf8
from crawler.reading.charset import decide_charset, to_utf8
from crawler.reading.inflating import inflate
from crawler.reading.mojibake import repaired
from crawler.reading.urls import host_of
from storage.records import Capture

_HEAD_BYTES = 4096
_MOST_REPAIRED = 2 * 2**20  # bytes that BeautifulSoup is asked to read: it takes a second for so much

_NOWHERE = "http://address.invalid/"
"""Stands for the address of a page that has none: a file, or what a broken archive calls one."""

# libxml2 takes <html lang="en"/> for an element that is closed (https://bugs.launchpad.net/lxml/+bug/1955915)
_SELF_CLOSED_HTML = re.compile(rb"(<html\b[^<>]*?)\s*/>", re.IGNORECASE)


def _html_parser() -> etree.HTMLParser:
    """A parser whose elements are all `HtmlElement`, which trafilatura asks for.

    The plain lookup spares the call into Python that `lxml.html`'s own parser makes for each element; trafilatura's
    output is the same (compared on 1,002 recorded pages), parse and extraction together are 2-3 ms cheaper.
    `huge_tree`: without it libxml2 drops what lies deeper than 256 elements.
    """
    parser = etree.HTMLParser(
        collect_ids=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    return parser


_PARSER = _html_parser()


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed page. `base_url` is what relative links resolve against: the page's own address or its <base href>.

    `tree` is the <html> element and has a <body>. It is mutable and extraction consumes it: read it in the order of
    `crawler.reading.read`. `is_cut`: the page is larger than any that is read, its end is missing.
    """

    url: str
    base_url: str
    tree: HtmlElement
    encoding: str
    encoding_why: str
    is_cut: bool = False


def parse(capture: Capture) -> Document:
    """The captured page as a tree. Never raises: at worst the tree is an empty <html><body/></html>."""
    body = inflate(capture.body, capture.header("Content-Encoding") or "")
    charset = decide_charset(body, capture.header("Content-Type"))
    utf8, repair = repaired(to_utf8(body, charset))
    markup = without_attribute_floods(clean_utf8(utf8))
    tree = _parse_markup(markup)
    is_cut = bound(tree, markup.count(b"<"))
    if tree.find("body") is None:
        tree.append(tree.makeelement("body"))
    why = f"{charset.why}; {repair}" if repair else charset.why
    url = capture.url if host_of(capture.url) else _NOWHERE
    return Document(url, _base_url(url, tree), tree, charset.codec, why, is_cut)


def _parse_markup(utf8: bytes) -> HtmlElement:
    head, rest = utf8[:_HEAD_BYTES], utf8[_HEAD_BYTES:]
    tree = _parse_once(_SELF_CLOSED_HTML.sub(rb"\1>", head, count=1) + rest)
    if len(utf8) <= _MOST_REPAIRED and _broke_off(utf8, tree):
        second = _parse_once(_rewritten(utf8))
        if len(second.text_content()) > len(tree.text_content()):
            tree = second
    return tree


def _rewritten(utf8: bytes) -> bytes:
    """The markup as the tolerant second parser understands it; b'' if it refuses it (it does so at '<![CDAT'), or can't
    write it, as it can't what lies a thousand levels deep."""
    try:
        return str(BeautifulSoup(utf8.decode("utf-8", "replace"), "html.parser")).encode("utf-8")
    except (ParserRejectedMarkup, RecursionError):
        return b""


def _parse_once(utf8: bytes) -> HtmlElement:
    try:
        tree = etree.fromstring(utf8, _PARSER)
    except etree.XMLSyntaxError:
        tree = None
    if tree is None or tree.tag != "html":  # nothing but comments and white space
        return etree.fromstring(b"<html><body></body></html>", _PARSER)
    return tree


def _broke_off(utf8: bytes, tree: HtmlElement) -> bool:
    """True if libxml2 lost most of the page: far fewer paragraphs than the source closes, or nothing at all."""
    closed = utf8.count(b"</p>")
    if closed > 20 and sum(1 for _ in tree.iter("p")) * 3 < closed:
        return True
    return all(len(child) == 0 and not child.text for child in tree) and len(utf8.strip()) > 0


def _base_url(url: str, tree: HtmlElement) -> str:
    href = next((base.get("href") for base in tree.iter("base") if base.get("href")), None)
    if href is None:
        return url
    try:
        base = urljoin(url, href.strip())
        return base if urlsplit(base).scheme in {"http", "https"} and host_of(base) else url
    except ValueError:  # a malformed address such as http://[ in <base>
        return url
