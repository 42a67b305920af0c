"""The order of a group's parts, and the parts of it that are known to exist and aren't here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crawler.stitching.series_graph import Node
from storage.records import LinkRole, MissingPart, PartLink


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
    """A group's parts in order with their numbers, and what is missing of it."""

    parts: tuple[tuple[Node, int | None], ...]
    missing: tuple[MissingPart, ...]
    declared: int | None


def order(nodes: Sequence[Node], links: Sequence[PartLink]) -> Order:
    """Order the parts of one group: by the numbers of titles, then of links, then by index, then by next and previous.

    `links` are those between the group's parts, to missing addresses from them, and from an index of theirs.
    """
    here = {node.key: node for node in nodes}
    away = {link.target: link for link in reversed(links) if link.target not in here}
    places = _Places({node.key: node.number for node in nodes if node.number is not None})
    _number_by_links(places, here, links)
    _number_by_index(places, links)
    following = _following(links)
    _number_by_steps(places, following)
    if not places.numbers:
        _number_by_chain(places, {*here, *away} if following else set(), following)
    loose = sorted((node for node in nodes if node.key not in places.numbers), key=_age)
    if loose and places.numbers and loose[0].part.part_title is None:
        places.give(loose[0].key, 1)
    totals = [node.part.part_title.total for node in nodes if node.part.part_title and node.part.part_title.total]
    declared = max(totals, default=None)
    ranked = sorted(nodes, key=lambda node: (places.numbers.get(node.key, float("inf")), *_age(node)))
    numbered = tuple((node, places.numbers.get(node.key)) for node in ranked)
    return Order(numbered, _missing(places, away, declared), declared)


def _age(node: Node) -> tuple[str, str]:
    return (node.part.metadata.published or "9999", node.key)


def _number_by_links(places: _Places, here: dict[str, Node], links: Iterable[PartLink]) -> None:
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for link in links:
        if link.number is not None:
            votes[link.target][link.number] += 1
    for key in sorted(votes, key=lambda key: (key not in here, key)):
        number = max(votes[key].items(), key=lambda vote: (vote[1], -vote[0]))[0]
        places.give(key, number, lowest=0)


def _number_by_index(places: _Places, links: Iterable[PartLink]) -> None:
    """Number by the place in an index, counted from a numbered neighbour on it, or from 1."""
    lists: dict[str, dict[str, int]] = defaultdict(dict)
    for link in links:
        if link.series is not None:
            listed = lists[link.source]
            listed[link.target] = min(link.position, listed.get(link.target, link.position))
    for _, listed in sorted(lists.items()):
        ranked = sorted(listed, key=lambda key: (listed[key], key))
        anchors = [(rank, places.numbers[key]) for rank, key in enumerate(ranked) if key in places.numbers]
        for rank, key in enumerate(ranked):
            base_rank, number = min(anchors, key=lambda anchor: abs(anchor[0] - rank), default=(0, 1))
            falls = len(anchors) > 1 and anchors[0][1] > anchors[-1][1]
            places.give(key, number + (base_rank - rank if falls else rank - base_rank))


def _following(links: Iterable[PartLink]) -> dict[str, str]:
    """What follows what, as next and previous links say."""
    following: dict[str, str] = {}
    for link in links:
        if link.source == link.target:
            continue
        if link.role is LinkRole.NEXT_PART:
            following.setdefault(link.source, link.target)
    for link in links:
        if link.role is LinkRole.PREV_PART and link.source != link.target:
            following.setdefault(link.target, link.source)
    return following


def _number_by_steps(places: _Places, following: dict[str, str]) -> None:
    changed = bool(places.numbers)
    while changed:
        changed = False
        for before, after in sorted(following.items()):
            if before in places.numbers:
                changed |= places.give(after, places.numbers[before] + 1)
            elif after in places.numbers:
                changed |= places.give(before, places.numbers[after] - 1)


def _number_by_chain(places: _Places, keys: set[str], following: dict[str, str]) -> None:
    """Number a chain that nothing else numbers: the first is the one that follows nothing (in a ring, the least)."""
    starts = sorted(keys - set(following.values())) or sorted(keys)
    linked = {*following, *following.values()}
    number = 0
    for start in starts:
        key = start
        while key in keys and key in linked and key not in places.numbers:
            number += 1
            places.give(key, number)
            key = following.get(key, "")


def _missing(places: _Places, away: dict[str, PartLink], declared: int | None) -> tuple[MissingPart, ...]:
    taken = set(places.numbers.values())
    last = max([*taken, declared or 0])
    gaps = [number for number in range(1, last + 1) if number not in taken]
    found = []
    for key, link in sorted(away.items()):
        number = places.numbers.get(key)
        if number is None:
            if key in places.displaced:
                continue
            number = gaps.pop(0) if len(gaps) == 1 else None
        found.append(MissingPart(number, link.url, _status(link)))
    for number in gaps:
        reason = f"part {number} of {declared} as declared" if declared and number <= declared else "a number gap"
        found.append(MissingPart(number, None, reason))
    return tuple(sorted(found, key=lambda part: (part.number is None, part.number or 0, part.url or "")))


def _status(link: PartLink) -> str:
    if link.status is None:
        return "not fetched yet"
    return f"answers {link.status}" if link.status >= 400 else f"answers {link.status}, but is no article"
