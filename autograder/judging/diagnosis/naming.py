"""Names the misconception behind a wrong function, or stays silent.

A name is certain where it explains everything that was seen: the submission's results in all checks of the function
equal those of exactly one misconception, or deviate from the right results in every failed check as those of
exactly one do. A name explains a part where everything that the misconception does was seen, and something else
beside it. For a function that draws at random, the properties that the checks measure are compared instead of
results, within the tolerance that the checks state.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from autograder import DEFAULT_SEED
from autograder.changes.candidates import are_changed
from autograder.checking.check import Check, checks_of_function
from autograder.course.catalogue import Exercise, all_functions, course
from autograder.judging.diagnosis import shipped
from autograder.judging.diagnosis.changed import LiveChanges, RecordedChanges
from autograder.judging.diagnosis.deviation import Fit, Key, ResultPart, parts_of
from autograder.judging.diagnosis.equal_code import EqualCode
from autograder.judging.diagnosis.nearest import nearest_change
from autograder.judging.diagnosis.traces import (
    Trace,
    compared_checks,
    raises_alike,
    same,
    trace_of,
    without_numbers,
)
from autograder.judging.engine import Bench
from autograder.judging.keras.find import slips_of
from autograder.judging.places.find import places_of
from autograder.judging.places.programs import Programs
from autograder.judging.places.right import KeptRuns
from autograder.judging.verdict import ExerciseResult, FunctionResult, NearestChange
from autograder.misconceptions import Misconception, misconceptions_of, side_of
from autograder.recording import store as recordings
from autograder.recording.sides import BeyondRecording, NotRecorded, RememberedSide
from autograder.running import tensorflow
from autograder.running.local import LocalSide
from autograder.running.outcome import Raised

# Set by the tests, so that an exception in an explanation is raised.
STRICT = "XOR2MNIST_STRICT"

# For a function that draws at random, at how many more seeds a name must fit.
CONFIRMATIONS = 2

# What a random function fails in whatever the mistake is.
COMMON_PROPERTIES = frozenset({"values", "losses", "no order", "modified", "number of results"})


@dataclass(frozen=True)
class NamedMisconception:
    """A misconception, the keys of the checks that it explains, and whether it explains them all."""

    name: str
    certain: bool
    checks: frozenset[str]


def _is_one_property(failed: list[tuple[Check, Trace]]) -> bool:
    """Return whether a single check failed, and in a property that says more than that values differ."""
    if len(failed) != 1:
        return False
    missed = [one.name for one in failed[0][1].measures if not one.holds]
    return bool(missed) and not COMMON_PROPERTIES & set(missed)


def _again(bench: Bench, seed: int, equal: bool = False) -> Bench:
    """Return a bench for the same submission in other circumstances."""
    return Bench(
        bench.exercise, bench.student, bench.reference, seed, bench.watchdog, equal, explained=False
    )


class Diagnosis:
    """Compares wrong functions with the misconceptions of a course; if `places`, looks for the first wrong values too.

    `kept` keeps what right programs compute beyond this process.
    """

    def __init__(self, solutions: Path, places: bool = True, kept: KeptRuns | None = None) -> None:
        self.solutions = solutions
        self._places = places
        self._references: dict[str, RememberedSide] = {}
        self._traces: dict[tuple[str, str, int, bool], Trace] = {}
        # Whether the solution gives on this machine what the kit brings along of a check.
        self._as_recorded: dict[str, bool] = {}
        # How the results of a misconception deviate is the same beside every submission.
        self._parts: dict[tuple[str, str, int, bool, bool], dict[Key, ResultPart]] = {}
        self._changes: dict[str, LiveChanges | RecordedChanges | None] = {}
        self._kept = kept
        self._programs = Programs(solutions, kept)
        self._equal_code = EqualCode()

    def trace(self, one: Misconception, check: Check, seed: int, equal: bool = False) -> Trace:
        """Return the trace of a misconception in a check; it is run once and cached."""
        key = one.name, check.key, seed, equal
        # A copy of the course without the misconceptions' code.
        if key not in self._traces and not one.functions:
            recorded = recordings.trace_of(
                one.exercise, one.function, one.name, check.name(equal), seed
            )
            self._traces[key] = Trace(*recorded)
        if key not in self._traces and seed == DEFAULT_SEED and not equal:
            trace = self._shipped(one, check)
            if trace is not None:
                self._traces[key] = trace
        if key not in self._traces:
            exercise = course().exercise(one.exercise)
            side = side_of(one, self.solutions)
            reference = self.reference(exercise)
            bench = Bench(exercise, side, reference, seed, equal=equal, explained=False)
            trace = trace_of(bench.run(check))
            # Random results are compared by shape only; storing the shapes alone saves memory over thousands of
            # submissions.
            random = any(f.random for f in exercise.functions if f.name == one.function)
            self._traces[key] = without_numbers(trace) if random else trace
        return self._traces[key]

    def _shipped(self, one: Misconception, check: Check) -> Trace | None:
        """Return the trace that the kit brings along, if this machine computes as the one that recorded it."""
        exercise = course().exercise(one.exercise)
        if exercise.library is None:
            return None
        function = all_functions()[one.function]
        recorded = shipped.trace_of(exercise, function, "", check)
        if recorded is None:
            return None
        if check.key not in self._as_recorded:
            right = self.right(exercise, function.name, check, DEFAULT_SEED)
            agree = right is not None and same(right, recorded, function.random)
            self._as_recorded[check.key] = agree
        if not self._as_recorded[check.key]:
            return None
        return shipped.trace_of(exercise, function, one.name, check)

    def traces(self) -> dict[tuple[str, str, int, bool], Trace]:
        """Return what is known so far of misconceptions, for another process to `learn`."""
        return dict(self._traces)

    def learn(self, traces: Mapping[tuple[str, str, int, bool], Trace]) -> None:
        """Take over what another process has found out about misconceptions."""
        self._traces.update(traces)

    def reference(self, exercise: Exercise) -> RememberedSide:
        """Return the solution of an exercise; its results in a check at a seed are cached."""
        if exercise.id not in self._references:
            side = LocalSide(exercise, self.solutions / exercise.filename)
            self._references[exercise.id] = RememberedSide(side)
        return self._references[exercise.id]

    def alike(self, one: Misconception, checks: list[Check], seed: int) -> list[str]:
        """Return the other misconceptions with the same traces as `one` in these checks of its function."""
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

    def right(
        self, exercise: Exercise, function: str, check: Check, seed: int, equal: bool = False
    ) -> Trace | None:
        """Return the trace of the solution in a check; None where that is not recorded."""
        key = "", check.key, seed, equal
        if key not in self._traces:
            path = self.solutions / exercise.filename
            if path.is_file():
                side = LocalSide(exercise, path)
                bench = Bench(
                    exercise, side, self.reference(exercise), seed, equal=equal, explained=False
                )
                self._traces[key] = trace_of(bench.run(check))
            else:
                try:
                    recorded = recordings.trace_of(
                        exercise.id, function, "", check.name(equal), seed
                    )
                except KeyError:
                    return None
                self._traces[key] = Trace(*recorded)
        return self._traces[key]

    def name(self, bench: Bench, function: FunctionResult) -> NamedMisconception | None:
        """Return the misconception that explains the submission's results, or a part of them."""
        compared = compared_checks(function)
        # The edge sweep and slow checks come last, so that misconceptions that differ in other checks
        # are never run on them.
        failed_first = sorted(
            compared, key=lambda r: (r.check.edge, r.status == "correct", r.seconds)
        )
        traces = [(result.check, trace_of(result)) for result in failed_first]
        failed = frozenset(result.check.key for result in function.checks if result.failed)
        name = self._same_everywhere(bench, function, traces)
        if name is not None:
            return NamedMisconception(name, True, failed)
        if function.function.random:
            return self._same_in_part(bench, function, traces)
        return self._by_deviation(bench, function, traces, failed)

    def _same_everywhere(
        self, bench: Bench, function: FunctionResult, traces: list[tuple[Check, Trace]]
    ) -> str | None:
        """Return the name of the one misconception with the same trace in every check."""
        random = function.function.random
        fitting = [
            one
            for one in misconceptions_of(bench.exercise, function.function.name)
            if all(same(mine, self.trace(one, check, bench.seed), random) for check, mine in traces)
        ]
        if not fitting or (len(fitting) > 1 and not random):
            return None
        # Few properties of a random function are measured. At one seed, with unlucky sizes, two mistakes may give
        # the same measures; another seed tells them apart.
        benches = [_again(bench, bench.seed + k + 1) for k in range(CONFIRMATIONS if random else 0)]
        # An exception about shapes says little; with equal sizes the function gives results to compare.
        if any(isinstance(o, Raised) for _, trace in traces for o in trace.outcomes):
            benches.append(_again(bench, bench.seed, equal=True))
        for other in benches:
            fitting = self._still_fitting(fitting, function, other)
        return fitting[0].name if len(fitting) == 1 else None

    def _same_in_part(
        self, bench: Bench, function: FunctionResult, traces: list[tuple[Check, Trace]]
    ) -> NamedMisconception | None:
        """Return the one misconception of a random function that explains the most failed checks.

        Measures of checks that both pass are not compared, since right ways to draw differ in them.
        """
        failed = [(check, mine) for check, mine in traces if mine.status != "correct"]
        passed = [check for check, mine in traces if mine.status == "correct"]
        fitting: dict[str, set[str]] = {}
        for one in misconceptions_of(bench.exercise, function.function.name):
            alike: set[str] = set()
            for number, (check, mine) in enumerate(failed):
                # Where it can no longer explain as much as another does, the rest need not be run.
                if len(alike) + len(failed) - number < max(map(len, fitting.values()), default=0):
                    break
                if same(mine, self.trace(one, check, bench.seed), random=True):
                    alike.add(check.key)
            if alike:
                fitting[one.name] = alike
        most = max(map(len, fitting.values()), default=0)
        names = [
            one
            for one in misconceptions_of(bench.exercise, function.function.name)
            if most and len(fitting.get(one.name, ())) == most
        ]
        for k in range(CONFIRMATIONS):
            other = _again(bench, bench.seed + k + 1)
            checks = [check for check, _ in failed]
            names = [
                one for one in names if self._again_alike(other, one, checks, fitting[one.name])
            ]
        no_more = [
            one
            for one in names
            if all(self.trace(one, check, bench.seed).status == "correct" for check in passed)
        ]
        if len(names) > 1 and _is_one_property(failed):
            # The same columns in every row, for example: of the mistakes with that property, those that have others
            # as well are ruled out by the checks that passed.
            names = no_more
        if len(names) != 1:
            return None
        (one,) = names
        complete = most == len(failed) and bool(no_more)
        if not complete and most < 2:
            return None
        otherwise = any(
            self.trace(one, check, bench.seed).status != "correct"
            for check, _ in failed
            if check.key not in fitting[one.name]
        )
        if otherwise and not no_more:
            return None  # it fails otherwise in one check, and where nothing failed in another
        return NamedMisconception(one.name, complete, frozenset(fitting[one.name]))

    def _again_alike(
        self, bench: Bench, one: Misconception, checks: list[Check], alike: set[str]
    ) -> bool:
        """Return whether the traces are the same at another seed too, in the checks where they were."""
        try:
            return all(
                same(trace_of(bench.run(check)), self.trace(one, check, bench.seed), random=True)
                for check in checks
                if check.key in alike
            )
        except NotRecorded:
            return False

    def _by_deviation(
        self,
        bench: Bench,
        function: FunctionResult,
        traces: list[tuple[Check, Trace]],
        failed: frozenset[str],
    ) -> NamedMisconception | None:
        """Return the misconception whose results deviate as the submission's do."""
        fits = self.fits(bench, function, traces)
        weak = [name for name, fit in fits.items() if fit.explains_everything() and not fit.strong]
        if weak and not any(fit.explains_everything() and fit.strong for fit in fits.values()):
            return self._with_equal_sizes(bench, function, weak, failed)
        for kind in (Fit.explains_everything, Fit.is_within, Fit.goes_further):
            names = [name for name, fit in fits.items() if fit.strong and kind(fit)]
            most = max((len(fits[name].keys) for name in names), default=0)
            names = [name for name in names if len(fits[name].keys) == most]
            if len(names) > 1:
                names = self._with_the_same_exceptions(bench, function, traces, names)
                if len(names) != 1:
                    return None
            if names:
                fit = fits[names[0]]
                explained = (
                    failed
                    if fit.explains_everything()
                    else frozenset(check for check, _ in fit.keys)
                )
                return NamedMisconception(names[0], fit.explains_everything(), explained)
        return None

    def _with_the_same_exceptions(
        self,
        bench: Bench,
        function: FunctionResult,
        traces: list[tuple[Check, Trace]],
        names: list[str],
    ) -> list[str]:
        """Return which of the names raise in the submission's words, which say what operation raised."""
        misconceptions = [
            one
            for one in misconceptions_of(bench.exercise, function.function.name)
            if one.name in names
        ]
        for check, mine in traces:
            misconceptions = [
                one
                for one in misconceptions
                if raises_alike(mine, self.trace(one, check, bench.seed, bench.equal))
            ]
        return [one.name for one in misconceptions]

    def _with_equal_sizes(
        self, bench: Bench, function: FunctionResult, names: list[str], failed: frozenset[str]
    ) -> NamedMisconception | None:
        """Return which of the names explains the results with equal sizes, where all shapes fit."""
        other = _again(bench, bench.seed, equal=True)
        traces = []
        for result in function.checks:
            if result.failed:
                try:
                    traces.append((result.check, trace_of(other.run(result.check))))
                except Exception:
                    continue  # the check cannot run with equal sizes, or is not recorded
        fits = self.fits(other, function, traces)
        fitting = [
            name
            for name in names
            if name in fits and fits[name].explains_everything() and fits[name].strong
        ]
        return NamedMisconception(fitting[0], True, failed) if len(fitting) == 1 else None

    def fits(
        self, bench: Bench, function: FunctionResult, traces: list[tuple[Check, Trace]]
    ) -> dict[str, Fit]:
        """Return how far every misconception explains the submission's results."""
        name = function.function.name
        fits = {one.name: Fit() for one in misconceptions_of(bench.exercise, name)}
        for check, mine in traces:
            try:
                right = self.right(bench.exercise, name, check, bench.seed, bench.equal)
            except Exception:
                if not bench.equal:
                    raise
                continue
            if right is None:
                return {}
            own = False
            # Of a check that passed only that counts: what deviates in it is within what is allowed.
            parts = parts_of(mine, right, name) if mine.status != "correct" else {}
            if mine.status != "correct" and all(part.off is None for part in parts.values()):
                own = True
                parts = parts_of(mine, right, name, own)
            for one in misconceptions_of(bench.exercise, name):
                fit = fits[one.name]
                try:
                    trace = self.trace(one, check, bench.seed, bench.equal)
                except Exception:
                    if not bench.equal:
                        raise
                    # The misconception does not raise there, or the check cannot run.
                    fit.against += 1
                    continue
                if mine.status == "correct":
                    fit.against += trace.status != "correct"
                    fit.further += trace.status != "correct"
                    continue
                key = one.name, check.key, bench.seed, bench.equal, own
                if key not in self._parts:
                    self._parts[key] = parts_of(trace, right, name, own)
                fit.add(check.key, parts, self._parts[key], mine, trace)
        return fits

    def _still_fitting(
        self, fitting: list[Misconception], function: FunctionResult, bench: Bench
    ) -> list[Misconception]:
        """Return which names fit in other circumstances too.

        A recording without these circumstances decides nothing.
        """
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
                return []  # the recording ends before that
            except NotRecorded:
                break
            except Exception:
                if not bench.equal:
                    raise
                # a check that cannot be done with equal sizes
        return fitting

    def change(self, bench: Bench, function: FunctionResult) -> NearestChange | None:
        """Return the change of a right implementation that gives the submission's results."""
        name = function.function.name
        if name not in self._changes:
            self._changes[name] = self._changes_of(bench.exercise, name)
        changes = self._changes[name]
        return None if changes is None else nearest_change(changes, bench, function)

    def _changes_of(self, exercise: Exercise, name: str) -> LiveChanges | RecordedChanges | None:
        """Return the changes of a function; None where there are none."""
        if not (self.solutions / exercise.filename).is_file():
            recorded = RecordedChanges(exercise, name)
            return recorded if exercise.library is None or recorded.phrases else None
        if not are_changed(exercise, name):
            return None
        if exercise.library is not None and not tensorflow.installed():
            return None  # the solution cannot be loaded
        return LiveChanges(exercise, name, self.solutions, self.reference(exercise), self._kept)

    def __call__(self, bench: Bench, result: ExerciseResult) -> None:
        """Write the explanation of a wrong function into its result, and its name into failed checks.

        If explaining raises, the verdict stays without an explanation; in the tests the exception is raised.
        """
        wrong = [one for one in result.functions if one.status in ("wrong", "cannot_run")]
        right = frozenset(one.function.name for one in result.functions if one.status == "correct")
        if self._places and wrong and bench.exercise.library is None:
            right |= self._right_beyond(bench, result, wrong)
        for function in wrong:
            if self._equal_code.recall(bench, function):
                continue
            # A function that relies on a wrong one is not named. For a changed Given helper, the place is still
            # looked for.
            place = partial(self._place, right=right)
            explanations: list[Callable[[Bench, FunctionResult], None]] = (
                [place] if function.mend_first else [self._name_or_change, place]
            )
            for explain in explanations:
                try:
                    explain(bench, function)
                except Exception:
                    if os.environ.get(STRICT):
                        raise
            self._equal_code.keep(bench, function)

    def _right_beyond(
        self, bench: Bench, result: ExerciseResult, wrong: list[FunctionResult]
    ) -> frozenset[str]:
        """Return the functions that a wrong one uses and that are right, though their checks were not asked for."""
        used: set[str] = set()
        for one in wrong:
            used |= bench.student.uses.get(one.function.name, frozenset())
        used -= {one.function.name for one in result.functions}
        names = [one.name for one in bench.exercise.functions if one.name in used]
        return frozenset(name for name in names if self._is_right(bench, name))

    def _is_right(self, bench: Bench, name: str) -> bool:
        try:
            checks = checks_of_function(bench.exercise, name)
            return all(bench.run(check).status == "correct" for check in checks)
        except Exception:
            if os.environ.get(STRICT):
                raise
            return False

    def _name_or_change(self, bench: Bench, function: FunctionResult) -> None:
        named = self.name(bench, function)
        if named is None or not named.certain:
            function.change = self.change(bench, function)
        if function.change is not None:
            named = None
        function.certain = named is None or named.certain
        for check in function.checks:
            if check.failed:
                check.change = function.change
                if named is not None and check.check.key in named.checks:
                    check.misconception, check.certain = named.name, named.certain

    def _place(self, bench: Bench, function: FunctionResult, right: frozenset[str]) -> None:
        if not self._places:
            return
        if bench.exercise.library is not None:
            slips = slips_of(bench, function)
            if slips and function.certain and function.misconception and len(slips) == 1:
                slips = [replace(slips[0], note=None)]  # the name says it
            function.first_wrong = slips
        if not function.first_wrong:
            function.first_wrong = places_of(bench, function, self._programs, right)
