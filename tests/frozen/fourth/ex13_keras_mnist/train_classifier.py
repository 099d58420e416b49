#% id: ex13-one-02
#% kind: one
#% why: fit takes batch_size third and epochs fourth, so the two are swapped.
"""Exercise 13: MNIST in Keras.   Lesson: lessons/en/ex13_keras_mnist.md"""

from collections.abc import Sequence
from pathlib import Path

import keras
import numpy as np
from numpy.typing import ArrayLike, NDArray


def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (x, t): what the network takes and what it should answer.

    images (n, 28, 28) are uint8, 0 to 255; x is float32 (n, 784), 0.0 to 1.0, rows in order.
    labels (n,) are digits from 0 to 9; t is one-hot float32 (n, 10), whichever digits occur.
    """
    x = np.asarray(images).reshape(len(images), 784).astype("float32") / 255
    t = np.eye(10, dtype="float32")[np.asarray(labels, dtype=int)]
    return x, t


def build_classifier(
    hidden: Sequence[int] = (256, 256),
    optimizer: str = "adam",
    initializer: str = "he_normal",
    dropout: float = 0.0,
) -> keras.Model:
    """Return the compiled network 784 -> hidden layers -> Dense(10, softmax).

    Every number in `hidden` is a Dense layer of so many units with ReLU and `initializer`, followed
    by Dropout(dropout) where dropout > 0. Loss categorical cross-entropy, metric accuracy. A name
    that Keras does not know is Keras's own error.
    """
    model = keras.Sequential([keras.Input(shape=(784,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def train_classifier(
    model: keras.Model, x: ArrayLike, t: ArrayLike, epochs: int = 5, batch_size: int = 100
) -> dict[str, list[float]]:
    """Train the compiled model on x (n, 784) and t (n, 10) and return its history.

    The history is a dict of lists, one value an epoch: {"loss": [...], "accuracy": [...]}, as `fit`
    measures them in the epoch, or measured after it. Every epoch goes through all rows.
    """
    record = model.fit(np.asarray(x), np.asarray(t), epochs, batch_size, verbose=0)  #! here
    return record.history


def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    """Return (loss, accuracy) of the compiled model on x (n, 784) and t (n, 10), as floats."""
    loss, accuracy = model.evaluate(np.asarray(x), np.asarray(t), verbose=0)
    return float(loss), float(accuracy)


def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    """Write the model to `path`, which ends in .keras, and return what is loaded back from there.

    The reloaded model is a new object, predicts the same and is still compiled.
    """
    model.save(path)
    return keras.models.load_model(path)


#% id: ex13-two-03
#% kind: two
#% why: range(1, epochs) trains one epoch too few. validation_split keeps a tenth of the rows out of the training, every epoch must go through all rows.
"""Exercise 13: MNIST in Keras.   Lesson: lessons/en/ex13_keras_mnist.md"""

from collections.abc import Sequence
from pathlib import Path

import keras
import numpy as np
from numpy.typing import ArrayLike, NDArray


def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    """Return (x, t): what the network takes and what it should answer.

    images (n, 28, 28) are uint8, 0 to 255; x is float32 (n, 784), 0.0 to 1.0, rows in order.
    labels (n,) are digits from 0 to 9; t is one-hot float32 (n, 10), whichever digits occur.
    """
    x = np.asarray(images).reshape(len(images), 784).astype("float32") / 255
    t = np.eye(10, dtype="float32")[np.asarray(labels, dtype=int)]
    return x, t


def build_classifier(
    hidden: Sequence[int] = (256, 256),
    optimizer: str = "adam",
    initializer: str = "he_normal",
    dropout: float = 0.0,
) -> keras.Model:
    """Return the compiled network 784 -> hidden layers -> Dense(10, softmax).

    Every number in `hidden` is a Dense layer of so many units with ReLU and `initializer`, followed
    by Dropout(dropout) where dropout > 0. Loss categorical cross-entropy, metric accuracy. A name
    that Keras does not know is Keras's own error.
    """
    model = keras.Sequential([keras.Input(shape=(784,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu", kernel_initializer=initializer))
        if dropout > 0:
            model.add(keras.layers.Dropout(dropout))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(optimizer=optimizer, loss="categorical_crossentropy", metrics=["accuracy"])
    return model


def train_classifier(
    model: keras.Model, x: ArrayLike, t: ArrayLike, epochs: int = 5, batch_size: int = 100
) -> dict[str, list[float]]:
    """Train the compiled model on x (n, 784) and t (n, 10) and return its history.

    The history is a dict of lists, one value an epoch: {"loss": [...], "accuracy": [...]}, as `fit`
    measures them in the epoch, or measured after it. Every epoch goes through all rows.
    """
    x = np.asarray(x)
    t = np.asarray(t)
    history: dict[str, list[float]] = {"loss": [], "accuracy": []}
    for epoch in range(1, epochs):  #! here
        h = model.fit(x, t, batch_size=batch_size, epochs=1, validation_split=0.1, verbose=0)  #! here
        history["loss"].append(h.history["loss"][0])
        history["accuracy"].append(h.history["accuracy"][0])
    return history


def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    """Return (loss, accuracy) of the compiled model on x (n, 784) and t (n, 10), as floats."""
    loss, accuracy = model.evaluate(np.asarray(x), np.asarray(t), verbose=0)
    return float(loss), float(accuracy)


def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    """Write the model to `path`, which ends in .keras, and return what is loaded back from there.

    The reloaded model is a new object, predicts the same and is still compiled.
    """
    model.save(path)
    return keras.models.load_model(path)
