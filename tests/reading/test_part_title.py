"""What a title says of its place in a series, in many languages, and what it doesn't say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.numerals import _NUMBER_WORDS, han, number_of, roman
from crawler.reading.part_title import is_last_half, number_named, numbers_an_edition, parse_part_title
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
        ("The tidal clock – I", "The tidal clock", 1, None),
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
        ("The tidal clock, Part the Second", "The tidal clock", 2, None),
        ("The tidal clock (Part 2 of 4) | Harbour Weekly", "The tidal clock", 2, 4),
        ("The tidal clock — 2 of 3", "The tidal clock", 2, 3),
        ("The tidal clock, No. 4 in a series", "The tidal clock", 4, None),
        ("The tidal clock: Third and Final Part", "The tidal clock", 3, None),
        ("The tidal clock: the second of five parts", "The tidal clock", 2, 5),
        ("The tidal clock, Part 3 (of 5)", "The tidal clock", 3, 5),
        ("The tidal clock – part 2 (with drawings)", "The tidal clock", 2, None),
        ("The tidal clock, part 2, by the keeper", "The tidal clock", 2, None),
        ("The tidal clock: Part Twenty-One", "The tidal clock", 21, None),
        ("The tidal clock. Conclusion", "The tidal clock", None, None),
        ("“The tidal clock: Episode One,” by the keeper", "The tidal clock", 1, None),
        ("✨ The tidal clock, Part 5 ✨", "✨ The tidal clock", 5, None),
        ("Weights and springs (The Tidal Clock, Part 3)", "The Tidal Clock", 3, None),
        ("Part Two in our Tidal Clock series: Weights", "Tidal Clock", 2, None),
        ("First in a three-part series: Weights", "Weights", 1, 3),
        ("Chapter 5. Weights", "Weights", 5, None),
        ("#14: Weights", "Weights", 14, None),
        ("Teil 4 der Serie „Gezeitenuhr“: Gewichte", "Gezeitenuhr", 4, None),
        ("L'horloge des marées (suite et fin)", "L'horloge des marées", None, None),
        ("L'orologio, ultima parte", "L'orologio", None, None),
        ("Ceasul mareelor, partea a II-a", "Ceasul mareelor", 2, None),
        ("Sjávarfallaklukkan, annar hluti", "Sjávarfallaklukkan", 2, None),
        ("Potvynių laikrodis, 2 dalis", "Potvynių laikrodis", 2, None),
        ("Přílivové hodiny II. díl", "Přílivové hodiny", 2, None),
        ("Приливные часы — 3 часть", "Приливные часы", 3, None),
        ("Το ρολόι (Μέρος Β΄)", "Το ρολόι", 2, None),
        ("Gelgit saati (İkinci Bölüm)", "Gelgit saati", 2, None),
        ("שעון הגאות – חלק ג׳ ואחרון", "שעון הגאות", 3, None),
        ("জোয়ার ঘড়ি: শেষ পর্ব", "জোয়ার ঘড়ি", None, None),
        ("Jam pasang (2-Habis)", "Jam pasang", 2, None),
        ("Ang orasan (Ikalawang Bahagi)", "Ang orasan", 2, None),
        ("Saa ya maji – Sehemu ya Pili", "Saa ya maji", 2, None),
        ("นาฬิกาน้ำ ตอนที่ ๓", "นาฬิกาน้ำ", 3, None),
        ("潮汐钟之三：发条", "潮汐钟", 3, None),
        ("潮汐鐘（三之二）", "潮汐鐘", 2, 3),
        ("《潮汐钟》第5期：发条", "潮汐钟", 5, None),
        ("潮時計（上）ゼンマイの話", "潮時計", 1, None),
        ("潮時計（2/3ページ）", "潮時計", 2, 3),
        ("潮汐钟 连载(5)", "潮汐钟", 5, None),
        ("潮時計③", "潮時計", 3, None),
        ("潮時計 #08 ゼンマイの話", "潮時計", 8, None),
        ("潮時計 PART2", "潮時計", 2, None),
        ("조수 시계 <상>", "조수 시계", 1, None),
        ("조수 시계 (3) 태엽", "조수 시계", 3, None),
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
        "Boatyard files for Chapter 11",
        "In part 3 of the harbour, the lights stay out",
        "A new EP 7 years in the making",
        "We're #1",
        "Volume 3 of the almanac is out",
        "Part 135 charter boats, explained",
        "First part of the quay reopens",
        "The final chapter of the pier",
        "The pier: the final chapter",
        "Fog: 9/11 remembered",
        "Cargo in the 21/22 season",
        "Tides cut by 1/3: why",
        "7. Conclusion",
        "Comments (0)",
        "J. Harb. Med. 2002;8(9):30",
        'Everyone at "The tidal clock: Part Two" wore blue',
        "Air at the quay: NO2 up",
        "Werft beantragt Gläubigerschutz nach Kapitel 11",
        "Zweiter Teil der Mole freigegeben",
        "Folge 3 der Serie „Gezeitenuhr“ bricht Rekorde",
        "Saison 2",
        "Friedrich II. am Hafen",
        "Parto in mare: 3 racconti",
        "2 bölüm birden yayında",
        "Часть 2 статьи 105",
        "2 из 3 рыбаков",
        "สงครามโลกครั้งที่ 2",
        "กองทัพภาคที่ 2",
        "第二次世界大战",
        "三分之二",
        "最美的港口之一",
        "3/5（三）",
        "第3回 市民マラソン大会",
        "潮時計①重り ②ゼンマイ",
        "시즌 2",
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


_NAMES = st.lists(st.sampled_from(["Tide", "клюв", "Ebbe", "μῆλο", "潮", "물때", "مد", "ज्वार"]), min_size=1, max_size=4)
_FORMS = st.sampled_from(
    [
        "{name}, part {number} of {total}",
        "{name} (Part {number}/{total})",
        "{name} [{number}/{total}] | Harbour Weekly",
        "{name} – Teil {number} von {total}: Gewichte",
        "{name} (partie {number} sur {total})",
        "{name}. Parte {number} de {total}",
        "{name} (osa {number}/{total})",
        "{name}, del {number} av {total}",
        "{name} — часть {number} из {total}: грузы",
        "{name} (Bagian {number} dari {total})",
        "{name} (الجزء {number} من {total})",
        "{name}（第{number}回／全{total}回）",
    ]
)


@given(_NAMES, st.integers(1, 50), st.integers(2, 50), _FORMS)
def test_series_number_and_total_are_read_back(words: list[str], number: int, total: int, form: str) -> None:
    name, number = " ".join(words), min(number, total)
    assert parse_part_title(form.format(name=name, number=number, total=total)) == PartTitle(name, number, total)


@given(
    _NAMES,
    st.integers(1, 39),
    st.sampled_from(
        [
            "{name}, part {number}",
            "{name} #{number}: X",
            "{name} – {number}. rész",
            "{name} (भाग {number})",
            "{name} 第{number}話",
        ]
    ),
)
def test_every_number_is_read_back(words: list[str], number: int, form: str) -> None:
    name = " ".join(words)
    assert parse_part_title(form.format(name=name, number=number)) == PartTitle(name, number)


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


@pytest.mark.parametrize(
    ("title", "edition"),
    [
        ("Money diary #231: The nurse", True),
        ("Money diary #231", True),
        ("Money diary #23", False),
        ("Episode 12 – Ann Marsh", True),
        ("The tidal clock, No. 3: Weights", True),
        ("Портовые заметки. Выпуск 51: чай", True),
        ("今週のことば 第101回 茶", True),
        ("船大工の手帖 第3回 帆", False),
        ("The tidal clock, part 61: Weights", False),
        ("The tidal clock, Episode 3 of 9: Weights", False),
        ("The tidal clock #3 (audio)", False),
        ("The tidal clock #3 by Ann", False),
        ("No number at all", False),
    ],
)
def test_editions_of_a_column_are_told_from_parts(title: str, *, edition: bool) -> None:
    assert numbers_an_edition(title) is edition


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
        ("II-a", 2),
        ("3-я", 3),
        ("İkinci", 2),
        ("twenty-one", 21),
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
