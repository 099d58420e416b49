"""The functions of the lab's network: the learner's own, or the reference's where those cannot be used.

A piece is one function, or two that share a cache. A learner's piece that is not written, raises, or returns
another form is replaced by the reference's for the rest of the run, and the reason is shown. A piece that is only
wrong is used, so that the learner sees its effect on the network.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np

from autograder.course.catalogue import Exercise, course
from autograder.course.paths import SOLUTIONS
from autograder.language.finding import Sentence, say
from autograder.pictures.calls import Undrawable, failure_sentences, shaped
from autograder.running.local import LocalSide
from autograder.running.outcome import Returned
from autograder.running.plain import Handle, Seeded
from autograder.running.watchdog import Watchdog

PIECES: dict[str, tuple[str, ...]] = {
    "sigmoid": ("sigmoid", "sigmoid_derivative"),
    "relu": ("relu", "relu_derivative"),
    "xavier_init": ("xavier_init",),
    "he_init": ("he_init",),
    "softmax": ("softmax", "cross_entropy", "softmax_cross_entropy_gradient"),
    "minibatches": ("minibatches",),
    "sgd_step": ("sgd_step",),
    "adam_step": ("adam_step",),
    "dropout": ("dropout", "dropout_backward"),
    "batchnorm": ("batchnorm", "batchnorm_backward"),
}
"""The functions of every piece."""

PIECE_OF = {function: piece for piece, functions in PIECES.items() for function in functions}


class Replaced(Exception):
    """A piece of the learner's was just replaced, so the present step must begin again."""

    def __init__(self, piece: str) -> None:
        super().__init__(piece)
        self.piece = piece


class Pieces:
    """The functions of the lab; `replaced` says why a piece is not the learner's."""

    def __init__(self, folder: Path, watchdog: Watchdog | None = None) -> None:
        self.replaced: dict[str, list[Sentence]] = {}
        self._watchdog = watchdog
        self._watching = False
        self._numbers = count(1)
        self._exercises = {
            function.name: exercise
            for exercise in course()
            for function in exercise.functions
            if function.name in PIECE_OF
        }
        used = {exercise.id: exercise for exercise in self._exercises.values()}
        self._yours = {
            name: LocalSide(exercise, folder / exercise.filename, watchdog=watchdog)
            for name, exercise in used.items()
        }
        self._ours = {
            name: LocalSide(exercise, SOLUTIONS / exercise.filename)
            for name, exercise in used.items()
        }

    def exercise(self, piece: str) -> Exercise:
        """Return the exercise that a piece belongs to."""
        return self._exercises[PIECES[piece][0]]

    def rng(self, seed: int) -> Seeded:
        """Return a generator that the functions make themselves, from `seed`."""
        return Seeded(seed, next(self._numbers))

    def is_yours(self, piece: str) -> bool:
        """Return whether a piece is the learner's."""
        return piece not in self.replaced

    def call(
        self,
        name: str,
        *args: Any,
        shape: Any = None,
        form: Callable[[Any], Any] | None = None,
        **kwargs: Any,
    ) -> Any:
        """Return what a function gives, as arrays of the shapes asked for; see `asked.shaped`.

        `form` converts a result of another kind, and raises Undrawable. Raises Replaced where the learner's
        function does not return such a result.
        """
        piece, exercise = PIECE_OF[name], self._exercises[name]
        if piece in self.replaced:
            outcome = self._ours[exercise.id].call(name, args, kwargs)
            assert isinstance(outcome, Returned), f"{name} of the reference: {outcome}"
            value = shaped(name, outcome.value, shape)
            return value if form is None else form(value)
        with self.watched():
            outcome = self._yours[exercise.id].call(name, args, kwargs)
        if isinstance(outcome, Returned):
            try:
                value = shaped(name, outcome.value, shape)
                return value if form is None else form(value)
            except Undrawable as error:
                why = [error.sentence]
        else:
            why = failure_sentences(name, outcome, exercise)
        self.replace(piece, why)
        raise Replaced(piece)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch the calls in a block together, since starting a watchdog thread costs more than most calls."""
        if self._watchdog is None or self._watching:
            yield
            return
        self._watching = True
        try:
            with self._watchdog.check():
                yield
        finally:
            self._watching = False

    def replace(self, piece: str, why: list[Sentence]) -> None:
        """Use the reference's function from now on."""
        self.replaced[piece] = why

    def drop(self, name: str, *handles: Any) -> None:
        """Drop caches and states of a function that are not needed again."""
        sides = self._yours if self.is_yours(PIECE_OF[name]) else self._ours
        for handle in handles:
            if isinstance(handle, Handle):
                sides[self._exercises[name].id].drop(handle)

    def try_out(self, pieces: Iterable[str]) -> None:
        """Call the functions of some `pieces` once on small arrays, to find those that must be replaced."""
        for piece in pieces:
            try:
                _TRIALS[piece](self)
            except Replaced:
                continue
        for side in (*self._yours.values(), *self._ours.values()):
            side.begin()


def batch_rows(value: Any, count: int) -> list[tuple[Any, Any]]:
    """Return the batches of row numbers below `count` that `minibatches` made. Raises Undrawable."""
    wrong = say("{function} returns something that is no pair of batches.", function="minibatches")
    batches = []
    for pair in value:
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            raise Undrawable(wrong)
        try:
            rows, labels = (np.asarray(one, dtype=int) for one in pair)
        except (TypeError, ValueError):
            raise Undrawable(wrong) from None
        alike = rows.ndim == 2 and rows.shape[1:] == (1,) and rows.shape == labels.shape
        both = np.concatenate([rows, labels]) if alike else rows
        if not alike or both.min(initial=0) < 0 or both.max(initial=0) >= count:
            raise Undrawable(wrong)
        batches.append((rows[:, 0], labels[:, 0]))
    if not any(len(rows) for rows, _ in batches):
        raise Undrawable(say("{function} gives no batch.", function="minibatches"))
    return [pair for pair in batches if len(pair[0])]


def _try_activation(piece: str) -> Callable[[Pieces], None]:
    def trial(pieces: Pieces) -> None:
        for name in PIECES[piece]:
            pieces.call(name, np.linspace(-1, 1, 6).reshape(2, 3), shape=(2, 3))

    return trial


def _try_softmax(pieces: Pieces) -> None:
    z, t = np.linspace(-1, 1, 6).reshape(2, 3), np.eye(3)[:2]
    p = pieces.call("softmax", z, shape=(2, 3))
    pieces.call("cross_entropy", p, t, shape=())
    pieces.call("softmax_cross_entropy_gradient", z, t, shape=(2, 3))


def _try_start(name: str) -> Callable[[Pieces], None]:
    return lambda pieces: pieces.call(name, 4, 3, pieces.rng(0), shape=(4, 3))


def _try_minibatches(pieces: Pieces) -> None:
    rows = np.arange(5).reshape(5, 1)
    pieces.call(
        "minibatches", rows, rows, 2, pieces.rng(0), form=lambda batches: batch_rows(batches, 5)
    )


def _try_sgd(pieces: Pieces) -> None:
    arrays = [np.ones((2, 3)), np.ones(3)]
    pieces.call("sgd_step", arrays, arrays, 0.1, shape=[(2, 3), (3,)])


def _try_adam(pieces: Pieces) -> None:
    arrays = [np.ones((2, 3)), np.ones(3)]
    shape = [[(2, 3), (3,)], None]
    _, state = pieces.call("adam_step", arrays, arrays, None, shape=shape)
    pieces.call("adam_step", arrays, arrays, state, shape=shape)


def _try_dropout(pieces: Pieces) -> None:
    x = np.ones((4, 3))
    _, cache = pieces.call("dropout", x, 0.3, pieces.rng(0), shape=[(4, 3), None])
    pieces.call("dropout_backward", x, cache, shape=(4, 3))
    pieces.call("dropout", x, 0.3, pieces.rng(0), training=False, shape=[(4, 3), None])


def _try_batchnorm(pieces: Pieces) -> None:
    x, rows = np.arange(12.0).reshape(4, 3), (np.ones(3), np.zeros(3), np.zeros(3), np.ones(3))
    shape = [(4, 3), None, (3,), (3,)]
    cache = pieces.call("batchnorm", x, *rows, shape=shape)[1]
    pieces.call("batchnorm_backward", x, cache, shape=[(4, 3), (3,), (3,)])
    pieces.call("batchnorm", x, *rows, training=False, shape=shape)


_TRIALS: dict[str, Callable[[Pieces], Any]] = {
    "sigmoid": _try_activation("sigmoid"),
    "relu": _try_activation("relu"),
    "xavier_init": _try_start("xavier_init"),
    "he_init": _try_start("he_init"),
    "softmax": _try_softmax,
    "minibatches": _try_minibatches,
    "sgd_step": _try_sgd,
    "adam_step": _try_adam,
    "dropout": _try_dropout,
    "batchnorm": _try_batchnorm,
}
