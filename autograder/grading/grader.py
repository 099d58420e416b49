"""Grades one unit of work: the submission behind isolated workers, the verdict here."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.checking.check import Check, checks_of
from autograder.course.catalogue import Exercise, course
from autograder.course.paths import SOLUTIONS
from autograder.grading.denied import SandboxedSolutions
from autograder.grading.lacking import without_library
from autograder.grading.messages import (
    messages_of,
    package_missing_for,
    place_in_cells,
    with_feedback,
)
from autograder.grading.notebook import NotANotebook, Source, notebook_source
from autograder.grading.right_runs import KeptRightRuns
from autograder.grading.script import script_of
from autograder.grading.work import GradingUnit, Options, SubmissionPart
from autograder.isolation.ahead import Script
from autograder.isolation.ahead_side import AheadSide
from autograder.isolation.isolated import Isolation, Limits, Submission, WorkerUnavailable
from autograder.isolation.isolated_side import IsolatedSide
from autograder.isolation.seen import SeenAnswers
from autograder.judging.diagnosis import Diagnosis
from autograder.judging.engine import Bench, assess, now
from autograder.judging.verdict import (
    CheckResult,
    ExerciseResult,
    FunctionResult,
    Status,
    Verdict,
    as_json,
)
from autograder.running.absent import missing_package
from autograder.running.outcome import Unloadable
from autograder.running.proxy import Call, Side


@dataclass
class Graded:
    """The result of a unit: exercises in the shape of result files.

    `ungraded` says why exercises have no score through our fault; `missing` says which functions use which package
    that is not installed here; `late` names exercises that were stopped without having got a processor, which are
    tried again alone. `denied` has the denied system calls of failed exercises, `over_budget` the exercises in
    which the time of the whole submission ran out.
    """

    student: str
    exercises: list[dict[str, Any]] = field(default_factory=list)
    ungraded: dict[str, str] = field(default_factory=dict)
    missing: dict[str, dict[str, str]] = field(default_factory=dict)
    late: list[str] = field(default_factory=list)
    denied: dict[str, list[str]] = field(default_factory=dict)
    over_budget: list[str] = field(default_factory=list)
    started: str = ""
    seconds: float = 0.0


def limits_for(options: Options) -> Limits:
    """Return the limits of a worker; all its functions together may use three times the time of one."""
    seconds = options.timeout
    return Limits(
        cpu_seconds=max(1, round(3 * seconds)),
        wall_seconds=seconds,
        submission_seconds=options.budget,
        submission_cpu_seconds=options.budget,
        memory_bytes=options.memory,
    )


class RecallingBench(Bench):
    """A bench on which a check that was passed before with the same answers is passed without running again."""

    def __init__(
        self, exercise: Exercise, student: AheadSide, reference: Side, seed: int, seen: SeenAnswers
    ) -> None:
        super().__init__(exercise, student, reference, seed)
        self._ahead, self._seen = student, seen
        self._ran: set[str] = set()

    def run(self, check: Check, test: Callable[..., Any] | None = None) -> CheckResult:
        """Run one check, or return what came of the same answers."""
        if check.key in self._ran:  # run again, for example with given functions put back
            return super().run(check, test)
        self._ran.add(check.key)
        known = self._ahead.recall(check.name(), self.seed, self._seen)
        if known is not None:
            return replace(known)
        result = super().run(check, test)
        if result.status == "correct":
            self._ahead.keep(self._seen, result)
        return result


class Grader:
    """Grades units one after another, in an isolation that was entered."""

    def __init__(self, isolation: Isolation) -> None:
        self.isolation = isolation
        self.diagnosis = Diagnosis(SOLUTIONS, kept=KeptRightRuns())
        self._solutions = SandboxedSolutions(isolation, self.diagnosis)
        self._scripts: dict[tuple[str, int], Script] = {}
        self._seen = SeenAnswers()

    def grade(self, unit: GradingUnit) -> Graded:
        """Grade the unit's exercises, in course order."""
        graded = Graded(unit.student, started=now())
        sources: dict[str, bytes] = {}
        notebooks: dict[str, Source] = {}
        troubles: dict[str, Unloadable] = {}
        for part in unit.parts:
            source = part.data
            if part.notebook and isinstance(source, bytes):
                try:
                    notebooks[part.exercise] = notebook_source(source)
                    source = notebooks[part.exercise].text.encode("utf-8", "replace")
                except NotANotebook as error:
                    source = Unloadable("notebook", str(error))
            if isinstance(source, bytes):
                sources[part.exercise] = source
            else:
                troubles[part.exercise] = source
        limits = limits_for(unit.options)
        with self.isolation.submission(Path(unit.folder), sources, limits) as submission:
            for part in unit.parts:
                source = troubles.get(part.exercise) or sources[part.exercise]
                notebook = notebooks.get(part.exercise)
                self._grade_one(unit, part, submission, source, notebook, graded)
        return graded

    def _grade_one(
        self,
        unit: GradingUnit,
        part: SubmissionPart,
        submission: Submission,
        source: bytes | Unloadable,
        notebook: Source | None,
        graded: Graded,
    ) -> None:
        exercise = course().exercise(part.exercise)
        if isinstance(source, Unloadable) and source.kind == "unclear":
            self._leave(graded, exercise, source.text)
            return
        try:
            if isinstance(source, Unloadable):
                verdict = without_file(exercise, source, unit.options.seed)
            elif exercise.library is not None and missing_package(exercise.library):
                verdict = without_library(exercise, source, unit.options.seed)
            else:
                side = submission.side_for(exercise, self._script(exercise, unit.options.seed))
                verdict = self._verdict(unit, exercise, side)
                self._mind_denials(unit, exercise, side, verdict, graded)
                if side.budget.exhausted:
                    graded.over_budget.append(exercise.id)
                elif getattr(side, "starved", False) and unit.alone:
                    self._leave(graded, exercise, "the machine was too busy to tell")
                    return
                elif getattr(side, "starved", False):
                    graded.late.append(exercise.id)
            if notebook is not None:
                place_in_cells(verdict, notebook)
            messages = messages_of(verdict, part.filename, notebook, unit.options.lang)
            texts = {key: one.message for key, one in messages.items()}
            rows = as_json(verdict, __version__, texts)["exercises"]
            with_feedback(rows[0], verdict.exercises[0], messages, part)
        except WorkerUnavailable as error:
            self._leave(graded, exercise, str(error))
            return
        except Exception as error:  # an error of ours makes this exercise ungraded, and no other
            self._leave(graded, exercise, f"{type(error).__name__}: {error}")
            return
        missing = packages_missing_for(verdict)
        if missing:
            checks = {
                check.check.key
                for function in verdict.exercises[0].functions
                for check in function.checks
                if package_missing_for(check) is not None
            }
            rows = [without_scores(row, missing, checks) for row in rows]
            graded.missing[exercise.id] = missing
        graded.seconds += verdict.seconds
        graded.exercises += rows

    def _mind_denials(
        self,
        unit: GradingUnit,
        exercise: Exercise,
        side: IsolatedSide | AheadSide,
        verdict: Verdict,
        graded: Graded,
    ) -> None:
        """Note the denied calls of a failed run. Raises WorkerUnavailable if the solution fails at the same calls."""
        denied = side.denied
        if not denied or verdict.exercises[0].status not in ("cannot_run", "wrong"):
            return
        graded.denied[exercise.id] = sorted(denied)
        needed = denied & self._solutions.fails_at(exercise, Path(unit.folder), unit.options.seed)
        if needed:
            raise WorkerUnavailable(
                f"the sandbox denies {', '.join(sorted(needed))}, and the solution fails there as well"
            )

    def _verdict(self, unit: GradingUnit, exercise: Exercise, side: Side) -> Verdict:
        reference, seed = self.diagnosis.reference(exercise), unit.options.seed
        bench = (
            RecallingBench(exercise, side, reference, seed, self._seen)
            if isinstance(side, AheadSide)
            else Bench(exercise, side, reference, seed)
        )
        return assess([bench], self.diagnosis)

    def _script(self, exercise: Exercise, seed: int) -> Script | None:
        """Return the script of an exercise's checks, which is made once for a seed.

        Not for Keras, whose calls take so long that asking ahead gains nothing.
        """
        if exercise.library is not None:
            return None
        key = exercise.id, seed
        if key not in self._scripts:
            self._scripts[key] = script_of(exercise, self.diagnosis.reference(exercise), seed)
        return self._scripts[key]

    def _leave(self, graded: Graded, exercise: Exercise, why: str) -> None:
        graded.ungraded[exercise.id] = why[:500]
        graded.exercises.append(ungraded(exercise))


def packages_of(graded: Iterable[Graded]) -> set[str]:
    """Return the packages that are not installed here and that some function uses."""
    return {
        package
        for one in graded
        for missing in one.missing.values()
        for package in missing.values()
    }


def packages_missing_for(verdict: Verdict) -> dict[str, str]:
    """Return the missing package of every function that needs one."""
    return {
        function.function.name: package
        for exercise in verdict.exercises
        for function in exercise.functions
        for check in function.checks
        if (package := package_missing_for(check)) is not None
    }


def without_scores(
    exercise: dict[str, Any], functions: Collection[str], checks: Collection[str] = ()
) -> dict[str, Any]:
    """Return an exercise of a result file without a score, since some of its functions have none.

    `checks` are the keys of the checks that could not run here.
    """
    short, rows = exercise["id"][:4], []
    for row in exercise["functions"]:
        if row["name"] in functions:
            row = {**row, "status": "ungraded", "score": None}
            row["checks"] = [
                {**one, "status": "ungraded"}
                if f"{short}.{row['name']}.{one['id']}" in checks
                else one
                for one in row["checks"]
            ]
        rows.append(row)
    return {**exercise, "status": "ungraded", "score": None, "functions": rows}


def without_file(exercise: Exercise, why: Unloadable, seed: int) -> Verdict:
    """Return the verdict on an exercise whose file cannot be read, without running anything."""
    status: Status = "not_started" if why.kind == "missing" else "cannot_run"
    functions = {function.name: function for function in exercise.functions}
    by_function: dict[str, list[CheckResult]] = {name: [] for name in functions}
    for check in checks_of(exercise):
        call = Call(functions[check.function], (), {}, why)
        by_function[check.function].append(CheckResult(check, status, [call], trouble=why))
    results = [FunctionResult(functions[name], checks) for name, checks in by_function.items()]
    return Verdict([ExerciseResult(exercise, results)], seed, "", 0.0)


def ungraded(exercise: Exercise) -> dict[str, Any]:
    """Return an exercise without a score, as result files hold it."""
    return {
        "id": exercise.id,
        "status": "ungraded",
        "score": None,
        "max": exercise.points,
        "functions": [],
    }
