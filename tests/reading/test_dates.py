from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler.reading.calendars import persian_day
from crawler.reading.date_words_east import RELATIVE
from crawler.reading.dates import LATEST_AHEAD, Precision, absolute_date, declared_date, find_date, relative_date
from tests.reading.capturing import NOW

Phrase = tuple[str, str | None, str | None, Precision | None, str]


def _phrases() -> list[Phrase]:
    lines = Path(__file__).with_name("date_phrases.txt").read_text(encoding="utf-8").splitlines()
    return [_phrase(line) for line in lines if line.strip() and not line.startswith("#")]


def _phrase(line: str) -> Phrase:
    language, _, rest = line.partition(": ")
    phrase, _, told = rest.rpartition(" -> ")
    expected, _, words = told.partition(" <- ")
    iso, _, precision = expected.partition(" ")
    language = "" if language == "-" else language
    if iso == "-":
        return phrase, language or None, None, None, ""
    return phrase, language or None, iso, Precision(precision), words or phrase


PHRASES = _phrases()


@pytest.mark.parametrize(("phrase", "language", "iso", "precision", "words"), PHRASES)
def test_phrase(phrase: str, language: str | None, iso: str | None, precision: Precision | None, words: str) -> None:
    found = find_date(phrase, NOW, language)
    assert (found.iso if found else None) == iso
    if found is not None:
        assert (found.precision, found.text) == (precision, words)


def test_the_phrases_are_many_and_of_all_languages() -> None:
    assert len(PHRASES) >= 220
    assert set(RELATIVE) <= {(language or "")[:2] for _, language, *_ in PHRASES}


def test_relative_is_told_apart() -> None:
    found = find_date("By ESC Editorial Team, over 6 years ago Business", NOW, "en")
    assert found is not None
    assert found.relative
    absolute = find_date("3 October 2017", NOW, "en")
    assert absolute is not None
    assert not absolute.relative


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        (1507021200, "2017-10-03T09:00:00+00:00"),
        (1507021200.0, None),
        ("1507021200", "2017-10-03T09:00:00+00:00"),
        (1507021200123, "2017-10-03T09:00:00+00:00"),
        ("2017", "2017"),
        ("1923-03-04", "1923-03-04"),
        ("1970-01-01T00:00:00Z", None),
        (0, None),
        ("99999999999999999", None),
        ("1823", None),
        (None, None),
        ({"@value": "2017"}, None),
        (True, None),
    ],
)
def test_declared_for_machines(value: object, iso: str | None) -> None:
    found = declared_date(value, NOW)
    assert (found.iso if found else None) == iso


@pytest.mark.parametrize(
    ("year", "first_day"),
    [(1369, "1990-03-21"), (1375, "1996-03-20"), (1400, "2021-03-21"), (1403, "2024-03-20"), (1404, "2025-03-21")],
)
def test_persian_new_year(year: int, first_day: str) -> None:
    day = persian_day(year, 1, 1)
    assert day is not None
    assert day.isoformat() == first_day
    last = persian_day(year - 1, 12, 30) or persian_day(year - 1, 12, 29)
    assert last is None or last == day - timedelta(days=1)


moments = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
languages = st.sampled_from([None, "en", "en-US", "xx", *RELATIVE])


@given(
    st.integers(0, 400),
    st.sampled_from(["days", "weeks", "months", "years", "hours"]),
    st.sampled_from(["", "over ", "almost ", "about "]),
    moments,
)
@example(0, "weeks", "almost ", datetime(2000, 1, 30, tzinfo=UTC))
def test_relative_is_never_ahead_and_never_finer_than_its_words(
    amount: int, unit: str, hedge: str, moment: datetime
) -> None:
    found = relative_date(f"{hedge}{amount} {unit} ago", moment)
    if found is not None:
        assert found.iso <= (moment + timedelta(days=1)).date().isoformat()
        assert len(found.iso) == {"years": 4, "months": 7, "weeks": 7}.get(unit, 10)


@given(st.dates(date(1990, 1, 1), date(2024, 5, 1)))
def test_every_form_of_a_day_is_the_same_day(day: date) -> None:
    forms = [
        "%Y-%m-%d",
        "%d %B %Y",
        "%B %d, %Y",
        "%Y年%m月%d日",
        "%d.%m.%Y",
        "%Y/%m/%d",
        "%Y%m%d",
        "%a %b %d 07:00:00 %Y",
    ]
    found = [absolute_date(day.strftime(form), NOW) for form in forms]
    assert {read.iso[:10] if read else None for read in found} == {day.strftime("%Y-%m-%d")}


@given(
    st.datetimes(datetime(1991, 1, 1), datetime(2024, 4, 30)),  # noqa: DTZ001
    st.sampled_from(["", "+00:00", "+05:30", "-08:00", "+14:00"]),
    st.sampled_from(["minutes", "seconds"]),
    languages,
)
def test_iso_reads_as_itself(moment: datetime, zone: str, timespec: str, language: str | None) -> None:
    iso = moment.isoformat(timespec=timespec) + zone
    for form in (iso, iso[:10], iso[:7]):
        found = absolute_date(form, NOW, language)
        assert found is not None
        assert (found.iso, found.text) == (form, form)


words_of_dates = st.sampled_from(
    sorted({word for phrase, *_ in PHRASES for word in phrase.split()} | {"31", "12", "2017", "/", ".", ":", "-", "T"})
)


@given(
    st.one_of(st.text(max_size=80), st.lists(words_of_dates, max_size=7).map(" ".join)),
    languages,
    moments,
)
def test_any_text_is_read_to_something_plausible(text: str, language: str | None, moment: datetime) -> None:
    found = find_date(text, moment, language)
    if found is not None:
        latest = (moment + LATEST_AHEAD).date().isoformat()
        assert "1990" <= found.iso <= latest[: len(found.iso[:10])] + "T99"
        assert found.text in text
        assert (
            Precision.TIME is found.precision or len(found.iso) == {"year": 4, "month": 7, "day": 10}[found.precision]
        )
        datetime.fromisoformat(found.iso + {4: "-01-01", 7: "-01"}.get(len(found.iso), ""))


@given(st.one_of(st.integers(), st.floats(), st.text(max_size=30), st.booleans(), st.none()), moments)
def test_any_declared_value_is_read(value: object, moment: datetime) -> None:
    found = declared_date(value, moment)
    assert found is None or found.iso[:10] <= (moment + LATEST_AHEAD).date().isoformat()
