"""The parts that an article is known to lack: those with an address, and those of which there is but a number."""

from collections.abc import Mapping

from crawler.stitching.series_order import Order
from storage.records import MissingPart, PartLink

KNOWN = "known but not here"
DECLARED = "declared but not found"


def missing_parts(order: Order, elsewhere: Mapping[str, str]) -> tuple[MissingPart, ...]:
    """What a group lacks, by number. `elsewhere` says where parts are that other articles have, by key."""
    found = [MissingPart(number, link.url, f"{KNOWN}: {_where(link, elsewhere)}") for number, link in order.away]
    for number in order.gaps:
        declared = order.declared is not None and number <= order.declared
        reason = f"part {number} of {order.declared}" if declared else "a gap in the numbers"
        found.append(MissingPart(number, None, f"{DECLARED}: {reason}"))
    return tuple(sorted(found, key=lambda part: (part.number is None, part.number or 0, part.url or "")))


def _where(link: PartLink, elsewhere: Mapping[str, str]) -> str:
    if link.target in elsewhere:
        return elsewhere[link.target]
    if link.status is None:
        return "not fetched yet"
    return (
        f"answers {link.status}" if link.status >= 400 else f"answers {link.status}, but no article is archived there"
    )
