"""What a run did, site by site, counted as it goes: the run's row in the archive is made from it."""

from collections import Counter
from dataclasses import dataclass, field

from scrapy.exceptions import DownloadCancelledError, IgnoreRequest

from crawler.fetching.addresses import AddressRefused
from crawler.fetching.politeness import RobotsForbid, RobotsUnreachable
from crawler.fetching.redirects import RedirectRefused
from crawler.visiting.discovery import LISTS
from crawler.visiting.visited import Visited
from storage.errors import ReadingFailed
from storage.records import FEED_FOLLOWS, Follow, PageKind
from storage.run_records import Gained
from storage.runs import SiteRun

UNWELL = frozenset({"failed", "forbidden", "refused", "left_alone", "fault"})
"""The words for visits that came to nothing."""

MOST_REASONS = 20
"""Kinds of failures or traps that are told apart at one site; what comes after them is 'other'."""

MOST_SHOWN = 200
"""Characters of a trap's address: some are traps for their length."""

MOST_KEYS = 10_000
"""Addresses remembered because they read as no article: more than enough to see that a site has changed."""


@dataclass
class SiteTally:
    """One site's counts. `read` counts addresses of articles that read as articles or are unchanged, `astray` are the
    keys of those that read as something else: were they articles before, the site has changed. `is_enough`: it has more
    addresses than a run asks for. `examples` are an address of each trap."""

    requests: int = 0
    not_modified: int = 0
    received: int = 0
    archived: int = 0
    unchanged: int = 0
    gone: int = 0
    read: int = 0
    articles: int = 0
    withheld: int = 0
    is_enough: bool = False
    failed: Counter[str] = field(default_factory=Counter)
    trapped: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    astray: list[str] = field(default_factory=list)

    def note_exchange(self, status: int, received: int, archived: int) -> None:
        """Count an answer: of so many bytes, kept in so many."""
        self.requests += 1
        self.not_modified += status == 304
        self.received += received
        self.archived += archived

    def note_visit(self, visited: Visited, word: str) -> None:
        """Count a visit that came to `word` (see `recording.record`)."""
        follow = visited.lease.follow
        if word in UNWELL:
            _count(self.failed, reason(visited, word))
        elif word == "withheld":
            self.withheld += 1
        elif word == "gone":
            self.gone += follow not in FEED_FOLLOWS
        elif follow in LISTS:
            self.articles += word == PageKind.ARTICLE and follow is Follow.SEED
        elif word == "unchanged":
            self.unchanged += 1
            self.read += 1
        elif word == PageKind.ARTICLE:
            self.articles += 1
            self.read += 1
        elif visited.reading is not None and len(self.astray) < MOST_KEYS:
            self.astray.append(visited.lease.key)

    def note_trap(self, name: str, url: str, count: int = 1) -> None:
        """Count addresses, `url` among them, that were left because they would have led on without end, or were made to
        burden a crawler."""
        self.examples.setdefault(_count(self.trapped, name, count), url)

    def told_traps(self) -> dict[str, int]:
        """Each trap as it is told to people: its name and an address of it, with the number of addresses."""
        return {f"{name}, as {self.examples[name][:MOST_SHOWN]}": count for name, count in self.trapped.most_common()}

    def site_run(self, site: str, gained: Gained, listed: int, ended: str, alarm: str | None) -> SiteRun:
        """The site's row in the archive."""
        return SiteRun(
            site=site,
            found=gained.found,
            new=gained.new,
            changed=gained.changed,
            unchanged=self.unchanged + max(0, self.articles - gained.new - gained.changed),
            gone=self.gone,
            failed=dict(self.failed),
            trapped=self.told_traps(),
            requests=self.requests,
            not_modified=self.not_modified,
            received=self.received,
            archived=self.archived,
            listed=listed,
            ended=ended,
            alarm=alarm,
            withheld=self.withheld,
        )


def reason(visited: Visited, word: str) -> str:
    """Why a visit came to nothing, in words that many visits share: no address is in them."""
    match visited.problem:
        case None:
            return f"answers {visited.status}" if visited.status else word
        case RobotsForbid():
            return "forbidden by robots.txt"
        case RobotsUnreachable():
            return "robots.txt can't be had"
        case RedirectRefused():
            return "redirects to another site"
        case ReadingFailed():
            return "could not be read"
        case AddressRefused():
            return "on a private address"
        case DownloadCancelledError():
            return "too large"
        case IgnoreRequest():
            return "not asked for"
    return type(visited.problem).__name__


def _count(counter: Counter[str], name: str, count: int = 1) -> str:
    """The name under which it was counted."""
    counted = name if name in counter or len(counter) < MOST_REASONS else "other"
    counter[counted] += count
    return counted
