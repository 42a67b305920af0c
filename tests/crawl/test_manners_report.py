"""What `columns status` says of the hosts."""

import json
from pathlib import Path

import pytest

from crawler.reports.manners import treated, why
from crawler.reports.manners_report import hosts
from storage.gates import Defaults
from storage.pacing import Pace
from storage.records import OriginRights, TdmRule
from storage.site_files import SiteFile
from tests.crawl.program import COLUMNS, run
from tests.storage.made import HOST, NOON, later, offer, opened

SITE = f"https://{HOST}"


@pytest.mark.parametrize(
    ("pace", "words"),
    [
        (Pace(1.0), "as configured, a quarter more or less"),
        (Pace(0.0), "as configured"),
        (Pace(1.0, asked=5.0), "asked for in robots.txt"),
        (Pace(5.0, asked=1.0), "as configured, a quarter more or less"),
        (Pace(1.0, asked=5.0, failures=2), "back-off, doubled 2 times by failures"),
    ],
)
def test_why_a_host_is_given_its_pause(pace: Pace, words: str) -> None:
    assert why(pace) == words


def test_how_hosts_are_treated(tmp_path: Path) -> None:
    directory = tmp_path / "archive"
    with opened(directory) as archive:
        assert hosts(treated(archive.gates(Defaults()), archive.site_files(), archive.origin_rights()), NOON) == ""
        archive.frontier.add_seeds([offer("a")], NOON)
        archive.frontier.set_gate(HOST, delay=1.0)
        archive.frontier.ask_delay(HOST, 5.0)
        archive.keep_site_file(SiteFile(f"{SITE}/robots.txt", HOST, NOON, None, "answers 503"))
        archive.frontier.hold(HOST, later(9))
        archive.note_origin_rights(SITE, OriginRights(("robots.txt: GPTBot",), (TdmRule("/", reserved=True),)), NOON)
        said = hosts(treated(archive.gates(Defaults()), archive.site_files(), archive.origin_rights()), NOON)
        assert said.splitlines() == [
            "Hosts",
            "  a.example: 5 s between two requests (asked for in robots.txt)",
            "    left alone until 2026-03-01 12:09:00 UTC (Retry-After)",
            "    /robots.txt answers 503, 2026-03-01 12:00:00 UTC; nothing is asked for until it can be had",
            "    reserves: no training of models (robots.txt: GPTBot)",
            "    reserves: rights of text and data mining at / (tdmrep.json)",
        ]
        said = hosts(treated(archive.gates(Defaults()), (), {}), later(10))
        assert "left alone" not in said
        archive.frontier.note_answer(HOST, later(10), failed=True)
        said = hosts(treated(archive.gates(Defaults()), (), {}), later(10))
        assert said.splitlines()[1:] == [
            "  a.example: 10 s between two requests (back-off, doubled 1 times by failures)",
            "    asked for nothing until 2026-03-01 12:10:10 UTC",
        ]
    printed = run([COLUMNS, "status", "--archive", directory])
    assert printed.returncode == 0, printed.stderr
    assert "  a.example: 10 s between two requests" in printed.stdout
    (host,) = json.loads(run([COLUMNS, "status", "--json", "--archive", directory]).stdout)["hosts"]
    assert (host["host"], host["pause"], host["held_until"]) == (HOST, 10.0, "2026-03-01T12:09:00.000250Z")
    assert [(file["url"], file["is_known"]) for file in host["files"]] == [(f"{SITE}/robots.txt", False)]
    assert host["reserves"][0] == "no training of models (robots.txt: GPTBot)"
