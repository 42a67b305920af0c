"""What is an edit of a page, and what changes on it by itself."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.stitching.edits import cleaned, folded, is_edit
from crawler.stitching.repeats import fingerprints
from storage.records import Block, BlockKind, Metadata, Reading, Repeat
from tests.storage.made import page

TEXT = (
    "The harbour had “three” cranes – two of them broken – and a clerk who knew the price of rope.",
    "Nobody had asked him in years, and he had stopped expecting it; he counted the gulls.",
    "“It's the tide,” he said… and shut the book.",
)
FOOTER = "Every Friday the quay in your letterbox: leave us your address."


def reading(*paragraphs: str, title: str = "On Rope", language: str | None = "en") -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs)
    return replace(page("a"), blocks=blocks, metadata=Metadata(title=title, language=language))


def known(blocks: Sequence[Block], *repeated: str) -> dict[int, Repeat]:
    marks = zip(fingerprints(blocks), blocks, strict=True)
    return {mark: Repeat(9, everywhere=True) for mark, block in marks if block.text in repeated}


UNCHANGED = {
    "spaces": (TEXT[0], TEXT[0].replace(" ", "\u00a0").replace("three", "three\u200b")),
    "more spaces": ("He said: no ; then yes.", "He said : no; then  yes ."),
    "quotation marks": (TEXT[2], TEXT[2].replace("“", '"').replace("”", '"').replace("'", "’")),
    "dashes": (TEXT[0], TEXT[0].replace("–", "--")),
    "ellipsis": (TEXT[2], TEXT[2].replace("…", "...")),
    "views": ("1,234 views", "2,301 views"),
    "short views": ("Views: 1.2K", "Views: 3K"),
    "comments and shares": ("12 comments | 3 shares", "14 comments | 20 shares"),
    "Aufrufe": ("1.234 Aufrufe", "1.301 Aufrufe"),
    "阅读": ("阅读量：1234", "阅读量：1.3万"),
    "просмотры": ("Просмотров: 15 320", "Просмотров: 15 911"),
    "ago": ("Posted 3 days ago by Ada Quill", "Posted 5 weeks ago by Ada Quill"),
    "ago, as a sentence": ("Updated 3 days ago.", "Updated 4 days ago."),
    "vor": ("Vor 3 Tagen", "Vor 2 Wochen"),
    "前": ("3天前", "2周前"),
    "a date": ("Last updated: 3 May 2026, 14:05", "Last updated: 4 May 2026, 09:10"),
    "an ISO date": ("Stand: 2026-05-03", "Stand: 2026-06-03"),
    "a date in place of one told from now": ("Published 3 days ago", "Published 3 May 2026"),
    "an advertisement": ("Ad: Rope at half the price", "Advertisement – Fly to the coast for 39"),
    "Anzeige": ("Anzeige: Seile, jetzt günstig", "Anzeige: Ab ans Meer"),
    "rights": ("© 2025 The Quay", "© 2026 The Quay Ltd"),
}


@pytest.mark.parametrize("case", UNCHANGED)
def test_what_changes_by_itself_is_no_edit(case: str) -> None:
    before, after = UNCHANGED[case]
    assert not is_edit(reading(*TEXT, before), reading(*TEXT, after), {})
    assert not is_edit(reading(before, *TEXT), reading(after, *TEXT), {})


@pytest.mark.parametrize("case", ["views", "ago", "an advertisement", "a date"])
def test_a_line_that_comes_or_goes_by_itself_is_no_edit(case: str) -> None:
    (line, _), (short, _) = UNCHANGED[case], UNCHANGED["views"]
    if case in ("views", "an advertisement"):
        assert not is_edit(reading(*TEXT), reading(*TEXT, line), {})
    assert not is_edit(reading(*TEXT, line), reading(*TEXT, line, short), {})


EDITED = {
    "a word": (TEXT[0], TEXT[0].replace("rope", "tar")),
    "a comma": (TEXT[1], TEXT[1].replace("years,", "years")),
    "a capital": (TEXT[1], TEXT[1].replace("gulls", "Gulls")),
    "two words made one": ("Every day he came.", "Everyday he came."),
    "a number": ("There were 12 cranes.", "There were 13 cranes."),
    "a price in a table": ("Rope | 12", "Rope | 14"),
    "days in a sentence": ("The clerk had left for good 3 days ago.", "The clerk had left for good 4 days ago."),
    "views in a sentence": ("The film of the gulls has 1,234 views.", "The film of the gulls has 9,000 views."),
    "a date in a sentence": ("He was born on 3 May 1926 in the port.", "He was born on 4 May 1926 in the port."),
    "a heading with a number": ("3 reasons to stay", "4 reasons to stay"),
    "an ad in a word": ("Adam: a clerk", "Adam: a sailor"),
    "a paragraph more": (TEXT[1], TEXT[1] + " And then he went home."),
    "a line gone": ("So it goes.", ""),
}


@pytest.mark.parametrize("case", EDITED)
def test_what_somebody_wrote_is_an_edit(case: str) -> None:
    before, after = EDITED[case]
    assert is_edit(reading(*TEXT, before), reading(*TEXT, after), {})


def test_another_title_is_an_edit_but_not_another_quotation_mark() -> None:
    assert is_edit(reading(*TEXT), reading(*TEXT, title="On Tar"), {})
    assert not is_edit(reading(*TEXT, title="The Clerk's Book"), reading(*TEXT, title="The  Clerk’s Book"), {})


def test_where_the_text_is_cut_into_blocks_does_not_matter() -> None:
    assert not is_edit(reading(*TEXT), reading(f"{TEXT[0]}\n{TEXT[1]}", TEXT[2]), {})


NEW_FOOTER = "Every Sunday the quay on your telephone: leave us your number."


@pytest.mark.parametrize("after", [(), (NEW_FOOTER,)], ids=["gone", "another"])
def test_a_changed_footer_is_no_edit(after: tuple[str, ...]) -> None:
    """Also when the new one isn't known yet: it stands in the place of one that is."""
    before = reading(*TEXT, FOOTER)
    assert is_edit(before, reading(*TEXT, *after), {})
    assert not is_edit(before, reading(*TEXT, *after), known(before.blocks, FOOTER))


def test_a_footer_that_comes_is_no_edit_once_it_is_known() -> None:
    after = reading(*TEXT, FOOTER)
    assert is_edit(reading(*TEXT), after, {})
    assert not is_edit(reading(*TEXT), after, known(after.blocks, FOOTER))


CORRECTION = "Correction: the clerk's name was given as Quill in an earlier version of this column."


@pytest.mark.parametrize(
    "after",
    [
        (*TEXT, CORRECTION, FOOTER),
        (*TEXT, CORRECTION, NEW_FOOTER),
        (*TEXT, f"{CORRECTION} {CORRECTION}"),
        (*TEXT[:2], TEXT[2].replace("tide", "wind"), NEW_FOOTER),
    ],
    ids=["above it", "and another footer", "in its place", "in the last paragraph"],
)
def test_what_is_added_to_the_text_at_its_footer_is_an_edit(after: tuple[str, ...]) -> None:
    before = reading(*TEXT, FOOTER)
    assert is_edit(before, reading(*after), known(before.blocks, FOOTER))


def test_the_cleaned_text_has_no_footer() -> None:
    before = reading(*TEXT, FOOTER)
    assert [block.text for block in cleaned(before, known(before.blocks, FOOTER))] == list(TEXT)


paragraphs = st.lists(st.text(max_size=120), max_size=6)


@settings(max_examples=200, deadline=None)
@given(paragraphs, st.sampled_from(["en", "de", "zh", None]))
def test_a_text_is_no_edit_of_itself(texts: list[str], language: str | None) -> None:
    assert not is_edit(reading(*texts, language=language), reading(*texts, language=language), {})


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
