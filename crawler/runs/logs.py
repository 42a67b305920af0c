"""The log of `columns crawl`: in the archive, in files of bounded size and number that the runs share."""

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from scrapy.settings import BaseSettings

from storage.errors import ArchiveUnusable, UsageError

FILE = "crawl.log"


class LogFile(RotatingFileHandler):
    """`crawl.log`, and before it is too long for another line, `crawl.log.1` and so on in its place."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - its name in the library
        """A log that can't be written, on a full disk, costs no run, and nobody a mail from cron. What it couldn't take
        is dropped: as a buffer it would be complained about at the end."""
        del record
        with suppress(OSError):
            self.close()


def log_into(directory: Path, settings: BaseSettings) -> None:
    """Send this process's log there, as the settings say. Raises ArchiveUnusable, or UsageError for a level."""
    level = str(settings["LOG_LEVEL"]).upper()
    if level not in logging.getLevelNamesMapping():
        raise UsageError(f"LOG_LEVEL={settings['LOG_LEVEL']}: give DEBUG, INFO, WARNING or ERROR")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        handler = LogFile(
            directory / FILE,
            maxBytes=settings.getint("LOG_MAX_BYTES"),
            backupCount=settings.getint("LOG_KEPT"),
            encoding="utf-8",
        )
    except OSError as error:
        raise ArchiveUnusable(f"{directory}: can't hold the log of an archive: {error.strerror}") from error
    handler.setFormatter(logging.Formatter(settings["LOG_FORMAT"], settings["LOG_DATEFORMAT"]))
    handler.setLevel(level)
    logging.root.setLevel(logging.NOTSET)
    logging.root.addHandler(handler)
    logging.captureWarnings(capture=True)  # a library's warning is for the log, not for the terminal
