"""The numbers and the order of a group's parts, and of the parts that it is known to lack."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from crawler.stitching.series_node import Node
from crawler.stitching.series_steps import Steps, stated_steps, steps_between
from storage.records import Evidence, PartLink


@dataclass(slots=True)
class _Places:
    """Numbers of the parts here and of the addresses missing, by key; no number is given twice.

    `displaced`: a link gave them a number that another has, so that a missing one may be that one's former address.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    displaced: set[str] = field(default_factory=set)

    def give(self, key: str, number: int, *, lowest: int = 1) -> bool:
        if key in self.numbers or number < lowest:
            return False
        if number in self.numbers.values():
            self.displaced.add(key)
            return False
        self.numbers[key] = number
        return True


@dataclass(frozen=True, slots=True)
class Order:
    """A group's parts in order with their numbers; the links to what isn't here, with its number where one is known;
    the numbers that nothing has; the total that titles declare; and what was left out of account."""

    parts: tuple[tuple[Node, int | None], ...]
    away: tuple[tuple[int | None, PartLink], ...]
    gaps: tuple[int, ...]
    declared: int | None
    evidence: tuple[Evidence, ...]


def order(nodes: Sequence[Node], links: Sequence[PartLink]) -> Order:
    """Order the parts of one group: by the numbers of titles, then by index, then by links (the numbers that they name,
    then next and previous), then by the numbers of addresses, then by date.

    `links` are those between the group's parts, from them to what isn't here, and from an index of theirs. A single
    article without links has no number, if it is a column's edition or if only its address has one: it lacks nothing.
    """
    if len(nodes) == 1 and not links and (nodes[0].edition or nodes[0].part.part_title is None):
        return Order(((nodes[0], None),), (), (), None, ())
    here = {node.key: node for node in nodes}
    away = {link.target: link for link in reversed(links) if link.target not in here}
    places = _Places({node.key: node.number for node in nodes if node.number is not None})
    _number_by_index(places, here, links)
    _number_by_links(places, here, links)
    steps = steps_between(here, links)
    _number_by_steps(places, steps.following)
    if not places.numbers:
        _number_by_chain(places, here, {*here, *away} if steps.following else set(), steps)
    _number_by_addresses(places, nodes)
    loose = sorted((node for node in nodes if node.key not in places.numbers), key=_age)
    if loose and places.numbers and loose[0].part.part_title is None:
        places.give(loose[0].key, 1)
    declared = max((node.total for node in nodes if node.total), default=None)
    ranked = sorted(nodes, key=lambda node: (places.numbers.get(node.key, float("inf")), *_age(node)))
    numbered = tuple((node, places.numbers.get(node.key)) for node in ranked)
    return Order(numbered, *_away(places, away, declared), declared, steps.evidence)


def _age(node: Node) -> tuple[int, str, str]:
    return (node.day or 10**7, node.part.metadata.published or "", node.key)


def _number_by_index(places: _Places, here: Mapping[str, Node], links: Sequence[PartLink]) -> None:
    """Number by the numbers that an index names, else by the place on it, counted from a numbered neighbour or from 1;
    backwards where it lists the newest first."""
    lists: dict[str, dict[str, PartLink]] = defaultdict(dict)
    for link in sorted((link for link in links if link.series is not None), key=lambda link: link.position):
        lists[link.source].setdefault(link.target, link)
    for _, listed in sorted(lists.items()):
        ranked = list(listed)
        for key in ranked:
            number = listed[key].number
            if number is not None:
                places.give(key, number, lowest=0)
        anchors = [(rank, places.numbers[key]) for rank, key in enumerate(ranked) if key in places.numbers]
        step = -1 if _falls(ranked, anchors, here, links) else 1
        start = (0, 1) if step > 0 else (len(ranked) - 1, 1)
        for rank, key in enumerate(ranked):
            base, number = min(anchors, key=lambda anchor: abs(anchor[0] - rank), default=start)
            places.give(key, number + step * (rank - base))


def _falls(
    ranked: Sequence[str], anchors: Sequence[tuple[int, int]], here: Mapping[str, Node], links: Sequence[PartLink]
) -> bool:
    """True if a list has the newest first: by the numbers of its ends, or else by the days along it, or else by links
    that go against it."""
    if len(anchors) > 1:
        return anchors[0][1] > anchors[-1][1]
    days = [day for key in ranked if key in here and (day := here[key].day) is not None]
    rises = sum((b > a) - (b < a) for a, b in pairwise(days))
    place = {key: at for at, key in enumerate(ranked)}
    steps = ((place[b] - place[a]) for a, b in stated_steps(links) if a in place and b in place)
    return rises < 0 or (rises == 0 and sum((step > 0) - (step < 0) for step in steps) < 0)


def _number_by_links(places: _Places, here: Mapping[str, Node], links: Iterable[PartLink]) -> None:
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for link in links:
        if link.number is not None and link.series is None:
            votes[link.target][link.number] += 1
    for key in sorted(votes, key=lambda key: (key not in here, key)):
        for number, _ in sorted(votes[key].items(), key=lambda vote: (-vote[1], vote[0])):
            places.give(key, number, lowest=0)


def _number_by_steps(places: _Places, following: Mapping[str, str]) -> None:
    changed = bool(places.numbers)
    while changed:
        changed = False
        for before, after in sorted(following.items()):
            if before in places.numbers:
                changed |= places.give(after, places.numbers[before] + 1)
            elif after in places.numbers:
                changed |= places.give(before, places.numbers[after] - 1, lowest=0)  # a prologue


def _number_by_chain(places: _Places, here: Mapping[str, Node], keys: set[str], steps: Steps) -> None:
    """Number chains that nothing else numbers, from 1 or from what the addresses of all their parts agree on."""
    number = 1
    for start in sorted(keys - set(steps.following.values())):
        chain = [start]
        while (following := steps.following.get(chain[-1])) in keys and following is not None:
            chain.append(following)
        if len(chain) == 1:
            continue
        said = {here[key].url_number for key in chain if key in here}
        starts = {n - at for at, key in enumerate(chain) if key in here and (n := here[key].url_number) is not None}
        if None not in said and len(starts) == 1 and number == 1:
            number = max(number, *starts)
        for key in chain:
            places.give(key, number)
            number += 1


def _number_by_addresses(places: _Places, nodes: Sequence[Node]) -> None:
    """Number the rest by their addresses, where several are of one pattern."""
    patterns = Counter(node.pattern for node in nodes if node.pattern)
    for node in sorted(nodes, key=lambda node: node.key):
        if node.url_number is not None and (node.url_names_part or patterns[node.pattern] > 1):
            places.give(node.key, node.url_number)


def _away(
    places: _Places, away: Mapping[str, PartLink], declared: int | None
) -> tuple[tuple[tuple[int | None, PartLink], ...], tuple[int, ...]]:
    """What isn't here, with its numbers: one whose place nothing tells fills the only gap."""
    taken = set(places.numbers.values())
    gaps = [number for number in range(1, max([*taken, declared or 0]) + 1) if number not in taken]
    found = []
    for key, link in sorted(away.items()):
        number = places.numbers.get(key)
        if number is None:
            if key in places.displaced:
                continue
            number = gaps.pop(0) if len(gaps) == 1 else None
        found.append((number, link))
    return tuple(found), tuple(gaps)
