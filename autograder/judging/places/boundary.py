"""Places where a comparison leaves out the limit itself, as in x > 0 and x < 0 where x may be 0."""

import ast
from typing import Any

import numpy as np

from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.runner import Puts, RunOutcome
from autograder.judging.places.slip import Slip
from autograder.running.recorder import number_like
from autograder.running.watching import Expression


def left_out_limit(search: FailingRun, others: Puts, now: RunOutcome, slip: Slip) -> Slip | None:
    """Return the first comparison that mends the result where it takes in the limit as well."""
    streams = now.judged.trace.streams
    place = search.runner.expressions[slip.number]
    if slip.number not in streams or not number_like(slip.values[-1]):
        return None
    mine, right = streams[slip.number].values[-1], np.asarray(slip.values[-1])
    if not number_like(mine) or np.shape(mine) != right.shape or not right.size:
        return None
    wrong = ~np.isclose(mine, right, rtol=search.relative, atol=0, equal_nan=True)
    for watched in streams.values():
        compare, flags = watched.expression, watched.values[-1]
        how = _how(compare, wrong.size) if compare.function == place.function else None
        if how is None:
            continue
        if len(watched.values) != 1 or not isinstance(flags, np.ndarray) or not wrong.any():
            continue
        if flags.dtype != bool or flags.shape != wrong.shape or flags[wrong].any():
            continue
        compared = [streams[one].values[-1] for one in compare.operands if one in streams]
        if not any(_is_one(one, wrong) for one in compared):
            continue
        values = [flags | wrong]
        if search.mends(search.runner.run({**others, compare.number: values}), now):
            return Slip(compare.number, values, slip.certain, how)
    return None


def _how(expression: Expression, entries: int) -> str | None:
    """Return what is wrong with one comparison where it also has to hold for some number; None for any other expression.

    A limit is left out by <, > and !=. Of a single number, whether it equals another one says nothing.
    """
    if expression.shape != "Compare":
        return None
    node = ast.parse(expression.text.strip(), mode="eval").body
    operators = [type(one) for one in node.ops] if isinstance(node, ast.Compare) else []
    if operators in ([ast.Lt], [ast.Gt], [ast.NotEq]):
        return "limit"
    return "test" if operators == [ast.Eq] and entries > 1 else None


def _is_one(value: Any, where: np.ndarray) -> bool:
    """Return whether all entries of an array in some places are one number."""
    if not isinstance(value, np.ndarray) or value.shape != where.shape:
        return False
    entries = value[where]
    return bool((entries == entries[0]).all())
