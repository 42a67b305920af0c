"""Pages that link each other as pages, or are copies -> groups of pages, each group one part."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass

from crawler.stitching.copies import Copy, copies_among
from crawler.stitching.page_links import Step, by_key, names_of, steps
from crawler.stitching.page_order import order_pages
from crawler.stitching.page_titles import (
    Heading,
    are_numbered,
    authors_agree,
    heading_of,
    same_canonical,
    titles_agree,
)
from storage.records import Evidence, Page

MOST_PAGES = 200
"""In one part, views of the whole included: an endless pager must end somewhere. The longest that are known have some
dozens."""


@dataclass(frozen=True, slots=True)
class Division:
    """Groups of pages, each one part, in the order of their keys.

    `known` are all keys that lead to a page of any group: what `stitch` needs to tell a page that is missing from one
    that was refused. `walked` are the links between two pages, `refused` those that joined nothing, each with its why.
    """

    groups: tuple[tuple[Page, ...], ...]
    known: frozenset[str]
    walked: tuple[Step, ...]
    refused: Mapping[Step, str]
    copies: Mapping[str, Copy]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Why pages were joined, or weren't: every link between two of them. Those to and from a page that repeats an
        earlier one are called refused, though it stays in its group. (Made when asked for: a long part has thousands.)
        """
        repeats = {
            page.reading.key: place for group in self.groups for page, place in order_pages(group, self.known).repeats
        }
        doubts = dict(self.refused)
        for step in self.walked:
            if step.target in repeats:
                doubts[step] = f"it repeats page {repeats[step.target]}"
            elif step.source in repeats:
                doubts[step] = f"it stands on a page that repeats page {repeats[step.source]}"
        return tuple(sorted({_said(step, doubts.get(step)) for step in self.walked}, key=astuple))


def divide(pages: Sequence[Page]) -> Division:
    """The parts that pages make, the same for any order of `pages`.

    Copies of one text are of one part. A link joins two pages unless titles or authors of their groups contradict each
    other: a page with another title is another article, whatever the pager says.
    """
    every = by_key(pages)
    copies = copies_among(every.values())
    names = names_of(every, copies)
    walked = tuple(step for step in steps(every, names) if step.target in every)
    groups = _Groups(every)
    for key, copy in sorted(copies.items()):
        groups.unite(key, copy.of)
    refused = {}
    titled = {key for key, page in every.items() if heading_of(page).title}
    for step in sorted(walked, key=lambda step: _trust(every, titled, step)):
        doubt = groups.join(step.source, step.target)
        if doubt:
            refused[step] = doubt
    return Division(groups.all(), frozenset(names), walked, refused, copies)


def _trust(pages: dict[str, Page], titled: Collection[str], step: Step) -> tuple[bool, bool, int, str, str]:
    """The surest first: a common canonical address, then titles that say something; the lowest page first, so that a
    part that is too long keeps its beginning."""
    are_same = same_canonical(pages[step.source], pages[step.target])
    are_titled = step.source in titled and step.target in titled
    return not are_same, not are_titled, step.link.number or 0, step.source, step.target


def _said(step: Step, doubt: str | None) -> Evidence:
    link = step.link
    why = f"{link.role.words} link '{link.text}' ({link.why})"
    value = f"{step.source} -> {step.target}"
    return Evidence("page refused", value, f"{why}, but {doubt}") if doubt else Evidence("page", value, why)


class _Groups:
    """Groups under construction, with what the titles and authors of each say."""

    def __init__(self, pages: dict[str, Page]) -> None:
        self._pages = pages
        self._members = {key: [key] for key in pages}
        self._group_of = {key: key for key in pages}
        self._headings = {key: [heading_of(page)] for key, page in pages.items()}

    def all(self) -> tuple[tuple[Page, ...], ...]:
        groups = sorted(sorted(members) for members in self._members.values())
        return tuple(tuple(self._pages[key] for key in members) for members in groups)

    def join(self, a: str, b: str) -> str | None:
        """Joins the groups of two pages, or says why not."""
        one, other = self._group_of[a], self._group_of[b]
        if one == other:
            return None
        doubt = self._doubt(a, b)
        if doubt is None:
            self.unite(a, b)
        return doubt

    def unite(self, a: str, b: str) -> None:
        """Joins the groups of two pages."""
        one, other = self._group_of[a], self._group_of[b]
        if one == other:
            return
        keep, drop = sorted((one, other))
        for key in self._members[drop]:
            self._group_of[key] = keep
        self._members[keep] += self._members.pop(drop)
        self._headings[keep] = list(dict.fromkeys([*self._headings[keep], *self._headings.pop(drop)]))

    def _doubt(self, a: str, b: str) -> str | None:
        one, other = self._group_of[a], self._group_of[b]
        if len(self._members[one]) + len(self._members[other]) > MOST_PAGES:
            return f"a part has at most {MOST_PAGES} pages"
        if same_canonical(self._pages[a], self._pages[b]):
            return None
        mine, theirs = self._headings[one], self._headings[other]
        numbered = are_numbered(self._pages[a], self._pages[b])
        titled = [heading for heading in theirs if heading.title]
        pairs = [(heading, against) for heading in mine if heading.title for against in titled]
        if pairs and not any(titles_agree(*pair, numbered=numbered) for pair in pairs):
            return f"their titles differ: {self._title(a)} and {self._title(b)}"
        if not authors_agree(_together(mine), _together(theirs)):
            return f"their authors differ: {self._authors(a)} and {self._authors(b)}"
        return None

    def _title(self, key: str) -> str:
        return f"'{self._pages[key].reading.metadata.title or ''}'"

    def _authors(self, key: str) -> str:
        return " and ".join(self._pages[key].reading.metadata.authors) or "nobody named"


def _together(headings: Iterable[Heading]) -> Heading:
    return Heading((), frozenset().union(*(heading.authors for heading in headings)))
