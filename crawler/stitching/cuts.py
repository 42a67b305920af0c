"""Paragraphs that a page's end cuts in mid-sentence."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from crawler.stitching.likeness import letters
from storage.records import Block, BlockKind

_ENDS = ".!?…:。．｡！？：।॥؟۔։።།။។"
_SENTENCE_END = re.compile(rf"[{_ENDS}][\"'”’“»›«)\]}}」』）】》〉]*(?:\[\d{{1,3}}\]|[¹²³⁰⁴-⁹*†])*$")
_GOES_ON = ",;،؛、，；‚"  # at a paragraph's end, or at the next one's start, no sentence is over
_HYPHENS = "-‐\u00ad"
_PAIRS = ("()", "[]", "“”", "«»", "「」", "『』", "（）", "《》")
_OPENING = "([“„«「『（《"
_UNSPACED = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60\u0e00-\u0eff]")
_NO_SENTENCE_MARKS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai and Lao have none, Burmese and Khmer often none: how a paragraph ends tells nothing there."""

_SUSPENDING = frozenset("and or und oder bzw bis et ou y o e ed en of och eller og i lub".split())
"""After 'pre-' in 'pre- and post-war' the hyphen stands for a word's end, and the space stays."""

_LONGEST_LINE = 48
"""Letters: of verse."""

_FEWEST_LETTERS = 32
"""Of a paragraph in a script without small letters: nothing in the next one's first letter tells that a sentence goes
on, and short lines without a full stop are headings, captions, signatures."""


def is_cut(before: Sequence[Block], last: Block, first: Block) -> bool:
    """True if the paragraph `last`, which stands after `before`, breaks off and goes on in `first`.

    It must not end as a sentence does; nor be a short one after another such, as in verse and in lists. And it must say
    itself that more comes (a comma, a hyphen, an open bracket or quote), or the next must begin with a small letter, or
    in a script that has none. 'iPhone' and 'eBay' begin as capitals do.
    """
    if last.kind is not BlockKind.PARAGRAPH or first.kind is not BlockKind.PARAGRAPH:
        return False
    end, start = _visible(last.text), _visible(first.text)
    if not end or not start or _ends_sentence(end) or _NO_SENTENCE_MARKS.match(end[-1]):
        return False
    above = next((block for block in reversed(before) if block.kind is BlockKind.PARAGRAPH), None)
    if above is not None and not _ends_sentence(_visible(above.text)) and letters(end) < _LONGEST_LINE:
        return False
    if end[-1] in _GOES_ON or start[0] in _GOES_ON or _is_open(end, start):
        return True
    if start[0].islower():
        return not _is_brand(start)
    return _is_caseless(end[-1]) and _is_caseless(start[0]) and letters(end) >= _FEWEST_LETTERS


def mended(last: Block, first: Block, stands: Callable[[str], bool]) -> Block:
    """Both halves of a paragraph as one. `stands` says whether a word stands in the rest of the text: a hyphen at the
    page's end goes only where the word without it does, or where it is a soft one."""
    end, start = _visible(last.text), _visible(first.text)
    joint = _joint(end, start, stands)
    if joint is None:
        text, marked = end[:-1] + start, last.markdown.rstrip()
        markup = (marked[:-1] if marked.endswith(end[-1]) else marked) + first.markdown
    else:
        text, markup = end + joint + start, last.markdown + joint + first.markdown
    return replace(last, text=text, markup=markup if last.markup or first.markup else "")


def _joint(end: str, start: str, stands: Callable[[str], bool]) -> str | None:
    """What comes between the halves; None if the hyphen before it goes."""
    if end[-1] == "\u00ad":
        return None
    if end[-1] in _HYPHENS and end[-2:-1].isalpha():
        head, tail = re.findall(r"\w+", end)[-1], re.findall(r"\w+", start)[:1]
        if tail and tail[0].casefold() in _SUSPENDING:
            return " "
        return None if tail and stands(head + tail[0]) and not stands(f"{head}-{tail[0]}") else ""
    attached = end[-1] in _OPENING or start[0] in _GOES_ON + ")]”）」』》" or (end[-1] == "—" and end[-2:-1].isalpha())
    unspaced = _UNSPACED.match(end[-1]) and _UNSPACED.match(start[0])
    return "" if attached or unspaced else " "


def _visible(text: str) -> str:
    """A text without spaces and direction marks at its ends."""
    return text.strip().strip("\u200e\u200f\u061c\u200b\ufeff").strip()


def _ends_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text) is not None


def _is_open(end: str, start: str) -> bool:
    """True if a bracket or quote is open at the end. A quote of several paragraphs opens each of them anew."""
    if start[0] in _OPENING:
        return False
    if "„" in end:  # closed by the mark that opens a quote in English
        return end.count("„") > end.count("“") + end.count("”")
    return any(end.count(pair[0]) > end.count(pair[1]) for pair in _PAIRS)


def _is_brand(start: str) -> bool:
    word = re.match(r"\w+", start)
    return word is not None and word[0] != word[0].lower()


def _is_caseless(character: str) -> bool:
    return unicodedata.category(character) in {"Lo", "Mn", "Mc"}
