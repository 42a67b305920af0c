"""XML for programs as a tree: entities stay unresolved, so that no document grows by being read."""

import re
from collections.abc import Iterator

from lxml import etree

_HALF_PAIR = re.compile(
    rb"&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*5(?:529[6-9]|5[3-9]\d\d|6\d{3}|7(?:[0-2]\d\d|3[0-3]\d|34[0-3])));"
)
"""A reference to half of a surrogate pair: the parser takes it in, and the text can't be had any more."""

MOST_LETTERS = 2000
"""Letters of an element's text that are read: of addresses, titles and dates."""


def parse_xml(body: bytes) -> etree._Element | None:
    """The root element, of broken XML as far as it goes; None if nothing can be read."""
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: etree._Element | None = etree.fromstring(_HALF_PAIR.sub(b"&#65533;", body.lstrip()), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


def local_name(element: etree._Element) -> str:
    """The name without its namespace: feeds and sitemaps get theirs wrong."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (below for below in element if local_name(below) == name)


def child(element: etree._Element, name: str) -> etree._Element | None:
    return next(children(element, name), None)


def text_of(element: etree._Element, name: str) -> str:
    """The text of the first child of this name that has any, without white space around it; '' if there is none."""
    for below in children(element, name):
        if text := "".join(map(str, below.itertext())).strip():
            return text[:MOST_LETTERS]
    return ""
