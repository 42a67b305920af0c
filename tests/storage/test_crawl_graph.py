"""The frontier's final set depends on the graph, not on the order in which it was found."""

import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from storage.archive import Archive
from storage.frontier import Outcome
from storage.records import Follow, Lease
from storage.tables import Address
from tests.storage import made
from tests.storage.made import HOST, NOON, offer

LIMIT = 2

Edges = dict[str, dict[str, int]]

names = st.sampled_from("abcdefgh")
graphs = st.dictionaries(names, st.dictionaries(names, st.integers(0, 1), max_size=5), min_size=1)


def depths(edges: Edges) -> dict[str, int]:
    """Every address within the limit and its depth, by relaxing all the edges until nothing changes."""
    found = {"a": 0}
    for _ in range(2 * len("abcdefgh")):
        for source, targets in edges.items():
            for target, cost in targets.items():
                if source in found and found[source] + cost <= LIMIT:
                    found[target] = min(found.get(target, LIMIT), found[source] + cost)
    return found


def crawled(edges: Edges, order: Random) -> dict[str, int]:
    """What a crawl that visits in any order leaves in the frontier."""
    with tempfile.TemporaryDirectory() as directory, made.opened(Path(directory)) as archive:
        archive.frontier.add_seeds([offer("a")], NOON)
        flying: list[Lease] = []
        while flying := flying + archive.frontier.claim([HOST], NOON, order.randint(1, 3), 60):
            lease = flying.pop(order.randrange(len(flying)))
            offers = [offer(key, Follow.ARTICLE, cost) for key, cost in edges.get(lease.key, {}).items()]
            with archive.visit() as visit:
                visit.offer(lease, offers, LIMIT, NOON)
                visit.finish(lease, Outcome("done", NOON))
        with archive._database.read() as connection:
            return dict(connection.execute(select(Address.key, Address.depth)).all())


@settings(max_examples=15, deadline=None)
@given(graphs, st.randoms(use_true_random=False))
def test_depths_are_those_of_the_shortest_ways(edges: Edges, order: Random) -> None:
    assert crawled(edges, order) == depths(edges)


def test_a_shorter_way_found_late_lets_in_what_was_too_deep(archive: Archive) -> None:
    """s -1-> a -1-> b -1-> c (too deep); then s offers b as its own."""
    archive.frontier.add_seeds([offer("s")], NOON)
    for key, target in (("s", "a"), ("a", "b"), ("b", "c")):
        (lease,) = archive.frontier.claim([HOST], NOON, 9, 60)
        assert lease.key == key
        with archive.visit() as visit:
            added = visit.offer(lease, [offer(target, Follow.RELATED, 1)], LIMIT, NOON)
            visit.finish(lease, Outcome("done", NOON))
    assert (added, archive.frontier.target_state("c")) == (0, None)
    archive.frontier.add_seeds([offer("s")], NOON)
    (lease,) = archive.frontier.claim([HOST], NOON, 9, 60)
    with archive.visit() as visit:
        assert visit.offer(lease, [offer("a", Follow.RELATED, 1), offer("b")], LIMIT, NOON) == 1
    assert [(lease.key, lease.depth) for lease in archive.frontier.claim([HOST], NOON, 9, 60)] == [("c", 1)]


def test_depth_goes_on_through_the_names_of_a_page(archive: Archive) -> None:
    """s -1-> page -1-> next; page is also called other, which s offers at no cost."""
    archive.frontier.add_seeds([offer("s")], NOON)
    (seed,) = archive.frontier.claim([HOST], NOON, 9, 60)
    with archive.visit() as visit:
        visit.offer(seed, [offer("page", Follow.RELATED, 1)], LIMIT, NOON)
    (lease,) = archive.frontier.claim([HOST], NOON, 9, 60)
    with archive.visit() as visit:
        visit.offer(lease, [offer("next", Follow.RELATED, 1)], LIMIT, NOON)
        visit.add_alias("other", "page")
        visit.offer(seed, [offer("page", Follow.RELATED, 1), offer("other")], LIMIT, NOON)
    assert [(lease.key, lease.depth) for lease in archive.frontier.claim([HOST], NOON, 9, 60)] == [("next", 1)]


def test_depth_goes_on_through_every_name_of_a_page(archive: Archive) -> None:
    """s -1-> old -1-> next; old and older are names of page, and s offers older at no cost."""
    archive.frontier.add_seeds([offer("s")], NOON)
    (seed,) = archive.frontier.claim([HOST], NOON, 9, 60)
    with archive.visit() as visit:
        visit.offer(seed, [offer("old", Follow.CONTINUATION, 1), offer("page", Follow.RELATED, 1)], LIMIT, NOON)
    (old,) = archive.frontier.claim([HOST], NOON, 1, 60)
    with archive.visit() as visit:
        visit.offer(old, [offer("next", Follow.RELATED, 1)], LIMIT, NOON)
        visit.finish(old, Outcome("alias", NOON))
        visit.add_alias("old", "page")
        visit.add_alias("older", "page")
        visit.offer(seed, [offer("older")], LIMIT, NOON)
    assert [(lease.key, lease.depth) for lease in archive.frontier.claim([HOST], NOON, 9, 60)] == [
        ("page", 0),
        ("next", 1),
    ]


def test_a_page_that_became_a_seed_is_read_again(archive: Archive) -> None:
    """A 304 would leave what it offered as deep as before."""
    archive.frontier.add_seeds([offer("s")], NOON)
    (seed,) = archive.frontier.claim([HOST], NOON, 9, 60)
    with archive.visit() as visit:
        visit.offer(seed, [offer("a", Follow.RELATED, 1)], LIMIT, NOON)
    (lease,) = archive.frontier.claim([HOST], NOON, 9, 60)
    with archive.visit() as visit:
        visit.finish(lease, Outcome("done", NOON, etag='"a"'))
    archive.frontier.add_seeds([offer("a")], NOON)
    (again,) = archive.frontier.claim([HOST], NOON, 9, 60)
    assert (again.key, again.depth, again.etag) == ("a", 0, None)


def test_more_addresses_may_be_offered_than_a_query_has_parameters(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("s")], NOON)
    (lease,) = archive.frontier.claim([HOST], NOON, 1, 60)
    many = [offer(f"a{number}", Follow.ARTICLE) for number in range(33_000)]
    with archive.visit() as visit:
        assert visit.offer(lease, many, LIMIT, NOON) == len(many)
        assert visit.offer(lease, many, LIMIT, NOON) == 0
