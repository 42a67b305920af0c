"""What an origin reserves for all its pages: in `/.well-known/tdmrep.json` (TDM Reservation Protocol), and in its
robots.txt by keeping out the crawlers that collect for training models. Pure: from the texts of both."""

import re
from collections.abc import Iterable, Iterator

import msgspec
from protego import Protego

from crawler.reading.rights import policy_at
from storage.records import OriginRights, TdmRule

TRAINERS = (
    "GPTBot",
    "CCBot",
    "Google-Extended",
    "Applebot-Extended",
    "anthropic-ai",
    "ClaudeBot",
    "Bytespider",
    "meta-externalagent",
    "cohere-training-data-crawler",
    "AI2Bot",
    "img2dataset",
)
"""Product tokens that their owners document as those of crawlers for training, or as a word about training alone."""

MOST_RULES = 1000
"""Of a tdmrep.json: more is no statement of a site's."""

_SIGNAL = re.compile(r"^[ \t]*content-signal[ \t]*:[^#\r\n]*\bai-train[ \t]*=[ \t]*no\b", re.IGNORECASE | re.MULTILINE)
_GROUP = re.compile(r"^[ \t]*user-agent[ \t]*:[ \t]*([A-Za-z0-9_-]+)", re.IGNORECASE | re.MULTILINE)


def origin_rights(origin: str, robots: str, tdmrep: str, urls: Iterable[str]) -> OriginRights:
    """The rights that an origin names. A trainer is kept out if it may not fetch the front page, or one of `urls`: the
    pages that the column begins with."""
    return OriginRights(tuple(_optouts(robots, (f"{origin}/", *urls))), tuple(_rules(origin, tdmrep)))


def _optouts(robots: str, urls: tuple[str, ...]) -> Iterator[str]:
    named = {match.group(1).lower() for match in _GROUP.finditer(robots)}
    rules = Protego.parse(robots) if named else None
    for trainer in TRAINERS:
        # A group for '*' speaks of no one's purpose.
        if rules and trainer.lower() in named and not all(rules.can_fetch(url, trainer) for url in urls):
            yield f"robots.txt: {trainer}"
    if _SIGNAL.search(robots):
        yield "robots.txt: Content-Signal ai-train=no"


def _rules(origin: str, tdmrep: str) -> Iterator[TdmRule]:
    try:
        said = msgspec.json.decode(tdmrep) if tdmrep else []
    except (msgspec.DecodeError, RecursionError):
        return
    for rule in said[:MOST_RULES] if isinstance(said, list) else ():
        if not isinstance(rule, dict):
            continue
        location, reserved, policy = (rule.get(name) for name in ("location", "tdm-reservation", "tdm-policy"))
        if isinstance(location, str) and reserved in (0, 1, "0", "1"):
            named = policy_at(f"{origin}/", policy) if isinstance(policy, str) else None
            yield TdmRule(location, reserved in (1, "1"), named)
