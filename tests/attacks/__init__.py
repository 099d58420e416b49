"""Submissions that attack the grader: source text, and the status that each one must end with.

Every source is ex01's file, after PRELUDE. An attack that succeeds returns the right sigmoid, or leaves a
trace where the tests look: so it gains a point, or is found, when the sandbox fails.
"""

PRELUDE = """\
import os, sys, signal, threading, time, ctypes, socket, struct
import numpy as np

ROOT = {root!r}

def right(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1) / (1 + e)  # not as the hint has it, which an attack looks for in memory

def syscall(number, *arguments):
    found = ctypes.CDLL(None, use_errno=True).syscall(number, *arguments)
    if found < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return found

"""


def in_sigmoid(*lines: str) -> str:
    """Return a file whose sigmoid runs some lines and then returns the right answer."""
    body = "\n".join(f"    {line}" for line in lines)
    return f"def sigmoid(x):\n{body}\n    return right(x)\n"


def at_import(*lines: str) -> str:
    """Return a file that runs some lines while it is loaded; its sigmoid is right."""
    return "\n".join(lines) + "\n\n" + in_sigmoid("pass")
