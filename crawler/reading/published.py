"""When an article was published and changed: every date that the page gives, and which of them is believed.

The candidates, from the most to the least believed: what a site's rule names; what the page declares for machines as
its publication (JSON-LD, <meta>, microdata); what a reader sees near the title; what it declares as its creation; a
<time> anywhere; the address. The first that there is is taken, and of several declared ones the first on the page, with
these exceptions, each for a reason that shows on the page itself:

- A declared publication later than the declared last change, or on the day of the capture, is that of a later edition
  or of the answer: an earlier date near the title or in the address stands above it.
- An address is written once: its day stands above one near the title that is neither the same nor the day beside it.
- The same date told more precisely elsewhere ('2026-03-09' beside '03-09-2026', which may be two) is taken instead.
- The same moment told in the page's own zone stands above one in UTC: its day is the day that readers saw.

Where there is nothing of all this: data for the page's scripts; a date that is called that of the last change, for the
article was published by then; htmldate's guess, if it is of the month that the address names; a date anywhere that is
alone in its line. A page that tells the date of its publication in no way has none, and None is the answer.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crawler.reading.date_candidates import (
    Candidate,
    Seen,
    Standing,
    all_others,
    declared,
    declared_change,
    in_byline,
    last_resorts,
    ruled,
    times,
    visible_change,
    visible_dates,
)
from crawler.reading.dates import Precision, PrintedDate
from crawler.reading.document import Document
from crawler.reading.notes import Notes
from crawler.reading.site_rule import SiteRule
from crawler.reading.structured import StructuredData
from crawler.reading.visible_dates import VisibleDate

_SAME_EDITION = timedelta(days=1)  # of two dates of one publication: zones, and midnights
_ZONE_STEP, _MOST_ZONE = 15, 14 * 60  # minutes: zones lie whole quarters of an hour from UTC, up to 14 hours


@dataclass(frozen=True, slots=True)
class Dates:
    """The two dates and why; `text` is the words that the first was read from, None where they were not in sight."""

    published: PrintedDate | None
    published_why: str
    modified: PrintedDate | None
    modified_why: str
    text: str | None


def find_dates(page: Document, data: StructuredData, seen: Seen, notes: Notes, site: SiteRule | None) -> Dates:
    """When the article was published and last changed, as far as the page says."""
    modified = declared_change(page, data, seen)
    candidates = [*ruled(page, seen, site), *declared(page, data, seen)]
    is_told = bool(candidates) and _doubt(candidates[0], modified, seen.captured_at) is None
    visible: list[VisibleDate] = []
    if not is_told or len(candidates[0].date.iso) < len("2017-10-03"):
        visible = visible_dates(seen)
        candidates += all_others(page, data, seen, visible)
    elif candidates[0].date.iso.endswith("+00:00"):
        candidates += [*in_byline(seen.byline), *times(page.tree, seen)]
    if not is_told:
        modified = modified or visible_change(visible)
    candidates.sort(key=lambda candidate: candidate.standing)
    candidates = candidates or last_resorts(page, seen, modified)
    chosen = _choose(candidates, modified, seen.captured_at) if candidates else None
    if modified is not None and chosen is not None and _day(modified.date) < _day(chosen.date):
        notes.reject("modified", modified.date.iso, f"{modified.why}, but before the publication")
        modified = None
    if notes.thorough:
        more = [] if visible else all_others(page, data, seen, visible_dates(seen))
        for iso, why in dict.fromkeys((each.date.iso, each.why) for each in (*candidates, *more)):
            if chosen is None or iso != chosen.date.iso:
                notes.reject("published", iso, why)
    return Dates(
        chosen.date if chosen else None,
        chosen.why if chosen else "",
        modified.date if modified else None,
        modified.why if modified else "",
        chosen.date.text if chosen and chosen.standing in {Standing.RULE, Standing.VISIBLE} else None,
    )


def _choose(candidates: list[Candidate], modified: Candidate | None, captured_at: datetime) -> Candidate:
    chosen = candidates[0]
    if chosen.standing is Standing.DECLARED and (why := _doubt(chosen, modified, captured_at)):
        others = (each for each in candidates if each.standing in {Standing.VISIBLE, Standing.ADDRESS})
        earlier = next((each for each in others if _is_earlier(each, chosen)), None)
        if earlier is not None:
            chosen = replace(earlier, why=f"{earlier.why}: {why}")
    written = next((each for each in candidates if each.standing is Standing.ADDRESS), None)
    if written and chosen.standing is Standing.VISIBLE and _is_of_another_day(written, chosen):
        chosen = written
    finer = (each for each in candidates if _is_finer(each.date, chosen.date))
    if (better := next(finer, None)) is not None:
        chosen = better
    return _in_own_zone(chosen, candidates)


def _is_of_another_day(candidate: Candidate, chosen: Candidate) -> bool:
    return abs(_moment(candidate.date) - _moment(chosen.date)) > _SAME_EDITION and not _is_finer(
        candidate.date, chosen.date
    )


def _doubt(declared: Candidate, modified: Candidate | None, captured_at: datetime) -> str | None:
    if modified is not None and _day(declared.date) > _day(modified.date):
        return "the declared publication is later than the last change"
    if _day(declared.date) >= (captured_at - _SAME_EDITION).date().isoformat():
        return "the declared publication is the day of the capture"
    return None


def _is_earlier(candidate: Candidate, chosen: Candidate) -> bool:
    if candidate.date.precision not in {Precision.DAY, Precision.TIME}:
        return _day(candidate.date) < _day(chosen.date)[: len(candidate.date.iso)]
    return _moment(candidate.date) + _SAME_EDITION < _moment(chosen.date)


def _is_finer(date: PrintedDate, than: PrintedDate) -> bool:
    return len(than.iso) < 10 and len(date.iso) > len(than.iso) and date.iso.startswith(than.iso)


def _in_own_zone(chosen: Candidate, candidates: list[Candidate]) -> Candidate:
    """The chosen moment in the zone of another candidate that tells the same moment."""
    if not chosen.date.iso.endswith("+00:00"):
        return chosen
    moment = datetime.fromisoformat(chosen.date.iso)
    for other in candidates:
        if other.date.precision is not Precision.TIME or other.date.iso.endswith("+00:00"):
            continue
        told = datetime.fromisoformat(other.date.iso)
        if told.tzinfo is not None and abs(told - moment) < timedelta(minutes=1):
            return replace(chosen, date=replace(chosen.date, iso=other.date.iso))
        if told.tzinfo is None:
            ahead = round((told - moment.replace(tzinfo=None, second=0, microsecond=0)).total_seconds() / 60)
            if ahead and ahead % _ZONE_STEP == 0 and abs(ahead) <= _MOST_ZONE:
                sign = "-" if ahead < 0 else "+"
                zone = f"{sign}{abs(ahead) // 60:02}:{abs(ahead) % 60:02}"
                return replace(chosen, date=replace(chosen.date, iso=other.date.iso + zone))
    return chosen


def _day(date: PrintedDate) -> str:
    return date.iso[:10]


def _moment(date: PrintedDate) -> datetime:
    """The first day of what a date says."""
    return datetime.fromisoformat(date.iso[:10] + {4: "-01-01", 7: "-01"}.get(len(date.iso), ""))
