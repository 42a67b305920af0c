"""Parts and the evidence between them -> articles: each part in exactly one, in order, with what is missing said."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, replace

from crawler.stitching.series_graph import Graph, Node, connect
from crawler.stitching.series_order import Order, order
from storage.records import PART_ROLES, Article, ArticlePart, Metadata, Part, PartLink


def assemble(parts: Sequence[Part], links: Sequence[PartLink]) -> tuple[Article, ...]:
    """The articles that parts make, sorted by key; the same for any order of `parts` and `links`.

    `links` may name a part by any of its pages. A part that nothing joins is an article by itself. Every link that
    joined two parts, or was refused, is in the evidence of an article.
    """
    here = sorted({part.key: part for part in parts}.values(), key=lambda part: part.key)
    resolved = _resolved(here, links)
    keys = {part.key for part in here}
    graph = connect(here, [link for link in resolved if link.target in keys])
    of_group = _links_by_group(graph, resolved)
    articles = [
        _article(graph, [graph.nodes[key] for key in sorted(members)], of_group[group])
        for group, members in graph.members.items()
    ]
    return tuple(sorted(articles, key=lambda article: article.key))


def _resolved(parts: Iterable[Part], links: Iterable[PartLink]) -> list[PartLink]:
    """The links between parts, each once, with pages replaced by their parts, in an order of their own."""
    part_of = {page: part.key for part in parts for page in (*part.page_keys, *part.aside_keys)}
    part_of |= {part.key: part.key for part in parts}
    renamed = {
        replace(link, source=part_of.get(link.source, link.source), target=part_of.get(link.target, link.target))
        for link in links
        if link.role in PART_ROLES
    }
    return sorted(renamed, key=lambda link: (link.source, link.position, *map(repr, astuple(link))))


def _links_by_group(graph: Graph, links: Iterable[PartLink]) -> dict[str, list[PartLink]]:
    """The links that tell of a group's order or of what it lacks: within it, from it to addresses not here, and those
    of an index that lists it."""
    indexes: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.series is not None and link.target in graph.group_of:
            indexes[link.source].add(graph.group_of[link.target])
    found: dict[str, list[PartLink]] = defaultdict(list)
    for link in links:
        target = graph.group_of.get(link.target)
        if link.series is not None:
            groups = {target} if target else indexes[link.source] if len(indexes[link.source]) == 1 else set()
        else:
            source = graph.group_of.get(link.source)
            groups = {source} if source and target in {None, source} else set()
        for group in groups:
            found[group].append(link)
    return found


def _article(graph: Graph, nodes: list[Node], links: Sequence[PartLink]) -> Article:
    ordered = order(nodes, links)
    first = ordered.parts[0][0].part
    evidence = sorted({item for node in nodes for item in graph.evidence[node.key]}, key=astuple)
    complete = not ordered.missing and not any(node.part.missing_pages for node in nodes)
    return Article(
        key=first.key,
        url=first.url,
        metadata=_metadata(ordered, links),
        parts=tuple(ArticlePart(node.key, number) for node, number in ordered.parts),
        complete=complete,
        missing_parts=ordered.missing,
        declared_parts=ordered.declared,
        evidence=tuple(evidence),
    )


def _metadata(ordered: Order, links: Sequence[PartLink]) -> Metadata:
    """The first part's, under the series' title; authors, categories and tags of all; the latest modification."""
    every = [node.part.metadata for node, _ in ordered.parts]
    return replace(
        every[0],
        title=_title(ordered, links),
        authors=_union(metadata.authors for metadata in every),
        categories=_union(metadata.categories for metadata in every),
        tags=_union(metadata.tags for metadata in every),
        modified=max((metadata.modified for metadata in every if metadata.modified), default=None),
    )


def _title(ordered: Order, links: Sequence[PartLink]) -> str | None:
    """The series' name: as most titles give it, else as its index does, else the first part's own title."""
    nodes = [node for node, _ in ordered.parts]
    names = Counter(node.name for node in nodes if node.name and not (node.leads and len(nodes) > 1))
    names |= Counter(
        {name: count for name, count in Counter(node.name for node in nodes if node.name).items() if count > 1}
    )
    if names:
        wanted = max(
            names, key=lambda name: (names[name], -next(i for i, node in enumerate(nodes) if node.name == name))
        )
        return next(node.part.part_title.series for node in nodes if node.name == wanted and node.part.part_title)
    index = min((link.series for link in links if link.series), default=None)
    own = nodes[0].part
    if index and len(nodes) > 1:
        return index
    return own.part_title.series if own.part_title and own.part_title.series else own.metadata.title


def _union(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))
