"""The pages of a part, in order, as one text: what ends one page and begins the next comes once, cuts are mended, and
a gap stands where pages are missing."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from crawler.stitching.cuts import is_cut, mended
from crawler.stitching.likeness import SHORTEST_REPEAT, folded, identity, letters
from crawler.stitching.page_edges import Text, counted, drop_leads, take_closing, without_prompts
from storage.records import Block, BlockKind, Link, Page

_ELLIPSIS = r"(?:…|\.\.\.)"
_CUT_OFF = re.compile(rf"\[?{_ELLIPSIS}\]?\W*$")
_CUT_IN = re.compile(rf"^\W*\[?{_ELLIPSIS}")
_SHORTEST_CUT_OFF = 16
"""Letters before an ellipsis: 'He waited…' may be said twice on purpose."""


def join(slots: Sequence[Page | Link]) -> tuple[Block, ...]:
    """The text of pages in order; a link stands for a page that is missing, and becomes a gap.

    All of the pages' text is in it, but for what `page_edges` takes out and for what overlaps.
    """
    pages = [slot for slot in slots if isinstance(slot, Page)]
    if len(slots) == 1:
        return pages[0].reading.blocks
    texts = without_prompts(slots)
    closing = take_closing(pages, texts)
    drop_leads(pages, texts)
    return (*_sewn(slots, texts), *closing)


def _sewn(slots: Sequence[Page | Link], texts: list[Text]) -> Text:
    """The texts one after the other, with gaps; neither overlaps nor cuts are looked for across a gap, or behind a page
    of which only the opening is here."""
    stands = counted(texts)
    sewn: Text = []
    following = iter(texts)
    place, is_whole = 1, False
    for missing, run in groupby(slots, key=lambda slot: isinstance(slot, Link)):
        group = list(run)
        if missing:
            sewn.append(_gap(place, [slot.url for slot in group if isinstance(slot, Link)]))
            is_whole = False
        for page in group:
            if isinstance(page, Page):
                text = next(following)
                if is_whole:
                    _sew(sewn, text, stands, texts)
                else:
                    sewn += text
                is_whole = page.reading.opening is None
        place += len(group)
    return sewn


def _gap(place: int, urls: Sequence[str]) -> Block:
    """A line in the text that says which pages are missing, by their places and addresses."""
    if len(urls) == 1:
        return Block(BlockKind.GAP, f"[Page {place} is missing: {urls[0]}]")
    return Block(BlockKind.GAP, f"[Pages {place} to {place + len(urls) - 1} are missing: {urls[0]} to {urls[-1]}]")


def _sew(before: Text, after: Text, stands: Counter[str], texts: Iterable[Text]) -> None:
    """Appends a page's text to that of the pages before it, without what both have, a cut paragraph mended."""
    count = _overlap(before, after, stands)
    if count:
        if _is_fuller(after[count - 1], before[-1]):
            before[-1] = after[count - 1]
        after = after[count:]
    # A picture at the edge doesn't part the halves of a paragraph.
    start = next((at for at, block in enumerate(after) if block.kind is not BlockKind.FIGURE), None)
    end = next((at for at in reversed(range(len(before))) if before[at].kind is not BlockKind.FIGURE), None)
    if start is not None and end is not None and is_cut(before[:end], before[end], after[start]):
        before[end] = mended(before[end], after[start], lambda word: _stands(word, texts))
        after = after[:start] + after[start + 1 :]
    before += after


def _overlap(before: Text, after: Text, stands: Counter[str]) -> int:
    """How many blocks at the start of a page are those at the end of the page before. What stands elsewhere too may be
    a refrain: without it there must still be enough."""
    for count in range(min(len(before), len(after)), 0, -1):
        pairs = list(zip(before[-count:], after[:count], strict=True))
        same = all(
            identity(one) == identity(other)
            or (at == count - 1 and _is_beginning(one, other))
            or (at == 0 and _is_end(one, other))
            for at, (one, other) in enumerate(pairs)
        )
        if not same:
            continue
        own = sum(letters(one.text) for one, _ in pairs if stands[identity(one)] <= 2)
        if own >= SHORTEST_REPEAT or (own >= _SHORTEST_CUT_OFF and _is_beginning(*pairs[-1])):
            return count
    return 0


def _is_fuller(block: Block, than: Block) -> bool:
    """True if the page before has only a block's beginning, or has it with an ellipsis for its end."""
    more = letters(block.text) - letters(than.text)
    return more > 0 or (more == 0 and bool(_CUT_OFF.search(than.text)) and not _CUT_OFF.search(block.text))


def _is_beginning(last: Block, first: Block) -> bool:
    """True if a page ends with the beginning of the paragraph with which the next one starts."""
    if {last.kind, first.kind} != {BlockKind.PARAGRAPH}:
        return False
    said, whole = folded(last.text), folded(first.text)
    enough = _SHORTEST_CUT_OFF if _CUT_OFF.search(last.text) else SHORTEST_REPEAT
    return letters(last.text) >= enough and len(whole) > len(said) and whole.startswith(said)


def _is_end(last: Block, first: Block) -> bool:
    """True if a page starts, behind an ellipsis, with the end of the last paragraph of the one before."""
    if {last.kind, first.kind} != {BlockKind.PARAGRAPH} or not _CUT_IN.match(first.text):
        return False
    return letters(first.text) >= _SHORTEST_CUT_OFF and folded(last.text).endswith(folded(first.text))


def _stands(word: str, texts: Iterable[Text]) -> bool:
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE)
    return any(pattern.search(block.text) for text in texts for block in text)
