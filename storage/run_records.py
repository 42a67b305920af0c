"""Runs in the archive: one row a run, and one for each site that it visited."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from storage import readings
from storage.database import AnyRow, batches, insert_row
from storage.records import LinkRole, PageKind
from storage.runs import NO_SEED_REACHED, Run, RunResult, SiteRun
from storage.tables import Address, Revision, StoredExchange, StoredPage, StoredRun, StoredSiteRun

RUNS = select(StoredRun.__table__).order_by(StoredRun.id.desc()).limit(bindparam("most"))
SITE_RUNS = select(StoredSiteRun.__table__).where(StoredSiteRun.run_id.in_(bindparam("runs", expanding=True)))
_came = (
    select(
        StoredSiteRun.run_id,
        StoredSiteRun.site,
        func.row_number().over(partition_by=StoredSiteRun.site, order_by=StoredSiteRun.run_id.desc()).label("ago"),
    )
    .where((StoredSiteRun.requests > 0) | StoredSiteRun.ended.startswith(NO_SEED_REACHED))
    .subquery()
)
LAST_OF_SITES = select(_came.c.run_id, _came.c.site).where(_came.c.ago <= 2).order_by(_came.c.run_id.desc())
BEST_LISTED = (
    select(StoredSiteRun.listed)
    .where(StoredSiteRun.site == bindparam("site"), StoredSiteRun.alarm.is_(None), StoredSiteRun.listed > 0)
    .order_by(StoredSiteRun.run_id.desc())
    .limit(1)
)
FOUND = (
    select(Address.site, func.count().label("number")).where(Address.id > bindparam("address")).group_by(Address.site)
)
TEXTS = (
    select(Address.site, Revision.number, func.count())
    .join(StoredPage, StoredPage.id == Revision.page_id)
    .join(Address, Address.key == StoredPage.key)
    .where(Revision.capture_id > bindparam("capture"), StoredPage.kind == PageKind.ARTICLE)
    .group_by(Address.site, Revision.number)
)
LISTING_ROLES = frozenset({LinkRole.ARTICLE, LinkRole.PART_N})
ARTICLES_AMONG = select(func.count()).where(
    StoredPage.key.in_(bindparam("keys", expanding=True)), StoredPage.kind == PageKind.ARTICLE
)


@dataclass(frozen=True, slots=True)
class RunMark:
    """Where an archive stood when a run began: the run's number, the last address and capture of before."""

    run: int
    address: int
    capture: int


@dataclass(frozen=True, slots=True)
class Gained:
    """What a site gained since a mark: addresses, pages of articles that are new, and those with another text."""

    found: int = 0
    new: int = 0
    changed: int = 0


def begin(connection: Connection, arguments: dict[str, str], versions: dict[str, str], at: datetime) -> RunMark:
    row = {"arguments": arguments, "versions": versions, "started_at": at}
    run = insert_row(connection, insert(StoredRun), row)
    address = connection.execute(select(func.max(Address.id))).scalar() or 0
    capture = connection.execute(select(func.max(StoredExchange.id))).scalar() or 0
    return RunMark(run, address, capture)


def end(connection: Connection, run: int, result: RunResult, sites: Sequence[SiteRun]) -> None:
    ending = {
        "ended_at": result.ended,
        "reason": result.reason,
        "exit_code": result.exit_code,
        "counts": result.counts,
    }
    connection.execute(update(StoredRun).where(StoredRun.id == run), ending)
    if sites:
        connection.execute(insert(StoredSiteRun), [_row(run, site) for site in sites])


def gained(connection: Connection, mark: RunMark) -> dict[str, Gained]:
    """What each site gained since the mark."""
    found = {row.site: row.number for row in connection.execute(FOUND, {"address": mark.address})}
    new: dict[str, int] = {}
    changed: dict[str, int] = {}
    for site, number, count in connection.execute(TEXTS, {"capture": mark.capture}):
        texts = new if number == 1 else changed
        texts[site] = texts.get(site, 0) + count
    return {
        site: Gained(found.get(site, 0), new.get(site, 0), changed.get(site, 0)) for site in {*found, *new, *changed}
    }


def listed(connection: Connection, keys: Collection[str]) -> int:
    """How many articles or parts the pages with these keys, or those that they lead to, list now."""
    said = readings.current(connection, keys)
    return len({link.key for reading in said for link in reading.links if link.role in LISTING_ROLES})


def articles_among(connection: Connection, keys: Sequence[str]) -> int:
    """How many of these are keys of pages that are archived as articles."""
    return sum(connection.execute(ARTICLES_AMONG, {"keys": batch}).scalar_one() for batch in batches(keys))


def listed_before(connection: Connection, site: str) -> int:
    """How many articles the site's seeds listed at the end of the last run without an alarm; 0 if they never did."""
    return connection.execute(BEST_LISTED, {"site": site}).scalar() or 0


def last_success(connection: Connection) -> datetime | None:
    """When a run last ended with 0; None if none has."""
    return connection.execute(select(func.max(StoredRun.ended_at)).where(StoredRun.exit_code == 0)).scalar()


def last_runs(connection: Connection, most: int) -> tuple[Run, ...]:
    """The last runs, the latest first."""
    return _with_sites(connection, connection.execute(RUNS, {"most": most}).all())


def last_of_sites(connection: Connection) -> dict[str, tuple[tuple[Run, SiteRun], ...]]:
    """Of the last two runs that came to each site, or tried to, what they did there, the latest first."""
    places = connection.execute(LAST_OF_SITES).all()
    numbers = {row.run_id for row in places}
    rows = connection.execute(select(StoredRun.__table__).where(StoredRun.id.in_(numbers))).all()
    runs = {run.id: run for run in _with_sites(connection, rows)}
    last: dict[str, tuple[tuple[Run, SiteRun], ...]] = {}
    for row in places:
        run = runs[row.run_id]
        done = next(site for site in run.sites if site.site == row.site)
        last[row.site] = (*last.get(row.site, ()), (run, done))
    return last


def _with_sites(connection: Connection, rows: Sequence[AnyRow]) -> tuple[Run, ...]:
    sites: dict[int, list[SiteRun]] = {row.id: [] for row in rows}
    for row in connection.execute(SITE_RUNS, {"runs": list(sites)}):
        fields = dict(row._mapping)  # noqa: SLF001 - its documented name
        sites[fields.pop("run_id")].append(SiteRun(**fields))
    return tuple(_run(row, sites[row.id]) for row in rows)


def _run(row: AnyRow, sites: Iterable[SiteRun]) -> Run:
    result = None
    if row.ended_at is not None:
        result = RunResult(row.ended_at, row.reason, row.exit_code, row.counts)
    by_name = tuple(sorted(sites, key=lambda site: site.site))
    return Run(row.id, row.started_at, row.arguments, result, row.versions or {}, by_name)


def _row(run: int, site: SiteRun) -> dict[str, Any]:
    return {"run_id": run} | {name: getattr(site, name) for name in SiteRun.__slots__}
