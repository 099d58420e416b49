"""Reads, decodes and compiles the text of an exercise file, and says what can be seen without running it."""

import ast
import difflib
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import TypeVar

from autograder.course.catalogue import all_functions
from autograder.running.outcome import Unloadable

MAX_SOURCE_BYTES = 2 * 2**20


def read_source(path: Path) -> str | Unloadable:
    """Return the text of the learner's file (UTF-8, with or without a byte order mark)."""
    if not path.is_file():
        return Unloadable("missing")
    if path.stat().st_size > MAX_SOURCE_BYTES:
        return Unloadable("too large")
    return decoded(path.read_bytes())


def decoded(data: bytes) -> str | Unloadable:
    """Return the text of a learner's file from its bytes."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Unloadable("not utf-8", line=line)
    if not text.strip():
        return Unloadable("empty")
    return text


# More files than a course has for one library, so that every solution stays cached.
@lru_cache(maxsize=16)
def compiled(text: str, filename: str) -> CodeType | Unloadable:
    """Return the code of a file, or what is wrong with its text."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a SyntaxWarning does not count in the verdict
            return compile(text, filename, "exec", dont_inherit=True)
    except SyntaxError as error:
        return Unloadable("syntax", error.msg or "", error.lineno, (error.text or "").strip())
    except (ValueError, RecursionError, MemoryError) as error:
        return Unloadable("syntax", str(error))


def _parsed(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(text)


@lru_cache(maxsize=8)
def tree_of(text: str) -> ast.Module:
    """Return the syntax tree of a file, for those who explain it. All callers share it, so it must not be changed.

    A worker needs the tree once and does not keep it. Raises what `ast.parse` raises.
    """
    return _parsed(text)


def piece_of(text: str, node: ast.expr | ast.stmt) -> tuple[int, int, str]:
    """Return where a node of a file's tree begins, as a line and a column in characters, both from 1, and its source."""
    row = text.split("\n")[node.lineno - 1]
    before = row.encode()[: node.col_offset].decode(errors="replace")
    return node.lineno, len(before) + 1, ast.get_source_segment(text, node) or row.strip()


_Statement = TypeVar("_Statement", ast.For, ast.FunctionDef, ast.ClassDef)


def around(text: str, line: int, kind: type[_Statement]) -> list[_Statement]:
    """Return the statements of a kind in a file that hold a line, the outer ones first; all callers share them.

    Only what holds the line is looked through, which takes a small part of the time of `ast.walk`.
    """
    found: list[_Statement] = []
    ahead: list[ast.AST] = [tree_of(text)]
    while ahead:
        node = ahead.pop(0)
        if isinstance(node, kind):
            found.append(node)
        ahead += [one for one in ast.iter_child_nodes(node) if _may_hold(one, line)]
    return found


def _may_hold(node: ast.AST, line: int) -> bool:
    """Return whether a line is one of a node's; a node without lines, such as a case of `match`, may hold any."""
    begin = getattr(node, "lineno", None)
    return begin is None or begin <= line <= (getattr(node, "end_lineno", None) or 0)


@dataclass(frozen=True)
class Outline:
    """Which functions of a file are stubs, and which others of the file each one relies on.

    `outside` are the functions that code outside of functions names: it may bind them to other names.
    """

    stubs: frozenset[str] = frozenset()
    uses: dict[str, frozenset[str]] = field(default_factory=dict)
    outside: frozenset[str] = frozenset()

    def needed(self, called: Iterable[str]) -> frozenset[str]:
        """Return the functions that may run when some of them are called."""
        begun = self.outside.union(called) & self.uses.keys()
        return begun.union(*(self.uses[name] for name in begun))


@lru_cache(maxsize=16)
def outline(text: str) -> Outline:
    """Return the outline of a file; an empty one if the text is not valid Python."""
    try:
        tree = _parsed(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Outline()
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    defined = {node.name: node for node in tree.body if isinstance(node, kinds)}
    direct = {name: _names_in([node]) & set(defined) for name, node in defined.items()}
    outside = [node for node in tree.body if not isinstance(node, kinds)]
    again = _bound_otherwise(tree)
    return Outline(
        frozenset(n for n, node in defined.items() if is_stub(node) and n not in again),
        {name: frozenset(_reachable(name, direct)) for name in defined},
        frozenset(_names_in(outside) & set(defined)),
    )


def _names_in(nodes: Iterable[ast.AST]) -> set[str]:
    return {part.id for node in nodes for part in ast.walk(node) if isinstance(part, ast.Name)}


def _bound_otherwise(tree: ast.Module) -> set[str]:
    """Return the names that a file assigns other than by `def`: a lambda below the stub, an import."""
    names: set[str] = set()
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
            elif isinstance(node, ast.alias):
                names.add(node.asname or node.name)
            elif isinstance(node, ast.FunctionDef | ast.ClassDef):
                names.add(node.name)
    return names


@lru_cache(maxsize=16)
def instead_of(text: str, name: str) -> tuple[int | None, str]:
    """Return the line, with its text, that was perhaps meant as the missing function `name`.

    That is a definition with its name inside a class or a function, or a function with a similar name. Returns
    (None, "") where there is neither.
    """
    try:
        tree = _parsed(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None, ""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    inner = [node for node in ast.walk(tree) if isinstance(node, kinds) and node.name == name]
    top = {node.name.lower(): node for node in tree.body if isinstance(node, kinds)}
    taken = set(all_functions())
    free = {key: node for key, node in top.items() if node.name not in taken}
    near = difflib.get_close_matches(name.lower(), free, 1, SIMILAR)
    definition = inner[0] if inner else free[near[0]] if near else None
    if definition is None:
        return None, ""
    return definition.lineno, text.splitlines()[definition.lineno - 1].strip()[:MOST_SHOWN]


SIMILAR = 0.75
MOST_SHOWN = 200


def is_stub(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Return whether a function does nothing, after its docstring, but raise NotImplementedError."""
    body = node.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        body = body[1:]
    if not body or not isinstance(body[0], ast.Raise):
        return False
    error = body[0].exc
    name = error.func if isinstance(error, ast.Call) else error
    return isinstance(name, ast.Name) and name.id == "NotImplementedError"


def _reachable(name: str, direct: dict[str, set[str]]) -> set[str]:
    """Return the functions that `name` uses, itself or through others, itself left out."""
    reached: set[str] = set()
    ahead = [name]
    while ahead:
        new = direct[ahead.pop()] - reached
        reached |= new
        ahead += new
    return reached - {name}
