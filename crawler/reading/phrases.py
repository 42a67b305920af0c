"""The phrases of all languages in one table, and the letters in which they are compared."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator

from crawler.reading.words import WESTERN, Cue
from crawler.reading.words_east import EASTERN
from crawler.reading.words_north import NORTHERN
from crawler.reading.words_romance import ROMANCE
from crawler.reading.words_slavic import SLAVIC
from crawler.reading.words_south import SOUTHERN

LANGUAGES: dict[str, dict[Cue, str]] = WESTERN | ROMANCE | NORTHERN | SLAVIC | SOUTHERN | EASTERN

# accents of Latin, Greek and Cyrillic letters, points of Hebrew, vowels of Arabic: what hurried writers leave out
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670\u093c]")
_LETTERS = str.maketrans(
    dict(zip("øłđðıیىةکەך’‘ʼ`", "olddiييهكهכ''''", strict=True))
    | {"æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("\u0640\u200b\u200c\u200d\u200e\u200f\u00ad\ufeff")  # tatweel, joiners, marks of direction
)
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_CHOICE = re.compile(r"\{([^{}]*)\}")


def folded(text: str) -> str:
    """Text in lower case and in the plainest letters of its script: 'SONRAKİ' is 'sonraki', 'Επόμενη' is 'επομενη'."""
    if text.isascii():
        return text.lower()
    decomposed = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return unicodedata.normalize("NFC", decomposed).translate(_LETTERS)


def spellings(row: str) -> Iterator[str]:
    """Every phrase of a row as links spell it, folded: with its letters' marks left out, and 'ae' written for 'ä'."""
    for phrase in row.split("|"):
        for plain in _choices(phrase):
            yield folded(plain)
            yield folded(plain.translate(_DIGRAPHS))


def _choices(phrase: str) -> Iterator[str]:
    found = _CHOICE.search(phrase)
    if found is None:
        yield " ".join(phrase.split())
        return
    for choice in found[1].split(","):
        yield from _choices(phrase[: found.start()] + choice + phrase[found.end() :])


def phrases_of(cues: Collection[Cue]) -> Iterator[str]:
    """Every phrase of any language that announces one of these cues, as it is printed."""
    for language in LANGUAGES.values():
        for cue, row in language.items():
            if cue in cues:
                for phrase in row.split("|"):
                    yield from _choices(phrase)


def table() -> dict[str, frozenset[Cue]]:
    """What each phrase announces, in all languages together."""
    cues: defaultdict[str, set[Cue]] = defaultdict(set)
    for language in LANGUAGES.values():
        for cue, row in language.items():
            for phrase in spellings(row):
                cues[phrase].add(cue)
    return {phrase: frozenset(found) for phrase, found in cues.items()}
