from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.dates import Precision, absolute_date, find_date, relative_date
from tests.reading.capturing import NOW


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("over 6 years ago", "2017"),
        ("almost 2 years ago", "2022"),
        ("about 2 years ago", "2022"),
        ("2 years ago", "2022"),
        ("more than three years ago", "2020"),
        ("about a month ago", "2024-04"),
        ("almost 3 months ago", "2024-02"),
        ("3 weeks ago", "2024-04"),
        ("3 days ago", "2024-04-28"),
        ("yesterday", "2024-04-30"),
        ("20 hours ago", "2024-04-30"),
        ("5 minutes ago", "2024-05-01"),
        ("just now", "2024-05-01"),
        ("vor über einem Jahr", "2022"),
        ("vor 3 Tagen", "2024-04-28"),
        ("gestern", "2024-04-30"),
        ("il y a plus de 3 ans", "2020"),
        ("il y a 2 mois", "2024-03"),
        ("hace casi 2 años", "2022"),
        ("hace 5 días", "2024-04-26"),
        ("más de 3 años", None),
        ("3天前", "2024-04-28"),
        ("6年多前", "2017"),
        ("超过6年前", "2017"),
        ("昨天", "2024-04-30"),
        ("3日前", "2024-04-28"),
        ("約3年前", "2021"),
        ("3年以上前", "2020"),
        ("2か月前", "2024-03"),
        ("более 3 лет назад", "2020"),
        ("год назад", "2023"),
        ("вчера", "2024-04-30"),
        ("over 40 years ago", None),
        ("9999 years ago", None),
        ("not long ago", None),
    ],
)
def test_relative(text: str, iso: str | None) -> None:
    found = relative_date(text, NOW)
    assert (found.iso if found else None) == iso


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("2017-10-03T09:00:00+08:00", None, "2017-10-03T09:00:00+08:00"),
        ("2017-10-03T09:00:00.000Z", None, "2017-10-03T09:00:00+00:00"),
        ("2017-10-03 09:00:00 +0800", None, "2017-10-03T09:00:00+08:00"),
        ("2017-10-03T25:00:00", None, "2017-10-03"),
        ("2017-10", None, "2017-10"),
        ("3 October 2017", None, "2017-10-03"),
        ("Tuesday, October 3rd, 2017", None, "2017-10-03"),
        ("Oct. 2017", None, "2017-10"),
        ("3. Oktober 2017", None, "2017-10-03"),
        ("1er mars 2021", None, "2021-03-01"),
        ("3 de octubre de 2017", None, "2017-10-03"),
        ("3 октября 2017 г.", None, "2017-10-03"),
        ("2017年10月3日", None, "2017-10-03"),
        ("2017년 10월 3일", None, "2017-10-03"),
        ("03.10.2017", None, "2017-10-03"),
        ("2017/10/03", None, "2017-10-03"),
        ("20171003", None, "2017-10-03"),
        ("03/10/2017", "en-GB", "2017-10-03"),
        ("03/10/2017", "en-US", "2017-03-10"),
        ("03/10/2017", "fr", "2017-10-03"),
        ("03/10/2017", "en", "2017"),  # either of two days: only the year is sure
        ("25/10/2017", "en", "2017-10-25"),
        ("2017-13-45", None, None),
        ("31 February 2017", None, "2017-02"),
        ("2017", None, None),
        ("1889-10-03", None, None),
        ("2024-05-05", None, None),
        ("call 2017 10 03", None, None),
    ],
)
def test_absolute(text: str, language: str | None, iso: str | None) -> None:
    found = absolute_date(text, NOW, language)
    assert (found.iso if found else None) == iso


def test_the_words_are_kept() -> None:
    found = find_date("By ESC Editorial Team, over 6 years ago Business", NOW, "en")
    assert found is not None
    assert (found.text, found.precision, found.relative) == ("over 6 years ago", Precision.YEAR, True)


def test_fixed_words_in_prose_are_no_date() -> None:
    prose = "What the harbour master said yesterday about the old crane by the eastern basin"
    assert find_date(prose, NOW, "en") is None


@given(
    st.integers(0, 400),
    st.sampled_from(["days", "weeks", "months", "years", "hours"]),
    st.sampled_from(["", "over ", "almost ", "about "]),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(lambda day: datetime(day.year, day.month, day.day, tzinfo=UTC)),
)
def test_relative_is_never_ahead_and_never_finer_than_its_words(
    amount: int, unit: str, hedge: str, moment: datetime
) -> None:
    found = relative_date(f"{hedge}{amount} {unit} ago", moment)
    if found is not None:
        assert found.iso <= (moment + timedelta(days=1)).date().isoformat()
        assert len(found.iso) == {"years": 4, "months": 7, "weeks": 7}.get(unit, 10)


@given(st.dates(date(1990, 1, 1), date(2024, 5, 1)))
def test_every_form_of_a_day_is_the_same_day(day: date) -> None:
    forms = ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%Y年%m月%d日", "%d.%m.%Y", "%Y/%m/%d", "%Y%m%d"]
    found = [absolute_date(day.strftime(form), NOW) for form in forms]
    assert {read.iso if read else None for read in found} == {day.strftime("%Y-%m-%d")}


@given(st.text(max_size=60), st.sampled_from(["en", "de", "zh", None]))
def test_any_text_is_read(text: str, language: str | None) -> None:
    found = find_date(text, NOW, language)
    assert found is None or 1990 <= int(found.iso[:4]) <= 2024
