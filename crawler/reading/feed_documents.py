"""Documents for programs, told from pages by their content: what a server calls them is often wrong."""

import re
import zlib

from crawler.reading.feeds import read_feed
from crawler.reading.inflating import MAX_INFLATED_BYTES, inflate
from crawler.reading.json_listings import read_json
from crawler.reading.listed import Listed
from crawler.reading.sitemaps import read_sitemap
from crawler.reading.xml_tree import local_name, parse_xml
from storage.records import Capture

_LOOKED_AT = 2048
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE\s[^>\[]*(?:\[.*?\]\s*)?>\s*)*"
    rb"<(?:[\w-]+:)?(rss|feed|rdf|urlset|sitemapindex)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_SITEMAPS = frozenset({"urlset", "sitemapindex"})
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16: parsed to see what it is


def listed_in(capture: Capture) -> Listed | None:
    """What a feed, a sitemap or a JSON listing says; None for a page, or anything else."""
    content_type = (capture.header("Content-Type") or "").partition(";")[0].strip().lower()
    beginning = _beginning(capture.body)
    encoding = capture.header("Content-Encoding") or ""
    if "json" in content_type:
        return read_json(inflate(capture.body, encoding), capture)
    if not _ROOT.match(beginning) and not (beginning.startswith(_WIDE) and "xml" in content_type):
        return None
    body = inflate(capture.body, encoding)
    root = parse_xml(body[:MAX_INFLATED_BYTES])
    name = "" if root is None else local_name(root)
    if root is None or name.lower() not in {"rss", "feed", "rdf", *_SITEMAPS}:
        return None
    try:
        return read_sitemap(root) if name in _SITEMAPS else read_feed(root, capture.url)
    except UnicodeDecodeError:  # half a surrogate pair, as a reference in UTF-16: see `xml_tree`
        return None


def _beginning(body: bytes) -> bytes:
    """The first bytes of a body, inflated where it is gzipped: as a file, on its way, or both."""
    start = body[: 2 * _LOOKED_AT]
    for _ in range(2):
        if not start.startswith(b"\x1f\x8b"):
            break
        try:
            start = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(start, 2 * _LOOKED_AT)
        except zlib.error:
            return b""
    return start[:_LOOKED_AT]
