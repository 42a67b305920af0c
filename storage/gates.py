"""The politeness gates of the hosts, as they are stored: what is known of a host's pace, and until when it is shut."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select, update

from storage.crawl_graph import add_hosts
from storage.database import AnyRow
from storage.pacing import Pace, pause
from storage.tables import Host

GATE = select(Host.__table__).where(Host.host == bindparam("gate"))
FAILING = select(Host.__table__).where(Host.failures > 0)
GATES = select(Host.__table__).order_by(Host.host)
CHANGE = update(Host).where(Host.host == bindparam("gate"))


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for hosts without their own: `delay` and `first_backoff` in seconds."""

    delay: float = 1.0
    first_backoff: float = 0.0


@dataclass(frozen=True, slots=True)
class Gate:
    """A host's gate. `held_until`: when its last Retry-After ends, None if it never sent one."""

    host: str
    pace: Pace
    next_at: datetime
    held_until: datetime | None


def gates(connection: Connection, defaults: Defaults) -> list[Gate]:
    """All of them, in the order of the hosts' names."""
    rows = connection.execute(GATES).all()
    return [Gate(row.host, pace(row, defaults), row.next_at, row.held_until) for row in rows]


def pace(row: AnyRow, defaults: Defaults) -> Pace:
    base = defaults.delay if row.delay is None else row.delay
    return Pace(base, row.asked or 0.0, row.failures, defaults.first_backoff)


def change(connection: Connection, host: str, not_before: datetime | None = None, **changes: float | None) -> None:
    """Changes what is given of a host's gate; an earlier `not_before` than the gate has is ignored."""
    add_hosts(connection, {host})
    given: dict[str, object] = {name: value for name, value in changes.items() if value is not None}
    if not_before is not None:
        given["next_at"] = max(connection.execute(GATE, {"gate": host}).one().next_at, not_before)
    if given:
        connection.execute(CHANGE, {"gate": host} | given)


def close(connection: Connection, heads: Sequence[AnyRow], at: datetime, defaults: Defaults, chance: float) -> None:
    """Shuts the gates of hosts that are asked now, for as long as their pace says."""
    pauses = {head.host: pause(pace(head, defaults), 0.0, chance) for head in heads}
    closing = [
        {"gate": host, "next_at": at + timedelta(seconds=seconds)} for host, seconds in pauses.items() if seconds > 0
    ]
    if closing:
        connection.execute(CHANGE, closing)


def hold(connection: Connection, host: str, until: datetime) -> None:
    """Shuts a gate for as long as a Retry-After says."""
    add_hosts(connection, {host})
    gate = connection.execute(GATE, {"gate": host}).one()
    connection.execute(CHANGE, {"gate": host, "next_at": max(gate.next_at, until), "held_until": until})


def failures(connection: Connection, host: str) -> int:
    row = connection.execute(GATE, {"gate": host}).one_or_none()
    return 0 if row is None else row.failures


def note_failure(connection: Connection, host: str, at: datetime, defaults: Defaults, chance: float) -> int:
    """Counts a failure, and shuts the gate until the host may be tried again; returns how many there are now."""
    add_hosts(connection, {host})
    row = connection.execute(GATE, {"gate": host}).one()
    known = pace(row, defaults)
    count = known.failures + 1
    now = Pace(known.base, known.asked, count, known.first)
    opens = at + timedelta(seconds=pause(now, 0.0, chance))
    connection.execute(CHANGE, {"gate": host, "failures": count, "next_at": max(row.next_at, opens)})
    return count


def note_success(connection: Connection, host: str) -> int:
    """Takes back one failure; returns how many are left."""
    left = max(failures(connection, host) - 1, 0)
    connection.execute(CHANGE, {"gate": host, "failures": left})
    return left


def ease(connection: Connection, at: datetime) -> None:
    """Halves the count of failures of hosts that have rested for as long as they should: a night after an outage a host
    is tried gently, and is back at its own pace after a few answers."""
    for row in connection.execute(FAILING).all():
        if row.next_at <= at:
            connection.execute(CHANGE, {"gate": row.host, "failures": row.failures // 2})
