"""Runs checks and builds the verdict; no other module makes one."""

import datetime
import time
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from typing import Any

from autograder import DEFAULT_SEED
from autograder.checking.check import Check, checks_of
from autograder.checking.draw import Draw
from autograder.checking.keras_view import UnreadableModel
from autograder.checking.materials import MATERIALS
from autograder.checking.trial import Trial, running
from autograder.course.catalogue import Exercise, all_functions
from autograder.course.given import given_sources
from autograder.judging.verdict import CheckResult, ExerciseResult, FunctionResult, Verdict
from autograder.language.errors import KitError
from autograder.language.finding import Finding, Mismatch, say
from autograder.running.outcome import Raised, Returned, Unloadable
from autograder.running.proxy import Call, CallFailed, Proxy, Side
from autograder.running.watchdog import Watchdog


class Bench:
    """What the checks of one exercise run against: a student, a reference and a seed.

    `equal` makes all sizes equal; if not `explained`, findings come without the notes about their pattern.
    """

    def __init__(
        self,
        exercise: Exercise,
        student: Side,
        reference: Side,
        seed: int,
        watchdog: Watchdog | None = None,
        equal: bool = False,
        explained: bool = True,
    ) -> None:
        self.exercise = exercise
        self.student = student
        self.reference = reference
        self.seed = seed
        self.watchdog = watchdog
        self.equal = equal
        self.explained = explained
        self._functions = {function.name: function for function in exercise.functions}

    def run(self, check: Check, test: Callable[..., Any] | None = None) -> CheckResult:
        """Run one check. `test` replaces its function where pytest wraps it."""
        draw = Draw(self.seed, check.key, self.equal)
        trial = Trial(draw, self.explained)
        student = Proxy(self.student, self._functions)
        # The reference also offers what a solution has under Given, such as ex02's forward in ex03.
        reference = Proxy(self.reference, all_functions(), trusted=True)
        for side in (self.student, self.reference):
            # With equal sizes the check has another name, since a recording with the usual sizes must not answer.
            side.begin(check.name(self.equal), self.seed)
        fixtures: dict[str, Any] = {"student": student, "reference": reference, "draw": draw}
        arguments = {
            name: fixtures[name] if name in fixtures else MATERIALS[name](draw)
            for name in check.fixtures
        }
        result = CheckResult(check, "correct", student.calls, trial.measures)
        began = time.perf_counter()
        watch = self.watchdog.check() if self.watchdog else nullcontext()
        try:
            with watch, running(trial):
                (test or check.test)(**arguments)
        except Mismatch as mismatch:
            result.status, result.finding = "wrong", mismatch.finding
        except UnreadableModel as unreadable:
            result.status = "cannot_run"
            headline, *notes = unreadable.sentences
            result.finding = Finding("model", headline, notes=tuple(notes))
        except CallFailed as failure:
            # Compared by identity, since calls hold arrays, whose comparison is not a single truth value.
            if any(call is failure.call for call in reference.calls):
                raise KitError(
                    f"{check.key}: the reference failed: {failure.call.outcome}"
                ) from failure
            self._judge_failure(result, failure.call)
        except Exception as error:
            if not student.calls or isinstance(error, KitError):
                raise
            # The result had a form that the check could not read.
            what = say(
                "the result of {function} has a form that cannot be read", function=check.function
            )
            result.status, result.finding = "wrong", Finding("unreadable", what)
            result.unreadable = error
        result.seconds = time.perf_counter() - began
        return result

    def _judge_failure(self, result: CheckResult, call: Call) -> None:
        """Decide between "not started" and "cannot run" for a call that gave no result."""
        outcome = call.outcome
        result.trouble = outcome
        result.status = "cannot_run"
        own_stub = result.check.function in self.student.stubs
        if isinstance(outcome, Unloadable) and outcome.kind == "missing":
            result.status = "not_started"
        elif isinstance(outcome, Raised) and outcome.type == "NotImplementedError":
            inner = outcome.frames[-1].function if outcome.frames else call.function.name
            if own_stub or inner == result.check.function:
                result.status = "not_started"
            else:
                result.unfinished = inner if inner in self._functions else call.function.name

    def exercise_result(self, results: Iterable[CheckResult]) -> ExerciseResult:
        """Put the results of this exercise's checks together, function by function."""
        by_function: dict[str, list[CheckResult]] = {}
        for result in results:
            by_function.setdefault(result.check.function, []).append(result)
        functions = [
            FunctionResult(function, by_function[function.name])
            for function in self.exercise.functions
            if function.name in by_function
        ]
        for one in functions:
            one.mend_first = self._to_mend_first(one, functions) or self._given_at_fault(one)
        return ExerciseResult(self.exercise, functions)

    def _to_mend_first(self, one: FunctionResult, others: list[FunctionResult]) -> str | None:
        """Return the function that `one` relies on and that is not right yet, if there is one."""
        if one.status not in ("wrong", "cannot_run"):
            return None
        # The functions that it calls, and those that its checks call first (a forward pass, for example).
        called = {call.function.name for result in one.checks for call in result.calls}
        used = self.student.uses.get(one.function.name, frozenset()) | called
        used -= {one.function.name}
        for other in others:
            if other.function.name in used and other.status in ("wrong", "cannot_run"):
                return other.function.name
        return None

    def _given_at_fault(self, one: FunctionResult) -> str | None:
        """Return the Given function that the learner changed and that makes `one` fail, if any.

        The change itself may be right, so this is tried: it is at fault if the checks pass with the given code put
        back.
        """
        sources = given_sources(self.exercise)
        if not sources or one.status not in ("wrong", "cannot_run"):
            return None
        answer = self.student.call("@given_changed", (sources,), {})
        reported = answer.value if isinstance(answer, Returned) else []
        changed = [name for name in sources if isinstance(reported, list) and name in reported]
        tries = [[name] for name in changed] + ([changed] if len(changed) > 1 else [])
        failed = [result.check for result in one.checks if result.status != "correct"]
        for names in tries:
            self.student.call("@put_given", ({name: sources[name] for name in names},), {})
            mended = all(self.run(check).status == "correct" for check in failed)
            self.student.call("@put_given", ({},), {})
            if mended:
                return names[0]
        return None


def now() -> str:
    """Return the time in UTC, as result files have it."""
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds")


def assess(
    benches: Iterable[Bench],
    diagnose: Callable[[Bench, ExerciseResult], None] | None = None,
    select: Callable[[Check], bool] = lambda check: True,
    on_result: Callable[[CheckResult], None] = lambda result: None,
) -> Verdict:
    """Run the checks of every bench and return the verdict, named where a name fits.

    `select` says which checks are run; `on_result` is called with every result as soon as it is known.
    """
    started, began, seed = now(), time.perf_counter(), DEFAULT_SEED
    exercises = []
    for bench in benches:
        seed = bench.seed
        results = []
        for check in checks_of(bench.exercise):
            if select(check):
                results.append(bench.run(check))
                on_result(results[-1])
        result = bench.exercise_result(results)
        if diagnose is not None:
            diagnose(bench, result)
        exercises.append(result)
    return Verdict(exercises, seed, started, time.perf_counter() - began)
