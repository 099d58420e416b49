#% id: ex12-one-02
#% kind: one
#% why: one hidden layer too many
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
    model = keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(10, activation=activation)])
    for i in range(7):  #! here
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.SGD(learning_rate=0.1), metrics=["accuracy"])
    return model


def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    x = tf.constant(x, dtype=tf.float32)
    t = tf.constant(t, dtype=tf.float32)
    for _ in range(steps):
        model.train_on_batch(x, t)
    return float(model.evaluate(x, t, verbose=0, batch_size=len(x), return_dict=True)["loss"])


#% id: ex12-two-02
#% kind: two
#% why: the argument is ignored; no metric
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
    stack = [keras.Input(shape=(2,))]
    stack += [keras.layers.Dense(10, activation="relu") for _ in range(7)]  #! here
    stack.append(keras.layers.Dense(1, activation="sigmoid"))
    model = keras.Sequential(stack)
    model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="binary_crossentropy")  #! here
    return model


def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    x = tf.constant(x, dtype=tf.float32)
    t = tf.constant(t, dtype=tf.float32)
    for _ in range(steps):
        model.train_on_batch(x, t)
    return float(model.evaluate(x, t, verbose=0, batch_size=len(x), return_dict=True)["loss"])
