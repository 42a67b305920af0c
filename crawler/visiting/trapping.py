"""Traps by evidence: addresses of one shape that brought nothing new, many times in a row, aren't followed on.

A list brings something if it leads to an article, or to a list of another shape, that no list of its own shape led to;
an article's page, if its text isn't that of another page. Only first visits count against a shape: what is visited
again brings nothing as a rule. What waits behind a trap, and what is offered of it later, is set aside for a week, and
looked at again then, a few addresses at a time, so that nothing that a site really has is lost for ever.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from crawler.runs.tally import SiteTally
from crawler.visiting.outcomes import Verdict
from crawler.visiting.traps import shape_of
from crawler.visiting.visited import Visited
from storage.records import FEED_FOLLOWS, FEED_KINDS, Follow, Offer, PageKind, Reading
from storage.traps import Meant, Waiting

MOST_LISTS = 30
"""Pages in a row of a listing that list nothing new: a listing that repeats itself does so on all its pages."""

MOST_PAGES = 50
"""Pages in a row that are copies, or no articles at all, and as many more as pages like them were new articles in this
run: what died together, a year's links or a section's, is little beside what is alive."""

MOST_AGAIN = 10
"""The same for shapes of which addresses are set aside since an earlier run: what is offered of a trap anew is paid for
every night."""

MOST_COMPARED = 1000
"""Addresses of a list that are compared with those of others: a sitemap's 50,000 would fill the memory."""

LEAST_LETTERS = 300
"""Of a text that is taken for a copy: those of pictures, sounds and short notes may well be the same."""

_LISTS = FEED_FOLLOWS | {Follow.LISTING}
_COPY = "one text at ever new addresses"
_NO_ARTICLE = "addresses that bring no article"
_NO_NEWS = "a list without end that lists nothing new"


@dataclass(slots=True)
class Shape:
    """What the visits of a run to addresses of one shape came to: in a row, the last ones, that brought nothing; in
    all, those that brought something; hashes of what lists led to."""

    in_a_row: int = 0
    brought: int = 0
    listed: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Watch:
    """A run's watch for traps: what it found by site, what it knows of each shape, why shapes are traps, the first page
    of each text, by hashes, and by site the shapes that were traps to runs before."""

    tallies: defaultdict[str, SiteTally] = field(default_factory=lambda: defaultdict(SiteTally))
    shapes: defaultdict[str, Shape] = field(default_factory=lambda: defaultdict(Shape))
    traps: dict[str, str] = field(default_factory=dict)
    texts: dict[bytes, int] = field(default_factory=dict)
    before: dict[str, frozenset[str]] = field(default_factory=dict)


class Ended(NamedTuple):
    """A visit that has ended: what came of it, whether its page says something new, what it offers, and whether it was
    the first of its address."""

    visited: Visited
    verdict: Verdict
    changed: bool
    offers: tuple[Offer, ...]
    is_first: bool


def note_visit(waiting: Waiting, visit: Ended, watch: Watch, at: datetime) -> None:
    """Notes whether a visit brought something new, and sets aside what its page offers of traps; with one visit too
    many that brought nothing, all that waits behind it."""
    lease = visit.visited.lease
    if lease.site not in watch.before:
        aside = waiting.aside(lease.site)
        watch.before[lease.site] = frozenset(shape_of(key, follow) for key, follow in aside)
    fresh = _hold_back(waiting, visit, watch, at)
    name = shape_of(lease.key, lease.follow)
    why = _why_fruitless(visit, name, fresh, watch)
    if why is None or lease.follow is Follow.SEED:
        return
    shape = watch.shapes[name]
    if not why:
        shape.brought += 1
        shape.in_a_row = 0
    elif visit.is_first:
        shape.in_a_row += 1
        if name not in watch.traps and shape.in_a_row >= _most_in_a_row(lease.site, name, why, watch):
            said = f"{why}: {shape.in_a_row} visits in a row, the last of {lease.url[:200]}, brought nothing new"
            watch.traps[name] = said
            count = waiting.set_aside(lease.site, _of_shape(name), said, at)
            watch.tallies[lease.site].note_trap(_at(said, name), lease.url, count)


def _hold_back(waiting: Waiting, visit: Ended, watch: Watch, at: datetime) -> list[Offer]:
    """Sets aside what a page offers of traps; returns the rest."""
    if not watch.traps:
        return list(visit.offers)
    fresh: list[Offer] = []
    held: defaultdict[str, list[Offer]] = defaultdict(list)
    for offer in visit.offers:
        name = shape_of(offer.key, offer.follow)
        (held[name] if name in watch.traps else fresh).append(offer)
    for name, offers in held.items():
        keys = (offer.key for offer in offers)
        if count := waiting.set_these_aside(keys, _of_shape(name), watch.traps[name], at):
            watch.tallies[visit.visited.lease.site].note_trap(_at(watch.traps[name], name), offers[0].url, count)
    return fresh


def _of_shape(name: str) -> Meant:
    return lambda key, follow: follow != Follow.SEED and shape_of(key, follow) == name


def _at(trap: str, shape: str) -> str:
    return f"{trap.partition(':')[0]} at {shape.partition(' ')[2]}"


def _most_in_a_row(site: str, shape: str, why: str, watch: Watch) -> int:
    """How many visits of a shape may bring nothing, one after the other."""
    was_trap = shape in watch.before[site]
    if why == _NO_NEWS:
        return MOST_AGAIN if was_trap else MOST_LISTS
    return (MOST_AGAIN if was_trap else MOST_PAGES) + watch.shapes[shape].brought


def _why_fruitless(visit: Ended, shape: str, fresh: Iterable[Offer], watch: Watch) -> str | None:
    """Why a visit of this shape brought nothing new, '' if it did, None if it says nothing either way."""
    lease, reading = visit.visited.lease, visit.visited.reading
    if visit.verdict.word == "withheld":  # nothing is noted of its text
        return None
    if reading is None:  # what failed by a fault of ours, or is forbidden, is no sign of a trap
        is_gone = visit.verdict.word == "gone" and lease.follow not in FEED_FOLLOWS
        return (_NO_NEWS if lease.follow in _LISTS else _NO_ARTICLE) if is_gone else None
    if reading.kind is PageKind.ARTICLE:
        text = _fingerprint(lease.site, reading)
        page = hash(reading.key)
        if text is not None and watch.texts.setdefault(text, page) != page:
            return _COPY
        return "" if visit.changed else None
    if lease.follow in _LISTS:
        return "" if _lists_news(shape, fresh, watch) else _NO_NEWS
    if reading.kind in (PageKind.OTHER, PageKind.SOFT_404, PageKind.LISTING) or reading.kind in FEED_KINDS:
        return _NO_ARTICLE
    return None


def _lists_news(shape: str, offers: Iterable[Offer], watch: Watch) -> bool:
    """True if a list leads to something that no list of its shape led to before, in this run."""
    led_to = (
        hash(offer.key)
        for offer in offers
        if offer.follow is Follow.ARTICLE or (offer.follow in _LISTS and shape_of(offer.key, offer.follow) != shape)
    )
    listed = watch.shapes[shape].listed
    before = len(listed)
    listed.update(islice(led_to, MOST_COMPARED))
    return len(listed) > before


def _fingerprint(site: str, reading: Reading) -> bytes | None:
    """64 bits of an article's text, its title left out: a made-up part differs by that alone. None if it is too short
    to tell."""
    if sum(len(block.text) for block in reading.blocks) < LEAST_LETTERS:
        return None
    said = (block.text or block.markup for block in reading.blocks)  # a picture has no text
    return blake2b("\n".join([site, *said]).encode("utf-8", "surrogatepass"), digest_size=8).digest()
