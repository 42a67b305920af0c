"""Names in elements that are marked as an author's, and names that sign a text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.byline import LONGEST_BYLINE, cut_short, set_apart
from crawler.reading.name_words import BY
from crawler.reading.names import is_name, is_organisation, split_names, unique
from crawler.reading.wording import one_line

_CALLED = (
    "author byline by-line writer contributor autor auteur vcard journalist redakteur signature reporter forfatter"
).split()
_NOT_CALLED = (
    "avatar image photo picture icon social share follow bio descr about title role job position date time comment"
    " related popular recent recommend more- sidebar widget teaser card promo authority count link-list profile-page"
).split()
_OTHERS = re.compile(
    r"(?:^|[\s_-])(?:comments?|comment-list|related|(?:most)?-?popular|most-?read|recents?|recommend\w*|recirc\w*|sidebar"
    r"|widget|teaser|promo|newsletter|carousel|trending)(?![\w-]*open)",
    re.IGNORECASE,
)
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|autore?n?|auteurs?|staff|contributors?|writers?|journalists?|reporters?|columnists?|signataires?"
    r"|redakteure?|profiles?|forfatter|penulis|yazar(?:lar)?|redaktion)/[^/]",
    re.IGNORECASE,
)
_NOT_OF_THE_PAGE = frozenset({"aside", "footer", "nav"})
_HOLDERS = "a span p div address li ul h1 h2 h3 h4 h5 h6 cite em strong b i small dd td section header".split()
_WIDEST = 300  # characters: a container of names and dates; more is a card with a teaser, or the article
_NEAREST = 5  # elements above it, by whose names an element is known to belong to another article
_HIGHEST = 4  # steps up from the first name to what holds all of them
_SIGNING = 60
_OPENING, _CLOSING = 2, 3  # paragraphs of a text that may be its signature


def marked_authors(tree: HtmlElement, title: HtmlElement | None, *, anywhere: bool) -> tuple[str, ...]:
    """Names in the group of elements that say they are an author's, by `rel`, `itemprop`, class or the address that
    they link to: the first after the title or the last before it, whichever is nearer. Side columns and cards of other
    articles don't count, or, with `anywhere`, only if nothing else is marked: some sites keep their byline there."""
    if title is not None and title.tag not in _HOLDERS:  # a site's rule may name any element
        title = None
    before = aside = None
    at = above = -1
    for count, element in enumerate(tree.iter(*_HOLDERS)):
        if element is title:
            at = count
        if not _is_marked(element):
            continue
        is_of_page = _is_of_the_page(element)
        if not (is_of_page or (anywhere and aside is None)) or not _names_in(element):
            continue
        if not is_of_page:
            aside = element
            continue
        if title is None or (at >= 0 and (before is None or count - at <= at - above)):
            return _group(element)
        if at >= 0:
            break
        before, above = element, count
    first = before if before is not None else aside
    return _group(first) if first is not None else ()


def _is_marked(element: HtmlElement) -> bool:
    name = element.get("class")
    if name is not None and (is_called := _is_called(name)) is not None:
        return is_called
    if "author" in (element.get("rel") or "") or "author" in (element.get("itemprop") or ""):
        return True
    if element.tag != "a" or not _AUTHOR_PATH.search(element.get("href") or ""):
        return False
    return len(element.text_content().split()) > 1  # a full name: one word is a link to all authors


@lru_cache(maxsize=4096)
def _is_called(name: str) -> bool | None:
    """True if a class name says author, False if it says something of one that isn't the name, None if neither."""
    lower = name.lower()
    if not any(word in lower for word in _CALLED):
        return None
    return not any(word in lower for word in _NOT_CALLED)


def _is_of_the_page(element: HtmlElement) -> bool:
    for above in islice(element.iterancestors(), _NEAREST):
        if above.tag in {"article", "main", "body"}:
            return True
        if above.tag in _NOT_OF_THE_PAGE or _OTHERS.search(above.get("class") or ""):
            return False
    return True


def _names_in(element: HtmlElement) -> tuple[str, ...]:
    """Names that a marked element holds; () if it holds something else, or other marked elements that say it better."""
    hidden = [each for each in element.iter("meta", "link") if each.get("itemprop") == "name"]
    declared = [value for each in hidden if (value := each.get("content") or each.get("value"))]
    if declared:
        return unique(name for value in declared for name in split_names(value) if is_name(name))
    nested = element.find(".//*[@itemprop='name']")
    element = nested if nested is not None else element
    text = one_line(" ".join(element.itertext()))
    if not 1 < len(text) <= LONGEST_BYLINE:
        return ()
    pieces = tuple(BY.sub("", piece) for piece in set_apart(element))
    links = unique(
        name
        for link in element.iter("a")
        if _AUTHOR_PATH.search(link.get("href") or "") or "author" in (link.get("rel") or "")
        for name in split_names(one_line(link.text_content()))
        if is_name(name) and not is_organisation(name)
    )
    if links:
        return links
    names = unique(cut_short(name, pieces) for name in split_names(text))
    if names and all(map(is_name, names)):
        return names
    is_handle = "author" in (element.get("rel") or "") and len(names) == 1 and names[0].isalnum()
    return names if is_handle else ()


def _group(first: HtmlElement) -> tuple[str, ...]:
    """The names of a marked element and of its marked neighbours, as far as they stand in one narrow container."""
    container = first
    for above in islice(first.iterancestors(), _HIGHEST):
        if above.tag in {"body", "main", "article"} or len(one_line(above.text_content())) > _WIDEST:
            break
        container = above
    names: list[str] = []
    for element in container.iter(*_HOLDERS):
        if _is_marked(element) and not any(
            _is_marked(inner) and _names_in(inner) for inner in element.iterdescendants()
        ):
            names += _names_in(element)
    return unique(names)


def signing_authors(title: HtmlElement | None) -> tuple[str, ...]:
    """Names that open or close a text as a paragraph of their own in bold, italics or small print; () if none does."""
    if title is None:
        return ()
    paragraphs = list(islice((each for each in _following_paragraphs(title) if one_line(each.text_content())), 300))
    longest = max(paragraphs, key=lambda each: len(each.text_content()), default=None)
    if longest is None:
        return ()
    beside = [each for each in paragraphs if each.getparent() is longest.getparent()]
    for paragraph in (*beside[:_OPENING], *reversed(beside[-_CLOSING:])):
        text = one_line(paragraph.text_content())
        emphasis = next(paragraph.iter("strong", "b", "em", "i", "small"), None)
        if emphasis is None or one_line(emphasis.text_content()) != text or len(text) > _SIGNING:
            continue
        names = split_names(text)
        if names and all(map(_signs, names)):
            return names
    return ()


def _signs(name: str) -> bool:
    """True for a full name; what is set in capitals, numbered, or begins with an article, is a heading."""
    if any(character.isdigit() for character in name):
        return False
    return is_name(name) and 1 < len(name.split()) < 5 and not name.isupper() and not is_organisation(name)


def _following_paragraphs(title: HtmlElement) -> Iterator[HtmlElement]:
    is_after = False
    for element in title.getroottree().iter("p", title.tag):
        if element is title:
            is_after = True
        elif is_after and element.tag == "p":
            yield element
