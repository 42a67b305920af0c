"""What is special about one site, as data: CSS selectors that stand above the general rules."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteRule:
    """Selectors for one host. None means: the general rules decide.

    `body` is the element that holds the article, and a page that has it is one; `title`, `authors` and `published`
    hold the words to be read; `strip` is removed from the page before its content is read; `next` are links to the
    next page of an article. A selector that isn't CSS raises `cssselect.SelectorError`: check rules when loading them.
    """

    host: str
    version: str
    body: str | None = None
    title: str | None = None
    authors: str | None = None
    published: str | None = None
    strip: str | None = None
    next: str | None = None
