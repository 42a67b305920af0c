"""Series in all the habits of their papers, crawled as a user does: each one article, whole and in order.

Then the same site a month later: parts were added, edited, moved and withdrawn. A case is a file among the sources of
`tests.site.serials`; each is asked the same questions.
"""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.reading import read
from crawler.sample.pages import SamplePage
from storage.records import Capture, PageKind
from tests.crawl.program import Line, crawl, export, timeless
from tests.site.serials.pages import GALLERY, LISTING, REDIRECTING, listing_paths, page_at
from tests.site.serials.source import Instalment, Serial, serials
from tests.site.server import RecordingSite

ALWAYS_DUE = ("ARTICLE_INTERVAL=0", "LISTING_INTERVAL=0")  # the next run asks for every page again
PAGES_A_RUN = "CLOSESPIDER_PAGECOUNT=75"
MOST_RUNS = 5
A_FEW = 5
"""Pages of an endless chain that may be asked for before it is given up: a related column's related column is looked at
as a rule (`RELATED_DEPTH`)."""

AT_FIRST = [serial for serial in serials() if not serial.joined_later]
JOINED_LATER = [serial for serial in serials() if serial.joined_later]
CHANGED = [
    serial
    for serial in serials()
    if any(part.added or part.edited or part.withdrawn or part.moved for part in serial.parts)
]


def _each(chosen: Iterable[Serial]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("serial", list(chosen), ids=lambda serial: serial.name)


EACH = _each(AT_FIRST)
EACH_TOLD = _each(serial for serial in AT_FIRST if not serial.untold)
EACH_CHANGED = _each(CHANGED)


class ChangingSite(RecordingSite):
    """The serials' site, or the second one, at the time that is set."""

    def __init__(self, *, elsewhere: bool) -> None:
        self.elsewhere = elsewhere
        self.later = False
        super().__init__(pages=self._page, listing=LISTING)

    def _page(self, path: str) -> SamplePage | None:
        return page_at(path, elsewhere=self.elsewhere, later=self.later)


@dataclass(frozen=True)
class Sites:
    """Both sites; the second is small."""

    first: ChangingSite
    second: ChangingSite

    def at(self, *, later: bool) -> str:
        """The addresses for a crawl, with both sites as they are at that time and their logs empty."""
        for site in (self.first, self.second):
            site.later = later
            site.forget_requests()
        return f"{self.first.url},{self.second.url}"

    def of(self, serial: Serial) -> ChangingSite:
        return self.second if serial.elsewhere else self.first


@dataclass(frozen=True)
class Crawled:
    """What one crawl archived, what of it was new or changed `since` the crawl before, and what was asked for."""

    sites: Sites
    archive: Path
    since: list[Line]
    lines: list[Line]
    asked: Counter[str]
    asked_elsewhere: Counter[str]

    def lines_with(self, serial: Serial, part: Instalment) -> list[Line]:
        url = self.sites.of(serial).base + part.path
        return [line for line in self.lines if any(archived["url"] == url for archived in line["parts"])]

    def line_of(self, serial: Serial) -> Line:
        """The one line that has the first part of a serial."""
        (line,) = self.lines_with(serial, serial.parts[0])
        return line


def _crawled(sites: Sites, archive: Path, *, later: bool) -> Crawled:
    done = crawl(sites.at(later=later), archive, *ALWAYS_DUE)
    assert done.returncode == 0, done.stderr
    asked = Counter(sites.first.paths()), Counter(sites.second.paths())
    since = export(archive, "--since", "last")
    return Crawled(sites, archive, since, export(archive) if later else since, *asked)


@pytest.fixture(scope="module")
def sites() -> Iterator[Sites]:
    with ExitStack() as stack:
        yield Sites(*(stack.enter_context(ChangingSite(elsewhere=elsewhere)) for elsewhere in (False, True)))


@pytest.fixture(scope="module")
def crawled(sites: Sites, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    return _crawled(sites, tmp_path_factory.mktemp("serials") / "archive", later=False)


@pytest.fixture(scope="module")
def recrawled(crawled: Crawled, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """A second crawl, on a copy of the archive, after the site has changed."""
    archive = tmp_path_factory.mktemp("later") / "archive"
    shutil.copytree(crawled.archive, archive)
    return _crawled(crawled.sites, archive, later=True)


def _path(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _parts(line: Line) -> list[tuple[str, int | None]]:
    return [(_path(part["url"]), part["number"]) for part in line["parts"]]


def _expected_parts(serial: Serial, *, later: bool) -> list[tuple[str, int | None]]:
    return [(part.path_at(later=later), part.number) for part in serial.here(later=later)]


# --- each serial is one article


@EACH
def test_the_right_parts_in_order(crawled: Crawled, serial: Serial) -> None:
    assert _parts(crawled.line_of(serial)) == _expected_parts(serial, later=False)


@EACH
def test_the_text_is_as_published(crawled: Crawled, serial: Serial) -> None:
    assert crawled.line_of(serial)["text"].split("\n\n") == serial.text(later=False).split("\n\n")


@EACH
def test_the_title_and_authors_are_those_of_the_series(crawled: Crawled, serial: Serial) -> None:
    line = crawled.line_of(serial)
    assert (line["title"], tuple(line["authors"])) == (serial.title, serial.authors)


@EACH_TOLD
def test_what_is_missing_is_said(crawled: Crawled, serial: Serial) -> None:
    line = crawled.line_of(serial)
    missing = [(part["number"], _path(part["url"] or "")) for part in line["missing_parts"]]
    assert (missing, line["complete"]) == (list(serial.missing), not serial.missing)


def test_each_part_is_in_one_article_and_nothing_else_is(crawled: Crawled) -> None:
    got = Counter(part["url"] for line in crawled.lines for part in line["parts"])
    published = {crawled.sites.of(serial).base + part.path for serial in serials() for part in serial.here(later=False)}
    assert {url: n for url, n in got.items() if n > 1} == {}
    assert {url for url in got if not GALLERY.fullmatch(_path(url))} == published


# --- what was asked for


def _of_series(serial: Serial) -> list[str]:
    """The addresses of all that belongs to a serial: also that of a part that answers 404."""
    return [part.path for part in serial.parts if not part.added] + ([serial.index.path] if serial.index else [])


@EACH
def test_each_page_of_a_series_is_fetched_once(crawled: Crawled, serial: Serial) -> None:
    asked = crawled.asked_elsewhere if serial.elsewhere else crawled.asked
    wanted = _of_series(serial)
    assert {path: asked[path] for path in wanted} == dict.fromkeys(wanted, 1)


def test_no_request_is_spent_on_a_refused_link(crawled: Crawled) -> None:
    """Subscriptions, sponsors, calendars, menus: nothing but columns, their indexes, and what can't be known before."""
    columns = {path for serial in serials() if not serial.elsewhere for path in _of_series(serial)}
    others = set(crawled.asked) - columns - set(listing_paths()) - {REDIRECTING}
    assert {path for path in others if not GALLERY.fullmatch(path)} == set()


def test_an_endless_chain_is_given_up(crawled: Crawled) -> None:
    assert sum(1 for path in crawled.asked if GALLERY.fullmatch(path)) <= A_FEW


def test_a_crawl_in_several_runs_ends_with_the_same_articles(crawled: Crawled, tmp_path: Path) -> None:
    archive, runs = tmp_path / "archive", 1
    addresses = crawled.sites.at(later=False)
    while (done := crawl(addresses, archive, PAGES_A_RUN)).returncode == 5:
        runs += 1
        assert runs <= MOST_RUNS
    assert done.returncode == 0, done.stderr
    assert runs > 1
    again = {line["id"]: line for line in timeless(export(archive))}
    assert again == {line["id"]: line for line in timeless(crawled.lines)}


# --- a month later


@EACH_CHANGED
def test_a_changed_series_stays_one_article(crawled: Crawled, recrawled: Crawled, serial: Serial) -> None:
    line = recrawled.line_of(serial)
    assert _parts(line) == _expected_parts(serial, later=True)
    assert serial.joined_later or line["id"] == crawled.line_of(serial)["id"]
    assert line["complete"] is True


@EACH_CHANGED
def test_a_changed_series_has_its_new_text(recrawled: Crawled, serial: Serial) -> None:
    """What was withdrawn is kept, with its text."""
    line = recrawled.line_of(serial)
    assert line["text"].split("\n\n") == serial.text(later=True).split("\n\n")


@EACH_CHANGED
def test_an_edited_part_is_a_revision(recrawled: Crawled, serial: Serial) -> None:
    revisions = [part["revision"] for part in recrawled.line_of(serial)["parts"]]
    assert revisions == [2 if part.edited or part.renamed else 1 for part in serial.here(later=True)]


def test_an_article_is_not_gone_because_of_one_part(recrawled: Crawled) -> None:
    (serial,) = [serial for serial in CHANGED if any(part.withdrawn for part in serial.parts)]
    assert recrawled.line_of(serial)["gone"] is False


@_each(JOINED_LATER)
def test_a_new_part_joins_two_articles_into_one(crawled: Crawled, recrawled: Crawled, serial: Serial) -> None:
    """The one that goes leaves a tombstone, in the first export that follows."""
    before = [line for part in serial.here(later=False) for line in crawled.lines_with(serial, part)]
    assert [_parts(line) for line in before] == [[(part.path, None)] for part in serial.here(later=False)]
    kept = recrawled.line_of(serial)["id"]
    (lost,) = {line["id"] for line in before} - {kept}
    tombstones = {line["id"]: line["merged_into"] for line in recrawled.since if "merged_into" in line}
    assert tombstones == {lost: kept}


def test_a_change_concerns_only_its_own_series(crawled: Crawled, recrawled: Crawled) -> None:
    changed = {crawled.sites.of(serial).base + part.path for serial in CHANGED for part in serial.parts}
    before = {line["id"]: line for line in timeless(crawled.lines) if line["parts"][0]["url"] not in changed}
    after = {line["id"]: line for line in timeless(recrawled.lines)}
    assert [line["title"] for id_, line in before.items() if after.get(id_, {}).get("parts") != line["parts"]] == []
    assert not {line["id"] for line in recrawled.since} & set(before)


# --- the pages by themselves


@pytest.mark.parametrize(
    ("path", "elsewhere", "kind"),
    [
        pytest.param(path, serial.elsewhere, kind, id=f"{serial.name} {path}")
        for serial in serials()
        for path, kind in (
            *((part.path, PageKind.ARTICLE) for part in serial.here(later=False)),
            *([(serial.index.path, PageKind.SERIES_INDEX)] if serial.index else []),
        )
    ]
    + [pytest.param(path, False, PageKind.LISTING, id=path) for path in listing_paths()],
)
def test_each_page_is_taken_for_what_it_is(path: str, kind: PageKind, *, elsewhere: bool) -> None:
    page = page_at(path, elsewhere=elsewhere)
    assert page is not None
    captured_at = datetime(2024, 5, 1, tzinfo=UTC)
    reading = read(Capture(f"http://127.0.0.1{path}", page.status, page.headers, page.body, captured_at))
    assert reading.kind is kind, reading.kind_why
