"""What the archive keeps of a run: the versions it ran with, and what it did at each site."""

import platform
from collections.abc import Iterable, Mapping
from importlib.metadata import version

from crawler.reading import READER_VERSION
from crawler.runs.endings import ENOUGH, WAITING
from crawler.runs.plan import Plan
from crawler.runs.tally import SiteTally
from crawler.runs.yields import alarm
from storage.archive import Archive
from storage.run_records import Gained, RunMark
from storage.runs import NO_SEED_REACHED, SiteRun

DONE = "done"


def versions() -> dict[str, str]:
    return {
        "columns": version("columns-archive"),
        "reader": str(READER_VERSION),
        "python": platform.python_version(),
        "scrapy": version("scrapy"),
    }


def site_runs(
    archive: Archive, plan: Plan, mark: RunMark, tallies: Mapping[str, SiteTally], endings: Mapping[str, str]
) -> tuple[SiteRun, ...]:
    """What the run since `mark` did, at the sites of its plan and at hosts that it met on the way; `endings` say of
    each site why no more was asked for."""
    gained = archive.gained(mark)
    runs = []
    for host in sorted({*plan.sites, *tallies}):
        tally, listed, wrong = tallies.get(host, SiteTally()), 0, None
        if host in plan.sites:
            listed = archive.listed([seed.key for seed in plan.sites[host].seeds])
            wrong = alarm(listed, archive.listed_before(host), archive.articles_among(tally.astray), tally.read)
        ended = endings.get(host, "no site of its own: robots.txt, or a redirect")
        runs.append(tally.site_run(host, gained.get(host, Gained()), listed, ended, wrong))
    return tuple(runs)


def endings(
    archive: Archive,
    plan: Plan,
    reason: str | None,
    unreached: Mapping[str, str],
    tallies: Mapping[str, SiteTally],
) -> dict[str, str]:
    """Why no more was asked of each site: `reason`, if the whole run was ended for one; that none of its seeds could be
    reached; that it has more addresses than a run asks for; that it asked to be left alone."""
    ended: dict[str, str] = {}
    for host, site in plan.sites.items():
        problems = [unreached[seed.url] for seed in site.seeds if seed.url in unreached]
        if len(problems) == len(site.seeds):
            ended[host] = f"{NO_SEED_REACHED}: {problems[0]}"
        elif reason is not None:
            ended[host] = reason
        elif archive.frontier.waiting({host}):
            ended[host] = ENOUGH if host in tallies and tallies[host].is_enough else WAITING
        else:
            ended[host] = DONE
    return ended


def alarms(sites: Iterable[SiteRun]) -> tuple[str, ...]:
    """A line for each site that a person has to see to."""
    return tuple(f"columns: alarm: {site.site}: {site.alarm}" for site in sites if site.alarm)
