"""The identity of articles: ids that were exported never change hands."""

from dataclasses import replace
from itertools import permutations

import pytest

from storage.archive import Archive
from storage.articles import public_id
from storage.records import Evidence, Link, LinkRole, PageKind, Reading
from tests.storage.made import article, later, link, page, read_again, records, settle, store, tombstones

A, B, C = (public_id(key) for key in "abc")


def part(key: str, *following: str, text: str = "Text.") -> Reading:
    return page(key, text, *(joins(other) for other in following))


def joins(key: str) -> Link:
    return link(LinkRole.NEXT_PART, key)


def ids(archive: Archive) -> dict[str, str]:
    """Each article's id by its parts' letters."""
    return {"".join(part.url[-1] for part in record.parts): record.id for record in records(archive)}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_ids_that_never_left_the_archive_follow_from_the_first_part(archive: Archive, order: tuple[int, ...]) -> None:
    made = (part("a", "b"), part("b", "c"), part("c"))
    for number in order:
        store(archive, made[number])
    assert ids(archive) == {"abc": A}
    assert tombstones(archive) == {}


def test_an_exported_id_survives_an_earlier_part(archive: Archive) -> None:
    store(archive, part("b"))
    settle(archive)
    store(archive, part("a", "b"))
    assert ids(archive) == {"ab": B}
    assert tombstones(archive) == {}


def test_of_two_exported_ids_the_one_exported_first_survives(archive: Archive) -> None:
    store(archive, part("b"))
    settle(archive)
    store(archive, part("c"))
    cursor = settle(archive)
    store(archive, part("a", "b", "c"), later(1))
    assert ids(archive) == {"abc": B}
    assert tombstones(archive, cursor) == {C: B}


def test_tombstones_lead_to_a_living_id(archive: Archive) -> None:
    for key in "abc":
        store(archive, part(key))
        cursor = settle(archive)
    store(archive, part("b", "c", text="Edited."))
    assert tombstones(archive, cursor) == {C: B}
    cursor = settle(archive)
    store(archive, part("a", "b", text="Edited."))
    assert ids(archive) == {"abc": A}
    assert tombstones(archive, cursor) == {B: A, C: A}


def test_a_split_leaves_the_id_with_the_part_that_it_was_made_from(archive: Archive) -> None:
    store(archive, part("b"))
    settle(archive)
    capture_id = store(archive, part("a", "b"))
    settle(archive)
    assert ids(archive) == {"ab": B}
    read_again(archive, part("a"), capture_id)
    assert ids(archive) == {"a": A, "b": B}
    assert tombstones(archive) == {}


def test_an_id_that_ended_comes_back_with_its_part_and_may_end_again(archive: Archive) -> None:
    for key in "ab":
        store(archive, part(key))
        cursor = settle(archive)
    capture_id = store(archive, part("a", "b", text="Edited."))
    assert tombstones(archive, cursor) == {B: A}
    read_again(archive, part("a", text="Edited."), capture_id)
    assert ids(archive) == {"a": A, "b": B}
    assert tombstones(archive) == {}
    read_again(archive, part("a", "b", text="Edited."), capture_id)
    assert tombstones(archive) == {B: A}


def test_pages_that_become_one_part_keep_one_id(archive: Archive) -> None:
    store(archive, part("a"))
    cursor = settle(archive)
    store(archive, part("b"))
    cursor = settle(archive)
    store(archive, page("a", "Text.", link(LinkRole.NEXT_PAGE, "b")), later(1))
    (record,) = records(archive)
    assert (record.id, len(record.parts), len(record.parts[0].pages)) == (A, 1, 2)
    assert tombstones(archive, cursor) == {B: A}


def test_an_article_gets_a_new_number_only_when_it_changes(archive: Archive) -> None:
    store(archive, part("a"))
    store(archive, part("b"))
    before = {record.url: record.changed for record in records(archive)}
    store(archive, part("a"), later(1))
    assert {record.url: record.changed for record in records(archive)} == before
    store(archive, part("a", text="Edited."), later(2))
    assert [(record.url[-1], record.last_changed) for record in records(archive, max(before.values()))] == [
        ("a", later(2))
    ]


def test_the_decisions_are_stored_even_if_nothing_exported_changes(archive: Archive) -> None:
    store(archive, part("a"))
    with archive.visit() as visit:
        parts, _ = visit.series_of("a")
        why = (article(parts), Evidence("edge", "a-b", "a link says so"))
        visit.save_articles(parts, [replace(why[0], evidence=(why[1],))], later(1))
    explanation = archive.explain("a")
    assert explanation is not None
    assert explanation.article is not None
    assert explanation.article.evidence == (why[1],)


def test_no_id_is_taken_twice(archive: Archive) -> None:
    """b's exported article goes on without b's page; when b is an article again, it needs another id."""
    capture_id = store(archive, part("b"))
    settle(archive)
    store(archive, part("a", "b"))
    read_again(archive, replace(part("b"), kind=PageKind.LISTING), capture_id)
    assert ids(archive) == {"a": B}
    read_again(archive, part("b"), capture_id)
    read_again(archive, part("a"), 2)
    assert sorted(ids(archive)) == ["a", "b"]
    assert len(set(ids(archive).values())) == 2
    before = ids(archive)
    store(archive, part("b"), later(1))
    assert ids(archive) == before
