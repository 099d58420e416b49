"""The texts in results: the instructor's message about a failed check, and the feedback for the student."""

import dataclasses
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.checking.digests import digests_of
from autograder.course.catalogue import Exercise, Text
from autograder.grading.notebook import Source
from autograder.grading.work import SubmissionPart
from autograder.judging.verdict import CheckResult, ExerciseResult, Verdict
from autograder.language.finding import Sentence, Word, say
from autograder.language.i18n import LANGUAGES, render
from autograder.report.explain import explain_check
from autograder.report.feedback import without_values
from autograder.report.troubles import no_file
from autograder.running.absent import missing_package
from autograder.running.admit import clean
from autograder.running.outcome import Raised, Unloadable

# A message has some hundred characters; a longer one was inflated by the submission.
MAX_MESSAGE = 4_000
# Addresses in memory differ from run to run, so they are removed from messages.
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,16}\b")


@dataclass(frozen=True)
class CheckMessage:
    """The texts about a failed check.

    `message` is for the instructor, with expected values; `feedback` is for the student, in every language and
    without them; `at` is where an exception came from: "line", and in a notebook "cell".
    """

    message: str
    feedback: Text
    at: dict[str, int] | None


def messages_of(
    verdict: Verdict, filename: str, notebook: Source | None, lang: str
) -> dict[str, CheckMessage]:
    """Return the texts about every check that did not pass, by its key."""
    messages = {}
    for exercise in verdict.exercises:
        for check in _failed(exercise.functions):
            message = _text(check, exercise.exercise, filename, notebook, verdict.seed, lang)
            feedback = {
                one: _feedback(check, exercise.exercise, filename, notebook, verdict.seed, one)
                for one in LANGUAGES
            }
            messages[check.check.key] = CheckMessage(message, feedback, _line_of(check, notebook))
    return messages


def _text(
    check: CheckResult,
    exercise: Exercise,
    filename: str,
    notebook: Source | None,
    seed: int,
    lang: str,
    explained: bool = True,
) -> str:
    path = filename
    if notebook is not None:
        check, path = _in_its_cell(check, filename, notebook, lang)
    sentence = _own_sentence(check, filename)
    if sentence is not None:
        text = render(sentence, lang)
    else:
        explanation = explain_check(check, exercise, Path(path), seed, lang)
        if not explained:
            explanation.paragraph = ""
        text = explanation.text()
    return _ADDRESS.sub("0x…", clean(text, MAX_MESSAGE))


def _feedback(
    check: CheckResult,
    exercise: Exercise,
    filename: str,
    notebook: Source | None,
    seed: int,
    lang: str,
) -> str:
    """Return the feedback on a failed check, without the explanation, which the page has separately."""
    if check.finding is not None:
        return _ADDRESS.sub("0x…", clean(without_values(check.finding, lang), MAX_MESSAGE))
    return _text(check, exercise, filename, notebook, seed, lang, explained=False)


def _line_of(check: CheckResult, notebook: Source | None) -> dict[str, int] | None:
    trouble = check.trouble
    if not isinstance(trouble, Raised | Unloadable) or not trouble.line:
        return None
    if notebook is None:
        return {"line": trouble.line}
    cell, line = notebook.place(trouble.line)
    return {"cell": cell, "line": line}


def with_feedback(
    row: dict[str, Any],
    result: ExerciseResult,
    messages: Mapping[str, CheckMessage],
    part: SubmissionPart,
) -> None:
    """Add to an exercise of a result file the feedback that a student's page needs.

    `file` is the name of the handed-in file; `digest` tells whether it is still the same file. The digest of a check
    tells whether it is still the same check.
    """
    row["file"] = part.filename
    digests = digests_of(result.exercise)
    if isinstance(part.data, bytes):
        row["digest"] = digest_of(part.data)
    for function, function_result in zip(row["functions"], result.functions, strict=True):
        function["mend_first"] = function_result.mend_first
        for place, entry in zip(function_result.first_wrong, function["first_wrong"], strict=True):
            if place.note is not None:
                entry["note"] = {lang: render(place.note, lang) for lang in LANGUAGES}
        for check, one in zip(function_result.checks, function["checks"], strict=True):
            one["digest"] = digests[check.check.key]
            said = messages.get(check.check.key)
            if said is not None:
                one["feedback"] = said.feedback
                if said.at is not None:
                    one["at"] = said.at


def digest_of(data: bytes) -> str:
    """Return a digest of a handed-in file."""
    return hashlib.sha256(data).hexdigest()[:32]


def package_missing_for(check: CheckResult) -> str | None:
    """Return the package that a check needs and that is not installed here, if there is one.

    The worker names a package; whether it is known and missing is decided here.
    """
    trouble = check.trouble
    if isinstance(trouble, Unloadable) and trouble.kind == "absent":
        return missing_package(trouble.text)
    return None


def place_in_cells(verdict: Verdict, notebook: Source) -> None:
    """Replace the lines of the first wrong values by cell and line in the cell."""
    for exercise in verdict.exercises:
        for function in exercise.functions:
            places = []
            for place in function.first_wrong:
                cell, line = notebook.place(place.line)
                right = tuple((name, notebook.place(at)[1]) for name, at in place.right)
                places.append(dataclasses.replace(place, cell=cell, line=line, right=right))
            function.first_wrong = places


def _own_sentence(check: CheckResult, filename: str) -> Sentence | None:
    """Return the sentence about a failure that only handed-in files can have."""
    trouble = check.trouble
    if not isinstance(trouble, Unloadable):
        return None
    package = package_missing_for(check)
    if package is not None:
        return needs_package(check.check.function, package)
    if trouble.kind == "notebook":
        return say(
            "{file} cannot be read as a notebook: {text}", file=filename, text=Word(trouble.text)
        )
    if trouble.kind == "too large" and filename.endswith(".ipynb"):
        return say(
            "{file} is larger than 8 MB; clear its outputs and hand it in again", file=filename
        )
    return no_file(trouble, filename)


def needs_package(function: str, package: str) -> Sentence:
    """Return the sentence for a student whose function uses a package that is missing on the grader."""
    return say(
        "{function} uses {package}, which is not installed where this is graded; it is graded as soon as "
        "{package} is there",
        function=function,
        package=package,
    )


def _failed(functions: Iterable[Any]) -> Iterable[CheckResult]:
    for function in functions:
        for check in function.checks:
            if check.status in ("wrong", "cannot_run"):
                yield check


def _in_its_cell(
    check: CheckResult, filename: str, notebook: Source, lang: str
) -> tuple[CheckResult, str]:
    """Return the result with the line in its cell, and the notebook's name with the cell's number."""
    trouble = check.trouble
    if not isinstance(trouble, Raised | Unloadable) or not trouble.line:
        return check, filename
    cell, line = notebook.place(trouble.line)
    if isinstance(trouble, Raised):
        *outer, last = trouble.frames
        trouble = dataclasses.replace(
            trouble, frames=(*outer, dataclasses.replace(last, line=line))
        )
    else:
        trouble = dataclasses.replace(trouble, line=line)
    place = render(say("{file}, code cell {cell}", file=filename, cell=cell), lang)
    return dataclasses.replace(check, trouble=trouble), place
