"""When an address is due again, by its past alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.urls import url_key
from crawler.visiting.revisiting import FIRST_LOOK, SPREAD, Intervals, next_try, next_visit, pages_after, told_changes
from storage.records import Follow, History, Link, LinkRole, Metadata, PageKind, Reading

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
INTERVALS = Intervals(
    article=30 * DAY,
    article_max=365 * DAY,
    listing=timedelta(hours=1),
    listing_end=7 * DAY,
    failed=timedelta(hours=20),
    retry=timedelta(seconds=2),
)
ALWAYS = replace(INTERVALS, article=timedelta(0), listing=timedelta(0), failed=timedelta(0))
NEW = timedelta(0)


def history(stood: timedelta = NEW, **past: Any) -> History:
    """An article's past: it has stood for so long."""
    given = {"key": "trade.example/a", "follow": Follow.ARTICLE, "kind": PageKind.ARTICLE} | past
    return History(since=NOW - stood, **given)


def page(kind: PageKind, url: str, links: tuple[Link, ...]) -> Reading:
    return Reading(url, url_key(url), url_key(url), kind, "", Metadata(), None, (), links, (), "", 1)


def wait(past: History, intervals: Intervals = INTERVALS) -> timedelta:
    return next_visit(past, NOW, intervals) - NOW


def about(interval: timedelta) -> Any:
    """An interval of something old: each address has its own share more."""
    return pytest.approx(interval.total_seconds() * (1 + SPREAD / 2), rel=SPREAD / 2)


def visits(past: History, days: int) -> list[int]:
    """The days on which an address is visited that never changes, by a run each night."""
    seen, due = [], next_visit(past, NOW, INTERVALS)
    for day in range(1, days + 1):
        if due <= (at := NOW + day * DAY):
            seen.append(day)
            due = next_visit(past, at, INTERVALS)
    return seen


def test_a_new_article_is_visited_after_1_3_9_27_days() -> None:
    assert visits(history(published="2024-05-01T10:00:00+00:00"), 100) == [1, 3, 9, 27, 81]


def test_an_edit_begins_that_again() -> None:
    assert visits(history(published="2017-10-03", changed=True), 100) == [1, 3, 9, 27, 81]


def test_an_old_article_is_left_alone() -> None:
    assert wait(history(published="2023-10-03")).total_seconds() == about(30 * DAY)
    assert wait(history(published="2017-10-03")).total_seconds() == about(240.3 * DAY)
    assert wait(history(published="1917-10-03")).total_seconds() == about(365 * DAY)
    assert wait(history(published="2024-04-21T12:00:00+00:00")) == 10 * DAY


def test_an_article_that_never_changes_is_visited_ever_more_rarely() -> None:
    assert wait(history(60 * DAY, published="2023")) == 120 * DAY
    assert wait(history(3000 * DAY, published="2017")).total_seconds() == about(365 * DAY)


def test_an_article_without_a_date_is_new_if_it_appeared() -> None:
    assert wait(history()).total_seconds() == about(30 * DAY)
    assert wait(history(appeared_at=NOW)) == FIRST_LOOK


def test_when_it_appeared_is_closer_than_a_month_but_a_day_is_closer_than_that() -> None:
    assert wait(history(appeared_at=NOW, published="2024")) == FIRST_LOOK
    assert wait(history(appeared_at=NOW, published="2023-10-03")).total_seconds() == about(30 * DAY)


@pytest.mark.parametrize("published", ["2031-01-01", "2024-05-02T00:00:00+02:00", "20240501", "soon", ""])
def test_any_date_will_do(published: str) -> None:
    assert FIRST_LOOK <= wait(history(published=published)) <= 45 * DAY


def test_a_seed_that_lists_is_due_for_the_next_run() -> None:
    assert wait(history(follow=Follow.SEED, kind=PageKind.LISTING)) == timedelta(hours=1)
    assert wait(history(900 * DAY, follow=Follow.SEED, kind=None)) == timedelta(hours=1)
    assert wait(history(follow=Follow.SEED)).total_seconds() == about(30 * DAY)


def test_a_listings_later_page_is_due_after_a_week_and_then_after_a_month_at_most() -> None:
    page = history(follow=Follow.LISTING, kind=PageKind.LISTING)
    assert wait(page).total_seconds() == about(7 * DAY)
    assert wait(replace(page, since=NOW - 900 * DAY)).total_seconds() == about(30 * DAY)


def test_a_sitemap_without_news_is_asked_for_more_rarely_and_a_feed_in_each_run() -> None:
    sitemap = history(kind=PageKind.SITEMAP, follow=Follow.SITE_FEED)
    assert visits(sitemap, 30) == [*range(1, 11), 11, 13, 15, 17, 19, 21, 24, 27, 30]
    assert wait(replace(sitemap, since=NOW - 1000 * DAY)) == INTERVALS.listing_end
    for follow in (Follow.FEED, Follow.SITE_FEED):
        assert wait(history(1000 * DAY, kind=PageKind.FEED, follow=follow)) == INTERVALS.listing
    assert wait(replace(sitemap, follow=Follow.SEED)) == INTERVALS.listing


def test_the_usual_address_of_a_feed_that_was_never_there_rests_for_long() -> None:
    missing = history(failing=True, kind=None, follow=Follow.SITE_FEED)
    assert wait(missing) == INTERVALS.article
    assert wait(replace(missing, kind=PageKind.FEED)) == INTERVALS.failed


def test_what_fails_is_tried_again_after_1_3_9_27_days_and_each_month() -> None:
    past = history(follow=Follow.CONTINUATION, kind=None, failing=True, changed=True)
    assert visits(past, 90) == [1, 3, 9, 27, 57, 87]
    assert visits(history(kind=PageKind.GATE), 30) == [1, 3, 9, 27]


def test_the_ends_of_a_new_series_stay_warm() -> None:
    index = history(follow=Follow.CONTINUATION, kind=PageKind.SERIES_INDEX, published="2024-05-01", ends_series=True)
    seen = visits(index, 60)
    assert max(b - a for a, b in pairwise(seen)) <= 6
    assert visits(replace(index, ends_series=False), 60) == [1, 3, 9, 27]


def test_a_series_that_lacks_parts_stays_warm_for_longer() -> None:
    last = history(100 * DAY, published="2024-01-22", ends_series=True)
    assert wait(replace(last, lacks_parts=True)) == pytest.approx(10 * DAY, abs=DAY)
    assert wait(last) == 200 * DAY


def test_0_means_in_every_run() -> None:
    for follow in Follow:
        for kind in (*PageKind, None):
            for failing in (True, False):
                past = history(40 * DAY, follow=follow, kind=kind, failing=failing, published="2024-03-01")
                assert wait(past, ALWAYS) == timedelta(0), past


@given(
    st.sampled_from(Follow),
    st.sampled_from([*PageKind, None]),
    st.tuples(st.booleans(), st.booleans(), st.booleans(), st.booleans()),
    st.tuples(st.floats(0, 4000), st.floats(0, 4000)),
)
def test_what_has_stood_for_longer_is_not_visited_sooner(
    follow: Follow, kind: PageKind | None, flags: tuple[bool, ...], days: tuple[float, float]
) -> None:
    changed, failing, ends, lacks = flags
    past = History("a", follow, kind, NOW, changed, failing, "2010-01-01", None, ends, lacks)
    shorter, longer = (wait(replace(past, since=NOW - day * DAY)) for day in sorted(days))
    assert timedelta(0) < shorter <= longer <= 365 * DAY * (1 + SPREAD)


def test_tries_are_further_and_further_apart() -> None:
    assert [(next_try(n, NOW, INTERVALS) - NOW).total_seconds() for n in (1, 2, 3, 4)] == [2, 4, 8, 16]


@pytest.mark.parametrize(
    ("own", "linked", "after"),
    [
        ("", ["?page=2", "?page=3", "?page=50"], ["?page=2"]),
        ("?page=3", ["", "?page=2", "?page=4", "?page=5", "?page=50"], ["?page=4"]),
        ("?page=50", ["", "?page=49"], []),
        ("", ["?page=1", "?page=2"], ["?page=1", "?page=2"]),  # from zero, or page 1 once more
        ("/page/2", ["/page/1", "/page/3", "/page/9"], ["/page/3"]),
        ("?start=20", ["?start=10", "?start=30", "?start=90"], ["?start=30"]),
        ("", ["?before=xyz"], ["?before=xyz"]),
    ],
)
def test_the_page_after_a_listings_page(own: str, linked: list[str], after: list[str]) -> None:
    base = "https://trade.example/columns"
    links = tuple(Link(base + to, url_key(base + to), "", LinkRole.LISTING_NEXT, "") for to in linked)
    assert pages_after(page(PageKind.LISTING, base + own, links)) == tuple(url_key(base + to) for to in after)


def listed(*modified: str | None) -> Reading:
    links = tuple(
        Link(f"https://a.example/{n}", f"a.example/{n}", "", LinkRole.ARTICLE, "", modified=moment)
        for n, moment in enumerate(modified)
    )
    return page(PageKind.SITEMAP, "https://a.example/sitemap.xml", links)


def test_what_a_sitemap_says_of_changes() -> None:
    said = listed("2024-04-30T10:00:00+02:00", None, "2024-04-30", "2024-05-30", "yesterday", "2024-04")
    assert told_changes(said, NOW) == {
        "a.example/0": datetime(2024, 4, 30, 8, tzinfo=UTC),
        "a.example/2": datetime(2024, 4, 30, tzinfo=UTC),
        "a.example/5": datetime(2024, 4, 1, tzinfo=UTC),
    }
    assert told_changes(replace(said, kind=PageKind.LISTING), NOW) == {}


def test_one_date_for_all_is_when_the_sitemap_was_made() -> None:
    made, other = "2024-04-30T10:00:00Z", "2024-04-01"
    assert told_changes(listed(*[made] * 6, *[other] * 5), NOW).keys() == {f"a.example/{n}" for n in range(6, 11)}
    assert len(told_changes(listed(*[made] * 5), NOW)) == 5
