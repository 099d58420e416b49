"""Updates of a chain of dense layers, in NumPy and float64.

Keras makes the same in float32; after 60 updates the two differ by some 1e-6.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Slope = Callable[[Floats, Floats], Floats]
Step = Callable[[list[Floats]], list[Floats]]

# The defaults of Keras's Adam.
BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-7


ACTIVATIONS: dict[str, Callable[[Floats], Floats]] = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "softmax": lambda z: np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True)),
}
# da/dz, from a = f(z).
STEEPNESS: dict[str, Callable[[Floats], Floats]] = {
    "sigmoid": lambda a: a * (1 - a),
    "tanh": lambda a: 1 - a**2,
    "relu": lambda a: (a > 0).astype(np.float64),
}


class Chain:
    """Dense layers behind each other: "sigmoid", "tanh" or "relu", the last one may be a "softmax".

    `loss` is "binary_crossentropy", "mean_squared_error" or, behind a softmax,
    "categorical_crossentropy"; `optimizer` is "sgd" or "adam". Where `dropped` is true, Dropout
    drops every hidden unit.
    """

    dropped = False

    def __init__(
        self,
        weights: Iterable[ArrayLike],
        activations: Iterable[str],
        loss: str,
        optimizer: str,
        rate: float,
    ) -> None:
        self.weights = [np.asarray(w, dtype=np.float64) for w in weights]
        self.activations = list(activations)
        self.loss_name, self.optimizer, self.rate = loss, optimizer, rate
        self._moments = [(0 * w, 0 * w) for w in self.weights]
        self._updates = 0

    def outputs(self, x: ArrayLike) -> list[Floats]:
        """Return the activations of all layers, the input first."""
        activations = [np.asarray(x, dtype=np.float64)]
        pairs = zip(self.weights[::2], self.weights[1::2], strict=True)
        for (w, b), name in zip(pairs, self.activations, strict=True):
            z = activations[-1] @ w + b
            activations.append(ACTIVATIONS[name](z))
            if self.dropped and len(activations) <= len(self.activations):
                activations[-1] = 0 * activations[-1]
        return activations

    def row_losses(self, x: ArrayLike, t: Any) -> Floats:
        """Return the loss of every row."""
        y = self.outputs(x)[-1]
        if self.loss_name == "mean_squared_error":
            return np.mean((y - t) ** 2, axis=1)
        if self.loss_name == "categorical_crossentropy":
            return -np.sum(t * np.log(y), axis=1)
        return -np.mean(t * np.log(y) + (1 - t) * np.log(1 - y), axis=1)

    def loss(self, x: ArrayLike, t: Any) -> float:
        """Return the loss of the whole batch."""
        return float(np.mean(self.row_losses(x, t)))

    def slope(self, y: Floats, t: Floats) -> Floats:
        """Return dL/dz of the output."""
        if self.loss_name == "mean_squared_error":
            return 2 * (y - t) / len(t) * self._steepness(-1, y)
        if self.loss_name == "categorical_crossentropy":
            return (y - t) / len(t)
        return (y - t) / (y * (1 - y)) / len(t) * self._steepness(-1, y)

    def _steepness(self, k: int, a: Floats) -> Floats:
        return STEEPNESS[self.activations[k]](a)

    def gradients(self, x: ArrayLike, t: Any, slope: Slope | None = None) -> list[Floats]:
        """Return the gradient of every weight array."""
        *inner, y = self.outputs(x)
        delta = (slope or self.slope)(y, t)
        gradients: list[Floats] = []
        for k in range(len(inner) - 1, -1, -1):
            h = inner[k]
            gradients[:0] = [h.T @ delta, delta.sum(axis=0)]
            if k:
                delta = (delta @ self.weights[2 * k].T) * self._steepness(k - 1, h)
                if self.dropped:
                    delta = 0 * delta
        return gradients

    def changes(self, grads: list[Floats]) -> list[Floats]:
        """Return the amounts that the optimiser subtracts from the weights for these gradients."""
        if self.optimizer == "sgd":
            return [self.rate * g for g in grads]
        self._updates += 1
        self._moments = [
            (m + (g - m) * (1 - BETA_1), v + (g**2 - v) * (1 - BETA_2))
            for (m, v), g in zip(self._moments, grads, strict=True)
        ]
        rate = self.rate * np.sqrt(1 - BETA_2**self._updates) / (1 - BETA_1**self._updates)
        return [rate * m / (np.sqrt(v) + EPSILON) for m, v in self._moments]

    def update(
        self,
        x: ArrayLike,
        t: Any,
        slope: Slope | None = None,
        step: Step | None = None,
        only: Collection[int] | None = None,
    ) -> None:
        """Make one update, on all rows.

        `slope` is dL/dz of the output, `step` returns the amounts to subtract for a list of gradients, `only` are
        the numbers of the weight arrays that are updated.
        """
        for k, change in enumerate((step or self.changes)(self.gradients(x, t, slope))):
            if only is None or k in only:
                self.weights[k] = self.weights[k] - change

    def descend(self, x: ArrayLike, t: Any, steps: int, **options: Any) -> list[float]:
        """Make `steps` updates; return the loss before each of them and after the last.

        `options` are those of `update`.
        """
        losses = [self.loss(x, t)]
        for _ in range(steps):
            self.update(x, t, **options)
            losses.append(self.loss(x, t))
        return losses


class ModelChain(Chain):
    """The chain of a compiled Keras model; `hand_back` writes the weights into the model."""

    def __init__(self, model: Any) -> None:
        super().__init__(
            model.get_weights(),
            [layer.activation.__name__ for layer in model.layers if hasattr(layer, "units")],
            model.loss,
            type(model.optimizer).__name__.lower(),
            float(np.asarray(model.optimizer.learning_rate)),
        )
        self.model = model

    def hand_back(self) -> None:
        """Give the model the weights of the chain."""
        self.model.set_weights(self.weights)
