"""Two texts word by word: what is in both, what only in the first, what only in the second."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from storage.export.words import CJK

LEAST_LIKENESS = 0.3
"""Of two passages: of words that have less in common, what is in both is chance, and one is shown after the other."""

LEAST_COMMON = 2
"""Words in a row: a single one that stands between two changes ('the') is shown as changed with them."""

_TOKEN = re.compile(rf"(?:{CJK.pattern}|(?:(?!{CJK.pattern})\w)+|[^\w\s])\s*|\s+")


class Side(StrEnum):
    BOTH = "both"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a text; those in both as they stand in the second."""

    side: Side
    text: str


def word_diff(before: str, after: str) -> tuple[Run, ...]:
    """The two texts as runs of words, in order; what is removed before what stands there now."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, [each.strip() for each in old], [each.strip() for each in new], autojunk=False)
    if matcher.ratio() < LEAST_LIKENESS:
        return _runs([(Side.BEFORE, before), (Side.AFTER, after)])
    said: list[tuple[Side, str]] = []
    opcodes = matcher.get_opcodes()
    for place, (tag, start, end, new_start, new_end) in enumerate(opcodes):
        inner = 0 < place < len(opcodes) - 1
        common = sum(1 for each in new[new_start:new_end] if each.strip().isalnum())
        if tag == "equal" and not (inner and common < LEAST_COMMON):
            said += [(Side.BOTH, each) for each in new[new_start:new_end]]
        else:
            said += [(Side.BEFORE, each) for each in old[start:end]]
            said += [(Side.AFTER, each) for each in new[new_start:new_end]]
    return _runs(said)


def words_on(side: Side, runs: Iterable[Run]) -> str:
    """All that is on one side alone."""
    return " ".join(run.text for run in runs if run.side is side)


def _runs(said: Sequence[tuple[Side, str]]) -> tuple[Run, ...]:
    """Words on the same side joined; between two that are in both, what is removed before what is added."""
    found: list[Run] = []
    for common, group in groupby(said, key=lambda word: word[0] is Side.BOTH):
        words = list(group)
        for side in (Side.BOTH,) if common else (Side.BEFORE, Side.AFTER):
            text = "".join(word for where, word in words if where is side)
            if text:
                found.append(Run(side, text))
    return tuple(found)
