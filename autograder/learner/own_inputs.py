"""Which inputs the learner's own function gets wrong."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.course.catalogue import Function
from autograder.judging.engine import Bench
from autograder.language.finding import say
from autograder.language.i18n import LANGUAGES, render
from autograder.learner.own_question import Place, Question, both, question, same
from autograder.recording.sides import PlaybackSide
from autograder.running.outcome import Returned

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
"""The inputs on which a function of one argument is tried: single numbers, or arrays of one row."""

Numbers = list[float] | None


def wrong_inputs(bench: Bench, function: Function, place: Place) -> Iterator[Question]:
    """Return a question about which inputs a function gets wrong, if it gets some wrong and some right."""
    inputs = INPUTS.get(function.name)
    if inputs is None or isinstance(bench.reference, PlaybackSide):
        return
    results = [_compared(bench, function.name, value) for value in inputs]
    wrong = [number for number, (own, right) in enumerate(results) if not _close(own, right)]
    if not wrong or len(wrong) == len(results):
        return
    options = []
    for number, (value, (own, _)) in enumerate(zip(inputs, results, strict=True)):
        option: dict[str, Any] = {"key": f"input-{number}", "text": same(f"`{_row(value)}`")}
        if number not in wrong:
            why = say("Your code gives {own} there, and that is right.", own=_row(own))
            option["why"] = both(why)
        options.append(option)
    sentences = [
        say("{value}: your code gives {own}, right is {right}.",
            value=_row(inputs[number]), own=_row(results[number][0]), right=_row(results[number][1]))
        for number in wrong
    ]  # fmt: skip
    explanation = {
        lang: "\n".join(f"- {render(one, lang)}" for one in sentences) for lang in LANGUAGES
    }
    prompt = say(
        "This is your `{function}`, from line {line} on. Which of these inputs does it get wrong?",
        function=function.name, line=place.line,
    )  # fmt: skip
    yield question(
        bench, f"{function.name}-inputs", place.text, type="multiple", prompt=both(prompt),
        options=options, answer=[f"input-{number}" for number in wrong],
        hints=[both(say("Put each number in, and follow it from line to line."))],
        explanation=explanation,
    )  # fmt: skip


def _compared(bench: Bench, name: str, value: list[float]) -> tuple[Numbers, Numbers]:
    """Return the results of the learner's function and of the reference for a number or a row; None where there are
    none.
    """
    array = np.array(value if len(value) == 1 else [value])
    results = []
    for side in (bench.student, bench.reference):
        side.begin(f"own-{name}", bench.seed)
        results.append(_numbers(side.call(name, (array,), {}), array.shape))
    return results[0], results[1]


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
