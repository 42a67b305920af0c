import gzip
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from storage.errors import ArchiveUnwritable, CaptureUnreadable, CaptureWithheld
from storage.records import Capture, WarcReference
from storage.warc import Warc, newest_file
from storage.warc_records import WITHHELD
from storage.warc_repair import repair
from tests.storage.made import NOON, capture

PAGE = Capture(
    url="https://a.example/b?c=d&e=%C3%A9",
    status=200,
    headers=(("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("X-Empty", "")),
    body=b"<p>Rain fell.</p>\r\n\r\n" * 50,
    captured_at=NOON,
)
ASKED = (("User-Agent", "columns"), ("Cookie", "secret=1"), ("Authorization", "Basic c2VjcmV0"), ("Accept", "*/*"))


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path


def only_file(directory: Path) -> Path:
    (path,) = directory.glob("*.warc.gz")
    return path


def filled(directory: Path, number: int = 3) -> list[WarcReference]:
    with Warc(directory) as warc:
        return [warc.append(capture(f"page-{n}", body=b"text " * n), ASKED) for n in range(number)]


def without_outer_space(value: str) -> str:
    """A header value without the white space around it: what HTTP says of a value, and all that isn't kept of it."""
    return (
        value.encode("latin-1")
        .decode("utf-8", "surrogateescape")
        .strip()
        .encode("utf-8", "surrogateescape")
        .decode("latin-1")
    )


headers = st.lists(
    st.tuples(
        st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,20}", fullmatch=True),
        st.text(st.characters(max_codepoint=0xFF, exclude_characters="\r\n"), max_size=30).map(without_outer_space),
    ),
    max_size=6,
)


@settings(max_examples=30, deadline=None)
@given(headers, st.binary(max_size=300), st.integers(100, 599), st.datetimes(timezones=st.just(UTC)))
def test_a_capture_reads_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]], body: bytes, status: int, at: datetime
) -> None:
    with Warc(tmp_path_factory.mktemp("warc")) as warc:
        made = replace(PAGE, headers=tuple(pairs), body=body, status=status, captured_at=at)
        other = warc.append(PAGE)
        assert warc.read(warc.append(made)) == made
        assert warc.read(other) == PAGE


@pytest.mark.parametrize("octets", [b"caf\xe9", "voil\u00e0".encode(), "\u96e8".encode(), b"\xa0", b"a: b", b"="])
def test_a_header_is_stored_octet_for_octet(directory: Path, octets: bytes) -> None:
    made = replace(PAGE, headers=(("X-Said", octets.decode("latin-1")),))
    with Warc(directory) as warc:
        reference = warc.append(made)
        assert warc.read(reference) == made
    assert b"\r\nX-Said: " + octets + b"\r\n" in gzip.decompress(only_file(directory).read_bytes())


def test_a_header_value_that_no_http_message_can_hold_is_stored_as_utf_8(directory: Path) -> None:
    with Warc(directory) as warc:
        ((_, value),) = warc.read(warc.append(replace(PAGE, headers=(("X-Rain", "\u96e8\ud800"),)))).headers
    assert value.encode("latin-1").decode() == "\u96e8?"


def test_a_header_value_over_several_lines_becomes_one_line(directory: Path) -> None:
    with Warc(directory) as warc:
        read = warc.read(warc.append(replace(PAGE, headers=(("X-Folded", "one\r\n two"),))))
    assert read.headers == (("X-Folded", "one  two"),)


def test_other_software_reads_the_files(directory: Path) -> None:
    with Warc(directory) as warc:
        reference = warc.append(PAGE, ASKED)
    path = only_file(directory)
    with path.open("rb") as file:
        records = []
        for record in ArchiveIterator(file, check_digests="raise"):
            body = record.raw_stream.read()
            records.append((record.rec_type, dict(record.rec_headers.headers), record.http_headers, body))
    (info, response, request) = records
    assert [record[0] for record in records] == ["warcinfo", "response", "request"]
    assert info[1]["WARC-Filename"] == path.name == "columns-20260301120000-00001.warc.gz"
    assert response[1]["WARC-Target-URI"] == PAGE.url
    assert response[1]["WARC-Date"] == "2026-03-01T12:00:00.000250Z"
    assert (response[2].get_statuscode(), response[3]) == ("200", PAGE.body)
    assert request[1]["WARC-Concurrent-To"] == response[1]["WARC-Record-ID"]
    assert request[2].statusline.startswith("/b?c=d&e=%C3%A9 ")
    assert request[2].headers == [("Host", "a.example"), ("User-Agent", "columns"), ("Accept", "*/*")]
    assert reference.file == path.name
    check = subprocess.run([sys.executable, "-c", CHECK, str(path)], capture_output=True, text=True, check=False)
    assert (check.returncode, check.stdout) == (0, "")


CHECK = "import sys; from warcio.cli import main; main(['check', sys.argv[1]])"


def test_a_body_that_came_compressed_is_stored_as_it_came(directory: Path) -> None:
    body = gzip.compress(os.urandom(2000))
    with Warc(directory) as warc:
        reference = warc.append(replace(PAGE, headers=(("content-encoding", "gzip"),), body=body))
        assert body in only_file(directory).read_bytes()[reference.offset :]
        plain = warc.append(replace(PAGE, body=b"again and " * 1000))
    assert plain.length < 1000


def test_files_are_cut_by_size_and_go_on_after_reopening(directory: Path) -> None:
    with Warc(directory, max_bytes=3000) as warc:
        first = [warc.append(replace(PAGE, body=os.urandom(2000))) for _ in range(3)]
    with Warc(directory, max_bytes=3000) as warc:
        second = [warc.append(replace(PAGE, body=os.urandom(10))) for _ in range(2)]
        assert [warc.read(reference).url for reference in first + second] == [PAGE.url] * 5
    serials = [reference.file[-13:-8] for reference in first + second]
    assert serials == ["00001", "00002", "00003", "00004", "00004"]


def test_a_clock_that_goes_back_does_not_reorder_the_files(directory: Path) -> None:
    with Warc(directory, max_bytes=1) as warc:
        warc.append(PAGE)
        early = warc.append(replace(PAGE, captured_at=datetime(2001, 1, 1, tzinfo=UTC)))
    assert newest_file(directory) == directory / early.file


def test_what_the_disk_does_not_take_leaves_nothing(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Warc(directory) as warc:
        warc.append(PAGE)
        size = only_file(directory).stat().st_size
        write = os.write

        def full(file: int, data: bytes) -> int:
            if len(data) < 100:
                raise OSError(28, "No space left on device")
            return write(file, bytes(data[: len(data) // 2]))

        monkeypatch.setattr(os, "write", full)
        with pytest.raises(ArchiveUnwritable, match="No space"):
            warc.append(PAGE)
        monkeypatch.undo()
        assert only_file(directory).stat().st_size == size
        assert warc.read(warc.append(PAGE)) == PAGE


def test_a_file_that_the_disk_does_not_take_is_begun_again(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write

    def full(file: int, data: bytes) -> int:
        monkeypatch.setattr(os, "write", refuse)
        return write(file, bytes(data[:20]))

    def refuse(file: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with Warc(directory) as warc:
        with pytest.raises(ArchiveUnwritable, match="No space"):
            warc.append(PAGE)
        monkeypatch.undo()
        assert warc.read(warc.append(PAGE)) == PAGE
    assert repair(only_file(directory), 0) is None


def test_one_flush_makes_everything_appended_before_it_durable(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who comes while another waits for the disk doesn't return before their own capture is there, and asks no more."""
    synced: list[int] = []
    disk, reached = threading.Event(), threading.Event()

    def slow(file: int) -> None:
        reached.set()
        assert disk.wait(5)
        synced.append(os.fstat(file).st_size)

    with Warc(directory) as warc:
        warc.append(PAGE)
        before = only_file(directory).stat().st_size
        monkeypatch.setattr(os, "fsync", slow)
        first, second = threading.Thread(target=warc.flush), threading.Thread(target=warc.flush)
        first.start()
        assert reached.wait(5)
        second.start()
        second.join(0.05)
        assert second.is_alive()
        disk.set()
        first.join(5)
        second.join(5)
        assert synced == [before]
        warc.append(PAGE)
        warc.flush()
        assert synced == [before, only_file(directory).stat().st_size]
        monkeypatch.undo()


def test_a_flush_that_fails_leaves_all_of_it_to_the_next(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync, synced, broken = os.fsync, set[int](), [True]

    def failing(file: int) -> None:
        if broken[0] and synced:
            raise OSError(5, "Input/output error")
        fsync(file)
        synced.add(os.fstat(file).st_ino)

    with Warc(directory, max_bytes=1) as warc:
        for _ in range(3):
            warc.append(PAGE)
        monkeypatch.setattr(os, "fsync", failing)
        for _ in range(2):
            with pytest.raises(ArchiveUnwritable, match="Input/output"):
                warc.flush()
        broken[0] = False
        synced.clear()
        warc.flush()
        assert synced == {path.stat().st_ino for path in directory.glob("*.warc.gz")}


def test_a_disk_that_never_syncs_is_told_at_every_flush_and_at_the_end(directory: Path) -> None:
    """The file is a pipe: a descriptor that takes what is written, and can't be synced."""
    path = directory / "columns-20260301120000-00001.warc.gz"
    os.mkfifo(path)
    other_end = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    warc = Warc(directory)
    warc.append(PAGE)
    for ending in (warc.flush, warc.flush, warc.close):
        with pytest.raises(ArchiveUnwritable, match="Invalid argument"):
            ending()
    warc.close()
    assert os.read(other_end, 10)
    assert os.read(other_end, 1 << 20)
    assert os.read(other_end, 1) == b"", "the end: nobody holds the pipe open any more"
    os.close(other_end)


BROKEN: dict[str, Callable[[Path, WarcReference], object]] = {
    "no such file": lambda path, reference: path.unlink(),
    "cut": lambda path, reference: os.truncate(path, reference.offset + 20),
    "cut before it": lambda path, reference: os.truncate(path, 10),
    "overwritten": lambda path, reference: path.write_bytes(b"\0" * path.stat().st_size),
    "another record": lambda path, reference: path.write_bytes(
        b"\0" * reference.offset + gzip.compress(b"WARC/1.1\r\nWARC-Type: metadata\r\n\r\n\r\n\r\n")
    ),
    "no address": lambda path, reference: path.write_bytes(
        b"\0" * reference.offset
        + gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\nHTTP/1.1 \r\n\r\n")
    ),
    "cut short": lambda path, reference: path.write_bytes(
        b"\0" * reference.offset
        + gzip.compress(
            b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: 99\r\n\r\n"
            b"HTTP/1.1 200\r\n\r\nRain"
        )
    ),
    "no record": lambda path, reference: path.write_bytes(b"\0" * reference.offset + gzip.compress(b"hello")),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_capture_that_is_not_there_is_named(directory: Path, broken: str) -> None:
    reference = filled(directory, 1)[0]
    BROKEN[broken](only_file(directory), reference)
    with pytest.raises(CaptureUnreadable, match=rf"{reference.file} at offset {reference.offset}"):
        Warc(directory).read(reference)


def test_a_reference_cannot_leave_the_directory(directory: Path) -> None:
    (directory / "warc").mkdir()
    reference = filled(directory, 1)[0]
    with pytest.raises(CaptureUnreadable):
        Warc(directory / "warc").read(replace(reference, file=f"../{reference.file}"))


@pytest.mark.parametrize("missing", [1, 5, 100, 400])
@pytest.mark.parametrize("known", [0, 2])
def test_a_torn_end_is_set_aside_and_the_rest_reads(
    directory: Path, missing: int, known: int, caplog: pytest.LogCaptureFixture
) -> None:
    references = filled(directory)
    path = only_file(directory)
    whole = path.read_bytes()
    os.truncate(path, len(whole) - missing)
    known_end = references[known - 1].offset + references[known - 1].length if known else 0
    torn = repair(path, known_end)
    assert torn is not None
    assert torn == directory / f"{path.name}.torn-1"
    kept = path.read_bytes()
    assert kept + torn.read_bytes() == whole[:-missing]
    assert gzip.decompress(kept)
    assert "no whole record" in caplog.text
    with Warc(directory) as warc:
        appended = warc.append(PAGE)
        assert [warc.read(each).url for each in references[:2]] == [capture("page-0").url, capture("page-1").url]
        assert warc.read(appended) == PAGE


@pytest.mark.parametrize("rubbish", [b"\0" * 5000, b"\x1f\x8b\x08\x00", b"hello"])
def test_rubbish_after_the_last_record_is_set_aside(directory: Path, rubbish: bytes) -> None:
    filled(directory)
    path = only_file(directory)
    whole = path.read_bytes()
    path.write_bytes(whole + rubbish)
    (directory / f"{path.name}.torn-1").write_bytes(b"of another crash")
    torn = repair(path, 0)
    assert torn is not None
    assert (path.read_bytes(), torn.name[-6:], torn.read_bytes()) == (whole, "torn-2", rubbish)


def test_a_whole_file_is_left_alone(directory: Path) -> None:
    filled(directory)
    assert repair(only_file(directory), 0) is None
    assert sorted(each.name for each in directory.iterdir()) == [only_file(directory).name]


def test_a_file_shorter_than_what_is_known_of_it_is_left_alone(
    directory: Path, caplog: pytest.LogCaptureFixture
) -> None:
    reference = filled(directory)[2]
    path = only_file(directory)
    os.truncate(path, reference.offset + 30)
    with caplog.at_level(logging.WARNING):
        assert repair(path, reference.offset + reference.length) is None
    assert path.stat().st_size == reference.offset + 30
    assert f"{path}: cut at" in caplog.text


def test_of_a_body_that_may_not_be_kept_only_the_head_is_written(directory: Path) -> None:
    with Warc(directory) as warc:
        reference = warc.append(PAGE, ASKED, truncated=WITHHELD)
        after = warc.append(PAGE, ASKED, reference)
        with pytest.raises(CaptureWithheld, match="asked not to keep"):
            warc.read(reference)
        assert warc.read(after) == PAGE, "a revisit of what isn't there"
    with only_file(directory).open("rb") as file:
        said = [
            record.rec_headers.get_header("WARC-Truncated") for record in ArchiveIterator(file, check_digests="raise")
        ]
    assert said == [None, "unspecified", None, None, None]
    assert PAGE.body not in gzip.decompress(only_file(directory).read_bytes()[: after.offset])
