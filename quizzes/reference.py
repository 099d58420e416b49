"""The names that expressions in the bank may use: the solutions' functions, NumPy and math.

Only the build and the linter use this, for authors' expressions; learners' answers go through `grammar`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

from autograder.course.paths import SOLUTIONS


@cache
def functions() -> dict[str, Any]:
    """Return every name that the NumPy exercises' solutions define, in one namespace.

    They run in course order in the same namespace, so that later files find what they take as given.
    """
    names: dict[str, Any] = {"__name__": "solutions"}
    for path in sorted(SOLUTIONS.glob("ex*.py")):
        source = path.read_text(encoding="utf-8")
        if "import tensorflow" not in source and "import keras" not in source:
            exec(compile(source, str(path), "exec"), names)
    return names


def value(expression: str, names: Mapping[str, Any]) -> Any:
    """Return the value of an author's `expression` as plain data: numbers, texts, lists.

    Raises whatever the expression raises.
    """
    known = {"np": np, "math": math, **functions(), **names}
    with np.errstate(all="ignore"):
        return _plain(eval(compile(expression.strip(), "<bank>", "eval"), known))


def _plain(result: Any) -> Any:
    if isinstance(result, np.ndarray | np.generic):
        result = result.tolist()
    if isinstance(result, tuple | list):
        return [_plain(item) for item in result]
    if isinstance(result, float) and result == 0:
        return 0.0  # -0.0 becomes 0.0, since the sign would be shown
    if isinstance(result, bool | int | float | str):
        return result
    raise TypeError(f"gives a {type(result).__name__}, not a number, a text or a list")
