"""One crawl from plan to exit code: the same for `scrapy crawl columns` and `columns crawl`."""

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Self

from scrapy.crawler import AsyncCrawlerProcess

from crawler.lines import plain
from crawler.reports.report import summary
from crawler.runs.endings import (
    AT_LIMIT,
    DONE,
    ENOUGH,
    FAULT,
    INTERRUPTED,
    LEFT_DUE,
    LIMIT,
    MANY_FAILED,
    NO_SEED,
    WAITING,
)
from crawler.runs.notices import Notices
from crawler.runs.plan import Plan, run_note
from crawler.runs.run_record import alarms, endings, site_runs, versions
from crawler.runs.tally import SiteTally
from crawler.spiders.columns import ColumnsSpider, Watcher
from crawler.visiting.learning import learn
from crawler.workers import ReadingPool
from storage.archive import Archive
from storage.errors import ArchiveUnwritable, ColumnsError
from storage.run_notes import RUN, encoded
from storage.run_records import RunMark
from storage.runs import RunResult

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ended:
    """How a crawl ended: the exit code, a line that says so to a person, and one for each site that needs one."""

    code: int
    line: str
    alarms: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """All that is to be said, the run's own line last."""
        return (*self.alarms, self.line)


def run_crawl(process: AsyncCrawlerProcess, plan: Plan, watch: Watcher | None = None) -> Ended:
    """Crawl by the plan, and tell those who want to know how it went. Raises ColumnsError if the archive can't be had.

    `process` is Scrapy's, not yet started; `watch` is called after each visit.
    """
    notices = Notices(plan.notify, plan.archive, plan.user_agent)
    try:
        ended = _run(process, plan, notices, watch)
    except ColumnsError as error:
        notices.ended(error.exit_code, f"columns: {error}")
        raise
    notices.ended(ended.code, "\n".join(ended.lines))
    return ended


def _run(process: AsyncCrawlerProcess, plan: Plan, notices: Notices, watch: Watcher | None) -> Ended:
    settings = process.settings
    settings.set("USER_AGENT", plan.user_agent, priority="cmdline")
    # The frontier's gate keeps the delay, for each host and across runs: Scrapy's own would only add to it.
    settings.set("DOWNLOAD_DELAY", 0, priority="cmdline")
    settings.set("CONCURRENT_REQUESTS_PER_DOMAIN", settings.getint("CONCURRENT_REQUESTS"), priority="cmdline")
    with Archive.create_or_open(plan.archive, plan.database) as archive:
        archive.frontier.run_began = began = datetime.now(UTC)
        archive.frontier.right_clock(began)
        mark = archive.begin_run(dict(plan.arguments), began, versions())
        archive.warc.note(RUN, encoded(run_note(plan, settings, shown=archive.is_shown())), began)
        notices.began()
        pool = ReadingPool(settings.getint("READING_WORKERS"), settings.getfloat("READING_TIME_LIMIT"))
        crawler = process.create_crawler(ColumnsSpider)
        try:
            process.crawl(crawler, plan=plan, archive=archive, pool=pool, watch=watch)
            process.start()
        finally:
            pool.close()
        assert crawler.stats is not None
        spider = crawler.spider
        # Without a reason, a crawl that began was cut off by a second signal.
        reason = str(crawler.stats.get_value("finish_reason", "never started" if spider is None else "shutdown"))
        done = Done.by(spider) if isinstance(spider, ColumnsSpider) else Done()
        done.tally["fault"] += crawler.stats.get_value("spider_exceptions/count", 0)
        ended = _closed(archive, plan, mark, done, (reason, settings.getfloat("MAX_FAILED_SHARE")))
        notices.measured(archive)
        return ended


@dataclass
class Done:
    """What a spider did, as far as there was one: see `ColumnsSpider`."""

    tally: Counter[str] = field(default_factory=Counter)
    sites: Mapping[str, SiteTally] = field(default_factory=dict)
    unreached: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def by(cls, spider: ColumnsSpider) -> Self:
        return cls(spider.tally, spider.site_tallies, spider.unreached)


def _closed(archive: Archive, plan: Plan, mark: RunMark, done: Done, finish: tuple[str, float]) -> Ended:
    """Learn from the run, look whether the sites still yield what they did, and record how it ended: `finish` is
    Scrapy's reason, and the share of the pages that may fail."""
    reason, max_failed_share = finish
    tally = done.tally
    if reason == "finished" and archive.frontier.waiting(plan.sites):
        reason = ENOUGH if any(site.is_enough for site in done.sites.values()) else WAITING
    # Whoever interrupts a run wants it to end: the next one learns what this one didn't.
    if _ran_its_course(reason):
        tally["fault"] += not _learned(archive)
    by_itself = reason == "finished" or reason in LEFT_DUE
    why = endings(archive, plan, None if by_itself else reason, done.unreached, done.sites)
    sites = site_runs(archive, plan, mark, done.sites, why)
    tally["alarms"] = len(alarms(sites))
    code = exit_code(reason, tally, max_failed_share)
    result = RunResult(ended=datetime.now(UTC), reason=reason, exit_code=code, counts=dict(+tally))
    archive.end_run(mark.run, result, sites)
    return Ended(code, _line(code, reason, tally, done.unreached), tuple(map(plain, alarms(sites))))


def _learned(archive: Archive) -> bool:
    """Learn what the sites repeat; False if that failed: it must not cost the run its record."""
    try:
        learn(archive, datetime.now(UTC))
    except ArchiveUnwritable:
        raise
    except Exception:
        logger.exception("what the sites repeat could not be learned")
        return False
    return True


def _ran_its_course(reason: str) -> bool:
    return reason == "finished" or reason in LEFT_DUE or _at_limit(reason)


def _at_limit(reason: str) -> bool:
    return reason.startswith((AT_LIMIT, "closespider_"))


def exit_code(reason: str, tally: Mapping[str, int], max_failed_share: float) -> int:
    """What a run that ended for `reason` (Scrapy's finish reason) exits with, the gravest first."""
    if reason == "shutdown":
        return INTERRUPTED
    at_limit = _at_limit(reason) or (reason in LEFT_DUE and bool(tally.get("seeds_reached")))
    if tally.get("fault") or not _ran_its_course(reason):
        return FAULT
    if at_limit:
        return LIMIT
    if not tally.get("seeds_reached"):
        return NO_SEED
    if tally.get("alarms") or tally.get("failed", 0) > max_failed_share * (tally["visits"] - tally.get("retried", 0)):
        return MANY_FAILED
    return DONE


def _line(code: int, reason: str, tally: Mapping[str, int], unreached: Mapping[str, str]) -> str:
    said = {
        DONE: "done",
        FAULT: f"a fault of ours ({reason}), see the log",
        MANY_FAILED: f"done, but {'with an alarm' if tally.get('alarms') else 'many pages failed'}",
        NO_SEED: "no seed could be reached",
        LIMIT: f"stopped ({reason.removeprefix('closespider_')}), the next run goes on",
        INTERRUPTED: "interrupted, the next run goes on",
    }
    why = "".join(f"; {url}: {problem}" for url, problem in unreached.items())
    return f"columns: {said[code]}: {summary(tally)}{why}"
