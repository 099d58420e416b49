"""What an author's expression gives: over the parameters, the reference's functions, NumPy, math and short experiments."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from quizzes import charts, experiments
from quizzes.reference import functions

DRAWING = {name: getattr(charts, name) for name in ("bars", "chart", "grid", "histogram", "panels")}


def value(expression: str, names: Mapping[str, Any]) -> Any:
    """Return the value of an author's `expression` as plain data: numbers, texts, lists.

    Raises whatever the expression raises.
    """
    return _plain(_result(expression, names))


def view(expression: str, names: Mapping[str, Any]) -> dict[str, Any]:
    """Return the Vega-Lite view that an author's `expression` over the functions of `charts` draws.

    Raises whatever the expression raises.
    """
    drawn = _result(expression, {**DRAWING, **names})
    if not isinstance(drawn, dict):
        raise TypeError(f"gives a {type(drawn).__name__}, not a view")
    return drawn


def _result(expression: str, names: Mapping[str, Any]) -> Any:
    known = {"np": np, "math": math, **functions(), **experiments.NAMES, **names}
    with np.errstate(all="ignore"):
        return eval(compile(expression.strip(), "<bank>", "eval"), known)


def _plain(result: Any) -> Any:
    if isinstance(result, np.ndarray | np.generic):
        result = result.tolist()
    if isinstance(result, tuple | list):
        return [_plain(item) for item in result]
    if isinstance(result, float) and result == 0:
        return 0.0  # never -0.0, which would be shown
    if isinstance(result, bool | int | float | str):
        return result
    raise TypeError(f"gives a {type(result).__name__}, not a number, a text or a list")
