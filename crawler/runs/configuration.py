"""`columns.toml`: which sites to crawl and how, as typed values.

contact = "crawl@example.org"      # goes into the User-Agent: whom a site's owner can ask
sites = "sites"                    # a directory of rules for single sites, relative to this file's

[defaults]                         # for every site; all optional
delay = 1.0                        # seconds between two requests to the site
concurrency = 1                    # requests at once
related_depth = 2                  # 'related article' steps away from the listing
ignore_robots_directives = false   # true: archive and follow whatever robots metas, X-Robots-Tag and rel=nofollow say

[notify]                           # whom a run tells how it went; see crawler/runs/notices.py
ping = "https://hc.example/1234"           # of healthchecks.io or its like: /start, the address itself, /fail
failure_command = "mail -s Columns me"     # run by sh, with COLUMNS_LINE, COLUMNS_EXIT_CODE, COLUMNS_ARCHIVE
textfile = "/var/lib/node/columns.prom"    # figures for Prometheus' node exporter

[[site]]
name = "ports"
url = "https://trade.example/columns"      # or a list of addresses on one host
delay = 5.0                                # any default, for this site
"""

from pathlib import Path
from typing import Annotated

import msgspec

from storage.errors import UsageError

Seconds = Annotated[float, msgspec.Meta(ge=0, le=3600)]
Count = Annotated[int, msgspec.Meta(ge=1, le=64)]
Depth = Annotated[int, msgspec.Meta(ge=0, le=100)]


class Manners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a site is crawled. None: not said here."""

    delay: Seconds | None = None
    concurrency: Count | None = None
    related_depth: Depth | None = None
    ignore_robots_directives: bool | None = None


class SiteEntry(Manners, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: Annotated[str, msgspec.Meta(min_length=1)]
    url: str | list[str]

    @property
    def urls(self) -> list[str]:
        return [self.url] if isinstance(self.url, str) else self.url


class Notify(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom a run tells how it went: an address, a shell command, a file. `load_configuration` has put the file below
    the directory of the configuration."""

    ping: Annotated[str, msgspec.Meta(pattern=r"^https?://[!-~]+$")] | None = None
    failure_command: Annotated[str, msgspec.Meta(min_length=1)] | None = None
    textfile: Annotated[str, msgspec.Meta(min_length=1)] | None = None


class Configuration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`sites` is a directory from here on: `load_configuration` has put it below that of the file."""

    contact: str | None = None
    archive: str | None = None
    sites: Annotated[str, msgspec.Meta(min_length=1)] | None = None
    defaults: Manners = Manners()
    notify: Notify = Notify()
    site: list[SiteEntry] = []


def load_configuration(path: Path) -> Configuration:
    """The configuration in `path`; an empty one if there is no such file. Raises UsageError naming file and place."""
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return Configuration()
    except OSError as error:
        raise UsageError(f"{path}: can't be read: {error.strerror}") from error
    try:
        configuration = msgspec.toml.decode(text, type=Configuration)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:  # a ValidationError is a DecodeError
        raise UsageError(f"{path}: {error}") from error
    names = [site.name for site in configuration.site]
    for name in names:
        if names.count(name) > 1:
            raise UsageError(f"{path}: two sites are named '{name}': give each its own name")
    notify = configuration.notify
    if notify.textfile is not None:
        notify = msgspec.structs.replace(notify, textfile=str(path.parent / notify.textfile))
    sites = None if configuration.sites is None else str(path.parent / configuration.sites)
    return msgspec.structs.replace(configuration, sites=sites, notify=notify)
