"""Exports: the archive's articles as a stream of lines, one module a format."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from storage.archive import Archive
from storage.errors import UsageError
from storage.export import jsonl
from storage.export.output import opened
from storage.snapshot import ArticleRecord, Tombstone

Format = Callable[[Iterable[ArticleRecord | Tombstone]], Iterator[bytes]]

formats: dict[str, Format] = {"jsonl": jsonl.lines}

LAST = "last"


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was exported. `cursor` is what to give as `since` to get only what changes from now on."""

    articles: int
    tombstones: int
    cursor: int


def export(
    archive: Archive,
    output: Path | None,
    format: str = "jsonl",  # noqa: A002 - the command line's word for it
    since: int | Literal["last"] | None = None,
) -> ExportResult:
    """Writes every article, or those changed since a cursor, to a file (None: standard output).

    'last' goes on where the last export since 'last' ended, and remembers how far this one came once it is durable.
    Raises UsageError for an unknown format or a file that can't be written.
    """
    if format not in formats:
        raise UsageError(f"{format}: no export format; there is: {', '.join(sorted(formats))}")
    start = archive.cursor(LAST) if since == "last" else since
    counts: dict[type[ArticleRecord | Tombstone], int] = {ArticleRecord: 0, Tombstone: 0}
    with archive.settled_snapshot() as snapshot:
        try:
            with opened(output) as stream:
                for line in formats[format](_counted(snapshot.records(start), counts)):
                    stream.write(line)
        except OSError as error:
            if output is None:
                raise  # a closed pipe is the reader's choice, for the command line to pass over
            raise UsageError(f"{output}: can't be written ({error.strerror}): give another file") from error
        cursor = snapshot.cursor
    if since == "last":
        archive.move_cursor(LAST, cursor)
    return ExportResult(counts[ArticleRecord], counts[Tombstone], cursor)


def _counted(
    records: Iterable[ArticleRecord | Tombstone], counts: dict[type[ArticleRecord | Tombstone], int]
) -> Iterator[ArticleRecord | Tombstone]:
    for record in records:
        counts[type(record)] += 1
        yield record
