"""Pages that moved: a page that was archived under one address and is found at another stays the same page.

That an address leads to another is known before what is found there (`Alias`). Only an article takes the archived page
over: sites send the readers of articles that they took down to their front page, which isn't the article.
"""

from dataclasses import replace

from sqlalchemy import Connection, bindparam, exists, literal, select, union_all, update
from sqlalchemy.orm import aliased

from storage.database import AnyRow
from storage.records import PageKind, Reading
from storage.tables import Alias, Revision, StoredArticle, StoredPage, StoredPart

_held = aliased(StoredPage)
_NEW = ~exists().where(_held.key == bindparam("key"))
_columns = (StoredPage.id, StoredPage.key, StoredPage.url, StoredPage.part_id, StoredPage.article_id)
PLACES = union_all(
    select(*_columns, literal(0).label("read_before")).where(
        _NEW,
        StoredPage.kind == PageKind.ARTICLE,
        StoredPage.key.in_(select(Alias.alias_key).where(Alias.key == bindparam("key"))),
    ),
    select(*_columns, literal(1)).where(_NEW, StoredPage.capture_id == bindparam("capture")),
    select(*_columns, literal(1)).where(
        _NEW, StoredPage.id.in_(select(Revision.page_id).where(Revision.capture_id == bindparam("capture")))
    ),
)
"""For a key that no page has: the articles archived under other names of it, and the page that the capture is of."""

REVISIONS = select(Revision.number, Revision.reading).where(Revision.page_id == bindparam("page"))
UPDATE_REVISION = update(Revision).where(Revision.page_id == bindparam("page"), Revision.number == bindparam("number_"))


def placed(connection: Connection, reading: Reading, capture_id: int) -> Reading:
    """The reading under the address that its page has now; a page that this reading shows to have moved is moved.

    An old capture of a page that moved since is read under the address of its time.
    """
    rows = connection.execute(PLACES, {"key": reading.key, "capture": capture_id}).all()
    before = next((row for row in rows if row.read_before), None)
    if before is not None:
        return _renamed(reading, reading.key, before.key, before.url)
    if rows and reading.kind is PageKind.ARTICLE:
        # The page archived first, should several have moved to one address: the others stay as they are.
        _move(connection, min(rows, key=lambda row: row.id), reading.key, reading.url)
    return reading


def _move(connection: Connection, page: AnyRow, key: str, url: str) -> None:
    """Gives a page another key, in everything that names it but the origin of its article's id.

    The article's and the part's URL follow when they are saved anew: only then is it noted as a change.
    """
    connection.execute(update(StoredPage).where(StoredPage.id == page.id), {"key": key, "url": url})
    for number, reading in connection.execute(REVISIONS, {"page": page.id}).all():
        renamed = _renamed(reading, page.key, key, url)
        connection.execute(UPDATE_REVISION, {"page": page.id, "number_": number, "reading": renamed})
    taken = connection.execute(select(StoredPart.id).where(StoredPart.key == key)).first()
    if taken is None:
        part = update(StoredPart).where(StoredPart.id == page.part_id, StoredPart.key == page.key)
        connection.execute(part, {"key": key})
        article = update(StoredArticle).where(StoredArticle.id == page.article_id, StoredArticle.key == page.key)
        connection.execute(article, {"key": key})


def _renamed(reading: Reading, old: str, key: str, url: str) -> Reading:
    canonical = key if reading.canonical_key == old else reading.canonical_key
    return replace(reading, url=url, key=key, canonical_key=canonical)
