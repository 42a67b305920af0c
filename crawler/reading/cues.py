"""What the words of a link or heading announce: from `words` to a set of cues, in a few dictionary look-ups."""

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from crawler.reading.phrases import folded, table
from crawler.reading.words import Cue

_NOTHING: frozenset[Cue] = frozenset()
_MOST_LETTERS = 70  # a longer text is a sentence or a headline, and announces nothing
_MOST_WORDS_IN = 3  # 'Click here to continue to read': a phrase may begin at one of the first words
_MOST_OTHER_WORDS = 2  # besides phrases, in a text that says no more than they do: 'Next chapter for the harbour' does
_MOST_UNSPACED = 30  # letters of a text in a script without spaces that may hold a phrase anywhere; titles are longer
_SHORTEST_UNSPACED = 3  # letters of a phrase that is looked for inside words
_ANYWHERE = frozenset({Cue.SERIES})  # 'This entry is part 2 of 4 in the series Harbours'
_MARKS = "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # vowels: of words
_NOT_WORDS = re.compile(rf"[^\w'{_MARKS}]+")
_EDGES = re.compile(rf"^(?:[^\w{_MARKS}]|[\d_])+|(?:[^\w{_MARKS}]|[\d_])+$")
_HEAD = re.compile(r"\s*(?::|[|»›→←«‹/•·]|\s[-–—~]\s)\s*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DIGITS = re.compile(r"\d+")

_PHRASES = table()
_LONGEST_FROM: dict[str, int] = {}
"""The words of the longest phrase that begins with a word; most words begin none."""
_UNSPACED_FROM: defaultdict[str, list[str]] = defaultdict(list)
"""The phrases of scripts without spaces, by their first letter."""
for _phrase in _PHRASES:
    _first, *_others = _phrase.split(" ")
    _LONGEST_FROM[_first] = max(_LONGEST_FROM.get(_first, 0), 1 + len(_others))
    if _UNSPACED.match(_phrase) and len(_phrase) >= _SHORTEST_UNSPACED:
        _UNSPACED_FROM[_phrase[0]].append(_phrase)


class Announced(NamedTuple):
    """The cues of a text. `mere`: it says hardly more than they do, where a headline says something of its own."""

    cues: frozenset[Cue] = _NOTHING
    mere: bool = True


def cues_of(text: str) -> frozenset[Cue]:
    """The cues that a short text gives: as a whole, by what stands before its colon, or by a phrase of two words or
    more near its beginning. Arrows, digits and punctuation around it don't count; a long text announces nothing."""
    return announced(text).cues


@lru_cache(maxsize=8192)
def announced(text: str) -> Announced:
    """The cues of a text, and whether they are all that it says."""
    if len(text) > _MOST_LETTERS:
        return Announced(mere=False)
    plain = _EDGES.sub("", folded(text))
    if not plain:
        return Announced()
    whole = _PHRASES.get(plain)
    if whole is not None:
        return Announced(whole)
    head, *rest = _HEAD.split(plain, maxsplit=1)
    before = _PHRASES.get(_EDGES.sub("", head), _NOTHING) if rest else _NOTHING
    cues, mere = _by_words(plain)
    if _UNSPACED.search(plain):
        inside, others = _inside(plain)
        cues, mere = cues | inside, mere or others
    return Announced(before | cues, bool(before) or mere)


def _by_words(plain: str) -> tuple[frozenset[Cue], bool]:
    """The cues of phrases of two words or more, and whether there are few words besides."""
    words = [word for word in _NOT_WORDS.split(plain) if word and not word.isdecimal()]
    cues: set[Cue] = set()
    said: set[int] = set()
    for start, word in enumerate(words):
        for end in range(start + 2, min(start + _LONGEST_FROM.get(word, 0), len(words)) + 1):
            found = _PHRASES.get(" ".join(words[start:end]), _NOTHING)
            cues |= found if start <= _MOST_WORDS_IN else found & _ANYWHERE
            if found:
                said.update(range(start, end))
    return frozenset(cues), len(words) - len(said) <= _MOST_OTHER_WORDS


def _inside(plain: str) -> tuple[frozenset[Cue], bool]:
    """The cues of phrases anywhere in a text without spaces, and whether they are most of it."""
    if len(plain) > _MOST_UNSPACED:
        return _NOTHING, False
    found = [
        phrase
        for at, letter in enumerate(plain)
        for phrase in _UNSPACED_FROM.get(letter, ())
        if plain.startswith(phrase, at)
    ]
    longest = max(map(len, found), default=0)
    letters = len(_DIGITS.sub("", plain))
    return _NOTHING.union(*map(_PHRASES.__getitem__, found)), letters <= 2 * longest + 2
