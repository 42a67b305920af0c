"""When two texts say the same: spacing, case, width, quotes and other punctuation don't count."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from storage.records import Block, BlockKind

SHORTEST_REPEAT = 32
"""Letters, spaces not counted: a shorter line ('Yes.', 'So it goes.') is repeated by chance or on purpose."""

_ACCENTS_FOR_QUOTES = {0x60: None, 0xB4: None}
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_EXACT = frozenset({BlockKind.CODE, BlockKind.TABLE})  # there a sign makes a difference


class _Kept(dict[int, int | None]):
    """For `str.translate`: drops punctuation, spaces and controls; keeps letters with their marks, digits, symbols."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code))[0] in "PZC" else code
        return self[code]


_KEPT = _Kept()


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """What of a text counts in a comparison; '' for a text of punctuation alone."""
    return unicodedata.normalize("NFKC", text.translate(_ACCENTS_FOR_QUOTES)).casefold().translate(_KEPT)


def identity(block: Block) -> str:
    """A string that two blocks have in common if they say the same."""
    return (block.text if block.kind in _EXACT else folded(block.text)) or block.markdown


def letters(text: str) -> int:
    """How much a text says, in letters of an alphabet: a Chinese or Japanese character counts as three."""
    plain = folded(text)
    return len(plain) + 2 * len(_UNSPACED.findall(plain))


def letters_of(blocks: Iterable[Block]) -> int:
    return sum(letters(block.text) for block in blocks)
