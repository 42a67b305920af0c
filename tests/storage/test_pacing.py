"""How long a host is left in peace: the pure function, and the gate that keeps to it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.archive import Archive
from storage.pacing import JITTER, MOST_BACKOFF, MOST_LATENCY, Pace, pause
from storage.records import Lease
from tests.storage.made import HOST, NOON, offer

seconds = st.floats(0, 1000)
chances = st.floats(0, 1)


@pytest.mark.parametrize(
    ("pace", "latency", "chance", "expected"),
    [
        (Pace(1.0), 0.0, 0.5, 1.0),
        (Pace(1.0), 0.0, 0.0, 0.75),
        (Pace(1.0), 0.0, 1.0, 1.25),
        (Pace(0.0), 0.0, 0.0, 0.0),
        (Pace(1.0, asked=10.0), 0.0, 0.0, 10.0),
        (Pace(8.0, asked=8.0), 0.0, 0.0, 8.0),  # what is asked for is no middle, but the least
        (Pace(8.0, asked=8.0), 0.0, 1.0, 10.0),
        (Pace(1.0), 3.0, 0.5, 3.0),
        (Pace(1.0), 300.0, 0.5, MOST_LATENCY),
        (Pace(0.0), 3.0, 0.5, 0.0),
        (Pace(1.0, failures=1), 0.0, 0.5, 2.0),
        (Pace(1.0, failures=4), 0.0, 0.5, 16.0),
        (Pace(1.0, failures=4), 0.0, 0.0, 12.0),
        (Pace(1.0, asked=5.0, failures=1), 0.0, 0.5, 10.0),
        (Pace(0.0, failures=2, first=2.0), 0.0, 0.5, 8.0),
        (Pace(0.0, failures=9), 0.0, 0.5, 0.0),
        (Pace(1.0, failures=9999), 0.0, 0.5, MOST_BACKOFF),
    ],
)
def test_the_pause(pace: Pace, latency: float, chance: float, expected: float) -> None:
    assert pause(pace, latency, chance) == pytest.approx(expected)


@given(st.builds(Pace, seconds, seconds, st.integers(0, 30), seconds), seconds, chances)
def test_no_pause_is_shorter_than_asked_for_or_than_the_jitter_allows(
    pace: Pace, latency: float, chance: float
) -> None:
    length = pause(pace, latency, chance)
    assert length >= pace.asked
    assert length >= pace.base * (1 - JITTER) * 0.999
    assert length <= max(pace.asked, MOST_LATENCY, max(pace.base, MOST_BACKOFF) * (1 + JITTER)) * 1.001


def claim(archive: Archive, after: float) -> list[Lease]:
    return archive.frontier.claim([HOST], NOON + timedelta(seconds=after), 10, lease_seconds=600)


def opens(archive: Archive) -> float:
    """Seconds from noon until something can be claimed."""
    opening = archive.frontier.next_opening([HOST], NOON, NOON + timedelta(days=1))
    assert opening is not None
    return (opening - NOON).total_seconds()


def test_each_failure_doubles_the_pause_and_each_answer_halves_it(archive: Archive) -> None:
    frontier = archive.frontier
    frontier.default_delay, frontier.default_concurrency = 1.0, 10
    frontier.add_seeds([offer(name) for name in "abcdef"], NOON)
    assert len(claim(archive, 0)) == 1
    counts = [frontier.note_answer(HOST, NOON, failed=True) for _ in range(3)]
    assert (counts, opens(archive), frontier.failures(HOST)) == ([1, 2, 3], 8.0, 3)
    assert claim(archive, 7.9) == []
    assert len(claim(archive, 8)) == 1
    assert opens(archive) == 16.0
    assert frontier.note_answer(HOST, NOON + timedelta(seconds=8.1), failed=False) == 2
    assert len(claim(archive, 16)) == 1
    assert opens(archive) == 20.0
    assert [frontier.note_answer(HOST, NOON, failed=False) for _ in range(3)] == [1, 0, 0]
    assert len(claim(archive, 20)) == 1
    assert opens(archive) == 21.0


def test_what_robots_txt_asks_for_is_the_least_until_it_asks_for_less(archive: Archive) -> None:
    frontier = archive.frontier
    frontier.default_delay, frontier.default_concurrency, frontier.chance = 1.0, 10, lambda: 0.0
    frontier.add_seeds([offer(name) for name in "abc"], NOON)
    frontier.ask_delay(HOST, 5.0)
    assert len(claim(archive, 0)) == 1
    assert opens(archive) == 5.0
    frontier.ask_delay(HOST, 0.0)
    assert len(claim(archive, 5)) == 1
    assert opens(archive) == 5.75


def test_a_host_is_left_alone_until_the_moment_that_it_named(archive: Archive) -> None:
    frontier = archive.frontier
    frontier.add_seeds([offer("a")], NOON)
    frontier.hold(HOST, NOON + timedelta(seconds=90))
    frontier.hold(HOST, NOON + timedelta(seconds=60))
    assert opens(archive) == 90.0


def test_after_a_rest_a_host_is_tried_more_boldly(archive: Archive) -> None:
    frontier = archive.frontier
    frontier.default_delay = 1.0
    frontier.add_seeds([offer("a")], NOON)
    for _ in range(8):
        frontier.note_answer(HOST, NOON, failed=True)
    frontier.ease(NOON + timedelta(seconds=255))
    assert frontier.failures(HOST) == 8
    frontier.ease(NOON + timedelta(seconds=256))
    assert frontier.failures(HOST) == 4
