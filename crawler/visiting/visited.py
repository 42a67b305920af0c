"""What came of one lease, on its way from the spider to the archive."""

from dataclasses import dataclass, field

from storage.records import Capture, Lease, Reading, WarcReference


@dataclass(frozen=True, slots=True)
class Withheld:
    """Why a page isn't to be archived, and its capture as it came: to be read for its links, and forgotten."""

    why: str
    capture: Capture = field(repr=False)


@dataclass(frozen=True, slots=True)
class Visited:
    """The exchanges of one lease, redirects first, and the reading of the last of them.

    `reading` is None if there was nothing to read (304, an error status, no answer) or if reading failed; `problem`
    is then the reason, None if the status says it all. `sitemaps` are those that the host's robots.txt names.
    `withheld` says why the page isn't to be archived, None if it is; its capture then has no body.
    """

    lease: Lease
    captures: tuple[tuple[Capture, WarcReference], ...] = field(repr=False)
    reading: Reading | None = field(default=None, repr=False)  # Scrapy's debug log prints items
    problem: BaseException | None = None
    sitemaps: tuple[str, ...] = ()
    withheld: str | None = None

    @property
    def status(self) -> int:
        """What the last exchange answered; 0 if nothing did."""
        return self.captures[-1][0].status if self.captures else 0

    @property
    def was_conditional(self) -> bool:
        """True if the last exchange carried validators: only the leased address has them, not where it redirects to."""
        return len(self.captures) == 1 and (self.lease.etag or self.lease.last_modified) is not None
