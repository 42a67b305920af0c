"""A site that scripts draw: the markup of a story is a shell, and its text is in embedded JSON, <noscript> or
<template>."""

import json
from dataclasses import dataclass
from html import escape

from crawler.sample.pages import SamplePage
from tests.site.listings import by_query, cards, layout, listing_pages, older_or_newer
from tests.site.made import MadeSite
from tests.site.source import Article, body_html, fill, read_articles

LISTING = "/stories"
UNPRINTED = (
    "We use cookies to keep your tray in order and to see which stories are finished to the last line.",
    "You have read all your free stories for this month. A subscription costs less than a lunch.",
)
"""Messages that stand in each page's data, for scripts to print when they are due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Article):
    """A story; `carrier` is where its text is: 'next' (an HTML string in __NEXT_DATA__), 'json-ld' (articleBody),
    'noscript' or 'template'."""

    carrier: str


def site() -> MadeSite:
    stories = read_articles("scripted", Story)
    pages = {story.path: _story(stories, story) for story in stories}
    pages |= listing_pages(stories, by_query(LISTING), _listing)
    return MadeSite("scripted", LISTING, stories, pages, unprinted=UNPRINTED)


def _page(title: str, main: str, data: dict[str, object], head: str = "") -> SamplePage:
    embedded = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    script = f'<script id="__NEXT_DATA__" type="application/json">{embedded}</script>'
    return layout("scripted", title=title, head=head, main=main, data=script)


def _listing(stories: tuple[Story, ...], number: int, last: int) -> SamplePage:
    pager = older_or_newer(by_query(LISTING), number, last, "Next page", "Previous page")
    main = fill("scripted", "listing", cards=cards("scripted", stories, str), pager=pager)
    data = {"props": {"pageProps": {"stories": list(map(_summary, stories)), "messages": list(UNPRINTED)}}}
    return _page("Stories", main, data | {"page": "/stories", "query": {}})


def _summary(story: Story) -> dict[str, object]:
    return {"slug": story.path.rpartition("/")[2], "title": story.title, "teaser": story.teaser}


def _story(stories: tuple[Story, ...], story: Story) -> SamplePage:
    title = escape(story.title, quote=False)
    body = body_html("scripted", story.pages[0])
    slug = story.path.rpartition("/")[2]
    published = story.published.replace("+00:00", "Z")
    if story.carrier in {"noscript", "template"}:
        main = fill("scripted", story.carrier, title=title, body=body, slug=slug)
    else:
        main = fill("scripted", "shell", title=title)
    own: dict[str, object] = _summary(story) | {
        "author": [{"name": name} for name in story.authors],
        "publishedAt": published,
        "section": story.categories[0],
    }
    if story.carrier == "next":
        own["body"] = body
    data: dict[str, object] = {
        "props": {
            "pageProps": {
                "messages": list(UNPRINTED),
                "story": own,
                "more": [_summary(other) for other in stories if other is not story],
            }
        },
        "page": "/stories/[slug]",
        "query": {"slug": slug},
    }
    return _page(title, main, data, _head(story, published))


def _head(story: Story, published: str) -> str:
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": story.title,
        "datePublished": published,
        "author": [{"@type": "Person", "name": name} for name in story.authors],
        "articleSection": story.categories[0],
        "keywords": ", ".join(story.tags),
    }
    if story.carrier == "json-ld":
        facts["articleBody"] = story.text
    return (
        f'<meta property="og:title" content="{escape(story.title)}"/><meta property="og:type" content="article"/>'
        f'<meta name="description" content="{escape(story.teaser)}"/><link rel="canonical" href="{story.path}"/>'
        f'<script type="application/ld+json">{json.dumps(facts)}</script>'
    )
