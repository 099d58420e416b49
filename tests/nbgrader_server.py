"""Runs command lines of nbgrader and ours, each in a process that is forked from one which has imported both.

The imports take five seconds of CPU, and the tests type hundreds of commands. `run` is for the tests; as a program,
this file is the process that forks.
"""

import gc
import importlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from forked import COMMANDS, INSTRUCTORS, PRELOADED, exit_code, exit_code_of, leave

# As it is before any test sets a variable.
_environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
_lock = threading.Lock()
_server: "subprocess.Popen[str] | None" = None


def run(
    words: Sequence[str], cwd: Path, environment: dict[str, str], program: str = "nbgrader"
) -> tuple[int, str]:
    """Run `nbgrader` or `autograder` with these arguments; return its exit status and what it printed."""
    global _server
    with _lock, tempfile.NamedTemporaryFile() as output:
        if _server is None:
            _server = subprocess.Popen(
                [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                encoding="utf-8", env=_environment,
            )  # fmt: skip
        assert _server.stdin is not None and _server.stdout is not None
        request = {"program": program, "words": list(words), "cwd": str(cwd), "env": environment}
        request["to"] = output.name
        print(json.dumps(request), file=_server.stdin, flush=True)
        # The server ends when this process does, for it reads its standard input to the end.
        status = int(_server.stdout.readline())
        return status, Path(output.name).read_text(encoding="utf-8")


def can(environment: Mapping[str, str]) -> bool:
    """Return whether a fork behaves as a new process would: it has the same kit, for example."""
    return _read_by_python(environment) == _read_by_python(_environment)


def _read_by_python(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith("PYTHON")}


def serve() -> None:
    """Fork a process for every request."""
    import nbformat
    from nbgrader.apps.nbgraderapp import NbGraderApp

    from autograder.course.catalogue import course

    for name in (*PRELOADED, "nbgrader.api"):
        importlib.import_module(name)
    for name in (*COMMANDS, *INSTRUCTORS, "gradebook", "release"):
        importlib.import_module(f"autograder.commands.{name}")
    # What every command reads or makes at first: the catalogue, and the code that validates notebooks.
    course()
    nbformat.validate(nbformat.v4.new_notebook())
    # A fork that collects garbage would touch, and so copy, all that is there.
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            _become(request)
            if request["program"] == "nbgrader":
                leave(exit_code(NbGraderApp.launch_instance))
            leave(exit_code_of(request["program"]))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _become(request: dict) -> None:
    """Take over the folder, the environment, the arguments and the output that a request asks for."""
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    sys.argv = [request["program"], *request["words"]]
    # As the program `nbgrader` does, which lies in another folder than this file; `python -m` looks where it runs.
    sys.path.remove(str(Path(__file__).parent))
    if request["program"] != "nbgrader":
        sys.path.insert(0, request["cwd"])
    nothing = os.open(os.devnull, os.O_RDONLY)
    output = os.open(request["to"], os.O_WRONLY | os.O_APPEND)
    os.dup2(nothing, 0)
    os.dup2(output, 1)
    os.dup2(output, 2)


if __name__ == "__main__":
    serve()
