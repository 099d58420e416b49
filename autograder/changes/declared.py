"""Changes that an author wrote into a right implementation, because no operator makes them.

`mistake("id")` is false in the implementation; that it is true is the change whose phrase is called `id`. It stands
as the condition of an `if` or of a conditional expression, or is assigned to a name that stands there.
`variant()` in such a place is no mistake: the implementation is right with it and without it.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.changes.schemata import Edit
from autograder.changes.sentences import phrase
from autograder.changes.tree import slots


@dataclass(frozen=True)
class Implementation:
    """A right implementation of a function, and the changes of it that its author declared.

    `marks` are the truth values that stand where a change or a variant was declared.
    """

    node: ast.FunctionDef
    declared: list[Edit]
    marks: list[ast.Constant]
    variant: bool = False


def variants_of(function: ast.FunctionDef) -> Iterator[Implementation]:
    """Yield an implementation without its variants, then with each of them."""
    count = sum(_marked(node) == "variant" for node in ast.walk(function))
    for chosen in range(-1, count):
        yield _without_marks(copy.deepcopy(function), chosen)


def _marked(node: ast.AST) -> str | None:
    """Return which mark a call is; None for any other node."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return None
    return node.func.id if node.func.id in ("mistake", "variant") else None


def _without_marks(function: ast.FunctionDef, chosen: int) -> Implementation:
    edits, marks, variants = [], [], 0
    for slot, _ in list(slots(function, None)):
        call, mark = slot.get(), _marked(slot.get())
        if mark is None:
            continue
        here = ast.copy_location(ast.Constant(mark == "variant" and variants == chosen), call)
        slot.put(here)
        marks.append(here)
        if mark == "variant":
            variants += 1
            continue
        assert isinstance(call, ast.Call) and isinstance(call.args[0], ast.Constant)
        said = phrase(str(call.args[0].value))
        assert said is not None
        edits.append(Edit(said, slot, here, ast.copy_location(ast.Constant(True), call), True))
    return Implementation(function, edits, marks, chosen >= 0)


def conditions_of(of: Implementation) -> Iterator[ast.AST]:
    """Yield the conditions on marks, and the branches behind them that do not run."""
    function = of.node
    conditions = {id(mark): mark.value for mark in of.marks}
    flags = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and id(node.value) in conditions:
            flags |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    for node in ast.walk(function):
        if isinstance(node, ast.If | ast.IfExp):
            test = node.test
            if id(test) not in conditions and not (isinstance(test, ast.Name) and test.id in flags):
                continue
            yield node
            yield test
            if not conditions.get(id(test)):
                for branch in node.body if isinstance(node, ast.If) else [node.body]:
                    yield from ast.walk(branch)
