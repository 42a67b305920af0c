"""A page's title as a person would copy it: the heading that agrees with what the page declares, without site name."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from lxml.html import HtmlElement

from crawler.reading.structured import StructuredData

LONGEST_TITLE = 300
_AGREEMENT = 0.8  # of a heading and a declared title; titles are shortened and edited, section headings share nothing
_SEPARATOR = re.compile(r"\s+[|¦·•»«‹›:\-–—]+\s+|\s*[|¦]\s*|\s*::\s*|(?<=\S)[_＿](?=\S*$)")
_NOT_OF_THE_PAGE = frozenset({"aside", "footer", "nav"})
_WORD = re.compile(r"\w+")
_MOST_HEADINGS = 60


@dataclass(frozen=True, slots=True)
class Title:
    """`element` is the heading that shows the title on the page, None if none does."""

    text: str
    why: str
    element: HtmlElement | None = None


def find_title(tree: HtmlElement, data: StructuredData, host: str) -> Title | None:
    """The title and the heading that shows it; None if the page has neither.

    In this order: the heading that agrees best with a declared title, one that the page prints twice, a title declared
    for machines, the only h1, <title>, the first heading. A section's heading ('Columns Details') agrees with nothing.
    """
    names = site_names(data, host)
    declared = _declared(tree, data, names)
    headings = _headings(tree)
    for_machines = [Title(text, source) for source, text in declared if source != "<title>"]
    from_head = [Title(text, source) for source, text in declared if source == "<title>"]
    tops = [(element, text) for element, text in headings if element.tag == "h1" and fold(text) not in names]
    only_top = [Title(tops[0][1], "the only h1", tops[0][0])] if len(tops) == 1 else []
    first = [Title(text, f"the first heading, {element.tag}", element) for element, text in (tops or headings)[:1]]
    return (
        _agreeing(headings, declared)
        or _repeated(headings, names)
        or _edited(tops, declared)
        or next(iter([*for_machines, *only_top, *from_head, *first]), None)
    )


def _agreeing(headings: list[tuple[HtmlElement, str]], declared: list[tuple[str, str]]) -> Title | None:
    """The heading that agrees best with a declared title; of equals the one of higher level, then the first."""
    best: tuple[float, int] = (_AGREEMENT, -9)
    chosen = None
    for element, text in headings:
        for source, value in declared:
            rank = (_agreement(text, value), -int(element.tag[1]))
            if rank > best:
                best, chosen = rank, Title(text, f"{element.tag} that agrees with {source}", element)
    return chosen


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Text for comparison: case, width, punctuation and spacing don't count."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def one_line(text: str | None) -> str:
    return " ".join((text or "").translate({0xAD: None, 0x200B: None, 0xFEFF: None}).split())


def without_site_name(title: str, site_names: frozenset[str]) -> str:
    """A declared title without the names of the site before or after a separator. A part is a site name if it is one
    of the known ones, or begins or ends with one ('The Example Times - Business')."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2 or not site_names:
        return title
    for at_end in (True, False):
        while len(parts) > 1:
            part = fold(parts[-1] if at_end else parts[0])
            if not part or any(_is_name(part, name) for name in site_names):
                separators = list(_SEPARATOR.finditer(title))
                title = title[: separators[-1].start()] if at_end else title[separators[0].end() :]
                parts = _SEPARATOR.split(title)
            else:
                break
    return title.strip()


def _is_name(part: str, name: str) -> bool:
    return (
        part == name
        or part.replace(" ", "") == name.replace(" ", "")
        or (
            len(name) > 3
            and len(part) < 2 * len(name) + 12
            and (part.startswith(f"{name} ") or part.endswith(f" {name}"))
        )
    )


def site_names(data: StructuredData, host: str) -> frozenset[str]:
    """What the site calls itself, folded: declared names and its host."""
    names = [*data.meta.get("og:site_name", ()), *data.meta.get("application-name", ())]
    for node in data.nodes:
        publisher = node.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            names.append(publisher["name"])
    bare = host.partition(":")[0].removeprefix("www.")
    names += [bare, *([max(bare.split(".")[:-1], key=len)] if "." in bare and not bare[-1].isdigit() else [])]
    return frozenset(folded for name in names if (folded := fold(name)))


def _declared(tree: HtmlElement, data: StructuredData, site_names: frozenset[str]) -> list[tuple[str, str]]:
    article = data.article() or {}
    title = tree.find(".//title")
    candidates = [
        ("JSON-LD headline", article.get("headline") or article.get("name")),
        ("og:title", data.first("og:title")),
        ("twitter:title", data.first("twitter:title", "dc.title", "parsely-title", "sailthru.title")),
        ("<title>", title.text_content() if title is not None else None),
    ]
    kept = []
    for source, value in candidates:
        text = without_site_name(one_line(value), site_names) if isinstance(value, str) else ""
        if text and len(text) <= LONGEST_TITLE and fold(text) not in site_names:
            kept.append((source, text))
    return kept


def _headings(tree: HtmlElement) -> list[tuple[HtmlElement, str]]:
    found = []
    for element in tree.iter("h1", "h2", "h3"):
        text = one_line(element.text_content())
        if 0 < len(text) <= LONGEST_TITLE:
            found.append((element, text))
            if len(found) >= _MOST_HEADINGS:
                break
    outside = [pair for pair in found if not any(a.tag in _NOT_OF_THE_PAGE for a in pair[0].iterancestors())]
    return outside or found


def _agreement(heading: str, declared: str) -> float:
    """1 for the same words; a shortened form counts by its share, other wording by its similarity."""
    one, other = fold(heading), fold(declared)
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) or longer.endswith(shorter):
        # one word of a long title is a section name, half of it is a title without its subtitle or site name
        return 0.95 if len(shorter) >= 0.4 * len(longer) else 0.0
    if len(shorter) < 0.5 * len(longer) or not _share_words(one, other):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio() * 0.99


def _share_words(one: str, other: str) -> bool:
    """A cheap no for the many headings that have nothing to do with the title. Chinese has no words to compare."""
    words, others = set(one.split()), set(other.split())
    return len(words & others) * 2 >= min(len(words), len(others)) or (len(words) < 4 and not one.isascii())


def _repeated(headings: list[tuple[HtmlElement, str]], site_names: frozenset[str]) -> Title | None:
    """A title that the page prints twice in a row, when nothing declared agrees. (Twice somewhere is a widget's.)"""
    for (element, text), (_, following) in pairwise(headings):
        if fold(text) == fold(following) and fold(text) not in site_names and len(fold(text)) > 3:
            return Title(text, f"{element.tag} that the page prints twice", element)
    return None


def _edited(tops: list[tuple[HtmlElement, str]], declared: list[tuple[str, str]]) -> Title | None:
    """The only h1, if it says the same as a declared title in other words: two long words in common."""
    if len(tops) != 1:
        return None
    element, text = tops[0]
    words = {word for word in fold(text).split() if len(word) > 3}
    for source, value in declared:
        if len(words & set(fold(value).split())) >= 2:
            return Title(text, f"the only h1, {source} in other words", element)
    return None
