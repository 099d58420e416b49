"""Finds the fewest expressions in whose places right values make the result right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.judging.places.control import other_ways
from autograder.judging.places.options import Option, Values, options, squeezed_shape
from autograder.judging.places.right import RightRun
from autograder.judging.places.runner import Puts, Runner, Spent, Tried
from autograder.judging.places.trace import Watched
from autograder.judging.places.values import is_structure, trivial
from autograder.running.outcome import Raised, Returned
from autograder.running.recorder import COPY
from autograder.running.watching import Expression

MOST_PLACES = 4
# How many runs each way of looking may take, give or take the factor that stands there.
MOST_RUNS = 150
LOOKED_AT = 6
MOST_LIKELY = 16
MOST_NAMES = 4
CONTAINERS = ("Tuple", "List", "Call tuple", "Call list")
BUFFERS = ("Call zeros", "Call ones", "Call full", "Call empty", "Call zeros_like", "Call ones_like", "Call full_like", "Call empty_like")  # fmt: skip


@dataclass
class Slip:
    """One place: the expression, what belongs there, and whether that mends the result."""

    number: int
    values: Values
    certain: bool
    how: str = "value"


class Search:
    """The search in one failing call."""

    def __init__(self, runner: Runner) -> None:
        self.runner = runner
        self.right: RightRun = runner.call.right
        self.relative = runner.call.relative
        self.base = runner.run({})
        reported = self.base.judged.trace.streams.values()
        self._watched_inside = {watched.expression.function for watched in reported}

    def slips(self) -> list[Slip]:
        """Return the places, in the order of the run; none where nothing is sure."""
        try:
            return self._slips()
        except Spent:
            return []

    def _slips(self) -> list[Slip]:
        if (self.base.complete and not self.base.disorder) or not self.right.streams:
            return []
        outcome = self.base.outcome
        if isinstance(outcome, Returned):
            if outcome.modified:
                return self._modified(outcome.modified)
            if not self.base.right or self._count_differs(outcome.value):
                return self._wrong_form(outcome.value)
            return self._wrong_values({}, self.base, [])
        if isinstance(outcome, Raised) and outcome.type != "Enough":
            found = self._wrong_values({}, self.base, [])
            return found or self._raised(outcome)
        return []

    # Values.

    def _wrong_values(self, puts: Puts, now: Tried, before: list[Slip]) -> list[Slip]:
        """Return the places of wrong values: one that explains all, or several."""
        if now.complete:
            slips: list[Slip] = []
        else:
            found = self._one(puts, now) or self._several(puts, now)
            if found is None:
                return []
            slips, now = found
        if now.disorder:
            place = self._disordered(now)
            if place is not None:
                slips.append(Slip(place, [], True, now.disorder))
        return [*before, *sorted(slips, key=lambda one: self.time(one.number))]

    def _one(self, puts: Puts, now: Tried) -> tuple[list[Slip], Tried] | None:
        """Return the one place in which a right value makes the result right."""
        skipped: set[int] = set()
        most = self.runner.runs + MOST_RUNS
        while self.runner.runs < most:
            number = self._next(now, puts, skipped)
            if number is None:
                break
            step = self._step(now, puts, number, complete=True)
            if step is not None:
                number, values, tried = step
                certain = not self._doubtful(now, number, skipped)
                earlier = self._in_a_round_before(puts, now, number)
                if earlier is not None:
                    number, values, tried, kind = earlier
                    return [Slip(number, values, certain, kind)], tried
                return [Slip(number, values, certain)], tried
            skipped.add(number)
        last = self._another_way(puts, now) or self._among_known(puts, now)
        if last is None:
            return None
        number, values, tried, kind = last
        return [Slip(number, values, True, kind)], tried

    def _in_a_round_before(
        self, puts: Puts, now: Tried, number: int
    ) -> tuple[int, Values, Tried, str] | None:
        """Return what went wrong further down in a loop, and is used in the next round of it."""
        watched = now.judged.trace.streams[number]
        if len(watched.values) < 2 or not self.right.known.has(watched.values[0]):
            return None
        way = self._another_way(puts, now)
        if way is not None:
            return way
        place = self.runner.expressions[number]
        for name in sorted(self._names_in(Slip(number, [], False))):
            for other, stream in now.judged.trace.streams.items():
                expression = stream.expression
                made = expression.variable == name and expression.function == place.function
                if not made or expression.line < place.line or other == number or other in puts:
                    continue
                mended = self.mended(puts, now, other, self.likely(now, stream))
                if mended is not None:
                    option, tried = mended
                    return other, option.values, tried, "known"
        return None

    def _doubtful(self, now: Tried, number: int, skipped: set[int]) -> bool:
        """Return whether a place is made of unknown values from other lines, which may be wrong."""
        expressions = self.runner.expressions
        statement = expressions[number].statement
        near = {one for one in skipped if expressions[one].statement == statement}
        return number not in now.judged.frontier(near)

    def _next(self, now: Tried, puts: Puts, skipped: set[int]) -> int | None:
        return next(
            (
                number
                for number in now.judged.frontier(skipped)
                if number not in puts and self._may_be_wrong(number)
            ),
            None,
        )

    def _several(self, puts: Puts, now: Tried) -> tuple[list[Slip], Tried] | None:
        """Return several places: each step brings more of the result, or of what it is made of, right."""
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
        slips = self._merged({n: puts[n] for n in fixed}, slips) or slips
        return self._repeated(slips), now

    def _merged(self, fixed: Puts, slips: list[Slip]) -> list[Slip] | None:
        """Return fewer places: where several are made of one name that lacks something, its value is one."""
        lacking: dict[str, list[Slip]] = {}
        for slip in slips:
            for name in self._names_in(slip):
                lacking.setdefault(name, []).append(slip)
        for name, group in lacking.items():
            others = [slip for slip in slips if slip not in group]
            use = next(
                (
                    number
                    for number, watched in self.base.judged.trace.streams.items()
                    if watched.expression.shape == "Name" and watched.expression.text == name
                ),
                None,
            )
            maker = self.maker(self.base, use) if use is not None else None
            if maker is None or len(group) < 2:
                continue
            watched = self.base.judged.trace.streams[maker.number]
            puts = {**fixed, **{slip.number: slip.values for slip in others}}
            # Some of the group may be wrong besides: as few of them stay as possible.
            for stay in ([], *[[slip] for slip in group]):
                kept = {**puts, **{slip.number: slip.values for slip in stay}}
                choices = self.options(self.base, watched)
                runs = self.runner.each([{**kept, maker.number: one.values} for one in choices])
                for option, tried in zip(choices, runs, strict=False):
                    if tried.complete:
                        one = Slip(maker.number, option.values, True, "known")
                        return [*others, one, *stay]
        return None

    def _repeated(self, slips: list[Slip]) -> list[Slip]:
        """Return the first of three places or more that are alike: one mistake, made again and again."""
        shapes = {self.runner.expressions[slip.number].shape for slip in slips}
        if len(slips) < 3 or len(shapes) > 1:
            return slips
        return [min(slips, key=lambda one: self.time(one.number))]

    def _outermost(self, slips: list[Slip]) -> list[Slip]:
        """Leave out places that are a part of the expression of another one."""
        inside: set[int] = set()
        for slip in slips:
            ahead = list(self.runner.expressions[slip.number].operands)
            while ahead:
                number = ahead.pop()
                inside.add(number)
                ahead += self.runner.expressions[number].operands
        return [slip for slip in slips if slip.number not in inside]

    def time(self, number: int) -> int:
        """Return when an expression first had a value."""
        stream = self.base.judged.trace.streams.get(number)
        return stream.times[0] if stream else 10**9

    def _may_be_wrong(self, number: int) -> bool:
        expression = self.runner.expressions[number]
        # What a helper of the submission returns is made inside it, and that is looked at.
        kind, _, called = expression.shape.partition(" ")
        if kind == "Call" and called in self._watched_inside:
            return False
        # A pair is right where its parts are, and they are looked at each.
        return expression.role != "iterable" and expression.shape not in CONTAINERS

    def operands(self, tried: Tried, number: int) -> tuple[frozenset[int], list[Any]]:
        """Return the classes of what an expression is made of, and the shapes of that."""
        trace = tried.judged.trace
        found, shapes = set(), []
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
                    found.add(one)
        return frozenset(found), shapes

    def options(self, tried: Tried, watched: Watched) -> list[Option]:
        """Return what may belong in the place of an expression."""
        operands, shapes = self.operands(tried, watched.expression.number)
        return options(self.right, watched, operands, shapes)

    def _step(
        self, now: Tried, puts: Puts, number: int, complete: bool = False
    ) -> tuple[int, Values, Tried] | None:
        """Return the place, the values that belong there and what comes of them, where that helps."""
        streams = now.judged.trace.streams
        if self.runner.expressions[number].shape == "Name":
            return self._filled(now, puts, number, complete)
        found = self._best(now, puts, number, self.options(now, streams[number]), complete)
        return (number, *found) if found else None

    def mended(
        self, puts: Puts, now: Tried, number: int, choices: Sequence[Option]
    ) -> tuple[Option, Tried] | None:
        """Return the first option with which the result is right, and what came of it."""
        runs = self.runner.each([{**puts, number: one.values} for one in choices])
        for option, tried in zip(choices, runs, strict=False):
            if self.mends(tried, now):
                return option, tried
        return None

    def mends(self, tried: Tried, now: Tried) -> bool:
        """Return whether the result is right, and in order unless it was in disorder before."""
        return tried.complete and (not tried.disorder or bool(now.disorder))

    def _filled(
        self, now: Tried, puts: Puts, number: int, complete: bool
    ) -> tuple[int, Values, Tried] | None:
        """A variable is wrong that was filled piece by piece: look at what was written into it."""
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
                    choices = [*choices, Option([1.0]), Option([0.0])]
            elif expression.variable == name and expression.shape in BUFFERS:
                value = watched.values[-1]
                if value is None:
                    continue
                choices = [Option([np.zeros(np.shape(value))]), Option([np.ones(np.shape(value))])]
            else:
                continue
            found = self._best(now, puts, expression.number, choices, complete)
            if found is not None:
                return (expression.number, *found)
        return None

    def _best(
        self, now: Tried, puts: Puts, number: int, choices: list[Option], complete_only: bool
    ) -> tuple[Values, Tried] | None:
        runs = self.runner.each([{**puts, number: one.values} for one in choices])
        tried: list[tuple[Values, Tried]] = []
        for one, run in zip(choices, runs, strict=True):
            if self.mends(run, now):
                return one.values, run
            tried.append((one.values, run))
        if complete_only:
            return None
        better = [one for one in tried if one[1].count > now.count]
        looked = sorted(better, key=lambda one: -one[1].count) or tried
        best: tuple[Values, Tried] | None = None
        least = now.judged.unknown_count()
        for values, _ in looked[:LOOKED_AT]:
            again = self.runner.run({**puts, number: values})
            if not isinstance(again.outcome, Returned) and isinstance(now.outcome, Returned):
                continue
            count = again.judged.unknown_count() - 100 * (again.count - now.count)
            # The place itself became known: that alone is no progress.
            if count < least - 1:
                best, least = (values, again), count + 1
        return best

    def _another_way(self, puts: Puts, now: Tried) -> tuple[int, Values, Tried, str] | None:
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
        """Return whether the result is right where a test comes out the other way."""
        ways = [Option(way) for one, way in other_ways(self.base.judged.trace) if one == number]
        return self.mended({}, self.base, number, ways) is not None

    def _among_known(self, puts: Puts, now: Tried) -> tuple[int, Values, Tried, str] | None:
        """Return a known value that must be another one, the last such place."""
        trace = now.judged.trace
        most = self.runner.runs + 2 * MOST_RUNS
        for number, watched in sorted(trace.streams.items(), key=lambda one: -one[1].times[-1]):
            if number in puts or self.runner.runs > most:
                continue
            expression, value = watched.expression, watched.values[-1]
            if value is None or expression.role == "iterable":
                continue
            if is_structure(value) and expression.shape in ("Tuple", "List", "Name", "Subscript"):
                continue
            if not now.judged.is_known(number):
                continue
            if expression.shape in BUFFERS:
                choices = [Option([np.zeros(np.shape(value))]), Option([np.ones(np.shape(value))])]
            elif expression.shape == "Constant":
                choices = [Option([v]) for v in (value + 1, value - 1, 0, 1)]
            else:
                choices = self.likely(now, watched)
            mended = self.mended(puts, now, number, choices)
            if mended is not None:
                option, tried = mended
                number, values = self._where_made(puts, now, number, option)
                return number, values, tried, "known"
        return None

    def likely(self, now: Tried, watched: Watched) -> list[Option]:
        """Return what may belong in the place of a known value: what is made of it, or of its shape."""
        own = {self.right.known.class_of(v) for v in watched.values if not trivial(v)} - {None}
        shape = squeezed_shape(watched.values[-1])
        found = [
            (not own & one.made_of, index, one)
            for index, one in enumerate(self.options(now, watched))
            if own & {one.own, *one.made_of} or squeezed_shape(one.values[-1]) == shape
        ]
        return [one for *_, one in sorted(found, key=lambda one: one[:2])[:MOST_LIKELY]]

    def _where_made(
        self, puts: Puts, now: Tried, number: int, option: Option
    ) -> tuple[int, Values]:
        """Return where the value of a name was made, if it is wrong there already.

        Where something is left out, the value is right as far as it goes, and its use is the place.
        """
        expression = self.runner.expressions[number]
        if expression.shape != "Name":
            return number, option.values
        maker = self.maker(now, number)
        if maker is None or maker.number in puts:
            return number, option.values
        watched = now.judged.trace.streams[number]
        if maker.line < expression.line and self.left_out(maker, watched.values, option):
            return number, option.values
        value = now.judged.trace.streams[maker.number].values[-1]
        choices = [option]
        if maker.shape in BUFFERS and value is not None:
            choices = [Option([np.zeros(np.shape(value))]), Option([np.ones(np.shape(value))])]
        for one in choices:
            if self.runner.run({**puts, maker.number: one.values}, keep=False).complete:
                return maker.number, one.values
        return number, option.values

    def left_out(self, maker: Expression, values: Values, option: Option) -> bool:
        """Return whether a variable's values are right as far as they go: something is left out at a use.

        Where more than one step is left out, the value must be used in another place as well: a value that is
        handed on and no more is finished where it is made.
        """
        own = [self.right.known.class_of(one) for one in values if one is not None]
        direct = any(one in option.made_of for one in own)
        uses = self._uses(maker)
        if direct and len(values) == 1 and len(uses) > 1:
            return False  # it is left out at every use
        return direct or (len(uses) > 1 and self.right.leads_to(values[-1], option.values))

    def _uses(self, maker: Expression) -> list[Expression]:
        """Return where the value of a variable is read, for more than its length."""
        lengths = {
            operand
            for one in self.runner.expressions
            if one.shape in ("Call len", "Attribute shape", "Attribute size")
            for operand in one.operands
        }
        return [
            one
            for one in self.runner.expressions
            if one.shape == "Name" and one.text == maker.variable and one.number not in lengths
            if one.function == maker.function and one.role != "update"
        ]

    def maker(self, now: Tried, number: int) -> Expression | None:
        """Return the expression that gave a name its value, the last before its first use."""
        name = self.runner.expressions[number]
        streams = now.judged.trace.streams
        last = streams[number].times[-1]
        made = [
            (max(t for t in watched.times if t < last), watched.expression)
            for watched in streams.values()
            if watched.expression.variable == name.text
            and watched.expression.function == name.function
            and watched.times[0] < last
        ]
        return max(made, key=lambda one: one[0])[1] if made else None

    def _needed(self, order: list[int], puts: Puts, fixed: set[int]) -> list[int]:
        """Leave out places without which the result is right and the others still have known operands."""
        kept = list(order)
        for number in list(order):
            if len(kept) == 1:
                break
            others = [one for one in kept if one != number]
            tried = self.runner.run({n: puts[n] for n in (*fixed, *others)}, keep=False)
            if not tried.complete:
                continue
            bare = self.runner.run({n: puts[n] for n in (*fixed, *others[:-1])})
            if others[-1] in bare.judged.frontier():
                kept = others
        return kept

    # Results that are not where or what they should be.

    def _count_differs(self, value: Any) -> bool:
        right = self.right.results[-1][0]
        return isinstance(right, tuple) and (
            not isinstance(value, list | tuple) or len(value) != len(right)
        )

    def last_returned(self) -> int | None:
        """Return the expression that was given back last."""
        trace = self.base.judged.trace
        whole = [
            (watched.times[-1], number)
            for number, watched in trace.streams.items()
            if watched.expression.returned
        ]
        return max(whole)[1] if whole else None

    def _wrong_form(self, value: Any) -> list[Slip]:
        if value is None:
            return []
        if not self._count_differs(value):
            found = self._wrong_values({}, self.base, [])
            if found:
                return found
        number = self.last_returned()
        if number is None or not self.right.known.has(
            value if not isinstance(value, tuple) else list(value)
        ):
            return []
        return [Slip(number, [], True, "number")]

    def _disordered(self, tried: Tried) -> int | None:
        """Return the expression that puts the results in another order."""
        trace = tried.judged.trace if tried.judged.trace.events else self.base.judged.trace
        if tried.disorder == "pairs":
            pairs = [
                (watched.times[-1], number)
                for number, watched in trace.streams.items()
                if watched.expression.shape in ("Tuple", "List")
                and is_structure(watched.values[-1])
                and len(watched.values[-1]) == 2
            ]
            return max(pairs)[1] if pairs else self.last_returned()
        number = self.last_returned()
        if number is None:
            return None
        return number

    def _modified(self, names: tuple[str, ...]) -> list[Slip]:
        """Return where an argument should have been copied."""
        trace = self.base.judged.trace
        statements: dict[int, list[Watched]] = {}
        for watched in sorted(trace.streams.values(), key=lambda one: one.times[0]):
            if any(np.ndim(v) for v in watched.values if v is not None and not is_structure(v)):
                statements.setdefault(watched.expression.statement, []).append(watched)
        for group in statements.values():
            puts: Puts = {watched.expression.number: [COPY] for watched in group}
            tried = self.runner.run(puts)
            if isinstance(tried.outcome, Returned) and not tried.outcome.modified:
                shown = next((w for w in group if w.expression.shape.startswith("Call")), group[0])
                slip = Slip(shown.expression.number, [COPY], tried.complete, "copy")
                if tried.complete:
                    return [slip]
                return self._wrong_values(puts, tried, [slip]) or [slip]
        for watched in sorted(trace.streams.values(), key=lambda one: one.times[0]):
            expression = watched.expression
            written = expression.into or (
                expression.variable if expression.role == "update" else None
            )
            if written in names:
                return [Slip(expression.number, [COPY], False, "copy")]
        return []

    def _raised(self, outcome: Raised) -> list[Slip]:
        """Return the expression that raised, where all before it was right."""
        if not all(self.base.judged.known):
            return []
        functions = {one.function for one in self.runner.expressions}
        frames = [
            f for f in outcome.frames if f.function in functions or f.function.startswith("<")
        ]
        if not frames:
            return []
        line = frames[-1].line
        streams = self.base.judged.trace.streams
        here = [e for e in self.runner.expressions if e.line <= line <= e.end_line]

        def count(number: int) -> int:
            return len(streams[number].values) if number in streams else 0

        for expression in here:
            if expression.operands and count(expression.number) < max(
                map(count, expression.operands)
            ):
                return [Slip(expression.number, [], False, "raised")]
        return [Slip(here[0].number, [], False, "raised")] if here else []

    def _names_in(self, slip: Slip) -> set[str]:
        """Return the names of arrays in a place."""
        streams = self.base.judged.trace.streams
        ahead, names = [slip.number], set()
        while ahead:
            expression = self.runner.expressions[ahead.pop()]
            ahead += expression.operands
            if expression.shape == "Name" and expression.number in streams:
                value = streams[expression.number].values[-1]
                if value is not None and not is_structure(value) and not trivial(value):
                    names.add(expression.text)
        return names

    def _left_out(self, slip: Slip) -> set[str]:
        """Return the names in a place that no right program makes its value of: something is missing."""
        streams = self.base.judged.trace.streams
        made_of: set[int] = set()
        token = self.right.known.token(slip.values)
        for stream in self.right.streams:
            if slip.values and stream.token == token:
                made_of |= stream.operands
        ahead, names = [slip.number], set()
        while ahead:
            expression = self.runner.expressions[ahead.pop()]
            ahead += expression.operands
            if expression.shape == "Name" and expression.number in streams and made_of:
                value = streams[expression.number].values[-1]
                if value is None or is_structure(value) or trivial(value):
                    continue
                if self.right.known.class_of(value) not in made_of:
                    names.add(expression.text)
        return names

    def arguments(self) -> set[int | None]:
        """Return the classes of the arrays that were handed in."""
        return {
            self.right.known.class_of(value)
            for _, args, kwargs in self.runner.call.calls
            for value in (*args, *kwargs.values())
            if isinstance(value, np.ndarray)
        }

    def right_before(self, slip: Slip) -> tuple[tuple[str, int], ...]:
        """Return the names that hold known values before a place, the nearest first, with their lines."""
        number = slip.number
        judged = self.base.judged
        streams = judged.trace.streams
        if number not in streams:
            return ()
        place, time = self.runner.expressions[number], streams[number].times[0]
        arguments = self.arguments()
        doubted = self._left_out(slip)
        found: dict[str, int] = {}
        for watched in sorted(streams.values(), key=lambda one: -one.times[0]):
            expression = watched.expression
            if (
                expression.variable is None
                or watched.times[0] >= time
                or number == expression.number
            ):
                continue
            if expression.function != place.function or expression.variable == place.variable:
                continue
            if expression.variable in doubted:
                continue
            value = watched.values[0]
            if value is None or is_structure(value) or trivial(value):
                continue
            one = self.right.known.class_of(value)
            if one is None or one in arguments or not judged.is_known(expression.number):
                continue
            found.setdefault(expression.variable, expression.line)
        return tuple(found.items())[:MOST_NAMES]
