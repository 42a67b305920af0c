"""Where a title numbers its part by a sign or a counter: 'X #3', 'X 2/6', 'X – III', '第3回', '제2화', 'X：下篇'."""

import re
from collections.abc import Iterator

from crawler.reading import part_words
from crawler.reading.numerals import HAN_NUMBER, han, number_of, roman
from crawler.reading.part_markers import EAST_ASIAN, SEPARATED_AFTER, SEPARATED_BEFORE, Marker, is_in_prose

_MOST_DECLARED = 50
_MOST_UNPARTED = 9  # 'Open 24/7' and 'the 21/22 season' have no punctuation before their numbers
_NAMED_DAYS = {(9, 11), (11, 11)}

_HAN_NAMES = "部分|回|話|话|集|篇|部|章|讲|講|弹|弾|彈|期|夜|幕|节|節|編|编|卷|巻|课|課"
_NUMBER = rf"[0-9]{{1,3}}|[{HAN_NUMBER}]{{1,4}}"
HAN_COUNTER = re.compile(
    rf"第\s?({_NUMBER})\s?(?:{_HAN_NAMES})"
    rf"(?:\s?[/／(（]?\s?[全共]\s?({_NUMBER})\s?(?:{_HAN_NAMES})?[)）]?)?"
)
HANGUL_COUNTER = re.compile(r"(제\s?)?(\d{1,3})\s?(화|편|부|회|장|탄|강)(?![가-힣])")
_THAI_COUNTER = re.compile(r"(?:ตอน|บท|(?<=\s)ภาค)(?:ที่)?\s?(\d{1,3})(?=\s*(?:$|[:–—|(\-]))")
_EVENT = re.compile(
    r"大会|選手権|マラソン|コンクール|コンテスト|フェス|総会|選挙|文学賞|映画祭|芸術祭|記念|リーグ|駅伝"
)
"""What is held for the third time: '第3回 市民マラソン'."""
_ENDED = r"(?=\s*(?:$|[:|–—~「『【]))"
_HASH = re.compile(r"(?:#|№\s?)(\d{1,3})(?![\w%])")
_FRACTION = re.compile(
    rf"(?P<apart>[–—|:,.]|\s[-/])?\s(\d{{1,2}})\s?(?P<of>/|\b(?:{'|'.join(sorted(part_words.OF - {'/'}))})\b)"
    r"\s?(\d{1,2})"
    r"(?=\s*(?:$|[:|–—]|-\s))"
)
_SUFFIX_HALF = re.compile(rf"(?:^|[\s:·・–—|-])((?:上|中|下|前|後|后)[篇集編编]|[상중하]편|[전중후]편){_ENDED}")
_EAST_ASIAN_SUFFIX = re.compile(
    rf"(?:(?:(?<=[\s・~])その|(?<=[{EAST_ASIAN}])その(?=[0-9]))\s?([0-9一二三四五六七八九十]{{1,3}})"
    rf"|(?<=[{EAST_ASIAN}])(?<![分的])之([二三四五六七八九十]{{1,3}})"
    rf"|(?<=系列)\s?({_NUMBER})|(?<=シリーズ)\s?([0-9]{{1,3}})|(?<=連載)([0-9]{{1,3}})){_ENDED}"
    rf"|(?<=[\s\w」』])([①-⑳])(?:(?=\s)|{_ENDED})"
)
_LAST_WORDS = re.compile(
    rf".*[^\s:,.–—|-](?P<apart>\s[–—|-]|[:,]|(?<!\d)\.)\s+(?P<article>(?:{part_words.ARTICLES})\s)?(?P<last>\S+)",
    re.IGNORECASE,
)
_DASHES = frozenset("-–—")  # set off by one, 'I' is a number: 'The lift – I'
_CIRCLED = re.compile(r"[①-⑳]")


def counted(text: str) -> Iterator[Marker]:
    """East Asian counters: 第3回, 第二篇, 제2화, 2부, ตอนที่ 3."""
    if not text.isascii():
        yield from _han_counters(text)
        yield from _hangul_counters(text)
        for found in _THAI_COUNTER.finditer(text):
            yield Marker(found.start(), found.end(), int(found.group(1)))


def _han_counters(text: str) -> Iterator[Marker]:
    for found in HAN_COUNTER.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        apart = (
            not before.strip() or before[-1].isspace() or bool(SEPARATED_BEFORE.search(before)) or before[-1] in "(["
        )
        if not before.strip() and "回" in found.group() and _EVENT.search(after):
            continue
        if (apart and (not after or not after[0].isalnum())) or not after.strip(" ])】〕"):
            number, total = found.groups()
            yield Marker(found.start(), found.end(), _either(number), _either(total) if total else None)


def _hangul_counters(text: str) -> Iterator[Marker]:
    for found in HANGUL_COUNTER.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        ordinal, number, counter = found.groups()
        plain = bool(SEPARATED_AFTER.match(after)) or (ordinal and counter != "회" and after[:1].isspace())
        if plain and (not before or not before[-1].isalnum()):
            yield Marker(found.start(), found.end(), int(number))


def _either(number: str) -> int | None:
    return int(number) if number.isdecimal() else han(number)


def signed(text: str) -> Iterator[Marker]:
    """Markers without a word: '#3', 'X 2/6', 'X – III', 'X：下篇', 'X その２', 'X③', 'X之三', 'X: conclusion'."""
    for found in _HASH.finditer(text):
        if _numbers_a_part(text, found):
            yield Marker(found.start(), found.end(), int(found.group(1)))
    if not text.isascii():
        yield from _suffixed(text)
    yield from _fractions(text)
    yield from _last_words(text)


def _suffixed(text: str) -> Iterator[Marker]:
    """'X：下篇', 'X その２', 'X③', 'X之三'."""
    for found in _EAST_ASIAN_SUFFIX.finditer(text):
        number = next(group for group in found.groups() if group)
        if not _CIRCLED.match(number) or len(_CIRCLED.findall(text)) == 1:  # '①米 ②水' is a list
            start = found.start() + (1 if found.group().startswith("の") else 0)
            yield Marker(start, found.end(), number_of(number))
    for found in _SUFFIX_HALF.finditer(text):
        half = found.group(1)
        number = next(value for value, words in part_words.HALVES.items() if half in words)
        yield Marker(found.start(1), found.end(), min(number, 2))


def last_halves(text: str) -> list[str]:
    """The words for halves that end a title or a stretch of it: 上篇, 後編, 하편."""
    return _SUFFIX_HALF.findall(text)


def _numbers_a_part(text: str, found: re.Match[str]) -> bool:
    """True if '#3' numbers a part: not 'We are #1', not '#1 in Europe'."""
    before, after = text[: found.start()].rstrip(), text[found.end() :]
    if before.lower().rpartition(" ")[2] in part_words.STATEMENTS or is_in_prose(before):
        return False
    if not before:
        return bool(re.match(r"\s?[:–—|-]\s?\S", after))
    eastern = re.search(rf"[{EAST_ASIAN}]$", before) and re.match(rf"\s[{EAST_ASIAN}]", after)
    return bool(eastern or SEPARATED_AFTER.match(after))


def _fractions(text: str) -> Iterator[Marker]:
    """'X 2/6', 'X – 2 of 3', 'X 2/6: Y'."""
    for found in _FRACTION.finditer(text):
        apart = bool(found["apart"])
        number, total = int(found.group(2)), int(found.group(4))
        season = total == number + 1 and number > _MOST_UNPARTED
        if season or (number, total) in _NAMED_DAYS or (found["of"] != "/" and not apart):
            continue
        if not text[: found.start()].strip() or (not apart and is_in_prose(text[: found.start()])):
            continue
        if 1 <= number <= total and 1 < total <= (_MOST_DECLARED if apart else _MOST_UNPARTED):
            yield Marker(found.start(), found.end(), number, total)


def _last_words(text: str) -> Iterator[Marker]:
    """'X – III', 'X: conclusion', 'X: the finale'; '7. Conclusion' is a heading."""
    cut = _LAST_WORDS.fullmatch(text)
    if not cut:
        return
    last, plain = cut["last"], not cut["article"] and cut["apart"] != "."
    is_roman = len(last) > 1 or (last == "I" and cut["apart"].strip() in _DASHES)
    if plain and last.isascii() and last.isupper() and is_roman and roman(last):
        yield Marker(cut.start("last"), len(text), roman(last))
    elif last.lower() in part_words.CONCLUSION:
        yield Marker(cut.end("apart"), len(text), None)
