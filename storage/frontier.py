"""What to visit next: addresses and when each is due, leases on those in flight, one politeness gate a host.

One process writes an archive, so a lease is no protection from others: it marks what a dead run left behind, and what
a living one lost sight of: a lease that has expired is taken back.
Times come from the caller: the frontier has no clock.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlalchemy import (
    Connection,
    bindparam,
    case,
    select,
    update,
)

from storage import clock, crawl_graph, gates
from storage.column_types import MICROSECOND
from storage.database import AnyRow, Database
from storage.pacing import pause
from storage.queue import DUE_OF_CLASS, HEADS, WAITING
from storage.records import Follow, Lease, Offer
from storage.tables import Address

MAX_ATTEMPTS = 5
"""Failed tries after which an address is given up: with the crawl's growing pauses about half an hour of outage."""

MAX_LOSSES = 20
"""Runs that may die while an address is in flight. One in 16 addresses in flight is the culprit: an innocent one is
visited again by the next run, long before it is here."""

LOST_PAUSE = timedelta(days=1)
"""How long an address rests whose leases expired MAX_ATTEMPTS times in a row: a page that we never get done with."""

ALIAS: dict[str, object] = {"state": "alias", "due_at": None, "why": "leads to another address", "etag": None}
"""What is said of an address whose page was found at another one."""

FOREVER = datetime(9999, 1, 1, tzinfo=UTC)

State = Literal["done", "failed", "alias", "gone", "due"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a visit ended; state 'due': it failed, and is tried again, MAX_ATTEMPTS times in all.

    `why` is for people; `status` is None if nothing was answered; `due` is when to visit again, None never;
    `changed_at` when the address was last seen to change, None if it never did (see `tables.Address`). `etag` and
    `last_modified` are for the next conditional request. `given_up_due` is when an address is due again, with all its
    tries, of which this was the last one: a site that is down for a day must not lose its pages for ever.
    """

    state: State
    at: datetime
    why: str = ""
    status: int | None = None
    due: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    given_up_due: datetime | None = None
    changed_at: datetime | None = None


CHANGE = update(Address).where(Address.id == bindparam("lease"))
CHANGE_LEASED = update(Address).where(
    Address.id.in_(bindparam("ids", expanding=True)), Address.lease_expires.is_not(None)
)
LEASE = update(Address).where(Address.id.in_(bindparam("ids", expanding=True))).values(attempts=Address.attempts + 1)
RETAKE = update(Address).where(Address.key == bindparam("of")).values(attempts=Address.attempts + 1)
RELEASE = CHANGE_LEASED.values(state="due", lease_expires=None, attempts=Address.attempts - 1)
GIVE_BACK = (
    update(Address)
    .where(Address.lease_expires.is_not(None))
    .values(
        state=case((Address.losses + 1 >= MAX_LOSSES, "failed"), else_="due"),
        due_at=case((Address.losses + 1 >= MAX_LOSSES, None), else_=Address.due_at),
        why=case((Address.losses + 1 >= MAX_LOSSES, "may be ending the crawler"), else_=Address.why),
        lease_expires=None,
        attempts=Address.attempts - 1,
        losses=Address.losses + 1,
    )
)
_spent = Address.attempts >= MAX_ATTEMPTS
TAKE_BACK = (
    update(Address)
    .where(Address.lease_expires.is_not(None), Address.lease_expires < bindparam("now"))
    .values(
        state=case((_spent, "failed"), else_="due"),
        due_at=case((_spent, bindparam("rested", type_=Address.due_at.type)), else_=Address.due_at),
        why=case((_spent, "its visits never ended"), else_=Address.why),
        lease_expires=None,
        attempts=case((_spent, 0), else_=Address.attempts),
        fetched_at=case((_spent, bindparam("now", type_=Address.fetched_at.type)), else_=Address.fetched_at),
    )
)
"""An expired lease was an attempt: `attempts` stays as it was counted by the claim."""


class Frontier:
    """The archive's frontier. `default_delay` (seconds) and `default_concurrency` hold for hosts without their own,
    `first_backoff` (seconds) for all; `chance` gives random numbers from 0 to 1.

    With `run_began` set, an address that was visited before is claimed only if it was due then already, and its last
    visit ended before: what a run revisits is settled when it begins, so it neither waits for what is due soon, nor
    goes round for ever. What is 'due' (a first visit, a retry, a seed, a listing's page that follows on news) is
    claimed as ever. None: whatever is due is claimed.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.default_delay = 1.0
        self.default_concurrency = 1
        self.first_backoff = 0.0
        self.chance: Callable[[], float] = lambda: 0.5
        self.run_began: datetime | None = None

    def add_seeds(self, seeds: Sequence[Offer], at: datetime) -> None:
        """Makes each seed's address due now, even if it was visited before. Its site is the seed's host."""
        with self._database.write() as connection:
            crawl_graph.add_seeds(connection, seeds, at)

    def right_clock(self, at: datetime) -> None:
        """Takes back what a clock said that was ahead: see `storage.clock`."""
        with self._database.write() as connection:
            clock.take_back(connection, at)

    def claim(self, sites: Collection[str], at: datetime, limit: int, lease_seconds: float) -> list[Lease]:
        """At most `limit` addresses of these sites that may be visited now, the most wanted first: by class, then by
        when they were due. Their hosts' gates close behind them. An address whose lease has expired is due again."""
        expires = at + timedelta(seconds=lease_seconds)
        with self._database.write() as connection:
            _take_back(connection, at)
            heads = connection.execute(HEADS, self._window(at, at + MICROSECOND, sites)).all()
            room = {head.host: self._room(head) for head in heads}
            found: list[AnyRow] = []
            for head in sorted((head for head in heads if head.due is not None), key=lambda head: head.priority):
                if room[head.host] > 0:
                    window = {"host": head.host, "class": head.priority, "limit": min(room[head.host], limit)}
                    rows = connection.execute(DUE_OF_CLASS, window | self._window(at, at + MICROSECOND, sites)).all()
                    room[head.host] -= len(rows)
                    found += rows
            found = sorted(found, key=lambda row: (row.priority, row.due_at, row.id))[:limit]
            if found:
                connection.execute(
                    LEASE, {"ids": [row.id for row in found], "state": "leased", "lease_expires": expires}
                )
                asked = {row.host for row in found}
                closing = [head for head in heads if head.host in asked]
                gates.close(connection, closing, at, self._defaults, self.chance())
        return [_lease(row, expires) for row in found]

    def retake(self, offer: Offer, site: str, at: datetime) -> Lease:
        """The lease that a visit had which was made before and is recorded now, counted as a claim; an address that is
        unknown becomes one of `site`, as the offer has it."""
        with self._database.write() as connection:
            if described(connection, offer.key, at) is None:
                crawl_graph.add_found(connection, offer, site, at)
            connection.execute(RETAKE, {"of": offer.key})
            lease = described(connection, offer.key, at)
            assert lease is not None
        return replace(lease, attempts=lease.attempts - 1)

    def next_opening(self, sites: Collection[str], at: datetime, horizon: datetime) -> datetime | None:
        """The earliest moment, `at` or later, at which an address due before `horizon` could be claimed; None if no
        such address waits. A host with all its leases out doesn't count: it opens when one of them ends. A lease that
        has expired `at` is taken back, as by a claim."""
        with self._database.write() as connection:
            _take_back(connection, at)
            heads = connection.execute(HEADS, self._window(FOREVER, horizon, sites)).all()
        return min((max(at, row.next_at, row.due) for row in heads if row.due and self._room(row) > 0), default=None)

    def waiting(self, sites: Collection[str]) -> int:
        """How many addresses of these sites wait for a first visit or a retry, or are being visited."""
        with self._database.read() as connection:
            return connection.execute(WAITING, {"sites": list(sites)}).scalar_one()

    def renew(self, leases: Sequence[Lease], at: datetime, lease_seconds: float) -> None:
        with self._database.write() as connection:
            connection.execute(
                CHANGE_LEASED, {"ids": _ids(leases), "lease_expires": at + timedelta(seconds=lease_seconds)}
            )

    def release(self, leases: Sequence[Lease]) -> None:
        """Gives leases back as if they had never been claimed: for a clean stop."""
        with self._database.write() as connection:
            connection.execute(RELEASE, {"ids": _ids(leases)})

    def retry(
        self, lease: Lease, why: str, status: int | None, due: datetime, *, given_up_due: datetime | None = None
    ) -> bool:
        """Makes a failed try due again. False if it was the last one: the address is given up as 'failed', until
        `given_up_due` (None: for ever)."""
        # The visit ended before its lease did; when, nobody says here.
        change = _retried(lease, lease.expires, due, given_up_due) | {"last_status": status, "why": why}
        with self._database.write() as connection:
            connection.execute(CHANGE, {"lease": lease.id} | change)
        return change["state"] == "due"

    def set_gate(
        self,
        host: str,
        delay: float | None = None,
        concurrency: int | None = None,
        not_before: datetime | None = None,
    ) -> None:
        """Changes what is given of a host's gate: the pause after a request (seconds), how many requests at once, and
        a moment before which it isn't asked (an earlier one than already set is ignored)."""
        with self._database.write() as connection:
            gates.change(connection, host, not_before, delay=delay, concurrency=concurrency)

    def ask_delay(self, host: str, seconds: float) -> None:
        """Notes the pause that a host asks for itself, 0.0 for none: the least between two requests to it."""
        with self._database.write() as connection:
            gates.change(connection, host, asked=seconds)

    def hold(self, host: str, until: datetime) -> None:
        """Leaves a host alone until the moment that it named."""
        with self._database.write() as connection:
            gates.hold(connection, host, until)

    def failures(self, host: str) -> int:
        """How often a host failed in a row, less one for each answer since."""
        with self._database.read() as connection:
            return gates.failures(connection, host)

    def note_answer(self, host: str, at: datetime, *, failed: bool) -> int:
        """Counts a failure of a host, which doubles its pause, or an answer, which halves it; returns the count."""
        with self._database.write() as connection:
            if failed:
                return gates.note_failure(connection, host, at, self._defaults, self.chance())
            return gates.note_success(connection, host)

    def ease(self, at: datetime) -> None:
        """Halves the failures of hosts that have rested since: for the beginning of a run."""
        with self._database.write() as connection:
            gates.ease(connection, at)

    def target_state(self, key: str) -> tuple[str, str] | None:
        """The state of a known address and its key, an alias followed; None for an address not in the frontier."""
        with self._database.read() as connection:
            resolved = crawl_graph.resolve(connection, [key]).get(key, key)
            state = connection.execute(select(Address.state).where(Address.key == resolved)).scalar()
        return None if state is None else (state, resolved)

    def _window(self, open_until: datetime, before: datetime, sites: Collection[str]) -> dict[str, object]:
        began = FOREVER if self.run_began is None else self.run_began
        return {"open_until": open_until, "before": before, "sites": list(sites), "began": began}

    @property
    def _defaults(self) -> gates.Defaults:
        return gates.Defaults(self.default_delay, self.first_backoff)

    def _room(self, head: AnyRow) -> int:
        """How many more requests a host may be asked at once: one a pause."""
        concurrency = self.default_concurrency if head.concurrency is None else head.concurrency
        room: int = concurrency - head.in_flight
        return min(room, 1) if pause(gates.pace(head, self._defaults), 0.0, 0.5) > 0 else room


def give_back(connection: Connection) -> int:
    """Makes every address due again that a dead run left in flight; returns how many. One that was in flight when
    MAX_LOSSES runs died is given up instead."""
    return int(connection.execute(GIVE_BACK).rowcount)


def finish(connection: Connection, lease: Lease, outcome: Outcome, page: int | None = None) -> str:
    """Ends a lease with what came of it; returns the state: of an address that should be tried again 'due', or
    'failed' after too many tries. `page` is the address that the lease landed on, if another: the outcome is its."""
    if outcome.state == "due":
        retried = _retried(lease, outcome.at, outcome.due, outcome.given_up_due)
        said = {"last_status": outcome.status, "why": outcome.why}
        connection.execute(CHANGE, {"lease": lease.id} | retried | said)
        return str(retried["state"])
    ended: dict[str, object] = {"lease_expires": None, "attempts": 0, "losses": 0, "fetched_at": outcome.at}
    change = ended | {
        "state": outcome.state,
        "due_at": outcome.due,
        "last_status": outcome.status,
        "why": outcome.why,
        "etag": outcome.etag,
        "last_modified": outcome.last_modified,
        "changed_at": outcome.changed_at,
    }
    connection.execute(CHANGE, {"lease": lease.id if page is None else page} | change)
    if page is not None:
        connection.execute(CHANGE, {"lease": lease.id} | ended | ALIAS)
    return outcome.state


def described(connection: Connection, key: str, at: datetime) -> Lease | None:
    """The address with this key as a lease that ends `at`; None if there is none."""
    row = connection.execute(select(Address.__table__).where(Address.key == key)).one_or_none()
    return None if row is None else _lease(row, at)


def _retried(lease: Lease, at: datetime, due: datetime | None, given_up_due: datetime | None) -> dict[str, object]:
    """What a failed try changes in its address; `at`: when its visit ended, if it was the last one."""
    if lease.attempts < MAX_ATTEMPTS:
        return {"state": "due", "due_at": due, "lease_expires": None}
    return {"state": "failed", "due_at": given_up_due, "lease_expires": None, "attempts": 0, "fetched_at": at}


def _take_back(connection: Connection, at: datetime) -> None:
    """Makes every address due again whose lease has expired; one that used up its attempts rests."""
    connection.execute(TAKE_BACK, {"now": at, "rested": at + LOST_PAUSE})


def _ids(leases: Sequence[Lease]) -> list[int]:
    return [lease.id for lease in leases]


def _lease(row: AnyRow, expires: datetime) -> Lease:
    return Lease(
        id=row.id,
        url=row.url,
        key=row.key,
        host=row.host,
        site=row.site,
        follow=Follow(row.follow),
        depth=row.depth,
        attempts=row.attempts + 1,
        expires=expires,
        etag=row.etag,
        last_modified=row.last_modified,
    )
