"""The syntax tree of a function: the places in it, and the nodes that could replace each."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.changes.operators import OPERATORS

NEVER_MUTATED = frozenset({"annotation", "returns", "decorator_list", "type_params"})


@dataclass(frozen=True)
class Slot:
    """A place in the tree: a field of a parent, and where it is a list, the index in it."""

    parent: ast.AST
    field: str
    index: int | None

    def get(self) -> ast.AST:
        """Return the node in this place."""
        value = getattr(self.parent, self.field)
        node: ast.AST = value if self.index is None else value[self.index]
        return node

    def put(self, node: ast.AST) -> None:
        """Put `node` into this place."""
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def slots(parent: ast.AST, statement: Slot | None) -> Iterator[tuple[Slot, Slot | None]]:
    """Return every slot below `parent`, each with that of its innermost statement."""
    for field, value in ast.iter_fields(parent):
        if field in NEVER_MUTATED:
            continue
        places = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, node in places:
            if not isinstance(node, ast.AST):
                continue
            slot = Slot(parent, field, index)
            inside = slot if isinstance(node, ast.stmt) else statement
            yield slot, inside
            yield from slots(node, inside)


def local_names(function: ast.FunctionDef) -> list[str]:
    """Return the names that a function binds, its parameters first."""
    names = [argument.arg for argument in function.args.args]
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id not in names:
            names.append(node.id)
    return [name for name in names if name != "_"]


def replacements(slot: Slot, names: list[str]) -> Iterator[ast.AST]:
    """Yield what an operator puts into a place; `names` are those of the function."""
    node = slot.get()
    operator = OPERATORS.get(type(node))
    if operator is not None:
        yield from operator(node)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        for other in names:
            if other != node.id:
                yield ast.Name(other, ast.Load())
    deletable = isinstance(node, ast.Expr | ast.Assign | ast.AugAssign | ast.For | ast.Return)
    if deletable and slot.field in ("body", "orelse"):
        yield ast.Pass()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def definition(path: Path, name: str) -> ast.FunctionDef:
    """Return a copy of a function of a file, without its docstring."""
    for node in _tree(path).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            function = copy.deepcopy(node)
            if ast.get_docstring(function) is not None:
                function.body = function.body[1:]
            return function
    raise LookupError(f"{path.name} has no function {name}")
