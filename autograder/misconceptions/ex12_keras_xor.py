"""What learners get wrong about XOR in Keras: the models, and exactly so many updates of one.

TensorFlow and Keras are imported inside the functions: the names are there without them too.
"""

import numpy as np

from autograder.checking.keras_descent import ModelChain
from autograder.misconceptions import misconception


def _compiled(layers, rate=0.1, loss="binary_crossentropy", metrics=("accuracy",), optimizer=None):
    """Return a compiled Sequential model of these layers behind two inputs."""
    import keras

    model = keras.Sequential([keras.Input((2,)), *layers])
    optimizer = optimizer or keras.optimizers.SGD(learning_rate=rate)
    model.compile(optimizer=optimizer, loss=loss, metrics=list(metrics))
    return model


def _dense(units, activation="sigmoid", **options):
    import keras

    return keras.layers.Dense(units, activation=activation, **options)


def _three_and_one(**options):
    """Return the right two layers, with these options for both."""
    return [_dense(3, **options), _dense(1, **options)]


@misconception("xor-model-two-hidden-units", of="build_xor_model")
def two_hidden_units():
    return _compiled([_dense(2), _dense(1)])


@misconception("xor-model-relu-hidden", of="build_xor_model")
def relu_hidden():
    return _compiled([_dense(3, "relu"), _dense(1)])


@misconception("xor-model-no-hidden-activation", of="build_xor_model")
def no_hidden_activation():
    return _compiled([_dense(3, None), _dense(1)])


@misconception("xor-model-no-output-activation", of="build_xor_model")
def no_output_activation():
    return _compiled([_dense(3), _dense(1, None)])


@misconception("xor-model-no-activations", of="build_xor_model")
def no_activations():
    return _compiled([_dense(3, None), _dense(1, None)])


@misconception("xor-model-softmax-over-one-unit", of="build_xor_model")
def softmax_over_one():
    return _compiled([_dense(3), _dense(1, "softmax")])


@misconception("xor-model-two-outputs", of="build_xor_model")
def two_outputs():
    return _compiled([_dense(3), _dense(2, "softmax")])


@misconception("xor-model-tanh-output", of="build_xor_model")
def tanh_output():
    return _compiled([_dense(3), _dense(1, "tanh")])


@misconception("xor-model-no-hidden-layer", of="build_xor_model")
def no_hidden_layer():
    return _compiled([_dense(1)])


@misconception("xor-model-two-hidden-layers", of="build_xor_model")
def two_hidden_layers():
    return _compiled([_dense(3), _dense(3), _dense(1)])


@misconception("xor-model-inputs-as-a-dense-layer", of="build_xor_model")
def inputs_as_a_layer():
    return _compiled([_dense(2), _dense(3), _dense(1)])


@misconception("xor-model-layers-in-reverse", of="build_xor_model")
def layers_in_reverse():
    return _compiled([_dense(1), _dense(3)])


@misconception("xor-model-no-bias", of="build_xor_model")
def no_bias():
    return _compiled(_three_and_one(use_bias=False))


@misconception("xor-model-shape-of-the-whole-table", of="build_xor_model")
def shape_of_the_table():
    import keras

    model = keras.Sequential([keras.Input((4, 2)), *_three_and_one()])
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return model


@misconception("xor-model-four-inputs", of="build_xor_model")
def four_inputs():
    import keras

    model = keras.Sequential([keras.Input((4,)), *_three_and_one()])
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return model


@misconception("xor-model-dropout", of="build_xor_model")
def xor_dropout():
    import keras

    return _compiled([_dense(3), keras.layers.Dropout(0.3), _dense(1)])


@misconception("xor-model-rate-of-the-name-sgd", of="build_xor_model")
def rate_of_the_name():
    return _compiled(_three_and_one(), optimizer="sgd")


@misconception("xor-model-rate-one", of="build_xor_model")
def rate_one():
    return _compiled(_three_and_one(), rate=1.0)


@misconception("xor-model-adam", of="build_xor_model")
def adam():
    return _compiled(_three_and_one(), optimizer="adam")


@misconception("xor-model-momentum", of="build_xor_model")
def momentum():
    import keras

    return _compiled(_three_and_one(), optimizer=keras.optimizers.SGD(0.1, momentum=0.9))


@misconception("xor-model-mean-squared-error", of="build_xor_model")
def mean_squared_error():
    return _compiled(_three_and_one(), loss="mse")


@misconception("xor-model-categorical-loss", of="build_xor_model")
def categorical_loss():
    return _compiled(_three_and_one(), loss="categorical_crossentropy")


@misconception("xor-model-sparse-loss", of="build_xor_model")
def sparse_loss():
    return _compiled(_three_and_one(), loss="sparse_categorical_crossentropy")


@misconception("xor-model-loss-from-logits", of="build_xor_model")
def loss_from_logits():
    import keras

    return _compiled(_three_and_one(), loss=keras.losses.BinaryCrossentropy(from_logits=True))


@misconception("xor-model-loss-summed", of="build_xor_model")
def loss_summed():
    import keras

    return _compiled(_three_and_one(), loss=keras.losses.BinaryCrossentropy(reduction="sum"))


@misconception("xor-model-no-metric", of="build_xor_model")
def no_metric():
    return _compiled(_three_and_one(), metrics=[])


@misconception("xor-model-metrics-without-their-name", of="build_xor_model")
def metrics_without_their_name():
    import keras

    model = keras.Sequential([keras.Input((2,)), *_three_and_one()])
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", ["accuracy"])
    return model


@misconception("xor-model-loss-for-a-metric", of="build_xor_model")
def loss_for_a_metric():
    return _compiled(_three_and_one(), metrics=["binary_crossentropy"])


@misconception("xor-model-accuracy-of-equal-numbers", of="build_xor_model")
def accuracy_of_equal_numbers():
    import keras

    return _compiled(_three_and_one(), metrics=[keras.metrics.Accuracy()])


@misconception("xor-model-categorical-accuracy", of="build_xor_model")
def categorical_accuracy():
    return _compiled(_three_and_one(), metrics=["categorical_accuracy"])


@misconception("xor-model-not-compiled", of="build_xor_model")
def not_compiled():
    import keras

    return keras.Sequential([keras.Input((2,)), *_three_and_one()])


@misconception("xor-model-nothing-returned", of="build_xor_model")
def nothing_returned():
    _compiled(_three_and_one())


@misconception("xor-model-zero-weights", of="build_xor_model")
def zero_weights():
    return _compiled(_three_and_one(kernel_initializer="zeros"))


@misconception("xor-model-same-start-every-time", of="build_xor_model")
def same_start():
    import keras

    return _compiled(
        [
            _dense(3, kernel_initializer=keras.initializers.GlorotUniform(seed=1)),
            _dense(1, kernel_initializer=keras.initializers.GlorotUniform(seed=2)),
        ]
    )


@misconception("xor-model-frozen-hidden-layer", of="build_xor_model")
def frozen_hidden_layer():
    return _compiled([_dense(3, trainable=False), _dense(1)])


def _deep(hidden, activation="relu", output="sigmoid", **options):
    layers = [_dense(10, activation) for _ in range(hidden)]
    return _compiled([*layers, _dense(1, output)], **options)


@misconception("deep-xor-six-hidden-layers", of="build_deep_xor_model")
def six_hidden(activation="relu"):
    return _deep(6, activation)


@misconception("deep-xor-eight-hidden-layers", of="build_deep_xor_model")
def eight_hidden(activation="relu"):
    return _deep(8, activation)


@misconception("deep-xor-seven-units-ten-layers", of="build_deep_xor_model")
def ten_layers_of_seven(activation="relu"):
    return _compiled([*(_dense(7, activation) for _ in range(10)), _dense(1)])


@misconception("deep-xor-one-hidden-layer", of="build_deep_xor_model")
def one_hidden(activation="relu"):
    return _deep(1, activation)


@misconception("deep-xor-activation-ignored", of="build_deep_xor_model")
def activation_ignored(activation="relu"):
    return _deep(7, "relu")


@misconception("deep-xor-sigmoid-by-default", of="build_deep_xor_model")
def sigmoid_by_default(activation="sigmoid"):
    return _deep(7, activation)


@misconception("deep-xor-activation-at-the-output-too", of="build_deep_xor_model")
def activation_at_the_output(activation="relu"):
    return _deep(7, activation, output=activation)


@misconception("deep-xor-activation-in-the-first-layer-alone", of="build_deep_xor_model")
def activation_in_the_first(activation="relu"):
    linear = [_dense(10, None) for _ in range(6)]
    return _compiled([_dense(10, activation), *linear, _dense(1)])


@misconception("deep-xor-no-hidden-activation", of="build_deep_xor_model")
def no_deep_activation(activation="relu"):
    return _deep(7, None)


@misconception("deep-xor-one-layer-used-again", of="build_deep_xor_model")
def one_layer_used_again(activation="relu"):
    import keras

    shared = _dense(10, activation)
    model = keras.Sequential([keras.Input((2,)), _dense(10, activation)])
    for _ in range(6):
        model.add(shared)
    model.add(_dense(1))
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return model


@misconception("deep-xor-one-layer-called-again", of="build_deep_xor_model")
def one_layer_called_again(activation="relu"):
    import keras

    inputs = keras.Input((2,))
    hidden, shared = _dense(10, activation)(inputs), _dense(10, activation)
    for _ in range(6):
        hidden = shared(hidden)
    model = keras.Model(inputs, _dense(1)(hidden))
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return model


@misconception("deep-xor-zero-weights", of="build_deep_xor_model")
def deep_zero_weights(activation="relu"):
    hidden = [_dense(10, activation, kernel_initializer="zeros") for _ in range(7)]
    return _compiled([*hidden, _dense(1, kernel_initializer="zeros")])


@misconception("deep-xor-same-start-every-time", of="build_deep_xor_model")
def deep_same_start(activation="relu"):
    import keras

    starts = [keras.initializers.GlorotUniform(seed=k) for k in range(8)]
    hidden = [_dense(10, activation, kernel_initializer=start) for start in starts[:7]]
    return _compiled([*hidden, _dense(1, kernel_initializer=starts[7])])


@misconception("deep-xor-rate-of-the-name-sgd", of="build_deep_xor_model")
def deep_rate_of_the_name(activation="relu"):
    return _deep(7, activation, optimizer="sgd")


@misconception("deep-xor-mean-squared-error", of="build_deep_xor_model")
def deep_squared_error(activation="relu"):
    return _deep(7, activation, loss="mse")


@misconception("deep-xor-no-metric", of="build_deep_xor_model")
def deep_no_metric(activation="relu"):
    return _deep(7, activation, metrics=[])


@misconception("deep-xor-not-compiled", of="build_deep_xor_model")
def deep_not_compiled(activation="relu"):
    import keras

    hidden = [_dense(10, activation) for _ in range(7)]
    return keras.Sequential([keras.Input((2,)), *hidden, _dense(1)])


@misconception("deep-xor-nothing-returned", of="build_deep_xor_model")
def deep_nothing_returned(activation="relu"):
    _deep(7, activation)


class _NumpyXorModel(ModelChain):
    """A Keras model recomputed in NumPy, so that misconceptions run fast; `descend` writes the weights back."""

    def accuracy(self, x, t):
        return float(np.mean((self.outputs(x)[-1] > 0.5) == t))

    def compile(self, optimizer, rate, loss="binary_crossentropy"):
        """Take another optimiser and another loss."""
        self.optimizer, self.rate, self.loss_name = optimizer, rate, loss
        return self

    def descend(self, x, t, steps, **options):
        losses = super().descend(x, t, steps, **options)
        self.hand_back()
        return losses

    def step(self, x, t):
        """Make one update, without handing it back; return the loss before it."""
        loss = self.loss(x, t)
        self.update(x, t)
        return loss


@misconception("train-xor-mean-over-the-steps", of="train_xor")
def mean_over_steps(model, x, t, steps=10_000):
    return float(np.mean(_NumpyXorModel(model).descend(x, t, steps)[:-1]))


@misconception("train-xor-loss-of-the-first-step", of="train_xor")
def loss_of_the_first_step(model, x, t, steps=10_000):
    return _NumpyXorModel(model).descend(x, t, steps)[0]


@misconception("train-xor-loss-summed-over-the-rows", of="train_xor")
def loss_summed_over_rows(model, x, t, steps=10_000):
    return _NumpyXorModel(model).descend(x, t, steps)[-2] * len(x)


@misconception("train-xor-loss-of-every-row", of="train_xor")
def loss_of_every_row(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    net.descend(x, t, steps)
    return net.row_losses(x, t)


@misconception("train-xor-loss-and-accuracy", of="train_xor")
def loss_and_accuracy(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    return [net.descend(x, t, steps)[-1], net.accuracy(x, t)]


@misconception("train-xor-list-of-train-on-batch", of="train_xor")
def list_of_train_on_batch(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    net.descend(x, t, steps - 1)
    accuracy = net.accuracy(x, t)
    return [net.descend(x, t, 1)[0], accuracy]


@misconception("train-xor-float-of-a-list", of="train_xor")
def float_of_a_list(model, x, t, steps=10_000):
    return float([_NumpyXorModel(model).descend(x, t, steps)[-2], 0.5])


@misconception("train-xor-accuracy-for-loss", of="train_xor")
def accuracy_for_loss(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    net.descend(x, t, steps)
    return net.accuracy(x, t)


@misconception("train-xor-all-the-losses", of="train_xor")
def all_the_losses(model, x, t, steps=10_000):
    return _NumpyXorModel(model).descend(x, t, steps)[:-1]


@misconception("train-xor-loss-still-a-tensor", of="train_xor")
def loss_still_a_tensor(model, x, t, steps=10_000):
    import tensorflow as tf

    return tf.constant(_NumpyXorModel(model).descend(x, t, steps)[-2])


@misconception("train-xor-history-object", of="train_xor")
def history_object(model, x, t, steps=10_000):
    import keras

    _NumpyXorModel(model).descend(x, t, steps)
    return keras.callbacks.History()


@misconception("train-xor-nothing-returned", of="train_xor")
def train_nothing_returned(model, x, t, steps=10_000):
    _NumpyXorModel(model).descend(x, t, steps)


@misconception("train-xor-one-step-too-many", of="train_xor")
def one_step_too_many(model, x, t, steps=10_000):
    return _NumpyXorModel(model).descend(x, t, steps + 1)[-2]


@misconception("train-xor-one-step-too-few", of="train_xor")
def one_step_too_few(model, x, t, steps=10_000):
    losses = _NumpyXorModel(model).descend(x, t, steps - 1)
    return losses[-2] if len(losses) > 1 else losses[0]


@misconception("train-xor-one-step-too-many-then-evaluated", of="train_xor")
def one_step_too_many_evaluated(model, x, t, steps=10_000):
    return _NumpyXorModel(model).descend(x, t, steps + 1)[-1]


@misconception("train-xor-one-step-too-few-then-evaluated", of="train_xor")
def one_step_too_few_evaluated(model, x, t, steps=10_000):
    return _NumpyXorModel(model).descend(x, t, steps - 1)[-1]


@misconception("train-xor-one-step-too-few-no-loss-for-one", of="train_xor")
def one_step_too_few_no_loss(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    for _ in range(1, steps):
        loss = net.step(x, t)
    net.hand_back()
    return float(loss)


@misconception("train-xor-one-epoch", of="train_xor")
def one_epoch(model, x, t, steps=10_000):
    return _NumpyXorModel(model).descend(x, t, 1)[0]


@misconception("train-xor-own-number-of-steps", of="train_xor")
def own_number_of_steps(model, x, t, steps=10_000):
    return _NumpyXorModel(model).descend(x, t, 100)[-2]


@misconception("train-xor-steps-per-execution-overshoots", of="train_xor")
def steps_per_execution_overshoots(model, x, t, steps=10_000):
    return _NumpyXorModel(model).descend(x, t, -(-steps // 1000) * 1000)[-1]


@misconception("train-xor-stops-when-it-is-good", of="train_xor")
def stops_when_good(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    done = 0
    while done < steps and net.loss(x, t) > 0.69:
        net.update(x, t)
        done += 1
    net.hand_back()
    return net.loss(x, t)


def _until(model, x, t, steps, enough):
    """Train to the update at which enough(net, loss) holds; return the loss before it, as Keras does."""
    net = _NumpyXorModel(model)
    for _ in range(steps):
        last, loss = enough(net, net.loss(x, t)), net.step(x, t)
        if last:
            break
    net.hand_back()
    return loss


@misconception("train-xor-stops-at-full-accuracy", of="train_xor")
def stops_at_full_accuracy(model, x, t, steps=10_000):
    return _until(model, x, t, steps, lambda net, _: net.accuracy(x, t) == 1)


@misconception("train-xor-stops-at-a-small-loss", of="train_xor")
def stops_at_a_small_loss(model, x, t, steps=10_000):
    return _until(model, x, t, steps, lambda _, loss: loss < 0.01)


@misconception("train-xor-early-stopping", of="train_xor")
def early_stopping(model, x, t, steps=10_000):
    net, best, waited = _NumpyXorModel(model), np.inf, 0
    for _ in range(steps):
        loss = net.step(x, t)
        best, waited = (loss, 0) if loss < best - 0.01 else (best, waited + 1)
        if waited == 10:
            break
    net.hand_back()
    return loss


@misconception("train-xor-no-update", of="train_xor")
def no_update(model, x, t, steps=10_000):
    return _NumpyXorModel(model).loss(x, t)


@misconception("train-xor-a-copy-is-trained", of="train_xor")
def a_copy_is_trained(model, x, t, steps=10_000):
    before = model.get_weights()
    losses = _NumpyXorModel(model).descend(x, t, steps)
    model.set_weights(before)
    return losses[-2]


@misconception("train-xor-own-learning-rate", of="train_xor")
def own_learning_rate(model, x, t, steps=10_000):
    return _NumpyXorModel(model).compile("sgd", 0.1).descend(x, t, steps)[-2]


@misconception("train-xor-compiled-with-adam", of="train_xor")
def compiled_with_adam(model, x, t, steps=10_000):
    return _NumpyXorModel(model).compile("adam", 0.001).descend(x, t, steps)[-2]


@misconception("train-xor-compiled-with-the-name-sgd", of="train_xor")
def compiled_with_the_name_sgd(model, x, t, steps=10_000):
    return _NumpyXorModel(model).compile("sgd", 0.01).descend(x, t, steps)[-2]


@misconception("train-xor-own-loss", of="train_xor")
def own_loss(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    return net.compile(net.optimizer, net.rate).descend(x, t, steps)[-2]


@misconception("train-xor-own-update", of="train_xor")
def own_update(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    return net.compile("sgd", net.rate, net.loss_name).descend(x, t, steps)[-2]


@misconception("train-xor-own-loss-and-update", of="train_xor")
def own_loss_and_update(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    return net.compile("sgd", net.rate).descend(x, t, steps)[-2]


@misconception("train-xor-four-weight-arrays-alone", of="train_xor")
def four_weight_arrays(model, x, t, steps=10_000):
    w1, b1, w2, b2 = model.get_weights()
    net = _NumpyXorModel(model)
    net.weights = [w1, b1, w2, b2]
    return net.descend(x, t, steps)[-2]


@misconception("train-xor-squared-error", of="train_xor")
def squared_error(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    return net.compile(net.optimizer, net.rate, "mean_squared_error").descend(x, t, steps)[-2]


@misconception("train-xor-gradient-of-the-sum", of="train_xor")
def gradient_of_the_sum(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    return net.descend(x, t, steps, slope=lambda y, t: net.slope(y, t) * len(t))[-2] * len(x)


@misconception("train-xor-uphill", of="train_xor")
def uphill(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    return net.descend(x, t, steps, step=lambda g: net.changes([-one for one in g]))[-2]


@misconception("train-xor-output-layer-alone", of="train_xor")
def output_layer_alone(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    last = len(net.weights)
    return net.descend(x, t, steps, only=(last - 2, last - 1))[-2]


@misconception("train-xor-biases-left-out", of="train_xor")
def biases_left_out(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    return net.descend(x, t, steps, only=range(0, len(net.weights), 2))[-2]


@misconception("train-xor-one-row-a-step", of="train_xor")
def one_row_a_step(model, x, t, steps=10_000):
    net, loss = _NumpyXorModel(model), 0.0
    for k in range(steps):
        row = slice(k % len(x), k % len(x) + 1)
        loss = net.step(x[row], t[row])
    net.hand_back()
    return loss


@misconception("train-xor-the-first-four-rows", of="train_xor")
def the_first_four_rows(model, x, t, steps=10_000):
    return _NumpyXorModel(model).descend(x[:4], t[:4], steps)[-2]


@misconception("train-xor-batches-of-thirty-two", of="train_xor")
def batches_of_thirty_two(model, x, t, steps=10_000):
    net = _NumpyXorModel(model)
    for _ in range(steps):
        net.update(x[:32], t[:32])
        net.update(x[32:], t[32:])
    net.hand_back()
    return net.loss(x, t)


def _fitted(model, x, t, steps, batch_size):
    # Keras itself trains, so that the rows are shuffled in its way. A graph is made only for many batches, where it
    # pays.
    model.run_eagerly = steps * len(x) < 20 * batch_size
    history = model.fit(x, t, epochs=steps, batch_size=batch_size, verbose=0)
    return history.history["loss"][-1]


@misconception("train-xor-fit-with-batches-of-thirty-two", of="train_xor")
def fit_with_batches_of_thirty_two(model, x, t, steps=10_000):
    return _fitted(model, x, t, steps, 32)


@misconception("train-xor-fit-with-batches-of-thirty-two-then-evaluated", of="train_xor")
def fit_with_batches_of_thirty_two_evaluated(model, x, t, steps=10_000):
    _fitted(model, x, t, steps, 32)
    return _NumpyXorModel(model).loss(x, t)


@misconception("train-xor-fit-with-batches-of-four", of="train_xor")
def fit_with_batches_of_four(model, x, t, steps=10_000):
    return _fitted(model, x, t, steps, 4)


@misconception("train-xor-fit-with-batches-of-four-then-evaluated", of="train_xor")
def fit_with_batches_of_four_evaluated(model, x, t, steps=10_000):
    _fitted(model, x, t, steps, 4)
    return _NumpyXorModel(model).loss(x, t)
