"""The links between the pages of a part, each leading to the page that its address names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crawler.reading.paging import prints
from crawler.stitching.copies import Copy
from storage.records import VIEW_ROLES, Link, LinkRole, Page


@dataclass(frozen=True, slots=True)
class Step:
    """A link between pages by the keys of both; `target` is the link's own key where no page is archived. `counts`:
    its number is a pager's own, printed on it, and not just one of an address."""

    source: str
    target: str
    link: Link
    counts: bool


def by_key(pages: Iterable[Page]) -> dict[str, Page]:
    """The pages in the order of their keys, each once: the latest of two."""
    latest = sorted(pages, key=lambda page: (page.last_captured, page.reading.url, page.reading.digest))
    return dict(sorted({page.reading.key: page for page in latest}.items()))


def names_of(pages: dict[str, Page], copies: Mapping[str, Copy]) -> dict[str, str]:
    """The key of a page for every address that leads to it or to a copy of it: its own and its aliases. An address that
    leads to two leads to neither.

    What a page calls its canonical address isn't one by that alone: where that is archived, it may be a copy.
    """
    own = {key: copies[key].of if key in copies else key for key in pages}
    claims: dict[str, set[str]] = {}
    for key, page in pages.items():
        for name in page.names:
            claims.setdefault(name, set()).add(own[key])
    return {name: min(keys) for name, keys in claims.items() if len(keys) == 1} | own


def steps(pages: dict[str, Page], names: Mapping[str, str]) -> list[Step]:
    """The links of pages to other pages or to addresses not archived, in an order of their own. `names` are those of
    the pages (`names_of`). A copy's links are those of the page that it is a copy of, as far as they lead to pages that
    are here: what else it leads to are further copies."""
    found = {
        Step(names[key], target, link, _counts(link))
        for key, page in pages.items()
        for link in page.reading.links
        if link.role in VIEW_ROLES and ((target := names.get(link.key, link.key)) in pages or names[key] == key)
    }
    return sorted(
        (step for step in found if step.source != step.target),
        key=lambda step: (
            step.source,
            step.target,
            step.link.role,
            step.link.number or 0,
            step.link.text,
            step.link.url,
        ),
    )


def _prints_page(link: Link) -> bool:
    """True for a link to a page in print of which the plain page has the key: it promises no whole part."""
    return link.role is LinkRole.PRINT_VIEW and prints(link.url) and not prints(link.key)


def _counts(link: Link) -> bool:
    if link.number is None or link.role is LinkRole.PAGE_N:
        return link.number is not None
    printed = "".join(character if character.isdecimal() else " " for character in link.text).split()
    return str(link.number) in printed
