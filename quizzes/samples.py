"""Runs the bank's code samples, each in a fresh Python process with a time limit."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

SECONDS = 60.0


@dataclass(frozen=True)
class Run:
    """What a sample printed, and the name of the exception that ended it ("" if none did)."""

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


@cache
def run(script: str) -> Run:
    """Run one sample. It sees the installed libraries and nothing of this process."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "TF_CPP_MIN_LOG_LEVEL": "3"}
    command = [sys.executable, "-W", "ignore", "-c", script]
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", env=environment, timeout=SECONDS,
            stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Run("", "TimeoutExpired", f"no end within {SECONDS:.0f} s")
    last = done.stderr.strip().splitlines()[-1:] if done.returncode else []
    raised = last[0].partition(":")[0].rpartition(".")[2] if last else ""
    return Run(done.stdout, raised, last[0] if last else "")


def run_all(scripts: Iterable[str]) -> None:
    """Run every script, as many at a time as there are cores, so that `run` then knows it."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(run, dict.fromkeys(scripts)))
