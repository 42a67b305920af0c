"""What a part says of its place in a series: name and number by its title, day, author, language, number by its URL."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from crawler.reading.page_facts import slug_number, slug_words
from crawler.reading.part_title import is_last_half, number_named, numbers_an_edition, series_key
from crawler.reading.urls import site_of
from storage.records import Part

NEAR_DAYS = 45
"""Parts of a monthly series are at most a month apart, with some days of grace."""

LONG_AFTER = 120
"""Days between two parts after which a number that was there before is a new beginning: festivals come back after most
of a year, while the parts of one series are hardly ever a quarter of a year apart."""

_ISO_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)(?:[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?)?(?=[/-])")


@dataclass(frozen=True, slots=True)
class Node:
    """A part with what its title says: series name as `name` ('' for none) and `number`.

    `leads`: the number stands before the name ('Part 2: Roads'), so that the name may be this part's own and not the
    series'. `edition`: the number counts what a column has brought so far ('Money diary #231: The nurse'): neither it
    nor the name joins anything. `plain`: the whole title as a name, for an unnumbered first part. `day` (an ordinal) is
    the published date, else the one in the address. `pattern` and `url_number`: 'quay-#' and 2 of the address
    '…/quay-2', ('', None) where it has no number. `language` is the primary tag.
    """

    part: Part
    name: str
    number: int | None
    leads: bool
    edition: bool
    plain: str
    authors: frozenset[str]
    site: str
    language: str | None
    day: int | None
    pattern: str
    url_number: int | None

    @property
    def key(self) -> str:
        return self.part.key

    @property
    def series(self) -> str:
        """The series' name as printed, '' for none."""
        return self.part.part_title.series if self.part.part_title else ""

    @property
    def url_names_part(self) -> bool:
        """True if the address has a word for the number: 'part-2-ropes'."""
        return self.url_number is not None and number_named(slug_words(self.key)) is not None

    @property
    def copy_mark(self) -> tuple[str, str]:
        """What two copies have in common: the text, and the number, or the title of what has none. The text alone is
        too little: the openings of walled articles are alike."""
        return (self.part.digest, self.plain if self.number is None else str(self.number))

    @property
    def total(self) -> int | None:
        return self.part.part_title.total if self.part.part_title else None


def nodes_of(parts: Iterable[Part]) -> dict[str, Node]:
    """The nodes of parts by key. 下 is part 3 where the same series has a 中, else 2; a name is a column's if most of
    its pieces are editions."""
    nodes = _with_editions({part.key: _node(part) for part in parts})
    middles: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes.values():
        if node.number == 2 and not _ends(node):
            middles[node.site, node.name].append(node)
    return {
        key: replace(node, number=3)
        if _ends(node) and any(_may_be_one_series(node, middle) for middle in middles[node.site, node.name])
        else node
        for key, node in nodes.items()
    }


def _with_editions(nodes: dict[str, Node]) -> dict[str, Node]:
    """The nodes with one mind about `edition` for each name, by most of its nodes. What stands behind the number in
    'Episode 2: Ropes' and 'Episode 3: Ropes' is the series' name."""
    named: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes.values():
        named[node.site, node.name or node.key].append(node)
    decided: dict[str, Node] = {}
    for bucket in named.values():
        editions = sum(node.edition and (len(bucket) == 1 or not node.leads) for node in bucket)
        decided |= {node.key: replace(node, edition=2 * editions > len(bucket)) for node in bucket}
    return decided


def _node(part: Part) -> Node:
    title = series_key(part.metadata.title or "")
    said = part.part_title
    name = series_key(said.series) if said else ""
    pattern, url_number = slug_number(part.key)
    language = (part.metadata.language or "").lower().replace("_", "-").partition("-")[0]
    return Node(
        part=part,
        name=name,
        number=said.number if said else None,
        leads=bool(said) and not (name and title.startswith(name)),
        edition=numbers_an_edition(part.metadata.title or "", part.metadata.language),
        plain=title,
        authors=frozenset(filter(None, map(series_key, part.metadata.authors))),
        site=site_of(part.url),
        language=language or None,
        day=_day(part),
        pattern=pattern,
        url_number=url_number,
    )


def _ends(node: Node) -> bool:
    return node.number == 2 and is_last_half(node.part.metadata.title or "")


def _may_be_one_series(a: Node, b: Node) -> bool:
    far = a.day is not None and b.day is not None and abs(a.day - b.day) >= LONG_AFTER
    return not (far or authors_differ(a.authors, b.authors) or languages_differ(a, b))


def _day(part: Part) -> int | None:
    found = _ISO_DAY.match(part.metadata.published or "") or _URL_DAY.search(part.key)
    if found is None:
        return None
    year, month, day = (int(number or 1) for number in found.groups())
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def names_agree(a: Node, b: Node) -> bool:
    return bool(a.name) and a.site == b.site and a.name == b.name


def authors_differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """True if both are known and have nobody in common."""
    return bool(a and b and not a & b)


def languages_differ(a: Node, b: Node) -> bool:
    return a.language is not None and b.language is not None and a.language != b.language


def support(a: Node, b: Node) -> list[str]:
    """What speaks for two parts being of one series without being enough for it, in words."""
    found = []
    if a.authors & b.authors:
        found.append("the same author")
    if a.pattern and a.pattern == b.pattern and a.url_number != b.url_number:
        found.append(f"addresses of one pattern, {a.url_number} and {b.url_number}")
    if a.day is not None and b.day is not None and abs(a.day - b.day) <= NEAR_DAYS:
        days = abs(a.day - b.day)
        found.append("the same day" if not days else f"{days} day{'s' * (days > 1)} apart")
    return found
