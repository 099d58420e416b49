"""Finds the fewest expressions in whose places right values make the result right."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.judging.places.right import RightRun, RightStream
from autograder.judging.places.runner import Puts, Runner, Tried
from autograder.judging.places.trace import Watched
from autograder.judging.places.values import is_structure, same, trivial

MOST_OPTIONS = 40
MOST_PLACES = 4
MOST_RUNS = 400
LOOKED_AT = 6


@dataclass
class Slip:
    """One place: the expression, what belongs there, and whether that mends the result."""

    number: int
    values: list[Any]
    certain: bool
    how: str = ""


@dataclass
class Search:
    """The search in one failing call; `slips` are what was found, in the order of the run."""

    runner: Runner

    def __post_init__(self) -> None:
        self.right: RightRun = self.runner.call.right
        self.relative = self.runner.call.relative
        self.base = self.runner.run({})

    # What may belong in a place.

    def options(self, watched: Watched, operands: frozenset[int], loose: bool) -> list[list[Any]]:
        """Return the value streams that may belong in the place of an expression, likely ones first."""
        rounds = len(watched.values)
        found: list[tuple[float, int, list[Any]]] = []
        for index, stream in enumerate(self.right.streams):
            for values in _fitted(stream, rounds):
                cost = _unlike(watched, values, stream, operands)
                if cost >= 8 and not loose:
                    continue
                if all(same(a, b, self.relative) and _shape(a) == _shape(b) for a, b in zip(watched.values, values)):
                    continue
                found.append((cost, index, values))
        found.sort(key=lambda one: one[:2])
        kept: list[list[Any]] = []
        for _, _, values in found:
            if not any(_identical(values, other, self.relative) for other in kept):
                kept.append(values)
            if len(kept) >= MOST_OPTIONS:
                break
        return kept

    def _operands(self, tried: Tried, number: int) -> frozenset[int]:
        trace = tried.judged.trace
        found = set()
        for operand in trace.expressions[number].operands:
            stream = trace.streams.get(operand)
            if stream is not None:
                value = stream.values[-1]
                if not is_structure(value) and not trivial(value):
                    one = self.right.known.class_of(value)
                    if one is not None:
                        found.add(one)
        return frozenset(found)

    # The search itself.

    def slips(self) -> list[Slip]:
        """Return the places, in the order of the run; none where nothing is sure."""
        base = self.base
        if base.complete or not self.right.streams:
            return []
        special = self._misplaced(base)
        if special:
            return special
        puts: Puts = {}
        order: list[int] = []
        skipped: set[int] = set()
        now = base
        while not now.complete and self.runner.runs < MOST_RUNS and len(order) < MOST_PLACES:
            number = next(
                (n for n in now.judged.frontier() if n not in puts and n not in skipped), None
            )
            if number is None:
                break
            step = self._step(now, puts, number)
            if step is None:
                skipped.add(number)
                continue
            values, now = step
            puts[number] = values
            order.append(number)
        if not now.complete:
            known = self._among_known(puts, now)
            if known is not None:
                number, values, now = known
                puts[number] = values
                order.append(number)
        if not now.complete:
            return [Slip(n, puts[n], False) for n in order[:0]]
        order = self._needed(order, puts)
        merged = self._merged(base, order, puts)
        if merged is not None:
            return merged
        return [Slip(n, puts[n], True) for n in sorted(order, key=self._time)]

    def _time(self, number: int) -> int:
        stream = self.base.judged.trace.streams.get(number)
        return stream.times[0] if stream else 10**9

    def _step(self, now: Tried, puts: Puts, number: int) -> tuple[list[Any], Tried] | None:
        """Return the values that belong in a place and what comes of them, where that is progress."""
        watched = now.judged.trace.streams[number]
        options = self.options(watched, self._operands(now, number), loose=False)
        tried = [(values, self.runner.run({**puts, number: values}, keep=False)) for values in options]
        complete = [one for one in tried if one[1].complete]
        if complete:
            return complete[0]
        better = [one for one in tried if one[1].count > now.count]
        looked = sorted(better, key=lambda one: -one[1].count) or tried[:LOOKED_AT]
        best: tuple[list[Any], Tried] | None = None
        least = now.judged.unknown_count()
        for values, _ in looked[:LOOKED_AT]:
            again = self.runner.run({**puts, number: values})
            if again.outcome is None or (now.count and not again.right):
                continue
            count = again.judged.unknown_count() - 100 * (again.count - now.count)
            # The place itself became known: that alone is no progress.
            if count < least - 1:
                best, least = (values, again), count + 1
        return best

    def _among_known(self, puts: Puts, now: Tried) -> tuple[int, list[Any], Tried] | None:
        """Return a known value that must be another one, the last such place."""
        trace = now.judged.trace
        for number, watched in sorted(trace.streams.items(), key=lambda one: -one[1].times[-1]):
            if number in puts or self.runner.runs > 2 * MOST_RUNS:
                continue
            if watched.expression.shape == "Tuple":
                continue
            for values in self.options(watched, self._operands(now, number), loose=False)[:12]:
                tried = self.runner.run({**puts, number: values}, keep=False)
                if tried.complete:
                    return number, values, tried
        return None

    def _needed(self, order: list[int], puts: Puts) -> list[int]:
        """Leave out places without which the result is right and the others still have known operands."""
        kept = list(order)
        for number in list(order):
            if len(kept) == 1:
                break
            others = [one for one in kept if one != number]
            tried = self.runner.run({n: puts[n] for n in others})
            if not tried.complete:
                continue
            bare = self.runner.run({n: puts[n] for n in others[:-1]}) if others else self.base
            if others[-1] in bare.judged.frontier():
                kept = others
        return kept

    def _merged(self, base: Tried, order: list[int], puts: Puts) -> list[Slip] | None:
        """Return one place in place of several: a known value that should be another one."""
        if len(order) < 2:
            return None
        trace = base.judged.trace
        first = self._time(min(order, key=self._time))
        candidates = [
            watched
            for number, watched in trace.streams.items()
            if watched.times[0] < first and watched.expression.shape not in ("Tuple", "List")
            and not all(map(trivial, watched.values))
        ]
        for watched in sorted(candidates, key=lambda one: -one.times[0]):
            number = watched.expression.number
            if self.runner.runs > 3 * MOST_RUNS:
                return None
            for values in self.options(watched, self._operands(base, number), loose=False)[:12]:
                if self.runner.run({number: values}, keep=False).complete:
                    return [Slip(min(order, key=self._time), values, True, "left out")]
        return None

    def _misplaced(self, base: Tried) -> list[Slip]:
        return []


def _shape(value: Any) -> Any:
    return [_shape(one) for one in value] if is_structure(value) else np.shape(value)


def _squeezed(value: Any) -> Any:
    if is_structure(value):
        return [_squeezed(one) for one in value]
    return tuple(side for side in np.shape(value) if side != 1)


def _fitted(stream: RightStream, rounds: int) -> Iterator[list[Any]]:
    """Yield the values of a right program for so many rounds."""
    if len(stream.values) == rounds:
        yield stream.values
    if len(stream.values) == 1 and rounds > 1 and not is_structure(stream.values[0]):
        array = np.asarray(stream.values[0])
        if array.ndim and array.shape[0] == rounds:
            yield list(array)
        elif array.ndim == 2 and array.shape[1] == rounds:
            yield list(array.T)
        elif array.size == rounds:
            yield list(array.reshape(-1))
        yield [stream.values[0]]


def _unlike(
    watched: Watched, values: list[Any], stream: RightStream, operands: frozenset[int]
) -> float:
    """Return how unlikely it is that these values belong in a place: below 8 is worth a try."""
    mine, other = watched.values[-1], values[-1]
    if is_structure(mine) != is_structure(other):
        return 9
    cost = 0.0
    if _shape(mine) != _shape(other):
        cost += 3 if _squeezed(mine) == _squeezed(other) else 4
        if is_structure(mine) or np.ndim(mine) == 0:
            cost += 4
    shared = len(operands & stream.operands)
    cost -= 2 * shared
    if watched.expression.shape == stream.expression.shape:
        cost -= 1
    if len(values) != len(stream.values):
        cost += 1
    if trivial(other):
        cost += 2
    return cost


def _identical(a: list[Any], b: list[Any], relative: float) -> bool:
    return len(a) == len(b) and all(
        _shape(x) == _shape(y) and same(x, y, relative) for x, y in zip(a, b, strict=True)
    )
