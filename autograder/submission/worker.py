"""The other side: a process that holds a submission and answers calls over two pipes.

`python -m autograder.submission.worker EXERCISE FILE` reads requests from standard input and
writes answers to what was standard output; what the submission prints goes into the answers.
"""

import os
import sys
from pathlib import Path
from typing import IO, Any

from autograder.catalogue import course
from autograder.submission import wire
from autograder.submission.executor import Executor
from autograder.submission.outcome import Refused


def answer(executor: Executor, request: Any) -> Any:
    """Return what one request asks for: ("begin", check, seed), ("call", …) or ("about",)."""
    verb, *rest = request
    if verb == "begin":
        executor.begin(*rest)
        return None
    if verb == "about":
        executor.load()
        uses = {name: sorted(used) for name, used in executor.uses.items()}
        return {"stubs": sorted(executor.stubs), "uses": uses}
    return executor.call(*rest)


def serve(executor: Executor, requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until there are none."""
    while True:
        try:
            request = wire.receive(requests)
        except EOFError:
            return
        result = answer(executor, request)
        try:
            wire.send(answers, result)
        except wire.WireError as error:
            wire.send(answers, Refused(str(error)))


def main() -> None:
    """Serve one exercise file."""
    exercise_id, file = sys.argv[1:]
    answers = os.fdopen(os.dup(1), "wb")
    # What a C library writes to descriptor 1 must not reach the answers.
    os.dup2(2, 1)
    requests = os.fdopen(os.dup(0), "rb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    executor = Executor(course().exercise(exercise_id), Path(file))
    serve(executor, requests, answers)


if __name__ == "__main__":
    main()
