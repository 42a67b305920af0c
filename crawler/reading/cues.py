"""What the words of a link or heading announce: from `words` to a set of cues, in a few dictionary look-ups."""

import re
from collections import defaultdict
from functools import lru_cache

from crawler.reading.words import WESTERN, Cue
from crawler.reading.words_east import EASTERN

_NOTHING: frozenset[Cue] = frozenset()
_MOST_LETTERS = 70  # a longer text is a sentence or a headline, and announces nothing
_MOST_WORDS_IN = 3  # 'Click here to continue to read': a phrase may begin at one of the first words
_ANYWHERE = frozenset({Cue.SERIES})  # 'This entry is part 2 of 4 in the series Harbours'
_NOT_WORDS = re.compile(r"[^\w'’]+")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _table() -> dict[str, frozenset[Cue]]:
    table: defaultdict[str, set[Cue]] = defaultdict(set)
    for language in (WESTERN | EASTERN).values():
        for cue, phrases in language.items():
            for phrase in phrases.split("|"):
                table[phrase].add(cue)
    return {phrase: frozenset(cues) for phrase, cues in table.items()}


_PHRASES = _table()
_LONGEST_FROM: dict[str, int] = {}
"""The words of the longest phrase that begins with a word; most words begin none."""
for _phrase in _PHRASES:
    _first, *_others = _phrase.split(" ")
    _LONGEST_FROM[_first] = max(_LONGEST_FROM.get(_first, 0), 1 + len(_others))
_UNSPACED_PHRASES = tuple(
    (phrase, cues) for phrase, cues in _PHRASES.items() if _UNSPACED.match(phrase) and len(phrase) >= 3
)


@lru_cache(maxsize=8192)
def cues_of(text: str) -> frozenset[Cue]:
    """The cues that a short text gives: as a whole, by what stands before its colon, or by a phrase of two words or
    more near its beginning. Arrows, digits and punctuation around it don't count; a long text announces nothing."""
    if len(text) > _MOST_LETTERS:
        return _NOTHING
    plain = _EDGES.sub("", text.lower()).replace("’", "'")
    if not plain:
        return _NOTHING
    whole = _PHRASES.get(plain)
    if whole is not None:
        return whole
    if _UNSPACED.search(plain):
        return _NOTHING.union(*(cues for phrase, cues in _UNSPACED_PHRASES if phrase in plain)) | _by_words(plain)
    return _by_words(plain)


def _by_words(plain: str) -> frozenset[Cue]:
    head, colon, _ = plain.partition(":")
    cues: set[Cue] = set(_PHRASES.get(head.strip(), _NOTHING)) if colon else set()
    words = [word for word in _NOT_WORDS.split(plain) if word]
    for start, word in enumerate(words):
        for end in range(start + 2, min(start + _LONGEST_FROM.get(word, 0), len(words)) + 1):
            found = _PHRASES.get(" ".join(words[start:end]), _NOTHING)
            cues |= found if start <= _MOST_WORDS_IN else found & _ANYWHERE
    return frozenset(cues)
