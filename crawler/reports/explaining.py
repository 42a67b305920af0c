"""`columns explain`: what the archive holds of an address, and how its page, or a saved one, is read.

What was considered and not taken isn't stored: reading is a function, so the page is read again, with thorough notes.
"""

from datetime import UTC, datetime
from pathlib import Path

from crawler.lines import plain
from crawler.reading import read
from crawler.reading.notes import Notes
from crawler.reports import report
from crawler.runs.plan import seed_offer
from crawler.site_rules import SiteRules
from crawler.visiting.traps import why_refused
from storage.archive import Archive
from storage.errors import CaptureWithheld, UsageError
from storage.explanation import Explanation
from storage.records import Capture, Reading


def explain_address(archive: Archive, url: str, rules: SiteRules) -> str:
    """All that is known of an address, and why. Raises UsageError if the archive doesn't know it, CaptureUnreadable if
    its capture is lost."""
    key = seed_offer(url).key
    explanation = archive.explain(key)
    if explanation is None and (why := why_refused(url, key)):
        return plain(f"{url}: not followed: {why}")
    if explanation is None:
        raise UsageError(f"{url}: not known to this archive, and no file")
    capture = _capture_of_text(archive, explanation)
    return report.explain(explanation, _read(capture, rules)[1] if capture else None)


def explain_file(path: Path, url: str | None, rules: SiteRules) -> str:
    """How a saved page is read. `url` is the address that it had; its date is the file's."""
    try:
        body, saved = path.read_bytes(), path.stat().st_mtime
    except OSError as error:
        raise UsageError(f"{path}: can't be read ({error.strerror})") from error
    address = seed_offer(url or f"http://localhost/{path.name}").url
    capture = Capture(address, 200, (("Content-Type", "text/html"),), body, datetime.fromtimestamp(saved, UTC))
    return report.explain_page(str(path), *_read(capture, rules))


def _read(capture: Capture, rules: SiteRules) -> tuple[Reading, Notes]:
    notes = Notes(thorough=True)
    return read(capture, rules.rule_for(capture.url, capture.captured_at), notes), notes


def _capture_of_text(archive: Archive, explanation: Explanation) -> Capture | None:
    """The capture that the page's present text rests on, None if it has none, or the page asked not to keep it."""
    resting = [capture for capture in explanation.captures if capture.revision == explanation.revision is not None]
    try:
        return archive.warc.read(resting[-1].reference) if resting else None
    except CaptureWithheld:
        return None
