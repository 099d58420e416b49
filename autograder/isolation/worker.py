"""The other side: a process that holds one exercise file and answers calls over the wire.

Its code comes over the wire as well, so it needs to open no file of the course. It runs in what the
warm parent forked (see `forkserver`) or, as `python -m autograder.isolation.worker`, on the standard
input and output of a process of its own; what the submission prints goes into the answers.
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
from autograder.isolation.ahead import WorkerRequest
from autograder.running import keras_calls, tensorflow, watched, wire
from autograder.running.executor import Executor
from autograder.running.guarded import EXCEPTIONS
from autograder.running.outcome import Outcome, Raised, Refused

watched.offer()
keras_calls.offer()

READY = "ready"

Scripts = dict[str, list[WorkerRequest]]
"""Requests by exercise, told to a process before it became a worker."""


def about(executor: Executor) -> dict[str, Any]:
    """Return which of a file's functions are stubs, and which use which."""
    uses = {name: sorted(used) for name, used in executor.uses.items()}
    return {"stubs": sorted(executor.stubs), "uses": uses}


def load(exercise_id: str, path: str, source: np.ndarray, scratch: str) -> Executor:
    """Return what holds the exercise; `source` is the text of the file as uint8.

    `scratch` is a file that stands ready in place of every file that a call may write, or "".
    """
    exercise = course().exercise(exercise_id)
    return Executor(exercise, Path(path), source=source.tobytes(), scratch=scratch, tolerant=True)


def _by_known_name(outcome: Outcome, error: BaseException | None) -> Outcome:
    """Name an exception by the well-known class that it comes from: no other name is taken over there."""
    if not isinstance(outcome, Raised) or type(error).__name__ != outcome.type:
        return outcome
    name = next(EXCEPTIONS[kind] for kind in type(error).__mro__ if kind in EXCEPTIONS)
    return replace(outcome, type=name)


def received(stream: IO[bytes]) -> Iterator[WorkerRequest]:
    """Yield requests as they come, until there are none."""
    with contextlib.suppress(EOFError):
        while True:
            yield wire.receive(stream)


def _told(stream: IO[bytes], scripts: Scripts) -> Iterator[WorkerRequest]:
    """Yield the requests that come, and those of a script where only its name comes."""
    for request in received(stream):
        if request[0] == "script":
            yield from scripts[request[1]]
        else:
            yield request


def serve(
    requests: IO[bytes], answers: IO[bytes], scratch: str = "", scripts: Scripts | None = None
) -> None:
    """Answer requests until there are none.

    ("load", exercise, path, source) comes first and is answered with None once the file has run;
    ("begin",) has no answer; ("call", name, args, kwargs) is answered with an Outcome,
    ("about",) as `about` says, ("devices", when) with what use_cpu_only did, after which this process
    is of no use. ("script", exercise) stands for all that `scripts` holds of it.
    """
    wire.send(answers, READY)
    executor: Executor | None = None
    result: Any
    for verb, *rest in _told(requests, scripts or {}):
        if verb == "load":
            exercise, path, source = rest
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
            result = tensorflow.probe(lambda: call("use_cpu_only", (), {}), *rest)  # noqa: B023
        else:
            result = _by_known_name(executor.call(*rest), executor.error)
        try:
            wire.send(answers, result)
        except wire.WireError as error:
            wire.send(answers, Refused(str(error)))


def main() -> None:
    """Serve on standard input and output; with an argument, import what it names ahead."""
    answers = os.fdopen(os.dup(1), "wb")
    # What a C library writes to descriptor 1 must not reach the answers.
    os.dup2(2, 1)
    requests = os.fdopen(os.dup(0), "rb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    if "tensorflow" in sys.argv[1:]:
        tensorflow.import_quietly()
    serve(requests, answers)


if __name__ == "__main__":
    main()
