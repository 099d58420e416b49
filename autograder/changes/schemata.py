"""Several changes of a right implementation at once, all of them compiled in one go.

Every place of the implementation holds all that could replace its expression, and a switch chooses among them when it
runs: "mutant schemata" (Untch, Offutt and Harrold: Mutation analysis using mutant schemata, ISSTA 1993). Two
changes are two switches, so thousands of pairs cost their runs alone.
"""

import ast
import copy
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from types import CodeType

from autograder.changes.sentences import Phrase
from autograder.changes.tree import Slot

SWITCHES = "__switches"
"""The name of the list of truth values that choose the changes."""


@dataclass(frozen=True)
class Edit:
    """A change of an implementation: the place, what stands there, and what would stand there.

    `declared` ones were written into the implementation by its author (changes.declared).
    """

    said: Phrase
    slot: Slot
    before: ast.AST
    after: ast.AST
    declared: bool = False

    @property
    def place(self) -> tuple[int, str, int | None]:
        """What tells one place from another."""
        return id(self.slot.parent), self.slot.field, self.slot.index


@dataclass(frozen=True)
class Schemata:
    """An implementation with a switch for every edit in `edits`; `of` is the implementation itself.

    `loops` is how many loops stand within each other in it.
    """

    code: CodeType
    edits: tuple[Edit, ...]
    of: CodeType
    loops: int = 0

    @property
    def declared(self) -> int:
        """How many of the edits an author declared."""
        return sum(edit.declared for edit in self.edits)

    def pairs(self, numbers: Sequence[int], most: int) -> list[tuple[int, int]]:
        """Return two of some edits in different places, the plainest pairs first, at most so many."""
        pairs = [
            (a, b)
            for a, b in combinations(numbers, 2)
            if self.edits[a].place != self.edits[b].place
        ]
        ranks = [edit.said.rank for edit in self.edits]
        return sorted(pairs, key=lambda pair: ranks[pair[0]] + ranks[pair[1]])[:most]

    def triples(self, numbers: Sequence[int], most: int) -> list[tuple[int, int, int]]:
        """Return three of some edits that were declared, at most so many."""
        declared = [number for number in numbers if self.edits[number].declared]
        return list(islice(combinations(declared, 3), most))

    def on(self, numbers: Sequence[int]) -> list[bool]:
        """Return the switches, those of some edits on."""
        return [number in numbers for number in range(len(self.edits))]


# Every change of an expression that holds another repeats the switches of the inner one. Beyond so many nodes the inner
# expression stands there without them: its changes are then not combined with the outer one's.
MOST_NODES = 400


def schemata_of(node: ast.FunctionDef, edits: list[Edit]) -> Schemata | None:
    """Return an implementation with a switch for every edit; None where it has none.

    The edits come in the order of their places in the tree, which is used up.
    """
    of = compile(ast.Module([node], []), "<program>", "exec", dont_inherit=True)
    chosen = [edit for edit in edits if _can_switch(edit)]
    by_place: dict[tuple[int, str, int | None], list[int]] = {}
    for number, edit in enumerate(chosen):
        by_place.setdefault(edit.place, []).append(number)
    parts, loops = _PlacesOfANode(node), _loops(node)
    # Inner places first: what stands around them, and what could stand there, then holds their switches.
    for numbers in reversed(list(by_place.values())):
        slot = chosen[numbers[0]].slot
        before = after = slot.get()
        for number in reversed(numbers):
            after = _switch(number, parts.with_switches(chosen[number].after), after)
        slot.put(after)
        parts.put(before, after)
    holder = ast.fix_missing_locations(ast.Module([node], []))
    try:
        code = compile(holder, "<changes>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError):
        return None
    return Schemata(code, tuple(chosen), of, loops) if chosen else None


def _loops(node: ast.AST) -> int:
    below = max(map(_loops, ast.iter_child_nodes(node)), default=0)
    return below + isinstance(node, ast.For | ast.While)


class _PlacesOfANode:
    """What stands now for every node of an implementation, while its places get their switches."""

    def __init__(self, node: ast.AST) -> None:
        nodes = list(ast.walk(node))
        self._kept = nodes  # so that no id is given to another node
        self._now = {id(one): one for one in nodes}
        self._plain = {id(one): copy.deepcopy(one) for one in nodes}
        self._sizes: dict[int, int] = {}

    def put(self, before: ast.AST, after: ast.AST) -> None:
        """Note what stands now for a node."""
        self._now[id(before)] = self._now[id(after)] = after
        self._plain[id(after)] = self._plain[id(before)]
        self._kept.append(after)
        self._sizes.clear()

    def with_switches(self, node: ast.AST) -> ast.AST:
        """Return a node in which the parts that were taken from the implementation have their switches."""
        now = self._now.get(id(node))
        if now is not None:
            small = self._size(now) <= MOST_NODES
            return now if small else copy.deepcopy(self._plain[id(node)])
        for field, value in ast.iter_fields(node):
            if isinstance(value, list):
                parts = [
                    self.with_switches(one) if isinstance(one, ast.AST) else one for one in value
                ]
                setattr(node, field, parts)
            elif isinstance(value, ast.AST):
                setattr(node, field, self.with_switches(value))
        return node

    def _size(self, node: ast.AST) -> int:
        """Return how many nodes are below one, as often as they are repeated."""
        if id(node) not in self._sizes:
            below = ast.iter_child_nodes(node)
            self._sizes[id(node)] = 1 + sum(map(self._size, below))
        return self._sizes[id(node)]


def _can_switch(edit: Edit) -> bool:
    before, after = edit.before, edit.after
    if isinstance(before, ast.stmt):
        return isinstance(after, ast.stmt) and edit.slot.index is not None
    if isinstance(before, ast.keyword):
        return isinstance(after, ast.keyword) and before.arg == after.arg
    if isinstance(before, ast.Slice):
        return isinstance(after, ast.Slice)
    if not isinstance(getattr(before, "ctx", ast.Load()), ast.Load):
        return False
    return isinstance(before, ast.expr) and isinstance(after, ast.expr)


def _switch(number: int, after: ast.AST, before: ast.AST) -> ast.AST:
    """Return what is `after` where the switch is on, and `before` where it is not."""
    test = ast.Subscript(ast.Name(SWITCHES, ast.Load()), ast.Constant(number), ast.Load())
    if isinstance(before, ast.stmt):
        assert isinstance(after, ast.stmt)
        return ast.If(test, [after], [before])
    if isinstance(before, ast.keyword):
        assert isinstance(after, ast.keyword)
        return ast.keyword(before.arg, ast.IfExp(test, after.value, before.value))
    if isinstance(before, ast.Slice) or isinstance(after, ast.Slice):
        return ast.IfExp(test, _as_call(after), _as_call(before))
    assert isinstance(after, ast.expr) and isinstance(before, ast.expr)
    return ast.IfExp(test, after, before)


def _as_call(node: ast.AST) -> ast.expr:
    """Return a slice as a call of `slice`, which may stand where an expression stands."""
    if not isinstance(node, ast.Slice):
        assert isinstance(node, ast.expr)
        return node
    bounds = (node.lower, node.upper, node.step)
    return ast.Call(
        ast.Name("slice", ast.Load()), [one or ast.Constant(None) for one in bounds], []
    )
