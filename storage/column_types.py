"""Column types of the archive: times, JSON text and compressed JSON, each decoded to the value it was made from."""

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
        return None if value is None else msgspec.json.encode(value).decode()

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
        return None if value is None else zstandard.compress(msgspec.json.encode(value), ZSTD_LEVEL)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        del dialect
        return None if value is None else self._decoder.decode(zstandard.decompress(value))
