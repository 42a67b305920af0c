"""The texts of a series of twenty-six parts: each harbour's own facts in sentences that differ from one to the next.

`a-to-z.txt` has four groups of sentences, of which a part takes one each, and then the facts: a line for each harbour.
"""

from dataclasses import dataclass

from tests.site.source import SITES


@dataclass(frozen=True, slots=True)
class Harbour:
    """One of the parts: the name of its place, and its text."""

    place: str
    text: str


def harbours() -> tuple[Harbour, ...]:
    *groups, facts = (SITES / "serials" / "a-to-z.txt").read_text(encoding="utf-8").strip().split("\n\n")
    sentences = [group.splitlines() for group in groups]
    return tuple(_harbour(at, line, sentences) for at, line in enumerate(facts.splitlines()))


def _harbour(at: int, facts: str, sentences: list[list[str]]) -> Harbour:
    place, trade, person, keeps = (fact.strip() for fact in facts.split("|"))
    text = "\n\n".join(group[at % len(group)] for group in sentences)
    return Harbour(place, text.format(place=place, trade=trade, person=person, keeps=keeps, minutes=12 + 3 * at))
