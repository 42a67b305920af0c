"""Pages written for this project, each beside what `read` must say of it (`pages/NAME.html`, `pages/NAME.json`)."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.reading import read
from storage.records import Capture, Reading

PAGES = Path(__file__).parent / "pages"


def _told(reading: Reading) -> dict[str, Any]:
    """A reading as plain values, for comparison with a page's JSON."""
    metadata = {name: getattr(reading.metadata, name) for name in reading.metadata.__slots__}
    part = reading.part_title
    return {
        "kind": reading.kind.value,
        "metadata": {name: list(v) if isinstance(v, tuple) else v for name, v in metadata.items() if v},
        "part_title": [part.series, part.number, part.total] if part else None,
        "blocks": [[block.kind.value, block.markdown] for block in reading.blocks],
        "text": "\n\n".join(block.text for block in reading.blocks if block.text),
    }


@pytest.mark.parametrize("name", sorted(page.stem for page in PAGES.glob("*.html")))
def test_page_reads_as_recorded(name: str) -> None:
    recorded = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    capture = Capture(
        url=recorded["url"],
        status=200,
        headers=(("Content-Type", "text/html"),),
        body=(PAGES / f"{name}.html").read_bytes(),
        captured_at=datetime.fromisoformat(recorded["captured_at"]),
    )
    assert _told(read(capture)) == recorded["says"]
