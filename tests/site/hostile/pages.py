"""Pages of the hostile site: documents, listings, articles."""

from collections.abc import Callable, Sequence
from html import escape

from crawler.sample.pages import SamplePage


def html_page(text: str) -> SamplePage:
    return SamplePage(200, (("Content-Type", "text/html; charset=utf-8"),), text.encode())


def document(name: str, main: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(name)}</title>{head}</head><body>'
        f'<header><nav><a href="/about">About</a></nav></header><main>{main}</main>'
        f"<footer><p>Printed at the quay.</p></footer></body></html>"
    )


def article(name: str, paragraphs: Sequence[str], after: str = "") -> SamplePage:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    head = '<meta property="og:type" content="article">'
    return html_page(document(name, f"<article><h1>{escape(name)}</h1><div>{body}</div></article>{after}", head))


def listing(name: str, cards: Sequence[tuple[str, str, str]], after: str = "", head: str = "") -> SamplePage:
    """`cards`: path, title and teaser of each."""
    shown = "".join(
        f'<article class="card"><h2><a href="{path}">{escape(name)}</a></h2><p>{teaser[:140]}</p></article>'
        for path, name, teaser in cards
    )
    return html_page(document(name, f"<h1>{escape(name)}</h1>{shown}{after}", head))


def pager(onward: str) -> str:
    return f'<nav class="pagination"><a rel="next" href="{onward}">Next page</a></nav>'


def other(links: Sequence[tuple[str, str]]) -> str:
    """A list of other articles: path and title of each."""
    items = "".join(f'<li><a href="{path}">{escape(name)}</a></li>' for path, name in links)
    return f"<section><h3>Related articles</h3><ul>{items}</ul></section>"


def copy_of(page: Callable[[], SamplePage]) -> Callable[..., SamplePage]:
    return lambda *_: page()
