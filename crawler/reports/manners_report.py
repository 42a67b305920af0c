"""What `columns status` prints of the hosts: how each is treated, and by whose word."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from crawler.lines import moment, plain
from crawler.reports.manners import HostReport
from storage.rights import origin_of


def hosts(treated: Sequence[HostReport], at: datetime) -> str:
    """The hosts as they are treated `at` this moment; '' if there is none."""
    lines = [line for host in treated for line in _host(host, at)]
    return "\n".join(map(plain, ("Hosts", *lines))) if lines else ""


def _host(host: HostReport, at: datetime) -> Iterator[str]:
    yield f"  {host.host}: {host.pause:g} s between two requests ({host.why})"
    if host.held_until is not None and host.held_until > at:
        yield f"    left alone until {moment(host.held_until)} (Retry-After)"
    elif host.next_at > at:
        yield f"    asked for nothing until {moment(host.next_at)}"
    for file in host.files:
        name = file.url.removeprefix(origin_of(file.url))
        forbids = "" if file.is_known or name != "/robots.txt" else "; nothing is asked for until it can be had"
        yield f"    {name} {file.answer}, {moment(file.asked_at)}{forbids}"
    yield from (f"    reserves: {words}" for words in host.reserves)
