"""All that the archive holds about one address, and why: what `columns explain` shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, func, select
from sqlalchemy.orm import aliased

from storage import crawl_graph, repeats
from storage.neighbourhood import pages_of_part
from storage.parts import current_pages
from storage.records import Evidence, MissingPart, Page, PageKind, PartTitle, Reading, Repeat, WarcReference
from storage.tables import (
    Address,
    Alias,
    Revision,
    StoredArticle,
    StoredExchange,
    StoredLink,
    StoredPage,
    StoredPart,
    StoredSeenBlocks,
)


@dataclass(frozen=True, slots=True)
class ExplainedAddress:
    """An address's row in the frontier. `due` is None if it won't be visited again, `fetched` if it never was."""

    url: str
    site: str
    follow: str
    depth: int
    state: str
    why: str
    attempts: int
    status: int | None
    due: datetime | None
    fetched: datetime | None


@dataclass(frozen=True, slots=True)
class ExplainedCapture:
    """One exchange. `revision` is the revision of the page's text that rests on it, None if none does."""

    url: str
    status: int
    at: datetime
    reference: WarcReference
    revision: int | None


@dataclass(frozen=True, slots=True)
class ExplainedLink:
    """A link from or to the page: `url` is the other end. `former`: it is on its page no more."""

    url: str
    role: str
    text: str
    why: str
    former: bool = False


@dataclass(frozen=True, slots=True)
class ExplainedPart:
    """A part. `pages` are those of its text, in order; `readings` all that are joined to them as pages, as `divide`
    takes them; `repeats` what its site repeats of their blocks."""

    key: str
    url: str
    part_title: PartTitle | None
    pages: tuple[str, ...]
    number: int | None
    revision: int
    readings: tuple[Page, ...]
    repeats: Mapping[int, Repeat]


@dataclass(frozen=True, slots=True)
class ExplainedPlace:
    """A part's place in its article. `number` is None where nothing numbers it, `pages` how many it has."""

    key: str
    url: str
    number: int | None
    title: str | None
    published: str | None
    pages: int


@dataclass(frozen=True, slots=True)
class ExplainedArticle:
    """An article: its parts in order, and why they are its parts."""

    id: str
    url: str
    title: str | None
    complete: bool
    missing_parts: tuple[MissingPart, ...]
    declared_parts: int | None
    parts: tuple[ExplainedPlace, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is stored about an address. `key` is its page's, `names` are other addresses of it; what isn't known is
    None or (). `marked_alike` are article pages of any site that have a mark of their text in common with it."""

    key: str
    names: tuple[str, ...]
    address: ExplainedAddress | None
    captures: tuple[ExplainedCapture, ...]
    reading: Reading | None
    revision: int | None
    gone_since: datetime | None
    part: ExplainedPart | None
    article: ExplainedArticle | None
    links_in: tuple[ExplainedLink, ...]
    links_out: tuple[ExplainedLink, ...]
    marked_alike: tuple[Page, ...]


MOST_ALIKE = 20
"""Pages that are compared: enough to see that, and where, a text is published more than once."""


def explain(connection: Connection, key: str) -> Explanation | None:
    """All that is stored about the address with this key, or of which it is another name; None if it is unknown."""
    key = crawl_graph.resolve(connection, [key]).get(key, key)
    names = tuple(
        connection.execute(select(Alias.alias_key).where(Alias.key == key).order_by(Alias.alias_key)).scalars()
    )
    address = _address(connection, key)
    captures = _captures(connection, (key, *names))
    page = connection.execute(
        select(
            StoredPage.id,
            StoredPage.revision,
            StoredPage.gone_since,
            StoredPage.part_id,
            StoredPage.article_id,
            Revision.reading,
        )
        .join(Revision, and_(Revision.page_id == StoredPage.id, Revision.number == StoredPage.revision))
        .where(StoredPage.key == key)
    ).one_or_none()
    if address is None and page is None and not captures:
        return None
    return Explanation(
        key=key,
        names=names,
        address=address,
        captures=captures,
        reading=page.reading if page else None,
        revision=page.revision if page else None,
        gone_since=page.gone_since if page else None,
        part=_part(connection, page.part_id) if page and page.part_id else None,
        article=_article(connection, page.article_id) if page and page.article_id else None,
        links_in=_links_in(connection, (key, *names)),
        links_out=_links_out(connection, page.id) if page else (),
        marked_alike=_marked_alike(connection, page.id) if page else (),
    )


def _address(connection: Connection, key: str) -> ExplainedAddress | None:
    row = connection.execute(select(Address.__table__).where(Address.key == key)).one_or_none()
    if row is None:
        return None
    return ExplainedAddress(
        url=row.url,
        site=row.site,
        follow=row.follow,
        depth=row.depth,
        state=row.state,
        why=row.why,
        attempts=row.attempts,
        status=row.last_status,
        due=row.due_at,
        fetched=row.fetched_at,
    )


def _captures(connection: Connection, keys: tuple[str, ...]) -> tuple[ExplainedCapture, ...]:
    rows = connection.execute(
        select(
            StoredExchange.url,
            StoredExchange.status,
            StoredExchange.captured_at,
            StoredExchange.file,
            StoredExchange.offset,
            StoredExchange.length,
            Revision.number,
        )
        .outerjoin(Revision, Revision.capture_id == StoredExchange.id)
        .where(StoredExchange.key.in_(keys))
        .order_by(StoredExchange.id)
    )
    return tuple(
        ExplainedCapture(url, status, at, WarcReference(file, offset, length), revision)
        for url, status, at, file, offset, length, revision in rows
    )


def _part(connection: Connection, part_id: int) -> ExplainedPart:
    row = connection.execute(
        select(StoredPart.key, StoredPart.url, StoredPart.part_title, StoredPart.number, StoredPart.revision).where(
            StoredPart.id == part_id
        )
    ).one()
    pages = connection.execute(
        select(StoredPage.key, StoredPage.url)
        .where(StoredPage.part_id == part_id, StoredPage.position >= 0)
        .order_by(StoredPage.position)
    ).all()
    seen = connection.execute(
        select(StoredSeenBlocks.host, StoredSeenBlocks.blocks).where(StoredSeenBlocks.part_id == part_id)
    ).one_or_none()
    return ExplainedPart(
        key=row.key,
        url=row.url,
        part_title=row.part_title,
        pages=tuple(page.url for page in pages),
        number=row.number,
        revision=row.revision,
        readings=pages_of_part(connection, pages[0].key),
        repeats=repeats.known(connection, seen.host, seen.blocks) if seen else {},
    )


def _article(connection: Connection, article_id: int) -> ExplainedArticle:
    row = connection.execute(select(StoredArticle.__table__).where(StoredArticle.id == article_id)).one()
    pages = select(func.count()).where(StoredPage.part_id == StoredPart.id, StoredPage.position >= 0).scalar_subquery()
    parts = connection.execute(
        select(StoredPart.key, StoredPart.url, StoredPart.number, StoredPart.metadata_, pages.label("pages"))
        .where(StoredPart.article_id == article_id)
        .order_by(StoredPart.position)
    )
    return ExplainedArticle(
        id=row.public_id,
        url=row.url,
        title=row.metadata.title,
        complete=row.complete,
        missing_parts=row.missing_parts,
        declared_parts=row.declared_parts,
        parts=tuple(
            ExplainedPlace(part.key, part.url, part.number, part.metadata.title, part.metadata.published, part.pages)
            for part in parts
        ),
        evidence=row.evidence,
    )


def _marked_alike(connection: Connection, page_id: int) -> tuple[Page, ...]:
    own, other = aliased(StoredPage), StoredPage
    alike = (
        select(other.id)
        .join(own, own.text_mark == other.text_mark)
        .where(own.id == page_id, other.id != page_id, other.kind == PageKind.ARTICLE)
        .order_by(other.id)
        .limit(MOST_ALIKE)
    )
    found = set(connection.execute(alike).scalars())
    return current_pages(connection, found) if found else ()


def _links_in(connection: Connection, keys: tuple[str, ...]) -> tuple[ExplainedLink, ...]:
    rows = connection.execute(
        select(StoredPage.url, StoredLink.role, StoredLink.text, StoredLink.why, StoredLink.former)
        .join(StoredPage, StoredPage.id == StoredLink.page_id)
        .where(StoredLink.target_key.in_(keys))
        .order_by(StoredPage.key, StoredLink.former, StoredLink.capture_id, StoredLink.place)
    )
    return tuple(ExplainedLink(*row) for row in rows)


def _links_out(connection: Connection, page_id: int) -> tuple[ExplainedLink, ...]:
    rows = connection.execute(
        select(StoredLink.url, StoredLink.role, StoredLink.text, StoredLink.why, StoredLink.former)
        .where(StoredLink.page_id == page_id)
        .order_by(StoredLink.former, StoredLink.capture_id, StoredLink.place)
    )
    return tuple(ExplainedLink(*row) for row in rows)
