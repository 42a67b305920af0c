"""Addresses that are set aside, for a week, because those like them that were visited before brought nothing."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select, update

from storage.database import batches
from storage.tables import Address

PERIOD = timedelta(days=7)
SET_ASIDE = "set aside: "
"""What the reason of a set aside address begins with."""

FETCHED = select(Address.fetched_at).where(Address.id == bindparam("lease"))
_waiting = (
    Address.state.in_(("due", "failed")),
    Address.lease_expires.is_(None),
    Address.fetched_at.is_(None),
    Address.due_at <= bindparam("at", type_=Address.due_at.type),
)
WAITING = select(Address.id, Address.key, Address.follow).where(Address.site == bindparam("site"), *_waiting)
OFFERED = select(Address.id).where(Address.key.in_(bindparam("keys", expanding=True)), *_waiting)
PUT_OFF = (
    update(Address)
    .where(Address.id == bindparam("address"))
    .values(state="failed", due_at=bindparam("until", type_=Address.due_at.type), why=bindparam("said"))
)
ASIDE = select(Address.key, Address.follow).where(
    Address.site == bindparam("site"), Address.fetched_at.is_(None), Address.why.startswith(SET_ASIDE)
)


class Waiting:
    """The addresses that wait for their first visit, in the same transaction as the visit that it is asked in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_first_visit(self, lease_id: int) -> bool:
        return self._connection.execute(FETCHED, {"lease": lease_id}).scalar() is None

    def set_aside(self, site: str, is_meant: Callable[[str, str], bool], why: str, at: datetime) -> int:
        """Puts off those of a site that are due and meant, by key and why they are followed; returns how many."""
        rows = self._connection.execute(WAITING, {"site": site, "at": at}).all()
        return self._put_off([row.id for row in rows if is_meant(row.key, row.follow)], why, at)

    def set_these_aside(self, keys: Iterable[str], why: str, at: datetime) -> int:
        """Puts off those with such keys that are due; returns how many."""
        found: list[int] = []
        for some in batches(list(keys)):
            found += self._connection.execute(OFFERED, {"keys": some, "at": at}).scalars()
        return self._put_off(found, why, at)

    def aside(self, site: str) -> list[tuple[str, str]]:
        """Key and why it is followed, of those of a site that are set aside."""
        return [(row.key, row.follow) for row in self._connection.execute(ASIDE, {"site": site})]

    def _put_off(self, ids: list[int], why: str, at: datetime) -> int:
        if ids:
            how = {"until": at + PERIOD, "said": f"{SET_ASIDE}{why}"}
            self._connection.execute(PUT_OFF, [{"address": each} | how for each in ids])
        return len(ids)
