"""An archive where nothing can be written is read all the same, and says plainly what it can't do."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import export
from storage.archive import Archive
from storage.errors import ArchiveUnusable
from storage.fixity import Checked, check
from tests.storage.made import opened, page, store


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """An archive of one page in a directory that can't be written: for root, who may write anywhere, a read-only
    mount."""
    archive = tmp_path / "archive"
    with opened(archive) as made:
        store(made, page("a"))
    if os.geteuid():
        archive.chmod(0o500)
        yield archive
        archive.chmod(0o700)
        return
    mounted = subprocess.run(
        ["mount", "--bind", "-o", "ro", archive, archive], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no read-only directory can be had here: {mounted.stderr.strip()}")
    yield archive
    subprocess.run(["umount", archive], check=True)


def test_it_is_exported_with_a_warning(
    read_only: Path, capfdbinary: pytest.CaptureFixture[bytes], caplog: pytest.LogCaptureFixture
) -> None:
    with Archive.open(read_only) as archive:
        result = export.export(archive, None)
    assert result.articles == 1
    assert b"https://a.example/a" in capfdbinary.readouterr().out
    assert "ids may change" in caplog.text


def test_it_is_checked(read_only: Path) -> None:
    counts = Checked()
    assert list(check(read_only, None, counts)) == []
    assert counts.captures == 1


def test_it_is_not_crawled_into(read_only: Path) -> None:
    with pytest.raises(ArchiveUnusable, match=rf"^{read_only}: can't be locked for writing \(.+\)$"):
        Archive.create_or_open(read_only)
