"""Printed dates as ISO 8601, exactly as precise as the words: '3 October 2017' is a day, 'over 6 years ago' a year.

A date that names its year has the precision of what is printed, up to the time of day with its zone, which is kept as
it is: a day is the day of the page's own zone. What could be two days gives what is sure: '3/10/2017' on a page whose
language doesn't tell which is the month is 2017, and with a year of two digits nothing at all.

How a relative date is read, from the moment of the capture:

- 'N years ago', 'about N years ago': N years before; the result is a year.
- 'over N years ago': between N and N + 1 years before; the year that holds the middle of that interval. So 'over 6
  years ago' on 1 May 2024 lies between 1 May 2017 and 1 May 2018, and is 2017.
- 'almost N years ago': between N - 1 and N years before; the year that holds the middle.
- months likewise, to a month; weeks give a month too, for a week is not a day; days give a day, and so do hours,
  minutes and seconds, since a capture's clock says nothing of the writer's.
- of several units ('1 year, 2 months ago') the finest says how precise the result is.

A date in the future (more than two days: time zones and early editions) or before 1990 is refused; what a page declares
for machines may be older, for archives put old columns online, but not one of the days that stand for 'no date'.

(No library is asked: dateparser knows no 'over 6 years ago', 'almost 2 years ago', 'vor über einem Jahr', no eras, and
makes a day of 'May 2017'; its first call takes more than a second.)
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from crawler.reading.date_forms import Reader, dates_in, fold
from crawler.reading.date_words import Unit
from crawler.reading.relative_dates import Ago, find_ago

EARLIEST_YEAR = 1990
EARLIEST_DECLARED_YEAR = 1850  # the oldest newspapers that are online as articles
LATEST_AHEAD = timedelta(days=2)
_NO_DATES = frozenset(
    {"1970-01-01", "1969-12-31", "1900-01-01", "1899-12-30", "1899-12-31", "1980-01-01", "1901-12-13"}
)
"""The noughts of common clocks, as they show where a field was empty."""
_LONGEST = 1000  # characters: no line that holds a date is longer
_DAYS = {
    Unit.YEAR: 365.2425,
    Unit.MONTH: 30.436875,
    Unit.WEEK: 7.0,
    Unit.DAY: 1.0,
    Unit.HOUR: 1 / 24,
    Unit.MINUTE: 1 / 1440,
    Unit.SECOND: 1 / 86400,
}
_MOST_DAYS = 366 * 200  # beyond it a datetime can't be subtracted from; long absurd anyway
_LENGTHS = {Unit.YEAR: 4, Unit.MONTH: 7, Unit.WEEK: 7}


class Precision(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TIME = "time"


_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """`iso` has the form of its precision; `text` is the words it was read from."""

    iso: str
    precision: Precision
    text: str
    relative: bool = False


def find_date(text: str, captured_at: datetime, language: str | None = None) -> PrintedDate | None:
    """The first date in a short text (a byline, an attribute), absolute or relative; None if there is none that is
    plausible at the time of the capture. `language` is a BCP 47 tag."""
    return absolute_date(text, captured_at, language) or relative_date(text, captured_at, language)


def absolute_date(text: str, captured_at: datetime, language: str | None = None) -> PrintedDate | None:
    """A date that names its year. A year alone isn't taken for a date: too many other numbers look like one."""
    return _absolute(text, captured_at, language, EARLIEST_YEAR)


def declared_date(value: object, captured_at: datetime, language: str | None = None) -> PrintedDate | None:
    """A date from a field that is meant for machines: also a year alone, and seconds or milliseconds since 1970."""
    text = str(value) if isinstance(value, int | float) else value
    if not isinstance(text, str):
        return None
    text = text.strip()
    if text.isascii() and text.isdigit():
        iso = text if len(text) == 4 else _since_1970(text)
        if iso is not None:
            plausible = _is_plausible(iso, captured_at, EARLIEST_DECLARED_YEAR)
            return PrintedDate(iso, _precision(iso), text) if plausible else None
    return _absolute(text, captured_at, language, EARLIEST_DECLARED_YEAR)


def relative_date(text: str, captured_at: datetime, language: str | None = None) -> PrintedDate | None:
    """A date told from now: 'over 6 years ago', 'gestern', '3天前'."""
    if len(text) > _LONGEST:
        return None
    for ago in find_ago(fold(text), (language or "").lower().partition("-")[0]):
        iso = _before(captured_at, ago)
        if iso is not None and _is_plausible(iso, captured_at, EARLIEST_YEAR):
            return PrintedDate(iso, _precision(iso), text[ago.start : ago.end].strip(), relative=True)
    return None


def _absolute(text: str, captured_at: datetime, language: str | None, earliest: int) -> PrintedDate | None:
    if len(text) > _LONGEST:
        return None
    reader = Reader((language or "").lower(), (captured_at + LATEST_AHEAD).date())
    for found in dates_in(fold(text), reader):
        if _is_plausible(found.iso, captured_at, earliest):
            return PrintedDate(found.iso, _precision(found.iso), text[found.start : found.end].strip())
    return None


def _since_1970(digits: str) -> str | None:
    if len(digits) not in {10, 13}:
        return None
    seconds = int(digits[:10])
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _precision(iso: str) -> Precision:
    return _PRECISIONS.get(len(iso), Precision.TIME)


def _is_plausible(iso: str, captured_at: datetime, earliest: int) -> bool:
    limit = (captured_at + LATEST_AHEAD).date().isoformat()
    return int(iso[:4]) >= earliest and iso[:10] <= limit[: len(iso[:10])] and iso[:10] not in _NO_DATES


def _before(moment: datetime, ago: Ago) -> str | None:
    """The moment so long ago, cut to the finest unit; None for what is older than any page."""
    months, days = 0, 0.0
    for unit, amount in ago.amounts:
        if unit in {Unit.YEAR, Unit.MONTH} and amount == int(amount):
            months += int(amount) * (12 if unit is Unit.YEAR else 1)
        else:
            days += amount * _DAYS[unit]
    first = moment.year * 12 + moment.month - 1 - months
    if first < 12 or days > _MOST_DAYS:
        return None
    year, month = first // 12, first % 12 + 1
    day = moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))
    if day.year * 366 < days:
        return None
    return (day - timedelta(days=days)).date().isoformat()[: _LENGTHS.get(ago.amounts[-1][0], 10)]
