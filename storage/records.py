"""The vocabulary of the archive: every value that crosses from one layer to another.

All are frozen, slotted dataclasses or string enums, with tuples for lists, so that a value can be hashed,
pickled to a worker process, written as JSON (msgspec encodes dataclasses as they are) and compared.

    Capture -read()-> Reading -(pages of one part)-> stitch() -> Part -(parts of a series)-> assemble() -> Article

Times are aware UTC `datetime`s. A *key* is a canonical URL key (`crawler.reading.urls.url_key`): two addresses with
the same key are the same page.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PageKind(StrEnum):
    """What a page is. Only an `ARTICLE` becomes a part of the archive's articles."""

    ARTICLE = "article"
    LISTING = "listing"  # links to articles: a column's front page, a category, a month
    FEED = "feed"  # RSS, Atom, JSON Feed, or another JSON document that lists articles
    SITEMAP = "sitemap"  # a list of a site's addresses, or of its sitemaps
    SERIES_INDEX = "series_index"  # the table of contents of one series
    GATE = "gate"  # login, paywall, consent wall, bot check
    SOFT_404 = "soft_404"  # 'not found' said with status 200
    OTHER = "other"


FEED_KINDS = frozenset({PageKind.FEED, PageKind.SITEMAP})
"""What lists articles for programs, not for people."""


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    FIGURE = "figure"
    GAP = "gap"  # a line of our own, where pages that are known to exist aren't here


class LinkRole(StrEnum):
    """What a link is for, seen from the page that it stands on."""

    NEXT_PAGE = "next_page"
    PREV_PAGE = "prev_page"
    PAGE_N = "page_n"  # a numbered page of the same part
    VIEW_ALL = "view_all"  # the whole part on one page
    PRINT_VIEW = "print_view"
    NEXT_PART = "next_part"
    PREV_PART = "prev_part"
    PART_N = "part_n"  # a part of the same series, in a table of contents or by its number
    SERIES_INDEX = "series_index"
    NEXT_ARTICLE = "next_article"
    PREV_ARTICLE = "prev_article"
    RELATED = "related"
    ARTICLE = "article"  # on a listing: one of the articles that it lists
    LISTING_NEXT = "listing_next"  # on a listing, feed or sitemap: another page of it
    ARCHIVE = "archive"  # on a listing: what was published in a month or year, or by an author
    FEED = "feed"  # on a listing: the feed that it declares
    EXPAND = "expand"  # unfolds text in place; nothing to fetch
    PAYWALL = "paywall"  # login or subscription
    OTHER = "other"

    @property
    def words(self) -> str:
        """The role for people: 'next page', 'numbered part'."""
        one, _, other = self.value.partition("_")
        return f"numbered {one}" if other == "n" else f"{one.replace('prev', 'previous')} {other}".strip()


PAGE_ROLES = frozenset({LinkRole.NEXT_PAGE, LinkRole.PREV_PAGE, LinkRole.PAGE_N, LinkRole.VIEW_ALL})
"""Links between the pages of one part."""

VIEW_ROLES = PAGE_ROLES | {LinkRole.PRINT_VIEW}
"""The same, and to its print view: that isn't followed, but one that is archived all the same is no text of its own."""

PART_ROLES = frozenset({LinkRole.NEXT_PART, LinkRole.PREV_PART, LinkRole.PART_N})
"""Links between the parts of one series."""


class Follow(StrEnum):
    """Why an address is in the frontier; in the order in which addresses are visited."""

    CONTINUATION = "continuation"  # a page or part that continues an article
    SEED = "seed"
    ARTICLE = "article"
    LISTING = "listing"
    RELATED = "related"
    FEED = "feed"  # a feed or sitemap of the column's own
    SITE_FEED = "site_feed"  # one of the whole site: only what belongs to the column is taken from it

    @property
    def priority(self) -> int:
        """Rank in the frontier, 0 first."""
        return _PRIORITY[self]


_PRIORITY = {follow: rank for rank, follow in enumerate(Follow)}
FEED_FOLLOWS = frozenset({Follow.FEED, Follow.SITE_FEED})
"""Addresses at which only a feed or a sitemap is wanted: any other page there is none of the column's."""


@dataclass(frozen=True, slots=True)
class WarcReference:
    """Where a response or revisit record lies: file below `warc/`, offset and length of its gzip member in bytes."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Capture:
    """One HTTP exchange as received: what `read` reads and what a WARC response record holds.

    `body` is as it came over the wire, still in its `Content-Encoding`. `headers` keep their order and repeats.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    captured_at: datetime

    def header(self, name: str) -> str | None:
        """The first value of a header, by its case-insensitive name; None if it was not sent."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article's body.

    `text` is plain. `markup` is the same in Markdown, empty where it would equal `text`. `level` is a heading's level
    (1-6), else 0.
    """

    kind: BlockKind
    text: str
    markup: str = ""
    level: int = 0

    @property
    def markdown(self) -> str:
        return self.markup or self.text


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page: absolute `url` without fragment, its `key`, anchor text, role, the evidence for the role, and
    the number of the page or part that it names (None if it names none). `modified` is when a feed or sitemap says that
    the page behind it last changed: ISO 8601, None if it doesn't say. `nofollow`: its page doesn't vouch for it."""

    url: str
    key: str
    text: str
    role: LinkRole
    why: str
    number: int | None = None
    modified: str | None = None
    nofollow: bool = False


@dataclass(frozen=True, slots=True)
class PartTitle:
    """What a title says of its place in a series. `number` and `total` are None where the title gives none."""

    series: str
    number: int | None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something was decided: `about` names the decision ('kind', 'title', 'published', 'charset', 'edge' …)."""

    about: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article. Dates are ISO 8601, as precise as the evidence (`2017`, `2017-10`,
    `2017-10-03`, `2017-10-03T09:00:00+08:00`). None and () mean that the page doesn't say."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    published_text: str | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    description: str | None = None
    image: str | None = None
    license: str | None = None
    canonical_url: str | None = None


@dataclass(frozen=True, slots=True)
class Rights:
    """What is reserved of a page or an article. `tdm_reservation`: whether the rights of text and data mining are, None
    if nobody says; `tdm_policy`: the address at which terms are offered. `ai_optout`: where it is said that it is not
    for training models, as 'meta robots: noai' or 'robots.txt: GPTBot'."""

    tdm_reservation: bool | None = None
    tdm_policy: str | None = None
    ai_optout: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TdmRule:
    """What an origin says of the addresses that a pattern matches."""

    location: str
    reserved: bool
    policy: str | None = None


@dataclass(frozen=True, slots=True)
class OriginRights:
    """What an origin (scheme, host and port) reserves for all its pages."""

    ai_optout: tuple[str, ...] = ()
    tdm: tuple[TdmRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page says. The same capture, rule and reader version always give the same reading.

    `key` is the key of the page's own address; `canonical_key` that of the canonical address it names, if plausible,
    else the same as `key`. `digest` is a SHA-256 (hex) of title and blocks: it changes only if the article did.
    `opening` says why the blocks are the article's opening only (a paywall), None if it is here as a whole. `nofollow`
    says why none of the page's links are to be followed, None if they may be. `rights` are those that it names itself.

    Pages with nearly one text have the same `text_mark`, with one title on one site the same `title_mark`: numbers to
    find them by, None where there is nothing to compare. Other pages may have them too.
    """

    url: str
    key: str
    canonical_key: str
    kind: PageKind
    kind_why: str
    metadata: Metadata
    part_title: PartTitle | None
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    evidence: tuple[Evidence, ...]
    digest: str
    reader_version: int
    rule_version: str | None = None
    opening: str | None = None
    text_mark: int | None = None
    title_mark: int | None = None
    nofollow: str | None = None
    rights: Rights = Rights()

    @property
    def day(self) -> str | None:
        """The day of publication in ISO 8601; None if the page doesn't say, or only the month or year."""
        published = self.metadata.published or ""
        return published[:10] if len(published) >= 10 else None


@dataclass(frozen=True, slots=True)
class Page:
    """One archived page of a part, as `divide` and `stitch` take it: its current reading and its history in numbers.

    `revision` counts the texts that this page has had, 1 the first. `gone` means that the site answers 404 or 410 now.
    `names` are other keys that lead to this page, as redirects do.
    """

    reading: Reading
    first_captured: datetime
    last_captured: datetime
    revision: int = 1
    gone: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One published piece, of one or more pages in order. `key` and `url` are those of its first page.

    `title` is as printed; `part_title` what it says of a series. `blocks` may be left empty where only the graph of
    parts is asked for; `digest` always tells the text. `revision` is 1 + the number of text changes of its pages.
    `missing_pages` are the addresses of pages known to exist that aren't here, or of which only the opening is; in
    `blocks` a `GAP` stands where pages are missing. `evidence` says what became of a view of the whole part.

    `aside_keys` are those of archived pages that belong to it and add nothing to its text: they are copies of its pages
    at other addresses, repeat others, or promise the whole and don't show it.

    `seen` are the fingerprints of the blocks as they stand on the pages, before what the site repeats is dropped: None
    until that was done. `repeated` are those of them that were known to be repeated, each with its `everywhere`.
    """

    key: str
    url: str
    page_keys: tuple[str, ...]
    page_urls: tuple[str, ...]
    metadata: Metadata
    part_title: PartTitle | None
    blocks: tuple[Block, ...]
    digest: str
    first_captured: datetime
    last_captured: datetime
    revision: int = 1
    missing_pages: tuple[str, ...] = ()
    gone: bool = False
    seen: tuple[int, ...] | None = None
    repeated: tuple[tuple[int, bool], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    aside_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeat:
    """A block that a site repeats: on how many different works, and whether so many that it is dropped wherever it
    stands in a text."""

    works: int
    everywhere: bool


@dataclass(frozen=True, slots=True)
class SeenBlocks:
    """The blocks of one archived part, as `repeated_blocks` takes them: `part` and `article` are numbers of the
    archive's own, `blocks` and `repeated` a part's `seen` and `repeated`."""

    part: int
    article: int
    blocks: tuple[int, ...]
    repeated: tuple[tuple[int, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class PartLink:
    """A link between the parts of a series, or between a part and a series index, as `assemble` takes it.

    `source` and `target` are part keys, or the key of an address that isn't archived (`target` then has `status`: what
    it answered, None if it was never fetched). `series` is the title of the index page on which the link stands, None
    on an article page. `position` is the link's place among the page's links of the same role, 0 first. `redirected`:
    its address isn't the target's own, the site leads from the one to the other.
    """

    source: str
    target: str
    url: str
    role: LinkRole
    text: str
    why: str
    number: int | None = None
    status: int | None = None
    series: str | None = None
    position: int = 0
    redirected: bool = False


@dataclass(frozen=True, slots=True)
class MissingPart:
    """A part known to exist that isn't here. `url` is None where only its number is known, and the other way round.

    `why` begins with 'known but not here: ' where its address is known, else with 'declared but not found: '.
    """

    number: int | None
    url: str | None
    why: str


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """A part's place in its article: `number` is None where nothing numbers it."""

    key: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Article:
    """What a person would call one article: a single part, or the parts of a series in order.

    `metadata` is the article's own: title without 'Part 3 -', the union of authors, the first part's date.
    `declared_parts` is the total that the site names, or None. `complete` is False if a part or page is known to exist
    and isn't here.
    """

    key: str
    url: str
    metadata: Metadata
    parts: tuple[ArticlePart, ...]
    complete: bool
    missing_parts: tuple[MissingPart, ...]
    declared_parts: int | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """An address offered to the frontier by a page (or as a seed). `cost` is 1 for a step to a related article, else 0:
    an address's depth is the least sum of costs on any way to it from a seed."""

    url: str
    key: str
    host: str
    follow: Follow
    cost: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """What the archive knows of an address's past, as `next_visit` takes it.

    It has been as it is `since` then: since it was first seen, or, if `changed`, since it was last seen to change: to
    have another text, to list something that had appeared, to answer again or no longer (`failing`). `published` is
    the date of its article (ISO 8601, as precise as the evidence), of a series index that of its newest part;
    `appeared_at` is set if its address turned up on a page that hadn't had it. `ends_series`: it is the last part or
    the index of a series; `lacks_parts`: the series has parts that aren't here.
    """

    key: str
    follow: Follow
    kind: PageKind | None
    since: datetime
    changed: bool = False
    failing: bool = False
    published: str | None = None
    appeared_at: datetime | None = None
    ends_series: bool = False
    lacks_parts: bool = False


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to visit one address until `expires`. `etag` and `last_modified` are from its last capture."""

    id: int
    url: str
    key: str
    host: str
    site: str
    follow: Follow
    depth: int
    attempts: int
    expires: datetime
    etag: str | None = None
    last_modified: str | None = None
