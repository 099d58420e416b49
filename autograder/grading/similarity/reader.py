"""Parses texts that students handed in, in a process of its own that holds nothing else.

A text can crash Python's parser or exhaust its memory; then only this process ends, and the next text gets a new one.
Only JSON crosses, so nothing that comes back is unpickled.
"""

import contextlib
import json
import multiprocessing
import signal
from collections.abc import Iterable
from multiprocessing.connection import Connection
from typing import Any

from autograder.basics.memory import limit_memory
from autograder.grading.similarity.tree import FunctionTree, trees_in
from autograder.language.finding import Sentence, say

SECONDS = 20.0
MEMORY = 2 * 2**30
TOO_MUCH = say("Python cannot parse it within the time and memory that a file has here")


def _serve(connection: Connection) -> None:
    """Answer requests until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asks handles Ctrl-C
    limit_memory(MEMORY)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            text, functions, given = json.loads(connection.recv_bytes())
            connection.send_bytes(json.dumps(_answer(text, functions, given)).encode())


def _answer(text: str, functions: list[str], given: list[str]) -> dict[str, Any]:
    try:
        trees = trees_in(text, functions, given)
    except SyntaxError as error:
        return {"line": error.lineno or 0}
    except (ValueError, RecursionError, MemoryError):
        return {"line": 0}
    return {"trees": {name: [one.tokens, one.lines, one.spans] for name, one in trees.items()}}


class TreeReader:
    """The process that parses; it starts with the first text. Close it when done."""

    def __init__(self) -> None:
        self._process: Any = None
        self._connection: Connection | None = None

    def __enter__(self) -> "TreeReader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(
        self, text: str, functions: Iterable[str], given: Iterable[str] = ()
    ) -> dict[str, FunctionTree] | Sentence:
        """Return the trees of some functions of a text, or why it cannot be parsed."""
        connection = self._connection or self._start()
        try:
            connection.send_bytes(json.dumps([text, list(functions), list(given)]).encode())
            if not connection.poll(SECONDS):
                raise TimeoutError
            answer = json.loads(connection.recv_bytes())
        except (EOFError, OSError):
            self.close()
            return TOO_MUCH
        if "line" in answer:
            if not answer["line"]:
                return say("it is not valid Python")
            return say("it is not valid Python (line {line})", line=answer["line"])
        return {
            name: FunctionTree(tuple(tokens), tuple(lines), tuple(map(tuple, spans)))
            for name, (tokens, lines, spans) in answer["trees"].items()
        }

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._connection, far_end = context.Pipe()
        self._process = context.Process(target=_serve, args=(far_end,), daemon=True)
        self._process.start()
        far_end.close()
        return self._connection

    def close(self) -> None:
        """End the process."""
        if self._connection is None:
            return
        self._connection.close()
        self._process.kill()
        self._process.join()
        self._connection = None
