"""Whatever pages repeat, cut or lack: the text is the one that was written, in any order of arrival."""

import random
from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from crawler.stitching.continued import leads_on
from crawler.stitching.likeness import SHORTEST_REPEAT, folded, letters
from crawler.stitching.page_groups import divide
from crawler.stitching.page_order import order_pages
from crawler.stitching.pages import stitch
from storage.records import Link, LinkRole, Metadata, Page, Part
from tests.stitching.making import SITE, page, to_page

BIO = "Ada Quill has kept a boat in this harbour since she was nine years old."
STANDFIRST = "A walk along the quay at the hour when nobody else is about."
REFRAIN = "And the gulls said nothing."
WORDS = "buoy crane gull mast oar rope tide wharf".split()


@dataclass(frozen=True)
class Made:
    """Pages as a site shows them, and the texts that must come out."""

    pages: list[Page]
    expected: list[str]


def address(number: int) -> str:
    return "quay" if number == 1 else f"quay?page={number}"


@st.composite
def bodies(draw: st.DrawFn, count: int) -> list[list[str]]:
    """The paragraphs of each page; no two are the same, but for a refrain between them."""
    written = []
    for n in range(count):
        size = draw(st.integers(3, 6))
        words = [draw(st.lists(st.sampled_from(WORDS), min_size=6, max_size=9)) for _ in range(size)]
        body = [f"Entry {10 * n + at} says that the {' '.join(found)} lay still." for at, found in enumerate(words)]
        if draw(st.booleans()):
            body.insert(draw(st.integers(1, size - 1)), REFRAIN)
        written.append(body)
    return written


def gap(run: list[int]) -> str:
    urls = [SITE + address(n) for n in run]
    if len(run) == 1:
        return f"[Page {run[0]} is missing: {urls[0]}]"
    return f"[Pages {run[0]} to {run[-1]} are missing: {urls[0]} to {urls[-1]}]"


def edges(draw: st.DrawFn, written: list[list[str]], here: list[int]) -> tuple[list[list[str]], list[list[str]]]:
    """The bodies as they stand on the pages, with cuts and overlaps; and as they belong in the text, by page."""
    shown, meant = [list(body) for body in written], [list(body) for body in written]
    for at in range(len(written) - 1):
        both = at + 1 in here and at + 2 in here
        match draw(st.sampled_from(("plain", "overlap", "overlap", "cut"))):
            case "overlap":
                again = written[at][-draw(st.integers(1, 2)) :]
                shown[at + 1] = [*again, *shown[at + 1]]
                if not both:
                    meant[at + 1] = [*again, *meant[at + 1]]
            case "cut":
                words = written[at][-1].split()
                where = draw(st.integers(4, len(words) - 1))
                head, tail = " ".join(words[:where]), " ".join(words[where:])
                shown[at][-1] = head
                shown[at + 1] = [tail, *shown[at + 1]]
                if not both:
                    meant[at][-1] = head
                    meant[at + 1] = [tail, *meant[at + 1]]
    return shown, meant


@st.composite
def made_pages(draw: st.DrawFn) -> Made:
    count = draw(st.integers(1, 5))
    written = draw(bodies(count))
    here = sorted(draw(st.sets(st.integers(1, count), min_size=1)) if draw(st.booleans()) else range(1, count + 1))
    shown, meant = edges(draw, written, here)
    with_lead, with_prompts = draw(st.booleans()), draw(st.booleans())
    bio = draw(st.sampled_from(("none", "below", "above", "below all but the last")))
    has_bio = [n for n in here if bio != "none" and (n < count or "last" not in bio)]
    if len(has_bio) < 2:
        has_bio = []
    pages, expected = [], []
    run: list[int] = []
    for n in range(1, count + 1):
        if n not in here:
            run.append(n)
            continue
        if run:
            expected.append(gap(run))
            run = []
        texts = [*([STANDFIRST] if with_lead else []), *shown[n - 1]]
        if n in has_bio:
            texts = [BIO, *texts] if bio == "above" else [*texts, BIO]
        if with_prompts:
            texts = [*([f"Continued from page {n - 1}"] if n > 1 else []), *texts]
            texts += [f"Continued on page {n + 1}"] if n < count else []
        links = tuple(to_page(address(other), LinkRole.PAGE_N, other) for other in range(1, count + 1) if other != n)
        pages.append(page(address(n), *texts, links=links))
        mine = [*([STANDFIRST] if with_lead and n == here[0] else []), *meant[n - 1]]
        expected += mine
    if run:
        expected.append(gap(run))
    expected += [BIO] if has_bio else []
    if draw(st.booleans()):
        pages.append(beyond_the_last(pages[0]))
        pages[0] = linked(pages[0], to_page(address(99), LinkRole.PAGE_N, 99))
    if len(here) == count > 1 and draw(st.booleans()):
        body = [text for texts in written for text in texts]
        pages.append(page("quay/all", *([STANDFIRST] if with_lead else []), *body[:-1]))
        pages[0] = linked(pages[0], to_page("quay/all", LinkRole.VIEW_ALL))
    return Made(pages, expected)


def linked(here: Page, link: Link) -> Page:
    return replace(here, reading=replace(here.reading, links=(*here.reading.links, link)))


def beyond_the_last(first: Page) -> Page:
    """What a site answers for a page that it doesn't have: the first one."""
    return page(address(99), *(block.text for block in first.reading.blocks))


def texts(part: Part) -> list[str]:
    return [block.text for block in part.blocks]


@given(made_pages(), st.randoms(use_true_random=False))
def test_the_text_is_what_was_written(made: Made, rng: random.Random) -> None:
    shuffled = made.pages[:]
    rng.shuffle(shuffled)
    division = divide(shuffled)
    assert len(division.groups) == 1
    assert texts(stitch(division.groups[0], division.known)) == made.expected


FRAGMENTS = st.sampled_from(
    [
        *(" ".join(WORDS[at:] + WORDS[:at]).capitalize() + "." for at in range(8)),
        *(" ".join(WORDS[at:] + WORDS[:at]) for at in range(4)),
        "and so it went on until the tide had turned.",
        "The pilot waited for",
        "The tide turned twice that night, as the almanac had said it would…",
        REFRAIN,
        BIO,
        "Continued on page 2",
        "清晨的港口非常安静，渡轮还没有",
        "离开码头。",
    ]
)
ADDRESSES = ["quay", "quay?page=2", "quay?page=3", "quay/2", "dawn", "noon", "print/quay"]


@st.composite
def any_pages(draw: st.DrawFn) -> list[Page]:
    """Pages that link each other anyhow, with titles and authors that agree or don't."""
    found = []
    for slug in draw(st.lists(st.sampled_from(ADDRESSES), unique=True, min_size=1)):
        role = st.sampled_from([LinkRole.NEXT_PAGE, LinkRole.PREV_PAGE, LinkRole.PAGE_N])
        number = st.none() | st.integers(1, 4)
        links = draw(st.lists(st.builds(to_page, st.sampled_from([*ADDRESSES, "dusk"]), role, number), max_size=4))
        title = draw(st.sampled_from([None, "The long quay", "The long quay (2/3)", "The gulls", "The long quay: Tar"]))
        authors = draw(st.sampled_from([(), ("Ada Quill",), ("Bob Reed",)]))
        metadata = Metadata(title=title, authors=authors)
        made = page(slug, *draw(st.lists(FRAGMENTS, max_size=6)), links=tuple(links), metadata=metadata)
        found.append(replace(made, names=draw(st.sampled_from([(), (to_page("dusk", LinkRole.PAGE_N).key,)]))))
    return found


@given(any_pages(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(pages: list[Page], rng: random.Random) -> None:
    shuffled = pages[:]
    rng.shuffle(shuffled)
    division, again = divide(pages), divide(shuffled)
    assert division == again
    assert [stitch(group, division.known) for group in division.groups] == [
        stitch(group[::-1], again.known) for group in again.groups
    ]


@given(any_pages())
def test_every_page_is_in_one_group_and_no_paragraph_is_lost(pages: list[Page]) -> None:
    division = divide(pages)
    grouped = [one.reading.key for group in division.groups for one in group]
    assert sorted(grouped) == sorted(one.reading.key for one in pages)
    for group in division.groups:
        repeats = [one for one, _ in order_pages(group).repeats]
        said = folded("".join(texts(stitch(group, division.known))))
        for one in group:
            if "print" not in one.reading.key:  # of which the text is another page's, or isn't believed
                lost = [b.text for b in one.reading.blocks if folded(b.text) not in said and not leads_on(b)]
                assert all(one in repeats and letters(text) < SHORTEST_REPEAT for text in lost)
