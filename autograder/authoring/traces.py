"""Writes what the misconceptions of Keras exercises give, which the kit brings along; see `judging.diagnosis.shipped`."""

from collections.abc import Iterator
from pathlib import Path

from autograder import DEFAULT_SEED
from autograder.bundle.record import recorded_traces, zipped
from autograder.course.catalogue import Exercise
from autograder.course.paths import SOLUTIONS
from autograder.judging.diagnosis.shipped import (
    MADE_FROM,
    MADE_WITH,
    forget,
    is_of_these_files,
    is_shipped,
    keras_version,
    made_from,
    path_of,
)
from autograder.recording.sides import RecordingSide
from autograder.running.local import LocalSide


def out_of_date(exercises: list[Exercise]) -> Iterator[Exercise]:
    """Yield the exercises whose traces were made from other files."""
    for exercise in exercises:
        if any(map(is_shipped, exercise.functions)) and not is_of_these_files(exercise):
            yield exercise


def write_traces(exercise: Exercise) -> Path:
    """Run the misconceptions of an exercise in its checks and write what they give; return the file."""
    members = {
        MADE_FROM: made_from(exercise).encode(),
        MADE_WITH: keras_version().encode(),
    }
    recorder = RecordingSide(LocalSide(exercise, SOLUTIONS / exercise.filename))
    for function in filter(is_shipped, exercise.functions):
        traces = recorded_traces(exercise, function, recorder, DEFAULT_SEED, equal_too=False)
        members[function.name] = traces.dumps()
    path = path_of(exercise)
    path.write_bytes(zipped(members))
    forget()
    return path
