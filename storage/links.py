"""The links of archived pages: those of the current reading, and former ones that tell of a series.

A site that is rebuilt loses its series' boxes, and the pages of a series their links to each other. What was linked as
its parts once is still evidence: links between parts stay as former ones when they leave a page.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select, union, update

from storage.database import AnyRow
from storage.records import PART_ROLES, VIEW_ROLES, Link, LinkRole
from storage.tables import Alias, StoredLink, StoredPage

RELATED_ROLES = (LinkRole.RELATED, LinkRole.NEXT_ARTICLE, LinkRole.PREV_ARTICLE)
SERIES_ROLES = PART_ROLES | {LinkRole.SERIES_INDEX}
KEPT_ROLES = VIEW_ROLES | SERIES_ROLES | {*RELATED_ROLES}
"""The links that say something of an archived article. All links stay in the reading."""

PAGE: BindParameter[int] = bindparam("page")
CAPTURE: BindParameter[int] = bindparam("capture")

ADD = insert(StoredLink)
FORGET_CURRENT = delete(StoredLink).where(StoredLink.page_id == PAGE, StoredLink.former.is_(False))
KEEP_AS_FORMER = (
    update(StoredLink)
    .where(StoredLink.page_id == PAGE, StoredLink.former.is_(False), StoredLink.role.in_(sorted(SERIES_ROLES)))
    .values(former=True)
)
IS_FORMER = (
    select(StoredLink.page_id)
    .where(StoredLink.page_id == PAGE, StoredLink.capture_id == CAPTURE, StoredLink.former.is_(True))
    .limit(1)
)
FORGET_FORMER = delete(StoredLink).where(
    StoredLink.page_id == PAGE, StoredLink.capture_id == CAPTURE, StoredLink.former.is_(True)
)
_leading = (
    select(StoredPage.key)
    .join(StoredLink, StoredLink.page_id == StoredPage.id)
    .where(StoredLink.role.in_(sorted(VIEW_ROLES)))
)
LEADING_TO = union(
    _leading.where(StoredLink.target_key == bindparam("key")),
    _leading.join(Alias, Alias.alias_key == StoredLink.target_key).where(Alias.key == bindparam("key")),
)
LED_TO = (
    select(StoredLink.target_key)
    .join(StoredPage, StoredPage.id == StoredLink.page_id)
    .where(StoredPage.key == bindparam("key"), StoredLink.role.in_(sorted(SERIES_ROLES)))
    .distinct()
)


def pages_leading_to(connection: Connection, key: str) -> tuple[str, ...]:
    """The keys of the pages that lead to an address, by any of its names, as to a page of theirs."""
    return tuple(connection.execute(LEADING_TO, {"key": key}).scalars())


def parts_led_to(connection: Connection, key: str) -> tuple[str, ...]:
    """The addresses that a page leads, or led, to as to parts or indexes of its series."""
    return tuple(connection.execute(LED_TO, {"key": key}).scalars())


def add_links(connection: Connection, page: int, capture: int, links: Sequence[Link]) -> None:
    """Stores the links of a page that has none yet."""
    _add(connection, page, capture, links, former=False)


def replace_links(connection: Connection, page: AnyRow, capture: int, links: Sequence[Link]) -> None:
    """Stores a page's current links. By a newer capture, those of its series that it had until now become former; by
    the same capture, read again, what it was read to have was wrong."""
    if capture > page.capture_id:
        connection.execute(KEEP_AS_FORMER, {"page": page.id})
    connection.execute(FORGET_CURRENT, {"page": page.id})
    _add(connection, page.id, capture, links, former=False)


def replace_former_links(connection: Connection, page: int, capture: int, links: Sequence[Link]) -> None:
    """Stores the links of an older capture, read again, in place of the former ones that rest on it, if any do."""
    if connection.execute(IS_FORMER, {"page": page, "capture": capture}).first() is not None:
        connection.execute(FORGET_FORMER, {"page": page, "capture": capture})
        _add(connection, page, capture, links, former=True)


def standing(rows: Iterable[AnyRow]) -> list[AnyRow]:
    """Of rows of links between parts, sorted by page, those that count as evidence: all current ones, and of the
    former ones those that nothing newer on their page speaks against.

    A page that has a next part now hasn't the one that it had before; but a list of parts that lost a name lost a link.
    """
    return [row for _, of_page in groupby(rows, key=lambda row: row.source_page) for row in _standing_of_page(of_page)]


def _standing_of_page(rows: Iterable[AnyRow]) -> list[AnyRow]:
    kept: list[AnyRow] = []
    newest_first = sorted(rows, key=lambda row: (row.former, -row.capture_id))
    for (former, _), of_capture in groupby(newest_first, key=lambda row: (row.former, row.capture_id)):
        roles = {row.role for row in kept if row.role != LinkRole.PART_N} if former else set()
        targets = {row.target for row in kept} if former else set()
        kept += [row for row in of_capture if row.role not in roles and row.target not in targets]
    return kept


def _add(connection: Connection, page: int, capture: int, links: Sequence[Link], *, former: bool) -> None:
    roles = SERIES_ROLES if former else KEPT_ROLES
    positions: dict[LinkRole, int] = {}
    rows: list[dict[str, Any]] = []
    for place, link in enumerate(links):
        if link.role not in roles:
            continue
        position = positions.get(link.role, 0)
        positions[link.role] = position + 1
        rows.append(
            {
                "page_id": page,
                "capture_id": capture,
                "place": place,
                "former": former,
                "role": link.role,
                "position": position,
                "target_key": link.key,
                "url": link.url,
                "text": link.text,
                "why": link.why,
                "number": link.number,
            }
        )
    if rows:
        connection.execute(ADD, rows)
