"""Every error that this project raises on purpose. A message names the URL or file and what to do next.

ColumnsError                 .exit_code: what the command line exits with
├── UsageError               2  a wrong argument or configuration
├── ArchiveError             1  the archive can't do what was asked
│   ├── ArchiveBusy          6  another run holds it
│   ├── ArchiveUnusable      2  not an archive, not readable, or made by a newer version
│   ├── ArchiveUnwritable    1  its disk or database doesn't take what is written
│   └── CaptureUnreadable    1  a WARC record can't be read back
│       └── CaptureWithheld  1  because its body was never written: the site doesn't let us keep it
└── ReadingFailed            1  a page could not be read (worker died, or took too long): costs this page only
"""


class ColumnsError(Exception):
    exit_code = 1


class UsageError(ColumnsError):
    exit_code = 2


class ArchiveError(ColumnsError):
    pass


class ArchiveBusy(ArchiveError):
    exit_code = 6


class ArchiveUnusable(ArchiveError):
    exit_code = 2


class ArchiveUnwritable(ArchiveError):
    pass


class CaptureUnreadable(ArchiveError):
    pass


class CaptureWithheld(CaptureUnreadable):
    pass


class ReadingFailed(ColumnsError):
    """Reading broke, took too long or killed its worker: by these versions of the reader and of the site's rule."""

    def __init__(self, why: str, reader_version: int | None = None, rule_version: str | None = None) -> None:
        super().__init__(why)
        self.reader_version = reader_version
        self.rule_version = rule_version
