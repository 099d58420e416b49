"""Questions about the shape of a result of the learner's own function, and of a variable after its line."""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from autograder.checking.check import checks_of
from autograder.course.catalogue import Function
from autograder.judging.engine import Bench
from autograder.language.errors import KitError
from autograder.language.finding import Sentence, say
from autograder.learner.own_question import Place, Question, both, question, same
from autograder.learner.own_values import Assigned, assigned_arrays
from autograder.running.outcome import Returned
from autograder.running.proxy import Call

MOST_CALLS = 3
"""How many calls are watched at most, since each one runs the function again."""


def _calls(bench: Bench, function: Function) -> Iterator[Call]:
    """Yield the calls of a function in its checks that returned a result."""
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


def result_shape(bench: Bench, function: Function, place: Place) -> Iterator[Question]:
    """Return a question about the shape of a result, in a call of a check, that none of the arguments has."""
    for call in _calls(bench, function):
        part = _telling_result(call, place.results)
        if part is not None:
            yield _shape_question(bench, call, place, *part)
            return


def variable_shape(bench: Bench, function: Function, place: Place) -> Iterator[Question]:
    """Return a question about the shape of a variable after the line that assigns it.

    A shape that no argument has is preferred; otherwise any shape will do if the arguments have several.
    """
    if function.random:
        return
    for call in islice(_calls(bench, function), MOST_CALLS):
        shapes = _shapes(call)
        if not shapes or not _plain(call):
            continue
        own = [one for one in assigned_arrays(bench, place.source, call) if one.name not in shapes]
        fresh = [one for one in own if one.shape not in shapes.values()]
        if not fresh and len(set(shapes.values())) > 1:
            fresh = own
        if fresh:
            # The last variable depends on most of the lines before it.
            yield _variable_question(bench, call, place, fresh[-1])
            return


def _variable_question(bench: Bench, call: Call, place: Place, one: Assigned) -> Question:
    shapes = _shapes(call)
    prompt = say(
        "This is your `{function}`. Line {line} is `{text}`. The function is called with {arguments}. Which "
        "shape does `{name}` have after that line?",
        function=call.function.name, line=one.line, text=one.text, arguments=_listed(call),
        name=one.name,
    )  # fmt: skip
    explanation = say(
        "Run on these arrays, your line {line} gives `{name}` the shape {shape}.",
        line=one.line, name=one.name, shape=str(one.shape),
    )  # fmt: skip
    return _question_of_shape(
        bench, f"{call.function.name}-variable", place, prompt, explanation, one.shape, shapes
    )


def _plain(call: Call) -> bool:
    """Return whether all arguments can be shown, since the learner must see everything on which a shape depends."""
    return all(isinstance(one, np.ndarray | int | float) for one in call.arguments.values())


def _listed(call: Call) -> str:
    shapes = _shapes(call)
    return ", ".join(
        f"`{name}` {shapes[name]}" if name in shapes else f"`{name}` = {value}"
        for name, value in call.arguments.items()
    )


def _shapes(call: Call) -> dict[str, tuple[int, ...]]:
    return {
        name: value.shape
        for name, value in call.arguments.items()
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
    shapes = set(_shapes(call).values())
    if not shapes or not _plain(call):
        return None
    for label, result in zip(labels, results, strict=False):
        if isinstance(result, np.ndarray) and result.ndim and result.shape not in shapes:
            return label, result.shape
    return None


def _shape_question(
    bench: Bench, call: Call, place: Place, label: str | Sentence, shape: tuple[int, ...]
) -> Question:
    shapes = _shapes(call)
    name, line = call.function.name, place.line
    subject = label or f"`{name}`"
    prompt = say(
        "This is your `{function}`, from line {line} on. It is called with {arguments}. Which shape "
        "does {result} come out with?",
        function=name, line=line, arguments=_listed(call), result=subject,
    )  # fmt: skip
    explanation = say(
        "Run on these arrays, your code gives {result} {shape}.", result=subject, shape=str(shape)
    )
    return _question_of_shape(bench, f"{name}-shape", place, prompt, explanation, shape, shapes)


def _question_of_shape(
    bench: Bench, name: str, place: Place, prompt: Sentence, explanation: Sentence,
    shape: tuple[int, ...], shapes: dict[str, tuple[int, ...]],
) -> Question:  # fmt: skip
    options = [{"key": "right", "text": same(f"`{shape}`")}]
    for number, (other, why) in enumerate(_other_shapes(shape, shapes)):
        options.append({"key": f"wrong-{number}", "text": same(f"`{other}`"), "why": both(why)})
    hint = say("Write the shape beside every line, from the first one on.")
    return question(
        bench, name, place.text, type="choice", prompt=both(prompt), options=options,
        answer="right", hints=[both(hint)], explanation=both(explanation),
    )  # fmt: skip


def _other_shapes(
    shape: tuple[int, ...], shapes: dict[str, tuple[int, ...]]
) -> Iterator[tuple[tuple[int, ...], Sentence]]:
    """Yield three wrong shapes, each with a sentence about what would have that shape."""
    rows = next(iter(shapes.values()))[0]
    candidates = [
        (shape[::-1], say("That is the shape turned round.")),
        (shape[1:], say("That has one axis less.")),
        ((rows, *shape), say("That has one axis more.")),
        *((size, say("That is the shape of `{name}`.", name=n)) for n, size in shapes.items()),
    ]
    taken = {shape, ()}
    fresh = [pair for pair in candidates if not (pair[0] in taken or taken.add(pair[0]))]  # type: ignore[func-returns-value]
    yield from fresh[:3]
