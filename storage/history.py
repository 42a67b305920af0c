"""The texts that a page has had and how its address answered: what `columns history` and `columns diff` show."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from storage import crawl_graph
from storage.records import PageKind, Reading
from storage.tables import Alias, Revision, StoredExchange, StoredPage


@dataclass(frozen=True, slots=True)
class SeenRevision:
    """A text that a page has had, by the reading that it was first seen in."""

    number: int
    first_seen: datetime
    last_seen: datetime
    reading: Reading


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address of a page answered."""

    key: str
    url: str
    status: int
    at: datetime


@dataclass(frozen=True, slots=True)
class PageHistory:
    """A page's revisions, and all answers of its addresses, the oldest first. `names` are the keys of the others."""

    key: str
    url: str
    kind: PageKind
    names: tuple[str, ...]
    gone_since: datetime | None
    revisions: tuple[SeenRevision, ...]
    answers: tuple[Answer, ...]


def page_history(connection: Connection, key: str) -> PageHistory | None:
    """The history of the page with this key, or of which it is another name; None if no such page was ever read."""
    key = crawl_graph.resolve(connection, [key]).get(key, key)
    page = connection.execute(select(StoredPage.__table__).where(StoredPage.key == key)).one_or_none()
    if page is None:
        return None
    names = (
        connection.execute(select(Alias.alias_key).where(Alias.key == key).order_by(Alias.alias_key)).scalars().all()
    )
    revisions = connection.execute(
        select(Revision.number, Revision.first_seen, Revision.last_seen, Revision.reading)
        .where(Revision.page_id == page.id)
        .order_by(Revision.number)
    )
    answers = connection.execute(
        select(StoredExchange.key, StoredExchange.url, StoredExchange.status, StoredExchange.captured_at)
        .where(StoredExchange.key.in_((key, *names)))
        .order_by(StoredExchange.id)
    )
    return PageHistory(
        key=key,
        url=page.url,
        kind=PageKind(page.kind),
        names=tuple(names),
        gone_since=page.gone_since,
        revisions=tuple(SeenRevision(*row) for row in revisions),
        answers=tuple(Answer(*row) for row in answers),
    )


def part_history(connection: Connection, key: str) -> tuple[PageHistory, ...]:
    """The histories of all pages of the part that this page is of, in their order, and of the page itself if it adds
    nothing to the text; () if the page is unknown."""
    own = page_history(connection, key)
    if own is None:
        return ()
    part = select(StoredPage.part_id).where(StoredPage.key == own.key).scalar_subquery()
    mates = select(StoredPage.key).where(StoredPage.part_id == part, StoredPage.position >= 0)
    keys = connection.execute(mates.order_by(StoredPage.position)).scalars().all()
    histories = [own if each == own.key else page_history(connection, each) for each in keys]
    return tuple(each for each in [*histories, *([] if own.key in keys else [own])] if each is not None)
