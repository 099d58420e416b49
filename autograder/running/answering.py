"""A process that loads an exercise file afresh and says what use_cpu_only did to its devices."""

import contextlib
import importlib
import os
import queue
import sys
import threading
from pathlib import Path
from typing import IO, Any

from autograder.course.catalogue import course
from autograder.running import tensorflow, wire
from autograder.running.executor import Executor
from autograder.running.tensorflow import Circumstance


def answer(exercise_id: str, file: str, replacement: str | None, when: Circumstance) -> Any:
    """Load an exercise file, put the named replacement in if there is one, and probe use_cpu_only."""
    executor = Executor(course().exercise(exercise_id), Path(file))
    if replacement is not None:
        module, _, function = replacement.partition(":")
        executor.replace({"use_cpu_only": getattr(importlib.import_module(module), function)})
    return tensorflow.probe(lambda: executor.call("use_cpu_only", (), {}), when)


def main() -> None:
    """Answer the questions from standard input on what was standard output; never returns."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    questions: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, questions), daemon=True).start()
    tensorflow.import_quietly()
    while True:
        with tensorflow.as_new():
            wire.send(answers, answer(*questions.get()))


def _listen(requests: IO[bytes], questions: "queue.SimpleQueue[Any]") -> None:
    """Hand the questions on. When they end, end this process, even if the learner's code loops."""
    with contextlib.suppress(EOFError, wire.WireError):
        while True:
            questions.put(wire.receive(requests))
    os._exit(0)


if __name__ == "__main__":
    main()
