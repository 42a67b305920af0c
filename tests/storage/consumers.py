"""A consumer of the archive's lines: what it holds after each export, and what it may not be given."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import msgspec

from storage.archive import Archive
from storage.export import jsonl

Line = dict[str, Any]

UNTOLD = ("last_captured", "related")
"""What may have moved on since an article last changed, and makes no change by itself."""


def full_export(archive: Archive) -> dict[str, Line]:
    """Each article's line now, by its id."""
    consumer = Consumer(cursor=None)
    consumer.catch_up(archive)
    return consumer.held


@dataclass
class Consumer:
    """Reads what changed since its cursor, and keeps what each line says. `cursor` None: everything, once."""

    cursor: int | None = 0
    held: dict[str, Line] = field(default_factory=dict)
    lines: int = 0

    def catch_up(self, archive: Archive) -> None:
        output = BytesIO()
        with archive.settled_snapshot() as snapshot:
            output.writelines(jsonl.lines(snapshot.records(self.cursor)))
            self.cursor = snapshot.cursor
        lines = [msgspec.json.decode(line) for line in output.getvalue().splitlines()]
        ids = [line["id"] for line in lines]
        assert len(set(ids)) == len(ids), "an article came twice in one export"
        for line in lines:
            self._take(line)
        self.lines += len(lines)

    def _take(self, line: Line) -> None:
        before = self.held.pop(line["id"], None)
        if line["schema"] == "columns.article/1":
            told = {name: value for name, value in line.items() if name not in UNTOLD}
            assert told != before, "an article came again, unchanged"
            self.held[line["id"]] = told
