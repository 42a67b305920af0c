"""`read` in the form that a scorer of extractors calls: html and address in; text, title, authors and date out."""

from datetime import UTC, datetime

from crawler.reading import read
from storage.records import Capture, PageKind

CAPTURED_AT = datetime(2026, 12, 31, tzinfo=UTC)
refused: list[tuple[str, str]] = []
"""Address and reason of each page so far that `read` doesn't take for an article."""


def extract(html: bytes, url: str) -> dict[str, object]:
    """What `read` gives, as it is: no text for a page that it takes for no article."""
    reading = read(Capture(url, 200, (("Content-Type", "text/html"),), html, CAPTURED_AT))
    if reading.kind is not PageKind.ARTICLE:
        refused.append((url, f"{reading.kind}: {reading.kind_why}"))
    return {
        "text": "\n\n".join(block.text for block in reading.blocks if block.text),
        "title": reading.metadata.title,
        "authors": list(reading.metadata.authors),
        "date": reading.metadata.published,
    }
