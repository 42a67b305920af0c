"""Why a page was read as it was: what was decided is part of the reading, what else was considered is for `explain`."""

from dataclasses import dataclass, field

from storage.records import Evidence, Link


@dataclass(frozen=True, slots=True)
class Removed:
    """Text that is on the page and not in the reading, and why."""

    text: str
    why: str


@dataclass(slots=True)
class Notes:
    """`evidence`: one for each value chosen. `rejected`, the values that weren't, `removed`, and `unfollowed`, links
    without a role, are kept only by thorough notes: a crawl has no use for them, and any page can be read again from
    its capture."""

    thorough: bool = False
    evidence: list[Evidence] = field(default_factory=list)
    rejected: list[Evidence] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    unfollowed: list[Link] = field(default_factory=list)

    def choose(self, about: str, value: str | None, why: str) -> str | None:
        """The value, noted as chosen if there is one."""
        if value:
            self.evidence.append(Evidence(about, value, why))
        return value

    def reject(self, about: str, value: str, why: str) -> None:
        """Notes a candidate that was not chosen; `why` says where it stood."""
        if self.thorough:
            self.rejected.append(Evidence(about, value, why))

    def remove(self, text: str, why: str) -> None:
        if self.thorough and text.strip():
            self.removed.append(Removed(" ".join(text.split()), why))
