"""Whether a page that shows, or promises, the whole part is believed."""

from collections.abc import Iterable, Sequence

from crawler.stitching.likeness import SHORTEST_REPEAT, identity, letters, letters_of
from crawler.stitching.page_order import Order
from storage.records import Block, BlockKind, Evidence, Page

ENOUGH_OF_A_PAGE = 0.9
"""Share of a page's letters that the whole must hold where it stands for pages that aren't here; prompts are missing
from it, and a promotion in the middle."""

MOST_GROWTH = 1.5
"""By how much the whole may be longer than pages of which none is missing: one that is longer has other articles below
this one, or comments."""

_SHOWN = 40  # letters of a paragraph, enough to find it


def whole_view(order: Order, joined: Sequence[Block]) -> tuple[Page | None, tuple[Evidence, ...]]:
    """The longest page that truly shows the whole part, None if there is none, and why each is believed or not.
    `joined` are the part's pages as stitched."""
    found: Page | None = None
    evidence = []
    for page in sorted(order.wholes, key=lambda page: (-letters_of(page.reading.blocks), page.reading.key)):
        doubt = _doubt(page, order, joined)
        if doubt is not None:
            evidence.append(Evidence("whole refused", page.reading.key, doubt))
        elif found is None:
            found = page
            evidence.append(Evidence("whole", page.reading.key, "it holds page 1 and all that the other pages hold"))
    return found, tuple(evidence)


def _doubt(whole: Page, order: Order, joined: Sequence[Block]) -> str | None:
    text = "".join(map(identity, whole.reading.blocks))
    first = order.pages[0].reading.blocks
    here = [block for block in joined if block.kind is not BlockKind.GAP]
    size = letters_of(whole.reading.blocks)
    if _share_held(first, text) < ENOUGH_OF_A_PAGE:
        return "it doesn't hold page 1"
    if size <= letters_of(first):
        return "it is no longer than page 1"
    adds = bool(order.missing) and size > letters_of(here)
    if adds:
        lacked = (place for place, page in enumerate(order.pages, 1) if not _holds_page(page, text))
        place = next(lacked, None)
        return None if place is None else f"it lacks text of page {place}"
    lost = next(
        (block for block in here if letters(block.text) >= SHORTEST_REPEAT and identity(block) not in text), None
    )
    if lost is not None:
        return f"it lacks text of the pages: '{lost.text[:_SHOWN]}…'"
    if len(order.pages) > 1 and size > MOST_GROWTH * letters_of(here):
        return "it holds far more than the pages, none of which is missing"
    return None


def _holds_page(page: Page, text: str) -> bool:
    return not page.reading.blocks or _share_held(page.reading.blocks, text) >= ENOUGH_OF_A_PAGE


def _share_held(blocks: Iterable[Block], text: str) -> float:
    sizes = [(letters(block.text), identity(block) in text) for block in blocks if block.text]
    total = sum(size for size, _ in sizes)
    return sum(size for size, held in sizes if held) / total if total else 0.0
