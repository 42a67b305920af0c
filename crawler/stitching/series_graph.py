"""Which parts belong together: evidence joins them two groups at a time, the surest first; a contradiction refuses.

Strong, each enough by itself: a series' index; a link that continues; one series name with numbers that fit. Weak, and
never enough: addresses of one pattern, the same author, days near each other (`series_node.support`). Nothing joins two
sites, two texts of one number, two languages (but the next number of the same name), or two numberings of one name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crawler.stitching.series_bonds import Bond, Bonds, Worth, bonds_of, continues, judge, wordings_of_any_next
from crawler.stitching.series_contest import Loss, Ties, lost_ties
from crawler.stitching.series_groups import Graph, Joint, indexes_of, series_names
from crawler.stitching.series_names import join_by_name, join_unnumbered_first
from crawler.stitching.series_node import Node, languages_differ, nodes_of
from storage.records import Part, PartLink

_MOST_BY_BARE_LINKS = 4
"""Parts that links joined which say no more than 'next' or 'previous', where titles, numbers and addresses don't agree.
A series whose parts have nothing else in common is short; a longer chain is the order of a column."""

_MOST_BY_WORDS = 30
"""The same where the links say that they continue, as some themes do under every article. A work in more parts gives
them numbers or its name."""

_STRENGTH = {Worth.AGREED: "strong", Worth.SAID: "strong", Worth.SEAM: "strong", Worth.BARE: "fair, a mere link"}


Judged = dict[tuple[str, str], tuple[Worth, str]]
"""What the links between two parts are worth, and why if it is nothing."""


def connect(parts: Sequence[Part], links: Sequence[PartLink]) -> Graph:
    """The groups that the evidence makes, the same for any order of its input.

    `links` lead from parts or index pages to parts.
    """
    nodes = nodes_of(parts)
    graph = Graph(nodes, indexes_of(links))
    bonds = bonds_of(nodes, links)
    numbering = join_by_name(graph, bonds)
    judged = {pair: _judge_in(graph, bond, numbering) for pair, bond in bonds.items()}
    judged |= _by_words_of_any_next(bonds, judged)
    judged |= _too_long_chains(bonds, judged)
    lost = lost_ties(graph, _ties(graph, bonds, judged))
    _join_indexes(graph, lost)
    for worth in (Worth.AGREED, Worth.SAID, Worth.BARE, Worth.SEAM):
        for pair, bond in bonds.items():
            if judged[pair][0] is worth:
                _join_bond(graph, bond, worth, lost)
    join_unnumbered_first(graph, bonds)
    for pair, bond in bonds.items():
        worth, doubt = judged[pair]
        if worth is Worth.NONE and not graph.together(*pair):
            graph.refuse(*_direction(bond), f"{bond.why}, but {doubt}")
    graph.lost |= _listed_by_several(graph, bonds)
    return graph


def _judge_in(graph: Graph, bond: Bond, numbering: Mapping[str, int]) -> tuple[Worth, str]:
    """What links are worth beside what names have joined."""
    worth, doubt = judge(bond)
    taken = _taken(graph, bond) if worth in {Worth.SAID, Worth.BARE} else None
    if taken is not None:
        return Worth.NONE, f"its place is taken: part {taken.number} is {taken.key} by its title"
    if worth is Worth.AGREED and not bond.numbers_go_on:
        one, other = numbering.get(bond.a.key), numbering.get(bond.b.key)
        if one is not None and other is not None and one != other:
            return Worth.NONE, "the numbering starts again later"
    return worth, doubt


def _taken(graph: Graph, bond: Bond) -> Node | None:
    """The part whose title has the number that the links give to an unnumbered one; None if a place is free for it."""
    for node, other in ((bond.a, bond.b), (bond.b, bond.a)):
        given = bond.numbers_given(node)
        if node.number is None and other.number is not None and given:
            numbered = {member.number: member for member in graph.group(other.key)}
            if given <= numbered.keys():
                return numbered[min(given)]
    return None


def _by_words_of_any_next(bonds: Bonds, judged: Judged) -> Judged:
    """The links that say that they continue, in the words that the site has for any next article."""
    chain_of = _chains(bonds)
    linked: dict[int, dict[tuple[str, str], Bond]] = defaultdict(dict)
    for pair, bond in bonds.items():
        linked[id(chain_of[pair[0]])][pair] = bond
    refused = {}
    for chain in linked.values():
        wordings = wordings_of_any_next(chain.values())
        for pair, bond in chain.items():
            if judged[pair][0] is Worth.SAID and bond.is_unsupported and bond.wordings <= wordings:
                refused[pair] = (Worth.NONE, f"the site says '{bond.first.text}' of any next article")
    return refused


def _too_long_chains(bonds: Bonds, judged: Judged) -> Judged:
    """The links of chains that are too long to be followed on the word of such links alone."""
    refused = {}
    for worth, most in ((Worth.BARE, _MOST_BY_BARE_LINKS), (Worth.SAID, _MOST_BY_WORDS)):
        pairs = [pair for pair, bond in bonds.items() if judged[pair][0] is worth and bond.is_unsupported]
        chain_of = _chains(pairs)
        for a, b in pairs:
            if len(chain_of[a]) > most:
                why = f"nothing else joins the {len(chain_of[a])} articles of this chain: a column's own order"
                refused[a, b] = (Worth.NONE, why)
    return refused


def _chains(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """All that each key is connected with by pairs, itself included."""
    chain_of: dict[str, set[str]] = {}
    for a, b in pairs:
        less, more = sorted((chain_of.setdefault(a, {a}), chain_of.setdefault(b, {b})), key=len)
        more |= less
        chain_of |= dict.fromkeys(less, more)
    return chain_of


def _ties(graph: Graph, bonds: Bonds, judged: Judged) -> Ties:
    """All that may join: what names joined, indexes, and the links that are worth something; but not seams, which ask
    for numbers that go on, and are joined where nothing contradicts."""
    ties = Ties()
    for group, members in graph.members.items():
        for key in members if len(members) > 1 else ():
            ties.tie(f"named {group}", key)  # all are tied to each other: without one of them the others still are
    for index in graph.indexes.values():
        for key in index.listed & graph.nodes.keys():
            if not graph.nodes[key].edition:
                ties.tie(index.key, key)
    for pair, bond in bonds.items():
        if judged[pair][0] in {Worth.AGREED, Worth.SAID, Worth.BARE}:
            ties.tie(*pair)
            ties.bonds |= {} if judged[pair][0] is Worth.AGREED else {pair: bond}
    return ties


def _join_indexes(graph: Graph, lost: Mapping[tuple[str, str], Loss]) -> None:
    """Joins each index with the parts that it lists; a part of another series that it lists is lost to it."""
    for index in graph.indexes.values():
        seen: set[str] = set()
        for link in index.links:
            if link.target not in graph.nodes or link.target in seen:
                continue
            seen.add(link.target)
            why = f"strong: the series index '{index.series}' lists it"
            loss = lost.get((link.target, index.key))
            if graph.nodes[link.target].edition:
                graph.refuse(index.key, link.target, f"{why}, but a column's numbered pieces are listed anywhere")
            elif loss:
                graph.refuse(index.key, link.target, f"{why}, but {loss.why}")
                graph.lost |= {link} if loss.elsewhere else set()
            elif not graph.join(Joint(index.key, link.target, why, across_names=True)):
                graph.lost.add(link)


def _join_bond(graph: Graph, bond: Bond, worth: Worth, lost: Mapping[tuple[str, str], Loss]) -> None:
    source, target = _direction(bond)
    pair = (bond.a.key, bond.b.key)
    contested = next((end for end in (pair, pair[::-1]) if end in lost), None)
    why = f"{_STRENGTH[worth]}: {bond.why}" + (", under another name" if worth is Worth.SEAM else "")
    if contested and not graph.together(*pair):
        loss = lost[contested]
        graph.refuse(source, target, f"{why}, but {loss.why}")
        graph.lost.update(link for link in bond.links if loss.elsewhere and link.target == contested[0])
        return
    if graph.together(*pair) and not bond.steps:
        return  # that each part lists all others says nothing new, in a number of pieces that is the square of theirs
    behind = bond.a.leads and bond.b.leads and bond.numbers_go_on
    joint = Joint(source, target, why, worth is Worth.SEAM or behind, worth is Worth.AGREED and bond.numbers_go_on)
    if not graph.join(joint) and worth is Worth.SEAM:
        graph.lost.update(bond.links)


def _listed_by_several(graph: Graph, bonds: Bonds) -> set[PartLink]:
    """The links by which two parts or more of a series call one part of another theirs. One is a mere mention, and
    several parts of the other a list of what else there is."""
    claims: dict[tuple[str, str], dict[str, list[PartLink]]] = defaultdict(lambda: defaultdict(list))
    for bond in bonds.values():
        if bond.says_so and bond.a.name and bond.b.name and not graph.together(bond.a.key, bond.b.key):
            for link in bond.links:
                claim = claims[graph.group_of[link.source], graph.group_of[link.target]]
                claim[link.target].append(link)
    lost: set[PartLink] = set()
    for claim in claims.values():
        for links in claim.values() if len(claim) == 1 else ():
            lost |= set(links) if len({link.source for link in links}) > 1 else set()
    return lost


def _direction(bond: Bond) -> tuple[str, str]:
    """The ends of the link that speaks for a bond."""
    link = bond.first
    return link.source, link.target


def _is_missed(graph: Graph, link: PartLink) -> bool:
    """True if a series lacks a part that it lost: not one of another series of its own name, a copy or translation, nor
    one of several that an index lists of another series: it is a list of series then."""
    node, group = graph.nodes[link.target], graph.group(link.source)
    index = graph.indexes.get(link.source)
    if index and sum(graph.together(key, link.target) for key in index.listed & graph.nodes.keys()) > 1:
        return False
    others = graph.group(link.target)
    marks = {one.copy_mark for one in others}
    if any(one.copy_mark in marks or one.site != node.site or languages_differ(node, one) for one in group):
        return False
    return series_names(group).keys().isdisjoint(series_names(others))


def links_within(graph: Graph, links: Iterable[PartLink]) -> dict[str, list[PartLink]]:
    """The links that tell of a group's order or of what it lacks: within it, from it to addresses not here, and to
    parts that it lost to another series."""
    spread = {
        key: {graph.group_of[target] for target in index.listed & graph.nodes.keys()}
        for key, index in graph.indexes.items()
    }
    found: dict[str, list[PartLink]] = {group: [] for group in graph.members}
    for link in links:
        group = graph.group_of.get(link.source)
        if group is None:
            continue
        if link.target in graph.nodes:
            if graph.group_of[link.target] == group or (link in graph.lost and _is_missed(graph, link)):
                found[group].append(link)
        elif link.series is not None:
            found[group] += [link] if len(spread[link.source]) < 2 else []
        elif not graph.nodes[link.source].edition or continues(link):
            found[group].append(link)
    return found
