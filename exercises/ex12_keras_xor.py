"""Exercise 12: XOR in Keras, shallow and deep.   Lesson: lessons/en/ex12_keras_xor.md"""

import keras
import tensorflow as tf
from numpy.typing import ArrayLike


def build_xor_model() -> keras.Model:
    """Return the compiled network 2 -> Dense(3, sigmoid) -> Dense(1, sigmoid).

    Optimiser SGD with learning rate 0.1, loss binary cross-entropy, metric accuracy.
    """
    raise NotImplementedError("ex12: build_xor_model")


def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    """Return the compiled network 2 -> seven times Dense(10, activation) -> Dense(1, sigmoid).

    Optimiser, loss and metric are those of build_xor_model.
    """
    raise NotImplementedError("ex12: build_deep_xor_model")


def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    """Make exactly `steps` updates of the compiled model, each on the whole x (n, 2) and t (n, 1).

    Return the loss of the whole batch right before or right after the last update, as a float.
    The model brings its loss and its optimiser along.
    """
    raise NotImplementedError("ex12: train_xor")
