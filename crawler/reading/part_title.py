"""What a title says of its place in a series: 'Part 3 - X', 'X (2/5)', 'X, part two', 'X – Teil 3', '第3回', 'X（上）'.

A marker counts only where a title's punctuation sets it apart: 'Episode 3 review' and 'Chapter 7 bankruptcy' are prose.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from crawler.reading import part_words
from crawler.reading.numerals import HAN_NUMBER, NUMBER_LANGUAGES, han, number_of, roman
from storage.records import PartTitle

MOST_PARTS = 400  # a larger number in brackets is a year or a distance; serials of weekly columns do reach 300
_MOST_DECLARED = 50
_MOST_BARE_INSIDE = 15  # '(18)' inside a headline is somebody's age

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20, 0x2019: 0x27, 0x5F3: 0x27}
"""Full-width ASCII to ASCII, character for character, so that places in the folded title are places in the title."""

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0980-\u0dff\u0e00-\u0eff"
_TOKEN = re.compile(rf"№|n°|[\w{_MARKS}]+(?:'[яйe]\w*)?|[^\w\s]")
_BRACKETS = re.compile(r"[(\[【〔〈<]([^()\[\]【】〔〕〈〉<>]{1,40})[)\]】〕〉>]")
_SEPARATED_AFTER = re.compile(r"\s*(?:$|[:–—|:…~～・「『《【]|-(?!\w)|-\s?(?=[A-ZÀ-Þ])|\.(?!\d)|[,!?]?['\"”»」』])")
_SEPARATED_BEFORE = re.compile(r"(?:^|[:–—|\-,.;!?/»”\"'」』】)\]~～、。・•_]|\s/)\s*$")
_TRIM = " \t-–—―:|,;./·・•~～_#、。‐>»：｜，；／"
_TRAILING_DATE = re.compile(
    r"[\s,|–-]*\b(?:\d{4}[-./年]\d{1,2}(?:[-./月]\d{1,2}日?)?|\d{1,2}[-./]\d{1,2}[-./]\d{4})\s*$"
)
_QUOTES = "\"'“”„«»‘’「」『』《》"

_HAN_COUNTER = re.compile(
    rf"第\s?([0-9]{{1,3}}|[{HAN_NUMBER}]{{1,4}})\s?(?:部分|回|話|话|集|篇|部|章|讲|講|弹|弾|彈|期|夜|幕|节|節|編|编|卷|巻)"
    rf"(?:\s?[/／(（]?\s?[全共]\s?([0-9]+|[{HAN_NUMBER}]+)\s?(?:回|話|话|集|篇|部|章|讲|講)?[)）]?)?"
)
_HANGUL_COUNTER = re.compile(r"(제\s?)?(\d{1,3})\s?(화|편|부|회|장|탄)(?![가-힣])")
_HASH = re.compile(r"(?:#|№\s?)(\d{1,3})(?![\w%])")
_FRACTION = re.compile(r"(\d{1,2})\s?/\s?(\d{1,2})")
_SUFFIX_HALF = re.compile(
    r"(?:^|[\s:·・–—|-])((?:上|中|下|前|後|后)[篇集編编]|[상중하]편|[전중후]편)(?=\s*(?:$|[:|–—「『]))"
)
_MAY_MARK = re.compile(r"[–—|:-]\s[IVX]{2,}$|[\d#(\[【〔第（①-⑳篇集編编편]")
_SONO = re.compile(r"(?:(?<=[\s・])その\s?|(?<=\s))([①-⑳]|(?<=その)[0-9一二三四五六七八九十]{1,3})(?=\s*(?:$|[:「『]))")
_LABELLED = re.compile(r"(?:連載|连载|連載企画|特集|シリーズ|その|vol\.?|\w*시리즈)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Marker:
    """A part marker at text[start:end]. `bare`: a number alone in brackets, which says least."""

    start: int
    end: int
    number: int | None
    total: int | None = None
    bare: bool = False


@lru_cache(maxsize=4096)
def parse_part_title(title: str, language: str | None = None) -> PartTitle | None:
    """Series name, number and total that a title gives, or None if it names no part.

    `number` is None for 'conclusion' or 'final part', `total` where none is declared, `series` is '' for a mere
    'Part 3'. Of 'X, part 2: Y' the series is X; of 'Part 2: Y' it is Y, which may be the series or the part's own name.
    下 ('the last of two or three') is 2. `language` (BCP 47) rules out words that mean something else in it.
    """
    original = " ".join(unicodedata.normalize("NFC", title).split())
    text = original.translate(_WIDE)
    lowered = text.lower()
    if not (_MAY_MARK.search(text) or not _MARKER_WORDS.isdisjoint(_TOKEN.findall(lowered))):
        return None
    text = _TRAILING_DATE.sub("", text.rstrip(" .…")) or text
    tongue = (language or "").lower().partition("-")[0]
    for markers in (_bracketed(text, tongue), _worded(text, tongue), _counted(text), _suffixed(text)):
        for marker in markers:
            return PartTitle(_series(original[: len(text)], marker), marker.number, marker.total)
    return None


@lru_cache(maxsize=4096)
def number_named(text: str) -> int | None:
    """The first part number that running words name ('Click here to read Part 2', 'part 4 what to do'), or None."""
    if _MARKER_WORDS.isdisjoint(_TOKEN.findall(text.lower())):
        return None
    tokens = list(_TOKEN.finditer(text.translate(_WIDE)))
    for index, token in enumerate(tokens):
        if token.group().lower() not in part_words.WEAK:
            marker = _marker_at(tokens, index, "")
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
    text = " ".join(title.split()).translate(_WIDE)
    if any(content.strip() in words for content in _BRACKETS.findall(text)):
        return True
    return any(half in words for half in _SUFFIX_HALF.findall(text))


_MARKER_WORDS = part_words.COUNTED | part_words.WEAK | part_words.FINAL | part_words.CONCLUSION | {"series"}


def _series(title: str, marker: _Marker) -> str:
    before = _name(title[: marker.start])
    return before or _name(title[marker.end :])


def _name(text: str) -> str:
    """A series name without the punctuation, brackets and quotes that set it apart."""
    name = text.strip(_TRIM)
    inside = _BRACKETS.fullmatch(name.translate(_WIDE))
    if inside:
        name = name[1:-1]
    if _LABELLED.fullmatch(name):
        return ""
    if name[:1] in _QUOTES and not any(quote in name[1:-1] for quote in _QUOTES if quote != "'"):
        name = name.strip(_QUOTES)
    elif name[:1] and name[:1] in _QUOTES and name.count(name[0]) == 1 and name[0] in "\"'":
        name = name[1:]
    return name.strip(_TRIM)


def _bracketed(text: str, language: str) -> Iterator[_Marker]:
    """Markers that fill a pair of brackets, the last pair first."""
    for bracket in reversed(list(_BRACKETS.finditer(text))):
        marker = _content_marker(bracket.group(1).strip(), language)
        if marker is None:
            continue
        after = text[bracket.end() :]
        before = text[: bracket.start()].strip()
        # '(Part 4) X' and '【後編】X' lead a title; '(18) verliert' or '（1）を' stands in a sentence
        if marker.bare and (not before or (after.strip() and (marker.number or 0) > _MOST_BARE_INSIDE)):
            continue
        if before and after.strip() and not _SEPARATED_AFTER.match(after):
            continue
        yield _Marker(bracket.start(), bracket.end(), marker.number, marker.total)


def _content_marker(content: str, language: str) -> _Marker | None:
    """What the inside of a pair of brackets says, if it says nothing but a part."""
    for half, words in part_words.HALVES.items():
        if content in words:
            return _Marker(0, 0, min(half, 2))
    if content.lower() in part_words.CONCLUSION:
        return _Marker(0, 0, None)
    counted = _HAN_COUNTER.fullmatch(content) or _HANGUL_COUNTER.fullmatch(content)
    if counted:
        return next(_counted(content), None)
    label = _LABELLED.match(content)
    content = content[label.end() :] if label else content
    tokens = list(_TOKEN.finditer(content))
    found = _marker_at(tokens, 0, language) or _fraction_at(tokens)
    if found and found.end == len(content):
        return found
    if content.startswith(("y ", "et ", "e ", "und ", "#")):  # '(y III)': the last of three
        content = content.lstrip("#").rpartition(" ")[2]
    number = number_of(content) if content and content.isalnum() and not content.isalpha() else None
    if number is None:
        number = han(content) or (roman(content) if content.isupper() else None)
    return _Marker(0, 0, number, bare=not label) if number is not None and number <= MOST_PARTS // 2 else None


def _fraction_at(tokens: list[re.Match[str]]) -> _Marker | None:
    """'2/5', '2 of 5', '1/2 ページ' at the first token."""
    words = [token.group().lower() for token in tokens[:4]]
    if len(words) < 3 or words[1] not in part_words.OF | {"/"} or not (words[0].isdigit() and words[2].isdigit()):
        return None
    number, total = int(words[0]), int(words[2])
    last = 3 if len(words) > 3 and words[3] in part_words.PAGE_WORDS else 2
    return _Marker(tokens[0].start(), tokens[last].end(), number, total) if 1 <= number <= total > 1 else None


def _worded(text: str, language: str) -> Iterator[_Marker]:
    """Markers made of a part word and a number beside it, the last first: 'Volume 2, part 3' is part 3."""
    tokens = list(_TOKEN.finditer(text))
    for index in range(len(tokens) - 1, -1, -1):
        marker = _marker_at(tokens, index, language)
        if marker and _set_apart(text, marker, tokens[index].group().lower()):
            yield marker


def _set_apart(text: str, marker: _Marker, word: str) -> bool:
    after = text[marker.end :]
    before = text[: marker.start].rstrip()
    separated = not before or bool(_SEPARATED_BEFORE.search(before))
    if word in part_words.WEAK and text[marker.start : marker.end].find("#") < 0 and (not before or not separated):
        return False
    if marker.number is None and not separated:
        return False
    if _SEPARATED_AFTER.match(after):
        return True
    return not before and after.lstrip().startswith(",")


def _marker_at(tokens: list[re.Match[str]], index: int, language: str) -> _Marker | None:
    """The part that tokens name from `index` on: 'part 3 of 5', 'del 2 av 3', 'second part', 'Third in a series'."""
    words = [token.group().lower() for token in tokens[index : index + 7]]
    first = words[0] if words else ""
    if _counts(first, language):
        return _number_behind(tokens, index, words)
    if (
        len(words) > 1
        and words[1] not in part_words.WEAK
        and _counts(words[1], language)
        and _is_ordinal(first, words[1])
    ):
        return _Marker(tokens[index].start(), tokens[index + 1].end(), number_of(first))
    if (
        len(words) > 2
        and words[1] in {".", "-"}
        and first[0].isdecimal()
        and (number_of(first) or MOST_PARTS) < MOST_PARTS
    ):
        behind = 3 if len(words) > 3 and words[2] == "-" else 2
        if _counts(words[behind], language):
            return _Marker(tokens[index].start(), tokens[index + behind].end(), number_of(first))
    if first in part_words.FINAL and len(words) > 1 and _counts(words[1], language):
        return _Marker(tokens[index].start(), tokens[index + 1].end(), None)
    if " ".join(words[1:4]) in part_words.SERIES_PHRASES and _is_ordinal(first, "part"):
        return _Marker(tokens[index].start(), tokens[index + 3].end(), number_of(first))
    return None


def _number_behind(tokens: list[re.Match[str]], index: int, words: list[str]) -> _Marker | None:
    """'part 3', 'part #3', 'часть вторая', 'Pt. II', each with its total if one follows."""
    at = 1
    while at < len(words) - 1 and at < 3 and words[at] in part_words.BEFORE_NUMBER:
        at += 1
    if at >= len(words):
        return None
    number = number_of(tokens[index + at].group())
    if number is None or not _of_one_language(tokens[index + at].group(), words[0]):
        if at == 1 and words[1] in part_words.FINAL:
            return _Marker(tokens[index].start(), tokens[index + 1].end(), None)
        return None
    if number > MOST_PARTS:
        return None
    end, total = index + at, None
    if at + 2 < len(words) and words[at + 1] in part_words.OF | {"/"}:
        declared = number_of(tokens[index + at + 2].group())
        if declared and number <= declared <= MOST_PARTS:
            end, total = index + at + 2, declared
    elif at + 1 < len(words) and words[at + 1] in {"'", "."}:  # Hebrew ב', Czech '3.'
        end += 1
    return _Marker(tokens[index].start(), tokens[end].end(), number, total)


def _counts(word: str, language: str) -> bool:
    known = word in part_words.COUNTED or word in part_words.WEAK
    return known and language not in part_words.FOREIGN.get(word, ())


def _is_ordinal(word: str, counted: str) -> bool:
    """True for a spelled or marked number ('second', '2nd') before a part word of its language."""
    return not word.isdecimal() and number_of(word) is not None and _of_one_language(word, counted)


def _of_one_language(number: str, counted: str) -> bool:
    """False if a number and a part word are words of different languages only: 'et les', 'to part'."""
    of_number = NUMBER_LANGUAGES.get(number.casefold())
    return of_number is None or not of_number.isdisjoint(part_words.COUNTED_LANGUAGES.get(counted, of_number))


def _counted(text: str) -> Iterator[_Marker]:
    """East Asian counters: 第3回, 第二篇, 제2화, 2부."""
    for found in _HAN_COUNTER.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        apart = (
            not before.strip() or before[-1].isspace() or bool(_SEPARATED_BEFORE.search(before)) or before[-1] in "(["
        )
        if (apart and (not after or not after[0].isalnum())) or not after.strip(" ])】〕"):
            number, total = found.groups()
            yield _Marker(found.start(), found.end(), _either(number), _either(total) if total else None)
    for found in _HANGUL_COUNTER.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        ordinal, number, counter = found.groups()
        plain = bool(_SEPARATED_AFTER.match(after)) or (ordinal and counter != "회" and after[:1].isspace())
        if plain and (not before or not before[-1].isalnum()):
            yield _Marker(found.start(), found.end(), int(number))


def _either(number: str) -> int | None:
    return int(number) if number.isdecimal() else han(number)


def _suffixed(text: str) -> Iterator[_Marker]:
    """Markers without a word: '#3', 'X 2/6', 'X – III', 'X：下篇', 'X: conclusion'."""
    for found in _HASH.finditer(text):
        before = text[: found.start()].rstrip().lower().rpartition(" ")[2]
        if before and before not in part_words.STATEMENTS and _SEPARATED_AFTER.match(text[found.end() :]):
            yield _Marker(found.start(), found.end(), int(found.group(1)))
    for found in _SONO.finditer(text):
        yield _Marker(found.start(), found.end(), number_of(found.group(1)))
    for found in _SUFFIX_HALF.finditer(text):
        half = found.group(1)
        number = next(value for value, words in part_words.HALVES.items() if half in words)
        yield _Marker(found.start(1), found.end(), min(number, 2))
    head, separator, tail = _last_word(text)
    start = len(text) - len(tail)
    fraction = _FRACTION.fullmatch(tail)
    if fraction and head:
        number, total = int(fraction.group(1)), int(fraction.group(2))
        if 1 <= number <= total and 1 < total <= (_MOST_DECLARED if separator else 9):
            yield _Marker(start, len(text), number, total)
    if not separator or not head:
        return
    if tail.isascii() and tail.isupper() and roman(tail) and len(tail) > 1:
        yield _Marker(start, len(text), roman(tail))
    elif tail.lower() in part_words.CONCLUSION:
        yield _Marker(start, len(text), None)


def _last_word(text: str) -> tuple[str, str, str]:
    """A title cut before its last word: head, the punctuation that sets the word apart ('' for none), the word."""
    cut = re.fullmatch(r"(.*[^\s:,–—|-])(\s[–—|-]|:|,|)\s+(\S+)", text)
    return (cut.group(1), cut.group(2), cut.group(3)) if cut else ("", "", text)
