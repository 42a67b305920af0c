"""What is called with each input, in a worker: it may return, or raise what it says it raises, and nothing else."""

import pickle
import re
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from crawler.fetching.origin_rights import origin_rights
from crawler.fetching.robots import Robots, robots_text
from crawler.reading import SiteRule, read
from crawler.reading.urls import absolute, host_of, same_site, untracked, url_key
from crawler.site_rules import load_directory
from crawler.visiting import discovery, scope
from crawler.visiting.revisiting import pages_after, told_changes
from crawler.visiting.section import section_of
from storage.column_types import encoded
from storage.errors import UsageError
from storage.records import FEED_KINDS, Capture, Follow, Lease, Reading
from tests.fuzz.cases import HTML, Case
from tests.reading.strings import strings_of

NOW = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
_NEVER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call came to: CPU seconds, how far the worker's memory rose at most (bytes), and the traceback of what was
    raised, None if all was well. `place` tells one error from another."""

    seconds: float
    grown: int
    problem: str | None = None
    place: str = ""


def attempt(case: Case) -> Outcome:
    """One call, measured."""
    before = _reset_peak()
    began = time.process_time()
    problem, place = None, ""
    try:
        TARGETS[case.target](case)
    except Exception as error:  # noqa: BLE001  that is what is looked for
        frame = traceback.extract_tb(error.__traceback__)[-1]
        problem = traceback.format_exc()
        place = f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"
    return Outcome(time.process_time() - began, _peak() - before, problem, place)


def read_capture(case: Case, rule: SiteRule | None = None) -> Reading:
    headers = (("Content-Type", case.content_type), ("Content-Encoding", case.content_encoding))
    return read(Capture(case.url, 200, headers, case.body, NOW), rule)


def page(case: Case) -> None:
    """Reading, and all that follows from a reading without an archive."""
    reading = read_capture(case)
    assert msgspec.json.decode(encoded(reading), type=Reading) == reading
    assert pickle.loads(pickle.dumps(reading)) == reading
    for text in strings_of(reading):
        assert not _NEVER.search(text), ascii(text)[:300]
    for link in reading.links:
        assert url_key(link.key) == link.key == url_key(link.url), ascii(link)[:600]
        assert url_key(untracked(link.url)) == link.key, ascii(link)[:600]
        assert absolute(case.url, link.url) == link.url, ascii(link)[:600]
        assert link.url.isascii(), ascii(link)[:600]
        same_site(link.url, case.url)
    followed(reading)


def followed(reading: Reading) -> None:
    """What a reading adds to a crawl, whatever it came as."""
    section = section_of((reading.key, "http://columns.example/columns"), [reading])
    for follow in Follow:
        lease = Lease(1, reading.url, reading.key, host_of(reading.url), "x", follow, 0, 1, NOW)
        if reading.kind in FEED_KINDS:
            taken = discovery.taken(reading, lease, section)
            assert all(offer.host for offer in taken.offers)
        else:
            assert all(offer.host for offer in scope.offers(reading, lease, section=section))
            discovery.entry_points(reading, lease, section, ["http://[", "/sitemap.xml"])
    pages_after(reading)
    told_changes(reading, NOW)


def robots(case: Case) -> None:
    """A robots.txt as a crawl reads it, with what it says of rights."""
    text = robots_text(case.body, case.content_encoding)
    rules = Robots(text)
    for url in (
        "https://daily.example/",
        case.url,
        "https://daily.example/private/a?sort=b&colour=%ff",
        "https://a/é" + "a/" * 99,
    ):
        rules.allows(url)
    assert rules.delay >= 0
    rules.sitemaps("https://daily.example/")
    origin_rights("https://daily.example", text, text, [case.url])


def rules(case: Case) -> None:
    """A rule that can be loaded can be used."""
    with TemporaryDirectory() as directory:
        Path(directory, "site.toml").write_bytes(case.body)
        try:
            loaded = load_directory(Path(directory))
        except UsageError:
            return
    for site in loaded.values():
        for version in site.versions:
            msgspec.json.encode(version.rule)
            read_capture(Case("page", PAGE, HTML), version.rule)


PAGE = (
    b"<html><title>Roads</title><body><h1>Roads</h1><p class=series>On <em>roads</em><div class=story><p>"
    + b"Every road is a promise that somebody else has kept, she wrote, and crossed it out. " * 12
    + b"</div><a rel=next href=?page=2>Next</a></html>"
)

TARGETS: dict[str, Callable[[Case], None]] = {"page": page, "list": page, "robots": robots, "rules": rules}


def _reset_peak() -> int:
    """Forgets how much memory the process had at most; returns what it has now, in bytes."""
    Path("/proc/self/clear_refs").write_text("5")
    return _peak()


def _peak() -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024
