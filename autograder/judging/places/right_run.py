"""What right programs compute in some calls: the values of their expressions, and their results."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from autograder.judging.places.forms import ValueForm, form_of
from autograder.judging.places.values import Known, pieces, proportional

CallsKey = tuple[str, int, bytes]
"""Tells calls of checks apart: the check's key, the number of calls, the digest of the last one."""


@dataclass
class RightStream:
    """The values of one expression of a right program, round by round.

    `shape` is that of the expression (see `watching.Expression`), None for a result or an argument.
    """

    shape: str | None
    values: list[Any]
    operands: frozenset[int]
    own: int | None
    """The class of its last value."""
    token: Any = None
    """Equal for streams of equal values."""

    @cached_property
    def form(self) -> ValueForm:
        """The form of its last value."""
        return form_of(self.values[-1])


@dataclass
class RightRun:
    """The values of right programs in the calls of a check.

    `results` holds for every call the values that right programs return.
    """

    known: Known
    streams: list[RightStream]
    results: list[list[Any]]
    stream_keys: set[Any] = field(default_factory=set)
    made_of: dict[int, set[int]] = field(default_factory=dict)
    """For every class of values those that some right program makes it of."""
    stored: set[int | None] = field(default_factory=set)
    """The classes of the values that some right program writes into a list or a dictionary."""
    programs: Counter[int] = field(default_factory=Counter)
    """How many right programs compute the values of a class."""

    fitting: dict[int, Any] = field(default_factory=dict)
    """Its values for a number of rounds, see `options.py`, which alone reads this."""

    @cached_property
    def size(self) -> int:
        """The bytes of its values, of which each is stored once; what is added later is not counted."""
        values = [self.known.representatives(), self.results, [one.values for one in self.streams]]
        return sum({id(one): np.asarray(one).nbytes for one in pieces(values)}.values())

    def is_rarer(self, value: Any, other: Any) -> bool:
        """Return whether fewer right programs compute `value` than `other`."""
        one, two = self.known.class_of(value), self.known.class_of(other)
        return one is not None and two is not None and self.programs[one] < self.programs[two]

    def leads_to(self, value: Any, values: Sequence[Any]) -> bool:
        """Return whether right programs make `values`, step by step, of a value.

        Such a value is right as far as it goes: something is left out after it. A sign or a factor is
        left out where it was made.
        """
        own = self.known.class_of(value)
        if own is None or proportional(value, values[-1]):
            return False
        # A transposed value is of the same class; it is not made of itself.
        ahead = [self.known.class_of(one) for one in values]
        if own in ahead:
            return False
        visited: set[int | None] = set()
        while ahead:
            one = ahead.pop()
            if one is None or one in visited:
                continue
            visited.add(one)
            ahead += self.made_of.get(one, ())
        return own in visited
