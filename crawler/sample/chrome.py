"""What stands around an article on every page of the sample site: its sentences, and the boxes made of them.

None of these words may ever get into an article's text, so each is a constant here and nowhere else.
"""

from functools import cache
from html import escape
from importlib import resources
from string import Template

SITE_NAME = "Lantern Wharf"
TAGLINE = "Columns on trade, from the counter to the quay"
SECTION_HEADING = "Columns Details"

COOKIE_NOTICE = "We use cookies to remember your reading list and to count how many people visit each column."
COOKIE_CHOICE = "You can accept all cookies, or keep only those without which the site would not work."
RELATED_HEADING = "Related Articles"
COMMENT_HEADING = "Add comment"
COMMENT_PROMPT = "Please login to add comments"
COMMENT_RULES = "Comments are read by a person before they appear, usually within one working day."
BOOKS_HEADING = "Recommended Books"
BOOKS_NOTE = "Every book on this shelf was bought and finished by somebody on the editorial team."
POPULAR_HEADING = "Most Popular Posts"
NEWSLETTER_HEADING = "Subscribe to our newsletter"
NEWSLETTER_NOTE = "One letter every second Friday, free of charge, and a single click ends it."
SHARE_PROMPT = "Share this column with a colleague who would enjoy it"
FOOTER_NOTE = "Lantern Wharf is an independent trade review, printed and published since 2011."
DESK_NOTE = "The desk is open on weekdays from nine to five; letters to the editor are answered by hand."
NOSCRIPT = "Saving a column to your reading list needs JavaScript, reading it does not."
RIGHTS = "All rights reserved by Lantern Wharf and its contributors."
CONTINUE_PROMPTS = ("Click here to continue to read", "Continue reading")
NEXT_PAGE = "Next page »"
PREVIOUS_PAGE = "« Previous page"
READ_MORE = "Read more"

SENTENCES = (
    TAGLINE,
    SECTION_HEADING,
    COOKIE_NOTICE,
    COOKIE_CHOICE,
    RELATED_HEADING,
    COMMENT_HEADING,
    COMMENT_PROMPT,
    COMMENT_RULES,
    BOOKS_HEADING,
    BOOKS_NOTE,
    POPULAR_HEADING,
    NEWSLETTER_HEADING,
    NEWSLETTER_NOTE,
    SHARE_PROMPT,
    FOOTER_NOTE,
    DESK_NOTE,
    NOSCRIPT,
    RIGHTS,
    *CONTINUE_PROMPTS,
    NEXT_PAGE,
    PREVIOUS_PAGE,
    READ_MORE,
)
"""Everything that a page says beside its article."""

BOOKS = (
    ("The Ledger and the Lamp", "https://books.example/the-ledger-and-the-lamp"),
    ("Crates: A Biography of the Box", "https://books.example/crates"),
    ("Shelf Life, or How to Price a Pear", "https://books.example/shelf-life"),
)
POPULAR = (
    "part-3-three-reasons-why-corner-shops-outlast-malls",
    "stock-that-moves-1",
    "five-things-a-parcel-label-knows",
    "part-of-the-problem",
)
"""Slugs. On every page, and some are parts of a series: being popular makes them no continuation of anything."""


@cache
def template(name: str) -> Template:
    """The template `templates/NAME.html`."""
    return Template((resources.files("crawler.sample") / "templates" / f"{name}.html").read_text(encoding="utf-8"))


def anchor(address: str, text: str, attributes: str = "") -> str:
    """A link; `attributes` are further ones, ready for HTML: ` rel="author"`."""
    return f'<a href="{escape(address)}"{attributes}>{escape(text, quote=False)}</a>'


def link_list(links: list[tuple[str, str]]) -> str:
    """The items of an HTML list of (address, text)."""
    return "\n".join(f"<li>{anchor(address, text)}</li>" for address, text in links)
