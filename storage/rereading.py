"""What is to be read again: the captures that a page's text, its links or former ones rest on, those that couldn't be
read, and by which versions each was last read.

A page on which reading broke, took too long or killed its worker is kept as it came, for other versions."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, delete, insert, select, union, update

from storage.database import AnyRow
from storage.errors import ReadingFailed
from storage.records import Follow, Reading, WarcReference
from storage.tables import Address, Revision, StoredExchange, StoredLink, StoredPage, UnreadCapture
from storage.warc_records import payload_digest

NOTHING = payload_digest(b"")
"""The digest of captures without a body, as of pages that ask not to be kept: what they say can't be read again."""

_page_of = select(StoredPage.id).where(StoredPage.key == StoredExchange.key).scalar_subquery()
_resting = union(
    select(Revision.capture_id, Revision.page_id),
    select(StoredPage.capture_id, StoredPage.id),
    select(StoredLink.capture_id, StoredLink.page_id).where(StoredLink.former.is_(True)),
    select(UnreadCapture.capture_id, _page_of).join(StoredExchange, StoredExchange.id == UnreadCapture.capture_id),
).subquery()
TO_READ = (
    select(
        StoredExchange.id,
        StoredExchange.key,
        StoredExchange.url,
        StoredExchange.captured_at,
        StoredExchange.file,
        StoredExchange.offset,
        StoredExchange.length,
        StoredExchange.reader_version,
        StoredExchange.rule_version,
        StoredPage.id.label("page_id"),
        StoredPage.key.label("page_key"),
        StoredPage.article_id,
        StoredPage.capture_id.label("last_capture"),
        Revision.capture_id.label("text_capture"),
        UnreadCapture.capture_id.is_not(None).label("is_unread"),
    )
    .select_from(_resting)
    .join(StoredExchange, StoredExchange.id == _resting.c.capture_id)
    .outerjoin(StoredPage, StoredPage.id == _resting.c.page_id)
    .outerjoin(Revision, and_(Revision.page_id == StoredPage.id, Revision.number == StoredPage.revision))
    .outerjoin(UnreadCapture, UnreadCapture.capture_id == StoredExchange.id)
    .where(StoredExchange.payload_digest != NOTHING)
    .order_by(StoredExchange.id, StoredPage.id)
)
NOTE_READ = update(StoredExchange).where(StoredExchange.id == bindparam("capture"))
_key = select(StoredExchange.key).where(StoredExchange.id == bindparam("capture")).scalar_subquery()
NOT_UNREAD = delete(UnreadCapture).where(
    UnreadCapture.capture_id.in_(select(StoredExchange.id).where(StoredExchange.key == _key))
)
SEEDS = select(Address.site, Address.key).where(Address.follow == Follow.SEED).order_by(Address.id)


@dataclass(frozen=True, slots=True)
class StoredCapture:
    """A capture that a page's text or links rest on, or would if it could be read: `is_unread`. It was last read, or
    broke the reader, by `reader_version` (None: nobody knows) and `rule_version` (None: without a rule).

    `work` is the same for all captures of the pages of one article. `is_text`: the page's present text rests on it;
    `is_last`: its links do, or those of a capture that is unread will, for it is the newest.
    """

    capture_id: int
    key: str
    url: str
    captured_at: datetime
    reference: WarcReference
    reader_version: int | None
    rule_version: str | None
    page_key: str
    work: tuple[str, int]
    is_text: bool
    is_last: bool
    is_unread: bool


def captures_to_read(connection: Connection) -> list[StoredCapture]:
    """Every capture that a page's text or links rest on, or that couldn't be read, and that has a body, the oldest
    first."""
    rows = {row.id: row for row in reversed(connection.execute(TO_READ).all())}
    return [
        StoredCapture(
            capture_id=row.id,
            key=row.key,
            url=row.url,
            captured_at=row.captured_at,
            reference=WarcReference(row.file, row.offset, row.length),
            reader_version=row.reader_version,
            rule_version=row.rule_version,
            page_key=row.key if row.page_key is None else row.page_key,
            work=_work(row),
            is_text=row.id == row.text_capture,
            is_last=row.id == row.last_capture or row.is_unread,
            is_unread=row.is_unread,
        )
        for row in reversed(rows.values())
    ]


def note_read(connection: Connection, capture_id: int, reading: Reading) -> None:
    """Notes by which versions a capture was read, whatever became of the reading."""
    _note_versions(connection, capture_id, reading)


def note_unread(connection: Connection, capture_id: int, failed: ReadingFailed) -> None:
    """Marks a capture that couldn't be read, in place of earlier ones of the address: other versions may read it."""
    _note_versions(connection, capture_id, failed)
    connection.execute(insert(UnreadCapture), {"capture_id": capture_id, "why": str(failed)})


def _note_versions(connection: Connection, capture_id: int, by: Reading | ReadingFailed) -> None:
    versions = {"reader_version": by.reader_version, "rule_version": by.rule_version}
    connection.execute(NOTE_READ, {"capture": capture_id} | versions)
    connection.execute(NOT_UNREAD, {"capture": capture_id})


def _work(row: AnyRow) -> tuple[str, int]:
    if row.page_id is None:
        return "capture", row.id
    return ("page", row.page_id) if row.article_id is None else ("article", row.article_id)


def seeds(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The keys of the seeds that sites were crawled from, by site."""
    found: dict[str, tuple[str, ...]] = {}
    for site, key in connection.execute(SEEDS):
        found[site] = (*found.get(site, ()), key)
    return found
