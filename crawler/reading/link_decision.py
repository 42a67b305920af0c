"""What is decided of a link, and the shape of the rules that decide it."""

from collections.abc import Callable
from dataclasses import dataclass

from crawler.reading.link_facts import LinkFacts
from storage.records import LinkRole


@dataclass(frozen=True, slots=True)
class Decision:
    """A link's role, the evidence for it, and the number of the page or part that it names."""

    role: LinkRole
    why: str
    number: int | None = None


Rule = Callable[[LinkFacts], Decision | None]
