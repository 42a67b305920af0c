"""Parts and the evidence between them -> articles: each part in exactly one, in order, with what is missing said."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, replace

from crawler.stitching.series_graph import connect, links_within
from crawler.stitching.series_groups import series_names
from crawler.stitching.series_missing import missing_parts
from crawler.stitching.series_node import Node
from crawler.stitching.series_order import Order, order
from storage.records import PART_ROLES, Article, ArticlePart, Evidence, Metadata, MissingPart, Part, PartLink


def assemble(parts: Sequence[Part], links: Sequence[PartLink]) -> tuple[Article, ...]:
    """The articles that parts make, sorted by key; the same for any order of `parts` and `links`.

    `links` may name a part by any of its pages. A part that nothing joins is an article by itself. Every join of two
    parts, or of a part and an index, and every one refused is in the evidence of the articles concerned: 'edge' or
    'edge refused', 'A -> B', and why.
    """
    here = sorted({part.key: part for part in parts}.values(), key=lambda part: part.key)
    resolved = _resolved(here, links)
    graph = connect(here, resolved)
    of_group = links_within(graph, resolved)
    evidence = graph.evidence_of()
    orders = {group: order(nodes, of_group[group]) for group in graph.members if (nodes := graph.group(group))}
    titles = {group: _title(ordered, of_group[group]) for group, ordered in orders.items()}
    elsewhere = {
        node.key: _whereabouts(number, titles[group], ordered)
        for group, ordered in orders.items()
        for node, number in ordered.parts
    }
    articles = [
        _article(ordered, titles[group], missing_parts(ordered, elsewhere), evidence.get(group, set()))
        for group, ordered in orders.items()
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


def _whereabouts(number: int | None, title: str | None, ordered: Order) -> str:
    """Where a part is that another series names as its own."""
    first = ordered.parts[0][0].part.url
    return f'is part {number} of "{title}" ({first})' if number is not None else f'is in "{title}" ({first})'


def _article(
    ordered: Order, title: str | None, missing: tuple[MissingPart, ...], evidence: Iterable[Evidence]
) -> Article:
    nodes = [node for node, _ in ordered.parts]
    return Article(
        key=nodes[0].key,
        url=nodes[0].part.url,
        metadata=_metadata(nodes, title),
        parts=tuple(ArticlePart(node.key, number) for node, number in ordered.parts),
        complete=not missing and not any(node.part.missing_pages for node in nodes),
        missing_parts=missing,
        declared_parts=ordered.declared,
        evidence=tuple(sorted({*evidence, *ordered.evidence}, key=astuple)),
    )


def _metadata(nodes: Sequence[Node], title: str | None) -> Metadata:
    """The first part's, under the series' title; authors, categories and tags of all; the latest modification."""
    every = [node.part.metadata for node in nodes]
    return replace(
        every[0],
        title=title,
        authors=_union(metadata.authors for metadata in every),
        categories=_union(metadata.categories for metadata in every),
        tags=_union(metadata.tags for metadata in every),
        modified=max((metadata.modified for metadata in every if metadata.modified), default=None),
    )


def _title(ordered: Order, links: Sequence[PartLink]) -> str | None:
    """The series' name: as most titles give it, of two as many the later; else as its index does, else the first
    part's own title."""
    nodes = [node for node, _ in ordered.parts]
    names = series_names(nodes) if len(nodes) > 1 else {}
    if names:
        counts = Counter(node.name for node in nodes)
        last = {node.name: place for place, node in enumerate(nodes)}
        return names[max(names, key=lambda name: (counts[name], last[name]))]
    index = min((link.series for link in links if link.series), default=None)
    if index and len(nodes) > 1:
        return index
    own = "" if nodes[0].edition else nodes[0].series
    return own or nodes[0].part.metadata.title


def _union(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))
