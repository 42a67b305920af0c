"""What a title says of its place in a series, in many languages, and what it doesn't say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.numerals import _NUMBER_WORDS, han, number_of, roman
from crawler.reading.part_title import is_last_half, number_named, parse_part_title
from storage.records import PartTitle


@pytest.mark.parametrize(
    ("title", "series", "number", "total"),
    [
        ("Part 3 - The tidal clock", "The tidal clock", 3, None),
        ("The tidal clock (2/5)", "The tidal clock", 2, 5),
        ("The tidal clock 2/5", "The tidal clock", 2, 5),
        ("The tidal clock, part two", "The tidal clock", 2, None),
        ("The tidal clock: Part Two of Three", "The tidal clock", 2, 3),
        ("The tidal clock (Part IV): Springs", "The tidal clock", 4, None),
        ("The tidal clock, Pt. 2", "The tidal clock", 2, None),
        ("The tidal clock #3: Weights", "The tidal clock", 3, None),
        ("The tidal clock – third part", "The tidal clock", 3, None),
        ("The tidal clock: conclusion", "The tidal clock", None, None),
        ("The tidal clock (final part)", "The tidal clock", None, None),
        ("The tidal clock — III", "The tidal clock", 3, None),
        ("(Part 2) The tidal clock", "The tidal clock", 2, None),
        ("Part 3", "", 3, None),
        ("Fourth in a series: How clocks drown", "How clocks drown", 4, None),
        ("Die Gezeitenuhr – Teil 3", "Die Gezeitenuhr", 3, None),
        ("Die Gezeitenuhr, dritter Teil", "Die Gezeitenuhr", 3, None),
        ("Die Gezeitenuhr, Folge 2 von 6: Gewichte", "Die Gezeitenuhr", 2, 6),
        ("L'horloge des marées, deuxième partie", "L'horloge des marées", 2, None),
        ("El reloj (y III)", "El reloj", 3, None),
        ("O relógio – parte 2 de 4", "O relógio", 2, 4),
        ("L'orologio (seconda parte)", "L'orologio", 2, None),
        ("De getijdenklok – deel twee", "De getijdenklok", 2, None),
        ("Tidvattensuret, del 2 av 3", "Tidvattensuret", 2, 3),
        ("Zegar pływów – część II", "Zegar pływów", 2, None),
        ("Приливные часы. Часть третья", "Приливные часы", 3, None),
        ("Ár-apály óra – 2. rész", "Ár-apály óra", 2, None),
        ("Gelgit saati (Bölüm 2)", "Gelgit saati", 2, None),
        ("Jam pasang (Bagian 2 dari 4)", "Jam pasang", 2, 4),
        ("ساعة المد - الجزء الثاني", "ساعة المد", 2, None),
        ("שעון הגאות – חלק ב'", "שעון הגאות", 2, None),
        ("潮汐钟（上）", "潮汐钟", 1, None),
        ("潮汐钟：下篇", "潮汐钟", 2, None),
        ("潮汐钟（三）：发条", "潮汐钟", 3, None),
        ("潮汐钟 第二十一集：发条", "潮汐钟", 21, None),
        ("【潮時計】第3回 ゼンマイの話", "潮時計", 3, None),
        ("潮時計（第2回／全5回）", "潮時計", 2, 5),
        ("潮時計・後編", "潮時計", 2, None),
        ("潮時計 その２", "潮時計", 2, None),
        ("조수 시계 2부 – 태엽", "조수 시계", 2, None),
        ("제3화 태엽", "태엽", 3, None),
        ("ज्वार घड़ी (भाग-3)", "ज्वार घड़ी", 3, None),
        ("“The tidal clock” (2)", "The tidal clock", 2, None),
    ],
)
def test_titles_of_parts(title: str, series: str, number: int | None, total: int | None) -> None:
    assert parse_part_title(title) == PartTitle(series, number, total)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Part of the problem",
        "Catch-22",
        "Top 3",
        "Windows 11",
        "COVID-19",
        "Singles' Day 11/11",
        "Open 24/7",
        "Remembering 9/11",
        "Episode 3 review: the tide comes in",
        "Chapter 7 bankruptcy, explained",
        "Harbour Master V visits the fair",
        "Malcolm X at the docks",
        "Why the quay is #1",
        "The former No. 1 sails again",
        "Lotse (34) rettet Möwe",
        "Ein Jahr am Kai (2019)",
        "Teilzeit: 3 Ideen",
        "A parte il vento: 5 idee",
        "Une partie du port",
        "Deel uw foto in 2 minuten",
        "第三方码头新规",
        "第104回全国帆船大会",
        "3回目の出港",
        "上海（中国）码头",
        "제2금융권 이야기",
        "3 of 4 sailors agree",
    ],
)
def test_titles_that_are_no_parts(title: str) -> None:
    assert parse_part_title(title) is None


def test_a_word_of_another_language_does_not_count_if_the_language_is_known() -> None:
    assert parse_part_title("Uret, del 2", "da") == PartTitle("Uret", 2)
    assert parse_part_title("Uret, del 2", "es-MX") is None


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(title: str) -> None:
    parsed = parse_part_title(title)
    assert parsed is None or parsed.number is None or 0 <= parsed.number <= 999


@given(st.integers(1, 39), st.sampled_from(["The tidal clock, part {}", "Part {}: Weights", "潮汐钟（第{}回）"]))
def test_every_number_is_read_back(number: int, form: str) -> None:
    parsed = parse_part_title(form.format(number))
    assert parsed is not None
    assert parsed.number == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Click here to read Part 2", 2),
        ("part 4 what to do next", 4),
        ("weiter zu Teil 3", 3),
        ("nothing of the kind", None),
        ("the party of 5", None),
        ("back to part 4", 4),
        ("les quais et les grues", None),
    ],
)
def test_the_number_that_running_words_name(text: str, number: int | None) -> None:
    assert number_named(text) == number


@pytest.mark.parametrize(("title", "last"), [("潮汐钟（下）", True), ("潮時計・後編", True), ("潮汐钟（中）", False)])
def test_the_last_half(title: str, *, last: bool) -> None:
    assert is_last_half(title) is last


def test_no_two_languages_disagree_on_a_number_word() -> None:
    values: dict[str, set[int]] = {}
    for row in _NUMBER_WORDS.values():
        for value, forms in enumerate(row.split("|"), start=1):
            for word in forms.split():
                values.setdefault(word.casefold(), set()).add(value)
    assert {word: found for word, found in values.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("3rd", 3),
        ("IX", 9),
        ("iv", 4),
        ("３", 3),
        ("③", 3),
        ("Ⅳ", 4),
        ("٣", 3),
        ("2ο", 2),
        ("zweiter", 2),
        ("Mix", None),
    ],
)
def test_numbers_in_many_writings(word: str, value: int | None) -> None:
    assert number_of(word) == value


@pytest.mark.parametrize(
    ("word", "value"), [("十", 10), ("二十", 20), ("一百二十三", 123), ("一〇四", 104), ("港", None)]
)
def test_han_numbers(word: str, value: int | None) -> None:
    assert han(word) == value


def test_roman_numbers_are_read_to_thirty_nine() -> None:
    assert [roman(word) for word in ("I", "IV", "XXXIX", "IIII", "XL", "")] == [1, 4, 39, None, None, None]
