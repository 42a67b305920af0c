"""The words, numbers and arrows by which links are known, and the page numbers in addresses."""

import re

import pytest

from crawler.reading.arrows import direction
from crawler.reading.cues import announced, cues_of
from crawler.reading.paging import page_number, page_step
from crawler.reading.part_mentions import number_said, says_no_more
from crawler.reading.phrases import LANGUAGES, table
from crawler.reading.url_words import HINT_STEMS, HINTS
from crawler.reading.words import Cue


@pytest.mark.parametrize(
    ("own", "other", "forward"),
    [
        ("http://c.example/a", "http://c.example/a?page=2", 1),
        ("http://c.example/a?page=2", "http://c.example/a", -1),
        ("http://c.example/a/page/2", "http://c.example/a/page/5", 3),
        ("http://c.example/a", "http://c.example/a-2.html", 1),
        ("http://c.example/a.html", "http://c.example/a_3.html", 2),
        ("http://c.example/l?cat=1", "http://c.example/l?cat=1&start=20", 20),
    ],
)
def test_the_step_between_two_pages(own: str, other: str, forward: int) -> None:
    step = page_step(own, other)
    assert step is not None
    assert step.forward == forward


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("http://c.example/a", "http://c.example/b?page=2"),
        ("http://c.example/l?cat=1", "http://c.example/l?cat=2&page=2"),
        ("http://c.example/story/part-1", "http://c.example/story/part-2"),
        ("http://c.example/a", "http://c.example/a"),
        ("http://c.example/a", "http://c.example/a?size=20"),
    ],
)
def test_no_step_between_different_things(own: str, other: str) -> None:
    assert page_step(own, other) is None


def test_the_page_number_of_an_address() -> None:
    assert [page_number(f"http://c.example/{tail}") for tail in ("a?page=7", "a/page/3", "a/2019")] == [7, 3, None]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_each_language_has_words_for_every_cue(language: str) -> None:
    assert set(LANGUAGES[language]) == set(Cue)


def test_cues_are_read_through_arrows_and_case_and_not_out_of_titles() -> None:
    assert Cue.NEXT_PAGE in cues_of("NEXT PAGE »")
    assert Cue.COMMENTS in cues_of("Comments (12)")
    assert (
        cues_of("What the next part of the harbour will look like, and who is going to pay for its cranes")
        == frozenset()
    )


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("SONRAKİ SAYFA", Cue.NEXT_PAGE),
        ("ΕΠΟΜΕΝΗ ΣΕΛΙΔΑ", Cue.NEXT_PAGE),
        ("pagina siguiente", Cue.NEXT_PAGE),
        ("naechste Seite", Cue.NEXT_PAGE),
        ("dalsi strana", Cue.NEXT_PAGE),
        ("Naeste side", Cue.NEXT_PAGE),
        ("صفحهٔ بعد", Cue.NEXT_PAGE),
        ("คลิกเพื่ออ่านต่อ", Cue.CONTINUE),
        ("Next Post » A cake for Tom", Cue.NEXT_ARTICLE),
        ("पढ़ना जारी रखें", Cue.CONTINUE),
    ],
)
def test_cues_are_read_without_marks_and_in_capitals(text: str, cue: Cue) -> None:
    assert cue in cues_of(text)


@pytest.mark.parametrize("text", ["Click here for the next chapter", "Nächster Teil: Die Gewichte", "下一章"])
def test_words_that_say_no_more_than_a_cue(text: str) -> None:
    assert announced(text).mere


@pytest.mark.parametrize("text", ["The next chapter in the life of the harbour", "Next chapter for the harbour begins"])
def test_a_headline_says_more_than_its_cue(text: str) -> None:
    assert announced(text).cues
    assert not announced(text).mere


def test_phrases_mean_one_thing_in_whatever_language() -> None:
    """Languages may share a phrase, if it announces nothing contrary in them."""
    contrary = (
        {Cue.NEXT, Cue.NEXT_PAGE, Cue.NEXT_PART, Cue.NEXT_ARTICLE, Cue.CONTINUE, Cue.OLDER},
        {Cue.PREVIOUS, Cue.PREVIOUS_PAGE, Cue.PREVIOUS_PART, Cue.PREVIOUS_ARTICLE, Cue.NEWER},
        {Cue.PAYWALL},
        {Cue.COMMENTS},
        {Cue.PRINT},
    )
    known = {"artikel terdahulu", "berita terdahulu"}  # 'earlier articles', and in Malay 'the article before'
    mixed = {phrase for phrase, cues in table().items() if sum(bool(cues & kind) for kind in contrary) > 1}
    assert mixed - known == set()


@pytest.mark.parametrize(
    ("text", "number", "no_more"),
    [
        ("Click here for part two", 2, True),
        ("To part II", 2, True),
        ("第3回へ", 3, True),
        ("後編はこちら", 2, True),
        ("К части 3", 3, True),
        ("Folytatás a 3. részben", 3, True),
        ("Læs første del", 1, True),
        ("לחלק ג'", 3, True),
        ("อ่านต่อตอนที่ 3", 3, True),
        ("भाग 3 पढ़ें", 3, True),
        ("Part 2: Ports", 2, False),
        ("part 2 of Hedges", 2, False),
        ("The wells", None, False),
    ],
)
def test_the_part_that_words_name(text: str, number: int | None, no_more: bool) -> None:  # noqa: FBT001 - a table's
    assert (number_said(text), says_no_more(text)) == (number, no_more)


@pytest.mark.parametrize(
    ("arrow", "left_to_right", "right_to_left"),
    [("→", 1, -1), ("←", -1, 1), ("»", 1, 1), ("‹", -1, -1), (">>", 1, 1), ("←→", 0, 0), ("2", 0, 0), ("", 0, 0)],
)
def test_where_an_arrow_leads(arrow: str, left_to_right: int, right_to_left: int) -> None:
    """Unicode mirrors quotation marks in scripts from right to left, and leaves arrows as they are."""
    assert direction(arrow, right_to_left=False) == left_to_right
    assert direction(arrow, right_to_left=True) == right_to_left


def test_a_name_without_a_stem_gives_no_hint() -> None:
    """The stems only spare the pattern: each of its words begins with one."""
    words = re.findall(r"[a-z]{3,}", re.sub(r"\(\?P<\w+>|\(\?[<!=:]+", " ", HINTS.pattern))
    given = {word for word in words if HINTS.search(word)}
    assert {word for word in given if not any(stem in word for stem in HINT_STEMS)} == set()
