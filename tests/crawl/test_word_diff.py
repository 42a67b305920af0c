import re

from hypothesis import given
from hypothesis import strategies as st

from crawler.reports.word_diff import Run, Side, word_diff


def marked(before: str, after: str) -> str:
    marks = {Side.BOTH: "{}", Side.BEFORE: "-{}-", Side.AFTER: "+{}+"}
    return "".join(marks[run.side].format(run.text) for run in word_diff(before, after))


def test_words_are_compared_not_letters_or_spaces() -> None:
    assert marked("He sold the old rope.", "He sold  the new rope.") == "He sold  the -old -+new +rope."
    assert marked("He came, and went.", "He came and went.") == "He came -, -and went."


def test_chinese_is_compared_character_by_character() -> None:
    assert marked("夜市里的小账本很旧", "夜市里的大账本很旧") == "夜市里的-小-+大+账本很旧"


def test_a_single_word_between_two_changes_goes_with_them() -> None:
    before, after = "the clerk saw three gulls and left for home", "the clerk heard three ships and left for home"
    assert marked(before, after) == "the clerk -saw three gulls -+heard three ships +and left for home"


def test_texts_that_have_little_in_common_are_shown_one_after_the_other() -> None:
    assert word_diff("Rain fell on the harbour.", "A clerk counted his gulls.") == (
        Run(Side.BEFORE, "Rain fell on the harbour."),
        Run(Side.AFTER, "A clerk counted his gulls."),
    )


words = st.lists(st.sampled_from(["rope", "tar", "the", "夜市", ",", ".", "\n\n", " "]), max_size=30).map(" ".join)


@given(words, words)
def test_both_texts_can_be_read_from_it(before: str, after: str) -> None:
    runs = word_diff(before, after)
    for text, side in ((before, Side.BEFORE), (after, Side.AFTER)):
        said = "".join(run.text for run in runs if run.side in (Side.BOTH, side))
        assert re.sub(r"\s", "", said) == re.sub(r"\s", "", text)
