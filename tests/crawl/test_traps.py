"""What is a trap: by the address itself, by how many a page has, and by visits that brought nothing new."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from crawler.visiting.outcomes import Verdict
from crawler.visiting.trapping import MOST_LISTS, MOST_PAGES, SET_ASIDE, Ended, Watch, note_visit, sift
from crawler.visiting.traps import LONGEST_URL, MOST_RELATED, shape_of, sifted, why_refused
from crawler.visiting.visited import Visited
from storage.archive import Archive
from storage.frontier import Outcome
from storage.records import Follow, Lease, Offer, PageKind
from tests.storage import made

TODAY = date(2026, 3, 1)
SITE = "http://a.example"
DONE = Verdict("done", "article", "")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/a/b/a/b/a/b/c", "a path that repeats itself"),
        ("/down/stairs/stairs/stairs/", "a path that repeats itself"),
        ("/stairs/x/stairs/y/stairs/z/stairs/w/stairs", "a path that repeats itself"),
        ("/".join(["", *"abcdefghijklmnopqrstuvwxyz"]), "a path of more than 20 levels"),
        ("/" + "x" * LONGEST_URL, "an address of more than 2,048 characters"),
        ("/calendar?month=2031-05", "a calendar of what is still to come"),
        ("/archive/2031/05", "a calendar of what is still to come"),
        ("/archive?year=2028&month=5", "a calendar of what is still to come"),
        ("/columns?page=10001", "a listing of more than 10,000 pages"),
        ("/columns?page=2030", None),
        ("/2011/11/11/the-tide", None),
        ("/en/news/en/the-tide-the-tide", None),
        ("/calendar?month=2026-04", None),
        ("/archive/1997/05", None),
        ("/columns?author=ada&page=7", None),
    ],
)
def test_what_an_address_says_of_itself(path: str, name: str | None) -> None:
    assert why_refused(SITE + path, SITE + path, Follow.LISTING, TODAY) == name


def test_only_a_listing_may_not_lie_ahead() -> None:
    address = f"{SITE}/2031/05/how-the-harbour-will-look"
    assert why_refused(address, address, Follow.ARTICLE, TODAY) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/columns?page=4", "/columns?page=5"),
        ("/the-saga-part-1", "/the-saga-part-1042"),
        ("/facets?colour=red&sort=date", "/facets?colour=blue&sort=title"),
        ("/v/00ab12/list", "/v/99fe00/list"),
        ("/column/how-the-quay-was-built", "/column/what-a-pallet-costs-to-stand-still"),
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


def test_a_page_leads_to_so_many_and_no_more() -> None:
    offers = [made.offer(f"http://a.example/{n}", Follow.RELATED) for n in range(MOST_RELATED + 7)]
    kept, refused = sifted(offers, PageKind.ARTICLE, TODAY)
    assert (kept, len(refused)) == (offers[:MOST_RELATED], 7)
    assert {name for _, name in refused} == {"more than 500 links on a page"}
    assert sifted(offers, PageKind.LISTING, TODAY) == (offers, [])


# --- by evidence


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with made.opened(tmp_path) as opened:
        yield opened


class Crawl:
    """Visits one after the other, each of an address that was offered."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.watch = Watch(made.NOON)
        archive.frontier.add_seeds([_offer("seed", Follow.SEED)], made.NOON)
        self.seed = self.claim("seed")

    def claim(self, path: str) -> Lease:
        claimed = self.archive.frontier.claim({made.HOST}, made.later(1), 100, 600)
        (lease,) = (lease for lease in claimed if lease.url == _offer(path).url)
        self.archive.frontier.release([other for other in claimed if other != lease])
        return lease

    def offer(self, *offers: Offer) -> tuple[Offer, ...]:
        """What of these is taken, from a listing."""
        reading = made.page("seed", kind=PageKind.LISTING)
        with self.archive.visit() as visit:
            taken = sift(visit.traps, reading, self.seed, offers, self.watch)
            visit.offer(self.seed, taken, 0, made.NOON)
        return taken

    def visit(self, offer: Offer, text: str = "", lists: tuple[str, ...] = (), word: str = "") -> None:
        """Visit an address that is offered now: an article with this text, else nothing, if it came to a word, else a
        listing of these."""
        self.offer(offer)
        lease = self.claim(offer.url.partition(f"{made.HOST}/")[2])
        reading = made.page(offer.key, text, kind=PageKind.ARTICLE if text else PageKind.LISTING)
        reading = replace(reading, blocks=(replace(reading.blocks[0], text=text),) if text else ())
        ended = Ended(
            Visited(lease, (), None if word and not text else reading),
            Verdict("gone", word, "") if word else DONE,
            tuple(_offer(key) for key in lists),
        )
        with self.archive.visit() as visit:
            note_visit(visit.traps, ended, self.watch, made.NOON)
            visit.finish(lease, Outcome("done", made.NOON))

    def state(self, key: str) -> tuple[str, str]:
        explanation = self.archive.explain(_offer(key).key)
        assert explanation is not None
        assert explanation.address is not None
        return explanation.address.state, explanation.address.why


def _offer(path: str, follow: Follow = Follow.ARTICLE) -> Offer:
    return Offer(f"http://{made.HOST}/{path}", f"http://{made.HOST}/{path}", made.HOST, follow)


def _page(number: int) -> Offer:
    return _offer(f"columns?page={number}", Follow.LISTING)


def test_a_listing_that_lists_nothing_new_ends(archive: Archive) -> None:
    crawl = Crawl(archive)
    for number in range(1, MOST_LISTS + 2):  # the first of them lists something
        crawl.visit(_page(number), lists=("one", "two"))
    assert crawl.offer(_page(99), _offer("three")) == (_offer("three"),)
    assert list(crawl.watch.tallies[made.HOST].told_traps()) == [
        f"a list without end that lists nothing new at {made.HOST}/columns?page, as http://{made.HOST}/columns?page=31"
    ]


def test_a_listing_that_goes_on_is_followed(archive: Archive) -> None:
    crawl = Crawl(archive)
    for number in range(2, 3 * MOST_LISTS):
        crawl.visit(_page(number), lists=(f"piece-{number // 20}",))
    assert crawl.offer(_page(999)) == (_page(999),)


def test_copies_end_and_what_waits_is_set_aside(archive: Archive) -> None:
    crawl = Crawl(archive)
    for number in range(MOST_PAGES + 1):
        crawl.visit(_offer(f"song/{number}"), text="The same song.")
    crawl.offer(_offer("song/1000"), _offer("other/1000"))
    crawl.visit(_offer(f"song/{MOST_PAGES + 1}"), text="The same song.")
    state, why = crawl.state("song/1000")
    assert state == "failed"
    assert "set aside: one text at ever new addresses: 51 visits in a row" in why
    assert crawl.state("other/1000")[0] == "due"
    assert crawl.offer(_offer("song/1001")) == ()
    for at, is_due in ((made.later(60), False), (made.NOON + SET_ASIDE, True)):
        leases = archive.frontier.claim({made.HOST}, at, 9, 600)
        assert (_offer("song/1000").url in {lease.url for lease in leases}) is is_due


def test_articles_that_ask_not_to_be_archived_are_no_evidence(archive: Archive) -> None:
    crawl = Crawl(archive)
    for number in range(MOST_PAGES + 1):
        crawl.visit(_offer(f"song/{number}"), text="The same song.", word="withheld")
    for number in range(100, 100 + MOST_PAGES):  # the first of them is the first with this text
        crawl.visit(_offer(f"song/{number}"), text="The same song.")
    assert crawl.offer(_offer("song/1000")) == (_offer("song/1000"),)
    assert not crawl.watch.tallies[made.HOST].trapped


def test_addresses_that_are_gone_end_too_and_one_that_is_there_begins_anew(archive: Archive) -> None:
    crawl = Crawl(archive)
    for number in range(MOST_PAGES - 1):
        crawl.visit(_offer(f"piece/{number}"), word="gone")
    crawl.visit(_offer("piece/100"), text="Here it is.")
    for number in range(200, 200 + MOST_PAGES + 1):
        assert crawl.offer(_offer("piece/999")) == (_offer("piece/999"),)
        crawl.visit(_offer(f"piece/{number}"), word="gone")
    assert crawl.offer(_offer("piece/999")) == ()


def test_where_there_were_articles_more_may_be_gone(archive: Archive) -> None:
    crawl = Crawl(archive)
    for number in range(30):
        crawl.visit(_offer(f"piece/{number}"), text=f"Here is number {number}.")
    for number in range(200, 200 + MOST_PAGES + 30):
        assert crawl.offer(_offer("piece/999")) == (_offer("piece/999"),)
        crawl.visit(_offer(f"piece/{number}"), word="gone")
    assert crawl.offer(_offer("piece/999")) == ()


def test_another_run_looks_again(archive: Archive) -> None:
    crawl = Crawl(archive)
    for number in range(MOST_LISTS):
        crawl.visit(_page(number))
    assert crawl.offer(_page(99)) == ()
    crawl.watch = Watch(made.later(60))
    assert crawl.offer(_page(99)) == (_page(99),)
