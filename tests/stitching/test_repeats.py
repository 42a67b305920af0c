"""What a site repeats: which blocks those are, and which of them are dropped from a text."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.stitching.repeats import (
    FEWEST_WORKS,
    LARGEST_SHARE,
    Verdict,
    fingerprints,
    repeated_blocks,
    verdicts,
    without_repeats,
)
from storage.records import Block, BlockKind, Repeat, SeenBlocks
from tests.stitching.making import part

BIO = "Ada Quill has kept the harbour's ledgers for thirty years and writes about what they leave out."
BOX = "Every Friday the quay in your letterbox: leave us your address."


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def heading(text: str, level: int = 2) -> Block:
    return Block(BlockKind.HEADING, text, f"{'#' * level} {text}", level)


def prose(name: str, paragraphs: int = 6) -> list[Block]:
    return [paragraph(f"Of {name} and the sea, {n} times over: {'long is the tale ' * 6}") for n in range(paragraphs)]


def seen(article: int, blocks: list[Block], number: int | None = None) -> SeenBlocks:
    marks = tuple(dict.fromkeys(mark for mark in fingerprints(blocks) if mark))
    return SeenBlocks(article if number is None else number, article, marks)


def mark(block: Block, blocks: list[Block]) -> int:
    return fingerprints(blocks)[blocks.index(block)]


def known(blocks: list[Block], *repeated: Block, everywhere: bool = True) -> dict[int, Repeat]:
    return {mark(block, blocks): Repeat(FEWEST_WORKS, everywhere) for block in repeated}


def left(blocks: list[Block], *repeated: Block, everywhere: bool = True) -> list[Block]:
    """What is left of a part's blocks where these are known to be repeated."""
    found = known(blocks, *repeated, everywhere=everywhere)
    judged = verdicts(blocks, fingerprints(blocks), found)
    return [block for place, block in enumerate(blocks) if not (place in judged and judged[place].drops)]


def test_case_width_and_punctuation_make_no_other_block_but_numbers_do() -> None:
    same = [[*prose("it"), paragraph(text)] for text in ("Year 2024, The Quay", "ＹＥＡＲ 2024 – the quay.")]
    assert fingerprints(same[0])[-1] == fingerprints(same[1])[-1]
    assert fingerprints([*prose("it"), paragraph("Year 2025, The Quay")])[-1] != fingerprints(same[0])[-1]


def test_a_block_without_letters_has_no_fingerprint() -> None:
    picture = Block(BlockKind.FIGURE, "", "![](https://column.example/quay.jpg)")
    assert fingerprints([paragraph("* * *"), picture]) == (0, 0)


def test_a_block_at_the_start_is_another_than_one_at_the_end() -> None:
    lead, body = paragraph("The harbour is for sale."), prose("the harbour")
    assert mark(lead, [lead, *body]) != mark(lead, [*body, lead])


@pytest.mark.parametrize("works", [2, 3])
def test_repeated_is_what_stands_in_three_works(works: int) -> None:
    texts = [[*prose(f"work {n}"), paragraph(BIO)] for n in range(works)]
    found = repeated_blocks([seen(n, blocks) for n, blocks in enumerate(texts)])
    expected = {mark(paragraph(BIO), texts[0]): Repeat(3, everywhere=True)} if works == 3 else {}
    assert found == expected


def test_an_article_published_often_is_one_work() -> None:
    copies = [[*prose("the flood"), paragraph(BIO)] for _ in range(5)]
    copies[3].insert(2, paragraph("Added later: the water has gone down."))
    copies[4][0] = paragraph("Of the flood, told once more, in other words to begin with.")
    texts = [*copies, [*prose("the fire"), paragraph(BIO)]]
    assert repeated_blocks([seen(n, blocks) for n, blocks in enumerate(texts)]) == {}
    texts.append([*prose("the frost"), paragraph(BIO)])
    found = repeated_blocks([seen(n, blocks) for n, blocks in enumerate(texts)])
    assert found == {mark(paragraph(BIO), texts[0]): Repeat(3, everywhere=True)}


def test_a_digest_does_not_make_its_articles_boilerplate() -> None:
    pieces = [prose(f"piece {n}", 3) for n in range(3)]
    digests = [[*pieces[0], *pieces[1]], [*pieces[0], *pieces[1], *pieces[2]]]
    assert repeated_blocks([seen(n, blocks) for n, blocks in enumerate([*pieces, *digests])]) == {}


def test_the_parts_of_one_article_are_one_work() -> None:
    intro = paragraph("This is a series on the harbour's last summer.")
    parts = [seen(1, [intro, *prose(f"part {n}")], number=n) for n in range(4)]
    others = [seen(2, [intro, *prose("another")]), seen(3, prose("a third"))]
    assert repeated_blocks(parts + others) == {}


def test_a_piece_shorter_than_the_footer_does_not_join_all_that_have_the_footer() -> None:
    texts = [[*prose(f"work {n}"), paragraph(BIO)] for n in range(4)]
    short = [[paragraph(f"Closed on day {n}."), paragraph(BIO)] for n in range(4)]
    found = repeated_blocks([seen(n, blocks) for n, blocks in enumerate(texts + short)])
    assert found[mark(paragraph(BIO), texts[0])].works == 5


def test_what_stands_in_few_of_many_works_is_not_everywhere() -> None:
    texts = [[*prose(f"work {n}"), paragraph(BOX), *([paragraph(BIO)] if n < 3 else [])] for n in range(40)]
    found = repeated_blocks([seen(n, blocks) for n, blocks in enumerate(texts)])
    assert found[mark(paragraph(BIO), texts[0])] == Repeat(3, everywhere=False)
    assert found[mark(paragraph(BOX), texts[39])] == Repeat(40, everywhere=True)


_PARTS = st.lists(
    st.tuples(st.integers(0, 6), st.lists(st.integers(1, 12), max_size=8, unique=True)).map(
        lambda drawn: SeenBlocks(
            0, drawn[0], tuple(number << 17 | number % 2 << 16 | number * 7 for number in drawn[1])
        )
    ),
    max_size=14,
)


@given(_PARTS, st.randoms(use_true_random=False))
def test_order_makes_no_difference(parts: list[SeenBlocks], rng: random.Random) -> None:
    shuffled = rng.sample(parts, len(parts))
    assert repeated_blocks(shuffled) == repeated_blocks(parts)


@given(_PARTS)
def test_a_repeated_block_stands_in_three_articles(parts: list[SeenBlocks]) -> None:
    for block, repeat in repeated_blocks(parts).items():
        assert FEWEST_WORKS <= repeat.works <= len({part.article for part in parts if block in part.blocks})


@given(_PARTS, st.integers(1, 4))
def test_publishing_everything_again_makes_nothing_repeated(parts: list[SeenBlocks], times: int) -> None:
    """One article, under as many addresses as you like."""
    copies = [
        SeenBlocks(0, 100 * time + part.article, part.blocks)
        for time in range(times)
        for part in parts
        if part.article == 0
    ]
    whole = tuple({block for part in copies for block in part.blocks})
    assert repeated_blocks([SeenBlocks(0, part.article, whole) for part in copies]) == {}


def test_repeated_blocks_are_dropped_wherever_they_stand_if_they_are_everywhere() -> None:
    listen, box, bio = paragraph("Listen to this article"), paragraph(BOX), paragraph(BIO)
    text = prose("the flood", 8)
    assert left([listen, *text[:4], box, *text[4:], bio], listen, box, bio) == text


def test_a_line_amid_the_text_is_kept_if_few_works_have_it() -> None:
    oven, bio, text = paragraph("Heat the oven to 180 degrees."), paragraph(BIO), prose("bread", 8)
    blocks = [*text[:4], oven, *text[4:], bio]
    assert left(blocks, oven, bio, everywhere=False) == [*text[:4], oven, *text[4:]]


def test_a_short_sentence_amid_the_text_is_kept_and_a_label_is_not() -> None:
    remark, label, text = paragraph("So it goes."), paragraph("Advertisement"), prose("the flood", 8)
    assert left([*text[:4], remark, label, *text[4:]], remark, label) == [*text[:4], remark, *text[4:]]
    assert left([*text, remark], remark) == text


def test_pictures_at_the_end_do_not_put_a_bio_amid_the_text() -> None:
    portrait = Block(BlockKind.FIGURE, "", "![](https://column.example/ada.jpg)")
    blocks = [*prose("the flood"), paragraph(BIO), portrait]
    assert left(blocks, paragraph(BIO), everywhere=False) == [*prose("the flood"), portrait]


def test_a_gap_is_not_learned() -> None:
    gap = Block(BlockKind.GAP, "[Page 2 is missing: https://column.example/quay?page=2]")
    assert fingerprints([gap, paragraph("The tide turned.")])[0] == 0


@pytest.mark.parametrize("kind", [BlockKind.CODE, BlockKind.TABLE])
def test_tables_and_code_are_never_dropped(kind: BlockKind) -> None:
    rates = Block(kind, "rope 3\ntar 5")
    blocks = [*prose("the flood"), rates]
    assert left(blocks, rates) == blocks


def test_a_large_block_is_kept() -> None:
    blocks = [*prose("the flood", 2), paragraph(BIO * 2)]
    assert left(blocks, blocks[-1]) == blocks


def test_where_too_much_would_go_all_is_kept() -> None:
    blocks = prose("the flood", 10)
    assert left(blocks, *blocks[7:]) == blocks[:7]
    assert left(blocks, *blocks[5:]) == blocks


def test_a_section_name_stays_with_its_section() -> None:
    blocks = [*prose("bread", 3), heading("Ingredients"), *prose("flour", 3), heading("More of this"), paragraph(BOX)]
    assert left(blocks, heading("Ingredients"), heading("More of this"), paragraph(BOX)) == blocks[:7]


def test_a_heading_goes_with_what_stood_below_it() -> None:
    bio = paragraph(BIO)
    blocks = [*prose("the flood"), heading("About Ada"), heading("What she does", 3), bio]
    assert left(blocks, bio) == prose("the flood")


def test_a_heading_below_which_nothing_ever_stood_is_kept() -> None:
    blocks = [*prose("the flood"), heading("The end"), heading("About Ada"), paragraph(BIO)]
    assert left(blocks, paragraph(BIO)) == [*prose("the flood"), heading("The end")]


def test_a_question_stays_with_its_answer() -> None:
    question = paragraph("What are you reading?")
    blocks = [*prose("a talk"), question, *prose("books", 2), paragraph("Want more?"), paragraph(BOX)]
    assert left(blocks, question, paragraph("Want more?"), paragraph(BOX)) == blocks[:9]


def test_a_part_says_what_it_was_made_of() -> None:
    blocks = [*prose("the flood"), paragraph(BIO)]
    stitched = replace(part("flood", "The flood"), blocks=tuple(blocks))
    whole = without_repeats(stitched, fingerprints(blocks), {})
    clean = without_repeats(whole, fingerprints(blocks), known(blocks, paragraph(BIO), everywhere=False))
    assert whole.seen == clean.seen == fingerprints(blocks)
    assert (whole.repeated, clean.repeated) == ((), ((fingerprints(blocks)[-1], False),))
    assert whole.blocks == tuple(blocks)
    assert clean.blocks == tuple(prose("the flood"))
    assert clean.digest != whole.digest
    assert clean.revision == stitched.revision


_KINDS = st.sampled_from(list(BlockKind))
_BLOCKS = st.lists(
    st.builds(
        lambda kind, text, level: Block(kind, text, "", level if kind is BlockKind.HEADING else 0),
        _KINDS,
        st.text("abcdefgh .?:", max_size=40),
        st.integers(1, 6),
    ),
    max_size=20,
)


@given(_BLOCKS, st.sets(st.integers(0, 19)), st.booleans())
def test_no_more_is_dropped_than_the_guards_allow(blocks: list[Block], repeated: set[int], everywhere: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    marks = fingerprints(blocks)
    found = {marks[place]: Repeat(3, everywhere) for place in repeated if place < len(blocks) and marks[place]}
    judged = verdicts(blocks, marks, found)
    gone = [place for place, verdict in judged.items() if verdict.drops]
    sizes = [each & 0xFFFF for each in marks]
    assert sum(sizes[place] for place in gone) <= LARGEST_SHARE * sum(sizes)
    assert all(marks[place] in found or judged[place] is Verdict.EMPTIED for place in gone)
    assert all(blocks[place].kind not in {BlockKind.CODE, BlockKind.TABLE, BlockKind.FIGURE} for place in gone)
    assert all(blocks[place].kind is BlockKind.HEADING for place in gone if judged[place] is Verdict.EMPTIED)
