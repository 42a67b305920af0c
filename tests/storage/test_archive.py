import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from storage.archive import Archive
from storage.errors import ArchiveBusy, ArchiveUnusable, CaptureUnreadable
from storage.records import Follow, LinkRole, PageKind
from storage.run_records import Gained
from storage.runs import Run, RunResult, SiteRun
from tests.storage.made import HOST, NOON, capture, later, link, offer, page, records, store

HOLD = """
import sys
from pathlib import Path
from storage.archive import Archive
with Archive.create_or_open(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""

WRITE = """
import sys
from pathlib import Path
from storage.archive import Archive
from storage.frontier import Outcome
from tests.storage.made import HOST, NOON, link, offer, page, store, LinkRole
with Archive.create_or_open(Path(sys.argv[1])) as archive:
    archive.frontier.default_delay, archive.frontier.default_concurrency = 0.0, 100
    archive.frontier.add_seeds([offer("0")], NOON)
    print("begun", flush=True)
    while True:
        for lease in archive.frontier.claim([HOST], NOON, 4, 60):
            n = int(lease.key)
            store(archive, page(lease.key, "Text.", link(LinkRole.RELATED, str(n + 1))))
            with archive.visit() as visit:
                visit.offer(lease, [offer(str(n + 1)), offer(str(n + 2))], 2, NOON)
                visit.finish(lease, Outcome("done", NOON))
"""


def started(program: str, directory: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(directory)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    return process


def ended(process: subprocess.Popen[str]) -> None:
    process.communicate()


def test_two_writers_exclude_each_other_and_readers_do_not(tmp_path: Path) -> None:
    process = started(HOLD, tmp_path)
    with pytest.raises(ArchiveBusy, match=rf"^{tmp_path}: another run holds this archive.*"):
        Archive.create_or_open(tmp_path)
    with Archive.open(tmp_path) as archive:
        assert records(archive) == []
    ended(process)
    Archive.create_or_open(tmp_path).close()


@pytest.mark.parametrize("seconds", [0.02, 0.15, 0.3])
def test_a_writer_killed_at_any_moment_leaves_a_consistent_archive(tmp_path: Path, seconds: float) -> None:
    process = started(WRITE, tmp_path)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(seconds)
    process.kill()
    ended(process)
    assert process.returncode == -signal.SIGKILL
    with Archive.create_or_open(tmp_path) as archive:
        for stored in archive.captures_to_read():
            assert archive.warc.read(stored.reference).url == f"https://{HOST}/{stored.key}"
        assert archive.frontier.next_opening([HOST], later(1), later(2)) is not None
        assert all(record.parts for record in records(archive))
    connection = sqlite3.connect(tmp_path / "archive.db")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("SELECT count(*) FROM frontier WHERE state = 'leased'").fetchone() == (0,)
    connection.close()


def test_a_visit_that_fails_leaves_nothing(archive: Archive) -> None:
    reference = archive.warc.append(capture("a"))

    def fail() -> None:
        with archive.visit() as visit:
            visit.save_reading(page("a"), visit.save_capture("a", capture("a"), reference))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert archive.explain("a") is None
    assert list(archive.captures_to_read()) == []


def test_a_visit_is_the_only_writer_from_its_first_statement(archive: Archive) -> None:
    """A read that turned into a write later would fail, if something was written in between."""
    other = sqlite3.connect(archive.location / "archive.db", timeout=0, isolation_level=None)
    with archive.visit(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()


def test_opening_sets_a_torn_record_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with Archive.create_or_open(tmp_path) as archive:
        store(archive, page("a"))
        reference = archive.warc.append(capture("b"))
    file = tmp_path / "warc" / reference.file
    file.write_bytes(file.read_bytes()[: reference.offset + 9])
    with Archive.create_or_open(tmp_path) as archive:
        (stored,) = archive.captures_to_read()
        assert archive.warc.read(stored.reference) == capture("a")
    assert file.with_name(f"{file.name}.torn-1").stat().st_size == 9


def other_database(directory: Path) -> None:
    connection = sqlite3.connect(directory / "archive.db")
    connection.execute("CREATE TABLE songs (name)")
    connection.close()


def of_revision(revision: str) -> Callable[[Path], None]:
    def make(directory: Path) -> None:
        Archive.create_or_open(directory).close()
        connection = sqlite3.connect(directory / "archive.db")
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.commit()
        connection.close()

    return make


def cut_off(directory: Path) -> None:
    Archive.create_or_open(directory).close()
    file = directory / "archive.db"
    file.write_bytes(file.read_bytes()[:5000])


UNUSABLE: dict[str, Callable[[Path], object]] = {
    "not readable as a database": lambda directory: (directory / "archive.db").write_bytes(
        b"these are no tables" * 100
    ),
    "cut off": cut_off,
    "not an archive": other_database,
    "newer version": of_revision("9999"),
}


@pytest.mark.parametrize("broken", UNUSABLE)
@pytest.mark.parametrize("opening", [Archive.open, Archive.create_or_open])
def test_what_is_no_archive_is_refused_in_one_line(
    tmp_path: Path, broken: str, opening: Callable[[Path], Archive]
) -> None:
    UNUSABLE[broken](tmp_path)
    with pytest.raises(ArchiveUnusable) as refused:
        opening(tmp_path)
    assert str(refused.value).startswith(f"{tmp_path / 'archive.db'}: ")
    assert "\n" not in str(refused.value)
    assert broken in str(refused.value) or broken == "cut off"


def test_a_refused_archive_is_not_left_locked(tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_bytes(b"no database" * 100)
    for _ in range(2):
        with pytest.raises(ArchiveUnusable):
            Archive.create_or_open(tmp_path)


def test_a_directory_without_an_archive_is_refused_and_stays_empty(tmp_path: Path) -> None:
    with pytest.raises(ArchiveUnusable, match=f"^{tmp_path}: no archive there"):
        Archive.open(tmp_path)
    (tmp_path / "archive.db").touch()
    with pytest.raises(ArchiveUnusable, match="empty"):
        Archive.open(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveUnusable, match="no directory"):
        Archive.create_or_open(tmp_path / "file" / "archive")


@pytest.mark.parametrize("name", ["what?x=1", "per%20cent", "a#b", "c:d@e"])
def test_a_directory_may_have_any_name(tmp_path: Path, name: str) -> None:
    with Archive.create_or_open(tmp_path / name) as archive:
        store(archive, page("a"))
    assert (tmp_path / name / "archive.db").is_file()
    with Archive.open(tmp_path / name) as archive:
        assert len(records(archive)) == 1
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_nothing_is_appended_to_a_file_that_lost_captures(tmp_path: Path) -> None:
    """What is appended there would lie where the lost captures were, and be read as them."""
    with Archive.create_or_open(tmp_path) as archive:
        store(archive, page("a"))
        store(archive, page("b"))
        _, lost = [stored.reference for stored in archive.captures_to_read()]
    file = tmp_path / "warc" / lost.file
    file.write_bytes(file.read_bytes()[: lost.offset])
    for key in "cd":
        with Archive.create_or_open(tmp_path) as archive:
            store(archive, page(key))
    with Archive.open(tmp_path) as archive:
        with pytest.raises(CaptureUnreadable):
            archive.warc.read(lost)
        c, d = [stored.reference for stored in archive.captures_to_read()][2:]
        assert (archive.warc.read(c), archive.warc.read(d)) == (capture("c"), capture("d"))
    assert c.file == d.file != lost.file
    assert file.stat().st_size == lost.offset


def test_another_database_can_be_given(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'other.db'}"
    with Archive.create_or_open(tmp_path / "archive", url) as archive:
        store(archive, page("a"))
    with Archive.open(tmp_path / "archive", url) as archive:
        assert len(records(archive)) == 1
    assert not (tmp_path / "archive" / "archive.db").exists()


def test_runs_are_kept(archive: Archive) -> None:
    assert archive.status().last_run is None
    arguments, versions = {"url": "https://a.example/"}, {"columns": "1.0"}
    mark = archive.begin_run(arguments, NOON, versions)
    assert archive.status().last_run == Run(mark.run, NOON, arguments, None, versions)
    result = RunResult(later(3), "all done", 0, {"pages": 4})
    sites = (SiteRun("a.example", found=3, failed={"answers 500": 1}, requests=9, ended="done", alarm="no article"),)
    archive.end_run(mark.run, result, sites)
    ended = Run(mark.run, NOON, arguments, result, versions, sites)
    assert archive.status().last_run == ended
    died = archive.begin_run({}, later(5))
    assert [run.id for run in archive.runs(5)] == [died.run, mark.run]
    assert archive.runs(1)[0].result is None
    assert archive.status().last == {"a.example": ((ended, sites[0]),)}


def test_what_a_site_gained_since_a_run_began(archive: Archive) -> None:
    archive.frontier.add_seeds([offer("seed", Follow.SEED)], NOON)
    for key in "ab":
        archive.frontier.add_seeds([offer(key)], NOON)
    store(archive, page("a"))
    mark = archive.begin_run({}, later(1))
    assert archive.gained(mark) == {}
    archive.frontier.add_seeds([offer("c")], later(1))
    store(archive, page("a", "Snow fell on the harbour."), later(2))
    store(archive, page("b"), later(2))
    assert archive.gained(mark) == {HOST: Gained(found=1, new=1, changed=1)}


def test_what_seeds_list_is_compared_with_the_last_run_that_was_well(archive: Archive) -> None:
    seed = page("seed", "", *(link(LinkRole.ARTICLE, key) for key in "abca"), link(LinkRole.OTHER, "d"))
    store(archive, replace(seed, kind=PageKind.LISTING))
    assert archive.listed(["seed"]) == 3
    assert archive.listed_before(HOST) == 0
    for listed, alarm in ((7, None), (8, None), (1, "fewer"), (0, None)):
        mark = archive.begin_run({}, NOON)
        archive.end_run(mark.run, RunResult(NOON, "", 0, {}), [SiteRun(HOST, listed=listed, alarm=alarm)])
    assert archive.listed_before(HOST) == 8


def test_which_addresses_are_archived_as_articles(archive: Archive) -> None:
    store(archive, page("a"))
    store(archive, page("b", kind=PageKind.LISTING))
    assert archive.articles_among(["a", "b", "c"]) == 1


def test_a_snapshot_does_not_see_what_comes_after_it(archive: Archive) -> None:
    store(archive, page("a"))
    with archive.snapshot() as snapshot:
        store(archive, page("b", "Text.", link(LinkRole.NEXT_PART, "a")))
        store(archive, page("c"))
        assert len(list(snapshot.records())) == 1
        assert snapshot.cursor == 1
    assert len(records(archive)) == 2


@pytest.mark.parametrize("since", [3, 2**63, 10**20])
def test_nothing_changed_after_what_is_still_to_come(archive: Archive, since: int) -> None:
    store(archive, page("a"))
    store(archive, page("b"))
    assert list(archive.articles(since)) == []
    assert len(list(archive.articles(1))) == 1


def test_seeds_and_offers_survive_reopening(tmp_path: Path) -> None:
    with Archive.create_or_open(tmp_path) as archive:
        archive.frontier.add_seeds([offer("a")], NOON)
        assert archive.frontier.claim([HOST], NOON, 1, 60)
    with Archive.create_or_open(tmp_path) as archive:
        archive.frontier.set_gate(HOST, delay=0.0)
        assert [lease.key for lease in archive.frontier.claim([HOST], later(1), 1, 60)] == ["a"]
