"""grades.csv: a row for each student, for a spreadsheet (UTF-8 with a byte order mark, which Excel needs)."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from autograder.basics.files import open_atomically
from autograder.course.catalogue import course
from autograder.grading.store import Result
from autograder.running.admit import clean

NAME = "grades.csv"
# A spreadsheet takes a text that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def cell(text: str) -> str:
    """Return a student's text in a form that a spreadsheet shows and does not compute."""
    text = " ".join(clean(text).split())
    # In some languages a spreadsheet ends cells at another character than the comma.
    parts = re.split(r"([,;|])", text)
    return "".join(
        f"'{part}" if part.lstrip(" '\"").startswith(_FORMULA) else part for part in parts
    )


def number(value: float | None) -> str:
    """Return a score as a spreadsheet reads it; "" where there is none."""
    return "" if value is None else f"{round(value, 2):g}"


def write_grades(
    results: Iterable[Result], folder: Path, over_budget: Mapping[str, Sequence[str]]
) -> None:
    """Write the table row by row, atomically. Raises OSError.

    `over_budget` names, by student, the exercises in which the submission's time ran out.
    """
    columns = [exercise.id for exercise in course()]
    with open_atomically(folder / NAME, encoding="utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(["student", "score", "max", *columns, "over_budget", "ungraded"])
        for result in results:
            by_id = {one["id"]: one for one in result["exercises"]}
            scores = [number(by_id[name]["score"]) if name in by_id else "" for name in columns]
            ungraded = [name for name, one in by_id.items() if one["score"] is None]
            table.writerow(
                [
                    cell(result["student"]),
                    number(result["score"]),
                    number(result["max"]),
                    *scores,
                    " ".join(over_budget.get(result["student"], ())),
                    " ".join(ungraded),
                ]
            )
