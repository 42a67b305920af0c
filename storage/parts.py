"""The parts that `stitch` made.

A part is its pages: where pages of two parts join, one row is left; a page that leaves is a part of its own.
"""

from collections import defaultdict
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import BindParameter, Connection, and_, bindparam, delete, insert, or_, select, update

from storage import articles, repeats
from storage.database import insert_row
from storage.links import pages_leading_to
from storage.records import Page, Part, PartTitle
from storage.tables import Alias, Revision, StoredPage, StoredPart, StoredSeenBlocks

ASIDE = -1
"""The position of pages that belong to a part and add nothing to its text."""

KEYS: BindParameter[str] = bindparam("keys", expanding=True)
IDS: BindParameter[int] = bindparam("ids", expanding=True)

PAGES = select(StoredPage.id, StoredPage.key, StoredPage.part_id, StoredPage.position, StoredPage.article_id).where(
    StoredPage.key.in_(KEYS)
)
ROWS = (
    select(StoredPart.id, StoredPart.key, StoredSeenBlocks.host, StoredSeenBlocks.blocks, StoredSeenBlocks.repeated)
    .outerjoin(StoredSeenBlocks, StoredSeenBlocks.part_id == StoredPart.id)
    .where(or_(StoredPart.id.in_(IDS), StoredPart.key == bindparam("key")))
)
PAGES_OF = select(StoredPage.id).where(StoredPage.part_id.in_(IDS))
JOIN = update(StoredPage).where(StoredPage.id == bindparam("page"))
LEAVE = update(StoredPage).where(StoredPage.id.in_(IDS)).values(part_id=None, position=0)
ADD = insert(StoredPart)
UPDATE = update(StoredPart).where(StoredPart.id == bindparam("part"))
REMOVE = delete(StoredPart).where(StoredPart.id.in_(IDS))
NAMES = select(Alias.key, Alias.alias_key).where(Alias.key.in_(KEYS)).order_by(Alias.alias_key)
CURRENT_READINGS = (
    select(
        StoredPage.key,
        StoredPage.revision,
        StoredPage.first_captured,
        StoredPage.last_captured,
        StoredPage.gone_since,
        Revision.reading,
    )
    .join(Revision, and_(Revision.page_id == StoredPage.id, Revision.number == StoredPage.revision))
    .where(StoredPage.id.in_(IDS))
    .order_by(StoredPage.key)
)


def current_pages(connection: Connection, page_ids: set[int]) -> tuple[Page, ...]:
    """These pages with their current readings, in the order of their keys."""
    rows = connection.execute(CURRENT_READINGS, {"ids": list(page_ids)}).all()
    names: dict[str, list[str]] = defaultdict(list)
    for key, alias in connection.execute(NAMES, {"keys": [row.key for row in rows]}):
        names[key].append(alias)
    return tuple(
        Page(
            reading=row.reading,
            first_captured=row.first_captured,
            last_captured=row.last_captured,
            revision=row.revision,
            gone=row.gone_since is not None,
            names=tuple(names[row.key]),
        )
        for row in rows
    )


def save_part(connection: Connection, part: Part) -> None:
    """Stores a part in place of all that was stored of its pages."""
    pages = {row.key: row for row in connection.execute(PAGES, {"keys": [*part.page_keys, *part.aside_keys]})}
    before = {row.part_id for row in pages.values() if row.part_id is not None}
    rows = connection.execute(ROWS, {"ids": list(before), "key": part.key}).all()
    own = next((row.id for row in rows if row.key == part.key), min(before, default=None))
    absorbed = {row.id for row in rows} - {own}
    left: set[int] = set()
    if rows:
        left = set(connection.execute(PAGES_OF, {"ids": [row.id for row in rows]}).scalars())
        left -= {row.id for row in pages.values()}
    if own is None:
        # Until it is assembled, a part stays in the article of its pages.
        article_id = next((row.article_id for row in pages.values()), None)
        placed = {"article_id": article_id, "position": 0, "number": None}
        own = insert_row(connection, ADD, _columns(part) | placed)
    else:
        connection.execute(UPDATE, {"part": own} | _columns(part))
    joining = [
        {"page": pages[key].id, "part_id": own, "position": place}
        for place, key in (*enumerate(part.page_keys), *((ASIDE, key) for key in part.aside_keys))
        if key in pages and (pages[key].part_id, pages[key].position) != (own, place)
    ]
    if joining:
        connection.execute(JOIN, joining)
    if left:
        connection.execute(LEAVE, {"ids": list(left)})
    seen = repeats.Seen(articles.site_of(part.url), part.seen, part.repeated)
    repeats.save_seen(connection, own, seen, next((row for row in rows if row.id == own), None))
    if absorbed:
        repeats.forget_seen(connection, absorbed)
        connection.execute(REMOVE, {"ids": list(absorbed)})
    for page in current_pages(connection, left) if left else ():
        save_part(connection, _lone(page))


def withdraw(connection: Connection, key: str, at: datetime) -> tuple[str, ...]:
    """Takes a page, if it is in an article, out of it: it turned out to be none. Returns the keys of the pages that
    its part is left with, or else of one that its article is left with, and of those that lead to it."""
    page = connection.execute(PAGES, {"keys": [key]}).one()
    if page.part_id is None:
        return ()
    connection.execute(update(StoredPage).where(StoredPage.id == page.id), {"article_id": None})
    left = set(connection.execute(PAGES_OF, {"ids": [page.part_id]}).scalars()) - {page.id}
    connection.execute(LEAVE, {"ids": [page.id, *left]})
    repeats.forget_seen(connection, [page.part_id])
    connection.execute(REMOVE, {"ids": [page.part_id]})
    lone = current_pages(connection, left) if left else ()
    for each in lone:
        save_part(connection, _lone(each))
    mate = None if page.article_id is None else articles.lose_page(connection, page.article_id, at)
    behind = [each.reading.key for each in lone] or ([] if mate is None else [mate])
    return (*behind, *pages_leading_to(connection, key))


def series_key(url: str, part_title: PartTitle | None, title: str | None) -> str | None:
    """What the parts of a series have in common: their host and the series' name, letters and digits alone. A title
    that names no series counts as a whole, as that of an unnumbered first part. None if nothing is left of it."""
    said = part_title.series if part_title else title or ""
    name = "".join(character for character in said.casefold() if character.isalnum())
    return f"{urlsplit(url).netloc.lower()} {name}" if name else None


def _columns(part: Part) -> dict[str, Any]:
    return {
        "key": part.key,
        "url": part.url,
        "series_key": series_key(part.url, part.part_title, part.metadata.title),
        "part_title": part.part_title,
        "metadata": part.metadata,
        "missing_pages": part.missing_pages,
        "digest": part.digest,
        "revision": part.revision,
        "blocks": part.blocks,
    }


def _lone(page: Page) -> Part:
    """A page as a part of its own, until its neighbours are stitched again."""
    reading = page.reading
    return Part(
        key=reading.key,
        url=reading.url,
        page_keys=(reading.key,),
        page_urls=(reading.url,),
        metadata=reading.metadata,
        part_title=reading.part_title,
        blocks=reading.blocks,
        digest=reading.digest,
        first_captured=page.first_captured,
        last_captured=page.last_captured,
        revision=page.revision,
        gone=page.gone,
    )
