"""The pages of one part, in whatever order they were archived -> one body."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crawler.reading.cues import cues_of
from crawler.reading.paging import page_step, views_all
from crawler.reading.urls import url_key
from crawler.reading.words import Cue
from storage.records import PAGE_ROLES, Block, BlockKind, Link, LinkRole, Metadata, Page, Part, Reading

_LEAD_BLOCKS = 3  # a page of a part may repeat the title, byline and lead; further down a repetition is a refrain
_SHORTEST_OVERLAP = 40  # letters: a shorter paragraph at the end of one page and the start of the next may be a refrain
_LONGEST_PROMPT = 60
_ENOUGH_OF_FIRST = (
    0.9  # share of page 1's paragraphs that a page must hold to be the whole; prompts are missing from it
)
_SENTENCE_END = re.compile(r"[.!?…。！？:;：；][\"'”’»)\]」』]*$")
_BYLINE = re.compile(r"^(?:by|von|par|por|di|da|door|av|автор|作者|文|撰文)?[\s:：/]*", re.IGNORECASE)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")


def stitch(pages: Sequence[Page]) -> Part:
    """One part from its pages; the same whatever their order.

    A page that shows the whole part is taken alone for the text if it holds page 1 and more. Else the pages are joined:
    what a page repeats of its neighbours is dropped, and a paragraph cut at a page's end is mended. No other text is
    lost. Raises ValueError if there are no pages.
    """
    if not pages:
        raise ValueError("a part has at least one page")
    ordered, wholes = _in_order(pages)
    whole = _whole(ordered, wholes)
    blocks = tuple(whole.reading.blocks) if whole else _joined([page.reading for page in ordered])
    first = ordered[0].reading
    everything = [*ordered, *wholes]
    canonical = first.metadata.canonical_url
    shown = [whole] if whole else everything
    missing = () if whole else _missing(everything)
    openings = tuple(page.reading.url for page in shown if page.reading.opening)
    metadata = _metadata([page.reading.metadata for page in everything])
    part_title = first.part_title
    if part_title and _counts_pages([page.reading for page in ordered], len(missing)):
        metadata, part_title = replace(metadata, title=part_title.series or metadata.title), None
    return Part(
        key=first.canonical_key,
        url=canonical if canonical and url_key(canonical) == first.canonical_key else first.url,
        page_keys=tuple(page.reading.key for page in everything),
        page_urls=tuple(page.reading.url for page in everything),
        metadata=metadata,
        part_title=part_title,
        blocks=blocks,
        digest=text_digest(blocks),
        first_captured=min(page.first_captured for page in everything),
        last_captured=max(page.last_captured for page in everything),
        revision=1 + sum(page.revision - 1 for page in everything),
        missing_pages=missing + openings,
        gone=ordered[0].gone,
    )


def text_digest(blocks: Iterable[Block]) -> str:
    """A SHA-256 (hex) of what the blocks say."""
    return hashlib.sha256("\n".join(block.text for block in blocks).encode()).hexdigest()


def _counts_pages(readings: list[Reading], missing: int) -> bool:
    """True if the titles' numbers are those of the pages: 'X (1/2)' on the first of two, 'X (2/2)' on the next."""
    said = [reading.part_title for reading in readings]
    count = len(readings) + missing
    return count > 1 and all(
        title is not None and (title.number, title.total) == (place, count)
        for place, title in enumerate(said[:2], start=1)
    )


def _page_links(pages: Iterable[Page]) -> list[tuple[Page, Link]]:
    return [(page, link) for page in pages for link in page.reading.links if link.role in PAGE_ROLES]


def _in_order(pages: Sequence[Page]) -> tuple[list[Page], list[Page]]:
    """The pages in reading order, and apart from them those that show (or ask for) the whole part."""
    by_key = {page.reading.key: page for page in sorted(pages, key=lambda page: page.reading.url)}
    asked = {link.key for _, link in _page_links(pages) if link.role is LinkRole.VIEW_ALL}
    wholes = [page for key, page in sorted(by_key.items()) if key in asked or views_all(key)]
    if len(wholes) == len(by_key):
        wholes = wholes[1:]
    whole_keys = {page.reading.key for page in wholes}
    single = {key: page for key, page in by_key.items() if key not in whole_keys}
    numbers = _numbers(single)
    after = _predecessors(single)
    ordered = sorted((key for key in single if key in numbers), key=lambda key: (numbers[key], key))
    waiting = sorted(key for key in single if key not in numbers)
    if not ordered:
        ordered = [next((key for key in waiting if key not in after), waiting[0])]
        waiting.remove(ordered[0])
    while waiting:
        key = next((key for key in waiting if after.get(key) in ordered), waiting[0])
        waiting.remove(key)
        place = ordered.index(after[key]) + 1 if after.get(key) in ordered else len(ordered)
        ordered.insert(place, key)
    return [single[key] for key in ordered], wholes


def _numbers(pages: dict[str, Page]) -> dict[str, int]:
    """Page numbers by key, as links name them or else as addresses do; the only page without one is the first."""
    votes: dict[str, Counter[int]] = {}
    for _, link in _page_links(pages.values()):
        if link.number is not None and link.key in pages:
            votes.setdefault(link.key, Counter())[link.number] += 1
    numbers = {}
    for key in pages:
        steps = [step for other in pages if other != key and (step := page_step(other, key))]
        addressed = next((step.number for step in steps if step.number is not None), None)
        if steps and all(step.number is None for step in steps):
            numbers[key] = 0  # before page 1, in case that pages are counted from the second on
        elif key in votes:
            numbers[key] = max(votes[key].items(), key=lambda vote: (vote[1], vote[0]))[0]
        elif addressed is not None:
            numbers[key] = addressed
    unnumbered = [key for key in pages if key not in numbers]
    if numbers and len(unnumbered) == 1 and min(numbers.values()) > 1:
        numbers[unnumbered[0]] = 1
    return numbers


def _predecessors(pages: dict[str, Page]) -> dict[str, str]:
    """For each page the page before it, as 'next' and 'previous' links say."""
    before: dict[str, str] = {}
    for page, link in sorted(_page_links(pages.values()), key=lambda pair: (pair[0].reading.key, pair[1].key)):
        if link.key not in pages or link.key == page.reading.key:
            continue
        if link.role is LinkRole.NEXT_PAGE:
            before.setdefault(link.key, page.reading.key)
        elif link.role is LinkRole.PREV_PAGE:
            before.setdefault(page.reading.key, link.key)
    return before


def _whole(ordered: list[Page], wholes: list[Page]) -> Page | None:
    """The longest page that holds page 1 and is longer than it; None if there is none."""
    opening = {_folded(block.text) for block in ordered[0].reading.blocks}
    length = _length(ordered[0])
    for page in sorted(wholes, key=_length, reverse=True):
        held = opening & {_folded(block.text) for block in page.reading.blocks}
        if opening and len(held) >= _ENOUGH_OF_FIRST * len(opening) and _length(page) > length:
            return page
    return None


def _length(page: Page) -> int:
    return sum(len(block.text) for block in page.reading.blocks)


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def _joined(readings: list[Reading]) -> tuple[Block, ...]:
    blocks = list(readings[0].blocks)
    lead = {_folded(block.text) for block in blocks[:_LEAD_BLOCKS]}
    for index, reading in enumerate(readings[1:], start=1):
        following = list(reading.blocks)
        while blocks and _is_prompt(blocks[-1]):
            blocks.pop()
        following = following[_repeated_start(following, readings[0].metadata, lead) :]
        tail = _repeated_end(blocks, following) if index < len(readings) else 0
        blocks = blocks[: len(blocks) - tail]
        following = following[_overlap(blocks, following) :]
        if blocks and following and _is_cut(blocks[-1], following[0]):
            blocks[-1] = _mended(blocks[-1], following.pop(0))
        blocks.extend(following)
    return tuple(blocks)


def _is_prompt(block: Block) -> bool:
    short = len(block.text) <= _LONGEST_PROMPT and block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}
    return short and bool(cues_of(block.text) & {Cue.NEXT_PAGE, Cue.CONTINUE, Cue.PREVIOUS_PAGE})


def _repeated_start(blocks: list[Block], first: Metadata, lead: set[str]) -> int:
    """How many blocks at a later page's start are title, byline, prompt, or the lead of page 1."""
    title = _folded(first.title or "")
    names = {_folded(name) for name in first.authors}
    count = 0
    for block in blocks[: _LEAD_BLOCKS + 2]:
        text = _folded(block.text)
        byline = _folded(_BYLINE.sub("", block.text, count=1)) in names
        if not (text in lead or (title and text == title) or byline or _is_prompt(block)):
            break
        count += 1
    return count


def _repeated_end(blocks: list[Block], following: list[Block]) -> int:
    """How many blocks at the end of a page stand at the end of the next one too: a bio, a source, a note."""
    count = 0
    while count < min(len(blocks), len(following)) - 1 and blocks[-1 - count] == following[-1 - count]:
        count += 1
    return count


def _overlap(blocks: list[Block], following: list[Block]) -> int:
    """How many blocks at the start of a page are those at the end of the page before."""
    for count in range(min(len(blocks), len(following)), 0, -1):
        shared = following[:count]
        if blocks[-count:] == shared and (count > 1 or len(shared[0].text) >= _SHORTEST_OVERLAP):
            return count
    return 0


def _is_cut(last: Block, first: Block) -> bool:
    """True if a paragraph breaks off at a page's end and goes on at the next one's start."""
    if last.kind is not BlockKind.PARAGRAPH or first.kind is not BlockKind.PARAGRAPH:
        return False
    if not last.text or not first.text or _SENTENCE_END.search(last.text):
        return False
    return first.text[0].islower() or (last.text[-1] in ",-—、，" or bool(_UNSPACED.match(last.text[-1])))


def _mended(last: Block, first: Block) -> Block:
    space = (
        "" if last.text.endswith("-") or (_UNSPACED.match(last.text[-1]) and _UNSPACED.match(first.text[0])) else " "
    )
    markup = last.markdown + space + first.markdown if last.markup or first.markup else ""
    return replace(last, text=last.text + space + first.text, markup=markup)


def _metadata(pages: list[Metadata]) -> Metadata:
    """Page 1's, with the earliest date of publication and the latest of modification."""
    dated = [page for page in pages if page.published]
    first = min((page.published or "" for page in dated), default="")
    same = [page for page in dated if (page.published or "").startswith(first)]  # '2017-10-03' says '2017', and more
    earliest = min(same, key=lambda page: (-len(page.published or ""), page.published or ""), default=pages[0])
    modified = max((page.modified for page in pages if page.modified), default=None)
    return replace(pages[0], published=earliest.published, published_text=earliest.published_text, modified=modified)


def _missing(pages: list[Page]) -> tuple[str, ...]:
    """Addresses of pages that the archived ones link to and that aren't here, by number, then address."""
    here = {key for page in pages for key in (page.reading.key, page.reading.canonical_key)}
    found: dict[str, Link] = {}
    for _, link in _page_links(pages):
        if link.role is not LinkRole.VIEW_ALL and link.key not in here:
            known = found.get(link.key)
            if known is None or (link.number or 0, link.url) < (known.number or 0, known.url):
                found[link.key] = link
    return tuple(link.url for link in sorted(found.values(), key=lambda link: (link.number or 0, link.url)))
