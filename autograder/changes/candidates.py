"""The changes of right implementations of a function that have a sentence, ready to be run."""

import ast
import copy
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType

from autograder.changes.declared import Implementation, conditions_of, variants_of
from autograder.changes.operators import MORE
from autograder.changes.phrases import phrase_of
from autograder.changes.schemata import Edit, Schemata, schemata_of
from autograder.changes.sentences import Phrase, Words, phrase
from autograder.changes.tree import Slot, definition, local_names, replacements, slots
from autograder.course.catalogue import Exercise, Function, all_functions


@dataclass(frozen=True)
class Candidate:
    """A right implementation with one change: what the change is, and the code that defines it.

    `of` is the implementation without the change.
    """

    said: Phrase
    code: CodeType
    of: CodeType


def edits_of(of: Implementation, function: Function) -> Iterator[Edit]:
    """Yield every change of one expression or statement that there are words for, in the order of the places."""
    node, words = of.node, Words(function)
    hidden = {id(one) for one in conditions_of(of)}
    names = local_names(node)
    for slot, _ in list(slots(node, Slot(ast.Module([node], []), "body", 0))):
        before = slot.get()
        yield from (edit for edit in of.declared if edit.slot == slot)
        if id(before) in hidden:
            continue
        more = MORE.get(type(before))
        others = [*replacements(slot, names), *(more(before) if more else ())]
        for after in others:
            said = phrase_of(before, after, words, slot.parent)
            if said is not None:
                # Only the new part needs line numbers: the rest of the tree has them.
                ast.fix_missing_locations(ast.copy_location(after, before))
                yield Edit(said, slot, before, after)


def _changed(implementation: Implementation, function: Function) -> Iterator[Candidate]:
    """Yield every change of one implementation that there are words for."""
    node = implementation.node
    of = compile(ast.Module([node], []), "<program>", "exec", dont_inherit=True)
    for edit in edits_of(implementation, function):
        holder = ast.Module([node], [])
        edit.slot.put(edit.after)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # "is" with a number, and the like
                code = compile(holder, "<change>", "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        finally:
            edit.slot.put(edit.before)
        yield Candidate(edit.said, code, of)
    if not implementation.variant:
        yield from _renamed(node, Words(function), of)


class _Renaming(ast.NodeTransformer):
    """Reads one quantity wherever a statement reads another."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id == self.old and isinstance(node.ctx, ast.Load):
            return ast.Name(self.new, ast.Load())
        return node


def _renamed(node: ast.FunctionDef, words: Words, of: CodeType) -> Iterator[Candidate]:
    """Yield the implementation with one quantity read for another throughout a statement."""
    holder = ast.Module([node], [])
    for slot, _ in list(slots(node, Slot(holder, "body", 0))):
        before = slot.get()
        if not isinstance(before, ast.Assign | ast.Return):
            continue
        read = [one.id for one in ast.walk(before) if isinstance(one, ast.Name)]
        for old in sorted({name for name in read if read.count(name) > 1}):
            for new in sorted(words.known):
                a, b = words.known.get(old), words.known[new]
                said = phrase("name-for-name", a, b) if words.alike(old, new) and a else None
                if said is None or a == b:
                    continue
                after = _Renaming(old, new).visit(copy.deepcopy(before))
                slot.put(ast.fix_missing_locations(after))
                code = compile(holder, "<change>", "exec", dont_inherit=True)
                slot.put(before)
                yield Candidate(said, code, of)


PROGRAMS = Path(__file__).with_name("programs")


def implementations(path: Path, name: str) -> Iterator[Implementation]:
    """Yield the right implementations of a function: the solution's, then those of a textbook."""
    yield Implementation(definition(path, name), [], [])
    for node in _textbook(path.name).get(name, ()):
        yield from variants_of(node)


@cache
def _textbook(filename: str) -> dict[str, list[ast.FunctionDef]]:
    """Return the implementations in a file of `programs`, by the name of their function."""
    program = PROGRAMS / filename
    found: dict[str, list[ast.FunctionDef]] = {}
    if program.is_file():
        for node in ast.parse(program.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                node.name = node.name.partition("__")[0]
                found.setdefault(node.name, []).append(node)
    return found


def are_changed(exercise: Exercise, name: str) -> bool:
    """Return whether the right implementations of a function are changed to explain a wrong one.

    Of an exercise with a library, only those that need nothing of it and are in `programs`: a change is run thousands
    of times.
    """
    return exercise.library is None or name in _textbook(exercise.filename)


@cache
def candidates_of(path: Path, name: str) -> tuple[Candidate, ...]:
    """Return the changes of a function of a solution, the plainest first."""
    function = all_functions()[name]
    changed = [one for of in implementations(path, name) for one in _changed(of, function)]
    return tuple(sorted(changed, key=lambda one: one.said.rank))


# Of an implementation, so many of the plainest changes are tried two at a time; of a variant, which gives most of
# them once more, so many.
MOST_EDITS = 200
MOST_EDITS_OF_A_VARIANT = 75


@cache
def switched_of(path: Path, name: str) -> tuple[Schemata, ...]:
    """Return the implementations of a function, each with switches for its plainest changes."""
    function = all_functions()[name]
    switched = []
    for of in implementations(path, name):
        edits = list(edits_of(of, function))
        most = MOST_EDITS_OF_A_VARIANT if of.variant else MOST_EDITS
        plainest = {id(edit) for edit in sorted(edits, key=lambda edit: edit.said.rank)[:most]}
        switched.append(schemata_of(of.node, [edit for edit in edits if id(edit) in plainest]))
    return tuple(one for one in switched if one is not None)
