"""`columns rebuild`: the database made again from the WARC files, each capture recorded as its crawl recorded it."""

import asyncio
import logging
from collections import deque
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from scrapy.settings import BaseSettings

from crawler.fetching.origin_files import TDMREP
from crawler.fetching.origin_rights import origin_rights
from crawler.fetching.redirects import AlreadyVisited, RedirectRefused
from crawler.fetching.robots import Robots, robots_text
from crawler.reading.urls import absolute, host_of, same_site, url_key
from crawler.runs.plan import intervals_of, known_columns, seed_offer
from crawler.upkeep.rereading import Rereader
from crawler.visiting.learning import relearn
from crawler.visiting.offering import Column
from crawler.visiting.recording import Rules, record_in_any_case
from crawler.visiting.revisiting import Intervals
from crawler.visiting.trapping import Watch
from crawler.visiting.visited import Visited
from storage.archive import Archive
from storage.errors import CaptureWithheld, ReadingFailed
from storage.rebuilt import new_database
from storage.records import Capture, Follow, Lease, Offer, Reading, WarcReference
from storage.replay import Captured, Lost, Noted, written
from storage.rights import origin_of
from storage.run_notes import RunNote
from storage.site_files import SiteFile

logger = logging.getLogger(__name__)

REDIRECTS = frozenset({301, 302, 303, 307, 308})
READ = frozenset({200, 203})
ROBOTS = "/robots.txt"

Chain = tuple[tuple[Capture, WarcReference], ...]
"""The exchanges of one visit, redirects first."""


class Read(NamedTuple):
    """Something that was written, and if it is a capture of a page what that is read as, or why it can't be read."""

    event: Captured | Noted | Lost
    reading: Reading | None = None
    problem: ReadingFailed | CaptureWithheld | None = None


@dataclass(slots=True)
class Rebuilt:
    """How many visits were recorded, of how many captures; how many places of the WARC files can't be read back; how
    many pages could not be read, and how many visits not be recorded, by a fault of ours. `database` is the new one,
    `former` where the one before is now, if there was one."""

    visits: int = 0
    captures: int = 0
    lost: int = 0
    unread: int = 0
    faults: int = 0
    database: Path = Path()
    former: Path | None = None

    @property
    def line(self) -> str:
        """The same for people."""
        lost = f", {self.lost} places of the WARC files can't be read back" if self.lost else ""
        unread = f", {self.unread} pages could not be read" if self.unread else ""
        faults = f", {self.faults} could not be recorded" if self.faults else ""
        former = f"; the one before is {self.former}" if self.former else ""
        made = f"{self.database} made again from {self.captures} captures of {self.visits} visits"
        return f"{made}{lost}{unread}{faults}{former}"


def rebuild(location: Path, settings: BaseSettings, *, into: Path | None = None, force: bool = False) -> Rebuilt:
    """Make the database of the archive in `location` again; with `into` that of a copy. A sound database is replaced
    only with `force`. Raises ArchiveBusy if a run holds the archive, ArchiveUnusable if it has no WARC files."""
    done = Rebuilt()
    with Rereader.ready(settings) as rereader, new_database(location, into, force=force) as made:
        recorder = _Recorder(made.archive, settings, done)
        asyncio.run(_replay(rereader, recorder))
        if recorder.last is not None:
            relearn(made.archive, recorder.last)
    done.database, done.former = made.database, made.former
    return done


async def _replay(rereader: Rereader, recorder: "_Recorder") -> None:
    async with aclosing(_read(rereader, written(recorder.archive.warc))) as read:
        async for each in read:
            recorder.record(each)
    recorder.give_up_chains()


async def _read(rereader: Rereader, events: Iterator[Captured | Noted | Lost]) -> AsyncGenerator[Read]:
    """What was written, in its order, with its readings: worker processes read ahead."""
    under_way: deque[asyncio.Task[Read]] = deque()
    for event in events:
        under_way.append(asyncio.create_task(_read_one(rereader, event)))
        while len(under_way) >= 4 * rereader.pool.size:
            yield await under_way.popleft()
    while under_way:
        yield await under_way.popleft()


async def _read_one(rereader: Rereader, event: Captured | Noted | Lost) -> Read:
    if not isinstance(event, Captured) or event.capture.status not in READ or _is_origins(event.capture):
        return Read(event)
    if event.is_withheld:
        return Read(event, None, CaptureWithheld("the page asked for it"))
    rule = rereader.rules.rule_for(event.capture.url, event.capture.captured_at)
    try:
        return Read(event, await rereader.pool.read(event.capture, rule))
    except ReadingFailed as error:
        return Read(event, None, error)


@dataclass
class _Recorder:
    """Records visits one after the other, as the runs did that made them. `waiting` are redirects by the key that they
    lead to, until that was asked; `sitemaps` are what robots.txt names, by host; `last`: when the last capture was."""

    archive: Archive
    settings: BaseSettings
    done: Rebuilt
    noted: RunNote | None = None
    last: datetime | None = None
    waiting: dict[str, Chain] = field(default_factory=dict)
    sitemaps: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rules = Rules(intervals_of(self.settings), {}, Watch())

    def record(self, read: Read) -> None:
        match read.event:
            case Captured(capture, reference, _):
                self.done.captures += 1
                self.last = capture.captured_at
                self._record_capture(capture, reference, read)
            case Noted(None, at):
                relearn(self.archive, at)
            case Noted(run, at):
                assert run is not None
                self._begin_run(run, at)
            case Lost(file, offset, why):
                self.done.lost += 1
                logger.warning("columns: %s at %d: %s", file, offset, why)

    def give_up_chains(self) -> None:
        """Redirects that led to no answer: their visits failed, or the run ended in them."""
        for chain in self.waiting.values():
            self._finish(chain, None, ConnectionError(f"no answer from {chain[-1][0].header('Location')}"))
        self.waiting.clear()

    def _begin_run(self, run: RunNote, at: datetime) -> None:
        self.give_up_chains()
        if run.shown:
            with self.archive.settled_snapshot():
                pass  # an export had fixed the ids of what there was
        self.noted = run
        columns = {
            host: Column(tuple(url_key(seed) for seed in site.seeds), site.related_depth)
            for host, site in run.sites.items()
        }
        intervals = Intervals(**{name: timedelta(seconds=s) for name, s in run.intervals.items()})
        self.rules = Rules(intervals, columns, Watch())
        seeds = [seed_offer(seed) for site in run.sites.values() for seed in site.seeds]
        self.archive.frontier.add_seeds(seeds, at)

    def _record_capture(self, capture: Capture, reference: WarcReference, read: Read) -> None:
        key = url_key(capture.url)
        if _is_origins(capture) and self.archive.frontier.target_state(key) is None:
            self._note_origin(capture)
            return
        if key not in self.waiting:
            chain: Chain = ((capture, reference),)
        else:
            chain = (*self.waiting.pop(key), (capture, reference))
        if capture.status in REDIRECTS and (location := capture.header("Location")):
            problem = self._judge_redirect(chain, absolute(capture.url, location))
            if problem is None:
                return
            self._finish(chain, None, problem)
        else:
            self._finish(chain, read.reading, read.problem)

    def _judge_redirect(self, chain: Chain, target: str | None) -> Exception | None:
        """Why a redirect wasn't followed; None if it was: then the chain waits for its answer."""
        if target is None or len(chain) > self.settings.getint("REDIRECT_MAX_TIMES"):
            return ValueError("redirects to no address, or too often")
        first, key = chain[0][0], url_key(target)
        if not same_site(target, first.url):
            return RedirectRefused(f"redirects to another site: {target}")
        known = self.archive.described(url_key(first.url), first.captured_at)
        is_seed = known is None or known.follow is Follow.SEED
        if not is_seed and key not in {url_key(capture.url) for capture, _ in chain}:
            state = self.archive.frontier.target_state(key)
            if state is not None and state[0] in ("done", "due", "leased"):
                return AlreadyVisited(state[1])
        self.waiting[key] = chain
        return None

    def _finish(self, chain: Chain, reading: Reading | None, problem: Exception | None) -> None:
        lease = self._lease(chain[0][0])
        last = chain[-1][0]
        visited = Visited(lease, chain, reading, problem, self.sitemaps.get(host_of(last.url), ()))
        word = record_in_any_case(self.archive, visited, self.rules, last.captured_at)
        self.done.visits += 1
        self.done.faults += word == "fault"
        self.done.unread += isinstance(problem, ReadingFailed)

    def _lease(self, capture: Capture) -> Lease:
        """The lease that a visit had. An address that nothing offered is a seed, if it is its site's first: of archives
        whose WARC files don't say yet which the seeds were."""
        offer = Offer(capture.url, url_key(capture.url), host_of(capture.url), Follow.ARTICLE)
        site = host_of(capture.url)
        if self.archive.frontier.target_state(offer.key) is None:
            seeds = self.archive.seeds().items()
            near = [host for host, keys in seeds if any(same_site(key, capture.url) for key in keys)]
            if near:
                site = near[0]
            else:
                self.archive.frontier.add_seeds([offer], capture.captured_at)
                if self.noted is None:
                    columns = known_columns(self.archive.seeds(), self.settings)
                    self.rules = replace(self.rules, columns=columns)
        return self.archive.frontier.retake(offer, site, capture.captured_at)

    def _note_origin(self, capture: Capture) -> None:
        """Keep a file in which an origin says how it wants to be treated, and what it says. (One that redirected is not
        followed: what it said then is asked for again by the next run.)"""
        if capture.status in REDIRECTS:
            return
        text: str | None = ""
        if capture.status == 200:
            text = robots_text(capture.body, capture.header("Content-Encoding") or "")
        elif capture.status >= 500 or capture.status == 429:
            text = None
        host, at, origin = host_of(capture.url), capture.captured_at, origin_of(capture.url)
        self.archive.keep_site_file(SiteFile(capture.url, host, at, text, f"answers {capture.status}"))
        robots = self._origin_file(f"{origin}{ROBOTS}")
        self.sitemaps[host] = Robots(robots).sitemaps(capture.url)
        seeds = [seed for site in (self.noted.sites.values() if self.noted else ()) for seed in site.seeds]
        own = [seed for seed in seeds if origin_of(seed) == origin]
        reserved = origin_rights(origin, robots, self._origin_file(f"{origin}{TDMREP}"), own)
        self.archive.note_origin_rights(origin, reserved, at)

    def _origin_file(self, url: str) -> str:
        file = self.archive.site_file(url)
        return (file.text if file else None) or ""


def _is_origins(capture: Capture) -> bool:
    return urlsplit(capture.url).path in (ROBOTS, TDMREP)
