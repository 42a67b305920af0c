"""When an address is due again: a pure function of what it is and what it answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.records import FEED_KINDS, Follow, PageKind


@dataclass(frozen=True, slots=True)
class Intervals:
    article: timedelta
    listing: timedelta
    failed: timedelta
    retry: timedelta


def next_visit(follow: Follow, kind: PageKind | None, at: datetime, intervals: Intervals) -> datetime:
    """When a page that answered is due again. `kind` is what it is now, None if it was never read.

    What lists others is asked for in each run: a listing for new articles, the index of a series for its next part.
    """
    if kind is PageKind.GATE:
        return at + intervals.failed
    if (
        kind in FEED_KINDS
        or kind is PageKind.SERIES_INDEX
        or (follow in (Follow.SEED, Follow.LISTING) and kind is not PageKind.ARTICLE)
    ):
        return at + intervals.listing
    return at + intervals.article


def next_try(attempts: int, at: datetime, intervals: Intervals) -> datetime:
    """When a visit that failed is tried again: after 1, 2, 4, 8 … times the retry interval."""
    return at + intervals.retry * float(2 ** (max(attempts, 1) - 1))
