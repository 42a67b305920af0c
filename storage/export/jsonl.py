"""One JSON object a line, as `article.schema.json` says: the contract with whoever reads an export."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import msgspec

from storage.export.words import word_count
from storage.records import Block
from storage.snapshot import ArticleRecord, PartRecord, Tombstone


class ExportedMissingPart(msgspec.Struct):
    number: int | None
    url: str | None
    why: str


class ExportedPart(msgspec.Struct):
    number: int | None
    title: str | None
    url: str
    pages: tuple[str, ...]
    published: str | None
    modified: str | None
    text: str
    word_count: int
    captured_at: str
    revision: int


class ExportedRights(msgspec.Struct):
    tdm_reservation: bool | None
    tdm_policy: str | None
    ai_optout: tuple[str, ...]


class ExportedArticle(msgspec.Struct):
    """A line. Its keys come in this order and are always there."""

    schema: str
    id: str
    url: str
    site: str
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    modified: str | None
    published_text: str | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    language: str | None
    description: str | None
    image: str | None
    license: str | None
    text: str
    markdown: str
    word_count: int
    complete: bool
    missing_parts: tuple[ExportedMissingPart, ...]
    declared_parts: int | None
    parts: tuple[ExportedPart, ...]
    related: tuple[str, ...]
    first_captured: str
    last_captured: str
    last_changed: str
    gone: bool
    rights: ExportedRights


class ExportedTombstone(msgspec.Struct):
    schema: str
    id: str
    merged_into: str | None


def lines(records: Iterable[ArticleRecord | Tombstone]) -> Iterator[bytes]:
    """Each record as a line, its end included."""
    encoder = msgspec.json.Encoder()
    for record in records:
        line = _tombstone(record) if isinstance(record, Tombstone) else _article(record)
        yield encoder.encode(line) + b"\n"


def _tombstone(tombstone: Tombstone) -> ExportedTombstone:
    return ExportedTombstone("columns.tombstone/1", tombstone.id, tombstone.merged_into)


def _article(article: ArticleRecord) -> ExportedArticle:
    metadata = article.metadata
    blocks = [block for part in article.parts for block in part.blocks]
    text = _text(blocks)
    return ExportedArticle(
        schema="columns.article/1",
        id=article.id,
        url=article.url,
        site=article.site,
        title=metadata.title,
        authors=metadata.authors,
        published=metadata.published,
        modified=metadata.modified,
        published_text=metadata.published_text,
        categories=metadata.categories,
        tags=metadata.tags,
        language=metadata.language,
        description=metadata.description,
        image=metadata.image,
        license=metadata.license,
        text=text,
        markdown="\n\n".join(block.markdown for block in blocks),
        word_count=word_count(text),
        complete=article.complete,
        missing_parts=tuple(ExportedMissingPart(part.number, part.url, part.why) for part in article.missing_parts),
        declared_parts=article.declared_parts,
        parts=tuple(_part(part) for part in article.parts),
        related=article.related,
        first_captured=_rfc3339(article.first_captured),
        last_captured=_rfc3339(article.last_captured),
        last_changed=_rfc3339(article.last_changed),
        gone=article.gone,
        rights=ExportedRights(article.rights.tdm_reservation, article.rights.tdm_policy, article.rights.ai_optout),
    )


def _part(part: PartRecord) -> ExportedPart:
    text = _text(part.blocks)
    return ExportedPart(
        number=part.number,
        title=part.metadata.title,
        url=part.url,
        pages=part.pages,
        published=part.metadata.published,
        modified=part.metadata.modified,
        text=text,
        word_count=word_count(text),
        captured_at=_rfc3339(part.captured_at),
        revision=part.revision,
    )


def _text(blocks: Iterable[Block]) -> str:
    """A picture has no text, and leaves no gap."""
    return "\n\n".join(block.text for block in blocks if block.text)


def _rfc3339(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
