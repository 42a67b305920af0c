"""Parts into articles: what joins, what doesn't, in which order, and what is missing."""

import pytest

from crawler.stitching.series import assemble
from storage.records import LinkRole, Part
from tests.stitching.making import SITE, key, link, listed, only, part, places, whys


def test_nothing_makes_nothing() -> None:
    assert assemble([], []) == ()


def test_a_single_article_keeps_its_own_title_and_has_no_number() -> None:
    article = only(assemble([part("fog", "Fog over the quay")], []))
    assert places(article) == [("fog", None)]
    assert article.metadata.title == "Fog over the quay"
    assert article.complete
    assert article.missing_parts == ()


def test_unrelated_singles_stay_apart_and_sorted() -> None:
    articles = assemble([part("tide", "Tides"), part("fog", "Fog")], [])
    assert [article.key for article in articles] == [key("fog"), key("tide")]


def test_numbers_in_titles_order_the_parts() -> None:
    parts = [part(f"quay-{n}", f"The quay, part {n}", published=f"2024-0{n}-01") for n in (3, 1, 2)]
    article = only(assemble(parts, []))
    assert places(article) == [("quay-1", 1), ("quay-2", 2), ("quay-3", 3)]
    assert article.metadata.title == "The quay"
    assert article.metadata.published == "2024-01-01"
    assert article.complete


def test_numbers_only_in_links_order_the_parts() -> None:
    parts = [part("cranes", "Cranes"), part("ropes", "Ropes"), part("sails", "Sails")]
    links = [link("sails", "ropes", LinkRole.PART_N, 2), link("sails", "cranes", LinkRole.PART_N, 3)]
    links += [link("cranes", "sails", LinkRole.PART_N, 1)]
    assert places(only(assemble(parts, links))) == [("sails", 1), ("ropes", 2), ("cranes", 3)]


def test_numbers_nowhere_but_links_in_a_chain() -> None:
    parts = [part("cranes", "Cranes"), part("ropes", "Ropes"), part("sails", "Sails")]
    links = [link("sails", "cranes"), link("cranes", "ropes")]
    article = only(assemble(parts, links))
    assert places(article) == [("sails", 1), ("cranes", 2), ("ropes", 3)]
    assert article.metadata.title == "Sails"


def test_parts_that_link_only_back_are_in_order_too() -> None:
    parts = [part("a", "Anchors"), part("b", "Buoys"), part("c", "Cables")]
    links = [link("a", "c", LinkRole.PREV_PART), link("c", "b", LinkRole.PREV_PART)]
    assert places(only(assemble(parts, links))) == [("b", 1), ("c", 2), ("a", 3)]


def test_the_last_part_may_link_back_to_the_first() -> None:
    parts = [part(f"quay-{n}", f"The quay, part {n}") for n in (1, 2, 3)]
    links = [link("quay-1", "quay-2"), link("quay-2", "quay-3"), link("quay-3", "quay-1")]
    article = only(assemble(parts, links))
    assert places(article) == [("quay-1", 1), ("quay-2", 2), ("quay-3", 3)]
    assert article.complete


def test_a_ring_without_numbers_is_one_article() -> None:
    links = [link("a", "b"), link("b", "a")]
    assert places(only(assemble([part("a", "Anchors"), part("b", "Buoys")], links))) == [("a", 1), ("b", 2)]


def test_an_unnumbered_first_part_joins_by_its_name() -> None:
    parts = [part("quay", "The Long Quay"), part("quay-2", "The long quay (2)")]
    article = only(assemble(parts, []))
    assert places(article) == [("quay", 1), ("quay-2", 2)]
    assert article.complete


def test_an_unnumbered_first_part_joins_by_a_link() -> None:
    parts = [part("start", "How it began"), part("quay-2", "The long quay (2)")]
    assert places(only(assemble(parts, [link("start", "quay-2")]))) == [("start", 1), ("quay-2", 2)]


def test_another_title_without_a_link_does_not_join() -> None:
    assert len(assemble([part("start", "How it began"), part("quay-2", "The long quay (2)")], [])) == 2


def test_the_third_part_alone_lacks_the_earlier_ones() -> None:
    article = only(assemble([part("quay-3", "The quay, part 3")], []))
    assert places(article) == [("quay-3", 3)]
    assert [missing.number for missing in article.missing_parts] == [1, 2]
    assert not article.complete


def test_first_and_last_half_are_one_and_two() -> None:
    article = only(assemble([part("b", "港口一日（下）"), part("a", "港口一日（上）")], []))
    assert places(article) == [("a", 1), ("b", 2)]
    assert article.metadata.title == "港口一日"


def test_the_last_half_is_third_where_there_is_a_middle() -> None:
    titles = {"c": "港口一日（下）", "a": "港口一日（上）", "b": "港口一日（中）"}
    article = only(assemble([part(slug, title) for slug, title in titles.items()], []))
    assert places(article) == [("a", 1), ("b", 2), ("c", 3)]


def test_two_series_of_one_name_by_different_authors_stay_apart() -> None:
    parts = [part(f"{who}-{n}", f"Letters home, part {n}", who.title()) for who in ("ada", "ben") for n in (1, 2)]
    articles = assemble(parts, [])
    assert [places(article) for article in articles] == [[("ada-1", 1), ("ada-2", 2)], [("ben-1", 1), ("ben-2", 2)]]


def test_the_next_number_by_another_author_is_another_series() -> None:
    parts = [part("ada-1", "Letters home, part 1", "Ada"), part("ben-2", "Letters home, part 2", "Ben")]
    articles = assemble(parts, [])
    assert [places(article) for article in articles] == [[("ada-1", 1)], [("ben-2", 2)]]
    assert "different authors" in whys(articles)


def test_one_name_on_two_sites_is_two_series() -> None:
    other = part("quay-2", "The quay, part 2")
    elsewhere = Part(**{name: getattr(other, name) for name in Part.__slots__} | {"url": "https://else.example/quay-2"})
    assert len(assemble([part("quay-1", "The quay, part 1"), elsewhere], [])) == 2


def test_two_parts_that_claim_one_number_are_not_joined() -> None:
    parts = [part("old-2", "The quay, part 2"), part("quay-1", "The quay, part 1"), part("quay-2", "The quay, part 2")]
    articles = assemble(parts, [link("quay-1", "quay-2")])
    assert [places(article) for article in articles] == [[("old-2", 2)], [("quay-1", 1), ("quay-2", 2)]]
    assert "two parts 2" in whys(articles)


def test_a_link_between_two_named_series_is_refused() -> None:
    parts = [part("quay-2", "The quay, part 2"), part("fog-5", "Fog, part 5")]
    articles = assemble(parts, [link("quay-2", "fog-5")])
    assert len(articles) == 2
    assert "different series" in whys(articles)


def test_parts_with_names_of_their_own_join_if_their_numbers_follow() -> None:
    parts = [part("p2", "Part 2: Ropes"), part("p1", "Part 1: Cranes"), part("p4", "Part 4: Sails")]
    articles = assemble(parts, [link("p1", "p2"), link("p2", "p4")])
    assert [places(article) for article in articles] == [[("p1", 1), ("p2", 2)], [("p4", 4)]]


def test_an_index_joins_in_its_order_and_gives_the_title() -> None:
    parts = [part("ropes", "Ropes"), part("cranes", "Cranes"), part("sails", "Sails")]
    article = only(assemble(parts, listed("cranes", "sails", "ropes")))
    assert places(article) == [("cranes", 1), ("sails", 2), ("ropes", 3)]
    assert article.metadata.title == "The harbour notebooks"


def test_a_part_on_the_index_that_was_never_fetched_is_missing() -> None:
    parts = [part("ropes", "Ropes"), part("cranes", "Cranes")]
    article = only(assemble(parts, listed("cranes", "sails", "ropes")))
    assert places(article) == [("cranes", 1), ("ropes", 3)]
    assert [(m.number, m.url, m.why) for m in article.missing_parts] == [
        (2, SITE + "sails", "known but not here: not fetched yet")
    ]


def test_a_part_that_answers_404_is_named_once_though_its_number_is_a_gap() -> None:
    parts = [part("quay-1", "The quay, part 1"), part("quay-3", "The quay, part 3")]
    links = [link("quay-1", "lost", status=404), link("quay-3", "lost", LinkRole.PREV_PART, status=404)]
    article = only(assemble(parts, links))
    assert [(m.number, m.url, m.why) for m in article.missing_parts] == [
        (2, SITE + "lost", "known but not here: answers 404")
    ]
    assert not article.complete


def test_a_404_whose_place_no_link_tells_fills_the_only_gap() -> None:
    parts = [part("quay-1", "The quay, part 1"), part("quay-3", "The quay, part 3")]
    article = only(assemble(parts, [link("quay-3", "lost", LinkRole.PART_N, status=404)]))
    assert [(m.number, m.url) for m in article.missing_parts] == [(2, SITE + "lost")]


def test_an_old_address_of_a_part_that_is_here_is_not_missing() -> None:
    parts = [part("quay-1", "The quay, part 1"), part("quay-2", "The quay, part 2")]
    article = only(assemble(parts, [link("quay-1", "moved", status=404)]))
    assert article.missing_parts == ()
    assert article.complete


def test_a_declared_total_that_is_not_reached_is_missing() -> None:
    article = only(assemble([part("a", "The quay (1/3)"), part("b", "The quay (2/3)")], []))
    assert article.declared_parts == 3
    assert [(missing.number, missing.why) for missing in article.missing_parts] == [
        (3, "declared but not found: part 3 of 3")
    ]


def test_the_single_first_part_lacks_what_it_links_to() -> None:
    article = only(assemble([part("start", "How it began")], [link("start", "rest", status=410)]))
    assert places(article) == [("start", 1)]
    assert [(m.number, m.url, m.why) for m in article.missing_parts] == [
        (2, SITE + "rest", "known but not here: answers 410")
    ]


def test_a_titles_number_beats_a_links() -> None:
    parts = [part("quay-1", "The quay, part 1"), part("quay-2", "The quay, part 2")]
    links = [link("quay-1", "quay-2", LinkRole.PART_N, 7)]
    assert places(only(assemble(parts, links))) == [("quay-1", 1), ("quay-2", 2)]


def test_a_link_to_a_later_page_of_a_part_is_a_link_to_the_part() -> None:
    second = part("ropes", "Ropes")
    paged = Part(
        **{name: getattr(second, name) for name in Part.__slots__} | {"page_keys": (second.key, key("ropes?page=2"))}
    )
    assert len(only(assemble([part("cranes", "Cranes"), paged], [link("cranes", "ropes?page=2")])).parts) == 2


def test_authors_are_joined_in_order_and_a_part_lacking_pages_is_incomplete() -> None:
    first, second = part("a", "The quay (1/2)", "Ada", "Ben"), part("b", "The quay (2/2)", "Ben", "Cy")
    lacking = Part(**{name: getattr(second, name) for name in Part.__slots__} | {"missing_pages": (SITE + "b?page=2",)})
    article = only(assemble([lacking, first], []))
    assert article.metadata.authors == ("Ada", "Ben", "Cy")
    assert article.missing_parts == ()
    assert not article.complete


def test_every_join_has_its_evidence() -> None:
    parts = [part("sails", "Sails"), part("cranes", "Cranes")]
    article = only(assemble(parts, [link("sails", "cranes")]))
    assert [(item.about, item.value) for item in article.evidence] == [("edge", f"{key('sails')} -> {key('cranes')}")]


@pytest.mark.parametrize("total", [2, 5])
def test_parts_of_a_total_are_complete_only_together(total: int) -> None:
    parts = [part(f"quay-{n}", f"The quay ({n}/{total})") for n in range(1, total + 1)]
    assert only(assemble(parts, [])).complete
    assert not only(assemble(parts[:-1], [])).complete
