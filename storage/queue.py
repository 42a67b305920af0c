"""The frontier's queue, as queries: which addresses wait, host by host and class by class, and which gates are open.

Each is a few seeks in an index that holds waiting or leased addresses only, however many are done.
"""

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.orm import aliased

from storage.records import Follow
from storage.tables import Address, Host

LEASE_COLUMNS = (
    Address.id,
    Address.url,
    Address.key,
    Address.host,
    Address.site,
    Address.follow,
    Address.depth,
    Address.attempts,
    Address.etag,
    Address.last_modified,
    Address.priority,
    Address.due_at,
)

_flying = aliased(Address)
_IN_FLIGHT = (
    select(func.count())
    .select_from(_flying)
    .where(_flying.host == Host.host, _flying.lease_expires.is_not(None))
    .scalar_subquery()
)
"""The leases of a host, from an index that holds leased addresses only."""

_CLASSES: CompoundSelect[int] = select(literal_column("0", Integer).label("priority")).union_all(
    *(select(literal_column(str(follow.priority), Integer)) for follow in list(Follow)[1:])
)
_class = _CLASSES.cte("classes")


def _not_of_this_run(address: type[Address]) -> ColumnElement[bool]:
    """Whether an address waits for its first visit or a retry, or was due again by `began` and not visited since."""
    began = bindparam("began", type_=address.due_at.type)
    return or_(
        address.state == "due",
        address.fetched_at.is_(None),
        and_(address.fetched_at < began, address.due_at <= began),
    )


_waiting = aliased(Address)
_FIRST_WAITING = (
    select(_waiting.due_at)
    .where(
        _waiting.host == Host.host,
        _waiting.priority == _class.c.priority,
        _waiting.due_at < bindparam("before"),
        _waiting.lease_expires.is_(None),
        _waiting.site.in_(bindparam("sites", expanding=True)),
        _not_of_this_run(_waiting),
    )
    .order_by(_waiting.due_at)
    .limit(1)
    .correlate(Host, _class)
    .scalar_subquery()
)
"""When the first address of a host and class is due: one seek in `ix_frontier_queue`."""

HEADS = (
    select(
        Host.host,
        Host.delay,
        Host.concurrency,
        Host.next_at,
        Host.asked,
        Host.failures,
        _IN_FLIGHT.label("in_flight"),
        _class.c.priority,
        _FIRST_WAITING.label("due"),
    )
    .join(_class, true())
    .where(Host.next_at <= bindparam("open_until"))
)

DUE_OF_CLASS = (
    select(*LEASE_COLUMNS)
    .where(
        Address.host == bindparam("host"),
        Address.priority == bindparam("class"),
        Address.due_at < bindparam("before"),
        Address.lease_expires.is_(None),
        Address.site.in_(bindparam("sites", expanding=True)),
        _not_of_this_run(Address),
    )
    .order_by(Address.due_at, Address.id)
    .limit(bindparam("limit"))
)
WAITING = select(func.count()).where(
    Address.site.in_(bindparam("sites", expanding=True)), Address.state.in_(("due", "leased"))
)
"""Counted in `ix_frontier_site_state` alone."""
