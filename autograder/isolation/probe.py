"""Finds out whether a tier really confines a worker, by letting one try what must be impossible."""

import tempfile
import time
from pathlib import Path

import numpy as np

from autograder.course.catalogue import course
from autograder.course.paths import COURSE, PACKAGE, RIGHT_ANSWERS, SOLUTIONS
from autograder.isolation.link import NoAnswer
from autograder.isolation.sandbox.limits import Limits
from autograder.isolation.warm import PATIENCE, Sandbox, WarmParent, WorkerUnavailable
from autograder.running.outcome import Returned
from autograder.running.wire import framed

# Files of the kit that grades.
KIT = (
    COURSE / "course.toml",
    PACKAGE / "checks" / "__init__.py",
    RIGHT_ANSWERS / "ex01_sigmoid.py",
    SOLUTIONS / "ex01_sigmoid.py",
)
# What shows a copy of the kit among the packages, by its place below them.
NAMES = (
    "autograder/c*/*",
    "autograder/right_answers/ex*.py",
    "quizzes/*.json",
    "right_answers/ex*.py",
    "solutions/ex*.py",
)
# Runs in the worker in place of a submission, and reports which forbidden things it could do.
ATTEMPTS = """
import glob, os, socket, sys, decimal  # the last is not imported yet: Python must be readable

def kit():
    # Reads a file of any copy of the kit that shows itself where packages are.
    places = {*sys.path, *(f"{one}/lib" for one in (sys.prefix, sys.base_prefix, "/usr", "/usr/local"))}
    for place in places:
        for way in ("", "python*/*-packages/", "python*/*-packages/*/"):
            for name in NAMES:
                for found in glob.glob(f"{place}/{way}{name}"):
                    if os.path.isfile(found):
                        return open(found).read()
    raise OSError("there is none")

def attempts(neighbour):
    yield "read", lambda: open(neighbour).read()
    yield "list", lambda: os.listdir(os.path.dirname(neighbour))
    yield "write", lambda: open(neighbour, "w")
    yield "create", lambda: open(os.path.join(os.path.dirname(neighbour), "new"), "w")
    yield "fork", os.fork
    yield "connect", lambda: socket.socket()
    yield "signal", lambda: os.kill(os.getppid(), 0)
    yield "proc", lambda: open("/proc/self/environ").read()
    yield "kit", kit
    for file in KIT:
        yield "kit", lambda: open(file).read()

def sigmoid(x):
    done = []
    for name, attempt in attempts(NEIGHBOUR):
        try:
            attempt()
        except OSError:
            continue
        done.append(name)
    return done
"""


def holds(parent: WarmParent, tier: str, limits: Limits) -> None:
    """Return if a worker in `tier` runs and can do nothing forbidden.

    Raises WorkerUnavailable, whose text says what it could do, or why it did not run.
    """
    exercise = course().exercise("ex01_sigmoid")
    with tempfile.TemporaryDirectory(prefix="xor2mnist-") as folder:
        own, neighbour = Path(folder, "own"), Path(folder, "neighbour")
        own.mkdir()
        neighbour.write_text("a neighbour's file", encoding="utf-8")
        sandbox = Sandbox(parent, tier, own, limits)
        link = None
        try:
            link = sandbox.worker(2**16)
            deadline = time.monotonic() + PATIENCE
            ready = link.ask(b"", deadline)
            if ready != "ready":
                raise WorkerUnavailable(str(ready))
            kit = [str(file) for file in KIT]
            names = f"NEIGHBOUR = {str(neighbour)!r}\nKIT = {kit}\nNAMES = {NAMES}\n"
            source = f"{names}{ATTEMPTS}".encode()
            path = str(own / exercise.filename)
            link.ask(framed(("load", exercise.id, path, np.frombuffer(source, np.uint8))), deadline)
            answer = link.ask(framed(("call", "sigmoid", (0.0,), {})), deadline)
        except NoAnswer as error:
            raise WorkerUnavailable(f"{type(error).__name__} {error}") from error
        finally:
            if link is not None:
                link.close()
            sandbox.close()
    if not isinstance(answer, Returned):
        raise WorkerUnavailable(str(answer))
    if answer.value:
        raise WorkerUnavailable("a worker was able to " + ", ".join(answer.value))
