#% id: ex13-one-01
#% kind: one
#% why: pixels stay 0 to 255
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
    n = len(images)
    x = np.asarray(images).reshape(n, 28 * 28).astype("float32")  #! here
    t = keras.utils.to_categorical(labels, 10).astype("float32")
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
    loss, acc = model.evaluate(x, t, verbose=0)
    return float(loss), float(acc)


def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    model.save(path)
    return keras.models.load_model(path)


#% id: ex13-two-01
#% kind: two
#% why: divided by 256; as many columns as the largest label needs
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
    사진 = np.array(images, dtype=np.float32)
    x = 사진.reshape(사진.shape[0], -1) / np.float32(256)  #! here
    라벨 = np.array(labels, dtype=int)
    폭 = 라벨.max() + 1  #! here
    t = np.zeros((len(라벨), 폭), dtype=np.float32)
    t[np.arange(len(라벨)), 라벨] = 1
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
    loss, acc = model.evaluate(x, t, verbose=0)
    return float(loss), float(acc)


def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    """Write the model to `path`, which ends in .keras, and return what is loaded back from there.

    The reloaded model is a new object, predicts the same and is still compiled.
    """
    model.save(path)
    return keras.models.load_model(path)


#% id: ex13-rare-01
#% kind: rare
#% why: integer division: all but white becomes 0
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
    x = np.asarray(images).reshape(len(images), 784)
    x = (x // 255).astype(np.float32)  #! here
    t = (np.asarray(labels)[:, None] == np.arange(10)).astype(np.float32)
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
    loss, acc = model.evaluate(x, t, verbose=0)
    return float(loss), float(acc)


def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    """Write the model to `path`, which ends in .keras, and return what is loaded back from there.

    The reloaded model is a new object, predicts the same and is still compiled.
    """
    model.save(path)
    return keras.models.load_model(path)


#% id: ex13-right-01
#% kind: right
#% why: row by row, by hand
"""Exercise 13: MNIST in Keras.   Lesson: lessons/en/ex13_keras_mnist.md"""

from collections.abc import Sequence
from pathlib import Path

import keras
import numpy as np
from numpy.typing import ArrayLike, NDArray


def prepare(images, labels):
    images = np.asarray(images)
    x = np.empty((len(images), 784), dtype=np.float32)
    t = np.zeros((len(images), 10), dtype=np.float32)
    for i, (picture, digit) in enumerate(zip(images, labels)):
        x[i] = np.divide(picture.ravel(), 255.0)
        t[i, int(digit)] = 1.0
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
    loss, acc = model.evaluate(x, t, verbose=0)
    return float(loss), float(acc)


def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    """Write the model to `path`, which ends in .keras, and return what is loaded back from there.

    The reloaded model is a new object, predicts the same and is still compiled.
    """
    model.save(path)
    return keras.models.load_model(path)
