"""A visit into the archive: page, links, part, article and 'done' mark in one transaction."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.fetching.politeness import RobotsUnreachable, RunEnding
from crawler.fetching.redirects import AlreadyVisited
from crawler.reading.urls import host_of, url_key
from crawler.visiting import discovery
from crawler.visiting.assembling import reassemble, record_alias, record_reading
from crawler.visiting.offering import Column, is_wanted, offer, offers_of, source_of
from crawler.visiting.outcomes import is_withheld, judge, outcome_of
from crawler.visiting.revisiting import Intervals, next_visit, pages_after
from crawler.visiting.trapping import Ended, Watch, note_visit
from crawler.visiting.visited import Visited
from storage.archive import Archive
from storage.errors import ArchiveUnwritable, ReadingFailed
from storage.records import Follow, Offer, PageKind
from storage.revisits import Answer
from storage.visit import Visit

logger = logging.getLogger(__name__)

_PARTS_AND_INDEXES = frozenset({PageKind.ARTICLE, PageKind.SERIES_INDEX})
"""What `record_reading` assembles the articles of; what a part leads to and is neither won't come as a part."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a run says about recording: its intervals, the columns by their sites' hosts, and its watch for traps."""

    intervals: Intervals
    columns: Mapping[str, Column]
    watch: Watch


def record_in_any_case(archive: Archive, visited: Visited, rules: Rules, at: datetime) -> str:
    """The same as `record`, but that an error of ours costs this page alone: it is logged with its traceback, the page
    is tried again by a later run, and what came of it is 'fault'."""
    try:
        return record(archive, visited, rules, at)
    except ArchiveUnwritable:
        raise
    except Exception as error:
        logger.exception("%s: could not be recorded", visited.lease.url)
        later = at + rules.intervals.failed
        archive.frontier.retry(visited.lease, f"fault of ours: {error}", None, later, given_up_due=later)
        return "fault"


def record(archive: Archive, visited: Visited, rules: Rules, at: datetime) -> str:
    """Record one visit; returns what came of it in one word, for the run's tally: a page kind, or 'unchanged', 'gone',
    'alias', 'retried', 'failed', 'forbidden' (by robots.txt), 'refused' (out of scope), 'withheld' (an article that
    asks not to be archived), 'left_alone'."""
    visited = _wanted(visited)
    lease = visited.lease
    if isinstance(visited.problem, RunEnding) or (
        isinstance(visited.problem, RobotsUnreachable) and visited.problem.is_seeds
    ):
        archive.frontier.release([lease])
        return "left_alone"
    with archive.visit() as visit:
        captures = [visit.save_capture(url_key(capture.url), capture, where) for capture, where in visited.captures]
        changed = False
        offers: tuple[Offer, ...] = ()
        if visited.reading is not None:
            changed, offers = _record_page(visit, visited, rules, captures[-1], at)
        elif isinstance(visited.problem, ReadingFailed) and captures and visited.withheld is None:
            visit.note_unread(captures[-1], visited.problem)
        verdict = judge(visited)
        kind = visited.reading.kind if visited.reading else None
        if verdict.word == "unchanged":
            kind = visit.unchanged(lease.key, visited.captures[-1][0].captured_at)
        elif verdict.state == "gone":
            if not visit.note_missing(lease.key, captures[0], at, rules.intervals.failed):
                verdict = verdict._replace(why=f"{verdict.why}; its page is gone if it does so again")
        elif isinstance(visited.problem, AlreadyVisited):
            record_alias(visit, lease.key, visited.problem.key, at)
        ended_visit = Ended(visited, verdict, changed, offers, visit.is_first(lease))
        is_kept = verdict.word != "withheld"
        history = visit.history(lease, Answer(at, kind, verdict.state != "done", changed, is_kept))
        ended = visit.finish(lease, outcome_of(visited, verdict, history, rules.intervals, at))
        if visited.reading is not None and visit.changed:
            ends = visit.series_ends(visited.reading.key)
            visit.reschedule({end.address: next_visit(end.history, end.visited_at, rules.intervals) for end in ends})
        leads_to_none = visited.reading is not None and kind not in _PARTS_AND_INDEXES
        if ended in ("gone", "failed") or leads_to_none or not is_kept:
            reassemble(visit, lease.key, at)  # an article that waited for this part now knows that it won't come
        # The watch, which no transaction takes back, notes what could be recorded.
        note_visit(visit.waiting, ended_visit, rules.watch, at)
    return "failed" if ended == "failed" and verdict.state == "due" else verdict.word


def _record_page(
    visit: Visit, visited: Visited, rules: Rules, capture_id: int, at: datetime
) -> tuple[bool, tuple[Offer, ...]]:
    """Record what was read; True if it is new: another text, or on a listing, of which the order may change and the
    teasers, articles that have appeared. And what it offers.

    Of an article that asks not to be archived nothing is recorded but where it leads. What was archived of it before
    stays: it had been published without that word.
    """
    lease, reading = visited.lease, visited.reading
    assert reading is not None
    if reading.key != lease.key:
        visit.land(lease, Offer(reading.url, reading.key, host_of(reading.url), lease.follow))
    column = rules.columns.get(lease.site, Column())
    source = source_of(lease, reading, column, visit)._replace(sitemaps=visited.sitemaps)
    is_kept = not is_withheld(visited)
    if not is_kept:
        visit.note_rights(reading, at)
    parts = record_reading(visit, source.reading, capture_id, at) if is_kept else ()
    offers, refused = offers_of(visit, source, parts, column)
    for trap in refused:
        rules.watch.tallies[lease.site].note_trap(trap.name, trap.offer.url)
    offer(visit, source, offers, column, at)
    if reading.kind in _PARTS_AND_INDEXES or lease.follow not in discovery.LISTS:
        return visit.changed, offers
    listed = (offer.key for offer in offers if offer.follow is Follow.ARTICLE)
    return visit.follow_news(lease, listed, pages_after(source.reading), at), offers


def _wanted(visited: Visited) -> Visited:
    """The visit without its reading, if that isn't what was asked for."""
    reading = visited.reading
    return visited if reading is None or is_wanted(visited.lease, reading) else replace(visited, reading=None)
