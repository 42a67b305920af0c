"""Values for the tests, made from a few words: `page("b", next_part="c")` is a reading of https://a.example/b."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from storage.archive import DATABASE_FILE, Archive
from storage.records import (
    VIEW_ROLES,
    Article,
    ArticlePart,
    Block,
    BlockKind,
    Capture,
    Follow,
    Link,
    LinkRole,
    Metadata,
    Offer,
    Page,
    PageKind,
    Part,
    PartLink,
    PartTitle,
    Reading,
)
from storage.snapshot import ArticleRecord, Tombstone

HOST = "a.example"

SINCE_0003 = (
    "ALTER TABLE frontier DROP COLUMN changed_at",
    "ALTER TABLE frontier DROP COLUMN appeared_at",
    "ALTER TABLE captures DROP COLUMN reader_version",
    "ALTER TABLE captures DROP COLUMN rule_version",
    "ALTER TABLE pages ADD COLUMN reader_version INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE pages ADD COLUMN rule_version TEXT",
    "DROP INDEX ix_pages_marks",
    "DROP INDEX ix_pages_canonical",
    *(f"ALTER TABLE pages DROP COLUMN {name}" for name in ("canonical_key", "text_mark", "title_mark", "day")),
    "ALTER TABLE runs DROP COLUMN versions",
    "DROP TABLE run_sites",
    *(f"DROP TABLE {name}" for name in ("site_files", "origin_rights", "page_rights")),
    *(f"ALTER TABLE hosts DROP COLUMN {name}" for name in ("asked", "failures", "held_until")),
    "DROP TABLE unread_captures",
)
"""Takes an archive back to schema 0003."""

NOON = datetime(2026, 3, 1, 12, 0, 0, 250, tzinfo=UTC)


def later(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def url(key: str) -> str:
    return f"https://{HOST}/{key}"


def offer(key: str, follow: Follow = Follow.ARTICLE, cost: int = 0) -> Offer:
    return Offer(url(key), key, HOST, follow, cost)


def link(role: LinkRole, key: str, number: int | None = None) -> Link:
    return Link(url(key), key, f"to {key}", role, "its words say so", number)


def page(key: str, text: str = "Rain fell on the harbour.", *links: Link, **more: Any) -> Reading:
    blocks = (Block(BlockKind.PARAGRAPH, f"{key}: {text}"), Block(BlockKind.QUOTE, "So it is.", "> So it is."))
    reading = Reading(
        url=url(key),
        key=key,
        canonical_key=key,
        kind=PageKind.ARTICLE,
        kind_why="it has text",
        metadata=Metadata(title=f"On {key}", authors=("Ida Holm",), published="2025-11"),
        part_title=None,
        blocks=blocks,
        links=links,
        evidence=(),
        digest=hashlib.sha256(f"{key} {text}".encode("utf-8", "surrogatepass")).hexdigest(),
        reader_version=1,
    )
    return replace(reading, **more)


def series_title(name: str, number: int | None = None) -> PartTitle:
    return PartTitle(name, number)


def capture(key: str, at: datetime = NOON, body: bytes = b"<p>Rain</p>", status: int = 200) -> Capture:
    return Capture(url(key), status, (("Content-Type", "text/html"),), body, at)


def store(archive: Archive, reading: Reading, at: datetime = NOON) -> int:
    """Captures a page, records its reading and what follows from it; returns the capture's id."""
    capture_id = keep(archive, reading, at)
    follow_up(archive, reading.key, at)
    return capture_id


def keep(archive: Archive, reading: Reading, at: datetime = NOON) -> int:
    """The same without what follows from it."""
    reference = archive.warc.append(capture(reading.key, at))
    archive.warc.flush()
    with archive.visit() as visit:
        capture_id = visit.save_capture(reading.key, capture(reading.key, at), reference)
        visit.save_reading(reading, capture_id)
    return capture_id


def read_again(archive: Archive, reading: Reading, capture_id: int, at: datetime = NOON) -> None:
    with archive.visit() as visit:
        visit.save_reading(reading, capture_id)
    follow_up(archive, reading.key, at)


def follow_up(archive: Archive, key: str, at: datetime = NOON) -> None:
    """Stitches and assembles what a page belongs to: pages in the order of their keys, parts as links join them."""
    with archive.visit() as visit:
        made = [joined(pages) for pages in linked(visit.pages_of_part(key))]
        for part in made:
            visit.save_part(part)
        for each in [part.key for part in made] or [key]:
            parts, links = visit.series_of(each)
            visit.save_articles(parts, assembled(parts, links), at)


def linked(pages: Sequence[Page]) -> list[list[Page]]:
    """Pages in groups, as links between them join them."""
    group = {page.reading.key: page.reading.key for page in pages}
    target = group | {name: page.reading.key for page in pages for name in page.names}
    for _ in pages:
        for page in pages:
            for each in page.reading.links:
                if each.role in VIEW_ROLES and each.key in target:
                    ends = page.reading.key, target[each.key]
                    group[ends[0]] = group[ends[1]] = min(group[end] for end in ends)
    return [[page for page in pages if group[page.reading.key] == first] for first in sorted(set(group.values()))]


def joined(pages: Sequence[Page]) -> Part:
    readings = [page.reading for page in pages]
    first = readings[0]
    return Part(
        key=first.key,
        url=first.url,
        page_keys=tuple(reading.key for reading in readings),
        page_urls=tuple(reading.url for reading in readings),
        metadata=first.metadata,
        part_title=first.part_title,
        blocks=tuple(block for reading in readings for block in reading.blocks),
        digest=hashlib.sha256("".join(reading.digest for reading in readings).encode()).hexdigest(),
        first_captured=min(page.first_captured for page in pages),
        last_captured=max(page.last_captured for page in pages),
        revision=1 + sum(page.revision - 1 for page in pages),
    )


def assembled(parts: Sequence[Part], links: Sequence[PartLink]) -> tuple[Article, ...]:
    """One article for all the parts that links between them join, in the order of their keys."""
    group = {part.key: part.key for part in parts}
    for _ in parts:
        for each in links:
            if each.source in group and each.target in group:
                group[each.source] = group[each.target] = min(group[each.source], group[each.target])
    return tuple(article([part for part in parts if group[part.key] == first]) for first in sorted(set(group.values())))


def article(parts: Sequence[Part]) -> Article:
    first = parts[0]
    return Article(
        key=first.key,
        url=first.url,
        metadata=first.metadata,
        parts=tuple(ArticlePart(part.key, number) for number, part in enumerate(parts, 1)),
        complete=True,
        missing_parts=(),
        declared_parts=None,
        evidence=(),
    )


@contextmanager
def opened(directory: Path) -> Iterator[Archive]:
    """The archive there, a new one if there is none, that asks every host as often as it likes."""
    if not (directory / DATABASE_FILE).exists():
        directory.mkdir(exist_ok=True)
        (directory / DATABASE_FILE).write_bytes(_empty_database())
    with Archive.create_or_open(directory) as archive:
        archive.frontier.default_delay = 0.0
        archive.frontier.default_concurrency = 100
        yield archive


@cache
def _empty_database() -> bytes:
    """That of a new archive: to copy it costs a fifth of what the migrations do."""
    with TemporaryDirectory() as directory:
        Archive.create_or_open(Path(directory)).close()
        return (Path(directory) / DATABASE_FILE).read_bytes()


def records(archive: Archive, since: int | None = None) -> list[ArticleRecord]:
    return [record for record in archive.articles(since) if isinstance(record, ArticleRecord)]


def tombstones(archive: Archive, since: int = 0) -> dict[str, str | None]:
    return {each.id: each.merged_into for each in archive.articles(since) if isinstance(each, Tombstone)}


def settle(archive: Archive) -> int:
    """What an export does to the ids; returns its cursor."""
    with archive.settled_snapshot() as snapshot:
        return snapshot.cursor
