"""The archive's tables. `migrations/` makes them; a test holds the two to each other.

frontier, offers, hosts     what to visit next: addresses, the crawl graph, one politeness gate a host
captures                    append-only: each exchange, and where its WARC record lies
unread_captures             those that couldn't be read
pages, revisions, links     what each page says now, the texts that it has had, its links
aliases                     other addresses of the same page
parts, articles             what `stitch` and `assemble` made of the pages
seen_blocks, repeated_blocks, unlearned_hosts   what sites repeat
seen_texts, fruitless_visits   what tells a trap
tombstones, counters        what an export since a cursor has to know
runs, run_sites             each crawl, and what it did at each site
"""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.column_types import JsonText, PackedIntegers, PackedJson, PrintedText, UtcTime
from storage.records import Block, Evidence, Metadata, MissingPart, Offer, OriginRights, PartTitle, Reading, Rights

WAITING = text("due_at IS NOT NULL AND lease_expires IS NULL")
LEASED = text("lease_expires IS NOT NULL")
UNSETTLED = text("settled IS NULL")
FORMER = text("former")
MARKED = text("text_mark IS NOT NULL")
ELSEWHERE = text("canonical_key IS NOT NULL")


class Table(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: Text(), datetime: UtcTime()}  # noqa: RUF012 - read once, by SQLAlchemy


class Address(Table):
    """An address of the frontier. It waits to be visited if `due_at` is set and `lease_expires` isn't.

    `state`: 'due', 'leased', 'aside' (see `traps`), or how the last visit ended: 'done', 'failed', 'alias', 'gone'
    (with a `due_at` it will be visited again). `attempts` counts the claims since the last ending, `losses` those that
    a dead run left behind.
    `changed_at`: when it was last seen to be otherwise than before; None as long as it is as at its first visit.
    `appeared_at`: when a listing that was known had it for the first time; None if it may always have been there.
    """

    __tablename__ = "frontier"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    url: Mapped[str]
    host: Mapped[str]
    site: Mapped[str]
    follow: Mapped[str]
    priority: Mapped[int]
    depth: Mapped[int]
    state: Mapped[str]
    due_at: Mapped[datetime | None]
    lease_expires: Mapped[datetime | None]
    attempts: Mapped[int]
    losses: Mapped[int]
    last_status: Mapped[int | None]
    why: Mapped[str] = mapped_column(PrintedText)
    etag: Mapped[str | None] = mapped_column(PrintedText)
    last_modified: Mapped[str | None] = mapped_column(PrintedText)
    fetched_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]
    appeared_at: Mapped[datetime | None]

    # The queue of a host, class by class: claiming is a few seeks, however many addresses are done.
    __table_args__ = (
        Index(
            "ix_frontier_queue",
            "host",
            "priority",
            "due_at",
            "id",
            sqlite_where=WAITING,
            postgresql_where=WAITING,
        ),
        Index("ix_frontier_leased", "host", sqlite_where=LEASED, postgresql_where=LEASED),
        Index("ix_frontier_site_state", "site", "state", "why"),
    )


class OfferedAddresses(Table):
    """The edges of the crawl graph from one page: the addresses that it offered. Always read together, and so one row:
    a row an edge costs a tenth of a visit."""

    __tablename__ = "offers"

    source_key: Mapped[str] = mapped_column(primary_key=True)
    offers: Mapped[tuple[Offer, ...]] = mapped_column(PackedJson(tuple[Offer, ...]))


class Host(Table):
    """The politeness gate of a host: None means the crawl's default. `next_at`: not to be asked before. `asked` are the
    seconds between two requests that its robots.txt asks for, `failures` as in `pacing.Pace`, `held_until` when the
    last Retry-After ends."""

    __tablename__ = "hosts"

    host: Mapped[str] = mapped_column(primary_key=True)
    delay: Mapped[float | None]
    concurrency: Mapped[int | None]
    next_at: Mapped[datetime]
    asked: Mapped[float | None]
    failures: Mapped[int] = mapped_column(server_default=text("0"))
    held_until: Mapped[datetime | None]


class StoredSiteFile(Table):
    """A site's robots.txt, or another file in which it says how it wants to be treated: see `site_files.SiteFile`."""

    __tablename__ = "site_files"

    url: Mapped[str] = mapped_column(primary_key=True)
    host: Mapped[str]
    asked_at: Mapped[datetime]
    text: Mapped[str | None] = mapped_column(PrintedText)
    answer: Mapped[str] = mapped_column(PrintedText)


class StoredOriginRights(Table):
    """What an origin reserves for all its pages."""

    __tablename__ = "origin_rights"

    origin: Mapped[str] = mapped_column(primary_key=True)
    rights: Mapped[OriginRights] = mapped_column(JsonText(OriginRights))


class StoredExchange(Table):
    """A capture: one exchange, and where its WARC record lies, of the response or of its revisit. The two versions are
    those by which it was last read: `reader_version` is None if it never was."""

    __tablename__ = "captures"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(index=True)
    url: Mapped[str]
    status: Mapped[int]
    captured_at: Mapped[datetime]
    file: Mapped[str]
    offset: Mapped[int] = mapped_column(BigInteger)
    length: Mapped[int] = mapped_column(BigInteger)
    payload_digest: Mapped[str]
    reader_version: Mapped[int | None]
    rule_version: Mapped[str | None]


class UnreadCapture(Table):
    """A capture on which reading broke, by the versions that it has, and how."""

    __tablename__ = "unread_captures"

    capture_id: Mapped[int] = mapped_column(ForeignKey("captures.id"), primary_key=True)
    why: Mapped[str] = mapped_column(PrintedText)


class StoredPage(Table):
    """A page that has been read. Its links rest on `capture_id`, the last capture that was read. `gone_since` is set
    while the site answers 404 or 410, from the second time on. `position` is the page's place in its part, 0 the first,
    below 0 if it adds nothing to the text. `article_id` stays with a page that leaves its part, until its article is
    assembled again. Copies of a page are looked up by `canonical_key`, None where it is the page's own, by its marks
    and the `day` of its publication: those of its current text."""

    __tablename__ = "pages"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    url: Mapped[str]
    kind: Mapped[str]
    revision: Mapped[int]
    capture_id: Mapped[int] = mapped_column(ForeignKey("captures.id"), index=True)
    first_captured: Mapped[datetime]
    last_captured: Mapped[datetime]
    gone_since: Mapped[datetime | None]
    part_id: Mapped[int | None] = mapped_column(ForeignKey("parts.id"), index=True)
    position: Mapped[int]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id"), index=True)
    canonical_key: Mapped[str | None]
    text_mark: Mapped[int | None] = mapped_column(BigInteger)
    title_mark: Mapped[int | None] = mapped_column(BigInteger)
    day: Mapped[str | None]

    __table_args__ = (
        Index("ix_pages_marks", "text_mark", "title_mark", "day", sqlite_where=MARKED, postgresql_where=MARKED),
        Index("ix_pages_canonical", "canonical_key", "text_mark", sqlite_where=ELSEWHERE, postgresql_where=ELSEWHERE),
    )


class StoredPageRights(Table):
    """What a page reserves, if it says anything of it."""

    __tablename__ = "page_rights"

    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), primary_key=True)
    rights: Mapped[Rights] = mapped_column(JsonText(Rights))


class Revision(Table):
    """A text that a page has had, and the reading that it was first seen in."""

    __tablename__ = "revisions"

    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    capture_id: Mapped[int] = mapped_column(ForeignKey("captures.id"), index=True)
    digest: Mapped[str]
    reader_version: Mapped[int]
    rule_version: Mapped[str | None]
    first_seen: Mapped[datetime]
    last_seen: Mapped[datetime]
    reading: Mapped[Reading] = mapped_column(PackedJson(Reading))


class StoredLink(Table):
    """A link of a page as captured. `former`: it is on the page no more. `place`: where it stands among the page's
    links; `position`: among those of the same role. Both 0 first."""

    __tablename__ = "links"

    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), primary_key=True)
    capture_id: Mapped[int] = mapped_column(ForeignKey("captures.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    former: Mapped[bool]
    role: Mapped[str]
    position: Mapped[int]
    target_key: Mapped[str] = mapped_column(index=True)
    url: Mapped[str]
    text: Mapped[str] = mapped_column(PrintedText)
    why: Mapped[str] = mapped_column(PrintedText)
    number: Mapped[int | None]

    __table_args__ = (Index("ix_links_former", "capture_id", sqlite_where=FORMER, postgresql_where=FORMER),)


class Alias(Table):
    """`alias_key` is another address of the page `key`. Never in chains."""

    __tablename__ = "aliases"

    alias_key: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(index=True)


class StoredPart(Table):
    """A part; when it was captured and whether it is gone are those of its pages."""

    __tablename__ = "parts"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    url: Mapped[str]
    series_key: Mapped[str | None] = mapped_column(index=True)
    part_title: Mapped[PartTitle | None] = mapped_column(JsonText(PartTitle))
    metadata_: Mapped[Metadata] = mapped_column("metadata", JsonText(Metadata))
    missing_pages: Mapped[tuple[str, ...]] = mapped_column(JsonText(tuple[str, ...]))
    digest: Mapped[str]
    revision: Mapped[int]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id"), index=True)
    position: Mapped[int]
    number: Mapped[int | None]
    blocks: Mapped[tuple[Block, ...]] = mapped_column(PackedJson(tuple[Block, ...]))


class StoredSeenBlocks(Table):
    """The blocks of a part as they stand on its pages, by fingerprint, and those of them that were known to be repeated
    when its text was made. (Beside `parts`, not in it: learning reads them all, and nothing else of a part.)"""

    __tablename__ = "seen_blocks"

    part_id: Mapped[int] = mapped_column(ForeignKey("parts.id"), primary_key=True)
    host: Mapped[str] = mapped_column(index=True)
    blocks: Mapped[tuple[int, ...]] = mapped_column(PackedIntegers)
    repeated: Mapped[tuple[tuple[int, bool], ...]] = mapped_column(JsonText(tuple[tuple[int, bool], ...]))


class RepeatedBlock(Table):
    """A block that a host repeats: see `records.Repeat`."""

    __tablename__ = "repeated_blocks"

    host: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    works: Mapped[int]
    everywhere: Mapped[bool]


class UnlearnedHost(Table):
    """A host whose parts changed, so many times, since what it repeats was last learned and held against them all."""

    __tablename__ = "unlearned_hosts"

    host: Mapped[str] = mapped_column(primary_key=True)
    changes: Mapped[int]


class StoredArticle(Table):
    """An article. `public_id` is made from `origin_key`, and fixed once `settled` (the export it was first in) is set.

    `changed` is the sequence number of its last change, `digest` covers what an export says of it.
    """

    __tablename__ = "articles"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    origin_key: Mapped[str]
    settled: Mapped[int | None]
    key: Mapped[str]
    url: Mapped[str]
    site: Mapped[str]
    metadata_: Mapped[Metadata] = mapped_column("metadata", JsonText(Metadata))
    complete: Mapped[bool]
    missing_parts: Mapped[tuple[MissingPart, ...]] = mapped_column(JsonText(tuple[MissingPart, ...]))
    declared_parts: Mapped[int | None]
    evidence: Mapped[tuple[Evidence, ...]] = mapped_column(JsonText(tuple[Evidence, ...]))
    digest: Mapped[str]
    gone: Mapped[bool]
    changed: Mapped[int] = mapped_column(index=True)
    last_changed: Mapped[datetime]

    __table_args__ = (
        Index("ix_articles_site_url", "site", "url"),
        Index("ix_articles_unsettled", "id", sqlite_where=UNSETTLED, postgresql_where=UNSETTLED),
    )


class StoredTombstone(Table):
    """An exported id that is no more; `merged_into` is a living id, None if the article was withdrawn."""

    __tablename__ = "tombstones"

    public_id: Mapped[str] = mapped_column(primary_key=True)
    merged_into: Mapped[str | None]
    changed: Mapped[int] = mapped_column(index=True)


class Counter(Table):
    """Numbers that only grow: 'changed' (the last sequence number given), 'settled', 'cursor:last' (an export's)."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]


class StoredRun(Table):
    """One crawl: `ended_at` is None while it goes on, or if it died."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    arguments: Mapped[dict[str, str]] = mapped_column(JsonText(dict[str, str]))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(PrintedText)
    exit_code: Mapped[int | None]
    counts: Mapped[dict[str, int] | None] = mapped_column(JsonText(dict[str, int]))
    versions: Mapped[dict[str, str] | None] = mapped_column(JsonText(dict[str, str]))


class StoredSiteRun(Table):
    """What a crawl did at one site: see `runs.SiteRun`."""

    __tablename__ = "run_sites"

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    site: Mapped[str] = mapped_column(primary_key=True)
    found: Mapped[int]
    new: Mapped[int]
    changed: Mapped[int]
    unchanged: Mapped[int]
    gone: Mapped[int]
    failed: Mapped[dict[str, int]] = mapped_column(JsonText(dict[str, int]))
    trapped: Mapped[dict[str, int]] = mapped_column(JsonText(dict[str, int]))
    requests: Mapped[int]
    not_modified: Mapped[int]
    received: Mapped[int] = mapped_column(BigInteger)
    archived: Mapped[int] = mapped_column(BigInteger)
    listed: Mapped[int]
    ended: Mapped[str] = mapped_column(PrintedText)
    alarm: Mapped[str | None] = mapped_column(PrintedText)
    withheld: Mapped[int] = mapped_column(server_default=text("0"))

    __table_args__ = (Index("ix_run_sites_site", "site"),)
