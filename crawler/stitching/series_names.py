"""Parts of one site whose titles name the same series: one series, or several by author, language or year.

Whatever tells two series of one name apart is looked at before any two parts are joined: dealt out by number, the parts
of one year would fill the gaps of another.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crawler.stitching.series_bonds import Bonds
from crawler.stitching.series_groups import Graph, Joint
from crawler.stitching.series_node import LONG_AFTER, Node, authors_differ, languages_differ, support

_REACH = 100
"""How many neighbours by number each part is compared with where parts claim one number: enough for thirty years of a
series without dates, and a series of 2,000 parts takes less than a second or two."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """Nodes cut into series, why, and those that could be of any of them."""

    series: list[list[Node]]
    why: str = ""
    loose: tuple[Node, ...] = ()


def join_by_name(graph: Graph, bonds: Bonds) -> dict[str, int]:
    """Joins the parts that one series name joins. Returns which numbering a part is of, where one begins again."""
    named: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in graph.nodes.values():
        if node.name and not node.edition:
            named[node.site, node.name].append(node)
    numbering: dict[str, int] = {}
    for _, bucket in sorted(named.items()):
        originals = _without_copies(graph, sorted(bucket, key=_place), bonds)
        for one_language in _apart(graph, _by_language(originals)):
            for one_author in _apart(graph, _by_author(one_language)):
                runs = _apart(graph, _by_run(one_author, bonds))
                for run in runs:
                    _join_run(graph, run, bonds)
                if len(runs) > 1:
                    numbering |= {node.key: len(numbering) + place for place, run in enumerate(runs) for node in run}
    return numbering


def _place(node: Node) -> tuple[bool, int, int, str]:
    return (node.number is None, node.number or 0, node.day or 0, node.key)


def _without_copies(graph: Graph, nodes: Sequence[Node], bonds: Bonds) -> list[Node]:
    """The nodes without those that have number and text of another with more links, or with an address that goes with
    more others: they stay apart."""
    linked = Counter(key for bond in bonds.values() for key in (bond.a.key, bond.b.key))
    alike = Counter(node.pattern for node in nodes if node.pattern)
    kept: dict[tuple[str, str], Node] = {}
    for node in sorted(nodes, key=lambda node: (-linked[node.key], -alike[node.pattern], _place(node))):
        original = kept.setdefault(node.copy_mark, node)
        if original is not node:
            graph.refuse(original.key, node.key, f"{_said(node)}, but {node.key} is a copy: it has the same text")
    return sorted(kept.values(), key=_place)


def _said(node: Node) -> str:
    return f"strong: the same series name, '{node.series}'"


def _apart(graph: Graph, cut: _Cut) -> list[list[Node]]:
    """The series of a cut, with a refusal between each two; a loose node goes with the only one that has its place."""
    series = [list(nodes) for nodes in cut.series]
    for one, other in pairwise(series):
        graph.refuse(one[0].key, other[0].key, f"{_said(one[0])}, but {cut.why}")
    for node in cut.loose:
        open_to = [nodes for nodes in series if node.number is None or all(node.number != n.number for n in nodes)]
        if len(open_to) == 1:
            open_to[0].append(node)
        else:
            graph.refuse(series[0][0].key, node.key, f"{_said(node)}, but there are {len(series)} of it: {cut.why}")
    return [sorted(nodes, key=_place) for nodes in series]


def _by_language(nodes: list[Node]) -> _Cut:
    return _cut(nodes, lambda node: [node.language] if node.language else [], "in different languages")


def _by_author(nodes: list[Node]) -> _Cut:
    return _cut(nodes, lambda node: sorted(node.authors), "by different authors")


def _cut(nodes: list[Node], marks: Callable[[Node], Sequence[str | None]], why: str) -> _Cut:
    """Nodes that have a mark in common, directly or by others, together; those without any are loose."""
    series: list[tuple[set[str | None], list[Node]]] = []
    for node in nodes:
        own = set(marks(node))
        if not own:
            continue
        shared = [one for one in series if one[0] & own]
        series = [one for one in series if not one[0] & own]
        series.append((own.union(*(one[0] for one in shared)), [*(n for one in shared for n in one[1]), node]))
    if len(series) < 2:
        return _Cut([nodes])
    found = sorted((sorted(one[1], key=_place) for one in series), key=lambda found: found[0].key)
    return _Cut(found, why, tuple(node for node in nodes if not marks(node)))


def _by_run(nodes: list[Node], bonds: Bonds) -> _Cut:
    """Cut where the numbering starts again: each year's parts together, by their dates."""
    dated = sorted((node for node in nodes if node.day is not None), key=lambda node: (node.day or 0, _place(node)))
    runs: list[list[Node]] = []
    for stretch in _stretches(dated):
        starts = [0, *(at for at in range(1, len(stretch)) if _falls_back(stretch, at, bonds)), len(stretch)]
        for start, end in pairwise(starts):
            piece = stretch[start:end]
            if runs and not (start or _starts_again(runs[-1], piece, bonds)):
                runs[-1] += piece
            else:
                runs.append(piece)
    if len(runs) < 2:
        return _Cut([nodes])
    return _Cut(runs, "the numbering starts again later", tuple(node for node in nodes if node.day is None))


def _stretches(dated: Iterable[Node]) -> list[list[Node]]:
    """Nodes in order of their days, cut where nothing appeared for long."""
    stretches: list[list[Node]] = []
    for node in dated:
        if stretches and (node.day or 0) - (stretches[-1][-1].day or 0) < LONG_AFTER:
            stretches[-1].append(node)
        else:
            stretches.append([node])
    return stretches


def _falls_back(stretch: Sequence[Node], at: int, bonds: Bonds) -> bool:
    """True if a stretch begins anew at `at`: with its least number or a lesser, it goes on, and numbers come twice."""
    before = [node for node in stretch[:at] if node.number is not None]
    after = [node for node in stretch[at:] if node.number is not None]
    if not before or len(after) < 2 or after[0] is not stretch[at]:
        return False
    numbers, first, second = {node.number for node in before}, after[0].number or 0, after[1].number or 0
    if not (first < (before[-1].number or 0) and first <= min(number or 0 for number in numbers) and second > first):
        return False
    return any(node.number in numbers for node in after) and not _follows(before, after, bonds)


def _starts_again(run: Sequence[Node], stretch: Sequence[Node], bonds: Bonds) -> bool:
    """True if a stretch long after a run is a new beginning, not the run's next parts or a late one that it lacked."""
    before = {node.number for node in run if node.number is not None}
    after = {node.number for node in stretch if node.number is not None}
    if not before or not after or _follows(run, stretch, bonds):
        return False
    least = min(number for number in before if number is not None)
    starts = min(number for number in after if number is not None)
    return starts == least or (len(after) > 1 and (starts < least or bool(before & after)))


def _follows(run: Sequence[Node], stretch: Sequence[Node], bonds: Bonds) -> bool:
    """True if a link leads from a part of the one to the next number in the other."""
    ends = ((a.key, b.key) for a in run for b in stretch if abs((a.number or 0) - (b.number or 0)) == 1)
    found = (bonds.get((min(pair), max(pair))) for pair in ends)
    return any(bond is not None and bond.numbers_go_on for bond in found)


def _join_run(graph: Graph, run: Sequence[Node], bonds: Bonds) -> None:
    """Joins the parts of one series in the order of their numbers; of those that claim one number, the one that links,
    addresses and dates support."""
    numbers = [node.number for node in run if node.number is not None]
    if len(numbers) == len(set(numbers)):
        for a, b in pairwise(run):
            _join(graph, a, b)
        return
    pairs = [(a, b) for at, a in enumerate(run) for b in run[at + 1 : at + 1 + _REACH]]
    for a, b in sorted(pairs, key=lambda pair: _nearness(pair[0], pair[1], bonds)):
        if not graph.together(a.key, b.key) and graph.clash(Joint(a.key, b.key, "")) is None:
            _join(graph, a, b)
    leaders = list({graph.group_of[node.key]: node for node in reversed(run)}.values())[::-1]
    for at, node in enumerate(leaders):
        for other in leaders[:at]:
            if not graph.together(node.key, other.key) and _join(graph, other, node):
                break


def _join(graph: Graph, a: Node, b: Node) -> bool:
    fit = f", and the numbers fit: {a.number} and {b.number}" if a.number and b.number else ""
    return graph.join(Joint(a.key, b.key, f"{_said(b)}{fit}"))


def _nearness(a: Node, b: Node, bonds: Bonds) -> tuple[int, int, int, str, str]:
    """How early two parts are joined: links between them, then weak support, then days and numbers between them."""
    bond = bonds.get((min(a.key, b.key), max(a.key, b.key)))
    linked = 0 if bond is None or bond.numbers_contradict else 4 + bond.is_mutual
    days = abs(a.day - b.day) if a.day is not None and b.day is not None else LONG_AFTER
    apart = abs((a.number or 0) - (b.number or 0))
    return (-linked - len(support(a, b)), days, apart, a.key, b.key)


def join_unnumbered_first(graph: Graph, bonds: Bonds) -> None:
    """Joins a part whose whole title is a series' name to that series, if nothing else is its first part."""
    following = {end.key for bond in bonds.values() for step, end in ((1, bond.b), (-1, bond.a)) if step in bond.steps}
    plain: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in graph.nodes.values():
        if node.part.part_title is None and node.plain:
            plain[node.site, node.plain].append(node)
    pairs = []
    for node in graph.nodes.values():
        for first in plain.get((node.site, node.name), ()) if node.name and not node.edition else ():
            days = (node.day - first.day) if node.day is not None and first.day is not None else 0
            pairs.append((days < 0, abs(days), _place(node), first.key, node, first))
    for *_, node, first in sorted(pairs, key=lambda pair: pair[:4]):
        group = graph.group(node.key)
        if graph.together(node.key, first.key) or any(_is_first(member, following) for member in group):
            continue
        why = f"strong: its title is the series' name, '{node.series}'"
        authors = frozenset[str]().union(*(member.authors for member in group))
        if authors_differ(authors, first.authors):
            graph.refuse(first.key, node.key, f"{why}, but by different authors")
        elif languages_differ(node, first):
            graph.refuse(first.key, node.key, f"{why}, but in different languages")
        else:
            graph.join(Joint(first.key, node.key, why))


def _is_first(node: Node, following: Collection[str]) -> bool:
    return node.number == 1 or (node.part.part_title is None and node.key not in following)
