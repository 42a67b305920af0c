"""Learning what a site repeats, in a real database: it acts on earlier articles, is undone, and may be cut off."""

import random
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text as sql

from crawler.reports import report
from crawler.visiting import learning
from crawler.visiting.assembling import record_reading
from crawler.visiting.learning import learn
from storage.archive import Archive
from storage.records import Block, BlockKind, LinkRole, PageKind, Reading
from storage.visit import Visit
from tests.storage import made
from tests.storage.made import HOST, NOON, capture, later, link, page, records


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with made.opened(tmp_path / "archive") as archive:
        yield archive


BIO = "Ada Quill has kept the harbour's ledgers for thirty years."
BOX = "Every Friday the quay in your letterbox: leave us your address."


def piece(key: str, *repeated: str, told: str = "tale", **more: Any) -> Reading:
    """A page of six paragraphs of its own, and these below."""
    own = [f"{key} has a {told} {n} times over: {'long it is and slow ' * 5}." for n in range(6)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, paragraph) for paragraph in (*own, *repeated))
    return replace(page(key, " ".join([told, *repeated]), blocks=blocks), **more)


def store(archive: Archive, *readings: Reading, minutes: float = 0) -> None:
    for reading in readings:
        exchange = capture(reading.key, later(minutes))
        reference = archive.warc.append(exchange)
        archive.warc.flush()
        with archive.visit() as visit:
            record_reading(visit, reading, visit.save_capture(reading.key, exchange, reference), later(minutes))


def tails(archive: Archive) -> dict[str, list[str]]:
    """The blocks below its own six, of each part."""
    parts = [part for record in records(archive) for part in record.parts]
    return {part.url.removeprefix(f"https://{HOST}/"): [block.text for block in part.blocks[6:]] for part in parts}


def tables(archive: Archive) -> dict[str, list[object]]:
    """All that the archive holds of parts and repeats, without row numbers and the numbers of changes."""
    with archive._database.read() as connection:
        return {
            table: sorted(map(tuple, connection.execute(sql(f"SELECT {columns} FROM {table}"))), key=repr)
            for table, columns in {
                "parts": "key, digest, revision, blocks",
                "parts JOIN seen_blocks ON part_id = id": "key, seen_blocks.host, seen_blocks.blocks, repeated",
                "repeated_blocks": "host, fingerprint, works, everywhere",
                "unlearned_hosts": "host, changes",
            }.items()
        }


def test_what_three_articles_repeat_is_dropped_from_all_of_them(archive: Archive) -> None:
    store(archive, piece("a", BIO), piece("b", BIO))
    assert learn(archive, NOON) == 0
    assert tails(archive) == {"a": [BIO], "b": [BIO]}
    store(archive, piece("c", BIO), piece("d"))
    assert learn(archive, NOON) == 3
    assert tails(archive) == {"a": [], "b": [], "c": [], "d": []}


def test_what_is_known_is_dropped_when_a_page_is_recorded(archive: Archive) -> None:
    store(archive, piece("a", BIO), piece("b", BIO), piece("c", BIO))
    learn(archive, NOON)
    store(archive, piece("d", BIO))
    assert tails(archive)["d"] == []
    assert learn(archive, NOON) == 0


def test_a_second_pass_changes_nothing(archive: Archive) -> None:
    store(archive, piece("a", BIO), piece("b", BIO), piece("c", BIO))
    learn(archive, NOON)
    before = (tables(archive), records(archive))
    assert archive.unlearned_hosts() == {}
    assert learn(archive, later(5)) == 0
    assert (tables(archive), records(archive)) == before


def test_the_same_page_again_is_nothing_to_learn_from(archive: Archive) -> None:
    store(archive, piece("a", BIO), piece("b", BIO), piece("c", BIO))
    learn(archive, NOON)
    store(archive, piece("a", BIO), minutes=60)
    assert archive.unlearned_hosts() == {}


def test_a_learned_text_is_a_change_to_export_but_no_revision(archive: Archive) -> None:
    store(archive, piece("a", BIO), piece("b", BIO))
    learn(archive, NOON)
    cursor = max(record.changed for record in records(archive))
    store(archive, piece("c", BIO), minutes=5)
    learn(archive, later(6))
    changed = records(archive, since=cursor)
    assert sorted(record.url[-1] for record in changed) == ["a", "b", "c"]
    assert [record.parts[0].revision for record in changed] == [1, 1, 1]
    assert {record.last_changed for record in changed} == {later(6)}
    assert {record.parts[0].captured_at for record in records(archive, since=cursor) if record.url[-1] == "a"} == {NOON}


def test_the_stored_reading_keeps_all_its_blocks(archive: Archive) -> None:
    readings = [piece(key, BIO) for key in "abc"]
    store(archive, *readings)
    learn(archive, NOON)
    for reading in readings:
        explanation = archive.explain(reading.key)
        assert explanation is not None
        assert explanation.reading == reading


def test_a_block_comes_back_when_too_few_works_have_it(archive: Archive) -> None:
    store(archive, piece("a", BIO), piece("b", BIO), piece("c", BIO))
    learn(archive, NOON)
    store(archive, piece("c", told="newer tale"), minutes=60)
    assert learn(archive, later(61)) == 2
    assert tails(archive) == {"a": [BIO], "b": [BIO], "c": []}


def test_a_block_comes_back_when_a_page_turns_out_to_be_no_article(archive: Archive) -> None:
    store(archive, piece("a", BIO), piece("b", BIO), piece("c", BIO))
    learn(archive, NOON)
    (stored,) = [each for each in archive.captures_to_read() if each.key == "c"]
    with archive.visit() as visit:
        listing = piece("c", BIO, kind=PageKind.LISTING, digest="of a listing")
        record_reading(visit, listing, stored.capture_id, later(5))
    learn(archive, later(6))
    assert tails(archive) == {"a": [BIO], "b": [BIO]}


def test_a_block_comes_back_when_two_articles_turn_out_to_be_one(archive: Archive) -> None:
    store(archive, piece("a", BIO), piece("b", BIO), piece("c", BIO))
    learn(archive, NOON)
    linked = piece("b", BIO, links=(link(LinkRole.NEXT_PART, "c"),), digest="another")
    store(archive, linked, minutes=60)
    learn(archive, later(61))
    assert tails(archive) == {"a": [BIO], "b": [BIO], "c": [BIO]}


def test_an_article_published_twice_is_no_reason_to_drop_it(archive: Archive) -> None:
    flood = piece("flood", BIO)
    copies = [piece(key, blocks=flood.blocks) for key in ("water/flood", "news/flood", "print/flood")]
    store(archive, flood, *copies, piece("fire", BIO))
    learn(archive, NOON)
    assert set(map(tuple, tails(archive).values())) == {(BIO,)}
    store(archive, piece("frost", BIO))
    learn(archive, NOON)
    assert set(map(tuple, tails(archive).values())) == {()}


def test_pages_that_left_their_part_are_learned_too(archive: Archive) -> None:
    """Between a page's leaving and its own next visit it is a part as it stands in its reading."""
    paged = piece("a", links=(link(LinkRole.NEXT_PAGE, "a/2"),))
    store(archive, paged, piece("a/2", BIO, BOX), piece("b", BIO), piece("c", BIO))
    learn(archive, NOON)
    assert tails(archive)["a"][6:] == [BOX]
    store(archive, piece("a", told="newer tale"), minutes=60)
    learn(archive, later(61))
    assert tails(archive)["a/2"] == [BOX]


def readings() -> list[Reading]:
    return [
        *(piece(f"told/{n}", *[BIO] * (n % 2), *[BOX] * (n % 3 == 0)) for n in range(9)),
        piece("long", links=(link(LinkRole.NEXT_PAGE, "long/2"),)),
        piece("long/2", BIO, BOX),
        piece("part-1", BIO, links=(link(LinkRole.NEXT_PART, "part-2"),)),
        piece("part-2", BIO),
    ]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_pages_and_passes_makes_no_difference(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    with made.opened(tmp_path / "at once") as archive:
        store(archive, *readings())
        learn(archive, NOON)
        expected = tables(archive)
    with made.opened(tmp_path / "bit by bit") as archive:
        for reading in rng.sample(readings(), len(readings())):
            store(archive, reading)
            if rng.random() < 0.4:
                learn(archive, NOON)
        learn(archive, NOON)
        assert tables(archive) == expected


class CutOffError(Exception):
    pass


class Cut(Archive):
    """An archive that counts its transactions, and in which the one with the number `at` never begins."""

    begun = 0
    at = 0

    @contextmanager
    def visit(self) -> Iterator[Visit]:
        self.begun += 1
        if self.begun == self.at:
            raise CutOffError
        with super().visit() as visit:
            yield visit


def test_a_pass_cut_off_between_any_two_transactions_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is committed is all that a killed process leaves."""
    monkeypatch.setattr(learning, "STITCHED_AT_ONCE", 3)
    with made.opened(tmp_path / "whole") as whole:
        store(whole, *readings())
    shutil.copytree(tmp_path / "whole", tmp_path / "not learned")
    with Cut.create_or_open(tmp_path / "whole") as whole:
        assert isinstance(whole, Cut)
        learn(whole, NOON)
        expected, transactions = tables(whole), whole.begun
    assert transactions > 4
    for number in range(1, transactions + 1):
        shutil.copytree(tmp_path / "not learned", tmp_path / str(number))
        with Cut.create_or_open(tmp_path / str(number)) as archive:
            assert isinstance(archive, Cut)
            archive.at = number
            with pytest.raises(CutOffError):
                learn(archive, NOON)
        with Archive.create_or_open(tmp_path / str(number)) as archive:
            assert archive.unlearned_hosts() != {}
            learn(archive, NOON)
            assert tables(archive) == expected


def test_a_page_may_have_more_blocks_than_a_statement_takes_values(archive: Archive) -> None:
    store(archive, piece("a", *(f"Entry {n} of the log." for n in range(33_000)), BIO), piece("b", BIO))
    store(archive, piece("c", BIO))
    assert learn(archive, NOON) == 3
    assert len(tails(archive)["a"]) == 33_000


def test_an_archive_of_before_is_learned_by_its_next_run(tmp_path: Path) -> None:
    with made.opened(tmp_path) as archive:
        store(archive, piece("a", BIO), piece("b", BIO), piece("c", BIO))
        with archive._database.write() as connection:
            for table in ("seen_blocks", "repeated_blocks", "unlearned_hosts"):
                connection.execute(sql(f"DROP TABLE {table}"))
            for statement in made.SINCE_0003:
                connection.execute(sql(statement))
            connection.execute(sql("UPDATE alembic_version SET version_num = '0001'"))
    with made.opened(tmp_path) as archive:
        assert tails(archive) == {"a": [BIO], "b": [BIO], "c": [BIO]}
        learn(archive, NOON)
        assert tails(archive) == {"a": [], "b": [], "c": []}
        assert archive.unlearned_hosts() == {}


def test_explain_says_what_was_dropped_and_what_was_not(archive: Archive) -> None:
    long = "What this site is for, at such a length that no one reads it. " * 5
    pieces = [piece(key, long, BIO) for key in "abc"]
    short = Block(BlockKind.PARAGRAPH, "d has no tale, but a note that is its own. " * 4)
    store(archive, *pieces, piece("d", blocks=(short, *pieces[0].blocks[6:])))
    learn(archive, NOON)

    def said(key: str) -> Sequence[str]:
        explanation = archive.explain(key)
        assert explanation is not None
        return [line for line in report.explain(explanation).splitlines() if line.startswith("  block ")]

    assert said("a")[-1] == f"  block 8, '{BIO[:60]}…': stands in 4 works of the site; dropped"
    assert said("d")[0].endswith("kept: it is more than a quarter of the text")
