"""A table in which each value of a run of right programs is stored once, and is named by its number."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np


class ValueTable:
    """The values, in the order in which they came; `key` gives what is equal for equal values."""

    def __init__(self, key: Callable[[Any], Hashable]) -> None:
        self.values: list[Any] = []
        self._key = key
        self._numbers: dict[Hashable, int] = {}

    def index(self, value: Any) -> Any:
        """Return the numbers of a value's parts, list by list; those that are new are added."""
        if isinstance(value, np.generic):
            value = value.item()
        if type(value) in (list, tuple):
            return type(value)(map(self.index, value))
        number = self._numbers.setdefault(self._key(value), len(self.values))
        if number == len(self.values):
            self.values.append(value)
        return number

    def keys(self) -> list[Hashable]:
        """Return the keys of the values."""
        return list(self._numbers)


def at(values: Sequence[Any], index: Any) -> Any:
    """Return the value with the numbers that `ValueTable.index` gave for it."""
    if type(index) in (list, tuple):
        return type(index)([at(values, one) for one in index])
    return values[index]
