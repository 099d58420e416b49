"""One failing call of a submission, what right programs compute in it, and what can be tried in it."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import numpy as np

from autograder.course.catalogue import all_functions
from autograder.judging.places.forms import squeezed_shape
from autograder.judging.places.options import (
    MOST_OPTIONS,
    PossibleValues,
    Values,
    options,
)
from autograder.judging.places.right_run import RightRun
from autograder.judging.places.runner import Puts, Runner, RunOutcome
from autograder.judging.places.trace import Watched
from autograder.judging.places.values import (
    RELATIVE,
    as_floats,
    is_structure,
    trivial,
    zeros_and_ones,
)
from autograder.running.recorder import number_like
from autograder.running.watching import Expression

MOST_LIKELY = 16
# Values made of the one that is replaced are looked for among so many, and so many of them are tried at the end.
EVERY_OPTION = 500
MOST_FURTHER = 6
# A variable may be used by way of so many others.
MOST_STEPS = 3
REDUCTIONS = ("max", "min", "sum", "mean", "var", "std", "argmax", "argsort", "norm")


class FailingRun:
    """A failing call: run as it is, and with other values put in."""

    def __init__(self, runner: Runner) -> None:
        self.runner = runner
        self.right: RightRun = runner.call.right
        self.relative = runner.call.relative
        self.base = runner.run({})
        reported = self.base.judged.trace.streams.values()
        self._watched_inside = {watched.expression.function for watched in reported}

    def with_right(self, others: Puts) -> RunOutcome:
        """Return the outcome with the right values in other places."""
        return self.runner.run(others) if others else self.base

    def parts(self, number: int) -> Iterator[Expression]:
        """Yield an expression and all that it is made of."""
        ahead = [number]
        while ahead:
            expression = self.runner.expressions[ahead.pop()]
            ahead += expression.operands
            yield expression

    def arrays_in(self, number: int) -> Iterator[tuple[str, Any]]:
        """Yield the names in an expression that hold more than a constant or a size, with their last values."""
        streams = self.base.judged.trace.streams
        for name in self.arrays_named(number):
            yield self.runner.expressions[name].text, streams[name].values[-1]

    def arrays_named(self, number: int) -> Iterator[int]:
        """Yield the numbers of those names."""
        streams = self.base.judged.trace.streams
        for expression in self.parts(number):
            if expression.shape == "Name" and expression.number in streams:
                value = streams[expression.number].values[-1]
                if value is not None and not is_structure(value) and not trivial(value):
                    yield expression.number

    def time(self, number: int) -> int:
        """Return the time at which an expression first had a value."""
        stream = self.base.judged.trace.streams.get(number)
        return stream.times[0] if stream else 10**9

    def operands(self, tried: RunOutcome, number: int) -> tuple[frozenset[int], list[Any]]:
        """Return the classes of what an expression is made of, and the shapes of that."""
        trace = tried.judged.trace
        numbers, shapes = set(), []
        for operand in trace.expressions[number].operands:
            stream = trace.streams.get(operand)
            if stream is None or stream.values[-1] is None:
                continue
            value = stream.values[-1]
            if is_structure(value):
                continue
            shapes.append(squeezed_shape(value))
            if not trivial(value):
                one = self.right.known.class_of(value)
                if one is not None:
                    numbers.add(one)
        return frozenset(numbers), shapes

    def options(
        self, tried: RunOutcome, watched: Watched, most: int = MOST_OPTIONS
    ) -> list[PossibleValues]:
        """Return what may belong in the place of an expression."""
        operands, shapes = self.operands(tried, watched.expression.number)
        summed = self._is_summed_later(watched.expression)
        return options(self.right, watched, operands, shapes, most, summed)

    def _is_summed_later(self, maker: Expression) -> bool:
        """Return whether a sum or a mean of a variable is taken where it is read, so that it is not forgotten."""
        uses = {one.number for one in self.uses(maker)}
        return any(
            not uses.isdisjoint(one.operands) and one.shape.partition(" ")[2] in REDUCTIONS
            for one in self.runner.expressions
        )

    def mended(
        self, puts: Puts, now: RunOutcome, number: int, choices: Sequence[PossibleValues]
    ) -> tuple[PossibleValues, RunOutcome] | None:
        """Return the first option with which the result is right, and its outcome."""
        runs = self.runner.each([{**puts, number: one.values} for one in choices])
        for option, tried in zip(choices, runs, strict=False):
            if self.mends(tried, now):
                return option, tried
        return None

    def mends(self, tried: RunOutcome, now: RunOutcome) -> bool:
        """Return whether the result is right, and in order unless it was in disorder before."""
        return tried.complete and (not tried.disorder or bool(now.disorder))

    def likely(self, now: RunOutcome, watched: Watched) -> list[PossibleValues]:
        """Return the values that may replace a known value: those made of it, or of the same shape."""
        own = {self.right.known.class_of(v) for v in watched.values if not trivial(v)} - {None}
        shape = squeezed_shape(watched.values[-1])
        shapes = (shape, shape[::-1])  # of a matrix that stands the wrong way round, too
        every = self.options(now, watched, EVERY_OPTION)
        ranked = [
            (not own & one.made_of, index, one)
            for index, one in enumerate(every[:MOST_OPTIONS])
            if own & {one.own, *one.made_of} or squeezed_shape(one.values[-1]) in shapes
        ]
        likely = [one for *_, one in sorted(ranked, key=lambda one: one[:2])[:MOST_LIKELY]]
        # Among many values of the same shape, a sum of this one would be forgotten.
        further = [one for one in every[MOST_OPTIONS:] if own & one.made_of]
        return likely + further[:MOST_FURTHER]

    def left_out(self, maker: Expression, values: Values, option: PossibleValues) -> bool:
        """Return whether a variable's values are right as far as they go: something is left out at a use.

        Where more than one step is left out, the value must be used in another place as well: a value that is
        handed on and no more is finished where it is made.
        """
        reduced = any(
            part.shape.partition(" ")[2] in REDUCTIONS for part in self.parts(maker.number)
        )
        if not reduced and _is_summed(values[-1], option.values[-1]):
            return True
        if zeros_and_ones(values[-1]):
            return False
        own = [self.right.known.class_of(one) for one in values if one is not None]
        direct = any(one in option.made_of for one in own)
        uses = self.uses(maker)
        stored = maker.into is not None or any(one.into is not None for one in uses)
        if stored and maker.into is None:
            stored = bool(self.arguments() & set(own))
        if stored and not self.right.stored & set(own):
            return False  # it is kept in a list as it is, which no right program does
        if maker.shape in ("Name", "Subscript"):
            return False  # another name for the same value: what is left out should have been done there
        kept = any(one.into is not None for one in uses) and self.right.stored & set(own)
        if direct and kept:
            return True  # one of its uses is right
        combined = bool(option.made_of - set(own))
        if direct and combined and any(map(self._is_hidden, uses)):
            return True  # nobody sees whether the other operand is left out there as well
        if direct and len(values) == 1 and (len(uses) > 1 or self._is_term(own, option)):
            return False  # it is left out at every use, or in the formula that is assigned
        return direct or (len(uses) > 1 and self.right.leads_to(values[-1], option.values))

    def _is_hidden(self, use: Expression) -> bool:
        """Return whether a variable is given back in a part of the result that only the submission reads."""
        kinds = all_functions()[self.runner.call.calls[-1][0]].returns
        if isinstance(kinds, str):
            return False
        return any(
            kind != "data" and use in self.parts(part)
            for one in self.runner.expressions
            if one.returned and one.shape == "Tuple" and one.statement == use.statement
            for kind, part in zip(kinds, one.operands, strict=False)
        )

    def _is_term(self, own: list[int | None], option: PossibleValues) -> bool:
        """Return whether right programs add an argument to a value in one formula, such as a bias."""
        arguments = self.arguments()
        return any(
            stream.own == option.own is not None
            and stream.shape == "BinOp Add"
            and bool(stream.operands & set(own))
            and bool(stream.operands & arguments)
            for stream in self.right.streams
        )

    def uses(self, maker: Expression) -> list[Expression]:
        """Return where the value of a variable is read, for more than its length or for printing."""
        aside = {
            operand
            for one in self.runner.expressions
            if one.shape in ("Call len", "Call print", "Attribute shape", "Attribute size")
            for operand in one.operands
        }
        return [
            one
            for one in self.runner.expressions
            if one.shape == "Name" and one.text == maker.variable and one.number not in aside
            if one.function == maker.function and one.role != "update"
        ]

    def maker(self, now: RunOutcome, number: int) -> Expression | None:
        """Return the expression that gave a name its value, the last before its first use."""
        name = self.runner.expressions[number]
        streams = now.judged.trace.streams
        last = streams[number].times[-1]
        makers = [
            (max(t for t in watched.times if t < last), watched.expression)
            for watched in streams.values()
            if watched.expression.variable == name.text
            and watched.expression.function == name.function
            and watched.times[0] < last
        ]
        return max(makers, key=lambda one: one[0])[1] if makers else None

    def leads_into(self, maker: Expression, number: int, steps: int = MOST_STEPS) -> bool:
        """Return whether an expression uses the variable that is assigned in another one, also by way of others."""
        if maker.variable is None or steps == 0:
            return False
        streams = self.base.judged.trace.streams
        for part in self.parts(number):
            if part.shape != "Name":
                continue
            if (part.text, part.function) == (maker.variable, maker.function):
                return True
            before = self.maker(self.base, part.number) if part.number in streams else None
            if before is None or before.number in (number, maker.number):
                continue
            if self.leads_into(maker, before.number, steps - 1):
                return True
        return False

    def last_returned(self) -> int | None:
        """Return the expression that was given back last."""
        trace = self.base.judged.trace
        returned = [
            (watched.times[-1], number)
            for number, watched in trace.streams.items()
            if watched.expression.returned
        ]
        return max(returned)[1] if returned else None

    def arguments(self) -> set[int | None]:
        """Return the classes of the arrays that were handed in."""
        return {
            self.right.known.class_of(array)
            for _, args, kwargs in self.runner.call.calls
            for value in (*args, *kwargs.values())
            for array in _arrays(value)
        }

    def is_argument(self, watched: Watched) -> bool:
        """Return whether a value is an unchanged argument of the call, or a copy of one."""
        own = self.right.known.class_of(watched.values[-1])
        return own is not None and own in self.arguments()

    def count_differs(self, value: Any) -> bool:
        """Return whether a result has another number of parts than the right one."""
        right = self.right.results[-1][0]
        return isinstance(right, tuple) and (
            not isinstance(value, list | tuple) or len(value) != len(right)
        )


def _is_summed(value: Any, right: Any) -> bool:
    """Return whether a number is the sum or the mean of the entries of an array."""
    if not (number_like(value) and number_like(right)):
        return False
    if np.size(right) != 1 or np.size(value) < 2:
        return False
    entries, number = as_floats(value), as_floats(right).reshape(())
    return any(
        np.isclose(one, number, rtol=RELATIVE, atol=0) for one in (entries.sum(), entries.mean())
    )


def _arrays(value: Any) -> Iterator[np.ndarray]:
    """Yield an argument as an array; of a list of arrays, each one."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, list | tuple) and any(isinstance(one, np.ndarray) for one in value):
        for one in value:
            yield from _arrays(one)
    elif isinstance(value, list | tuple):
        with suppress(ValueError):  # a list with rows of different lengths is no array
            array = np.asarray(value)
            if array.dtype.kind in "biuf":
                yield array
