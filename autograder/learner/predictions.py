"""Settles predictions: once a function is right, the expected result is shown beside the actual one.

A prediction is settled once, by right code only; a verdict on wrong code does not mention it.
"""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import numpy as np

from autograder.course.catalogue import Exercise, Function
from autograder.events.log import append, read
from autograder.judging.verdict import Verdict
from autograder.language.finding import say
from autograder.language.i18n import in_language, render
from autograder.learner.questions import has_question
from autograder.running.executor import Executor
from autograder.running.local import LocalSide
from autograder.running.outcome import Returned
from autograder.running.plain import Seeded

SEED = 7


@dataclass(frozen=True)
class Settled:
    """A prediction beside the truth. `call` and `gives` are empty where no single call shows it."""

    question: str
    function: str
    prompt: str
    call: str
    said: str
    gives: str
    answer: str
    right: bool
    explanation: str

    def headline(self, lang: str) -> str:
        """Return the sentence that compares the prediction with the result of the code."""
        if self.gives:
            text = say(
                "{call}: you said {said}, your code gives {gives}",
                call=self.call,
                said=self.said,
                gives=self.gives,
            )
        elif self.right:
            text = say("you said {said}, and that is right", said=self.said)
        else:
            text = say("you said {said}; right is {answer}", said=self.said, answer=self.answer)
        return render(text, lang)


SideOf = Callable[[Exercise], Executor]
"""Returns the side that runs the learner's functions of an exercise."""


def in_folder(folder: Path) -> SideOf:
    """Return a function that gives the sides of the files in a folder."""
    return lambda exercise: LocalSide(exercise, folder / exercise.filename)


def unsettled(
    verdict: Verdict, side_of: SideOf, lang: str, events: list[dict[str, Any]] | None = None
) -> Iterator[Settled]:
    """Yield the predictions about functions that are right now and that were not settled before.

    `events` are by default those of the learner's log.
    """
    events = read() if events is None else events
    done = {event.get("question") for event in events if event["kind"] == "settled"}
    answered = {event.get("question") for event in events if event["kind"] == "answered"} - done
    if not answered:
        return
    for result in verdict.exercises:
        for one in result.functions:
            for name in one.function.before:
                if one.status == "correct" and name in answered and has_question(name):
                    settled = _settled(name, result.exercise, one.function, events, side_of, lang)
                    if settled is not None:
                        yield settled


def _settled(
    name: str,
    exercise: Exercise,
    function: Function,
    events: list[dict[str, Any]],
    side_of: SideOf,
    lang: str,
) -> Settled | None:
    from quizzes.answers import answer_text, right_answer
    from quizzes.built import open_bank
    from quizzes.knowledge import prediction

    predicted = prediction(name, open_bank(), events)
    if predicted is None:
        return None
    run, _, comment = predicted.question.get("call", "").partition("  # ")
    gives = _value(run, exercise, side_of(exercise)) if run else ""
    return Settled(
        name,
        function.name,
        in_language(predicted.question["prompt"], lang),
        comment or run,
        predicted.said(lang),
        gives,
        answer_text(predicted.question, right_answer(predicted.question, lang), lang),
        predicted.right,
        in_language(predicted.question["explanation"], lang),
    )


def _value(expression: str, exercise: Exercise, side: Executor) -> str:
    """Return the value of an author's expression with the learner's functions as text; "" where it fails."""

    def calls(name: str) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            outcome = side.call(name, args, kwargs)
            if not isinstance(outcome, Returned):
                raise LookupError(name)
            return outcome.value

        return call

    names = {one.name: calls(one.name) for one in exercise.functions}
    names |= {"np": np, "rng": Seeded(SEED, 0)}
    try:
        value = eval(expression, names)
    except Exception:  # a right function may still raise in an author's expression
        return ""
    return shown_value(value)


def shown_value(value: Any) -> str:
    """Return a number, an array or shapes as Python would write them, with at most six digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple) or (
        isinstance(value, list) and value and isinstance(value[0], tuple)
    ):
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    array = np.asarray(value)
    if array.ndim == 0:
        number = array.item()
        return str(float(f"{number:.6g}")) if isinstance(number, float) else str(number)
    return str(np.round(array, 4).tolist())


def show_settled(settled: Settled, lang: str, out: TextIO, plain: bool | None = None) -> None:
    """Print a settled prediction with its question's explanation, and note that it is settled."""
    from quizzes.screen import QuizScreen

    screen = QuizScreen(lang, plain, out)
    heading = say("Your prediction about {function}", function=settled.function)
    screen.line(render(heading, lang), "bold")
    if not settled.gives:
        screen.text(settled.prompt, indent=2)
    screen.text(settled.headline(lang).replace("$", r"\$"), indent=2)
    screen.line()
    screen.text(settled.explanation, indent=2)
    note_settled(settled)


def note_settled(settled: Settled) -> None:
    """Note that a prediction is settled, so that it is shown once."""
    with contextlib.suppress(OSError):
        append(
            {
                "kind": "settled",
                "question": settled.question,
                "function": settled.function,
                "right": settled.right,
            }
        )
