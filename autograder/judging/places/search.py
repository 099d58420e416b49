"""Finds the smallest set of expressions whose replacement by right values makes the result right."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.course.catalogue import all_functions
from autograder.judging.places.control import conditions_of_entries, other_ways
from autograder.judging.places.merging import CONVERSIONS, Merging
from autograder.judging.places.misplaced import disordered, raised
from autograder.judging.places.options import BUFFERS, PossibleValues, Values
from autograder.judging.places.results import has_right_sizes
from autograder.judging.places.runner import BudgetSpent, Puts, RunOutcome
from autograder.judging.places.slip import Slip
from autograder.judging.places.trace import Watched
from autograder.judging.places.values import (
    as_floats,
    is_structure,
    passed_through,
    pieces,
    trivial,
)
from autograder.judging.places.whole_numbers import cut_off
from autograder.running.outcome import Raised, Returned
from autograder.running.plain import Handle
from autograder.running.proxy import Call
from autograder.running.recorder import COPY, Enough, number_like
from autograder.running.watching import Expression

MOST_PLACES = 4
# How many runs each kind of search may take, with the factor that each one states.
MOST_RUNS = 220
LOOKED_AT = 6
# What hands values on as they are, and what besides collects or copies them.
HANDING_ON = ("Tuple", "List", "Name", "Subscript")
COLLECTING = (*HANDING_ON, "ListComp", "Call tuple", "Call list", "Call copy", *CONVERSIONS)
CONTAINERS = ("Tuple", "List", "Call tuple", "Call list")


def flags_of(args: Iterable[Any], kwargs: Mapping[str, Any]) -> list[bool]:
    """Return the arguments that are True or False."""
    return [one for one in (*args, *kwargs.values()) if isinstance(one, bool)]


def _is_course_call(expression: Expression) -> bool:
    kind, _, called = expression.shape.partition(" ")
    return kind == "Call" and called in all_functions()


class PlaceSearch(Merging):
    """The search in one failing call."""

    def slips(self) -> list[Slip]:
        """Return the places in the order of execution; none where it is unsure."""
        try:
            return self._slips()
        except BudgetSpent:
            return []

    def _slips(self) -> list[Slip]:
        if (self.base.complete and not self.base.disorder) or not self.right.streams:
            return []
        outcome = self.base.outcome
        if isinstance(outcome, Returned):
            if outcome.modified:
                return self._modified(outcome.modified)
            whole = cut_off(self)
            cut: list[Slip] = []
            if whole is not None:
                slips, puts, now = whole
                cut = self._repeated(slips)
                found = self._wrong_values(puts, now, cut)
                if found:
                    return found
            if not self.base.right or self.count_differs(outcome.value):
                return self._wrong_form(outcome.value)
            return self._wrong_values({}, self.base, []) or cut
        if isinstance(outcome, Raised) and outcome.type != Enough.__name__:
            slips = self._wrong_values({}, self.base, [])
            return slips or raised(self, outcome)
        return []

    # Values.

    def _wrong_values(self, puts: Puts, now: RunOutcome, before: list[Slip]) -> list[Slip]:
        """Return the places of wrong values: one that explains everything, or several."""
        if now.complete:
            slips: list[Slip] = []
        else:
            correction = self._one(puts, now) or self._several(puts, now)
            if correction is None:
                return [] if before else self._rounds_first(now)
            slips, now = correction
        if now.disorder:
            place = disordered(self, now)
            if place is not None:
                slips.append(Slip(place, [], True, now.disorder))
        return [*before, *sorted(slips, key=lambda one: self.time(one.number))]

    def _rounds_first(self, now: RunOutcome) -> list[Slip]:
        """Where a result has too few parts or too many, put that right by a loop's rounds, and search on.

        In a loop with a round too few, the value that belongs in that round could be put nowhere. If what else is
        wrong is not found, and no other place makes the sizes right, that loop alone is the place, unsure.
        """
        if not isinstance(now.outcome, Returned) or self._has_right_sizes(now):
            return []
        most = self.runner.runs + MOST_RUNS
        alone: dict[int, Slip] = {}
        for number, values in other_ways(now.judged.trace):
            if self.runner.expressions[number].role == "test":
                continue
            if self.runner.runs > most:
                return []
            tried = self.runner.run({number: values})
            if self._has_right_sizes(tried):
                slip = Slip(number, values, True, "rounds-count")
                slips = self._wrong_values({number: values}, tried, [slip])
                if slips:
                    return slips
                alone[number] = Slip(number, values, False, "rounds-count")
        return list(alone.values()) if len(alone) == 1 else []

    def _has_right_sizes(self, tried: RunOutcome) -> bool:
        outcome, right = tried.outcome, self.right.results[-1]
        return isinstance(outcome, Returned) and any(
            has_right_sizes(outcome.value, one) for one in right
        )

    def _one(self, puts: Puts, now: RunOutcome) -> tuple[list[Slip], RunOutcome] | None:
        """Return the single place where a right value makes the result right."""
        skipped: set[int] = set()
        by_accident: tuple[list[Slip], RunOutcome] | None = None
        most = self.runner.runs + MOST_RUNS
        while self.runner.runs < most:
            number = self._next(now, puts, skipped)
            if number is None:
                break
            if by_accident and self.runner.expressions[number].shape in ("Name", "Subscript"):
                skipped.add(number)
                continue
            step = self._step(now, puts, number, complete=True)
            if step is None or (by_accident and self._passes_through(now, *step)):
                skipped.add(number)
                continue
            place, values, tried = step
            certain = not self._doubtful(now, place, skipped)
            if self._passes_through(now, place, values, tried):
                if not trivial(values):
                    by_accident = [Slip(place, values, certain)], tried
                skipped.add(number)
                continue
            earlier = self._in_a_round_before(puts, now, place)
            if earlier is not None:
                place, values, tried, kind = earlier
                return [Slip(place, values, certain, kind)], tried
            return [Slip(place, values, certain)], tried
        if by_accident is not None:
            return by_accident
        last = self._another_way(puts, now) or self._among_known(puts, now)
        if last is None:
            return None
        number, values, tried, kind = last
        return [Slip(number, values, True, kind)], tried

    def earlier(self, slip: Slip) -> list[Slip]:
        """Return places before one that makes the result right though what it uses is unknown.

        In a loop over the entries of a result it is a condition that is wrong for the wrong ones. Else they are several:
        If all that depends on the earlier values goes through that one place, a right value there says nothing about
        them. If some of it goes another way and the result is right all the same, they are right, only unusual.
        """
        with suppress(BudgetSpent):
            for number, values in self._conditions():
                if self.runner.run({number: values}, keep=False).complete:
                    return [Slip(number, values, True, "test")]
            if slip.how != "value" or not self._uses_unknown(slip.number):
                return []
            if turned := self._turned_before(slip):
                return [turned]
            several = self._several({}, self.base)
            if several is not None and self._is_before(slip, several[0]):
                return sorted(several[0], key=lambda one: self.time(one.number))
            return self._pair(slip)
        return []

    def _turned_before(self, slip: Slip) -> Slip | None:
        """Return the condition before a place that makes the result right alone if it comes out the other way."""
        for number, values in other_ways(self.base.judged.trace):
            if self.runner.expressions[number].role != "test":
                continue
            if self.time(number) > self.time(slip.number):
                continue
            if self.runner.run({number: values}, keep=False).complete:
                return Slip(number, values, True, "turned")
        return None

    def asks_a_flag(self, number: int) -> bool:
        """Return whether a condition asks for an argument that is True or False."""
        streams = self.base.judged.trace.streams
        flags = [
            one for _, args, kwargs in self.runner.call.calls for one in flags_of(args, kwargs)
        ]
        return bool(flags) and any(
            part.shape == "Name" and isinstance(streams[part.number].values[-1], bool)
            for part in self.parts(number)
            if part.number in streams
        )

    def _is_before(self, alone: Slip, slips: list[Slip]) -> bool:
        """Return whether some places, not all behind a place that mends everything alone, are to be shown instead."""
        own_time = self.time(alone.number)
        before = {one.number: one.values for one in slips if self.time(one.number) < own_time}
        if len(slips) < 2 or not before or any(self._covers(one, alone.number) for one in slips):
            return False
        if len({self.runner.expressions[one.number].function for one in slips}) > 1:
            return False
        both = self.runner.run({**before, alone.number: alone.values}, keep=False)
        return both.complete and self._made_of_known(slips)

    def _pair(self, alone: Slip) -> list[Slip]:
        """Return two places of which no value for the first brings progress by itself, as with two factors."""
        most = self.runner.runs + MOST_RUNS
        skipped: set[int] = set()
        while self.runner.runs < most and len(skipped) < LOOKED_AT:
            number = self._next(self.base, {}, skipped)
            if number is None or self.time(number) >= self.time(alone.number):
                break
            skipped.add(number)
            watched = self.base.judged.trace.streams[number]
            if watched.expression.shape == "Name":
                continue
            for option in self.options(self.base, watched)[:LOOKED_AT]:
                slips = self._second(number, option.values, alone, most)
                if slips:
                    return slips
        return []

    def _second(self, number: int, values: Values, alone: Slip, most: int) -> list[Slip]:
        """Return a place with a value for it, and the one that then makes the result right."""
        puts: Puts = {number: values}
        now = self.runner.run(puts)
        skipped: set[int] = set()
        while isinstance(now.outcome, Returned) and self.runner.runs < most:
            other = self._next(now, puts, skipped)
            if other is None or self.time(other) >= self.time(alone.number):
                break
            skipped.add(other)
            step = self._step(now, puts, other, complete=True)
            if step is not None:
                slips = [Slip(number, values, True), Slip(step[0], step[1], True)]
                if self._is_before(alone, slips):
                    return slips
        return []

    def _conditions(self) -> Iterator[tuple[int, Values]]:
        """Yield the conditions on the entries of a result with their right outcomes, where a result is one array."""
        outcome, right = self.base.outcome, self.right.results[-1][0]
        value = outcome.value if isinstance(outcome, Returned) else None
        arrays = [value, right, *self.runner.call.calls[-1][1][:1]]
        if len(arrays) < 3 or not all(isinstance(one, np.ndarray) for one in arrays):
            return
        if len({one.shape for one in arrays}) > 1 or {one.dtype.kind for one in arrays} - set(
            "iuf"
        ):
            return
        mine, other = as_floats(value), as_floats(right)
        with np.errstate(all="ignore"):
            near = np.abs(mine - other) <= self.relative * np.abs(other).max(initial=0.0)
        yield from conditions_of_entries(self.base.judged.trace, ~near, arrays[2])

    def _covers(self, slip: Slip, number: int) -> bool:
        """Return whether a place stands around an expression, or is that expression with another value."""
        inside = {part.number for part in self.parts(slip.number)}
        return number in inside and (slip.number != number or slip.how == "value")

    def _made_of_known(self, slips: list[Slip]) -> bool:
        """Return whether each wrong value is made of known ones, once those before it are put right."""
        puts: Puts = {}
        for slip in sorted(slips, key=lambda one: self.time(one.number)):
            inside = {part.number for part in self.parts(slip.number)} - {slip.number}
            frontier = self.runner.run(puts).judged.frontier(
                {one for one in inside if self.runner.expressions[one].shape != "Name"}
            )
            if slip.how == "value" and slip.number not in frontier:
                return False
            puts = {**puts, slip.number: slip.values}
        return True

    def _uses_unknown(self, number: int) -> bool:
        """Return whether a place uses a variable with an unknown value."""
        judged = self.base.judged
        return any(
            part.shape == "Name" and not judged.is_known(part.number)
            for part in self.parts(number)
            if part.number in judged.trace.streams
        )

    def _passes_through(
        self, now: RunOutcome, number: int, values: Values, tried: RunOutcome
    ) -> bool:
        """Return whether a later result mends by accident in an earlier place, so that the mistake may be further on.

        Where a factor comes out as 1, for example, the whole formula is passed by.
        """
        streams, after = now.judged.trace.streams, tried.judged.trace.streams
        mine = streams[number].values[-1]
        if mine is None or is_structure(mine) or not np.isfinite(as_floats(mine)).all():
            return False
        if passed_through(mine, values[-1]):
            return True
        users = [one for one in self.runner.expressions if number in one.operands]
        return any(
            not trivial(streams[one.number].values[-1]) and trivial(after[one.number].values[-1])
            for one in users
            if one.number in streams and one.number in after
        )

    def _in_a_round_before(
        self, puts: Puts, now: RunOutcome, number: int
    ) -> tuple[int, Values, RunOutcome, str] | None:
        """Return the place further down in a loop whose wrong value is used in the next round."""
        watched = now.judged.trace.streams[number]
        if len(watched.values) < 2 or not self.right.known.has(watched.values[0]):
            return None
        way = self._another_way(puts, now)
        if way is not None:
            return way
        place = self.runner.expressions[number]
        for name in sorted({one.text for one in self.parts(number) if one.shape == "Name"}):
            for other, stream in now.judged.trace.streams.items():
                expression = stream.expression
                assigns = expression.variable == name or (
                    expression.into == name and expression.shape not in CONTAINERS
                )
                if expression.function != place.function:
                    continue
                if not assigns or expression.line < place.line or other == number or other in puts:
                    continue
                mended = self.mended(puts, now, other, self.likely(now, stream))
                if mended is not None:
                    option, tried = mended
                    return other, option.values, tried, "known"
        return None

    def _doubtful(self, now: RunOutcome, number: int, skipped: set[int]) -> bool:
        """Return whether a place uses unknown values from other lines, which may be wrong themselves."""
        expressions = self.runner.expressions
        statement = expressions[number].statement
        near = {one for one in skipped if expressions[one].statement == statement}
        return number not in now.judged.frontier(near)

    def _next(self, now: RunOutcome, puts: Puts, skipped: set[int]) -> int | None:
        return next(
            (
                number
                for number in now.judged.frontier(skipped)
                if number not in puts and self._may_be_wrong(number)
            ),
            None,
        )

    def _several(self, puts: Puts, now: RunOutcome) -> tuple[list[Slip], RunOutcome] | None:
        """Return several places: each one makes further parts of the result, or of its operands, right."""
        fixed, puts = set(puts), dict(puts)
        order: list[int] = []
        how: dict[int, str] = {}
        skipped: set[int] = set()
        most = self.runner.runs + 2 * MOST_RUNS
        while not now.complete and self.runner.runs < most and len(order) < MOST_PLACES:
            number = self._next(now, puts, skipped)
            if number is None:
                break
            step = self._step(now, puts, number)
            if step is None:
                skipped.add(number)
                continue
            number, values, now = step
            puts[number] = values
            order.append(number)
        if not now.complete and order:
            last = self._another_way(puts, now) or self._among_known(puts, now)
            if last is not None:
                number, values, now, kind = last
                puts[number] = values
                order.append(number)
                how[number] = kind
        if not now.complete:
            return None
        order = self._needed(order, puts, fixed)
        slips = [Slip(n, puts[n], True, how.get(n, "value")) for n in order]
        slips = self._outermost(slips)
        slips = self.merged({n: puts[n] for n in fixed}, slips) or slips
        return self._repeated(slips), now

    def _repeated(self, slips: list[Slip]) -> list[Slip]:
        """Return the first of three or more similar places, which are one repeated mistake."""
        shapes = {self.runner.expressions[slip.number].shape for slip in slips}
        if len(slips) < 3 or len(shapes) > 1:
            return slips
        return [min(slips, key=lambda one: self.time(one.number))]

    def _outermost(self, slips: list[Slip]) -> list[Slip]:
        """Leave out places inside the expression of another place."""
        inside = {
            part.number
            for slip in slips
            for part in self.parts(slip.number)
            if part.number != slip.number
        }
        return [slip for slip in slips if slip.number not in inside]

    def _may_be_wrong(self, number: int) -> bool:
        expression = self.runner.expressions[number]
        if self._is_watched_call(expression):
            return False
        # A tuple is left out, since its parts are searched one by one.
        return expression.role != "iterable" and expression.shape not in CONTAINERS

    def _is_watched_call(self, expression: Expression) -> bool:
        """Return whether an expression calls a helper of the file, inside which the expressions are searched."""
        kind, _, called = expression.shape.partition(" ")
        return kind == "Call" and called in self._watched_inside

    def _step(
        self, now: RunOutcome, puts: Puts, number: int, complete: bool = False
    ) -> tuple[int, Values, RunOutcome] | None:
        """Return a place, the values for it and the outcome with them, if they bring progress."""
        streams = now.judged.trace.streams
        if self.runner.expressions[number].shape == "Name":
            return self._filled(now, puts, number, complete)
        best = self._best(now, puts, number, self.options(now, streams[number]), complete)
        return (number, *best) if best else None

    def _filled(
        self, now: RunOutcome, puts: Puts, number: int, complete: bool
    ) -> tuple[int, Values, RunOutcome] | None:
        """Where a wrong variable was filled piece by piece, search the values written into it."""
        name = self.runner.expressions[number].text
        function = self.runner.expressions[number].function
        trace = now.judged.trace
        for watched in sorted(trace.streams.values(), key=lambda one: -one.times[-1]):
            expression = watched.expression
            if expression.function != function or expression.number in puts:
                continue
            if expression.into == name:
                choices = self.options(now, watched)
                if all(
                    np.ndim(v) == 0 and v is not None for v in watched.values if not is_structure(v)
                ):
                    choices = [*choices, PossibleValues([1.0]), PossibleValues([0.0])]
            elif expression.variable == name and expression.shape in BUFFERS:
                value = watched.values[-1]
                if value is None:
                    continue
                choices = [
                    PossibleValues([np.zeros(np.shape(value))]),
                    PossibleValues([np.ones(np.shape(value))]),
                ]
            else:
                continue
            best = self._best(now, puts, expression.number, choices, complete)
            if best is not None:
                return (expression.number, *best)
        return None

    def _best(
        self,
        now: RunOutcome,
        puts: Puts,
        number: int,
        choices: list[PossibleValues],
        complete_only: bool,
    ) -> tuple[Values, RunOutcome] | None:
        runs = self.runner.each([{**puts, number: one.values} for one in choices])
        tried: list[tuple[Values, RunOutcome]] = []
        for one, run in zip(choices, runs, strict=True):
            if self.mends(run, now):
                return one.values, run
            tried.append((one.values, run))
        if complete_only:
            return None
        better = [one for one in tried if one[1].count > now.count]
        looked = sorted(better, key=lambda one: -one[1].count) or tried
        best: tuple[Values, RunOutcome] | None = None
        least = now.judged.unknown_count()
        for values, _ in looked[:LOOKED_AT]:
            again = self.runner.run({**puts, number: values})
            if not isinstance(again.outcome, Returned) and isinstance(now.outcome, Returned):
                continue
            count = again.judged.unknown_count() - 100 * (again.count - now.count)
            # That the place itself now has a known value is no progress.
            if count < least - 1:
                best, least = (values, again), count + 1
        return best

    def _another_way(
        self, puts: Puts, now: RunOutcome
    ) -> tuple[int, Values, RunOutcome, str] | None:
        most = self.runner.runs + MOST_RUNS
        ways = [way for way in other_ways(now.judged.trace) if way[0] not in puts]
        runs = self.runner.each([{**puts, number: values} for number, values in ways])
        for (number, values), tried in zip(ways, runs, strict=False):
            if self.runner.runs > most:
                break
            if self.mends(tried, now):
                role = self.runner.expressions[number].role
                return number, values, tried, "test" if role == "test" else "rounds"
        return None

    def turned_rightly(self, number: int) -> bool:
        """Return whether the result is right when a condition has the other outcome."""
        ways = [
            PossibleValues(way) for one, way in other_ways(self.base.judged.trace) if one == number
        ]
        return self.mended({}, self.base, number, ways) is not None

    def _among_known(
        self, puts: Puts, now: RunOutcome
    ) -> tuple[int, Values, RunOutcome, str] | None:
        """Return the last place whose value is known to right programs but must be another one there."""
        trace = now.judged.trace
        most = self.runner.runs + 2 * MOST_RUNS
        for number, watched in sorted(trace.streams.items(), key=lambda one: -one[1].times[-1]):
            if number in puts or self.runner.runs > most:
                continue
            expression, value = watched.expression, watched.values[-1]
            if value is None or expression.role == "iterable":
                continue
            if expression.shape in CONVERSIONS and self.is_argument(watched):
                continue  # no other value belongs in the place of an argument
            if _is_course_call(expression) and not expression.returned:
                continue  # where a right result does not belong, its use is wrong
            if self._is_watched_call(expression):
                continue
            if is_structure(value) and self._only_collects(number):
                continue
            if not now.judged.is_known(number):
                continue
            if expression.shape in BUFFERS:
                choices = [
                    PossibleValues([np.zeros(np.shape(value))]),
                    PossibleValues([np.ones(np.shape(value))]),
                ]
                if expression.returned:  # an array of zeros may be a result, too
                    choices += self.likely(now, watched)
            elif expression.shape == "Constant":
                choices = [PossibleValues([v]) for v in (value + 1, value - 1, 0, 1)]
            else:
                choices = self.likely(now, watched)
            mended = self.mended(puts, now, number, choices)
            if mended is not None:
                option, tried = mended
                number, values = self._where_made(puts, now, number, option)
                return number, values, tried, "known"
        return None

    def _only_collects(self, number: int) -> bool:
        """Return whether an expression only collects or copies what was computed before."""
        expression = self.runner.expressions[number]
        if expression.shape in HANDING_ON:
            return True
        # A copy of the parameters may be made where none belongs; what is given back is only collected.
        return expression.returned and all(
            part.shape in COLLECTING or part.role == "iterable" for part in self.parts(number)
        )

    def _where_made(
        self, puts: Puts, now: RunOutcome, number: int, option: PossibleValues
    ) -> tuple[int, Values]:
        """Return the place where a name was assigned, if its value is wrong there already.

        If something is left out, the value is right as far as it goes, and the place is its use.
        """
        expression = self.runner.expressions[number]
        if expression.shape != "Name":
            return number, option.values
        maker = self.maker(now, number)
        if maker is None or maker.number in puts or _is_course_call(maker):
            return number, option.values
        watched = now.judged.trace.streams[number]
        if maker.line < expression.line and self.left_out(maker, watched.values, option):
            return number, option.values
        if any(self.leads_into(maker, other) for other in puts):
            return number, option.values  # a right value there hides what this one does to it
        made = now.judged.trace.streams[maker.number]
        same_name = any(part.text == maker.variable for part in self.parts(maker.number))
        converted = maker.shape in CONVERSIONS and self.is_argument(made)
        if converted and (same_name or option.own not in self.arguments()):
            return number, option.values  # x = np.asarray(x) is right
        needed = option.values[-1]
        if maker.shape == "Constant" and (is_structure(needed) or np.ndim(needed)):
            return number, option.values  # no constant is an array
        if self._is_made_after(now, maker, option) or self._is_turned_only(maker, watched, option):
            return number, option.values
        value = now.judged.trace.streams[maker.number].values[-1]
        choices = [option]
        if maker.shape in BUFFERS and value is not None:
            choices = [
                PossibleValues([np.zeros(np.shape(value))]),
                PossibleValues([np.ones(np.shape(value))]),
            ]
        for one in choices:
            if self.runner.run({**puts, maker.number: one.values}, keep=False).complete:
                return maker.number, one.values
        return number, option.values

    def where_returned(self, slip: Slip) -> Slip:
        """Return where a variable stands in the return statement, if another value belongs there alone.

        Where else the variable is used, its value is right.
        """
        maker, last = self.runner.expressions[slip.number], self.last_returned()
        if slip.how != "known" or maker.variable is None or last is None:
            return slip
        returning = self.runner.expressions[last].statement
        streams = self.base.judged.trace.streams
        uses = [
            one
            for one in self.uses(maker)
            if one.number in streams and streams[one.number].times[-1] > self.time(slip.number)
        ]
        if all(one.statement in (returning, maker.statement) for one in uses):
            return slip
        with suppress(BudgetSpent):
            for one in uses:
                put = {one.number: slip.values[-1:]}
                if one.statement == returning and self.runner.run(put, keep=False).complete:
                    return replace(slip, number=one.number)
        return slip

    def _is_made_after(self, now: RunOutcome, maker: Expression, option: PossibleValues) -> bool:
        """Return whether the value that belongs in a place is computed from its variable elsewhere already."""
        streams = now.judged.trace.streams
        return any(
            one.number in streams
            and not trivial(streams[one.number].values[-1])
            and self.right.known.is_same(streams[one.number].values[-1], option.values[-1])
            for use in self.uses(maker)
            for one in self.runner.expressions
            if use.number in one.operands and one.shape.startswith("BinOp")
        )

    def _is_turned_only(self, maker: Expression, mine: Watched, option: PossibleValues) -> bool:
        """Return whether a part of an argument is only to be transposed, which belongs at its use."""
        own = self.right.known.class_of(mine.values[-1])
        return maker.shape == "Subscript" and own is not None and own == option.own

    def _needed(self, order: list[int], puts: Puts, fixed: set[int]) -> list[int]:
        """Leave out places that are not needed: without them the result is right, and the others have known operands."""
        needed = list(order)
        for number in list(order):
            if len(needed) == 1:
                break
            others = [one for one in needed if one != number]
            tried = self.runner.run({n: puts[n] for n in (*fixed, *others)}, keep=False)
            if not tried.complete:
                continue
            bare = self.runner.run({n: puts[n] for n in (*fixed, *others[:-1])})
            if others[-1] in bare.judged.frontier():
                needed = others
        return needed

    # Results in the wrong order, modified arguments, exceptions.

    def _wrong_form(self, value: Any) -> list[Slip]:
        if value is None or isinstance(value, Handle):
            return []  # of a model or a cache, nobody knows its parts
        if not self.count_differs(value):
            slips = self._wrong_values({}, self.base, [])
            if slips:
                return slips
        number = self.last_returned()
        if number is None or not self.right.known.has(
            value if not isinstance(value, tuple) else list(value)
        ):
            return []
        return [Slip(number, [], True, "number")]

    def _modified(self, names: tuple[str, ...]) -> list[Slip]:
        """Return the places where arguments should have been copied, and where they are written into."""
        trace = self.base.judged.trace
        statements: dict[int, list[Watched]] = {}
        for watched in sorted(trace.streams.values(), key=lambda one: one.times[0]):
            if any(np.ndim(v) for v in watched.values if v is not None and not is_structure(v)):
                statements.setdefault(watched.expression.statement, []).append(watched)
        puts: Puts = {}
        slips: list[Slip] = []
        modified = set(names)
        for group in statements.values():
            copies: Puts = {watched.expression.number: [COPY] for watched in group}
            tried = self.runner.run({**puts, **copies})
            if (
                not isinstance(tried.outcome, Returned)
                or not set(tried.outcome.modified) < modified
            ):
                continue
            if not any(self._holds_argument(watched, modified) for watched in group):
                continue  # an order that was drawn, for example: without it, everything stays as it was
            puts.update(copies)
            modified = set(tried.outcome.modified)
            source = next((w for w in group if w.expression.shape.startswith("Call")), group[0])
            slips.append(Slip(source.expression.number, [COPY], tried.complete, "copy"))
            if not modified and tried.complete:
                written = self._written(source) if len(slips) == 1 else []
                return [replace(one, certain=True) for one in slips] + written
            if not modified:
                return self._wrong_values(puts, tried, slips) or slips
        for watched in sorted(trace.streams.values(), key=lambda one: one.times[0]):
            if _written_by(watched.expression) in modified:
                return [*slips, Slip(watched.expression.number, [COPY], False, "copy")]
        return slips

    def _holds_argument(self, watched: Watched, names: set[str]) -> bool:
        """Return whether an expression had the value of a modified argument, or of a part of it."""
        function, args, kwargs = self.runner.call.calls[-1]
        arguments = Call(all_functions()[function], args, kwargs).arguments
        arrays = [
            piece
            for name in names & arguments.keys()
            for piece in pieces(arguments[name])
            if isinstance(piece, np.ndarray)
        ]
        if not arrays:
            return True  # what was handed out before, or a list of numbers
        return any(
            _is_part(np.asarray(piece), array)
            for value in watched.values
            for piece in pieces(value)
            if number_like(piece)
            for array in arrays
        )

    def _written(self, source: Watched) -> list[Slip]:
        """Return where the array that should have been copied is first written into, in another statement."""
        own = source.expression
        for watched in sorted(self.base.judged.trace.streams.values(), key=lambda w: w.times[0]):
            expression = watched.expression
            if own.variable is None or expression.function != own.function:
                continue
            if expression.statement == own.statement or watched.times[0] < source.times[0]:
                continue
            if _written_by(expression) == own.variable:
                return [Slip(expression.number, [], True, "overwrites")]
            if expression.variable == own.variable:
                break  # from here on the variable is another array
        return []


def _is_part(value: NDArray[Any], array: NDArray[Any]) -> bool:
    """Return whether an array has the entries of another one, or of some of its rows."""
    if value.size == array.size:
        return np.array_equal(np.sort(value, axis=None), np.sort(array, axis=None))
    if value.ndim < array.ndim:
        return value.shape == array.shape[1:] and any(np.array_equal(value, row) for row in array)
    rows = len(value) if value.ndim else 0
    return value.shape[1:] == array.shape[1:] and any(
        np.array_equal(value, array[k : k + rows]) for k in range(len(array) - rows + 1)
    )


def _written_by(expression: Expression) -> str | None:
    """Return the variable whose array a statement writes into."""
    return expression.into or (expression.variable if expression.role == "update" else None)
