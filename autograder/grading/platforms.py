"""Converts a result into the formats that Gradescope and GitHub Classroom read.

Gradescope: "Autograder Specifications", gradescope-autograders.readthedocs.io/en/latest/specs. GitHub Classroom:
what education/autograding-grading-reporter@v1 takes from a runner, as base64 of JSON.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any

from autograder.grading.feedback.first import explained, said_in_checks
from autograder.grading.statuses import points_earned
from autograder.grading.store import Result
from autograder.language.finding import say
from autograder.language.i18n import render
from autograder.report.places import place_texts
from autograder.running.admit import clean

MAX_TEXT = 4000
MOST = 3
NOT_STARTED = say("not started")


def gradescope_results(result: Result, lang: str) -> dict[str, Any]:
    """Return the content of results.json: a test for every function, with the text that a student may read.

    Raises ValueError where an exercise has no score, since Gradescope takes a missing score for 0.
    """
    tests = []
    for exercise, function in _functions(result):
        if function["score"] is None:
            raise ValueError(f"{exercise['id']}: {function['name']}")
        tests.append(
            {
                "name": f"{exercise['id']}: {function['name']}",
                "score": function["score"],
                "max_score": function["max"],
                "status": "passed" if function["status"] == "correct" else "failed",
                "output": _about(function, lang),
                "output_format": "text",
                "visibility": "visible",
            }
        )
    return {
        "score": result["score"],
        "output": render(points_earned(result["score"], result["max"]), lang),
        "execution_time": round(result["seconds"]),
        # The grader's output is shown to the instructor only.
        "stdout_visibility": "hidden",
        "tests": tests,
    }


def classroom_results(verdict: Result, lang: str) -> str:
    """Return the output of a GitHub Classroom workflow step for its reporter."""
    tests = [
        {
            "name": f"{exercise['id']}: {function['name']}",
            "status": "pass" if function["status"] == "correct" else "fail",
            "score": function["score"] or 0,
            "message": _about(function, lang),
        }
        for exercise, function in _functions(verdict)
    ]
    status = "pass" if all(one["status"] == "pass" for one in tests) else "fail"
    text = json.dumps({"version": 3, "status": status, "max_score": verdict["max"], "tests": tests})
    return base64.b64encode(text.encode("utf-8")).decode("ascii")


def _functions(result: Result) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    for exercise in result["exercises"]:
        if exercise["score"] is None and not exercise["functions"]:
            yield (
                exercise,
                {"name": "", "score": None, "status": "ungraded", "max": exercise["max"]},
            )
        for function in exercise["functions"]:
            yield exercise, function


def _about(function: Mapping[str, Any], lang: str) -> str:
    """Return the text about a function, without the inputs of its checks."""
    if function["status"] == "not_started":
        return render(NOT_STARTED, lang)
    if function["status"] == "correct":
        return ""
    # A learner's own verdict has messages instead of feedback texts.
    failed = (one["message"] for one in function["checks"] if one["status"] != "correct")
    said = said_in_checks(function, lang)
    lines = [*explained(function, lang), *said[:MOST]] if said else list(failed)[:1]
    lines += place_texts(function.get("first_wrong") or [], lang)
    return "\n".join(clean(line, MAX_TEXT) for line in dict.fromkeys(lines))
