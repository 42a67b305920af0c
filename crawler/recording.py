"""A visit into the archive: page, links, part, article and 'done' mark in one transaction."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler import discovery, scope
from crawler.assembling import reassemble, record_alias, record_reading
from crawler.outcomes import judge, outcome_of
from crawler.politeness import RobotsUnreachable, RunEnding
from crawler.reading import READER_VERSION
from crawler.reading.urls import host_of, url_key
from crawler.redirects import AlreadyVisited
from crawler.revisiting import Intervals, next_visit, pages_after, told_changes
from crawler.section import Section, section_of
from crawler.stitching.page_groups import MOST_PAGES
from crawler.trapping import Ended, Watch, note_visit, sift
from crawler.visited import Visited
from storage.archive import Archive
from storage.errors import ReadingFailed
from storage.records import FEED_FOLLOWS, FEED_KINDS, Follow, Lease, Offer, PageKind, Part
from storage.revisits import Answer
from storage.visit import Visit

_PARTS_AND_INDEXES = frozenset({PageKind.ARTICLE, PageKind.SERIES_INDEX})
"""What `record_reading` assembles the articles of; what a part leads to and is neither won't come as a part."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a run says about recording: its intervals, by host each site's `related_depth` and its seeds' keys, and its
    watch for traps."""

    intervals: Intervals
    related_depth: dict[str, int]
    watch: Watch
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
        changed = False
        offers: tuple[Offer, ...] = ()
        if visited.reading is not None:
            changed, offers = _record_page(visit, visited, rules, captures[-1], at)
        elif isinstance(visited.problem, ReadingFailed) and captures:
            visit.note_unread(lease.key, captures[-1], READER_VERSION, str(visited.problem))
        verdict = judge(visited)
        kind = visited.reading.kind if visited.reading else None
        if verdict.word == "unchanged":
            kind = visit.unchanged(lease.key, at)
        elif verdict.state == "gone":
            if not visit.note_missing(lease.key, captures[0], at, rules.intervals.failed):
                verdict = verdict._replace(why=f"{verdict.why}; its page is gone if it does so again")
        elif isinstance(visited.problem, AlreadyVisited):
            record_alias(visit, lease.key, visited.problem.key, at)
        note_visit(visit.traps, Ended(visited, verdict, offers), rules.watch, at)
        history = visit.history(lease, Answer(at, kind, verdict.state != "done", changed))
        ended = visit.finish(lease, outcome_of(visited, verdict, history, rules.intervals, at))
        if visited.reading is not None and visit.changed:
            ends = visit.series_ends(visited.reading.key)
            visit.reschedule({end.address: next_visit(end.history, end.visited_at, rules.intervals) for end in ends})
        if ended in ("gone", "failed") or (visited.reading is not None and kind not in _PARTS_AND_INDEXES):
            reassemble(visit, lease.key, at)  # an article that waited for this part now knows that it won't come
    return "failed" if ended == "failed" and verdict.state == "due" else verdict.word


def _record_page(
    visit: Visit, visited: Visited, rules: Rules, capture_id: int, at: datetime
) -> tuple[bool, tuple[Offer, ...]]:
    """Record what was read; True if it is new: another text, or on a listing, of which the order may change and the
    teasers, articles that have appeared. And what it offers."""
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
    offers = tuple(sift(visit.traps, reading, lease, offers, rules.watch))
    visit.offer(lease, offers, rules.related_depth.get(lease.site, 0), at)
    visit.bring_forward(told_changes(reading, at), at)
    if reading.kind in _PARTS_AND_INDEXES or lease.follow not in discovery.LISTS:
        return visit.changed, offers
    listed = (offer.key for offer in offers if offer.follow is Follow.ARTICLE)
    return visit.follow_news(lease, listed, pages_after(reading), at), offers


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
