"""The pages of a house as HTML: a story's page with all that stands around it, and its listing."""

import tomllib
from dataclasses import dataclass
from functools import cache
from html import escape
from string import Template
from typing import Any

from crawler.sample.chrome import anchor, link_list
from crawler.sample.pages import SamplePage
from storage.records import Block
from tests.site.listings import by_query, cards, layout
from tests.site.paged.story import Story
from tests.site.source import SITES, Insert, body_html, fill

LISTING = "/stories"
COMMENT_PAGES = 3
COMMENTS_A_PAGE = 2

Pieces = tuple[Block | Insert, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed on one page: the story's page `number`, or other pieces in its place, with or without a pager;
    `comments` is which page of its comments is open."""

    story: Story
    number: int
    pieces: Pieces
    paged: bool = True
    comments: int = 1


@dataclass(frozen=True, slots=True)
class Press:
    """What prints for a house: its folder, and the stories that it lists, newest first."""

    folder: str
    stories: tuple[Story, ...]

    def words(self, story: Story) -> dict[str, Any]:
        """What the house says in the story's language."""
        return _toml(f"{self.folder}/words.toml")[story.language]

    def print_address(self, story: Story) -> str:
        return story.filled(self.words(story)["print"])

    def page(self, sheet: Sheet) -> SamplePage:
        story, number, words = sheet.story, sheet.number, self.words(sheet.story)
        title = escape(_title(story, number), quote=False)
        others = [(other.linked or other.path, other.title) for other in self.stories if other is not story]
        at = next((place for place, other in enumerate(self.stories) if other is story), 0)
        near = (others[at:] + others[:at])[:6]
        main = fill(
            self.folder,
            "story",
            **{key: word for key, word in words.items() if isinstance(word, str)},
            title=title,
            author=" & ".join(story.authors),
            published=story.published,
            standfirst=f'<p class="standfirst">{story.standfirst}</p>' if story.leads or number == 1 else "",
            body=self._body(sheet),
            pager=_pager(story, number) if sheet.paged and (story.last > 1 or story.endless) else "",
            whole=anchor(story.view_address, words["view"]) if story.view and sheet.paged else "",
            print_address=self.print_address(story),
            comments=self._comments(story, sheet.comments),
            related=link_list(near[:3]),
            popular=link_list(near[3:]),
        )
        return self.paper(story, title, main, _head(story, number))

    def paper(self, story: Story, title: str, main: str, head: str = "") -> SamplePage:
        """A page of the house in the story's language, whatever is on it."""
        words = {key: word for key, word in self.words(story).items() if isinstance(word, str)}
        return layout(self.folder, **words, language=story.language, title=title, head=head, main=main)

    def listing(self, stories: tuple[Story, ...], number: int, last: int) -> SamplePage:
        words = self.words(stories[0])
        shown = cards(self.folder, stories, lambda iso: iso)
        for story in stories:
            shown = shown.replace(f'"{story.path}"', f'"{story.linked or story.path}"')
        address = by_query(LISTING)
        pager = " ".join(f"<b>{n}</b>" if n == number else anchor(address(n), str(n)) for n in range(1, last + 1))
        main = f'<h1>{words["all"]}</h1>\n<div class="cards">\n{shown}\n</div>\n<p class="pages">{pager}</p>'
        return self.paper(stories[0], words["all"], main)

    def _body(self, sheet: Sheet) -> str:
        story, number, words = sheet.story, sheet.number, self.words(sheet.story)
        continued = story.continued and sheet.paged
        lines = [
            f"<p><i>{words['from']} {number - 1}</i></p>" if continued and number > 1 else "",
            body_html(self.folder, story.pages[number - 2][-1:]) if story.overlap and number > 1 else "",
            body_html(self.folder, sheet.pieces),
            f"<p><em>{story.bio}</em></p>" if story.bio else "",
            f"<p><i>{words['on']} {number + 1}</i></p>" if continued and number < story.last else "",
        ]
        return "\n".join(filter(None, lines))

    def _comments(self, story: Story, page: int) -> str:
        """What readers say, two at a time, and the pager of it if the story has more."""
        said = self.words(story)["readers"]
        first = (page - 1) * COMMENTS_A_PAGE
        items = "".join(f"<li><p>{words}</p></li>" for words in said[first : first + COMMENTS_A_PAGE])
        numbers = [
            f"<span>{n}</span>" if n == page else anchor(story.comment_address(n), str(n))
            for n in range(1, COMMENT_PAGES + 1)
        ]
        older = [anchor(story.comment_address(page + 1), "Older comments")] if page < COMMENT_PAGES else []
        pager = f'<div class="comment-nav">{" ".join(numbers + older)}</div>' if story.comments else ""
        return f"<ol>{items}</ol>{pager}"


@cache
def _toml(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((SITES / name).read_text(encoding="utf-8"))


def _title(story: Story, number: int) -> str:
    if number == 1 and "{of}" not in story.mark:
        return story.title
    return story.mark.format(title=story.title, n=number, of=story.last)


def _pager(story: Story, number: int) -> str:
    """The links between the pages in the story's style."""
    style = _toml("paged/pagers.toml")[story.pager]

    def link(part: str, to: int) -> str:
        return Template(style.get(part, "")).substitute(href=escape(story.link(to)), n=to)

    last = story.last
    links = [link("previous", number - 1)] if number > 1 else []
    links += [link("current" if n == number else "number", n) for n in range(1, last + 1)]
    links += [link("far", story.far)] if story.far else []
    links += [link("next", number + 1)] if number < last or story.endless else []
    return Template(style["frame"]).substitute(links=" ".join(filter(None, links)), here=number, last=last)


def _head(story: Story, number: int) -> str:
    lines = []
    if story.canonical:
        own = story.address(number if story.canonical == "own" else 1)
        lines.append(f'<link rel="canonical" href="{escape(own)}">')
    if story.head_next and number > 1:
        lines.append(f'<link rel="prev" href="{escape(story.link(number - 1))}">')
    if story.head_next and number < story.last:
        lines.append(f'<link rel="next" href="{escape(story.link(number + 1))}">')
    return "\n".join(lines)
