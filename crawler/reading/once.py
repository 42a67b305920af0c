"""A property that is worked out at most once an object."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_Owner = TypeVar("_Owner")
_Value = TypeVar("_Value")


class once(Generic[_Owner, _Value]):  # noqa: N801 - a decorator
    """`functools.cached_property` without its lock, which until Python 3.12 costs more than most of what it guards."""

    def __init__(self, function: Callable[[_Owner], _Value]) -> None:
        self.function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> "once[_Owner, _Value]": ...
    @overload
    def __get__(self, instance: _Owner, owner: type) -> _Value: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.function(instance)
        return value
