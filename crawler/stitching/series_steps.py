"""What follows what in a group of parts: next and previous links; where they contradict each other, the surest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from crawler.stitching.series_node import Node
from storage.records import Evidence, LinkRole, PartLink

_LISTED = 0.1  # what a list of parts says by its order counts less than any link that says next


@dataclass(frozen=True, slots=True)
class Steps:
    """Which key follows which, each once, without circles; and which steps were left out."""

    following: Mapping[str, str]
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class _Weights:
    """How sure each step is, from a key to the one after it."""

    of: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))

    def add(self, before: str, after: str, weight: float) -> None:
        if before != after:
            self.of[before, after] += weight


def steps_between(here: Mapping[str, Node], links: Sequence[PartLink]) -> Steps:
    """The steps that the links of a group take, the surest first: one that would close a circle, or give a part a
    second neighbour on one side, is left out. A step is surer if links say it both ways, and if it goes with time."""
    weights = _Weights()
    for before, after in stated_steps(links):
        weights.add(before, after, 1)
    stated = set(weights.of)
    _add_lists(weights, here, links)
    for step in _short_cuts(weights.of.keys() - stated, weights.of):
        del weights.of[step]
    for before, after in weights.of:
        weights.of[before, after] += _with_time(here, before, after)
    following: dict[str, str] = {}
    preceding: dict[str, str] = {}
    end_of: dict[str, str] = {}  # the other end of the chain that begins or ends with a key
    evidence = []
    for before, after in sorted(weights.of, key=lambda step: (-weights.of[step], step)):
        if before in following or after in preceding:
            continue
        if end_of.get(before, before) == after:
            if (before, after) in stated:
                why = "left out of the order: it closes a circle, and is the weakest link of it"
                evidence.append(Evidence("edge refused", f"{before} -> {after}", why))
            continue
        following[before], preceding[after] = after, before
        first, last = end_of.get(before, before), end_of.get(after, after)
        end_of[first], end_of[last] = last, first
    return Steps(following, tuple(evidence))


def stated_steps(links: Sequence[PartLink]) -> list[tuple[str, str]]:
    """(key, the key after it) for each next or previous link: twice where both ends say so."""
    forward = {(link.source, link.target) for link in links if link.role is LinkRole.NEXT_PART}
    back = {(link.target, link.source) for link in links if link.role is LinkRole.PREV_PART}
    return sorted([*forward, *back])


def _add_lists(weights: _Weights, here: Mapping[str, Node], links: Iterable[PartLink]) -> None:
    """Adds what the lists that stand on parts say by their order, turned round where they have the newest first. A list
    of the other parts has its own part in between by its day."""
    lists: dict[str, list[PartLink]] = defaultdict(list)
    for link in links:
        if link.role is LinkRole.PART_N and link.series is None:
            lists[link.source].append(link)
    for source, listed in sorted(lists.items()):
        keys = list(dict.fromkeys(link.target for link in sorted(listed, key=lambda link: link.position)))
        days = [day for key in keys if (day := _day(here, key)) is not None]
        if sum((b > a) - (b < a) for a, b in pairwise(days)) < 0:
            keys.reverse()
        own = _day(here, source)
        if own is not None and source not in keys and len(days) == len(keys):
            keys.insert(sum(day <= own for day in days), source)
        for one, other in pairwise(keys):
            weights.add(one, other, _LISTED)


def _short_cuts(listed: Iterable[tuple[str, str]], steps: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The listed steps that others make by way of a part: a list that leaves its own part out steps over it."""
    after: dict[str, set[str]] = defaultdict(set)
    for before, following in steps:
        after[before].add(following)
    return [(a, c) for a, c in listed if any(c in after.get(b, ()) for b in after[a] if b != c)]


def _day(here: Mapping[str, Node], key: str) -> int | None:
    return here[key].day if key in here else None


def _with_time(here: Mapping[str, Node], before: str, after: str) -> float:
    one, other = _day(here, before), _day(here, after)
    return 0 if one is None or other is None else _LISTED / 2 * ((other > one) - (other < one))
