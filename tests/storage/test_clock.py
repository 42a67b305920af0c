"""A run whose clock was ahead, and one whose clock is right again: nothing waits for years, nothing is lost."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from storage.archive import Archive
from storage.frontier import Outcome
from storage.records import Follow
from tests.storage.made import HOST, NOON, capture, offer, page, store

AHEAD = NOON + timedelta(days=3650)
HOUR = timedelta(hours=1)


def claim(archive: Archive, at: datetime) -> list[str]:
    """The keys of what a run that begins now may visit; it is given back."""
    archive.frontier.run_began = at
    leases = archive.frontier.claim([HOST], at, 10, lease_seconds=60)
    archive.frontier.release(leases)
    return sorted(lease.key for lease in leases)


@pytest.fixture
def visited(archive: Archive) -> Archive:
    """Of two addresses that a clock found that is ahead one was visited then, and is due an hour later."""
    archive.frontier.add_seeds([offer("a"), offer("b")], AHEAD)
    lease = next(lease for lease in archive.frontier.claim([HOST], AHEAD, 10, 60) if lease.key == "a")
    store(archive, page("a"), AHEAD)
    with archive.visit() as visit:
        visit.finish(lease, Outcome("done", AHEAD, due=AHEAD + HOUR, changed_at=AHEAD))
    archive.frontier.set_gate("b.example", not_before=AHEAD)
    archive.close()
    return Archive.create_or_open(archive.location)


def test_what_was_due_an_hour_after_its_visit_is_due_in_an_hour(visited: Archive) -> None:
    visited.frontier.default_concurrency = 10
    visited.frontier.default_delay = 0.0
    visited.frontier.set_gate(HOST, delay=0, concurrency=10)
    assert claim(visited, NOON) == []
    visited.frontier.right_clock(NOON)
    assert claim(visited, NOON) == ["b"]
    assert claim(visited, NOON + HOUR) == ["a", "b"]
    visited.close()


def test_a_gate_is_not_shut_for_years(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("a")], NOON)
    archive.frontier.set_gate(HOST, not_before=AHEAD)
    assert claim(archive, NOON) == []
    archive.frontier.right_clock(NOON)
    assert claim(archive, NOON) == ["a"]


def test_a_gate_that_a_site_shut_stays_shut(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("a")], NOON)
    archive.frontier.set_gate(HOST, not_before=NOON + timedelta(days=7))
    archive.frontier.right_clock(NOON)
    assert claim(archive, NOON) == []


def test_a_listing_read_by_a_clock_ahead_still_brings_news(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("list")], NOON)
    (lease,) = archive.frontier.claim([HOST], NOON, 10, 60)
    with archive.visit() as visit:
        visit.offer(lease, [replace(offer("older"), follow=Follow.LISTING)], 2, NOON)
        visit.finish(lease, Outcome("done", AHEAD, due=AHEAD))
    (older,) = archive.frontier.claim([HOST], NOON, 10, 60)
    with archive.visit() as visit:
        visit.finish(older, Outcome("done", AHEAD, due=AHEAD + HOUR))
    archive.frontier.right_clock(NOON)
    now = NOON + HOUR / 2
    archive.frontier.add_seeds([offer("list")], now)
    (lease,) = (lease for lease in archive.frontier.claim([HOST], now, 10, 60) if lease.key == "list")
    with archive.visit() as visit:
        visit.offer(lease, [replace(offer("older"), follow=Follow.LISTING), offer("new")], 2, now)
        assert visit.follow_news(lease, ["new"], ["older"], now)
        visit.finish(lease, Outcome("done", now, due=now + HOUR))
    assert claim(archive, now) == ["new", "older"]


def test_a_page_seen_by_a_clock_ahead_can_be_gone(archive: Archive) -> None:
    store(archive, page("a"), AHEAD)

    def missing(at: datetime) -> bool:
        answer = capture("a", at, b"no such page", 404)
        reference = archive.warc.append(answer)
        archive.warc.flush()
        with archive.visit() as visit:
            return visit.note_missing("a", visit.save_capture("a", answer, reference), at, HOUR)

    assert not missing(NOON)
    assert missing(NOON + 2 * HOUR)
