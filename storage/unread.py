"""Captures that couldn't be read: a page on which reading broke, took too long or killed its worker. They are kept as
they came, marked with the reader's version, and are read again when another version reprocesses the archive."""

from sqlalchemy import Connection, bindparam, delete, insert, select

from storage.tables import StoredExchange, UnreadCapture

_of_key = select(StoredExchange.id).where(StoredExchange.key == bindparam("of_key")).scalar_subquery()
FORGET = delete(UnreadCapture).where(UnreadCapture.capture_id.in_(_of_key))


def note_unread(connection: Connection, key: str, capture_id: int, reader_version: int, why: str) -> None:
    """Marks the capture, in place of earlier ones of the address that couldn't be read either."""
    note_read(connection, key)
    row = {"capture_id": capture_id, "reader_version": reader_version, "why": why}
    connection.execute(insert(UnreadCapture), row)


def note_read(connection: Connection, key: str) -> None:
    """Takes the marks from the captures of an address that could be read now."""
    connection.execute(FORGET, {"of_key": key})
