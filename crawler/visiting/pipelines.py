"""Item pipeline: each visit into the archive, in one transaction, and the run's tally."""

import logging
from collections import Counter
from datetime import UTC, datetime
from typing import Self, cast

from scrapy.crawler import Crawler

from crawler.fetching.scheduler import FrontierScheduler
from crawler.runs.plan import intervals_of
from crawler.spiders.columns import ColumnsSpider
from crawler.visiting.recording import Rules, record_in_any_case
from crawler.visiting.trapping import Watch
from crawler.visiting.visited import Visited
from storage.errors import ArchiveUnwritable

logger = logging.getLogger(__name__)


class ArchivePipeline:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        settings = crawler.settings
        spider = cast("ColumnsSpider", crawler.spider)
        self.max_visits = settings.getint("MAX_VISITS")
        self.visits: Counter[str] = Counter()
        self.rules = Rules(
            intervals=intervals_of(settings),
            columns={host: site.column for host, site in spider.plan.sites.items()},
            watch=Watch(spider.site_tallies),
        )

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: Visited) -> Visited:
        """Record the visit and settle its lease. An archive that can't be written ends the run."""
        spider = cast("ColumnsSpider", self.crawler.spider)
        assert self.crawler.engine is not None
        scheduler = cast("FrontierScheduler", self.crawler.engine.scheduler)
        try:
            word = record_in_any_case(spider.archive, item, self.rules, datetime.now(UTC))
        except ArchiveUnwritable as error:
            spider.stop(error)
            return item
        scheduler.settle(item.lease)
        if word == "left_alone" or self._is_enough(spider, item):
            scheduler.leave(item.lease.site)
        logger.info("%s: %s", item.lease.url, word)
        spider.note(item, word)
        return item

    def _is_enough(self, spider: ColumnsSpider, item: Visited) -> bool:
        """True if a site has had as many visits as a run makes: a site that invents its articles has no end."""
        site = item.lease.site
        self.visits[site] += 1
        if self.visits[site] == self.max_visits:
            tally = spider.site_tallies[site]
            tally.is_enough = True
            tally.note_trap(f"more than {self.max_visits:,} addresses in one run", item.lease.url)
        return self.visits[site] >= self.max_visits
