"""What a robots.txt says to us (RFC 9309), read by Protego: the longest matching rule of our own group, else of '*'."""

import re
from itertools import islice

from protego import Protego

from crawler.reading.inflating import beginning
from crawler.reading.robots_directives import AGENT
from crawler.reading.urls import absolute

MAX_ROBOTS = 512 * 1024
"""Bytes of a robots.txt that are read: the least that RFC 9309, 2.5 asks for."""
MAX_CRAWL_DELAY = 600.0
"""Seconds; a longer one is taken for a mistake, and this is kept instead."""
MAX_SITEMAPS = 100
"""Of a robots.txt, which names an index where a site has many."""

_GROUP = re.compile(r"^[ \t]*user[- ]?agent[ \t]*:?[ \t]*([^#\r\n]*)", re.IGNORECASE | re.MULTILINE)
_TOKEN = re.compile(r"[A-Za-z_-]+")
_NOBODY = "\x00"
"""An agent that no group names: what Protego says to it is what '*' says."""


class Robots:
    """The rules of one robots.txt, '' if there is none. `delay` is how many seconds it asks us to leave between two
    requests, by Crawl-delay or Request-rate, 0.0 if it doesn't."""

    def __init__(self, text: str) -> None:
        self._rules = Protego.parse(text)
        # Protego would take a group for 'col' as well: the token must be ours as a whole (RFC 9309, 2.2.1).
        named = (match.group(1).strip() for match in _GROUP.finditer(text))
        self._agent = next((name for name in named if _token(name) == AGENT.lower()), _NOBODY)
        rate = self._rules.request_rate(self._agent)
        paused = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
        self.delay = min(max(self._rules.crawl_delay(self._agent) or 0.0, paused), MAX_CRAWL_DELAY)

    def allows(self, url: str) -> bool:
        return self._rules.can_fetch(url, self._agent)

    def sitemaps(self, base_url: str) -> tuple[str, ...]:
        """The addresses of the sitemaps that it names, relative ones taken from `base_url`, which the standard has not,
        and sites have."""
        named = islice(self._rules.sitemaps, MAX_SITEMAPS)
        return tuple(url for sitemap in named if (url := absolute(base_url, sitemap)) is not None)


def robots_text(body: bytes, content_encoding: str) -> str:
    """The text of a robots.txt as it came; of one that is too long as many lines as are read."""
    read = beginning(body, content_encoding, MAX_ROBOTS + 1)
    if len(read) > MAX_ROBOTS:
        read = read[: read.rfind(b"\n", 0, MAX_ROBOTS) + 1]  # half a rule would be another rule
    return read.decode("utf-8-sig", "replace")


def _token(name: str) -> str:
    """The product token that a group is for, in lower case, without what follows it: 'Columns/1.0'."""
    match = _TOKEN.match(name)
    return match.group().lower() if match else ""
