"""Parts joined by links: what a link must say or find agreement with, and which links lead to another series."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from crawler.stitching.series import assemble
from storage.records import LinkRole, Part, PartLink
from tests.stitching.making import bare, chain, link, listed, missing, only, part, placed, places, whys

NEXT, PREV, PART_N = LinkRole.NEXT_PART, LinkRole.PREV_PART, LinkRole.PART_N


def columns(count: int) -> list[Part]:
    """Weekly columns of one author, each about something else."""
    return [
        part(f"column-on-{chr(97 + n // 26)}{chr(97 + n % 26)}", f"Thing {chr(97 + n // 26)}{chr(97 + n % 26)}", "Ada")
        for n in range(count)
    ]


def slugs(parts: list[Part]) -> list[str]:
    return [one.url.rpartition("/")[2] for one in parts]


def test_links_alone_join_and_order() -> None:
    parts = [part("c", "Cranes"), part("a", "Anchors"), part("b", "Buoys")]
    assert placed(parts, chain("c", "a", "b")) == [[("c", 1), ("a", 2), ("b", 3)]]


def test_links_back_count_the_same() -> None:
    parts = [part("c", "Cranes"), part("a", "Anchors"), part("b", "Buoys")]
    back = [link("b", "a", PREV), link("a", "c", PREV)]
    assert placed(parts, back) == [[("c", 1), ("a", 2), ("b", 3)]]


@pytest.mark.parametrize("titles", [("The harbour",) * 3, ("Cranes", "Ropes", "Sails")])
@pytest.mark.parametrize("made", [link, bare])
def test_numbers_in_addresses_only_with_links(
    titles: tuple[str, ...], made: Callable[[str, str, LinkRole], PartLink]
) -> None:
    parts = [part(f"harbour-part-{n}", title, published="2024-01-01") for n, title in enumerate(titles, 1)]
    links = [made("harbour-part-1", "harbour-part-2", NEXT), made("harbour-part-3", "harbour-part-2", PREV)]
    assert placed(parts, links) == [[(f"harbour-part-{n}", n) for n in (1, 2, 3)]]
    assert "addresses of one pattern, 1 and 2" in whys(assemble(parts, links), "edge")


def test_the_addresses_say_where_a_chain_begins() -> None:
    parts = [part(f"harbour-part-{n}", title) for n, title in ((2, "Ropes"), (3, "Sails"))]
    article = only(assemble(parts, chain("harbour-part-2", "harbour-part-3")))
    assert [placed.number for placed in article.parts] == [2, 3]
    assert missing(article) == [(1, None, "declared but not found: a gap in the numbers")]


def test_links_beat_the_numbers_of_addresses() -> None:
    parts = [part("harbour-part-1", "Ropes"), part("harbour-part-2", "Sails"), part("harbour-part-9", "Eels")]
    links = chain("harbour-part-1", "harbour-part-9", "harbour-part-2")
    assert [slug for slug, _ in placed(parts, links)[0]] == ["harbour-part-1", "harbour-part-9", "harbour-part-2"]


def test_a_circle_is_broken_where_it_is_weakest() -> None:
    parts = [part(slug, title, published=f"2024-01-0{day}") for day, (slug, title) in enumerate(LETTERS, 1)]
    links = [*chain("c", "a", "b", "c"), link("a", "c", PREV), link("b", "a", PREV)]
    article = only(assemble(parts, links))
    assert placed(parts, links) == [[("c", 1), ("a", 2), ("b", 3)]]
    assert "it closes a circle, and is the weakest link of it" in whys([article])


LETTERS = [("c", "Cranes"), ("a", "Anchors"), ("b", "Buoys")]


def test_the_last_part_that_leads_back_to_the_first_goes_by_its_day() -> None:
    parts = [part(slug, title, published=f"2024-01-0{day}") for day, (slug, title) in enumerate(LETTERS, 1)]
    assert placed(parts, chain("b", "c", "a", "b")) == [[("c", 1), ("a", 2), ("b", 3)]]


def test_next_articles_of_a_columnist_never_join() -> None:
    parts = columns(5)
    links = [replace(one, role=LinkRole.NEXT_ARTICLE) for one in chain(*slugs(parts))]
    assert len(placed(parts, links)) == 5


@pytest.mark.parametrize("roles", [[NEXT], [PREV], [NEXT, PREV]])
def test_a_long_chain_of_mere_next_links_is_the_order_of_a_column(roles: list[LinkRole]) -> None:
    parts = columns(30)
    names = slugs(parts)
    links = [bare(*(pair if role is NEXT else pair[::-1]), role) for pair in pairwise(names) for role in roles]
    articles = assemble(parts, links)
    assert len(articles) == 30
    assert "nothing else joins the 30 articles of this chain: a column's own order" in whys(articles)


def test_a_column_whose_every_article_says_that_it_continues_is_no_series() -> None:
    assert len(placed(columns(31), chain(*slugs(columns(31))))) == 31
    assert len(placed(columns(30), chain(*slugs(columns(30))))) == 1


def test_words_that_lead_into_a_first_part_and_out_of_a_last_are_said_of_any_next_article() -> None:
    quay = [part(f"quay-part-{n}", f"The quay, part {n}", "Ada") for n in (1, 2)]
    links = chain("column-on-aa", "column-on-ab", "quay-part-1", "quay-part-2", "column-on-ac", "column-on-ad")
    articles = assemble([*columns(4), *quay], links)
    assert sorted(len(article.parts) for article in articles) == [1, 1, 1, 1, 2]
    assert all(article.complete for article in articles)
    assert "the site says 'Continue reading' of any next article" in whys(articles)


def test_a_single_article_whose_address_has_a_number_lacks_nothing() -> None:
    article = only(assemble([part("chapter-11-for-the-bakery", "Chapter 11 for the bakery")], []))
    assert (places(article), article.complete) == ([("chapter-11-for-the-bakery", None)], True)


def test_a_short_chain_of_mere_next_links_is_followed() -> None:
    assert placed(columns(2), [bare("column-on-aa", "column-on-ab")]) == [[("column-on-aa", 1), ("column-on-ab", 2)]]


def test_neither_one_title_nor_days_in_the_addresses_make_a_column_a_series() -> None:
    names = [f"notes-2024-01-{day:02}" for day in range(1, 31)]
    parts = [part(slug, "Weekly notes", "Ada", published=slug.removeprefix("notes-")) for slug in names]
    assert len(placed(parts, [bare(*pair) for pair in pairwise(names)])) == 30


def test_an_article_that_every_column_calls_its_continuation_is_of_none_of_them() -> None:
    parts = [*columns(8), part("offer", "Our offer", "Ada")]
    articles = assemble(parts, [link(slug, "offer") for slug in slugs(parts[:8])])
    assert len(articles) == 9
    assert all(article.complete for article in articles)


def test_a_long_chain_that_says_that_it_continues_is_followed() -> None:
    parts = columns(30)
    assert [slug for slug, _ in placed(parts, chain(*slugs(parts)))[0]] == slugs(parts)


def test_a_mere_next_link_to_another_author_is_refused() -> None:
    parts = [part("a", "Anchors", "Ada"), part("b", "Buoys", "Ben")]
    assert len(placed(parts, [bare("a", "b")])) == 2
    assert "different authors" in whys(assemble(parts, [bare("a", "b")]))
    assert len(placed(parts, [link("a", "b")])) == 1


def test_a_mere_next_link_leads_out_of_a_series_but_not_into_its_middle() -> None:
    parts = [part("fog", "Fog", "Ada"), *(part(f"q{n}", f"The quay, part {n}", "Ada") for n in (2, 3))]
    assert len(placed(parts, [bare("q3", "fog"), bare("fog", "q3", PREV)])) == 2
    assert placed(parts, [bare("fog", "q2")]) == [[("fog", 1), ("q2", 2), ("q3", 3)]]
    assert placed(parts, [link("q3", "fog")]) == [[("q2", 2), ("q3", 3), ("fog", 4)]]


def test_a_link_that_leads_on_by_a_redirect_needs_agreement() -> None:
    parts = [part("a", "Anchors", "Ada"), part("b", "Buoys", "Ada")]
    led = replace(link("a", "b"), redirected=True)
    assert len(placed(parts, [led])) == 2
    assert 'leads by a redirect to "Buoys", which nothing else joins' in whys(assemble(parts, [led]))
    assert len(placed(parts, [led, link("b", "a", PREV)])) == 1
    akin = [part("a", "Anchors of old", "Ada"), part("b", "More anchors", "Ada")]
    assert len(placed(akin, [led])) == 1
    numbered = [part("a", "Part 1: Anchors"), part("b", "Part 2: Buoys")]
    assert len(placed(numbered, [led])) == 1


def test_a_series_renamed_half_way_is_one_under_the_name_of_most_parts() -> None:
    parts = [part(f"h{n}", f"Harbour notes, part {n}", "Ada") for n in (1, 2)]
    parts += [part("q3", "Quay notes, part 3", "Ada")]
    article = only(assemble(parts, [link("h2", "q3")]))
    assert placed(parts, [link("h2", "q3")]) == [[("h1", 1), ("h2", 2), ("q3", 3)]]
    assert article.metadata.title == "Harbour notes"
    even = [*parts, part("q4", "Quay notes, part 4", "Ada")]
    assert only(assemble(even, [link("q3", "h2", PREV)])).metadata.title == "Quay notes"
    assert "under another name" in whys([article], "edge")


def test_a_series_with_its_name_behind_the_numbers_may_be_renamed_too() -> None:
    names = ["Harbour", "Harbour", "Quay", "Quay"]
    parts = [part(f"p{n}", f"Part {n}: {name}") for n, name in enumerate(names, 1)]
    assert placed(parts, [link("p2", "p3")]) == [[(f"p{n}", n) for n in (1, 2, 3, 4)]]


def test_a_series_is_not_taken_for_another_ones_sequel() -> None:
    harbour = [part(f"h{n}", f"Harbour notes, part {n}", "Ada") for n in (1, 2)]
    assert len(placed([*harbour, part("q4", "Quay notes, part 4", "Ada")], [link("h2", "q4")])) == 2
    assert len(placed([*harbour, part("q3", "Quay notes, part 3", "Ben")], [link("h2", "q3")])) == 2
    quay = [part(f"q{n}", f"Quay notes, part {n}", "Ada") for n in (2, 3)]
    assert len(placed([*harbour, *quay], [link("h2", "q3")])) == 2


def test_a_link_past_the_declared_end_leads_to_another_article() -> None:
    parts = [part(f"q{n}", f"The quay ({n}/2)") for n in (1, 2)] + [part("fog", "Fog")]
    assert placed(parts, [link("q2", "fog")]) == [[("fog", None)], [("q1", 1), ("q2", 2)]]
    assert "the series has 2 parts" in whys(assemble(parts, [link("q2", "fog")]))


def test_a_link_to_an_unnumbered_part_whose_place_is_taken_is_refused() -> None:
    parts = [part(f"q{n}", f"The quay, part {n}") for n in (1, 2, 3)] + [part("fog", "Fog")]
    assert placed(parts, [link("q1", "fog")]) == [[("fog", None)], [("q1", 1), ("q2", 2), ("q3", 3)]]
    assert "its place is taken: part 2 is" in whys(assemble(parts, [link("q1", "fog")]))


def test_an_index_numbers_what_it_lists_and_says_what_is_missing() -> None:
    parts = [part("c", "Cranes"), part("a", "Anchors")]
    article = only(assemble(parts, listed("c", "x", "a")))
    assert placed(parts, listed("c", "x", "a")) == [[("c", 1), ("a", 3)]]
    assert missing(article) == [(2, "x", "known but not here: not fetched yet")]


def test_an_index_with_numbers_beats_its_own_order_and_the_links() -> None:
    parts = [part("c", "Cranes"), part("a", "Anchors"), part("b", "Buoys")]
    index = [replace(one, number=number) for one, number in zip(listed("c", "a", "b"), (3, 1, 2), strict=True)]
    assert placed(parts, [*index, *chain("c", "a", "b")]) == [[("a", 1), ("b", 2), ("c", 3)]]


def test_an_index_with_the_newest_first_is_read_backwards() -> None:
    parts = [part(slug, title, published=f"2024-01-0{day}") for day, (slug, title) in enumerate(LETTERS, 1)]
    assert placed(parts, listed("b", "a", "c")) == [[("c", 1), ("a", 2), ("b", 3)]]
    numbered = [part(f"q{n}", f"The quay, part {n}") for n in (1, 2)] + [part("last", "The end of the quay")]
    assert placed(numbered, listed("last", "q2", "q1")) == [[("q1", 1), ("q2", 2), ("last", 3)]]


def test_links_that_go_against_an_index_turn_it_round() -> None:
    parts = [part(slug, title) for slug, title in LETTERS]
    assert placed(parts, [*listed("b", "a", "c"), *chain("c", "a", "b")]) == [[("c", 1), ("a", 2), ("b", 3)]]


def test_of_the_numbers_that_links_name_a_free_one_counts() -> None:
    parts = [part("q1", "The quay, part 1"), part("x", "Ropes"), part("q3", "The quay, part 3")]
    links = [link("q1", "x", PART_N, 2), link("q3", "x", PART_N, 1)]
    assert placed(parts, links) == [[("q1", 1), ("x", 2), ("q3", 3)]]


def test_lists_on_the_parts_themselves_give_the_order() -> None:
    names = ["c", "a", "d", "b"]
    parts = [part(slug, f"On {slug * 5}") for slug in names]
    links = [
        replace(link(own, other, PART_N), position=place)
        for own in names
        for place, other in enumerate(name for name in names if name != own)
    ]
    assert placed(parts, links) == [[("c", 1), ("a", 2), ("d", 3), ("b", 4)]]


def test_what_answers_without_being_an_article_is_said() -> None:
    article = only(assemble([part("q1", "The quay, part 1")], [link("q1", "q2", status=200)]))
    assert missing(article) == [(2, "q2", "known but not here: answers 200, but no article is archived there")]


def test_two_parts_that_lead_to_a_lost_one_from_both_sides_are_one_article() -> None:
    parts = [part("c", "Cranes"), part("a", "Anchors")]
    links = [link("c", "x", status=404), link("a", "x", PREV, status=404)]
    assert placed(parts, links) == [[("c", 1), ("a", 3)]]
    assert missing(only(assemble(parts, links))) == [(2, "x", "known but not here: answers 404")]
    third = [*parts, part("b", "Buoys")]
    assert len(placed(third, [*links, link("b", "x", status=404)])) == 3


def test_a_prologue_stands_before_the_first_part() -> None:
    parts = [part(f"q{n}", f"The quay, part {n}") for n in (1, 2)] + [part("z", "Before it all")]
    assert placed(parts, [link("z", "q1")]) == [[("z", 0), ("q1", 1), ("q2", 2)]]


def test_a_part_that_lists_the_others_stands_among_them_by_its_day() -> None:
    parts = [part(slug, title, published=f"2024-01-0{day}") for day, (slug, title) in enumerate(LETTERS, 1)]
    links = [replace(link("a", other, PART_N), position=place) for place, other in enumerate("bc")]
    assert placed(parts, links) == [[("c", 1), ("a", 2), ("b", 3)]]
