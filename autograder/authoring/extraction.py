"""An extraction method for Babel: finds the texts of the code that a person reads in their language.

Babel's own method for Python reads tokens. It joins the two branches of a conditional expression to one sentence,
and does not see calls inside f-strings or the argument `name=` of a check; this one reads the syntax tree.
"""

import ast
import io
import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

# The calls whose argument is a text for a person, and the number of that argument.
ARGUMENTS = {
    "say": 0, "print": 0, "UsageError": 0, "CannotSelect": 0, "Word": 0, "Sentence": 0, "t": 0, "translate": 0,
    "NotPlain": 0, "size": 0, "_line": 0, "_words": 0, "DamagedData": 1, "add": 1, "ask_key": 1, "_labelled": 2,
}  # fmt: skip
# Texts that are composed, or stored in variables, where no rule below finds them.
OTHERWISE = ("text", "more than 10000 items")
NOTE = "# Translators:"
"""The beginning of a comment for translators above a text."""

Message = tuple[int, str | None, str, list[str]]


def of_python(
    fileobj: io.BufferedIOBase,
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Message]:
    """Yield (line, function, text, notes for translators) for every text of a module."""
    source = fileobj.read().decode("utf-8")
    lines = source.splitlines()
    for node in texts_in(ast.parse(source), names=bool(options.get("names"))):
        yield node.lineno, None, str(node.value), _notes(lines, node.lineno)


def of_words(
    fileobj: io.BufferedIOBase,
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Message]:
    """Yield the texts of a file {name: text}, from which a page's script takes its words by name."""
    for text in json.loads(fileobj.read().decode("utf-8")).values():
        yield 1, None, text, []


def texts_in(tree: ast.AST, names: bool = False) -> Iterator[ast.Constant]:
    """Yield the texts of a module that a person reads; `names` for a file of checks.

    A check keeps the names of what it compares in variables and tuples as well; there they begin with an article.
    """
    for node in _without_notes(tree) if names else ast.walk(tree):
        if isinstance(node, ast.Call):
            for argument in _read_arguments(node):
                yield from _constants(argument)
        elif (
            names and isinstance(node, ast.Constant) and str(node.value).startswith(("the ", "a "))
        ):
            yield from _constants(node)


def _without_notes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a file of checks, without what is noted for the diagnosis and never shown."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Call) and getattr(child.func, "id", "") == "note"):
            yield from _without_notes(child)


def _read_arguments(call: ast.Call) -> list[ast.expr]:
    name = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
    place = ARGUMENTS.get(name)
    read = [] if place is None or place >= len(call.args) else [call.args[place]]
    if name.startswith("expect"):
        read += [keyword.value for keyword in call.keywords if keyword.arg == "name"]
    return read


def _constants(argument: ast.expr) -> Iterator[ast.Constant]:
    """Yield the text of an argument, or both texts of a conditional expression."""
    if isinstance(argument, ast.IfExp):
        yield from _constants(argument.body)
        yield from _constants(argument.orelse)
    elif isinstance(argument, ast.Constant) and _is_text(argument.value):
        yield argument


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _notes(lines: list[str], line: int) -> list[str]:
    """Return the comment for translators that stands right above a line."""
    notes: list[str] = []
    for above in reversed(lines[: line - 1]):
        if not above.strip().startswith("#"):
            return []
        notes.insert(0, above.strip().removeprefix(NOTE).removeprefix("#").strip())
        if above.strip().startswith(NOTE):
            return notes
    return []
