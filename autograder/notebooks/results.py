"""Stores an assignment's results as files in the shape of `grade --out`, beside the gradebook.

The gradebook has only points; the report reads here why a function is wrong and which misconception explains it.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from autograder import DEFAULT_SEED, __version__
from autograder.course.catalogue import course
from autograder.grading.settings import find_settings
from autograder.grading.store import Result, Store
from autograder.judging.engine import now
from autograder.language.i18n import LANGUAGES

FOLDER = "results"


def store_of(root: Path, assignment: str) -> Store:
    """Return the folder of an assignment's results, which may not be there."""
    return Store(root / FOLDER / assignment)


def results_of(root: Path, assignment: str) -> Store:
    """Return the folder of an assignment's results. Raises OSError where it cannot be made."""
    store = store_of(root, assignment)
    store.make()
    settings, _ = find_settings(root.absolute())
    facts = {**store.run(), "assignment": assignment}
    if settings is not None:
        facts["course"] = str(settings)
    store.note_run(facts)
    return store


def keep_result(
    store: Store, student: str, exercises: Iterable[dict[str, Any]], sandbox: str
) -> None:
    """Store the results of a student's notebooks.

    Raises OSError, and ValueError for a result that JSON cannot hold.
    """
    store.write(result_for(student, exercises, sandbox))


def result_for(student: str, exercises: Iterable[dict[str, Any]], sandbox: str) -> Result:
    """Return the result of a student's notebooks in the shape of result files."""
    by_id = {one["id"]: _plain(one) for one in exercises}
    rows = [by_id[one.id] for one in course() if one.id in by_id]
    scores = [one["score"] for one in rows]
    return {
        "student": student,
        "kit": __version__,
        "seed": DEFAULT_SEED,
        "sandbox": sandbox,
        "started": now(),
        "seconds": 0.0,
        "score": None if None in scores else sum(scores),
        "max": sum(one["max"] for one in rows),
        "exercises": rows,
    }


def _plain(exercise: dict[str, Any]) -> dict[str, Any]:
    """Return an exercise as result files have it; the feedback in the notebook's language is used for all languages."""
    functions = []
    for function in exercise["functions"]:
        checks = []
        for check in function["checks"]:
            feedback = check.get("feedback")
            if isinstance(feedback, str):
                check = {**check, "feedback": dict.fromkeys(LANGUAGES, feedback)}
            checks.append(check)
        functions.append({**function, "checks": checks})
    return {**exercise, "functions": functions}
