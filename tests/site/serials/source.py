"""The serials of this site, read from sources: pages and what an archive of them must hold are both made of them.

A source `articles/NAME.md` is one article as it must be archived: front matter (TOML between `+++` lines: the fields of
`Serial`, with those of an `Instalment` for each of its `parts`), then the parts' bodies in the format of the sample
site's articles, divided by `~~~` lines. A new case is a new file.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from crawler.sample.article import PAGE_BREAK, parse_blocks
from storage.records import Block, BlockKind
from tests.site.serials.a_to_z import harbours
from tests.site.source import SITES


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One published part. `number` is what the archive must say, None for a column by itself. `listed`: the listing
    leads to it. `prompt` is a link below its text, 'words | address' or 'words | address | rel'; `also` is another
    series index that it names.

    What happens to it before the second crawl: it is `added` or `withdrawn` (410), gets a last paragraph (`edited`), or
    a new address (`moved`) and title (`renamed`).
    """

    path: str
    title: str
    published: str
    authors: tuple[str, ...]
    blocks: tuple[Block, ...]
    number: int | None
    listed: bool = False
    status: int = 200
    prompt: str = ""
    also: str = ""
    added: bool = False
    withdrawn: bool = False
    edited: str = ""
    moved: str = ""
    renamed: str = ""

    def path_at(self, *, later: bool) -> str:
        return (later and self.moved) or self.path

    def title_at(self, *, later: bool) -> str:
        return (later and self.renamed) or self.title

    def blocks_at(self, *, later: bool) -> tuple[Block, ...]:
        correction = (Block(BlockKind.PARAGRAPH, self.edited),) if self.edited and later else ()
        return self.blocks + correction

    def text_at(self, *, later: bool) -> str:
        return "\n\n".join(block.text for block in self.blocks_at(later=later))


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A page with the order of a series: `lists` are the addresses of its parts."""

    path: str
    title: str
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Serial:
    """One article as it must be archived, of one part or more. `house` names the template and the words of its pages.

    `links` are its pages' habits: 'box' (all parts on each), 'next', 'back', 'ring' (next, and the last leads to the
    first), 'index' (to its index page). `popular` are serials in the box of popular columns instead of the usual ones.
    `untold`: whether something of it is missing is a matter of opinion. `elsewhere`: it is on the second site.
    `joined_later`: nothing joins its parts until one is added; before, each is an article.
    """

    name: str
    house: str
    title: str
    authors: tuple[str, ...]
    parts: tuple[Instalment, ...]
    links: tuple[str, ...] = ()
    popular: tuple[str, ...] = ()
    index: Index | None = None
    untold: bool = False
    joined_later: bool = False
    elsewhere: bool = False

    def here(self, *, later: bool) -> tuple[Instalment, ...]:
        """The parts that an archive has."""
        return tuple(part for part in self.parts if part.status == 200 and (later or not part.added))

    def text(self, *, later: bool) -> str:
        return "\n\n".join(part.text_at(later=later) for part in self.here(later=later))

    @property
    def missing(self) -> tuple[tuple[int | None, str], ...]:
        """Number and address of each part that is linked and isn't there."""
        return tuple((part.number, part.path) for part in self.parts if part.status != 200)


@cache
def serials() -> tuple[Serial, ...]:
    """Every article of the site, in the order of their names."""
    sources = sorted((SITES / "serials" / "articles").glob("*.md"))
    read = [_parse(source.stem, source.read_text(encoding="utf-8")) for source in sources]
    return (_a_to_z(), *read)


def _parse(name: str, source: str) -> Serial:
    _, front, body = source.split("+++\n", 2)
    fields: dict[str, Any] = tomllib.loads(front)
    authors = tuple(fields.pop("authors"))
    bodies = body.split(PAGE_BREAK)
    parts = tuple(
        _instalment(facts, bodies[at], authors, at + 1 if len(bodies) > 1 else None)
        for at, facts in enumerate(fields.pop("parts"))
    )
    index = fields.pop("index", None)
    return Serial(
        **fields | {key: tuple(fields.get(key, ())) for key in ("links", "popular")},
        name=name,
        authors=authors,
        parts=parts,
        index=index and Index(**index | {"lists": tuple(index["lists"])}),
    )


def _instalment(facts: dict[str, Any], body: str, authors: tuple[str, ...], number: int | None) -> Instalment:
    return Instalment(
        **{"number": number}
        | facts
        | {"authors": tuple(facts.get("authors", authors)), "blocks": parse_blocks(body) if body.strip() else ()}
    )


def _a_to_z() -> Serial:
    """Twenty-six parts, of which the listing shows the last."""
    found = harbours()
    parts = tuple(
        Instalment(
            path=f"/travel/harbours/{harbour.place.lower()}.html",
            title=f"Small Harbours from A to Z ({at}/{len(found)})",
            published=f"2020-01-{at:02}",
            authors=("Marta Velling",),
            blocks=parse_blocks(harbour.text),
            number=at,
            listed=at == len(found),
        )
        for at, harbour in enumerate(found, 1)
    )
    return Serial(
        name="a-to-z",
        house="paper",
        title="Small Harbours from A to Z",
        authors=("Marta Velling",),
        parts=parts,
        links=("next", "back"),
    )
