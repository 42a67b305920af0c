"""The crawl's pure decisions: what to follow, how long a host is left alone, what to exit with."""

from datetime import UTC, datetime, timedelta

import pytest
from scrapy.http import Response

from crawler.fetching.politeness import MAX_RETRY_AFTER, retry_after
from crawler.reading.urls import url_key
from crawler.runs.endings import ENOUGH, WAITING
from crawler.runs.run import exit_code
from crawler.visiting.scope import offers
from storage.records import Follow, Lease, Link, LinkRole, Metadata, PageKind, Reading

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)


def lease(follow: Follow = Follow.SEED) -> Lease:
    url = "https://trade.example/columns"
    return Lease(1, url, url_key(url), "trade.example", "trade.example", follow, 0, 1, NOW)


def reading(kind: PageKind, *links: tuple[str, LinkRole]) -> Reading:
    url = "https://trade.example/columns"
    found = tuple(Link(to, url_key(to), "text", role, "why") for to, role in links)
    return Reading(url, url_key(url), url_key(url), kind, "why", Metadata(), None, (), found, (), "", 1)


A, B = "https://trade.example/a", "https://trade.example/b"


@pytest.mark.parametrize(
    ("kind", "came_as", "role", "follow", "cost"),
    [
        (PageKind.LISTING, Follow.SEED, LinkRole.ARTICLE, Follow.ARTICLE, 0),
        (PageKind.LISTING, Follow.LISTING, LinkRole.LISTING_NEXT, Follow.LISTING, 0),
        (PageKind.ARTICLE, Follow.ARTICLE, LinkRole.NEXT_PART, Follow.CONTINUATION, 0),
        (PageKind.ARTICLE, Follow.RELATED, LinkRole.NEXT_PAGE, Follow.CONTINUATION, 0),
        (PageKind.ARTICLE, Follow.ARTICLE, LinkRole.SERIES_INDEX, Follow.CONTINUATION, 0),
        (PageKind.ARTICLE, Follow.ARTICLE, LinkRole.RELATED, Follow.RELATED, 1),
        (PageKind.SERIES_INDEX, Follow.CONTINUATION, LinkRole.PART_N, Follow.CONTINUATION, 0),
        (PageKind.SERIES_INDEX, Follow.CONTINUATION, LinkRole.LISTING_NEXT, Follow.CONTINUATION, 0),
        (PageKind.SERIES_INDEX, Follow.SEED, LinkRole.LISTING_NEXT, Follow.LISTING, 0),
    ],
)
def test_followed(kind: PageKind, came_as: Follow, role: LinkRole, follow: Follow, cost: int) -> None:
    (offer,) = offers(reading(kind, (A, role)), lease(came_as))
    assert (offer.url, offer.key, offer.host) == (A, url_key(A), "trade.example")
    assert (offer.follow, offer.cost) == (follow, cost)


@pytest.mark.parametrize(
    ("kind", "came_as", "role"),
    [
        (PageKind.LISTING, Follow.RELATED, LinkRole.ARTICLE),
        (PageKind.GATE, Follow.ARTICLE, LinkRole.NEXT_PART),
        (PageKind.ARTICLE, Follow.ARTICLE, LinkRole.PAYWALL),
        (PageKind.ARTICLE, Follow.ARTICLE, LinkRole.PRINT_VIEW),
        (PageKind.SOFT_404, Follow.ARTICLE, LinkRole.RELATED),
    ],
)
def test_not_followed(kind: PageKind, came_as: Follow, role: LinkRole) -> None:
    assert offers(reading(kind, (A, role)), lease(came_as)) == ()


def test_never_another_site() -> None:
    assert offers(reading(PageKind.ARTICLE, ("https://other.example/a", LinkRole.NEXT_PART)), lease()) == ()


def test_a_page_that_is_linked_twice_is_followed_for_the_better_reason() -> None:
    (offer,) = offers(reading(PageKind.ARTICLE, (A, LinkRole.RELATED), (A, LinkRole.NEXT_PART)), lease())
    assert (offer.follow, offer.cost) == (Follow.CONTINUATION, 0)


def test_a_page_that_ends_its_part_leads_to_no_further_page() -> None:
    page = reading(PageKind.ARTICLE, (A, LinkRole.NEXT_PAGE), (B, LinkRole.NEXT_PART))
    assert [offer.url for offer in offers(page, lease(), ends=True)] == [B]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("120", timedelta(seconds=120)),
        ("Wed, 01 May 2024 12:01:00 GMT", timedelta(seconds=60)),
        ("Wed, 01 May 2024 11:00:00 GMT", timedelta(0)),
        ("99999999999", MAX_RETRY_AFTER),
        ("9" * 5000, MAX_RETRY_AFTER),
        ("\xb2", None),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after(value: str, expected: timedelta | None) -> None:
    response = Response("https://trade.example/", headers={"Retry-After": value})
    assert retry_after(response, NOW) == expected


@pytest.mark.parametrize(
    ("reason", "tally", "code"),
    [
        ("finished", {"visits": 10, "seeds_reached": 1}, 0),
        ("finished", {"visits": 10, "seeds_reached": 1, "failed": 1}, 0),
        ("finished", {"visits": 10, "seeds_reached": 1, "failed": 2}, 3),
        ("finished", {"visits": 50, "seeds_reached": 1, "failed": 2, "retried": 40}, 3),
        (WAITING, {"visits": 10, "seeds_reached": 1}, 5),
        (WAITING, {"visits": 1}, 4),
        (ENOUGH, {"visits": 10, "seeds_reached": 1}, 5),
        ("finished", {"visits": 1, "failed": 1}, 4),
        ("finished", {"visits": 10, "seeds_reached": 1, "fault": 1}, 1),
        ("closespider_timeout", {"visits": 10, "seeds_reached": 1, "failed": 9}, 5),
        ("closespider_pagecount", {}, 5),
        ("shutdown", {"fault": 1}, 130),
        ("never started", {}, 1),
    ],
)
def test_exit_code(reason: str, tally: dict[str, int], code: int) -> None:
    assert exit_code(reason, tally, 0.1) == code
