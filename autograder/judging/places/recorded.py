"""What right programs compute in the calls of checks, recorded for copies of the course that have no solutions.

A recording has, of an expression, its kind ("BinOp Add", "Call sum"), its values, and which of them it is made of; no
line of a solution.
"""

from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from autograder.course.catalogue import Exercise, course
from autograder.course.given import given_sources, put_back
from autograder.judging.places.right_run import CallsKey, RightRun, RightStream
from autograder.judging.places.value_table import ValueTable, at
from autograder.judging.places.values import Known
from autograder.recording import store as recordings
from autograder.running import wire
from autograder.running.outcome import Outcome, Returned
from autograder.running.watched import Calls


def recorded_name(key: CallsKey) -> str:
    """Return the name of calls in a recording."""
    check, count, digest = key
    return f"{check}/{count}/{digest.hex()[:32]}"


def recorded_form(run: RightRun) -> bytes:
    """Return what right programs compute as the bytes of a recording. Raises WireError for values that are no plain data."""
    table = ValueTable(wire.dumps)
    index = table.index
    streams = [
        (one.shape, index(list(one.values)), sorted(one.operands), one.own) for one in run.streams
    ]
    recorded = {
        "relative": run.known.relative,
        "classes": index(run.known.representatives()),
        "streams": streams,
        "made_of": [(one, sorted(several)) for one, several in run.made_of.items()],
        "stored": sorted(one for one in run.stored if one is not None),
        "programs": list(run.programs.items()),
        "results": index(run.results[-1] if run.results else []),
        "values": table.values,
    }
    return wire.dumps(recorded)


def right_run_of(recorded: dict[str, Any]) -> RightRun:
    """Return what right programs compute, from a recording as `recorded_form` makes it."""
    values = recorded["values"]
    known = Known(recorded["relative"])
    for one in at(values, recorded["classes"]):
        known.add(one)
    streams = []
    for shape, indices, operands, own in recorded["streams"]:
        stream = at(values, indices)
        token = tuple(map(known.token, stream))
        streams.append(RightStream(shape, stream, frozenset(operands), own, token))
    return RightRun(
        known,
        streams,
        [at(values, recorded["results"])],
        made_of={one: set(several) for one, several in recorded["made_of"]},
        stored=set(recorded["stored"]),
        programs=Counter(dict(recorded["programs"])),
    )


class RecordedPrograms:
    """What the right programs of one exercise compute in the recorded calls."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._names: frozenset[str] = frozenset()
        if recordings.is_recorded(exercise.id):
            self._names = recordings.right_runs(exercise.id)
        self._runs: dict[CallsKey, RightRun] = {}

    def knows(self, key: CallsKey) -> bool:
        """Return whether these calls are recorded."""
        return recorded_name(key) in self._names

    def run(self, key: CallsKey, calls: Calls, relative: float) -> RightRun:
        """Return the values of right programs in recorded calls. Raises KeyError for others."""
        if key not in self._runs:
            self._runs[key] = right_run_of(
                recordings.right_run(self.exercise.id, recorded_name(key))
            )
        return self._runs[key]

    def solved(self, key: CallsKey, calls: Calls) -> Outcome | None:
        """Return None: `run` needs no time here, and has the results."""
        return None

    def result(self, name: str, args: tuple[Any, ...]) -> Outcome | None:
        """Return what a function gives that some exercise shows solved, under Given; None for others."""
        function = _given_functions().get(name)
        try:
            return None if function is None else Returned(function(*args))
        except Exception:  # the arguments are those of a wrong submission
            return None


@cache
def _given_functions() -> dict[str, Callable[..., Any]]:
    """Return the functions that some exercise shows solved, by their names."""
    functions: dict[str, Callable[..., Any]] = {}
    for exercise in course():
        sources = given_sources(exercise) if exercise.library is None else {}
        namespace: dict[str, Any] = {"np": np}
        put_back(namespace, sources, {})
        functions |= {name: namespace[name] for name in sources}
    return functions
