"""A part that two series claim belongs to one of them: its title decides, else the evidence; they never become one.

What is looked at are the *ties* of a part: to indexes that list it, and to parts that its links or its name join it
to. Without the part, its neighbours fall into sides that nothing connects. Two sides are rivals if they can't both be
right.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from crawler.stitching.series_bonds import Bond
from crawler.stitching.series_groups import Graph, series_names
from crawler.stitching.series_node import Node

_KNOTTED = 2  # links to so many parts of a side tell that the part is one of it; a chain has one on either side
_MANY = 3  # so many rivals as good as the best are no series that share a part: all of a site's columns name it


@dataclass(slots=True)
class Ties:
    """What each part or index is tied to; `bonds` are those ties that links alone make."""

    of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    bonds: dict[tuple[str, str], Bond] = field(default_factory=dict)

    def tie(self, a: str, b: str) -> None:
        self.of[a].add(b)
        self.of[b].add(a)

    def bond(self, a: str, b: str) -> Bond | None:
        return self.bonds.get((min(a, b), max(a, b)))


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a contested part: its neighbours there, whether it is linked to several of them, whether
    one of them comes before or after it, the indexes that list it, the series' names on that side, and its rank: the
    side with the most evidence first."""

    near: tuple[str, ...]
    knotted: bool
    before: bool
    after: bool
    indexes: tuple[str, ...]
    names: Mapping[str, str]
    rank: tuple[bool, int, float, str]


@dataclass(frozen=True, slots=True)
class Loss:
    """Why a tie doesn't hold; `elsewhere` if the part belongs to another series, so that this one lacks it."""

    why: str
    elsewhere: bool


def lost_ties(graph: Graph, ties: Ties) -> dict[tuple[str, str], Loss]:
    """The ties that a contested part loses, by (part, neighbour)."""
    names = _names_of_component(graph, ties)
    lost: dict[tuple[str, str], Loss] = {}
    for key, node in sorted(graph.nodes.items()):
        if not _may_be_contested(graph, ties, key, names):
            continue
        kept: list[_Side] = []
        sides = sorted((_side(graph, ties, node, *found) for found in _sides(ties, key)), key=lambda side: side.rank)
        equals = [side for side in sides[1:] if side.rank[:2] == sides[0].rank[:2] and _rival(graph, sides[:1], side)]
        for side in sides:
            rival = _rival(graph, kept, side)
            if len(equals) >= _MANY and side in (sides[0], *equals):
                loss = Loss(f"{len(equals) + 1} others claim {key} with as much right", elsewhere=False)
                lost |= {(key, near): loss for near in side.near}
            elif rival is None:
                kept.append(side)
            else:
                loss = Loss(f"{key} belongs to {_called(graph, rival)}", elsewhere=True)
                lost |= {(key, near): loss for near in side.near}
    return lost


def _called(graph: Graph, side: _Side) -> str:
    series = min((graph.indexes[key].series for key in side.indexes), default="") or min(
        side.names.values(), default=""
    )
    return f"the series '{series}', of which more speaks" if series else f"{side.near[0]}, for which more speaks"


def _names_of_component(graph: Graph, ties: Ties) -> dict[str, int]:
    """How many series' names there are among all that is tied to a part, directly or not."""
    counts: dict[str, int] = {}
    for start in sorted(graph.nodes):
        if start not in counts:
            reached = _reached(ties, start, without="")
            number = len(series_names(graph.nodes[key] for key in reached if key in graph.nodes))
            counts |= dict.fromkeys(reached, number)
    return counts


def _may_be_contested(graph: Graph, ties: Ties, key: str, names: Mapping[str, int]) -> bool:
    """A quick look, so that the long one is taken at few parts."""
    near = ties.of.get(key, ())
    if len(near) < 2:
        return False
    indexes = [other for other in near if other in graph.indexes]
    bonds = [bond for other in near if (bond := ties.bond(key, other))]
    if len(indexes) > 1 or len(bonds) >= 2 * _KNOTTED or names[key] > 1:
        return True
    steps = [_steps_from(bond, key) for bond in bonds]
    return sum(1 in step for step in steps) > 1 or sum(-1 in step for step in steps) > 1


def _steps_from(bond: Bond, key: str) -> frozenset[int]:
    return bond.steps if bond.a.key == key else frozenset(-step for step in bond.steps)


def _sides(ties: Ties, key: str) -> Iterator[tuple[list[str], set[str]]]:
    """The neighbours of a part that are connected without it, with all that they are connected to."""
    left = set(ties.of[key])
    while left:
        reached = _reached(ties, min(left), without=key)
        yield sorted(left & reached), reached
        left -= reached


def _reached(ties: Ties, start: str, *, without: str) -> set[str]:
    reached, fresh = {start}, [start]
    while fresh:
        for other in ties.of.get(fresh.pop(), ()):
            if other not in reached and other != without:
                reached.add(other)
                fresh.append(other)
    return reached


def _side(graph: Graph, ties: Ties, node: Node, near: list[str], reached: Iterable[str]) -> _Side:
    bonds = [bond for other in near if (bond := ties.bond(node.key, other))]
    steps = frozenset[int]().union(*(_steps_from(bond, node.key) for bond in bonds))
    indexes = tuple(key for key in near if key in graph.indexes)
    parts = [graph.nodes[key] for key in reached if key in graph.nodes]
    names = series_names(parts)
    titled = node.name in names or node.name in {graph.indexes[key].name for key in indexes}
    links = sum(len(bond.links) for bond in bonds) + len(indexes)
    akin = sum(bool(part.authors & node.authors) for part in parts) + sum(
        bool(part.pattern) and part.pattern == node.pattern for part in parts
    )
    rank = (not (node.name and titled), -links, -akin / max(len(parts), 1), near[0])
    knotted = not node.name and len(bonds) >= _KNOTTED
    return _Side(tuple(near), knotted, -1 in steps, 1 in steps, indexes, names, rank)


def _rival(graph: Graph, kept: Iterable[_Side], side: _Side) -> _Side | None:
    return next((one for one in kept if _are_rivals(graph, one, side)), None)


def _are_rivals(graph: Graph, one: _Side, other: _Side) -> bool:
    if any(
        not graph.indexes[a].is_of_one_series_with(graph.indexes[b]) for a in one.indexes for b in other.indexes
    ) or (one.names and other.names and not one.names.keys() & other.names.keys()):
        return True
    if (one.before and other.before) or (one.after and other.after):
        return True
    return one.knotted and other.knotted
