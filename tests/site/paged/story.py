"""One article on several pages as its source has it: what is served at which address, what an archive must hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from storage.records import Block
from tests.site.source import Article, Insert

Answer = Literal["404", "500", "soft 404", "first"]
LOST: frozenset[Answer] = frozenset({"404", "500", "soft 404"})
"""Answers that keep a page's text back: there is a page, and it can't be had."""
BLOCKS_A_PAGE = 4  # what an offset of the next page counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Article):
    """A story; `case` says what is special about it, and is the id of its tests.

    Addresses are patterns of {path}, {stem} (the path without '.html'), {n} and {offset}. `later` are the pages after
    the first; `turned`, if given, redirects to page {n} and is what the pager links; `linked` redirects to page 1 and
    is what all other pages link. `pager` names a style of `pagers.toml`.

    The pager counts `announced` pages, or those that there are, and page `far` besides; each page links an `endless`
    one's next. `answers` says by a page's number what comes instead of it. `view` is what the whole view shows; of a
    'lie', it is a story of its own at that address. What isn't `listed` is met in the place of something else.

    `joint` stands in the text where one page ends and the next begins: a space, or nothing, if pages cut sentences.
    Each page but the first may repeat the last block of the one before (`overlap`), each may show the standfirst
    (`leads`) and end in a `bio`, and say that it is `continued`. `mark` is the title on later pages; one with {of},
    their number, is that on all. From page 2 on, a client without the cookie that page 1 sets gets a consent page or is
    sent back to page 1 (`cookie`). `comments` are the addresses of pages 2 and 3 of its comments.
    """

    case: str
    later: str = "{path}?page={n}"
    pager: str = "numbers"
    turned: str = ""
    linked: str = ""
    announced: int = 0
    far: int = 0
    endless: bool = False
    answers: Mapping[str, Answer] = field(default_factory=dict)
    view: Literal["", "whole", "opening", "lie"] = ""
    listed: bool = True
    joint: str = "\n\n"
    overlap: bool = False
    leads: bool = False
    bio: str = ""
    continued: bool = False
    mark: str = "{title}"
    head_next: bool = False
    canonical: Literal["", "own", "first"] = ""
    cookie: Literal["", "consent", "back"] = ""
    comments: str = ""

    @property
    def text(self) -> str:
        """The whole article as plain text, each page once."""
        return self.text_without({})

    def text_without(self, gaps: Mapping[int, str]) -> str:
        """The same, with a mark in place of each page that is missing, by its number."""
        pages = [gaps.get(number) or _said(page) for number, page in enumerate(self.pages, start=1)]
        return "\n\n".join(filter(None, (self.standfirst, self.joint.join(pages), self.bio)))

    @property
    def lost(self) -> tuple[int, ...]:
        """The numbers of the pages that can't be had."""
        return tuple(int(number) for number, answer in self.answers.items() if answer in LOST)

    @property
    def last(self) -> int:
        """The number of pages as the pager has it."""
        return self.announced or len(self.pages)

    @property
    def needed(self) -> frozenset[str]:
        """The addresses for which a crawl may ask: of what is beyond the last page, one."""
        pages = range(1, self.last + 1)
        further = [self.far] if self.far else [self.last + 1] if self.endless else []
        ways = [self.linked, *map(self.link, pages), *map(self.address, (*pages, *further))]
        return frozenset(filter(None, (*ways, self.view_address if self.view else "")))

    def is_of(self, path: str) -> bool:
        """True if an address is one of the story's, whatever of it is there."""
        return self.name in path

    @property
    def name(self) -> str:
        """What all its addresses have in common."""
        return self.path.removesuffix(".html").rstrip("/").rsplit("/", 1)[-1]

    @property
    def view_address(self) -> str:
        return f"{self.path}?view=all"

    def comment_address(self, number: int) -> str:
        return f"{self.path}#comments" if number == 1 else self.filled(self.comments, number)

    def filled(self, pattern: str, number: int = 1) -> str:
        offset = BLOCKS_A_PAGE * (number - 1)
        return pattern.format(path=self.path, stem=self.path.removesuffix(".html"), n=number, offset=offset)

    def address(self, number: int) -> str:
        """Where a page is."""
        return self.path if number == 1 else self.filled(self.later, number)

    def link(self, number: int) -> str:
        """What the pager links as that page."""
        return self.filled(self.turned, number) if self.turned else self.address(number)


def _said(page: tuple[Block | Insert, ...]) -> str:
    return "\n\n".join(block.text for block in page if isinstance(block, Block))
