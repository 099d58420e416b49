"""Reads the recorded results that a copy of the course has in place of the solutions.

Each exercise has one ZIP archive, of which only the needed members are read: the reference's results, the trace of
every named misconception, and its texts. `autograder.bundle.record` writes them.
"""

import json
import zipfile
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

import numpy as np

from autograder.checking.trial import Measure
from autograder.course.paths import RESULTS
from autograder.recording.sides import Recording
from autograder.running import wire
from autograder.running.outcome import Outcome, Returned

REFERENCE = "reference@{seed}"
TRACES = "{function}@{seed}"
NAMES = "misconceptions.json"
CHANGES = "{function}.changes.json"
RIGHT_RUN = "right/"

RecordedTrace = tuple[str, tuple[Outcome, ...], tuple[Measure, ...]]
"""The trace of a misconception in a check: a status, its outcomes and the check's measures."""


class Impossible(Exception):
    """The check could not run in these circumstances when it was recorded."""


@cache
def seeds() -> tuple[int, ...]:
    """Return the seeds whose verdicts are recorded; none in a copy that has solutions."""
    path = RESULTS / "about.json"
    if not path.is_file():
        return ()
    return tuple(json.loads(path.read_text(encoding="utf-8"))["seeds"])


def is_recorded(exercise_id: str) -> bool:
    """Return whether there are recorded results of an exercise."""
    return (RESULTS / f"{exercise_id}.zip").is_file()


def _member(exercise_id: str, name: str) -> bytes:
    with zipfile.ZipFile(RESULTS / f"{exercise_id}.zip") as archive:
        return archive.read(name)


def misconceptions(exercise_id: str) -> list[dict[str, Any]]:
    """Return the misconceptions of an exercise: each one's name, function, text and quiz."""
    entries: list[dict[str, Any]] = json.loads(_member(exercise_id, NAMES))
    return entries


@lru_cache(maxsize=8)
def changes(exercise_id: str, function: str) -> dict[str, Any]:
    """Return the changes of a function: their phrases, and the results of each in the checks.

    Empty for a function without recorded changes.
    """
    try:
        recorded: dict[str, Any] = json.loads(
            _member(exercise_id, CHANGES.format(function=function))
        )
    except KeyError:
        return {"phrases": [], "rows": {}}
    return recorded


@cache
def right_runs(exercise_id: str) -> frozenset[str]:
    """Return the names of the calls in which the values of right programs are recorded."""
    with zipfile.ZipFile(RESULTS / f"{exercise_id}.zip") as archive:
        names = [name for name in archive.namelist() if name.startswith(RIGHT_RUN)]
    return frozenset(name.removeprefix(RIGHT_RUN) for name in names)


def right_run(exercise_id: str, name: str) -> Any:
    """Return what right programs compute in some calls, as it was recorded. Raises KeyError if it was not."""
    return wire.loads(_member(exercise_id, RIGHT_RUN + name))


def reference(exercise_id: str, seed: int) -> Recording:
    """Return the reference's results in the checks of an exercise. Raises KeyError if not recorded."""
    recorded: Recording = wire.loads(_member(exercise_id, REFERENCE.format(seed=seed)))
    return recorded


def hollow(value: Any) -> Any:
    """Return a result with shapes in place of arrays; of random results only that is stored."""
    if isinstance(value, np.ndarray):
        return {"shape": list(value.shape)}
    if isinstance(value, list | tuple):
        return type(value)(map(hollow, value))
    return {} if isinstance(value, dict) else value


def filled(value: Any) -> Any:
    """Return a hollow result with zeros in every array; they take no memory."""
    if isinstance(value, dict):
        return np.broadcast_to(np.zeros(()), value["shape"]) if value else value
    if isinstance(value, list | tuple):
        return type(value)(map(filled, value))
    return value


# A few entries are enough: one function at a time is diagnosed, at a few seeds.
@lru_cache(maxsize=8)
def _traces(exercise_id: str, function: str, seed: int) -> dict[str, Any]:
    name = TRACES.format(function=function, seed=seed)
    recorded: dict[str, Any] = wire.loads(_member(exercise_id, name))
    return recorded


def trace_of(exercise_id: str, function: str, name: str, check: str, seed: int) -> RecordedTrace:
    """Return the trace of the misconception `name` of a function in a check; see `Check.name`.

    Raises KeyError if it is not recorded, Impossible where the check could not run.
    """
    return read_trace(_traces(exercise_id, function, seed), name, check)


def read_trace(recorded: dict[str, Any], name: str, check: str) -> RecordedTrace:
    """Return one of the traces that `autograder.bundle.record` wrote. Raises as `trace_of` does."""
    trace = recorded["traces"][name][check]
    if trace is None:
        raise Impossible(f"{check}: {name}")
    status, outcomes, measures = trace
    return (
        status,
        tuple(_outcome(recorded["outcomes"][number], recorded["hollow"]) for number in outcomes),
        tuple(Measure(*recorded["measures"][number]) for number in measures),
    )


def _outcome(outcome: Outcome, is_hollow: bool) -> Outcome:
    if is_hollow and isinstance(outcome, Returned):
        return replace(outcome, value=filled(outcome.value))
    return outcome
