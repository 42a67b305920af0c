"""Traps by evidence: addresses of one shape that brought nothing new, many times in a row, aren't followed on.

A listing's page brings something if it lists an article that no other page of its shape lists; an article's, if its
text isn't that of another page. Only first visits count against a shape: what is visited again brings nothing as a
rule. It counts in one run only: the next one looks a little further, so that nothing that a site really has is lost for
ever.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from crawler.runs.tally import SiteTally
from crawler.visiting.outcomes import Verdict
from crawler.visiting.traps import shape_of, sifted
from crawler.visiting.visited import Visited
from storage.records import FEED_FOLLOWS, FEED_KINDS, Follow, Lease, Offer, PageKind, Reading
from storage.traps import Fruitless, TrapRecords

MOST_LISTS = 30
"""Pages in a row of a listing that list nothing new: a listing that repeats itself does so on all its pages."""

MOST_PAGES = 50
"""Pages in a row that are copies, or no articles at all, and as many more as pages like them were new articles: what
died together, a year's links or a section's, is little beside what is alive. The rest is looked at by later runs."""

SET_ASIDE = timedelta(days=7)
"""After which the addresses that wait behind a trap are tried again: one visit each, until it is a trap again."""

MOST_COMPARED = 1000
"""Articles of a list that are compared with those of others: a sitemap's 50,000 would fill the memory."""

_LISTS = FEED_FOLLOWS | {Follow.LISTING}
_COPY = "one text at ever new addresses"
_NO_ARTICLE = "addresses that bring no article"
_NO_NEWS = "a list without end that lists nothing new"


@dataclass(frozen=True, slots=True)
class Watch:
    """A run's watch for traps: since when, what it found, by site, what it has seen listed, by the shape of the
    lists, and how many visits brought something, by the shape of their addresses."""

    began: datetime
    tallies: defaultdict[str, SiteTally] = field(default_factory=lambda: defaultdict(SiteTally))
    listed: dict[str, set[int]] = field(default_factory=dict)
    brought: Counter[str] = field(default_factory=Counter)

    def lists_news(self, shape: str, offers: Iterable[Offer]) -> bool:
        """True if a list offers an article that no list of its shape offered before, in this run."""
        articles = islice((hash(offer.key) for offer in offers if offer.follow is Follow.ARTICLE), MOST_COMPARED)
        known = self.listed.setdefault(shape, set())
        before = len(known)
        known.update(articles)
        return len(known) > before


class Ended(NamedTuple):
    """A visit that has ended: what came of it, and what its page offers."""

    visited: Visited
    verdict: Verdict
    offers: tuple[Offer, ...]


def sift(
    records: TrapRecords, reading: Reading, lease: Lease, offers: Sequence[Offer], watch: Watch
) -> tuple[Offer, ...]:
    """The offers of a page without those that are traps, or that are like the many before that were."""
    kept, refused = sifted(offers, reading.kind, watch.began.astimezone(UTC).date())
    for offer, name in refused:
        watch.tallies[lease.site].note_trap(name, offer.url)
    traps = records.traps(lease.site, watch.began)
    if not traps:
        return tuple(kept)
    taken: list[Offer] = []
    for offer in kept:
        shape = shape_of(offer.key, offer.follow)
        if shape in traps:
            watch.tallies[lease.site].note_trap(_at(traps[shape].why, shape), offer.url)
        else:
            taken.append(offer)
    return tuple(taken)


def note_visit(records: TrapRecords, visit: Ended, watch: Watch, at: datetime) -> None:
    """Note whether a visit brought something new; with one too many that didn't, what waits behind it is set aside."""
    lease = visit.visited.lease
    why = _why_fruitless(records, visit, watch)
    if why is None or lease.follow is Follow.SEED:
        return
    shape = shape_of(lease.key, lease.follow)
    before = records.fruitless_in_a_row(lease.site, shape, watch.began)
    if not why:
        watch.brought[shape] += 1
        if before:
            records.note_fruitless(lease.site, shape, watch.began, None)
        return
    if not records.is_first_visit(lease.id):
        return
    found = Fruitless(before + 1, lease.url, why, is_trap=before + 1 >= _most_in_a_row(why, watch.brought[shape]))
    records.note_fruitless(lease.site, shape, watch.began, found)
    if found.is_trap:
        said = f"set aside: {said_of(found)}"
        count = records.set_aside(lease.site, lambda key, follow: shape_of(key, follow) == shape, said, at + SET_ASIDE)
        watch.tallies[lease.site].note_trap(_at(why, shape), lease.url, count)


def _at(why: str, shape: str) -> str:
    return f"{why} at {shape.partition(' ')[2]}"


def _most_in_a_row(why: str, brought: int) -> int:
    """Of visits that bring nothing, where so many before brought something in this run."""
    return MOST_LISTS if why == _NO_NEWS else MOST_PAGES + brought


def said_of(found: Fruitless) -> str:
    return f"{found.why}: {found.in_a_row} visits in a row, the last of {found.url[:200]}, brought nothing new"


def text_fingerprint(reading: Reading) -> int:
    """64 bits of an article's text, its title left out: a made-up part differs by that alone."""
    digest = blake2b(digest_size=8)
    for block in reading.blocks:
        digest.update(block.text.encode("utf-8", "surrogatepass") + b"\n")
    return int.from_bytes(digest.digest(), signed=True)


def _why_fruitless(records: TrapRecords, visit: Ended, watch: Watch) -> str | None:
    """Why a visit brought nothing new, '' if it did, None if it says nothing either way."""
    lease, reading = visit.visited.lease, visit.visited.reading
    if visit.verdict.word == "withheld":  # nothing is noted of its text
        return None
    if reading is None:
        broken = visit.verdict.word in ("gone", "failed") and lease.follow not in FEED_FOLLOWS
        return (_NO_NEWS if lease.follow in _LISTS else _NO_ARTICLE) if broken else None
    if reading.kind is PageKind.ARTICLE and reading.blocks:
        first = records.first_with_text(lease.site, text_fingerprint(reading), reading.key)
        return _COPY if first != reading.key else ""
    if lease.follow in _LISTS:
        return "" if watch.lists_news(shape_of(lease.key, lease.follow), visit.offers) else _NO_NEWS
    if reading.kind in (PageKind.OTHER, PageKind.SOFT_404, PageKind.LISTING) or reading.kind in FEED_KINDS:
        return _NO_ARTICLE
    return None
