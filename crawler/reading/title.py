"""A page's title as a person would copy it: the heading that agrees with what the page declares, without site name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice, pairwise

from lxml.html import HtmlElement

from crawler.reading.document import Document
from crawler.reading.notes import Notes
from crawler.reading.site_name import SEPARATOR, home_names, is_front_page, site_names, without_site_name
from crawler.reading.structured import StructuredData
from crawler.reading.urls import host_of
from crawler.reading.wording import fold, one_line, plain

LONGEST_TITLE = 300
_AGREEMENT = 0.8  # of a heading and a declared title; titles are shortened and edited, section headings share nothing
_EXACT = 1.0
_NOT_OF_THE_PAGE = frozenset({"aside", "dialog", "footer", "nav"})
_MOST_HEADINGS = 60
_MOST_PIECES = 8  # of a heading, looked at for a kicker
_LEAST_PIECE = 0.3  # of a heading's length: less is a label, whatever agrees with it
_TELLING = 20  # characters: the only h1 says more than a section's name, and may be another title than the declared one
_UNANIMOUS = 3  # declared titles with the same words outvote a heading that only has some of them
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—|:,(]\s*(?:page|seite|página|pagina|sida|side|strona|stránka|oldal|sivu|sayfa|страница|сторінка|halaman"
    r"|trang|pg\.?)\s*\d{1,3}(?:\s*(?:/|of|von|de|di|sur|van|av|af|z|из)\s*\d{1,3})?|[-–—|(（]?\s*第?\s*\d{1,3}\s*[页頁]"
    r"|[-–—|(（]\s*\d{1,3}\s*ページ目?)\s*[)）]?\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:opinion|exclusive|analysis|video|watch|live|gallery|podcast|review|editorial|commentary|meinung|kommentar"
    r"|analyse|opinión|opinião|opinione|avis|tribune|exclusif|exclusiva|exclusivo|esclusiva|photos|pictures|fotos)"
    r"\s*[|｜]\s*(?=\S)",
    re.IGNORECASE,
)
_KICKER = re.compile(
    r"kicker|overline|over-line|topline|top-line|dachzeile|eyebrow|surtitle|supertitle|antetitulo|antetítulo|occhiello"
    r"|roofline|badge|(?<![a-z])label|sub-?title|sub-?head|sub-?line|standfirst|visually-?hidden|sr-only|screen-reader",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"breadcrumb|seo-?_?title", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """`element` is the heading that shows the title on the page, None if none does."""

    text: str
    why: str
    element: HtmlElement | None = None


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading: `text` without its kicker, `whole` with it. `is_trail`: it stands in the path to the page, where
    sites put a title for search engines."""

    element: HtmlElement
    text: str
    whole: str
    is_trail: bool = False

    @property
    def level(self) -> int:
        return int(self.element.tag[1])


def find_title(page: Document, data: StructuredData, notes: Notes) -> Title | None:
    """The title and the heading that shows it; None if the page has neither.

    In this order: the heading that agrees best with a declared title, one that the page prints twice, a title declared
    for machines, the only h1, <title>, the first heading. A section's heading ('Columns Details') agrees with nothing.
    Where all that is declared has the same words and the heading only some of them, what is declared is the title.
    """
    host = host_of(page.url)
    names = site_names(data, host)
    declared = _declared(page.tree, data, names, host)
    shown = _headings(page.tree, host)
    headings = [heading for heading in shown if fold(heading.text) not in names]
    for_machines = [Title(text, source) for source, text in declared if source != "<title>"]
    from_head = [Title(text, source) for source, text in declared if source == "<title>"]
    tops = [heading for heading in headings if heading.level == 1 and heading.element.find(".//a[@href]") is None]
    only_top = [Title(tops[0].text, "the only h1", tops[0].element)] if len(tops) == 1 else []
    telling = [title for title in only_top if len(title.text) >= _TELLING]
    first = [
        Title(heading.text, f"the first heading, {heading.element.tag}", heading.element)
        for heading in (tops or [each for each in shown if each.level == 1] or headings)[:1]
    ]
    chosen = (
        _agreeing(headings, declared)
        or (None if _is_shared(for_machines) else _repeated(headings))
        or _edited(tops, declared)
        or next(iter([*telling, *for_machines, *only_top, *from_head, *first]), None)
    )
    chosen = _outvoted(chosen, declared)
    if notes.thorough and chosen is not None:
        offered = [*declared, *((heading.element.tag, heading.text) for heading in headings)]
        for source, text in dict.fromkeys((source, text) for source, text in offered if text != chosen.text):
            notes.reject("title", text, source)
    return chosen


def _declared(tree: HtmlElement, data: StructuredData, names: frozenset[str], host: str) -> list[tuple[str, str]]:
    """(source, title without site name and page number) for each title that the page declares."""
    article = data.article() or {}
    title = tree.find(".//head/title")
    title = title if title is not None else tree.find(".//title")
    candidates = [
        ("JSON-LD headline", article.get("headline") or article.get("name")),
        ("og:title", data.first("og:title")),
        ("itemprop headline", _marked_headline(tree) if not article and data.first("og:title") is None else None),
        ("twitter:title", data.first("twitter:title", "dc.title", "parsely-title", "sailthru.title")),
        ("<title>", title.text_content() if title is not None else None),
    ]
    kept = []
    for source, value in candidates:
        if not isinstance(value, str):
            continue
        text = _LABEL.sub("", without_site_name(plain(value), names))
        if source == "<title>" and SEPARATOR.search(text) and "og:site_name" not in data.meta:
            text = without_site_name(text, names | frozenset(home_names(tree, host)))
        text = _PAGE_NUMBER.sub("", text) or text
        if text and len(text) <= LONGEST_TITLE and fold(text) not in names:
            kept.append((source, text))
    return kept


def _marked_headline(tree: HtmlElement) -> str | None:
    """The text of the only element that is marked as the headline, None if there is none or several: then those are of
    a list's entries."""
    marked = tree.xpath(".//*[@itemprop='headline'][not(self::meta)]")
    return str(marked[0].text_content()) if len(marked) == 1 else None


def _headings(tree: HtmlElement, host: str) -> list[_Heading]:
    """The headings that may show the title: not the site's logo, not those of navigation and side columns."""
    found: list[tuple[_Heading, bool]] = []
    for element in tree.iter("h1", "h2", "h3"):
        text = one_line(element.text_content())
        if not 0 < len(text) <= LONGEST_TITLE or _is_logo(element, host):
            continue
        text = _LABEL.sub("", _PAGE_NUMBER.sub("", text))
        if text:
            above = list(element.iterancestors())
            is_trail = element.tag == "h1" and any(
                _TRAIL.search(each.get("class") or "") for each in (element, *above[:2])
            )
            found.append(
                (
                    _Heading(element, _without_kicker(element, text), text, is_trail),
                    any(a.tag in _NOT_OF_THE_PAGE for a in above),
                )
            )
        if len(found) >= _MOST_HEADINGS:
            break
    outside = [heading for heading, is_aside in found if not is_aside]
    return outside or [heading for heading, _ in found]


def _is_logo(heading: HtmlElement, host: str) -> bool:
    link = heading.find(".//a[@href]") if len(heading) else None
    return (
        link is not None
        and is_front_page(link.get("href"), host)
        and one_line(link.text_content()) == one_line(heading.text_content())
    )


def _without_kicker(heading: HtmlElement, text: str) -> str:
    """The heading's text without the elements in it that are called kicker, label or sub-title."""
    if not len(heading):
        return text
    kickers = [each for each in heading.iterdescendants() if _KICKER.search(each.get("class") or "")]
    for kicker in kickers[:_MOST_PIECES]:
        words = one_line(kicker.text_content())
        rest = text.removeprefix(words) if text.startswith(words) else text.removesuffix(words)
        if words and len(rest.strip()) >= _LEAST_PIECE * len(text):
            text = rest.strip(" :|–—-·•")
    return text


def _pieces(heading: _Heading) -> Iterator[str]:
    """What the elements inside a heading say by themselves, where they are the beginning or end of it."""
    whole = fold(heading.whole)
    for element in islice(heading.element.iterdescendants(), _MOST_PIECES):
        text = one_line(element.text_content())
        folded = fold(text)
        if len(folded) >= _LEAST_PIECE * len(whole) and (whole.startswith(folded) or whole.endswith(folded)):
            yield text


def _agreeing(headings: list[_Heading], declared: list[tuple[str, str]]) -> Title | None:
    """The heading that agrees best with a declared title; of equals the one of higher level, then the first.

    The whole of it and the pieces in it are taken where they agree exactly and the heading without its kicker doesn't.
    One in the path to the page counts where no other agrees exactly.
    """
    best: tuple[bool, float, int] = (False, _AGREEMENT, -9)
    chosen = None
    candidates = _with_parts(declared)
    for heading in headings:
        whole = fold(heading.whole)
        for source, value in candidates:
            text, agreement = heading.text, _agreement(heading.text, value)
            if agreement != _EXACT and len(heading.element) and fold(value) in whole:
                others = (*_pieces(heading), heading.whole)
                exact = [other for other in others if fold(other) == fold(value)]
                text, agreement = (exact[0], _EXACT) if exact else (text, agreement)
            rank = (agreement == _EXACT and not heading.is_trail, agreement, -heading.level)
            is_shorter = (
                chosen is not None
                and chosen.element is heading.element
                and rank == best
                and len(text) < len(chosen.text)
            )
            if agreement > _AGREEMENT and (rank > best or is_shorter):
                best, chosen = rank, Title(text, f"{heading.element.tag} that agrees with {source}", heading.element)
    return chosen


def _with_parts(declared: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The declared titles, and of a <title> with a separator also its longest part: the rest may be a site's name."""
    added = []
    for source, text in declared:
        if source == "<title>" and len(parts := SEPARATOR.split(text)) > 1:
            longest = max(parts, key=len).strip()
            if 2 * len(longest) > len(text):
                added.append((source, longest))
    return [*declared, *added]


def _is_shared(declared: list[Title]) -> bool:
    """True if two titles declared for machines have the same words: a heading has to be very good to beat them."""
    return len({fold(title.text) for title in declared}) < len(declared)


def _outvoted(chosen: Title | None, declared: list[tuple[str, str]]) -> Title | None:
    """The declared title, if everything declared has the same words and the heading has only the last of them: its
    kicker stands elsewhere on the page. (What follows a title after a separator is a section, more often.)"""
    words = {fold(text) for _, text in declared}
    if chosen is None or len(words) != 1 or len(declared) < _UNANIMOUS:
        return chosen
    shared, own = words.pop(), fold(chosen.text)
    if own == shared or not shared.endswith(own):
        return chosen
    source, text = declared[0]
    return Title(text, f"{source} and everything else that is declared", chosen.element)


@lru_cache(maxsize=1024)
def _agreement(heading: str, declared: str) -> float:
    """1 for the same words; a shortened form counts by its share, other wording by its similarity."""
    one, other = fold(heading), fold(declared)
    if one == other:
        return _EXACT
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


def _repeated(headings: list[_Heading]) -> Title | None:
    """A title that the page prints twice in a row, when nothing declared agrees. (Twice somewhere is a widget's.)"""
    for heading, following in pairwise(headings):
        if fold(heading.text) == fold(following.text) and len(fold(heading.text)) > 3:
            return Title(heading.text, f"{heading.element.tag} that the page prints twice", heading.element)
    return None


def _edited(tops: list[_Heading], declared: list[tuple[str, str]]) -> Title | None:
    """The only h1, if it says the same as a declared title in other words: two long words in common."""
    if len(tops) != 1:
        return None
    words = {word for word in fold(tops[0].text).split() if len(word) > 3}
    for source, value in declared:
        if len(words & set(fold(value).split())) >= 2:
            return Title(tops[0].text, f"the only h1, {source} in other words", tops[0].element)
    return None
