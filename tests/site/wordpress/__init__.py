"""A blog as WordPress makes it: a common theme, Yoast's structured data, and Jetpack's boxes inside the content."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from html import escape

from crawler.sample.chrome import anchor
from crawler.sample.pages import SamplePage
from tests.site.listings import Address, cards, layout, listing_pages
from tests.site.made import MadeSite
from tests.site.source import Article, body_html, fill, read_articles

HOME = "https://mending-bench.example"
ABOUT = {
    "Oona Tarrant": "Oona Tarrant repaired sewing machines for a living and now does it against her better judgement.",
    "Piet Verhaeg": "Piet Verhaeg keeps the lathe, the accounts and the kettle of the bench, in that order of care.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Article):
    """A post; `comments` are 'name | words' each. Without `byline` only the structured data name its author, as themes
    have it that leave out the name."""

    byline: bool = True
    comments: tuple[str, ...] = ()


def site() -> MadeSite:
    posts = read_articles("wordpress", Post)
    pages = {}
    for number, post in enumerate(posts):
        for page in range(1, len(post.pages) + 1):
            pages[_nth(post, page)] = _post(posts, number, page)
    pages |= listing_pages(posts, _address, partial(_listing, posts))
    return MadeSite("wordpress", "/", posts, pages)


def _nth(post: Post, number: int) -> str:
    """The address of a page of a post: WordPress appends its number."""
    return post.path if number == 1 else f"{post.path}{number}/"


def _day(iso: str) -> str:
    at = datetime.fromisoformat(iso)
    return f"{at:%B} {at.day}, {at.year}"


def _address(number: int) -> str:
    return "/" if number == 1 else f"/page/{number}/"


def _layout(posts: tuple[Post, ...], title: str, main: str, body_class: str, head: str = "") -> SamplePage:
    recent = "\n".join(f"<li>{anchor(post.path, post.title)}</li>" for post in posts[:5])
    return layout("wordpress", title=title, head=head, main=main, recent=recent, body_class=body_class)


def _numbers(address: Address, number: int, last: int, names: str) -> str:
    """The numbers of the pages of something, the one that is open without a link."""
    return " ".join(
        f'<span class="{names} current" aria-current="page">{n}</span>'
        if n == number
        else anchor(address(n), str(n), f' class="{names}"')
        for n in range(1, last + 1)
    )


def _listing(posts: tuple[Post, ...], shown: tuple[Post, ...], number: int, last: int) -> SamplePage:
    pager = _numbers(_address, number, last, "page-numbers")
    if number < last:
        pager += anchor(_address(number + 1), "Older posts", ' class="next page-numbers"')
    shown_cards = cards("wordpress", shown, _day)
    main = fill("wordpress", "listing", heading="Posts from the bench", cards=shown_cards, pager=pager)
    return _layout(posts, "The Mending Bench", main, "home blog hfeed")


def _post(posts: tuple[Post, ...], at: int, page: int) -> SamplePage:
    post = posts[at]
    others = [other for other in posts if other is not post]
    main = fill(
        "wordpress",
        "post",
        number=str(300 + at),
        classes=" ".join(f"category-{name.lower()}" for name in post.categories),
        title=escape(post.title),
        path=post.path,
        published=post.published,
        published_words=_day(post.published),
        modified=post.modified or post.published,
        modified_words=_day(post.modified or post.published),
        byline=_byline(post),
        author=post.authors[0],
        body=body_html("wordpress", post.pages[page - 1]),
        page_links=_page_links(post, page),
        related="\n".join(map(_related, others[at % 2 : at % 2 + 3])),
        categories=", ".join(anchor(f"/category/{n.lower()}/", n, ' rel="category tag"') for n in post.categories),
        tags=", ".join(anchor(f"/tag/{n.replace(' ', '-')}/", n, ' rel="tag"') for n in post.tags),
        about=ABOUT[post.authors[0]],
        neighbours=_neighbours(posts, at),
        comments="\n".join(_comment(post, 40 + n, said) for n, said in enumerate(post.comments, 1)),
    )
    return _layout(posts, f"{post.title} - The Mending Bench", main, "post-template-default single", _head(post))


def _byline(post: Post) -> str:
    if not post.byline:
        return ""
    slug = post.authors[0].split()[0].lower()
    author = anchor(f"/author/{slug}/", post.authors[0], ' class="url fn n"')
    return f'<span class="byline"> by <span class="author vcard">{author}</span></span>'


def _page_links(post: Post, page: int) -> str:
    if len(post.pages) == 1:
        return ""
    numbers = _numbers(lambda number: _nth(post, number), page, len(post.pages), "post-page-numbers")
    return f'<div class="page-links">Pages: {numbers}</div>\n'


def _related(post: Post) -> str:
    return fill(
        "wordpress",
        "related",
        path=post.path,
        title=escape(post.title),
        teaser=escape(post.teaser),
        published_words=_day(post.published),
        category=post.categories[0],
    )


def _neighbours(posts: tuple[Post, ...], at: int) -> str:
    links = []
    for name, place in (("previous", at + 1), ("next", at - 1)):
        if 0 <= place < len(posts):
            link = anchor(posts[place].path, posts[place].title, f' rel="{name[:4]}"')
            links.append(f'<div class="nav-{name}"><span class="nav-subtitle">{name.title()}:</span> {link}</div>')
    return "".join(links)


def _comment(post: Post, number: int, said: str) -> str:
    name, words = said.split(" | ")
    day = post.published[:10]
    return fill(
        "wordpress",
        "comment",
        number=str(number),
        name=name,
        words=escape(words, quote=False),
        at=f"{day}T21:{number}:00+00:00",
        at_words=f"{_day(day)} at 9:{number} pm",
    )


def _head(post: Post) -> str:
    """Yoast's part of a head: the article names its author by the id of a node that follows."""
    address, person = f"{HOME}{post.path}", f"{HOME}/#/schema/person/{post.authors[0].split()[0].lower()}"
    graph = [
        {
            "@type": "Article",
            "@id": f"{address}#article",
            "isPartOf": {"@id": address},
            "author": {"@id": person},
            "headline": post.title,
            "datePublished": post.published,
            "dateModified": post.modified or post.published,
            "mainEntityOfPage": {"@id": address},
            "publisher": {"@id": f"{HOME}/#organization"},
            "keywords": list(post.tags),
            "articleSection": list(post.categories),
            "inLanguage": "en-GB",
        },
        {"@type": "WebPage", "@id": address, "name": f"{post.title} - The Mending Bench", "inLanguage": "en-GB"},
        {"@type": "WebSite", "@id": f"{HOME}/#website", "name": "The Mending Bench"},
        {"@type": "Organization", "@id": f"{HOME}/#organization", "name": "The Mending Bench"},
        {"@type": "Person", "@id": person, "name": post.authors[0], "description": ABOUT[post.authors[0]]},
    ]
    schema = json.dumps({"@context": "https://schema.org", "@graph": graph})
    return "\n".join(
        (
            f'<link rel="canonical" href="{post.path}">',
            '<meta property="og:locale" content="en_GB">',
            '<meta property="og:type" content="article">',
            f'<meta property="og:title" content="{escape(post.title)} - The Mending Bench">',
            f'<meta property="og:description" content="{escape(post.teaser)}">',
            '<meta property="og:site_name" content="The Mending Bench">',
            f'<meta property="article:published_time" content="{post.published}">',
            f'<script type="application/ld+json" class="yoast-schema-graph">{schema}</script>',
        )
    )
