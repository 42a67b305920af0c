"""Whether a page was edited: two readings of it compared by what somebody wrote.

What makes no edit: white space, the style of quotation marks and dashes, how the text is cut into blocks, what changes
by itself (`rotating`), and what the site repeats, also where another text stands in its place now.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from crawler.stitching.repeats import fingerprints, verdicts
from crawler.stitching.rotating import lasting
from storage.records import Block, Reading, Repeat

MOST_GROWTH = 2.0
"""What stands where a repeated block stood, and is at most so many times as long, is its successor: next month's
footer. Longer, or more blocks, is more than that: a correction, and a footer that went at the same time."""

MOST_COMPARED = 1000
"""Blocks, up to which each is compared with each. Of more, those of which there are many alike are passed over where
they stand apart: thousands of equal ones would take minutes."""

_TOKEN = re.compile(r"\w+|[^\w\s]")
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF))
_TYPOGRAPHY = str.maketrans("‘’‚‛`´“”„‟«»‐‑‒–—―−", "''''''" + '""""""' + "-------")
_DASHES = re.compile(r"-(?: -)+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block for comparison. `repeated`: the site's, not the text's."""

    text: str
    repeated: bool


def is_edit(before: Reading, after: Reading, known: Mapping[int, Repeat]) -> bool:
    """True if a page's title or text was edited between two readings. `known` is what its site is known to repeat of
    their blocks."""
    if folded(before.metadata.title or "") != folded(after.metadata.title or ""):
        return True
    old, new = _pieces(before, known), _pieces(after, known)
    if _words(old) == _words(new):
        return False
    texts = [piece.text for piece in old], [piece.text for piece in new]
    matcher = SequenceMatcher(None, *texts, autojunk=len(new) > MOST_COMPARED)
    return any(
        tag != "equal" and not _takes_its_place(old[start:end], new[new_start:new_end])
        for tag, start, end, new_start, new_end in matcher.get_opcodes()
    )


def cleaned(reading: Reading, known: Mapping[int, Repeat]) -> tuple[Block, ...]:
    """The blocks of a page without what its site repeats: what is compared, and shown."""
    dropped = _dropped(reading, known)
    return tuple(block for place, block in enumerate(reading.blocks) if place not in dropped)


def _dropped(reading: Reading, known: Mapping[int, Repeat]) -> set[int]:
    """The places of the blocks that its site repeats and no text needs."""
    found = verdicts(reading.blocks, fingerprints(reading.blocks), known)
    return {place for place, verdict in found.items() if verdict.drops}


def folded(text: str) -> str:
    """A text as its words and signs, single-spaced, in one style of quotation marks and dashes."""
    plain = unicodedata.normalize("NFKC", text.translate(_INVISIBLE | _TYPOGRAPHY))
    return _DASHES.sub("-", " ".join(_TOKEN.findall(plain)))


def _pieces(reading: Reading, known: Mapping[int, Repeat]) -> list[_Piece]:
    dropped = _dropped(reading, known)
    pieces = [
        _Piece(lasting_words(block, reading.metadata.language), place in dropped)
        for place, block in enumerate(reading.blocks)
    ]
    return [piece for piece in pieces if piece.text]


def lasting_words(block: Block, language: str | None) -> str:
    """What is compared of a block: its words, without what changes by itself; '' if nothing is left."""
    return " ".join(filter(None, (folded(lasting(line, language)) for line in block.text.split("\n"))))


def _words(pieces: Sequence[_Piece]) -> str:
    return " ".join(piece.text for piece in pieces if not piece.repeated)


def _takes_its_place(old: Sequence[_Piece], new: Sequence[_Piece]) -> bool:
    """True if nothing but what the site repeats stood here, and what stands here now is no more than that."""
    added = [piece.text for piece in new if not piece.repeated]
    if not all(piece.repeated for piece in old) or len(added) > len(old):
        return False
    return len("".join(added)) <= MOST_GROWTH * len("".join(piece.text for piece in old))
