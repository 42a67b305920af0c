"""The archive's articles as they are at one moment, streamed: what an export reads."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import groupby

from sqlalchemy import BindParameter, Connection, Select, and_, bindparam, func, select
from sqlalchemy.orm import aliased

from storage import rights
from storage.articles import site_of
from storage.database import AnyRow
from storage.links import RELATED_ROLES
from storage.records import Block, Metadata, MissingPart, Rights
from storage.tables import (
    Alias,
    Counter,
    Revision,
    StoredArticle,
    StoredLink,
    StoredPage,
    StoredPart,
    StoredTombstone,
)

BATCH = 25
"""Articles read at once: what an export holds in memory, at some 50 kB each."""


@dataclass(frozen=True, slots=True)
class PartRecord:
    """A part as it is exported. `captured_at` is when its present text was first captured."""

    number: int | None
    url: str
    pages: tuple[str, ...]
    metadata: Metadata
    blocks: tuple[Block, ...]
    captured_at: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as it is exported. `changed` is the sequence number of its last change, `last_changed` its time."""

    id: str
    url: str
    site: str
    metadata: Metadata
    parts: tuple[PartRecord, ...]
    complete: bool
    missing_parts: tuple[MissingPart, ...]
    declared_parts: int | None
    related: tuple[str, ...]
    first_captured: datetime
    last_captured: datetime
    last_changed: datetime
    gone: bool
    changed: int
    rights: Rights


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An exported id that is no more. `merged_into` is the article that holds its parts, None if it was withdrawn."""

    id: str
    merged_into: str | None
    changed: int


IDS: BindParameter[int] = bindparam("ids", expanding=True)
ARTICLE_COLUMNS = (
    StoredArticle.id,
    StoredArticle.public_id,
    StoredArticle.url,
    StoredArticle.site,
    StoredArticle.metadata_,
    StoredArticle.complete,
    StoredArticle.missing_parts,
    StoredArticle.declared_parts,
    StoredArticle.last_changed,
    StoredArticle.gone,
    StoredArticle.changed,
)
ARTICLES = select(*ARTICLE_COLUMNS).order_by(StoredArticle.site, StoredArticle.url, StoredArticle.public_id)
CHANGED_ARTICLES = (
    select(*ARTICLE_COLUMNS).where(StoredArticle.changed > bindparam("since")).order_by(StoredArticle.changed)
)
TOMBSTONES = (
    select(StoredTombstone.public_id, StoredTombstone.merged_into, StoredTombstone.changed)
    .where(StoredTombstone.changed > bindparam("since"))
    .order_by(StoredTombstone.changed)
)
CURSOR = select(Counter.value).where(Counter.name == "changed")
PAGES = (
    select(
        StoredPart.article_id,
        StoredPart.id.label("part_id"),
        StoredPage.url,
        StoredPage.first_captured,
        StoredPage.last_captured,
        Revision.first_seen,
    )
    .join(StoredPage, StoredPage.part_id == StoredPart.id)
    .join(Revision, and_(Revision.page_id == StoredPage.id, Revision.number == StoredPage.revision))
    .where(StoredPart.article_id.in_(IDS), StoredPage.position >= 0)
    .order_by(StoredPart.article_id, StoredPart.position, StoredPart.id, StoredPage.position)
)
PARTS = select(
    StoredPart.id,
    StoredPart.number,
    StoredPart.url,
    StoredPart.metadata_,
    StoredPart.blocks,
    StoredPart.revision,
).where(StoredPart.article_id.in_(IDS))
_target = aliased(StoredPage)
_target_article = aliased(StoredArticle)
RELATED = (
    select(
        StoredPart.article_id,
        StoredLink.url,
        _target.id.label("target_page"),
        _target.article_id.label("target_article"),
        _target_article.url.label("target_url"),
    )
    .join(StoredPage, StoredPage.part_id == StoredPart.id)
    .join(StoredLink, StoredLink.page_id == StoredPage.id)
    .outerjoin(Alias, Alias.alias_key == StoredLink.target_key)
    .outerjoin(_target, _target.key == func.coalesce(Alias.key, StoredLink.target_key))
    .outerjoin(_target_article, _target_article.id == _target.article_id)
    .where(StoredPart.article_id.in_(IDS), StoredLink.role.in_(RELATED_ROLES))
    .order_by(StoredPart.article_id, StoredPart.position, StoredPage.position, StoredLink.place)
)


class Snapshot:
    """One consistent view, while its transaction lasts. `cursor` is the sequence number of the last change in it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._origins = rights.origins(connection)
        self.cursor = connection.execute(CURSOR).scalar() or 0

    def unsettled(self) -> bool:
        """Whether there are articles whose ids aren't fixed yet."""
        unsettled = select(StoredArticle.id).where(StoredArticle.settled.is_(None)).limit(1)
        return self._connection.execute(unsettled).first() is not None

    def records(self, since: int | None = None) -> Iterator[ArticleRecord | Tombstone]:
        """Every article, by site and URL; or what changed after `since`, in the order of the changes, with the
        tombstones of the ids that ended after it. After a number that no change has yet, nothing changed."""
        if since is None:
            yield from self._articles(ARTICLES, {})
        else:
            since = min(since, self.cursor)  # one of any length would not fit into the database's integers
            tombstones = (
                Tombstone(row.public_id, row.merged_into, row.changed)
                for row in self._connection.execute(TOMBSTONES, {"since": since}).all()
            )
            articles: Iterator[ArticleRecord | Tombstone] = self._articles(CHANGED_ARTICLES, {"since": since})
            yield from merge(articles, tombstones, key=_changed)

    def _articles(self, statement: Select[*tuple[object, ...]], given: dict[str, int]) -> Iterator[ArticleRecord]:
        streaming = self._connection.execution_options(yield_per=BATCH)
        for batch in streaming.execute(statement, given).partitions():
            yield from self._batch(batch)

    def _batch(self, articles: Sequence[AnyRow]) -> Iterator[ArticleRecord]:
        ids = {"ids": [article.id for article in articles]}
        pages: dict[int, list[AnyRow]] = defaultdict(list)
        for page in self._connection.execute(PAGES, ids):
            pages[page.article_id].append(page)
        parts = {part.id: part for part in self._connection.execute(PARTS, ids)}
        links: dict[int, list[AnyRow]] = defaultdict(list)
        for link in self._connection.execute(RELATED, ids):
            links[link.article_id].append(link)
        own = rights.of_articles(self._connection, ids["ids"])
        for article in articles:
            reserved = rights.joined(
                ((page.url, own.get((article.id, page.url))) for page in pages[article.id]), self._origins
            )
            yield _article(article, pages[article.id], parts, links[article.id], reserved)


def _changed(record: ArticleRecord | Tombstone) -> int:
    return record.changed


def _article(
    article: AnyRow, pages: Sequence[AnyRow], parts: Mapping[int, AnyRow], links: Sequence[AnyRow], reserved: Rights
) -> ArticleRecord:
    by_part = [(parts[part], list(its_pages)) for part, its_pages in groupby(pages, key=lambda page: page.part_id)]
    return ArticleRecord(
        id=article.public_id,
        url=article.url,
        site=article.site,
        metadata=article.metadata,
        parts=tuple(_part(part, its_pages) for part, its_pages in by_part),
        complete=article.complete,
        missing_parts=article.missing_parts,
        declared_parts=article.declared_parts,
        related=_related(article, links),
        first_captured=min(page.first_captured for page in pages),
        last_captured=max(page.last_captured for page in pages),
        last_changed=article.last_changed,
        gone=article.gone,
        changed=article.changed,
        rights=reserved,
    )


def _part(part: AnyRow, pages: Sequence[AnyRow]) -> PartRecord:
    return PartRecord(
        number=part.number,
        url=part.url,
        pages=tuple(page.url for page in pages),
        metadata=part.metadata,
        blocks=part.blocks,
        captured_at=max(page.first_seen for page in pages),
        revision=part.revision,
    )


def _related(article: AnyRow, links: Sequence[AnyRow]) -> tuple[str, ...]:
    """The related articles on the same site, in the order of the links: by their own URL if archived, else as linked.
    What was visited and is no article isn't one of them."""
    urls = [
        link.target_url or link.url
        for link in links
        if link.target_article != article.id and (link.target_url or link.target_page is None)
    ]
    return tuple(url for url in dict.fromkeys(urls) if site_of(url) == article.site)
