"""What a page is: article, listing, series index, gate, soft-404 or other, with the reason as a sentence."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.reading.archives import archive_named
from crawler.reading.cues import cues_of
from crawler.reading.document import Document
from crawler.reading.kind_words import COUNTED, ENUMERATED, GATE_TITLE, NOT_FOUND, PAYWALL, SERIES
from crawler.reading.part_title import number_named, parse_part_title
from crawler.reading.structured import ARTICLE_TYPES, StructuredData, types_of
from crawler.reading.url_words import SERIES as SERIES_SEGMENTS
from crawler.reading.urls import same_site, url_key
from crawler.reading.wording import one_line
from crawler.reading.words import Cue
from storage.records import Metadata, PageKind

_LISTING_TYPES = frozenset({"collectionpage", "itemlist", "blog", "searchresultspage", "profilepage"})
_LISTING_PATH = re.compile(
    r"/(?:category|categories|tags?|topics?|authors?|section|search|kategorie|rubrik|categorie|categoria|etiqueta|page)"
    r"(?:/|$)[^/]*(?:/page/\d+)?/?$"
    r"|/page/\d+/?$|/(?:index|list|page)[-_]\d{1,4}\.s?html?$|/archives?(?:/(?:19|20)\d{2}(?:/\d{2})?)?/?$",
    re.IGNORECASE,
)
_ARTICLE_PATH = re.compile(
    r"/(?:19|20)\d{2}/\d{1,2}/(?:\d{1,2}/)?[^/]*[^/\d][^/]*/?$"  # a date and a name
    r"|/articles?/(?=[^/]*\d|.*/).+"
    r"|/[^/]*\d{5,}[^/]*\.\w+$"
    r"|/(?:[^/-]+-){4,}[^/]*$",  # a title in five words or more
    re.IGNORECASE,
)
_LISTING_QUERY = re.compile(r"(?:^|&)(?:page|paged|p|pg|start|offset|s|q|search|cat|category|tag)=", re.IGNORECASE)
_OUTSIDE = frozenset({"nav", "aside", "footer", "noscript", "script", "style", "template"})
_LINK_SHARE = 0.5  # of a paragraph's text: above it, it is a teaser or a menu, no prose
_PARAGRAPHS = ("p", "pre", "blockquote")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_OF_OTHERS = frozenset({Cue.RELATED, Cue.POPULAR})
_LEAST_PARAGRAPH = 60
_ENOUGH_PROSE = 1200
_LEAST_PROSE = 400
_LEAST_CARDS = 4
_LEAST_REPEATS = 3
_CARD_DEPTH = 6
_MOST_ERROR_PROSE = 1500
_LETTERS_A_LINK = 60  # a listing without cards is links and little else
_MOST_GATE_PROSE = 800  # a paywall lets a paragraph or two through
_MOST_INDEX_PROSE = 700  # an introduction may stand above a table of contents, an article may not


@dataclass(frozen=True, slots=True)
class _Shape:
    """Weights of text: `prose` all that runs, `longest` the most that stands in one place outside cards, `teaser_prose`
    what stands in cards. `cards` is how many linked headings stand in containers that repeat."""

    prose: int
    longest: int
    cards: int
    teaser_prose: int


def decide_kind(page: Document, data: StructuredData, status: int, meta: Metadata) -> tuple[PageKind, str]:
    """The kind and a sentence that says why. `meta` is what the page says of an article, if it is one."""
    shape = _shape(page.tree, page.url)
    headings = (one_line(heading.text_content()) for heading in islice(page.tree.iter("h1"), 2))
    words = " ".join(filter(None, (meta.title, *headings)))[:400]
    if status >= 400:
        return PageKind.OTHER, f"the server answered {status}"
    if shape.prose < _MOST_ERROR_PROSE and (found := NOT_FOUND.search(words)):
        return PageKind.SOFT_404, f"the title says {found[0]!r} and there is little text"
    if (gate := _gate(page.tree, words, shape)) is not None:
        return PageKind.GATE, gate
    if data.article() is None and _is_series_index(page, words, shape):
        return PageKind.SERIES_INDEX, "a list of numbered parts under a heading, and little prose"
    article, listing = _for_article(page.url, data, shape), _for_listing(page.url, data, shape)
    if meta.authors and meta.published and shape.cards < _LEAST_CARDS and _opens_with_title(page.tree, meta.title):
        article.append((1.5, "its text stands under its title, an author and a date"))
    weight = sum(points for points, _ in article) - sum(points for points, _ in listing)
    if weight > 0:
        return PageKind.ARTICLE, _because(article)
    if listing and (shape.cards >= _LEAST_CARDS or _count_links(page.tree) > shape.prose / _LETTERS_A_LINK):
        return PageKind.LISTING, _because(listing)
    if not listing and _is_bare(page.tree):
        return PageKind.ARTICLE, "a few words and nothing else"
    return PageKind.OTHER, "neither running text nor a list of articles"


def _opens_with_title(tree: HtmlElement, title: str | None) -> bool:
    """True if running text follows the title, as an unlinked heading, before any heading that is a link: also on the
    short last page of an article, whose address counts pages as a listing's does."""
    opened = False
    for element in tree.iter("h1", "h2", "h3", *_PARAGRAPHS):
        if _is_framed(element):
            continue
        text = one_line(element.text_content())
        if element.tag in _PARAGRAPHS:
            if opened and _weight(text) >= _LEAST_PARAGRAPH:
                return True
        elif next(element.iter("a"), None) is not None or next(element.iterancestors("a"), None) is not None:
            return False
        else:
            opened = opened or (title is not None and text != "" and (text in title or title in text))
    return False


def _because(points: list[tuple[float, str]]) -> str:
    return "; ".join(reason for _, reason in sorted(points, reverse=True))


def _count_links(tree: HtmlElement) -> int:
    return sum(1 for link in tree.iter("a") if _leads_away(link))


def _is_bare(tree: HtmlElement) -> bool:
    """True for a page of plain words, without links, scripts or forms: nothing but its text can be meant."""
    if _count_links(tree) or next(tree.iter("script", "form"), None) is not None:
        return False
    return bool(tree.find("body").text_content().strip())


def _for_article(url: str, data: StructuredData, shape: _Shape) -> list[tuple[float, str]]:
    points: list[tuple[float, str]] = []
    articles = data.articles()
    if len(articles) == 1 or (articles and all("articleBody" in node for node in articles[:1])):
        points.append((2.0, f"JSON-LD says {'/'.join(sorted(types_of(articles[0]) & ARTICLE_TYPES))}"))
    if (data.first("og:type") or "").lower().startswith("article"):
        points.append((1.5, "og:type says article"))
    if any(name in data.meta for name in ("article:published_time", "citation_title", "parsely-pub-date")):
        points.append((0.5, "a date of publication is declared"))
    if _ARTICLE_PATH.search(urlsplit(url).path):
        points.append((1.5, "the address is that of an article"))
    if shape.longest >= _LEAST_PROSE:
        points.append(
            (min(3.0, 0.5 + shape.longest / 1000), f"{shape.longest} characters of running text in one place")
        )
    elif shape.prose >= _LEAST_PROSE:
        points.append((0.5, f"{shape.prose} characters of text"))
    elif shape.prose > 0:
        points.append((0.25, "some text"))
    return points


def _for_listing(url: str, data: StructuredData, shape: _Shape) -> list[tuple[float, str]]:
    points: list[tuple[float, str]] = []
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    if path == "" and not parts.query:
        points.append((2.0, "the address is the site's front page"))
    elif _LISTING_PATH.search(parts.path):
        points.append((1.5, "the address is that of a category, tag or page of a list"))
    elif archive_named(url_key(url)):
        points.append((1.5, "the address is that of a month, a year or an author"))
    elif _LISTING_QUERY.search(parts.query):
        points.append((0.5, "the address names a page of a list"))
    elif path.count("/") == 1 and "-" not in path and "." not in path and not any(c.isdigit() for c in path):
        points.append((0.75, "the address is that of a section"))
    types = frozenset(name for node in data.nodes[:12] for name in types_of(node))
    if types & _LISTING_TYPES and not types & ARTICLE_TYPES:
        points.append((1.0, "JSON-LD says it is a collection"))
    if shape.cards >= _LEAST_CARDS:
        # an article page lists others beside its text; on a listing the text is theirs
        weight = 1.0 if shape.teaser_prose > shape.longest or shape.prose < _LEAST_PROSE else 0.4
        points.append((weight * (0.5 + min(1.9, shape.cards / 6)), f"{shape.cards} linked headings in repeated cards"))
    return points


def _gate(tree: HtmlElement, words: str, shape: _Shape) -> str | None:
    """Why the page lets nobody read on, None if it does: little text, and a paywall's words, a login title or a
    password."""
    if shape.prose >= _MOST_GATE_PROSE or shape.cards >= _LEAST_CARDS:
        return None
    if found := PAYWALL.search(one_line(tree.text_content())):
        return f"it says {found[0]!r} and there is little text"
    if shape.prose >= _LEAST_PROSE:
        return None
    if found := GATE_TITLE.search(words):
        return f"the title says {found[0]!r} and there is little text"
    if any((field.get("type") or "").lower() == "password" for field in tree.iter("input")):
        return "a password is asked for and there is little text"
    return None


def _is_series_index(page: Document, words: str, shape: _Shape) -> bool:
    """A list whose items link parts: numbered, or in an ordered list where the title, the heading above it or the
    address speaks of a series. Not under a heading of popular or related articles."""
    if shape.prose - shape.teaser_prose >= _MOST_INDEX_PROSE or _names_part(words):
        return False
    in_series = not SERIES_SEGMENTS.isdisjoint(urlsplit(page.url).path.lower().split("/")[:-1])
    heading = ""
    for element in page.tree.iter(*_HEADINGS, "ol", "ul", "table", "dl"):
        if element.tag in _HEADINGS:
            heading = one_line(element.text_content())
        elif not _is_framed(element) and cues_of(heading).isdisjoint(_OF_OTHERS):
            links = [one_line(a.text_content()) for a in element.iter("a") if _leads_away(a)]
            numbered = sum(map(_names_part, links))
            if len(links) >= 2 and numbered >= 2 and numbered * 3 >= len(links) * 2:
                return True
            told = in_series or SERIES.search(words) or SERIES.search(heading)
            if element.tag == "ol" and len(links) >= 2 and told:
                return True
    return False


def _names_part(text: str) -> bool:
    """True for a text that gives a part's number; not for 'Harbours (14)', which is how many there are of a topic."""
    if number_named(text) is not None or ENUMERATED.match(text):
        return True
    return parse_part_title(text) is not None and not COUNTED.search(text)


def _shape(tree: HtmlElement, url: str) -> _Shape:
    """One walk over the paragraphs and one over the headings; if that is little, one over text without paragraphs."""
    cards = _cards(tree, url)
    containers: Counter[HtmlElement] = Counter()
    teaser_prose = 0
    for element, amount in _prose(tree):
        if _is_in_card(element, cards):
            teaser_prose += amount
        else:
            parent = element.getparent()
            containers[element if element.tag not in _PARAGRAPHS or parent is None else parent] += amount
    prose = sum(containers.values()) + teaser_prose
    longest = max(containers.values(), default=0)
    grouped: Counter[HtmlElement] = Counter()  # sections of one article, each in a box of its own
    for container, amount in containers.items():
        parent = container.getparent()
        grouped[container if parent is None or parent.tag == "body" else parent] += amount
    return _Shape(prose, max(longest, max(grouped.values(), default=0)), len(cards), teaser_prose)


def _prose(tree: HtmlElement) -> Iterator[tuple[HtmlElement, int]]:
    """(element, weight of its text) of what is running text: long enough, not mostly links, not in a page's frame."""
    total = 0
    for element in tree.iter(*_PARAGRAPHS):
        text = one_line(element.text_content())
        amount = _weight(text)
        if amount >= _LEAST_PARAGRAPH and not _is_framed(element):
            links = sum(len(link.text_content()) for link in element.iter("a"))
            if links <= _LINK_SHARE * len(text):
                total += amount
                yield element, amount
    if total < _ENOUGH_PROSE:
        for element in tree.iter("div", "td", "section", "article", "main", "body", "center", "font", "span", "li"):
            own = " ".join(filter(None, (element.text, *(child.tail for child in element))))
            amount = _weight(one_line(own))
            if amount >= _LEAST_PARAGRAPH and not _is_framed(element):
                yield element, amount


def running_text(tree: HtmlElement, enough: int) -> int:
    """The weight of the running text in the markup, about its letters, counted until there is enough."""
    total = 0
    for _, amount in _prose(tree):
        total += amount
        if total >= enough:
            break
    return total


def _leads_away(link: HtmlElement) -> bool:
    """False for a link to a place on the same page: a heading's own anchor, a list of the article's sections."""
    href = link.get("href") or ""
    return href != "" and not href.startswith(("#", "javascript:"))


def _weight(text: str) -> int:
    """Length in letters of an alphabet: a Chinese character says as much as two."""
    return len(text) if text.isascii() else (len(text) + len(text.encode("utf-8", "replace"))) // 2


def _is_framed(element: HtmlElement) -> bool:
    return any(ancestor.tag in _OUTSIDE for ancestor in element.iterancestors())


def _cards(tree: HtmlElement, url: str) -> set[HtmlElement]:
    """The cards of a list of articles: the widest element round each linked heading that holds no other one, where at
    least three stand side by side. In a list without boxes, the headings themselves."""
    headings = [heading for heading in tree.iter("h1", "h2", "h3", "h4") if _is_linked(heading, url)]
    if len(headings) < _LEAST_REPEATS:
        return set()
    paths = [[heading, *heading.iterancestors()] for heading in headings]
    held = Counter(element for path in paths for element in path)
    cards = [next(below for below, above in pairwise(path) if held[above] > 1) for path in paths]
    sides = Counter(card.getparent() for card in cards)
    return {card for card in cards if sides[card.getparent()] >= _LEAST_REPEATS}


def _is_linked(heading: HtmlElement, url: str) -> bool:
    """True if the heading is a link to another page of the site (a digest's headings lead to other sites)."""
    parent = heading.getparent()
    if parent is not None and parent.tag == "a":
        return not _is_framed(heading)
    length = len(heading.text_content().strip())
    for link in heading.iter("a"):
        if _leads_away(link) and (not link.get("href").startswith("http") or same_site(link.get("href"), url)):
            return len(link.text_content().strip()) * 3 >= length * 2 and not _is_framed(heading)
    return False


def _is_in_card(element: HtmlElement, cards: set[HtmlElement]) -> bool:
    if not cards:
        return False
    if any(above in cards for above in (element, *islice(element.iterancestors(), _CARD_DEPTH))):
        return True
    return any(before in cards for before in islice(element.itersiblings(preceding=True), 2))
