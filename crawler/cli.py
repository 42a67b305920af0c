"""The `columns` command.

Each command imports what it needs when it is called: `columns export` needn't wait for Scrapy and trafilatura (1.4 s),
nor need the worker processes of a crawl, which import this module as the main one.
"""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, wraps
from pathlib import Path
from typing import Annotated, Literal, ParamSpec

import typer
from typer.main import get_command

from crawler import settings
from crawler.runs.configuration import load_configuration
from crawler.runs.endings import DONE, FAULT, INTERRUPTED
from storage.errors import ArchiveBusy, ColumnsError, UsageError

app = typer.Typer(
    help="Archive columns: every article whole, clean and up to date, in an archive that you own.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
sites = typer.Typer()
app.add_typer(sites, name="sites")

P = ParamSpec("P")

ArchiveOption = Annotated[Path | None, typer.Option("--archive", metavar="DIR", help="The archive's directory.")]
DatabaseOption = Annotated[
    str | None, typer.Option("--database", metavar="URL", help="Another database than DIR/archive.db.")
]
TimeLimit = Annotated[
    str | None, typer.Option("--time-limit", metavar="TIME", help="End after so many seconds, or as in 30m, 2h.")
]
SizeLimit = Annotated[
    str | None, typer.Option("--size-limit", metavar="SIZE", help="End after so many bytes archived, as in 500MB.")
]
MaxPages = Annotated[int | None, typer.Option("--max-pages", metavar="N", help="End after so many visits.")]
MinFreeDisk = Annotated[
    str | None, typer.Option("--min-free-disk", metavar="SIZE", help="End when the disk has no more room than this.")
]
QuietWhenBusy = Annotated[
    bool, typer.Option("--quiet-when-busy", help="Say nothing if another run holds the archive: for a schedule.")
]
SettingOption = Annotated[
    list[str] | None, typer.Option("-s", "--set", metavar="NAME=VALUE", help="Change a setting for this run.")
]


def plainly(command: Callable[P, int | None]) -> Callable[P, None]:
    """The command with its errors as one line on standard error, and their exit code."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except ColumnsError as error:
            typer.echo(f"columns: {error}", err=True)
            code = error.exit_code
        except KeyboardInterrupt:
            code = INTERRUPTED
        except BrokenPipeError:  # whoever reads our output has seen enough
            sys.stderr.close()
            code = 0
        except OSError as error:
            typer.echo(f"columns: {error}", err=True)
            code = 1
        raise typer.Exit(code or 0)

    return run


@app.command()
@plainly
def crawl(  # noqa: PLR0913, PLR0917 - a command's parameters are its options
    urls: Annotated[list[str] | None, typer.Argument(metavar="[URL]...", help="Columns to archive.")] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    site: Annotated[str | None, typer.Option(help="Sites of columns.toml, by name, separated by commas.")] = None,
    time_limit: TimeLimit = None,
    size_limit: SizeLimit = None,
    max_pages: MaxPages = None,
    min_free_disk: MinFreeDisk = None,
    quiet_when_busy: QuietWhenBusy = False,  # noqa: FBT002 - a flag
    changes: SettingOption = None,
) -> int:
    """Archive the columns at these addresses, or every site in columns.toml."""
    from crawler.crawling import crawl_here  # noqa: PLC0415
    from crawler.runs.plan import project_settings  # noqa: PLC0415

    arguments = {"url": ",".join(urls)} if urls else {}
    if site is not None:
        arguments["site"] = site
    limits = {
        "TIME_LIMIT": time_limit,
        "SIZE_LIMIT": size_limit,
        "MAX_PAGES": max_pages,
        "MIN_FREE_DISK": min_free_disk,
    }
    limited = [f"{name}={value}" for name, value in limits.items() if value is not None]
    try:
        return crawl_here(arguments, project_settings(archive, database, [*limited, *(changes or ())]))
    except ArchiveBusy as busy:
        if quiet_when_busy:
            return busy.exit_code
        raise


@app.command()
@plainly
def demo(
    into: Annotated[Path, typer.Option(metavar="DIR", help="Where the demo's archive is kept.")] = Path("demo"),
) -> int:
    """Serve a small sample site on loopback, archive it, and print what was kept."""
    from crawler.demo import run_demo  # noqa: PLC0415

    return run_demo(into)


@app.command()
@plainly
def export(
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Default: stdout.")] = None,
    format_: Annotated[str, typer.Option("--format", metavar="NAME", help="The format of the lines.")] = "jsonl",
    since: Annotated[str | None, typer.Option(metavar="CURSOR|last", help="Only what changed since.")] = None,
) -> None:
    """Write the archive's articles, all or those that changed since a cursor, one JSON object a line."""
    from storage import export  # noqa: PLC0415
    from storage.archive import Archive  # noqa: PLC0415

    with Archive.open(location(archive), database) as opened:
        result = export.export(opened, output, format_, cursor(since))
    where = f" to {output}" if output else ""
    gone = f" and {result.tombstones} tombstones" if result.tombstones else ""
    typer.echo(f"columns: {result.articles} articles{gone}{where}; next time: --since {result.cursor}", err=True)


@app.command()
@plainly
def status(
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    runs: Annotated[int, typer.Option(metavar="N", min=1, max=10_000, help="So many of the last runs.")] = 1,
    json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,  # noqa: FBT002 - a flag
) -> None:
    """What the archive holds, what is due, what failed, how hosts are treated, and what needs a person."""
    import msgspec  # noqa: PLC0415

    from crawler.reports import manners_report, report  # noqa: PLC0415
    from crawler.reports.health import health  # noqa: PLC0415
    from crawler.reports.manners import treated  # noqa: PLC0415
    from crawler.runs import scheduling  # noqa: PLC0415
    from storage.archive import Archive  # noqa: PLC0415
    from storage.gates import Defaults  # noqa: PLC0415

    place, now = location(archive), datetime.now(UTC)
    with Archive.open(place, database) as opened:
        found = health(str(place.absolute()), opened.status(), opened.runs(runs), scheduling.installed(place), now)
        gates = opened.gates(Defaults(settings.DOWNLOAD_DELAY, settings.RETRY_INTERVAL))
        hosts = treated(gates, opened.site_files(), opened.origin_rights())
    if json:
        typer.echo(msgspec.json.encode(msgspec.structs.replace(found, hosts=hosts)).decode())
    else:
        typer.echo("\n\n".join(filter(None, (report.status(found), manners_report.hosts(hosts, now)))))


@app.command()
@plainly
def explain(
    page: Annotated[str, typer.Argument(metavar="URL|FILE", help="An archived address, or a saved page.")],
    url: Annotated[str | None, typer.Option("--url", metavar="URL", help="The address that the file had.")] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> None:
    """All that is known of an address, or what is read in a file, and why: also what was considered and not taken."""
    from crawler.reports import explaining  # noqa: PLC0415
    from crawler.site_rules import load_site_rules  # noqa: PLC0415
    from storage.archive import Archive  # noqa: PLC0415

    rules = load_site_rules(load_configuration(Path(settings.COLUMNS_TOML)))
    if "://" not in page and Path(page).exists():
        typer.echo(explaining.explain_file(Path(page), url, rules))
        return
    with Archive.open(location(archive), database) as opened:
        typer.echo(explaining.explain_address(opened, page, rules))


@app.command()
@plainly
def history(
    page: Annotated[str, typer.Argument(metavar="URL", help="The address of an archived page.")],
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> None:
    """The texts that a page and the others of its part have had, and when it was missing, returned or moved."""
    from crawler.reports import histories  # noqa: PLC0415
    from storage.archive import Archive  # noqa: PLC0415

    with Archive.open(location(archive), database) as opened:
        typer.echo(histories.show_history(opened, page))


@app.command()
@plainly
def diff(
    page: Annotated[str, typer.Argument(metavar="URL", help="The address of an archived page.")],
    from_: Annotated[str | None, typer.Option("--from", metavar="N", help="A revision; default: that before.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="N", help="A revision; default: the last.")] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> None:
    """What changed between two revisions of a page's text, word by word."""
    from crawler.reports import histories  # noqa: PLC0415
    from storage.archive import Archive  # noqa: PLC0415

    with Archive.open(location(archive), database) as opened:
        typer.echo(histories.show_diff(opened, page, from_, to))


@app.command()
@plainly
def reprocess(
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
    changes: SettingOption = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what this reader has read.")] = False,  # noqa: FBT002
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,  # noqa: FBT002
) -> int:
    """Read archived pages again, from the WARC files, that another reader or site rule read. Touches no network."""
    from crawler.runs.plan import project_settings  # noqa: PLC0415
    from crawler.upkeep import differences, reprocessing  # noqa: PLC0415

    given = project_settings(archive, database, changes)
    if dry_run:
        found, failed = reprocessing.compare(location(archive), given, everything=everything)
        typer.echo(differences.summary(found, failed))
        return 0
    done = reprocessing.reprocess(location(archive), given, everything=everything)
    typer.echo(f"columns: {done.line}")
    return done.exit_code(given.getfloat("MAX_FAILED_SHARE"))


@app.command(context_settings={"ignore_unknown_options": True})
@plainly
def schedule(  # noqa: PLR0913, PLR0917 - a command's parameters are its options
    options: Annotated[
        list[str] | None, typer.Argument(metavar="[OPTION]...", help="For the crawl: --time-limit 2h.")
    ] = None,
    archive: ArchiveOption = None,
    when: Annotated[
        str | None, typer.Option(metavar="TIME", help="As a crontab or OnCalendar= has it. Default: each night.")
    ] = None,
    systemd: Annotated[bool, typer.Option("--systemd", help="A timer instead of a crontab line.")] = False,  # noqa: FBT002
    install: Annotated[bool, typer.Option("--install", help="Put it in place.")] = False,  # noqa: FBT002
    remove: Annotated[bool, typer.Option("--remove", help="Take it away again.")] = False,  # noqa: FBT002
) -> None:
    """A line for cron, or a systemd timer, that crawls every site in columns.toml: printed, installed or removed."""
    from crawler.runs import scheduling  # noqa: PLC0415

    if install and remove:
        raise UsageError("give --install or --remove, not both")
    toml = Path(settings.COLUMNS_TOML)
    configuration = load_configuration(toml)
    if not (configuration.site or remove):
        raise UsageError(f"{toml.absolute()} names no site: a run that starts by itself would have nothing to crawl")
    planned = replace(scheduling.schedule_of(configuration, toml, options or (), location(archive)), when=when)
    crawling = get_command(app).commands["crawl"]  # type: ignore[attr-defined]
    crawling.make_context("columns crawl", list(planned.options))  # what it doesn't take is refused now, not each night
    act = scheduling.install if install else scheduling.remove if remove else scheduling.printed
    for line in act(planned, systemd=systemd):
        typer.echo(line)


@app.command()
@plainly
def check(archive: ArchiveOption = None, database: DatabaseOption = None) -> int:
    """Whether the archive is sound: database, WARC files, and that each says what the other does. Writes nothing."""
    from crawler.upkeep import soundness  # noqa: PLC0415

    return soundness.check_archive(location(archive), database, typer.echo)


@app.command()
@plainly
def rebuild(
    archive: ArchiveOption = None,
    into: Annotated[Path | None, typer.Option(metavar="DIR", help="Make a new archive there, of copies.")] = None,
    changes: SettingOption = None,
    force: Annotated[bool, typer.Option("--force", help="Also if the database is sound.")] = False,  # noqa: FBT002
) -> int:
    """Make the archive's database again from its WARC files alone. Touches no network."""
    from crawler.runs.plan import project_settings  # noqa: PLC0415
    from crawler.upkeep import rebuilding  # noqa: PLC0415

    given = project_settings(archive, None, changes)
    done = rebuilding.rebuild(location(archive), given, into=into, force=force)
    typer.echo(f"columns: {done.line}")
    return FAULT if done.faults else DONE


@sites.callback(invoke_without_command=True)
def list_or_check(context: typer.Context) -> None:
    """The rules for single sites: which there are, and whether they do what their tests say."""
    if context.invoked_subcommand is None:
        list_sites()


@plainly
def list_sites() -> None:
    from crawler import checking  # noqa: PLC0415
    from crawler.site_rules import load_site_rules  # noqa: PLC0415

    for line in checking.listing(load_site_rules(load_configuration(Path(settings.COLUMNS_TOML)))):
        typer.echo(line)


@sites.command("check")
@plainly
def check_sites(
    hosts: Annotated[list[str] | None, typer.Argument(metavar="[HOST]...", help="Whose rules; default: all.")] = None,
    archive: ArchiveOption = None,
    database: DatabaseOption = None,
) -> int:
    """Read archived pages by the rules and compare what is read with the rules' tests. Touches no network."""
    from crawler import checking  # noqa: PLC0415
    from crawler.site_rules import load_site_rules  # noqa: PLC0415
    from storage.archive import Archive  # noqa: PLC0415

    rules = load_site_rules(load_configuration(Path(settings.COLUMNS_TOML)))
    with ExitStack() as until_done:
        opened = cache(lambda: until_done.enter_context(Archive.open(location(archive), database)))
        results = tuple(checking.check(checking.chosen(rules, hosts or ()), opened))
    for line in checking.report(results):
        typer.echo(line)
    return checking.exit_code(results, named=bool(hosts))


def location(archive: Path | None) -> Path:
    """The archive's directory: as given, else columns.toml's, else the default."""
    return archive or Path(load_configuration(Path(settings.COLUMNS_TOML)).archive or settings.ARCHIVE)


def cursor(since: str | None) -> int | Literal["last"] | None:
    if since is None:
        return None
    if since == "last":
        return "last"
    if not since.isascii() or not since.isdigit():
        raise UsageError(f"--since {since}: give 'last', or the number that an earlier export named")
    return int(since)


def main() -> None:
    app()
