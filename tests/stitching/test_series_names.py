"""Parts joined by what their titles say: numbers in many dress, and what tells two series of one name apart."""

from dataclasses import replace
from itertools import pairwise

import pytest

from crawler.stitching.series import assemble
from storage.records import LinkRole, Part
from tests.stitching.making import SITE, bare, key, link, listed, missing, only, part, placed, places, whys


def year(slug: str, number: int, published: str | None, name: str = "Regatta diary") -> Part:
    return part(slug, f"{name}, part {number}", "Ada Quill", published=published)


@pytest.mark.parametrize(
    "titles",
    [
        ("The quay, part one", "The quay, part two", "The quay, part three"),
        ("The Quay: Part I", "The Quay: Part II", "The Quay: Part III"),
        ("港口一日（上）", "港口一日（中）", "港口一日（下）"),
        ("Part 1: The Quay", "Part 2: The Quay", "Part 3: The Quay"),
        ("The quay (1/3)", "The quay (2/3)", "The quay (3/3)"),
    ],
)
def test_numbers_of_every_dress_join_and_order(titles: tuple[str, ...]) -> None:
    parts = [part(slug, title) for slug, title in zip("cab", titles, strict=True)]
    assert placed(parts) == [[("c", 1), ("a", 2), ("b", 3)]]


def test_first_and_last_half_are_two_parts() -> None:
    assert placed([part("b", "港口一日（下）"), part("a", "港口一日（上）")]) == [[("a", 1), ("b", 2)]]


def test_another_authors_middle_part_makes_no_last_half_a_third() -> None:
    parts = [part(f"ada-{n}", f"港口一日（{half}）", "Ada") for n, half in ((1, "上"), (2, "下"))]
    parts += [part(f"ben-{n}", f"港口一日（{half}）", "Ben") for n, half in ((1, "上"), (2, "中"), (3, "下"))]
    assert [[number for _, number in article] for article in placed(parts)] == [[1, 2], [1, 2, 3]]


def test_a_join_by_name_says_so_with_what_supports_it() -> None:
    parts = [part(f"quay-{n}", f"The quay, part {n}", "Ada", published=f"2024-01-0{n}") for n in (1, 2)]
    (item,) = only(assemble(parts, [])).evidence
    assert (item.about, item.value) == ("edge", f"{key('quay-1')} -> {key('quay-2')}")
    assert item.why == (
        "strong: the same series name, 'The quay', and the numbers fit: 1 and 2; supported by the same author, "
        "addresses of one pattern, 1 and 2, 1 day apart"
    )


def test_addresses_authors_and_days_alone_join_nothing() -> None:
    parts = [part(f"harbour-part-{n}", title, "Ada", published="2024-01-01") for n, title in ((1, "Fog"), (2, "Eels"))]
    assert len(assemble(parts, [])) == 2


def test_twenty_six_parts_are_in_the_order_of_their_numbers_and_one_is_missing() -> None:
    parts = [part(f"letter-{n}", f"Letters home, part {n}") for n in range(1, 27) if n != 13]
    (article,) = placed(parts)
    assert [number for _, number in article] == [n for n in range(1, 27) if n != 13]
    assert missing(only(assemble(parts, []))) == [(13, None, "declared but not found: a gap in the numbers")]


def test_a_yearly_series_begins_again_each_year() -> None:
    first = [year(f"a{n}", n, f"2023-08-0{n}") for n in (1, 2, 3, 4)]
    second = [year(f"b{n}", n, f"2024-08-0{n}") for n in (1, 2, 3)]
    articles = placed([*first, *second])
    assert articles == [[(f"a{n}", n) for n in (1, 2, 3, 4)], [(f"b{n}", n) for n in (1, 2, 3)]]
    assert "the numbering starts again" in whys(assemble([*first, *second], []))


def test_a_gap_of_one_year_is_not_filled_from_another() -> None:
    parts = [year(f"a{n}", n, f"2023-08-0{n}") for n in (1, 2, 4)] + [
        year(f"b{n}", n, f"2024-08-0{n}") for n in (1, 2, 3, 4)
    ]
    first, second = placed(parts)
    assert [slug for slug, _ in first] == ["a1", "a2", "a4"]
    assert [slug for slug, _ in second] == ["b1", "b2", "b3", "b4"]


def test_a_series_that_runs_all_year_begins_again_too() -> None:
    parts = [year(f"a{n:02}", n, f"2023-{n:02}-15") for n in range(1, 13)]
    parts += [year(f"b{n:02}", n, f"2024-{n:02}-15") for n in range(1, 5)]
    assert [len(article) for article in placed(parts)] == [12, 4]


def test_where_no_day_is_given_the_years_of_the_addresses_tell() -> None:
    parts = [year(f"{y}/regatta-{n}", n, None) for y in (2023, 2024) for n in (1, 2, 3) if (y, n) != (2023, 2)]
    assert [[slug for slug, _ in article] for article in placed(parts)] == [
        ["2023/regatta-1", "2023/regatta-3"],
        ["2024/regatta-1", "2024/regatta-2", "2024/regatta-3"],
    ]


def test_years_stay_apart_though_each_part_lists_those_of_both() -> None:
    parts = [year(f"{y}/regatta-{n}", n, f"{y}-08-0{n}") for y in (2023, 2024) for n in (1, 2)]
    slugs = [f"{y}/regatta-{n}" for y in (2023, 2024) for n in (1, 2)]
    links = [link(a, b, LinkRole.PART_N, int(b[-1])) for a in slugs for b in slugs if a != b]
    links += [link("2023/regatta-2", "2024/regatta-1")]
    articles = assemble(parts, [*links, *listed(*slugs, series="Regatta diary")])
    assert placed(parts, links) == [[(slugs[0], 1), (slugs[1], 2)], [(slugs[2], 1), (slugs[3], 2)]]
    assert [places(article) for article in articles] == placed(parts, links)
    assert all(article.complete for article in articles)


def test_a_later_year_that_begins_with_its_third_part_is_not_the_first_years() -> None:
    parts = [year(f"a{n}", n, f"2023-08-0{n}") for n in (1, 2, 3)] + [year(f"b{n}", n, f"2024-08-0{n}") for n in (3, 4)]
    assert [len(article) for article in placed(parts)] == [3, 2]


def test_a_part_that_came_late_fills_its_gap() -> None:
    parts = [year("a1", 1, "2023-01-01"), year("a3", 3, "2023-01-03"), year("a2", 2, "2023-12-01")]
    assert placed(parts) == [[("a1", 1), ("a2", 2), ("a3", 3)]]


def test_two_authors_of_one_name_stay_apart_and_a_link_joins_a_guest() -> None:
    parts = [part("q1", "The quay, part 1", "Ada"), part("q2", "The quay, part 2", "Ben")]
    assert len(placed(parts)) == 2
    assert placed(parts, [link("q1", "q2")]) == [[("q1", 1), ("q2", 2)]]
    assert placed(parts, listed("q1", "q2", series="The quay")) == [[("q1", 1), ("q2", 2)]]
    assert "by different authors" in whys(assemble(parts, []))


def test_a_part_without_author_goes_where_its_number_is_free() -> None:
    ada = [part(f"ada-{n}", f"Letters home, part {n}", "Ada") for n in (1, 2)]
    ben = [part(f"ben-{n}", f"Letters home, part {n}", "Ben") for n in (1, 3)]
    assert [len(article) for article in placed([*ada, *ben, part("x", "Letters home, part 2")])] == [2, 3]
    assert [len(article) for article in placed([*ada, *ben, part("x", "Letters home, part 1")])] == [2, 2, 1]


def test_a_translated_twin_stays_apart_however_it_is_linked() -> None:
    own = [part(f"en/{n}", f"Quay ({n}/2)", "Ada", language="en-GB") for n in (1, 2)]
    twin = [part(f"de/{n}", f"Quay ({n}/2)", "Ada", language="de") for n in (1, 2)]
    links = [link(f"en/{n}", f"de/{n}", role) for n in (1, 2) for role in (LinkRole.NEXT_PART, LinkRole.PART_N)]
    expected = [[("de/1", 1), ("de/2", 2)], [("en/1", 1), ("en/2", 2)]]
    assert placed([*own, *twin]) == expected
    assert placed([*own, *twin], links) == expected
    assert "different languages" in whys(assemble([*own, *twin], links))


def test_a_translation_without_numbers_is_not_a_next_part() -> None:
    parts = [part("fog", "Fog", "Ada", language="en"), part("nebel", "Nebel", "Ada", language="de")]
    assert len(placed(parts, [link("fog", "nebel"), link("nebel", "fog", LinkRole.PREV_PART)])) == 2
    assert missing(assemble(parts, listed("fog", "nebel"))[0]) == []


def test_two_sites_with_the_same_titles_are_two_series() -> None:
    here = [part(f"q{n}", f"The quay, part {n}") for n in (1, 2)]
    there = [
        replace(p, key=f"http://else.example/q{n}", url=f"https://else.example/q{n}", page_keys=(), digest=f"else {n}")
        for n, p in enumerate(here, 1)
    ]
    links = [replace(link("q1", "q2"), target=there[1].key)]
    assert [len(article) for article in placed([*here, *there], links)] == [2, 2]


RIVALS = [
    part("quay-1", "The quay, part 1", published="2024-01-01"),
    part("quay-2", "The quay, part 2", published="2024-01-08"),
    part("early-2", "The quay, part 2", published="2024-01-06"),
]


def test_of_two_parts_with_one_number_the_linked_one_stays() -> None:
    linked = [link("quay-1", "early-2")]
    assert placed(RIVALS, linked) == [[("early-2", 2), ("quay-1", 1)][::-1], [("quay-2", 2)]]
    assert f"there are two parts 2: {key('early-2')} and {key('quay-2')}" in whys(assemble(RIVALS, linked))


def test_without_a_link_the_one_whose_address_goes_with_the_others_stays() -> None:
    assert placed(RIVALS) == [[("early-2", 2)], [("quay-1", 1), ("quay-2", 2)]]
    articles = assemble(RIVALS, [])
    assert "two parts 2" in whys(articles[:1])
    assert "two parts 2" in whys(articles[1:])


def test_two_whole_sets_of_one_name_and_day_are_told_apart_by_their_addresses() -> None:
    parts = [part(f"{who}-{n}", f"Letters home, part {n}", published="2024-01-01") for who in "ab" for n in (1, 2, 3)]
    assert placed(parts) == [[(f"{who}-{n}", n) for n in (1, 2, 3)] for who in "ab"]


def test_a_copy_of_a_part_is_apart_and_said_to_be_one() -> None:
    parts = [part(f"quay-{n}", f"The quay, part {n}", text=f"Text {n}.") for n in (1, 2, 3)]
    copy = part("archive/2", "The quay, part 2", text="Text 2.")
    links = [link("quay-1", "quay-2"), bare("archive/2", "quay-3")]
    articles = assemble([*parts, copy], links)
    assert placed([*parts, copy], links) == [[("archive/2", 2)], [("quay-1", 1), ("quay-2", 2), ("quay-3", 3)]]
    assert "is a copy" in whys(articles[:1])


def test_parts_of_which_only_the_same_opening_is_here_are_no_copies() -> None:
    parts = [part(slug, title, text="Subscribe to read on.") for slug, title in (("a", "Ropes"), ("b", "Eels"))]
    assert placed(parts, [link("a", "b")]) == [[("a", 1), ("b", 2)]]
    numbered = [part(f"quay-{n}", f"The quay, part {n}", text="Subscribe to read on.") for n in (1, 2)]
    assert len(placed(numbered)) == 1


def test_an_unnumbered_first_part_joins_by_name_only_where_the_first_is_missing() -> None:
    first, second = part("quay", "The long quay", "Ada"), part("quay-2", "The long quay (2)", "Ada")
    assert placed([first, second]) == [[("quay", 1), ("quay-2", 2)]]
    assert len(placed([first, second, part("quay-1", "The long quay (1)", "Ada")])) == 2
    assert len(placed([part("quay", "The long quay", "Ben"), second])) == 2
    assert len(placed([part("quay", "The long quay", "Ada", language="de"), replace_language(second, "en")])) == 2


def replace_language(of: Part, language: str) -> Part:
    return replace(of, metadata=replace(of.metadata, language=language))


def test_of_two_namesakes_the_nearest_before_is_the_first_part() -> None:
    parts = [
        part("old", "The long quay", published="2020-01-01"),
        part("new", "The long quay", published="2024-01-01"),
        part("quay-2", "The long quay (2)", published="2024-01-08"),
    ]
    assert placed(parts) == [[("new", 1), ("quay-2", 2)], [("old", None)]]


def test_the_third_part_found_first_waits_for_the_others() -> None:
    third = part("q3", "The quay, part 3 of 5")
    gaps = [(n, None, f"declared but not found: part {n} of 5") for n in (1, 2, 4, 5)]
    assert missing(only(assemble([third], []))) == gaps
    assert placed([third, part("q1", "The quay, part 1 of 5")]) == [[("q1", 1), ("q3", 3)]]
    assert assemble([third, part("q1", "The quay, part 1 of 5")], [])[0].url == SITE + "q1"


DIARY = ("The nurse", "A baker in debt", "The clerk", "Two lamps")


def editions(form: str, first: int = 1) -> list[Part]:
    """A column's pieces, numbered in its titles, each about something else."""
    return [part(f"piece-{n}", form.format(n=n, name=name), "Ada") for n, name in enumerate(DIARY, first)]


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("Money diary #{n}: {name}", 231),
        ("Ask Ada, No. {n}: {name}", 1),
        ("The quay podcast, Episode {n} – {name}", 1),
        ("Episode {n} – {name}", 12),
        ("Wochenschau, Folge {n}: {name}", 51),
        ("港口周记 第{n}期：{name}", 12),
        ("今週のことば 第{n}回 {name}", 101),
        ("Money diary #{n}", 231),
    ],
)
def test_a_columns_numbered_pieces_stand_alone_and_lack_nothing(form: str, first: int) -> None:
    pieces = editions(form, first)
    title_links = [
        replace(link(a.url.removeprefix(SITE), b.url.removeprefix(SITE), number=n), text=b.metadata.title or "", why="")
        for n, (a, b) in enumerate(pairwise(pieces), first + 1)
    ]
    listing = listed(*(piece.url.removeprefix(SITE) for piece in pieces))
    articles = assemble(pieces, [*title_links, *listing])
    assert [(places(article), article.metadata.title, article.complete) for article in articles] == [
        ([(piece.url.removeprefix(SITE), None)], piece.metadata.title, True) for piece in pieces
    ]


@pytest.mark.parametrize(
    "form",
    [
        "The quay, Part {n}: {name}",
        "The quay, Chapter {n}: {name}",
        "The quay #{n}",
        "The quay, Episode {n} of 4: {name}",
        "船大工の手帖 第{n}回 {name}",
        "Episode {n}: The quay",
    ],
)
def test_a_works_numbered_parts_are_one(form: str) -> None:
    assert [number for _, number in places(only(assemble(editions(form), [])))] == [1, 2, 3, 4]


def test_editions_that_say_that_they_continue_are_one() -> None:
    pieces = editions("The quay #{n}: {name}")
    links = [link(f"piece-{n}", f"piece-{n + 1}") for n in (1, 2, 3)]
    assert [number for _, number in places(only(assemble(pieces, links)))] == [1, 2, 3, 4]


def test_a_page_about_a_column_isnt_its_first_edition() -> None:
    assert len(assemble([part("about", "Money diary"), *editions("Money diary #{n}: {name}")], [])) == 5
