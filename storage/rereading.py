"""What is to be read again: the captures that a page's text, its links or former ones rest on, and by which versions
each was last read."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, select, union, update

from storage.records import Follow, Reading, WarcReference
from storage.tables import Address, Revision, StoredExchange, StoredLink, StoredPage
from storage.warc_records import payload_digest

NOTHING = payload_digest(b"")
"""The digest of captures without a body, as of pages that ask not to be kept: what they say can't be read again."""

_resting = union(
    select(Revision.capture_id, Revision.page_id),
    select(StoredPage.capture_id, StoredPage.id),
    select(StoredLink.capture_id, StoredLink.page_id).where(StoredLink.former.is_(True)),
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
    )
    .select_from(_resting)
    .join(StoredExchange, StoredExchange.id == _resting.c.capture_id)
    .join(StoredPage, StoredPage.id == _resting.c.page_id)
    .join(Revision, and_(Revision.page_id == StoredPage.id, Revision.number == StoredPage.revision))
    .where(StoredExchange.payload_digest != NOTHING)
    .order_by(StoredExchange.id, StoredPage.id)
)
NOTE_READ = update(StoredExchange).where(StoredExchange.id == bindparam("capture"))
SEEDS = select(Address.site, Address.key).where(Address.follow == Follow.SEED).order_by(Address.id)


@dataclass(frozen=True, slots=True)
class StoredCapture:
    """A capture that a page's text or links rest on. It was last read by `reader_version` (None: nobody knows) and
    `rule_version` (None: without a rule).

    `work` is the same for all captures of the pages of one article. `is_text`: the page's present text rests on it;
    `is_last`: its links do.
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


def captures_to_read(connection: Connection) -> list[StoredCapture]:
    """Every capture that a page's text or links rest on, and that has a body, the oldest first."""
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
            page_key=row.page_key,
            work=("page", row.page_id) if row.article_id is None else ("article", row.article_id),
            is_text=row.id == row.text_capture,
            is_last=row.id == row.last_capture,
        )
        for row in reversed(rows.values())
    ]


def note_read(connection: Connection, capture_id: int, reading: Reading) -> None:
    """Notes by which versions a capture was read, whatever became of the reading."""
    versions = {"reader_version": reading.reader_version, "rule_version": reading.rule_version}
    connection.execute(NOTE_READ, {"capture": capture_id} | versions)


def seeds(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The keys of the seeds that sites were crawled from, by site."""
    found: dict[str, tuple[str, ...]] = {}
    for site, key in connection.execute(SEEDS):
        found[site] = (*found.get(site, ()), key)
    return found
