#% id: ex13-one-02
#% kind: one
#% why: a single Dropout after the last hidden layer
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


def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    net = [keras.Input((784,))]
    for i, n in enumerate(hidden):
        net.append(keras.layers.Dense(n, activation="relu", kernel_initializer=initializer))
        if dropout > 0 and i == len(hidden) - 1:  #! here
            net.append(keras.layers.Dropout(dropout))
    net.append(keras.layers.Dense(10, activation="softmax"))
    model = keras.Sequential(net)
    model.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
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
    loss, acc = model.evaluate(x, t, verbose=0)
    return float(loss), float(acc)


def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    """Write the model to `path`, which ends in .keras, and return what is loaded back from there.

    The reloaded model is a new object, predicts the same and is still compiled.
    """
    model.save(path)
    return keras.models.load_model(path)


#% id: ex13-two-02
#% kind: two
#% why: the initialiser is not passed on; Dropout gets the share that stays
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
    model = keras.Sequential()
    model.add(keras.layers.Input(shape=(784,)))
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))  #! here
        if dropout > 0:
            model.add(keras.layers.Dropout(1 - dropout))  #! here
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


#% id: ex13-three-01
#% kind: three
#% why: sigmoid layers, always Adam, the first width twice
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
    """Return the compiled network 784 -> hidden layers -> Dense(10, softmax).

    Every number in `hidden` is a Dense layer of so many units with ReLU and `initializer`, followed
    by Dropout(dropout) where dropout > 0. Loss categorical cross-entropy, metric accuracy. A name
    that Keras does not know is Keras's own error.
    """
    모델 = keras.Sequential([keras.Input(shape=(784,))])
    for k in range(len(hidden)):
        모델.add(
            keras.layers.Dense(
                hidden[0],  #! here
                activation="sigmoid",  #! here
                kernel_initializer=initializer,
            )
        )
        if dropout > 0:
            모델.add(keras.layers.Dropout(dropout))
    모델.add(keras.layers.Dense(10, activation="softmax"))
    모델.compile(
        optimizer="adam",  #! here
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return 모델


def train_classifier(
    model: keras.Model, x: ArrayLike, t: ArrayLike, epochs: int = 5, batch_size: int = 100
) -> dict[str, list[float]]:
    """Train the compiled model on x (n, 784) and t (n, 10) and return its history.

    The history is a dict of lists, one value an epoch: {"loss": [...], "accuracy": [...]}, as `fit`
    measures them in the epoch, or measured after it. Every epoch goes through all rows.
    """
    return model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history


def evaluate_classifier(model: keras.Model, x: ArrayLike, t: ArrayLike) -> tuple[float, float]:
    loss, acc = model.evaluate(x, t, verbose=0)
    return float(loss), float(acc)


def save_and_reload(model: keras.Model, path: str | Path) -> keras.Model:
    """Write the model to `path`, which ends in .keras, and return what is loaded back from there.

    The reloaded model is a new object, predicts the same and is still compiled.
    """
    model.save(path)
    return keras.models.load_model(path)


#% id: ex13-rare-02
#% kind: rare
#% why: an unknown optimiser silently becomes Adam
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
    try:
        chosen = keras.optimizers.get(optimizer)
    except ValueError:
        chosen = keras.optimizers.Adam()  #! here
    model.compile(optimizer=chosen, loss="categorical_crossentropy", metrics=["accuracy"])
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
