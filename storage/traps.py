"""What tells a trap: texts that came before, visits in a row that brought nothing; and the addresses that are set aside
for it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage.tables import Address, FruitlessVisits, SeenText

FETCHED = select(Address.fetched_at).where(Address.id == bindparam("lease"))
FIRST_WITH_TEXT = select(SeenText.key).where(SeenText.site == bindparam("site"), SeenText.text == bindparam("seen"))
_this = (FruitlessVisits.site == bindparam("site"), FruitlessVisits.shape == bindparam("of_shape"))
OF_SHAPE = select(FruitlessVisits.in_a_row).where(*_this, FruitlessVisits.began == bindparam("began"))
TRAPS = select(FruitlessVisits.__table__).where(
    FruitlessVisits.site == bindparam("site"), FruitlessVisits.is_trap.is_(True)
)
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
    """Visits in a row of addresses of one shape that brought nothing new, the last one of `url`, and why not.
    `is_trap`: so many that no more are made."""

    in_a_row: int
    url: str
    why: str
    is_trap: bool


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

    def fruitless_in_a_row(self, site: str, shape: str, began: datetime) -> int:
        """How many visits in a row brought nothing, in the run that began so; 0 if the last did."""
        this = {"site": site, "of_shape": shape, "began": began}
        return self._connection.execute(OF_SHAPE, this).scalar() or 0

    def traps(self, site: str, began: datetime) -> dict[str, Fruitless]:
        """The shapes of a site that are traps, in the run that began so."""
        return traps(self._connection, site, began)

    def note_fruitless(self, site: str, shape: str, began: datetime, found: Fruitless | None) -> None:
        """Replaces what is known of a shape; None: the last visit brought something."""
        self._connection.execute(FORGET, {"site": site, "of_shape": shape})
        if found is not None:
            row = {"site": site, "shape": shape, "began": began, **asdict(found)}
            self._connection.execute(insert(FruitlessVisits), row)

    def set_aside(self, site: str, is_meant: Callable[[str, str], bool], why: str, due: datetime) -> int:
        """Puts off until `due` the addresses that wait for their first visit and are meant, by key and why they are
        followed; returns how many."""
        rows = self._connection.execute(WAITING, {"site": site}).all()
        meant = [{"address": row.id, "why": why, "due_at": due} for row in rows if is_meant(row.key, row.follow)]
        if meant:
            self._connection.execute(SET_ASIDE, meant)
        return len(meant)


def traps(connection: Connection, site: str, began: datetime | None = None) -> dict[str, Fruitless]:
    """The shapes of a site's addresses that are traps, in the run that began so; None: in the last that met each."""
    rows = connection.execute(TRAPS, {"site": site})
    return {
        row.shape: Fruitless(row.in_a_row, row.url, row.why, row.is_trap) for row in rows if began in (None, row.began)
    }
