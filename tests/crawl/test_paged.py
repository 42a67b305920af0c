"""Articles on several pages, crawled as a user does: the pages in order, the exact text, and no request too many."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.crawl.program import COLUMNS, Line, crawl, export, run
from tests.site.paged import House, houses
from tests.site.paged.story import Story
from tests.site.server import RecordingSite

MOST_TRIES = 6  # of a page that fails, in one run

CASES = pytest.mark.parametrize(
    ("house", "story"),
    [pytest.param(house, story, id=story.case) for house in houses() for story in house.stories],
)
LOSING = pytest.mark.parametrize(
    ("house", "story"),
    [
        pytest.param(house, story, id=story.case)
        for house in houses()
        for story in house.stories
        if {"404", "500"} & set(story.answers.values())
    ],
)


@dataclass(frozen=True)
class Crawl:
    """The houses, running, and what one crawl of them made: the lines and the asked addresses of each by its name."""

    servers: dict[str, RecordingSite]
    archive: Path
    lines: dict[str, list[Line]]
    asked: dict[str, list[str]]

    def line(self, house: House, story: Story) -> Line:
        """The one line of a story."""
        url = self.servers[house.site.name].base + story.path
        (line,) = [line for line in self.lines[house.site.name] if line["url"] == url]
        return line


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawl]:
    with ExitStack() as stack:
        servers = {}
        for house in houses():
            site = RecordingSite(pages=house.site.pages.get, listing=house.site.listing)
            servers[house.site.name] = stack.enter_context(site)
            for path, answer in house.odd.items():
                site.override(path, answer)
        yield _crawled(servers, tmp_path_factory.mktemp("paged") / "archive")


@pytest.fixture(scope="module")
def second(first: Crawl) -> Iterator[Crawl]:
    """The same houses, crawled again when all the pages that couldn't be had can be."""
    odd = [(house, story.address(number)) for house in houses() for story in house.stories for number in story.lost]
    for house, path in odd:
        first.servers[house.site.name].restore(path)
    yield _crawled(first.servers, first.archive)
    for house, path in odd:
        first.servers[house.site.name].override(path, house.odd[path])


def _crawled(servers: dict[str, RecordingSite], archive: Path) -> Crawl:
    for site in servers.values():
        site.forget_requests()
    done = crawl(",".join(site.url for site in servers.values()), archive, "FAILED_INTERVAL=0")
    assert done.returncode == 0, done.stderr
    lines = export(archive)
    return Crawl(
        servers,
        archive,
        {name: [line for line in lines if line["url"].startswith(site.base)] for name, site in servers.items()},
        {name: site.paths() for name, site in servers.items()},
    )


@CASES
def test_what_may_be_asked_for_is_served(house: House, story: Story) -> None:
    assert story.needed <= house.site.pages.keys() | house.odd.keys()


def pages_of(first: Crawl, house: House, story: Story) -> list[str]:
    """The addresses of a story's pages as archived, without that of the view of all pages."""
    base = first.servers[house.site.name].base
    (part,) = first.line(house, story)["parts"]
    paths = [url.removeprefix(base) for url in part["pages"]]
    return [path for path in paths if path != story.view_address]


@CASES
def test_pages_are_one_part_in_order(first: Crawl, house: House, story: Story) -> None:
    had = [number for number in range(1, len(story.pages) + 1) if number not in story.lost]
    assert pages_of(first, house, story) == [story.address(number) for number in had]


@CASES
def test_texts_are_as_published(first: Crawl, house: House, story: Story) -> None:
    base = first.servers[house.site.name].base
    gaps = {number: f"[Page {number} is missing: {base}{story.address(number)}]" for number in story.lost}
    line = first.line(house, story)
    assert line["text"].split("\n\n") == story.text_without(gaps).split("\n\n")


@CASES
def test_titles_are_as_published(first: Crawl, house: House, story: Story) -> None:
    assert first.line(house, story)["title"] == story.title


@CASES
def test_only_what_lacks_a_page_is_incomplete(first: Crawl, house: House, story: Story) -> None:
    assert first.line(house, story)["complete"] is not bool(story.lost)


@CASES
def test_no_request_too_many(first: Crawl, house: House, story: Story) -> None:
    """Each page once, and what leads to it; no comments, no print, and of what an endless pager has one page more."""
    asked = Counter(path for path in first.asked[house.site.name] if story.is_of(path))
    tried = {story.address(number) for number in story.lost}
    assert set(asked) - story.needed == set()
    assert {path: times for path, times in asked.items() if times > (MOST_TRIES if path in tried else 1)} == {}


@pytest.mark.parametrize("house", houses(), ids=lambda house: house.site.name)
def test_nothing_but_stories_is_asked_for_and_archived(first: Crawl, house: House) -> None:
    name = house.site.name
    astray = [path for path in first.asked[name] if not any(story.is_of(path) for story in house.stories)]
    assert {path.partition("?")[0] for path in astray} == {house.site.listing}
    assert max(Counter(astray).values()) == 1
    paths = [line["url"].removeprefix(first.servers[name].base) for line in first.lines[name]]
    assert {story.path for story in house.stories} <= set(paths) <= {story.path for story in house.met}


@LOSING
def test_explain_numbers_the_pages_as_the_pager_does(first: Crawl, house: House, story: Story) -> None:
    base = first.servers[house.site.name].base
    done = run([COLUMNS, "explain", base + story.path, "--archive", first.archive])
    for number in range(1, len(story.pages) + 1):
        missing = " is missing" if number in story.lost else ""
        assert f"    page {number}{missing}: {base}{story.address(number)}" in done.stdout.splitlines()


@LOSING
def test_a_page_that_comes_later_takes_its_place(first: Crawl, second: Crawl, house: House, story: Story) -> None:
    before, line = first.line(house, story), second.line(house, story)
    assert line["text"].split("\n\n") == story.text.split("\n\n")
    assert (line["complete"], line["id"]) == (True, before["id"])
    assert len(line["parts"][0]["pages"]) == len(story.pages)
