"""Printed dates as ISO 8601, exactly as precise as the words: '3 October 2017' is a day, 'over 6 years ago' a year.

How a relative date is read, from the moment of the capture:

- 'N years ago', 'about N years ago': N years before; the result is a year.
- 'over N years ago': between N and N + 1 years before; the year that holds the middle of that interval.
- 'almost N years ago': between N - 1 and N years before; the year that holds the middle.
- months likewise, to a month; weeks give a month too, for a week is not a day; days give a day, and so do hours,
  minutes and seconds, since a capture's clock says nothing of the writer's.

A date in the future (more than two days: time zones and early editions) or before 1990 is refused.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache

from crawler.reading.date_words import MONTH_FIRST, MONTH_JOINERS, MONTHS, ORDINALS, RELATIVE, RelativeWords, Unit

EARLIEST_YEAR = 1990
LATEST_AHEAD = timedelta(days=2)
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


class Precision(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TIME = "time"


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


# --- absolute

_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?"
    r"(?:(?:T|\s+)(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?(?!\d)",
    re.IGNORECASE,
)
_CJK = re.compile(r"(?<!\d)(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日号號일])?")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([./])(\d{1,2})\2(\d{1,2})(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\d/])")
_MONTH_NAME = "(" + "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True)) + r")\.?"
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}}){ORDINALS}\s*{MONTH_JOINERS}[\s-]*\b{_MONTH_NAME}(?!\w)[\s,-]*{MONTH_JOINERS}\s*(\d{{4}})(?!\d)"
)
_MONTH_DAY = re.compile(rf"\b{_MONTH_NAME}\s*(\d{{1,2}}){ORDINALS}\s*,?\s+(\d{{4}})(?!\d)")
_MONTH_YEAR = re.compile(rf"(?<!\w){_MONTH_NAME}\s*,?\s*{MONTH_JOINERS}\s*(\d{{4}})(?!\d)")
_BASIC = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?(?!\d)")


def absolute_date(text: str, captured_at: datetime, language: str | None = None) -> PrintedDate | None:
    """A date that names its year. A year alone isn't taken for a date: too many other numbers look like one."""
    if not re.search(r"\d{4}", text):
        return None
    low = text.lower()
    for pattern, order in (
        (_ISO, "iso"),
        (_CJK, "ymd"),
        (_DAY_MONTH, "dby"),
        (_MONTH_DAY, "bdy"),
        (_YEAR_FIRST, "y-md"),
        (_DOTTED, "dmy"),
        (_SLASHED, "slash"),
        (_MONTH_YEAR, "by"),
        (_BASIC, "ymd"),
    ):
        for found in pattern.finditer(text if order == "iso" else low):
            iso = _ISO_FORMS[order](found, language)
            if iso and _is_plausible(iso[0], captured_at):
                return PrintedDate(iso[0], iso[1], text[found.start() : found.end()].strip())
    return None


def _day(year: str, month: str | int, day: str | None) -> tuple[str, Precision] | None:
    try:
        if day is None:
            return date(int(year), int(month), 1).isoformat()[:7], Precision.MONTH
        return date(int(year), int(month), int(day)).isoformat(), Precision.DAY
    except ValueError:  # 2017-13-45
        return None


def _iso(found: re.Match[str], _: str | None) -> tuple[str, Precision] | None:
    year, month, day, clock, zone = found.groups()
    result = _day(year, month, day)
    if result is None or clock is None or day is None:
        return result
    offset = "" if zone is None else "+00:00" if zone[0] not in "+-" else f"{zone[:3]}:{zone[-2:]}"
    try:
        moment = datetime.fromisoformat(f"{result[0]}T{clock.zfill(5)}{offset}")
    except ValueError:  # 25:61
        return result
    return moment.isoformat(timespec="seconds"), Precision.TIME


def _slashed(found: re.Match[str], language: str | None) -> tuple[str, Precision] | None:
    """3/10/2017 is a day only where the language tells which of the two the month is; else only its year is sure."""
    first, _, second, year = found.groups()
    tag = (language or "").lower()
    if int(first) > 12 or (tag and not tag.startswith("en")) or tag in {"en-gb", "en-au", "en-nz", "en-ie", "en-za"}:
        return _day(year, second, first)
    if int(second) > 12 or tag in MONTH_FIRST:
        return _day(year, first, second)
    return _day(year, first, second) if first == second else (year, Precision.YEAR)


_ISO_FORMS = {
    "iso": _iso,
    "ymd": lambda found, _: _day(found[1], found[2], found[3]),
    "y-md": lambda found, _: _day(found[1], found[3], found[4]),
    "dmy": lambda found, _: _day(found[3], found[2], found[1]),
    "dby": lambda found, _: _day(found[3], MONTHS[found[2]], found[1]),
    "bdy": lambda found, _: _day(found[3], MONTHS[found[1]], found[2]),
    "by": lambda found, _: _day(found[2], MONTHS[found[1]], None),
    "slash": _slashed,
}


def _is_plausible(iso: str, captured_at: datetime) -> bool:
    limit = (captured_at + LATEST_AHEAD).date().isoformat()
    return int(iso[:4]) >= EARLIEST_YEAR and iso[:10] <= limit[: len(iso[:10])]


# --- relative


def relative_date(text: str, captured_at: datetime, language: str | None = None) -> PrintedDate | None:
    """A date told from now: 'over 6 years ago', 'gestern', '3天前'. The page's language is tried first, then the
    others: the words of one are no words of another, but for a few that say the same."""
    own = (language or "").lower().split("-")[0]
    low = text.lower()
    for code in sorted(RELATIVE, key=lambda code: code != own):
        patterns = _patterns(code)
        if found := patterns.counted.search(low):
            amount = _amount(found, RELATIVE[code])
            unit = next(unit for unit in Unit if found[unit.value])
        elif (found := patterns.fixed.search(low)) and _stands_alone(found, low, is_own=own == code):
            unit, whole = RELATIVE[code].fixed[found[0]]
            amount = float(whole)
        else:
            continue
        iso = _before(captured_at, amount, unit)
        if iso is not None and _is_plausible(iso[0], captured_at):
            return PrintedDate(*iso, text[found.start() : found.end()].strip(), relative=True)
    return None


@dataclass(frozen=True, slots=True)
class _Patterns:
    counted: re.Pattern[str]
    fixed: re.Pattern[str]


@cache
def _patterns(code: str) -> _Patterns:
    words = RELATIVE[code]
    spaced = code not in {"zh", "ja"}
    edge, gap = (r"\b", r"\s+") if spaced else ("", r"\s*")
    numbers = "|".join([r"\d{1,4}", *sorted(map(re.escape, words.numbers), key=len, reverse=True)])
    units = "|".join(f"(?P<{unit.value}>{forms})" for unit, forms in words.units.items())
    hedge = f"(?:(?:(?P<over>{words.over})|(?P<almost>{words.almost})|{words.about})\\s*)?"
    after = f"\\s*(?:(?P<over_after>{words.over_after})|(?P<almost_after>{words.almost_after}))?" if not spaced else ""
    # Chinese puts 多 before the unit too: 6 个多月前
    number = f"(?P<number>{numbers}){'(?P<over_within>多)?' if code == 'zh' else ''}"
    counted = f"{edge}{words.before}{hedge}{number}{gap}(?:{units}){edge}{after}{words.after}{edge}"
    fixed = "|".join(map(re.escape, sorted(words.fixed, key=len, reverse=True)))
    return _Patterns(re.compile(counted), re.compile(f"{edge}(?:{fixed}){edge}"))


def _amount(found: re.Match[str], words: RelativeWords) -> float:
    groups = found.groupdict()
    number = words.numbers.get(groups["number"]) or int(groups["number"])
    if groups.get("over") or groups.get("over_after") or groups.get("over_within"):
        return number + 0.5
    if groups.get("almost") or groups.get("almost_after"):
        return number - 0.5
    return float(number)


def _stands_alone(found: re.Match[str], text: str, *, is_own: bool) -> bool:
    """'Yesterday' is a date in a byline, but not in prose, nor in a title; bylines are short."""
    return (is_own and len(text) <= 60) or found.span() == (0, len(text.strip()))


def _before(moment: datetime, amount: float, unit: Unit) -> tuple[str, Precision] | None:
    if unit in {Unit.YEAR, Unit.MONTH} and amount == int(amount):
        months = moment.year * 12 + moment.month - 1 - int(amount) * (12 if unit is Unit.YEAR else 1)
        if months < 12:
            return None
        iso = f"{months // 12:04d}-{months % 12 + 1:02d}"
    else:
        days = amount * _DAYS[unit]
        if days > _MOST_DAYS:
            return None
        iso = (moment - timedelta(days=days)).date().isoformat()
    if unit is Unit.YEAR:
        return iso[:4], Precision.YEAR
    if unit in {Unit.MONTH, Unit.WEEK}:
        return iso[:7], Precision.MONTH
    return iso, Precision.DAY
