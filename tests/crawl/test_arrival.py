"""In whatever order pages arrive, and in however many runs: the archive ends with the same articles."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.reading.part_title import parse_part_title
from crawler.recording import record_alias, record_reading
from storage.archive import Archive
from storage.records import Capture, LinkRole, Metadata, PageKind, Reading
from storage.snapshot import ArticleRecord
from tests.stitching.making import NOON, key, page, to_page

ADDRESSES = ("quay", "quay?page=2", "quay?page=3", "fog", "tide", "sail", "log-4")
ELSEWHERE = ("old-quay", "short/7", "lost")
"""Addresses that lead to others, or answer 404."""
TITLES = ("The quay", "The quay, part 1", "The quay, part 2", "The quay (3/4)", "Fog", "Fog, part 3", "Part 4: Sails")
ROLES = (LinkRole.NEXT_PAGE, LinkRole.PAGE_N, LinkRole.NEXT_PART, LinkRole.PREV_PART, LinkRole.PART_N)
TEXTS = ("The ferry leaves.", "Nobody on deck says a word.", "By noon it smells of tar.", "The captain counts twice.")


@st.composite
def readings(draw: st.DrawFn, address: str) -> Reading:
    numbers = st.sampled_from((None, None, 1, 2, 3))
    targets = st.sampled_from([*ADDRESSES, *ELSEWHERE])
    links = draw(st.lists(st.builds(to_page, targets, st.sampled_from(ROLES), numbers), max_size=3))
    title = draw(st.sampled_from(TITLES))
    authors = draw(st.sampled_from(((), ("Ada Quill",), ("Ben Oar",))))
    published = draw(st.sampled_from((None, "2022-03-01", "2023-03-01", "2023-04-01")))
    texts = draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3))
    made = page(address, *texts, links=tuple(links), metadata=Metadata(title, authors, published)).reading
    kind = draw(st.sampled_from((PageKind.ARTICLE, PageKind.ARTICLE, PageKind.ARTICLE, PageKind.SERIES_INDEX)))
    return replace(made, kind=kind, part_title=parse_part_title(title))


@st.composite
def sites(draw: st.DrawFn) -> list[Reading | tuple[str, str]]:
    """What is found of a site: readings of its pages, and addresses that lead to one of them, in any order."""
    addresses = draw(st.lists(st.sampled_from(ADDRESSES), unique=True, min_size=2))
    aliases = draw(st.dictionaries(st.sampled_from(ELSEWHERE), st.sampled_from(addresses), max_size=2))
    return [*(draw(readings(address)) for address in addresses), *aliases.items()]


def archived(finds: Iterable[Sequence[Reading | tuple[str, str]]]) -> list[dict[str, Any]]:
    """The articles, after these runs, as an export sees them, without what tells of the order of changes."""
    with TemporaryDirectory() as directory:
        for run in finds:
            with Archive.create_or_open(Path(directory) / "archive") as archive:
                for find in run:
                    _record(archive, find)
        with Archive.create_or_open(Path(directory) / "archive") as archive:
            found = [record for record in archive.articles() if isinstance(record, ArticleRecord)]
    unordered = [
        {name: getattr(record, name) for name in ArticleRecord.__slots__ if name != "changed"} for record in found
    ]
    return sorted(unordered, key=lambda article: str(article["id"]))


def _record(archive: Archive, find: Reading | tuple[str, str]) -> None:
    if isinstance(find, tuple):
        with archive.visit() as visit:
            record_alias(visit, key(find[0]), key(find[1]), NOON)
        return
    capture = Capture(find.url, 200, (("Content-Type", "text/html"),), b"<p>As read.</p>", NOON)
    reference = archive.warc.append(capture)
    archive.warc.flush()
    with archive.visit() as visit:
        record_reading(visit, find, visit.save_capture(find.key, capture, reference), NOON)


@settings(max_examples=20, deadline=None)
@given(sites(), st.randoms(use_true_random=False), st.integers(1, 3))
def test_any_order_and_any_split_into_runs_give_the_same_articles(
    finds: list[Reading | tuple[str, str]], rng: random.Random, runs: int
) -> None:
    expected = archived([finds])
    shuffled = finds[:]
    rng.shuffle(shuffled)
    assert archived(shuffled[start::runs] for start in range(runs)) == expected
