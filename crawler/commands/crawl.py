"""`scrapy crawl columns`, with honest exit codes (Scrapy's own exits with 0 however the crawl went)."""

import argparse
import sys

from scrapy.commands import BaseRunSpiderCommand
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import UsageError as ScrapyUsageError

from crawler.runs.plan import make_plan
from crawler.runs.run import run_crawl
from crawler.spiders.columns import ColumnsSpider
from storage.errors import ColumnsError


class Command(BaseRunSpiderCommand):
    requires_project = True

    def syntax(self) -> str:
        return "[options] columns"

    def short_desc(self) -> str:
        return "Archive columns: -a url=URL[,URL...], or -a site=NAME, or every site in columns.toml"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args != [ColumnsSpider.name]:
            raise ScrapyUsageError(f"the spider of this project is '{ColumnsSpider.name}': scrapy crawl columns")
        assert isinstance(self.crawler_process, AsyncCrawlerProcess)
        try:
            plan = make_plan(opts.spargs, self.crawler_process.settings)
            ended = run_crawl(self.crawler_process, plan)
            self.exitcode, lines = ended.code, ended.lines
        except ColumnsError as error:
            self.exitcode, lines = error.exit_code, (f"columns: {error}",)
        for line in lines:
            print(line, file=sys.stderr)  # noqa: T201 - plain lines, whatever the log level
