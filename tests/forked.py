"""Runs `python -m autograder …` and `python -m pytest …` in forks of one process that has imported them.

The commands share one diagnosis, as the attempts of `watch` do. So they take a quarter of the CPU of a new process.
Each fork has its own environment, folder and streams. What Python reads only as it starts (PYTHONPATH, LC_ALL and so
on) stays as it was for the first: `Forks.can` says whether a command has to be started anew for that.
"""

import atexit
import contextlib
import gc
import importlib
import io
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from places import ROOT

MODULES = ("autograder", "pytest")
# What an extra needs is left to the commands that use it.
PRELOADED = ("numpy", "numpy.random", "rich.console", "_pytest.terminal")
COMMANDS = ("check", "study", "loop", "files", "plot", "quiz", "lab", "doctor", "attempt", "paging")
INSTRUCTORS = ("grade", "collect", "preflight", "feedback", "report", "regrade")
# A warning about an encoding that depends on the machine, from our modules, is an error.
WARNINGS = {
    "PYTHONWARNDEFAULTENCODING": "1",
    "PYTHONWARNINGS": "error:'encoding' argument:EncodingWarning:autograder",
}


def at_start(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what Python or the C library reads of an environment only as a process starts."""
    names = ("PYTHON", "LC_", "LANG", "LD_", "OMP_", "OPENBLAS_")
    return {
        name: value
        for name, value in environment.items()
        if name.startswith(names) and name != "PYTHONIOENCODING"
    }


class Forks:
    """The process that is forked; it ends with its standard input, so with the tests."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._at_start = at_start(environment)
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict(environment),
            text=True,
            encoding="utf-8",
        )

    def can(self, arguments: list[str], cwd: Path, environment: Mapping[str, str]) -> bool:
        """Return whether a fork behaves as a new process would, also where the folder has a kit of its own."""
        module = arguments[:1] == ["-m"] and arguments[1] in MODULES
        own_kit = cwd != ROOT and any((cwd / name).exists() for name in ("autograder", "quizzes"))
        return module and not own_kit and at_start(environment) == self._at_start

    def run(
        self, arguments: list[str], cwd: Path, environment: Mapping[str, str], timeout: float
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command, as subprocess.run does. Raises TimeoutExpired."""
        encoding = environment["PYTHONIOENCODING"]
        with tempfile.TemporaryDirectory() as folder:
            out, err = Path(folder, "out"), Path(folder, "err")
            request = {
                "arguments": arguments,
                "cwd": str(cwd),
                "environment": dict(environment),
                "out": str(out),
                "err": str(err),
            }
            assert self._process.stdin and self._process.stdout
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
            pid = int(self._process.stdout.readline())
            stopped = threading.Event()

            def stop() -> None:
                stopped.set()
                os.kill(pid, signal.SIGKILL)

            timer = threading.Timer(timeout, stop)
            timer.start()
            code = int(self._process.stdout.readline())
            timer.cancel()
            texts = [
                file.read_bytes().decode(encoding).replace("\r\n", "\n") for file in (out, err)
            ]
        if stopped.is_set():
            raise subprocess.TimeoutExpired(arguments, timeout, *texts)
        return subprocess.CompletedProcess(arguments, code, *texts)

    def end(self) -> None:
        """End the process."""
        self._process.communicate(timeout=60)


_forks: list[Forks] = []


def run(
    *arguments: object,
    cwd: Path = ROOT,
    encoding: str = "utf-8",
    fresh: bool = False,
    **environment: str,
) -> "subprocess.CompletedProcess[str]":
    """Run Python with some arguments; output is decoded as the encoding that the process uses.

    With `fresh` the process is a new one in any case, as where it matters what was imported before. Only Linux forks
    without harm.
    """
    whole = {**os.environ, **WARNINGS, "PYTHONIOENCODING": encoding}
    command = list(map(str, arguments))
    if not _forks and sys.platform == "linux":
        _forks.append(Forks(whole))
    whole |= environment
    if _forks and not fresh and _forks[0].can(command, cwd, whole):
        return _forks[0].run(command, cwd, whole, timeout=300)
    return subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env=whole,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding=encoding,
        timeout=300,
    )


def end() -> None:
    """End the process that is forked, if there is one."""
    while _forks:
        _forks.pop().end()


def become(request: dict) -> str:
    """Turn a fork into the process that was asked for; return the module that it runs."""
    files = [os.devnull, request["out"], request["err"]]
    flags = [os.O_RDONLY, *[os.O_WRONLY | os.O_CREAT] * 2]
    for number, (file, flag) in enumerate(zip(files, flags, strict=True)):
        opened = os.open(file, flag)
        os.dup2(opened, number)
        os.close(opened)
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["cwd"])
    sys.path[0] = str(Path.cwd())
    encoding = os.environ["PYTHONIOENCODING"]
    sys.stdin = sys.__stdin__ = open(0, encoding=encoding, closefd=False)  # noqa: SIM115
    for number, name, errors in ((1, "stdout", "strict"), (2, "stderr", "backslashreplace")):
        raw = open(number, "wb", closefd=False)  # noqa: SIM115
        stream = io.TextIOWrapper(raw, encoding=encoding, errors=errors, line_buffering=number == 2)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    _, module, *arguments = request["arguments"]
    sys.argv = [module, *arguments]
    return module


def exit_code_of(module: str) -> int:
    """Run a module as `python -m` does, and return what the process then exits with."""
    return exit_code(lambda: runpy.run_module(module, run_name="__main__", alter_sys=True))


def exit_code(main: Callable[[], object]) -> int:
    """Run the main function of a program, and return what its process then exits with."""
    try:
        main()
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def leave(code: int) -> None:
    """End a fork as a process ends, without taking the whole heap apart, which would copy it."""
    threading._shutdown()
    atexit._run_exitfuncs()
    with contextlib.suppress(ValueError, OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def share_diagnosis() -> None:
    """Let all forks use one diagnosis; where there are many tests, it has met a half-done course before."""
    from courses import half_done

    from autograder import DEFAULT_SEED
    from autograder.commands import attempt, check
    from autograder.course.catalogue import course
    from autograder.judging import diagnosis
    from autograder.judging.engine import assess
    from autograder.report.notices import Notices

    shared = attempt._diagnosis()

    class Shared(diagnosis.Diagnosis):
        def __new__(cls, *arguments, **options):
            return shared if cls is Shared else super().__new__(cls)

    check.Diagnosis = diagnosis.Diagnosis = Shared
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return
    with tempfile.TemporaryDirectory() as folder:
        numpy = [one for one in course() if one.library is None]
        notices = Notices("en", 2, sys.stderr)
        benches = check.local_benches(numpy, half_done(Path(folder)), DEFAULT_SEED, notices)
        assess(benches, shared)


def serve() -> None:
    """Fork for every request, one after another: its process id, and at its end what it returned, is written."""
    for name in PRELOADED:
        importlib.import_module(name)
    for name in (*COMMANDS, *INSTRUCTORS):
        importlib.import_module(f"autograder.commands.{name}")
    share_diagnosis()
    # A fork that collects garbage would touch, and so copy, all that is there.
    gc.collect()
    gc.freeze()
    while line := sys.stdin.readline():
        pid = os.fork()
        if not pid:
            leave(exit_code_of(become(json.loads(line))))
        print(pid, flush=True)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    serve()
