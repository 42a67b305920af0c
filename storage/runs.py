"""What a run was, and how the archive stands after it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

NO_SEED_REACHED = "no seed could be reached"
"""How a run ended at a site that can't be had."""


@dataclass(frozen=True, slots=True)
class SiteRun:
    """What a run did at one site, or at a host that it only met on the way.

    `found`: addresses that weren't known before. `new`, `changed`, `unchanged`: pages of articles, by their text.
    `gone`: addresses that answered 404 or 410, those tried for feeds left out. `failed` and `trapped` count visits and
    traps by their names. `requests`, those for robots.txt included, of which `not_modified` were answered by a 304;
    `received` are bytes of bodies as they came, `archived` bytes of WARC records. `listed`: how many articles the
    site's seeds list now. `ended`: why no more was asked for. `alarm`: what a person has to see to, None if nothing.
    `withheld` counts visits of articles that ask not to be archived.
    """

    site: str
    found: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    failed: Mapping[str, int] = field(default_factory=dict)
    trapped: Mapping[str, int] = field(default_factory=dict)
    requests: int = 0
    not_modified: int = 0
    received: int = 0
    archived: int = 0
    listed: int = 0
    ended: str = ""
    alarm: str | None = None
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class RunResult:
    """How a run ended: `reason` in words, the process's exit code, and what was counted on the way."""

    ended: datetime
    reason: str
    exit_code: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A crawl. `result` is None while it goes on, or if it died; then `sites` is empty. `versions` are those of this
    program, its reader, Python and Scrapy."""

    id: int
    started: datetime
    arguments: dict[str, str]
    result: RunResult | None
    versions: dict[str, str] = field(default_factory=dict)
    sites: tuple[SiteRun, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteStatus:
    """A site in numbers. `pending` addresses wait for their first visit, beside those that are set aside: `aside`.
    `failed` counts the addresses given up, by reason, `withheld` the articles that ask not to be archived; `due` is
    when the next visit may start, None if nothing waits."""

    site: str
    articles: int
    incomplete: int
    parts: int
    pages: int
    pending: int
    failed: dict[str, int]
    due: datetime | None
    aside: int = 0
    withheld: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArchiveStatus:
    """Every site in the order of its name, and the last run (None before the first). `last` has, of the last two runs
    that came to each site, or tried to, what they did there, the latest first."""

    sites: tuple[SiteStatus, ...]
    last_run: Run | None
    last: Mapping[str, tuple[tuple[Run, SiteRun], ...]] = field(default_factory=dict)
