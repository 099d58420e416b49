"""Finds default values in a submission that are others than the contract's, where a failed check relies on them."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from autograder.course.catalogue import Function
from autograder.judging.places.failing import FailingCall
from autograder.judging.verdict import MAX_EXPRESSION, CheckResult, FirstWrong
from autograder.language.finding import say
from autograder.running.admit import clean
from autograder.running.source import piece_of, tree_of


@dataclass(frozen=True)
class OtherDefault:
    """A parameter's default value in a submission, and the contract's."""

    parameter: str
    place: FirstWrong
    right: Any


def other_defaults(
    text: str, function: Function, results: Sequence[CheckResult]
) -> list[OtherDefault]:
    """Return the default values of a function that are wrong, and that a failed check relies on.

    A check relies on one where it leaves out that argument, or reads the defaults. Raises SyntaxError where the text
    cannot be read.
    """
    calls = [call for one in results if one.failed for call in one.calls]
    own = [call.arguments for call in calls if call.function.name == function.name]
    return [
        one
        for one in _others(text, function)
        if any(one.parameter not in arguments for arguments in own)
    ]


def with_right_defaults(
    call: FailingCall, function: Function, others: list[OtherDefault]
) -> FailingCall:
    """Return a failing call with the contract's values given for those parameters that it leaves out."""
    calls = []
    for name, args, kwargs in call.calls:
        given = {*function.parameters[: len(args)], *kwargs}
        more = {one.parameter: one.right for one in others if one.parameter not in given}
        calls.append((name, args, {**kwargs, **more} if name == function.name else kwargs))
    return replace(call, calls=calls)


def _others(text: str, function: Function) -> Iterator[OtherDefault]:
    (contract,) = ast.parse(f"def {function.call}: ...").body
    right = {name: _value(node) for name, node in _defaults(contract)}
    for node in reversed(tree_of(text).body):
        if isinstance(node, ast.FunctionDef) and node.name == function.name:
            # A parameter that gets another value inside may have a default that stands for none.
            stored = {one.id for one in _stored(node)}
            for name, default in _defaults(node):
                mine = _value(default)
                if name in right.keys() - stored and mine is not None and mine != right[name]:
                    yield OtherDefault(
                        name, _place(text, name, default, mine, right[name]), right[name]
                    )
            return


def _value(node: ast.expr) -> Any:
    """Return a default's plain value, None where it is no such."""
    try:
        value = ast.literal_eval(node)
    except (ValueError, TypeError):
        return None
    if isinstance(value, list):
        return tuple(value)
    return value if isinstance(value, bool | int | float | str | tuple) else None


def _stored(node: ast.AST) -> Iterator[ast.Name]:
    for one in ast.walk(node):
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
            yield one


def _place(text: str, parameter: str, node: ast.expr, mine: Any, right: Any) -> FirstWrong:
    line, column, written = piece_of(text, node)
    note = say(
        "the default of {parameter} is {yours}; it must be {wanted}",
        parameter=parameter,
        yours=clean(str(mine), MAX_EXPRESSION),
        wanted=str(right),
    )
    return FirstWrong(
        line, column, clean(written, MAX_EXPRESSION), parameter, certain=True, note=note
    )


def _defaults(node: ast.AST) -> list[tuple[str, ast.expr]]:
    """Return the parameters of a function that have a default, each with it."""
    assert isinstance(node, ast.FunctionDef)
    positional = [*node.args.posonlyargs, *node.args.args]
    pairs = zip(reversed(positional), reversed(node.args.defaults), strict=False)
    alone = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
    return [(one.arg, value) for one, value in (*pairs, *alone) if value is not None]
