"""An archive in figures, for the textfile collector of Prometheus' node exporter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from crawler.reports.health import wrong_with_site
from storage.runs import ArchiveStatus

Sample = tuple[Mapping[str, str], float]
"""The labels beside `archive`, and the value."""


def metrics(archive: str, status: ArchiveStatus, last_success: datetime | None) -> str:
    """The figures in Prometheus' text format; each has the archive's directory for a label."""
    lines = (
        line
        for name, help_, samples in _families(status, last_success)
        for line in _lines(archive, name, help_, samples)
    )
    return "".join(f"{line}\n" for line in lines)


def _families(status: ArchiveStatus, last_success: datetime | None) -> Iterator[tuple[str, str, Sequence[Sample]]]:
    run = status.last_run
    if run is not None and run.result is not None:
        seconds = (run.result.ended - run.started).total_seconds()
        yield "last_run_timestamp_seconds", "When the last run ended.", [({}, run.result.ended.timestamp())]
        yield "last_run_duration_seconds", "How long it took.", [({}, seconds)]
        yield "last_run_exit_code", "What it exited with.", [({}, run.result.exit_code)]
    if last_success is not None:
        yield "last_success_timestamp_seconds", "When a run last ended well.", [({}, last_success.timestamp())]
    yield "articles", "Articles in the archive.", [({"site": site.site}, site.articles) for site in status.sites]
    yield "pending", "Addresses not visited yet.", [({"site": site.site}, site.pending) for site in status.sites]
    last = {site: [each for _, each in runs] for site, runs in status.last.items()}
    for name, help_ in (
        ("found", "Addresses that the site's last run found."),
        ("new", "Pages of articles that were new to it."),
        ("changed", "Pages of articles with another text."),
        ("gone", "Addresses that answered 404 or 410."),
        ("withheld", "Visits of articles that ask not to be archived."),
        ("requests", "Requests that were answered."),
        ("not_modified", "Of them those by a 304."),
        ("received", "Bytes of bodies."),
    ):
        unit = "_bytes" if name == "received" else ""
        yield f"run_{name}{unit}", help_, [({"site": site}, getattr(runs[0], name)) for site, runs in last.items()]
    failed = [({"site": site}, sum(runs[0].failed.values())) for site, runs in last.items()]
    yield "run_failed", "Visits of it that failed.", failed
    wrong = [({"site": site}, len(wrong_with_site(runs))) for site, runs in last.items()]
    yield "needs_person", "Matters of the site that a person has to see to.", wrong


def _lines(archive: str, name: str, help_: str, samples: Iterable[Sample]) -> Iterator[str]:
    told = list(samples)
    if not told:
        return
    yield f"# HELP columns_{name} {help_}"
    yield f"# TYPE columns_{name} gauge"
    for labels, value in told:
        said = ",".join(f'{label}="{_escaped(text)}"' for label, text in {"archive": archive, **labels}.items())
        yield f"columns_{name}{{{said}}} {value:.15g}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
