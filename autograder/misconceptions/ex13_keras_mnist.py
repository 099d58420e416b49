"""What learners get wrong about MNIST in Keras: the data, the model, training, evaluating, saving.

Keras is imported inside the functions: the names are there without it too.
"""

import numpy as np

from autograder.checking.keras_descent import ModelChain
from autograder.misconceptions import misconception


def _rows(images):
    return images.reshape(len(images), 784)


def _scaled(images):
    return _rows(images).astype(np.float32) / 255


def _one_hot(labels):
    return np.eye(10, dtype=np.float32)[labels]


@misconception("mnist-whole-number-division", of="prepare")
def whole_number_division(images, labels):
    return _rows(images // 255).astype(np.float32), _one_hot(labels)


@misconception("mnist-made-whole-after-dividing", of="prepare")
def made_whole(images, labels):
    return (_rows(images) / 255).astype(np.uint8), _one_hot(labels)


@misconception("mnist-not-scaled", of="prepare")
def not_scaled(images, labels):
    return _rows(images).astype(np.float32), _one_hot(labels)


@misconception("mnist-scaled-twice", of="prepare")
def scaled_twice(images, labels):
    return (_rows(images) / 255 / 255).astype(np.float32), _one_hot(labels)


@misconception("mnist-divided-by-256", of="prepare")
def divided_by_256(images, labels):
    return (_rows(images) / 256).astype(np.float32), _one_hot(labels)


@misconception("mnist-maximum-at-hand", of="prepare")
def maximum_at_hand(images, labels):
    return (_rows(images) / images.max()).astype(np.float32), _one_hot(labels)


@misconception("mnist-maximum-of-every-image", of="prepare")
def maximum_of_every_image(images, labels):
    x = _rows(images).astype(np.float32)
    return x / x.max(axis=1, keepdims=True), _one_hot(labels)


@misconception("mnist-standardised", of="prepare")
def standardised(images, labels):
    x = _rows(images).astype(np.float32)
    return (x - x.mean()) / x.std(), _one_hot(labels)


@misconception("mnist-from-minus-one", of="prepare")
def from_minus_one(images, labels):
    return (_rows(images) / 127.5 - 1).astype(np.float32), _one_hot(labels)


@misconception("mnist-black-or-white", of="prepare")
def black_or_white(images, labels):
    return (_rows(images) > 100).astype(np.float32), _one_hot(labels)


@misconception("mnist-inverted", of="prepare")
def inverted(images, labels):
    return (1 - _rows(images) / 255).astype(np.float32), _one_hot(labels)


@misconception("mnist-pixels-column-by-column", of="prepare")
def column_by_column(images, labels):
    x = images.transpose(0, 2, 1).reshape(len(images), 784)
    return x.astype(np.float32) / 255, _one_hot(labels)


@misconception("mnist-images-as-columns", of="prepare")
def images_as_columns(images, labels):
    return _rows(images).T.astype(np.float32) / 255, _one_hot(labels)


@misconception("mnist-rows-of-all-images-mixed", of="prepare")
def rows_mixed(images, labels):
    x = images.reshape(784, len(images)).T
    return x.astype(np.float32) / 255, _one_hot(labels)


@misconception("mnist-last-row-and-column-left-out", of="prepare")
def last_row_and_column_left_out(images, labels):
    x = np.zeros((len(images), 784), np.float32)
    for row in range(27):
        for column in range(27):
            x[:, 28 * row + column] = images[:, row, column] / 255
    return x, _one_hot(labels)


@misconception("mnist-images-left-square", of="prepare")
def left_square(images, labels):
    return images.astype(np.float32) / 255, _one_hot(labels)


@misconception("mnist-with-a-channel-axis", of="prepare")
def with_a_channel(images, labels):
    return images[..., np.newaxis].astype(np.float32) / 255, _one_hot(labels)


@misconception("mnist-float64", of="prepare")
def both_float64(images, labels):
    return _rows(images) / 255, np.eye(10)[labels]


@misconception("mnist-labels-float64", of="prepare")
def labels_float64(images, labels):
    return _scaled(images), np.eye(10)[labels]


@misconception("mnist-images-float64", of="prepare")
def images_float64(images, labels):
    return _rows(images) / 255, _one_hot(labels)


@misconception("mnist-labels-whole-numbers", of="prepare")
def labels_whole(images, labels):
    return _scaled(images), np.eye(10, dtype=int)[labels]


@misconception("mnist-tensor-returned", of="prepare")
def tensor_returned(images, labels):
    import tensorflow as tf

    return _scaled(images), tf.one_hot(labels, 10)


@misconception("mnist-to-categorical-width", of="prepare")
def to_categorical_width(images, labels):
    return _scaled(images), np.eye(labels.max() + 1)[labels]


@misconception("mnist-width-of-the-labels-at-hand", of="prepare")
def width_of_the_labels(images, labels):
    return _scaled(images), np.eye(labels.max() + 1, dtype=np.float32)[labels]


@misconception("mnist-columns-of-the-digits-that-occur", of="prepare")
def columns_that_occur(images, labels):
    digits = np.unique(labels)
    return _scaled(images), (labels[:, np.newaxis] == digits).astype(np.float32)


@misconception("mnist-labels-left-as-digits", of="prepare")
def labels_left(images, labels):
    return _scaled(images), labels.astype(np.float32)


@misconception("mnist-labels-shifted", of="prepare")
def labels_shifted(images, labels):
    return _scaled(images), np.eye(11, dtype=np.float32)[labels + 1][:, :10]


@misconception("mnist-labels-as-columns", of="prepare")
def labels_as_columns(images, labels):
    return _scaled(images), _one_hot(labels).T.copy()


@misconception("mnist-sorted-by-digit", of="prepare")
def sorted_by_digit(images, labels):
    order = np.argsort(labels, kind="stable")
    return _scaled(images)[order], _one_hot(labels)[order]


@misconception("mnist-labels-sorted", of="prepare")
def labels_sorted(images, labels):
    return _scaled(images), _one_hot(np.sort(labels))


@misconception("mnist-x-and-t-swapped", of="prepare")
def x_and_t_swapped(images, labels):
    return _one_hot(labels), _scaled(images)


@misconception("mnist-images-alone", of="prepare")
def images_alone(images, labels):
    return _scaled(images)


@misconception("mnist-divided-in-place", of="prepare")
def divided_in_place(images, labels):
    images /= 255
    return _rows(images).astype(np.float32), _one_hot(labels)


def _dense(units, activation, **options):
    import keras

    return keras.layers.Dense(units, activation=activation, **options)


def _hidden(hidden, initializer, dropout, activation="relu", **options):
    """Return the right hidden layers: every Dense followed by Dropout, where there is any."""
    import keras

    layers = []
    for units in hidden:
        layers.append(_dense(units, activation, kernel_initializer=initializer, **options))
        if dropout > 0:
            layers.append(keras.layers.Dropout(dropout))
    return layers


def _layers(hidden, initializer, dropout, activation="relu", **options):
    return [
        *_hidden(hidden, initializer, dropout, activation, **options),
        _dense(10, "softmax"),
    ]


def _compiled(layers, optimizer, loss="categorical_crossentropy", metrics=("accuracy",)):
    """Return a compiled Sequential model of these layers behind 784 inputs."""
    import keras

    model = keras.Sequential([keras.Input((784,)), *layers])
    model.compile(optimizer=optimizer, loss=loss, metrics=list(metrics))
    return model


@misconception("classifier-one-sigmoid-output", of="build_classifier")
def one_sigmoid_output(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled([*_hidden(hidden, initializer, dropout), _dense(1, "sigmoid")], optimizer)


@misconception("classifier-ten-sigmoids", of="build_classifier")
def ten_sigmoids(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled([*_hidden(hidden, initializer, dropout), _dense(10, "sigmoid")], optimizer)


@misconception("classifier-ten-sigmoids-with-binary-loss", of="build_classifier")
def ten_sigmoids_with_binary_loss(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    layers = [*_hidden(hidden, initializer, dropout), _dense(10, "sigmoid")]
    return _compiled(layers, optimizer, "binary_crossentropy")


@misconception("classifier-softmax-twice", of="build_classifier")
def softmax_twice(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    return _compiled([*_layers(hidden, initializer, dropout), keras.layers.Softmax()], optimizer)


@misconception("classifier-logits-without-softmax", of="build_classifier")
def logits_without_softmax(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    return _compiled([*_hidden(hidden, initializer, dropout), _dense(10, None)], optimizer)


@misconception("classifier-relu-output", of="build_classifier")
def relu_output(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled([*_hidden(hidden, initializer, dropout), _dense(10, "relu")], optimizer)


@misconception("classifier-nine-outputs", of="build_classifier")
def nine_outputs(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled([*_hidden(hidden, initializer, dropout), _dense(9, "softmax")], optimizer)


@misconception("classifier-no-output-layer", of="build_classifier")
def no_output_layer(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_hidden(hidden, initializer, dropout), optimizer)


@misconception("classifier-softmax-and-from-logits", of="build_classifier")
def softmax_and_from_logits(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    import keras

    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    return _compiled(_layers(hidden, initializer, dropout), optimizer, loss)


@misconception("classifier-logits-and-from-logits", of="build_classifier")
def logits_and_from_logits(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    import keras

    loss = keras.losses.CategoricalCrossentropy(from_logits=True)
    return _compiled([*_hidden(hidden, initializer, dropout), _dense(10, None)], optimizer, loss)


@misconception("classifier-binary-loss", of="build_classifier")
def binary_loss(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout), optimizer, "binary_crossentropy")


@misconception("classifier-sparse-loss", of="build_classifier")
def sparse_loss(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    loss = "sparse_categorical_crossentropy"
    return _compiled(_layers(hidden, initializer, dropout), optimizer, loss)


@misconception("classifier-squared-error", of="build_classifier")
def squared_error(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout), optimizer, "mse")


@misconception("classifier-label-smoothing", of="build_classifier")
def label_smoothing(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    loss = keras.losses.CategoricalCrossentropy(label_smoothing=0.1)
    return _compiled(_layers(hidden, initializer, dropout), optimizer, loss)


@misconception("classifier-rate-and-keep-swapped", of="build_classifier")
def rate_and_keep_swapped(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    keep = 1 - dropout if dropout > 0 else 0.0
    return _compiled(_layers(hidden, initializer, keep), optimizer)


@misconception("classifier-dropout-in-percent", of="build_classifier")
def dropout_in_percent(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, 100 * dropout), optimizer)


@misconception("classifier-dropout-rate-fixed", of="build_classifier")
def dropout_rate_fixed(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, 0.3 if dropout > 0 else 0.0), optimizer)


@misconception("classifier-dropout-ignored", of="build_classifier")
def dropout_ignored(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, 0.0), optimizer)


@misconception("classifier-dropout-after-the-first-layer-alone", of="build_classifier")
def dropout_after_the_first(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    layers = _hidden(hidden[:1], initializer, dropout) + _hidden(hidden[1:], initializer, 0.0)
    return _compiled([*layers, _dense(10, "softmax")], optimizer)


@misconception("classifier-dropout-missing-after-the-last-hidden-layer", of="build_classifier")
def dropout_between(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    layers = _hidden(hidden[:-1], initializer, dropout) + _hidden(hidden[-1:], initializer, 0.0)
    return _compiled([*layers, _dense(10, "softmax")], optimizer)


@misconception("classifier-dropout-missing-after-the-first-layer", of="build_classifier")
def dropout_not_after_the_first(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    layers = _hidden(hidden[:1], initializer, 0.0) + _hidden(hidden[1:], initializer, dropout)
    return _compiled([*layers, _dense(10, "softmax")], optimizer)


@misconception("classifier-dropout-once-before-the-output", of="build_classifier")
def dropout_once(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    layers = _hidden(hidden[:-1], initializer, 0.0) + _hidden(hidden[-1:], initializer, dropout)
    return _compiled([*layers, _dense(10, "softmax")], optimizer)


@misconception("classifier-dropout-after-the-output", of="build_classifier")
def dropout_after_the_output(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    import keras

    layers = _layers(hidden, initializer, dropout)
    return _compiled(
        [*layers, *([keras.layers.Dropout(dropout)] if dropout > 0 else [])], optimizer
    )


@misconception("classifier-dropout-before-the-layers", of="build_classifier")
def dropout_before(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    layers = []
    for units in hidden:
        layers += [keras.layers.Dropout(dropout)] if dropout > 0 else []
        layers += _hidden([units], initializer, 0.0)
    return _compiled([*layers, _dense(10, "softmax")], optimizer)


@misconception("classifier-dropout-always-on", of="build_classifier")
def dropout_always_on(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    inputs = h = keras.Input((784,))
    for units in hidden:
        h = _dense(units, "relu", kernel_initializer=initializer)(h)
        if dropout > 0:
            h = keras.layers.Dropout(dropout)(h, training=True)
    model = keras.Model(inputs, _dense(10, "softmax")(h))
    model.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
    return model


@misconception("classifier-hidden-ignored", of="build_classifier")
def hidden_ignored(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers((256, 256), initializer, dropout), optimizer)


@misconception("classifier-hidden-in-reverse", of="build_classifier")
def hidden_in_reverse(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden[::-1], initializer, dropout), optimizer)


@misconception("classifier-first-hidden-layer-alone", of="build_classifier")
def first_hidden_alone(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden[:1], initializer, dropout), optimizer)


@misconception("classifier-last-hidden-layer-lost", of="build_classifier")
def last_hidden_lost(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden[:-1], initializer, dropout), optimizer)


@misconception("classifier-every-layer-like-the-first", of="build_classifier")
def every_layer_like_the_first(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    return _compiled(_layers([hidden[0]] * len(hidden), initializer, dropout), optimizer)


@misconception("classifier-first-hidden-layer-twice", of="build_classifier")
def first_hidden_twice(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    first = _dense(hidden[0], "relu", kernel_initializer=initializer)
    return _compiled([first, *_layers(hidden, initializer, dropout)], optimizer)


@misconception("classifier-a-tuple-put-behind-hidden", of="build_classifier")
def a_tuple_behind_hidden(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    outputs = (10,)
    *units, _ = hidden + outputs
    return _compiled(_layers(units, initializer, dropout), optimizer)


@misconception("classifier-pixels-as-a-dense-layer", of="build_classifier")
def pixels_as_a_layer(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    layers = _layers(hidden, initializer, dropout)
    return _compiled([_dense(784, "relu", kernel_initializer=initializer), *layers], optimizer)


@misconception("classifier-no-hidden-activation", of="build_classifier")
def no_hidden_activation(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout, activation=None), optimizer)


@misconception("classifier-sigmoid-hidden", of="build_classifier")
def sigmoid_hidden(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout, activation="sigmoid"), optimizer)


@misconception("classifier-softmax-hidden", of="build_classifier")
def softmax_hidden(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout, activation="softmax"), optimizer)


@misconception("classifier-initialiser-not-passed-on", of="build_classifier")
def initialiser_not_passed_on(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    return _compiled(_layers(hidden, "glorot_uniform", dropout), optimizer)


@misconception("classifier-initialiser-always-he", of="build_classifier")
def initialiser_always_he(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    return _compiled(_layers(hidden, "he_normal", dropout), optimizer)


@misconception("classifier-initialiser-of-the-first-layer-alone", of="build_classifier")
def initialiser_of_the_first(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    first, *others = hidden
    layers = _hidden([first], initializer, dropout) + _hidden(others, "glorot_uniform", dropout)
    return _compiled([*layers, _dense(10, "softmax")], optimizer)


@misconception("classifier-zero-weights", of="build_classifier")
def zero_weights(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, "zeros", dropout), optimizer)


@misconception("classifier-optimiser-always-adam", of="build_classifier")
def optimiser_always_adam(
    hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0
):
    return _compiled(_layers(hidden, initializer, dropout), "adam")


@misconception("classifier-optimiser-always-sgd", of="build_classifier")
def optimiser_always_sgd(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout), "sgd")


@misconception("classifier-sgd-unless-told-otherwise", of="build_classifier")
def sgd_unless_told(hidden=(256, 256), optimizer="sgd", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout), optimizer)


@misconception("classifier-own-learning-rate", of="build_classifier")
def own_learning_rate(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    return _compiled(_layers(hidden, initializer, dropout), keras.optimizers.Adam(0.01))


@misconception("classifier-no-metric", of="build_classifier")
def no_metric(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout), optimizer, metrics=())


@misconception("classifier-binary-accuracy", of="build_classifier")
def binary_accuracy(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    return _compiled(_layers(hidden, initializer, dropout), optimizer, metrics=("binary_accuracy",))


@misconception("classifier-sparse-accuracy", of="build_classifier")
def sparse_accuracy(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    metrics = ("sparse_categorical_accuracy",)
    return _compiled(_layers(hidden, initializer, dropout), optimizer, metrics=metrics)


@misconception("classifier-expects-pictures", of="build_classifier")
def expects_pictures(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    flat = [keras.Input((28, 28)), keras.layers.Flatten()]
    model = keras.Sequential([*flat, *_layers(hidden, initializer, dropout)])
    model.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
    return model


@misconception("classifier-rescales-again", of="build_classifier")
def rescales_again(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    layers = [keras.layers.Rescaling(1 / 255), *_layers(hidden, initializer, dropout)]
    return _compiled(layers, optimizer)


@misconception("classifier-batch-normalisation", of="build_classifier")
def batch_normalisation(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    layers = []
    for units in hidden:
        layers += [*_hidden([units], initializer, dropout), keras.layers.BatchNormalization()]
    return _compiled([*layers, _dense(10, "softmax")], optimizer)


@misconception("classifier-weight-penalty", of="build_classifier")
def weight_penalty(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    penalty = {"kernel_regularizer": "l2"}
    return _compiled(_layers(hidden, initializer, dropout, **penalty), optimizer)


@misconception("classifier-not-compiled", of="build_classifier")
def not_compiled(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    import keras

    return keras.Sequential([keras.Input((784,)), *_layers(hidden, initializer, dropout)])


@misconception("classifier-nothing-returned", of="build_classifier")
def nothing_returned(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    _compiled(_layers(hidden, initializer, dropout), optimizer)


class _NumpyClassifier(ModelChain):
    """A classifier recomputed in NumPy, so that misconceptions run fast.

    Keras shuffles the rows; here they keep their order, which has no effect on the values that are compared.
    """

    def __init__(self, model):
        super().__init__(model)
        # Dropout computes in float32, in which the rate of the checks rounds to 1.
        self.dropout = any(np.float32(getattr(layer, "rate", 0)) == 1 for layer in model.layers)

    def accuracy(self, x, t):
        return _accuracy(self.outputs(x)[-1], t)

    def step(self, x, t):
        """Make one update; return loss and accuracy before it."""
        self.dropped = self.dropout
        seen = self.loss(x, t), self.accuracy(x, t)
        self.update(x, t)
        self.dropped = False
        return seen

    def fit(self, x, t, epochs=1, batch_size=32):
        """Return the history, every epoch the mean over its rows."""
        parts = [slice(k, k + batch_size) for k in range(0, len(x), batch_size)]
        rows = [len(x[part]) for part in parts]
        history = {"loss": [], "accuracy": []}
        for _ in range(epochs):
            seen = [self.step(x[part], t[part]) for part in parts]
            for name, value in zip(history, np.average(seen, axis=0, weights=rows), strict=True):
                history[name].append(float(value))
        self.hand_back()
        return history


@misconception("train-classifier-history-object", of="train_classifier")
def history_object(model, x, t, epochs=5, batch_size=100):
    import keras

    _NumpyClassifier(model).fit(x, t, epochs, batch_size)
    return keras.callbacks.History()


@misconception("train-classifier-nothing-returned", of="train_classifier")
def train_nothing_returned(model, x, t, epochs=5, batch_size=100):
    _NumpyClassifier(model).fit(x, t, epochs, batch_size)


@misconception("train-classifier-list-of-losses", of="train_classifier")
def list_of_losses(model, x, t, epochs=5, batch_size=100):
    return _NumpyClassifier(model).fit(x, t, epochs, batch_size)["loss"]


@misconception("train-classifier-last-values-alone", of="train_classifier")
def last_values_alone(model, x, t, epochs=5, batch_size=100):
    history = _NumpyClassifier(model).fit(x, t, epochs, batch_size)
    return {name: values[-1] for name, values in history.items()}


@misconception("train-classifier-epoch-numbers", of="train_classifier")
def epoch_numbers(model, x, t, epochs=5, batch_size=100):
    _NumpyClassifier(model).fit(x, t, epochs, batch_size)
    return list(range(epochs))


@misconception("train-classifier-accuracy-missing", of="train_classifier")
def accuracy_missing(model, x, t, epochs=5, batch_size=100):
    return {"loss": _NumpyClassifier(model).fit(x, t, epochs, batch_size)["loss"]}


@misconception("train-classifier-history-of-the-last-fit", of="train_classifier")
def history_of_the_last_fit(model, x, t, epochs=5, batch_size=100):
    history = _NumpyClassifier(model).fit(x, t, epochs, batch_size)
    return {name: values[-1:] for name, values in history.items()}


@misconception("train-classifier-epochs-ignored", of="train_classifier")
def epochs_ignored(model, x, t, epochs=5, batch_size=100):
    return _NumpyClassifier(model).fit(x, t, 5, batch_size)


@misconception("train-classifier-one-epoch", of="train_classifier")
def one_epoch(model, x, t, epochs=5, batch_size=100):
    return _NumpyClassifier(model).fit(x, t, 1, batch_size)


@misconception("train-classifier-batch-size-ignored", of="train_classifier")
def batch_size_ignored(model, x, t, epochs=5, batch_size=100):
    return _NumpyClassifier(model).fit(x, t, epochs)


@misconception("train-classifier-epochs-and-batch-size-swapped", of="train_classifier")
def epochs_and_batch_size_swapped(model, x, t, epochs=5, batch_size=100):
    return _NumpyClassifier(model).fit(x, t, batch_size, epochs)


@misconception("train-classifier-steps-per-epoch", of="train_classifier")
def steps_per_epoch(model, x, t, epochs=5, batch_size=100):
    return model.fit(x, t, epochs=epochs, steps_per_epoch=batch_size, verbose=0).history


@misconception("train-classifier-remainder-left-out", of="train_classifier")
def remainder_left_out(model, x, t, epochs=5, batch_size=100):
    n = len(x) // batch_size * batch_size
    return _NumpyClassifier(model).fit(x[:n], t[:n], epochs, batch_size)


@misconception("train-classifier-whole-batch", of="train_classifier")
def whole_batch(model, x, t, epochs=5, batch_size=100):
    return _NumpyClassifier(model).fit(x, t, epochs, len(x))


@misconception("train-classifier-a-copy-is-trained", of="train_classifier")
def a_copy_is_trained(model, x, t, epochs=5, batch_size=100):
    before = model.get_weights()
    history = _NumpyClassifier(model).fit(x, t, epochs, batch_size)
    model.set_weights(before)
    return history


@misconception("train-classifier-compiled-anew", of="train_classifier")
def compiled_anew(model, x, t, epochs=5, batch_size=100):
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history


@misconception("train-classifier-digits-for-one-hot", of="train_classifier")
def digits_for_one_hot(model, x, t, epochs=5, batch_size=100):
    digits = np.argmax(t, axis=1)
    return model.fit(x, digits, epochs=epochs, batch_size=batch_size, verbose=0).history


def _held_back(model, x, t, epochs, batch_size, share):
    net, n = _NumpyClassifier(model), int(len(x) * (1 - share))
    history = {"loss": [], "accuracy": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        (loss,), (accuracy,) = net.fit(x[:n], t[:n], 1, batch_size).values()
        seen = loss, accuracy, net.loss(x[n:], t[n:]), net.accuracy(x[n:], t[n:])
        for values, value in zip(history.values(), seen, strict=True):
            values.append(value)
    return history


@misconception("train-classifier-fifth-held-back", of="train_classifier")
def fifth_held_back(model, x, t, epochs=5, batch_size=100):
    return _held_back(model, x, t, epochs, batch_size, 0.2)


@misconception("train-classifier-tenth-held-back", of="train_classifier")
def tenth_held_back(model, x, t, epochs=5, batch_size=100):
    return _held_back(model, x, t, epochs, batch_size, 0.1)


def _by_hand(model, x, t, epochs, batch_size):
    """Return what every batch of every epoch reports, the rows in their order: (loss, accuracy)."""
    parts = [slice(k, k + batch_size) for k in range(0, len(x), batch_size)]
    return [[model.train_on_batch(x[part], t[part]) for part in parts] for _ in range(epochs)]


@misconception("train-classifier-value-of-every-batch", of="train_classifier")
def value_of_every_batch(model, x, t, epochs=5, batch_size=100):
    seen = [one for batches in _by_hand(model, x, t, epochs, batch_size) for one in batches]
    return {name: [float(one[k]) for one in seen] for k, name in enumerate(("loss", "accuracy"))}


@misconception("train-classifier-last-batch-of-the-epoch", of="train_classifier")
def last_batch_of_the_epoch(model, x, t, epochs=5, batch_size=100):
    last = [batches[-1] for batches in _by_hand(model, x, t, epochs, batch_size)]
    return {name: [float(one[k]) for one in last] for k, name in enumerate(("loss", "accuracy"))}


@misconception("train-classifier-images-shuffled-alone", of="train_classifier")
def images_shuffled_alone(model, x, t, epochs=5, batch_size=100):
    x = x[np.random.permutation(len(x))]
    return _NumpyClassifier(model).fit(x, t, epochs, batch_size)


@misconception("train-classifier-images-and-labels-shuffled-apart", of="train_classifier")
def shuffled_apart(model, x, t, epochs=5, batch_size=100):
    net = _NumpyClassifier(model)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        images, labels = (rows[np.random.permutation(len(rows))] for rows in (x, t))
        for k in range(0, len(x), batch_size):
            net.step(images[k : k + batch_size], labels[k : k + batch_size])
        history["loss"].append(net.loss(x, t))
        history["accuracy"].append(net.accuracy(x, t))
    net.hand_back()
    return history


@misconception("train-classifier-stopped-early", of="train_classifier")
def stopped_early(model, x, t, epochs=5, batch_size=100):
    import keras

    stop = keras.callbacks.EarlyStopping(monitor="loss", patience=3)
    options = {"epochs": epochs, "batch_size": batch_size, "verbose": 0}
    return model.fit(x, t, callbacks=[stop], **options).history


@misconception("train-classifier-model-returned", of="train_classifier")
def model_returned(model, x, t, epochs=5, batch_size=100):
    _NumpyClassifier(model).fit(x, t, epochs, batch_size)
    return model


@misconception("train-classifier-compiled-anew-with-sgd", of="train_classifier")
def compiled_anew_with_sgd(model, x, t, epochs=5, batch_size=100):
    model.compile("sgd", "categorical_crossentropy", metrics=["accuracy"])
    return model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history


@misconception("train-classifier-accuracy-in-percent", of="train_classifier")
def accuracy_in_percent(model, x, t, epochs=5, batch_size=100):
    history = _NumpyClassifier(model).fit(x, t, epochs, batch_size)
    return {**history, "accuracy": [100 * share for share in history["accuracy"]]}


@misconception("train-classifier-one-minus-the-loss", of="train_classifier")
def one_minus_the_loss(model, x, t, epochs=5, batch_size=100):
    losses = _NumpyClassifier(model).fit(x, t, epochs, batch_size)["loss"]
    return {"loss": losses, "accuracy": [1 - loss for loss in losses]}


@misconception("train-classifier-dropout-switched-off", of="train_classifier")
def dropout_switched_off(model, x, t, epochs=5, batch_size=100):
    net = _NumpyClassifier(model)
    net.dropout = False
    return net.fit(x, t, epochs, batch_size)


def _probabilities(model, x):
    """Return the output (n, 10) of a ReLU network with softmax, computed in NumPy: it is fast."""
    *hidden, w, b = (np.asarray(part, dtype=np.float64) for part in model.get_weights())
    for k in range(0, len(hidden), 2):
        x = np.maximum(x @ hidden[k] + hidden[k + 1], 0)
    z = x @ w + b
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _loss(p, t):
    return float(-np.mean(np.log(np.sum(p * t, axis=1))))


def _accuracy(p, t):
    return float(np.mean(p.argmax(axis=1) == t.argmax(axis=1)))


@misconception("evaluate-swapped", of="evaluate_classifier")
def swapped(model, x, t):
    p = _probabilities(model, x)
    return _accuracy(p, t), _loss(p, t)


@misconception("evaluate-loss-alone", of="evaluate_classifier")
def loss_alone(model, x, t):
    return _loss(_probabilities(model, x), t)


@misconception("evaluate-accuracy-alone", of="evaluate_classifier")
def accuracy_alone(model, x, t):
    return _accuracy(_probabilities(model, x), t)


@misconception("evaluate-dict", of="evaluate_classifier")
def as_a_dict(model, x, t):
    p = _probabilities(model, x)
    return {"accuracy": _accuracy(p, t), "loss": _loss(p, t)}


@misconception("evaluate-nothing-returned", of="evaluate_classifier")
def evaluate_nothing_returned(model, x, t):
    _probabilities(model, x)


@misconception("evaluate-share-of-wrong-answers", of="evaluate_classifier")
def share_of_wrong_answers(model, x, t):
    p = _probabilities(model, x)
    return _loss(p, t), 1 - _accuracy(p, t)


@misconception("evaluate-percent", of="evaluate_classifier")
def percent(model, x, t):
    p = _probabilities(model, x)
    return _loss(p, t), 100 * _accuracy(p, t)


@misconception("evaluate-right-answers-counted", of="evaluate_classifier")
def counted(model, x, t):
    p = _probabilities(model, x)
    return _loss(p, t), len(x) * _accuracy(p, t)


@misconception("evaluate-outputs-counted-one-by-one", of="evaluate_classifier")
def one_by_one(model, x, t):
    p = _probabilities(model, x)
    return _loss(p, t), float(np.mean((p > 0.5) == t))


@misconception("evaluate-argmax-of-the-columns", of="evaluate_classifier")
def argmax_of_columns(model, x, t):
    p = _probabilities(model, x)
    return _loss(p, t), float(np.mean(p.argmax(axis=0) == t.argmax(axis=0)))


@misconception("evaluate-loss-of-all-ten", of="evaluate_classifier")
def loss_of_all_ten(model, x, t):
    p = _probabilities(model, x)
    return _loss(p, t) / 10, _accuracy(p, t)


@misconception("evaluate-loss-summed", of="evaluate_classifier")
def loss_summed(model, x, t):
    p = _probabilities(model, x)
    return _loss(p, t) * len(x), _accuracy(p, t)


@misconception("evaluate-binary-loss", of="evaluate_classifier")
def binary_cross_entropy(model, x, t):
    p = _probabilities(model, x)
    with np.errstate(divide="ignore"):
        terms = t * np.log(p) + (1 - t) * np.log(1 - p)
    return float(-np.mean(terms)), _accuracy(p, t)


@misconception("evaluate-mean-of-the-batches", of="evaluate_classifier")
def mean_of_batches(model, x, t):
    parts = [slice(k, k + 32) for k in range(0, len(x), 32)]
    each = [_probabilities(model, x[part]) for part in parts]
    losses = [_loss(p, t[part]) for p, part in zip(each, parts, strict=True)]
    shares = [_accuracy(p, t[part]) for p, part in zip(each, parts, strict=True)]
    return float(np.mean(losses)), float(np.mean(shares))


@misconception("evaluate-the-first-batch-alone", of="evaluate_classifier")
def first_batch(model, x, t):
    p = _probabilities(model, x[:32])
    return _loss(p, t[:32]), _accuracy(p, t[:32])


@misconception("evaluate-on-the-training-set", of="evaluate_classifier")
def on_the_training_set(model, x, t):
    from autograder.data import load_subset

    (images, labels), _ = load_subset()
    p, t = _probabilities(model, _scaled(images[:1000])), _one_hot(labels[:1000])
    return _loss(p, t), _accuracy(p, t)


@misconception("evaluate-trains-first", of="evaluate_classifier")
def trains_first(model, x, t):
    model.fit(x, t, verbose=0)
    loss, accuracy = model.evaluate(x, t, verbose=0)
    return loss, accuracy


@misconception("evaluate-as-in-training", of="evaluate_classifier")
def as_in_training(model, x, t):
    p = np.asarray(model(x, training=True), dtype=np.float64)
    return _loss(p, t), _accuracy(p, t)


@misconception("evaluate-scaled-again", of="evaluate_classifier")
def scaled_again(model, x, t):
    p = _probabilities(model, x / 255)
    return _loss(p, t), _accuracy(p, t)


@misconception("evaluate-as-text", of="evaluate_classifier")
def as_text(model, x, t):
    p = _probabilities(model, x)
    return f"{_loss(p, t):.4f}", f"{_accuracy(p, t):.4f}"


@misconception("save-returns-the-model-itself", of="save_and_reload")
def the_model_itself(model, path):
    model.save(path)
    return model


@misconception("save-nothing-written", of="save_and_reload")
def nothing_written(model, path):
    return model


@misconception("save-nothing-returned", of="save_and_reload")
def save_nothing_returned(model, path):
    model.save(path)


@misconception("save-weights-without-architecture", of="save_and_reload")
def weights_without_architecture(model, path):
    import keras

    weights = str(path).replace(".keras", ".weights.h5")
    model.save_weights(weights)
    copy = keras.Sequential.from_config(model.get_config())
    copy.load_weights(weights)
    return copy


@misconception("save-architecture-without-weights", of="save_and_reload")
def architecture_without_weights(model, path):
    from pathlib import Path

    import keras

    Path(path).write_text(model.to_json(), encoding="utf-8")
    return keras.models.model_from_json(Path(path).read_text(encoding="utf-8"))


@misconception("save-copy-with-new-weights", of="save_and_reload")
def copy_with_new_weights(model, path):
    import keras

    model.save(path)
    return keras.models.clone_model(model)


@misconception("save-loaded-without-compiling", of="save_and_reload")
def without_compiling(model, path):
    import keras

    model.save(path)
    return keras.models.load_model(path, compile=False)


@misconception("save-compiled-anew", of="save_and_reload")
def save_compiled_anew(model, path):
    import keras

    model.save(path)
    loaded = keras.models.load_model(path)
    loaded.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return loaded


@misconception("save-under-another-name", of="save_and_reload")
def under_another_name(model, path):
    import keras

    other = str(path).replace(".keras", "-copy.keras")
    model.save(other)
    return keras.models.load_model(other)


@misconception("save-untrained-weights-saved", of="save_and_reload")
def untrained_weights(model, path):
    import keras

    clone = keras.models.clone_model(model)
    clone.compile(keras.optimizers.SGD(0.1), "categorical_crossentropy", metrics=["accuracy"])
    clone.save(path)
    return keras.models.load_model(path)


@misconception("save-model-and-path", of="save_and_reload")
def model_and_path(model, path):
    import keras

    model.save(path)
    return keras.models.load_model(path), path


@misconception("evaluate-trains-afterwards", of="evaluate_classifier")
def trains_afterwards(model, x, t):
    loss, accuracy = model.evaluate(x, t, verbose=0)
    model.fit(x, t, verbose=0)
    return float(loss), float(accuracy)
