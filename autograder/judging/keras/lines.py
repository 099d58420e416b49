"""Finds in the syntax tree of a file what a slip is about: an argument, a call, a loop, a return."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from autograder.judging.keras.slip import KerasSlip
from autograder.language.finding import Sentence
from autograder.running.source import piece_of, tree_of

Node = ast.expr | ast.stmt
Kind = TypeVar("Kind", bound=ast.AST)

# The slips that are looked for around a call: in what its loop runs over, in the condition before it, and in the
# object whose method it is.
IN_THE_LOOP = frozenset({"hidden layers", "batches", "updates"})
IN_THE_CONDITION = frozenset({"not saved"})
OF_THE_OBJECT = frozenset({"no update", "another model"})
# An unknown name was exchanged for another one, where Keras's error was caught perhaps.
FOR_ANOTHER_NAME = frozenset({"refused"})

# What changes a dictionary.
CHANGING = frozenset({"update", "setdefault", "pop", "clear"})


@dataclass(frozen=True)
class FilePiece:
    """A piece of the file: line and column count from 1, the column in characters."""

    line: int
    column: int
    expression: str


class FileLines:
    """The syntax tree of a file, and the function that is looked at. Raises SyntaxError as `ast.parse` does."""

    def __init__(self, text: str, function: str) -> None:
        self.tree = tree_of(text)
        self.text = text
        self.rows = text.split("\n")
        self.parents = {
            child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)
        }
        defined = [
            node
            for node in self.tree.body
            if isinstance(node, ast.FunctionDef) and node.name == function
        ]
        self.function = defined[-1] if defined else None

    def place(self, slip: KerasSlip) -> FilePiece | None:
        """Return where a slip is to be looked for; the head of the function where nothing fits."""
        if self.function is None:
            return None
        node = self._node(slip)
        if node is not None:
            return self.piece(node)
        if 0 < slip.line <= len(self.rows):  # a call by another name
            row = self.rows[slip.line - 1]
            return FilePiece(slip.line, len(row) - len(row.lstrip()) + 1, row.strip())
        head = self.rows[self.function.lineno - 1].strip()
        return FilePiece(self.function.lineno, self.function.col_offset + 1, head)

    def piece(self, node: Node) -> FilePiece:
        """Return the piece of the file that a node is."""
        return FilePiece(*piece_of(self.text, node))

    def calls(self, name: str) -> list[ast.Call]:
        """Return the calls of that name in the function."""
        return [node for node in self.within(ast.Call) if _called(node) == name]

    def within(self, kind: type[Kind]) -> list[Kind]:
        """Return the nodes of a kind in the function, and in no function inside it."""
        function = self.function
        if function is None:
            return []
        nodes = [node for node in ast.walk(function) if isinstance(node, kind)]
        return [node for node in nodes if self._home(node) is function]

    def _node(self, slip: KerasSlip) -> Node | None:
        if slip.call == "line":
            return None
        if slip.call == "return":
            returned = self._last_return()
            return self._returned(returned, slip.arguments) or returned
        call = self._call(slip.call, slip.line) if slip.call else None
        if call is None:
            return self._last_return() if not slip.call else None
        if slip.key[0] in IN_THE_LOOP:
            return self._loop(call) or call
        if slip.key[0] in IN_THE_CONDITION:
            return self._condition(call) or call
        if slip.key[0] in OF_THE_OBJECT and isinstance(call.func, ast.Attribute):
            if call.func.attr.startswith("assign"):
                return call  # the weights are changed here, without an optimiser
            return self._set_to(call.func.value) or self._loop(call) or call
        node = self.argument(call, slip.arguments, _yours(slip.what))
        if slip.key[0] in FOR_ANOTHER_NAME:
            node = self._in_a_handler(call, slip.arguments) or node
        if node is None:
            return call
        if isinstance(node, ast.Call) and slip.inner:
            return self.argument(node, slip.inner) or node
        return node

    def _last_return(self) -> ast.Return | None:
        returns = self.within(ast.Return)
        return max(returns, key=lambda node: node.lineno, default=None)

    def _returned(
        self, node: ast.Return | None, names: Sequence[tuple[str, int]]
    ) -> ast.expr | None:
        """Return one of several values that come back, or what it is set to."""
        value = node.value if node is not None else None
        if not names or not isinstance(value, ast.Tuple | ast.List):
            return None
        _, position = names[0]
        if len(value.elts) <= position or isinstance(value.elts[0], ast.Starred):
            return None
        one = value.elts[position]
        while isinstance(one, ast.Call) and _called(one) in ("float", "item") and one.args:
            one = one.args[0]
        return self._set_to(one) or one

    def _home(self, node: ast.AST) -> ast.AST | None:
        """Return the function that a node stands in."""
        at = self.parents.get(node)
        while at is not None and not isinstance(
            at, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
        ):
            at = self.parents.get(at)
        return at

    def _call(self, name: str, line: int) -> ast.Call | None:
        """Return the smallest call of that name that covers a line; the first in the function for line 0.

        Of several names, parted by spaces, the first that is there is meant.
        """
        assert self.function is not None
        root = self.tree if line else self.function
        there = {_called(node) for node in ast.walk(root) if isinstance(node, ast.Call)}
        names = [one for one in name.split() if one in there][:1]
        calls = [
            node
            for node in ast.walk(root)
            if isinstance(node, ast.Call)
            and _called(node) in names
            and (not line or node.lineno <= line <= (node.end_lineno or node.lineno))
        ]
        if not line:
            return min(calls, key=lambda node: (node.lineno, node.col_offset), default=None)
        return min(calls, key=lambda node: (node.end_lineno or 0) - node.lineno, default=None)

    def argument(
        self, call: ast.Call, names: Sequence[tuple[str, int]], made: str = ""
    ) -> ast.expr | None:
        """Return an argument of a call; of a variable, what it is set to, as `_set_to` says."""
        for name, position in names:
            value = self._given(call, name, position)
            if value is not None:
                return self._set_to(value, made) or value
        return None

    def _given(self, call: ast.Call, name: str, position: int) -> ast.expr | None:
        """Return an argument as it stands in the call, or in the dictionary that is handed over by **."""
        for keyword in call.keywords:
            if keyword.arg == name:
                return keyword.value
            if keyword.arg is None and (item := self._item(keyword.value, name)) is not None:
                return item
        before = call.args[: position + 1]
        starred = any(isinstance(one, ast.Starred) for one in before)
        return call.args[position] if len(call.args) > position and not starred else None

    def _item(self, node: ast.expr, key: object) -> ast.expr | None:
        """Return what stands under a key in a dictionary, or in the variable that is set to one and not changed."""
        made = self._set_to(node) or node
        if isinstance(node, ast.Name) and self._is_written_into(node):
            return None
        if isinstance(made, ast.Dict):
            pairs = zip(made.keys, made.values, strict=True)
            return next(
                (v for k, v in pairs if isinstance(k, ast.Constant) and k.value == key), None
            )
        if isinstance(made, ast.Call) and _called(made) == "dict":
            return next((one.value for one in made.keywords if one.arg == key), None)
        return None

    def _is_written_into(self, node: ast.Name) -> bool:
        """Return whether a key of a dictionary is set, or a method called that changes it."""
        written = [
            one.value
            for one in ast.walk(self.tree)
            if (isinstance(one, ast.Subscript) and isinstance(one.ctx, ast.Store))
            or (isinstance(one, ast.Attribute) and one.attr in CHANGING)
        ]
        return any(isinstance(one, ast.Name) and one.id == node.id for one in written)

    def _set_to(self, node: ast.expr, made: str = "") -> ast.expr | None:
        """Return what a variable is set to, once, in its function, in one around it or in the file.

        Where it is set in several places, the only call of the class `made` there, in whatever case. Of a function of
        the file it is what that returns, of a list with one item that item, of a key what stands under it. What only
        is another name for an argument of the function is right there.
        """
        if isinstance(node, ast.List | ast.Tuple) and len(node.elts) == 1:
            return self._set_to(node.elts[0], made)
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            return self._item(node.value, node.slice.value)
        if not isinstance(node, ast.Name):
            return None
        home = self._home(node)
        while home is not None:
            bound = [one for one in ast.walk(home) if _binds(one, node.id)]
            if bound:
                return self._bound_to(bound, made)
            if node.id in _parameters(home):
                return None
            home = self._home(home)
        bound = [one for one in ast.walk(self.tree) if _binds(one, node.id)]
        return self._bound_to([one for one in bound if self._home(one) is None], made)

    def _bound_to(self, bound: list[ast.AST], made: str) -> ast.expr | None:
        """Return the one value that a name gets."""
        if len(bound) > 1:
            return self._making(bound, made)
        for one in bound:
            parent = self.parents.get(one)
            if isinstance(one, ast.FunctionDef):
                returns = [node for node in ast.walk(one) if isinstance(node, ast.Return)]
                return returns[0].value if len(returns) == 1 else None
            if isinstance(parent, ast.Assign) and parent.targets == [one]:
                return None if self._is_argument(parent.value) else parent.value
        return None

    def _is_argument(self, node: ast.expr) -> bool:
        return (
            isinstance(node, ast.Name)
            and self.function is not None
            and node.id in _parameters(self.function)
        )

    def _in_a_handler(self, call: ast.Call, names: Sequence[tuple[str, int]]) -> ast.expr | None:
        """Return what an argument is set to where an exception was caught."""
        given = [self._given(call, *name) for name in names]
        named = {one.id for one in given if isinstance(one, ast.Name)}
        values = [
            one.value
            for one in self.within(ast.Assign)
            if any(isinstance(target, ast.Name) and target.id in named for target in one.targets)
            and any(isinstance(above, ast.ExceptHandler) for above in self._above(one))
        ]
        return values[0] if len(values) == 1 else None

    def _making(self, bound: list[ast.AST], made: str) -> ast.expr | None:
        parents = [self.parents.get(one) for one in bound]
        calls = [
            one.value
            for one in parents
            if isinstance(one, ast.Assign)
            and isinstance(one.value, ast.Call)
            and _called(one.value).lower() == made.lower()
        ]
        return calls[0] if len(calls) == 1 else None

    def _loop(self, node: ast.AST) -> Node | None:
        """Return what the loop around a node runs over."""
        for at in self._above(node):
            if isinstance(at, ast.For):
                return self._counted(at.iter)
            if isinstance(at, ast.ListComp | ast.GeneratorExp):
                return self._counted(at.generators[0].iter)
            if isinstance(at, ast.FunctionDef):
                return None
        return None

    def _counted(self, over: ast.expr) -> ast.expr:
        """Return what a loop runs over, or what the one variable is set to that this depends on."""
        counted = over
        if isinstance(over, ast.Call) and _called(over) == "range" and len(over.args) == 1:
            (counted,) = over.args
        return self._set_to(counted) or over

    def _condition(self, node: ast.AST) -> Node | None:
        """Return the condition under which a node is reached in its function."""
        below = node
        for at in self._above(node):
            if isinstance(at, ast.If | ast.IfExp) and below is not at.test:
                return at.test
            if isinstance(at, ast.FunctionDef):
                return None
            below = at
        return None

    def _above(self, node: ast.AST) -> Iterator[ast.AST]:
        at = self.parents.get(node)
        while at is not None:
            yield at
            at = self.parents.get(at)


def _parameters(node: ast.AST) -> set[str]:
    """Return the names of a function's parameters."""
    arguments = getattr(node, "args", None)
    assert isinstance(arguments, ast.arguments)
    return {one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}


def _binds(node: ast.AST, name: str) -> bool:
    """Return whether a node gives a name a value: an assignment's target, or a function."""
    if isinstance(node, ast.FunctionDef):
        return node.name == name
    return isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store)


def _yours(what: Sentence) -> str:
    """Return what was found in the place of what is wanted, such as the class of an optimiser."""
    inner = what.fields.get("what")  # behind the arguments of the call
    return str((inner if isinstance(inner, Sentence) else what).fields.get("yours", ""))


def _called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
