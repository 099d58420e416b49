"""Computes the points of every test cell of a notebook with the isolated grader, on the learner's seed and a hidden one.

A hidden check is the same check on another seed, with other numbers and sizes. Feedback on its failures has no
numbers.
"""

import hashlib
import json
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from nbformat.notebooknode import NotebookNode

from autograder import DEFAULT_SEED
from autograder.checking.check import checks_of
from autograder.course.catalogue import Exercise, course
from autograder.grading.grader import Graded, Grader, without_scores
from autograder.grading.messages import needs_package, package_missing_for
from autograder.grading.scoring import counted_part, rescored
from autograder.grading.statuses import void_checks
from autograder.grading.work import GradingUnit, Options, SubmissionPart
from autograder.judging.engine import Bench
from autograder.judging.verdict import Status, Verdict, worst
from autograder.language.finding import say
from autograder.language.i18n import in_language, render
from autograder.notebooks.cells import SETUP, answer_id, function_of, question_of
from autograder.notebooks.graded_questions import literal_in, score_of
from autograder.notebooks.own_variants import markdown_of, question_asked
from autograder.notebooks.plan import NotebookPlan
from autograder.notebooks.show import verdict_html
from autograder.report.explain import said_of
from autograder.report.feedback import feedback_text
from autograder.running.outcome import Unloadable
from autograder.running.proxy import Side

MAX_CODE = 2 * 2**20


@dataclass(frozen=True)
class SeedOptions(Options):
    """How a notebook is graded: on `seed`, and then on `hidden`."""

    hidden: int = 0


@dataclass(frozen=True)
class Earned:
    """What a test cell earned: points, at most the cell's, and the HTML that explains them."""

    points: float
    html: str


@dataclass
class Outcome:
    """The result of a notebook: the points of its test cells by grade_id.

    `manual` names test cells that are not ours, which a person grades; `missing` maps test cells to the missing
    package that their function uses. `ungraded` says why there is no result through our fault; `late` says that a
    function timed out, so the notebook is tried again.
    """

    earned: dict[str, Earned] = field(default_factory=dict)
    manual: frozenset[str] = frozenset()
    missing: dict[str, str] = field(default_factory=dict)
    ungraded: str = ""
    late: bool = False
    exercises: list[dict[str, Any]] = field(default_factory=list)
    """In the shape of result files, rescored."""


def hidden_inputs(secret: int, exercise: str) -> int:
    """Return the seed of an exercise's hidden checks, from which the course's `secret` cannot be computed.

    A submission sees the drawn numbers, but a hash with the secret as its key does not reveal it.
    """
    key = secret.to_bytes(8, "big")
    digest = hashlib.blake2b(exercise.encode(), key=key, digest_size=8).digest()
    return int.from_bytes(digest, "big")


class SeedGrader(Grader):
    """Grades on two seeds: a function that passes on the first must also pass on the hidden one.

    Besides a check's "message" there is its "feedback" without expected values; its "elsewhere" says without numbers
    how it fails on the hidden seed.
    """

    def grade(self, unit: GradingUnit) -> Graded:
        """Grade a unit; a check that fails only on the hidden seed counts as failed."""
        self._feedback: dict[str, str] = {}
        self._unseen: dict[str, tuple[Status, str]] = {}
        self._missing: dict[str, str] = {}  # missing packages by function, seen on the hidden seed
        graded = super().grade(unit)
        for entry in graded.exercises:
            exercise = course().exercise(entry["id"])
            missing = self._missing | graded.missing.get(exercise.id, {})
            for function in entry["functions"]:
                if function["name"] not in missing:
                    self._complete(exercise, function, unit.options.lang)
            if missing:
                entry.update(without_scores(entry, missing))
                graded.missing[exercise.id] = missing
            for function in entry["functions"]:
                function["missing"] = missing.get(function["name"])
        return graded

    def _verdict(self, unit: GradingUnit, exercise: Exercise, side: Side) -> Verdict:
        verdict = super()._verdict(unit, exercise, side)
        hidden = unit.options.hidden if isinstance(unit.options, SeedOptions) else DEFAULT_SEED
        file, lang = unit.parts[0].filename, unit.options.lang
        passed = set()
        for function in verdict.exercises[0].functions:
            if function.status == "correct":
                passed.add(function.function.name)
            for result in function.checks:
                if result.finding is not None:
                    self._feedback[result.check.key] = feedback_text(result, exercise, file, lang)
        seed = hidden_inputs(hidden, exercise.id)
        bench = Bench(exercise, side, self.diagnosis.reference(exercise), seed)
        for check in checks_of(exercise):
            if check.function in passed:
                result = bench.run(check)
                package = package_missing_for(result)
                if package is not None:
                    self._missing[check.function] = package
                elif result.status != "correct":
                    text = feedback_text(result, exercise, file, lang, numbers=False)
                    self._unseen[check.key] = result.status, text
        return verdict

    def _complete(self, exercise: Exercise, function: dict[str, Any], lang: str) -> None:
        for check in function["checks"]:
            key = f"{exercise.short}.{function['name']}.{check['id']}"
            if key in self._unseen:
                status, text = self._unseen[key]
                check["elsewhere"] = text
                # A function that has just returned results cannot be `not_started`.
                check["status"] = "wrong" if status == "not_started" else status
            elif check["status"] != "correct":
                check["feedback"] = self._feedback.get(key) or _bare(check, function, lang)
        function["status"] = worst(check["status"] for check in function["checks"])
        function["score"] = function["max"] if function["status"] == "correct" else 0.0


def _bare(check: dict[str, Any], function: dict[str, Any], lang: str) -> str:
    """Return the message about a call without a result, without an explanation."""
    certain, change = function.get("certain", True), function.get("change")
    said = said_of(check["misconception"], certain, change, lang)
    return str(check["message"]).removesuffix(said).rstrip()


def unit_of(
    nb: NotebookNode, plan: NotebookPlan, student: str, folder: Path, options: Options
) -> GradingUnit:
    """Return the unit of work for a restored notebook: its code cells as one submission.

    Test cells and answers to questions become empty cells, so that the other cells keep their numbers.
    """
    cells = [
        {"cell_type": "code", "source": "" if _idle(cell) else cell.source}
        for cell in nb.cells
        if cell.cell_type == "code"
    ]
    data = json.dumps({"cells": cells}).encode("utf-8", "replace")
    part = SubmissionPart(
        plan.exercise,
        f"{plan.notebook}.ipynb",
        data if len(data) <= MAX_CODE else Unloadable("too large"),
    )
    own = SeedOptions(
        DEFAULT_SEED, plan.lang, options.timeout, options.memory, options.allow_unsandboxed,
        options.budget, plan.hidden_seed,
    )  # fmt: skip
    return GradingUnit(student, str(folder), (part,), own)


def _idle(cell: NotebookNode) -> bool:
    about = cell.metadata.get("nbgrader", {})
    name = about.get("grade_id", "")
    test = about.get("grade") and not about.get("solution")
    return bool(test) or name == SETUP or name.startswith(answer_id(""))


def outcome_of(nb: NotebookNode, plan: NotebookPlan, graded: Graded, student: str) -> Outcome:
    """Return the points of the test cells of a student's restored notebook.

    Where a question is asked in another student's variant, a person grades its answer.
    """
    if graded.ungraded:
        return Outcome(ungraded="; ".join(graded.ungraded.values()))
    result = rescored({"exercises": graded.exercises}, plan.rules)
    functions = {
        function["name"]: function
        for exercise in result["exercises"]
        for function in exercise["functions"]
    }
    answers = {
        cell.metadata["nbgrader"]["grade_id"]: cell.source
        for cell in nb.cells
        if "nbgrader" in cell.metadata
    }
    texts = markdown_of(nb.cells) if plan.salt else []
    question_rows: list[dict[str, Any]] = []
    earned, manual, missing = {}, set(), {}
    for planned in plan.cells:
        if not planned.grade or planned.solution or planned.cell_type != "code":
            continue
        points = planned.points or 0.0
        function, question = function_of(planned.name), question_of(planned.name)
        if function in functions and functions[function]["score"] is None:
            missing[planned.name] = functions[function]["missing"]
            earned[planned.name] = Earned(0.0, _lacking(functions[function], plan.lang))
        elif function in functions:
            earned[planned.name] = _earned(functions[function], points, plan.lang)
        elif question is not None:
            source = answers.get(answer_id(question), "")
            try:
                way = question_asked(plan, student, question, texts)
                share = score_of(question, source, way.own)
            except LookupError:
                return Outcome(ungraded=f"there is no question {question}")
            if way.others is not None and literal_in(source, question) is not None:
                manual.add(planned.name)
                feedback = f"<p>{escape(render(way.others_told(), plan.lang))}</p>"
                earned[planned.name] = Earned(0.0, feedback)
                question_rows.append(way.as_json(question, None, points))
            else:
                feedback = _answered(share, plan.lang) + way.html(plan.lang)
                earned[planned.name] = Earned(clamped(share, points), feedback)
                question_rows.append(way.as_json(question, clamped(share, points), points))
        else:
            manual.add(planned.name)
    rows = result["exercises"]
    if plan.salt and question_rows:
        rows = [{**row, "questions": question_rows} for row in rows]
    return Outcome(earned, frozenset(manual), missing, late=bool(graded.late), exercises=rows)


def _earned(function: dict[str, Any], points: float, lang: str) -> Earned:
    return Earned(points_of(function, points), function_html(function, lang))


def points_of(function: dict[str, Any], points: float) -> float:
    """Return what the test cell of a function earns; `points` is the most."""
    # A function whose checks are all void has no points in results, so its cell gets full points here.
    share = function["score"] / function["max"] if function["max"] else 1.0
    return clamped(share, points)


def function_html(function: dict[str, Any], lang: str) -> str:
    """Return the feedback on a function, from what a result file or a grader holds about it."""
    void = [one["id"] for one in function["checks"] if one.get("void")]
    left_out = [render(void_checks(void), lang)] if void else []
    counted = counted_part(function)
    checks = []
    for check in counted["checks"]:
        if isinstance(check.get("feedback"), dict):
            check = {**check, "feedback": in_language(check["feedback"], lang)}
        checks.append(check)
    elsewhere = dict.fromkeys(one["elsewhere"] for one in checks if one.get("elsewhere"))
    return verdict_html(
        {**counted, "checks": checks},
        lang,
        expected=False,
        settled=left_out,
        elsewhere=list(elsewhere),
    )


def _lacking(function: dict[str, Any], lang: str) -> str:
    message = render(needs_package(function["name"], function["missing"]), lang)
    return f"<p>{escape(message)}</p>"


def _answered(share: float, lang: str) -> str:
    message = say("this answer is right")
    if share < 1:
        message = (
            say("this answer is not right") if share <= 0 else say("this answer is partly right")
        )
    return f"<p>{escape(render(message, lang))}</p>"


def clamped(share: float, points: float) -> float:
    """Return a share of a cell's points as a number that nbgrader takes: finite, from 0 to the points."""
    earned = min(max(share, 0.0), 1.0) * points if share == share else 0.0
    return min(round(earned, 4), points)
