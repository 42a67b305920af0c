"""What of a run is noted in the WARC files, beside what it fetched, so that the database can be made of them alone."""

from dataclasses import dataclass
from typing import Any

import msgspec

from storage.warc_records import parse_metadata

RUN, LEARNING = "urn:x-columns:run", "urn:x-columns:learning"
"""The subjects of the notes: a run begins; what sites repeat is learned from all that came before."""


@dataclass(frozen=True, slots=True)
class NotedSite:
    """A site that a run crawls: the addresses of its seeds, and how many 'related' steps are followed."""

    seeds: tuple[str, ...]
    related_depth: int


@dataclass(frozen=True, slots=True)
class RunNote:
    """A run: its sites by host, and its intervals in seconds, which say when an address was due again, and how long a
    page must be missing until it is gone. `shown`: an export has shown every article that there was, and fixed its id.
    """

    sites: dict[str, NotedSite]
    intervals: dict[str, float]
    shown: bool = False


def encoded(note: RunNote) -> bytes:
    return msgspec.json.encode(note)


def decoded(record: bytes) -> tuple[RunNote | None, Any] | None:
    """(the note of a run, None for learning; when), of an inflated metadata record; None if it is another program's."""
    try:
        subject, said, at = parse_metadata(record)
        if subject == LEARNING:
            return None, at
        return (msgspec.json.decode(said, type=RunNote), at) if subject == RUN else None
    except (ValueError, msgspec.MsgspecError):
        return None
