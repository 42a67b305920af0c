"""The multi-part detectors in the shape in which the public measuring set calls them.

PYTHONPATH=. python …/multipage/score.py titles tests.bench.multipart_adapter:part_title --errors 40
"""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from crawler.reading import document
from crawler.reading.link_facts import LinkFacts, hints_of
from crawler.reading.link_rules import decide
from crawler.reading.links import ReadingContext, link_roles
from crawler.reading.page_facts import PageFacts
from crawler.reading.paging import page_number
from crawler.reading.part_title import parse_part_title
from crawler.reading.urls import url_key
from storage.records import Capture, LinkRole, PageKind

_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def part_title(title: str, language: str | None) -> dict[str, Any] | None:
    """Series, number and total of a title, or None."""
    parsed = parse_part_title(title, language)
    return asdict(parsed) if parsed else None


def link_role(case: dict[str, str]) -> str:
    """The role of one link. The set calls a listing's articles 'other'."""
    page = PageFacts(case["url"], PageKind(case["page_type"]), parse_part_title(case["title"]), title=case["title"])
    text = "" if case["text"] == "[link]" else case["text"]
    role = decide(
        LinkFacts(
            page,
            text,
            case["href"],
            case["rel"],
            hints=hints_of(case["cls"]),
            heading=case["heading"],
            where=case["where"],
        )
    ).role
    return "other" if role is LinkRole.ARTICLE else role.value


def next_page(html: str, url: str) -> str | None:
    """The next page's address: the first link that goes on, else the pager's next number."""
    capture = Capture(url, 200, (("Content-Type", "text/html; charset=utf-8"),), html.encode(), _LONG_AGO)
    links = link_roles(document.parse(capture), ReadingContext(url, PageKind.LISTING))
    onward = [link for link in links if link.role is LinkRole.LISTING_NEXT]
    wanted = (page_number(url_key(url)) or 1) + 1
    explicit = [link for link in onward if link.why.startswith("goes on")]
    numbered = [link for link in onward if link.number == wanted]
    return next((link.url for link in (*explicit, *numbered)), None)
