"""What belongs together: the pages of a part, by links or as copies of each other; the parts of a series, by links.

Both are followed in both directions and through aliases, until nothing new is found.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.orm import aliased, join

from storage.database import AnyRow
from storage.links import SERIES_ROLES, standing
from storage.parts import current_pages, series_key
from storage.records import PAGE_ROLES, PART_ROLES, VIEW_ROLES, LinkRole, Page, PageKind, Part, PartLink, Reading
from storage.tables import Address, Alias, Revision, StoredExchange, StoredLink, StoredPage, StoredPart

MAX_PAGES = 400
"""Pages joined by links between pages, in one part or several: twice what one part may have. An endless pager must not
make every visit dearer than the last."""

MAX_SERIES_PAGES = 2000
"""Pages of a series' neighbourhood, for the same reason; daily columns that are one series come to some hundreds."""

AreCopies = Callable[[Page, Page], bool]
"""Whether two pages of one site are one text at two addresses."""


def always(_a: Page, _b: Page) -> bool:
    return True


IDS: BindParameter[int] = bindparam("ids", expanding=True)

_source = aliased(StoredPage)
_target = aliased(StoredPage)
_mate = aliased(StoredPage)
_mate_part = aliased(StoredPart)

_RESOLVED = func.coalesce(Alias.key, StoredLink.target_key)
_ARTICLE, _INDEX = PageKind.ARTICLE.value, PageKind.SERIES_INDEX.value

_PAGE_EDGE = and_(StoredLink.role.in_(sorted(VIEW_ROLES)), _source.kind == _ARTICLE, _target.kind == _ARTICLE)
_SERIES_EDGE = or_(
    and_(
        StoredLink.role.in_(sorted(PART_ROLES)),
        _source.kind.in_((_ARTICLE, _INDEX)),
        _target.kind.in_((_ARTICLE, _INDEX)),
    ),
    and_(StoredLink.role == LinkRole.SERIES_INDEX.value, _source.kind == _ARTICLE, _target.kind == _INDEX),
)


def _linked(edge: ColumnElement[bool]) -> tuple[Select[int], ...]:
    """The pages one such link away from IDS: those linked to and those linking here, straight or by an alias."""
    links = join(_source, StoredLink, StoredLink.page_id == _source.id)
    straight = links.join(_target, _target.key == StoredLink.target_key)
    by_alias = links.join(Alias, Alias.alias_key == StoredLink.target_key).join(_target, _target.key == Alias.key)
    return tuple(
        select(found.id).select_from(way).where(given.id.in_(IDS), edge)
        for way in (straight, by_alias)
        for found, given in ((_target, _source), (_source, _target))
    )


_PART_MATES = select(_mate.id).join(StoredPage, StoredPage.part_id == _mate.part_id).where(StoredPage.id.in_(IDS))
"""A part whose pages came apart: all of them have to be stitched again. (And a part of a hundred pages, each of which
leads to the next, is found at once, not in a hundred steps.)"""
_MATES = (
    _PART_MATES,
    # An article whose parts came apart: all of them have to be assembled again.
    select(_mate.id).join(StoredPage, StoredPage.article_id == _mate.article_id).where(StoredPage.id.in_(IDS)),
    select(_mate.id)
    .join(_mate_part, _mate_part.id == _mate.part_id)
    .join(
        StoredPart,
        and_(
            StoredPart.series_key == _mate_part.series_key,
            # Two whole titles that are the same name no series: a column's are all 'Notes', or 'Letter from home'.
            or_(StoredPart.part_title.is_not(None), _mate_part.part_title.is_not(None)),
        ),
    )
    .join(StoredPage, StoredPage.part_id == StoredPart.id)
    .where(StoredPage.id.in_(IDS)),
)

_given = StoredPage
_copy_of = (
    select(_given.key, _mate.id, _mate.key.label("mate"))
    .join(_given, _given.text_mark == _mate.text_mark)
    .where(_given.id.in_(IDS), _given.id != _mate.id, _given.kind == _ARTICLE, _mate.kind == _ARTICLE)
)
MAYBE_COPIES = union(
    _copy_of.where(
        _mate.title_mark == _given.title_mark,
        or_(_mate.day == _given.day, _mate.day.is_(None), _given.day.is_(None)),
    ),
    _copy_of.where(_mate.canonical_key == _given.canonical_key),
    _copy_of.where(_mate.key == _given.canonical_key),
    _copy_of.where(_mate.canonical_key == _given.key),
    _copy_of.join(Alias, Alias.key == _mate.key).where(Alias.alias_key == _given.canonical_key),
    _copy_of.join(Alias, Alias.alias_key == _mate.canonical_key).where(Alias.key == _given.key),
)
"""Pages with the same mark of their text, and of one title and no two days, or with a canonical address in common."""

PAGE_NEIGHBOURS = union(*_linked(_PAGE_EDGE), _PART_MATES)
SERIES_NEIGHBOURS = union(*_linked(_SERIES_EDGE), *_MATES)

PAGE_BY_KEY = select(StoredPage.id, StoredPage.kind).where(StoredPage.key == bindparam("key"))
PAGE_BY_ALIAS = (
    select(StoredPage.id, StoredPage.kind)
    .join(Alias, Alias.key == StoredPage.key)
    .where(Alias.alias_key == bindparam("key"))
)
_linking = select(StoredLink.page_id).where(StoredLink.role.in_(sorted(SERIES_ROLES)))
NEAR = union(
    select(StoredPage.id).where(StoredPage.key == bindparam("key"), StoredPage.kind.in_((_ARTICLE, _INDEX))),
    _linking.where(StoredLink.target_key == bindparam("key")),
    _linking.join(Alias, Alias.alias_key == StoredLink.target_key).where(Alias.key == bindparam("key")),
)
"""A page, and those that link to its address as to a part or an index, whether it is archived or not."""

PARTS = (
    select(
        StoredPart.id,
        StoredPart.key,
        StoredPart.url,
        StoredPart.metadata_,
        StoredPart.part_title,
        StoredPart.digest,
        StoredPart.revision,
        StoredPart.missing_pages,
        StoredPage.key.label("page_key"),
        StoredPage.url.label("page_url"),
        StoredPage.position,
        StoredPage.first_captured,
        StoredPage.last_captured,
        StoredPage.gone_since,
    )
    .join(StoredPage, StoredPage.part_id == StoredPart.id)
    .where(StoredPage.id.in_(IDS))
    .order_by(StoredPart.key, StoredPage.position)
)
_archived = aliased(StoredPage)
_TAKEN_DOWN = and_(
    exists().where(_archived.key == StoredLink.target_key, _archived.kind.in_((_ARTICLE, _INDEX))),
    ~exists().where(_archived.key == Alias.key, _archived.kind.in_((_ARTICLE, _INDEX))),
)
"""An archived page that leads to the site's front page now, say: a link to it still means it."""
_target_part = aliased(StoredPart)
_seen_itself = exists().where(
    StoredExchange.key == StoredLink.target_key, StoredExchange.status == 200
)  # it moved since
LINKS = (
    select(
        StoredLink.url,
        StoredLink.role,
        StoredLink.text,
        StoredLink.why,
        StoredLink.number,
        StoredLink.position,
        StoredLink.former,
        StoredLink.capture_id,
        _source.id.label("source_page"),
        func.coalesce(StoredPart.key, _source.key).label("source"),
        _source.kind.label("source_kind"),
        func.coalesce(_target_part.key, _RESOLVED).label("target"),
        _target.kind.label("target_kind"),
        and_(Alias.key.is_not(None), ~_seen_itself).label("redirected"),
        Address.last_status,
    )
    .join(_source, _source.id == StoredLink.page_id)
    .outerjoin(StoredPart, StoredPart.id == _source.part_id)
    .outerjoin(Alias, and_(Alias.alias_key == StoredLink.target_key, ~_TAKEN_DOWN))
    .outerjoin(_target, _target.key == _RESOLVED)
    .outerjoin(_target_part, _target_part.id == _target.part_id)
    .outerjoin(Address, Address.key == _RESOLVED)
    .where(StoredLink.page_id.in_(IDS), StoredLink.role.in_(sorted(SERIES_ROLES)))
    .order_by(_source.key, StoredLink.place)
)
INDEX_READINGS = (
    select(StoredPage.id, Revision.reading)
    .join(Revision, and_(Revision.page_id == StoredPage.id, Revision.number == StoredPage.revision))
    .where(StoredPage.id.in_(IDS))
)


STRUCTURE = PAGE_ROLES | SERIES_ROLES
_like = select(StoredPage.id).where(
    StoredPage.text_mark == bindparam("text_mark"), StoredPage.key != bindparam("key"), StoredPage.kind == _ARTICLE
)
_LIKE = (
    _like.where(
        StoredPage.title_mark == bindparam("title_mark"),
        or_(StoredPage.day == bindparam("day"), StoredPage.day.is_(None), bindparam("day").is_(None)),
    ),
    _like.where(StoredPage.key == bindparam("canonical")),
    _like.where(StoredPage.canonical_key.in_((bindparam("canonical"), bindparam("key")))),
    _like.join(Alias, Alias.key == StoredPage.key).where(Alias.alias_key == bindparam("canonical")),
    _like.join(Alias, Alias.alias_key == StoredPage.canonical_key).where(Alias.key == bindparam("key")),
)
_inbound = select(StoredLink.page_id).where(StoredLink.role.in_(sorted(VIEW_ROLES | SERIES_ROLES)))
JOINED = union_all(
    select(StoredPage.id).where(StoredPage.key == bindparam("key"), StoredPage.part_id.is_not(None)),
    _inbound.where(StoredLink.target_key == bindparam("key")),
    _inbound.join(Alias, Alias.alias_key == StoredLink.target_key).where(Alias.key == bindparam("key")),
    select(StoredPart.id).where(StoredPart.series_key == bindparam("series"), StoredPart.part_title.is_not(None)),
    select(StoredPage.id).where(StoredPage.key.in_(bindparam("views", expanding=True))),
    *_LIKE,
).limit(1)


def is_alone(connection: Connection, reading: Reading) -> bool:
    """True if nothing joins this page, just read, to any other: no link of it or to it is one between pages or parts,
    its title names no series, nor is the name of one, no page may be a copy of it, and no part has it yet. Most
    articles are alone: it saves them eight queries."""
    if reading.part_title is not None or any(link.role in STRUCTURE for link in reading.links):
        return False
    sought = {
        "key": reading.key,
        "series": series_key(reading.url, None, reading.metadata.title),
        "views": [link.key for link in reading.links if link.role is LinkRole.PRINT_VIEW and link.key != reading.key],
        "canonical": reading.canonical_key,
        "text_mark": reading.text_mark,
        "title_mark": reading.title_mark,
        "day": reading.day,
    }
    return connection.execute(JOINED, sought).first() is None


def pages_of_part(connection: Connection, key: str, are_copies: AreCopies = always) -> tuple[Page, ...]:
    """All archived pages joined to this page, itself included; () if it is no archived article page. `key` may be
    another name of it, as where it was before it moved. `are_copies` is asked of pages with common marks."""
    page = connection.execute(PAGE_BY_KEY, {"key": key}).one_or_none()
    if page is None:
        page = connection.execute(PAGE_BY_ALIAS, {"key": key}).one_or_none()
    if page is None or page.kind != _ARTICLE:
        return ()
    found, fresh = {page.id}, {page.id}
    while fresh and len(found) < MAX_PAGES:
        near = set(connection.execute(PAGE_NEIGHBOURS, {"ids": list(fresh)}).scalars())
        maybe = [row for row in connection.execute(MAYBE_COPIES, {"ids": list(fresh)}) if row.id not in found | near]
        fresh = (near | _copies(connection, maybe, are_copies)) - found
        found |= fresh
    return current_pages(connection, found)


def _copies(connection: Connection, maybe: Sequence[AnyRow], are_copies: AreCopies) -> set[int]:
    """The ids of those pages that are copies indeed."""
    if not maybe:
        return set()
    keys = {key for row in maybe for key in (row.key, row.mate)}
    ids = set(connection.execute(select(StoredPage.id).where(StoredPage.key.in_(keys))).scalars())
    pages = {page.reading.key: page for page in current_pages(connection, ids)}
    return {row.id for row in maybe if are_copies(pages[row.key], pages[row.mate])}


def series_of(connection: Connection, key: str) -> tuple[tuple[Part, ...], tuple[PartLink, ...]]:
    """The parts that may be one series with this one, without their blocks, and the links between them. `key` may also
    be that of a series index, or of an address that isn't archived: then of the parts that lead there.

    Joined are parts that link each other as parts, that one series index lists or that name the same index, that carry
    the same series name on the same host, and that are one article so far.
    """
    start = set(connection.execute(NEAR, {"key": key}).scalars())
    if not start:
        return (), ()
    pages = _closure(connection, SERIES_NEIGHBOURS, start, MAX_SERIES_PAGES)
    parts = _parts(connection.execute(PARTS, {"ids": list(pages)}))
    rows = standing(connection.execute(LINKS, {"ids": list(pages)}))
    indexes = {row.source_page for row in rows if row.source_kind == _INDEX}
    titles = {}
    if indexes:
        readings = connection.execute(INDEX_READINGS, {"ids": list(indexes)})
        titles = {row.id: row.reading.metadata.title for row in readings}
    return parts, tuple(_part_link(row, titles) for row in rows)


def _closure(connection: Connection, neighbours: CompoundSelect[int], start: set[int], limit: int) -> set[int]:
    found, fresh = set(start), set(start)
    while fresh and len(found) < limit:
        fresh = set(connection.execute(neighbours, {"ids": list(fresh)}).scalars()) - found
        found |= fresh
    return found


def _parts(rows: Iterable[AnyRow]) -> tuple[Part, ...]:
    return tuple(_part(list(pages)) for _, pages in groupby(rows, key=lambda row: row.id))


def _part(pages: Sequence[AnyRow]) -> Part:
    """A part from the rows of its pages, in their order."""
    first = pages[0]
    return Part(
        key=first.key,
        url=first.url,
        page_keys=tuple(page.page_key for page in pages if page.position >= 0),
        page_urls=tuple(page.page_url for page in pages if page.position >= 0),
        aside_keys=tuple(page.page_key for page in pages if page.position < 0),
        metadata=first.metadata,
        part_title=first.part_title,
        blocks=(),
        digest=first.digest,
        first_captured=min(page.first_captured for page in pages),
        last_captured=max(page.last_captured for page in pages),
        revision=first.revision,
        missing_pages=first.missing_pages,
        gone=all(page.gone_since is not None for page in pages),
    )


def _part_link(row: AnyRow, titles: Mapping[int, str | None]) -> PartLink:
    return PartLink(
        source=row.source,
        target=row.target,
        url=row.url,
        role=LinkRole(row.role),
        text=row.text,
        why=row.why,
        number=row.number,
        status=None if row.target_kind in (_ARTICLE, _INDEX) else row.last_status,
        series=titles.get(row.source_page),
        position=row.position,
        redirected=bool(row.redirected),
    )
