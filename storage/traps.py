"""What tells a trap: texts that came before, visits in a row that brought nothing; and the addresses that are set aside
for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage.tables import Address, FruitlessVisits, SeenText

FETCHED = select(Address.fetched_at).where(Address.id == bindparam("lease"))
FIRST_WITH_TEXT = select(SeenText.key).where(SeenText.site == bindparam("site"), SeenText.text == bindparam("seen"))
_this = (FruitlessVisits.site == bindparam("site"), FruitlessVisits.shape == bindparam("of_shape"))
OF_SHAPE = select(FruitlessVisits.in_a_row, FruitlessVisits.began, FruitlessVisits.url, FruitlessVisits.why).where(
    *_this
)
OF_SITE = select(FruitlessVisits.__table__).where(FruitlessVisits.site == bindparam("site"))
FORGET = delete(FruitlessVisits).where(*_this)
WAITING = select(Address.id, Address.key, Address.follow).where(
    Address.site == bindparam("site"),
    Address.state == "due",
    Address.lease_expires.is_(None),
    Address.fetched_at.is_(None),
)
SET_ASIDE = update(Address).where(Address.id == bindparam("address")).values(state="failed", attempts=0)


@dataclass(frozen=True, slots=True)
class Fruitless:
    """Visits in a row of addresses of one shape that brought nothing new, the last one of `url`, and why not."""

    in_a_row: int
    url: str
    why: str


class TrapRecords:
    """The same transaction as the visit that it is asked in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_first_visit(self, lease_id: int) -> bool:
        return self._connection.execute(FETCHED, {"lease": lease_id}).scalar() is None

    def first_with_text(self, site: str, text: int, key: str) -> str:
        """The key of the page of a site that had this text first: `key`, if none had."""
        first: str | None = self._connection.execute(FIRST_WITH_TEXT, {"site": site, "seen": text}).scalar()
        if first is None:
            self._connection.execute(insert(SeenText), {"site": site, "text": text, "key": key})
        return first or key

    def fruitless(self, site: str, shape: str, began: datetime) -> Fruitless | None:
        """The visits in a row that brought nothing, in the run that began so; None if the last did."""
        row = self._connection.execute(OF_SHAPE, {"site": site, "of_shape": shape}).one_or_none()
        return None if row is None or row.began != began else Fruitless(row.in_a_row, row.url, row.why)

    def all_fruitless(self, site: str, began: datetime) -> dict[str, Fruitless]:
        """The same for all shapes of a site."""
        rows = self._connection.execute(OF_SITE, {"site": site})
        return {row.shape: Fruitless(row.in_a_row, row.url, row.why) for row in rows if row.began == began}

    def note_fruitless(self, site: str, shape: str, began: datetime, found: Fruitless | None) -> None:
        """Replaces what is known of a shape; None: the last visit brought something."""
        self._connection.execute(FORGET, {"site": site, "of_shape": shape})
        if found is not None:
            row = {"site": site, "shape": shape, "began": began, "url": found.url, "why": found.why}
            self._connection.execute(insert(FruitlessVisits), row | {"in_a_row": found.in_a_row})

    def set_aside(self, site: str, is_meant: Callable[[str, str], bool], why: str, due: datetime) -> int:
        """Puts off until `due` the addresses that wait for their first visit and are meant, by key and why they are
        followed; returns how many."""
        rows = self._connection.execute(WAITING, {"site": site}).all()
        meant = [{"address": row.id, "why": why, "due_at": due} for row in rows if is_meant(row.key, row.follow)]
        if meant:
            self._connection.execute(SET_ASIDE, meant)
        return len(meant)


def fruitless_visits(connection: Connection, site: str) -> dict[str, Fruitless]:
    """The same for all shapes of a site, of whatever run."""
    rows = connection.execute(OF_SITE, {"site": site})
    return {row.shape: Fruitless(row.in_a_row, row.url, row.why) for row in rows}
