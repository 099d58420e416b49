"""Runs the bank's code samples outside this process, with a time limit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec

SECONDS = 60.0


@dataclass(frozen=True)
class SampleRun:
    """The output of a sample, and the name of the exception that ended it ("" if none did)."""

    printed: str
    raised: str
    message: str = ""


def library_missing(script: str) -> str:
    """Return the library that `script` imports and that is not installed here, or ""."""
    for library in ("tensorflow", "keras"):
        used = f"import {library}" in script or f"from {library}" in script
        if used and not find_spec(library):
            return library
    return ""


def run(script: str) -> SampleRun:
    """Run one sample in a process of its own, with the installed libraries and nothing of this process."""
    if script not in _done:
        _done[script] = _run_alone(script)
    return _done[script]


def run_all(scripts: Iterable[str]) -> None:
    """Run every script, and cache the results for `run`.

    Scripts without TensorFlow share a process, each in its own namespace, since starting Python and NumPy takes
    much longer than a sample. Scripts without a result from that process run alone.
    """
    fresh = [script for script in dict.fromkeys(scripts) if script not in _done]
    light = [script for script in fresh if "tensorflow" not in script and "keras" not in script]
    _done.update(zip(light, _run_together(light), strict=False))
    unfinished = [script for script in fresh if script not in _done]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(run, unfinished))


_done: dict[str, SampleRun] = {}

# Reads the samples as JSON and writes a line of JSON for each.
_RUNNER = """
import contextlib, io, json, sys, traceback
import numpy as np
options = np.get_printoptions()
for script in json.load(sys.stdin):
    out, raised = io.StringIO(), ""
    np.set_printoptions(**options)
    np.random.seed(None)
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(script, "<string>", "exec"), {"__name__": "__main__"})
    except BaseException as error:
        raised = traceback.format_exception_only(error)[-1].strip().splitlines()[-1]
    print(json.dumps([out.getvalue(), raised]), flush=True)
"""


def _run_together(scripts: list[str]) -> list[SampleRun]:
    """Return the results of the first samples, up to the one that did not end."""
    try:
        done = _python(_RUNNER, json.dumps(scripts))
        lines = done.stdout.splitlines()
    except subprocess.TimeoutExpired as error:
        text = error.stdout or b""
        lines = (text.decode("utf-8", "replace") if isinstance(text, bytes) else text).splitlines()
    complete = [line for line in lines if line.endswith("]")]
    return [
        SampleRun(printed, _name(raised), raised) for printed, raised in map(json.loads, complete)
    ]


def _run_alone(script: str) -> SampleRun:
    try:
        done = _python(script, "")
    except subprocess.TimeoutExpired:
        return SampleRun("", "TimeoutExpired", f"no end within {SECONDS:.0f} s")
    last = done.stderr.strip().splitlines()[-1:] if done.returncode else []
    return SampleRun(done.stdout, _name(last[0]) if last else "", last[0] if last else "")


def _name(message: str) -> str:
    return message.partition(":")[0].rpartition(".")[2]


def _python(script: str, text: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "TF_CPP_MIN_LOG_LEVEL": "3"}
    command = [sys.executable, "-W", "ignore", "-c", script]
    return subprocess.run(
        command, input=text, capture_output=True, encoding="utf-8", env=environment,
        timeout=SECONDS, check=False,
    )  # fmt: skip
