"""Trains a network on the digits, epoch by epoch; if it is stopped, the network keeps what it learned."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.data import Split
from autograder.lab.network import CLASSES, Network
from autograder.lab.pieces import Pieces, Replaced, batch_rows

NUMBERS_AT_ONCE = 1_500_000
"""How many numbers an optimiser gets in one call, since the size of results is bounded."""


@dataclass(frozen=True)
class Digits:
    """MNIST as rows of numbers from 0 to 1, with one-hot targets for the training part."""

    x: NDArray
    t: NDArray
    labels: NDArray
    x_test: NDArray
    labels_test: NDArray

    @classmethod
    def of(cls, train: Split, test: Split) -> "Digits":
        """Return the digits of two splits."""
        x, x_test = (
            images.reshape(len(images), -1).astype(np.float32) / 255 for images, _ in (train, test)
        )
        labels, labels_test = (labels.astype(int) for _, labels in (train, test))
        t = (labels[:, None] == np.arange(CLASSES)).astype(np.float32)
        return cls(x, t, labels, x_test, labels_test)


@dataclass
class Progress:
    """How far a training is: the loss of every batch, and after every epoch the accuracies."""

    steps: int
    losses: list[float] = field(default_factory=list)
    training: list[float] = field(default_factory=list)
    test: list[float] = field(default_factory=list)
    stopped: bool = False

    @property
    def overflow(self) -> int | None:
        """The first batch, from 1, from which on no loss is finite; None where the last one is."""
        finite = np.isfinite(self.losses)
        if not len(finite) or finite[-1]:
            return None
        return int(np.flatnonzero(finite)[-1]) + 2 if finite.any() else 1


@dataclass
class Optimizer:
    """The recipe's optimiser; Adam's state of each group of layers stays on the side that runs the function."""

    pieces: Pieces
    name: str
    learning_rate: float
    states: dict[int, Any] = field(default_factory=dict)

    def step(self, network: Network, gradients: list[list[NDArray]]) -> None:
        """Move every parameter once."""
        for number, group in enumerate(_groups(network)):
            params = [one for k in group for one in network.layers[k].learned]
            grads = [np.asarray(one, np.float32) for k in group for one in gradients[k]]
            shape: Any = [one.shape for one in params]
            if self.name == "adam_step":
                old = self.states.get(number)
                moved, state = self.pieces.call(
                    "adam_step", params, grads, old, self.learning_rate, shape=[shape, None]
                )
                self.states[number] = state
                if old != state:
                    self.pieces.drop("adam_step", old)
            else:
                moved = self.pieces.call("sgd_step", params, grads, self.learning_rate, shape=shape)
            values = iter(moved)
            for k in group:
                network.layers[k].learn([next(values) for _ in network.layers[k].learned])


def _groups(network: Network) -> Iterator[list[int]]:
    """Yield the numbers of the layers that one call of the optimiser takes."""
    group: list[int] = []
    size = 0
    for k, layer in enumerate(network.layers):
        numbers = sum(one.size for one in layer.learned)
        if group and size + numbers > NUMBERS_AT_ONCE:
            yield group
            group, size = [], 0
        group.append(k)
        size += numbers
    yield group


def train(network: Network, digits: Digits, seed: int) -> Iterator[Progress]:
    """Train by the network's recipe; yield the progress after every batch and every epoch.

    If a piece is replaced during a batch, that batch is repeated. After Ctrl-C, the generator raises
    KeyboardInterrupt and the network is that of the last finished batch.
    """
    recipe, pieces = network.recipe, network.pieces
    optimizer = Optimizer(pieces, recipe.optimizer, recipe.learning_rate)
    order, masks = pieces.rng(seed), pieces.rng(seed + 1)
    rows = np.arange(len(digits.x)).reshape(-1, 1)
    batches = -(-len(rows) // recipe.batch_size)
    progress = Progress(recipe.epochs * batches)
    for _ in range(recipe.epochs):
        for xs, ts in _again(
            pieces, optimizer, _minibatches, pieces, rows, recipe.batch_size, order
        ):
            loss = _again(pieces, optimizer, _step, network, optimizer, digits, (xs, ts), masks)
            progress.losses.append(loss)
            yield progress
        sample = slice(0, len(digits.x_test))
        for values, x, labels in (
            (progress.training, digits.x[sample], digits.labels[sample]),
            (progress.test, digits.x_test, digits.labels_test),
        ):
            values.append(_again(pieces, optimizer, network.accuracy, x, labels))
        yield progress


def _again(pieces: Pieces, optimizer: Optimizer, function: Any, *args: Any) -> Any:
    """Return the result of a function; if a piece of the learner's is replaced meanwhile, call it again."""
    while True:
        try:
            return function(*args)
        except Replaced as replaced:
            if replaced.piece == optimizer.name:
                optimizer.states.clear()


def _minibatches(pieces: Pieces, rows: NDArray, size: int, rng: Any) -> Any:
    def form(value: Any) -> Any:
        return batch_rows(value, len(rows))

    return pieces.call("minibatches", rows, rows, size, rng, form=form)


def _step(
    network: Network, optimizer: Optimizer, digits: Digits, rows: tuple[NDArray, NDArray], rng: Any
) -> float:
    # The rows of x and y both come from the learner's function; if they do not match, the network learns wrong
    # labels.
    xs, ts = rows
    with network.pieces.watched():
        gradients, loss = network.gradients(digits.x[xs], digits.t[ts], rng)
        optimizer.step(network, gradients)
    return loss
