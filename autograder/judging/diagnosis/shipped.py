"""Reads what the misconceptions of Keras exercises give in the checks, which the kit brings along.

To run all misconceptions of one function of Keras takes up to a minute of CPU, for which a learner with a wrong answer
would wait. What they give at the learner's seed stands in `misconceptions/exNN_topic.traces.zip`, written by
`xor2mnist dev traces`. It counts where it was made from the files that are here, with the same minor version of
Keras; see also `Diagnosis.trace`, which compares what the solution gives on this machine.
"""

import hashlib
import zipfile
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from autograder.checking.check import Check
from autograder.course.catalogue import Exercise, Function, course
from autograder.course.paths import CHECKS, MISCONCEPTIONS, PACKAGE, SOLUTIONS
from autograder.judging.diagnosis.traces import Trace
from autograder.recording.store import read_trace
from autograder.running import wire

MADE_FROM, MADE_WITH = "made from", "keras"


def path_of(exercise: Exercise) -> Path:
    """Return the archive of an exercise."""
    return MISCONCEPTIONS / f"{exercise.id}.traces.zip"


def is_shipped(function: Function) -> bool:
    """Return whether traces of a function's misconceptions are brought along: where it makes or takes a model."""
    returned = (function.returns,) if isinstance(function.returns, str) else function.returns
    return "model" in (*returned, *function.opaque)


def made_from(exercise: Exercise) -> str:
    """Return a digest of the files that decide the traces of an exercise."""
    files = [
        MISCONCEPTIONS / exercise.filename,
        CHECKS / f"test_{exercise.filename}",
        SOLUTIONS / exercise.filename,
        *sorted((PACKAGE / "checking").glob("*.py")),
    ]
    total = hashlib.sha256()
    for path in files:
        # As text, since line ends differ from system to system.
        total.update(f"{path.name}\0{path.read_text(encoding='utf-8')}\0".encode())
    return total.hexdigest()


def keras_version() -> str:
    """Return the minor version of Keras, empty where it is missing; another one may say other sentences."""
    import importlib.metadata  # imported late: it takes as long as a NumPy check

    try:
        return ".".join(importlib.metadata.version("keras").split(".")[:2])
    except importlib.metadata.PackageNotFoundError:
        return ""


def is_of_these_files(exercise: Exercise) -> bool:
    """Return whether the traces of an exercise were made from the files that are here."""
    return _about(exercise.id)[0] == made_from(exercise)


@cache
def _about(exercise_id: str) -> tuple[str, str]:
    """Return from which files and with which Keras the traces were made; empty where there are none."""
    try:
        with zipfile.ZipFile(path_of(course().exercise(exercise_id))) as archive:
            return archive.read(MADE_FROM).decode(), archive.read(MADE_WITH).decode()
    except (OSError, KeyError, zipfile.BadZipFile):
        return "", ""


@cache
def _count(exercise_id: str) -> bool:
    exercise = course().exercise(exercise_id)
    return _about(exercise_id)[1] == keras_version() and is_of_these_files(exercise)


@lru_cache(maxsize=8)
def _recorded(exercise_id: str, function: str) -> dict[str, Any]:
    with zipfile.ZipFile(path_of(course().exercise(exercise_id))) as archive:
        recorded: dict[str, Any] = wire.loads(archive.read(function))
    return recorded


def trace_of(exercise: Exercise, function: Function, name: str, check: Check) -> Trace | None:
    """Return the trace of a misconception (of the solution: "") in a check; None where it is not brought along.

    An edge sweep is not: it was recorded only where nothing else had failed.
    """
    if check.edge or not is_shipped(function) or not _count(exercise.id):
        return None
    try:
        return Trace(*read_trace(_recorded(exercise.id, function.name), name, check.name()))
    except KeyError:
        return None


def forget() -> None:
    """Read the archives anew; they were written again."""
    for read in (_about, _count, _recorded):
        read.cache_clear()
