"""Addresses of archives: months, years and authors, not days, tags or articles."""

import pytest

from crawler.reading.archives import archive_named
from crawler.reading.document import parse
from crawler.reading.links import ReadingContext, link_roles
from crawler.reading.urls import url_key
from storage.records import LinkRole, PageKind
from tests.reading.capturing import capture

BASE = "https://columns.example"


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/2023/05/", "the archive of a month"),
        ("/columns/2023/5", "the archive of a month"),
        ("/columns/2023/may", "the archive of a month"),
        ("/columns/mai-2023.html", "the archive of a month"),
        ("/archive/2023-05", "the archive of a month"),
        ("/archive/2023", "the archive of a year"),
        ("/columns/archive/", "the archive"),
        ("/?m=202305", "the archive of a month or year"),
        ("/columns?year=2023&month=5", "the archive of a month or year"),
        ("/author/jane-doe", "an author's articles"),
        ("/2023/05/17/", None),
        ("/2023/13", None),
        ("/2023/tides", None),
        ("/columns/2023/05/the-tide", None),
        ("/tag/tides", None),
        ("/columns/the-year-2023-05-17", None),
        ("/columns?page=2", None),
        ("/columns?m=5", None),
        ("/columns?year=2023&page=2", None),
        ("/", None),
    ],
)
def test_archive_named(path: str, what: str | None) -> None:
    assert archive_named(url_key(BASE + path)) == what


def test_a_listing_leads_to_its_archives() -> None:
    body = (
        "<nav class=pager><a href='/columns?page=2'>2</a></nav><aside><a href='/columns/2023/05/'>May 2023 (7)</a>"
        "<a href='/columns/2023/04/'>« April</a><div class=calendar><a href='/columns/2023/05/'>5</a></div>"
        "<a href='/columns/2023/05/17/'>17</a></aside><a href='https://else.example/2023/05/'>May</a>"
    )
    page = parse(capture(f"<html><body>{body}</body></html>", f"{BASE}/columns"))
    links = link_roles(page, ReadingContext(page.url, PageKind.LISTING))
    found = [(link.url.removeprefix(BASE), link.role) for link in links if link.role is not LinkRole.OTHER]
    assert found == [
        ("/columns?page=2", LinkRole.LISTING_NEXT),
        ("/columns/2023/05/", LinkRole.ARCHIVE),
        ("/columns/2023/04/", LinkRole.ARCHIVE),
    ]
