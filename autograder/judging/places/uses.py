"""Places where a variable is used although another one belongs there."""

from typing import Any

import numpy as np

from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.runner import Puts, RunOutcome
from autograder.judging.places.slip import Slip
from autograder.judging.places.values import trivial
from autograder.running.watching import Expression


def _has_another_name(
    search: FailingRun, now: RunOutcome, maker: Expression, values: list[Any]
) -> bool:
    """Return whether an array is the value of another variable too, so that this one belongs in the place."""
    right = values[-1]
    if not isinstance(right, np.ndarray) or trivial(right) or maker.shape == "Name":
        return False
    expressions = search.runner.expressions
    if any(expressions[one].text == maker.variable for one in maker.operands):
        return False  # x = f(x): the variable itself had that value before
    return any(
        watched.expression.shape == "Name"
        and watched.expression.function == maker.function
        and watched.expression.text != maker.variable
        and isinstance(watched.values[-1], np.ndarray)
        and watched.values[-1].shape == right.shape
        and search.right.known.is_same(watched.values[-1], right)
        for watched in now.judged.trace.streams.values()
    )


def used_for_another(search: FailingRun, others: Puts, now: RunOutcome, slip: Slip) -> Slip | None:
    """Return the one statement that uses a variable where another one with the right value belongs."""
    maker = search.runner.expressions[slip.number]
    assigned = [
        one
        for one in search.runner.expressions
        if one.variable == maker.variable and one.function == maker.function
    ]
    if maker.variable is None or len(assigned) != 1:
        return None
    streams = now.judged.trace.streams
    by_statement: dict[int, list[Expression]] = {}
    for use in search.uses(maker):
        if use.statement != maker.statement:
            by_statement.setdefault(use.statement, []).append(use)
    if len(by_statement) < 2 or not _has_another_name(search, now, maker, slip.values):
        return None  # a variable that has one use is made for it
    found = []
    for uses in by_statement.values():
        if not all(use.number in streams for use in uses):
            continue
        tried = search.runner.run({**others, **{use.number: slip.values for use in uses}})
        if search.mends(tried, now):
            found.append(uses[0])
    return Slip(found[0].number, slip.values, slip.certain, "known") if len(found) == 1 else None
