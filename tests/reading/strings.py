"""Every string of a record."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass


def strings_of(value: object) -> Iterator[str]:
    """The strings of a record, a tuple or a dataclass, however deep they lie."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings_of(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings_of(getattr(value, field.name))
