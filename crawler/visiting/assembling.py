"""From readings to articles, in the archive: a reading is kept, its part stitched, the articles near it assembled."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial

from crawler.stitching.copies import are_copies
from crawler.stitching.edits import is_edit
from crawler.stitching.page_groups import divide
from crawler.stitching.pages import stitch
from crawler.stitching.repeats import fingerprints, without_repeats
from crawler.stitching.series import assemble
from storage.records import Page, PageKind, Part, Reading
from storage.visit import Visit


def record_reading(visit: Visit, reading: Reading, capture_id: int, at: datetime) -> tuple[Part, ...]:
    """Keep a reading and bring the articles that it belongs to, or belonged to, up to date; returns the parts that its
    page and those joined to it make."""
    return record_readings(visit, [(reading, capture_id)], at)


def record_readings(visit: Visit, readings: Sequence[tuple[Reading, int]], at: datetime) -> tuple[Part, ...]:
    """The same of several readings, each with its capture.

    All are kept before a part is stitched, and all parts are stitched before an article is assembled: else the pages of
    an article that a newer reader reads would for a moment belong to nothing, and the article come and go.
    """
    for reading, capture_id in readings:
        visit.save_reading(reading, capture_id, partial(_is_edit, visit))
    parts: dict[str, Part] = {}
    stitched: set[str] = set()
    for key in dict.fromkeys(reading.key for reading, _ in readings if reading.kind is PageKind.ARTICLE):
        if key not in stitched:
            parts |= {part.key: part for part in _stitch_again(visit, key)}
            stitched.update(page for part in parts.values() for page in (*part.page_keys, *part.aside_keys))
    indexes = [reading.key for reading, _ in readings if reading.kind is PageKind.SERIES_INDEX]
    for key in dict.fromkeys((*parts, *indexes)):
        reassemble(visit, key, at)
    _follow_up(visit, at)
    return tuple(parts.values())


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
    parts = _stitch_again(visit, key)
    for part in parts:
        reassemble(visit, part.key, at)
    return parts


def _stitch_again(visit: Visit, key: str) -> tuple[Part, ...]:
    division = divide(visit.pages_of_part(key, are_copies))
    parts = tuple(_stitched(visit, pages, division.known) for pages in division.groups)
    for part in parts:
        visit.save_part(part)
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
