"""Names out of bylines: split right in many languages, without roles, places and announcements."""

import pytest

from crawler.reading.byline import read_byline
from crawler.reading.names import is_name, is_organisation, parted, split_names, unique
from tests.reading.capturing import NOW


@pytest.mark.parametrize(
    ("text", "authors", "iso", "category"),
    [
        ("By ESC Editorial Team, over 6 years ago Business", ("ESC Editorial Team",), "2017", "Business"),
        ("by Ada Quill and Tom Reed | 3 October 2017", ("Ada Quill", "Tom Reed"), "2017-10-03", None),
        ("By Ada Quill, Tom Reed & José de la Cruz", ("Ada Quill", "Tom Reed", "José de la Cruz"), None, None),
        ("Von Jette Sandmann und Ole Kern", ("Jette Sandmann", "Ole Kern"), None, None),
        ("作者：林小舟 2019年8月6日 09:30", ("林小舟",), "2019-08-06T09:30", None),
        ("2021年9月6日 19:20 来源：河畔周刊 作者：秦岸 责任编辑：周远", ("秦岸",), None, None),
        ("来源：河畔周刊　作者：秦岸责任编辑：周远", ("秦岸",), None, None),
        ("作者：秦岸 发布时间：2021-09-06 19:20", ("秦岸",), "2021-09-06T19:20", None),
        ("2021-09-06 文/秦岸 阅读 2318", ("秦岸",), None, None),
        ("Harbours | Author: Ada Quill | Photographs: Tom Reed", ("Ada Quill",), None, None),
        ("By Ada Quill (Harbour Desk), 3 days ago · 5 min read", ("Ada Quill",), "2024-04-28", None),
    ],
)
def test_byline(text: str, authors: tuple[str, ...], iso: str | None, category: str | None) -> None:
    byline = read_byline(text, NOW, "en")
    assert byline is not None
    assert byline.authors == authors
    assert (byline.published.iso if byline.published else None) == iso
    assert byline.category == category


@pytest.mark.parametrize(
    "text",
    [
        "来源：河畔周刊 责任编辑：周远",
        "《原文：渡口》",
        "By the time the ships came in, it was dark.",
        "Byron wrote this",
        "By 2017 all was well",
        "By",
    ],
)
def test_prose_is_no_byline(text: str) -> None:
    assert read_byline(text, NOW, "en") is None


@pytest.mark.parametrize(
    ("text", "language", "authors"),
    [
        ("Par Odile Ferrand et Marc Lenoir", "fr", ("Odile Ferrand", "Marc Lenoir")),
        ("Por Inés Calvo y Bruno Salas", "es", ("Inés Calvo", "Bruno Salas")),
        ("Di Carla Monti e Ugo Serra", "it", ("Carla Monti", "Ugo Serra")),
        ("Door Fenna Visser en Joris Bakker", "nl", ("Fenna Visser", "Joris Bakker")),
        ("Av Kari Strand og Ola Vik", "no", ("Kari Strand", "Ola Vik")),
        ("Af Mette Holm", "da", ("Mette Holm",)),
        ("Автор: Нина Лугова и Олег Крут", "ru", ("Нина Лугова", "Олег Крут")),
        ("文/林小舟", "zh", ("林小舟",)),
        ("文：王芳、李雷", "zh", ("王芳", "李雷")),
        ("記者王小明／台北報導", "zh", ("王小明",)),
        ("글 홍길동 기자", "ko", ("홍길동",)),
        ("取材・文：松川太郎・小川ひなの", "ja", ("松川太郎", "小川ひなの")),
    ],
)
def test_byline_in_its_language(text: str, language: str, authors: tuple[str, ...]) -> None:
    byline = read_byline(text, NOW, language)
    assert byline is not None
    assert byline.authors == authors


def test_a_surname_is_no_announcement_in_another_language() -> None:
    assert read_byline("Di Marco Rossi", NOW, "en") is None
    assert read_byline("Di Marco Rossi", NOW, None) is None


def test_words_that_the_page_sets_apart_are_not_of_the_name() -> None:
    byline = read_byline("By Ada Quill Harbours", NOW, "en", ("By", "Ada Quill", "Harbours"))
    assert byline is not None
    assert byline.authors == ("Ada Quill",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Quill, ada quill; Tom Reed and Sandy Anderson", ("Ada Quill", "Tom Reed", "Sandy Anderson")),
        ("Quill, Ada", ("Ada Quill",)),
        ("Quill, Ada; Reed, T.", ("Ada Quill", "T. Reed")),
        ("PORTNEWS, ROTTERDAM", ("PORTNEWS", "ROTTERDAM")),
        ("Ada Quill, Staff Writer", ("Ada Quill",)),
        ("Ada Quill Senior City Columnist", ("Ada Quill",)),
        ("Ada Quill CEO", ("Ada Quill",)),
        ("Staff Writer", ("Staff Writer",)),
        ("Port News Editor", ("Port News Editor",)),
        ("Ada Quill in Berlin", ("Ada Quill",)),
        ("Ada Quill for Harbour News", ("Ada Quill",)),
        ("Society for Small Ports", ("Society for Small Ports",)),
        ("Ada Quill ada@columns.example", ("Ada Quill",)),
        ("Ada Quill (with Tom Reed and Bea Lunt)", ("Ada Quill",)),
        ("Ada Quill The Harbour Press", ("Ada Quill",)),
        ("Tom Reed, Jr. and Ada Quill", ("Tom Reed, Jr", "Ada Quill")),
        ("Quill & Sons", ("Quill & Sons",)),
        ("Ada Quill & Tom Reed", ("Ada Quill", "Tom Reed")),
        ("Ada Quill/Tom Reed", ("Ada Quill", "Tom Reed")),
        ("Josep Puig i Cadafalch", ("Josep Puig i Cadafalch",)),
        ("Jan Kowal i Anna Nowak", ("Jan Kowal", "Anna Nowak")),
        ("アリエル・パークス", ("アリエル・パークス",)),
        ("Ada Quill\nTom Reed", ("Ada Quill", "Tom Reed")),
        ("Ada Quill &amp; Tom Reed", ("Ada Quill", "Tom Reed")),
        ("Desk24 Redaktion", ("Desk24 Redaktion",)),
        ("admin", ()),
        ("undefined", ()),
        ("By", ()),
        ("", ()),
    ],
)
def test_split_names(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


def test_each_name_once_and_not_in_capitals() -> None:
    assert unique(["ADA QUILL", "Tom Reed", "Ada Quill", "Quill, Ada"]) == ("Ada Quill", "Tom Reed")


@pytest.mark.parametrize("text", ["", "the harbour", "What ships carry today and why it matters", "Read More", "50%"])
def test_no_name(text: str) -> None:
    assert not is_name(text)


def test_organisations() -> None:
    assert all(
        map(is_organisation, ("ESC Editorial Team", "The Harbour Press", "columns.de", "Staff Writer", "海港新聞"))
    )
    assert not any(map(is_organisation, ("Ada Quill", "Deskmond Reed", "林小舟")))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("林知秋 陶喆宁", ("林知秋", "陶喆宁")),
        ("秦岸 許南枝 周遠", ("秦岸", "許南枝", "周遠")),
        ("张 三", ("张 三",)),
        ("张 三丰", ("张 三丰",)),
        ("欧阳 修", ("欧阳 修",)),
        ("欧阳 江河", ("欧阳 江河",)),
        ("司马江河 秦岸", ("司马江河", "秦岸")),
        ("河畔周刊 秦岸", ("河畔周刊 秦岸",)),
        ("秦岸", ("秦岸",)),
        ("Lin Zhiqiu", ("Lin Zhiqiu",)),
    ],
)
def test_chinese_names_with_a_space_between_them(text: str, names: tuple[str, ...]) -> None:
    assert parted(text) == names
