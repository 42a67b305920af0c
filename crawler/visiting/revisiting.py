"""When an address is due again: a pure function of what the archive knows of its past.

What has stood for a day is looked at again after two, what has stood for a month after two months: whatever changes is
soon seen again, whatever rests costs less and less. Each kind of address has its least and its longest interval.
"""

import zlib
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from crawler.reading.paging import page_step
from storage.records import FEED_FOLLOWS, FEED_KINDS, Follow, History, LinkRole, PageKind, Reading

GROWTH = 2.0
"""An interval over the time for which nothing has changed: visits after 1, 3, 9, 27 … days."""

FIRST_LOOK = timedelta(hours=20)
"""After which something new is looked at again: most edits come early. Less than a day: a nightly run must find due
what the one before visited a little later in the night."""

FRESH = timedelta(days=60)
"""A series whose last part is younger than this may go on: parts come daily to monthly, now and then one is late."""

RESTED = 0.1
"""An unfinished series, a sitemap, an old article that is new here are looked at again after this share of the time for
which they have rested: a series every night at first, after a week when its last part is ten weeks old; what was
published ten years ago after a year."""

MADE_AT_ONCE = 5
"""More entries of a list, and more than half of them, with one date: it is when the list was made."""

SPREAD = 0.5
"""By how much of it the intervals of old things differ from address to address. A whole archive that was fetched in
one night must not be due in one night."""


@dataclass(frozen=True, slots=True)
class Intervals:
    """`article` and `listing_end` are the first intervals of articles that aren't new and of a listing's later pages,
    `article_max` the longest. 0 for one of `article`, `listing`, `failed` means: in every run."""

    article: timedelta
    article_max: timedelta
    listing: timedelta
    listing_end: timedelta
    failed: timedelta
    retry: timedelta


def next_visit(history: History, at: datetime, intervals: Intervals) -> datetime:
    """When an address that was visited `at` is due again."""
    stood = max(at - history.since, timedelta(0))
    if history.failing or history.kind is PageKind.GATE:
        never_was = history.kind is None and history.follow in FEED_FOLLOWS  # most sites lack most of the usual feeds
        least = intervals.article if never_was else intervals.failed
        return at + _grown(stood, least, max(least, intervals.article))
    if history.kind in (PageKind.ARTICLE, PageKind.SERIES_INDEX):
        return at + _text_interval(history, stood, at, intervals)
    if history.kind is PageKind.SITEMAP and history.follow is not Follow.SEED:
        return at + _grown(stood, intervals.listing, max(intervals.listing, intervals.listing_end), RESTED)
    if history.follow is Follow.LISTING and intervals.listing:
        interval = _grown(stood, intervals.listing_end, max(intervals.listing_end, intervals.article))
        return at + _spread(interval, history.key)
    if history.follow in (Follow.SEED, Follow.LISTING, *FEED_FOLLOWS):
        return at + intervals.listing
    return at + _text_interval(history, stood, at, intervals)


def _text_interval(history: History, stood: timedelta, at: datetime, intervals: Intervals) -> timedelta:
    age = _age(history, at)
    least = _spread(_grown(age or timedelta(0), intervals.article, intervals.article_max, RESTED), history.key)
    if age is not None:
        least = min(least, max(FIRST_LOOK, age))
    interval = _grown(stood, least, _spread(intervals.article_max, history.key))
    rested = stood if age is None else age
    if history.ends_series and (history.lacks_parts or rested < FRESH):
        interval = min(interval, max(FIRST_LOOK, RESTED * rested))
    return interval


def next_try(attempts: int, at: datetime, intervals: Intervals) -> datetime:
    """When a visit that failed is tried again: after 1, 2, 4, 8 … times the retry interval."""
    return at + intervals.retry * float(2 ** (max(attempts, 1) - 1))


def pages_after(reading: Reading) -> tuple[str, ...]:
    """The keys of the pages that come next in a listing: the nearest by its number, where numbers tell."""
    steps = {link.key: page_step(reading.key, link.key) for link in reading.links if link.role is LinkRole.LISTING_NEXT}
    forward = {key: step.forward for key, step in steps.items() if step is not None}
    nearest = min((pages for pages in forward.values() if pages > 0), default=None)
    # A step of 0 leads to 'page 1' of a listing that counts from zero: its second page.
    return tuple(key for key in steps if forward.get(key, 0) in (0, nearest))


def told_changes(reading: Reading, at: datetime) -> dict[str, datetime]:
    """When the pages that a feed or sitemap lists last changed, by its word and by key: of a date without a time its
    first moment, for what changed on the day of its visit is soon looked at again in any case. A moment that lies ahead
    says nothing yet."""
    if reading.kind not in FEED_KINDS:
        return {}
    told = {link.key: moment for link in reading.links if link.modified and (moment := _moment(link.modified))}
    counts = Counter(told.values())
    most = max(MADE_AT_ONCE, len(told) // 2)
    return {key: moment for key, moment in told.items() if counts[moment] <= most and moment <= at}


def _grown(stood: timedelta, least: timedelta, longest: timedelta, growth: float = GROWTH) -> timedelta:
    return min(max(least, growth * stood), longest) if least else least


def _age(history: History, at: datetime) -> timedelta | None:
    """How old the text is that an address has now, by the best that is known; None if nothing is."""
    if history.changed:
        return max(at - history.since, timedelta(0))
    born = _moment(history.published) if history.published else None
    if history.appeared_at is not None and len(history.published or "") < len("2017-10-03"):
        born = history.appeared_at  # closer than a month or a year
    return None if born is None else max(at - born, timedelta(0))


def _moment(date: str) -> datetime | None:
    """The first moment of an ISO 8601 date that may be as short as a year."""
    try:
        moment = datetime.fromisoformat(
            date if len(date) >= len("2017-10-03") else f"{date}-01-01"[: len("2017-10-03")]
        )
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _spread(interval: timedelta, key: str) -> timedelta:
    """An interval made longer by an address's own share of SPREAD."""
    return interval * (1 + SPREAD * zlib.crc32(key.encode()) / 2**32)
