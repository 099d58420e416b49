"""The way of one real verdict, hop by hop, as docs/architecture.md describes it."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from autograder import DEFAULT_SEED
from autograder.checking.check import Check, checks_of
from autograder.course.catalogue import Exercise, Function
from autograder.course.paths import HOME, SOLUTIONS
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench, assess
from autograder.judging.reference import reference_for
from autograder.judging.verdict import CheckResult, FunctionResult
from autograder.language.i18n import render
from autograder.report.explain import explain_check, explain_function
from autograder.running.local import LocalSide
from autograder.running.outcome import Outcome, Raised, Returned
from autograder.running.proxy import Side

MOST_CALLS = 4


class NotingSide:
    """A side that notes the calls to the side behind it, and their outcomes."""

    def __init__(self, side: Side, calls: list[tuple[Side, str, Outcome]]) -> None:
        self.side = side
        self.calls = calls

    def __getattr__(self, name: str) -> Any:
        return getattr(self.side, name)

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Outcome:
        """Call the function and note it; the kit's own questions (@…) are left out."""
        outcome = self.side.call(name, args, kwargs)
        if not name.startswith("@"):
            shapes = [shape_of(one) for one in (*args, *kwargs.values())]
            self.calls.append((self.side, f"{name}({', '.join(shapes)})", outcome))
        return outcome


def shape_of(value: Any) -> str:
    """Return a short description of a value."""
    if isinstance(value, np.ndarray):
        return f"{value.dtype} {value.shape}"
    if isinstance(value, list | tuple) and len(value) <= 4:
        inside = ", ".join(map(shape_of, value))
        return f"[{inside}]" if isinstance(value, list) else f"({inside})"
    return type(value).__name__ if len(repr(value)) > 24 else repr(value)


def way_of(exercise: Exercise, function: Function | None, path: Path) -> Iterator[str]:
    """Yield the hops of the verdict on a file: one check in full, the first that fails, else the first."""
    calls: list[tuple[Side, str, Outcome]] = []
    student: Any = NotingSide(LocalSide(exercise, path), calls)
    reference: Any = NotingSide(reference_for(exercise, DEFAULT_SEED), calls)
    bench = Bench(exercise, student, reference, DEFAULT_SEED)
    checks = [
        one for one in checks_of(exercise) if function is None or one.function == function.name
    ]
    check = next((one for one in checks if bench.run(one).failed), checks[0])
    calls.clear()
    result = bench.run(check)
    yield f"1  the file {path.name} and the exercise {exercise.id} of autograder/course/course.toml"
    yield f"2  Bench (autograder/judging/engine.py): check {check.key}, seed {DEFAULT_SEED}, {where(check)}"
    yield from _calls(student.side, calls)
    yield f"4  the check ends: {result.status}{_because(result)}"
    verdict = assess(
        [Bench(exercise, student.side, reference.side, DEFAULT_SEED)], Diagnosis(SOLUTIONS)
    )
    judged = next(
        one for one in verdict.exercises[0].functions if one.function.name == check.function
    )
    yield (
        f"5  FunctionResult (autograder/judging/verdict.py): {judged.function.name} is {judged.status}, "
        f"{judged.score:g} of {judged.max:g} points"
    )
    yield from _explained(judged)
    if judged.status in ("wrong", "cannot_run"):
        explanation = explain_function(judged, exercise, path, DEFAULT_SEED, "en")
        yield f"7  explain (autograder/report/explain.py): {explanation.headline}"
        yield f"   in the result file: {explain_check(result, exercise, path, DEFAULT_SEED, 'en').text()[:160]}"


def where(check: Check) -> str:
    """Return the file and line of a check."""
    code = inspect.unwrap(check.test)
    file = Path(inspect.getsourcefile(code) or "")
    inside = file.relative_to(HOME) if file.is_relative_to(HOME) else Path(file.name)
    return f"{inside.as_posix()}:{inspect.getsourcelines(code)[1]}"


def _calls(student: Side, calls: list[tuple[Side, str, Outcome]]) -> Iterator[str]:
    yield "3  Proxy (autograder/running/proxy.py) hands every call to a Side:"
    for side, call, outcome in calls[:MOST_CALLS]:
        who = "student" if side is student else "reference"
        yield f"   {who}.{call}  by {type(side).__name__}  →  {outcome_text(outcome)}"
    if len(calls) > MOST_CALLS:
        yield f"   and {len(calls) - MOST_CALLS} more"


def outcome_text(outcome: Outcome) -> str:
    """Return a short description of a call's outcome."""
    if isinstance(outcome, Returned):
        return f"Returned {shape_of(outcome.value)}"
    if isinstance(outcome, Raised):
        return f"Raised {outcome.type}: {outcome.text[:60]}"
    return type(outcome).__name__


def _because(result: CheckResult) -> str:
    if result.finding is not None:
        return f" (Mismatch, {result.finding.kind}: {render(result.finding.what, 'en')})"
    return f" ({outcome_text(result.trouble)})" if result.trouble is not None else ""


def _explained(judged: FunctionResult) -> Iterator[str]:
    if judged.status not in ("wrong", "cannot_run"):
        return
    name = judged.misconception or "no name"
    change = judged.change.id if judged.change is not None else "no change"
    places = ", ".join(f"line {one.line}: {one.expression}" for one in judged.first_wrong)
    yield f"6  Diagnosis (autograder/judging/diagnosis/): {name}; {change}"
    yield f"   places (autograder/judging/places/): {places or 'none'}"
