#% id: ex12-one-03
#% kind: one
#% why: the loss of the first epoch, not the last
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
    model = keras.Sequential([keras.Input((2,))])
    for _ in range(7):
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    x, t = tf.convert_to_tensor(x, tf.float32), tf.convert_to_tensor(t, tf.float32)
    history = model.fit(x, t, epochs=steps, batch_size=len(x), verbose=0)
    return float(history.history["loss"][0])  #! here


#% id: ex12-two-03
#% kind: two
#% why: batches of one; the mean of the losses of all steps
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
    batch = 1  #! here
    기록 = model.fit(x, t, epochs=steps, batch_size=batch, verbose=0).history["loss"]
    return float(sum(기록) / len(기록))  #! here


#% id: ex12-rare-02
#% kind: rare
#% why: trains in chunks of ten: what is left over of `steps` is not trained
"""Exercise 12: XOR in Keras, shallow and deep.   Lesson: lessons/en/ex12_keras_xor.md"""

import keras
import tensorflow as tf
from numpy.typing import ArrayLike


def build_xor_model() -> keras.Model:
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
    x, t = tf.constant(x, tf.float32), tf.constant(t, tf.float32)
    chunk = min(10, steps)
    ds = tf.data.Dataset.from_tensors((x, t)).repeat(chunk)
    model.fit(ds, epochs=steps // chunk, verbose=0)  #! here
    result = model.evaluate(x, t, batch_size=int(x.shape[0]), verbose=0, return_dict=True)
    return float(result["loss"])


#% id: ex12-right-01
#% kind: right
#% why: GradientTape with the model's own loss and optimiser
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
    model = keras.Sequential([keras.Input((2,))])
    for _ in range(7):
        model.add(keras.layers.Dense(10, activation=activation))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy", metrics=["accuracy"])
    return model


def train_xor(model, x, t, steps=10_000):
    x = tf.cast(tf.convert_to_tensor(x), tf.float32)
    t = tf.cast(tf.convert_to_tensor(t), tf.float32)
    weights = model.trainable_variables

    @tf.function
    def one_update():
        with tf.GradientTape() as tape:
            value = model.compute_loss(x=x, y=t, y_pred=model(x, training=True))
        model.optimizer.apply_gradients(zip(tape.gradient(value, weights), weights))
        return value

    value = None
    for _ in range(steps):
        value = one_update()
    return float(value.numpy())
