"""Questions about the learner's own code, answered by running it: which shape comes out, which input
goes wrong.

They have the form of the bank's questions, for the same terminal asks them.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.checking.check import checks_of
from autograder.course.catalogue import Function
from autograder.judging.engine import Bench
from autograder.judging.reference import RecordedReference
from autograder.language.errors import KitError
from autograder.language.finding import Sentence, say
from autograder.language.i18n import LANGUAGES, render
from autograder.running.outcome import Returned
from autograder.running.proxy import Call
from autograder.running.source import read_source

Question = dict[str, Any]
ELEMENTWISE = (
    "sigmoid", "sigmoid_derivative", "relu", "relu_derivative", "leaky_relu", "leaky_relu_derivative",
)  # fmt: skip
INPUTS = (0.0, 2.0, -2.0, 1000.0, -1000.0)
MOST_LINES = 30


def own_questions(bench: Bench) -> list[Question]:
    """Return the questions about one exercise of a learner: what goes wrong first, then shapes."""
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
        for make in (_wrong_inputs, _shape)
        for function in functions
        for question in make(bench, function, places[function.name])
    ]


@dataclass(frozen=True)
class Place:
    """A function in the learner's file: its line, its text, and what it calls its results."""

    line: int
    text: str
    results: tuple[str, ...]


def _places(source: str) -> dict[str, Place]:
    lines = source.splitlines()
    return {
        node.name: Place(
            node.lineno,
            "\n".join(lines[node.lineno - 1 : node.end_lineno][:MOST_LINES]),
            _names_of_results(node),
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


def _both(sentence: Sentence) -> dict[str, str]:
    return {lang: render(sentence, lang) for lang in LANGUAGES}


def _question(bench: Bench, name: str, code: str, **parts: Any) -> Question:
    fixed = {"level": "apply", "concepts": [], "topic": "own", "exercise": bench.exercise.id}
    return {"id": f"own-{name}", **fixed, "code": code, "shuffle": True, "variants": [{}], **parts}


def _shape(bench: Bench, function: Function, place: Place) -> Iterator[Question]:
    """Ask for the shape of a result that none of the arguments has, in a call that a check makes."""
    for check in checks_of(bench.exercise):
        if check.function != function.name:
            continue
        try:
            calls = bench.run(check).calls
        except KitError:
            return
        for call in calls:
            mine = call.function.name == function.name
            part = _telling_result(call, place.results) if mine else None
            if part is not None:
                yield _shape_question(bench, call, place, *part)
                return


def _arguments(call: Call) -> dict[str, Any]:
    return dict(zip(call.function.parameters, call.args, strict=False)) | call.kwargs


def _shapes(call: Call) -> dict[str, tuple[int, ...]]:
    return {
        name: value.shape
        for name, value in _arguments(call).items()
        if isinstance(value, np.ndarray) and value.ndim
    }


def _telling_result(
    call: Call, names: tuple[str, ...]
) -> tuple[str | Sentence, tuple[int, ...]] | None:
    """Return the name and the shape of a result whose shape no argument has, or None."""
    if not isinstance(call.outcome, Returned):
        return None
    value = call.outcome.value
    several = isinstance(value, tuple | list) and not isinstance(call.function.returns, str)
    results = value if several else [value]
    labels: tuple[str | Sentence, ...] = ("",)
    if several:
        numbers = (say("result number {number}", number=n) for n in range(1, len(results) + 1))
        labels = tuple(f"`{name}`" for name in names) or tuple(numbers)
    given = set(_shapes(call).values())
    # Whoever is asked must see all that the shape depends on: arrays and numbers can be shown.
    plain = all(isinstance(one, np.ndarray | int | float) for one in _arguments(call).values())
    if not given or not plain:
        return None
    for label, result in zip(labels, results, strict=False):
        if isinstance(result, np.ndarray) and result.ndim and result.shape not in given:
            return label, result.shape
    return None


def _shape_question(
    bench: Bench, call: Call, place: Place, label: str | Sentence, shape: tuple[int, ...]
) -> Question:
    given = _shapes(call)
    listed = ", ".join(
        f"`{name}` {given[name]}" if name in given else f"`{name}` = {value}"
        for name, value in _arguments(call).items()
    )
    name, line = call.function.name, place.line
    subject = label or f"`{name}`"
    prompt = say(
        "This is your `{function}`, from line {line} on. It is called with {arguments}. Which shape "
        "does {result} come out with?",
        function=name, line=line, arguments=listed, result=subject,
    )  # fmt: skip
    options = [{"key": "right", "text": _same(f"`{shape}`")}]
    for number, (other, why) in enumerate(_other_shapes(shape, given)):
        options.append({"key": f"wrong-{number}", "text": _same(f"`{other}`"), "why": _both(why)})
    told = say(
        "Run on these arrays, your code gives {result} {shape}.", result=subject, shape=str(shape)
    )
    hint = say("Write the shape beside every line, from the first one on.")
    return _question(
        bench, f"{name}-shape", place.text, type="choice", prompt=_both(prompt), options=options,
        answer="right", hints=[_both(hint)], explanation=_both(told),
    )  # fmt: skip


def _same(text: str) -> dict[str, str]:
    return {"en": text, "ko": text}


def _other_shapes(
    shape: tuple[int, ...], given: dict[str, tuple[int, ...]]
) -> Iterator[tuple[tuple[int, ...], Sentence]]:
    """Yield three shapes that it is not, each with what it would be."""
    rows = next(iter(given.values()))[0]
    candidates = [
        (shape[::-1], say("That is the shape turned round.")),
        (shape[1:], say("That has one axis less.")),
        ((rows, *shape), say("That has one axis more.")),
        *((size, say("That is the shape of `{name}`.", name=n)) for n, size in given.items()),
    ]
    seen = {shape, ()}
    fresh = [pair for pair in candidates if not (pair[0] in seen or seen.add(pair[0]))]  # type: ignore[func-returns-value]
    yield from fresh[:3]


def _wrong_inputs(bench: Bench, function: Function, place: Place) -> Iterator[Question]:
    """Ask which inputs an elementwise function gets wrong, where it gets some wrong and some right."""
    if function.name not in ELEMENTWISE or isinstance(bench.reference, RecordedReference):
        return
    results = {value: _compared(bench, function.name, value) for value in INPUTS}
    wrong = {value for value, (own, right) in results.items() if not _close(own, right)}
    if not wrong or len(wrong) == len(results):
        return
    options = []
    for number, (value, (own, _)) in enumerate(results.items()):
        option: dict[str, Any] = {"key": f"input-{number}", "text": _same(f"`{value:g}`")}
        if value not in wrong:
            why = say("Your code gives {own} there, and that is right.", own=_number(own))
            option["why"] = _both(why)
        options.append(option)
    told = [
        say("{value}: your code gives {own}, right is {right}.",
            value=f"{value:g}", own=_number(results[value][0]), right=_number(results[value][1]))
        for value in INPUTS if value in wrong
    ]  # fmt: skip
    explanation = {lang: "\n".join(f"- {render(one, lang)}" for one in told) for lang in LANGUAGES}
    prompt = say(
        "This is your `{function}`, from line {line} on. Which of these inputs does it get wrong?",
        function=function.name, line=place.line,
    )  # fmt: skip
    yield _question(
        bench, f"{function.name}-inputs", place.text, type="multiple", prompt=_both(prompt),
        options=options, answer=[f"input-{n}" for n, value in enumerate(INPUTS) if value in wrong],
        hints=[_both(say("Put each number in, and follow it from line to line."))],
        explanation=explanation,
    )  # fmt: skip


def _compared(bench: Bench, name: str, value: float) -> tuple[float | None, float | None]:
    """Return what the learner's function and the reference give for a number; None where nothing."""
    given = []
    for side in (bench.student, bench.reference):
        side.begin(f"own-{name}", bench.seed)
        outcome = side.call(name, (np.array([value]),), {})
        given.append(_only_number(outcome))
    return given[0], given[1]


def _only_number(outcome: Any) -> float | None:
    if not isinstance(outcome, Returned):
        return None
    try:
        (number,) = np.asarray(outcome.value, dtype=float).ravel()
    except (TypeError, ValueError):
        return None
    return float(number)


def _close(own: float | None, right: float | None) -> bool:
    return own is not None and right is not None and bool(np.isclose(own, right, rtol=1e-6, atol=0))


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.6g}"
