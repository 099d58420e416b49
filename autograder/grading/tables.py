"""grades.csv: a row a student, for a spreadsheet (UTF-8 with a byte order mark, as Excel wants it)."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from autograder.basics.files import whole
from autograder.course.catalogue import course
from autograder.grading.store import Result
from autograder.running.admit import clean

NAME = "grades.csv"
# With one of these in front, a spreadsheet takes a name for a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def cell(text: str) -> str:
    """Return a text of a student's as a spreadsheet shows it and does not compute it."""
    text = " ".join(clean(text).split())
    # A spreadsheet may take another character than ours for the end of a cell, by the reader's language.
    parts = re.split(r"([,;|])", text)
    return "".join(
        f"'{part}" if part.lstrip(" '\"").startswith(_FORMULA) else part for part in parts
    )


def number(value: float | None) -> str:
    """Return a score as a spreadsheet reads it; nothing where there is none."""
    return "" if value is None else f"{round(value, 2):g}"


def write_grades(
    results: Iterable[Result], folder: Path, over_budget: Mapping[str, Sequence[str]]
) -> None:
    """Write the table, row by row, and put it in place whole. Raises OSError.

    `over_budget` names, by student, the exercises that a submission's time ran out in.
    """
    columns = [exercise.id for exercise in course()]
    with whole(folder / NAME, encoding="utf-8-sig") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(["student", "score", "max", *columns, "over_budget", "ungraded"])
        for result in results:
            by_id = {one["id"]: one for one in result["exercises"]}
            scores = [number(by_id[name]["score"]) if name in by_id else "" for name in columns]
            left = [name for name, one in by_id.items() if one["score"] is None]
            table.writerow(
                [
                    cell(result["student"]),
                    number(result["score"]),
                    number(result["max"]),
                    *scores,
                    " ".join(over_budget.get(result["student"], ())),
                    " ".join(left),
                ]
            )
