"""Records what a copy without solutions needs: the reference's results and the misconceptions'."""

import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from autograder import DEFAULT_SEED
from autograder.bundle.changes import recorded_changes
from autograder.bundle.right_runs import recorded_right_runs
from autograder.changes.candidates import are_changed
from autograder.checking.check import Check, checks_of_function
from autograder.course.catalogue import Exercise, Function
from autograder.course.paths import SOLUTIONS
from autograder.judging.diagnosis import CONFIRMATIONS, Trace, trace_of
from autograder.judging.engine import Bench
from autograder.language.errors import KitError
from autograder.misconceptions import misconceptions_of, side_of
from autograder.recording.sides import RecordingSide
from autograder.recording.store import CHANGES, NAMES, REFERENCE, TRACES, hollow
from autograder.running import wire
from autograder.running.local import LocalSide
from autograder.running.outcome import Outcome, Raised, Returned

# A fixed time, so that archives of the same results are equal to the byte.
ANY_TIME = (2020, 1, 1, 0, 0, 0)


class _Traces:
    """The traces of a function's misconceptions at one seed; equal parts are stored once."""

    def __init__(self, function: Function) -> None:
        self.function = function
        self.traces: dict[str, dict[str, Any]] = {}
        self._outcomes: dict[bytes, tuple[int, Any]] = {}
        self._measures: dict[bytes, tuple[int, Any]] = {}

    def add(self, name: str, check: str, trace: Trace | None) -> None:
        """Store a trace; None where the check could not run."""
        stored = self.traces.setdefault(name, {})
        stored[check] = trace and (
            trace.status,
            tuple(_number(self._outcomes, self._bare(outcome)) for outcome in trace.outcomes),
            tuple(
                _number(
                    self._measures,
                    (m.name, float(m.value), float(m.tolerance), bool(m.holds)),
                )
                for m in trace.measures
            ),
        )

    def _bare(self, outcome: Outcome | None) -> Outcome | None:
        """Return an outcome without what it printed and the lines of code that it came through."""
        if isinstance(outcome, Raised):
            return Raised(outcome.type, outcome.text)
        if isinstance(outcome, Returned):
            value = hollow(outcome.value) if self.function.random else outcome.value
            return replace(outcome, value=value, printed="")
        return outcome

    def dumps(self) -> bytes:
        """Return all of it as bytes that `recordings.trace_of` reads."""
        return _safe(
            {
                "hollow": self.function.random,
                "outcomes": [value for _, value in self._outcomes.values()],
                "measures": [value for _, value in self._measures.values()],
                "traces": self.traces,
            }
        )


def _number(known: dict[bytes, tuple[int, Any]], value: Any) -> int:
    """Return the index of a value among the stored ones; a new one is appended."""
    return known.setdefault(wire.dumps(value), (len(known), value))[0]


def _safe(value: Any) -> bytes:
    """Return a value as bytes, and make sure that they can be read again.

    Raises WireError where they exceed a bound.
    """
    data = wire.dumps(value)
    wire.loads(data)
    return data


def record(exercise: Exercise, seeds: Iterable[int]) -> bytes:
    """Return the archive of an exercise for some seeds.

    Raises KitError where a check is not as checks must be, so that its results cannot be recorded.
    """
    seeds = list(seeds)
    members = {NAMES: json.dumps(_names(exercise), ensure_ascii=False, indent=1).encode()}
    near = {seed + k + 1 for seed in seeds for k in range(CONFIRMATIONS)} - set(seeds)
    for seed in sorted({*seeds, *near}):
        recorder = RecordingSide(LocalSide(exercise, SOLUTIONS / exercise.filename))
        # Names of random functions are confirmed at the seeds after the given ones, so these are recorded too.
        functions = [f for f in exercise.functions if f.random or seed not in near]
        _record_solution(exercise, functions, recorder, seed, seed not in near)
        for function in functions:
            traces = recorded_traces(exercise, function, recorder, seed, seed not in near)
            members[TRACES.format(function=function.name, seed=seed)] = traces.dumps()
        recorder.settle()
        members[REFERENCE.format(seed=seed)] = _safe(recorder.recording)
    for function in exercise.functions:
        if are_changed(exercise, function.name) and not function.random:
            name = CHANGES.format(function=function.name)
            members[name] = recorded_changes(exercise, function, seeds)
    if exercise.library is None and DEFAULT_SEED in seeds:
        members |= recorded_right_runs(exercise)
    return zipped(members)


def _names(exercise: Exercise) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "function": one.function, "text": one.text, "quiz": one.quiz}
        for one in misconceptions_of(exercise)
    ]


def _record_solution(
    exercise: Exercise,
    functions: list[Function],
    recorder: RecordingSide,
    seed: int,
    equal_too: bool,
) -> None:
    student = LocalSide(exercise, SOLUTIONS / exercise.filename)
    for function in functions:
        for check in checks_of_function(exercise, function.name):
            result = Bench(exercise, student, recorder, seed).run(check)
            if result.status != "correct":
                raise KitError(f"{check.key}: the solution is {result.status} at seed {seed}")
            if equal_too:
                _equal(Bench(exercise, student, recorder, seed, equal=True), check)


def _equal(bench: Bench, check: Check) -> Trace | None:
    """Return the trace with equal sizes; None where the check cannot run with them."""
    try:
        return trace_of(bench.run(check))
    except Exception:
        return None


def recorded_traces(
    exercise: Exercise, function: Function, recorder: RecordingSide, seed: int, equal_too: bool
) -> _Traces:
    """Return the traces of a function's misconceptions and of the solution in its checks at a seed."""
    traces = _Traces(function)
    checks = checks_of_function(exercise, function.name)
    if not function.random:  # the right trace is needed for comparison
        solution = LocalSide(exercise, SOLUTIONS / exercise.filename)
        for check in checks:
            traces.add(
                "", check.name(), trace_of(Bench(exercise, solution, recorder, seed).run(check))
            )
            if equal_too:
                bench = Bench(exercise, solution, recorder, seed, equal=True)
                traces.add("", check.name(equal=True), _equal(bench, check))
    for one in misconceptions_of(exercise, function.name):
        side = side_of(one, SOLUTIONS)
        raised = False
        failed = False
        # The edge sweep comes last, since it is compared only where nothing else failed.
        for check in sorted(checks, key=lambda check: check.edge):
            if check.edge and failed:
                traces.add(one.name, check.name(), Trace("wrong", (), ()))
                continue
            trace = trace_of(Bench(exercise, side, recorder, seed).run(check))
            failed = failed or trace.status != "correct"
            raised = raised or any(isinstance(outcome, Raised) for outcome in trace.outcomes)
            traces.add(one.name, check.name(), trace)
        if raised and equal_too:  # the diagnosis uses equal sizes only then
            bench = Bench(exercise, side, recorder, seed, equal=True)
            for check in checks:
                if not check.edge:
                    traces.add(one.name, check.name(equal=True), _equal(bench, check))
    return traces


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a ZIP archive of some files, the same to the byte for the same files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, ANY_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return data.getvalue()
