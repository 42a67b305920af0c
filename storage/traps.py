"""Addresses that are set aside, for a week, because those like them that were visited before brought nothing."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select, update

from storage.database import AnyRow, batches
from storage.tables import Address

PERIOD = timedelta(days=7)

SPREAD = 10**6
"""Microseconds over which those that are set aside together are due again, in no order: the few that are tried then are
a sample of them, not the same first ones each time."""
_SCATTER = 2_654_435_761  # odd, and far from a multiple of SPREAD: Knuth's multiplicative hash

ASIDE = "aside"
"""The state of an address that is set aside."""
SAID = "set aside: "
"""What its reason begins with, until it is visited."""

Meant = Callable[[str, str], bool]
"""Whether an address is meant, by its key and why it is followed."""

_waiting = (
    Address.state.in_(("due", ASIDE)),
    Address.lease_expires.is_(None),
    Address.fetched_at.is_(None),
    Address.appeared_at.is_(None),  # what came up on a list that was known before is news
    Address.due_at <= bindparam("at", type_=Address.due_at.type),
)
_address = select(Address.id, Address.key, Address.follow)
WAITING = _address.where(Address.site == bindparam("site"), *_waiting)
OFFERED = _address.where(Address.key.in_(bindparam("keys", expanding=True)), *_waiting)
PUT_OFF = (
    update(Address)
    .where(Address.id == bindparam("address"))
    .values(state=ASIDE, due_at=bindparam("until", type_=Address.due_at.type), why=bindparam("said"))
)
KNOWN = select(Address.key, Address.follow).where(
    Address.site == bindparam("site"), Address.fetched_at.is_(None), Address.why.startswith(SAID)
)


class Waiting:
    """The addresses that wait for their first visit, in the same transaction as the visit that it is asked in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def set_aside(self, site: str, is_meant: Meant, why: str, at: datetime) -> int:
        """Puts off those of a site that are due, and meant; returns how many."""
        return self._put_off(self._connection.execute(WAITING, {"site": site, "at": at}).all(), is_meant, why, at)

    def set_these_aside(self, keys: Iterable[str], is_meant: Meant, why: str, at: datetime) -> int:
        """The same with those that have such keys."""
        rows: list[AnyRow] = []
        for some in batches(list(keys)):
            rows += self._connection.execute(OFFERED, {"keys": some, "at": at})
        return self._put_off(rows, is_meant, why, at)

    def aside(self, site: str) -> list[tuple[str, str]]:
        """Key and why it is followed, of those of a site that are, or were, set aside, and not visited since."""
        return [(row.key, row.follow) for row in self._connection.execute(KNOWN, {"site": site})]

    def _put_off(self, rows: Sequence[AnyRow], is_meant: Meant, why: str, at: datetime) -> int:
        changes = [
            {
                "address": row.id,
                "until": at + PERIOD - timedelta(microseconds=row.id * _SCATTER % SPREAD),
                "said": f"{SAID}{why}",
            }
            for row in rows
            if is_meant(row.key, row.follow)
        ]
        if changes:
            self._connection.execute(PUT_OFF, changes)
        return len(changes)
