"""What the WARC files of an archive hold, in the order in which it was written: what `columns rebuild` goes by."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from storage.errors import CaptureUnreadable, CaptureWithheld
from storage.records import Capture, WarcReference
from storage.run_notes import RunNote, decoded
from storage.warc import Warc, file_serial
from storage.warc_members import members
from storage.warc_records import record_type

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Captured:
    """An exchange, a revisit's with the body of its original; `is_withheld`: its body was never written."""

    capture: Capture
    reference: WarcReference
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """A run began `at`; `run` is None where what sites repeat was learned."""

    run: RunNote | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Lost:
    """A place where something was that can't be read back."""

    file: str
    offset: int
    why: str


def written(warc: Warc) -> Iterator[Captured | Noted | Lost]:
    """Everything that was written, file by file. The order is that of the files, not of the records' dates: a clock may
    have been put back."""
    files = sorted(warc.directory.glob("*.warc.gz"), key=lambda path: (file_serial(path.name), path.name))
    for path in files:
        for member in members(path):
            if member.record is None:
                yield Lost(path.name, member.offset, f"{member.length} bytes are no whole record ({member.why})")
                continue
            kind = record_type(member.record)
            if kind in ("response", "revisit"):
                reference = WarcReference(path.name, member.offset, member.length)
                try:
                    yield Captured(warc.read(reference), reference)
                except CaptureWithheld:
                    yield Captured(warc.withheld(reference), reference, is_withheld=True)
                except CaptureUnreadable as error:
                    yield Lost(path.name, member.offset, str(error))
            elif kind == "metadata" and (note := decoded(member.record)) is not None:
                yield Noted(*note)
