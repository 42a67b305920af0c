"""A clock that was ahead, put right: no address waits for a day that is years away.

A run may have had a wrong clock, and noted visits, gates and due times in the future. Nothing tells whether that clock
was wrong or the present one is; so only what the frontier waits for is changed, by which at worst something is asked
for too early once. What was captured keeps the time that it was captured at.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, case, update

from storage.tables import Address, Host
from storage.traps import ASIDE, PERIOD

FIRST_WAIT = timedelta(days=1)
"""No first visit, and no retry, is due later than this: retries pause for 16 hours at most."""

LONGEST_GATE = timedelta(days=8)
"""No host is left alone for longer: `Retry-After` is believed for a week."""

_at = bindparam("at", type_=Address.fetched_at.type)
_furthest = bindparam("furthest", type_=Address.fetched_at.type)
VISITS = (
    update(Address)
    .where(Address.fetched_at > _at)
    .values(
        # As long after the visit as it was, in microseconds; of what was never to be visited again, still nothing.
        due_at=Address.due_at - (Address.fetched_at - _at),
        fetched_at=_at,
        changed_at=case((Address.changed_at > _at, _at), else_=Address.changed_at),
    )
)
NEWS = update(Address).where(Address.appeared_at > _at).values(appeared_at=_at)
FIRST_VISITS = update(Address).where(Address.state == "due", Address.due_at > _furthest).values(due_at=_at)
SET_ASIDE = update(Address).where(Address.state == ASIDE, Address.due_at > _furthest).values(due_at=_at)
GATES = (
    update(Host)
    .where(Host.next_at > bindparam("furthest", type_=Host.next_at.type))
    .values(next_at=bindparam("now", type_=Host.next_at.type), held_until=None)
)


def take_back(connection: Connection, at: datetime) -> None:
    """What is said to have happened after `at` happened then, and what is due because of it is due as much earlier."""
    connection.execute(VISITS, {"at": at})
    connection.execute(NEWS, {"at": at})
    connection.execute(FIRST_VISITS, {"at": at, "furthest": at + FIRST_WAIT})
    connection.execute(SET_ASIDE, {"at": at, "furthest": at + PERIOD})
    connection.execute(GATES, {"now": at, "furthest": at + LONGEST_GATE})
