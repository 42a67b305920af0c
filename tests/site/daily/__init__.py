"""A column that comes out daily: fifty old pieces, a few of today, a series that ended years ago. It knows what day it
is: on each day articles are added, edited and withdrawn. Its sitemap says when each last changed.

The prose is generated: each article has its own. Dates count from the real day on which the site is served first.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from html import escape
from urllib.parse import parse_qs, urlsplit

from crawler.sample.pages import SamplePage, validated
from tests.bench.generated_site import WRITERS, prose, title

CARDS_A_PAGE = 10
OLD = 50
FRESH = 6
SERIES = "Letters from the Weighing House"
LISTING = "/column"
SITEMAP = f"{LISTING}/sitemap.xml"


def nth_page(number: int) -> str:
    return LISTING if number == 1 else f"{LISTING}?page={number}"


@dataclass(frozen=True, slots=True)
class Piece:
    """One article. `ago`: days before the first. `part`: its number in the series, 0 for what is none of it."""

    number: int
    ago: int
    part: int = 0
    edited: datetime | None = None

    @property
    def path(self) -> str:
        return f"{LISTING}/letters-{self.part}" if self.part else f"{LISTING}/{self.number}"

    @property
    def title(self) -> str:
        return f"{SERIES}, Part {self.part}" if self.part else title(self.number)

    @property
    def paragraphs(self) -> list[str]:
        paragraphs = prose(self.number)
        return (
            [*paragraphs[:-1], f"The figures were put right after '{self.title}' was printed."]
            if self.edited
            else paragraphs
        )


@dataclass(slots=True)
class DailyColumn:
    """The site's pages, today: `pieces` in the order of the listing, newest first. `nights` that have passed are taken
    from the dates in its sitemap, as they are from the archive's."""

    first_day: datetime = field(default_factory=lambda: datetime.now(UTC))
    pieces: list[Piece] = field(default_factory=list)
    nights: int = 0

    def __post_init__(self) -> None:
        fresh = [Piece(1000 + n, 0) for n in range(FRESH)]
        letters = [Piece(2000 + part, 2600 - 7 * part, part) for part in (3, 2, 1)]
        self.pieces = [*fresh, *letters, *(Piece(n, 400 + 9 * n) for n in range(OLD))]

    def add(self, *pieces: Piece) -> list[str]:
        """Publish pieces, the newest last; returns their paths."""
        self.pieces = [*reversed(pieces), *self.pieces]
        return [piece.path for piece in pieces]

    def edit(self, *numbers: int) -> list[str]:
        self.pieces = [
            replace(p, edited=datetime.now(UTC) + timedelta(days=self.nights)) if p.number in numbers else p
            for p in self.pieces
        ]
        return [p.path for p in self.pieces if p.number in numbers]

    def withdraw(self, number: int) -> str:
        (gone,) = (piece for piece in self.pieces if piece.number == number)
        self.pieces.remove(gone)
        return gone.path

    def paths(self) -> set[str]:
        """Every page that there is now."""
        return {SITEMAP, *(nth_page(n) for n in range(1, self.last + 1)), *(piece.path for piece in self.pieces)}

    @property
    def last(self) -> int:
        return -(-len(self.pieces) // CARDS_A_PAGE)

    def page_at(self, path_with_query: str) -> SamplePage | None:
        address = urlsplit(path_with_query)
        if address.path == "/robots.txt":
            return validated(f"User-agent: *\nDisallow:\nSitemap: {SITEMAP}\n".encode(), "text/plain")
        if address.path == SITEMAP:
            return self._sitemap()
        if address.path == LISTING:
            number = int(parse_qs(address.query).get("page", ["1"])[0])
            return self._listing(number) if 1 <= number <= self.last else None
        piece = next((piece for piece in self.pieces if piece.path == address.path), None)
        return None if piece is None else self._article(piece)

    def _sitemap(self) -> SamplePage:
        entries = "".join(
            f"<url><loc>{p.path}</loc><lastmod>{changed.isoformat()}</lastmod></url>"
            for p in self.pieces
            for changed in ((p.edited or self._printed(p)) - timedelta(days=self.nights),)
        )
        text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
        return validated(text.encode(), "application/xml")

    def _printed(self, piece: Piece) -> datetime:
        return self.first_day - timedelta(days=piece.ago)

    def _listing(self, number: int) -> SamplePage:
        cards = "".join(
            f'<article class="card"><h2><a href="{p.path}">{escape(p.title)}</a></h2><p>{p.paragraphs[0][:140]} …</p>'
            f"</article>"
            for p in self.pieces[(number - 1) * CARDS_A_PAGE : number * CARDS_A_PAGE]
        )
        pages = "".join(
            f"<b>{n}</b> " if n == number else f'<a href="{nth_page(n)}">{n}</a> '
            for n in range(max(number - 2, 1), min(number + 2, self.last) + 1)
        )
        return _document("The Daily Weight", f'<h1>The Daily Weight</h1>{cards}<nav class="pages">{pages}</nav>')

    def _article(self, piece: Piece) -> SamplePage:
        day = self._printed(piece).isoformat()
        body = "".join(f"<p>{paragraph}</p>" for paragraph in piece.paragraphs)
        before = (
            f'<p><a href="{LISTING}/letters-{piece.part - 1}">Read part {piece.part - 1}</a></p>'
            if piece.part > 1
            else ""
        )
        head = f'<meta property="og:type" content="article"><meta property="article:published_time" content="{day}">'
        words = f"<h1>{escape(piece.title)}</h1><p class=byline>By {WRITERS[0 if piece.part else piece.number % 4]}</p>"
        return _document(piece.title, f"<article>{words}<div>{body}</div>{before}</article>", head)


def _document(name: str, main: str, head: str = "") -> SamplePage:
    text = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(name)}</title>{head}</head><body>'
        f'<header><nav><a href="/about">About</a> <a href="/shop">Shop</a></nav></header><main>{main}</main>'
        f"<footer><p>Printed at the weighing house.</p></footer></body></html>"
    )
    return validated(text.encode(), "text/html; charset=utf-8")
