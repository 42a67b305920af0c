"""Column types of the archive: times, printed text, JSON text, compressed JSON and packed integers.

Each is decoded to the value it was made from, but for characters that no database takes: NUL (PostgreSQL refuses it)
and lone surrogates (they have no UTF-8), which pages do contain, `"\\ud800"` in a script for one. They become U+FFFD
here, at the one border that every text crosses, so that one bad page can't break its transaction. Addresses and keys
need no such care: `crawler.reading.urls.absolute` lets none pass that isn't ASCII.
"""

import re
import struct
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import zstandard
from sqlalchemy import BigInteger, LargeBinary, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

ZSTD_LEVEL = 1  # 20 kB of JSON: 0.03 ms; zlib's level 1 takes ten times as long for a larger result


class UtcTime(TypeDecorator[datetime]):
    """An aware UTC `datetime`, stored as whole microseconds since 1970: exact, and ordered on every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        del dialect
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else EPOCH + value * MICROSECOND


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with U+FFFD in place of what no database takes."""
    return text if text.isprintable() else _UNSTORABLE.sub("\ufffd", text)


def encoded(value: Any) -> bytes:
    """A value of the vocabulary as JSON, every text in it storable."""
    try:
        json = msgspec.json.encode(value)
    except UnicodeEncodeError:
        json = b""
    return json if json and b"\\u0000" not in json else msgspec.json.encode(_storable(msgspec.to_builtins(value)))


def _storable(value: Any) -> Any:
    """The same for all texts in a value of JSON."""
    match value:
        case str():
            return storable(value)
        case list() | tuple():
            return [_storable(item) for item in value]
        case dict():
            return {_storable(key): _storable(item) for key, item in value.items()}
    return value


class PrintedText(TypeDecorator[str]):
    """Text as a page, a server or a library has it: anything may be in it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else storable(value)


class JsonText(TypeDecorator[Any]):
    """A value of the vocabulary as JSON text, decoded to `type_` (any type that msgspec can decode)."""

    impl = Text
    cache_ok = True

    def __init__(self, type_: Any) -> None:
        super().__init__()
        self.type_ = type_
        self._decoder = msgspec.json.Decoder(type_)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else encoded(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        del dialect
        return None if value is None else self._decoder.decode(value)


class PackedJson(TypeDecorator[Any]):
    """A large value of the vocabulary as Zstandard-compressed JSON, decoded to `type_`."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, type_: Any) -> None:
        super().__init__()
        self.type_ = type_
        self._decoder = msgspec.json.Decoder(type_)

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        del dialect
        return None if value is None else zstandard.compress(encoded(value), ZSTD_LEVEL)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        del dialect
        return None if value is None else self._decoder.decode(zstandard.decompress(value))


class PackedIntegers(TypeDecorator[tuple[int, ...]]):
    """Integers of 64 bits, eight bytes each, the lowest first."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> bytes | None:
        del dialect
        return None if value is None else struct.pack(f"<{len(value)}q", *value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> tuple[int, ...] | None:
        del dialect
        return None if value is None else struct.unpack(f"<{len(value) // 8}q", value)
