from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from storage.archive import Archive
from storage.frontier import LOST_PAUSE, MAX_ATTEMPTS, MAX_LOSSES, Outcome
from storage.records import Follow, Lease, Offer
from tests.storage.made import HOST, NOON, later, offer, page, store

SITES = [HOST]


def claim(archive: Archive, minutes: float = 0, limit: int = 10) -> list[Lease]:
    return archive.frontier.claim(SITES, later(minutes), limit, lease_seconds=60)


def keys(leases: list[Lease]) -> list[str]:
    return [lease.key for lease in leases]


def finish(archive: Archive, lease: Lease, outcome: Outcome) -> str:
    with archive.visit() as visit:
        return visit.finish(lease, outcome)


def offer_from(archive: Archive, lease: Lease, *offers: Offer) -> int:
    with archive.visit() as visit:
        return visit.offer(lease, offers, 2, NOON)


def test_addresses_are_claimed_by_class_then_by_when_they_were_found(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("seed")], NOON)
    (seed,) = claim(archive)
    offers = [offer("r", Follow.RELATED), offer("a2"), offer("a1"), offer("c", Follow.CONTINUATION)]
    assert offer_from(archive, seed, *offers, offer("l", Follow.LISTING)) == 5
    assert keys(claim(archive)) == ["c", "a2", "a1", "l", "r"]


def test_a_lease_carries_what_the_visit_needs(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("seed")], NOON)
    finish(archive, claim(archive)[0], Outcome("done", NOON, status=200, etag='"e"', last_modified="Sun", due=later(5)))
    (lease,) = claim(archive, 6)
    assert (lease.url, lease.site, lease.follow, lease.depth) == ("https://a.example/seed", HOST, Follow.SEED, 0)
    assert (lease.etag, lease.last_modified, lease.attempts) == ('"e"', "Sun", 1)
    assert lease.expires == later(7)


def test_what_was_offered_twice_is_claimed_once_as_its_strongest_class(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("seed")], NOON)
    (seed,) = claim(archive)
    assert offer_from(archive, seed, offer("a", Follow.RELATED), offer("b")) == 2
    assert offer_from(archive, seed, offer("a", Follow.CONTINUATION), offer("b")) == 0
    assert [(lease.key, lease.follow) for lease in claim(archive)] == [
        ("a", Follow.CONTINUATION),
        ("b", Follow.ARTICLE),
    ]


def test_a_host_is_asked_one_at_a_time_with_a_pause(archive: Archive) -> None:
    archive.frontier.default_delay, archive.frontier.default_concurrency = 2.0, 1
    archive.frontier.add_seeds(
        [offer("a"), offer("b"), Offer("https://b.example/", "other", "b.example", Follow.SEED)], NOON
    )
    both = [HOST, "b.example"]
    first = archive.frontier.claim(both, NOON, 10, 60)
    assert keys(first) == ["a", "other"]
    finish(archive, first[0], Outcome("done", NOON))
    assert archive.frontier.claim(both, NOON + timedelta(seconds=1), 10, 60) == []
    assert archive.frontier.next_opening(both, NOON, later(5)) == NOON + timedelta(seconds=2)
    assert keys(archive.frontier.claim(both, NOON + timedelta(seconds=2), 10, 60)) == ["b"]


def test_a_pause_holds_between_requests_however_many_may_be_in_flight(archive: Archive) -> None:
    archive.frontier.set_gate(HOST, delay=1.0, concurrency=5)
    archive.frontier.add_seeds([offer("a"), offer("b")], NOON)
    assert keys(claim(archive)) == ["a"]
    assert keys(archive.frontier.claim(SITES, NOON + timedelta(seconds=1), 10, 60)) == ["b"]


def test_a_hosts_own_gate_replaces_the_default_and_stays_in_the_archive(archive: Archive) -> None:
    archive.frontier.add_seeds([offer(key) for key in "abcd"], NOON)
    archive.frontier.set_gate(HOST, concurrency=2)
    assert keys(archive.frontier.claim(SITES, NOON, 10, lease_seconds=3600)) == ["a", "b"]
    assert claim(archive) == []
    archive.frontier.set_gate(HOST, concurrency=4, not_before=later(10))
    archive.frontier.set_gate(HOST, not_before=later(3))  # earlier than what the host asked for
    assert claim(archive, 9) == []
    assert archive.frontier.next_opening(SITES, NOON, later(60)) == later(10)
    assert keys(claim(archive, 10)) == ["c", "d"]


def test_a_claim_takes_no_more_than_its_limit_and_only_its_sites(archive: Archive) -> None:
    archive.frontier.add_seeds([offer(key) for key in "abc"], NOON)
    assert archive.frontier.claim(["b.example"], NOON, 10, 60) == []
    assert keys(claim(archive, limit=2)) == ["a", "b"]
    assert archive.frontier.claim([], NOON, 10, 60) == []


def test_nothing_opens_when_all_is_leased_done_or_beyond_the_horizon(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("a"), offer("b")], NOON)
    assert archive.frontier.next_opening(SITES, NOON, later(5)) == NOON
    a, b = claim(archive)
    assert archive.frontier.next_opening(SITES, NOON, later(5)) is None
    finish(archive, a, Outcome("done", NOON))
    finish(archive, b, Outcome("done", NOON, due=later(60)))
    assert archive.frontier.next_opening(SITES, NOON, later(5)) is None
    assert archive.frontier.next_opening(SITES, NOON, later(61)) == later(60)


def test_a_full_host_has_no_opening_until_a_lease_ends(archive: Archive) -> None:
    archive.frontier.set_gate(HOST, concurrency=1)
    archive.frontier.add_seeds([offer("a"), offer("b")], NOON)
    (a,) = claim(archive)
    assert archive.frontier.next_opening(SITES, NOON, later(5)) is None
    finish(archive, a, Outcome("done", NOON))
    assert archive.frontier.next_opening(SITES, NOON, later(5)) == NOON


def test_a_failed_try_comes_again_until_the_cap(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("a")], NOON)
    again = []
    for minutes in range(MAX_ATTEMPTS):
        (lease,) = claim(archive, minutes)
        again.append(archive.frontier.retry(lease, "answered 503", 503, later(minutes + 1)))
    assert again == [True] * (MAX_ATTEMPTS - 1) + [False]
    assert archive.frontier.target_state("a") == ("failed", "a")
    assert claim(archive, 999) == []


def test_an_outcome_that_says_due_is_a_failed_try_too(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("a")], NOON)
    states = [
        finish(archive, claim(archive, 1)[0], Outcome("due", NOON, "reset", due=NOON)) for _ in range(MAX_ATTEMPTS)
    ]
    assert states == ["due"] * (MAX_ATTEMPTS - 1) + ["failed"]


@pytest.mark.parametrize("ending", ["finish", "retry"])
def test_an_address_that_is_given_up_comes_back_when_it_is_said_to(archive: Archive, ending: str) -> None:
    """A site that is down for a day: its pages are tried again, with all their tries, and nothing is lost."""
    archive.frontier.add_seeds([offer("a")], NOON)
    for _ in range(2):
        (lease,) = claim(archive, 600)
        assert lease.attempts == 1
        for _ in range(MAX_ATTEMPTS - 1):
            assert archive.frontier.retry(lease, "reset", None, NOON, given_up_due=later(600))
            (lease,) = claim(archive)
        if ending == "finish":
            assert finish(archive, lease, Outcome("due", NOON, "reset", due=NOON, given_up_due=later(600))) == "failed"
        else:
            assert not archive.frontier.retry(lease, "reset", None, NOON, given_up_due=later(600))
        (site,) = archive.status().sites
        assert (site.failed, site.pending, site.due) == ({"reset": 1}, 0, later(600))
        assert archive.frontier.next_opening(SITES, NOON, later(599)) is None
        assert claim(archive, 599) == []
    (lease,) = claim(archive, 600)
    assert finish(archive, lease, Outcome("done", later(600))) == "done"
    assert archive.status().sites[0].failed == {}


def test_an_expired_lease_is_claimed_again(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("a"), offer("b")], NOON)
    a, _ = claim(archive)
    archive.frontier.renew([a], NOON, 120)
    assert claim(archive, 1) == []
    assert [(lease.key, lease.attempts) for lease in claim(archive, 1.01)] == [("b", 2)]
    finish(archive, a, Outcome("done", NOON))
    assert archive.status().sites[0].pending == 1


def test_an_expired_lease_takes_no_room_at_its_host(archive: Archive) -> None:
    archive.frontier.set_gate(HOST, concurrency=1)
    archive.frontier.add_seeds([offer("a"), offer("b")], NOON)
    assert keys(claim(archive)) == ["a"]
    assert archive.frontier.next_opening(SITES, later(1), later(5)) is None
    assert archive.frontier.next_opening(SITES, later(2), later(5)) == later(2)
    assert keys(claim(archive, 2)) == ["a"]
    assert claim(archive, 2) == []


def test_an_address_whose_visits_never_end_rests(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("a")], NOON)
    for attempt in range(MAX_ATTEMPTS):
        assert [lease.attempts for lease in claim(archive, 2 * attempt)] == [attempt + 1]
    assert claim(archive, 60) == []
    (site,) = archive.status().sites
    assert (site.failed, site.due) == ({"its visits never ended": 1}, later(60) + LOST_PAUSE)
    assert [lease.attempts for lease in claim(archive, 48 * 60)] == [1]


def test_a_released_lease_is_no_attempt(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("a")], NOON)
    for _ in range(MAX_ATTEMPTS + 1):
        (lease,) = claim(archive)
        archive.frontier.release([lease])
    assert lease.attempts == 1


def test_what_a_dead_run_left_in_flight_is_due_again_but_not_for_ever(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("a")], NOON)
    for _ in range(MAX_LOSSES - 1):
        assert claim(archive)[0].attempts == 1
        archive._recover()
    assert claim(archive)
    archive._recover()
    assert archive.frontier.target_state("a") == ("failed", "a")
    assert archive.status().sites[0].failed == {"may be ending the crawler": 1}


def test_a_seed_is_due_again_whatever_became_of_it(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("a"), offer("b")], NOON)
    a, b = claim(archive)
    finish(archive, a, Outcome("done", NOON, etag='"e"', due=later(9000)))
    finish(archive, b, Outcome("failed", NOON))
    archive.frontier.add_seeds([offer("a"), offer("b")], later(1))
    assert [(lease.key, lease.etag) for lease in claim(archive, 1)] == [("a", '"e"'), ("b", None)]


def test_an_address_that_another_sites_crawl_left_is_taken_over(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("seed")], NOON)
    (seed,) = claim(archive)
    offer_from(archive, seed, offer("a"))
    offer_from(archive, replace(seed, site="b.example"), offer("a"))
    assert [lease.site for lease in archive.frontier.claim(["b.example"], NOON, 9, 60)] == ["b.example"]


def test_an_alias_is_not_fetched_and_leads_to_its_page(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("seed"), offer("page")], NOON)
    seed, page_lease = claim(archive)
    finish(archive, page_lease, Outcome("done", NOON))
    with archive.visit() as visit:
        visit.add_alias("old", "page")
        assert visit.offer(seed, [offer("old")], 2, NOON) == 0
    assert archive.frontier.target_state("old") == ("done", "page")
    assert archive.frontier.target_state("unheard-of") is None


def test_aliases_never_chain_and_the_newest_word_wins(archive: Archive) -> None:
    with archive.visit() as visit:
        visit.add_alias("a", "b")
        visit.add_alias("b", "c")
        visit.add_alias("c", "c")
    archive.frontier.add_seeds([offer("c")], NOON)
    assert archive.frontier.target_state("a") == ("due", "c")
    with archive.visit() as visit:
        visit.add_alias("c", "a")
    archive.frontier.add_seeds([Offer("https://a.example/a", "a", HOST, Follow.SEED)], NOON)
    assert archive.frontier.target_state("b") == archive.frontier.target_state("c") == ("due", "a")


def test_a_visit_that_lands_elsewhere_is_the_pages_own(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("old")], NOON)
    (lease,) = claim(archive)
    with archive.visit() as visit:
        visit.land(lease, offer("new"))
        visit.offer(lease, [offer("x")], 2, NOON)
        visit.finish(lease, Outcome("done", NOON, status=200, due=later(5), etag='"new"'))
    assert archive.frontier.target_state("old") == ("done", "new")
    archive.frontier.add_seeds([offer("old")], later(1))
    claimed = claim(archive, 1)
    assert [(each.key, each.etag, each.follow) for each in claimed] == [
        ("new", '"new"', Follow.SEED),
        ("x", None, Follow.ARTICLE),
    ]


def test_a_run_asks_no_address_twice(archive: Archive) -> None:
    """A listing is due again every hour: a longer run would visit it for ever."""
    archive.frontier.add_seeds([offer("listing"), offer("old")], NOON)
    for lease in claim(archive):
        finish(archive, lease, Outcome("done", NOON, due=later(10)))
    archive.frontier.run_began = later(20)
    listing, old = claim(archive, 20)
    finish(archive, listing, Outcome("done", later(20), due=later(80)))
    finish(archive, old, Outcome("gone", later(21), due=later(80)))
    assert claim(archive, 90) == []
    assert archive.frontier.next_opening(SITES, later(90), later(99)) is None
    archive.frontier.run_began = later(90)
    assert archive.frontier.next_opening(SITES, later(90), later(99)) == later(90)
    assert keys(claim(archive, 90)) == ["listing", "old"]


def test_a_run_tries_again_what_failed_and_asks_a_seed_that_is_given_again(archive: Archive) -> None:
    archive.frontier.run_began = NOON
    archive.frontier.add_seeds([offer("a"), offer("b")], NOON)
    a, b = claim(archive)
    finish(archive, a, Outcome("due", NOON, "reset", due=later(1)))
    finish(archive, b, Outcome("done", NOON))
    assert archive.frontier.next_opening(SITES, NOON, later(5)) == later(1)
    archive.frontier.add_seeds([offer("b")], later(1))
    assert keys(claim(archive, 1)) == ["a", "b"]


@pytest.mark.parametrize("ending", ["finish", "retry", "expire"])
def test_what_a_run_gave_up_is_left_to_the_next(archive: Archive, ending: str) -> None:
    archive.frontier.run_began = NOON
    archive.frontier.add_seeds([offer("a")], NOON)
    for attempt in range(MAX_ATTEMPTS):
        (lease,) = claim(archive, 2 * attempt)
        if ending == "finish":
            failed = Outcome("due", later(2 * attempt), "reset", due=lease.expires, given_up_due=later(60))
            finish(archive, lease, failed)
        elif ending == "retry":
            archive.frontier.retry(lease, "reset", None, lease.expires, given_up_due=later(60))
    rested = 60 + LOST_PAUSE / timedelta(minutes=1)
    assert claim(archive, 60) == claim(archive, rested) == []
    assert archive.frontier.target_state("a") == ("failed", "a")
    archive.frontier.run_began = later(rested)
    assert keys(claim(archive, rested)) == ["a"]


def test_what_waits_is_counted(archive: Archive) -> None:
    archive.frontier.add_seeds([offer(key) for key in "abcd"], NOON)
    a, b, c = claim(archive, limit=3)
    finish(archive, a, Outcome("done", NOON, due=later(5)))
    finish(archive, b, Outcome("due", NOON, due=later(5)))
    assert c.key == "c"
    assert archive.frontier.waiting(SITES) == 3
    assert archive.frontier.waiting(["b.example"]) == archive.frontier.waiting([]) == 0


def test_claiming_reads_indices_only(archive: Archive) -> None:
    """A claim stays cheap with a hundred thousand addresses done: no statement of it scans the frontier."""
    plans = []
    with archive._database.write() as connection:
        statements: list[str] = []
        connection.connection.dbapi_connection.set_trace_callback(statements.append)  # type: ignore[union-attr]
        connection.commit()
    archive.frontier.add_seeds([offer("a")], NOON)
    archive.frontier.run_began = NOON
    statements.clear()
    claim(archive)
    archive.frontier.waiting(SITES)
    archive.frontier.next_opening(SITES, NOON, later(5))
    with archive._database.read() as connection:
        for statement in [each for each in statements if each.startswith(("SELECT", "WITH", "UPDATE"))]:
            plans += [row[3] for row in connection.execute(text("EXPLAIN QUERY PLAN " + statement.replace(":", r"\:")))]
    assert plans
    # What is leased has an index of its own, as small as what is in flight.
    assert not [plan for plan in plans if "SCAN frontier" in plan and "ix_frontier_leased" not in plan]
    assert [plan for plan in plans if "ix_frontier_queue" in plan]


@pytest.mark.parametrize("state", ["done", "failed", "gone"])
def test_a_known_address_is_not_offered_again(archive: Archive, state: str) -> None:
    archive.frontier.add_seeds([offer("seed"), offer("a")], NOON)
    seed, a = claim(archive)
    finish(archive, a, Outcome(state, NOON))  # type: ignore[arg-type]
    assert offer_from(archive, seed, offer("a", Follow.CONTINUATION)) == 0
    assert claim(archive) == []


def test_status_counts_a_site(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("a"), offer("b")], NOON)
    a, b = claim(archive)
    store(archive, page("a", "Text."))
    finish(archive, a, Outcome("done", NOON, due=later(5)))
    finish(archive, b, Outcome("failed", NOON, "answered 403", status=403))
    (site,) = archive.status().sites
    assert (site.site, site.articles, site.parts, site.pages, site.pending) == (HOST, 1, 1, 1, 0)
    assert (site.failed, site.due, site.incomplete) == ({"answered 403": 1}, later(5), 0)
