"""In whatever order pages arrive and change, and in however many runs: the archive ends with the same articles."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.reading.marks import marked
from crawler.reading.part_title import parse_part_title
from crawler.stitching.pages import text_digest
from crawler.visiting.assembling import record_alias, record_reading, record_readings
from crawler.visiting.learning import learn
from storage.archive import Archive
from storage.records import Capture, Link, LinkRole, Metadata, PageKind, Reading
from storage.snapshot import ArticleRecord
from tests.stitching.making import NOON, SITE, key, page, to_page
from tests.storage.made import opened

ADDRESSES = ("quay", "quay?page=2", "quay?page=3", "fog", "tide", "sail", "log-4")
ELSEWHERE = ("old-quay", "short/7", "lost")
"""Addresses that lead to others, or answer 404."""
TITLES = ("The quay", "The quay, part 1", "The quay, part 2", "The quay (3/4)", "Fog", "Fog, part 3", "Part 4: Sails")
ROLES = (LinkRole.NEXT_PAGE, LinkRole.PAGE_N, LinkRole.NEXT_PART, LinkRole.PREV_PART, LinkRole.PART_N)
TEXTS = ("The ferry leaves.", "Nobody on deck says a word.", "By noon it smells of tar.", "The captain counts twice.")


Find = Reading | tuple[str, str]
"""What is found of a site: what a page says, or an address that leads to another."""


def reading(
    address: str,
    *texts: str,
    links: Iterable[Link] = (),
    metadata: Metadata | None = None,
    kind: PageKind = PageKind.ARTICLE,
) -> Reading:
    made = page(address, *texts, links=tuple(links), metadata=metadata or Metadata(address)).reading
    part_title = parse_part_title(made.metadata.title or "")
    return replace(made, kind=kind, part_title=part_title, digest=text_digest(made.blocks))


@st.composite
def readings(draw: st.DrawFn, address: str) -> Reading:
    numbers = st.sampled_from((None, None, 1, 2, 3))
    targets = st.sampled_from([*ADDRESSES, *ELSEWHERE])
    links = draw(st.lists(st.builds(to_page, targets, st.sampled_from(ROLES), numbers), max_size=3))
    title = draw(st.sampled_from(TITLES))
    authors = draw(st.sampled_from(((), ("Ada Quill",), ("Ben Oar",))))
    published = draw(st.sampled_from((None, "2022-03-01", "2023-03-01", "2023-04-01")))
    texts = draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3))
    kind = draw(st.sampled_from((PageKind.ARTICLE, PageKind.ARTICLE, PageKind.ARTICLE, PageKind.SERIES_INDEX)))
    made = reading(address, *texts, links=links, metadata=Metadata(title, authors, published), kind=kind)
    return replace(made, canonical_key=key(draw(st.sampled_from((address, address, address, *ADDRESSES)))))


@st.composite
def sites(draw: st.DrawFn, readings: Callable[[str], st.SearchStrategy[Reading]] = readings) -> list[list[Find]]:
    """What is found of each page, one visit after the other, and of each address that leads to one of them."""
    addresses = draw(st.lists(st.sampled_from(ADDRESSES), unique=True, min_size=2))
    aliases = draw(st.dictionaries(st.sampled_from(ELSEWHERE), st.sampled_from(addresses), max_size=2))
    visits: list[list[Find]] = [draw(st.lists(readings(address), min_size=1, max_size=2)) for address in addresses]
    visits += [[alias] for alias in aliases.items()]
    return visits


def interleaved(visits: Sequence[Sequence[Find]], rng: random.Random) -> list[Find]:
    """All visits in any order that keeps each page's own."""
    turns = [number for number, of_page in enumerate(visits) for _ in of_page]
    rng.shuffle(turns)
    waiting = [iter(of_page) for of_page in visits]
    return [next(waiting[number]) for number in turns]


def archived(finds: Iterable[Sequence[Find]], anew: Iterable[Sequence[Reading]] = ()) -> list[dict[str, Any]]:
    """The articles, after these runs, as an export sees them, without what tells of the order of changes. In the end
    the captures of some pages are read `anew`, those of each piece together."""
    with TemporaryDirectory() as directory:
        for run in finds:
            with opened(Path(directory) / "archive") as archive:
                for find in run:
                    record_find(archive, find)
                learn(archive, NOON)
        with opened(Path(directory) / "archive") as archive:
            captures = {stored.key: stored.capture_id for stored in archive.captures_to_read()}
            for piece in anew:
                with archive.visit() as visit:
                    record_readings(visit, [(reading, captures[reading.key]) for reading in piece], NOON)
            learn(archive, NOON)
            found = [record for record in archive.articles() if isinstance(record, ArticleRecord)]
    unordered = [
        {name: getattr(record, name) for name in ArticleRecord.__slots__ if name != "changed"} for record in found
    ]
    return sorted(unordered, key=lambda article: str(article["id"]))


def record_find(archive: Archive, find: Find, at: datetime = NOON) -> None:
    if isinstance(find, tuple):
        with archive.visit() as visit:
            record_alias(visit, key(find[0]), key(find[1]), at)
        return
    capture = Capture(find.url, 200, (("Content-Type", "text/html"),), b"<p>As read.</p>", at)
    reference = archive.warc.append(capture)
    archive.warc.flush()
    with archive.visit() as visit:
        record_reading(visit, find, visit.save_capture(find.key, capture, reference), at)


@settings(max_examples=12, deadline=None)
@given(sites(), st.randoms(use_true_random=False), st.integers(1, 3))
def test_any_order_and_any_split_into_runs_give_the_same_articles(
    visits: list[list[Find]], rng: random.Random, runs: int
) -> None:
    expected = archived([[find for of_page in visits for find in of_page]])
    shuffled = interleaved(visits, rng)
    size = -(-len(shuffled) // runs)
    assert archived(shuffled[start : start + size] for start in range(0, len(shuffled), size)) == expected


@settings(max_examples=12, deadline=None)
@given(sites(), st.integers(1, 3))
def test_pages_that_are_read_again_together_are_as_if_never_read_otherwise(
    visits: list[list[Find]], pieces: int
) -> None:
    """Each page was first read as what another of its readings says; an address that leads to another is as it is."""
    newer = [reading for of_page in visits if isinstance(reading := of_page[-1], Reading)]
    size = -(-len(newer) // pieces)
    anew = [newer[start : start + size] for start in range(0, len(newer), size)]
    before, now = ([of_page[place] for of_page in visits] for place in (0, -1))
    assert archived([before], anew) == archived([now])


SHORT_STORY, STORY = (
    " ".join(f"{word} {n} lay still." for n in range(size)) for word, size in (("Buoy", 12), ("Mast", 30))
)
STORIES = (SHORT_STORY, STORY, f"{STORY} So did all gulls.", f"All gulls did so. {STORY}", f"{STORY} {STORY}")
"""One that is too short for its copies to differ in a word, and one with two that are like it, and one that isn't."""


@st.composite
def alike(draw: st.DrawFn, address: str, *, named: bool) -> Reading:
    """A page of a site on which many say the same: titles, days and links are all there is to go by; or, on one that
    has `named` them, canonical addresses."""
    title = draw(st.sampled_from(("The quay", "The quay", "Fog")))
    published = draw(st.sampled_from((None, "2022-03-01", "2022-03-01", "2023-03-01")))
    roles = st.sampled_from((LinkRole.NEXT_PART, LinkRole.PREV_PART) if named else ROLES)
    links = draw(st.lists(st.builds(to_page, st.sampled_from(ADDRESSES), roles), max_size=1))
    kind = draw(st.sampled_from((PageKind.ARTICLE, PageKind.ARTICLE, PageKind.ARTICLE, PageKind.GATE)))
    text = draw(st.sampled_from((*STORIES, TEXTS[0])))
    made = reading(address, text, links=links, metadata=Metadata(title, (), published), kind=kind)
    canonical = draw(st.sampled_from((None, None, *ADDRESSES[:3], *ELSEWHERE[:1]))) if named else None
    if canonical is not None:
        metadata = replace(made.metadata, canonical_url=SITE + canonical)
        made = replace(made, canonical_key=key(canonical), metadata=metadata)
    return marked(made)


@settings(max_examples=15, deadline=None)
@given(
    st.booleans().flatmap(lambda named: sites(partial(alike, named=named))),
    st.randoms(use_true_random=False),
    st.integers(1, 3),
)
def test_copies_come_in_any_order(visits: list[list[Find]], rng: random.Random, runs: int) -> None:
    expected = archived([[find for of_page in visits for find in of_page]])
    shuffled = interleaved(visits, rng)
    size = -(-len(shuffled) // runs)
    assert archived(shuffled[start : start + size] for start in range(0, len(shuffled), size)) == expected


NEXT = to_page("quay?page=2", LinkRole.NEXT_PAGE, 2)
SHORT = to_page("short/7", LinkRole.NEXT_PAGE, 2)
QUAY = reading("quay", "The ferry leaves.", links=[NEXT])
SECOND = reading("quay?page=2", "Nobody on deck says a word.", metadata=Metadata("quay"))
FRONT = reading("front", "All columns.", kind=PageKind.LISTING)
FOG = reading("fog", "By noon it smells of tar.", links=[to_page("tide", LinkRole.NEXT_PART)])
TIDE = reading("tide", "The captain counts twice.")
INDEX = reading("log", links=[to_page("fog", LinkRole.PART_N, 1), to_page("tide", LinkRole.PART_N, 2)])


@pytest.mark.parametrize(
    "visits",
    [
        pytest.param(
            [[replace(page, canonical_key=key("log-4"))] for page in (QUAY, TIDE)],
            id="two pages of one canonical address",
        ),
        pytest.param(
            [[QUAY, replace(QUAY, links=())], [SECOND], [reading("quay?page=3", "Fog.", links=[NEXT])]],
            id="a page that no longer leads to the next one",
        ),
        pytest.param(
            [[QUAY], [SECOND, ("quay?page=2", "front"), FRONT]], id="a page that leads to the front page in the end"
        ),
        pytest.param(
            [[replace(QUAY, links=(SHORT,))], [SECOND], [("short/7", "quay?page=2"), ("short/7", "lost")]],
            id="an address that leads elsewhere in the end",
        ),
        pytest.param(
            [
                [replace(INDEX, kind=PageKind.SERIES_INDEX), replace(INDEX, kind=PageKind.LISTING, digest="other")],
                [replace(FOG, links=())],
                [TIDE],
            ],
            id="an index that is a mere listing in the end",
        ),
    ],
)
def test_what_pages_say_last_counts(visits: list[list[Find]]) -> None:
    in_turn = [find for of_page in visits for find in of_page]
    backwards = [find for of_page in visits[::-1] for find in of_page]
    rounds = [find for of_round in zip_longest(*visits) for find in of_round if find]
    assert archived([in_turn]) == archived([backwards]) == archived([rounds])


def test_a_part_that_leads_to_the_front_page_now_stays_in_its_article() -> None:
    (article,) = archived([[FOG, TIDE, ("tide", "front"), FRONT]])
    assert [part.url for part in article["parts"]] == [SITE + "fog", SITE + "tide"]
    assert article["complete"]
