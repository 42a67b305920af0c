"""What the archive knows of past visits: in whatever order, and in however many runs, they were made."""

from datetime import datetime

from storage.archive import Archive
from storage.frontier import Outcome, State, give_back
from storage.records import Follow, History, Lease, LinkRole, PageKind
from storage.revisits import Answer
from tests.storage.made import HOST, NOON, later, link, offer, page, series_title, store


def claim(archive: Archive, at: datetime) -> dict[str, Lease]:
    return {lease.key: lease for lease in archive.frontier.claim([HOST], at, 100, 60)}


def read_listing(archive: Archive, lease: Lease, at: datetime, articles: str, after: str | None = None) -> bool:
    """A visit of a listing that lists these articles (a letter each) and leads to the page after it."""
    offers = [offer(key) for key in articles] + ([offer(after, Follow.LISTING)] if after else [])
    with archive.visit() as visit:
        visit.offer(lease, offers, 2, at)
        news = visit.follow_news(lease, articles, [after] if after else [], at)
        visit.finish(lease, Outcome("done", at, status=200, due=later(10_000)))
    return news


def crawled(archive: Archive) -> None:
    """A listing of two pages, read once, with its articles."""
    archive.frontier.add_seeds([offer("1")], NOON)
    assert not read_listing(archive, claim(archive, NOON)["1"], NOON, "ab", "2")
    leases = claim(archive, NOON)
    assert not read_listing(archive, leases.pop("2"), NOON, "cd", "3")
    for lease in (*leases.values(), *claim(archive, NOON).values()):
        with archive.visit() as visit:
            visit.finish(lease, Outcome("done", NOON, status=200, due=later(10_000)))


def test_the_page_after_news_is_due_at_once(archive: Archive) -> None:
    crawled(archive)
    archive.frontier.add_seeds([offer("1")], later(60))
    assert read_listing(archive, claim(archive, later(60))["1"], later(60), "xa", "2")
    found = claim(archive, later(61))
    assert found.keys() == {"x", "2"}
    assert not read_listing(archive, found["2"], later(61), "bc", "3")
    assert claim(archive, later(61.5)) == {}


def test_without_news_the_page_after_waits_for_its_time(archive: Archive) -> None:
    crawled(archive)
    archive.frontier.add_seeds([offer("1")], later(60))
    assert not read_listing(archive, claim(archive, later(60))["1"], later(60), "ba", "2")
    assert claim(archive, later(61)) == {}


def test_what_another_page_told_of_first_is_news_all_the_same(archive: Archive) -> None:
    crawled(archive)
    for minute, articles in ((60, "ab"), (70, "xab")):  # the feed is new, then x appears on it
        archive.frontier.add_seeds([offer("feed")], later(minute))
        assert read_listing(archive, claim(archive, later(minute))["feed"], later(minute), articles) == (
            "x" in articles
        )
    archive.frontier.add_seeds([offer("1")], later(80))
    assert read_listing(archive, claim(archive, later(80))["1"], later(80), "xa", "2")
    assert "2" in claim(archive, later(81))


def test_a_page_that_was_read_since_is_not_read_again(archive: Archive) -> None:
    crawled(archive)
    archive.frontier.add_seeds([offer("1"), offer("2")], later(60))
    leases = claim(archive, later(60))
    assert read_listing(archive, leases["2"], later(61), "xb", "3")
    assert read_listing(archive, leases["1"], later(62), "xa", "2")
    assert claim(archive, later(63)).keys() == {"x", "3"}


def test_a_killed_run_follows_its_news_when_it_goes_on(archive: Archive) -> None:
    crawled(archive)
    archive.frontier.add_seeds([offer("1")], later(60))
    assert read_listing(archive, claim(archive, later(60))["1"], later(60), "xa", "2")
    assert claim(archive, later(61)).keys() == {"x", "2"}
    with archive._database.write() as connection:
        assert give_back(connection) == 2
    archive.frontier.run_began = later(90)
    archive.frontier.add_seeds([offer("1")], later(90))
    leases = claim(archive, later(90))
    assert leases.keys() == {"1", "x", "2"}
    assert not read_listing(archive, leases["1"], later(90.1), "xa", "2")
    assert read_listing(archive, leases["2"], later(90.2), "ya", "3")
    assert claim(archive, later(90.3)).keys() == {"y", "3"}


def test_what_changed_since_its_visit_is_due_at_once(archive: Archive) -> None:
    crawled(archive)
    with archive.visit() as visit:
        visit.bring_forward({"a": later(5), "b": later(-5), "1": later(5), "unknown": later(5)}, later(60))
    assert claim(archive, later(59)) == {}
    assert claim(archive, later(60)).keys() == {"a"}, "not what was visited since, and no seed"


# --- an address's past


def visited(archive: Archive, lease: Lease, answer: Answer, status: int = 200) -> History:
    with archive.visit() as visit:
        history = visit.history(lease, answer)
        changed_at = history.since if history.changed else None
        state: State = "gone" if answer.failing else "done"
        visit.finish(lease, Outcome(state, answer.at, status=status, due=answer.at, changed_at=changed_at))
    return history


def again(archive: Archive, key: str, at: datetime) -> Lease:
    archive.frontier.add_seeds([offer(key)], at)
    return claim(archive, at)[key]


def test_it_stands_since_it_was_first_seen_or_last_changed(archive: Archive) -> None:
    kind = PageKind.ARTICLE
    store(archive, page("a"))
    first = visited(archive, again(archive, "a", NOON), Answer(NOON, kind))
    second = visited(archive, again(archive, "a", later(10)), Answer(later(10), kind))
    edited = visited(archive, again(archive, "a", later(20)), Answer(later(20), kind, changed=True))
    third = visited(archive, again(archive, "a", later(30)), Answer(later(30), kind))
    assert [(past.since, past.changed) for past in (first, second, edited, third)] == [
        (NOON, False),
        (NOON, False),
        (later(20), True),
        (later(20), True),
    ]
    assert first.published == "2025-11"


def test_no_longer_to_answer_is_a_change_and_so_is_to_answer_again(archive: Archive) -> None:
    answers = [
        (10, None, 404),
        (20, None, 404),
        (30, PageKind.ARTICLE, 200),
        (40, PageKind.ARTICLE, 304),
        (50, None, 410),
    ]
    seen = []
    for minute, kind, status in answers:
        answer = Answer(later(minute), kind, failing=kind is None)
        seen.append(visited(archive, again(archive, "a", later(minute)), answer, status))
    assert [past.since for past in seen] == [later(10), later(10), later(30), later(30), later(50)]


def test_an_article_appears_on_a_listing_that_was_known(archive: Archive) -> None:
    crawled(archive)
    archive.frontier.add_seeds([offer("1")], later(60))
    read_listing(archive, claim(archive, later(60))["1"], later(60), "xa", "2")
    x = claim(archive, later(60))["x"]
    assert visited(archive, x, Answer(later(61), PageKind.ARTICLE)).appeared_at == later(60)
    assert visited(archive, again(archive, "a", later(61)), Answer(later(61), PageKind.ARTICLE)).appeared_at is None


def test_the_ends_of_a_series_are_its_last_part_and_its_index(archive: Archive) -> None:
    for number, key in enumerate("abc", 1):
        following = [link(LinkRole.NEXT_PART, "abcd"[number], number + 1)] if number < 3 else []
        store(archive, page(key, "Text.", *following, part_title=series_title("Tides", number)))
    listed = [link(LinkRole.PART_N, key, number) for number, key in enumerate("abc", 1)]
    store(archive, page("i", "Parts.", *listed, kind=PageKind.SERIES_INDEX))
    for key in "abci":
        visited(
            archive, again(archive, key, NOON), Answer(NOON, PageKind.SERIES_INDEX if key == "i" else PageKind.ARTICLE)
        )
    with archive.visit() as visit:
        ends = {end.history.key: end.history for end in visit.series_ends("a")}
        assert {end.history.key for end in visit.series_ends("c")} == {"i"}
    assert ends.keys() == {"c", "i"}
    assert all(end.ends_series for end in ends.values())
    assert ends["i"].published == "2025-11"
