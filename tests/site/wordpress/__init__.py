"""A blog as WordPress makes it: a common theme, Yoast's structured data, and Jetpack's boxes inside the content."""

import json
from dataclasses import dataclass
from datetime import datetime
from html import escape

from crawler.sample.chrome import anchor
from crawler.sample.pages import SamplePage, validated
from tests.site.made import MadeSite
from tests.site.source import Article, body_html, fill, read_articles

HOME = "https://mending-bench.example"
CARDS_A_PAGE = 3
ABOUT = {
    "Oona Tarrant": "Oona Tarrant repaired sewing machines for a living and now does it against her better judgement.",
    "Piet Verhaeg": "Piet Verhaeg keeps the lathe, the accounts and the kettle of the bench, in that order of care.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Article):
    """A post; `comments` are 'name | words' each, written a day after the post."""

    comments: tuple[str, ...] = ()


def site() -> MadeSite:
    posts = read_articles("wordpress", Post)
    pages = {}
    for number, post in enumerate(posts):
        for page in range(1, len(post.pages) + 1):
            pages[_nth(post, page)] = _post(posts, number, page)
    last = -(-len(posts) // CARDS_A_PAGE)
    for number in range(1, last + 1):
        pages["/" if number == 1 else f"/page/{number}/"] = _listing(posts, number, last)
    return MadeSite("wordpress", "/", posts, pages)


def _nth(post: Post, number: int) -> str:
    """The address of a page of a post: WordPress appends its number."""
    return post.path if number == 1 else f"{post.path}{number}/"


def _day(iso: str) -> str:
    at = datetime.fromisoformat(iso)
    return f"{at:%B} {at.day}, {at.year}"


def _layout(posts: tuple[Post, ...], title: str, main: str, body_class: str, head: str = "") -> SamplePage:
    recent = "\n".join(f"<li>{anchor(post.path, post.title)}</li>" for post in posts[:5])
    page = fill("wordpress", "layout", title=title, head=head, main=main, recent=recent, body_class=body_class)
    return validated(page.encode(), "text/html; charset=UTF-8")


def _listing(posts: tuple[Post, ...], number: int, last: int) -> SamplePage:
    shown = posts[(number - 1) * CARDS_A_PAGE : number * CARDS_A_PAGE]
    cards = "\n".join(
        fill(
            "wordpress",
            "card",
            path=post.path,
            title=escape(post.title),
            published=post.published,
            published_words=_day(post.published),
            author=post.authors[0],
            teaser=escape(post.teaser),
        )
        for post in shown
    )
    pager = " ".join(
        f'<span aria-current="page" class="page-numbers current">{n}</span>'
        if n == number
        else anchor("/" if n == 1 else f"/page/{n}/", str(n), ' class="page-numbers"')
        for n in range(1, last + 1)
    )
    if number < last:
        pager += anchor(f"/page/{number + 1}/", "Older posts", ' class="next page-numbers"')
    main = fill("wordpress", "listing", heading="Posts from the bench", cards=cards, pager=pager)
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
        author=post.authors[0],
        author_slug=post.authors[0].split()[0].lower(),
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


def _page_links(post: Post, page: int) -> str:
    if len(post.pages) == 1:
        return ""
    links = " ".join(
        f'<span class="post-page-numbers current" aria-current="page">{n}</span>'
        if n == page
        else anchor(_nth(post, n), str(n), ' class="post-page-numbers"')
        for n in range(1, len(post.pages) + 1)
    )
    return f'<div class="page-links">Pages: {links}</div>\n'


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
