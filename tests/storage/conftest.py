from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.archive import Archive
from tests.storage import made


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive that asks every host as often as it likes."""
    with made.opened(tmp_path / "archive") as archive:
        yield archive
