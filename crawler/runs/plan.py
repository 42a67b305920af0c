"""What one run is to do: arguments, settings and `columns.toml` checked and put together before anything starts."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings, Settings

from crawler.reading.urls import absolute, host_of, url_key
from crawler.runs.configuration import Configuration, Manners, Notify, SiteEntry, load_configuration
from crawler.runs.limits import limits_of
from crawler.site_rules import SiteRules, load_site_rules
from crawler.visiting.offering import Column
from crawler.visiting.revisiting import Intervals
from storage.errors import UsageError
from storage.records import Follow, Offer
from storage.run_notes import NotedSite, RunNote

ARGUMENTS = ("url", "site")

YEAR = 365 * 24 * 3600
NUMBERS: Mapping[str, tuple[float, float]] = {
    "DOWNLOAD_DELAY": (0, 3600),
    "CONCURRENT_REQUESTS": (1, 256),
    "CONCURRENT_REQUESTS_PER_DOMAIN": (1, 256),
    "ROBOTS_LIFETIME": (0, 24 * 3600),
    "RELATED_DEPTH": (0, 100),
    "MAX_FAILED_SHARE": (0, 1),
    "MAX_VISITS": (1, 1e9),
    "READING_WORKERS": (0, 256),
    "READING_TIME_LIMIT": (0.001, 3600),
    "RETRY_INTERVAL": (0, 3600),
    "ARTICLE_INTERVAL": (0, 10 * YEAR),
    "ARTICLE_INTERVAL_MAX": (0, 10 * YEAR),
    "LISTING_INTERVAL": (0, 10 * YEAR),
    "LISTING_END_INTERVAL": (0, 10 * YEAR),
    "FAILED_INTERVAL": (0, 10 * YEAR),
    "LOG_MAX_BYTES": (1000, 1e12),
    "LOG_KEPT": (1, 1000),
}
"""What a number among the settings may be."""

INTERVALS = {
    "article": "ARTICLE_INTERVAL",
    "article_max": "ARTICLE_INTERVAL_MAX",
    "listing": "LISTING_INTERVAL",
    "listing_end": "LISTING_END_INTERVAL",
    "failed": "FAILED_INTERVAL",
    "retry": "RETRY_INTERVAL",
}
"""The settings that say when an address is due again, by the names that they have in `Intervals`."""


@dataclass(frozen=True, slots=True)
class Site:
    """One host to crawl: its seeds and how it is treated. `delay` in seconds between two requests.
    `ignores_directives`: what its pages say to robots doesn't count."""

    host: str
    seeds: tuple[Offer, ...]
    delay: float
    concurrency: int
    related_depth: int
    ignores_directives: bool = False

    @property
    def column(self) -> Column:
        return Column(tuple(seed.key for seed in self.seeds), self.related_depth, self.ignores_directives)


@dataclass(frozen=True, slots=True)
class Plan:
    """`sites` by host; `site_rules` are those of all hosts. `arguments` as they were given, for the run's record."""

    sites: Mapping[str, Site]
    site_rules: SiteRules
    archive: Path
    database: str | None
    user_agent: str
    arguments: Mapping[str, str]
    notify: Notify

    @property
    def seeds(self) -> tuple[Offer, ...]:
        return tuple(seed for site in self.sites.values() for seed in site.seeds)


def project_settings(archive: Path | None, database: str | None, changes: Sequence[str] | None) -> Settings:
    """The crawler's settings with the command line's changes ('NAME=VALUE'). Raises UsageError."""
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    for change in changes or ():
        name, equals, value = change.partition("=")
        if not (name and equals):
            raise UsageError(f"-s {change}: give a setting as NAME=VALUE")
        settings.set(name, value, priority="cmdline")
    for name, given in (("ARCHIVE", archive), ("ARCHIVE_DATABASE", database)):
        if given is not None:
            settings.set(name, str(given), priority="cmdline")
    return settings


def make_plan(arguments: Mapping[str, str], settings: BaseSettings) -> Plan:
    """The plan of a run. Raises UsageError, in one line, for anything that can't be meant.

    `arguments` are the spider's: `url` (addresses, separated by commas) or `site` (names from columns.toml); neither
    means every site in columns.toml.
    """
    for name in arguments:
        if name not in ARGUMENTS:
            raise UsageError(f"unknown argument '{name}': the crawl takes {' and '.join(ARGUMENTS)}")
    _check_numbers(settings)
    limits_of(settings)
    path = Path(settings["COLUMNS_TOML"])
    configuration = load_configuration(path)
    return Plan(
        sites=_sites(_entries(arguments, configuration, path), configuration, settings),
        site_rules=load_site_rules(configuration),
        archive=archive_location(settings, configuration),
        database=settings["ARCHIVE_DATABASE"],
        user_agent=settings["USER_AGENT"] or user_agent(configuration.contact),
        arguments=dict(arguments),
        notify=configuration.notify,
    )


def known_columns(seeds: Mapping[str, tuple[str, ...]], settings: BaseSettings) -> dict[str, Column]:
    """The columns as a run over all sites of columns.toml would know them, by host; and those that were crawled
    otherwise, by the `seeds` that the archive has. Raises UsageError."""
    _check_numbers(settings)
    configuration = load_configuration(Path(settings["COLUMNS_TOML"]))
    manners = _manners(Manners(), configuration.defaults, settings)
    depth, ignores = manners.related_depth or 0, manners.ignore_robots_directives or False
    others = {host: Column(keys, depth, ignores) for host, keys in seeds.items()}
    return others | {host: site.column for host, site in _sites(configuration.site, configuration, settings).items()}


def archive_location(settings: BaseSettings, configuration: Configuration) -> Path:
    """The archive's directory: the setting if it was given for this run, else columns.toml's, else the default."""
    if configuration.archive is not None and not _is_of_this_run(settings, "ARCHIVE"):
        return Path(configuration.archive)
    if not settings["ARCHIVE"]:
        raise UsageError("ARCHIVE is empty: name the archive's directory")
    return Path(settings["ARCHIVE"])


def user_agent(contact: str | None) -> str:
    """'Columns/0.1.0 (archiving crawler; +crawl@example.org)', without the address if none is configured."""
    return f"Columns/{version('columns-archive')} (archiving crawler{f'; +{contact}' if contact else ''})"


def intervals_of(settings: BaseSettings) -> Intervals:
    """When addresses are due again, by the settings."""
    seconds = {name: settings.getfloat(setting) for name, setting in INTERVALS.items()}
    return Intervals(**{name: timedelta(seconds=each) for name, each in seconds.items()})


def run_note(plan: Plan, settings: BaseSettings, *, shown: bool) -> RunNote:
    """What is noted of a run in the WARC files; `shown`: an export has shown all articles that there are."""
    sites = {
        host: NotedSite(tuple(seed.url for seed in site.seeds), site.related_depth) for host, site in plan.sites.items()
    }
    return RunNote(sites, {name: settings.getfloat(setting) for name, setting in INTERVALS.items()}, shown)


def seed_offer(url: str) -> Offer:
    """The seed that an address given by a person means. Raises UsageError if it is no http(s) address."""
    address = None if any(character.isspace() for character in url) else absolute(url, url)
    if address is None:
        raise UsageError(f"'{url}' is not an address: give it whole, as in https://trade.example/columns")
    if "@" in urlsplit(url).netloc:
        raise UsageError("an address with a user name or password can't be archived: it would be stored")
    return Offer(url=address, key=url_key(address), host=host_of(address), follow=Follow.SEED)


def _entries(arguments: Mapping[str, str], configuration: Configuration, path: Path) -> list[SiteEntry]:
    if "url" in arguments:
        if "site" in arguments:
            raise UsageError("give url or site, not both")
        # A comma may also be part of an address: it separates only where another address begins.
        urls = [url.strip() for url in re.split(r",(?=\s*[a-z]+://)", arguments["url"]) if url.strip()]
        if not urls:
            raise UsageError("url is empty: give the address of a column")
        hosts = {host_of(known): entry for entry in configuration.site for known in entry.urls}
        return [_entry_for(url, hosts.get(host_of(url))) for url in urls]
    if not configuration.site:
        raise UsageError(f"nothing to crawl: {path} names no site, and no url was given")
    if "site" not in arguments:
        return configuration.site
    by_name = {entry.name: entry for entry in configuration.site}
    names = [name.strip() for name in arguments["site"].split(",")]
    for name in names:
        if name not in by_name:
            raise UsageError(f"unknown site '{name}': {path} has {', '.join(by_name)}")
    return [by_name[name] for name in names]


def _sites(entries: Iterable[SiteEntry], configuration: Configuration, settings: BaseSettings) -> dict[str, Site]:
    """The sites by host, each with the seeds of all its entries."""
    sites: dict[str, Site] = {}
    for entry in entries:
        for url in entry.urls:
            seed = seed_offer(url)
            manners = _manners(entry, configuration.defaults, settings)
            known = sites.get(seed.host)
            sites[seed.host] = Site(
                host=seed.host,
                seeds=(*(known.seeds if known else ()), seed),
                delay=manners.delay or 0.0,
                concurrency=manners.concurrency or 1,
                related_depth=manners.related_depth or 0,
                ignores_directives=manners.ignore_robots_directives or False,
            )
    return sites


def _entry_for(url: str, known: SiteEntry | None) -> SiteEntry:
    """An address from the command line, with the manners that columns.toml has for its host."""
    manners = known or Manners()
    return SiteEntry(
        name=url,
        url=url,
        delay=manners.delay,
        concurrency=manners.concurrency,
        related_depth=manners.related_depth,
        ignore_robots_directives=manners.ignore_robots_directives,
    )


def _manners(entry: Manners, defaults: Manners, settings: BaseSettings) -> Manners:
    """How a site is treated: the run's own settings first, then its entry, the defaults, and the built-in settings."""
    delay = settings.getfloat("DOWNLOAD_DELAY")
    concurrency = settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
    depth = settings.getint("RELATED_DEPTH")

    def first(name: str, *values: float | None) -> float | None:
        return None if _is_of_this_run(settings, name) else next((v for v in values if v is not None), None)

    chosen_delay = first("DOWNLOAD_DELAY", entry.delay, defaults.delay)
    chosen_concurrency = first("CONCURRENT_REQUESTS_PER_DOMAIN", entry.concurrency, defaults.concurrency)
    chosen_depth = first("RELATED_DEPTH", entry.related_depth, defaults.related_depth)
    ignores = entry.ignore_robots_directives
    return Manners(
        ignore_robots_directives=defaults.ignore_robots_directives if ignores is None else ignores,
        delay=delay if chosen_delay is None else chosen_delay,
        concurrency=concurrency if chosen_concurrency is None else int(chosen_concurrency),
        related_depth=depth if chosen_depth is None else int(chosen_depth),
    )


def _check_numbers(settings: BaseSettings) -> None:
    """Raises UsageError for a setting that isn't a number within its bounds."""
    for name, (low, high) in NUMBERS.items():
        try:
            value = float(settings[name])
        except (TypeError, ValueError):
            value = math.nan
        if not low <= value <= high:
            raise UsageError(f"{name}={settings[name]}: give a number from {low:g} to {high:g}")


def _is_of_this_run(settings: BaseSettings, name: str) -> bool:
    priority = settings.getpriority(name)
    return priority is not None and priority >= SETTINGS_PRIORITIES["cmdline"]
