"""The lab in the tab: a network of the learner's own functions, trained on the shipped digits in short steps.

Without solutions nothing can be replaced, so every function of the network must be the learner's.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder import DEFAULT_SEED
from autograder.course.catalogue import Exercise
from autograder.data import load_subset
from autograder.lab.network import Network, Recipe
from autograder.lab.pieces import PIECES, Pieces
from autograder.lab.reading import reading
from autograder.lab.training import Digits, Progress, train
from autograder.language.finding import Sentence
from autograder.running.local import LocalSide

# A small network, since a matrix product in WebAssembly takes many times as long as with BLAS.
RECIPE = Recipe(hidden=(64, 32), epochs=3)
DRAWN = 280
"""Pixels along a side of a drawing that the page sends, one byte each."""
RECENT = 20
"""Over how many batches the reported loss is averaged."""

SideOf = Callable[[Exercise, Path], LocalSide]


class NotBuilt(Exception):
    """A needed function is not written or cannot be used; `sentences` say why."""

    def __init__(self, piece: str, sentences: list[Sentence]) -> None:
        super().__init__(piece)
        self.piece = piece
        self.sentences = sentences


class OwnPieces(Pieces):
    """The learner's functions, and no others."""

    def __init__(self, folder: Path, side_of: SideOf) -> None:
        super().__init__(folder)
        self._yours = {
            one.id: side_of(one, folder / one.filename) for one in self._exercises.values()
        }

    def replace(self, piece: str, why: list[Sentence]) -> None:
        """Raise NotBuilt, since there is no replacement."""
        raise NotBuilt(piece, why)


class Lab:
    """One network, in training and in use. Every method that calls a function can raise NotBuilt."""

    def __init__(self, folder: Path, side_of: SideOf) -> None:
        missing = {}
        pieces = OwnPieces(folder, side_of)
        for piece in RECIPE.pieces:
            try:
                pieces.try_out([piece])
            except NotBuilt as error:
                missing[piece] = error.sentences
        self.missing = missing
        if not missing:
            self.digits = Digits.of(*load_subset())
            self.network = Network.fresh(RECIPE, pieces, DEFAULT_SEED)
            self._training = train(self.network, self.digits, DEFAULT_SEED)
            self.progress = Progress(RECIPE.epochs)
            self.done = False

    def learn(self, seconds: float) -> dict[str, Any]:
        """Train for about `seconds` seconds, and return the progress."""
        end = time.monotonic() + seconds
        for progress in self._training:
            self.progress = progress
            if time.monotonic() >= end:
                break
        else:
            self.done = True
        losses = self.progress.losses
        loss = float(np.mean(losses[-RECENT:])) if losses else None
        return {
            "done": self.done,
            "batches": len(losses),
            "steps": self.progress.steps,
            "loss": loss if loss is not None and np.isfinite(loss) else None,
            "accuracies": list(self.progress.test),
        }

    def read(self, drawing: NDArray) -> dict[str, Any] | None:
        """Return the network's reading of a drawing with values from 0 (paper) to 1 (ink); None for an empty drawing."""
        return reading(self.network, drawing)

    def sample(self, number: int) -> dict[str, Any]:
        """Return the network's reading of one of the test digits, with its label."""
        at = number % len(self.digits.x_test)
        drawing = self.digits.x_test[at].reshape(28, 28).astype(float)
        return {**(self.read(drawing) or {}), "label": int(self.digits.labels_test[at])}


def functions_needed() -> list[str]:
    """Return the functions that the network uses, in the order of the network."""
    return [name for piece in RECIPE.pieces for name in PIECES[piece]]
