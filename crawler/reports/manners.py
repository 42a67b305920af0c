"""How each host is treated, and by whose word, as values: `columns status` prints them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from storage.gates import Gate
from storage.pacing import Pace, pause
from storage.records import OriginRights
from storage.rights import origin_of
from storage.site_files import SiteFile


class FileReport(msgspec.Struct, frozen=True):
    """A file in which a host says how it wants to be treated. `is_known` False: that couldn't be learned."""

    url: str
    asked_at: datetime
    answer: str
    is_known: bool


class HostReport(msgspec.Struct, frozen=True):
    """A host: the seconds between two requests and where they come from; it is asked for nothing before `next_at`, and
    its last Retry-After ends at `held_until`. `reserves` is what its origins reserve for all their pages."""

    host: str
    pause: float
    why: str
    next_at: datetime
    held_until: datetime | None
    files: list[FileReport]
    reserves: list[str]


def treated(gates: Sequence[Gate], files: Sequence[SiteFile], rights: Mapping[str, OriginRights]) -> list[HostReport]:
    """The hosts that were asked for anything, in the order of `gates`."""
    return [_host(gate, [file for file in files if file.host == gate.host], rights) for gate in gates]


def _host(gate: Gate, own: Sequence[SiteFile], rights: Mapping[str, OriginRights]) -> HostReport:
    origins = dict.fromkeys(origin_of(file.url) for file in own)
    return HostReport(
        host=gate.host,
        pause=pause(gate.pace, 0.0, 0.5),
        why=why(gate.pace),
        next_at=gate.next_at,
        held_until=gate.held_until,
        files=[FileReport(file.url, file.asked_at, file.answer, file.text is not None) for file in own],
        reserves=[words for origin in origins for words in _reserved(rights.get(origin, OriginRights()))],
    )


def why(pace: Pace) -> str:
    """Where the pause of a host comes from."""
    if pace.backoff:
        return f"back-off, doubled {pace.failures} times by failures"
    if pace.asked >= pace.base and pace.asked:
        return "asked for in robots.txt"
    return "as configured, a quarter more or less" if pace.base else "as configured"


def _reserved(rights: OriginRights) -> Iterator[str]:
    yield from (f"no training of models ({words})" for words in rights.ai_optout)
    for rule in rights.tdm:
        yield f"{'' if rule.reserved else 'no '}rights of text and data mining at {rule.location} (tdmrep.json)"
