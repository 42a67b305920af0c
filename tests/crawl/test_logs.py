"""The log files of an archive."""

import logging
import multiprocessing
from pathlib import Path

import pytest

from crawler.runs.logs import LogFile, log_into
from crawler.runs.plan import project_settings
from storage.errors import ArchiveUnusable, UsageError
from tests.crawl.program import COLUMNS, fast, run


def log_many_lines(directory: Path) -> None:
    log_into(directory, project_settings(None, None, ["LOG_MAX_BYTES=1000", "LOG_KEPT=2"]))
    for number in range(200):
        logging.getLogger(__name__).info("line %d of many", number)


def test_logs_are_bounded_in_size_and_number(tmp_path: Path) -> None:
    for _ in range(2):  # runs share them
        process = multiprocessing.get_context("forkserver").Process(target=log_many_lines, args=(tmp_path,))
        process.start()
        process.join()
        assert process.exitcode == 0
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["crawl.log", "crawl.log.1", "crawl.log.2"]
    assert all(file.stat().st_size <= 1000 for file in files)
    assert "line 199 of many" in files[0].read_text()


def test_a_full_disk_costs_the_log_only(capfd: pytest.CaptureFixture[str]) -> None:
    handler = LogFile("/dev/full", mode="a")
    for _ in range(2):
        handler.emit(logging.makeLogRecord({"msg": "nowhere to go"}))
    assert capfd.readouterr().err == ""


def test_a_log_that_cannot_be_is_a_wrong_archive(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a letter")
    with pytest.raises(ArchiveUnusable, match="logs"):
        log_into(tmp_path / "logs", project_settings(None, None, None))


def test_a_level_that_there_is_none_of(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="LOG_LEVEL=LOUD"):
        log_into(tmp_path, project_settings(None, None, ["LOG_LEVEL=LOUD"]))


def test_the_level_is_a_setting(tmp_path: Path) -> None:
    for level, expected in (("ERROR", False), ("INFO", True)):
        run([COLUMNS, "crawl", "http://127.0.0.1:1/", "--archive", tmp_path, *fast(f"LOG_LEVEL={level}")])
        assert ("INFO" in (tmp_path / "logs" / "crawl.log").read_text()) is expected
