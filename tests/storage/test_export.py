import gzip
import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

import storage.export
from storage.archive import Archive
from storage.errors import UsageError
from storage.export import ExportResult, export, jsonl
from storage.export.words import word_count
from storage.records import Block, BlockKind, LinkRole, Metadata, MissingPart, Rights
from storage.snapshot import ArticleRecord, PartRecord
from tests.storage.made import NOON, article, later, link, page, store

SCHEMA = json.loads((Path(storage.export.__file__).parent / "article.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@pytest.fixture
def output(tmp_path: Path) -> Iterator[Path]:
    """A file to export to; afterwards nothing else may lie beside it."""
    directory = tmp_path / "exports"
    directory.mkdir()
    yield directory / "articles.jsonl"
    assert {each.name for each in directory.iterdir()} <= {"articles.jsonl", "articles.jsonl.gz", "articles.jsonl.zst"}


def lines(output: Path) -> list[dict[str, Any]]:
    made = [json.loads(line) for line in output.read_text().splitlines()]
    for line in made:
        VALIDATOR.validate(line)
    return made


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_value_of_the_contract_is_exported(archive: Archive, output: Path) -> None:
    store(archive, page("a", "One.", link(LinkRole.NEXT_PART, "b")))
    store(archive, page("b", "Two."), later(1))
    with archive.visit() as visit:
        parts, _ = visit.series_of("a")
        missing = MissingPart(3, None, "the title says 3")
        made = replace(article(parts), complete=False, missing_parts=(missing,), declared_parts=3)
        visit.save_articles(parts, [made], later(2))
    assert export(archive, output) == ExportResult(articles=1, tombstones=0, cursor=3)
    (line,) = lines(output)
    assert list(line) == SCHEMA["$defs"]["article"]["required"]
    assert [list(part) for part in line["parts"]] == [SCHEMA["$defs"]["part"]["required"]] * 2
    text = "a: One.\n\nSo it is.\n\nb: Two.\n\nSo it is."
    assert (line["text"], line["markdown"]) == (text, text.replace("So it", "> So it"))
    assert (line["title"], line["authors"], line["published"]) == ("On a", ["Ida Holm"], "2025-11")
    assert (line["url"], line["site"], line["word_count"]) == ("https://a.example/a", "a.example", 10)
    assert (line["complete"], line["declared_parts"]) == (False, 3)
    assert line["missing_parts"] == [{"number": 3, "url": None, "why": "the title says 3"}]
    assert (line["first_captured"], line["last_captured"]) == (
        "2026-03-01T12:00:00.000250Z",
        "2026-03-01T12:01:00.000250Z",
    )
    assert line["parts"][1] == {
        "number": 2,
        "title": "On b",
        "url": "https://a.example/b",
        "pages": ["https://a.example/b"],
        "published": "2025-11",
        "modified": None,
        "text": "b: Two.\n\nSo it is.",
        "word_count": 5,
        "captured_at": "2026-03-01T12:01:00.000250Z",
        "revision": 1,
    }


def test_related_articles_are_named_by_their_own_url_in_the_order_of_the_links(archive: Archive, output: Path) -> None:
    related = LinkRole.RELATED
    elsewhere = replace(link(related, "w"), url="https://w.example/")
    store(
        archive,
        page("a", "One.", link(related, "z"), elsewhere, link(LinkRole.NEXT_ARTICLE, "d-old"), link(related, "b")),
    )
    store(archive, page("b", "Two.", link(related, "z"), link(LinkRole.PREV_PART, "a"), link(related, "a")))
    store(archive, page("c", "Three.", link(LinkRole.NEXT_PART, "d")))
    store(archive, page("d", "Four."))
    with archive.visit() as visit:
        visit.add_alias("d-old", "d")
    export(archive, output)
    assert [line["related"] for line in lines(output)] == [["https://a.example/z", "https://a.example/c"], []]


def test_the_order_does_not_depend_on_that_of_arrival(archive: Archive, output: Path) -> None:
    for key in "cab":
        store(archive, page(key))
    export(archive, output)
    assert [line["url"][-1] for line in lines(output)] == ["a", "b", "c"]


def test_more_articles_than_a_batch_come_once_each(
    archive: Archive, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.snapshot.BATCH", 2)
    for key in "abcde":
        store(archive, page(key))
    export(archive, output)
    assert [line["text"][0] for line in lines(output)] == ["a", "b", "c", "d", "e"]


def test_since_a_cursor_only_what_changed_comes_with_tombstones(archive: Archive, output: Path) -> None:
    store(archive, page("a"))
    store(archive, page("c"))
    first = export(archive, output)
    a, c = (line["id"] for line in lines(output))
    assert export(archive, output, since=first.cursor) == ExportResult(0, 0, first.cursor)
    store(archive, page("b", "New.", link(LinkRole.PREV_PART, "a"), link(LinkRole.NEXT_PART, "c")))
    assert export(archive, output, since=first.cursor).tombstones == 1
    ended, joined = sorted(lines(output), key=lambda line: line["schema"], reverse=True)
    assert ended == {"schema": "columns.tombstone/1", "id": c, "merged_into": a}
    assert (joined["id"], len(joined["parts"])) == (a, 3)


def test_since_last_goes_on_where_the_last_one_ended(archive: Archive, output: Path) -> None:
    store(archive, page("a"))
    assert export(archive, output, since="last").articles == 1
    store(archive, page("b"))
    assert export(archive, output).articles == 2
    assert export(archive, output, since=0).articles == 2
    assert export(archive, output, since="last").articles == 1
    assert export(archive, output, since="last").articles == 0


def test_the_cursor_moves_only_when_the_output_is_durable(
    archive: Archive, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output.write_text("what was there before")
    store(archive, page("a"))
    log, sync = archive.location / "archive.db-wal", os.fsync

    def full(file: int) -> None:
        if os.fstat(file).st_ino != log.stat().st_ino:
            raise OSError(28, "No space left on device")
        sync(file)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match=r"articles.jsonl: can't be written \(No space left on device\)"):
        export(archive, output, since="last")
    monkeypatch.undo()
    assert output.read_text() == "what was there before"
    assert export(archive, output, since="last").articles == 1


def test_an_export_can_be_compressed_and_is_the_same_each_time(archive: Archive, output: Path) -> None:
    store(archive, page("a"))
    zipped, packed = output.with_name("articles.jsonl.gz"), output.with_name("articles.jsonl.zst")
    for path in (output, zipped, packed):
        export(archive, path)
    assert gzip.decompress(zipped.read_bytes()) == output.read_bytes()
    assert zstandard.ZstdDecompressor().stream_reader(packed.read_bytes()).read() == output.read_bytes()
    before = zipped.read_bytes()
    export(archive, zipped)
    assert zipped.read_bytes() == before


def test_standard_output_is_the_default(archive: Archive, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    store(archive, page("a"))
    export(archive, None)
    (line,) = capfdbinary.readouterr().out.splitlines()
    VALIDATOR.validate(json.loads(line))


def test_a_pipe_is_written_to_and_not_replaced(archive: Archive, tmp_path: Path) -> None:
    store(archive, page("a"))
    export(archive, Path(os.devnull))
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["missing/articles.jsonl", "."])
def test_a_file_that_cannot_be_written_is_named(archive: Archive, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="can't be written"):
        export(archive, tmp_path / name)


def test_an_unknown_format_is_refused(archive: Archive, output: Path) -> None:
    with pytest.raises(UsageError, match="parchment: no export format; there is: jsonl"):
        export(archive, output, "parchment")


def test_an_export_fixes_the_ids_of_what_it_shows(archive: Archive, output: Path) -> None:
    store(archive, page("b"))
    export(archive, output)
    store(archive, page("a", "New.", link(LinkRole.NEXT_PART, "b")))
    (before,) = lines(output)
    export(archive, output)
    assert [line["id"] for line in lines(output)] == [before["id"]]


def test_an_archive_that_cannot_be_written_is_exported_with_a_warning(
    tmp_path: Path, output: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.01)
    with Archive.create_or_open(tmp_path / "archive") as archive:
        store(archive, page("a"))
    blocking = sqlite3.connect(tmp_path / "archive" / "archive.db", isolation_level=None)
    blocking.execute("BEGIN IMMEDIATE")
    with Archive.open(tmp_path / "archive") as archive:
        assert export(archive, output).articles == 1
    blocking.close()
    assert "ids may change" in caplog.text


texts = st.text(max_size=60)
dates = st.sampled_from(["2017", "2017-10", "2017-10-03", "2017-10-03T09:00:00+08:00"]) | st.none()
metadata = st.builds(
    Metadata,
    title=texts | st.none(),
    authors=st.lists(texts, max_size=2).map(tuple),
    published=dates,
    modified=dates,
    published_text=texts | st.none(),
    categories=st.lists(texts, max_size=2).map(tuple),
    tags=st.lists(texts, max_size=2).map(tuple),
    language=st.sampled_from(["en", "zh-Hant"]) | st.none(),
    description=texts | st.none(),
    image=texts | st.none(),
    license=texts | st.none(),
)
blocks = st.lists(st.builds(Block, st.sampled_from(BlockKind), texts, texts), max_size=3).map(tuple)
urls = st.just("https://a.example/a")
parts = st.builds(
    PartRecord,
    number=st.integers(1, 9) | st.none(),
    url=urls,
    pages=st.lists(urls, min_size=1, max_size=2).map(tuple),
    metadata=metadata,
    blocks=blocks,
    captured_at=st.just(NOON),
    revision=st.integers(1, 9),
)
articles = st.builds(
    ArticleRecord,
    id=st.from_regex("[0-9a-f]{16}", fullmatch=True),
    url=urls,
    site=st.just("a.example"),
    metadata=metadata,
    parts=st.lists(parts, min_size=1, max_size=3).map(tuple),
    missing_parts=st.lists(
        st.builds(MissingPart, st.integers(1, 9) | st.none(), urls | st.none(), texts), max_size=2
    ).map(tuple),
    related=st.just(()),
    first_captured=st.just(NOON),
    last_captured=st.just(NOON),
    last_changed=st.just(NOON),
    rights=st.builds(Rights, tdm_policy=urls | st.none(), ai_optout=st.lists(texts, max_size=2).map(tuple)),
)


@settings(max_examples=30, deadline=None)
@given(articles)
def test_whatever_an_article_holds_its_line_is_valid_and_says_it(record: ArticleRecord) -> None:
    (line,) = jsonl.lines([record])
    assert line.count(b"\n") == 1
    exported = json.loads(line)
    VALIDATOR.validate(exported)
    printed = [block.text for part in record.parts for block in part.blocks if block.text]
    assert exported["text"] == "\n\n".join(printed)
    assert exported["tags"] == list(record.metadata.tags)
    assert [part["number"] for part in exported["parts"]] == [part.number for part in record.parts]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Rain fell, twice; it didn't stop at half-past two.", 9),
        ("one — two–three * 4", 4),
        ("雨下了兩天。", 5),
        ("第3章 Rain 雨", 5),
        ("カタカナ と ひらがな", 9),
        ("비가 온다", 4),
        ("हिन्दी में लिखा", 3),
        ("𠮷野家", 3),
    ],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert word_count(text) == words
