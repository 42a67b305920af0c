"""Pages made to take for ever are read within a worker's time limit. (How fast is no matter of a test.)"""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from crawler.workers import ReadingPool
from storage.records import Capture, PageKind

SENTENCE = "The clerk of the harbour wrote every ship down twice, once in ink and once in pencil, and kept the book. "
PROSE = f"<p>{SENTENCE}</p>" * 8
NOW = datetime(2024, 5, 1, tzinfo=UTC)
LIMIT = 20.0
"""Seconds; each of the pages took longer, or the square of its size, before it was seen to."""

BODIES = {
    "20,000 nested boxes": PROSE + "<div>" * 20_000,
    "5,000 boxes with text": PROSE + "<div>a line of the book " * 5000,
    "3,000 nested lists": PROSE + "<ul><li>a ship came in " * 3000,
    "3,000 nested quotes": PROSE + "<blockquote><p>a quote of some length </p>" * 3000,
    "5,000 nested links": PROSE + "<a href='/x'>a link <div>" * 5000,
    "900 nested tables": PROSE + "<table><tr><td>cell " * 900,
    "40 columns of 240 boxes": PROSE + ("<div>in a box " * 240 + "</div>" * 240) * 40,
    "3,000 boxes called comments": PROSE + f"<div class='comments'><p>{SENTENCE}</p>" * 3000,
    "an attribute of 5 MB": PROSE + f"<div class='{'-a ' * 1_700_000}'>x</div>",
    "an address of 1 MB": PROSE + f"<a href='/{'-a' * 500_000}'>next page</a>",
    "an address of one long word": f"{PROSE}<a href='/{'a' * 300_000}-/2'>2</a>",
    "100,000 attributes": PROSE + f"<div {' '.join(f'a{number}=1' for number in range(100_000))}>x</div>",
    "30,000 words in bold": f"{PROSE}<p>{'<b>x</b> <i>y</i> ' * 15_000}</p>",
    "30,000 words in bold in an article": f"<article>{PROSE}<p>{'<b>x</b> <i>y</i> ' * 15_000}</p></article>",
    "20,000 links": PROSE + "".join(f"<a href='/title-of-{number}'>Title {number}</a> " for number in range(20_000)),
    "600 links in a box of 2 MB": f"{PROSE}<div>{'<a href=/x-part-2>Part 2</a> ' * 600}{SENTENCE * 18_000}</div>",
    "30,000 pictures": f"{PROSE}<div>{'<img src=a.jpg>' * 30_000}</div>",
    "100,000 paragraphs": PROSE + "<p>short</p>" * 100_000,
    "a table of 50,000 columns": f"{PROSE}<table><tr>{'<td>a' * 50_000}</tr>{'<tr><td>x</td></tr>' * 2000}</table>",
    "a table of 5,000 rows": f"{PROSE}<table>{('<tr>' + '<td>a cell</td>' * 9 + '</tr>') * 5000}</table>",
    "a text of 5 MB": f"<p>{SENTENCE * 45_000}</p>",
    "a word of 5 MB": f"{PROSE}<p>{'a' * 5_000_000}</p>",
    "5 MB of white space": f"{PROSE}<p>a{' ' * 5_000_000}b</p>",
    "1 MB of marks": f"{PROSE}<p>{'*_[] ' * 200_000}</p>",
    "300,000 brackets": f"{PROSE}<p>{'<' * 300_000}</p>",
    "300,000 open comments": PROSE + "<!--" * 300_000,
    "300,000 ends of paragraphs": PROSE + "</p>" * 300_000,
    "5,000 scripts": PROSE
    + "<script type='application/ld+json'>{'@type': 'NewsArticle', 'headline': 'Ships',,</script>" * 5000,
    "a script of a million brackets": f"{PROSE}<script type='application/ld+json'>{'[' * 1_000_000}</script>",
    "a script of 3 MB of spaces": f"{PROSE}<script type='application/ld+json'>{{{' ' * 3_000_000}</script>",
}  # fmt: skip


@pytest.fixture(scope="module")
def pool() -> Iterator[ReadingPool]:
    running = ReadingPool(workers=1, time_limit=LIMIT)
    yield running
    running.close()


@pytest.mark.parametrize("name", BODIES)
def test_reading_ends_within_its_limit(name: str, pool: ReadingPool) -> None:
    html = f"<html><head><title>Ships of the harbour</title></head><body><h1>Ships of the harbour</h1>{BODIES[name]}"
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    page = Capture(
        "https://columns.example/columns/ships", 200, headers, html.encode(), datetime(2024, 5, 1, tzinfo=UTC)
    )
    reading = asyncio.run(pool.read(page))
    assert reading.kind is PageKind.ARTICLE
    assert SENTENCE.strip()[:40] in "".join(block.text for block in reading.blocks)
