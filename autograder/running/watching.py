"""Rewrites a file so that every expression that may yield numbers reports its value.

`x.T @ d1` becomes `__watched__(7, __watched__(6, __watched__(5, x).T) @ __watched__(…, d1))`. The numbers
follow from the text alone, so the side that runs a file and the side that reads its reports agree on them.
"""

import ast
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType
from typing import Any, Literal

WATCH = "__watched__"
"""The name of the function that the rewritten code calls with an expression's number and value."""

Role = Literal["value", "test", "loop", "iterable", "update"]
"""What an expression is used for; "update" is the target of `+=` after the operation."""

MAX_EXPRESSIONS = 4_000

MADE_UNWRITTEN = ("Call empty", "Call empty_like", "Call ndarray")
"""What gives an array that nobody has written yet."""


@dataclass(frozen=True)
class Expression:
    """One watched expression. Lines and columns count from 1, columns in characters.

    `operands` are the numbers of the watched expressions that it is directly made of, `variable` is the
    name that its value is given, `function` the outermost function that it stands in, `shape` tells
    expressions of one kind apart ("Name", "BinOp Sub", "Call sum").
    """

    number: int
    line: int
    column: int
    end_line: int
    text: str
    shape: str
    role: Role
    function: str
    operands: tuple[int, ...]
    variable: str | None = None
    statement: int = 0
    returned: bool = False
    into: str | None = None
    """The variable that the value is written into or appended to."""


class TooLarge(ValueError):
    """A file has more expressions than can be watched."""


_WATCHED = (
    ast.BinOp,
    ast.UnaryOp,
    ast.Call,
    ast.Subscript,
    ast.Attribute,
    ast.Compare,
    ast.BoolOp,
    ast.IfExp,
    ast.Name,
    ast.NamedExpr,
    ast.List,
    ast.Tuple,
    ast.ListComp,
    ast.Constant,
)


@lru_cache(maxsize=64)
def expressions_of(text: str, atoms: frozenset[str]) -> tuple[Expression, ...]:
    """Return the watched expressions of a file by their number. Raises SyntaxError or TooLarge."""
    rewriter = _rewritten(text, atoms)[1]
    return tuple(rewriter.expressions)


@lru_cache(maxsize=64)
def watched_code(text: str, filename: str, atoms: frozenset[str]) -> CodeType:
    """Return the compiled code of a file that reports. `atoms` are functions whose inside is not watched."""
    tree, _ = _rewritten(text, atoms)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return compile(tree, filename, "exec", dont_inherit=True)


@lru_cache(maxsize=64)
def _rewritten(text: str, atoms: frozenset[str]) -> tuple[ast.Module, "_Rewriter"]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text)
    rewriter = _Rewriter(text, atoms)
    rewriter.visit(tree)
    return tree, rewriter  # whose new nodes have the places of those that they stand for


def _shape(node: ast.AST) -> str:
    kind = type(node).__name__
    if isinstance(node, ast.BinOp | ast.UnaryOp):
        return f"{kind} {type(node.op).__name__}"
    if isinstance(node, ast.Call):
        named = node.func
        name = getattr(named, "attr", None) or getattr(named, "id", "")
        return f"{kind} {name}"
    return f"{kind} {node.attr}" if isinstance(node, ast.Attribute) else kind


class _Rewriter(ast.NodeTransformer):
    """Wraps the expressions that yield values; `expressions` lists them in the order of their numbers."""

    def __init__(self, text: str, atoms: frozenset[str]) -> None:
        self.lines = [line.encode("utf-8") for line in text.splitlines()]
        self.atoms = atoms
        self.expressions: list[Expression] = []
        self._inside: list[str] = []
        self._operands: list[list[int]] = [[]]
        self._names: dict[int, str] = {}
        self._returned: set[int] = set()
        self._into: dict[int, str] = {}
        self._roles: dict[int, Role] = {}
        self._statement = 0

    def visit(self, node: ast.AST) -> ast.AST:
        """Rewrite a node; an expression that is watched comes back wrapped."""
        if isinstance(node, ast.stmt):
            self._statement += 1
        if not isinstance(node, _WATCHED) or not isinstance(
            getattr(node, "ctx", ast.Load()), ast.Load
        ):
            return super().visit(node)
        if _is_module(node):
            return node
        if isinstance(node, ast.Constant):
            given = id(node) in self._names or id(node) in self._into
            if not (self._inside and given and type(node.value) in (int, float)):
                return node
            return self._wrapped(node, node, (), "value", self._text(node))
        text = self._text(node)  # taken before the parts of the node are wrapped
        self._operands.append([])
        rewritten = super().visit(node)
        operands = tuple(self._operands.pop())
        role = self._roles.get(id(node), "value")
        return self._wrapped(node, rewritten, operands, role, text)

    def _wrapped(
        self,
        node: ast.AST,
        rewritten: ast.AST,
        operands: tuple[int, ...],
        role: Role,
        text: str,
    ) -> ast.AST:
        number = len(self.expressions)
        if number >= MAX_EXPRESSIONS:
            raise TooLarge
        line, end = getattr(node, "lineno", 1), getattr(node, "end_lineno", 1)
        self.expressions.append(
            Expression(
                number,
                line,
                self._column(node),
                end,
                text,
                _shape(node),
                role,
                self._inside[0] if self._inside else "",
                operands,
                self._names.get(id(node)),
                self._statement,
                id(node) in self._returned,
                self._into.get(id(node)),
            )
        )
        self._operands[-1].append(number)
        name: Any = ast.copy_location(ast.Name(WATCH, ast.Load()), node)
        value: Any = rewritten
        arguments: list[ast.expr] = [ast.copy_location(ast.Constant(number), node), value]
        if self.expressions[-1].shape in MADE_UNWRITTEN:
            arguments.append(ast.copy_location(ast.Constant(True), node))
        call = ast.Call(name, arguments, [])
        return ast.copy_location(call, node)

    def _column(self, node: ast.AST) -> int:
        line = self.lines[node.lineno - 1]  # type: ignore[attr-defined]
        return len(line[: node.col_offset].decode("utf-8", "ignore")) + 1  # type: ignore[attr-defined]

    def _text(self, node: ast.AST) -> str:
        begin, end = node.lineno - 1, node.end_lineno - 1  # type: ignore[attr-defined]
        first = self.lines[begin]
        if begin == end:
            return first[node.col_offset : node.end_col_offset].decode("utf-8", "ignore")  # type: ignore[attr-defined]
        return " ".join(ast.unparse(node).split())

    # Statements.

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Watch the body; defaults, decorators and annotations are evaluated outside of every call."""
        if not self._inside and node.name in self.atoms:
            return node
        self._inside.append(node.name)
        node.body = _flattened([self.visit(one) for one in node.body])
        self._inside.pop()
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        """Leave it alone: the course has no async function."""
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """Watch the methods only, since a class body is often just a list of fields."""
        node.body = _flattened(
            [self.visit(one) if isinstance(one, ast.FunctionDef) else one for one in node.body]
        )
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        """Note the name that a value is assigned to."""
        for target in node.targets:
            if isinstance(target, ast.Name):
                self._names[id(node.value)] = target.id
            elif isinstance(target, ast.Subscript):
                self._note_written(target, node.value)
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for name, value in zip(target.elts, node.value.elts, strict=False):
                    if isinstance(name, ast.Name):
                        self._names[id(value)] = name.id
        node.value = self.visit(node.value)  # type: ignore[assignment]
        return node

    def _note_written(self, target: ast.AST, value: ast.AST) -> None:
        base = target
        while isinstance(base, ast.Subscript | ast.Attribute):
            base = base.value
        if isinstance(base, ast.Name):
            self._into[id(value)] = base.id

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        """Watch the value, not the annotation."""
        if node.value is not None:
            if isinstance(node.target, ast.Name):
                self._names[id(node.value)] = node.target.id
            node.value = self.visit(node.value)  # type: ignore[assignment]
        return node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST | list[ast.stmt]:
        """Watch the value, and the target after the update."""
        if isinstance(node.target, ast.Subscript):
            self._note_written(node.target, node.value)
        text = self._text(node)
        self._operands.append([])
        node.value = self.visit(node.value)  # type: ignore[assignment]
        operands = tuple(self._operands.pop())
        if not self._inside or not _simple(node.target):
            return node
        loaded = _loaded(node.target)
        if isinstance(node.target, ast.Name):
            self._names[id(node)] = node.target.id
        watched = self._wrapped(node, loaded, operands, "update", text)
        again = ast.Assign([_stored(node.target)], watched)  # type: ignore[arg-type]
        return [node, ast.copy_location(again, node)]

    def visit_Return(self, node: ast.Return) -> ast.AST:
        """Note what is returned."""
        if node.value is not None:
            self._returned.add(id(node.value))
            if isinstance(node.value, ast.Tuple):
                self._returned.update(map(id, node.value.elts))
            node.value = self.visit(node.value)  # type: ignore[assignment]
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        """Note that the test is one."""
        self._roles[id(node.test)] = "test"
        return self.generic_visit(node)

    def visit_While(self, node: ast.While) -> ast.AST:
        """Note that the test is one."""
        self._roles[id(node.test)] = "loop"
        return self.generic_visit(node)

    def visit_For(self, node: ast.For) -> ast.AST:
        """Note the iterable."""
        self._roles[id(node.iter)] = "iterable"
        return self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        """Note the iterable."""
        self._roles[id(node.iter)] = "iterable"
        node.iter = self.visit(node.iter)  # type: ignore[assignment]
        node.ifs = [self.visit(one) for one in node.ifs]  # type: ignore[misc]
        return node

    # Expressions some of whose parts are not values.

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Watch the object of a method and the arguments, but not the function itself."""
        if isinstance(node.func, ast.Attribute):
            if node.func.attr in ("append", "insert", "appendleft") and node.args:
                self._note_written(node.func.value, node.args[-1])
            node.func.value = self.visit(node.func.value)  # type: ignore[assignment]
        elif not isinstance(node.func, ast.Name):
            node.func = self.visit(node.func)  # type: ignore[assignment]
        node.args = [self.visit(one) for one in node.args]  # type: ignore[misc]
        for keyword in node.keywords:
            if keyword.arg == "out" and isinstance(keyword.value, ast.Name):
                self._into[id(node)] = keyword.value.id
            keyword.value = self.visit(keyword.value)  # type: ignore[assignment]
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """Watch the object, unless it is the name of a module."""
        if _is_module(node.value):
            return node
        return self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        """Watch the object and a whole index, but not a tuple of slices."""
        node.value = self.visit(node.value)  # type: ignore[assignment]
        if isinstance(node.slice, ast.Tuple):
            node.slice.elts = [self.visit(one) for one in node.slice.elts]  # type: ignore[misc]
        else:
            node.slice = self.visit(node.slice)  # type: ignore[assignment]
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        """Note that the test is one."""
        self._roles[id(node.test)] = "test"
        return self.generic_visit(node)

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        """Watch the body."""
        named = bool(self._inside)
        if not named:
            self._inside.append("<lambda>")
        node.body = self.visit(node.body)  # type: ignore[assignment]
        if not named:
            self._inside.pop()
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        """Leave f-strings alone."""
        return node


def _is_module(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in ("np", "numpy", "math", "tf")


def _flattened(body: Sequence[ast.AST | list[ast.stmt]]) -> list[ast.stmt]:
    flat: list[Any] = []
    for one in body:
        flat.extend(one if isinstance(one, list) else [one])
    return flat


def _simple(target: ast.AST) -> bool:
    """Return whether reading a target a second time has no side effect."""
    return all(
        isinstance(
            part,
            ast.Name
            | ast.Attribute
            | ast.Subscript
            | ast.Constant
            | ast.expr_context
            | ast.Slice
            | ast.Tuple
            | ast.UnaryOp
            | ast.BinOp
            | ast.operator
            | ast.unaryop,
        )
        for part in ast.walk(target)
    )


def _reparsed(target: ast.AST, context: type[ast.expr_context]) -> ast.expr:
    again: ast.expr = ast.parse(ast.unparse(target), mode="eval").body
    again.ctx = context()  # type: ignore[attr-defined]
    return again


def _loaded(target: ast.AST) -> ast.expr:
    return _reparsed(target, ast.Load)


def _stored(target: ast.AST) -> ast.expr:
    return _reparsed(target, ast.Store)
