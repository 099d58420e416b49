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
from autograder.running.source import around, piece_of, tree_of
from autograder.running.watching import Expression


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
    """Yield the variables in the calls of the functions and classes that hold a place, the nearest calls first.

    In a function, a wrong argument shows first where its parameter is used, so only those of the place count.
    """
    text, place = run.runner.text, run.runner.expressions[slip.number]
    used = {part.text for part in run.parts(slip.number) if part.shape == "Name"}
    holding: dict[str, ast.FunctionDef | ast.ClassDef] = {
        one.name: one for one in around(text, place.line, ast.FunctionDef)
    }
    holding |= {one.name: one for one in around(text, place.line, ast.ClassDef)}
    holding.pop(run.runner.call.calls[-1][0], None)
    streams = run.base.judged.trace.streams
    found: dict[int, Watched] = {}
    for expression in run.runner.expressions:
        kind, _, called = expression.shape.partition(" ")
        helper = holding.get(called) if kind == "Call" else None
        if helper is None or helper.lineno <= expression.line <= (helper.end_lineno or 0):
            continue  # no such call, or a helper that calls itself
        given = _given(text, expression, helper, used)
        for part in run.parts(expression.number):
            watched = streams.get(part.number)
            if part.shape != "Name" or (given is not None and part.text not in given):
                continue
            if watched and watched.times[0] < run.time(slip.number):
                found[part.number] = watched
    yield from sorted(found.values(), key=lambda one: -one.times[0])


def _given(
    text: str, expression: Expression, helper: ast.FunctionDef | ast.ClassDef, used: set[str]
) -> set[str] | None:
    """Return the variables in a call that are given for some parameters; None where that is not plain to see."""
    call = next(
        (
            node
            for node in ast.walk(tree_of(text))
            if isinstance(node, ast.Call)
            and node.lineno == expression.line
            and piece_of(text, node)[1] == expression.column
        ),
        None,
    )
    if call is None or isinstance(helper, ast.ClassDef):
        return None
    if any(isinstance(one, ast.Starred) for one in call.args):
        return None
    names = [one.arg for one in (*helper.args.posonlyargs, *helper.args.args)]
    pairs = [*zip(names, call.args, strict=False)]
    pairs += [(one.arg or "", one.value) for one in call.keywords]
    return {
        node.id
        for name, value in pairs
        if name in used
        for node in ast.walk(value)
        if isinstance(node, ast.Name)
    }


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
