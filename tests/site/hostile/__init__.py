"""A site that does all that it can to a crawler, around a dozen good articles.

`LISTING` lists them, beside articles that aren't any; its pages go on for ever. `SEEDS` are columns of the same host
that are traps as a whole. Nothing here is random but what has to be fresh at each answer.
"""

import gzip
import itertools
import zlib
from collections.abc import Callable, Iterator
from html import escape
from urllib.parse import parse_qs, urlsplit

import brotli
import zstandard

from crawler.sample.pages import SamplePage
from tests.bench.generated_site import prose, title
from tests.site.hostile.pages import (
    article,
    copy_of,
    document,
    html_page,
    listing,
    other,
    pager,
)
from tests.site.hostile.server import Answer, Stream

LISTING = "/columns"
GOOD = tuple(range(1, 13))
CARDS_A_PAGE = 4
SEEDS = (LISTING, "/empty", "/copies", "/calendar", "/archive", "/facets", "/visits", "/everything")
BOMB_BYTES = 256 * 2**20
MANY_LINKS = 6000

_fresh = itertools.count(10_000)


def path_of(number: int) -> str:
    return f"{LISTING}/{title(number).lower().replace(' ', '-')}"


_GOOD = {path_of(number): number for number in GOOD}


def good_titles() -> list[str]:
    return sorted(title(number) for number in GOOD)


class HostileSite:
    """The answers."""

    def answer(self, path_with_query: str) -> Answer | None:
        address = urlsplit(path_with_query)
        path = address.path
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        if path in _GOOD:
            number = _GOOD[path]
            return article(title(number), prose(number))
        for places in (_LISTINGS, _ARTICLES, _FILES):
            if path in places:
                return places[path](self, path, query)
        prefix = next((prefix for prefix in _BELOW if path.startswith(prefix)), None)
        return _BELOW[prefix](self, path, query) if prefix else None


Query = dict[str, str]
Place = Callable[[HostileSite, str, Query], Answer | None]


# --- listings


def _columns(_: HostileSite, path: str, query: Query) -> Answer:
    """The good articles; behind the last page, the last page again and again."""
    number = int(query.get("page", "1"))
    pages = len(GOOD) // CARDS_A_PAGE
    first = (min(number, pages) - 1) * CARDS_A_PAGE
    cards = [(path_of(n), title(n), prose(n)[0]) for n in GOOD[first : first + CARDS_A_PAGE]]
    if number == 1:
        cards += [(place, _named(place), "What came of it was never told.") for place in (*_ARTICLES, *_STARTS)]
    head = "".join(f'<link rel="alternate" type="application/rss+xml" href="{feed}">' for feed in ("/bomb.rss",))
    return listing("The Quay", cards, pager(f"{path}?page={number + 1}"), head)


def _empty(_: HostileSite, path: str, query: Query) -> Answer:
    return listing("Nothing Yet", [], pager(f"{path}?page={int(query.get('page', '1')) + 1}"))


def _made(_: HostileSite, path: str, query: Query) -> Answer:
    """Each page has articles that nobody has seen before."""
    number = int(query.get("page", "1"))
    names = [number * 10 + n for n in range(5)]
    cards = [(f"/made/{n}", title(n), prose(n)[0]) for n in names]
    return listing("Made to Order", cards, pager(f"{path}?page={number + 1}"))


def _copies(_: HostileSite, path: str, query: Query) -> Answer:
    """The same, but the articles are one."""
    number = int(query.get("page", "1"))
    cards = [(f"/copies/{number * 10 + n}", title(0), prose(0)[0]) for n in range(5)]
    return listing("One Song", cards, pager(f"{path}?page={number + 1}"))


def _calendar(_: HostileSite, path: str, query: Query) -> Answer:
    year, month = map(int, query.get("month", "2024-05").split("-"))
    later, earlier = (year + month // 12, month % 12 + 1), (year - (month == 1), (month + 10) % 12 + 1)
    links = f'<nav class="pagination"><a href="{path}?month={earlier[0]}-{earlier[1]:02}">Older</a> '
    links += f'<a rel="next" href="{path}?month={later[0]}-{later[1]:02}">Next</a></nav>'
    return listing(f"What Is On, {year}-{month:02}", [], links)


def _archive(_: HostileSite, path: str, query: Query) -> Answer:
    """An archive by month that has every month since the birth of Christ, and the months to come."""
    year = int(path.split("/")[2]) if path.count("/") > 1 else 2024
    months = "".join(
        f'<li><a href="/archive/{year + n}/{m:02}">{year + n}-{m:02}</a></li>' for n in (-1, 0, 1) for m in range(1, 13)
    )
    return listing(
        "Archive", [(path_of(n), title(n), prose(n)[0]) for n in GOOD[:2]], f"<ul class=archive>{months}</ul>"
    )


def _facets(_: HostileSite, path: str, query: Query) -> Answer:
    """Each way to sort and choose leads to the others, and each has a next page."""
    links = []
    for name, values in {"sort": "date title length", "colour": "red green blue", "by": "ada tom ruth li"}.items():
        for value in values.split():
            chosen = query | {name: value}
            links.append(f'<a href="{path}?{"&amp;".join(f"{n}={v}" for n, v in chosen.items())}">{value}</a>')
    number = int(query.get("page", "1"))
    onward = "&amp;".join(f"{n}={v}" for n, v in (query | {"page": str(number + 1)}).items())
    cards = [(path_of(n), title(n), prose(n)[0]) for n in GOOD[:5]]
    return listing("Shelves", cards, f'<div class="filters">{" ".join(links)}</div>{pager(f"{path}?{onward}")}')


def _visits(_: HostileSite, path: str, query: Query) -> Answer:
    """Each link has the number of this visit."""
    visit = f"v{next(_fresh):06x}"
    cards = [(f"/visits/{visit}/{n}", title(n), prose(n)[0]) for n in range(21, 27)]
    return listing("Visits", cards, pager(f"/visits/{visit}/list"))


def _everything(_: HostileSite, path: str, query: Query) -> Answer:
    cards = [(f"/everything/{n}-{n * 7919 % 10_007}", f"Piece {n} of the heap", "") for n in range(MANY_LINKS)]
    return listing("Everything", cards)


_LISTINGS: dict[str, Place] = {
    LISTING: _columns,
    "/empty": _empty,
    "/made": _made,
    "/copies": _copies,
    "/calendar": _calendar,
    "/archive": _archive,
    "/facets": _facets,
    "/visits": _visits,
    "/everything": _everything,
}


# --- what calls itself an article


def _slow(*_: object) -> Answer:
    return Stream("text/html", lambda: (b"<" for _ in itertools.count()), pause=0.1)


def _endless(*_: object) -> Answer:
    return Stream("text/html", lambda: itertools.repeat(b"<p>" + b"and so on " * 6000))


def _bomb(encoding: str, packed: bytes) -> Place:
    return lambda *_: SamplePage(200, (("Content-Type", "text/html"), ("Content-Encoding", encoding)), packed)


def _zeros() -> Iterator[bytes]:
    head = document("A bomb", "<article><h1>A bomb</h1><p>").encode()
    return itertools.chain([head], itertools.repeat(b"0 " * 2**19, BOMB_BYTES // 2**20))


def _packed(compressor: "zlib._Compress | zstandard.ZstdCompressionObj") -> bytes:
    return b"".join([*(compressor.compress(piece) for piece in _zeros()), compressor.flush()])


def _brotli() -> bytes:
    compressor = brotli.Compressor(quality=3)
    return b"".join([*(compressor.process(piece) for piece in _zeros()), compressor.finish()])


_GZIP = _packed(zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS))


def _served(content_type: str, body: bytes) -> Place:
    return lambda *_: SamplePage(200, (("Content-Type", content_type),), body)


def _marked_up(name: str, markup: str | bytes, words: int = 3) -> Place:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in prose(9000 + len(name), words)).encode()
    inside = markup.encode() if isinstance(markup, str) else markup
    page = (
        document(name, "").encode().replace(b"</main>", b"<h1>" + name.encode() + b"</h1>" + body + inside + b"</main>")
    )
    return lambda *_: SamplePage(200, (("Content-Type", "text/html; charset=utf-8"),), page)


def _redirect(to: str) -> Place:
    return lambda *_: SamplePage(302, (("Location", to), ("Content-Type", "text/html")), b"")


def _round(_: HostileSite, path: str, query: Query) -> Answer:
    number = int(query.get("page", "1"))
    return article("Round and Round", prose(77), f'<a rel="next" href="{path}?page={number + 1}">Next page</a>')


def _heavy(*_: object) -> Answer:
    """Takes longer to read than a worker may: 6 s, of nearly as many marks as are read of any page."""
    text = f"<p>{' '.join(prose(76)) * 300}</p>"
    marked = f"<p>{'<i>a ship</i> <b>of wood</b> ' * 2400}</p>" * 6
    return html_page(document("A Heavy Page", f"<article><h1>A Heavy Page</h1>{text}{marked}</article>"))


_ARTICLES: dict[str, Place] = {
    "/columns/slow-answer-by-the-byte": _slow,
    "/columns/answer-without-an-end": _endless,
    "/columns/gzip-bomb-in-the-mail": _bomb("gzip", _GZIP),
    "/columns/gzip-bomb-in-a-box": _bomb("gzip, gzip", gzip.compress(_GZIP, mtime=0)),
    "/columns/deflate-bomb-in-the-mail": _bomb("deflate", _packed(zlib.compressobj(9))),
    "/columns/zstd-bomb-in-the-mail": _bomb("zstd", _packed(zstandard.ZstdCompressor(level=3).compressobj())),
    "/columns/brotli-bomb-in-the-mail": _bomb("br", _brotli()),
    "/columns/brotli-that-is-none-at-all": _bomb("br", b"\x0b\x02\x80" + bytes(range(256)) * 40),
    "/columns/document-of-another-kind": _served("application/pdf", b"%PDF-1.7\n" + bytes(range(256)) * 400),
    "/columns/document-in-a-disguise": _served("text/html", b"%PDF-1.7\n" + bytes(range(256)) * 400),
    "/columns/picture-of-the-whole-quay": _served("image/png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400),
    "/columns/picture-in-a-disguise": _served("text/html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400),
    "/columns/page-called-a-program": _served("application/javascript", document("Code", "<p>x</p>").encode()),
    "/columns/letters-that-are-no-letters": _marked_up("Letters", b"<p>\xff\xfe\xc0\xaf\xed\xa0\x80 broken" * 50),
    "/columns/nothing-between-the-letters": _marked_up("Nothing", b"<p>a\x00b\x00c" * 5000),
    "/columns/box-in-a-box-in-a-box": _marked_up("Boxes", "<div>" * 20_000),
    "/columns/class-of-its-very-own": _marked_up("Classes", f"<div class='{'a ' * 2**19}' title='{'x' * 2**20}'>"),
    "/columns/redirect-round-the-harbour": _redirect("/columns/redirect-round-the-quay"),
    "/columns/redirect-round-the-quay": _redirect("/columns/redirect-round-the-harbour"),
    "/columns/page-after-page-after-page": _round,
    "/columns/heavy-page-for-strong-readers": _heavy,
    "/columns/address-of-ten-thousand-letters": _marked_up(
        "Long addresses", other([(f"/columns/{'long-' * 2000}-{n}", f"A long way to piece {n}") for n in range(5)])
    ),
    "/private/papers-of-the-quay": _served("text/html", document("Papers", "<p>secret</p>").encode()),
    "/columns/links-by-the-thousand": _marked_up(
        "Many links", other([(f"/heap/piece-{n}-of-the-heap", f"Piece {n} of the heap") for n in range(MANY_LINKS)])
    ),
}  # fmt: skip


# --- what lies below, at any depth


def _hop(_: HostileSite, path: str, query: Query) -> Answer:
    return SamplePage(302, (("Location", f"/columns/hop/{next(_fresh)}"), ("Content-Type", "text/html")), b"")


def _saga(_: HostileSite, path: str, query: Query) -> Answer:
    number = int(path.rpartition("-")[2])
    onward = (
        f'<p><a href="/columns/the-saga-part-{number + 1}">Click here to continue to read part {number + 1}</a></p>'
    )
    return article(f"The Saga, Part {number}", prose(78), onward)


def _down(_: HostileSite, path: str, query: Query) -> Answer:
    """Relative links, each a level further down."""
    return article(
        f"Down the stairs, {path.count('/')}",
        prose(79 + path.count("/")),
        other(
            [("stairs/cellar/", "The stairs to the cellar, again"), ("cellar/stairs/", "From the cellar to the stairs")]
        ),
    )


def _one(text_of: Callable[[int], list[str]]) -> Place:
    def page(_: HostileSite, path: str, query: Query) -> Answer:
        number = int(path.rpartition("/")[2])
        return article(title(number), text_of(number))

    return page


def _visit(site: HostileSite, path: str, query: Query) -> Answer:
    name = path.rpartition("/")[2]
    if name == "list":
        return _visits(site, path, query)
    visit = f"v{next(_fresh):06x}"
    return article(
        title(int(name)), prose(int(name)), other([(f"/visits/{visit}/{n}", title(n)) for n in (21, 22, 23)])
    )


_STARTS = ("/columns/hop/1", "/columns/the-saga-part-1", "/columns/down/stairs/")
_BELOW: dict[str, Place] = {
    "/columns/hop/": _hop,
    "/columns/the-saga-part-": _saga,
    "/columns/down/": _down,
    "/made/": _one(prose),
    "/copies/": copy_of(lambda: article("One Song", prose(0))),
    "/archive/": _archive,
    "/visits/": _visit,
    "/endless-sitemap/": lambda _, path, __: _onward_sitemap(int(path.rpartition("/")[2])),
}


# --- files for programs

_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
_DECLARED = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{_LAUGHS}]>'


def _onward_sitemap(number: int) -> Answer:
    inner = f"<sitemap><loc>/endless-sitemap/{number + 1}</loc></sitemap>"
    return _xml(f"<sitemapindex>{inner}</sitemapindex>")


def _xml(text: str) -> SamplePage:
    return SamplePage(200, (("Content-Type", "application/xml"),), text.encode())


def _robots(*_: object) -> Answer:
    """Its rules, and then without end what are none."""
    names = ("/bomb-sitemap.xml", "/outside-sitemap.xml", "/endless-sitemap/1")
    text = "User-agent: *\nDisallow: /private/\n" + "".join(f"Sitemap: {name}\n" for name in names)
    return Stream("text/plain", lambda: itertools.chain([text.encode()], itertools.repeat(b"# and so on\n" * 5000)))


_FILES: dict[str, Place] = {
    "/robots.txt": _robots,
    "/bomb-sitemap.xml": lambda *_: _xml(f"{_DECLARED}<urlset><url><loc>/columns/&a11;</loc></url></urlset>"),
    "/outside-sitemap.xml": lambda *_: _xml(f"{_DECLARED}<urlset><url><loc>/columns/&f;</loc></url></urlset>"),
    "/bomb.rss": lambda *_: _xml(
        f"{_DECLARED}<rss><channel><title>&a11;</title><item><title>&a11;</title><link>/columns/&a11;</link></item>"
        f"<item><title>&f;</title><link>{path_of(1)}</link></item></channel></rss>"
    ),
}


def _named(path: str) -> str:
    return escape(path.strip("/").rpartition("/")[2].replace("-", " ").capitalize())
