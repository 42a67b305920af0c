"""What came of a visit: the state of its address, the word for the run's tally, and when the address is due again."""

from datetime import datetime
from typing import NamedTuple

from scrapy.exceptions import DownloadCancelledError, IgnoreRequest

from crawler.fetching.addresses import AddressRefused
from crawler.fetching.politeness import RobotsForbid, RobotsUnreachable
from crawler.fetching.redirects import AlreadyVisited, RedirectRefused
from crawler.visiting.revisiting import Intervals, next_try, next_visit
from crawler.visiting.visited import Visited
from storage.errors import CaptureWithheld, ReadingFailed
from storage.frontier import Outcome, State
from storage.records import FEED_FOLLOWS, History, PageKind
from storage.standing import WITHHELD


class Verdict(NamedTuple):
    """What came of a visit: the address's state ('due' means: try again), the word for the tally, and why."""

    state: State
    word: str
    why: str


def judge(visited: Visited) -> Verdict:
    """What came of a visit: by what was read, else by what was answered, else by why nothing was."""
    if visited.problem is not None:
        return _judge_problem(visited.problem)
    status = visited.status
    if is_withheld(visited):
        return Verdict("done", "withheld", f"{WITHHELD}{visited.withheld}")
    if visited.reading is not None:
        return Verdict("done", str(visited.reading.kind), visited.reading.kind_why)
    if status == 304 and visited.was_conditional:
        return Verdict("done", "unchanged", "answers 304")
    if visited.lease.follow in FEED_FOLLOWS and (status == 200 or 400 <= status < 429):
        return Verdict("gone", "gone", f"no feed or sitemap (answers {status})")
    if status in (404, 410):
        return Verdict("gone", "gone", f"answers {status}")
    if status in (304, 429) or status >= 500:  # a 304 that nobody asked for says nothing
        return Verdict("due", "retried", f"answers {status}")
    return Verdict("failed", "failed", f"answers {status}")


def is_withheld(visited: Visited) -> bool:
    """True for an article that asks not to be archived. A listing or a feed that asks for it is read all the same, for
    it has no text: what is kept of it are its links."""
    return visited.withheld is not None and visited.reading is not None and visited.reading.kind is PageKind.ARTICLE


def _judge_problem(problem: BaseException) -> Verdict:
    match problem:
        case AlreadyVisited():
            return Verdict("alias", "alias", f"redirects to {problem.key}")
        case CaptureWithheld():
            return Verdict("done", "withheld", f"{WITHHELD}{problem}")
        case RobotsForbid() | RobotsUnreachable():
            return Verdict("failed", "forbidden", str(problem))
        case RedirectRefused() | AddressRefused():
            return Verdict("failed", "refused", str(problem))
        case DownloadCancelledError():
            return Verdict("failed", "failed", str(problem) or "its answer is larger than DOWNLOAD_MAXSIZE")
        case ReadingFailed() | IgnoreRequest() | ValueError():
            # Reading broke, or it redirects for ever, or to no address: trying again won't help.
            return Verdict("failed", "failed", str(problem) or type(problem).__name__)
    return Verdict("due", "retried", f"{type(problem).__name__}: {problem}")


def outcome_of(visited: Visited, verdict: Verdict, history: History, intervals: Intervals, at: datetime) -> Outcome:
    """What the frontier is told of a visit that came to this verdict: its state, and when it is due again."""
    lease, state = visited.lease, verdict.state
    due: datetime | None
    if state == "due":
        due = next_try(lease.attempts, at, intervals)
    elif state == "alias":
        due = None
    else:
        due = next_visit(history, at, intervals)
    # A 304 need not repeat its validators (RFC 9110, 15.4.5), and a failed visit changes nothing: the old ones hold.
    fresh = visited.captures[-1][0] if visited.reading is not None else None
    # Of what isn't archived a 304 would say nothing: whether it may be archived now, the whole answer tells.
    has_validators = verdict.word != "withheld"
    return Outcome(
        state=state,
        status=visited.status or None,
        why=verdict.why,
        due=due,
        given_up_due=at + intervals.failed,
        etag=(fresh.header("ETag") if fresh else lease.etag) if has_validators else None,
        last_modified=(fresh.header("Last-Modified") if fresh else lease.last_modified) if has_validators else None,
        at=at,
        changed_at=history.since if history.changed else None,
    )
