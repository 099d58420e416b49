"""Questions about the learner's own code, answered by running it: the shape of a result, the shape of a variable
after a line, an input with a wrong result.

They have the form of the bank's questions, so that the same code asks them.
"""

import ast

from autograder.judging.engine import Bench
from autograder.learner.own_inputs import wrong_inputs
from autograder.learner.own_question import Place, Question
from autograder.learner.own_shapes import result_shape, variable_shape
from autograder.running.source import read_source

MOST_LINES = 30


def own_questions(bench: Bench) -> list[Question]:
    """Return the questions about one exercise of a learner: about wrong inputs first, then about shapes."""
    source = read_source(bench.student.path)  # type: ignore[attr-defined]
    if not isinstance(source, str) or bench.student.load() is not None:  # type: ignore[attr-defined]
        return []
    places = _places(source)
    functions = [
        function
        for function in bench.exercise.functions
        if function.name in places and function.name not in bench.student.stubs
    ]
    return [
        question
        for make in (wrong_inputs, variable_shape, result_shape)
        for function in functions
        for question in make(bench, function, places[function.name])
    ]


def _places(source: str) -> dict[str, Place]:
    lines = source.splitlines()
    return {
        node.name: Place(
            node.lineno,
            "\n".join(lines[node.lineno - 1 : node.end_lineno][:MOST_LINES]),
            _names_of_results(node),
            source,
        )
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef)
    }


def _names_of_results(function: ast.FunctionDef) -> tuple[str, ...]:
    """Return the names in `return dw1, db1, dw2`, the last one of the function; () where none stand."""
    last = next((node for node in reversed(function.body) if isinstance(node, ast.Return)), None)
    parts = last.value.elts if last and isinstance(last.value, ast.Tuple) else []
    names = tuple(part.id for part in parts if isinstance(part, ast.Name))
    return names if len(names) == len(parts) else ()
