"""The changes of right implementations of a function that have a sentence, ready to be run."""

import ast
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType

from autograder.changes.operators import MORE
from autograder.changes.phrases import phrase_of
from autograder.changes.sentences import Phrase, Words
from autograder.changes.tree import Slot, definition, local_names, replacements, slots
from autograder.course.catalogue import Function, all_functions


@dataclass(frozen=True)
class Candidate:
    """A right implementation with one change: what the change is, and the code that defines it."""

    said: Phrase
    code: CodeType


def _changed(node: ast.FunctionDef, function: Function) -> Iterator[Candidate]:
    """Yield every change of one implementation that there are words for."""
    words = Words(function)
    names = local_names(node)
    holder = ast.Module([node], [])
    for slot, _ in list(slots(node, Slot(holder, "body", 0))):
        before = slot.get()
        more = MORE.get(type(before))
        others = [*replacements(slot, names), *(more(before) if more else ())]
        for after in others:
            said = phrase_of(before, after, words, slot.parent)
            if said is None:
                continue
            slot.put(after)
            try:
                ast.fix_missing_locations(holder)
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # "is" with a number, and the like
                    code = compile(holder, "<change>", "exec", dont_inherit=True)
            except (SyntaxError, ValueError):
                continue
            finally:
                slot.put(before)
            yield Candidate(said, code)


@cache
def candidates_of(path: Path, name: str) -> tuple[Candidate, ...]:
    """Return the changes of a function of a solution, the plainest first."""
    changed = _changed(definition(path, name), all_functions()[name])
    return tuple(sorted(changed, key=lambda one: one.said.rank))
