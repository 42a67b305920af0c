"""A visit into the archive: page, links, part, article and 'done' mark in one transaction."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import NamedTuple

from scrapy.exceptions import DownloadCancelledError, IgnoreRequest

from crawler import discovery, scope
from crawler.politeness import RobotsForbid, RobotsUnreachable, RunEnding
from crawler.reading.urls import host_of, url_key
from crawler.redirects import AlreadyVisited, RedirectRefused
from crawler.revisiting import Intervals, next_try, next_visit, pages_after, told_changes
from crawler.section import Section, section_of
from crawler.stitching.edits import is_edit
from crawler.stitching.page_groups import MOST_PAGES, divide
from crawler.stitching.pages import stitch
from crawler.stitching.repeats import fingerprints, without_repeats
from crawler.stitching.series import assemble
from crawler.visited import Visited
from storage.archive import Archive
from storage.errors import ReadingFailed
from storage.frontier import Outcome, State
from storage.records import (
    FEED_FOLLOWS,
    FEED_KINDS,
    Follow,
    History,
    Lease,
    Offer,
    Page,
    PageKind,
    Part,
    Reading,
)
from storage.revisits import Answer
from storage.visit import Visit

_PARTS_AND_INDEXES = frozenset({PageKind.ARTICLE, PageKind.SERIES_INDEX})
"""What `record_reading` assembles the articles of; what a part leads to and is neither won't come as a part."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a run says about recording: its intervals, and by host each site's `related_depth` and its seeds' keys."""

    intervals: Intervals
    related_depth: dict[str, int]
    seeds: dict[str, tuple[str, ...]] = field(default_factory=dict)


def record(archive: Archive, visited: Visited, rules: Rules, at: datetime) -> str:
    """Record one visit; returns what came of it in one word, for the run's tally: a page kind, or 'unchanged', 'gone',
    'alias', 'retried', 'failed', 'forbidden' (by robots.txt), 'refused' (out of scope), 'left_alone'."""
    visited = _wanted(visited)
    lease = visited.lease
    if isinstance(visited.problem, RunEnding) or (
        isinstance(visited.problem, RobotsUnreachable) and visited.problem.is_seeds
    ):
        archive.frontier.release([lease])
        return "left_alone"
    with archive.visit() as visit:
        captures = [visit.save_capture(url_key(capture.url), capture, where) for capture, where in visited.captures]
        changed = visited.reading is not None and _record_page(visit, visited, rules, captures[-1], at)
        verdict = _judge(visited)
        kind = visited.reading.kind if visited.reading else None
        if verdict.word == "unchanged":
            kind = visit.unchanged(lease.key, at)
        elif verdict.state == "gone":
            if not visit.note_missing(lease.key, captures[0], at, rules.intervals.failed):
                verdict = verdict._replace(why=f"{verdict.why}; its page is gone if it does so again")
        elif isinstance(visited.problem, AlreadyVisited):
            record_alias(visit, lease.key, visited.problem.key, at)
        history = visit.history(lease, Answer(at, kind, verdict.state != "done", changed))
        ended = visit.finish(lease, _outcome(visited, rules, verdict, history, at))
        if visited.reading is not None and visit.changed:
            ends = visit.series_ends(visited.reading.key)
            visit.reschedule({end.address: next_visit(end.history, end.visited_at, rules.intervals) for end in ends})
        if ended in ("gone", "failed") or (visited.reading is not None and kind not in _PARTS_AND_INDEXES):
            reassemble(visit, lease.key, at)  # an article that waited for this part now knows that it won't come
    return "failed" if ended == "failed" and verdict.state == "due" else verdict.word


def record_reading(visit: Visit, reading: Reading, capture_id: int, at: datetime) -> tuple[Part, ...]:
    """Keep a reading and bring the articles that it belongs to, or belonged to, up to date; returns the parts that its
    page and those joined to it make."""
    visit.save_reading(reading, capture_id, partial(_is_edit, visit))
    parts: tuple[Part, ...] = ()
    if reading.kind is PageKind.ARTICLE:
        parts = restitch(visit, reading.key, at)
    elif reading.kind is PageKind.SERIES_INDEX:
        reassemble(visit, reading.key, at)
    _follow_up(visit, at)
    return parts


def _is_edit(visit: Visit, before: Reading, after: Reading) -> bool:
    marks = {*fingerprints(before.blocks), *fingerprints(after.blocks)}
    return is_edit(before, after, visit.known_repeats(after.url, marks))


def record_alias(visit: Visit, alias: str, key: str, at: datetime) -> None:
    """Note that one address leads to another, and follow the links that lead to the first."""
    visit.add_alias(alias, key)
    _bring_up_to_date(visit, key, at)
    _follow_up(visit, at)


def _follow_up(visit: Visit, at: datetime) -> None:
    for key in dict.fromkeys(visit.left_behind):
        _bring_up_to_date(visit, key, at)


def _bring_up_to_date(visit: Visit, key: str, at: datetime) -> None:
    if not restitch(visit, key, at):
        reassemble(visit, key, at)


def restitch(visit: Visit, key: str, at: datetime) -> tuple[Part, ...]:
    """Stitch anew the part of which this page is one, and those that its links to pages were refused to, without what
    their site is known to repeat, and assemble the articles near them; returns the parts, () if it is no article."""
    division = divide(visit.pages_of_part(key))
    parts = tuple(_stitched(visit, pages, division.known) for pages in division.groups)
    for part in parts:
        visit.save_part(part)
    for part in parts:
        reassemble(visit, part.key, at)
    return parts


def _stitched(visit: Visit, pages: Sequence[Page], known: Collection[str]) -> Part:
    part = stitch(pages, known)
    marks = fingerprints(part.blocks)
    return without_repeats(part, marks, visit.known_repeats(part.url, marks))


def reassemble(visit: Visit, key: str, at: datetime) -> None:
    """Assemble anew the articles near `key`: a part, a series index, or an address that a part links to."""
    parts, links = visit.series_of(key)
    if parts:
        visit.save_articles(parts, assemble(parts, links), at)


def _record_page(visit: Visit, visited: Visited, rules: Rules, capture_id: int, at: datetime) -> bool:
    """Record what was read; True if it is new: another text, or on a listing, of which the order may change and the
    teasers, articles that have appeared."""
    lease, reading = visited.lease, visited.reading
    assert reading is not None
    if reading.key != lease.key:
        visit.land(lease, Offer(reading.url, reading.key, host_of(reading.url), lease.follow))
    if reading.kind in FEED_KINDS:
        reading, offers = discovery.taken(reading, lease, _section(visit, lease, rules))
        record_reading(visit, reading, capture_id, at)
    else:
        parts = record_reading(visit, reading, capture_id, at)
        section = _section(visit, lease, rules) if lease.follow in (Follow.SEED, Follow.LISTING) else None
        offers = scope.offers(reading, lease, ends=any(_ends(part, reading.key) for part in parts), section=section)
        if section is not None and lease.follow is Follow.SEED:
            offers += discovery.entry_points(reading, lease, section, visited.sitemaps)
    visit.offer(lease, offers, rules.related_depth.get(lease.site, 0), at)
    visit.bring_forward(told_changes(reading, at), at)
    if reading.kind in _PARTS_AND_INDEXES or lease.follow not in discovery.LISTS:
        return visit.changed
    listed = (offer.key for offer in offers if offer.follow is Follow.ARTICLE)
    return visit.follow_news(lease, listed, pages_after(reading), at)


def _section(visit: Visit, lease: Lease, rules: Rules) -> Section:
    """The section of the column that a lease is of, as its seeds show it now."""
    seeds = rules.seeds.get(lease.site, ())
    return section_of(seeds, visit.current_readings(seeds))


def _wanted(visited: Visited) -> Visited:
    """The visit without its reading, if a feed or sitemap was asked for and a page came: a front page that a server
    shows for any address must not be archived as an article."""
    reading = visited.reading
    if reading is None or visited.lease.follow not in FEED_FOLLOWS or reading.kind in FEED_KINDS:
        return visited
    return replace(visited, reading=None)


def _ends(part: Part, key: str) -> bool:
    """True if no page comes after this page of a part: it adds nothing, as what an endless pager leads to, or the part
    is as long as parts may be."""
    return key in part.aside_keys or (key in part.page_keys and len(part.page_keys) >= MOST_PAGES)


class _Verdict(NamedTuple):
    """What came of a visit: the address's state ('due' means: try again), the word for the tally, and why."""

    state: State
    word: str
    why: str


def _judge(visited: Visited) -> _Verdict:
    if visited.problem is not None:
        return _judge_problem(visited.problem)
    status = visited.status
    if visited.reading is not None:
        return _Verdict("done", str(visited.reading.kind), visited.reading.kind_why)
    if status == 304 and visited.was_conditional:
        return _Verdict("done", "unchanged", "answers 304")
    if visited.lease.follow in FEED_FOLLOWS and (status == 200 or 400 <= status < 429):
        return _Verdict("gone", "gone", f"no feed or sitemap (answers {status})")
    if status in (404, 410):
        return _Verdict("gone", "gone", f"answers {status}")
    if status in (304, 429) or status >= 500:  # a 304 that nobody asked for says nothing
        return _Verdict("due", "retried", f"answers {status}")
    return _Verdict("failed", "failed", f"answers {status}")


def _judge_problem(problem: BaseException) -> _Verdict:
    match problem:
        case AlreadyVisited():
            return _Verdict("alias", "alias", f"redirects to {problem.key}")
        case RobotsForbid() | RobotsUnreachable():
            return _Verdict("failed", "forbidden", str(problem))
        case RedirectRefused():
            return _Verdict("failed", "refused", str(problem))
        case ReadingFailed() | IgnoreRequest() | DownloadCancelledError() | ValueError():
            # Reading broke, or it redirects for ever, or to no address, or is too large: trying again won't help.
            return _Verdict("failed", "failed", str(problem) or type(problem).__name__)
    return _Verdict("due", "retried", f"{type(problem).__name__}: {problem}")


def _outcome(visited: Visited, rules: Rules, verdict: _Verdict, history: History, at: datetime) -> Outcome:
    lease, state = visited.lease, verdict.state
    due: datetime | None
    if state == "due":
        due = next_try(lease.attempts, at, rules.intervals)
    elif state == "alias":
        due = None
    else:
        due = next_visit(history, at, rules.intervals)
    # A 304 need not repeat its validators (RFC 9110, 15.4.5), and a failed visit changes nothing: the old ones hold.
    fresh = visited.captures[-1][0] if visited.reading is not None else None
    return Outcome(
        state=state,
        status=visited.status or None,
        why=verdict.why,
        due=due,
        given_up_due=at + rules.intervals.failed,
        etag=fresh.header("ETag") if fresh else lease.etag,
        last_modified=fresh.header("Last-Modified") if fresh else lease.last_modified,
        at=at,
        changed_at=history.since if history.changed else None,
    )
