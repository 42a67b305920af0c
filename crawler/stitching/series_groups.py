"""Groups of parts under construction: two are joined unless something forbids it, and the evidence says either way."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from crawler.reading.part_title import series_key
from crawler.stitching.series_node import Node, support
from storage.records import Evidence, LinkRole, PartLink


@dataclass(frozen=True, slots=True)
class Index:
    """A page that lists a series: its name, and its links in the order of the page."""

    key: str
    series: str
    links: tuple[PartLink, ...]

    @property
    def name(self) -> str:
        return series_key(self.series)

    @property
    def listed(self) -> frozenset[str]:
        return frozenset(link.target for link in self.links)

    def is_of_one_series_with(self, other: "Index") -> bool:
        """True if both have one name, or most of what the shorter lists; a single part may be in two series."""
        if self.name == other.name:
            return True
        shared = len(self.listed & other.listed)
        return shared > 1 and 2 * shared > min(len(self.listed), len(other.listed))


def indexes_of(links: Iterable[PartLink]) -> dict[str, Index]:
    found: dict[str, list[PartLink]] = defaultdict(list)
    for link in links:
        if link.series is not None and link.role is LinkRole.PART_N:
            found[link.source].append(link)
    return {
        key: Index(key, listed[0].series or "", tuple(sorted(listed, key=lambda link: link.position)))
        for key, listed in sorted(found.items())
    }


@dataclass(frozen=True, slots=True)
class Joint:
    """A reason to join two parts, or a part (`b`) to an index (`a`). `across`: it holds though the names of the series
    or the languages differ."""

    a: str
    b: str
    why: str
    across_names: bool = False
    across_languages: bool = False


@dataclass(slots=True)
class Graph:
    """Parts and indexes in groups; why each two were joined or not; and `lost`, the links that name a part as one of
    this series though it belongs to another."""

    nodes: dict[str, Node]
    indexes: dict[str, Index]
    group_of: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    found: list[tuple[str, str, Evidence]] = field(default_factory=list)
    lost: set[PartLink] = field(default_factory=set)

    def __post_init__(self) -> None:
        for key in [*self.nodes, *self.indexes]:
            self.group_of[key] = key
            self.members[key] = [key]

    def join(self, joint: Joint) -> bool:
        """Join the groups of both ends unless they contradict each other; the evidence says either way."""
        clash = self.clash(joint)
        if clash:
            self.refuse(joint.a, joint.b, f"{joint.why}, but {clash}")
            return False
        self.found.append((joint.a, joint.b, Evidence("edge", f"{joint.a} -> {joint.b}", self._with_support(joint))))
        keep, drop = sorted((self.group_of[joint.a], self.group_of[joint.b]))
        if keep != drop:
            for key in self.members[drop]:
                self.group_of[key] = keep
            self.members[keep] += self.members.pop(drop)
        return True

    def refuse(self, a: str, b: str, why: str) -> None:
        self.found.append((a, b, Evidence("edge refused", f"{a} -> {b}", why)))

    def together(self, a: str, b: str) -> bool:
        return self.group_of[a] == self.group_of[b]

    def group(self, key: str) -> list[Node]:
        """The parts of the group of a part or index."""
        return [self.nodes[member] for member in self.members[self.group_of[key]] if member in self.nodes]

    def clash(self, joint: Joint) -> str | None:
        """Why the groups of two ends can't be one series; None if they can."""
        if self.together(joint.a, joint.b):
            return None
        mine, theirs = self.group(joint.a), self.group(joint.b)
        return (
            ("they are on different sites" if mine and theirs and mine[0].site != theirs[0].site else None)
            or _same_place(mine, theirs)
            or (None if joint.across_languages else _languages(mine, theirs))
            or (None if joint.across_names else _names(mine, theirs))
            or self._indexes_clash(joint.a, joint.b)
        )

    def _indexes_clash(self, a: str, b: str) -> str | None:
        mine, theirs = (
            [self.indexes[key] for key in sorted(self.members[self.group_of[end]]) if key in self.indexes]
            for end in (a, b)
        )
        if not mine or not theirs or any(one.is_of_one_series_with(other) for one in mine for other in theirs):
            return None
        return f"they are listed as parts of two series, '{mine[0].series}' and '{theirs[0].series}'"

    def _with_support(self, joint: Joint) -> str:
        if joint.a not in self.nodes:
            return joint.why
        weak = support(self.nodes[joint.a], self.nodes[joint.b])
        return f"{joint.why}; supported by {', '.join(weak)}" if weak else joint.why

    def evidence_of(self) -> Mapping[str, set[Evidence]]:
        """The evidence that concerns each group."""
        found: dict[str, set[Evidence]] = defaultdict(set)
        for a, b, evidence in self.found:
            found[self.group_of[a]].add(evidence)
            found[self.group_of[b]].add(evidence)
        return found


def series_names(nodes: Iterable[Node]) -> dict[str, str]:
    """The series' names among parts, as compared and as printed; a name behind the number counts if two have it."""
    nodes = list(nodes)
    shared = Counter(node.name for node in nodes if node.name)
    return {node.name: node.series for node in nodes if node.name and (not node.leads or shared[node.name] > 1)}


def _same_place(mine: Iterable[Node], theirs: Iterable[Node]) -> str | None:
    numbers: dict[int, Node] = {}
    texts: dict[tuple[str, str], Node] = {}
    for node in mine:
        if node.number is not None:
            numbers[node.number] = node
        texts[node.copy_mark] = node
    for node in theirs:
        same = texts.get(node.copy_mark)
        if same is not None:
            return f"{max(node.key, same.key)} is a copy: it has the text of {min(node.key, same.key)}"
        if node.number in numbers:
            pair = sorted((numbers[node.number].key, node.key))
            return f"there are two parts {node.number}: {pair[0]} and {pair[1]}"
    return None


def _languages(mine: Iterable[Node], theirs: Iterable[Node]) -> str | None:
    one, other = ({node.language for node in nodes if node.language} for nodes in (mine, theirs))
    if not one or not other or one & other:
        return None
    return f"they are in different languages, {'/'.join(sorted(one))} and {'/'.join(sorted(other))}"


def _names(mine: Iterable[Node], theirs: Iterable[Node]) -> str | None:
    one, other = series_names(mine), series_names(theirs)
    if not one or not other or one.keys() & other.keys():
        return None
    return f"they are of different series, '{min(one.values())}' and '{min(other.values())}'"
