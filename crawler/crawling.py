"""`columns crawl`: the crawl of `crawler.runs.run` with a progress bar on a terminal, its log in the archive."""

from collections.abc import Mapping

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.reports.report import summary
from crawler.runs.logs import log_into
from crawler.runs.plan import make_plan
from crawler.runs.run import run_crawl
from crawler.visiting.visited import Visited


def crawl_here(arguments: Mapping[str, str], settings: Settings) -> int:
    """Crawl in this process and return the exit code. Raises ColumnsError before anything was fetched."""
    plan = make_plan(arguments, settings)
    log_into(plan.archive / "logs", settings)
    process = AsyncCrawlerProcess(settings, install_root_handler=False)
    console = Console(stderr=True)
    progress = Progress(
        SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=console, transient=True
    )
    bar = progress.add_task("starting")

    def watch(visited: Visited, tally: Mapping[str, int]) -> None:
        progress.update(bar, description=f"{summary(tally)}  {visited.lease.url}")

    if not console.is_terminal:
        ended = run_crawl(process, plan)
    else:
        with progress:
            ended = run_crawl(process, plan, watch)
    if console.is_terminal or ended.code:  # from cron, silence says that all went well
        for line in ended.lines:
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    return ended.code
