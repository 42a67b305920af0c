"""Which passages become the text: the model's verdict, and what the structure of a page says beyond it."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crawler.reading.canonical import absolute
from crawler.reading.document import Document
from crawler.reading.passage_facts import NAMES, Facts, squeezed
from crawler.reading.passage_judge import belong, likelihoods
from crawler.reading.passages import COUNTED, Passage, class_names, is_footnote_mark
from crawler.reading.urls import same_site, url_key
from crawler.reading.wording import one_line

_KEPT, _DESCRIPTION, _TITLE = (NAMES.index(name) for name in ("kept", "description", "title"))
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_MOSTLY = 0.8  # of a passage's letters
_FARTHEST_LEAD = 8  # passages between a lead and the text, or its title
_LEAST_LEAD = 30  # letters
_LEAST_LEAD_LIKELIHOOD = 0.1
_LEAD = re.compile(
    r"(?<![a-z])(?:lead|lede|dek|standfirst|sub-?title|sub-?head(?:line)?|chapo|sapo|vorspann|ingress|bajada|entradilla"
    r"|sommario|strapline|preamble)",
    re.IGNORECASE,
)
_ANNOUNCEMENT = re.compile(r"\W*[^\W\d](?:[\w ]{0,28})[:：]\W*")
_LABEL = re.compile(r"\W*[^\W\d]{2,12}\s*[:：]")
_FIRST_PASSAGES = 3
_MOST_ANNOUNCED = 5  # links in one line
_MOST_PULLED = 60  # quotes set beside a text, each looked for in all of it
_PULLED = re.compile(r"pull|quote|zitat|citation", re.IGNORECASE)
_LEAST_PULLED = 25  # letters: a shorter quote may stand in the text by chance

Reason = str | None
"""Why a passage is left out; None: it is the article's."""


def left_out(passages: Sequence[Passage], facts: Facts, document: Document) -> list[Reason]:
    """For each passage the reason for which it isn't the article's, None if it is."""
    likely = likelihoods(facts)
    reasons: list[Reason] = [
        None if belongs else f"{likelihood:.0%} likely the article's; trafilatura kept {kept:.0%}"
        for belongs, likelihood, kept in zip(belong(facts, likely), likely, facts[:, _KEPT], strict=True)
    ]
    for at, passage in enumerate(passages):
        if reasons[at] is None and _leads_elsewhere(passage, document):
            reasons[at] = "nothing but links to other pages of the site"
    _take_in_lead(passages, facts, likely, reasons)
    _take_in_footnotes(passages, reasons)
    _leave_out_pulled(passages, reasons)
    _take_in_headings(passages, facts, reasons)
    _leave_out_description(passages, facts, reasons)
    return reasons


def _leads_elsewhere(passage: Passage, document: Document) -> bool:
    """True for a list, or lines, of links to other pages of the site, those that it wants to be read next: nothing but
    the links, or a label before them ('Read also: …')."""
    links = [link for piece in passage.pieces if not isinstance(piece, str) for link in piece.iter("a")]
    texts = [one_line(link.text_content()) for link in links]
    if not links or (sum(map(len, texts)) < _MOSTLY * len(passage.text) and not _is_announced(passage.text, texts)):
        return False
    addresses = [absolute(document, link.get("href")) for link in links]
    return all(a is not None and same_site(a, document.url) and url_key(a) != url_key(document.url) for a in addresses)


def _is_announced(text: str, links: Sequence[str]) -> bool:
    """True for 'Read also: A, B': nothing but a label stands beside the links."""
    for link in links[:_MOST_ANNOUNCED]:
        text = text.replace(link, "", 1)
    return _ANNOUNCEMENT.fullmatch(text) is not None


def _take_in_lead(
    passages: Sequence[Passage], facts: Facts, likely: NDArray[np.float32], reasons: list[Reason]
) -> None:
    """Between title and text, what is called a lead, or says what the page's description says, opens it."""
    first = next((at for at, reason in enumerate(reasons) if reason is None), 0)
    titles = [at for at in range(first) if facts[at, _TITLE]]
    start = max([first - _FARTHEST_LEAD, 0, *(at + 1 for at in titles)])
    for at in range(start, first):
        passage = passages[at]
        is_lead = facts[at, _DESCRIPTION] or _LEAD.search(class_names(passage.element))
        if is_lead and len(passage.text) >= _LEAST_LEAD and likely[at] >= _LEAST_LEAD_LIKELIHOOD:
            reasons[at] = None


def _leave_out_description(passages: Sequence[Passage], facts: Facts, reasons: list[Reason]) -> None:
    """A line with a label ('Summary: …') that says what the description says is that, printed: it stands with the
    metadata."""
    opening = [at for at, reason in enumerate(reasons) if reason is None][:_FIRST_PASSAGES]
    for at in opening:
        if facts[at, _DESCRIPTION] and _LABEL.match(passages[at].text):
            reasons[at] = "the page's description, printed below the title"


def _take_in_footnotes(passages: Sequence[Passage], reasons: list[Reason]) -> None:
    """A passage that begins with a footnote's number is a footnote of the text above it."""
    has_begun = False
    for at, passage in enumerate(passages):
        first = passage.pieces[0]
        if has_begun and not isinstance(first, str) and is_footnote_mark(first):
            reasons[at] = None
        has_begun = has_begun or reasons[at] is None


def _leave_out_pulled(passages: Sequence[Passage], reasons: list[Reason]) -> None:
    """A quote set large beside the text is in the text already."""
    texts = [
        squeezed(passage.text) if reason is None else "" for passage, reason in zip(passages, reasons, strict=True)
    ]
    quotes = [at for at, passage in enumerate(passages) if reasons[at] is None and _may_be_pulled(passage)]
    for at in quotes[:_MOST_PULLED]:
        element = passages[at].element
        paragraphs = [text for p in element.iter("p", "q") if len(text := squeezed(p.text_content())) >= _LEAST_PULLED]
        quote = max(paragraphs, key=len, default=texts[at])
        if len(quote) >= _LEAST_PULLED and any(quote in text for place, text in enumerate(texts) if place != at):
            reasons[at] = "a quote from the text, set beside it"


def _may_be_pulled(passage: Passage) -> bool:
    element = passage.element
    in_aside = passage.around.tags[COUNTED.index("aside")] > 0
    return element.tag in {"blockquote", "aside"} or in_aside or _PULLED.search(class_names(element)) is not None


def _take_in_headings(passages: Sequence[Passage], facts: Facts, reasons: list[Reason]) -> None:
    """A heading that trafilatura kept belongs to the text below it: a short line alone tells the model little."""
    for at in range(len(passages) - 2, -1, -1):
        if reasons[at] is not None and reasons[at + 1] is None and _is_heading(passages[at]) and facts[at, _KEPT] > 0.5:
            reasons[at] = None


def _is_heading(passage: Passage) -> bool:
    return passage.element.tag in _HEADINGS
