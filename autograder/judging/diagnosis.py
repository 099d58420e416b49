"""Names the misconception behind a wrong function, or stays silent.

A name is given when what the submission showed in all checks of the function equals what exactly
one misconception shows there: the same results on the same calls, or, where the function draws
at random, the same properties measured, within the tolerance that the checks state.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from autograder.checking.check import Check
from autograder.checking.trial import Measure
from autograder.course.catalogue import Exercise, course
from autograder.judging.engine import Bench
from autograder.judging.places.find import Programs, places_of
from autograder.judging.reference import BeyondRecording
from autograder.judging.verdict import CheckResult, ExerciseResult, FunctionResult
from autograder.misconceptions import Misconception, misconceptions_of, side_of
from autograder.recording import store as recordings
from autograder.recording.sides import NotRecorded, RememberedSide
from autograder.running.local import LocalSide
from autograder.running.outcome import Outcome, Raised, Refused, Returned
from autograder.running.plain import Handle, close
from autograder.running.proxy import Call

# Two ways to compute the same wrong number differ by rounding, in float32 by some 1e-6 of the scale.
RELATIVE = 1e-5
# Where a float32 argument is computed with in float32 by the one and in float64 by the other.
RELATIVE_FLOAT32 = 2e-3

# A check may judge every entry on its own scale, and so see what is within the tolerance above: then
# the entry that is farthest off must be off by the same, give or take this share of it.
DIFFERENCE = "the largest difference"
OF_DIFFERENCE = 0.05

# At how many more seeds a name must fit where the function draws at random.
CONFIRMATIONS = 2


@dataclass(frozen=True)
class Trace:
    """What a submission showed of one function in one check."""

    status: str
    outcomes: tuple[Outcome | None, ...]
    measures: tuple[Measure, ...]
    tolerances: tuple[float, ...] = ()


def trace_of(result: CheckResult) -> Trace:
    """Return what `result` showed of the function that its check is for."""
    own = [call for call in result.calls if call.function.name == result.check.function]
    measures = tuple(result.measures)
    if result.finding is not None and result.finding.kind in ("modified", "number of results"):
        measures += (Measure(result.finding.kind, 0.0, 0.0, False),)
    measures += _difference(result, own)
    tolerances = tuple(RELATIVE_FLOAT32 if _takes_float32(call) else RELATIVE for call in own)
    return Trace(result.status, tuple(call.outcome for call in own), measures, tolerances)


def _difference(result: CheckResult, own: list[Call]) -> tuple[Measure, ...]:
    """Return how far off the entry is that the finding shows, where neither chance nor Keras is in it."""
    if result.finding is None or any(call.function.random or call.function.opaque for call in own):
        return ()
    shown = result.finding.what.fields
    yours, expected = shown.get("yours"), shown.get("expected")
    if not (isinstance(yours, float) and isinstance(expected, float)):
        return ()
    difference = yours - expected
    return (Measure(DIFFERENCE, difference, OF_DIFFERENCE * abs(difference), False),)


def _takes_float32(call: Call) -> bool:
    # Keras computes in float32 whatever it is given: beside a model, two ways agree as ever.
    return not call.function.opaque and any(
        isinstance(one, np.ndarray) and one.dtype == np.float32 for one in call.args
    )


def _opaque_aside(value: Any) -> Any:
    """Return a result with every handle replaced by one mark: what is opaque is not compared."""
    if isinstance(value, Handle):
        return value.kind
    if isinstance(value, tuple):
        return tuple(map(_opaque_aside, value))
    return value


def _finite(value: Any) -> bool:
    """Return whether every number of a result is finite."""
    if isinstance(value, list | tuple):
        return all(map(_finite, value))
    if isinstance(value, float | np.ndarray):
        array = np.asarray(value)
        return array.dtype.kind != "f" or bool(np.isfinite(array).all())
    return True


def _same_outcome(a: Outcome | None, b: Outcome | None, relative: float = RELATIVE) -> bool:
    if isinstance(a, Returned) and isinstance(b, Returned):
        return (
            a.modified == b.modified
            and close(_opaque_aside(a.value), _opaque_aside(b.value), relative)
            # NaN is NaN whatever it comes from; NumPy's warning says which operation made it.
            and (a.remark == b.remark or _finite(a.value))
        )
    if isinstance(a, Raised) and isinstance(b, Raised):
        return a.type == b.type and _said(a.text) == _said(b.text)
    return isinstance(a, Refused) and isinstance(b, Refused) and a.what == b.what


def _said(text: str) -> str | list[str]:
    """Return the text of an exception; which side of a comparison came first says nothing.

    `max(0, x)`, `max(x, 0)` and `if x < 0` are one mistake.
    """
    _, _, types = text.partition(" not supported between instances of ")
    return sorted(types.split(" and ")) if types else text


def _same_measure(a: Measure, b: Measure) -> bool:
    if (a.name, a.holds) != (b.name, b.holds):
        return False
    # Two statistics of one distribution differ by more than the larger tolerance, 6.8 deviations of
    # one of them, in 2 of a million runs; then the diagnosis stays silent.
    return a.value != a.value or abs(a.value - b.value) <= max(a.tolerance, b.tolerance)


def _shapes(value: Any) -> Any:
    """Return the shapes of a result, list by list: what does not depend on chance.

    A list of numbers has the shape of an array of them, and a number that of a 0-d array.
    """
    if isinstance(value, list | tuple):
        shapes = [_shapes(item) for item in value]
        return (len(shapes),) if shapes and all(one == () for one in shapes) else shapes
    return np.shape(value) if isinstance(value, np.ndarray | float | int) else type(value)


def _same_shapes(a: Outcome | None, b: Outcome | None) -> bool:
    return (
        isinstance(a, Returned)
        and isinstance(b, Returned)
        and a.modified == b.modified
        and _shapes(a.value) == _shapes(b.value)
    )


def _without_numbers(trace: Trace) -> Trace:
    """Return the trace of a random function with the shapes of its arrays alone."""
    outcomes = (
        replace(one, value=recordings.filled(recordings.hollow(one.value)))
        if isinstance(one, Returned)
        else one
        for one in trace.outcomes
    )
    return replace(trace, outcomes=tuple(outcomes))


def same(a: Trace, b: Trace, random: bool) -> bool:
    """Return whether two traces of one check cannot be told apart."""
    if a.status != b.status or len(a.outcomes) != len(b.outcomes):
        return False
    if random and not any(isinstance(one, Raised | Refused) for one in a.outcomes):
        same_measures = len(a.measures) == len(b.measures) and all(
            map(_same_measure, a.measures, b.measures)
        )
        return same_measures and all(map(_same_shapes, a.outcomes, b.outcomes))
    if random:  # it raised somewhere: what came before was random
        return _same_outcome(a.outcomes[-1], b.outcomes[-1])
    # What was recorded has no arguments that would tell.
    tolerances = a.tolerances or (RELATIVE,) * len(a.outcomes)
    return all(map(_same_outcome, a.outcomes, b.outcomes, tolerances)) and all(
        map(
            _same_measure,
            *([m for m in trace.measures if m.name == DIFFERENCE] for trace in (a, b)),
        )
    )


def compared_checks(function: FunctionResult) -> list[CheckResult]:
    """Return the checks by which a mistake is named.

    Where another check failed, the sweep over the edges is left out: there an answer may show, beside
    the mistake that a name is for, how it takes whole numbers or a row of biases.
    """
    others = [result for result in function.checks if not result.check.edge]
    failed = any(result.status != "correct" for result in others)
    return others if failed else function.checks


def _again(bench: Bench, seed: int, equal: bool = False) -> Bench:
    """Return a bench for the same submission in other circumstances."""
    return Bench(
        bench.exercise, bench.student, bench.reference, seed, bench.watchdog, equal, explained=False
    )


class Diagnosis:
    """Compares wrong functions with the misconceptions of a course."""

    def __init__(self, solutions: Path) -> None:
        self.solutions = solutions
        self._programs = Programs(solutions)
        self._references: dict[str, RememberedSide] = {}
        self._traces: dict[tuple[str, str, int, bool], Trace] = {}

    def trace(self, one: Misconception, check: Check, seed: int, equal: bool = False) -> Trace:
        """Return what a misconception shows in a check; run once, then remembered."""
        key = one.name, check.key, seed, equal
        if key not in self._traces and not one.functions:  # a copy without its code
            shown = recordings.shown(one.exercise, one.function, one.name, check.name(equal), seed)
            self._traces[key] = Trace(*shown)
        if key not in self._traces:
            exercise = course().exercise(one.exercise)
            side = side_of(one, self.solutions)
            reference = self.reference(exercise)
            bench = Bench(exercise, side, reference, seed, equal=equal, explained=False)
            trace = trace_of(bench.run(check))
            # Of random results only the shapes are compared, and a batch keeps thousands of them.
            random = any(f.random for f in exercise.functions if f.name == one.function)
            self._traces[key] = _without_numbers(trace) if random else trace
        return self._traces[key]

    def reference(self, exercise: Exercise) -> RememberedSide:
        """Return the solution of an exercise; what it gives in a check at a seed is kept."""
        if exercise.id not in self._references:
            side = LocalSide(exercise, self.solutions / exercise.filename)
            self._references[exercise.id] = RememberedSide(side)
        return self._references[exercise.id]

    def alike(self, one: Misconception, checks: list[Check], seed: int) -> list[str]:
        """Return which other misconceptions show the same as `one` in these checks of its function."""
        exercise = course().exercise(one.exercise)
        random = next(f.random for f in exercise.functions if f.name == one.function)
        return [
            other.name
            for other in misconceptions_of(exercise, one.function)
            if other.name != one.name
            and all(
                same(self.trace(one, check, seed), self.trace(other, check, seed), random)
                for check in checks
            )
        ]

    def name(self, bench: Bench, function: FunctionResult) -> str | None:
        """Return the name of the one misconception that shows what the submission showed."""
        compared = compared_checks(function)
        # The edges last: misconceptions that differ elsewhere are not asked for them.
        failed_first = sorted(compared, key=lambda r: (r.check.edge, r.status == "correct"))
        traces = [(result.check, trace_of(result)) for result in failed_first]
        random = function.function.random
        fitting = [
            one
            for one in misconceptions_of(bench.exercise, function.function.name)
            if all(same(mine, self.trace(one, check, bench.seed), random) for check, mine in traces)
        ]
        if not fitting or (len(fitting) > 1 and not random):
            return None
        # Few properties are measured of a random function: at one seed, with sizes that happen to
        # agree, another mistake may show the same. Of two that do, another seed leaves one.
        benches = [_again(bench, bench.seed + k + 1) for k in range(CONFIRMATIONS if random else 0)]
        # An exception about shapes says little; with equal sizes it shows what would come out.
        if any(isinstance(o, Raised) for _, trace in traces for o in trace.outcomes):
            benches.append(_again(bench, bench.seed, equal=True))
        for other in benches:
            fitting = self._still_fitting(fitting, function, other)
        return fitting[0].name if len(fitting) == 1 else None

    def _still_fitting(
        self, fitting: list[Misconception], function: FunctionResult, bench: Bench
    ) -> list[Misconception]:
        """Return which names fit in other circumstances too; a recording of others is silent."""
        random = function.function.random
        for check in [result.check for result in compared_checks(function)]:
            if not fitting:
                break
            try:
                mine = trace_of(bench.run(check))
                fitting = [
                    one
                    for one in fitting
                    if same(mine, self.trace(one, check, bench.seed, bench.equal), random)
                ]
            except BeyondRecording:
                return []  # what is recorded did not get that far
            except NotRecorded:
                break
            except Exception:
                if not bench.equal:
                    raise
                # a check that cannot be done with equal sizes
        return fitting

    def __call__(self, bench: Bench, result: ExerciseResult) -> None:
        """Write the name into every failed check of every function that has one."""
        for function in result.functions:
            if function.status not in ("wrong", "cannot_run") or function.mend_first:
                continue
            name = self.name(bench, function)
            for check in function.checks:
                if check.status in ("wrong", "cannot_run"):
                    check.misconception = name
            function.first_wrong = places_of(bench, function, self._programs)
