"""Mutants of a whole function: it computes the right result, which is then changed.

They show what operators inside a formula cannot: results that are nearly right, arguments that are modified
afterwards, results of the previous call.
"""

import ast
from collections.abc import Iterator

from autograder.course.catalogue import Function

# Code in every such mutant; `_each` also changes the arrays in lists, pairs and named tuples.
_HEAD = """\
import numpy as _np
{source}
_right = {name}
_kept = []

def _each(value, change):
    try:
        array = _np.asarray(value, dtype=float)
    except ValueError:  # arrays of different shapes: one by one
        return [_each(item, change) for item in value]
    return change(array)

def _slot(value, k, change):
    value = list(value)
    value[k] = _each(value[k], change)
    return value
"""

EXACT_CHANGES = {
    "a thousandth too large": "lambda a: a * 1.001",
    "off by a thousandth": "lambda a: a + 0.001",
    "rounded to two digits": "lambda a: _np.round(a, 2)",
    "in half precision": "lambda a: a.astype(_np.float16)",
}
ROUGH_CHANGES = {
    "with its sign flipped": "lambda a: -a",
    "half as large": "lambda a: a * 0.5",
    "without its sign": "lambda a: abs(a)",
    "rounded to whole numbers": "lambda a: _np.round(a)",
    "transposed": "lambda a: a.T if a.ndim > 1 else a.reshape(-1, 1)",
    "with the rows backwards": "lambda a: a[::-1] if a.ndim else -a",
    "without its last row": "lambda a: a[:-1] if a.ndim else a[None][:0]",
    "its first row alone": "lambda a: a * 0 + a[:1] if a.ndim else a * 0 + 1",
    "with an axis more": "lambda a: a[None]",
    "as its mean": "lambda a: a * 0 + a.mean() if a.ndim else a * 0 + 2",
    "zero": "lambda a: a * 0",
}
"""The changes for functions that draw at random too; smaller ones could not be told from chance."""

WHOLE = {
    "the result of the call before": "    _kept.append({call})\n    return _kept[-2:][0]",
    "the result of the first call": "    _kept.append({call})\n    return _kept[0]",
    "None": "    {call}",
}

SPOILT = """\
    result = {call}
    if isinstance({argument}, _np.ndarray) and {argument}.size:
        {argument}.flat[0] += 1
    elif isinstance({argument}, list) and {argument}:
        {argument}.reverse() if len({argument}) > 1 else {argument}.append(0)
    return result"""

UNCHANGEABLE = frozenset({"int", "float", "bool", "str"})


def _call(function: Function) -> str:
    arguments = ", ".join(f"{name}={name}" for name in function.parameters)
    call = f"_right({arguments})"
    return f"list({call})" if function.returns == "iterable" else call


def wrapped(function: Function, node: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """Yield the change and the source of every such mutant of the function that `node` defines."""
    definition = ast.unparse(node)
    header = next(line for line in definition.splitlines() if line.startswith("def "))
    changeable = [
        argument.arg
        for argument in node.args.args
        if argument.annotation is None or ast.unparse(argument.annotation) not in UNCHANGEABLE
    ]
    head = _HEAD.format(source=definition, name=function.name)
    call = _call(function)

    def source(body: str) -> str:
        return f"{head}\n{header}\n{body}\n"

    for name, body in WHOLE.items():
        yield f"returns {name}", source(body.format(call=call))
    for argument in changeable:
        if argument not in function.opaque:
            body = SPOILT.format(call=call, argument=argument)
            yield f"changes its argument {argument} afterwards", source(body)
    changes = ROUGH_CHANGES if function.random else {**EXACT_CHANGES, **ROUGH_CHANGES}
    kinds = (function.returns,) if isinstance(function.returns, str) else function.returns
    for k, kind in enumerate(kinds):
        if kind in function.opaque or kind in ("cache", "state", "model"):
            continue
        which = "its result" if len(kinds) == 1 else f"result {k + 1}"
        for name, change in changes.items():
            value = (
                f"_each({call}, {change})" if len(kinds) == 1 else f"_slot({call}, {k}, {change})"
            )
            yield f"returns {which} {name}", source(f"    return {value}")
