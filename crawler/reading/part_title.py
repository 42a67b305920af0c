"""What a title says of its place in a series: 'Part 3 - X', 'X (2/5)', 'X, part two', 'X – Teil 3', '第3回', 'X（上）'.

`part_markers` finds words with numbers, `part_signs` signs and East Asian counters; here, brackets and series names.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from crawler.reading import part_words
from crawler.reading.numerals import HAN_NUMBER, han, number_of, roman
from crawler.reading.part_markers import (
    EAST_ASIAN,
    MOST_PARTS,
    SEPARATED_AFTER,
    TOKEN,
    WIDE,
    Line,
    Marker,
    fraction_at,
    lowered,
    marker_at,
    worded,
)
from crawler.reading.part_signs import HAN_COUNTER, HANGUL_COUNTER, counted, last_halves, signed
from storage.records import PartTitle

_MOST_BARE_INSIDE = 15  # '(18)' inside a headline is somebody's age

_MOST_UNNAMED = 52  # a year of weeks: what is numbered further is a column, and no work in so many parts

_BRACKETS = re.compile(r"[(\[【〔〈<]([^()\[\]【】〔〕〈〉<>]{1,60})[)\]】〕〉>]")
_TRIM = " \t-–—―:|,;./·・•~_#、。‐>»：｜，；／؛،"
_TRAILING_DATE = re.compile(
    r"[\s,|–-]*\b(?:\d{4}[-./年]\d{1,2}(?:[-./月]\d{1,2}日?)?|\d{1,2}[-./]\d{1,2}[-./]\d{4})\s*$"
)
_QUOTES = "\"'“”„«»‘’「」『』《》"
_MAY_MARK = re.compile(r"[–—|:-]\s(?:I|[IVX]{2,})$|[\d#(\[【〔〈<第①-⑳篇集編编편]|その|之[二三四五六七八九十]|系列")
_LABELLED = re.compile(r"(?:連載|连载|連載企画|特集|シリーズ|その|之|vol\.?|\w*시리즈)\s*", re.IGNORECASE)
_LABEL_BEHIND = re.compile(r"\s(?:連載|连载|연재)$")
_NUMBER_AND_LAST = re.compile(r"(\d{1,3})\s?[-–/]\s?(\w+)")  # '(2-Habis)'
_OF_BEFORE = re.compile(r"([二三四五六七八九十])之([一二三四五六七八九十])")  # '（三之二）'
_DATED = re.compile(r"[\d日号號]\s*$")  # '3/5（三）' is a Wednesday
_READS_ON = re.compile(rf"\s?(?![ぁ-ん])[{EAST_ASIAN}]")
_KOREAN_READS_ON = re.compile(r"\s[가-힣]")
_ASCII_WORD = re.compile(r"[a-z]+")
_MARKER_WORDS = part_words.NUMBERED | part_words.FINAL | part_words.CONCLUSION


@lru_cache(maxsize=4096)
def parse_part_title(title: str, language: str | None = None) -> PartTitle | None:
    """Series name, number and total that a title gives, or None if it names no part.

    `number` is None for 'conclusion' or 'final part', `total` where none is declared, `series` is '' for a mere
    'Part 3'. Of 'X, part 2: Y' the series is X; of 'Part 2: Y' it is Y, which may be the series or the part's own name;
    of 'Y (X, part 2)' it is X. 下 ('the last of two or three') is 2. `language` (BCP 47) rules out words that mean
    something else in it.
    """
    text, marker = _marked(title, language)
    return PartTitle(_series(text, marker), marker.number, marker.total) if marker else None


@lru_cache(maxsize=4096)
def numbers_an_edition(title: str, language: str | None = None) -> bool:
    """True if a title numbers an edition of a column: with a name of its own ('Money diary #231: The nurse', 'Episode
    12 – Ann Marsh'), or as one of very many. Its number says when it appeared, not that it goes on where another ended.
    """
    text, marker = _marked(title, language)
    if marker is None or marker.number is None or marker.name or marker.total is not None:
        return False
    is_one_of_many = marker.number > _MOST_UNNAMED
    counters = part_words.EDITIONS | (part_words.TIMES if is_one_of_many else set())
    words = TOKEN.findall(lowered(text[marker.start : marker.end].translate(WIDE)))
    said = {word for word in words if number_of(word) is None and (word in counters or word.isalnum())} - {"第", "제"}
    return bool(said) and said <= counters and (is_one_of_many or _is_own_name(text[marker.end :]))


def _is_own_name(text: str) -> bool:
    """True if what stands behind a marker names the piece: not 'by Ann', not '(audio)'."""
    words = lowered(text).strip(_TRIM)
    return bool(series_key(words)) and words[0] not in "([" and words.partition(" ")[0] not in part_words.BY.split("|")


def _marked(title: str, language: str | None) -> tuple[str, Marker | None]:
    """A title, tidied, and the marker in it."""
    original = " ".join(title.split())
    text = original
    if not original.isascii():
        original = unicodedata.normalize("NFC", original)
        text = original.translate(WIDE)
    if not (_MAY_MARK.search(text) or _has_marker_words(text)):
        return original, None
    text = _TRAILING_DATE.sub("", text.rstrip(" .…")) or text
    tongue = (language or "").lower().partition("-")[0]
    marker = next(chain(_bracketed(text, tongue), worded(text, tongue), counted(text), signed(text)), None)
    return original[: len(text)], marker


@lru_cache(maxsize=4096)
def number_named(text: str) -> int | None:
    """The first part number that running words name ('Click here to read Part 2', 'part 4 what to do'), or None."""
    if not _has_marker_words(text):
        return None
    line = Line.of(text.translate(WIDE))
    for index, word in enumerate(line.words):
        if word not in part_words.WEAK:
            marker = marker_at(line, index)
            if marker and marker.number is not None:
                return marker.number
    return None


@lru_cache(maxsize=4096)
def series_key(name: str) -> str:
    """A series name reduced to its letters and digits, for comparing."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name).casefold())


def is_last_half(title: str) -> bool:
    """True if a title's marker is 下, 後編 or the like: the last of two parts, or of three."""
    words = part_words.HALVES[3]
    text = " ".join(title.split()).translate(WIDE)
    if any(content.strip() in words for content in _BRACKETS.findall(text)):
        return True
    return any(half in words for half in last_halves(text))


def _has_marker_words(text: str) -> bool:
    """Most texts have none, and most are link texts: so this is the quick way out."""
    words = _ASCII_WORD.findall(text.lower()) if text.isascii() else TOKEN.findall(lowered(text))
    return not _MARKER_WORDS.isdisjoint(words)


def _series(title: str, marker: Marker) -> str:
    return marker.name or _name(title[: marker.start]) or _name(title[marker.end :])


def _name(text: str) -> str:
    """A series name without the punctuation, brackets and quotes that set it apart."""
    name = text.strip(_TRIM)
    inside = _BRACKETS.fullmatch(name.translate(WIDE))
    if inside:
        name = name[1:-1]
    if _LABELLED.fullmatch(name):
        return ""
    if name[:1] in _QUOTES and not any(quote in name[1:-1] for quote in _QUOTES if quote != "'"):
        name = name.strip(_QUOTES)
    elif name[:1] and name[:1] in _QUOTES and name.count(name[0]) == 1 and name[0] in "\"'":
        name = name[1:]
    return _LABEL_BEHIND.sub("", name.strip(_TRIM))


def _bracketed(text: str, language: str) -> Iterator[Marker]:
    """Markers in a pair of brackets, the last pair first."""
    for bracket in reversed(list(_BRACKETS.finditer(text))):
        before, after = text[: bracket.start()].strip(), text[bracket.end() :]
        content = bracket.group(1).strip()
        marker = _said_in_brackets(content, language)
        if marker is None:
            number = _bare_number(content)
            if number is None or not _numbers_the_title(content, number, text[: bracket.start()], after):
                continue
            marker = Marker(0, 0, number)
        elif before and after.strip() and not SEPARATED_AFTER.match(after) and not _may_read_on(content, after):
            continue  # '（1）を' stands in a sentence; '(Part 4) X' and '【後編】X' lead a title
        yield replace(marker, start=bracket.start(), end=bracket.end())


def _said_in_brackets(content: str, language: str) -> Marker | None:
    """What the inside of a pair of brackets says of a part in so many words; a bare number says less."""
    for half, words in part_words.HALVES.items():
        if content in words:
            return Marker(0, 0, min(half, 2))
    if content.lower() in part_words.CONCLUSION:
        return Marker(0, 0, None)
    last = _NUMBER_AND_LAST.fullmatch(content)
    if last and last.group(2).lower() in part_words.CONCLUSION:
        return Marker(0, 0, int(last.group(1)))
    of = _OF_BEFORE.fullmatch(content)
    if of:
        return Marker(0, 0, han(of.group(2)), han(of.group(1)))
    if HAN_COUNTER.fullmatch(content) or HANGUL_COUNTER.fullmatch(content):
        return next(counted(content), None)
    label = _LABELLED.match(content)
    number = _bare_number(content[label.end() :]) if label else None
    if number is not None:
        return Marker(0, 0, number)
    return _phrase_in_brackets(content, language)


def _phrase_in_brackets(content: str, language: str) -> Marker | None:
    """'(part 3)', '(2 of 5)', '(Part 3: Y)', and with the series' name before it: 'Y (X, part 3)'."""
    line = Line.of(content, language)
    whole = (marker_at(line, 0) or fraction_at(line)) if line.words else None
    if whole and whole.end == len(content):
        return whole
    for marker in worded(content, language):
        name = _name(content[: marker.start])
        if not any(word in part_words.WEAK for word in TOKEN.findall(lowered(content[marker.start : marker.end]))):
            # '(updated, part 2)' and '(season 2, episode 5)' tell no name
            return replace(marker, name="" if name[:1].islower() or re.search(r"\d", name) else name)
    return None


def _bare_number(content: str) -> int | None:
    """The number that is all there is in a pair of brackets: '(3)', '(III)', '(y III)', '(#3)', '（三）'."""
    if content.startswith(("y ", "et ", "e ", "und ", "#")):  # '(y III)': the last of three
        content = content.lstrip("#").rpartition(" ")[2]
    number = number_of(content) if content and content.isalnum() and not content.isalpha() else None
    if number is None:
        number = han(content) or (roman(content) if content.isupper() else None)
    return number if number and number <= MOST_PARTS // 2 else None


def _numbers_the_title(content: str, number: int, before: str, after: str) -> bool:
    """True if a bare number in brackets counts parts, and not years of age, days of the week or a journal's issues."""
    spoken = content[0] in HAN_NUMBER
    if not before.strip() or before[-1].isdigit() or (spoken and (_DATED.search(before) or before.endswith("第"))):
        return False
    if not after.strip():
        return True
    if number > _MOST_BARE_INSIDE:
        return False
    return bool(SEPARATED_AFTER.match(after) or (spoken and _READS_ON.match(after)) or _KOREAN_READS_ON.match(after))


def _may_read_on(content: str, after: str) -> bool:
    """True if a part's own name may follow a bracket without punctuation: '（上）港の朝'. '（中）' is also a place."""
    return content not in {"中", "중"} and bool(_READS_ON.match(after))
