"""One visit of an address, in one write transaction: what was captured and read, what follows from it, and its end."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from operator import ne

from sqlalchemy import Connection, insert

from storage import crawl_graph, frontier, moves, neighbourhood, readings, repeats, rereading, revisits, rights
from storage.articles import save_articles, site_of
from storage.database import insert_row
from storage.errors import ReadingFailed
from storage.frontier import Outcome
from storage.links import pages_leading_to, parts_led_to
from storage.neighbourhood import AreCopies, always
from storage.parts import save_part, withdraw
from storage.readings import IsEdit
from storage.records import (
    Article,
    Capture,
    History,
    Lease,
    Offer,
    Page,
    PageKind,
    Part,
    PartLink,
    Reading,
    Repeat,
    WarcReference,
)
from storage.revisits import Answer, Neighbour
from storage.tables import StoredExchange
from storage.traps import Waiting
from storage.warc_records import payload_digest

ADD = insert(StoredExchange)


class Visit:
    """The transaction: committed when `Archive.visit()` is left, rolled back as a whole on an exception.

    `left_behind` are keys of pages, or addresses, from which `save_reading` or a new alias took something: what is
    near them is to be stitched and assembled anew. `changed`: the text that `save_reading` saved is new, or another
    than before.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.waiting = Waiting(connection)
        self._landed: dict[int, int] = {}
        self._captured: dict[int, datetime] = {}
        self._alone: Page | None = None  # the page just read, if nothing joins it to another
        self._lone_part: Part | None = None  # the part that it is
        self._saved = False
        self.left_behind: tuple[str, ...] = ()
        self.changed = False

    def save_capture(self, key: str, capture: Capture, reference: WarcReference) -> int:
        """Records a capture that lies in a WARC file, durable there; returns its id."""
        row = {
            "key": key,
            "url": capture.url,
            "status": capture.status,
            "captured_at": capture.captured_at,
            "file": reference.file,
            "offset": reference.offset,
            "length": reference.length,
            "payload_digest": payload_digest(capture.body),
            "reader_version": None,
            "rule_version": None,
        }
        capture_id = insert_row(self._connection, ADD, row)
        self._captured[capture_id] = capture.captured_at
        return capture_id

    def save_reading(self, reading: Reading, capture_id: int, is_edit: IsEdit = ne) -> bool:
        """Records what a page says, under `reading.key`; True if its text is new or changed, by an edit.

        See `storage.readings`: a text is never overwritten by another, or by a page that is no article; and
        `storage.moves`: an article found at another address than before is still the same page.
        """
        reading = moves.placed(self._connection, reading, capture_id)
        at = self._captured.get(capture_id) or readings.captured_at(self._connection, capture_id)
        self.changed = changed = readings.save_reading(self._connection, reading, capture_id, at, is_edit)
        if changed and reading.kind is not PageKind.ARTICLE:
            self.left_behind += withdraw(self._connection, reading.key, at)
            if reading.kind is not PageKind.SERIES_INDEX:  # it may have been one
                self.left_behind += parts_led_to(self._connection, reading.key)
        rights.note_page(self._connection, reading.key, reading.rights, at, capture_id)
        # Of several pages read in one visit none is alone before all are stored.
        alone = changed and not self._saved and neighbourhood.is_alone(self._connection, reading)
        self._alone = Page(reading, at, at) if alone else None
        self._saved = True
        return changed

    def note_rights(self, reading: Reading, at: datetime) -> None:
        """Keeps what an archived page reserves now, of a reading that isn't kept."""
        rights.note_page(self._connection, reading.key, reading.rights, at)

    def note_unread(self, capture_id: int, failed: ReadingFailed) -> None:
        """Marks a capture that couldn't be read, for other versions of the reader."""
        rereading.note_unread(self._connection, capture_id, failed)

    def unchanged(self, key: str, at: datetime) -> PageKind | None:
        """Notes that a page is as it was (a 304); returns what it is, None if it was never read."""
        return readings.unchanged(self._connection, key, at)

    def note_missing(self, key: str, capture_id: int, at: datetime, apart: timedelta) -> bool:
        """Notes that the site answers 404 or 410 for a page now, by this capture; False if the page is archived and
        this is the first time within `apart`: else it is gone. What was archived stays."""
        return readings.note_missing(self._connection, key, capture_id, at, apart)

    def current_readings(self, keys: Iterable[str]) -> tuple[Reading, ...]:
        """What the pages with these keys, or those that they lead to, say now, as far as they have been read."""
        return readings.current(self._connection, keys)

    def pass_over(self, reading: Reading, capture_id: int) -> None:
        """Notes that a capture was read, of which nothing is wanted."""
        rereading.note_read(self._connection, capture_id, reading)

    def described(self, key: str, at: datetime) -> Lease | None:
        """The address with this key as a lease would describe it that ends now; None if the frontier hasn't got it."""
        return frontier.described(self._connection, key, at)

    def withdraw_offers(self, key: str) -> tuple[Offer, ...]:
        """Forgets what the page of an address offered, and returns it: what it offers next counts as what a page seen
        for the first time offers, which may always have been there."""
        return crawl_graph.withdraw(self._connection, key)

    def add_alias(self, alias_key: str, key: str) -> None:
        """Makes `alias_key` another name of the page `key`; the newest word wins where two contradict each other."""
        before = crawl_graph.add_alias(self._connection, alias_key, key)
        if before is not None:
            self.left_behind += (before, alias_key, *pages_leading_to(self._connection, alias_key))

    def pages_of_part(self, key: str, are_copies: AreCopies = always) -> tuple[Page, ...]:
        """All archived pages joined to this page by links between pages, or as copies of each other, itself included,
        in the order of their keys; () if it is no archived article page. `are_copies` is asked of pages with common
        marks."""
        if self._alone is not None and self._alone.reading.key == key:
            return (self._alone,)
        return neighbourhood.pages_of_part(self._connection, key, are_copies)

    def known_repeats(self, url: str, fingerprints: Iterable[int]) -> dict[int, Repeat]:
        """Those of the blocks with these fingerprints that the site of `url` is known to repeat."""
        return repeats.known(self._connection, site_of(url), fingerprints)

    def know_repeats(self, host: str, found: Mapping[int, Repeat]) -> None:
        """Stores what a host repeats, in place of what was known. The parts then have to follow."""
        repeats.know(self._connection, host, found)

    def pages_of(self, part_ids: Sequence[int]) -> list[str]:
        """The key of one page of each of these parts that is still there."""
        return repeats.pages_of(self._connection, part_ids)

    def learned(self, host: str, changes: int) -> None:
        """Notes that every part of a host has followed what it is known to repeat; not if the host changed since it had
        so many `changes`."""
        repeats.learned(self._connection, host, changes)

    def save_part(self, part: Part) -> None:
        """Stores a part in place of all that was stored of its pages."""
        save_part(self._connection, part)
        self._lone_part = replace(part, blocks=()) if self._alone is not None else None

    def series_of(self, part_key: str) -> tuple[tuple[Part, ...], tuple[PartLink, ...]]:
        """The parts that may be one series with this one, without their blocks, and the links between them; near a
        series index, or an address that isn't archived, of the parts that lead there."""
        if self._lone_part is not None and self._lone_part.key == part_key:
            return (self._lone_part,), ()
        return neighbourhood.series_of(self._connection, part_key)

    def save_articles(self, parts: Sequence[Part], articles: Sequence[Article], at: datetime) -> None:
        """Replaces what was said of these parts."""
        save_articles(self._connection, parts, articles, at)

    def offer(self, source: Lease, offers: Sequence[Offer], depth_limit: int, at: datetime) -> int:
        """Puts what a page offers into the frontier, to `depth_limit`; returns how many addresses are new."""
        return crawl_graph.offer(self._connection, source, offers, depth_limit, at)

    def follow_news(self, source: Lease, listed: Iterable[str], after: Iterable[str], at: datetime) -> bool:
        """True if a listing, before this visit of it is finished, lists addresses that appeared since it was last read;
        then the pages `after` it are due, where they weren't read since."""
        address = self._landed.get(source.id, source.id)
        return revisits.follow_news(self._connection, address, list(listed), list(after), at)

    def bring_forward(self, changes: Mapping[str, datetime], at: datetime) -> None:
        """Makes due `at` the addresses that were visited before the moments at which they are said to have changed."""
        revisits.bring_forward(self._connection, changes, at)

    def is_first(self, lease: Lease) -> bool:
        """Whether a lease's address was never visited before: before it is finished."""
        return revisits.last_visit(self._connection, lease.id) is None

    def history(self, lease: Lease, answer: Answer) -> History:
        """What is known of the past of a lease's address, this visit included: before it is finished."""
        return revisits.history(self._connection, self._landed.get(lease.id, lease.id), answer)

    def series_ends(self, key: str) -> list[Neighbour]:
        """The other ends of the series of a page just read: its last part, and its indexes; () if it stands alone."""
        return [] if self._alone is not None else revisits.neighbours(self._connection, key)

    def reschedule(self, due: Mapping[int, datetime]) -> None:
        """Changes when addresses that were visited are due again."""
        revisits.reschedule(self._connection, due)

    def land(self, lease: Lease, page: Offer) -> None:
        """Notes that a lease's address led to another one, whose page this is: the two are names of one page, and how
        the visit ends is said of the page's own address, so that it isn't fetched twice and is visited again itself."""
        self.add_alias(lease.key, page.key)
        self._landed[lease.id] = crawl_graph.land(self._connection, lease, page)

    def finish(self, lease: Lease, outcome: Outcome) -> str:
        """Ends a lease with what came of it; returns the address's state: of one to be tried again 'due', or 'failed'
        after too many tries."""
        return frontier.finish(self._connection, lease, outcome, self._landed.get(lease.id))
