"""What of a site is a column's: pure decisions, and cautious ones."""

from datetime import UTC, date, datetime, timedelta

import pytest

from crawler.reading.declared_feeds import MADE_FROM
from crawler.reading.urls import url_key
from crawler.visiting.discovery import USUAL_FEEDS, USUAL_SITEMAPS, entry_points, taken
from crawler.visiting.scope import offers
from crawler.visiting.section import Section, form_of, section_of, witnessed_feed, witnessed_forms
from storage.records import Follow, Lease, Link, LinkRole, Metadata, Offer, PageKind, Reading

BASE = "https://trade.example"
NOW = datetime(2024, 5, 20, 12, tzinfo=UTC)


def key(path: str) -> str:
    return url_key(BASE + path)


def link(path: str, role: LinkRole = LinkRole.ARTICLE, why: str = "listed", modified: str | None = None) -> Link:
    return Link(BASE + path, key(path), "", role, why, None, modified)


def page(path: str, *links: Link, kind: PageKind = PageKind.LISTING) -> Reading:
    return Reading(BASE + path, key(path), key(path), kind, "why", Metadata(), None, (), links, (), "", 1)


def lease(follow: Follow, path: str = "/columns") -> Lease:
    return Lease(1, BASE + path, key(path), "trade.example", "trade.example", follow, 0, 1, NOW)


def section(seed: str, *listed: str) -> Section:
    return section_of((key(seed),), (page(seed, *map(link, listed)),))


def paths(found: tuple[Offer, ...]) -> dict[str, Follow]:
    return {offer.url.removeprefix(BASE): offer.follow for offer in found}


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/2024/05/the-tide-comes-in", "/#/#/*"),
        ("/opinion/2024/may/05/the-tide", "/opinion/#/#/#/*"),
        ("/opinion/2024-05/the-tide.html", "/opinion/#/*.html"),
        ("/columns/1234", "/columns/#"),
        ("/show.php?id=17", "/*.php?id=#"),
        ("/", "/*"),
    ],
)
def test_the_form_of_an_address(path: str, form: str) -> None:
    assert form_of(key(path)) == form


@pytest.mark.parametrize(
    ("seed", "listed", "path", "belongs"),
    [
        ("/columns", (), "/columns/tide", True),
        ("/columns", ("/columns/a-tide-in-may", "/columns/a-tide-in-june"), "/columns/tide", True),
        ("/columns", ("/columns/2024/tide", "/columns/2024/ebb"), "/columns/about", False),
        ("/columns", ("/columns/2024/tide", "/columns/2024/ebb"), "/columns/2023/the-old-tide", True),
        ("/columns/index.html", (), "/columns/the-tide-in-may", True),
        ("/columns.html", (), "/columns/the-tide-in-may", True),
        ("/columns", (), "/sport/the-match-of-the-day", False),
        ("/columns", (), "/columnsandmore/the-match-of-the-day", False),
        ("/columns", ("/2024/05/tide", "/2024/05/ebb"), "/2024/05/tide", True),  # listed
        ("/columns", ("/2024/05/tide", "/2024/05/ebb"), "/2024/05/match", False),
        ("/authors/jane-doe", ("/jane-doe/2024/tide", "/jane-doe/2024/ebb"), "/jane-doe/2023/the-flood", True),
        ("/authors/jane-doe", ("/opinion/2024/tide", "/opinion/2024/ebb"), "/opinion/2023/the-flood", False),
        ("/opinion?author=jane-doe", ("/jane-doe/tide-1", "/jane-doe/tide-2"), "/jane-doe/tide-3", True),
        ("/opinion?author=jane-doe", (), "/opinion/the-tide-in-may", False),
        ("/", (), "/2024/05/the-tide-in-may", True),
        ("/index.php", (), "/2024/05/the-tide-in-may", True),
        ("/", (), "/about", False),
        ("/", (), "/2024/05", False),
        ("/", ("/tide", "/ebb"), "/flood", True),
    ],
)
def test_why_in(seed: str, listed: tuple[str, ...], path: str, *, belongs: bool) -> None:
    assert (section(seed, *listed).why_in(key(path)) is not None) is belongs


@pytest.mark.parametrize(
    ("seed", "path", "own"),
    [
        ("/", "/feed", True),
        ("/columns", "/columns/feed", True),
        ("/columns", "/feed", False),
        ("/columns", "/feeds/columns.xml", True),
        ("/authors/jane-doe", "/rss?author=jane-doe", True),
        ("/authors/17", "/rss?author=17", False),
        ("/columns", "/columns/2023/05", True),
        ("/columns", "/2023/05", False),
    ],
)
def test_why_own(seed: str, path: str, *, own: bool) -> None:
    assert (section(seed).why_own(key(path)) is not None) is own


LISTED = tuple(f"/2024/05/tide-{number}" for number in range(10))


def dated(number: int) -> str:
    return (date(2024, 5, 20) - timedelta(days=number)).isoformat()


def test_a_feed_whose_entries_the_column_lists_is_the_columns() -> None:
    column = section("/columns", *LISTED)
    own = [link(path) for path in LISTED]
    older = [link(f"/2023/05/ebb-{number}") for number in range(20)]
    others = [link(f"/2024/05/match-{number}") for number in range(10)]
    assert witnessed_feed(column, [*own, *older])
    assert witnessed_feed(column, [others[0], *own])  # one that the listing leaves out
    assert not witnessed_feed(column, [pair for both in zip(own, others, strict=True) for pair in both])
    assert not witnessed_feed(column, own[:4])
    assert not witnessed_feed(column, others)


def test_a_form_that_only_the_columns_articles_have_by_a_sitemaps_dates() -> None:
    column = section("/columns", *(f"/tide-{number}" for number in range(10)))
    own = [link(f"/tide-{number}", modified=dated(number)) for number in range(10)]
    older = [link(f"/ebb-{number}", modified=dated(20 + number)) for number in range(30)]
    others = [link(f"/match-{number}", modified=dated(number)) for number in range(10)]
    assert witnessed_forms(column, [*own, *older]) == {"/*"}
    assert witnessed_forms(column, [*own, *others]) == frozenset()
    assert witnessed_forms(column, [link(f"/tide-{number}") for number in range(10)]) == frozenset()  # no dates


def test_of_the_columns_own_feed_all_is_taken_and_of_the_sites_what_belongs() -> None:
    column = section("/columns", *LISTED)
    onward = link("/feed?paged=2", LinkRole.LISTING_NEXT)
    feed = page("/feed", link("/2024/05/match"), link("/columns/the-tide"), link("/2024/05/tide-1"), onward, kind=FEED)
    own = taken(feed, lease(Follow.FEED), column)
    assert paths(own.offers) == {
        "/2024/05/match": Follow.ARTICLE,
        "/columns/the-tide": Follow.ARTICLE,
        "/2024/05/tide-1": Follow.ARTICLE,
        "/feed?paged=2": Follow.LISTING,
    }
    sites = taken(feed, lease(Follow.SITE_FEED), column)
    assert list(paths(sites.offers)) == ["/columns/the-tide", "/2024/05/tide-1"]
    assert [kept.why for kept in sites.reading.links] == [
        "listed; below the column's address",
        "listed; the column lists it",
    ]
    assert taken(feed, lease(Follow.ARTICLE), column).offers == ()


FEED, SITEMAP = PageKind.FEED, PageKind.SITEMAP


def test_the_older_pages_of_a_feed_are_not_asked_for_where_the_listing_goes_on() -> None:
    goes_on = section_of((key("/columns"),), (page("/columns", link("/columns?page=2", LinkRole.LISTING_NEXT)),))
    feed = page("/columns/feed", link("/columns/feed?paged=2", LinkRole.LISTING_NEXT), kind=FEED)
    assert taken(feed, lease(Follow.FEED), goes_on).offers == ()


def test_another_sites_articles_are_never_taken() -> None:
    feed = page("/feed", Link("https://else.example/a-tide-in-may", "x", "", LinkRole.ARTICLE, "listed"), kind=FEED)
    assert taken(feed, lease(Follow.FEED), section("/")).offers == ()


def test_the_sitemaps_of_an_index_are_read_those_of_the_column_first_and_not_without_end() -> None:
    names = [f"/map-{number}.xml" for number in range(300)]
    index = page(
        "/maps.xml", *(link(name, LinkRole.LISTING_NEXT) for name in [*names, "/columns/map.xml"]), kind=SITEMAP
    )
    found = paths(taken(index, lease(Follow.SITE_FEED), section("/columns")).offers)
    assert (len(found), next(iter(found.items()))) == (101, ("/columns/map.xml", Follow.FEED))
    assert set(found.values()) == {Follow.FEED, Follow.SITE_FEED}


RSS, OWN_RSS = (link(path, LinkRole.FEED, "declares a feed: RSS") for path in ("/feed", "/columns/feed"))
JSON = link("/api", LinkRole.FEED, MADE_FROM)
NEXT, MONTH = link("/columns?page=2", LinkRole.LISTING_NEXT), link("/columns/2023/05", LinkRole.ARCHIVE)
FULL = tuple(link(f"/columns/tide-{number}") for number in range(10))
SITES = Follow.SITE_FEED
ROBOTS = f"{BASE}/all.xml"


@pytest.mark.parametrize(
    ("links", "sitemaps", "asked"),
    [
        pytest.param((*FULL, NEXT), (), {}, id="a listing that goes on"),
        pytest.param((*FULL, NEXT, RSS), (ROBOTS,), {"/feed": SITES}, id="no site's sitemaps beside it"),
        pytest.param((*FULL, MONTH), (), {}, id="archives"),
        pytest.param(FULL[:4], (), {}, id="all that there is"),
        pytest.param(
            (*FULL, RSS, OWN_RSS), (ROBOTS,), {"/columns/feed": Follow.FEED, "/all.xml": SITES}, id="declared"
        ),
        pytest.param((RSS, JSON), (ROBOTS,), {"/feed": SITES, "/api": Follow.FEED, "/all.xml": SITES}, id="by script"),
        pytest.param(FULL, (), dict.fromkeys((*USUAL_SITEMAPS, *USUAL_FEEDS), SITES), id="nothing declared"),
        pytest.param((*FULL, RSS), (), dict.fromkeys(("/feed", *USUAL_SITEMAPS), SITES), id="no sitemap"),
        pytest.param((*FULL, MONTH), ("https://else.example/map.xml",), {}, id="another site's sitemap"),
    ],
)
def test_entry_points(links: tuple[Link, ...], sitemaps: tuple[str, ...], asked: dict[str, Follow]) -> None:
    seed = page("/columns", *links)
    column = section_of((seed.key,), (seed,))
    assert paths(entry_points(seed, lease(Follow.SEED), column, sitemaps)) == asked


def test_a_sites_own_sitemaps_are_read_though_its_listing_goes_on() -> None:
    seed = page("/", *FULL, NEXT)
    column = section_of((seed.key,), (seed,))
    assert paths(entry_points(seed, lease(Follow.SEED, "/"), column, (ROBOTS,))) == {"/all.xml": Follow.FEED}


def test_archives_are_followed_within_the_column_where_its_listing_has_no_pages() -> None:
    sport = link("/sport/2023/05", LinkRole.ARCHIVE)
    seed = page("/columns", *FULL, MONTH, sport)
    column = section_of((seed.key,), (seed,))
    assert paths(offers(page("/columns", MONTH, sport), lease(Follow.SEED), section=column)) == {
        "/columns/2023/05": Follow.LISTING
    }
    goes_on = section_of((seed.key,), (page("/columns", *FULL, MONTH, NEXT),))
    assert offers(page("/columns", MONTH), lease(Follow.LISTING), section=goes_on) == ()
