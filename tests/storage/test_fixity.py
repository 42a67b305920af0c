"""What `columns check` finds: damage of the database and of WARC files, each where it is; and what is no damage."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.archive import Archive
from storage.errors import ArchiveUnusable, ArchiveUnwritable
from storage.fixity import Checked, Finding, check
from storage.records import WarcReference
from storage.warc_members import members
from tests.storage.made import capture, later, opened, page, records, store
from tests.storage.test_archive import WRITE, ended, started


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The directory of an archive of three pages, one of them captured again unchanged."""
    with opened(tmp_path / "archive") as archive:
        for key in "abc":
            store(archive, page(key))
        again = capture("a", later(60))
        where = archive.warc.append(again, (), archive.earlier_capture("a", again))
        archive.warc.flush()
        with archive.visit() as visit:
            visit.save_capture("a", again, where)
    return tmp_path / "archive"


def checked(location: Path) -> tuple[list[Finding], Checked]:
    counts = Checked()
    return list(check(location, None, counts)), counts


def warc_file(location: Path) -> Path:
    (file,) = (location / "warc").iterdir()
    return file


def places(location: Path) -> list[int]:
    """The offsets of the captures' records."""
    with closing(sqlite3.connect(location / "archive.db")) as database:
        return [offset for (offset,) in database.execute("SELECT offset FROM captures ORDER BY offset")]


def change(location: Path, statement: str) -> None:
    with closing(sqlite3.connect(location / "archive.db")) as database, database:
        database.execute(statement)


def damage(file: Path, offset: int, count: int = 8) -> None:
    with file.open("rb+") as opened_file:
        opened_file.seek(offset)
        before = opened_file.read(count)
        opened_file.seek(offset)
        opened_file.write(bytes(byte ^ 0xFF for byte in before))


def test_a_sound_archive_has_no_findings(made: Path) -> None:
    findings, counts = checked(made)
    assert findings == []
    assert (counts.files, counts.captures, counts.records, counts.unmentioned) == (1, 4, 9, 0)
    assert counts.bytes == warc_file(made).stat().st_size


def test_a_check_changes_nothing_not_even_the_log_of_a_run_that_died(made: Path, tmp_path: Path) -> None:
    with opened(made) as archive:
        store(archive, page("d"))
        dead = shutil.copytree(made, tmp_path / "dead")
    before = {path: path.read_bytes() for path in dead.rglob("*") if path.is_file() and path.suffix != ".db-shm"}
    assert (dead / "archive.db-wal").stat().st_size
    findings, counts = checked(dead)
    assert (findings, counts.captures) == ([], 5)
    assert {path: path.read_bytes() for path in before} == before


def test_what_a_run_that_died_leaves_is_no_finding(made: Path) -> None:
    with Archive.create_or_open(made) as archive:
        archive.warc.append(capture("d"))
    with warc_file(made).open("ab") as file:
        file.write(b"\x1f\x8b\x08 torn")
    findings, counts = checked(made)
    assert findings == []
    assert (counts.unmentioned, counts.torn) == (1, 8)


def test_a_damaged_record_costs_itself_and_its_revisits_and_what_follows_is_checked(made: Path) -> None:
    first, second, *_, revisit = places(made)
    damage(warc_file(made), first + 40)
    damage(warc_file(made), second + 40)
    findings, counts = checked(made)
    assert [finding.where.rpartition(" ")[2] for finding in findings] == [str(first), str(second), str(revisit)]
    assert [finding.what.partition(": ")[0] for finding in findings[:2]] == [
        "https://a.example/a",
        "https://a.example/b",
    ]
    assert counts.captures == 2


def test_a_cut_file_is_found_capture_by_capture(made: Path) -> None:
    *_, third, _ = places(made)
    file = warc_file(made)
    with file.open("rb+") as opened_file:
        opened_file.truncate(third + 10)
    findings, _ = checked(made)
    assert [finding.what for finding in findings] == [
        "https://a.example/c: 10 bytes are no whole record (the file ends in it)",
        "https://a.example/a: the file ends before it",
    ]


def test_a_missing_file_is_one_finding(made: Path) -> None:
    warc_file(made).unlink()
    (finding,), _ = checked(made)
    assert "missing, with 4 captures" in finding.what


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE captures SET url = 'https://a.example/z' WHERE key = 'b'", "another address than the database says"),
        ("UPDATE captures SET status = 203 WHERE key = 'b'", "another status than the database says"),
        ("UPDATE captures SET payload_digest = 'sha1:AA' WHERE key = 'b'", "another body than the database says"),
        ("UPDATE captures SET offset = offset + 1 WHERE key = 'b'", "no record begins here"),
        ("UPDATE pages SET capture_id = 99 WHERE key = 'b'", "1 rows of pages refer to captures that aren't there"),
    ],
)
def test_a_row_that_says_something_else_is_a_finding(made: Path, statement: str, what: str) -> None:
    change(made, statement)
    (finding,), _ = checked(made)
    assert what in finding.what


def damage_table(location: Path, name: str) -> None:
    with closing(sqlite3.connect(location / "archive.db")) as database:
        root = database.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
        size = database.execute("PRAGMA page_size").fetchone()[0]
    damage(location / "archive.db", (root - 1) * size, 200)


def test_whoever_meets_a_damaged_page_is_told_what_to_do(made: Path) -> None:
    damage_table(made, "articles")
    with Archive.open(made) as archive, pytest.raises(ArchiveUnusable, match="columns rebuild"):
        records(archive)
    damage_table(made, "runs")
    with Archive.create_or_open(made) as archive, pytest.raises(ArchiveUnwritable, match="columns rebuild"):
        archive.begin_run({}, later(1))


def test_a_damaged_page_of_the_database_is_found(made: Path) -> None:
    damage_table(made, "captures")
    findings, _ = checked(made)
    assert findings
    assert all("columns rebuild" in finding.remedy for finding in findings)


def test_what_is_no_archive_is_unusable(made: Path, tmp_path: Path) -> None:
    with pytest.raises(ArchiveUnusable, match="no archive there"):
        checked(tmp_path)
    damage(made / "archive.db", 0, 100)
    with pytest.raises(ArchiveUnusable, match="columns rebuild"):
        checked(made)


def test_members_are_found_behind_damage(made: Path) -> None:
    whole = list(members(warc_file(made)))
    damage(warc_file(made), whole[2].offset + 20)
    damaged = list(members(warc_file(made)))
    assert [member.offset for member in damaged] == [member.offset for member in whole]
    assert [member.record is None for member in damaged] == [number == 2 for number in range(len(whole))]
    with Archive.open(made) as archive:
        assert archive.warc.read(WarcReference(warc_file(made).name, whole[3].offset, whole[3].length))


def test_a_check_beside_a_writer_finds_nothing(tmp_path: Path) -> None:
    process = started(WRITE, tmp_path)
    captures: list[int] = []
    while len(captures) < 5 or (captures[-1] == captures[0] and process.poll() is None):
        findings, counts = checked(tmp_path)
        assert findings == []
        captures.append(counts.captures)
    process.kill()
    ended(process)
    assert captures == sorted(captures)
    assert captures[-1] > captures[0]
