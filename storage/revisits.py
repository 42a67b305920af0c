"""What the archive knows of an address's past visits, for when to visit it again, and what brings a visit forward."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select, update
from sqlalchemy.orm import aliased

from storage.database import AnyRow, batches
from storage.records import PART_ROLES, Follow, History, PageKind
from storage.tables import Address, StoredArticle, StoredLink, StoredPage, StoredPart

IDS: BindParameter[int] = bindparam("ids", expanding=True)
KEYS: BindParameter[str] = bindparam("keys", expanding=True)

READ = (200, 203, 304)
"""What an address answers when it is as it should be."""

_part_of_article = aliased(StoredPart)
_LAST = (
    select(func.max(_part_of_article.position))
    .where(_part_of_article.article_id == StoredPart.article_id)
    .scalar_subquery()
)
PAST = (
    select(
        Address.id,
        Address.key,
        Address.follow,
        Address.last_status,
        Address.fetched_at,
        Address.changed_at,
        Address.appeared_at,
        StoredPage.id.label("page_id"),
        StoredPage.kind,
        StoredPage.first_captured,
        StoredPart.metadata_,
        StoredPart.part_title,
        StoredPart.position,
        _LAST.label("last_position"),
        StoredArticle.missing_parts,
    )
    .outerjoin(StoredPage, StoredPage.key == Address.key)
    .outerjoin(StoredPart, StoredPart.id == StoredPage.part_id)
    .outerjoin(StoredArticle, StoredArticle.id == StoredPart.article_id)
    .where(Address.id.in_(IDS))
)
_target = aliased(StoredPage)
LISTED = (
    select(StoredPart.metadata_, StoredArticle.missing_parts)
    .select_from(StoredLink)
    .join(_target, _target.key == StoredLink.target_key)
    .join(StoredPart, StoredPart.id == _target.part_id)
    .join(StoredArticle, StoredArticle.id == StoredPart.article_id)
    .where(StoredLink.page_id == bindparam("page"), StoredLink.former.is_(False))
    .where(StoredLink.role.in_(sorted(PART_ROLES)))
)
"""The parts that a series index leads to."""

_mate_part = aliased(StoredPart)
_LAST_OF_ARTICLE = (
    select(func.max(_part_of_article.position))
    .where(_part_of_article.article_id == _mate_part.article_id)
    .scalar_subquery()
)
_mate = aliased(StoredPage)
LAST_PART = (
    select(Address.id)
    .select_from(StoredPage)
    .join(StoredPart, StoredPart.id == StoredPage.part_id)
    .join(_mate_part, _mate_part.article_id == StoredPart.article_id)
    .join(_mate, _mate.part_id == _mate_part.id)
    .join(Address, Address.key == _mate.key)
    .where(StoredPage.key == bindparam("key"), _mate_part.position == _LAST_OF_ARTICLE)
)
INDEXES = (
    select(Address.id)
    .select_from(StoredLink)
    .join(StoredPage, StoredPage.id == StoredLink.page_id)
    .join(Address, Address.key == StoredPage.key)
    .where(StoredLink.target_key == bindparam("key"), StoredLink.former.is_(False))
    .where(StoredPage.kind == PageKind.SERIES_INDEX.value)
)
LAST_VISIT = select(Address.fetched_at).where(Address.id == bindparam("id"))
NEWEST = select(func.max(Address.appeared_at)).where(Address.key.in_(KEYS), Address.appeared_at > bindparam("since"))
FOLLOW_ON = (
    update(Address)
    .where(Address.key.in_(KEYS), Address.state != "alias", Address.lease_expires.is_(None))
    .where(Address.fetched_at < bindparam("newest", type_=Address.fetched_at.type))
)
VISITED = select(Address.id, Address.key, Address.fetched_at).where(
    Address.key.in_(KEYS), Address.state == "done", Address.follow != Follow.SEED
)
VISIT_NOW = update(Address).where(Address.id == bindparam("address"), Address.lease_expires.is_(None))
RESCHEDULE = update(Address).where(Address.id == bindparam("address"), Address.state == "done")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a visit that ended `at` found: `kind` None if nothing was read; `failing`: no page; `changed`: another text
    than before, or news; `kept` False: a page of which nothing is archived. An address that answers otherwise than at
    its last visit has changed in any case."""

    at: datetime
    kind: PageKind | None
    failing: bool = False
    changed: bool = False
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The past of another address, and when it was last visited."""

    address: int
    visited_at: datetime
    history: History


def last_visit(connection: Connection, address: int) -> datetime | None:
    """When an address was visited last, before the visit that is being recorded; None if never."""
    at: datetime | None = connection.execute(LAST_VISIT, {"id": address}).scalar()
    return at


def history(connection: Connection, address: int, answer: Answer) -> History:
    """The past of an address with a visit that has just ended, before the frontier knows of it."""
    row = connection.execute(PAST, {"ids": [address]}).one()
    if row.fetched_at is None:
        changed_at = answer.at if answer.failing or not answer.kept else None
    elif answer.changed or (row.last_status not in READ) != answer.failing:
        changed_at = answer.at
    else:
        changed_at = row.changed_at
    return _history(connection, row, answer, changed_at)


def neighbours(connection: Connection, key: str) -> list[Neighbour]:
    """The other ends of the series that an archived page belongs to: the pages of its last part, and the indexes that
    lead to this one."""
    found = {row.id for ends in (LAST_PART, INDEXES) for row in connection.execute(ends, {"key": key})}
    rows = connection.execute(PAST, {"ids": list(found)}).all() if found else []
    return [
        Neighbour(row.id, row.fetched_at, _history(connection, row, Answer(row.fetched_at, row.kind), row.changed_at))
        for row in rows
        if row.key != key and row.fetched_at is not None and row.last_status in READ
    ]


def reschedule(connection: Connection, due: Mapping[int, datetime]) -> None:
    """Changes when addresses are visited again; not of those that wait for a try, or are being visited."""
    if due:
        connection.execute(RESCHEDULE, [{"address": address, "due_at": at} for address, at in due.items()])


def bring_forward(connection: Connection, changes: Mapping[str, datetime], at: datetime) -> None:
    """Makes due `at` the addresses that were visited before the moments at which they are said to have changed."""
    for keys in batches(list(changes)):
        rows = connection.execute(VISITED, {"keys": keys}).all()
        late = [{"address": row.id} for row in rows if row.fetched_at < changes[row.key]]
        if late:
            connection.execute(VISIT_NOW, [address | _due(at) for address in late])


def follow_news(
    connection: Connection, source: int, listed: Collection[str], after: Collection[str], at: datetime
) -> bool:
    """True if a page lists addresses that appeared since it was last read: then those of the pages `after` it that
    weren't read since are due `at`. So it makes no difference which page is read first, nor in which run."""
    read_at = last_visit(connection, source)
    if read_at is None or not listed:
        return False
    newest = connection.execute(NEWEST, {"keys": list(listed), "since": read_at}).scalar()
    if newest is not None and after:
        connection.execute(FOLLOW_ON, {"keys": list(after), "newest": newest} | _due(at))
    return newest is not None


def _due(at: datetime) -> dict[str, Any]:
    """What makes an address that was visited before wait for another visit in the same run."""
    return {"state": "due", "due_at": at, "attempts": 0, "losses": 0}


def _history(connection: Connection, row: AnyRow, answer: Answer, changed_at: datetime | None) -> History:
    published = row.metadata.published if row.metadata is not None else None
    lacks_parts = bool(row.missing_parts)
    ends_series = row.position is not None and row.position == row.last_position
    ends_series = ends_series and (row.position > 0 or row.part_title is not None)
    if answer.kind is not None and answer.kind == PageKind.SERIES_INDEX:
        listed = connection.execute(LISTED, {"page": row.page_id}).all()
        published = max((part.metadata.published for part in listed if part.metadata.published), default=None)
        lacks_parts = any(part.missing_parts for part in listed)
        ends_series = True
    return History(
        key=row.key,
        follow=Follow(row.follow),
        kind=None if answer.kind is None else PageKind(answer.kind),
        since=changed_at or row.first_captured or answer.at,
        changed=changed_at is not None,
        failing=answer.failing,
        published=published,
        appeared_at=row.appeared_at,
        ends_series=ends_series,
        lacks_parts=lacks_parts,
    )
