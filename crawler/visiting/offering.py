"""What a page that was read adds to the crawl, whether it was just fetched or is read again from its capture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from crawler.stitching.page_groups import MOST_PAGES
from crawler.visiting import discovery, scope
from crawler.visiting.revisiting import told_changes
from crawler.visiting.section import Section, section_of
from crawler.visiting.traps import Refused, sifted
from storage.records import FEED_FOLLOWS, FEED_KINDS, Follow, Lease, Offer, Part, Reading
from storage.visit import Visit


@dataclass(frozen=True, slots=True)
class Column:
    """What a run knows of a site's column: the keys of its seeds, and how many 'related' steps are followed.
    `ignores_directives`: what its pages say to robots doesn't count."""

    seeds: tuple[str, ...] = ()
    related_depth: int = 0
    ignores_directives: bool = False


class Source(NamedTuple):
    """A page that was read, and the address that it was read for. The reading of a feed or sitemap has the links alone
    that are the column's: `offers`. `sitemaps` are those that the host's robots.txt names."""

    lease: Lease
    reading: Reading
    offers: tuple[Offer, ...] = ()
    sitemaps: tuple[str, ...] = ()


class Readings(Protocol):
    """Where the present readings of pages are known."""

    def current_readings(self, keys: Iterable[str]) -> tuple[Reading, ...]: ...


def is_wanted(lease: Lease, reading: Reading) -> bool:
    """False if a feed or sitemap was asked for and a page came: a front page that a server shows for any address must
    not be archived as an article."""
    return lease.follow not in FEED_FOLLOWS or reading.kind in FEED_KINDS


def source_of(lease: Lease, reading: Reading, column: Column, known: Readings) -> Source:
    """The page as it is to be recorded; `known` are the pages of the archive."""
    if reading.kind not in FEED_KINDS:
        return Source(lease, reading)
    return Source(lease, *discovery.taken(_followed(reading, column), lease, _section(column, known)))


def offers_of(
    visit: Visit, source: Source, parts: Iterable[Part], column: Column
) -> tuple[tuple[Offer, ...], list[Refused]]:
    """What a recorded page offers, and what of it is a trap by itself. `parts` are those that it and the pages joined
    to it make."""
    lease, reading, offers, sitemaps = source
    if reading.kind not in FEED_KINDS:
        followed = _followed(reading, column)
        section = _section(column, visit) if lease.follow in (Follow.SEED, Follow.LISTING) else None
        offers = scope.offers(followed, lease, ends=any(_ends(part, reading.key) for part in parts), section=section)
        if section is not None and lease.follow is Follow.SEED:
            offers += discovery.entry_points(followed, lease, section, sitemaps)
    return sifted(offers)


def offer(visit: Visit, source: Source, offers: Sequence[Offer], column: Column, at: datetime) -> None:
    """Put what a page offers into the frontier, and bring forward what it says has changed."""
    visit.offer(source.lease, offers, column.related_depth, at)
    visit.bring_forward(told_changes(source.reading, at), at)


def _followed(reading: Reading, column: Column) -> Reading:
    """The reading with only those of its links that its page lets us follow, if that counts."""
    return reading if column.ignores_directives else scope.heeded(reading)


def _section(column: Column, known: Readings) -> Section:
    """The section of a site that is the column's, as its seeds show it now."""
    return section_of(column.seeds, known.current_readings(column.seeds))


def _ends(part: Part, key: str) -> bool:
    """True if no page comes after this page of a part: it adds nothing, as what an endless pager leads to, or the part
    is as long as parts may be."""
    return key in part.aside_keys or (key in part.page_keys and len(part.page_keys) >= MOST_PAGES)
