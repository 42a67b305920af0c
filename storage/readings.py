"""What pages say: the current reading of each, and its revisions.

A page's text is never overwritten by a later one: it becomes another revision, if it is an edit. The same text seen
again, or one that differs by what changes by itself, only moves `last_seen`; its first reading stays, because relative
dates were read closest to publication. Pages that are no articles (listings, gates …) keep one reading, replaced by the
next.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, Connection, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from storage import articles
from storage.column_types import EPOCH
from storage.crawl_graph import resolve
from storage.database import AnyRow, insert_row
from storage.links import add_links, replace_former_links, replace_links
from storage.records import PageKind, Reading
from storage.rereading import note_read
from storage.tables import Revision, StoredExchange, StoredPage

IsEdit = Callable[[Reading, Reading], bool]
"""Whether a page was edited between two readings, the earlier one first."""

PAGE: BindParameter[int] = bindparam("page")

CURRENT = (
    select(
        StoredPage.id,
        StoredPage.kind,
        StoredPage.revision,
        StoredPage.capture_id,
        StoredPage.last_captured,
        StoredPage.gone_since,
        StoredPage.part_id,
        StoredPage.article_id,
        Revision.capture_id.label("text_capture"),
        Revision.digest,
        Revision.reader_version.label("text_reader"),
        Revision.rule_version.label("text_rule"),
    )
    .join(Revision, and_(Revision.page_id == StoredPage.id, Revision.number == StoredPage.revision))
    .where(StoredPage.key == bindparam("key"))
)
PAYLOADS = select(StoredExchange.payload_digest).where(StoredExchange.id.in_(bindparam("captures", expanding=True)))
CAPTURED_AT = select(StoredExchange.captured_at).where(StoredExchange.id == bindparam("capture"))
_now = aliased(StoredExchange)
FIRST_MISSED = select(func.min(StoredExchange.captured_at)).where(
    StoredExchange.key == bindparam("key"),
    StoredExchange.id < bindparam("capture"),
    StoredExchange.id > bindparam("after"),
    StoredExchange.captured_at > bindparam("seen", type_=StoredExchange.captured_at.type),
    or_(
        StoredExchange.status.in_((404, 410)),
        StoredExchange.status == select(_now.status).where(_now.id == bindparam("capture")).scalar_subquery(),
    ),
)
CURRENT_READINGS = (
    select(Revision.reading)
    .join(StoredPage, and_(Revision.page_id == StoredPage.id, Revision.number == StoredPage.revision))
    .where(StoredPage.key.in_(bindparam("keys", expanding=True)))
    .order_by(StoredPage.id)
)
READING = select(Revision.reading).where(Revision.page_id == PAGE, Revision.number == bindparam("revision"))
REVISION_OF_CAPTURE = select(Revision.number).where(
    Revision.page_id == PAGE, Revision.capture_id == bindparam("capture")
)
ADD_PAGE = insert(StoredPage)
UPDATE_PAGE = update(StoredPage).where(StoredPage.id == PAGE)
ADD_REVISION = insert(Revision)
UPDATE_REVISION = update(Revision).where(Revision.page_id == PAGE, Revision.number == bindparam("revision_"))


def save_reading(connection: Connection, reading: Reading, capture_id: int, at: datetime, is_edit: IsEdit) -> bool:
    """Records what a page says, captured `at`; True if its text is new or changed.

    A new capture with another text makes another revision if `is_edit` says so, else it only confirms the last. A
    capture that was read before has its reading replaced. What is no article never replaces a text that was one, nor an
    opening a whole text: then only the capture is kept.
    """
    note_read(connection, capture_id, reading)
    page = connection.execute(CURRENT, {"key": reading.key}).one_or_none()
    if page is None:
        _add_page(connection, reading, capture_id, at)
        return True
    if capture_id < page.capture_id or capture_id == page.text_capture:
        return _read_again(connection, page, reading, capture_id)
    if page.kind == PageKind.ARTICLE and (reading.kind is not PageKind.ARTICLE or _is_less(connection, page, reading)):
        return False
    if capture_id > page.capture_id:
        confirm(connection, page, at)
    if reading.kind == page.kind and not _is_changed(connection, page, reading, capture_id, is_edit):
        _update_links(connection, page, reading, capture_id)
        _update_page(connection, page, reading, capture_id, page.revision)
        return False
    if page.kind == PageKind.ARTICLE:
        _update_page(connection, page, reading, capture_id, page.revision + 1)
        connection.execute(ADD_REVISION, _revision(page.id, page.revision + 1, reading, capture_id, at))
    else:
        _update_page(connection, page, reading, capture_id, page.revision)
        confirmed = {"capture_id": capture_id, "first_seen": at, "last_seen": at}
        connection.execute(UPDATE_REVISION, _reading(page.id, page.revision, reading) | confirmed)
    connection.execute(UPDATE_PAGE, {"page": page.id} | _marks(reading))
    replace_links(connection, page, capture_id, reading.links)
    return True


def _is_changed(connection: Connection, page: AnyRow, reading: Reading, capture_id: int, is_edit: IsEdit) -> bool:
    """True if a page says something else now. Of an article only an edit counts: not what changes by itself, nor what
    another reader or rule makes of the same bytes, which `reprocess` is for."""
    if reading.digest == page.digest:
        return False
    if page.kind != PageKind.ARTICLE:
        return True
    versions = (reading.reader_version, reading.rule_version)
    if versions != (page.text_reader, page.text_rule):
        captures = {"captures": [page.text_capture, capture_id]}
        if len(set(connection.execute(PAYLOADS, captures).scalars())) == 1:
            return False
    return is_edit(_stored(connection, page), reading)


def _is_less(connection: Connection, page: AnyRow, reading: Reading) -> bool:
    """True if a page shows only the opening now of a text that is archived as a whole: a wall went up."""
    return reading.opening is not None and _stored(connection, page).opening is None


def current(connection: Connection, keys: Iterable[str]) -> tuple[Reading, ...]:
    """What the pages with these keys, or those that they lead to, say now, as far as they have been read."""
    named = list(keys)
    found = [*named, *resolve(connection, named).values()]
    return tuple(connection.execute(CURRENT_READINGS, {"keys": found}).scalars())


def captured_at(connection: Connection, capture_id: int) -> datetime:
    return connection.execute(CAPTURED_AT, {"capture": capture_id}).scalar_one()


def confirm(connection: Connection, page: AnyRow, at: datetime) -> None:
    """Notes that a page was there, unchanged, at this moment."""
    connection.execute(UPDATE_PAGE, {"page": page.id, "last_captured": at, "gone_since": None})
    connection.execute(UPDATE_REVISION, {"page": page.id, "revision_": page.revision, "last_seen": at})
    if page.gone_since is not None and page.article_id is not None:
        articles.refresh_gone(connection, page.article_id, at)


def unchanged(connection: Connection, key: str, at: datetime) -> PageKind | None:
    """Notes the same of the page with this key; returns what it is, None if there is no such page."""
    page = connection.execute(CURRENT, {"key": key}).one_or_none()
    if page is None:
        return None
    confirm(connection, page, at)
    return PageKind(page.kind)


def note_missing(connection: Connection, key: str, capture_id: int, at: datetime, apart: timedelta) -> bool:
    """Notes that the site answers 404 or 410 for a page; True unless that is no more than one bad night so far.

    The page is gone when it answered so before, `apart` or longer ago, and hasn't been seen since. `capture_id` is what
    its address answers now: a 404, or a redirect to one. What was archived stays.
    """
    page = connection.execute(CURRENT, {"key": key}).one_or_none()
    if page is None or page.gone_since is not None:
        return True
    since: dict[str, object] = {"after": 0, "seen": page.last_captured}
    if page.last_captured > at:  # by a clock that was ahead
        since = {"after": page.capture_id, "seen": EPOCH}
    first = connection.execute(FIRST_MISSED, {"key": key, "capture": capture_id} | since).scalar()
    if first is None or at - first < apart:
        return False
    connection.execute(UPDATE_PAGE, {"page": page.id, "gone_since": at})
    if page.article_id is not None:
        articles.refresh_gone(connection, page.article_id, at)
    return True


def _add_page(connection: Connection, reading: Reading, capture_id: int, at: datetime) -> None:
    page = (
        {
            "key": reading.key,
            "revision": 1,
            "first_captured": at,
            "last_captured": at,
            "gone_since": None,
            "part_id": None,
            "position": 0,
            "article_id": None,
        }
        | _said(reading, capture_id)
        | _marks(reading)
    )
    page_id = insert_row(connection, ADD_PAGE, page)
    connection.execute(ADD_REVISION, _revision(page_id, 1, reading, capture_id, at))
    add_links(connection, page_id, capture_id, reading.links)


def _read_again(connection: Connection, page: AnyRow, reading: Reading, capture_id: int) -> bool:
    """Replaces the reading of a capture that was read before; True if the page's current text changed by it.

    The current text may rest on an earlier capture than the links (the same text was seen again): each is replaced
    when its own capture is read.
    """
    said = reading.links
    if capture_id == page.text_capture:
        if capture_id != page.capture_id:
            reading = replace(reading, links=_stored(connection, page).links)
        connection.execute(UPDATE_REVISION, _reading(page.id, page.revision, reading))
        _update_page(connection, page, reading, page.capture_id, page.revision)
        connection.execute(UPDATE_PAGE, {"page": page.id} | _marks(reading))
        if capture_id == page.capture_id:
            replace_links(connection, page, capture_id, reading.links)
        else:
            replace_former_links(connection, page.id, capture_id, said)
        return bool(reading.digest != page.digest or reading.kind != page.kind)
    earlier = connection.execute(REVISION_OF_CAPTURE, {"page": page.id, "capture": capture_id}).scalar()
    if earlier is not None:
        connection.execute(UPDATE_REVISION, _reading(page.id, earlier, reading))
    replace_former_links(connection, page.id, capture_id, said)
    return False


def _update_links(connection: Connection, page: AnyRow, reading: Reading, capture_id: int) -> None:
    """Gives the current text, kept as it was first read, the links of a later reading."""
    stored = _stored(connection, page)
    if stored.links != reading.links:
        connection.execute(UPDATE_REVISION, _reading(page.id, page.revision, replace(stored, links=reading.links)))
        replace_links(connection, page, capture_id, reading.links)


def _stored(connection: Connection, page: AnyRow) -> Reading:
    return connection.execute(READING, {"page": page.id, "revision": page.revision}).scalar_one()


def _update_page(connection: Connection, page: AnyRow, reading: Reading, capture_id: int, revision: int) -> None:
    changes = {"page": page.id, "revision": revision} | _said(reading, capture_id)
    connection.execute(UPDATE_PAGE, changes)


def _said(reading: Reading, capture_id: int) -> dict[str, Any]:
    """What the page's row takes over from its last reading."""
    return {
        "url": reading.url,
        "kind": reading.kind,
        "capture_id": capture_id,
    }


def _marks(reading: Reading) -> dict[str, Any]:
    """What copies of the page are looked up by: of the reading that its current text rests on."""
    return {
        "canonical_key": reading.canonical_key if reading.canonical_key != reading.key else None,
        "text_mark": reading.text_mark,
        "title_mark": reading.title_mark,
        "day": reading.day,
    }


def _reading(page_id: int, revision: int, reading: Reading) -> dict[str, Any]:
    return {
        "page": page_id,
        "revision_": revision,
        "reading": reading,
        "digest": reading.digest,
        "reader_version": reading.reader_version,
        "rule_version": reading.rule_version,
    }


def _revision(page_id: int, number: int, reading: Reading, capture_id: int, at: datetime) -> dict[str, Any]:
    return {
        "page_id": page_id,
        "number": number,
        "capture_id": capture_id,
        "digest": reading.digest,
        "reader_version": reading.reader_version,
        "rule_version": reading.rule_version,
        "first_seen": at,
        "last_seen": at,
        "reading": reading,
    }
