"""Where a title names its part by a word and a number: 'part 3 of 5', 'del 2 av 3', 'second part', 'Third in a series'.

A marker counts only where a title's punctuation sets it apart: 'Episode 3 review' and 'Chapter 7 bankruptcy' are prose.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crawler.reading import part_words
from crawler.reading.numerals import ORDINAL_ENDING, number_languages, number_of, roman

MOST_PARTS = 400  # a larger number is a year or a distance; serials of weekly columns do reach 300

WIDE = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {0x3000: 0x20, 0xA0: 0x20}
    | dict.fromkeys((0x2019, 0x5F3, 0x384, 0x374, 0x2B9, 0x2032), 0x27)
)
"""Full-width ASCII to ASCII, the primes behind Greek and Hebrew numbers to apostrophes: character for character, so
that places in the folded title are places in the title."""

EAST_ASIAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_CIRCLED = "①-⑳"
_PICTURES = "\u2600-\u27bf\U0001f000-\U0001faff\ufe0f"
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0980-\u0dff\u0e00-\u0eff"
    "\u102b-\u103e\u17b4-\u17d3"
)
_LETTER = rf"[^\W\d{EAST_ASIAN}{_CIRCLED}]"
TOKEN = re.compile(
    rf"№|n°|(?:\d+|[IVX]+(?=-))-(?:{ORDINAL_ENDING})(?!\w)|[Tt]wenty-\w+|TWENTY-\w+|\d+(?:{_LETTER}|[\d{_MARKS}])*"
    rf"|{_LETTER}+(?:[{_MARKS}]+{_LETTER}*)*(?:'[яйe]\w*)?|[{EAST_ASIAN}]+|[^\w\s]|\w"
)
SEPARATED_AFTER = re.compile(
    rf"\s*(?:$|[:–—|:…~～・•·「『《【{_PICTURES}]|[!?]+$|/\s|-(?!\w)|-\s?(?=[A-ZÀ-Þ])|\.(?!\d)"
    rf"|[,!?]?(?:[」』]|['\"”»]+(?=\W*$|\s*[^\w\s]|\s(?:{part_words.BY})\s)))"
)
_CLOSED_AFTER = re.compile(rf",|\s?[(\[](?!\d{{4}})|\s(?=[{EAST_ASIAN}])")
"""Behind a marker that is set apart in front: 'X, part 2, by Ann', 'X – Part 2 (audio)'; '(1974)' is a film's year."""
SEPARATED_BEFORE = re.compile(rf"(?:^|[:–—|\-,.;؛،!?/»”\"'」』】)\]》〉>~～、。・•·_{_PICTURES}]|\s/)\s*$")
_ENDS_EAST_ASIAN = re.compile(rf"[{EAST_ASIAN}]\s*$")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_ARTICLE = re.compile(rf"(?<!\w)(?:{part_words.ARTICLES}|l')\s*$", re.IGNORECASE)
_SERIES_TAIL = re.compile(part_words.SERIES_TAIL, re.IGNORECASE)
_SERIES_NAME = re.compile(
    rf"\s[„“\"«‘「](?P<quoted>[^„“”\"«»]{{2,60}})[“”\"»’」]|{part_words.SERIES_SUBJECT}(?P<subject>[^:–—|]{{2,60}}?)(?=\s*(?:[:–—|]|$))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A part marker at text[start:end]. `name`: the series, where the marker itself tells it."""

    start: int
    end: int
    number: int | None
    total: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A text in words and signs, as they stand and in small letters; its language, '' if unknown."""

    tokens: tuple[re.Match[str], ...]
    words: tuple[str, ...]
    language: str

    @classmethod
    def of(cls, text: str, language: str = "") -> "Line":
        tokens = tuple(TOKEN.finditer(text))
        return cls(tokens, tuple(lowered(token.group()) for token in tokens), language)

    def word(self, index: int) -> str:
        """The word or sign at `index`, '' behind the last."""
        return self.words[index] if index < len(self.words) else ""

    def number(self, index: int) -> int | None:
        """The number that stands at `index`, or None."""
        return number_of(self.tokens[index].group()) if index < len(self.tokens) else None

    def counts(self, index: int) -> bool:
        """True if a part word stands at `index`. 'NO2' is a gas, but 'PART2' a part."""
        word = self.word(index)
        if word in part_words.WEAK and word not in part_words.VOLUMES and self._glued(index):
            return False
        known = word in part_words.COUNTED or word in part_words.WEAK
        return known and self.language not in part_words.FOREIGN.get(word, ())

    def marker(self, first: int, last: int, number: int | None, total: int | None = None) -> Marker:
        """The marker that the tokens from `first` to `last` make up."""
        return Marker(self.tokens[first].start(), self.tokens[last].end(), number, total)

    def _glued(self, index: int) -> bool:
        return self.word(index + 1).isdecimal() and self.tokens[index].end() == self.tokens[index + 1].start()


def lowered(text: str) -> str:
    """A text in small letters; Turkish 'İ' becomes 'i' without the dot that Python leaves behind it."""
    return text.lower().replace("i\u0307", "i")


def worded(text: str, language: str) -> Iterator[Marker]:
    """Markers made of a part word and a number beside it, the last first: 'Volume 2, part 3' is part 3."""
    line = Line.of(text, language)
    if part_words.NUMBERED.isdisjoint(line.words):
        return
    for index in range(len(line.words) - 1, -1, -1):
        marker = marker_at(line, index) or _ordinal_in_series(line, index, text)
        if marker is None:
            continue
        marker = _with_series(_with_article(marker, text), text)
        if is_set_apart(text, marker, line.word(index)):
            yield marker


def marker_at(line: Line, index: int) -> Marker | None:
    """The part that is named from `index` on: 'part 3 of 5', '2. Teil', 'second part', 'final part'."""
    if line.counts(index):
        return _number_behind(line, index)
    if line.word(index) in part_words.FINAL and line.counts(index + 1):
        return line.marker(index, index + 1, None)
    return _number_before(line, index)


def is_set_apart(text: str, marker: Marker, word: str) -> bool:
    """True if punctuation sets a marker apart from the title around it. `word` is the marker's first."""
    before, after = text[: marker.start].rstrip(), text[marker.end :]
    separated = not before or bool(SEPARATED_BEFORE.search(before))
    eastern = bool(_ENDS_EAST_ASIAN.search(before))
    if word in part_words.WEAK and "#" not in text[marker.start : marker.end]:
        if not before or not (separated or (eastern and word in part_words.VOLUMES)):
            return False
    elif not separated and (marker.number is None or is_in_prose(before)):
        return False
    return bool(SEPARATED_AFTER.match(after) or ((separated or eastern) and _CLOSED_AFTER.match(after)))


def is_in_prose(before: str) -> bool:
    """True if what stands before a marker ends with a function word: 'files for Chapter 11', but 'Look For Part 2'."""
    last = _LAST_WORD.search(before)
    return last is not None and last.group() in part_words.IN_PROSE


def fraction_at(line: Line) -> Marker | None:
    """'2/5', '2 of 5', 'II/III', 'second of five', '1/2 ページ' at the first word."""
    if len(line.words) < 3 or line.words[1] not in part_words.OF | {"/"}:
        return None
    number, total = _plain(line, 0), _plain(line, 2)
    if number is None or total is None or not 1 <= number <= total or total == 1:
        return None
    return line.marker(0, 3 if line.word(3) in part_words.PAGE_WORDS or line.counts(3) else 2, number, total)


def _plain(line: Line, index: int) -> int | None:
    token = line.tokens[index].group()
    plain = token.isdigit() or (token.isascii() and token.isupper()) or number_languages(token)
    return number_of(token) if plain else None


def _number_behind(line: Line, index: int) -> Marker | None:
    """'part 3', 'part #3', 'часть вторая', 'Pt. II', each with its total if one follows."""
    at = index + 1
    number = line.number(at)
    while number is None and line.word(at) in part_words.BEFORE_NUMBER and at < index + 4:
        at += 1
        number = line.number(at)
    if number is None or not _of_one_language(line.word(at), line.word(index)):
        return line.marker(index, index + 1, None) if line.word(index + 1) in part_words.FINAL else None
    if number > MOST_PARTS:
        return None
    if line.word(at + 1) == "'" or (line.word(at + 1) == "." and not line.word(at + 2)):  # Hebrew ב', Czech '3.'
        at += 1
    last = at + 2 if line.word(at + 1) in part_words.AND else at + 1
    if line.word(last) in part_words.FINAL:
        return line.marker(index, last, number)
    bracket = 1 if line.word(at + 1) == "(" and line.word(at + 4) == ")" else 0
    total = line.number(at + 2 + bracket) if line.word(at + 1 + bracket) in part_words.OF | {"/"} else None
    if total and number <= total <= MOST_PARTS:
        return line.marker(index, at + 2 + 2 * bracket, number, total)
    return line.marker(index, at, number)


def _number_before(line: Line, index: int) -> Marker | None:
    """'second part', '2. Teil', 'III. rész', '2nd part', 'third and final part', 'second of three parts'."""
    number = line.number(index)
    if number is None or number >= MOST_PARTS:
        return None
    word, at = line.word(index), index + 1
    if line.word(at) in part_words.OF and line.word(at + 2) in part_words.COUNTED and not word.isdecimal():
        total = line.number(at + 1)
        return line.marker(index, at + 2, number, total) if total and number <= total else None
    if line.word(at) in part_words.AND and line.word(at + 1) in part_words.FINAL:
        at += 2
    elif word[0].isdecimal():
        at += sum(1 for sign in (line.word(at), line.word(at + 1)) if sign in {".", "-"})
    elif line.word(at) == "'" or (line.word(at) == "." and roman(line.tokens[index].group())):
        at += 1
    if not line.counts(at) or (line.word(at) in part_words.WEAK):
        return None
    plain = word.isdecimal() and at == index + 1 and line.word(at) not in part_words.BARE_BEFORE
    return None if plain or not _of_one_language(word, line.word(at)) else line.marker(index, at, number)


def _ordinal_in_series(line: Line, index: int, text: str) -> Marker | None:
    """'Third in a series', 'First in a five-part series'."""
    word = line.word(index)
    if word.isdecimal() or not _SERIES_TAIL.match(text, line.tokens[index].end()):
        return None
    number = line.number(index)
    return None if number is None or not _of_one_language(word, "part") else line.marker(index, index, number)


def _of_one_language(number: str, counted: str) -> bool:
    """False if a number and a part word are words of different languages only: 'et les', 'to part'."""
    of_number = number_languages(number)
    return of_number is None or not of_number.isdisjoint(part_words.COUNTED_LANGUAGES.get(counted, of_number))


def _with_article(marker: Marker, text: str) -> Marker:
    """A marker with the article before it, if that stands behind punctuation: '– the second part'."""
    article = _ARTICLE.search(text[: marker.start])
    if not article or not SEPARATED_BEFORE.search(text[: article.start()]):
        return marker
    figurative = marker.number is None and not part_words.FIGURATIVE.isdisjoint(
        text[marker.start : marker.end].lower().split()
    )
    return marker if figurative else replace(marker, start=article.start())


def _with_series(marker: Marker, text: str) -> Marker:
    """A marker with the words behind it that speak of the series, and the name that they give it."""
    tail = _SERIES_TAIL.match(text, marker.end)
    if not tail:
        return marker
    total = number_of(tail["total"]) if tail["total"] else marker.total
    name = _SERIES_NAME.match(text, tail.end())
    if not name:
        called = tail["name"] or ""
        return replace(marker, end=tail.end(), total=total, name=called if called[:1].isupper() else "")
    return replace(marker, end=name.end(), total=total, name=name["quoted"] or name["subject"])
