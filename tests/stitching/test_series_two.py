"""A part that two series claim belongs to one; the other lacks it, and the two never become one article."""

from dataclasses import replace

from crawler.stitching.series import assemble
from storage.records import LinkRole, Part, PartLink
from tests.stitching.making import SITE, chain, link, listed, missing, part, placed, places, whys

PREV, PART_N = LinkRole.PREV_PART, LinkRole.PART_N


def own(*slugs: str, author: str = "Ada") -> list[Part]:
    return [part(slug, f"On {slug * 4}", author) for slug in slugs]


INDEXES = [*listed("a1", "x", "a3", series="Alpha", index="ia"), *listed("b1", "x", "b3", series="Beta", index="ib")]


def test_a_part_on_two_indexes_belongs_to_the_one_that_its_title_names() -> None:
    parts = [*own("a1", "a3", "b1", "b3"), part("x", "Beta, part 2")]
    assert placed(parts, INDEXES) == [[("a1", 1), ("a3", 3)], [("b1", 1), ("x", 2), ("b3", 3)]]
    alpha, _ = assemble(parts, INDEXES)
    assert missing(alpha) == [(2, "x", f'known but not here: is part 2 of "Beta" ({SITE}b1)')]
    assert "belongs to the series 'Beta', of which more speaks" in whys([alpha])


def test_a_part_on_two_indexes_belongs_to_the_one_with_more_evidence() -> None:
    parts = own("a1", "a3", "b1", "b3", "x")
    assert placed(parts, [*INDEXES, *chain("b1", "x", "b3")]) == [
        [("a1", 1), ("a3", 3)],
        [("b1", 1), ("x", 2), ("b3", 3)],
    ]


def test_of_two_equal_indexes_its_authors_or_else_the_lesser_key_has_it() -> None:
    alphas = own("a1", "a3", author="Ben")
    assert placed([*alphas, *own("b1", "b3", "x")], INDEXES) == [
        [("a1", 1), ("a3", 3)],
        [("b1", 1), ("x", 2), ("b3", 3)],
    ]
    assert placed(own("a1", "a3", "b1", "b3", "x"), INDEXES) == [
        [("a1", 1), ("x", 2), ("a3", 3)],
        [("b1", 1), ("b3", 3)],
    ]


def test_two_named_series_that_link_to_one_part_stay_apart() -> None:
    parts = [part(f"{name}-{n}", f"{name.title()}, part {n}", "Ada") for name in ("fog", "quay") for n in (1, 3)]
    parts += own("x")
    links = [*chain("fog-1", "x", "fog-3"), *chain("quay-1", "x", "quay-3"), link("quay-3", "x", PREV)]
    assert placed(parts, links) == [[("fog-1", 1), ("fog-3", 3)], [("quay-1", 1), ("x", 2), ("quay-3", 3)]]
    fog, _ = assemble(parts, links)
    assert missing(fog) == [(2, "x", f'known but not here: is part 2 of "Quay" ({SITE}quay-1)')]


def test_a_part_of_a_named_series_that_another_claims_as_its_second() -> None:
    parts = [part(f"fog-{n}", f"Fog, part {n}", "Ada") for n in (1, 3)]
    parts += [part(f"quay-{n}", f"Quay, part {n}", "Ada") for n in (1, 2, 3)]
    links = [link("fog-1", "quay-2"), link("fog-3", "quay-2", PREV)]
    assert placed(parts, links) == [[("fog-1", 1), ("fog-3", 3)], [("quay-1", 1), ("quay-2", 2), ("quay-3", 3)]]
    fog, quay = assemble(parts, links)
    assert missing(fog) == [(2, "quay-2", f'known but not here: is part 2 of "Quay" ({SITE}quay-1)')]
    assert quay.complete


def test_a_part_on_the_lists_that_two_series_have_on_each_part() -> None:
    def lists(*names: str) -> list[PartLink]:
        pairs = [(own, other) for own in names for other in names if own != other]
        return [
            replace(link(own, other, PART_N), why="in the series' own list", position=names.index(other))
            for own, other in pairs
        ]

    alpha, beta = ([part(f"{name[0]}{n}", f"{name}, part {n}", "Ada") for n in (1, 3)] for name in ("Alpha", "Beta"))
    links = [*lists("A1", "x", "A3"), *lists("B1", "x", "B3")]
    for title, number in (("Beta, part 2", 2), ("Alpha, part 2", 2)):
        owner = title[0]
        articles = assemble([*alpha, *beta, part("x", title, "Ada")], links)
        lacking = next(article for article in articles if not article.complete)
        assert [[slug for slug, _ in places(article)] for article in articles if article.complete] == [
            [f"{owner}1", "x", f"{owner}3"]
        ]
        assert missing(lacking) == [
            (number, "x", f'known but not here: is part 2 of "{title[:-8]}" ({SITE}{owner}1)'),
        ]
    alpha_article, beta_article = assemble([*alpha, *beta, part("x", "Crossing", "Ada")], links)
    assert places(alpha_article) == [("A1", 1), ("x", 2), ("A3", 3)]
    assert missing(beta_article) == [(2, "x", f'known but not here: is part 2 of "Alpha" ({SITE}A1)')]


def test_a_mention_of_another_series_makes_none_incomplete() -> None:
    parts = [part(f"{name}-{n}", f"{name.title()}, part {n}") for name in ("fog", "quay") for n in (1, 2)]
    assert all(article.complete for article in assemble(parts, [link("fog-2", "quay-1", PART_N, 1)]))
    everything = [link(f"fog-{a}", f"quay-{b}", PART_N, b + 2) for a in (1, 2) for b in (1, 2)]
    assert all(article.complete for article in assemble(parts, everything))


def test_two_chains_without_names_do_not_become_one_where_they_cross() -> None:
    links = [*chain("a1", "x", "a3"), *chain("b1", "x", "b3")]
    links += [link("x", "a1", PREV), link("a3", "x", PREV)]
    assert placed(own("a1", "a3", "b1", "b3", "x"), links) == [
        [("a1", 1), ("x", 2), ("a3", 3)],
        [("b1", 1)],
        [("b3", None)],
    ]


def test_two_lists_without_names_do_not_become_one_where_they_share_a_part() -> None:
    sets = [("a1", "x", "a3"), ("b1", "x", "b3")]
    links = [link(own, other, PART_N) for names in sets for own in names for other in names if own != other]
    articles = placed(own("a1", "a3", "b1", "b3", "x"), links)
    assert sorted(sorted(slug for slug, _ in article) for article in articles) == [["a1", "a3", "x"], ["b1", "b3"]]


def test_two_indexes_of_one_series_are_one() -> None:
    links = [*listed("a", "b", "c", series="Alpha", index="i1"), *listed("a", "b", "c", "d", series="All", index="i2")]
    assert placed(own("a", "b", "c", "d"), links) == [[("a", 1), ("b", 2), ("c", 3), ("d", 4)]]


def test_an_index_that_lists_a_part_of_another_series_lacks_it() -> None:
    parts = [part(f"quay-{n}", f"Quay, part {n}") for n in (1, 2, 3)] + [
        part(f"fog-{n}", f"Fog, part {n}") for n in (1, 3)
    ]
    links = listed("fog-1", "quay-2", "fog-3", series="Fog")
    fog, quay = assemble(parts, links)
    assert missing(fog) == [(2, "quay-2", f'known but not here: is part 2 of "Quay" ({SITE}quay-1)')]
    assert quay.complete
    assert placed(parts, links)


def test_a_list_of_series_makes_none_incomplete() -> None:
    parts = [part(f"{name}-{n}", f"{name.title()}, part {n}") for name in ("fog", "quay") for n in (1, 2)]
    links = listed("fog-1", "fog-2", "quay-1", "quay-2", series="All series")
    assert [[slug for slug, _ in article] for article in placed(parts, links)] == [
        ["fog-1", "fog-2"],
        ["quay-1", "quay-2"],
    ]
    assert all(article.complete for article in assemble(parts, links))
