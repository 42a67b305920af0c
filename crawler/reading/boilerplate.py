"""What of a page is no article: containers taken out before extraction, prompts and repeats taken out after it."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.byline import Byline
from crawler.reading.kind_words import PAYWALL
from crawler.reading.link_lines import DIVIDERS
from crawler.reading.notes import Notes
from crawler.reading.passages import class_names
from crawler.reading.prompts import LONGEST_PROMPT, PROMPT
from crawler.reading.site_rule import SiteRule
from crawler.reading.wording import fold
from storage.records import Block, BlockKind, Metadata

_CONTAINERS = re.compile(
    r"(?:^|[\s_-])(?:cookie-?(?:banner|bar|consent|notice|law|policy|popup|message|wall)|gdpr|consent(?:-?(?:banner|manager))?"
    r"|onetrust|didomi|cmp-?container|newsletter(?:-?(?:form|signup|sign-up|box|widget|promo|subscribe))?|mc_embed_signup"
    r"|subscribe-?(?:form|box|widget|banner)|signup-?(?:form|box)|share-?(?:bar|buttons?|links?|tools?|icons?|box|widget)"
    r"|social-?(?:share|sharing|links|icons|media|buttons)|sharedaddy|addtoany\w*|addthis\w*"
    r"|comments?(?:-?(?:area|list|section|form|box|wrapper|container|thread|respond))?|disqus_thread|respond"
    r"|related(?:-?(?:articles?|posts?|stor(?:y|ies)|content|news|links|items|topics|columns))?|jp-relatedposts|yarpp\w*"
    r"|recommended-?(?:articles?|posts?|books?|stories|reading)|recommendations?"
    r"|(?:most-?)?popular(?:-?(?:posts?|articles?|stories|columns))?|most-?(?:read|viewed|shared)|trending(?:-?\w+)?"
    r"|pinglun|liuyan|xiangguan|tuijian|fenxiang|guanggao|taboola|outbrain|promo(?:-?(?:box|banner))?|paywall-?(?:prompt|banner|overlay))(?=$|[\s_-])",
    re.IGNORECASE,
)
_ROLES = frozenset({"navigation", "search", "banner", "contentinfo", "complementary", "dialog", "alertdialog"})
_CONTAINER_TAGS = ("div", "section", "aside", "ul", "ol", "form", "footer", "nav", "dialog", "details")
_MOST_TEXT_SHARE = 0.3
"""A container with more of the page's paragraph text than this isn't removed, whatever it is called."""
_BLOCK_TAGS = ("p", "li", "h2", "h3", "h4", "h5", "h6", "div", "td", "strong", "center")
_MOST_DIVIDERS = 100
"""Characters around a link that divide it from others: a row of dots has some dozens."""
_MOST_INSIDE = 100
"""Elements of a box that holds nothing but a link: wrappers and icons are a dozen."""
_NEVER = frozenset({"html", "body", "head", "main", "article"})


def strip_page(
    tree: HtmlElement, navigation: Iterable[tuple[HtmlElement, str]], notes: Notes, site: SiteRule | None = None
) -> list[HtmlElement]:
    """Takes consent banners, newsletters, sharing, comments and lists of other articles out of the tree, and each block
    that is nothing but a navigation link ('Click here to continue to read') or the line that it stands in ('Previously:
    The quay'). `navigation` are such links, each with its line, '' for none. What holds a good part of the page's
    paragraphs stays, whatever it is called. Returns the boxes that were taken out for their names."""
    if site and site.strip:
        for element in tree.cssselect(site.strip):
            _remove(element, notes, "the site's rule says so")
    for link, line in navigation:
        if (block := _block_of_only(link, line)) is not None:
            _remove(block, notes, "nothing but a link to another page")
    candidates = [element for element in tree.iter(*_CONTAINER_TAGS) if _is_boilerplate(element)]
    limit = _MOST_TEXT_SHARE * _prose(tree) if candidates else 0
    removed = [element for element in candidates if _prose(element) <= limit]
    for element in removed:
        _remove(element, notes, f"a box called {class_names(element).strip()!r} or its role, with little text")
    return removed


def _is_boilerplate(element: HtmlElement) -> bool:
    if (element.get("role") or "").lower() in _ROLES:
        return True
    return _names_boilerplate(class_names(element))


@lru_cache(maxsize=8192)
def _names_boilerplate(names: str) -> bool:
    """Cached: a site uses the same few hundred names on every page."""
    return _CONTAINERS.search(names) is not None


def _prose(element: HtmlElement) -> int:
    """Characters in paragraphs of some length: teasers and captions are short."""
    return sum(length for p in element.iter("p") if (length := len(p.text_content())) > 60)


def _block_of_only(link: HtmlElement, line: str) -> HtmlElement | None:
    """The block whose whole text is the link's, or its line's; None if the link stands in other text or has no block of
    its own."""
    own = {_without_spaces("".join(link.itertext())), _without_spaces(line)}
    at = link
    while (parent := at.getparent()) is not None and parent.tag not in _NEVER and _says(parent, own):
        at = parent
    return at if at is not link or at.tag in _BLOCK_TAGS or _is_only_text(link) else None


def _says(element: HtmlElement, texts: set[str]) -> bool:
    """True if the element's text is one of these, spaces and dividers apart. A box of more isn't read to its end: 600
    links in one of a megabyte took 12 s, 20,000 without words minutes."""
    if next(islice(element.iter(), _MOST_INSIDE, None), None) is not None:
        return False
    most = max(map(len, texts)) + _MOST_DIVIDERS
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append("".join(piece.split()))
        length += len(pieces[-1])
        if length > most:
            return False
    return "".join(pieces).strip(DIVIDERS) in texts


def _without_spaces(text: str) -> str:
    return "".join(text.split()).strip(DIVIDERS)


def _is_only_text(link: HtmlElement) -> bool:
    return not (link.tail or "").strip() and not (
        (link.getparent().text or "").strip() if link.getprevious() is None else ""
    )


def _remove(element: HtmlElement, notes: Notes, why: str) -> None:
    if element.tag not in _NEVER and element.getparent() is not None:
        if notes.thorough:
            notes.remove(element.text_content(), why)
        element.drop_tree()


# --- after extraction


def drop_prompts(blocks: tuple[Block, ...], metadata: Metadata, byline: Byline, notes: Notes) -> tuple[Block, ...]:
    """The blocks without prompts, without the title and byline repeated at the top, without headings left over at the
    end. Only whole blocks go: a sentence in running prose is never cut."""
    kept = [block for block in blocks if not _is_prompt(block)]
    kept = kept[:-_TAIL_BLOCKS] + [block for block in kept[-_TAIL_BLOCKS:] if not _is_wall(block)]
    kept = _without_head(kept, metadata, byline)
    last = next((at for at in range(len(kept) - 1, -1, -1) if kept[at].kind is not BlockKind.HEADING), None)
    if last is not None:
        kept = kept[: last + 1]
    if notes.thorough:
        stayed = set(kept)
        for block in blocks:
            if block not in stayed:
                notes.remove(block.text, "a prompt, the title or byline again, or a heading with nothing below it")
    return tuple(kept)


def _is_prompt(block: Block) -> bool:
    if block.kind in {BlockKind.CODE, BlockKind.TABLE, BlockKind.FIGURE} or len(block.text) > LONGEST_PROMPT:
        return False
    lines = [line.removeprefix("- ") for line in block.text.split("\n")]
    return all(PROMPT.fullmatch(line) for line in lines)


def _is_wall(block: Block) -> bool:
    return len(block.text) <= LONGEST_PROMPT and PAYWALL.search(block.text) is not None


_TAIL_BLOCKS = 4
"""Where a wall's prompt stands; above, a sentence that says 'subscribe to continue reading' is quoted."""
_HEAD_BLOCKS = 6
_LONGEST_DATELINE = 80
_MOST_LITTLE_WORDS = 3  # 'by', 'on', a month's name
_SENTENCE_ENDS = frozenset(".!?。！？")
_LONGEST_KICKER = 60
"""Characters of what may stand above a title: a section's name, a kicker."""


def _says_who_and_when(text: str, metadata: Metadata) -> bool:
    """True for an author's name with a date and a word or two: '2021年07月06日 文・三浦文子'. A sentence is none."""
    if len(text) > _LONGEST_DATELINE or text.rstrip()[-1:] in _SENTENCE_ENDS:
        return False
    folded = f" {fold(text)} "
    rest = folded
    for name in metadata.authors:
        rest = rest.replace(f" {fold(name)} ", " ")
    words = rest.split()
    plain = [word for word in words if not any(map(str.isdecimal, word))]
    return rest != folded and len(plain) < len(words) and len(plain) <= _MOST_LITTLE_WORDS


def _without_head(blocks: list[Block], metadata: Metadata, byline: Byline) -> list[Block]:
    """Title and byline go where they stand above the text, with the short lines above the title; further down they are
    quoted on purpose."""
    title = fold(metadata.title or "")
    repeats = {title, fold(byline.line), *(fold(name) for name in metadata.authors)} - {""}
    if metadata.published_text:
        repeats.add(fold(metadata.published_text))
    head: list[Block] = []
    for block in blocks[:_HEAD_BLOCKS]:
        folded = fold(block.text)
        if title and folded == title:
            head = [above for above in head if len(above.text) > _LONGEST_KICKER]
        if folded in repeats or folded.removeprefix("by ") in repeats or _says_who_and_when(block.text, metadata):
            continue
        head.append(block)
    return head + blocks[_HEAD_BLOCKS:]
