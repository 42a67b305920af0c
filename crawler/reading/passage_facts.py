"""What tells an article's passages from the rest of a page, as numbers: one row a passage, one column a fact.

The strongest facts come from trafilatura: how much of a passage it kept, and how much of what stands in the same box,
in boxes of the same class, and beside the passage. The others are what people have always looked at: links, length,
punctuation, the tag, what classes and ids round it say, the place on the page.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from crawler.reading.passage_words import CUES
from crawler.reading.passages import COUNTED, Passage, Piece
from crawler.reading.wording import one_line

Facts = NDArray[np.float32]

_TAGS = "p h2 h3 li ul div table blockquote".split()
_NEIGHBOURS = (-2, -1, 1, 2)
_SHINGLE = 3  # words
_NOT_WORDS = re.compile(r"[\W_]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_CHARACTERS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"\w+")
_BEGINNING = 300  # characters whose letters are counted
_ASCII_CAPITALS = bytes(range(65, 91))
_CAPITAL = re.compile("[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĘĚĞİŁŃŇŐŒŘŚŞŠŤŮŰŹŻŽΑ-ΩА-Я]")
_DIGIT = re.compile(r"\d")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEAST_BYTES = 40  # of words that a description and a passage share by no chance; a Chinese character has three
_SENTENCE_ENDS = ".!?。！？…"
_GROUPS = ("box", "class", "wider box")

NAMES = (
    "kept",
    *(f"{group}: {what}" for group in _GROUPS for what in ("share kept", "kept of all kept", "size")),
    *("words", "share of all kept", "in links", "links", "italic", "description", "title"),
    *(f"<{tag}>" for tag in _TAGS),
    *(f"in <{tag}>" for tag in COUNTED),
    *(f"around {cue}" for cue in CUES),
    *("from the first kept", "to the last kept", "before the first", "after the last", "passages before", "behind"),
    *(f"{what} {step:+}" for step in _NEIGHBOURS for what in ("kept", "words", "in links", "heading")),
    *("sentences", "ends a sentence", "colon", "begins small", "digits", "capitals", "bars", "capitalised"),
    "times seen",
)
"""The columns."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of the article beside its passages: its title, and the descriptions that the page declares."""

    title: str = ""
    descriptions: tuple[str, ...] = ()


def facts_of(passages: Sequence[Passage], extracted: str, told: Told) -> Facts:
    """One row a passage, in the order of `NAMES`. `extracted` is what trafilatura takes for the article."""
    texts = [squeezed(passage.text) for passage in passages]
    kept = shares_kept(passages, texts, extracted)
    words = [count_words(passage.text) for passage in passages]
    weights = [share * count for share, count in zip(kept, words, strict=True)]
    all_kept = sum(weights) + 1
    links = [_link_share(passage) for passage in passages]
    columns: list[Sequence[Sequence[float]]] = [
        [(share,) for share in kept],
        *(_groups(keys, weights, words) for keys in zip(*map(_boxes_of, passages), strict=True)),
        [(math.log1p(count), min(1, count / all_kept)) for count in words],
        [(share, float(number)) for share, number in links],
        [(_italic_share(passage),) for passage in passages],
        _echoes(texts, told),
        [_surroundings(passage) for passage in passages],
        _places(kept, words),
        _neighbours(passages, kept, words, [share for share, _ in links]),
        [_wording(passage.text, count) for passage, count in zip(passages, words, strict=True)],
        _times_seen(texts),
    ]
    rows = [[fact for column in columns for fact in column[at]] for at in range(len(passages))]
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(NAMES))


def squeezed(text: str) -> str:
    """The letters and digits of a text, in one case: what two renderings of the same words have in common."""
    if text.isascii():
        return text.encode().translate(None, _NO_LETTERS).decode().lower()
    return _NOT_WORDS.sub("", text.casefold())


def count_words(text: str) -> int:
    """Words, and characters of Chinese, Japanese and Korean; at least 1."""
    if text.isascii() or _CHARACTERS.search(text) is None:
        return text.count(" ") + 1
    return max(1, len(_WORD.findall(_CHARACTERS.sub(" x ", text))))


def shares_kept(passages: Sequence[Passage], texts: Sequence[str], extracted: str) -> list[float]:
    """How much of each passage trafilatura kept, 0 to 1: all of it if it is there letter by letter, else the share of
    its runs of three words (a passage loses footnote marks and hidden labels on the way)."""
    whole = squeezed(extracted)
    shingles: frozenset[tuple[str, ...]] | None = None
    shares = []
    for passage, text in zip(passages, texts, strict=True):
        if not text or text in whole:
            shares.append(1.0 if text else 0.0)
            continue
        runs = _shingles(passage.text)
        if len(runs) <= _SHINGLE:
            shares.append(0.0)
            continue
        shingles = shingles if shingles is not None else frozenset(_shingles(extracted))
        shares.append(sum(run in shingles for run in runs) / len(runs))
    return shares


def _shingles(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(
        text.lower() if text.isascii() else _CHARACTERS.sub(lambda found: f" {found[0]} ", text.lower())
    )
    return list(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def _boxes_of(passage: Passage) -> tuple[Hashable, Hashable, Hashable]:
    """What a passage stands in: its box, the class of it and its box, the box round that."""
    element = passage.element
    box = element.getparent()
    if box is None:
        return None, element.tag, None
    return box, (element.tag, element.get("class"), box.tag, box.get("class")), box.getparent()


def _groups(
    keys: Sequence[Hashable], weights: Sequence[float], words: Sequence[int]
) -> list[tuple[float, float, float]]:
    """For each passage, of the others in its group: the share kept (-1 if it is alone), and how much is kept and there,
    beside all that is kept on the page."""
    kept: defaultdict[Hashable, float] = defaultdict(float)
    there: defaultdict[Hashable, float] = defaultdict(float)
    for key, weight, count in zip(keys, weights, words, strict=True):
        kept[key] += weight
        there[key] += count
    every = sum(weights) + 1
    facts = []
    for key, weight, count in zip(keys, weights, words, strict=True):
        others_kept, others = kept[key] - weight, there[key] - count
        share = others_kept / others if others > 0 else -1.0
        facts.append((share, min(1.0, others_kept / every), min(1.0, others / every)))
    return facts


def _link_share(passage: Passage) -> tuple[float, int]:
    """The share of the text in links, and how many there are, 5 at most."""
    letters = number = 0
    for link in _elements(passage.pieces, "a"):
        letters += len(one_line(link.text_content()))
        number += 1
    return min(1.0, letters / max(1, len(passage.text))), min(5, number)


def _italic_share(passage: Passage) -> float:
    """The share of the text in italics, where whole pieces of the passage are."""
    italic = sum(
        len(one_line(piece.text_content()))
        for piece in passage.pieces
        if not isinstance(piece, str) and piece.tag in {"i", "em"}
    )
    return italic / max(1, len(passage.text))


def _elements(pieces: Iterable[Piece], tag: str) -> Iterator[HtmlElement]:
    for piece in pieces:
        if not isinstance(piece, str) and (len(piece) or piece.tag == tag):
            yield from piece.iter(tag)


def _echoes(texts: Sequence[str], told: Told) -> list[tuple[float, float]]:
    """Whether a passage says what the page's description says, and whether it is the title."""
    title = squeezed(told.title)
    descriptions = [text for description in told.descriptions if (text := squeezed(description))]
    return [
        (
            float(any(_same_words(text, description) for description in descriptions)),
            float(text == title),
        )
        for text in texts
    ]


def _same_words(text: str, description: str) -> bool:
    """Descriptions are often cut, or longer than what is printed."""
    return text == description or (len(text.encode()) > _LEAST_BYTES and (text in description or description in text))


def _surroundings(passage: Passage) -> tuple[float, ...]:
    return (
        *(float(passage.element.tag == tag) for tag in _TAGS),
        *(min(2, count) for count in passage.around.tags),
        *passage.around.cues,
    )


def _places(kept: Sequence[float], words: Sequence[int]) -> list[tuple[float, ...]]:
    """Where each passage lies, seen from the first and the last that was kept and has more than five words."""
    marks = [at for at, (share, count) in enumerate(zip(kept, words, strict=True)) if share > 0.5 and count > 5]
    length = len(kept)
    first, last = (marks[0], marks[-1]) if marks else (0, length - 1)
    return [
        (
            (at - first) / length,
            (last - at) / length,
            float(at < first),
            float(at > last),
            min(20, max(0, first - at)),
            min(20, max(0, at - last)),
        )
        for at in range(length)
    ]


def _neighbours(
    passages: Sequence[Passage], kept: Sequence[float], words: Sequence[int], links: Sequence[float]
) -> list[list[float]]:
    own = [
        (share, math.log1p(count), link, float(passage.element.tag in _HEADINGS))
        for passage, share, count, link in zip(passages, kept, words, links, strict=True)
    ]
    nobody = (-1.0, 0.0, 0.0, 0.0)
    padded = [nobody, nobody, *own, nobody, nobody]
    return [[fact for step in _NEIGHBOURS for fact in padded[at + 2 + step]] for at in range(len(own))]


def _wording(text: str, words: int) -> tuple[float, ...]:
    beginning = text[:_BEGINNING]
    length = max(1, len(beginning))
    split = beginning.split()
    return (
        10 * sum(map(text.count, _SENTENCE_ENDS)) / words,
        float(text.rstrip("\"'”’»)")[-1:] in _SENTENCE_ENDS and len(text) > 1),
        float(text.endswith((":", "："))),
        float(text[:1].islower()),
        len(_DIGIT.findall(beginning)) / length,
        _count_capitals(beginning) / length,
        float(text.count("|") + text.count("•")),
        sum(1 for word in split if word[0].isupper()) / max(1, len(split)),
    )


def _count_capitals(text: str) -> int:
    if text.isascii():
        return len(text) - len(text.encode().translate(None, _ASCII_CAPITALS))
    return len(_CAPITAL.findall(text))


def _times_seen(texts: Sequence[str]) -> list[tuple[float]]:
    seen = Counter(texts)
    return [(min(4, seen[text]),) for text in texts]
