"""What a run was, and how the archive stands after it."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RunResult:
    """How a run ended: `reason` in words, the process's exit code, and what was counted on the way."""

    ended: datetime
    reason: str
    exit_code: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A crawl. `result` is None while it goes on, or if it died."""

    id: int
    started: datetime
    arguments: dict[str, str]
    result: RunResult | None


@dataclass(frozen=True, slots=True)
class SiteStatus:
    """A site in numbers. `failed` counts the addresses given up, by reason, `withheld` the articles that ask not to be
    archived; `due` is when the next visit may start,
    None if nothing waits."""

    site: str
    articles: int
    incomplete: int
    parts: int
    pages: int
    pending: int
    failed: dict[str, int]
    due: datetime | None
    withheld: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArchiveStatus:
    """Every site in the order of its name, and the last run (None before the first)."""

    sites: tuple[SiteStatus, ...]
    last_run: Run | None
