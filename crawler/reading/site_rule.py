"""What is special about one site, as data: CSS selectors that stand above the general rules."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.reading.title import one_line


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


def selected(tree: HtmlElement, selector: str | None) -> list[tuple[HtmlElement, str]]:
    """The elements with text that a rule's selector names, each with its text; none if the rule says nothing."""
    found = tree.cssselect(selector) if selector else []
    return [(element, text) for element in found if (text := one_line(element.text_content()))]
