#% id: ex12-one-03
#% kind: one
#% why: batch_size=1 makes n updates an epoch, each on one example, instead of one on the whole batch.
"""Exercise 12: XOR in Keras, shallow and deep.   Lesson: lessons/en/ex12_keras_xor.md"""

import keras
import tensorflow as tf
from numpy.typing import ArrayLike


def build_xor_model() -> keras.Model:
    """Return the compiled network 2 -> Dense(3, sigmoid) -> Dense(1, sigmoid).

    Optimiser SGD with learning rate 0.1, loss binary cross-entropy, metric accuracy.
    """
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            keras.layers.Dense(3, activation="sigmoid"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"]
    )
    return model


def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    """Return the compiled network 2 -> seven times Dense(10, activation) -> Dense(1, sigmoid).

    Optimiser, loss and metric are those of build_xor_model.
    """
    model = keras.Sequential([keras.Input(shape=(2,))])
    for _ in range(7):
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    """Make exactly `steps` updates of the compiled model, each on the whole x (n, 2) and t (n, 1).

    Return the loss of the whole batch right before or right after the last update, as a float.
    The model brings its loss and its optimiser along.
    """
    x = tf.cast(tf.convert_to_tensor(x), tf.float32)
    t = tf.cast(tf.convert_to_tensor(t), tf.float32)
    # plain SGD: one example an update
    model.fit(x, t, epochs=steps, batch_size=1, verbose=0)  #! here
    return float(model.evaluate(x, t, batch_size=len(x), verbose=0)[0])


#% id: ex12-two-02
#% kind: two
#% why: One update too few, exactly `steps` are asked for. The mean over all steps is returned instead of the loss at the last update.
"""Exercise 12: XOR in Keras, shallow and deep.   Lesson: lessons/en/ex12_keras_xor.md"""

import keras
import tensorflow as tf
from numpy.typing import ArrayLike


def build_xor_model() -> keras.Model:
    """Return the compiled network 2 -> Dense(3, sigmoid) -> Dense(1, sigmoid).

    Optimiser SGD with learning rate 0.1, loss binary cross-entropy, metric accuracy.
    """
    model = keras.Sequential(
        [
            keras.Input(shape=(2,)),
            keras.layers.Dense(3, activation="sigmoid"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy", metrics=["accuracy"]
    )
    return model


def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    """Return the compiled network 2 -> seven times Dense(10, activation) -> Dense(1, sigmoid).

    Optimiser, loss and metric are those of build_xor_model.
    """
    model = keras.Sequential([keras.Input(shape=(2,))])
    for _ in range(7):
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    sgd = keras.optimizers.SGD(learning_rate=0.1)
    model.compile(optimizer=sgd, loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    """Make exactly `steps` updates of the compiled model, each on the whole x (n, 2) and t (n, 1).

    Return the loss of the whole batch right before or right after the last update, as a float.
    The model brings its loss and its optimiser along.
    """
    inputs = tf.cast(tf.convert_to_tensor(x), tf.float32)
    targets = tf.cast(tf.convert_to_tensor(t), tf.float32)
    n = int(inputs.shape[0])
    result = model.fit(inputs, targets, epochs=steps - 1, batch_size=n, shuffle=False, verbose=0)  #! here
    losses = result.history["loss"]
    return float(sum(losses) / len(losses))  #! here
