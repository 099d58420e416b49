"""Finds the call of a helper in which another variable stands than should: there the mistake is, not inside the helper."""

import ast
from collections.abc import Iterator
from contextlib import suppress

from autograder.judging.places.exchanges import exchanges
from autograder.judging.places.failing_run import FailingRun
from autograder.judging.places.options import PossibleValues
from autograder.judging.places.runner import BudgetSpent
from autograder.judging.places.slip import Slip
from autograder.judging.places.trace import Watched
from autograder.running.source import around


def passed_on(run: FailingRun, slips: list[Slip]) -> list[Slip]:
    """Return the variable in a call in whose place another variable makes the result right.

    Only a variable that the helper is not given says that the call is wrong: one that it is given may have been mixed up inside.
    """
    first = min(slips, key=lambda one: run.time(one.number))
    with suppress(BudgetSpent):
        for watched in _passed(run, first):
            for name, choices in exchanges(run, [watched]):
                mended = run.mended({}, run.base, name, _not_given(run, watched, choices))
                if mended is not None:
                    return [Slip(name, mended[0].values, True, "passed-on")]
    return []


def _passed(run: FailingRun, slip: Slip) -> Iterator[Watched]:
    """Yield the variables in the calls of the functions and classes that hold a place, the nearest calls first."""
    text, place = run.runner.text, run.runner.expressions[slip.number]
    holding: list[ast.FunctionDef | ast.ClassDef] = [*around(text, place.line, ast.FunctionDef)]
    holding += around(text, place.line, ast.ClassDef)
    main = run.runner.call.calls[-1][0]
    spans = {one.name: (one.lineno, one.end_lineno or one.lineno) for one in holding}
    streams = run.base.judged.trace.streams
    found: dict[int, Watched] = {}
    for expression in run.runner.expressions:
        kind, _, called = expression.shape.partition(" ")
        if kind != "Call" or called == main or called not in spans:
            continue
        first, last = spans[called]
        if first <= expression.line <= last:
            continue  # a helper that calls itself
        for part in run.parts(expression.number):
            watched = streams.get(part.number)
            if part.shape == "Name" and watched and watched.times[0] < run.time(slip.number):
                found[part.number] = watched
    yield from sorted(found.values(), key=lambda one: -one.times[0])


def _not_given(
    run: FailingRun, watched: Watched, choices: list[PossibleValues]
) -> list[PossibleValues]:
    """Leave out the values that other variables in the same statement have."""
    known = run.right.known
    others = [
        one.values[-1]
        for one in run.base.judged.trace.streams.values()
        if one.expression.shape == "Name"
        and one.expression.statement == watched.expression.statement
        and one.expression.number != watched.expression.number
    ]
    tokens = {repr(known.token(one)) for one in others}
    return [one for one in choices if repr(known.token(one.values[-1])) not in tokens]
