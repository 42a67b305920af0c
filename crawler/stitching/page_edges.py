"""What the pages of a part say again at their edges: lines that lead from page to page, titles and leads, the author's
bio and whatever else closes them.

A block that also stands inside a page is a refrain, and none of these: it stays wherever it is. That is the choice for
a line with which every page ends as well: inside a page too it is the author's; at the pages' ends only it looks like
any 'Photographs by Ada Quill', and is kept once.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from crawler.reading.wording import fold
from crawler.stitching.continued import leads_on
from crawler.stitching.likeness import SHORTEST_REPEAT, folded, identity, letters
from crawler.stitching.page_marks import title_pieces
from storage.records import Block, BlockKind, Link, Page

LEAD_BLOCKS = 3
"""Standfirst, picture and its caption. A page may repeat them; further down a repetition is a refrain."""

EDGE_BLOCKS = 5
"""At a page's start and end: the lead with a title and byline above, a bio with a prompt and a note below."""

_LONGEST_TITLE = 300
_FEWEST_AFTER_NAME = 10  # letters of a bio: less is a byline with a date
_BYLINE = re.compile(r"^(?:by|von|par|por|di|da|door|av|автор|作者|文|撰文)?[\s:：/]*", re.IGNORECASE)

Text = list[Block]


def without_prompts(slots: Sequence[Page | Link]) -> list[Text]:
    """The texts of the pages, without lines that lead on where a page, or a gap, is before or after."""
    texts = []
    for place, slot in enumerate(slots):
        if isinstance(slot, Page):
            blocks = slot.reading.blocks
            edge = min(EDGE_BLOCKS, (len(blocks) + 1) // 2)
            start = edge if place > 0 else 0
            end = len(blocks) - (edge if place < len(slots) - 1 else 0)
            texts.append([block for at, block in enumerate(blocks) if start <= at < end or not leads_on(block)])
    return texts


def take_closing(pages: Sequence[Page], texts: list[Text]) -> Text:
    """Takes out of the texts, and returns, what belongs once at the end of all: what several pages end with, and what
    stands at the start, or the end, of several and begins with an author's name."""
    said = [[identity(block) for block in text] for text in texts]
    bios = _bios(pages, said)
    lengths = _endings(texts, said, bios)
    closing: dict[str, Block] = {}
    for place in sorted(range(len(texts)), key=lambda place: -lengths[place]):
        at = len(texts[place]) - lengths[place]
        for block in texts[place][at:]:
            closing.setdefault(identity(block), block)
        texts[place] = texts[place][:at]
    for place, text in enumerate(texts):
        for block in text:
            if identity(block) in bios:
                closing.setdefault(identity(block), block)
        texts[place] = [block for block in text if identity(block) not in bios]
    return list(closing.values())


def _bios(pages: Sequence[Page], said: Sequence[Sequence[str]]) -> set[str]:
    """The texts about an author: they begin with the name. A standfirst may as well, but is declared a description."""
    names = {folded(author) for page in pages for author in page.reading.metadata.authors} - {""}
    leads = {folded(page.reading.metadata.description or "") for page in pages}
    starts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    at_edges: Counter[str] = Counter()
    for text in said:
        edge = min(EDGE_BLOCKS, max(1, len(text) // 2))
        starts.update(set(text[:edge]))
        ends.update(set(text[-edge:]))
        at_edges.update([*text[:edge], *text[edge:][-edge:]])
    total = Counter(one for text in said for one in text)
    return {
        one
        for one, count in total.items()
        if max(starts[one], ends[one]) > 1
        and count == at_edges[one]
        and one not in leads
        and any(one.startswith(name) and len(one) >= len(name) + _FEWEST_AFTER_NAME for name in names)
    }


def _endings(texts: Sequence[Text], said: Sequence[Sequence[str]], bios: set[str]) -> list[int]:
    """With how many blocks each page ends as another one does; no page is emptied. A short line counts only if all
    pages end with it, the last excepted."""
    common = [
        max((_common_ending(one, other) for at, other in enumerate(said) if at != place), default=0)
        for place, one in enumerate(said)
    ]
    tails = [one[len(one) - count :] for one, count in zip(said, common, strict=True)]
    ends = Counter(one for tail in tails for one in tail)
    total = Counter(one for text in said for one in text)
    lengths = []
    for text, tail in zip(texts, tails, strict=True):
        length = 0
        for block, one in zip(reversed(text), reversed(tail), strict=False):
            is_refrain = total[one] > ends[one] and one not in bios
            is_few = letters(block.text) < SHORTEST_REPEAT and not all(one in other for other in tails[:-1])
            if is_refrain or is_few or ends[one] < 2:
                break
            length += 1
        lengths.append(length)
    return lengths


def _common_ending(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    while count < min(len(one), len(other)) - 1 and one[-1 - count] == other[-1 - count]:
        count += 1
    return count


def drop_leads(pages: Sequence[Page], texts: list[Text]) -> None:
    """Drops title, byline and lead of the first page from the start of the later ones."""
    first = pages[0].reading.metadata
    names = {folded(name) for page in pages for name in page.reading.metadata.authors} - {""}
    titles = {_unmarked(title) for title in (first.title or "", *title_pieces(first.title or "")[:1])} - {""}
    lead = [identity(block) for block in texts[0][: min(LEAD_BLOCKS, len(texts[0]) - 1)]]
    lead += [one for one in (folded(first.title or ""), folded(first.description or "")) if one]
    starts = Counter(one for text in texts for one in {identity(block) for block in text[:EDGE_BLOCKS]})
    total = counted(texts)
    for place, text in enumerate(texts[1:], start=1):
        count = 0
        for block in text[:EDGE_BLOCKS]:
            one = identity(block)
            is_lead = one in lead and total[one] <= starts[one] and (count > 0 or one == lead[0] or _is_plain(block))
            is_byline = folded(_BYLINE.sub("", block.text, count=1)) in names
            if not (is_lead or is_byline or _unmarked(block.text) in titles):
                break
            count += 1
        texts[place] = text[count:]


def _unmarked(text: str) -> str:
    """A title, folded, without a mark of its page; '' for a text too long to be one."""
    return fold(" ".join(title_pieces(text))) if len(text) <= _LONGEST_TITLE else ""


def _is_plain(block: Block) -> bool:
    """True for what is no chance repetition."""
    return block.kind is BlockKind.FIGURE or letters(block.text) >= SHORTEST_REPEAT


def counted(texts: Iterable[Text]) -> Counter[str]:
    """How often each block stands in the texts."""
    return Counter(identity(block) for text in texts for block in text)
