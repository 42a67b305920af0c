"""What holds of the articles for any parts and links."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from crawler.stitching.series import assemble
from storage.records import Article, LinkRole, Part, PartLink
from tests.stitching.making import SITE, key, listed, part

Collection = tuple[list[Part], list[PartLink]]

SLUGS = ["s0", "s1", "s2", "harbour-part-1", "harbour-part-2", "harbour-part-3", "2023/quay-1", "2024/quay-1", "quay-2"]
NAMES = ["Fog", "Quay"]
TITLES = [
    "{}",
    "Ropes",
    "{}, part 1",
    "{}, part 2",
    "{}, part 3",
    "Part 2: {}",
    "Part 3: Ropes of {}",
    "{} (2/4)",
    "{}（下）",
]
DAYS = [None, None, "2023", "2023-02-01", "2023-02-08", "2024-02-01", "2024-02-08"]
TEXTS = ["Continue reading", "Next", "Previous"]
ROLES = [LinkRole.NEXT_PART, LinkRole.PREV_PART, LinkRole.PART_N]


@st.composite
def links_between(draw: st.DrawFn, slugs: list[str]) -> PartLink:
    source, target = draw(st.sampled_from(slugs)), draw(st.sampled_from(slugs))
    text = draw(st.sampled_from(TEXTS))
    return PartLink(
        source=key(source),
        target=key(target),
        url=SITE + target,
        role=draw(st.sampled_from(ROLES)),
        text=text,
        why=f"says '{text}'",
        number=draw(st.sampled_from([None, None, 1, 2, 3])),
        status=draw(st.sampled_from([None, 200, 404])),
        position=draw(st.integers(0, 2)),
        redirected=draw(st.booleans()),
    )


@st.composite
def collections(
    draw: st.DrawFn, slugs: tuple[str, ...] = tuple(SLUGS), names: tuple[str, ...] = tuple(NAMES)
) -> Collection:
    """Parts of a few series that may be one, with links between them, and up to two indexes."""
    ends = st.sampled_from(slugs)
    parts = [
        part(
            slug,
            draw(st.sampled_from(TITLES)).format(draw(st.sampled_from(names))),
            *draw(st.sampled_from([(), ("Ada",), ("Ben",), ("Ada", "Ben")])),
            published=draw(st.sampled_from(DAYS)),
            text=draw(st.sampled_from([None, None, None, f"The same in {names[0]}."])),
            language=draw(st.sampled_from([None, "en", "en", "de"])),
        )
        for slug in draw(st.lists(ends, unique=True, max_size=7))
    ]
    links = draw(st.lists(links_between(list(slugs)), max_size=9))
    for index in ("one", "two"):
        shown = draw(st.lists(ends, unique=True, max_size=4))
        links += listed(*shown, series=f"{draw(st.sampled_from(names))} {index}", index=f"{slugs[0]}/{index}")
    return parts, links


def shuffled(collection: Collection, rng: random.Random) -> Collection:
    parts, links = collection
    return rng.sample(parts, len(parts)), rng.sample(links, len(links))


@given(collections(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(collection: Collection, rng: random.Random) -> None:
    assert assemble(*shuffled(collection, rng)) == assemble(*collection)


@given(collections())
def test_each_part_is_in_exactly_one_article_and_no_number_twice(collection: Collection) -> None:
    parts, links = collection
    articles = assemble(parts, links)
    assert sorted(keys_of(articles)) == sorted(p.key for p in parts)
    for article in articles:
        numbers = [placed.number for placed in article.parts] + [missing.number for missing in article.missing_parts]
        known = [number for number in numbers if number is not None]
        assert len(known) == len(set(known))
        assert article.key == article.parts[0].key
        assert article.complete == (not article.missing_parts)
        own = [part for part in parts if part.key in {placed.key for placed in article.parts}]
        assert len({(part.digest, part.part_title, part.metadata.title) for part in own}) == len(own)
        assert all(
            missing.why.startswith("known but not here: " if missing.url else "declared but not found: ")
            for missing in article.missing_parts
        )


def keys_of(articles: tuple[Article, ...]) -> list[str]:
    return [placed.key for article in articles for placed in article.parts]


OTHER = tuple(f"other/{slug.replace('quay', 'eel').replace('harbour', 'lock')}" for slug in SLUGS)


@given(collections(), collections(OTHER, ("Eel", "Lock")), st.randoms(use_true_random=False))
def test_a_series_does_not_change_another_that_it_has_no_link_to(
    one: Collection, other: Collection, rng: random.Random
) -> None:
    together = shuffled((one[0] + other[0], one[1] + other[1]), rng)
    assert set(assemble(*together)) == {*assemble(*one), *assemble(*other)}


@given(collections(), st.randoms(use_true_random=False))
def test_evidence_that_goes_takes_no_part_along(collection: Collection, rng: random.Random) -> None:
    parts, links = collection
    fewer = rng.sample(links, len(links) // 2)
    assert sorted(keys_of(assemble(parts, fewer))) == sorted(p.key for p in parts)
    bare = [replace(p, part_title=None, metadata=replace(p.metadata, title=p.url)) for p in parts]
    assert [[placed.key for placed in article.parts] for article in assemble(bare, [])] == [
        [p.key] for p in sorted(bare, key=lambda p: p.key)
    ]


@given(collections())
def test_every_join_and_refusal_names_its_two_ends_and_its_reason(collection: Collection) -> None:
    known = {p.key for p in collection[0]} | {link.source for link in collection[1]}
    for article in assemble(*collection):
        own = {placed.key for placed in article.parts}
        for item in article.evidence:
            ends = item.value.split(" -> ")
            assert item.about in {"edge", "edge refused"}
            assert item.why
            assert len(ends) == 2
            assert own & set(ends) or known & set(ends)
