"""Calls the functions of an exercise for a picture: the learner's, and the reference's if there is one."""

from collections.abc import Callable
from contextlib import nullcontext
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.checking.keras_view import ModelView, UnreadableModel, read_model, shared_weights
from autograder.course.catalogue import Exercise, all_functions
from autograder.language.finding import Sentence, Word, say
from autograder.report.troubles import explain_trouble
from autograder.running.outcome import Outcome, Raised, Refused, Returned, Unloadable
from autograder.running.plain import Seeded
from autograder.running.proxy import Side
from autograder.running.watchdog import Watchdog


class PictureCalls:
    """The functions of one exercise; `notes` says which calls failed, and why.

    Every result is a float array of the requested shape, or None. A function that failed once is not called again,
    since it may be in an endless loop each time.
    """

    def __init__(
        self,
        exercise: Exercise,
        student: Side,
        reference: Side | None,
        seed: int,
        watchdog: Watchdog | None = None,
    ) -> None:
        self.exercise = exercise
        self.seed = seed
        self.notes: list[Sentence] = []
        self.answered = False
        self._student = student
        self._reference = reference
        self._watchdog = watchdog
        self._failed: set[str] = set()
        self._numbers = count(1)

    def rng(self, seed: int = 0) -> Seeded:
        """Return a generator for either side, made there from `seed` and the seed of the picture."""
        return Seeded(self.seed + seed, next(self._numbers))

    def yours(self, name: str, *args: Any, shape: Any = None, **kwargs: Any) -> Any:
        """Return the result of the learner's function, or None; see `shaped` for `shape`."""
        if name in self._failed:
            return None
        watch = self._watchdog.check() if self._watchdog else nullcontext()
        with watch:
            outcome = self._student.call(name, args, kwargs)
        if isinstance(outcome, Returned):
            try:
                value = shaped(name, outcome.value, shape)
            except Undrawable as error:
                return self._give_up(name, [error.sentence])
            self.answered = True
            return value
        return self._give_up(name, failure_sentences(name, outcome, self.exercise))

    def right(self, name: str, *args: Any, shape: Any = None, **kwargs: Any) -> Any:
        """Return the result of the reference; None in a copy of the course without solutions."""
        if self._reference is None:
            return None
        outcome = self._reference.call(name, args, kwargs)
        assert isinstance(outcome, Returned), f"{name} of the reference: {outcome}"
        return shaped(name, outcome.value, shape)

    def both(self, name: str, *args: Any, shape: Any = None, **kwargs: Any) -> tuple[Any, Any]:
        """Return the results of the learner's function and of the reference for the same arguments."""
        return (
            self.yours(name, *args, shape=shape, **kwargs),
            self.right(name, *args, shape=shape, **kwargs),
        )

    def seed_keras(self) -> None:
        """Seed Keras's own draws: initial weights and the order of rows."""
        self._student.call("@set_seed", (self.seed,), {})

    def model(self, name: str, handle: Any, inputs: int) -> ModelView | None:
        """Return the view of the Keras model that the learner's function returned, as it is now, or None."""
        outcome = self._student.call("@describe", (handle, inputs), {})
        if isinstance(outcome, Returned):
            try:
                view = read_model(outcome.value)
                if outcome.value.get("repeated"):
                    raise shared_weights()
                return view
            except UnreadableModel as error:
                self._give_up(name, list(error.sentences))
        else:
            self._give_up(name, failure_sentences(name, outcome, self.exercise))
        return None

    @property
    def sides(self) -> dict[str, Callable[..., Any]]:
        """The two sides by the name of their series, for a picture that calls several functions of both."""
        return {"yours": self.yours, "right": self.right}

    def _give_up(self, name: str, why: list[Sentence]) -> None:
        self._failed.add(name)
        self.notes += [one for one in why if one not in self.notes]


class Undrawable(Exception):
    """A result has a form that no picture can show; `sentence` says which."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.template)
        self.sentence = sentence


def shaped(name: str, value: Any, shape: Any) -> Any:
    """Return a result as float arrays of the requested shapes; a list of shapes means several results.

    A shape of None leaves a result as it is (a cache). Raises Undrawable.
    """
    if shape is None:
        return value
    if isinstance(shape, list):
        if not isinstance(value, list | tuple) or len(value) != len(shape):
            raise Undrawable(
                say("{function} must return {wanted} things.", function=name, wanted=len(shape))
            )
        return tuple(shaped(name, *pair) for pair in zip(value, shape, strict=True))
    try:
        array: NDArray = np.asarray(value)
        if np.iscomplexobj(array):
            raise TypeError
        array = array.astype(float)
    except (TypeError, ValueError):
        raise Undrawable(
            say("{function} returns something that is no array of numbers.", function=name)
        ) from None
    if array.shape != tuple(shape):
        raise Undrawable(
            say(
                "{function} returns the shape {yours}, not {expected}.",
                function=name,
                yours=str(array.shape),
                expected=str(tuple(shape)),
            )
        )
    return array


def failure_sentences(name: str, outcome: Outcome, exercise: Exercise) -> list[Sentence]:
    """Return sentences about why a call of the learner's function gave no result."""
    function = all_functions()[name]
    if isinstance(outcome, Raised) and outcome.type == "NotImplementedError":
        inner = outcome.frames[-1].function if outcome.frames else name
        return [say("{function} is not written yet.", function=inner)]
    if isinstance(outcome, Unloadable) and outcome.kind == "missing":
        return [say("{file} is missing", file=exercise.filename)]
    if isinstance(outcome, Refused):
        what = Word(outcome.what)
        return [say("{function} returns {what}; expected numbers", function=name, what=what)]
    trouble = explain_trouble(outcome, None, exercise, function, function)
    if isinstance(outcome, Raised) and outcome.line:
        where = say("in {function}, line {line}", function=name, line=outcome.line)
        return [where, *trouble]
    return trouble
