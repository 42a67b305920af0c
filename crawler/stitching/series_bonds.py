"""What the links between two parts are worth: enough to join them, enough with others of their kind, or too little."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from crawler.reading.cues import cues_of
from crawler.reading.words import Cue
from crawler.stitching.series_node import Node, authors_differ, languages_differ, names_agree
from storage.records import LinkRole, PartLink

_CONTINUES = frozenset({Cue.CONTINUE, Cue.NEXT_PART, Cue.PREVIOUS_PART})
_STEPS = {LinkRole.NEXT_PART: 1, LinkRole.PREV_PART: -1}
_TITLED = re.compile(r"[:：].*")
_TITLE_WORD = re.compile(r"\w{4,}")  # shorter words are in every title


class Worth(StrEnum):
    """How much the links between two parts prove; in the order in which they join."""

    AGREED = "agreed"  # the titles name one series as well
    SAID = "said"  # the link says that it continues, or numbers or addresses agree
    SEAM = "seam"  # the series has another name from here on
    BARE = "bare"  # a mere next or previous
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Bond:
    """All links between two parts, `a` the one with the lesser key."""

    a: Node
    b: Node
    links: tuple[PartLink, ...]

    @property
    def steps(self) -> frozenset[int]:
        """1 if a link says that b follows a, -1 if a follows b."""
        return frozenset(
            _STEPS[link.role] * (1 if link.source == self.a.key else -1) for link in self.links if link.role in _STEPS
        )

    @property
    def numbers_go_on(self) -> bool:
        """True if a next or previous link leads from a number to the very next one, by titles or else addresses."""
        a, b = self.a, self.b
        titled = a.number is not None or b.number is not None
        if not (titled or a.pattern == b.pattern or (a.url_names_part and b.url_names_part)):
            return False
        one, other = _number(a), _number(b)
        return one is not None and other is not None and other - one in self.steps

    @property
    def numbers_contradict(self) -> bool:
        """True if both titles have numbers and no link goes with them."""
        if self.a.number is None or self.b.number is None or self.b.number - self.a.number in self.steps:
            return False
        if self.a.number == self.b.number:
            return True
        ends = {self.a.key: self.a.number, self.b.key: self.b.number}
        return not any(link.role not in _STEPS and link.number in {None, ends[link.target]} for link in self.links)

    @property
    def says_so(self) -> bool:
        """True if a link's own words, number or place say that it leads to a part."""
        return any(link.number is not None or "series" in link.why or continues(link) for link in self.links)

    @property
    def is_unsupported(self) -> bool:
        """True if no title and no number agrees with the links, so that all is said by their words."""
        own = {end.key: {None, _number(end)} for end in (self.a, self.b)}
        numbered = any(link.number not in own[link.target] for link in self.links)
        return not ((self.a.name and self.b.name) or self.numbers_go_on or numbered)

    @property
    def wordings(self) -> frozenset[str]:
        """What the links say, without a title behind it."""
        return frozenset(_TITLED.sub("", link.text).strip().casefold() for link in self.links)

    @property
    def redirected(self) -> bool:
        return all(link.redirected for link in self.links)

    @property
    def is_mutual(self) -> bool:
        return len({link.source for link in self.links}) == 2

    @property
    def first(self) -> PartLink:
        """The link that speaks for all."""
        return min(self.links, key=lambda link: (link.redirected, link.role not in _STEPS, link.source, link.position))

    @property
    def why(self) -> str:
        back = " and a link back" if self.is_mutual else ""
        return f"{self.first.role.words} link '{self.first.text}' ({self.first.why}){back}"

    def numbers_given(self, node: Node) -> set[int]:
        """The numbers that the links give to one end: by their words, or as the next to the other end's."""
        other, sign = (self.b, -1) if node is self.a else (self.a, 1)
        given = {link.number for link in self.links if link.number is not None and link.target == node.key}
        return given if other.number is None else given | {other.number + sign * step for step in self.steps}


Bonds = Mapping[tuple[str, str], Bond]
"""The links between each two parts, by their keys."""


def continues(link: PartLink) -> bool:
    """True if a link, or the line that it stands in, says in words that it continues."""
    line = link.why.removeprefix("says ").strip("'")
    return not (cues_of(link.text) | cues_of(line)).isdisjoint(_CONTINUES)


def _number(node: Node) -> int | None:
    return node.number if node.number is not None else node.url_number


def bonds_of(nodes: Mapping[str, Node], links: Sequence[PartLink]) -> Bonds:
    """The links between each two parts, by their keys."""
    between: dict[tuple[str, str], list[PartLink]] = defaultdict(list)
    for link in [*links, *_over_gaps(nodes, links)]:
        if link.series is None and link.source != link.target and link.source in nodes and link.target in nodes:
            a, b = sorted((link.source, link.target))
            between[a, b].append(link)
    return {pair: Bond(nodes[pair[0]], nodes[pair[1]], tuple(found)) for pair, found in sorted(between.items())}


def _over_gaps(nodes: Mapping[str, Node], links: Iterable[PartLink]) -> Iterator[PartLink]:
    """A link between two parts that name one address, which isn't here, as what comes after the one and before the
    other: if no third one names it."""
    before: dict[str, dict[str, PartLink]] = defaultdict(dict)
    after: dict[str, dict[str, PartLink]] = defaultdict(dict)
    for link in links:
        if link.series is None and link.source in nodes and link.target not in nodes and link.role in _STEPS:
            (before if link.role is LinkRole.NEXT_PART else after)[link.target].setdefault(link.source, link)
    for lost in sorted(before.keys() & after.keys()):
        if len(before[lost]) == len(after[lost]) == 1:
            (first,), (last,) = before[lost].values(), after[lost].values()
            why = f"{first.why}, over {first.url} to what leads back there"
            yield replace(first, target=last.source, role=LinkRole.PART_N, why=why, number=None)


def wordings_of_any_next(bonds: Iterable[Bond]) -> frozenset[str]:
    """The words that lead into the first part of a series or out of the last, and also from one article to another
    where neither is a part: a site's words for its next article, whatever they promise. A prologue has only the one,
    a series without numbers only the other."""
    across: set[str] = set()
    elsewhere: set[str] = set()
    for bond in bonds:
        if not bond.is_unsupported:
            continue
        if bond.a.number is None and bond.b.number is None:
            elsewhere |= bond.wordings
        for part, other in ((bond.a, bond.b), (bond.b, bond.a)):
            if part.number is not None and other.number is None and bond.numbers_given(other) & {0, part.number + 1}:
                across |= bond.wordings
    return frozenset(across & elsewhere)


def judge(bond: Bond) -> tuple[Worth, str]:
    """What the links between two parts are worth, and why if it is nothing."""
    a, b = bond.a, bond.b
    doubt = _doubt(bond)
    if doubt:
        return Worth.NONE, doubt
    if names_agree(a, b):
        return Worth.AGREED, ""
    if a.name and b.name:
        return _of_two_names(bond)
    if bond.says_so or bond.numbers_go_on or _is_namesake(a, b) or _is_namesake(b, a):
        return Worth.SAID, ""
    if authors_differ(a.authors, b.authors):
        return Worth.NONE, "they are by different authors, and the link doesn't say that it continues"
    if _leads_out(bond, a, b) or _leads_out(bond, b, a):
        return Worth.NONE, "one title names no part, and the link doesn't say that it continues"
    return Worth.BARE, ""


def _doubt(bond: Bond) -> str | None:
    """What forbids to follow links, whatever they say; None for nothing."""
    a, b = bond.a, bond.b
    agree = names_agree(a, b)
    if a.site != b.site:
        return "they are on different sites"
    if languages_differ(a, b) and not (agree and bond.numbers_go_on):
        return f"they are in different languages, {a.language} and {b.language}: a translation"
    if bond.redirected and not (agree or bond.numbers_go_on or _titles_akin(a, b)):
        target = min(bond.links, key=lambda link: (link.source, link.position)).target
        title = (a if target == a.key else b).part.metadata.title or target
        return f'it leads by a redirect to "{title}", which nothing else joins'
    if bond.numbers_contradict and (agree or not (a.name and b.name)):
        return f"the numbers don't follow ({a.number}, {b.number})"
    if (a.edition or b.edition) and not any(map(continues, bond.links)):
        return "a column numbers its pieces, and the link doesn't say that it continues"
    return f"the series has {a.total or b.total} parts" if _is_past_the_end(bond) else None


def _of_two_names(bond: Bond) -> tuple[Worth, str]:
    """Two titles with different names: parts with names of their own, or a series renamed half-way."""
    a, b = bond.a, bond.b
    on = a.number is not None and b.number is not None and b.number - a.number in bond.steps
    if a.leads and b.leads:
        if not bond.numbers_contradict and a.number is not None and b.number is not None:
            return Worth.SAID, ""
        return Worth.NONE, f"their titles differ ('{a.series}', '{b.series}') and their numbers don't follow"
    names = f"their titles name different series, '{a.series}' and '{b.series}'"
    if not on:
        return Worth.NONE, f"{names}, and the numbers don't go on ({a.number}, {b.number})"
    if authors_differ(a.authors, b.authors):
        return Worth.NONE, f"{names}, by different authors"
    return Worth.SEAM, ""


def _is_namesake(a: Node, b: Node) -> bool:
    """True if a's whole title is the name of b's series."""
    return a.part.part_title is None and bool(a.plain) and a.plain == b.name


def _titles_akin(a: Node, b: Node) -> bool:
    """True if one author has given both a word in common."""
    one, other = (set(_TITLE_WORD.findall((node.part.metadata.title or "").casefold())) for node in (a, b))
    return bool(a.authors & b.authors and one & other)


def _leads_out(bond: Bond, numbered: Node, other: Node) -> bool:
    """True if a part's neighbour without a number would come before the first part or after this one: a column's next
    article does; an unnumbered first part doesn't."""
    if numbered.number is None or other.number is not None:
        return False
    return any(not 1 <= number < numbered.number for number in bond.numbers_given(other))


def _is_past_the_end(bond: Bond) -> bool:
    """True if a link leads on from the last of the declared parts to one without a number."""
    for node, other, step in ((bond.a, bond.b, 1), (bond.b, bond.a, -1)):
        if node.total is not None and node.number == node.total and other.number is None and step in bond.steps:
            return True
    return False
