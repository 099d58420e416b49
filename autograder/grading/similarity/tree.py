"""Turns a file into normalised syntax trees, one list of tokens for each function that is asked for.

Names of variables, helpers and arguments, the values of numbers and texts, docstrings, comments, annotations and
layout say nothing; names of attributes and keywords stay, since a library gives them. The tokens of a function's own
helpers follow its own. This runs in a process of its own (see `reader`), since the text was handed in.
"""

import ast
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_TOKENS = 20_000
"""A function with more tokens is compared by its first ones only."""

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class FunctionTree:
    """A function's tokens with the line of each, and the lines (first and last) of the function and its helpers."""

    tokens: tuple[str, ...]
    lines: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def trees_in(
    text: str, functions: Iterable[str], given: Iterable[str] = ()
) -> dict[str, FunctionTree]:
    """Return the trees of the functions that a text defines at its left margin, without stubs.

    Functions that every student is `given` are nobody's helpers.
    Raises SyntaxError, ValueError, RecursionError or MemoryError where the text cannot be parsed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        body = ast.parse(text).body
    # A later definition of a name replaces an earlier one, as it does where the file runs.
    defined = {node.name: node for node in body if isinstance(node, Definition)}
    names = list(functions)
    apart = {*names, *given}
    trees = {}
    for name in names:
        node = defined.get(name)
        if node is not None and not _is_stub(node):
            trees[name] = _tree([node, *_helpers(node, defined, apart)])
    return trees


def _helpers(node: Definition, defined: dict[str, Definition], apart: set[str]) -> list[Definition]:
    """Return the file's own definitions that a function uses, and those that they use, in the order of the file."""
    used: set[str] = set()
    waiting = [node]
    while waiting:
        for part in ast.walk(waiting.pop()):
            name = part.id if isinstance(part, ast.Name) else None
            if name in defined and name not in apart and name not in used:
                used.add(name)
                waiting.append(defined[name])
    return [defined[name] for name in defined if name in used and defined[name] is not node]


def _tree(nodes: list[Definition]) -> FunctionTree:
    tokens, lines = [], []
    for node in nodes:
        for token, line in _tokens(node):
            tokens.append(token)
            lines.append(line)
            if len(tokens) == MOST_TOKENS:
                break
    spans = tuple((_first_line(node), node.end_lineno or node.lineno) for node in nodes)
    return FunctionTree(tuple(tokens[:MOST_TOKENS]), tuple(lines[:MOST_TOKENS]), spans)


def _first_line(node: Definition) -> int:
    return min([node.lineno, *(one.lineno for one in node.decorator_list)])


def _tokens(root: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield the tokens of a tree from the top, with their lines; a long chain of operators needs no recursion."""
    waiting: list[tuple[ast.AST, int]] = [(root, 1)]
    while waiting:
        node, line = waiting.pop()
        line = getattr(node, "lineno", line)
        token = _token(node)
        if token:
            yield token, line
        waiting += [(child, line) for child in reversed(_children(node))]


def _token(node: ast.AST) -> str:
    kind = type(node).__name__
    if isinstance(node, ast.Attribute):
        return f"{kind}.{node.attr}"
    if isinstance(node, ast.keyword):
        return f"{kind}.{node.arg}"
    if isinstance(node, ast.Constant):
        number = isinstance(node.value, int | float) and not isinstance(node.value, bool)
        return f"{kind}.{'number' if number else type(node.value).__name__}"
    if isinstance(node, ast.AnnAssign):
        return "Assign"
    return "" if isinstance(node, ast.expr_context | ast.arguments | ast.Pass) else kind


def _children(node: ast.AST) -> list[ast.AST]:
    children: list[ast.AST] = []
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "type_params", "type_comment", "decorator_list"):
            continue
        values = value if isinstance(value, list) else [value]
        if name == "body" and isinstance(node, Definition):
            values = _without_docstring(values)
        children += [one for one in values if isinstance(one, ast.AST)]
    return children


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    first = body[0] if body else None
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        return body[1:]
    return body


def _is_stub(node: Definition) -> bool:
    """Return whether nothing but `raise NotImplementedError` stands in a function."""
    body = [one for one in _without_docstring(list(node.body)) if not isinstance(one, ast.Pass)]
    if not body:
        return True
    if len(body) > 1 or not isinstance(body[0], ast.Raise) or body[0].exc is None:
        return False
    raised = body[0].exc.func if isinstance(body[0].exc, ast.Call) else body[0].exc
    return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"
