"""A column over five days, and its history: an edit, a revert, a deletion, a return, and a footer that changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from crawler.cli import app
from crawler.sample.pages import SamplePage
from tests.crawl.program import COLUMNS, Line, crawl, export, run
from tests.site.server import RecordingSite

ALWAYS_DUE = ("ARTICLE_INTERVAL=0", "LISTING_INTERVAL=0", "FAILED_INTERVAL=0")
HTML = (("Content-Type", "text/html; charset=utf-8"),)
TITLES = {
    "rope": "What Rope Costs a Harbour",
    "cranes": "Three Cranes and a Clerk",
    "gulls": "The Gulls Know the Timetable",
    "ledgers": "Ledgers Left in the Rain",
}
PARAGRAPHS = """\
The clerk of {name} had kept the same book for thirty years, and he kept it in pencil, because the sea, he said, \
corrects everything in the end and one had better be ready for it.
On {name} there is little to say that the harbour master hasn't said before, and more loudly; but he was in the \
habit of leaving out the prices, which are what the matter is about.
A fathom of it cost four shillings in the spring, and nobody who dealt in {name} complained, for everything else \
had gone up as well, the tea first of all.
In the autumn the ships came late. Those who had waited for {name} sold at a loss, and those who hadn't waited \
told everyone that they had known, which was the larger loss for the rest of us.""".split("\n")
FOOTERS = (
    "The Quay Letter comes on Fridays and costs nothing but the time it takes.",
    "The Quay Almanac is out now, with all tides and most of the gossip.",
)


class Column(RecordingSite):
    """Four pieces and their listing, as they are on a `day`."""

    def __init__(self) -> None:
        self.day = 1
        super().__init__(pages=self._page, listing="/columns")

    def _page(self, path: str) -> SamplePage | None:
        if path == "/columns":
            links = "".join(
                f'<li><h2><a href="/columns/{name}">{title}</a></h2></li>' for name, title in TITLES.items()
            )
            return SamplePage(200, HTML, _html("Columns", f"<h1>Columns</h1><ul>{links}</ul>"))
        name = path.removeprefix("/columns/")
        if name not in TITLES or (name == "gulls" and self.day in (3, 4)):
            return None
        return SamplePage(200, HTML, self._article(name))

    def _article(self, name: str) -> bytes:
        texts = [paragraph.format(name=f"the {name}") for paragraph in PARAGRAPHS]
        title = TITLES[name]
        if name == "rope" and self.day == 2:
            texts[2] = texts[2].replace("four shillings", "five shillings and sixpence")
            title = "What Rope Costs the Harbour"
        if name == "cranes":
            texts.append(f"{1000 + 77 * self.day:,} views")
        texts.append(FOOTERS[self.day > 3])
        body = "".join(f"<p>{text}</p>" for text in texts)
        byline = '<p class="byline">By Ada Quill, <time datetime="2026-03-01">1 March 2026</time></p>'
        return _html(title, f"<article><h1>{title}</h1>{byline}{body}</article>")


def _html(title: str, main: str) -> bytes:
    return f'<!doctype html><html lang="en"><head><title>{title}</title></head><body>{main}</body></html>'.encode()


@dataclass(frozen=True)
class Told:
    """What `export` says after each day, by the name of the piece; and the archive after the last."""

    site: Column
    archive: Path
    days: list[dict[str, Line]]

    def says(self, command: str, name: str, *arguments: str) -> str:
        done = CliRunner().invoke(app, [command, f"{self.site.url}/{name}", *arguments, "--archive", str(self.archive)])
        assert done.exit_code == 0, done.stderr
        assert "\x1b" not in done.stdout
        return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC", "WHEN", done.stdout)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    archive = tmp_path_factory.mktemp("history") / "archive"
    days = []
    with Column() as site:
        for day in range(1, 6):
            site.day = day
            done = crawl(site.url, archive, *ALWAYS_DUE)
            assert done.returncode == 0, done.stderr
            days.append({line["url"].rpartition("/")[2]: line for line in export(archive)})
        yield Told(site, archive, days)


def states(told: Told, name: str) -> list[tuple[int, bool]]:
    """The revision, and whether the piece is gone, day by day."""
    return [(day[name]["parts"][0]["revision"], day[name]["gone"]) for day in told.days]


def test_an_edit_and_its_revert_are_two_revisions(told: Told) -> None:
    assert states(told, "rope") == [(1, False), (2, False), (3, False), (3, False), (3, False)]
    assert "five shillings and sixpence" in told.days[1]["rope"]["text"]
    assert told.days[2]["rope"]["text"] == told.days[0]["rope"]["text"]
    history = told.says("history", "rope")
    assert "WHEN  revision 1: 'What Rope Costs a Harbour'" in history
    assert "revision 2: 'What Rope Costs the Harbour'" in history
    assert "the title was 'What Rope Costs a Harbour'; 4 words added, 2 removed; last seen WHEN" in history
    assert "the text of revision 1 again" in history


def test_the_diff_shows_the_words_that_changed(told: Told) -> None:
    diff = told.says("diff", "rope", "--to", "2")
    assert "title: What Rope Costs [-a-] {+the+} Harbour" in diff
    assert "A fathom of it cost [-four shillings-] {+five shillings and sixpence+} in the spring" in diff
    assert "… 2 paragraphs unchanged …" in diff
    assert not set(FOOTERS) & set(diff.split("\n"))
    back = told.says("diff", "rope")
    assert "--- revision 2" in back
    assert "+++ revision 3" in back
    assert "title: What Rope Costs [-the-] {+a+} Harbour" in back
    assert "No difference in the cleaned text." in told.says("diff", "rope", "--from", "1", "--to", "3")


def test_a_deleted_piece_is_gone_the_second_day_and_returns_as_the_same(told: Told) -> None:
    assert states(told, "gulls") == [(1, False), (1, False), (1, False), (1, True), (1, False)]
    assert len({day["gulls"]["id"] for day in told.days}) == 1
    assert len({day["gulls"]["text"] for day in told.days}) == 1
    history = told.says("history", "gulls")
    assert "WHEN  missing: answers 404 2 times, until WHEN" in history
    assert "WHEN  returned" in history
    assert "gone since" not in history


def test_a_changed_footer_and_a_counter_are_no_revision(told: Told) -> None:
    assert "1,077 views" in told.days[4]["cranes"]["text"], "as it was first read"
    for name in ("cranes", "ledgers"):
        assert [revision for revision, _ in states(told, name)] == [1] * 5
        assert len({day[name]["last_changed"] for day in told.days}) == 1
        assert told.says("history", name).count("revision") == 1
        assert "one revision, nothing to compare it with" in told.says("diff", name)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("history", "/columns/unheard-of"), "no page of this archive"),
        (("history", "/columns"), "no article, but a page of the kind 'listing'"),
        (("diff", "/columns/rope", "--from", "9"), "--from 9: "),
        (("diff", "/columns/rope", "--to", "soon"), "--to soon: "),
        (("diff", "/columns/rope", "--to", "1"), "--from 0: "),
        (("diff", "/columns/cranes", "--to", "2"), "has no such revision, but 1 alone"),
        (("diff", "/columns/unheard-of"), "no page of this archive"),
    ],
)
def test_bad_input_is_told_in_one_line(told: Told, arguments: tuple[str, ...], why: str) -> None:
    command, path, *options = arguments
    done = CliRunner().invoke(app, [command, f"{told.site.base}{path}", *options, "--archive", str(told.archive)])
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert why in done.stderr


def test_what_comes_again_unchanged_is_read_again_from_its_original(told: Told) -> None:
    """The listing is the same on all days: its captures are revisits from the second on, the current one too."""
    before = export(told.archive)
    done = run([COLUMNS, "reprocess", "--all", "--archive", told.archive])
    assert done.returncode == 0, done.stderr
    assert "0 could not be read" in done.stdout
    assert export(told.archive) == before
    explained = run([COLUMNS, "explain", told.site.url, "--archive", told.archive])
    assert explained.returncode == 0, explained.stderr
