"""What is a trap: by the address itself, by how many a page has, and by visits that brought nothing new."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.reading.urls import url_key
from crawler.visiting.offering import Column
from crawler.visiting.recording import Rules, record
from crawler.visiting.trapping import LEAST_LETTERS, MOST_AGAIN, MOST_LISTS, MOST_PAGES, Watch
from crawler.visiting.traps import LONGEST_URL, MOST_RELATED, shape_of, sifted, why_refused
from crawler.visiting.visited import Visited
from storage.archive import Archive
from storage.errors import ReadingFailed
from storage.records import FEED_FOLLOWS, Block, BlockKind, Capture, Follow, Link, LinkRole, Offer, PageKind, Reading
from storage.traps import PERIOD
from tests.crawl.rereading import INTERVALS
from tests.storage import made

SITE = f"https://{made.HOST}"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/a/b/a/b/a/b/c", "a path that repeats itself"),
        ("/down/stairs/stairs/stairs/", "a path that repeats itself"),
        ("/stairs/x/stairs/y/stairs/z/stairs/w/stairs", "a path that repeats itself"),
        ("/".join(["", *"abcdefghijklmnopqrstuvwxyz"]), "a path of more than 20 levels"),
        ("/" + "x" * LONGEST_URL, "an address of more than 2,048 characters"),
        ("/columns?start=2040", None),
        ("/?page_id=10567", None),
        ("/2011/11/11/11/the-tide", None),
        ("/c/-/-/-/the-tide", None),
        ("/en/news/en/the-tide-the-tide", None),
    ],
)
def test_what_an_address_says_of_itself(path: str, name: str | None) -> None:
    assert why_refused(SITE + path, SITE + path) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/columns?page=4", "/columns?page=5"),
        ("/the-saga-part-1", "/the-saga-part-1042"),
        ("/facets?colour=red&sort=date", "/facets?colour=blue&sort=title"),
        ("/v/00ab12/list", "/v/99fe00/list"),
        ("/column/how-the-quay-was-built", "/column/what-a-pallet-costs-to-stand-still"),
        ("/%E3%82%B3/%E7%8C%AB", "/%E3%82%B3/%E6%B8%AF"),
    ],
)
def test_addresses_of_one_template_have_one_shape(one: str, other: str) -> None:
    assert shape_of(SITE + one, Follow.ARTICLE) == shape_of(SITE + other, Follow.ARTICLE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/columns?page=4", "/columns"),
        ("/columns?page=4", "/columns?sort=date&page=4"),
        ("/the-saga-part-1", "/how-the-quay-was-built"),
        ("/made/17", "/columns/17"),
    ],
)
def test_addresses_of_two_templates_have_two_shapes(one: str, other: str) -> None:
    assert shape_of(SITE + one, Follow.ARTICLE) != shape_of(SITE + other, Follow.ARTICLE)


def test_ways_to_an_address_are_told_apart() -> None:
    assert shape_of(f"{SITE}/x/1", Follow.ARTICLE) != shape_of(f"{SITE}/x/1", Follow.CONTINUATION)


def test_a_page_leads_to_so_many_related_ones_and_to_all_its_parts() -> None:
    related = [made.offer(f"http://a.example/{n}", Follow.RELATED) for n in range(MOST_RELATED + 7)]
    parts = [made.offer(f"http://a.example/part-{n}", Follow.CONTINUATION) for n in range(3000)]
    kept, refused = sifted([*related, *parts])
    assert kept == (*related[:MOST_RELATED], *parts)
    assert [trap.name for trap in refused] == ["more than 500 related links on a page"] * 7


# --- by evidence


@dataclass(frozen=True)
class Page:
    """What a site answers: an article with this text, below a picture, or a list of paths; `fails`: its reading."""

    text: str = ""
    picture: str = ""
    leads_to: tuple[str, ...] = ()
    onward: tuple[str, ...] = ()
    status: int = 200
    fails: bool = False


GONE = Page(status=404)


class Crawl:
    """Runs over a site, each address visited as the frontier says; what is unchanged answers 304."""

    def __init__(self, archive: Archive, pages: Callable[[str], Page]) -> None:
        self.archive = archive
        self.pages = pages
        self.seed = Offer(f"{SITE}/columns", url_key(f"{SITE}/columns"), made.HOST, Follow.SEED)
        self.asked: Counter[str] = Counter()

    def run(self, day: float = 0) -> dict[str, int]:
        """Visits all that is due; returns the traps."""
        at = made.NOON + timedelta(days=day)
        rules = Rules(INTERVALS, {made.HOST: Column((self.seed.key,), related_depth=9)}, Watch())
        self.archive.frontier.run_began = at
        self.archive.frontier.add_seeds([self.seed], at)
        while leases := self.archive.frontier.claim({made.HOST}, at, 1, 600):
            (lease,) = leases
            path = lease.url.removeprefix(f"{SITE}/")
            page = GONE
            if lease.follow not in FEED_FOLLOWS:
                self.asked[path] += 1
                page = self.pages(path)
            etag = f'"{hash(page)}"'
            status = 304 if lease.etag == etag else page.status
            body = path.encode() if status == 200 else b""
            capture = Capture(lease.url, status, (("ETag", etag),), body, at)
            problem = ReadingFailed("the reader broke", 7, None) if page.fails else None
            reading = reading_of(lease.url, page) if status == 200 and not page.fails else None
            where = self.archive.warc.append(capture)
            record(self.archive, Visited(lease, ((capture, where),), reading, problem), rules, at)
        return rules.watch.tallies[made.HOST].told_traps()

    def articles(self) -> int:
        """How many of the addresses that were asked for are articles."""
        return sum(bool(self.pages(path).text) for path in self.asked)


def reading_of(url: str, page: Page) -> Reading:
    key = url_key(url)
    roles = ((LinkRole.ARTICLE, page.leads_to), (LinkRole.LISTING_NEXT, page.onward))
    links = tuple(
        Link(f"{SITE}/{path}", url_key(f"{SITE}/{path}"), path, role, "its words say so", None)
        for role, paths in roles
        for path in paths
    )
    read = replace(made.page(key, page.text, *links), url=url, canonical_key=key)
    if page.text:
        picture = Block(BlockKind.FIGURE, "", f"![]({SITE}/{page.picture}.jpg)")
        return replace(read, blocks=(picture, Block(BlockKind.PARAGRAPH, page.text)))
    return replace(read, kind=PageKind.LISTING, blocks=())


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with made.opened(tmp_path) as opened:
        yield opened


def prose(name: str) -> str:
    """A text of its own."""
    return f"{name} lay in the harbour. " * (LEAST_LETTERS // 10)


def number_of(path: str) -> int:
    return int("".join(filter(str.isdecimal, path)) or "1")


def listing(path: str, *articles: str) -> Page:
    return Page(leads_to=articles, onward=(f"columns?page={number_of(path) + 1}",))


def test_a_listing_that_lists_nothing_new_ends_and_is_looked_at_again_now_and_then(archive: Archive) -> None:
    crawl = Crawl(archive, lambda path: listing(path, "one", "two") if "columns" in path else Page(prose(path)))
    (trap,) = crawl.run()
    reached = MOST_LISTS + 2  # the second page lists something
    last = f"{SITE}/columns?page={reached}"
    assert trap == f"a list without end that lists nothing new at {made.HOST}/columns?page, as {last}"
    assert len(crawl.asked) == reached + 2
    explanation = archive.explain(url_key(f"{SITE}/columns?page={reached + 1}"))
    assert explanation is not None
    assert explanation.address is not None
    assert explanation.address.why.startswith("set aside: a list without end that lists nothing new: 30 visits")
    crawl.asked.clear()
    crawl.run(PERIOD.days - 1)
    assert not [path for path in crawl.asked if number_of(path) > reached]
    crawl.run(PERIOD.days)
    assert len([path for path in crawl.asked if number_of(path) > reached]) == 1 + MOST_AGAIN  # as before


def test_a_listing_that_goes_on_is_followed(archive: Archive) -> None:
    """Also one of which only each twentieth page lists something."""

    def pages(path: str) -> Page:
        if "columns" not in path:
            return Page(prose(path))
        number = number_of(path)
        return listing(path, f"piece-{number // 20}") if number < 90 else Page(leads_to=("the-last",))

    crawl = Crawl(archive, pages)
    assert crawl.run() == {}
    assert len(crawl.asked) == 90 + 5 + 1


def test_lists_of_lists_are_followed(archive: Archive) -> None:
    """Forty years, each of which lists its months alone."""

    def pages(path: str) -> Page:
        parts = path.split("/")
        if len(parts) == 1:
            return Page(onward=tuple(f"columns/{year}" for year in range(1980, 2020)))
        if len(parts) == 2:
            return Page(onward=tuple(f"{path}/{month:02}" for month in (1, 7)))
        return Page(prose(path)) if parts[0] == "tales" else Page(leads_to=(path.replace("columns", "tales"),))

    crawl = Crawl(archive, pages)
    assert crawl.run() == {}
    assert crawl.articles() == 80


def test_copies_end_and_what_waits_is_set_aside(archive: Archive) -> None:
    songs = tuple(f"song/{number}" for number in range(200))

    def pages(path: str) -> Page:
        if path == "columns":
            return Page(leads_to=(*songs, "other/1"))
        return Page(prose("other") if path == "other/1" else prose("song"), leads_to=(f"{path}1",))

    crawl = Crawl(archive, pages)
    (trap,) = crawl.run()
    assert trap.startswith(f"one text at ever new addresses at {made.HOST}/song/#, as ")
    assert sum("song" in path for path in crawl.asked) == MOST_PAGES + 2  # the first is no copy
    assert crawl.asked["other/1"] == 1
    crawl.asked.clear()
    crawl.run(PERIOD.days)
    assert sum("song" in path for path in crawl.asked) <= 2 * MOST_AGAIN


def test_short_texts_are_no_copies(archive: Archive) -> None:
    """Pictures, sounds, notes: what they say may well be the same."""
    notes = tuple(f"note/{number}" for number in range(100))
    crawl = Crawl(archive, lambda path: Page(leads_to=notes) if path == "columns" else Page("Listen to us, as ever."))
    assert crawl.run() == {}
    assert len(crawl.asked) == 101


def test_pictures_above_one_text_are_none(archive: Archive) -> None:
    posts = tuple(f"post/{number}" for number in range(100))
    terms = prose("Whoever")
    crawl = Crawl(archive, lambda path: Page(leads_to=posts) if path == "columns" else Page(terms, picture=path))
    assert crawl.run() == {}


def test_a_site_that_changes_its_addresses_is_none(archive: Archive) -> None:
    place = "old"

    def pages(path: str) -> Page:
        if path == "columns":
            return Page(leads_to=tuple(f"{place}/{number}" for number in range(100)))
        return Page(prose(path.partition("/")[2]))

    crawl = Crawl(archive, pages)
    assert crawl.run() == {}
    place = "new"
    assert crawl.run(400) == {}
    assert sum(path.startswith("new/") for path in crawl.asked) == 100


def test_dead_addresses_end_sooner_where_no_living_ones_were(archive: Archive) -> None:
    dead = tuple(f"dead/{number}" for number in range(200))
    crawl = Crawl(archive, lambda path: Page(leads_to=dead) if path == "columns" else GONE)
    (trap,) = crawl.run()
    assert trap.startswith(f"addresses that bring no article at {made.HOST}/dead/#, as ")
    assert len(crawl.asked) == MOST_PAGES + 1


def test_dead_links_do_not_hold_up_what_appears(archive: Archive) -> None:
    """Each day a new article, below a hundred links that lead nowhere."""
    day = 0

    def pages(path: str) -> Page:
        if path == "columns":
            return Page(leads_to=tuple(f"piece/{number}" for number in range(101 + day)))
        return GONE if number_of(path) < 100 else Page(prose(path))

    crawl = Crawl(archive, pages)
    assert len(crawl.run()) == 1
    for day in range(1, 2 * PERIOD.days + 2):
        crawl.run(day)
        assert crawl.asked[f"piece/{100 + day}"] == 1


def test_of_what_is_set_aside_a_sample_is_tried(archive: Archive) -> None:
    """Of two hundred, the first hundred lead nowhere: where another lives, the rest is asked for at once."""
    listed = tuple(f"piece/{number}" for number in range(200))
    crawl = Crawl(
        archive,
        lambda path: (
            Page(leads_to=listed) if path == "columns" else GONE if number_of(path) < 100 else Page(prose(path))
        ),
    )
    crawl.run()
    assert (len(crawl.asked), crawl.articles()) == (MOST_PAGES + 1, 0)
    crawl.run(PERIOD.days)
    assert crawl.articles() == 100


def test_many_that_died_together_hide_no_living_ones(archive: Archive) -> None:
    """Twenty pages of ten links each, all of which answer 304 later; the first sixty links lead nowhere."""

    def pages(path: str) -> Page:
        if "columns" not in path:
            return GONE if number_of(path) < 60 else Page(prose(path))
        number = number_of(path)
        links = tuple(f"piece/{number * 10 - 10 + each}" for each in range(10))
        return Page(leads_to=links, onward=(f"columns?page={number + 1}",) if number < 20 else ())

    crawl = Crawl(archive, pages)
    crawl.run()
    for week in range(1, 12):
        crawl.run(week * PERIOD.days)
    assert crawl.articles() == 140


@pytest.mark.parametrize(
    "page", [Page(fails=True), Page(status=403), Page(status=500)], ids=["unread", "forbidden", "broken"]
)
def test_what_could_not_be_had_is_no_evidence(archive: Archive, page: Page) -> None:
    paths = tuple(f"piece/{number}" for number in range(MOST_PAGES + 20))
    crawl = Crawl(archive, lambda path: Page(leads_to=paths) if path == "columns" else page)
    assert crawl.run() == {}
    assert len(crawl.asked) == MOST_PAGES + 21
