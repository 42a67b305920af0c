"""Which parts belong together: evidence joins them two groups at a time, the surest first; a contradiction refuses."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crawler.reading.part_title import is_last_half, series_key
from crawler.reading.urls import site_of
from storage.records import PART_ROLES, Evidence, LinkRole, Part, PartLink


@dataclass(frozen=True, slots=True)
class Node:
    """A part with what its title says: series name as `name` ('' for none) and `number`.

    `leads`: the number stands before the name ('Part 2: Roads'), so that the name may be this part's own and not the
    series'. `plain`: the whole title as a name, for an unnumbered first part.
    """

    part: Part
    name: str
    number: int | None
    leads: bool
    plain: str
    authors: frozenset[str]
    site: str

    @property
    def key(self) -> str:
        return self.part.key


def node_of(part: Part) -> Node:
    title = series_key(part.metadata.title or "")
    said = part.part_title
    name = series_key(said.series) if said else ""
    leads = bool(said) and not (name and title.startswith(name))
    authors = frozenset(series_key(author) for author in part.metadata.authors)
    return Node(part, name, said.number if said else None, leads, title, authors, site_of(part.url))


@dataclass(slots=True)
class Graph:
    """Groups of parts under construction, and why each two were joined or not."""

    nodes: dict[str, Node]
    group_of: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    evidence: dict[str, list[Evidence]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for key in self.nodes:
            self.group_of[key] = key
            self.members[key] = [key]

    def join(self, a: str, b: str, why: str) -> bool:
        """Join the groups of two parts unless they contradict each other; the evidence says either way."""
        clash = self.clash(a, b)
        if clash:
            self.refuse(a, b, f"{why}, but {clash}")
            return False
        self.evidence[a].append(Evidence("edge", f"{a} -> {b}", why))
        keep, drop = sorted((self.group_of[a], self.group_of[b]))
        if keep != drop:
            for key in self.members[drop]:
                self.group_of[key] = keep
            self.members[keep] += self.members.pop(drop)
        return True

    def refuse(self, a: str, b: str, why: str) -> None:
        self.evidence[a].append(Evidence("edge refused", f"{a} -> {b}", why))

    def clash(self, a: str, b: str) -> str | None:
        """Why two parts can't be of one series: their groups have two parts of one number. None if they can."""
        if self.group_of[a] == self.group_of[b]:
            return None
        mine = {node.number: node for node in self.group(a) if node.number is not None}
        for node in self.group(b):
            if node.number in mine:
                return f"there are two parts {node.number}: {mine[node.number].key} and {node.key}"
        return None

    def group(self, key: str) -> list[Node]:
        return [self.nodes[member] for member in self.members[self.group_of[key]]]

    def authors(self, key: str) -> frozenset[str]:
        return frozenset().union(*(node.authors for node in self.group(key)))


def connect(parts: Sequence[Part], links: Sequence[PartLink]) -> Graph:
    """The groups that the evidence makes, the same for any order of its input.

    `links` lead from parts or index pages to parts. Order of trust: an index page; a link between parts whose titles
    agree; the same series name on one site; any other explicit link.
    """
    nodes = {part.key: node_of(part) for part in parts}
    graph = Graph(_last_halves_last(nodes))
    for links_of_index in _by_index(links).values():
        first = links_of_index[0]
        for link in links_of_index[1:]:
            graph.join(first.target, link.target, f"both listed in the series index '{first.series}'")
    direct = [link for link in links if link.series is None and link.role in PART_ROLES and link.source != link.target]
    direct = [link for link in direct if link.source in nodes and link.target in nodes]
    for link in direct:
        if _names_agree(graph.nodes[link.source], graph.nodes[link.target]):
            graph.join(link.source, link.target, _said(link))
    _connect_names(graph)
    for link in direct:
        if _names_agree(graph.nodes[link.source], graph.nodes[link.target]):
            continue
        doubt = _doubt(graph.nodes[link.source], graph.nodes[link.target], link)
        if doubt and graph.group_of[link.source] != graph.group_of[link.target]:
            graph.refuse(link.source, link.target, f"{_said(link)}, but {doubt}")
        else:
            graph.join(link.source, link.target, _said(link))
    return graph


def _said(link: PartLink) -> str:
    return f"{link.role.value} link '{link.text}' ({link.why})"


def _by_index(links: Iterable[PartLink]) -> dict[str, list[PartLink]]:
    found: dict[str, list[PartLink]] = defaultdict(list)
    for link in links:
        if link.series is not None and link.role is LinkRole.PART_N:
            found[link.source].append(link)
    return found


def _last_halves_last(nodes: dict[str, Node]) -> dict[str, Node]:
    """下 is part 3 where the same series has a 中, else 2."""
    middles = {(node.site, node.name) for node in nodes.values() if node.number == 2 and not _ends(node)}
    return {
        key: Node(node.part, node.name, 3, node.leads, node.plain, node.authors, node.site)
        if _ends(node) and (node.site, node.name) in middles
        else node
        for key, node in nodes.items()
    }


def _ends(node: Node) -> bool:
    return node.number == 2 and is_last_half(node.part.metadata.title or "")


def _names_agree(a: Node, b: Node) -> bool:
    return bool(a.name) and a.site == b.site and a.name == b.name


def _doubt(a: Node, b: Node, link: PartLink) -> str | None:
    """Why a link between two parts is too weak to join them; None if it isn't."""
    if a.site != b.site:
        return "they are on different sites"
    if not a.name or not b.name or a.name == b.name:
        return None
    if not (a.leads and b.leads):
        return f"their titles name different series: '{_series(a)}' and '{_series(b)}'"
    step = {LinkRole.NEXT_PART: 1, LinkRole.PREV_PART: -1}.get(link.role)
    fits = a.number is not None and b.number is not None and (step is None or b.number - a.number == step)
    return None if fits else f"their titles differ ('{_series(a)}', '{_series(b)}') and their numbers don't follow"


def _series(node: Node) -> str:
    return node.part.part_title.series if node.part.part_title else ""


def _connect_names(graph: Graph) -> None:
    """Join parts of one site whose titles give the same series name, by number; then an unnumbered first part."""
    named: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in graph.nodes.values():
        if node.name:
            named[node.site, node.name].append(node)
    plain = {(node.site, node.plain) for node in graph.nodes.values()}
    for (site, name), bucket in sorted(named.items()):
        unnumbered = []
        if (site, name) in plain:
            unnumbered = [
                n for n in graph.nodes.values() if n.site == site and n.plain == name and not n.part.part_title
            ]
        ordered = sorted(bucket, key=lambda node: (node.number is None, node.number or 0, node.key))
        _join_compatible(graph, ordered, f"the same series name '{_series(ordered[0])}' on {site}")
        if not any(node.number == 1 for node in bucket):
            first = sorted(unnumbered, key=lambda node: node.key)[:1]
            _join_compatible(graph, [*ordered, *first], f"its title is the series' name, '{_series(ordered[0])}'")


def _join_compatible(graph: Graph, nodes: list[Node], why: str) -> None:
    """Join each node with the first earlier one that it may be joined with."""
    for index, node in enumerate(nodes):
        seen: set[str] = set()
        for other in nodes[:index]:
            group = graph.group_of[other.key]
            if group in seen or group == graph.group_of[node.key]:
                continue
            seen.add(group)
            mine, theirs = graph.authors(node.key), graph.authors(other.key)
            if mine and theirs and not mine & theirs:
                graph.refuse(other.key, node.key, f"{why}, but by different authors")
            elif graph.join(other.key, node.key, why):
                break
