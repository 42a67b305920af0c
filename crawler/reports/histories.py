"""`columns history` and `columns diff`: the texts that an archived page has had."""

from collections.abc import Sequence

from crawler.reports import history_report
from crawler.runs.plan import seed_offer
from crawler.stitching.repeats import fingerprints
from storage.archive import Archive
from storage.errors import UsageError
from storage.history import PageHistory, SeenRevision
from storage.records import PageKind, Repeat


def show_history(archive: Archive, url: str) -> str:
    """What happened to a page and the others of its part. Raises UsageError if the address has no archived text."""
    pages = archive.history(seed_offer(url).key)
    _own(pages, url)
    return history_report.history(pages, _known(archive, pages))


def show_diff(archive: Archive, url: str, from_: str | None, to: str | None) -> str:
    """What changed in a page between two of its revisions, the last two if none are named. Raises UsageError if it
    hasn't got them."""
    page = _own(archive.history(seed_offer(url).key), url)
    if len(page.revisions) == 1 and from_ is to is None:
        return f"{page.url}: one revision, nothing to compare it with"
    last = page.revisions[-1].number
    after = _revision(page, "--to", to, last)
    before = _revision(page, "--from", from_, after.number - 1)
    return history_report.diff(page, before, after, _known(archive, (page,)))


def _own(pages: Sequence[PageHistory], url: str) -> PageHistory:
    """The page at this address, among those of its part."""
    if not pages:
        raise UsageError(f"{url}: no page of this archive")
    key = seed_offer(url).key
    own = next(page for page in pages if key == page.key or key in page.names)
    if own.kind is not PageKind.ARTICLE:
        raise UsageError(f"{url}: no article, but a page of the kind '{own.kind}': only texts have a history")
    return own


def _revision(page: PageHistory, option: str, given: str | None, otherwise: int) -> SeenRevision:
    number = given or str(otherwise)
    found = next((each for each in page.revisions if str(each.number) == number), None)
    if found is None:
        there = f"1 to {page.revisions[-1].number}" if len(page.revisions) > 1 else "1 alone"
        raise UsageError(f"{option} {number}: {page.url} has no such revision, but {there}")
    return found


def _known(archive: Archive, pages: Sequence[PageHistory]) -> dict[int, Repeat]:
    readings = [revision.reading for page in pages for revision in page.revisions]
    marks = {mark for reading in readings for mark in fingerprints(reading.blocks)}
    return archive.known_repeats(pages[0].url, marks)
