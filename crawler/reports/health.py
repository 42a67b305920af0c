"""How an archive is doing: its sites, its last runs, and what needs a person. `columns status --json` prints it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from crawler.reports.manners import HostReport
from crawler.runs.endings import NO_DISK
from storage.runs import NO_SEED_REACHED, ArchiveStatus, Run, SiteRun, SiteStatus

SCHEMA = "columns.status/1"

ODD_RUN = timedelta(days=2)
"""A run that has no end after this time was killed, or hangs."""

MANY_FAILED = 5
"""Fewer failures than this are no sign of anything; nor are more, if they are not half of what was asked for."""

Health = Literal["well", "needs a person", "unknown"]


class SiteReport(msgspec.Struct, frozen=True):
    """A site: what is archived of it, what the last run that came to it did there, and how it is. `unknown`: no run has
    come to it yet."""

    site: str
    health: Health
    needs_person: list[str]
    archived: SiteStatus
    last: SiteRun | None
    last_run: datetime | None


class StatusReport(msgspec.Struct, frozen=True):
    """An archive. `needs_person` is what concerns no single site; `scheduled` what starts runs by itself, as it stands
    in the crontab, or the name of a timer; `runs` the last ones, the latest first; `hosts` are those that were asked
    for anything."""

    schema: str
    archive: str
    needs_person: list[str]
    scheduled: list[str]
    sites: list[SiteReport]
    runs: list[Run]
    hosts: list[HostReport] = []


def health(
    archive: str, status: ArchiveStatus, runs: Sequence[Run], scheduled: Sequence[str], at: datetime
) -> StatusReport:
    """The report of an archive as it stands `at` a moment."""
    return StatusReport(
        schema=SCHEMA,
        archive=archive,
        needs_person=wrong_with_run(status.last_run, at),
        scheduled=list(scheduled),
        sites=[_site(site, status.last.get(site.site, ())) for site in status.sites],
        runs=list(runs),
    )


def _site(site: SiteStatus, last: Sequence[tuple[Run, SiteRun]]) -> SiteReport:
    wrong = wrong_with_site([each for _, each in last])
    return SiteReport(
        site=site.site,
        health="needs a person" if wrong else "well" if last else "unknown",
        needs_person=wrong,
        archived=site,
        last=last[0][1] if last else None,
        last_run=last[0][0].started if last else None,
    )


def wrong_with_site(last: Sequence[SiteRun]) -> list[str]:
    """What a person has to see to at a site, by what its last runs did there, the latest first."""
    if not last:
        return []
    wrong = [last[0].alarm] if last[0].alarm else []
    # Once may be a bad night.
    if len(last) > 1 and all(each.ended.startswith(NO_SEED_REACHED) for each in last[:2]):
        wrong.append(f"in two runs {last[0].ended}")
    failed = sum(last[0].failed.values())
    if failed >= MANY_FAILED and 2 * failed > last[0].requests:
        most = max(last[0].failed, key=lambda reason: last[0].failed[reason])
        wrong.append(f"{failed} visits failed, most of them so: {most}")
    return wrong


def wrong_with_run(run: Run | None, at: datetime) -> list[str]:
    """What a person has to see to, by how the last run ended."""
    if run is None:
        return []
    if run.result is None:
        odd = at - run.started > ODD_RUN
        return [f"run {run.id} began {run.started:%Y-%m-%d} and hasn't ended: it hangs, or was killed"] if odd else []
    if run.result.exit_code == 1:
        return [f"run {run.id} ended by a fault of ours ({run.result.reason}): logs/crawl.log has it"]
    return [f"run {run.id}: {run.result.reason}"] if run.result.reason.startswith(NO_DISK) else []
