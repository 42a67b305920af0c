"""What `columns status` prints of the hosts: how each is treated, and by whose word."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from crawler.report import moment, plain
from storage.gates import Gate
from storage.pacing import Pace, pause
from storage.records import OriginRights
from storage.rights import origin_of
from storage.site_files import SiteFile


def hosts(gates: Sequence[Gate], files: Sequence[SiteFile], rights: Mapping[str, OriginRights], at: datetime) -> str:
    """The hosts that were asked for anything, as they are treated `at` this moment; '' if there is none."""
    lines = [line for gate in gates for line in _host(gate, files, rights, at)]
    return "\n".join(map(plain, ("Hosts", *lines))) if lines else ""


def _host(gate: Gate, files: Sequence[SiteFile], rights: Mapping[str, OriginRights], at: datetime) -> Iterator[str]:
    yield f"  {gate.host}: {pause(gate.pace, 0.0, 0.5):g} s between two requests ({why(gate.pace)})"
    if gate.held_until is not None and gate.held_until > at:
        yield f"    left alone until {moment(gate.held_until)} (Retry-After)"
    elif gate.next_at > at:
        yield f"    asked for nothing until {moment(gate.next_at)}"
    own = [file for file in files if file.host == gate.host]
    for file in own:
        name = file.url.removeprefix(origin_of(file.url))
        forbids = "; nothing is asked for until it can be had" if file.text is None and name == "/robots.txt" else ""
        yield f"    {name} {file.answer}, {moment(file.asked_at)}{forbids}"
    for origin in dict.fromkeys(origin_of(file.url) for file in own):
        yield from (f"    reserves: {words}" for words in _reserved(rights.get(origin, OriginRights())))


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
