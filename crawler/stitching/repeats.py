"""What a site repeats: a block of text that stands in several different works is the site's, not the author's.

A block is known by its fingerprint, an integer of 63 bits: 46 of a hash of its letters and digits, one for the half of
the part's text that it stands in, 16 for their number. The half matters: the lead of one article, repeated as a teaser
below three others, is the site's there and the author's here.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from crawler.stitching.pages import text_digest
from storage.records import Block, BlockKind, Part, Repeat, SeenBlocks

FEWEST_WORKS = 3
"""Two works may share a quotation, or be versions of one text that nothing else gives away; three seldom do."""

EVERYWHERE_SHARE = 0.1
"""Of a site's works: what stands in so many is a template's wherever it stands. In fewer, a block amid other text
('Heat the oven to 180 degrees.', 'The ministry declined to comment.') is what authors write more than once."""

OWN_SHARE = 0.5
"""An article of which so much stands in no other is a work of its own. One that has less is a copy, a digest or an
excerpt, or mostly boilerplate: it is counted with others of its kind, which errs on the side of keeping text."""

LARGEST_BLOCK_SHARE = 0.25
"""Of a part's text: a larger block is kept. A piece so short that a footer is a quarter of it is hardly more than a
few notes, and what is taken for a footer may be one of them."""

LARGEST_SHARE = 0.4
"""Of a part's text, for all blocks together: where more would go, all are kept. Copies and digests are made of blocks
that stand elsewhere too, and are the last place to lose text in."""

LONGEST_REMARK = 20
"""Letters: so short a sentence ('Yes.', 'So it goes.') amid other text is somebody's, however many works have it. A
label ('Advertisement') isn't a sentence."""

_SIDE = 1 << 16
_LONGEST = _SIDE - 1
_HASH_BITS = 46

_NOT_A_LETTER = re.compile(r"[\W_]+")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*\s*$")
_LEADING = (":", "?", "：", "？")
_DROPPABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST, BlockKind.QUOTE})


class Verdict(StrEnum):
    """What becomes of a block, and why."""

    REPEATED = "dropped"
    EMPTIED = "dropped: nothing is left below this heading"
    LARGE = "kept: it is more than a quarter of the text"
    INSIDE = "kept: it stands amid the text, and in less than a tenth of the site's works"
    REMARK = "kept: it stands amid the text, and is a sentence short enough to be written more than once"
    LEADS_ON = "kept: what it leads to is kept"
    TOO_MUCH = "kept: without all that is repeated too little of the text would be left"

    @property
    def drops(self) -> bool:
        return self in _DROPS


_DROPS = frozenset({Verdict.REPEATED, Verdict.EMPTIED})


def fingerprints(blocks: Sequence[Block]) -> tuple[int, ...]:
    """The fingerprint of each block; 0 for one without a letter or digit, or of our own making."""
    texts = [
        _NOT_A_LETTER.sub("", unicodedata.normalize("NFKC", block.text).casefold())
        if block.kind is not BlockKind.GAP
        else ""
        for block in blocks
    ]
    total = sum(map(len, texts))
    found = []
    before = 0
    for text in texts:
        in_last_half = 2 * before + len(text) >= total
        before += len(text)
        if text:
            hashed = int.from_bytes(hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big")
            found.append(hashed >> (64 - _HASH_BITS) << 17 | in_last_half * _SIDE | min(len(text), _LONGEST))
        else:
            found.append(0)
    return tuple(found)


def repeated_blocks(parts: Iterable[SeenBlocks]) -> dict[int, Repeat]:
    """What is repeated among the parts of one site, by fingerprint; the same for any order of `parts`.

    A block is repeated if it stands in `FEWEST_WORKS` different works. The parts of one article are one work, and so
    are copies of it.
    """
    articles: dict[int, set[int]] = {}
    for part in parts:
        articles.setdefault(part.article, set()).update(part.blocks)
    shared = _shared_texts(articles.values())
    works = [_work(article, blocks, shared) for article, blocks in articles.items()]
    standing: dict[int, set[tuple[str, int]]] = {}
    for work, blocks in zip(works, articles.values(), strict=True):
        for block in blocks:
            if block & ~_SIDE in shared:
                standing.setdefault(block, set()).add(work)
    everywhere = EVERYWHERE_SHARE * len(set(works))
    return {
        block: Repeat(len(holders), len(holders) >= everywhere)
        for block, holders in standing.items()
        if len(holders) >= FEWEST_WORKS
    }


def _shared_texts(articles: Iterable[set[int]]) -> set[int]:
    """The blocks that more than one article has, in whichever half."""
    once: set[int] = set()
    shared: set[int] = set()
    for blocks in articles:
        texts = {block & ~_SIDE for block in blocks}
        shared |= texts & once
        once |= texts
    return shared


def _work(article: int, blocks: set[int], shared: set[int]) -> tuple[str, int]:
    """The work that an article is, or is of: itself, or else what its longest shared block stands for.

    (Joining whatever shares a long block would let one short piece, of which the footer is the longest block, make a
    single work of the whole site.)
    """
    texts = {block & ~_SIDE for block in blocks}
    borrowed = texts & shared
    whole = sum(map(_length, texts))
    if whole - sum(map(_length, borrowed)) >= OWN_SHARE * whole:
        return "article", article
    return "copy", max(borrowed, key=lambda text: (_length(text), text))


def _length(fingerprint: int) -> int:
    return fingerprint & _LONGEST


def without_repeats(part: Part, marks: Sequence[int], known: Mapping[int, Repeat]) -> Part:
    """A part as stitched, without what the site is known to repeat; `seen` and `repeated` say what it was made of.

    `marks` are the `fingerprints` of its blocks.
    """
    seen = tuple(dict.fromkeys(mark for mark in marks if mark))
    repeated = tuple((mark, known[mark].everywhere) for mark in sorted(seen) if mark in known)
    part = replace(part, seen=seen, repeated=repeated)
    gone = {place for place, verdict in verdicts(part.blocks, marks, known).items() if verdict.drops}
    if not gone:
        return part
    blocks = tuple(block for place, block in enumerate(part.blocks) if place not in gone)
    return replace(part, blocks=blocks, digest=text_digest(blocks))


def verdicts(blocks: Sequence[Block], marks: Sequence[int], known: Mapping[int, Repeat]) -> dict[int, Verdict]:
    """What becomes of each block that is repeated, or of a heading above such blocks, by its place."""
    total = sum(map(_length, marks))
    found: dict[int, Verdict] = {}
    for place, (block, mark) in enumerate(zip(blocks, marks, strict=True)):
        if mark in known and block.kind in _DROPPABLE:
            found[place] = Verdict.LARGE if _length(mark) > LARGEST_BLOCK_SHARE * total else Verdict.REPEATED
    if not found:
        return found
    outer = _at_an_edge(marks, {place for place, verdict in found.items() if verdict.drops})
    for place, verdict in found.items():
        if verdict.drops and place not in outer:
            if not known[marks[place]].everywhere:
                found[place] = Verdict.INSIDE
            elif _length(marks[place]) <= LONGEST_REMARK and _SENTENCE_END.search(blocks[place].text):
                found[place] = Verdict.REMARK
    _keep_what_leads_on(blocks, found)
    if sum(_length(marks[place]) for place, verdict in found.items() if verdict.drops) > LARGEST_SHARE * total:
        return {place: Verdict.TOO_MUCH if verdict.drops else verdict for place, verdict in found.items()}
    return found


def _at_an_edge(marks: Sequence[int], repeated: set[int]) -> set[int]:
    """The places between which and the text's start or end nothing stands but repeated blocks and pictures."""
    found: set[int] = set()
    for places in (range(len(marks)), reversed(range(len(marks)))):
        for place in places:
            if marks[place] and place not in repeated:
                break
            found.add(place)
    return found


def _keep_what_leads_on(blocks: Sequence[Block], found: dict[int, Verdict]) -> None:
    """Keeps repeated headings of text that is kept ('Ingredients'), and repeated questions that are answered; drops the
    headings below which the last block is dropped."""
    heading = [len(blocks)] * 7  # the next one of each level, on the way back from the end
    kept = dropped = len(blocks)  # the next block of either kind
    for place in reversed(range(len(blocks))):
        block, verdict = blocks[place], found.get(place)
        if block.kind is BlockKind.HEADING:
            level = min(max(block.level, 1), 6)
            end = min(heading[1 : level + 1])
            if verdict is Verdict.REPEATED and kept < end:
                found[place] = Verdict.LEADS_ON
            elif verdict is None and dropped < end <= kept:
                found[place] = Verdict.EMPTIED
            heading[level] = place
        elif verdict is Verdict.REPEATED and kept == place + 1 and _leads_on(blocks[place : kept + 1]):
            found[place] = Verdict.LEADS_ON
        if place in found and found[place].drops:
            dropped = place
        else:
            kept = place


def _leads_on(pair: Sequence[Block]) -> bool:
    """True for a question or an announcement and the block that follows it."""
    return len(pair) == 2 and pair[0].text.rstrip().endswith(_LEADING) and pair[1].kind is not BlockKind.HEADING
