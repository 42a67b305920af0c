"""A generated column site for measuring: N articles, a paginated listing, served by its own process.

    python -m tests.bench.generated_site ARTICLES     prints its address, serves until its input is closed

Every article has its own prose (a seeded shuffle of words in sentences) inside what real pages carry around theirs.
Size and make-up are those of 150 recorded news and blog pages, drawn at random: on average 920 elements (200 div, 150
links, 100 li, 90 span, 30 meta, 26 script, 25 path), and a median of 133 kB. Every second one has a date for machines:
with that trafilatura takes as long for a page as its mean on recorded pages (30 ms). Bodies are sent gzipped.
"""

import gzip
import random
import sys
import threading
import zlib
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LISTED_A_PAGE = 50

WORDS = (
    "harbour crane ledger tariff cargo merchant season warehouse invoice tide captain parcel market stall ribbon "
    "counter margin harvest freight customs broker signal berth channel anchor voyage storm clerk paper ink "
    "column reader editor press street lantern bridge river canal barge timber copper salt grain cotton wool "
    "leather price credit debt profit loss promise contract partner rival guild charter council mayor tax duty "
    "license permit route"
).split()
WRITERS = ("Ada Brook", "Tom Vale", "Ruth Amsel", "Li Wei")
VERBS = "carries weighs delays outlasts counts doubts repays forgets follows measures divides gathers returns".split()
LINKERS = ("while", "because", "although", "until", "whenever", "before")


def prose(number: int, paragraphs: int = 9) -> list[str]:
    """The paragraphs of article `number`: always the same, and different from any other's."""
    rng = random.Random(number)

    def clause() -> str:
        return f"the {rng.choice(WORDS)} {rng.choice(VERBS)} the {rng.choice(WORDS)} of every {rng.choice(WORDS)}"

    def sentence() -> str:
        text = f"{clause()} {rng.choice(LINKERS)} {clause()}, and {clause()}"
        return text[0].upper() + text[1:] + "."

    return [" ".join(sentence() for _ in range(rng.randint(3, 5))) for _ in range(paragraphs)]


def title(number: int) -> str:
    rng = random.Random(-number - 1)
    return f"How the {rng.choice(WORDS)} lost its {rng.choice(WORDS)} in year {1500 + number}"


def article_page(number: int, total: int) -> str:
    rng = random.Random(number * 7 + 1)
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in prose(number))
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title(number)} | The Generated Quay</title>
<meta property="og:title" content="{title(number)}"><meta property="og:type" content="article">
{_date(number)}{_metas()}{_styles()}{_scripts(rng)}</head>
<body class="single"><div class="page"><header class="site-header"><nav class="main-menu">{_menu(70)}</nav></header>
{_drawings(rng)}
<div class="columns"><div class="column"><main><article class="post"><h1>{title(number)}</h1>
<p class="byline">By {WRITERS[number % 4]}, over {number % 9 + 2} years ago</p>
<div class="entry-content">
{body}
</div></article></main></div>
<aside class="sidebar"><h3>Related Articles</h3>{_cards(rng.sample(range(total), k=min(20, total)))}
<h3>Most Popular Posts</h3>{_cards(range(min(20, total)))}{_form()}</aside></div>
<footer class="site-footer">{_menu(70)}<p>All rights reserved by the quay.</p></footer></div></body></html>"""


def listing_page(page: int, total: int) -> str:
    first = (page - 1) * LISTED_A_PAGE
    numbers = range(first, min(first + LISTED_A_PAGE, total))
    cards = "\n".join(
        f'<div class="teaser"><h2><a href="/columns/{n}">{title(n)}</a></h2><p>{prose(n, 1)[0][:120]}</p></div>'
        for n in numbers
    )
    more = f'<a class="next" rel="next" href="/columns?page={page + 1}">Next</a>' if numbers.stop < total else ""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Columns</title></head><body>
<header><nav>{_menu(40)}</nav></header><main><h1>Columns</h1>{cards}<div class="pagination">{more}</div></main>
</body></html>"""


def _menu(entries: int) -> str:
    return (
        "<ul>"
        + "".join(
            f'<li class="item"><a href="/section/{word}"><span>{word}</span></a></li>' for word in WORDS[:entries]
        )
        + "</ul>"
    )


def _cards(numbers: Sequence[int]) -> str:
    return "".join(
        f'<div class="card"><div class="picture"><img src="/i/{n}.jpg" alt=""></div><div class="words">'
        f'<a href="/columns/{n}">{title(n)}</a><span class="on">{n % 9 + 1} min</span></div></div>'
        for n in numbers
    )


def _date(number: int) -> str:
    """A date for machines on every second article."""
    if number % 2:
        return ""
    day = f"2019-{number % 12 + 1:02}-{number % 28 + 1:02}T08:00:00+00:00"
    return f'<meta property="article:published_time" content="{day}">'


def _metas() -> str:
    return "".join(
        f'<meta name="quay:{word}" content="{word}"><link rel="preload" href="/{word}.js">' for word in WORDS[:24]
    )


def _styles() -> str:
    return "".join(
        "<style>" + "\n".join(f".c{s}{i}{{margin:{i}px;color:#{i * 99:06x}}}" for i in range(190)) + "</style>"
        for s in range(4)
    )


def _scripts(rng: random.Random) -> str:
    entries = (";".join(f"q[{i}]={{id:{rng.randint(0, 10**9)},on:{i % 2}}}" for i in range(100)) for _ in range(26))
    return "".join(f"<script>var q=[];{entry}</script>" for entry in entries)


def _drawings(rng: random.Random) -> str:
    def path() -> str:
        return "".join(f"L{rng.randint(0, 900)} {rng.randint(0, 900)}" for _ in range(60))

    return "".join(f'<svg viewBox="0 0 900 900" aria-hidden="true"><path d="M0 0{path()}"/></svg>' for _ in range(22))


def _form() -> str:
    options = "".join(f'<option value="{word}">{word}</option>' for word in WORDS[:24])
    return f'<form action="/search"><select name="section">{options}</select><button>Search</button></form>'


def pages(total: int) -> dict[str, bytes]:
    """Every page of the site, gzipped, by path."""
    listings = -(-total // LISTED_A_PAGE)
    texts = {f"/columns?page={page}": listing_page(page, total) for page in range(1, listings + 1)}
    texts["/columns"] = texts["/columns?page=1"]
    texts |= {f"/columns/{number}": article_page(number, total) for number in range(total)}
    return {path: gzip.compress(text.encode(), 6, mtime=0) for path, text in texts.items()}


def serve(total: int) -> ThreadingHTTPServer:
    site = pages(total)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = site.get(self.path)
            tag = f'"{zlib.crc32(body or b""):08x}"'
            if body and self.headers["If-None-Match"] == tag:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(200 if body else 404)
            if body:
                self.send_header("ETag", tag)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


if __name__ == "__main__":
    running = serve(int(sys.argv[1]))
    print(f"http://127.0.0.1:{running.server_port}/columns", flush=True)
    sys.stdin.read()
