"""Exercise 12: XOR in Keras, shallow and deep.   Lesson: lessons/en/ex12_keras_xor.md"""

import keras
import tensorflow as tf
from numpy.typing import ArrayLike


def build_xor_model() -> keras.Model:
    """Return the compiled network 2 -> Dense(3, sigmoid) -> Dense(1, sigmoid).

    Optimiser SGD with learning rate 0.1, loss binary cross-entropy, metric accuracy.
    """
    ### BEGIN SOLUTION
    model = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(3, activation="sigmoid"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model
    ### END SOLUTION


def build_deep_xor_model(activation: str = "relu") -> keras.Model:
    """Return the compiled network 2 -> seven times Dense(10, activation) -> Dense(1, sigmoid).

    Optimiser, loss and metric are those of build_xor_model.
    """
    ### BEGIN SOLUTION
    hidden = [keras.layers.Dense(10, activation=activation) for _ in range(7)]
    output = keras.layers.Dense(1, activation="sigmoid")
    model = keras.Sequential([keras.Input((2,)), *hidden, output])
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    return model
    ### END SOLUTION


def train_xor(model: keras.Model, x: ArrayLike, t: ArrayLike, steps: int = 10_000) -> float:
    """Make exactly `steps` updates of the compiled model, each on the whole x (n, 2) and t (n, 1).

    Return the loss of the whole batch right before or right after the last update, as a float.
    The model brings its loss and its optimiser along.
    """
    ### BEGIN SOLUTION
    x, t = tf.cast(x, tf.float32), tf.cast(t, tf.float32)

    def update(step: tf.Tensor, _: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        with tf.GradientTape() as tape:
            loss = model.compute_loss(x, t, model(x, training=True))
        weights = model.trainable_variables
        model.optimizer.apply(tape.gradient(loss, weights), weights)
        return step + 1, loss

    # The whole loop is one graph: Python traces `update` once, TensorFlow runs it `steps` times.
    @tf.function(autograph=False)
    def updates(steps: tf.Tensor) -> tf.Tensor:
        return tf.while_loop(lambda step, _: step < steps, update, (0, 0.0))[1]

    return float(updates(tf.constant(steps, tf.int32)))
    ### END SOLUTION
