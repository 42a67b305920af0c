"""How long before the capture a text says: 'over 6 years ago' -> the amounts and their unit, in many languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crawler.reading.date_words import RelativeWords, Unit
from crawler.reading.date_words_east import RELATIVE

_OVER, _ALMOST = 0.5, -0.5  # 'over N' is between N and N + 1: its middle; 'almost N' is between N - 1 and N
_MARKS = [(mark, code) for code, words in RELATIVE.items() for mark in words.marks]
_LONGEST_BYLINE = 60  # characters: in a longer text 'yesterday' is part of a sentence


@dataclass(frozen=True, slots=True)
class Ago:
    """`amounts`: how many of each unit before now; `start` and `end` of the words."""

    amounts: tuple[tuple[Unit, float], ...]
    start: int
    end: int


def find_ago(text: str, language: str) -> Iterator[Ago]:
    """Each reading of a folded text, those in the page's own `language` (two letters, '' if unknown) first."""
    codes = [code for mark, code in _MARKS if mark in text]
    for code in sorted(codes, key=lambda code: code != language):
        for pattern in _patterns(code):
            if found := pattern.search(text):
                yield Ago(_amounts(found, RELATIVE[code], code), found.start(), found.end())
    own = RELATIVE.get(language)
    found = _fixed(language).search(text) if own and len(text) <= _LONGEST_BYLINE else None
    if own and found:
        yield Ago((_places(own.fixed)[found[found.lastindex or 0]],), *found.span(found.lastindex or 0))
    elif (amount := _whole_phrases().get(text.strip(" .,:|·•"))) and (not own or not text.isascii()):
        # another language's word: only as the whole text, and only one that can't be taken for a word of this one
        start = len(text) - len(text.lstrip(" .,:|·•"))
        yield Ago((amount,), start, len(text.rstrip(" .,:|·•")))


def _places(phrases: dict[Unit, tuple[str, ...]]) -> dict[str, tuple[Unit, float]]:
    return {
        phrase: (unit, float(count))
        for unit, places in phrases.items()
        for count, same in enumerate(places)
        for phrase in same.split("|")
        if phrase
    }


@cache
def _whole_phrases() -> dict[str, tuple[Unit, float]]:
    """Fixed phrases of all languages, but for those that mean different days in two of them."""
    meanings: dict[str, set[tuple[Unit, float]]] = {}
    for words in RELATIVE.values():
        for phrase, amount in _places(words.fixed).items():
            meanings.setdefault(phrase, set()).add(amount)
    return {phrase: amounts.pop() for phrase, amounts in meanings.items() if len(amounts) == 1}


@cache
def _numbers(code: str) -> dict[str, int]:
    return {word: number for number, same in enumerate(RELATIVE[code].numbers.split(), 1) for word in same.split("|")}


@cache
def _fixed(code: str) -> re.Pattern[str]:
    """A day anywhere in the text; 'last year' only as its end, after one word ('Posted') at most."""
    words = RELATIVE[code]
    days: dict[Unit, tuple[str, ...]] = {
        unit: places for unit, places in words.fixed.items() if unit in {Unit.DAY, Unit.SECOND}
    }
    edge, end = (r"(?<!\w)", r"(?![\w'’])") if words.spaced else ("", "")  # "today's paper" isn't today
    day = f"{edge}({_alternatives(_places(days))}){end}"
    return re.compile(rf"{day}|^\W*(?:\w+[\s:,]+)?({_alternatives(_places(words.fixed))})\W*$")


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    """One for each shape, made when a text first has a mark of the language: all of them would take half a second."""
    words = RELATIVE[code]
    edge = r"(?<![\w.,])" if words.spaced else r"(?<![\d.,])"
    end = r"(?!\w)" if words.spaced else ""
    hedge = rf"(?:(?:(?P<over>{words.over})|(?P<almost>{words.almost})|(?:{words.about}))\s*)?"
    after = rf"(?:\s?(?:(?P<over_after>{words.over_after})|(?P<almost_after>{words.almost_after})))?"
    second = rf"(?:(?:,| |, )(?:[^\W\d_]{{1,3}} )?{_quantity(words, code, '_2')})?"  # '1 year and 2 months'
    quantity = f"{hedge}{_quantity(words, code, '')}{second}{after}"
    return tuple(
        re.compile(edge + shape.replace(" ?", "\\s?").replace(" ", r"\s+").replace("#", quantity) + end)
        for shape in words.around
    )


def _quantity(words: RelativeWords, code: str, place: str) -> str:
    units = "|".join(f"(?P<{unit.value}{place}>{forms})" for unit, forms in zip(Unit, words.units, strict=True))
    spelled = _alternatives(_numbers(code))
    gap = r"\s+" if words.spaced else r"\s*"
    # Chinese puts its hedge before the unit too: 6 个多月前
    within = "(?P<within>[个個]?多)?" if code == "zh" and not place else ""
    end = r"(?!\w)" if words.spaced and not words.over_after.startswith("(?:dan") else ""
    number = (
        rf"(?:(?P<digits{place}>\d{{1,4}}(?:[.,]\d)?)\s*"
        + (rf"|(?P<word{place}>{spelled}){gap}" if spelled else "")
        + ")"
    )
    alone = rf"|(?P<alone{place}>{_alternatives(_places(words.alone))}){end}" if words.alone and not place else ""
    return f"(?:{number}{within}(?:{units}){end}{alone})"


def _alternatives(phrases: dict[str, int] | dict[str, tuple[Unit, float]]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


def _amounts(found: re.Match[str], words: RelativeWords, code: str) -> tuple[tuple[Unit, float], ...]:
    groups = found.groupdict()
    hedge = 0.0
    if groups["over"] or groups["over_after"] or groups.get("within"):
        hedge = _OVER
    elif groups["almost"] or groups["almost_after"]:
        hedge = _ALMOST
    amounts = []
    for place in ("", "_2"):
        if alone := groups.get(f"alone{place}"):
            amounts.append(_places(words.alone)[alone])
        elif unit := next((unit for unit in Unit if groups[f"{unit.value}{place}"]), None):
            digits = groups[f"digits{place}"]
            spelled = groups.get(f"word{place}")
            number = float(digits.replace(",", ".")) if digits else float(_numbers(code)[spelled or ""])
            amounts.append((unit, number))
    unit, number = amounts[-1]
    return (*amounts[:-1], (unit, max(number + hedge, 0.0)))  # nothing is almost 0 weeks ago
