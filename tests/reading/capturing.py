"""Captures for tests of reading."""

from datetime import UTC, datetime

from crawler.reading.document import Document, parse
from storage.records import Capture

NOW = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)


def capture(
    body: bytes | str, url: str = "https://columns.example/columns/a-column", headers: dict[str, str] | None = None
) -> Capture:
    content = body.encode("utf-8") if isinstance(body, str) else body
    return Capture(url, 200, tuple((headers or {"Content-Type": "text/html"}).items()), content, NOW)


def page(html: bytes | str, url: str = "https://columns.example/columns/a-column") -> Document:
    return parse(capture(html, url))
