#% id: ex13-one-04
#% kind: one
#% why: (accuracy, loss)
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
    x = np.asarray(images, dtype=np.float32).reshape(len(images), 784) / np.float32(255)
    t = np.eye(10, dtype=np.float32)[np.asarray(labels, dtype=int)]
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
    return model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history


def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    """Return (loss, accuracy) of the compiled model on x (n, 784) and t (n, 10), as floats."""
    loss, accuracy = model.evaluate(x, t, verbose=0)
    return float(accuracy), float(loss)  #! here


def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    """Write the model to `path`, which ends in .keras, and return what is loaded back from there.

    The reloaded model is a new object, predicts the same and is still compiled.
    """
    model.save(path)
    return keras.models.load_model(path)


#% id: ex13-rare-04
#% kind: rare
#% why: one batch of 32 alone is measured
"""Exercise 13: MNIST in Keras.   Lesson: lessons/en/ex13_keras_mnist.md"""

from collections.abc import Sequence
from pathlib import Path

import keras
import numpy as np
from numpy.typing import ArrayLike, NDArray


def prepare(images: ArrayLike, labels: ArrayLike) -> tuple[NDArray, NDArray]:
    x = np.asarray(images, dtype=np.float32).reshape(len(images), 784) / np.float32(255)
    t = np.eye(10, dtype=np.float32)[np.asarray(labels, dtype=int)]
    return x, t


def build_classifier(
    hidden: Sequence[int] = (256, 256),
    optimizer: str = "adam",
    initializer: str = "he_normal",
    dropout: float = 0.0,
) -> keras.Model:
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
    return model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history


def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    """Return (loss, accuracy) of the compiled model on x (n, 784) and t (n, 10), as floats."""
    result = model.evaluate(x, t, batch_size=32, steps=1, verbose=0, return_dict=True)  #! here
    return float(result["loss"]), float(result["accuracy"])


def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    """Write the model to `path`, which ends in .keras, and return what is loaded back from there.

    The reloaded model is a new object, predicts the same and is still compiled.
    """
    model.save(path)
    return keras.models.load_model(path)
