"""`bank codes`: the code of each student, from which the variants of the questions that they get are computed."""

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from autograder.basics.files import write_atomically
from autograder.commands.common import Context, UsageError
from autograder.grading.scoring import BadRules
from autograder.grading.settings import read_release_settings
from autograder.grading.sheets import BadSheet, people_in
from quizzes.personal import personal_code

CODES = "codes.csv"
Row = tuple[str, str]


def code_rows(salt: str, students: Iterable[str]) -> list[Row]:
    """Return each student with their code."""
    return [(student, personal_code(salt, student)) for student in students]


def write_codes(path: Path, rows: Iterable[Row]) -> None:
    """Write the codes as a CSV file that spreadsheets read as UTF-8. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, _csv(rows), "utf-8-sig")


def _csv(rows: Iterable[Row]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("student", "code"))
    writer.writerows(rows)
    return text.getvalue()


def codes(context: Context, listed: str, salt: str | None, settings_file: str | None) -> int:
    """Print the codes of a class; 0. Raises UsageError."""
    chosen = salt if salt is not None else _salt_in(settings_file)
    if not chosen:
        raise UsageError("there is no salt: say --salt TEXT, or quiz_salt in --course FILE")
    try:
        people, names = people_in(Path(listed))
    except BadSheet as error:
        raise UsageError("{file}: {why}", file=listed, why=error.sentence) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "UTF-8"
        raise UsageError("{file}: {reason}", file=listed, reason=str(reason)) from None
    students = [names[row].strip() for row, _, _ in people]
    sys.stdout.write(_csv(code_rows(chosen, students)).replace("\r\n", "\n"))
    return 0


def _salt_in(settings_file: str | None) -> str:
    if settings_file is None:
        return ""
    path = Path(settings_file)
    if not path.is_file():
        raise UsageError("--course {file}: there is no such file", file=settings_file)
    try:
        return read_release_settings(path).quiz_salt
    except BadRules as error:
        raise UsageError(error.sentence.template, **error.sentence.fields) from None
