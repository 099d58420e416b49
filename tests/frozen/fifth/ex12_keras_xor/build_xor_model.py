#% id: ex12-one-01
#% kind: one
#% why: SGD with its default rate 0.01
"""Exercise 12: XOR in Keras, shallow and deep.   Lesson: lessons/en/ex12_keras_xor.md"""

import keras
import tensorflow as tf
from numpy.typing import ArrayLike


def build_xor_model() -> keras.Model:
    model = keras.Sequential()
    model.add(keras.Input(shape=(2,)))
    model.add(keras.layers.Dense(3, activation="sigmoid"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    sgd = keras.optimizers.SGD()  #! here
    model.compile(optimizer=sgd, loss="binary_crossentropy", metrics=["accuracy"])
    return model


def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    model = keras.Sequential([keras.Input((2,))])
    for _ in range(7):
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    """Make exactly `steps` updates of the compiled model, each on the whole x (n, 2) and t (n, 1).

    Return the loss of the whole batch right before or right after the last update, as a float.
    The model brings its loss and its optimiser along.
    """
    x = tf.constant(x, dtype=tf.float32)
    t = tf.constant(t, dtype=tf.float32)
    for _ in range(steps):
        model.train_on_batch(x, t)
    return float(model.evaluate(x, t, verbose=0, batch_size=len(x), return_dict=True)["loss"])


#% id: ex12-two-01
#% kind: two
#% why: mean squared error; ReLU at the output
"""Exercise 12: XOR in Keras, shallow and deep.   Lesson: lessons/en/ex12_keras_xor.md"""

import keras
import tensorflow as tf
from numpy.typing import ArrayLike


def build_xor_model():
    layers = keras.layers
    모델 = keras.Sequential(
        [
            layers.Input((2,)),
            layers.Dense(3, "sigmoid"),
            layers.Dense(1, "relu"),  #! here
        ]
    )
    모델.compile(
        keras.optimizers.SGD(0.1),
        loss="mse",  #! here
        metrics=["accuracy"],
    )
    return 모델


def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    """Return the compiled network 2 -> seven times Dense(10, activation) -> Dense(1, sigmoid).

    Optimiser, loss and metric are those of build_xor_model.
    """
    model = keras.Sequential([keras.Input((2,))])
    for _ in range(7):
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    x = tf.constant(x, dtype=tf.float32)
    t = tf.constant(t, dtype=tf.float32)
    for _ in range(steps):
        model.train_on_batch(x, t)
    return float(model.evaluate(x, t, verbose=0, batch_size=len(x), return_dict=True)["loss"])


#% id: ex12-rare-01
#% kind: rare
#% why: a learning rate that falls from 0.1
"""Exercise 12: XOR in Keras, shallow and deep.   Lesson: lessons/en/ex12_keras_xor.md"""

import keras
import tensorflow as tf
from numpy.typing import ArrayLike


def build_xor_model() -> keras.Model:
    """Return the compiled network 2 -> Dense(3, sigmoid) -> Dense(1, sigmoid).

    Optimiser SGD with learning rate 0.1, loss binary cross-entropy, metric accuracy.
    """
    net = keras.Sequential(name="xor")
    net.add(keras.Input(shape=(2,)))
    net.add(keras.layers.Dense(units=3, activation=keras.activations.sigmoid))
    net.add(keras.layers.Dense(units=1, activation=keras.activations.sigmoid))
    rate = keras.optimizers.schedules.ExponentialDecay(0.1, decay_steps=100, decay_rate=0.9)  #! here
    loss = keras.losses.BinaryCrossentropy()
    net.compile(optimizer=keras.optimizers.SGD(learning_rate=rate), loss=loss, metrics=["accuracy"])
    return net


def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    model = keras.Sequential([keras.Input((2,))])
    for _ in range(7):
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    """Make exactly `steps` updates of the compiled model, each on the whole x (n, 2) and t (n, 1).

    Return the loss of the whole batch right before or right after the last update, as a float.
    The model brings its loss and its optimiser along.
    """
    x = tf.constant(x, dtype=tf.float32)
    t = tf.constant(t, dtype=tf.float32)
    for _ in range(steps):
        model.train_on_batch(x, t)
    return float(model.evaluate(x, t, verbose=0, batch_size=len(x), return_dict=True)["loss"])
