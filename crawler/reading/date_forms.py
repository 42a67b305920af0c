"""The forms in which a date that names its year is printed, in any language: numbers, names of months, eras."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from crawler.reading.calendars import ERAS, PERSIAN_MONTHS, PERSIAN_YEARS, persian_day
from crawler.reading.clocks import clock_after, clock_before
from crawler.reading.month_names import (
    BUDDHIST_YEARS,
    DAY_FIRST_ENGLISH,
    MONTH_FIRST,
    NO_ORDER,
    YEAR_FIRST,
    is_thai,
    month_number,
)

_DIGITS = {zero + n: str(n) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10) for n in range(10)}
_FOLDED = str.maketrans(
    _DIGITS | {ord(a): b for a, b in zip("İ：／．－，\u200e\u200f\u202f\xa0", "i:/.-,    ", strict=True)}
)


@dataclass(frozen=True, slots=True)
class DateInText:
    """An ISO 8601 date, as precise as what was printed between `start` and `end`."""

    iso: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reader:
    """`tag`: the page's language, lower-cased BCP 47, '' if unknown; `latest`: no date may lie after it."""

    tag: str
    latest: date

    @property
    def language(self) -> str:
        return self.tag.partition("-")[0]


def fold(text: str) -> str:
    """The text lower-cased, its digits and punctuation in ASCII, at the same length, so that places are the same."""
    return text.lower() if text.isascii() else text.translate(_FOLDED).lower()


_NAME = r"([^\W\d_][^\s\d,;:()\[\]|·•/–—-]*(?: (?:الثاني|الأول))?)"
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|-?го|-?е|ης?|:?e|\.)?"
_TO_MONTH = r"[\s./-]*(?:(?:of|de|del|di|da)\s+|d['’])?"
_TO_YEAR = r"[\s,./-]*(?:/[^\W\d_]\S*(?:\s[^\W\d_]\S*)?\s)?(?:(?:of|de|del|do|năm|พ\.ศ\.|ค\.ศ\.)\s*)?"
_SHORT_YEAR_ENDS = r"(?=\s*(?:$|[,|·•()]|\d{1,2}:\d\d))"
_INNER_CLOCK = r"(?:(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s(?:[a-z]{2,5}|[+-]\d{4}))?),?\s+)?"
_DAY_NAME = re.compile(
    rf"(?<![\d:])(\d{{1,2}}){_ORDINAL}{_TO_MONTH}{_NAME}{_TO_YEAR}(\d{{4}}|['’]?\d{{2}}{_SHORT_YEAR_ENDS})(?!\d)"
)
_NAME_DAY = re.compile(
    rf"(?<![^\W\d_]){_NAME}[\s./-]*(\d{{1,2}}){_ORDINAL}(?:\s?\([^)]{{1,12}}\))?(?:\s*[,/.-]\s*|\s+){_INNER_CLOCK}"
    r"(\d{4}|['’]\d{2})(?!\d)"
)
_YEAR_NAME_DAY = re.compile(rf"(?<!\d)(\d{{4}})(?:[.,]?\s|[/-]){_NAME}[\s./-]*(\d{{1,2}})(?![\d:])")
_NAME_YEAR = re.compile(rf"(?<![^\W\d_]){_NAME}{_TO_YEAR}(\d{{4}})(?!\d)")
_HYPHENED = re.compile(r"(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2})(?!\d|-\d)")
_YEAR_FIRST = re.compile(r"(?<![\d./-])(\d{4})([./])(\s?)(\d{1,2})\2\s?(\d{1,2})(?!\d)(\.?)")
_YEAR_LAST = re.compile(r"(?<![\d./:-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?!\d|[./-]\d)")
_SHORT_YEAR = re.compile(r"(?<![\w./:-])(\d{1,2})([./-])(\d{1,2})\2(\d{2})(?![\w./-])")
_CJK = re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日号號일])?")
_ERA = re.compile(rf"({'|'.join(ERAS)})\s?(\d{{1,3}}|元)\s?年(?:\s?(\d{{1,2}})\s?月(?:\s?(\d{{1,2}})\s?日)?)?")
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})[\s,]+(?:năm\s+)?(\d{4})(?!\d)")
_LONGEST_FIELD = 35  # characters of '2017-10-03T09:00:00.000000000+08:00'
_WHOLE = re.compile(
    r"\s*(?:(?P<year>\d{4})-(?P<month>\d{2})"
    r"|(?P<basic>(?:19|20)\d{6})(?:t?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?P<zone>z|[+-]\d{2}:?\d{2})?)?)\s*"
)


def dates_in(text: str, reader: Reader) -> list[DateInText]:
    """Every date in a folded text, in order; of those that begin at one place the longest first."""
    if not any(map(str.isdigit, text)) and not any(era in text for era in ERAS):
        return []
    if len(text) <= _LONGEST_FIELD and (hyphened := _HYPHENED.match(text)):  # nearly all that is meant for machines
        field = [*_made(hyphened, _year_first(hyphened[1], hyphened[2], hyphened[3], reader))]
        if field:
            return [_with_clock(text, field[0], reader)]
    found = [*_whole(text), *_numeric(text, reader), *_named(text, reader), *_eastern(text)]
    return sorted((_with_clock(text, each, reader) for each in found), key=lambda each: (each.start, -each.end))


def _whole(text: str) -> Iterator[DateInText]:
    """Forms that are dates only where nothing else is said: '2017-10', '20171003', '20171003T090000Z'."""
    found = _WHOLE.fullmatch(text)
    if found is None:
        return
    if found["year"]:
        iso = _iso(found["year"], found["month"], None)
    elif iso := _iso(found["basic"][:4], found["basic"][4:6], found["basic"][6:]):
        clock = ":".join(filter(None, found.group("hour", "minute", "second")))
        after = clock_after(f" {clock}{found['zone'] or ''}", 0, "") if clock else None
        iso += after[0] if after else ""
    if iso:
        yield DateInText(iso, 0, len(text))


def _numeric(text: str, reader: Reader) -> Iterator[DateInText]:
    for found in _HYPHENED.finditer(text):
        yield from _made(found, _year_first(found[1], found[2], found[3], reader))
    for found in _YEAR_FIRST.finditer(text):
        year, mark, space, month, day, stop = found.groups()
        # '2023.1.2' is a version as likely as a date, but for those who write their dates so
        if mark == "/" or space or stop or len(month + day) == 4 or reader.language in YEAR_FIRST:
            yield from _made(found, _year_first(year, month, day, reader))
    for found in _YEAR_LAST.finditer(text):
        yield from _made(found, _year_last(found[4], found[1], found[3], dotted=found[2] == ".", tag=reader.tag))
    for found in _SHORT_YEAR.finditer(text):
        after = clock_after(text, found.end(), reader.language)
        if not text[: found.start()].strip() and not text[after[1] if after else found.end() :].strip():
            yield from _made(found, _short_year(found[1], found[3], found[4], reader))


def _named(text: str, reader: Reader) -> Iterator[DateInText]:
    for pattern, order in (
        (_DAY_NAME, (3, 2, 1)),
        (_NAME_DAY, (4, 1, 2)),
        (_YEAR_NAME_DAY, (1, 2, 3)),
        (_NAME_YEAR, (2, 1, 0)),
    ):
        for found in pattern.finditer(text):
            year, name, day = (found[group] if group else None for group in order)
            assert year is not None
            assert name is not None
            iso = _with_name(year.strip("'’"), name, day, reader)
            if iso and len(iso) == 10 and "clock" in pattern.groupindex and found["clock"]:
                after = clock_after(f" {found['clock']}", 0, reader.language)
                iso += after[0] if after else ""
            yield from _made(found, iso)


def _eastern(text: str) -> Iterator[DateInText]:
    for found in _CJK.finditer(text):
        yield from _made(found, _iso(found[1], found[2], found[3]))
    for found in _VIETNAMESE.finditer(text):
        yield from _made(found, _iso(found[3], found[2], found[1]))
    for found in _ERA.finditer(text):
        year = ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
        if found[3]:
            yield from _made(found, _iso(year, found[3], found[4]))
        elif found[0] == text.strip():
            yield DateInText(f"{year:04}", found.start(), found.end())


def _made(found: re.Match[str], iso: str | None) -> Iterator[DateInText]:
    if iso:
        yield DateInText(iso, found.start(), found.end())


def _with_clock(text: str, found: DateInText, reader: Reader) -> DateInText:
    if len(found.iso) != 10:
        return found
    if after := clock_after(text, found.end, reader.language):
        return DateInText(found.iso + after[0], found.start, after[1])
    if before := clock_before(text, found.start, reader.language):
        return DateInText(found.iso + before[0], before[1], found.end)
    return found


def _iso(year: int | str, month: int | str, day: int | str | None) -> str | None:
    """None for a day that doesn't exist: 2017-13-45."""
    try:
        whole = date(int(year), int(month), 1 if day is None else int(day)).isoformat()
    except ValueError:
        return None
    return whole[:7] if day is None else whole


def _year_first(year: str, month: str, day: str, reader: Reader) -> str | None:
    if reader.language == "fa" and int(year) in PERSIAN_YEARS:
        persian = persian_day(int(year), int(month), int(day))
        return persian.isoformat() if persian else None
    return _iso(_common_year(year, thai=reader.language == "th"), month, day)


def _common_year(year: str, *, thai: bool) -> int:
    number = int(year)
    return number - BUDDHIST_YEARS if thai and 2400 <= number < 2700 else number


def _with_name(year: str, name: str, day: str | None, reader: Reader) -> str | None:
    if (persian := PERSIAN_MONTHS.get(name)) and day and len(year) == 4 and int(year) in PERSIAN_YEARS:
        found = persian_day(int(year), persian, int(day))
        return found.isoformat() if found else None
    month = month_number(name, reader.language, has_day=day is not None)
    if month is None:
        return None
    return _iso(_common_year(_full_year(year), thai=is_thai(name)), month, day)


def _full_year(year: str) -> str:
    return year if len(year) == 4 else f"{19 if int(year) >= 90 else 20}{year}"


def _year_last(year: str, first: str, second: str, *, dotted: bool, tag: str) -> str | None:
    """'3/10/2017' is a day only where the language tells which of the two the month is; else only its year is sure."""
    orders = _orders(tag, dotted=dotted)
    whole = str(_common_year(year, thai=tag.startswith("th")))
    days = {iso for order in orders if (iso := _iso(whole, *((second, first) if order == "dm" else (first, second))))}
    if not days:  # an order that can't be: '25/10' where the month comes first
        days = {iso for iso in (_iso(whole, second, first), _iso(whole, first, second)) if iso}
    return days.pop() if len(days) == 1 else whole if days else None


def _short_year(first: str, second: str, third: str, reader: Reader) -> str | None:
    """'31.12.17' where it can be one day only, of all the orders that its language uses."""
    readings = [
        (third, first, second) if order == "md" else (third, second, first)
        for order in _orders(reader.tag, dotted=False)
    ]
    if reader.language in YEAR_FIRST or not reader.language:
        readings.append((first, second, third))
    days = {_iso(_full_year(year.zfill(2)), month, day) for year, month, day in readings} - {None}
    days = {day for day in days if day and day <= reader.latest.isoformat()}
    return days.pop() if len(days) == 1 else None


def _orders(tag: str, *, dotted: bool) -> tuple[str, ...]:
    if tag in MONTH_FIRST:
        return ("md",)
    if tag in DAY_FIRST_ENGLISH or dotted or (tag and tag.partition("-")[0] not in NO_ORDER):
        return ("dm",)
    return ("dm", "md")
