"""What a feed, a sitemap or a JSON listing says: the articles that it lists, and where it goes on."""

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from crawler.reading.urls import absolute, url_key
from crawler.reading.wording import plain
from storage.records import Link, LinkRole, PageKind

MOST_ENTRIES = 50_000
"""As many addresses as a sitemap may hold (sitemaps.org); what lists more is read so far."""

_ISO = re.compile(
    r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])"
    r"(?:[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a list as it stands there: its address, title, and when it was last changed, in any format."""

    href: str
    title: str = ""
    changed: str = ""


class Further(NamedTuple):
    """An address where a list goes on, the evidence for it, and when it changed, '' if that isn't said."""

    href: str
    why: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list for programs says, and where it goes on."""

    kind: PageKind
    name: str
    entries: tuple[Entry, ...]
    further: tuple[Further, ...] = ()

    @property
    def why(self) -> str:
        onward = f", goes on at {len(self.further)} addresses" if self.further else ""
        return f"{self.name}: {len(self.entries)} entries{onward}"


def links_of(listed: Listed, url: str) -> tuple[Link, ...]:
    """The list's links, one for each key and in its order; relative ones are taken from `url`."""
    links: dict[tuple[str, LinkRole], Link] = {}
    for entry in listed.entries[:MOST_ENTRIES]:
        if (target := absolute(url, entry.href)) is not None:
            link = Link(
                url=target,
                key=url_key(target),
                text=plain(entry.title)[:300],
                role=LinkRole.ARTICLE,
                why=f"listed in {listed.name}",
                modified=_moment(entry.changed),
            )
            links.setdefault((link.key, link.role), link)
    for href, why, changed in listed.further:
        if (target := absolute(url, href)) is not None:
            link = Link(target, url_key(target), "", LinkRole.LISTING_NEXT, why, modified=_moment(changed))
            links.setdefault((link.key, link.role), link)
    own = url_key(url)
    return tuple(link for link in links.values() if link.key != own)


def _moment(text: str) -> str | None:
    """A sitemap's date (ISO 8601), or a feed's (RFC 822), as ISO 8601; None if it is neither."""
    if not text or _ISO.fullmatch(text):
        return text.replace(" ", "T") or None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, OverflowError):
        return None
