"""The order of a part's pages, with the places of those that are missing."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from crawler.reading.paging import may_be_numbered, page_step, prints, views_all
from crawler.stitching.copies import copies_among
from crawler.stitching.likeness import SHORTEST_REPEAT, identity, letters
from crawler.stitching.page_links import Step, by_key, names_of, steps
from storage.records import Link, LinkRole, Page

SAME_SHARE = 0.9
"""Of the letters of two pages, the longer one's: a page that has so much in common with an earlier one is that one
again, as `?page=99` is on many sites. The rest is a date, a counter, a teaser."""


@dataclass(frozen=True, slots=True)
class Order:
    """The pages of a part. `slots` in reading order, a link where a page is missing; `wholes` show, or are to show, the
    whole part, for reading or for print; `repeats` come with the place among `pages` of the page that they repeat;
    `copies` are one of all these at another address."""

    slots: tuple[Page | Link, ...]
    wholes: tuple[Page, ...]
    repeats: tuple[tuple[Page, int], ...]
    copies: tuple[Page, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        return tuple(slot for slot in self.slots if isinstance(slot, Page))

    @property
    def missing(self) -> tuple[Link, ...]:
        return tuple(slot for slot in self.slots if isinstance(slot, Link))


def order_pages(pages: Sequence[Page], known: Collection[str] = ()) -> Order:
    """The pages of one part in reading order; the same for any order of `pages`.

    `known` are keys of pages of other parts: a link that leads there was refused, and misses nothing.
    """
    archived = by_key(pages)
    copies = copies_among(archived.values())
    names = names_of(archived, copies)
    every = {key: page for key, page in archived.items() if key not in copies}
    walked = steps(archived, names)
    wholes = _wholes(every, walked)
    single = {key: page for key, page in every.items() if key not in wholes}
    ordered = _ordered(single, (), [step for step in walked if step.source in single and step.target in single])
    repeats = _repeats([single[key] for key in ordered])
    text = {key: page for key, page in single.items() if key not in repeats}
    walked = [step for step in walked if step.source in text]
    missing = _missing(text, walked, {*known, *names})
    if len(text) == 1 and all(views_all(key) for key in text):
        missing = {}  # the whole part is here, and only here
    ordered = _ordered(text, missing, [step for step in walked if step.target in text or step.target in missing])
    shown = [key for key in ordered if key in text]
    return Order(
        slots=tuple(text[key] if key in text else missing[key].link for key in ordered),
        wholes=tuple(every[key] for key in sorted(wholes)),
        repeats=tuple((single[key], shown.index(of) + 1) for key, of in repeats.items()),
        copies=tuple(archived[key] for key in sorted(copies)),
    )


def _wholes(pages: dict[str, Page], walked: Iterable[Step]) -> set[str]:
    """The keys of the pages that show, or ask for, the whole part; never all of them.

    A page that pagers lead to, or of whose address other pages are numbered, is page 1, whoever calls it the whole.
    """
    found = {key for key in pages if views_all(key) or prints(key)}
    asked: set[str] = set()
    paged: set[str] = set()
    for step in walked:
        if step.target in pages:
            whole = step.link.role in {LinkRole.VIEW_ALL, LinkRole.PRINT_VIEW}
            (asked if whole else paged).add(step.target)
    found |= {key for key in asked - paged if not any(_numbered_after(key, other) for other in pages)}
    return found - {min(found)} if len(found) == len(pages) else found


def _numbered_after(key: str, other: str) -> bool:
    """True if the second address is the first with a page's number."""
    step = page_step(key, other)
    return step is not None and step.own is None


def _repeats(pages: Iterable[Page]) -> dict[str, str]:
    """The pages that have nearly the same blocks as an earlier one, and no paragraph that it lacks, each with that
    one's key."""
    earlier: dict[str, Counter[str]] = {}
    found: dict[str, str] = {}
    for page in pages:
        said = Counter(map(identity, page.reading.blocks))
        of = next((key for key, other in earlier.items() if _says_the_same(said, other)), None)
        if of is None:
            earlier[page.reading.key] = said
        else:
            found[page.reading.key] = of
    return found


def _says_the_same(said: Counter[str], earlier: Counter[str]) -> bool:
    if said.keys().isdisjoint(earlier):
        return False
    common = sum(letters(text) * min(count, earlier[text]) for text, count in said.items() if text in earlier)
    size = max(sum(letters(text) * count for text, count in side.items()) for side in (said, earlier))
    new = any(text not in earlier and letters(text) >= SHORTEST_REPEAT for text in said)
    return common >= SAME_SHARE * max(size, 1) and not new


def _missing(pages: dict[str, Page], walked: Iterable[Step], here: set[str]) -> dict[str, Step]:
    """The addresses that pages lead to as to pages and that aren't here, each with its plainest link."""
    labels = _labels(walked)
    declared = max(labels.values(), default=0)
    taken = {labels[key] for key in pages if key in labels}
    found: dict[str, Step] = {}
    for step in sorted(walked, key=lambda step: (not step.counts, step.link.number or 0, step.link.url)):
        if step.link.role in {LinkRole.VIEW_ALL, LinkRole.PRINT_VIEW} or step.target in here or step.target in found:
            continue
        if labels.get(step.target) in taken or _is_first(step, pages) or _leads_beyond(step, labels, declared):
            continue
        found[step.target] = step
    return found


def _is_first(step: Step, pages: dict[str, Page]) -> bool:
    """True if a link leads to page 1 by another address: `?page=1` of a page that is here without a number."""
    return step.link.number == 1 and any(_numbered_after(key, step.target) for key in pages)


def _leads_beyond(step: Step, labels: dict[str, int], declared: int) -> bool:
    """True for the 'next' link that a template leaves on the last of the pages that its pager counts."""
    if declared < 2 or step.counts or step.link.role is not LinkRole.NEXT_PAGE:
        return False
    return labels.get(step.source, 0) >= declared or (step.link.number or 0) > declared


def _labels(walked: Iterable[Step]) -> dict[str, int]:
    """The numbers that pagers print, by key."""
    return _votes(step for step in walked if step.counts)


def _votes(walked: Iterable[Step]) -> dict[str, int]:
    votes: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for step in walked:
        if step.link.number is not None:
            votes[step.target][step.link.number] += 1
    return {key: max(found.items(), key=lambda vote: (vote[1], vote[0]))[0] for key, found in votes.items()}


def _ordered(pages: Collection[str], missing: Collection[str], walked: list[Step]) -> list[str]:
    """The keys of the pages and of what is missing: by number, and where nothing numbers them, by their links."""
    every = sorted({*pages, *missing})
    numbers = _numbers(every, pages, walked)
    ordered = sorted((key for key in every if key in numbers), key=lambda key: (numbers[key], key))
    waiting = [key for key in every if key not in numbers]
    before, after = _neighbours(walked)
    if not ordered and waiting:
        # The last page may lead back to the first, so that each has one before it; but the first won't say so itself.
        says = {step.source for step in walked if step.link.role is LinkRole.PREV_PAGE}
        ordered = [min(waiting, key=lambda key: (key in before, key in says, key))]
        waiting.remove(ordered[0])
    while waiting:
        place = _place(waiting, ordered, before, after)
        if place is None:  # nothing leads there: page 1, if no other can be, else the last
            is_first = len(waiting) == 1 and bool(numbers) and min(numbers.values()) > 1
            place = (waiting[0], 0 if is_first else len(ordered))
        waiting.remove(place[0])
        ordered.insert(place[1], place[0])
    return ordered


def _place(
    waiting: Iterable[str], ordered: list[str], before: dict[str, str], after: dict[str, str]
) -> tuple[str, int] | None:
    """The first of the waiting keys that stands behind one that has its place, else before one, and where."""
    for key in waiting:
        if before.get(key) in ordered:
            return key, ordered.index(before[key]) + 1
    return next(((key, ordered.index(after[key])) for key in waiting if after.get(key) in ordered), None)


def _numbers(every: list[str], pages: Collection[str], walked: list[Step]) -> dict[str, int]:
    """A number for each key that has one. If possible all of one kind, for a pager counts '2' what the address calls
    `page=1` or `start=10`: of the kind that lacks fewest; the only page without one may be the first."""
    labels = {key: number for key, number in _labels(walked).items() if key in every}
    addressed = _addressed(every)
    numbers = max(labels, addressed, key=len)
    if numbers and sum(key not in numbers for key in pages) <= 1:
        return numbers
    votes = {key: number for key, number in _votes(walked).items() if key in every}
    return votes | addressed | labels


def _addressed(keys: list[str]) -> dict[str, int]:
    """The numbers in addresses that differ in nothing else; 0 for the one without, in case that they count from 1."""
    numbered = [key for key in keys if may_be_numbered(key)]
    numbers = {}
    for key in keys:
        others = keys if key in numbered else numbered
        found = (step for other in others if other != key and (step := page_step(other, key)))
        first = next(found, None)
        if first is not None:
            steps_there = (step.number for step in chain([first], found) if step.number is not None)
            numbers[key] = next(steps_there, 0)
    return numbers


def _neighbours(walked: Iterable[Step]) -> tuple[dict[str, str], dict[str, str]]:
    """For each key the one before it and the one after it, as 'next' and 'previous' links say."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for step in walked:
        if step.link.role is LinkRole.NEXT_PAGE:
            first, second = step.source, step.target
        elif step.link.role is LinkRole.PREV_PAGE:
            first, second = step.target, step.source
        else:
            continue
        before.setdefault(second, first)
        after.setdefault(first, second)
    return before, after
