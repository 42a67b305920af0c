"""What is set aside, and what not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from storage.archive import Archive
from storage.records import Follow, Lease, Offer
from storage.traps import PERIOD, Meant
from tests.storage.made import HOST, NOON, later, offer, opened

FOUND = tuple(offer(f"article {number}") for number in range(5))


def everything(_: str, __: str) -> bool:
    return True


@dataclass(frozen=True)
class Site:
    """A seed that is being visited, and offered five articles."""

    archive: Archive
    seed: Lease

    def offer(self, *offers: Offer) -> None:
        with self.archive.visit() as visit:
            visit.offer(self.seed, offers, 2, NOON)

    def set_aside(self, is_meant: Meant, at: datetime = NOON) -> int:
        with self.archive.visit() as visit:
            return visit.waiting.set_aside(HOST, is_meant, "why", at)

    def states(self) -> list[str]:
        explained = [self.archive.explain(each.key) for each in FOUND]
        return [each.address.state for each in explained if each and each.address]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with opened(tmp_path) as archive:
        archive.frontier.add_seeds([offer("seed", Follow.SEED)], NOON)
        (seed,) = archive.frontier.claim({HOST}, NOON, 1, 600)
        made = Site(archive, seed)
        made.offer(*FOUND)
        yield made


def test_those_that_are_meant_wait_for_a_week(site: Site) -> None:
    assert site.set_aside(lambda key, _: key.endswith(("1", "3"))) == 2
    assert site.states() == ["due", "aside", "due", "aside", "due"]
    assert site.set_aside(everything, later(60)) == 3
    assert site.set_aside(everything, later(120)) == 0, "they keep their day"
    assert site.archive.status().sites[0].aside == 5
    assert not site.archive.frontier.claim({HOST}, later(5), 9, 600)
    assert len(site.archive.frontier.claim({HOST}, later(60) + PERIOD, 9, 600)) == 6  # the seed, too: its lease is over


def test_by_what_they_wait_for_not_by_what_they_are_offered_as(site: Site) -> None:
    keys = [each.key for each in FOUND]
    with site.archive.visit() as visit:
        waiting = visit.waiting
        assert waiting.set_these_aside(keys, lambda _, follow: follow == Follow.RELATED, "why", NOON) == 0
        assert waiting.set_these_aside(keys[:1], lambda _, follow: follow == Follow.ARTICLE, "why", NOON) == 1
    assert site.states() == ["aside", "due", "due", "due", "due"]


def test_what_came_up_on_a_list_that_was_known_is_news(site: Site) -> None:
    site.offer(*FOUND, offer("new"))
    assert site.set_aside(everything) == len(FOUND)


def test_one_that_is_offered_for_a_better_reason_is_due(site: Site) -> None:
    site.set_aside(everything)
    site.offer(*FOUND, replaced := offer("article 0", Follow.CONTINUATION))
    assert replaced.follow.priority < Follow.ARTICLE.priority
    assert site.states() == ["due", *["aside"] * 4]


def test_a_clock_that_was_ahead_does_not_hold_them_back(site: Site) -> None:
    site.set_aside(everything)
    site.archive.frontier.right_clock(NOON - 100 * PERIOD)
    assert len(site.archive.frontier.claim({HOST}, NOON, 9, 600)) == 5
