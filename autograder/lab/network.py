"""The network of the lab: its layers, the forward pass and the backward pass through the pieces.

Between two layers come, in this order, batch normalisation (if the recipe has it), the activation, and dropout (if
the recipe has it); normalisation comes first as in Ioffe and Szegedy 2015.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.lab.pieces import Pieces
from autograder.running.plain import Seeded

PIXELS, CLASSES = 784, 10
ROWS_AT_ONCE = 2000
"""How many digits are read at a time outside of training, so that the arrays of a layer stay small."""


@dataclass(frozen=True)
class Recipe:
    """What is trained, and how."""

    hidden: tuple[int, ...] = (256, 128)
    start: str = "he_init"
    activation: str = "relu"
    optimizer: str = "adam_step"
    learning_rate: float = 0.001
    dropout: float = 0.0
    batchnorm: bool = False
    epochs: int = 10
    batch_size: int = 100

    @property
    def sizes(self) -> tuple[int, ...]:
        """The units of every layer, the pixels first."""
        return (PIXELS, *self.hidden, CLASSES)

    @property
    def pieces(self) -> tuple[str, ...]:
        """The pieces that take part."""
        parts = [self.start, self.activation, "softmax", "minibatches", self.optimizer]
        parts += ["dropout"] if self.dropout else []
        return (*parts, *(["batchnorm"] if self.batchnorm else []))


@dataclass
class LayerNumbers:
    """The numbers of one layer; gamma to var are present if its outputs are normalised."""

    w: NDArray
    b: NDArray
    gamma: NDArray | None = None
    beta: NDArray | None = None
    mean: NDArray | None = None
    var: NDArray | None = None

    @property
    def learned(self) -> list[NDArray]:
        """The parameters that the optimiser moves."""
        return [one for one in (self.w, self.b, self.gamma, self.beta) if one is not None]

    def learn(self, values: Sequence[Any]) -> None:
        """Take new values of the parameters, in the order of `learned`."""
        arrays = [np.asarray(one, dtype=np.float32) for one in values]
        self.w, self.b = arrays[:2]
        if self.gamma is not None:
            self.gamma, self.beta = arrays[2:]


# Numbers without bounds are told by `Progress.overflow`, in a sentence of its own.
_QUIET = np.errstate(over="ignore", invalid="ignore")


@dataclass
class Passed:
    """What the backward pass needs from the forward pass: the input of each layer, and the caches."""

    inputs: list[NDArray] = field(default_factory=list)
    pre_activations: list[NDArray] = field(default_factory=list)
    hidden: list[NDArray] = field(default_factory=list)
    normalised: list[Any] = field(default_factory=list)
    dropped: list[Any] = field(default_factory=list)
    logits: NDArray | None = None


class Network:
    """A network of the recipe's form whose functions are the pieces."""

    def __init__(self, recipe: Recipe, pieces: Pieces, layers: list[LayerNumbers]) -> None:
        self.recipe = recipe
        self.pieces = pieces
        self.layers = layers
        # A wrong dropout may draw random numbers outside of training, too.
        self._other_masks = pieces.rng(0)

    @classmethod
    def fresh(cls, recipe: Recipe, pieces: Pieces, seed: int) -> "Network":
        """Return an untrained network; its weights are drawn by the recipe's piece from `seed`."""
        rng, layers = pieces.rng(seed), []
        sizes = recipe.sizes
        for k, (fan_in, fan_out) in enumerate(pairwise(sizes)):
            w = pieces.call(recipe.start, fan_in, fan_out, rng, shape=(fan_in, fan_out))
            layer = LayerNumbers(w.astype(np.float32), np.zeros(fan_out, np.float32))
            if recipe.batchnorm and k < len(sizes) - 2:
                layer.gamma, layer.beta = np.ones(fan_out, np.float32), layer.b.copy()
                layer.mean, layer.var = layer.b.copy(), layer.gamma.copy()
            layers.append(layer)
        return cls(recipe, pieces, layers)

    @_QUIET
    def forward(self, x: NDArray, training: bool = False, rng: Seeded | None = None) -> Passed:
        """Return the outputs of every layer for `x`; in training, the running statistics are updated."""
        passed, call = Passed(), self.pieces.call
        a = np.asarray(x, dtype=np.float32)
        for layer in self.layers[:-1]:
            passed.inputs.append(a)
            z = a @ layer.w + layer.b
            if layer.gamma is not None:
                shape = [z.shape, None, layer.b.shape, layer.b.shape]
                numbers = (layer.gamma, layer.beta, layer.mean, layer.var)
                z, cache, mean, var = call("batchnorm", z, *numbers, training=training, shape=shape)
                z = z.astype(np.float32)
                if training:
                    layer.mean, layer.var = mean.astype(np.float32), var.astype(np.float32)
                    passed.normalised.append(cache)
                else:
                    self.pieces.drop("batchnorm", cache)
            passed.pre_activations.append(z)
            a = call(self.recipe.activation, z, shape=z.shape).astype(np.float32)
            passed.hidden.append(a)
            if self.recipe.dropout:
                rate, shape = self.recipe.dropout, [a.shape, None]
                draws = rng or self._other_masks
                a, cache = call("dropout", a, rate, draws, training=training, shape=shape)
                a = a.astype(np.float32)
                if training:
                    passed.dropped.append(cache)
                else:
                    self.pieces.drop("dropout", cache)
        passed.inputs.append(a)
        passed.logits = a @ self.layers[-1].w + self.layers[-1].b
        return passed

    @_QUIET
    def gradients(self, x: NDArray, t: NDArray, rng: Seeded) -> tuple[list[list[NDArray]], float]:
        """Return the gradients of every layer's parameters, and the loss of the batch."""
        passed, call = self.forward(x, True, rng), self.pieces.call
        logits = passed.logits
        assert logits is not None
        p = call("softmax", logits, shape=logits.shape)
        loss = float(call("cross_entropy", p, t, shape=()))
        delta = call("softmax_cross_entropy_gradient", logits, t, shape=logits.shape)
        delta, gradients = delta.astype(np.float32), []
        for k in reversed(range(len(self.layers))):
            layer = self.layers[k]
            if k < len(self.layers) - 1:
                if self.recipe.dropout:
                    cache = passed.dropped[k]
                    delta = call("dropout_backward", delta, cache, shape=delta.shape)
                    self.pieces.drop("dropout", cache)
                derivative = f"{self.recipe.activation}_derivative"
                slope = call(derivative, passed.pre_activations[k], shape=delta.shape)
                delta = (delta * slope).astype(np.float32)
            scale: list[NDArray] = []
            if layer.gamma is not None:
                cache, row = passed.normalised[k], layer.b.shape
                shape = [delta.shape, row, row]
                delta, *scale = call("batchnorm_backward", delta, cache, shape=shape)
                delta = delta.astype(np.float32)
                self.pieces.drop("batchnorm", cache)
            a = passed.inputs[k]
            gradients.append([a.T @ delta, delta.sum(axis=0), *scale])
            if k:
                delta = delta @ layer.w.T
        return gradients[::-1], loss

    def probabilities(self, x: NDArray) -> NDArray:
        """Return the ten probabilities of every row of `x`, as outside training."""
        parts = []
        for first in range(0, len(x), ROWS_AT_ONCE):
            logits = self.forward(x[first : first + ROWS_AT_ONCE]).logits
            assert logits is not None
            parts.append(self.pieces.call("softmax", logits, shape=logits.shape))
        return np.concatenate(parts)

    def accuracy(self, x: NDArray, labels: NDArray) -> float:
        """Return the share of the rows whose most probable class is their label."""
        return float(np.mean(self.probabilities(x).argmax(axis=1) == labels))
