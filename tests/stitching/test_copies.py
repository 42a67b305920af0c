"""Which pages are one text at several addresses, and which of them stands for all."""

from dataclasses import replace
from itertools import permutations

import pytest

from crawler.reading.marks import SHORTEST_TEXT, marked, text_mark
from crawler.stitching.copies import ALIKE, FEW_WORDS, copies_among
from crawler.stitching.page_groups import divide
from crawler.stitching.pages import stitch
from storage.records import Block, BlockKind, LinkRole, Page, PartTitle
from tests.stitching.making import SITE, found, key, prose, to_page

TEXT = prose(1)


def copies(*pages: Page) -> dict[str, str]:
    """The slug of each copy with that of the page that it is a copy of; the same in any order."""
    results = [copies_among(order) for order in permutations(pages)]
    assert all(result == results[0] for result in results)
    return {one.removeprefix(key("")): copy.of.removeprefix(key("")) for one, copy in results[0].items()}


CHANGED = [*TEXT, "And since Monday the ferry leaves an hour later."]
SHORT = ["No column this week, for the ferry is late and the baker asleep."]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(found("quay"), found("trade/quay"), id="one title and day"),
        pytest.param(found("quay"), found("quay?ref=list", published=None), id="one title, one date"),
        pytest.param(found("quay"), found("quay-2", published="2024-05-01T09:00:00+02:00"), id="a date and a moment"),
        pytest.param(found("quay"), found("quay-2", published="2024"), id="a day and its year"),
        pytest.param(found("a", published=None), found("ab", published=None), id="one title, no dates"),
        pytest.param(found("quay"), found("print/quay", title="THE LONG QUAY!"), id="one title but for its signs"),
        pytest.param(found("quay"), found("quay-b", CHANGED, "quay", title="Print: the quay"), id="it names the other"),
        pytest.param(found("a", TEXT, "quay", title=None), found("ab", TEXT, "quay"), id="one canonical address"),
        pytest.param(found("quay", [" ".join(TEXT)]), found("quay-b"), id="cut into other blocks"),
        pytest.param(found("quay"), found("quay-b", TEXT, "quay", published="2025-01-09"), id="dated when printed"),
        pytest.param(found("quay", SHORT), found("quay-b", SHORT), id="a short text of one day"),
        pytest.param(found("quay"), replace(found("quay-b", TEXT, "old-quay")), id="found without a name"),
    ],
)
def test_copies(one: Page, other: Page) -> None:
    assert len(copies(one, other)) == 1


OPENING = replace(found("quay-b"), reading=replace(found("quay-b").reading, opening="a wall"))


def numbered(page: Page, number: int) -> Page:
    return replace(page, reading=replace(page.reading, part_title=PartTitle("The quay", number)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(found("quay"), found("quay?page=2", prose(2), "quay"), id="page 2 that names page 1"),
        pytest.param(found("week-1"), found("week-2", published="2024-05-08"), id="a weekly column with one title"),
        pytest.param(
            found("week-1", TEXT, "week"),
            found("week-2", CHANGED, "week", published="2024-05-08"),
            id="and one address",
        ),
        pytest.param(
            found("a", SHORT, "w"), found("b", SHORT, "w", published="2024-05-08"), id="and few words, and one address"
        ),
        pytest.param(found("quay"), found("quay-b", TEXT[:2], "quay"), id="its teaser"),
        pytest.param(found("quay"), OPENING, id="its opening behind a wall"),
        pytest.param(found("quay"), found("quay-b", title="The short quay"), id="another title"),
        pytest.param(found("a", authors=("Ada Quill",)), found("b", authors=("Ben Oar",)), id="another author"),
        pytest.param(numbered(found("a"), 1), numbered(found("b"), 2), id="another part"),
        pytest.param(found("a", SHORT, published=None), found("b", SHORT, published=None), id="few words, no dates"),
        pytest.param(found("a", SHORT), found("b", [SHORT[0].replace("baker", "cook")]), id="few words, not the same"),
        pytest.param(found("a", ["Gone."]), found("b", ["Gone."]), id="hardly a text"),
        pytest.param(found("a", []), found("b", []), id="no text"),
    ],
)
def test_no_copies(one: Page, other: Page) -> None:
    assert copies(one, other) == {}


def test_another_site_has_no_copy() -> None:
    there = found("quay")
    reading = replace(there.reading, url="https://else.example/quay", key="http://else.example/quay")
    assert copies_among([there, replace(there, reading=marked(reading))]) == {}


def test_so_many_words_may_differ() -> None:
    words = " ".join(TEXT).split()
    most = int(len(words) * (1 - ALIKE))
    for others, alike in ((most, True), (most + 1, False)):
        text = [*(f"other{n}" for n in range(others)), *words[others:]]
        assert bool(copies(found("quay"), found("quay-b", [" ".join(text)], "quay"))) is alike
    assert len(words) > 2 * FEW_WORDS


def test_the_address_that_most_give_as_canonical_stands_for_all() -> None:
    pages = found("q"), found("quay?view=1", TEXT, "long/quay"), found("long/quay", TEXT, "long/quay")
    assert copies(*pages) == {"q": "long/quay", "quay?view=1": "long/quay"}
    sections = found("b/quay", TEXT, "b/quay"), found("trade/quay", TEXT, "trade/quay")
    assert copies(*sections) == {"trade/quay": "b/quay"}


def test_else_the_plainest_address_does() -> None:
    assert copies(found("a?b=1"), found("trade/quay"), found("quay-b"), found("quay-a")) == {
        "a?b=1": "quay-a",
        "trade/quay": "quay-a",
        "quay-b": "quay-a",
    }


def test_an_undated_copy_does_not_make_two_weeks_one() -> None:
    weeks = found("week-1"), found("undated", published=None), found("week-2", published="2024-05-08")
    assert copies(*weeks) == {"undated": "week-1"}


def test_another_name_of_the_canonical_address_will_do() -> None:
    named = replace(found("quay", title="Quay"), names=(key("q/7"),))
    assert copies(named, found("quay-b", TEXT, "q/7")) == {"quay-b": "quay"}


def test_a_text_is_found_by_what_stands_in_its_middle() -> None:
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in prose(1, 80)]
    note = Block(BlockKind.PARAGRAPH, f"This column is {'very ' * 40} much a column.")
    assert text_mark([*blocks, note]) == text_mark(blocks) == text_mark([note, *blocks])
    assert text_mark([Block(BlockKind.PARAGRAPH, "x" * (SHORTEST_TEXT - 1))]) is None


def test_copies_are_one_part_and_add_nothing() -> None:
    pages = [found("quay"), found("quay-b", CHANGED, "quay", title="Print: the quay"), found("gulls", prose(3))]
    division = divide(pages)
    assert [[one.reading.key for one in group] for group in division.groups] == [
        [key("gulls")],
        [key("quay"), key("quay-b")],
    ]
    part = stitch(division.groups[1], division.known)
    assert (part.key, part.page_keys, part.aside_keys) == (key("quay"), (key("quay"),), (key("quay-b"),))
    assert part.blocks == pages[0].reading.blocks


def test_the_pages_of_a_copy_are_those_of_the_article() -> None:
    second = prose(2)
    pages = [found("quay"), found("quay?page=2", second), found("m/quay", TEXT, "quay"), found("m/quay?page=2", second)]
    onward = [to_page(address, LinkRole.NEXT_PAGE, 2) for address in ("quay?page=2", "m/quay?page=2")]
    for place, link in ((0, onward[0]), (2, onward[1])):
        pages[place] = replace(pages[place], reading=replace(pages[place].reading, links=(link,)))
    for order in permutations(pages):
        division = divide(order)
        (part,) = (stitch(group, division.known) for group in division.groups)
        assert part.page_keys == (key("quay"), key("quay?page=2"))
        assert part.aside_keys == (key("m/quay"), key("m/quay?page=2"))
        assert [block.text for block in part.blocks] == [*TEXT, *second]
        assert part.missing_pages == ()


def test_the_pages_that_only_a_copy_leads_to_are_not_lost_nor_missing_twice() -> None:
    copied, second = found("m/quay", canonical="quay"), found("m/quay?page=2", prose(2))
    here = replace(copied.reading, links=(to_page("m/quay?page=2", LinkRole.NEXT_PAGE, says="next"),))
    there = replace(found("quay").reading, links=(to_page("quay?page=2", LinkRole.NEXT_PAGE, says="next"),))
    pages = [replace(copied, reading=here), replace(copied, reading=there)]
    (part,) = (stitch(group) for group in divide([*pages, second]).groups)
    assert part.page_keys[0] == key("quay")
    assert key("m/quay?page=2") in part.page_keys
    (part,) = (stitch(group) for group in divide(pages).groups)
    assert part.missing_pages == (SITE + "quay?page=2",)
