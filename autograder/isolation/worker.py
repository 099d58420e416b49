"""The untrusted end of the wire: a process that has loaded one exercise file and answers calls.

The file's text comes over the wire as well, so the worker opens no file of the course. It runs in a process that
the warm parent forked (see `forkserver`) or, as `python -m autograder.isolation.worker`, on the standard input and
output of a process of its own; what the submission prints goes into the answers.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import numpy as np

from autograder.course.catalogue import course
from autograder.isolation.link import WorkerRequest
from autograder.running import keras_calls, tensorflow, watched, wire
from autograder.running.executor import Executor
from autograder.running.guarded import EXCEPTIONS
from autograder.running.outcome import Outcome, Raised, Refused

watched.offer()
keras_calls.offer()

READY = "ready"

Scripts = dict[str, list[WorkerRequest]]
"""Scripts by exercise, which the process got before it became a worker."""


def about(executor: Executor) -> dict[str, Any]:
    """Return which functions of a file are stubs, and which functions each one uses."""
    uses = {name: sorted(used) for name, used in executor.uses.items()}
    return {"stubs": sorted(executor.stubs), "uses": uses}


def load(exercise_id: str, path: str, source: np.ndarray, scratch: str) -> Executor:
    """Return the executor of an exercise; `source` is the text of its file as uint8.

    `scratch` is a file made in advance that replaces every file that a call may write, or "".
    """
    exercise = course().exercise(exercise_id)
    return Executor(exercise, Path(path), source=source.tobytes(), scratch=scratch, tolerant=True)


def _by_known_name(outcome: Outcome, error: BaseException | None) -> Outcome:
    """Name an exception by its nearest well-known base class, since the trusted side accepts no other name."""
    if not isinstance(outcome, Raised) or type(error).__name__ != outcome.type:
        return outcome
    name = next(EXCEPTIONS[kind] for kind in type(error).__mro__ if kind in EXCEPTIONS)
    return replace(outcome, type=name)


def received(stream: IO[bytes]) -> Iterator[WorkerRequest]:
    """Yield requests as they come, until the stream ends."""
    with contextlib.suppress(EOFError):
        while True:
            yield wire.receive(stream)


def _with_scripts(stream: IO[bytes], scripts: Scripts) -> Iterator[WorkerRequest]:
    """Yield the requests that come, and in place of a script's name the requests of that script."""
    for request in received(stream):
        if request[0] == "script":
            yield from scripts[request[1]]
        else:
            yield request


def serve(
    requests: IO[bytes], answers: IO[bytes], scratch: str = "", scripts: Scripts | None = None
) -> None:
    """Answer requests until the stream ends.

    ("load", exercise, path, source) comes first and is answered with None once the file has run;
    ("begin",) has no answer; ("call", name, args, kwargs) is answered with an Outcome,
    ("about",) as `about` says, ("devices", when) with what use_cpu_only did, after which this process
    must not be used again. ("script", exercise) stands for all requests in `scripts` of that exercise.
    """
    wire.send(answers, READY)
    executor: Executor | None = None
    result: Any
    for verb, *arguments in _with_scripts(requests, scripts or {}):
        if verb == "load":
            exercise, path, source = arguments
            executor = load(exercise, path, source, scratch)
            executor.load()
            result = None
        elif executor is None:
            raise wire.WireError("nothing is loaded")
        elif verb == "begin":
            executor.begin()
            continue
        elif verb == "about":
            result = about(executor)
        elif verb == "devices":
            call = executor.call
            result = tensorflow.probe(lambda: call("use_cpu_only", (), {}), *arguments)  # noqa: B023
        else:
            result = _by_known_name(executor.call(*arguments), executor.error)
        try:
            wire.send(answers, result)
        except wire.WireError as error:
            wire.send(answers, Refused(str(error)))


def main() -> None:
    """Serve on standard input and output; an argument names a library to import first."""
    answers = os.fdopen(os.dup(1), "wb")
    # Descriptor 1 is replaced, since a C library may write to it and must not disturb the answers.
    os.dup2(2, 1)
    requests = os.fdopen(os.dup(0), "rb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    if "tensorflow" in sys.argv[1:]:
        tensorflow.import_quietly()
    serve(requests, answers)


if __name__ == "__main__":
    main()
