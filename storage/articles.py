"""The articles that `assemble` made, and their identity: an id that was exported once never changes hands.

Until an article is first exported its id follows from the key of its first part, so that an interrupted crawl ends with
the ids of one that wasn't. From then on it is settled. Articles that join keep the id that was settled first, the other
settled ids become tombstones; of an article that splits, the piece with the part that the id was made from keeps it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import (
    BindParameter,
    Connection,
    Text,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    union_all,
    update,
)

from storage.database import AnyRow, insert_row
from storage.records import Article, Part
from storage.repeats import mark_unlearned
from storage.tables import Counter, StoredArticle, StoredPage, StoredPart, StoredTombstone

KEYS: BindParameter[str] = bindparam("keys", expanding=True)
IDS: BindParameter[int] = bindparam("ids", expanding=True)

MEMBERS = (
    select(
        StoredPage.id,
        StoredPage.key,
        StoredPage.article_id,
        StoredPage.gone_since,
        StoredPart.id.label("part_id"),
        StoredPart.key.label("part_key"),
        StoredPart.article_id.label("part_article"),
        StoredPart.position,
        StoredPart.number,
    )
    .join(StoredPart, StoredPart.id == StoredPage.part_id)
    .where(StoredPart.key.in_(KEYS))
)
BEFORE = select(StoredArticle.__table__).where(StoredArticle.id.in_(IDS))
HOLDERS = union_all(
    select(literal_column("'article'", Text)).where(StoredArticle.public_id == bindparam("public")),
    select(literal_column("'tombstone'", Text)).where(StoredTombstone.public_id == bindparam("public")),
)
ADD = insert(StoredArticle)
UPDATE = update(StoredArticle).where(StoredArticle.id == bindparam("article"))
PLACE_PART = update(StoredPart).where(StoredPart.id == bindparam("part"))
PLACE_PAGES = update(StoredPage).where(StoredPage.id.in_(IDS))
HELD = select(StoredPage.article_id).where(StoredPage.article_id.in_(IDS)).distinct()
REMOVE = delete(StoredArticle).where(StoredArticle.id.in_(IDS))
REVIVE = delete(StoredTombstone).where(StoredTombstone.public_id == bindparam("public"))
FOLLOW_ON = update(StoredTombstone).where(StoredTombstone.merged_into == bindparam("ended"))
PRESENT = select(func.count()).where(StoredPage.article_id == bindparam("article"), StoredPage.gone_since.is_(None))
NEXT = (
    update(Counter).where(Counter.name == bindparam("counter")).values(value=Counter.value + 1).returning(Counter.value)
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """An assembled article, and what the archive holds of it: its pages, and the article row that it continues."""

    article: Article
    pages: tuple[AnyRow, ...]
    before: AnyRow | None

    @property
    def gone(self) -> bool:
        return all(page.gone_since is not None for page in self.pages)


def settle(connection: Connection) -> None:
    """Fixes the id of every article that has never left the archive."""
    if connection.execute(select(StoredArticle.id).where(StoredArticle.settled.is_(None)).limit(1)).first() is not None:
        number = next_number(connection, "settled")
        connection.execute(update(StoredArticle).where(StoredArticle.settled.is_(None)), {"settled": number})


def next_number(connection: Connection, counter: str) -> int:
    """The next number of a counter, 1 the first: numbers only grow, in the order of the transactions."""
    number = connection.execute(NEXT, {"counter": counter}).scalar()
    if number is None:
        connection.execute(insert(Counter), {"name": counter, "value": 1})
        return 1
    return number


def counter(connection: Connection, name: str) -> int:
    """The last number of a counter, 0 before its first."""
    return connection.execute(select(Counter.value).where(Counter.name == name)).scalar() or 0


def set_counter(connection: Connection, name: str, value: int) -> None:
    if connection.execute(update(Counter).where(Counter.name == name), {"value": value}).rowcount == 0:
        connection.execute(insert(Counter), {"name": name, "value": value})


def save_articles(connection: Connection, parts: Sequence[Part], articles: Sequence[Article], at: datetime) -> None:
    """Replaces what was said of these parts. An article whose exported content stays the same isn't a change."""
    by_key = {part.key: part for part in parts}
    pages = connection.execute(MEMBERS, {"keys": list(by_key)}).all()
    ids = {page.article_id for page in pages} - {None}
    before = connection.execute(BEFORE, {"ids": list(ids)}).all() if ids else []
    pieces, ended = _matched(articles, pages, before)
    living = [_save(connection, piece, by_key, at) for piece in pieces]
    if ended:
        held = set(connection.execute(HELD, {"ids": [row.id for row, _ in ended]}).scalars())
        empty = [(row, heir) for row, heir in ended if row.id not in held]
        for row, heir in empty:
            if row.settled is not None:
                _bury(connection, row.public_id, None if heir is None else living[heir])
        connection.execute(REMOVE, {"ids": [row.id for row, _ in empty]})


def refresh_gone(connection: Connection, article_id: int, at: datetime) -> None:
    """Marks an article as gone if every page of it is, as there again if not; either is a change."""
    gone = connection.execute(PRESENT, {"article": article_id}).scalar_one() == 0
    stored = connection.execute(select(StoredArticle.gone).where(StoredArticle.id == article_id)).scalar_one()
    if gone != stored:
        change = {"gone": gone, "changed": next_number(connection, "changed"), "last_changed": at}
        connection.execute(UPDATE, {"article": article_id} | change)


def lose_page(connection: Connection, article_id: int, at: datetime) -> str | None:
    """Notes that a page left an article; returns the key of one that is left. Without any the article ends: if it was
    exported, a tombstone without an heir says so."""
    left = select(func.min(StoredPage.key)).where(StoredPage.article_id == article_id)
    key = connection.execute(left).scalar()
    if key is not None:
        change = {"digest": "", "changed": next_number(connection, "changed"), "last_changed": at}
        connection.execute(UPDATE, {"article": article_id} | change)
        return key
    public_id, settled = connection.execute(
        select(StoredArticle.public_id, StoredArticle.settled).where(StoredArticle.id == article_id)
    ).one()
    if settled is not None:
        _bury(connection, public_id, None)
    connection.execute(REMOVE, {"ids": [article_id]})
    return None


def public_id(key: str, attempt: int = 0) -> str:
    """The id made from a part's key; `attempt` > 0 gives another, for a key whose id is taken."""
    return hashlib.sha256(f"{key} {attempt}".encode() if attempt else key.encode()).hexdigest()[:16]


def site_of(url: str) -> str:
    """The host of a URL, with its port if it names one."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def _matched(
    articles: Sequence[Article], pages: Sequence[AnyRow], before: Sequence[AnyRow]
) -> tuple[list[_Piece], list[tuple[AnyRow, int | None]]]:
    """Each article with the row that it continues; and the rows that end, with the article that takes their place."""
    piece_of_part = {part.key: number for number, article in enumerate(articles) for part in article.parts}
    place = {part.key: number for article in articles for number, part in enumerate(article.parts)}
    home = {page.key: piece_of_part[page.part_key] for page in pages if page.part_key in piece_of_part}
    place_of = {page.key: place[page.part_key] for page in pages if page.key in home}

    def rank(row: AnyRow) -> tuple[int, int, str]:
        """The id exported first comes first; of several in one export, that of the earliest part."""
        return row.settled, place_of.get(row.origin_key, len(pages)), row.public_id

    continued: dict[int, AnyRow] = {}
    ended: list[tuple[AnyRow, int | None]] = []
    for row in sorted((row for row in before if row.settled is not None), key=rank):
        held = sorted(home[page.key] for page in pages if page.article_id == row.id and page.key in home)
        piece = home.get(row.origin_key, home.get(row.key, held[0] if held else None))
        if piece is None or piece in continued:
            ended.append((row, piece))
        else:
            continued[piece] = row
    unsettled = {_first(article): number for number, article in enumerate(articles) if number not in continued}
    for row in before:
        if row.settled is None:
            piece = unsettled.get(row.key)  # the origin's, unless that moved since
            if piece is None:
                ended.append((row, None))
            else:
                continued[piece] = row
    pieces = [
        _Piece(
            article,
            tuple(page for page in pages if piece_of_part.get(page.part_key) == number),
            continued.get(number),
        )
        for number, article in enumerate(articles)
    ]
    return pieces, ended


def _first(article: Article) -> str:
    """The key of an article's first part: what its id is made from."""
    return article.parts[0].key


def _save(connection: Connection, piece: _Piece, parts: dict[str, Part], at: datetime) -> str:
    """Stores one article and its parts' places in it; returns its id."""
    article, before = piece.article, piece.before
    identity, settled = (before.public_id, before.settled) if before else _new_id(connection, _first(article))
    columns = {
        "key": _first(article),
        "url": article.url,
        "site": site_of(article.url),
        "metadata": article.metadata,
        "complete": article.complete,
        "missing_parts": article.missing_parts,
        "declared_parts": article.declared_parts,
        "evidence": article.evidence,
        "digest": _digest(article, parts),
        "gone": piece.gone,
    }
    if before is None or (before.digest, before.gone) != (columns["digest"], columns["gone"]):
        columns |= {"changed": next_number(connection, "changed"), "last_changed": at}
    if before is None:
        columns |= {"public_id": identity, "origin_key": _first(article), "settled": settled}
        article_id = insert_row(connection, ADD, columns)
    else:
        article_id = before.id
        stored = before._asdict()
        if any(stored[name] != value for name, value in columns.items()):
            connection.execute(UPDATE, {"article": article_id} | columns)
    _place(connection, piece, article_id)
    return identity


def _place(connection: Connection, piece: _Piece, article_id: int) -> None:
    places = {part.key: (article_id, place, part.number) for place, part in enumerate(piece.article.parts)}
    moved = {
        page.part_id: places[page.part_key]
        for page in piece.pages
        if (page.part_article, page.position, page.number) != places[page.part_key]
    }
    if moved:
        rows = [
            {"part": part, "article_id": article, "position": position, "number": number}
            for part, (article, position, number) in moved.items()
        ]
        connection.execute(PLACE_PART, rows)
    if any(page.part_article != article_id for page in piece.pages):
        mark_unlearned(connection, site_of(piece.article.url))  # what was two works may be one now
    joining = [page.id for page in piece.pages if page.article_id != article_id]
    if joining:
        connection.execute(PLACE_PAGES, {"ids": joining, "article_id": article_id})


def _bury(connection: Connection, ended: str, heir: str | None) -> None:
    """Leaves a tombstone for an exported id, and points those that led to it to where it leads."""
    connection.execute(FOLLOW_ON, {"ended": ended, "merged_into": heir, "changed": next_number(connection, "changed")})
    tombstone = {"public_id": ended, "merged_into": heir, "changed": next_number(connection, "changed")}
    connection.execute(insert(StoredTombstone), tombstone)


def _new_id(connection: Connection, key: str) -> tuple[str, int | None]:
    """The id made from a key, and its 'settled' number if it has left the archive before: it comes back from its
    tombstone. Another id where a settled article has that one and went on without the part."""
    attempt = 0
    while True:
        identity = public_id(key, attempt)
        holders = set(connection.execute(HOLDERS, {"public": identity}).scalars())
        if "article" not in holders:
            break
        attempt += 1
    if not holders:
        return identity, None
    connection.execute(REVIVE, {"public": identity})
    return identity, next_number(connection, "settled")


def _digest(article: Article, parts: dict[str, Part]) -> str:
    """A SHA-256 of everything that an export says of an article, but for when it was captured and what is related."""
    said = (
        article.url,
        article.metadata,
        article.complete,
        article.missing_parts,
        article.declared_parts,
        [_said_of_part(parts[part.key], part.number) for part in article.parts],
    )
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def _said_of_part(part: Part, number: int | None) -> tuple[object, ...]:
    metadata = part.metadata
    return (
        number,
        metadata.title,
        part.url,
        part.page_urls,
        metadata.published,
        metadata.modified,
        part.digest,
        part.revision,
    )
