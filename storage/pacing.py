"""How long a host is left in peace between two requests: a pure function of what is known of it."""

from dataclasses import dataclass

JITTER = 0.25
"""By how much of it the pause that a run is set to differs from request to request: many clients that keep one beat
come at once, time after time."""

LATENCY_FACTOR = 1.0
"""The least pause after an answer, as a share of the time that the host took for it: so it has rest for half the time,
and one that labours under others' requests gets fewer of ours."""

MOST_LATENCY = 60.0
"""Seconds of such a pause: an answer that took longer may be one page's own trouble."""

MOST_BACKOFF = 3600.0
"""Seconds between two tries of a host that only fails: longer than a run waits, so that it goes on without it."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What a host's pace follows from. `base` are the seconds between two requests that the run is set to, `asked`
    those that its robots.txt asks for; `failures` counts the failed requests in a row, less one for each that didn't
    fail since; `first` are the seconds that a back-off begins with if both others are shorter."""

    base: float
    asked: float = 0.0
    failures: int = 0
    first: float = 0.0

    @property
    def backoff(self) -> float:
        """The seconds between two requests to a host that fails, doubled by each failure; 0.0 if it doesn't."""
        if not self.failures:
            return 0.0
        return min(max(self.base, self.asked, self.first) * 2.0 ** min(self.failures, 64), MOST_BACKOFF)


def pause(pace: Pace, latency: float, chance: float) -> float:
    """Seconds until the next request: from an answer that took `latency` seconds on, or with 0.0 from a request on.

    `chance` is a random number from 0 to 1: 0.5 is the middle of the jitter. What robots.txt asks for is the least in
    any case. A run that is set to no pause makes none but what it is asked for, and after failures.
    """
    jitter = 1.0 + JITTER * (2.0 * chance - 1.0)
    rest = min(latency * LATENCY_FACTOR, MOST_LATENCY) if pace.base else 0.0
    return max(pace.base * jitter, pace.backoff * jitter, pace.asked, rest)
