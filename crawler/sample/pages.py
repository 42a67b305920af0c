"""Every page of the sample site as a pure function of its address.

`/columns` lists half of the articles; the others are found through continue and related links only.
"""

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from html import escape
from urllib.parse import parse_qs, urlsplit

from crawler.sample import chrome
from crawler.sample.article import EMPHASIS, INLINE_LINK, SampleArticle, articles
from storage.records import Block, BlockKind

CARDS_A_PAGE = 4
LAST_MODIFIED = "Tue, 14 Mar 2023 09:00:00 GMT"
CATEGORIES = ("Business", "Logistics", "Publishing", "Technology")
PLAIN_PAGES = {
    "/about": ("about", "About us"),
    "/login": ("login", "Login"),
    "/terms": ("terms", "Terms of use"),
    "/privacy": ("privacy", "Privacy"),
    "/books": ("books", "Our bookshelf"),
    "/private/desk": ("desk", "Editors' desk"),
}
ROBOTS = b"User-agent: *\nDisallow: /private/\n"


@dataclass(frozen=True, slots=True)
class SamplePage:
    """A response: status, headers without Content-Length, and the body in its Content-Encoding."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


def render(path_with_query: str) -> SamplePage | None:
    """The page at an address (`/columns?page=2`), or None where the site has none. Unknown parameters are ignored."""
    address = urlsplit(path_with_query)
    path = address.path
    number = _page_number(parse_qs(address.query).get("page", ["1"])[0])
    if path == "/robots.txt":
        return validated(ROBOTS, "text/plain; charset=utf-8")
    if path in PLAIN_PAGES:
        name, title = PLAIN_PAGES[path]
        return _html(_document(title, chrome.template(name).substitute(heading=escape(title))))
    if path == "/":
        return _html(_listing_page("Latest columns", _listed()[:3]))
    if path == "/columns":
        return _columns(number)
    category = next((name for name in CATEGORIES if path == category_path(name)), None)
    if category:
        return _html(_listing_page(category, [a for a in _listed() if a.category == category]))
    if path in _moved():
        return SamplePage(301, (("Location", _moved()[path].path),), b"")
    article = _by_slug().get(path.removeprefix("/columns/"))
    return _article(article, number) if article and article.path == path else None


def validated(body: bytes, content_type: str) -> SamplePage:
    """A page with the validators that conditional requests go by."""
    tag = hashlib.sha256(body).hexdigest()[:16]
    headers = (("Content-Type", content_type), ("ETag", f'"{tag}"'), ("Last-Modified", LAST_MODIFIED))
    return SamplePage(200, headers, body)


def category_path(category: str) -> str:
    return f"/category/{category.lower()}"


def _html(document: str) -> SamplePage:
    return validated(document.encode(), "text/html; charset=utf-8")


def _page_number(text: str) -> int:
    """The number of a page asked for; 0, which no page has, for what isn't a number."""
    return int(text) if text.isdecimal() else 0


@cache
def _by_slug() -> dict[str, SampleArticle]:
    return {article.slug: article for article in articles()}


@cache
def _moved() -> dict[str, SampleArticle]:
    return {article.old_address: article for article in articles() if article.old_address}


@cache
def _listed() -> list[SampleArticle]:
    return sorted((a for a in articles() if a.listed is not None), key=lambda article: article.listed or 0)


# --- listings


def _columns(number: int) -> SamplePage | None:
    listed = _listed()
    last = -(-len(listed) // CARDS_A_PAGE)
    if not 1 <= number <= last:
        return None
    cards = listed[(number - 1) * CARDS_A_PAGE : number * CARDS_A_PAGE]
    return _html(_listing_page("Columns", cards, _pager("/columns", number, last)))


def _listing_page(heading: str, listed: list[SampleArticle], pager: str = "") -> str:
    card = chrome.template("card")
    cards = "\n".join(
        card.substitute(
            title=chrome.anchor(article.path, article.title),
            byline=_byline(article),
            teaser=escape(article.teaser, quote=False),
            more=chrome.anchor(article.path, chrome.READ_MORE, ' class="more"'),
        )
        for article in listed
    )
    main = chrome.template("listing").substitute(heading=escape(heading), cards=cards, pager=pager)
    return _document(heading, main)


def _pager(path: str, number: int, last: int) -> str:
    """The links between the pages of a listing or an article; nothing for a single page."""
    if last == 1:
        return ""
    links = [
        f'<span class="here">{n}</span>' if n == number else chrome.anchor(_nth(path, n), str(n))
        for n in range(1, last + 1)
    ]
    if number > 1:
        links.insert(0, chrome.anchor(_nth(path, number - 1), chrome.PREVIOUS_PAGE))
    if number < last:
        links.append(chrome.anchor(_nth(path, number + 1), chrome.NEXT_PAGE))
    return f'<nav class="pager" aria-label="Pages">{" ".join(links)}</nav>'


def _nth(path: str, number: int) -> str:
    return path if number == 1 else f"{path}?page={number}"


# --- articles


def _article(article: SampleArticle, number: int) -> SamplePage | None:
    if not 1 <= number <= len(article.pages):
        return None
    title = escape(article.title, quote=False)
    prompt = ""
    if article.continue_text and article.continue_to:
        link = chrome.anchor(f"/columns/{article.continue_to}", article.continue_text)
        prompt = f'<p class="continue">{link}</p>'
    main = chrome.template("article").substitute(
        section=chrome.SECTION_HEADING,
        category=chrome.anchor(category_path(article.category), article.category),
        title=title,
        byline=_byline(article),
        body="\n".join(map(block_html, article.pages[number - 1])),
        pager=_pager(article.path, number, len(article.pages)),
        prompt=prompt,
        share=chrome.SHARE_PROMPT,
        related_heading=chrome.RELATED_HEADING,
        related=chrome.link_list([_related(reference) for reference in article.related]),
        comment_heading=chrome.COMMENT_HEADING,
        comment_prompt=chrome.anchor("/login", chrome.COMMENT_PROMPT),
        comment_rules=chrome.COMMENT_RULES,
    )
    document = _document(article.title, main, head=_head(article), language=article.language)
    return _encoded(article, document)


def _encoded(article: SampleArticle, document: str) -> SamplePage:
    """The page in the article's charset and Content-Encoding. What the charset lacks becomes a character reference."""
    body = document.encode(article.charset, "xmlcharrefreplace")
    content_type = f"text/html; charset={article.charset}" if article.charset_in_header else "text/html"
    if not article.gzip:
        return validated(body, content_type)
    page = validated(gzip.compress(body, mtime=0), content_type)
    return SamplePage(page.status, (*page.headers, ("Content-Encoding", "gzip")), page.body)


def _head(article: SampleArticle) -> str:
    lines = [f'<meta charset="{article.charset}">'] if article.charset_in_meta else []
    if article.open_graph:
        lines += [
            '<meta property="og:type" content="article">',
            f'<meta property="og:title" content="{escape(article.title)} | {chrome.SITE_NAME}">',
            f'<meta property="og:site_name" content="{chrome.SITE_NAME}">',
            f'<link rel="canonical" href="{article.path}">',
        ]
    if article.published:
        facts = {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": article.title,
            "datePublished": article.published,
            "author": [{"@type": "Person", "name": name} for name in article.authors],
        }
        lines.append(f'<script type="application/ld+json">{json.dumps(facts)}</script>')
    return "\n".join(lines)


def _byline(article: SampleArticle) -> str:
    authors = " and ".join(chrome.anchor("/about", name, ' rel="author"') for name in article.authors)
    category = chrome.anchor(category_path(article.category), article.category)
    return f'<p class="byline">By {authors}, {article.date_phrase} {category}</p>'


def _related(reference: str) -> tuple[str, str]:
    """Address and title of a related article, given as its slug (with a query) or its old address."""
    if reference in _moved():
        return reference, _moved()[reference].title
    return f"/columns/{reference}", _by_slug()[urlsplit(reference).path].title


def block_html(block: Block) -> str:
    """A block as an author's plain HTML. Knows paragraphs, headings, lists and quotes."""
    if block.kind is BlockKind.HEADING:
        return f"<h{block.level}>{escape(block.text, quote=False)}</h{block.level}>"
    if block.kind is BlockKind.LIST:
        items = "\n".join(f"<li>{_inline(line.removeprefix('- '))}</li>" for line in block.markdown.splitlines())
        return f"<ul>\n{items}\n</ul>"
    if block.kind is BlockKind.QUOTE:
        return f"<blockquote><p>{_inline(block.text)}</p></blockquote>"
    return f"<p>{_inline(block.markdown)}</p>"


def _inline(markup: str) -> str:
    linked = INLINE_LINK.sub(r'<a href="\2">\1</a>', escape(markup, quote=False))
    return EMPHASIS.sub(r"<em>\1</em>", linked)


# --- the whole document


def _document(title: str, main: str, head: str = '<meta charset="utf-8">', language: str = "en") -> str:
    return chrome.template("layout").substitute(
        language=language,
        head=head,
        title=escape(title, quote=False),
        site=chrome.SITE_NAME,
        tagline=chrome.TAGLINE,
        cookie_notice=chrome.COOKIE_NOTICE,
        cookie_choice=chrome.COOKIE_CHOICE,
        categories=chrome.link_list([(category_path(name), name) for name in CATEGORIES]),
        main=main,
        books_heading=chrome.BOOKS_HEADING,
        books_note=chrome.BOOKS_NOTE,
        books=chrome.link_list([(address, title) for title, address in chrome.BOOKS]),
        popular_heading=chrome.POPULAR_HEADING,
        popular=chrome.link_list([_related(slug) for slug in chrome.POPULAR]),
        newsletter_heading=chrome.NEWSLETTER_HEADING,
        newsletter_note=chrome.NEWSLETTER_NOTE,
        footer_note=chrome.FOOTER_NOTE,
        desk_note=chrome.DESK_NOTE,
        noscript=chrome.NOSCRIPT,
        rights=chrome.RIGHTS,
    )


NOT_FOUND = SamplePage(
    404,
    (("Content-Type", "text/html; charset=utf-8"),),
    b'<!doctype html>\n<html lang="en"><head><title>Page not found</title></head>\n'
    b"<body><h1>Page not found</h1><p>This column is not, or no longer, part of our review.</p></body></html>\n",
)
