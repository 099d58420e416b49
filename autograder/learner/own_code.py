"""Questions about the learner's own code, answered by running it: which shape comes out, which shape a
variable has after a line, which input goes wrong.

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
from autograder.language.i18n import render
from autograder.learner.own_values import Assigned, assigned_arrays
from autograder.running.outcome import Returned
from autograder.running.proxy import Call
from autograder.running.source import read_source

Question = dict[str, Any]
ELEMENTWISE = (
    "sigmoid", "sigmoid_derivative", "relu", "relu_derivative", "leaky_relu", "leaky_relu_derivative",
)  # fmt: skip
NUMBERS = ([0.0], [2.0], [-2.0], [1000.0], [-1000.0])
ROWS = (
    [0.0, 0.0, 0.0],
    [1.0, 2.0, 3.0],
    [-1.0, 0.0, 1.0],
    [1000.0, 0.0, -1000.0],
    [-1000.0, -1000.0, -999.0],
)
INPUTS: dict[str, tuple[list[float], ...]] = {
    **dict.fromkeys(ELEMENTWISE, NUMBERS),
    "softmax": ROWS,
}
"""What a function of one argument is tried on: one number, or the only row of an array."""
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
        for make in (_wrong_inputs, _variable, _shape)
        for function in functions
        for question in make(bench, function, places[function.name])
    ]


@dataclass(frozen=True)
class Place:
    """A function in the learner's file: its line, its text, what it calls its results, and the whole file."""

    line: int
    text: str
    results: tuple[str, ...]
    source: str


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


def _both(sentence: Sentence) -> dict[str, str]:
    return {lang: render(sentence, lang) for lang in ("en", "ko")}


def _question(bench: Bench, name: str, code: str, **parts: Any) -> Question:
    fixed = {"level": "apply", "concepts": [], "topic": "own", "exercise": bench.exercise.id}
    return {"id": f"own-{name}", **fixed, "code": code, "shuffle": True, "variants": [{}], **parts}


def _calls(bench: Bench, function: Function) -> Iterator[Call]:
    """Yield the calls of a function that its checks make, and that came back."""
    for check in checks_of(bench.exercise):
        if check.function != function.name:
            continue
        try:
            calls = bench.run(check).calls
        except KitError:
            return
        for call in calls:
            if call.function.name == function.name and isinstance(call.outcome, Returned):
                yield call


def _shape(bench: Bench, function: Function, place: Place) -> Iterator[Question]:
    """Ask for the shape of a result that none of the arguments has, in a call that a check makes."""
    for call in _calls(bench, function):
        part = _telling_result(call, place.results)
        if part is not None:
            yield _shape_question(bench, call, place, *part)
            return


def _variable(bench: Bench, function: Function, place: Place) -> Iterator[Question]:
    """Ask for the shape of a variable after the line that gives it its value.

    A shape that none of the arguments has is best; where arguments have several, any of them is a question.
    """
    if function.random:
        return
    for call in _calls(bench, function):
        given = _shapes(call)
        if not given or not _plain(call):
            continue
        own = [one for one in assigned_arrays(bench, place.source, call) if one.name not in given]
        fresh = [one for one in own if one.shape not in given.values()]
        if not fresh and len(set(given.values())) > 1:
            fresh = own
        if fresh:
            # The last one depends on most of what stands before it.
            yield _variable_question(bench, call, place, fresh[-1])
            return


def _variable_question(bench: Bench, call: Call, place: Place, one: Assigned) -> Question:
    given = _shapes(call)
    prompt = say(
        "This is your `{function}`. Line {line} is `{text}`. The function is called with {arguments}. Which "
        "shape does `{name}` have after that line?",
        function=call.function.name, line=one.line, text=one.text, arguments=_listed(call),
        name=one.name,
    )  # fmt: skip
    told = say(
        "Run on these arrays, your line {line} gives `{name}` the shape {shape}.",
        line=one.line, name=one.name, shape=str(one.shape),
    )  # fmt: skip
    return _question_of_shape(
        bench, f"{call.function.name}-variable", place, prompt, told, one.shape, given
    )


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
    if not given or not _plain(call):
        return None
    for label, result in zip(labels, results, strict=False):
        if isinstance(result, np.ndarray) and result.ndim and result.shape not in given:
            return label, result.shape
    return None


def _plain(call: Call) -> bool:
    """Whoever is asked must see all that a shape depends on: arrays and numbers can be shown."""
    return all(isinstance(one, np.ndarray | int | float) for one in _arguments(call).values())


def _listed(call: Call) -> str:
    given = _shapes(call)
    return ", ".join(
        f"`{name}` {given[name]}" if name in given else f"`{name}` = {value}"
        for name, value in _arguments(call).items()
    )


def _shape_question(
    bench: Bench, call: Call, place: Place, label: str | Sentence, shape: tuple[int, ...]
) -> Question:
    given = _shapes(call)
    name, line = call.function.name, place.line
    subject = label or f"`{name}`"
    prompt = say(
        "This is your `{function}`, from line {line} on. It is called with {arguments}. Which shape "
        "does {result} come out with?",
        function=name, line=line, arguments=_listed(call), result=subject,
    )  # fmt: skip
    told = say(
        "Run on these arrays, your code gives {result} {shape}.", result=subject, shape=str(shape)
    )
    return _question_of_shape(bench, f"{name}-shape", place, prompt, told, shape, given)


def _question_of_shape(
    bench: Bench, name: str, place: Place, prompt: Sentence, told: Sentence,
    shape: tuple[int, ...], given: dict[str, tuple[int, ...]],
) -> Question:  # fmt: skip
    options = [{"key": "right", "text": _same(f"`{shape}`")}]
    for number, (other, why) in enumerate(_other_shapes(shape, given)):
        options.append({"key": f"wrong-{number}", "text": _same(f"`{other}`"), "why": _both(why)})
    hint = say("Write the shape beside every line, from the first one on.")
    return _question(
        bench, name, place.text, type="choice", prompt=_both(prompt), options=options,
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
    """Ask which inputs a function gets wrong, where it gets some wrong and some right."""
    inputs = INPUTS.get(function.name)
    if inputs is None or isinstance(bench.reference, RecordedReference):
        return
    results = [_compared(bench, function.name, value) for value in inputs]
    wrong = [number for number, (own, right) in enumerate(results) if not _close(own, right)]
    if not wrong or len(wrong) == len(results):
        return
    options = []
    for number, (value, (own, _)) in enumerate(zip(inputs, results, strict=True)):
        option: dict[str, Any] = {"key": f"input-{number}", "text": _same(f"`{_row(value)}`")}
        if number not in wrong:
            why = say("Your code gives {own} there, and that is right.", own=_row(own))
            option["why"] = _both(why)
        options.append(option)
    told = [
        say("{value}: your code gives {own}, right is {right}.",
            value=_row(inputs[number]), own=_row(results[number][0]), right=_row(results[number][1]))
        for number in wrong
    ]  # fmt: skip
    explanation = {
        lang: "\n".join(f"- {render(one, lang)}" for one in told) for lang in ("en", "ko")
    }
    prompt = say(
        "This is your `{function}`, from line {line} on. Which of these inputs does it get wrong?",
        function=function.name, line=place.line,
    )  # fmt: skip
    yield _question(
        bench, f"{function.name}-inputs", place.text, type="multiple", prompt=_both(prompt),
        options=options, answer=[f"input-{number}" for number in wrong],
        hints=[_both(say("Put each number in, and follow it from line to line."))],
        explanation=explanation,
    )  # fmt: skip


Numbers = list[float] | None


def _compared(bench: Bench, name: str, value: list[float]) -> tuple[Numbers, Numbers]:
    """Return what the learner's function and the reference give for a number or a row; None where nothing."""
    array = np.array(value if len(value) == 1 else [value])
    given = []
    for side in (bench.student, bench.reference):
        side.begin(f"own-{name}", bench.seed)
        given.append(_numbers(side.call(name, (array,), {}), array.shape))
    return given[0], given[1]


def _numbers(outcome: Any, shape: tuple[int, ...]) -> Numbers:
    if not isinstance(outcome, Returned):
        return None
    try:
        array = np.asarray(outcome.value, dtype=float)
    except (TypeError, ValueError):
        return None
    return array.ravel().tolist() if array.shape == shape else None


def _close(own: Numbers, right: Numbers) -> bool:
    return own is not None and right is not None and np.allclose(own, right, rtol=1e-6, atol=1e-12)


def _row(values: Numbers) -> str:
    if values is None:
        return "–"
    texts = [f"{value:.6g}" if len(values) == 1 else f"{value:.4g}" for value in values]
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"
