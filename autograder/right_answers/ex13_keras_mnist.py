"""Right ways to prepare digits, and to build, train, evaluate and save a classifier in Keras.

Keras is imported inside the functions, as late as the exercise's own file would be run.
"""

import json
import zipfile
from collections import namedtuple
from pathlib import Path

import numpy as np

from . import right

Prepared = namedtuple("Prepared", "x t")
Evaluation = namedtuple("Evaluation", "loss accuracy")


@right(of="prepare", why="to_categorical, the pixels multiplied")
def prepare_categorical(images, labels):
    from keras.utils import to_categorical

    x = images.astype("float32").reshape(-1, 28 * 28) * np.float32(1 / 255)
    return [x, to_categorical(labels, num_classes=10).astype("float32")]


@right(of="prepare", why="a table of the 256 values, labels compared with the ten digits")
def prepare_table(images, labels):
    table = np.linspace(0, 1, 256, dtype=np.float32)
    t = np.equal.outer(labels, np.arange(10))
    return Prepared(x=table[images].reshape(len(images), -1), t=t.astype(np.float32))


@right(of="prepare", why="TensorFlow's one_hot and a Rescaling layer")
def prepare_tensorflow(images, labels):
    import keras
    import tensorflow as tf

    x = keras.layers.Rescaling(1 / 255)(tf.reshape(images, (len(images), 784)))
    return np.asarray(x, dtype=np.float32), tf.one_hot(labels, 10).numpy()


@right(of="prepare", why="row by row, in Python")
def prepare_rows(images, labels):
    x = np.array([np.true_divide(image, 255).ravel() for image in images], dtype=np.float32)
    t = np.array([[float(k == label) for k in range(10)] for label in labels], dtype="f4")
    return x, t


@right(of="prepare", why="zeros filled in, divided as float64 and then made float32")
def prepare_filled(images, labels):
    t = np.zeros((labels.size, 10), np.float32)
    np.put_along_axis(t, labels.reshape(-1, 1).astype(np.intp), 1, axis=1)
    return np.ascontiguousarray(images.reshape(t.shape[0], 784) / 255.0, dtype=np.float32), t


def _compiled(model, optimizer):
    model.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
    return model


@right(of="build_classifier", why="functional, ReLU and Softmax layers, everything an object")
def classifier_functional(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    import keras
    from keras import layers

    inputs = x = keras.Input(shape=(784,), name="픽셀")
    for k, units in enumerate(hidden):
        start = keras.initializers.get(initializer)
        x = layers.ReLU()(layers.Dense(units, kernel_initializer=start, name=f"층_{k}")(x))
        if dropout:
            x = layers.Dropout(rate=dropout, seed=k)(x)
    model = keras.Model(inputs, layers.Softmax()(layers.Dense(10)(x)))
    model.compile(
        optimizer=keras.optimizers.get(optimizer),
        loss=keras.losses.CategoricalCrossentropy(),
        metrics=[keras.metrics.CategoricalAccuracy(name="accuracy")],
    )
    return model


@right(of="build_classifier", why="Dropout layers always there, of rate 0 where none is asked for")
def classifier_rate_zero(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras
    from keras.layers import Dense, Dropout

    model = keras.Sequential()
    for units in hidden:
        model.add(Dense(units, activation="relu", kernel_initializer=initializer))
        model.add(Dropout(dropout))
    model.add(Dense(10, activation="softmax", kernel_initializer=initializer))
    model.build((None, 784))
    return _compiled(model, optimizer)


@right(of="build_classifier", why="initialisers as the VarianceScaling that they are")
def classifier_variance_scaling(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    import keras

    scale, mode, shape = {
        "he_normal": (2.0, "fan_in", "truncated_normal"),
        "he_uniform": (2.0, "fan_in", "uniform"),
        "glorot_uniform": (1.0, "fan_avg", "uniform"),
        "lecun_normal": (1.0, "fan_in", "truncated_normal"),
    }[initializer]
    layers = [keras.Input((784,))]
    for units in hidden:
        start = keras.initializers.VarianceScaling(scale, mode, shape)
        layers.append(keras.layers.Dense(units, "relu", kernel_initializer=start))
        if dropout > 0:
            layers.append(keras.layers.Dropout(dropout))
    return _compiled(keras.Sequential([*layers, keras.layers.Dense(10, "softmax")]), optimizer)


@right(of="build_classifier", why="not built yet, a Flatten in front, tf.nn's functions")
def classifier_not_built(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras
    import tensorflow as tf

    layers = [keras.layers.Flatten()]
    for units in hidden:
        layers += [keras.layers.Dense(units, tf.nn.relu, kernel_initializer=initializer)]
        layers += [keras.layers.Dropout(dropout)][: int(dropout > 0)]
    layers.append(keras.layers.Dense(10, tf.nn.softmax))
    model = keras.Sequential(layers)
    loss = keras.losses.categorical_crossentropy
    model.compile(optimizer, loss, metrics=[["categorical_accuracy"]])
    return model


@right(of="build_classifier", why="a block for every hidden layer, pixels as a picture in between")
def classifier_blocks(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras
    from keras import layers

    def block(units):
        dense = layers.Dense(units, layers.ReLU(), kernel_initializer=initializer)
        return keras.Sequential([dense, *([layers.Dropout(dropout)] if dropout > 0 else [])])

    picture = [keras.Input((784,)), layers.Reshape((28, 28)), layers.Reshape((-1,))]
    blocks = [block(units) for units in hidden]
    return _compiled(keras.Sequential([*picture, *blocks, layers.Dense(10, "softmax")]), optimizer)


@right(of="train_classifier", why="fit, epoch by epoch, the histories joined")
def train_epoch_by_epoch(model, x, t, epochs=5, batch_size=100):
    joined = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        one = model.fit(x, t, batch_size=batch_size, verbose=0).history
        for name, values in joined.items():
            values.extend(one[name])
    return joined


def _weighted(parts, sizes):
    return (np.average(parts, axis=0, weights=sizes)).tolist()


@right(of="train_classifier", why="train_on_batch over shuffled rows, the history by hand")
def train_on_batches(model, x, t, epochs=5, batch_size=100):
    history = {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        order = np.random.default_rng(epoch).permutation(len(x))
        batches = np.split(order, range(batch_size, len(x), batch_size))
        seen = [model.train_on_batch(x[rows], t[rows]) for rows in batches]
        loss, accuracy = _weighted(np.asarray(seen), [len(rows) for rows in batches])
        history["loss"].append(loss)
        history["accuracy"].append(accuracy)
    return history


@right(of="train_classifier", why="a PyDataset, whose batches fit puts into any order")
def train_dataset(model, x, t, epochs=5, batch_size=100):
    import keras

    class Batches(keras.utils.PyDataset):
        def __len__(self):
            return -(-len(x) // batch_size)

        def __getitem__(self, k):
            part = slice(k * batch_size, (k + 1) * batch_size)
            return x[part], t[part]

    return model.fit(Batches(), epochs=epochs, verbose=0).history


@right(of="train_classifier", why="every epoch evaluated when it is over")
def train_and_evaluate(model, x, t, epochs=5, batch_size=100):
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        model.fit(x, t, batch_size=batch_size, verbose=0)
        loss, accuracy = model.evaluate(x, t, verbose=0)
        history["loss"].append(loss)
        history["accuracy"].append(accuracy)
    return history


@right(of="train_classifier", why="the plain mean over the batches, the last one smaller")
def train_plain_mean(model, x, t, epochs=5, batch_size=100):
    parts = [slice(k, k + batch_size) for k in range(0, len(x), batch_size)]
    means = [
        np.mean([model.train_on_batch(x[part], t[part]) for part in parts], axis=0)
        for _ in range(epochs)
    ]
    loss, accuracy = np.transpose(means).tolist()
    return {"loss": loss, "acc": accuracy}


@right(of="train_classifier", why="a GradientTape over a dataset, the history as arrays")
def train_tape(model, x, t, epochs=5, batch_size=100):
    import tensorflow as tf

    data = tf.data.Dataset.from_tensor_slices((x, t)).shuffle(len(x)).batch(batch_size)

    @tf.function(reduce_retracing=True)
    def update(xb, tb):
        with tf.GradientTape() as tape:
            p = model(xb, training=True)
            loss = model.compute_loss(xb, tb, p)
        weights = model.trainable_variables
        model.optimizer.apply(tape.gradient(loss, weights), weights)
        hits = tf.equal(tf.argmax(p, axis=1), tf.argmax(tb, axis=1))
        return loss, tf.reduce_mean(tf.cast(hits, tf.float32))

    model.optimizer.build(model.trainable_variables)
    epoch_means = []
    for _ in range(epochs):
        seen = [([float(v) for v in update(xb, tb)], len(xb)) for xb, tb in data]
        epoch_means.append(_weighted([value for value, _ in seen], [size for _, size in seen]))
    loss, accuracy = np.transpose(epoch_means)
    return {"loss": loss, "accuracy": accuracy}


@right(of="train_classifier", why="a generator of batches, taken down by a callback")
def train_callback(model, x, t, epochs=5, batch_size=100):
    import keras

    rows = {"loss": [], "accuracy": []}
    note = keras.callbacks.LambdaCallback(
        on_epoch_end=lambda epoch, logs: [rows[name].append(logs[name]) for name in rows]
    )
    steps = -(-len(x) // batch_size)

    def batches():
        while True:
            for k in range(0, len(x), batch_size):
                yield x[k : k + batch_size], t[k : k + batch_size]

    model.fit(batches(), steps_per_epoch=steps, epochs=epochs, callbacks=[note], verbose=0)
    return {name: tuple(values) for name, values in rows.items()}


@right(of="evaluate_classifier", why="predict, then NumPy, as a named tuple")
def evaluate_numpy(model, x, t):
    p = model.predict(x, verbose=0)
    losses = -np.log(np.clip(p[t.astype(bool)], 1e-7, 1))
    return Evaluation(np.mean(losses), (p.argmax(-1) == t.argmax(-1)).mean())


@right(of="evaluate_classifier", why="the list that evaluate gives, in one batch")
def evaluate_list(model, x, t):
    return model.evaluate(x, t, batch_size=len(x), verbose=0)


@right(of="evaluate_classifier", why="both in one array")
def evaluate_array(model, x, t):
    return np.array(model.evaluate(x, t, verbose=0))


@right(of="evaluate_classifier", why="batches of 7 with test_on_batch, weighed by their rows")
def evaluate_batches(model, x, t):
    parts = [slice(k, k + 7) for k in range(0, len(x), 7)]
    seen = [model.test_on_batch(x[part], t[part]) for part in parts]
    return tuple(_weighted(np.asarray(seen), [len(x[part]) for part in parts]))


@right(of="evaluate_classifier", why="Keras's loss and metric objects on a plain call")
def evaluate_objects(model, x, t):
    import keras

    p = model(x, training=False)
    metric = keras.metrics.CategoricalAccuracy()
    metric.update_state(t, p)
    return np.asarray(keras.losses.CategoricalCrossentropy()(t, p)), np.asarray(metric.result())


@right(of="evaluate_classifier", why="a sparse loss inside, digits for one-hot rows")
def evaluate_sparse(model, x, t):
    import tensorflow as tf

    digits, z = np.argmax(t, axis=1), tf.math.log(model(x))
    losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=digits, logits=z)
    return float(tf.reduce_mean(losses)), float(np.mean(np.argmax(z, axis=1) == digits))


@right(of="save_and_reload", why="a Path, the functions of keras.saving")
def save_path(model, path):
    import keras

    keras.saving.save_model(model, Path(path), overwrite=True)
    return keras.saving.load_model(Path(path))


@right(of="save_and_reload", why="saved beside, moved into place, loaded and saved once more")
def save_moved(model, path):
    import keras

    beside = Path(path).with_name("beside.keras")
    model.save(beside)
    beside.replace(path)
    loaded = keras.models.load_model(path)
    loaded.save(path)
    return loaded


@right(of="save_and_reload", why="the file unzipped by hand: configuration, then weights")
def save_unzipped(model, path):
    import keras

    model.save(path)
    with zipfile.ZipFile(path) as archive:
        config = json.loads(archive.read("config.json"))
        weights = archive.extract("model.weights.h5", Path(path).parent / "unzipped")
    loaded = keras.saving.deserialize_keras_object(config)
    loaded.load_weights(weights)
    return loaded


@right(of="save_and_reload", why="weights set by hand on what was loaded, compiled once more")
def save_compiled_again(model, path):
    import keras

    model.save(path)
    loaded = keras.models.load_model(path, compile=False)
    loaded.set_weights(model.get_weights())
    loaded.compile_from_config(model.get_compile_config())
    return loaded
