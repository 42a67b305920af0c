"""What comes again unchanged: revisit records, read back as if the body lay there again."""

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from storage.archive import Archive
from storage.errors import CaptureUnreadable
from storage.records import Capture, WarcReference
from storage.warc import Warc
from storage.warc_repair import repair
from tests.storage.made import NOON, capture, later, opened, page, store
from tests.storage.test_warc import CHECK, only_file

BODY = gzip.compress(os.urandom(5000))
FIRST = Capture("https://a.example/b", 200, (("Content-Encoding", "gzip"), ("Date", "noon")), BODY, NOON)
AGAIN = replace(FIRST, headers=(("Content-Encoding", "gzip"), ("Date", "one")), captured_at=later(60))
NOT_MODIFIED = Capture(FIRST.url, 304, (("ETag", '"1"'),), b"", later(120))


def heads(path: Path) -> list[dict[str, str]]:
    """The fields of each response and revisit record."""
    with path.open("rb") as file:
        records = [dict(record.rec_headers.headers) for record in ArchiveIterator(file, check_digests="raise")]
    return [head for head in records if head["WARC-Type"] in ("response", "revisit")]


def test_the_same_body_again_is_a_revisit_record(tmp_path: Path) -> None:
    with Warc(tmp_path) as warc:
        first = warc.append(FIRST)
        again = warc.append(AGAIN, earlier=first)
        third = warc.append(replace(AGAIN, captured_at=later(90)), earlier=again)
        assert [warc.read(each) for each in (first, again)] == [FIRST, AGAIN]
        assert warc.read(third).body == BODY
    assert again.length < 1000
    original, *revisits = heads(only_file(tmp_path))
    for revisit in revisits:
        assert revisit["WARC-Type"] == "revisit"
        assert revisit["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
        assert revisit["WARC-Payload-Digest"] == original["WARC-Payload-Digest"]
        assert revisit["WARC-Refers-To"] == original["WARC-Record-ID"]
        assert revisit["WARC-Refers-To-Target-URI"] == FIRST.url
        assert revisit["WARC-Refers-To-Date"] == original["WARC-Date"]
    check = subprocess.run([sys.executable, "-c", CHECK, str(only_file(tmp_path))], capture_output=True, check=False)
    assert (check.returncode, check.stdout) == (0, b"")


def test_a_304_is_a_revisit_record_and_reads_back_as_it_came(tmp_path: Path) -> None:
    with Warc(tmp_path) as warc:
        first = warc.append(FIRST)
        assert warc.read(warc.append(NOT_MODIFIED, earlier=warc.append(AGAIN, earlier=first))) == NOT_MODIFIED
    original, _, revisit = heads(only_file(tmp_path))
    assert revisit["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    assert revisit["WARC-Refers-To"] == original["WARC-Record-ID"]
    assert "WARC-Payload-Digest" not in revisit


def test_a_revisit_finds_its_original_in_another_file(tmp_path: Path) -> None:
    with Warc(tmp_path, max_bytes=1) as warc:
        first = warc.append(FIRST)
        again = warc.append(AGAIN, earlier=first)
        assert first.file != again.file
        assert warc.read(again) == AGAIN


def test_another_body_is_stored_whatever_is_said_of_it(tmp_path: Path) -> None:
    other = replace(AGAIN, body=b"Rain")
    with Warc(tmp_path) as warc:
        assert warc.read(warc.append(other, earlier=warc.append(FIRST))) == other
    assert [head["WARC-Type"] for head in heads(only_file(tmp_path))] == ["response", "response"]


def test_what_a_damaged_file_lost_is_stored_again(tmp_path: Path) -> None:
    with Warc(tmp_path, max_bytes=1) as warc:
        first = warc.append(FIRST)
        os.truncate(tmp_path / first.file, first.offset + 100)
        assert warc.read(warc.append(AGAIN, earlier=first)) == AGAIN
        assert warc.read(warc.append(NOT_MODIFIED, earlier=first)) == NOT_MODIFIED


LOSSES: dict[str, Callable[[Path, WarcReference], object]] = {
    "no such file": lambda path, reference: path.unlink(),
    "cut": lambda path, reference: os.truncate(path, reference.offset + 100),
    "another body": lambda path, reference: path.write_bytes(
        path.read_bytes()[: reference.offset]
        + gzip.compress(
            b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: 20\r\n"
            b"WARC-Date: 2026-03-01T12:00:00Z\r\n\r\nHTTP/1.1 200\r\n\r\nRain\r\n\r\n"
        )
    ),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_revisit_whose_original_is_lost_names_it(tmp_path: Path, loss: str) -> None:
    with Warc(tmp_path, max_bytes=1) as warc:
        first = warc.append(FIRST)
        again = warc.append(AGAIN, earlier=first)
        LOSSES[loss](tmp_path / first.file, first)
        with pytest.raises(CaptureUnreadable, match=rf"{first.file} at offset {first.offset}"):
            warc.read(again)


@pytest.mark.parametrize("missing", [1, 100, 500])
def test_a_torn_revisit_is_set_aside(tmp_path: Path, missing: int) -> None:
    with Warc(tmp_path) as warc:
        first = warc.append(FIRST)
        again = warc.append(AGAIN, earlier=first)
    path = only_file(tmp_path)
    os.truncate(path, again.offset + again.length - missing)
    assert repair(path, first.offset + first.length) is not None
    assert path.stat().st_size < again.offset + 1
    with Warc(tmp_path) as warc:
        assert warc.read(warc.append(AGAIN, earlier=first)) == AGAIN


def seen_again(archive: Archive, exchange: Capture) -> WarcReference:
    """Appends a capture of the page 'a' as a crawl does, and records it."""
    reference = archive.warc.append(exchange, (), archive.earlier_capture("a", exchange))
    with archive.visit() as visit:
        visit.save_capture("a", exchange, reference)
    return reference


def test_the_archive_knows_of_what_a_capture_is_a_revisit(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        store(archive, page("a"))
        (first,) = (stored.reference for stored in archive.captures_to_read())
        assert archive.earlier_capture("b", capture("b")) is None, "another address"
        assert archive.earlier_capture("a", capture("a", status=404)) is None, "another answer"
        assert archive.earlier_capture("a", capture("a", body=b"")) is None, "nothing to save"
        assert archive.earlier_capture("a", capture("a", later(1))) == first
        seen_again(archive, capture("a", later(1)))
        assert archive.earlier_capture("a", capture("a", later(2))) == first
        changed = seen_again(archive, capture("a", later(3), b"<p>Snow</p>"))
        assert archive.earlier_capture("a", capture("a", later(4), b"", 304)) == changed
        seen_again(archive, capture("a", later(4), b"", 304))
    assert [head["WARC-Type"] for head in heads(only_file(tmp_path / "warc"))] == [
        "response",
        "revisit",
        "response",
        "revisit",
    ]
