"""What goes at the boundaries of pages, what stays, and which paragraphs are mended."""

import pytest

from crawler.stitching.boundaries import join
from storage.records import Block, BlockKind, Metadata, Page
from tests.stitching.making import holding, page

FIRST = "The ferry leaves before the baker has lit his oven."
SECOND = "Nobody on deck says a word until the second buoy."
THIRD = "By noon the harbour smells of tar and oranges."
FOURTH = "The captain counts his passengers twice, out of habit."
BIO = "Ada Quill has kept a boat in this harbour since she was nine years old."
REFRAIN = "And the gulls said nothing."
PICTURE = Block(BlockKind.FIGURE, "", "![](https://column.example/quay.jpg)")


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def joined(*pages: tuple[str, ...]) -> list[str]:
    return [block.text for block in join([page(f"quay?page={n}", *texts) for n, texts in enumerate(pages, 1)])]


def held(*pages: Page) -> tuple[Block, ...]:
    return join(pages)


# --- leads and prompts


def test_a_repeated_title_byline_and_lead_are_dropped() -> None:
    assert joined((FIRST, SECOND), ("The long quay", "By Ada Quill", FIRST, THIRD)) == [FIRST, SECOND, THIRD]
    assert joined((FIRST, SECOND), ("The long quay – Page 2 of 3", THIRD)) == [FIRST, SECOND, THIRD]
    metadata = Metadata(title="The long quay | Harbour Post")
    first, second = page("quay", FIRST, metadata=metadata), page("quay?page=2", "The long quay", THIRD)
    assert held(first, second) == (paragraph(FIRST), paragraph(THIRD))


def test_a_repeated_standfirst_and_picture_are_dropped() -> None:
    lead = (paragraph("A walk at dawn."), PICTURE)
    first = holding("quay", *lead, paragraph(FIRST), paragraph(SECOND))
    second = holding("quay?page=2", *lead, paragraph(THIRD))
    pictured = holding("quay?page=3", PICTURE, paragraph(FOURTH))
    assert held(first, second, pictured) == (*lead, *map(paragraph, (FIRST, SECOND, THIRD, FOURTH)))


def test_a_lead_that_only_the_description_has_is_dropped_on_later_pages() -> None:
    standfirst = "Ada Quill rows out to see who is awake."
    metadata = Metadata(title="The long quay", authors=("Ada Quill",), description=standfirst)
    pages = [page(f"quay?page={n}", standfirst, text, metadata=metadata) for n, text in enumerate((FIRST, SECOND), 1)]
    assert held(*pages) == tuple(map(paragraph, (standfirst, FIRST, SECOND)))


@pytest.mark.parametrize(
    ("ending", "beginning"),
    [
        ("Continued on page 2", "Continued from page 1"),
        ("(continued on the next page)", "Page 2 of 3"),
        ("Next page: The captain's supper", "Continued from previous page"),
        ("Fortsetzung auf Seite 2", "Fortsetzung von Seite 1"),
        ("Lesen Sie weiter auf Seite 2", "Seite 2/3"),
        ("Suite page 2", "Suite de la page 1"),
        ("Continúa en la página siguiente", "Viene de la página 1"),
        ("Continua a pagina 2", "Segue da pagina 1"),
        ("Continua na próxima página", "Continuação da página 1"),
        ("Lees verder op pagina 2", "Vervolg van pagina 1"),
        ("Fortsättning på nästa sida", "Fortsättning från sidan 1"),
        ("Ciąg dalszy na str. 2", "Ciąg dalszy ze str. 1"),
        ("Продолжение на стр. 2", "Продолжение. Начало на стр. 1"),
        ("Devamı 2. sayfada", "1. sayfadan devam"),
        ("Bersambung ke halaman 2", "Sambungan dari halaman 1"),
        ("（下转第2版）", "（上接第一版）"),
        ("次のページへ続く", "1ページから続く"),
        ("2면에 계속", "▶1면에서 계속"),
        ("Page suivante : le souper", "Page précédente"),
        ("Pagina successiva", "Página anterior"),
        ("Nästa sida", "Poprzednia strona"),
        ("Следующая страница", "Önceki sayfa"),
    ],
)
def test_lines_that_lead_from_page_to_page_are_dropped(ending: str, beginning: str) -> None:
    assert joined((FIRST, SECOND, ending), (beginning, THIRD)) == [FIRST, SECOND, THIRD]
    assert joined((FIRST, ending, BIO), (THIRD, BIO)) == [FIRST, THIRD, BIO]


@pytest.mark.parametrize(
    "line", ["Continued on page 2 of the log was a list of names.", "9/11", "Read on, said Ada.", "2", "Pages 3"]
)
def test_sentences_and_headings_are_no_prompts(line: str) -> None:
    kept = joined((FIRST, SECOND, line), (THIRD,))
    assert (line in kept) is (line != "Pages 3")


def test_where_no_page_is_before_or_after_nothing_is_a_prompt() -> None:
    assert joined(("Continued from page 1", FIRST), (THIRD, "To be continued on page 3", "Continued on page 3")) == [
        "Continued from page 1",
        FIRST,
        THIRD,
        "To be continued on page 3",
        "Continued on page 3",
    ]


# --- overlaps


OPENING = ("Entry 1 of the log.", "Entry 2 of the log.", "Entry 3 of the log.", "Entry 4 of the log.")


@pytest.mark.parametrize(
    "again",
    [
        (FIRST, SECOND),
        (SECOND,),
        ("The  ferry leaves before the baker\u00a0has lit his oven.", SECOND.upper()),
        (f"“{FIRST}”", SECOND),
        (FIRST, SECOND + "…"),
        ("… leaves before the baker has lit his oven.", SECOND),
    ],
)
def test_paragraphs_that_overlap_at_a_boundary_come_once(again: tuple[str, ...]) -> None:
    assert joined((*OPENING, FIRST, SECOND), (*again, FOURTH)) == [*OPENING, FIRST, SECOND, FOURTH]


@pytest.mark.parametrize("beginning", ["Nobody on deck says a word …", "Nobody on deck says a word until the second"])
def test_a_paragraph_begun_on_one_page_and_whole_on_the_next_comes_once(beginning: str) -> None:
    assert joined((*OPENING, FIRST, beginning), (SECOND, FOURTH)) == [*OPENING, FIRST, SECOND, FOURTH]
    assert joined((*OPENING, FIRST, beginning), (FIRST, SECOND, FOURTH)) == [*OPENING, FIRST, SECOND, FOURTH]


def test_short_lines_that_meet_at_a_boundary_stay() -> None:
    assert joined((*OPENING, "Yes."), ("Yes.", FOURTH)) == [*OPENING, "Yes.", "Yes.", FOURTH]
    assert joined((*OPENING, "He waited…"), ("He waited for the tide.",)) == [
        *OPENING,
        "He waited…",
        "He waited for the tide.",
    ]


def test_tables_that_differ_in_a_sign_are_two() -> None:
    tables = [Block(BlockKind.TABLE, f"Tide at the long quay, measured at noon, in feet: {sign}1") for sign in "+-"]
    first = holding("quay", paragraph(FIRST), paragraph(SECOND), paragraph(THIRD), tables[0])
    assert held(first, holding("quay?page=2", tables[1], paragraph(FOURTH)))[3:5] == tuple(tables)


# --- bios, endings, refrains


def test_a_bio_under_every_page_stands_at_the_end_only() -> None:
    assert joined((FIRST, BIO), (SECOND, BIO), (THIRD, BIO)) == [FIRST, SECOND, THIRD, BIO]
    assert joined((FIRST, BIO), (SECOND, BIO), (THIRD,)) == [FIRST, SECOND, THIRD, BIO]


def test_a_bio_above_every_page_stands_at_the_end() -> None:
    assert joined((BIO, FIRST), (BIO, SECOND), (BIO, THIRD)) == [FIRST, SECOND, THIRD, BIO]
    assert joined((BIO, FIRST, BIO), (BIO, SECOND, BIO)) == [FIRST, SECOND, BIO]


def test_a_bio_keeps_its_heading_and_the_notes_beside_it() -> None:
    ending = ("About the author", BIO, "Photographs by the harbour office, printed with kind permission.")
    assert joined((FIRST, *ending), (SECOND, *ending), (THIRD, *ending)) == [FIRST, SECOND, THIRD, *ending]


def test_a_sentence_about_the_author_that_overlaps_stays_in_its_place() -> None:
    assert joined((FIRST, SECOND, THIRD, BIO), (BIO, FOURTH)) == [FIRST, SECOND, THIRD, BIO, FOURTH]


def test_a_note_under_every_page_stands_at_the_end_only() -> None:
    note = "First printed in the harbour office's yearbook for sailors and their families."
    assert joined((FIRST, note), (SECOND, note), (THIRD,)) == [FIRST, SECOND, THIRD, note]


def test_a_short_line_that_ends_some_pages_stays() -> None:
    assert joined((FIRST, REFRAIN), (SECOND, REFRAIN), (THIRD,), (FOURTH,)).count(REFRAIN) == 2
    assert joined((FIRST, REFRAIN), (SECOND, REFRAIN), (THIRD, REFRAIN)) == [FIRST, SECOND, THIRD, REFRAIN]


def test_a_refrain_is_kept() -> None:
    pages = (FIRST, SECOND, FOURTH, REFRAIN, "A bell rang twice."), (THIRD, REFRAIN, "The bell again.")
    assert joined(*pages) == [*pages[0], *pages[1]]


@pytest.mark.parametrize("line", [REFRAIN, "And the gulls on the long quay said nothing, as they always do."])
def test_a_refrain_that_closes_or_opens_the_pages_stays_if_it_also_stands_inside_one(line: str) -> None:
    closed = (FIRST, line, SECOND, line), (THIRD, line), (FOURTH, line)
    assert joined(*closed) == [text for texts in closed for text in texts]
    opened = (line, FIRST, SECOND, THIRD, FOURTH, "A bell.", line, "Two bells."), (line, "Three bells."), (line, BIO)
    assert joined(*opened) == [text for texts in opened for text in texts]


# --- cuts


@pytest.mark.parametrize(
    ("end", "start", "whole"),
    [
        ("The pilot waited for", "the tide to turn.", "The pilot waited for the tide to turn."),
        ("The pilot waited,", "Ada did not.", "The pilot waited, Ada did not."),
        ("The pilot waited", ", and Ada did not.", "The pilot waited, and Ada did not."),
        ("The ship (the", "Mary Rose) had sailed.", "The ship (the Mary Rose) had sailed."),
        ("He asked, “Is that", "Ada?”", "He asked, “Is that Ada?”"),
        ("Er fragte: „Ist das", "Ada?“", "Er fragte: „Ist das Ada?“"),
        ("The pilot—", "or so he said—waited.", "The pilot—or so he said—waited."),
        ("The pilot –", "or so he said – waited.", "The pilot – or so he said – waited."),
        ("He left the har\u00ad", "bour at noon.", "He left the harbour at noon."),
        ("He counted twenty-", "four gulls.", "He counted twenty-four gulls."),
        ("The pre-", "and post-war quays.", "The pre- and post-war quays."),
        ("清晨的港口非常安静，渡轮还没有", "离开码头。", "清晨的港口非常安静，渡轮还没有离开码头。"),
        ("港はまだ静かで、", "船は出ていない。", "港はまだ静かで、船は出ていない。"),
        (
            "كان الميناء هادئًا في الصباح الباكر ولم تكن العبارة قد",
            "غادرت الرصيف بعد.",
            "كان الميناء هادئًا في الصباح الباكر ولم تكن العبارة قد غادرت الرصيف بعد.",
        ),
        (
            "הנמל היה שקט מאוד מוקדם בבוקר והמעבורת עדיין לא",
            "עזבה את הרציף.",
            "הנמל היה שקט מאוד מוקדם בבוקר והמעבורת עדיין לא עזבה את הרציף.",
        ),
        (
            "सुबह बंदरगाह बहुत शांत था और नौका अभी तक घाट से बाहर नहीं",
            "निकली थी।",
            "सुबह बंदरगाह बहुत शांत था और नौका अभी तक घाट से बाहर नहीं निकली थी।",
        ),
    ],
)
def test_a_paragraph_cut_at_a_pages_end_is_mended(end: str, start: str, whole: str) -> None:
    assert joined((FIRST, end), (start, THIRD)) == [FIRST, whole, THIRD]


def test_a_hyphen_goes_where_the_word_stands_without_it() -> None:
    assert joined((THIRD, "He left the har-"), ("bour at noon.",)) == [THIRD, "He left the harbour at noon."]
    assert joined((FIRST, "He left the har-"), ("bour at noon.",)) == [FIRST, "He left the har-bour at noon."]


@pytest.mark.parametrize(
    ("end", "start"),
    [
        (FIRST, "and so it went on."),
        ("The pilot waited for nobody", "iPhone sales fell in the harbour."),
        ("The pilot waited for nobody", "Ada did."),
        ("“The pilot waited. I saw him.", "“He waited all day.”"),
        ("The pilot waited.”", "so it was said."),
        ("The pilot waited.[3]", "so it was said."),
        ("第二章 离港", "清晨的港口非常安静。"),
        ("सुबह बंदरगाह बहुत शांत था और नौका अभी तक घाट से बाहर नहीं निकली थी।", "निकली थी।"),
        ("ท่าเรือเงียบสงบในยามเช้าและเรือข้ามฟากยังไม่ออกจากท่าเรือเลย", "ชาวประมงยังนอนหลับอยู่"),
        ("بندرگاہ صبح سویرے بہت پرسکون تھی اور کشتی ابھی تک نہیں نکلی تھی۔", "لوگ انتظار کر رہے تھے۔"),
    ],
)
def test_paragraphs_that_are_not_cut_are_not_joined(end: str, start: str) -> None:
    assert joined((FIRST, end), (start, THIRD)) == [FIRST, end, start, THIRD]


def test_verse_is_not_joined() -> None:
    assert joined((FIRST, "the gulls, the gulls", "the tar, the rope"), ("the long way home",))[1:] == [
        "the gulls, the gulls",
        "the tar, the rope",
        "the long way home",
    ]


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.LIST, BlockKind.QUOTE, BlockKind.TABLE, BlockKind.CODE])
def test_nothing_is_joined_across_another_block(kind: BlockKind) -> None:
    between = Block(kind, "what the pilot saw")
    first, second = (
        holding("quay", paragraph("The pilot waited for")),
        holding("quay?page=2", between, paragraph("it.")),
    )
    assert len(held(first, second)) == 3


def test_a_picture_at_a_boundary_does_not_part_a_paragraph() -> None:
    first = holding("quay", paragraph(FIRST), paragraph("The pilot waited for"))
    second = holding("quay?page=2", PICTURE, paragraph("the tide."))
    assert held(first, second) == (paragraph(FIRST), paragraph("The pilot waited for the tide."), PICTURE)


def test_markup_is_mended_with_the_text() -> None:
    cut = Block(BlockKind.PARAGRAPH, "The pilot waited for", "The *pilot* waited for")
    (mended,) = held(holding("quay", cut), page("quay?page=2", "the tide."))
    assert (mended.text, mended.markup) == ("The pilot waited for the tide.", "The *pilot* waited for the tide.")
    hyphened = Block(BlockKind.PARAGRAPH, "He left the har-", "He *left* the har-")
    first = holding("quay", paragraph(THIRD), hyphened)
    assert held(first, page("quay?page=2", "bour."))[1].markup == "He *left* the harbour."
