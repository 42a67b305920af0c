"""What sites say of themselves in files at fixed addresses, as robots.txt: kept, so that no run asks for them anew."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from storage.tables import StoredSiteFile

FILE = select(
    StoredSiteFile.url, StoredSiteFile.host, StoredSiteFile.asked_at, StoredSiteFile.text, StoredSiteFile.answer
)


@dataclass(frozen=True, slots=True)
class SiteFile:
    """Such a file, as it was when it was asked for. `text` is '' where there is none, None where that couldn't be
    learned; `answer` says it in words: 'answers 404'."""

    url: str
    host: str
    asked_at: datetime
    text: str | None
    answer: str


def site_file(connection: Connection, url: str) -> SiteFile | None:
    row = connection.execute(FILE.where(StoredSiteFile.url == bindparam("url")), {"url": url}).one_or_none()
    return None if row is None else SiteFile(*row)


def site_files(connection: Connection) -> list[SiteFile]:
    """All of them, in the order of their addresses."""
    return [SiteFile(*row) for row in connection.execute(FILE.order_by(StoredSiteFile.url))]


def keep_site_file(connection: Connection, file: SiteFile) -> None:
    """In place of what was kept of the same address."""
    connection.execute(delete(StoredSiteFile).where(StoredSiteFile.url == bindparam("address")), {"address": file.url})
    row = {"url": file.url, "host": file.host, "asked_at": file.asked_at, "text": file.text, "answer": file.answer}
    connection.execute(insert(StoredSiteFile), row)
