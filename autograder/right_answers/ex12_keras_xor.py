"""Right ways to describe the XOR networks in Keras and to make exactly so many updates.

Keras is imported inside the functions, as late as the exercise's own file would be run.
"""

import functools

import numpy as np

from . import right


def _compiled(model):
    import keras

    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return model


@right(
    of="build_xor_model", why="add, layer by layer, the input told to the first as in the lecture"
)
def xor_lecture():
    import keras

    model = keras.Sequential()
    model.add(keras.layers.Dense(3, input_dim=2, activation="sigmoid"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.1, momentum=0.0, nesterov=True),
        loss=keras.losses.BinaryCrossentropy(from_logits=False),
        metrics=[keras.metrics.BinaryAccuracy(name="accuracy")],
    )
    return model


@right(of="build_xor_model", why="functional, names in Korean, functions for activation and loss")
def xor_functional():
    import keras
    import tensorflow as tf

    inputs = keras.Input(shape=(2,), name="입력")
    hidden = keras.layers.Dense(3, activation=tf.nn.sigmoid, name="은닉층")(inputs)
    outputs = keras.layers.Dense(1, activation=keras.activations.sigmoid, name="출력")(hidden)
    model = keras.Model(inputs=[inputs], outputs=[outputs], name="배타적_논리합")
    model.compile(
        keras.optimizers.SGD(0.1),
        loss=keras.losses.binary_crossentropy,
        metrics=[keras.metrics.binary_accuracy],
    )
    return model


@right(of="build_xor_model", why="Activation layers apart, the loss in a dict by the output's name")
def xor_activations_apart():
    import keras
    from keras import layers

    model = keras.Sequential(
        [
            keras.Input((2,)),
            layers.Dense(3),
            layers.Activation("sigmoid"),
            layers.Dense(1),
            layers.Activation(keras.activations.sigmoid, name="y"),
        ]
    )
    model.compile(keras.optimizers.SGD(0.1), {"y": "bce"}, metrics={"y": ["acc"]})
    return model


@right(of="build_xor_model", why="not built yet, class names in capitals, compiled to run eagerly")
def xor_not_built():
    import keras

    model = keras.Sequential([keras.layers.Dense(n, "sigmoid") for n in (3, 1)])
    optimizer = keras.optimizers.get({"class_name": "SGD", "config": {"learning_rate": 0.1}})
    model.compile(optimizer, "BinaryCrossentropy", metrics=("Accuracy",), run_eagerly=True)
    return model


@right(of="build_xor_model", why="layers that change nothing, other random initialisers")
def xor_other_starts():
    import keras
    from keras import layers

    normal = keras.initializers.RandomNormal(stddev=1.0)
    return _compiled(
        keras.Sequential(
            [
                layers.Flatten(),
                layers.Identity(),
                layers.Dense(3, "sigmoid", kernel_initializer=normal, bias_initializer="normal"),
                layers.Reshape((3,)),
                layers.Dense(1, "sigmoid", kernel_initializer="he_uniform"),
            ]
        )
    )


@right(of="build_xor_model", why="a model made of two models, operations of keras.ops")
def xor_of_models():
    import keras

    hidden = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, "sigmoid")])
    inputs = keras.Input((2,))
    z = keras.layers.Dense(1)(hidden(inputs))
    return _compiled(keras.Model(inputs, keras.ops.sigmoid(z)))


@right(of="build_xor_model", why="rebuilt from its own configuration, accuracy a weighted metric")
def xor_from_config():
    import keras

    config = keras.Sequential([keras.Input((2,)), *_sigmoids(3, 1)]).get_config()
    model = keras.Sequential.from_config(config)
    sgd = keras.optimizers.SGD(0.1)
    model.compile(sgd, "binary_crossentropy", weighted_metrics=["accuracy"])
    return model


def _sigmoids(*units):
    import keras

    return [keras.layers.Dense(n, activation="sigmoid") for n in units]


@right(of="build_deep_xor_model", why="functional, folded over the layers")
def deep_functional(activation="relu"):
    import keras

    inputs = keras.Input((2,))
    layers = [keras.layers.Dense(10, activation) for _ in range(7)]
    hidden = functools.reduce(lambda a, layer: layer(a), layers, inputs)
    return _compiled(keras.Model(inputs, keras.layers.Dense(1, "sigmoid")(hidden)))


@right(of="build_deep_xor_model", why="an Activation object inside every layer")
def deep_objects(activation="relu"):
    import keras

    model = keras.Sequential([keras.Input((2,))], name="deep")
    for k in range(7):
        inner = keras.layers.Activation(activation)
        model.add(keras.layers.Dense(units=10, activation=inner, name=f"hidden_{k}"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    return _compiled(model)


@right(of="build_deep_xor_model", why="recursion, activations as layers")
def deep_recursive(activation="relu"):
    import keras

    def hidden(x, depth):
        if depth == 0:
            return x
        z = keras.layers.Dense(10)(hidden(x, depth - 1))
        return keras.layers.ReLU()(z) if activation == "relu" else _activated(z, activation)

    x = keras.Input((2,))
    z = keras.layers.Dense(1, "linear")(hidden(x, 7))
    return _compiled(keras.Model(x, _activated(z, "sigmoid")))


def _activated(z, name):
    import keras

    return keras.layers.Activation(name)(z)


@right(of="build_deep_xor_model", why="one Activation layer behind all hidden layers")
def deep_one_activation(activation="relu"):
    import keras

    x = inputs = keras.Input((2,))
    shared = keras.layers.Activation(activation)
    for _ in range(7):
        x = shared(keras.layers.Dense(10)(x))
    return _compiled(keras.Model(inputs, keras.layers.Dense(1, "sigmoid")(x)))


@right(of="build_deep_xor_model", why="activation functions called on what a layer gives")
def deep_called_functions(activation="relu"):
    import keras

    x = inputs = keras.Input((2,))
    for _ in range(7):
        x = keras.activations.get(activation)(keras.layers.Dense(10)(x))
    return _compiled(keras.Model(inputs, keras.ops.sigmoid(keras.layers.Dense(1)(x))))


def _loss_after(model, x, t):
    return model.evaluate(x, t, batch_size=len(x), verbose=0, return_dict=True)["loss"]


@right(of="train_xor", why="train_on_batch in a loop")
def train_on_batches(model, x, t, steps=10_000):
    for _ in range(steps):
        loss, _accuracy = model.train_on_batch(x, t)
    return loss


@right(of="train_xor", why="fit, an epoch an update, the last loss of its history")
def train_epochs(model, x, t, steps=10_000):
    history = model.fit(x, t, epochs=steps, batch_size=len(x), shuffle=False, verbose=0)
    return history.history["loss"][-1]


@right(of="train_xor", why="a repeated dataset, all steps in one execution, evaluated afterwards")
def train_repeated_dataset(model, x, t, steps=10_000):
    import tensorflow as tf

    # The same optimiser and loss: only how many steps TensorFlow makes at a time is new.
    model.compile(model.optimizer, model.loss, metrics=["accuracy"], steps_per_execution=steps)
    batch = tf.data.Dataset.from_tensors((x, t)).repeat()
    model.fit(batch, steps_per_epoch=steps, verbose=0)
    return _loss_after(model, x, t)


@right(of="train_xor", why="the rows themselves repeated, batch after batch, not shuffled")
def train_repeated_rows(model, x, t, steps=10_000):
    rows = [np.tile(part, (steps, 1)) for part in (x, t)]
    model.fit(*rows, batch_size=len(x), shuffle=False, verbose=0)
    return np.asarray(_loss_after(model, x, t))


@right(of="train_xor", why="a GradientTape in Python, the mean of the losses of the rows")
def train_tape(model, x, t, steps=10_000):
    import keras
    import tensorflow as tf

    row_losses = keras.losses.get(model.loss)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(row_losses(t, model(x, training=True)))
        slopes = tape.gradient(loss, model.trainable_weights)
        model.optimizer.apply_gradients(zip(slopes, model.trainable_weights, strict=True))
    return loss.numpy()


@right(of="train_xor", why="a loop over tf.range that TensorFlow compiles")
def train_autograph(model, x, t, steps=10_000):
    import tensorflow as tf

    x, t = tf.constant(x), tf.constant(t)

    @tf.function
    def run(steps):
        loss = tf.constant(0.0)
        for _ in tf.range(steps):
            with tf.GradientTape() as tape:
                loss = model.compute_loss(y=t, y_pred=model(x, training=True))
            slopes = tape.gradient(loss, model.trainable_variables)
            model.optimizer.apply(slopes, model.trainable_variables)
        return loss

    return float(run(tf.constant(steps)))


@right(of="train_xor", why="a dataset of step numbers, reduced to the last loss")
def train_reduce(model, x, t, steps=10_000):
    import tensorflow as tf

    x, t = tf.constant(x), tf.constant(t)
    model.optimizer.build(model.trainable_variables)

    def update(_, step):
        with tf.GradientTape() as tape:
            loss = model.compute_loss(x, t, model(x, training=True))
        weights = model.trainable_variables
        model.optimizer.apply(tape.gradient(loss, weights), weights)
        return loss

    return tf.data.Dataset.range(steps).reduce(tf.constant(0.0), update).numpy().item()


@right(of="train_xor", why="Keras's own train_step, compiled, called once an update")
def train_steps(model, x, t, steps=10_000):
    import tensorflow as tf

    batch = tf.constant(x), tf.constant(t)
    step = tf.function(lambda: model.train_step(batch))
    for _ in range(steps):
        step()
    return _loss_after(model, x, t)


@right(
    of="build_deep_xor_model",
    why="a class that only hands inputs and outputs to the functional API",
)
def deep_class_of_its_own(activation="relu"):
    import keras

    class DeepXor(keras.Model):
        def __init__(self, activation):
            entry = keras.Input(shape=(2,))
            signal = entry
            for _ in range(7):
                signal = keras.layers.Dense(10, activation=activation)(signal)
            super().__init__(
                inputs=entry, outputs=keras.layers.Dense(1, activation="sigmoid")(signal)
            )

    return _compiled(DeepXor(activation))
