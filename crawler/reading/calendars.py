"""Years and days of other calendars in ours: Japanese eras, the years of the Republic of China, Persian days."""

from datetime import date, timedelta

ERAS = {"大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
"""The year before an era's first."""

_PERSIAN_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
PERSIAN_MONTHS = {name: number for number, name in enumerate(_PERSIAN_MONTHS, 1)} | {"امرداد": 5}
PERSIAN_YEARS = range(1369, 1479)
"""Years of the Persian calendar that are 1990 to 2099 of ours: in these the 33-year cycle below is exact."""

_FIRST_DAY = date(1990, 3, 21)  # 1 Farvardin 1369
_CYCLE = 33
_LEAP_IN_CYCLE = frozenset({1, 5, 9, 13, 17, 22, 26, 30})


def persian_day(year: int, month: int, day: int) -> date | None:
    """The day of a date of the Persian calendar; None if there is no such day, or if the year is out of range."""
    if year not in PERSIAN_YEARS or not 1 <= month <= 12:
        return None
    length = 31 if month <= 6 else 30 if month <= 11 or _is_leap(year) else 29
    if not 1 <= day <= length:
        return None
    days = sum(366 if _is_leap(past) else 365 for past in range(PERSIAN_YEARS.start, year))
    days += 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1
    return _FIRST_DAY + timedelta(days=days)


def _is_leap(year: int) -> bool:
    return year % _CYCLE in _LEAP_IN_CYCLE
