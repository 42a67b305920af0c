"""Which pages are one part, and why."""

from dataclasses import replace

import pytest

from crawler.stitching.page_groups import MOST_PAGES, Division, divide
from crawler.stitching.pages import stitch
from storage.records import LinkRole, Metadata, Page
from tests.stitching.making import SITE, key, page, to_page

ONWARD = (to_page("quay?page=2", LinkRole.NEXT_PAGE, 2),)


def titled(address: str, title: str | None, *authors: str, onward: str | None = None) -> Page:
    links = (to_page(onward, LinkRole.NEXT_PAGE, says="next"),) if onward else ()
    return page(address, f"The text of {address}.", links=links, metadata=Metadata(title=title, authors=authors))


def keys(division: Division) -> list[tuple[str, ...]]:
    return [tuple(one.reading.key for one in group) for group in division.groups]


def refusals(division: Division) -> list[str]:
    return [evidence.why for evidence in division.evidence if evidence.about == "page refused"]


def test_no_pages_are_no_groups() -> None:
    assert divide([]) == Division((), frozenset(), (), {}, {})


def test_pages_that_link_each_other_are_one_group() -> None:
    pages = [page("quay?page=2", "Two."), page("gulls", "Gulls."), page("quay", "One.", links=ONWARD)]
    division = divide(pages)
    assert keys(division) == [(key("gulls"),), (key("quay"), key("quay?page=2"))]
    (evidence,) = division.evidence
    assert (evidence.about, evidence.value) == ("page", f"{key('quay')} -> {key('quay?page=2')}")
    assert evidence.why == "next page link '2' (made)"


def test_a_link_to_another_name_of_a_page_joins_it() -> None:
    first = page("dusk", "One.", links=(to_page("old-dawn", LinkRole.NEXT_PAGE),))
    assert keys(divide([first, replace(page("dawn", "Two."), names=(key("old-dawn"),))])) == [
        (key("dawn"), key("dusk"))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The long quay", "THE LONG QUAY"),
        ("The long quay", "The long quay - Page 2"),
        ("The long quay", "The long quay (2/3)"),
        ("The long quay (1/3)", "The long quay (2/3)"),
        ("The long quay", "The long quay Page 2"),
        ("The long quay", "The long quay 2"),
        ("The long quay", "Page 2 of 4"),
        ("The long quay", "Page 2 | Column"),
        ("The long quay", "The long quay – Seite 2 | Harbour Post"),
        ("The long quay | Harbour Post", "The long quay – Seite 2 | Harbour Post"),
        ("The long quay | Harbour Post", "Page 2 | Harbour Post"),
        ("The long quay", "The long quay: The Engine"),
        ("The long quay: The Engine", "The long quay: The Road"),
        ("漫长的码头", "漫长的码头（第2页）"),
        ("The blank page", "The blank page 2"),
        ("The long quay", None),
        (None, None),
    ],
)
def test_titles_of_pages_of_one_piece_agree(one: str | None, other: str | None) -> None:
    assert len(divide([titled("quay", one, onward="dawn"), titled("dawn", other)]).groups) == 1
    assert len(divide([titled("quay", other, onward="dawn"), titled("dawn", one)]).groups) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The long quay", "The gulls"),
        ("The long quay", "The long quay's gulls"),
        ("The long quay | Harbour Post", "The gulls | Harbour Post"),
        ("Opinion: The long quay", "Opinion: The gulls"),
        ("Column Example: The long quay", "Column Example: The gulls"),
        ("Ferry 11", "Ferry 13"),
        ("The long quay", "Page 2: The gulls"),
    ],
)
def test_a_page_with_another_title_is_another_part(one: str, other: str) -> None:
    division = divide([titled("quay", one, onward="dawn"), titled("dawn", other)])
    assert len(division.groups) == 2
    assert refusals(division) == [f"next page link 'next' (made), but their titles differ: '{one}' and '{other}'"]


def test_one_word_before_a_separator_is_enough_where_addresses_differ_in_a_number() -> None:
    pages = [titled("quay", "Ferries: The Engine", onward="quay?page=2"), titled("quay?page=2", "Ferries: The Road")]
    assert len(divide(pages).groups) == 1


def test_a_page_without_a_title_does_not_join_two_pieces() -> None:
    pages = [titled("a", "The long quay", onward="b"), titled("b", None, onward="c"), titled("c", "The gulls")]
    assert sorted(map(len, keys(divide(pages)))) == [1, 2]


def test_the_first_pages_canonical_address_joins_whatever_the_title_is() -> None:
    second = titled("dawn", "The gulls", "Bob Reed")
    second = replace(second, reading=replace(second.reading, canonical_key=key("quay")))
    assert len(divide([titled("quay", "The long quay", "Ada Quill", onward="dawn"), second]).groups) == 1


@pytest.mark.parametrize(
    ("mine", "theirs", "groups"),
    [
        (("Ada Quill",), ("Bob Reed",), 2),
        (("Ada Quill",), ("ada quill", "Bob Reed"), 1),
        (("Ada Quill",), ("Quill",), 1),
        (("Ada Quill",), (), 1),
    ],
)
def test_another_author_is_another_part(mine: tuple[str, ...], theirs: tuple[str, ...], groups: int) -> None:
    division = divide(
        [titled("quay", "The long quay", *mine, onward="dawn"), titled("dawn", "The long quay: The Road", *theirs)]
    )
    assert len(division.groups) == groups


def test_pages_of_the_refused_article_are_one_part() -> None:
    gulls = [titled("gulls", "The gulls", onward="gulls?page=2"), titled("gulls?page=2", "The gulls (2)")]
    division = divide([titled("quay", "The long quay", onward="gulls"), *gulls])
    assert keys(division) == [(key("gulls"), key("gulls?page=2")), (key("quay"),)]


def test_a_refused_page_is_not_missing() -> None:
    division = divide([titled("quay", "The long quay", onward="gulls"), titled("gulls", "The gulls")])
    parts = [stitch(group, division.known) for group in division.groups]
    assert [part.missing_pages for part in parts] == [(), ()]


def test_the_link_to_a_page_that_repeats_page_one_is_refused() -> None:
    first = page("quay", "One.", "And one.", links=ONWARD)
    second = page("quay?page=2", "Two.", links=(to_page("quay?page=3", LinkRole.NEXT_PAGE, says="next"),))
    division = divide([first, second, page("quay?page=3", "One.", "And one.")])
    assert keys(division) == [(key("quay"), key("quay?page=2"), key("quay?page=3"))]
    assert refusals(division) == ["next page link 'next' (made), but it repeats page 1"]
    assert [block.text for block in stitch(division.groups[0], division.known).blocks] == ["One.", "And one.", "Two."]


def test_a_print_view_that_is_archived_is_of_the_part() -> None:
    first = page("quay", "One.", links=(to_page("print/quay", LinkRole.PRINT_VIEW),))
    assert len(divide([first, page("print/quay", "One.")]).groups) == 1


def test_an_endless_pager_ends() -> None:
    count = MOST_PAGES + 5
    pages = [
        page(f"quay?page={n}", f"Page {n}.", links=(to_page(f"quay?page={n + 1}", LinkRole.NEXT_PAGE, n + 1),))
        for n in range(1, count + 1)
    ]
    division = divide(pages[::-1])
    assert max(map(len, division.groups)) == MOST_PAGES
    assert division.groups[0][0].reading.url == SITE + "quay?page=1"
    assert refusals(division)[0].endswith(f"a part has at most {MOST_PAGES} pages")
