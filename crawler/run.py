"""One crawl from plan to exit code: the same for `scrapy crawl columns` and `columns crawl`."""

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from scrapy.crawler import AsyncCrawlerProcess

from crawler.learning import learn
from crawler.plan import Plan
from crawler.report import summary
from crawler.spiders.columns import ColumnsSpider, Watcher
from crawler.workers import ReadingPool
from storage.archive import Archive
from storage.errors import ArchiveUnwritable
from storage.runs import RunResult

logger = logging.getLogger(__name__)

DONE, FAULT, MANY_FAILED, NO_SEED, LIMIT, INTERRUPTED = 0, 1, 3, 4, 5, 130
"""Exit codes of a run that started; 2 (usage) and 6 (busy) are those of the errors that keep it from starting."""

WAITING = "a site asked to be left alone for longer than a run waits"
"""The reason of a run that ended though addresses are due."""

ENOUGH = "a site has more addresses than a run asks for"
"""The reason of a run that ended though addresses are due: see MAX_VISITS."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a crawl ended: the exit code, and a line that says so to a person."""

    code: int
    line: str


def run_crawl(process: AsyncCrawlerProcess, plan: Plan, watch: Watcher | None = None) -> Ended:
    """Crawl by the plan. Raises ColumnsError if the archive can't be had.

    `process` is Scrapy's, not yet started; `watch` is called after each visit.
    """
    settings = process.settings
    settings.set("USER_AGENT", plan.user_agent, priority="cmdline")
    # The frontier's gate keeps the delay, for each host and across runs: Scrapy's own would only add to it.
    settings.set("DOWNLOAD_DELAY", 0, priority="cmdline")
    settings.set("CONCURRENT_REQUESTS_PER_DOMAIN", settings.getint("CONCURRENT_REQUESTS"), priority="cmdline")
    with Archive.create_or_open(plan.archive, plan.database) as archive:
        archive.frontier.run_began = began = datetime.now(UTC)
        run = archive.begin_run(dict(plan.arguments), began)
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
        tally = spider.tally if isinstance(spider, ColumnsSpider) else Counter[str]()
        tally["fault"] += crawler.stats.get_value("spider_exceptions/count", 0)
        if reason == "finished" and archive.frontier.waiting(plan.sites):
            reason = ENOUGH if isinstance(spider, ColumnsSpider) and spider.is_enough else WAITING
        # Whoever interrupts a run wants it to end: the next one learns what this one didn't.
        if _ran_its_course(reason):
            tally["fault"] += not _learned(archive)
        code = exit_code(reason, tally, settings.getfloat("MAX_FAILED_SHARE"))
        counts = dict(+tally) | (spider.trapped.told() if isinstance(spider, ColumnsSpider) else {})
        archive.end_run(run, RunResult(ended=datetime.now(UTC), reason=reason, exit_code=code, counts=counts))
    unreached = spider.unreached if isinstance(spider, ColumnsSpider) else {}
    return Ended(code, _line(code, reason, tally, unreached))


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
    return reason in ("finished", WAITING, ENOUGH) or reason.startswith("closespider_")


def exit_code(reason: str, tally: Mapping[str, int], max_failed_share: float) -> int:
    """What a run that ended for `reason` (Scrapy's finish reason) exits with, the gravest first."""
    if reason == "shutdown":
        return INTERRUPTED
    at_limit = reason.startswith("closespider_") or (reason in (WAITING, ENOUGH) and bool(tally.get("seeds_reached")))
    if tally.get("fault") or not _ran_its_course(reason):
        return FAULT
    if at_limit:
        return LIMIT
    if not tally.get("seeds_reached"):
        return NO_SEED
    if tally.get("failed", 0) > max_failed_share * (tally["visits"] - tally.get("retried", 0)):
        return MANY_FAILED
    return DONE


def _line(code: int, reason: str, tally: Mapping[str, int], unreached: Mapping[str, str]) -> str:
    said = {
        DONE: "done",
        FAULT: f"a fault of ours ({reason}), see the log",
        MANY_FAILED: "done, but many pages failed",
        NO_SEED: "no seed could be reached",
        LIMIT: f"stopped ({reason.removeprefix('closespider_')}), the next run goes on",
        INTERRUPTED: "interrupted, the next run goes on",
    }
    why = "".join(f"; {url}: {problem}" for url, problem in unreached.items())
    return f"columns: {said[code]}: {summary(tally)}{why}"
