"""A regional newspaper: kicker and standfirst, boxes in mid-article, pictures with credits, a consent wall, and one
article of which only the opening is given away."""

import json
from dataclasses import dataclass
from datetime import datetime
from html import escape

from crawler.sample.chrome import anchor, link_list
from crawler.sample.pages import SamplePage
from tests.site.listings import by_query, cards, layout, listing_pages
from tests.site.made import MadeSite
from tests.site.source import Article, Insert, body_html, fill, read_articles

LISTING = "/river-and-port"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Article):
    """A story; `role` follows the names in its byline. Without `declared` it is an old one, without structured data. Of
    one that isn't served `whole`, the body is the opening that everybody sees."""

    kicker: str
    role: str = ""
    declared: bool = True


def site() -> MadeSite:
    stories = read_articles("newspaper", Story)
    pages = {story.path: _story(stories, story) for story in stories}
    pages |= listing_pages(stories, by_query(LISTING), _listing)
    return MadeSite("newspaper", LISTING, stories, pages)


def _moment(iso: str) -> str:
    at = datetime.fromisoformat(iso)
    return f"{at.day} {at:%B %Y}, {at:%H:%M} {'BST' if at.utcoffset() else 'GMT'}"


def _listing(stories: tuple[Story, ...], number: int, last: int) -> SamplePage:
    address = by_query(LISTING)
    numbers = [f"<span>{n}</span>" if n == number else anchor(address(n), str(n)) for n in range(1, last + 1)]
    further = [anchor(address(number + 1), "Next", ' rel="next"')] if number < last else []
    main = fill("newspaper", "listing", cards=cards("newspaper", stories, _moment), pager=" ".join(numbers + further))
    return layout("newspaper", title="River and port", head="", main=main, template="section")


def _story(stories: tuple[Story, ...], story: Story) -> SamplePage:
    title = escape(story.title, quote=False)
    at = stories.index(story)
    # A picture that opens the story stands above the body.
    above = int(isinstance(story.pages[0][0], Insert))
    lead, body = story.pages[0][:above], story.pages[0][above:]
    others = [other for other in stories if other is not story]
    topics = "".join(f'<li><a href="/topic/{tag.replace(" ", "-")}">{tag.capitalize()}</a></li>' for tag in story.tags)
    main = fill(
        "newspaper",
        "story",
        number=str(5200 + at),
        section=story.categories[0],
        section_class=story.categories[0].lower(),
        kicker=story.kicker,
        title=title,
        standfirst=escape(story.standfirst, quote=False),
        byline=_byline(story),
        published=story.published,
        published_words=_moment(story.published),
        updated=_updated(story),
        path=story.path,
        lead=body_html("newspaper", lead),
        body=body_html("newspaper", body),
        after=fill("newspaper", "wall") if not story.whole else fill("newspaper", "after", topics=topics),
        most_read=link_list([(other.path, other.title) for other in others[:3]]),
        onward=link_list([(other.path, other.title) for other in others[3:]]),
    )
    return layout("newspaper", title=title, head=_head(story), main=main, template="article")


def _byline(story: Story) -> str:
    names = " and ".join(anchor(f"/profile/{name.lower().replace(' ', '-')}", name) for name in story.authors)
    role = f'<span class="byline__role">{story.role}</span>' if story.role else ""
    return fill("newspaper", "byline", names=names, role=role)


def _updated(story: Story) -> str:
    if story.modified is None:
        return ""
    return (
        f'<span class="article__date article__date--updated">Updated: <time datetime="{story.modified}">'
        f"{_moment(story.modified)}</time></span>"
    )


def _head(story: Story) -> str:
    description = f'<meta name="description" content="{escape(story.teaser)}">'
    if not story.declared:
        return description
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "alternativeHeadline": story.kicker,
        "description": story.teaser,
        "datePublished": story.published,
        "author": [{"@type": "Person", "name": name, "jobTitle": story.role} for name in story.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": "The Estuary Courier"},
        "articleSection": story.categories[0],
        "keywords": list(story.tags),
        "isAccessibleForFree": story.whole,
    }
    if story.modified:
        facts["dateModified"] = story.modified
    if not story.whole:
        facts["hasPart"] = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".article__body"}
    return "\n".join(
        (
            f'<link rel="canonical" href="{story.path}">',
            description,
            '<meta property="og:type" content="article">',
            f'<meta property="og:title" content="{escape(story.title)}">',
            f'<meta property="article:section" content="{story.categories[0]}">',
            f'<script type="application/ld+json">{json.dumps(facts)}</script>',
        )
    )
