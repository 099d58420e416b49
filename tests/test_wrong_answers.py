"""Wrong answers as people write them: the solution with a line changed, or a function put in its place.

Each once passed, lost its name or got a false one.
"""

import pytest
from made import todays_share
from places import SOLUTIONS

from autograder.checking.check import checks_of
from autograder.course.catalogue import course
from autograder.judging.engine import Bench
from autograder.running.local import LocalSide

EVERY_SEED = range(1, 7)
# One seed where a person waits for it; of the sweep, among the long tests, other seeds every day.
SEEDS = [
    pytest.param((1,), id="seed"),
    pytest.param(todays_share(EVERY_SEED[1:], 2), id="seeds", marks=pytest.mark.long),
]
KERAS_SEEDS = (7,)  # as in test_misconceptions: what the misconceptions show there is kept

# Exercise, function, a line of the solution, what stands there instead, the name that it gets.
CHANGED = [
    (
        "ex08_mlp",
        "train_mlp",
        "total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)",
        "total = cross_entropy(mlp_forward(params, xb), tb) * len(x)",
        "mlp-train-loss-of-the-last-batch",
    ),
    (
        "ex08_mlp",
        "train_mlp",
        "total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)",
        "total += cross_entropy(mlp_forward(params, xb), tb) * len(x)",
        "mlp-train-losses-added-over-batches",
    ),
    (
        "ex08_mlp",
        "train_mlp",
        "    losses = []\n    for _ in range(epochs):\n        total = 0.0\n"
        "        for xb, tb in minibatches(x, t, batch_size, rng):",
        "    losses = []\n    batches = list(minibatches(x, t, batch_size, rng))\n"
        "    for _ in range(epochs):\n        total = 0.0\n        for xb, tb in batches:",
        "mlp-train-shuffled-once",
    ),
    (
        "ex10_batchnorm",
        "batchnorm",
        "running_mean = momentum * running_mean + (1 - momentum) * mean\n"
        "        running_var = momentum * running_var + (1 - momentum) * var",
        "running_mean = (1 - momentum) * running_mean + momentum * mean\n"
        "        running_var = (1 - momentum) * running_var + momentum * var",
        "batchnorm-momentum-reversed",
    ),
    (
        "ex10_batchnorm",
        "batchnorm",
        "inverse_std = 1 / np.sqrt(var + eps)",
        "inverse_std = 1 / (np.sqrt(var) + eps)",
        "batchnorm-eps-outside-the-root",
    ),
    (
        "ex09_dropout",
        "dropout_backward",
        "return dout.copy() if cache is None else dout * cache",
        "return dout.copy() if cache is None else dout * (cache == 0) * cache.max()",
        "dropout-backward-mask-reversed",
    ),
    (
        "ex09_dropout",
        "dropout_backward",
        "return dout.copy() if cache is None else dout * cache",
        "return dout.copy() if cache is None else dout * cache * cache.max()",
        "dropout-backward-scaled-twice",
    ),
]

SGD_MOMENTUM = """
before = []
def sgd_step(params, grads, learning_rate):
    if len(before) != len(grads):
        before[:] = [0 * g for g in grads]
    before[:] = [0.9 * v + g for v, g in zip(before, grads)]
    return [p - learning_rate * v for p, v in zip(params, before)]
"""
SGD_BY_SHAPE = """
def sgd_step(params, grads, learning_rate):
    moved = {np.shape(p): p - learning_rate * g for p, g in zip(params, grads)}
    return [moved[np.shape(p)] for p in params]
"""
SGD_TURNED = """
def sgd_step(params, grads, learning_rate):
    return [
        p - learning_rate * (g.T if g.T.shape == p.shape else g) for p, g in zip(params, grads)
    ]
"""
ADAM_OWN_PARAMETERS = """
_right = adam_step
def adam_step(params, grads, state, *options, **more):
    own, inner = state or ([np.array(p) for p in params], None)
    own, inner = _right(own, grads, inner, *options, **more)
    return own, (own, inner)
"""
ADAM_OTHER_ORDER = """
_right = adam_step
def adam_step(params, grads, state, learning_rate=0.001, beta2=0.999, beta1=0.9, eps=1e-7):
    return _right(params, grads, state, learning_rate, beta1, beta2, eps)
"""
BATCHNORM_OTHER_ORDER = """
_right = batchnorm
def batchnorm(x, gamma, beta, mean, var, eps=1e-5, momentum=0.9, training=True):
    return _right(x, gamma, beta, mean, var, momentum, eps, training)
"""
XHAT_FROM_OUT = """
_right, _right_backward = batchnorm, batchnorm_backward
def batchnorm(x, gamma, beta, *others, **options):
    out, (_, gamma, inverse_std), mean, var = _right(x, gamma, beta, *others, **options)
    return out, (out, gamma, np.asarray(beta), inverse_std), mean, var
def batchnorm_backward(dout, cache):
    out, gamma, beta, inverse_std = cache
    return _right_backward(dout, ((out - beta) / gamma, gamma, inverse_std))
"""
ACTIVATION_GUESSED = """
_right = sigmoid_derivative
def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    return x * (1 - x) if np.all((x >= 0) & (x <= 1)) else _right(x)
"""
SLOPE_BY_EXP = """
def sigmoid_derivative(x):
    x = np.clip(1.0 * np.asarray(x), -100, 100)
    with np.errstate(all="ignore"):
        return np.exp(-x) / (1 + np.exp(-x)) ** 2
"""
SLOPE_AT_A_NUMBER = """
_right = relu_derivative
def relu_derivative(x):
    return (1.0 if x >= 0 else 0.0) if np.isscalar(x) else _right(x)
"""
LEAKY_WITH_A_CEILING = """
_right = leaky_relu
def leaky_relu(x, slope=0.01):
    return np.minimum(_right(x, slope), 10)
"""
NORMS_SORTED = """
_right = gradient_norms
def gradient_norms(x, t, weights, activation):
    return sorted(_right(x, t, weights, activation))
"""
SQUEEZED_BIAS = """
_right = backward
def backward(x, t, h, y, w2):
    dw1, db1, dw2 = _right(x, t, h, y, w2)
    return dw1, np.squeeze(db1), dw2
"""
DW1_CLIPPED = """
_right = backward
def backward(x, t, h, y, w2):
    dw1, db1, dw2 = _right(x, t, h, y, w2)
    return np.clip(dw1, -5, 5), db1, dw2
"""
STOPS_WHEN_SMALL = """
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        if losses[-1] < 1e-3:
            continue
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * db1.reshape(b1.shape)
        w2 -= learning_rate * dw2
    return w1, b1, w2, losses
"""
FIRST_AND_LAST_LAYER = """
_right = train_mlp
def train_mlp(params, *others):
    trained, losses = _right(params, *others)
    return [p if k in (0, len(params) - 1) else params[k] for k, p in enumerate(trained)], losses
"""
SHIFTED_BY_THE_MAGNITUDE = """
def softmax_of(z):
    e = np.exp(z - np.abs(z).max(axis=1, keepdims=True))
    with np.errstate(all="ignore"):
        return e / e.sum(axis=1, keepdims=True)
def mlp_forward(params, x):
    *hidden, (w, b) = params
    for v, c in hidden:
        x = np.maximum(x @ v + c, 0)
    return softmax_of(x @ w + b)
"""
ACCURACY_WITHOUT_A_SHIFT = """
def accuracy(params, x, labels):
    *hidden, (w, b) = params
    for v, c in hidden:
        x = np.maximum(x @ v + c, 0)
    with np.errstate(all="ignore"):
        e = np.exp(x @ w + b)
        p = e / e.sum(axis=1, keepdims=True)
    return float(np.mean(p.argmax(axis=1) == labels))
"""
ALL_POSITIVE = """
def xavier_init(fan_in, fan_out, rng):
    return rng.random((fan_in, fan_out)) / np.sqrt(fan_in)
"""
MEMORY = """
_right = {function}
_known = {{}}
def {function}(*given, **named):
    key = tuple(np.shape(one) if isinstance(one, np.ndarray) else None for one in given)
    if key not in _known:
        _known[key] = _right(*given, **named)
    return _known[key]
"""
NARROW = """
_right = {function}
def {function}(*given):
    return np.squeeze(_right(*given))
"""
TENSOR_FOR_AN_ANSWER = """
def use_cpu_only():
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
    except RuntimeError:
        return tf.constant(False)
    return tf.constant(True)
"""
ERROR_FOR_AN_ANSWER = """
def use_cpu_only():
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
    except RuntimeError as error:
        return error
    return True
"""
FIRST_AS_THE_SECOND = """
def matrix_product(a, b):
    a, b = np.array(a), np.array(b)
    return tf.matmul(tf.constant(a.astype(b.dtype)), tf.constant(b)).numpy()
"""
WHOLE_TO_FLOAT32 = """
def matrix_product(a, b):
    a, b = tf.constant(a), tf.constant(b)
    if a.dtype.is_integer:
        a = tf.cast(a, tf.float32)
    if b.dtype.is_integer:
        b = tf.cast(b, tf.float32)
    return tf.matmul(a, b).numpy()
"""
TENSORFLOW_1 = """
def matrix_product(a, b):
    import tensorflow.compat.v1 as tf1
    tf1.{disable}()
    with tf1.Session() as session:
        return session.run(tf.matmul(tf.cast(a, tf.float64), tf.cast(b, tf.float64)))
"""
ONE_GPU_LEFT = """
def use_cpu_only():
    gpus = tf.config.list_physical_devices("GPU")
    try:
        tf.config.set_visible_devices(gpus[1:], "GPU")
    except RuntimeError:
        return False
    return True
"""
NO_GPU_NO_SUCCESS = """
def use_cpu_only():
    if not tf.config.list_physical_devices("GPU"):
        return False
    try:
        tf.config.set_visible_devices(tf.config.list_physical_devices("CPU"))
    except RuntimeError:
        return False
    return True
"""
ANY_ERROR_IS_A_REFUSAL = """
def use_cpu_only():
    try:
        tf.config.set_visible_devices(["CPU"])
    except Exception:
        return False
    return True
"""
TRAIN = "\ndef train_xor(model, x, t, steps=10_000):\n"
LOOP = "    for _ in range(steps):\n        loss = model.train_on_batch(x, t)[0]\n"
TAPE = """    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean({loss})
        slopes = tape.gradient(loss, model.trainable_variables)
        {update}
    return float(loss)
"""
OWN_LOSS = "keras.losses.binary_crossentropy(t, model(x))"
LOSS_ALONG = "model.compute_loss(x, t, model(x))"
APPLIED = "model.optimizer.apply(slopes, model.trainable_variables)"
BY_HAND = (
    "[w.assign_sub(model.optimizer.learning_rate * g)"
    " for w, g in zip(model.trainable_variables, slopes)]"
)
NUMPY_231 = """    import numpy as np
    w1, b1, w2, b2 = model.get_weights()
    lr = float(model.optimizer.learning_rate)
    s = lambda z: 1 / (1 + np.exp(-z))
    for _ in range(steps):
        h = s(x @ w1 + b1)
        y = s(h @ w2 + b2)
        loss = -np.mean(t * np.log(y) + (1 - t) * np.log(1 - y))
        d2 = (y - t) / len(x)
        d1 = d2 @ w2.T * h * (1 - h)
        w2, b2 = w2 - lr * h.T @ d2, b2 - lr * d2.sum(0)
        w1, b1 = w1 - lr * x.T @ d1, b1 - lr * d1.sum(0)
    model.set_weights([w1, b1, w2, b2])
    return float(loss)
"""
FIT = "    history = model.fit(x, t, epochs=steps{more}, verbose=0)\n"
LAST_OF_HISTORY = '    return history.history["loss"][-1]\n'
EVALUATED = "    return model.evaluate(x, t, verbose=0)[0]\n"
COMPILED = "    model.compile({optimizer}, 'binary_crossentropy')\n"
ONE_LOSS = LOOP + "    return float(loss)\n"
COPIED = """    copy = keras.models.clone_model(model)
    copy.compile(type(model.optimizer).from_config(model.optimizer.get_config()), model.loss)
    copy.set_weights(model.get_weights())
    for _ in range(steps):
        loss = copy.train_on_batch(x, t)[0]
    return float(loss)
"""
ROUNDED_AT_LAST = """    model.set_weights([w.round(3) for w in model.get_weights()])
    return float(loss)
"""
INSTEAD = [
    ("ex07_optimizers", "sgd_step", SGD_MOMENTUM),
    ("ex07_optimizers", "sgd_step", SGD_BY_SHAPE),
    ("ex07_optimizers", "sgd_step", SGD_TURNED),
    ("ex07_optimizers", "adam_step", ADAM_OWN_PARAMETERS),
    ("ex07_optimizers", "adam_step", ADAM_OTHER_ORDER),
    ("ex10_batchnorm", "batchnorm", BATCHNORM_OTHER_ORDER),
    ("ex10_batchnorm", "batchnorm_backward", XHAT_FROM_OUT),
    ("ex01_sigmoid", "sigmoid_derivative", ACTIVATION_GUESSED),
    ("ex01_sigmoid", "sigmoid_derivative", SLOPE_BY_EXP),
    ("ex04_relu", "relu_derivative", SLOPE_AT_A_NUMBER),
    ("ex04_relu", "leaky_relu", LEAKY_WITH_A_CEILING),
    ("ex04_relu", "gradient_norms", NORMS_SORTED),
    ("ex03_backprop", "backward", SQUEEZED_BIAS),
    ("ex03_backprop", "backward", DW1_CLIPPED),
    ("ex03_backprop", "train", STOPS_WHEN_SMALL),
    ("ex08_mlp", "train_mlp", FIRST_AND_LAST_LAYER),
    ("ex08_mlp", "mlp_forward", SHIFTED_BY_THE_MAGNITUDE),
    ("ex08_mlp", "accuracy", ACCURACY_WITHOUT_A_SHIFT),
    *(
        (exercise, function, MEMORY.format(function=function))
        for exercise, function in (
            ("ex03_backprop", "squared_error"),
            ("ex03_backprop", "backward"),
            ("ex03_backprop", "train"),
            ("ex04_relu", "gradient_norms"),
            ("ex06_softmax", "one_hot"),
            ("ex06_softmax", "softmax_cross_entropy_gradient"),
            ("ex08_mlp", "mlp_gradients"),
            ("ex09_dropout", "dropout_backward"),
        )
    ),
    *(
        (exercise, function, NARROW.format(function=function))
        for exercise, function in (
            ("ex01_sigmoid", "sigmoid_derivative"),
            ("ex04_relu", "relu_derivative"),
            ("ex05_initializers", "xavier_init"),
            ("ex09_dropout", "dropout_backward"),
        )
    ),
]


KERAS_TRAINED = [
    (TAPE.format(loss=OWN_LOSS, update=APPLIED), "train-xor-own-loss"),
    (TAPE.format(loss=LOSS_ALONG, update=BY_HAND), "train-xor-own-update"),
    (TAPE.format(loss=OWN_LOSS, update=BY_HAND), "train-xor-own-loss-and-update"),
    (
        COMPILED.format(optimizer="keras.optimizers.SGD(float(model.optimizer.learning_rate))")
        + ONE_LOSS,
        "train-xor-own-loss-and-update",
    ),
    (NUMPY_231, "train-xor-four-weight-arrays-alone"),
    (FIT.format(more=", batch_size=64") + LAST_OF_HISTORY, None),
    (FIT.format(more=", batch_size=128") + EVALUATED, None),
    (
        LOOP + "        if loss < 0.01:\n            break\n    return float(loss)\n",
        "train-xor-stops-at-a-small-loss",
    ),
    (LOOP + "    return round(float(loss), 3)\n", None),
    (
        "    stop = keras.callbacks.EarlyStopping('loss', min_delta=0.01, patience=10)\n"
        + FIT.format(more=", batch_size=len(x), callbacks=[stop]")
        + LAST_OF_HISTORY,
        "train-xor-early-stopping",
    ),
    (FIT.format(more="") + LAST_OF_HISTORY, "train-xor-fit-with-batches-of-thirty-two"),
    (FIT.format(more="") + EVALUATED, "train-xor-fit-with-batches-of-thirty-two-then-evaluated"),
    (FIT.format(more=", batch_size=4") + LAST_OF_HISTORY, "train-xor-fit-with-batches-of-four"),
    (
        FIT.format(more=", batch_size=4") + EVALUATED,
        "train-xor-fit-with-batches-of-four-then-evaluated",
    ),
    (COMPILED.format(optimizer="'sgd'") + ONE_LOSS, "train-xor-compiled-with-the-name-sgd"),
    (
        LOOP.replace("range(", "range(1, ") + "    return loss\n",
        "train-xor-one-step-too-few-no-loss-for-one",
    ),
    (
        LOOP.replace("steps)", "steps + 1)") + EVALUATED,
        "train-xor-one-step-too-many-then-evaluated",
    ),
    (
        LOOP.replace("steps)", "steps - 1)") + EVALUATED,
        "train-xor-one-step-too-few-then-evaluated",
    ),
    (
        LOOP.replace("[0]", "") + "    return loss\n",
        "train-xor-list-of-train-on-batch",
    ),
    (
        LOOP.replace("[0]", "") + "    return float(loss)\n",
        "train-xor-float-of-a-list",
    ),
    (LOOP + "        return float(loss)\n", "train-xor-one-epoch"),
    (COPIED, "train-xor-a-copy-is-trained"),
    (LOOP + ROUNDED_AT_LAST, None),
]
DEEP_KEPT = """
import functools
build_deep_xor_model = functools.lru_cache(build_deep_xor_model)
"""
DEEP_RELU_OR_SIGMOID = """
_right = build_deep_xor_model
def build_deep_xor_model(activation="relu"):
    return _right("relu" if activation == "relu" else "sigmoid")
"""
ZEROED_AFTERWARDS = """
_right = evaluate_classifier
def evaluate_classifier(model, x, t):
    found = _right(model, x, t)
    model.set_weights([0 * w for w in model.get_weights()])
    return found
"""
A_LAYER_TAKEN_OFF = """
_right = {function}
def {function}(model, *rest):
    found = _right(model, *rest)
    model.pop()
    return found
"""
STOPS_AT_AN_ACCURACY_OF_ONE = """    for _ in range(steps):
        loss, accuracy = model.train_on_batch(x, t)
        if accuracy == 1:
            break
    return float(loss)
"""
RETURNS_CROSS_ENTROPY = (
    LOOP
    + "    y = model.predict(x, verbose=0)\n"
    + "    return float(keras.losses.BinaryCrossentropy()(t, y))\n"
)
FROZEN_AS_A_WHOLE = """
def build_xor_model():
    x = keras.Input((2,))
    hidden = keras.layers.Dense(3, "sigmoid")(x)
    model = keras.Model(x, keras.layers.Dense(1, "sigmoid")(hidden), trainable=False)
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", metrics=["accuracy"])
    return model
"""
TRUE_AND_A_MESSAGE = """
def use_cpu_only():
    try:
        tf.config.set_visible_devices([], "GPU")
    except RuntimeError as error:
        print(error)
    return True
"""
SGD_OF_ITS_OWN = """
def train_classifier(model, x, t, epochs=5, batch_size=100):
    rate = float(model.optimizer.learning_rate)
    model.compile(keras.optimizers.SGD(rate), "categorical_crossentropy", metrics=["accuracy"])
    return model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history
"""
COMPILED_AS_IT_ALWAYS_IS = """
def save_and_reload(model, path):
    model.save(path)
    loaded = keras.models.load_model(path, compile=False)
    loaded.compile(keras.optimizers.SGD(0.1), "categorical_crossentropy", metrics=["accuracy"])
    return loaded
"""
NOT_COMPILED_IN_THE_FILE = """
def save_and_reload(model, path):
    bare = keras.Sequential.from_config(model.get_config())
    bare.set_weights(model.get_weights())
    bare.save(path)
    loaded = keras.models.load_model(path)
    rate = float(model.optimizer.learning_rate)
    loaded.compile(keras.optimizers.SGD(rate), model.loss, metrics=["accuracy"])
    return loaded
"""
KERAS_INSTEAD = [
    (
        "ex12_keras_xor",
        "train_xor",
        TRAIN + STOPS_AT_AN_ACCURACY_OF_ONE,
        "train-xor-stops-at-full-accuracy",
    ),
    ("ex12_keras_xor", "train_xor", TRAIN + RETURNS_CROSS_ENTROPY, None),
    ("ex12_keras_xor", "build_xor_model", FROZEN_AS_A_WHOLE, None),
    ("ex11_tensors", "use_cpu_only", TRUE_AND_A_MESSAGE, "devices-always-true"),
    ("ex13_keras_mnist", "train_classifier", SGD_OF_ITS_OWN, None),
    ("ex13_keras_mnist", "save_and_reload", COMPILED_AS_IT_ALWAYS_IS, None),
    ("ex13_keras_mnist", "save_and_reload", NOT_COMPILED_IN_THE_FILE, None),
    ("ex12_keras_xor", "build_deep_xor_model", DEEP_KEPT, "deep-xor-same-start-every-time"),
    ("ex12_keras_xor", "build_deep_xor_model", DEEP_RELU_OR_SIGMOID, None),
    *(("ex12_keras_xor", "train_xor", TRAIN + body, name) for body, name in KERAS_TRAINED),
    *(
        ("ex11_tensors", "matrix_product", TENSORFLOW_1.format(disable=disable), None)
        for disable in ("disable_eager_execution", "disable_v2_behavior")
    ),
    (
        "ex11_tensors",
        "matrix_product",
        FIRST_AS_THE_SECOND,
        "tensors-fractions-of-the-first-cut-off",
    ),
    ("ex11_tensors", "matrix_product", WHOLE_TO_FLOAT32, "tensors-whole-numbers-alone-cast"),
    ("ex11_tensors", "use_cpu_only", TENSOR_FOR_AN_ANSWER, None),
    ("ex11_tensors", "use_cpu_only", ERROR_FOR_AN_ANSWER, None),
    ("ex11_tensors", "use_cpu_only", ONE_GPU_LEFT, "devices-other-kinds-left-visible"),
    ("ex11_tensors", "use_cpu_only", NO_GPU_NO_SUCCESS, "devices-false-without-a-gpu"),
    ("ex11_tensors", "use_cpu_only", ANY_ERROR_IS_A_REFUSAL, "devices-always-false"),
]


def judged(exercise, function, text, seed, tmp_path, diagnose, named=True):
    """Return the result of one function of a file, with the name of what is wrong unless only the verdict counts."""
    path = tmp_path / exercise.filename
    path.write_text(text, encoding="utf-8")
    checks = [check for check in checks_of(exercise) if check.function == function]
    bench = Bench(exercise, LocalSide(exercise, path), diagnose.reference(exercise), seed)
    result = bench.exercise_result(map(bench.run, checks))
    if named:
        diagnose(bench, result)
    (found,) = result.functions
    return found


@pytest.mark.parametrize("seeds", SEEDS)
@pytest.mark.parametrize(("exercise_id", "function", "code"), INSTEAD)
def test_a_wrong_answer_is_rejected(exercise_id, function, code, seeds, tmp_path, diagnose):
    exercise = course().exercise(exercise_id)
    text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8") + code
    for seed in seeds:
        found = judged(exercise, function, text, seed, tmp_path, diagnose, named=False)
        assert found.status == "wrong", seed


@pytest.mark.turns(3)
@pytest.mark.parametrize(("exercise_id", "function", "code", "name"), KERAS_INSTEAD)
def test_a_wrong_answer_in_keras_is_rejected_and_has_its_name(
    exercise_id, function, code, name, tmp_path, diagnose
):
    exercise = course().exercise(exercise_id)
    text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8") + code
    for seed in KERAS_SEEDS:
        found = judged(exercise, function, text, seed, tmp_path, diagnose)
        assert found.status in ("wrong", "cannot_run"), seed
        assert found.misconception == name, seed


@pytest.mark.parametrize(
    ("exercise_id", "function", "check_id"),
    [
        ("ex12_keras_xor", "train_xor", "loss"),
        ("ex13_keras_mnist", "train_classifier", "updates"),
        ("ex13_keras_mnist", "train_classifier", "dropout"),
        ("ex13_keras_mnist", "evaluate_classifier", "trains_nothing"),
    ],
)
def test_layers_that_changed_are_told_of(exercise_id, function, check_id, tmp_path, diagnose):
    exercise = course().exercise(exercise_id)
    text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    text += A_LAYER_TAKEN_OFF.format(function=function)
    found = judged(exercise, function, text, KERAS_SEEDS[0], tmp_path, diagnose)
    (seen,) = [one for one in found.checks if one.check.id == check_id]
    assert (seen.status, seen.finding.kind) == ("wrong", "layers")
    assert found.misconception is None


@pytest.mark.parametrize("seeds", SEEDS)
@pytest.mark.parametrize(("exercise_id", "function", "line", "instead", "name"), CHANGED)
def test_the_usual_form_of_a_mistake_has_its_name(
    exercise_id, function, line, instead, name, seeds, tmp_path, diagnose
):
    exercise = course().exercise(exercise_id)
    text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    assert text.count(line) == 1
    for seed in seeds:
        found = judged(exercise, function, text.replace(line, instead), seed, tmp_path, diagnose)
        assert (found.status, found.misconception) == ("wrong", name), seed


# Right for most arguments: where each of them is wrong, a check once did not look.
SOMEWHERE = {
    "ex01_sigmoid.sigmoid": [
        "return np.where(np.abs(x) > 12, np.asarray(x) > 0, right(x))",
        "return np.clip(right(x), 1e-15, 1 - 1e-15)",
        "return 1 / (1 + math.exp(-x)) if isinstance(x, int) else right(x)",
    ],
    "ex01_sigmoid.sigmoid_derivative": [
        "return np.where(np.abs(x) > 9, 0.0, right(x))",
    ],
    "ex02_xor_forward.forward": [
        "return right(np.atleast_2d(np.squeeze(x)), w1, b1, w2)",
        "h, y = right(x, w1, b1, w2); return h, y.item() if y.size == 1 else y",
        "b = np.reshape(b1, -1)[:, None] if np.shape(b1) == (len(x),) else b1; h = sigmoid(x @ w1 + b)"
        "; return h, sigmoid(h @ w2)",
    ],
    "ex03_backprop.squared_error": [
        "d = y - t; return 0.5 * np.sum(d * d * (d / d))",
        "d = y - t; return 0.5 * np.sum(np.minimum(d * d, 100))",
        "d = np.unique(y - t, axis=0); return 0.5 * np.sum(d * d)",
    ],
    "ex03_backprop.backward": [
        "dw1, db1, dw2 = right(x, t, h, y, w2); return dw1, np.clip(db1, -5, 5), dw2",
        "dw1, db1, dw2 = right(x, t, h, y, w2); return np.squeeze(dw1) if y.size == 1 else dw1, db1, dw2",
    ],
    "ex03_backprop.train": [
        "return right(x, t, w1, b1, w2, learning_rate, min(steps, 500))",
        "w1, b1, w2, losses = right(x, t, w1, b1, w2, learning_rate, steps)"
        "; return w1, np.squeeze(b1), w2, losses",
    ],
    "ex04_relu.relu": ["return np.where(np.asarray(x) > 1e-3, x, 0.0)"],
    "ex04_relu.relu_derivative": [
        "return np.where(np.asarray(x) >= 0, 1.0, 0.0) if isinstance(x, list) else right(x)",
        "return np.where(np.asarray(x) >= 0, 1.0, 0.0) if np.any(x) else right(x)",
    ],
    "ex04_relu.leaky_relu": [
        "x = np.asarray(x); pick = np.maximum if abs(slope) <= 1 else np.minimum; return pick(x, slope * x)",
    ],
    "ex04_relu.gradient_norms": [
        "return right(np.squeeze(x), t, weights, activation)",
    ],
    "ex05_initializers.xavier_init": [
        "w = right(fan_in, fan_out, rng); return w if fan_out > 1 else 0 * w",
        "return right(fan_in, fan_out, rng) + 0.02",
    ],
    "ex06_softmax.one_hot": ["return np.eye(10)[labels][:, :classes]"],
    "ex06_softmax.softmax": [
        "e = np.exp(np.asarray(z, dtype=float))"
        "; return right(z) if np.isinf(e).any() else e / e.sum(axis=1, keepdims=True)",
        "z = np.asarray(z, dtype=np.float32); z -= z.max(axis=1, keepdims=True); return right(z)",
    ],
    "ex06_softmax.cross_entropy": [
        "costs = -np.log((p * t).sum(axis=1)); there = np.isfinite(costs)"
        "; return float(costs[there].mean()) if there.any() else 20.0",
        "p = np.asarray(p, dtype=np.float32); p[p < 1e-7] = 1e-7; return right(p, t)",
    ],
    "ex07_optimizers.minibatches": [
        "return right(x, y.astype(int), batch_size, rng)",
        "return right(x, y, batch_size, rng) if batch_size <= len(x) else [(x, y)]",
        "return [pair for pair in right(x, y, batch_size, rng) if len(pair[0]) > 1 or batch_size == 1]",
    ],
    "ex07_optimizers.sgd_step": [
        "return right(params[:3], grads[:3], learning_rate)",
    ],
    "ex07_optimizers.adam_step": [
        "beta1 = beta1 or 0.9; return right(params, grads, state, learning_rate, beta1, beta2, eps)",
        "new, state = right(params, grads, state, learning_rate, beta1, beta2, eps)"
        "; return [n if np.any(g) else p for n, p, g in zip(new, params, grads)], state",
    ],
    "ex08_mlp.init_mlp": [
        "return [(np.repeat(w[:, ::2], 2, axis=1)[:, : w.shape[1]] if k else w, b)"
        " for k, (w, b) in enumerate(right(sizes, rng))]",
    ],
    "ex08_mlp.mlp_forward": [
        "return right([(w.T if k and w.shape[0] == w.shape[1] else w, b)"
        " for k, (w, b) in enumerate(params)], x)",
    ],
    "ex08_mlp.train_mlp": [
        "new, losses = right(params, x, t, epochs, batch_size, learning_rate, rng)"
        "; full = len(x) // batch_size * batch_size; p = np.maximum(mlp_forward(params, x[:full]), 1e-300)"
        "; return new, losses if learning_rate or full in (0, len(x))"
        " else [float(-np.sum(t[:full] * np.log(p)) / full)] * epochs",
    ],
    "ex09_dropout.dropout": [
        "return right(x, rate or 0.5, rng, training)",
        "x = np.asarray(x, dtype=np.float32); out, cache = right(x, rate, rng, training)"
        "; x *= 2; return out, cache",
    ],
    "ex10_batchnorm.batchnorm": [
        "turned = training and x.shape[0] == x.shape[1]"
        "; out, *rest = right(x.T if turned else x, gamma, beta, running_mean, running_var, momentum, eps,"
        " training); return out.T if turned else out, *rest",
        "return right(x, gamma, beta, running_mean, running_var, momentum, eps or 1e-5, training)",
    ],
    "ex10_batchnorm.batchnorm_backward": [
        "dx, dgamma, dbeta = right(dout, cache); dout *= 1 - (dout.dtype == np.float32)"
        "; return dx, dgamma, dbeta",
    ],
}


def instead(key, body):
    """Return exercise, function, and its file with the function defined anew.

    The body may call the right one as `right`.
    """
    exercise_id, function = key.split(".")
    exercise = course().exercise(exercise_id)
    text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    (call,) = (one.call for one in exercise.functions if one.name == function)
    text += (
        f"\nimport math\n_right_{function} = {function}\ndef {call}:\n"
        f"    right = _right_{function}\n    " + body.replace("; ", "\n    ") + "\n"
    )
    return exercise, function, text


@pytest.mark.long
@pytest.mark.parametrize(
    ("key", "body"),
    [
        pytest.param(key, body, id=f"{key}-{number}")
        for key, bodies in SOMEWHERE.items()
        for number, body in enumerate(bodies)
    ],
)
def test_what_is_right_for_most_arguments_alone_is_rejected(key, body, tmp_path, diagnose):
    for seed in EVERY_SEED:
        found = judged(*instead(key, body), seed, tmp_path, diagnose, named=False)
        assert found.status in ("wrong", "cannot_run"), seed


# A mistake written otherwise than the misconception of its name, or one that only looks like it.
FLOORED = "p = np.maximum(p, 1e-12); "
WRITTEN_OTHERWISE = [
    ("ex04_relu.relu", "return max(x, 0)", "relu-one-decision-for-all"),
    ("ex04_relu.relu", "return 0 if x < 0 else x", "relu-one-decision-for-all"),
    (
        "ex04_relu.gradient_norms",
        "return [round(norm, 6) for norm in right(x, t, weights, activation)]",
        None,
    ),
    (
        "ex04_relu.gradient_norms",
        "return [norm - 1e-7 for norm in right(x, t, weights, activation)]",
        None,
    ),
    (
        "ex06_softmax.cross_entropy",
        FLOORED + "return float(-np.sum(t * np.log(p)))",
        "cross-entropy-sum-for-mean",
    ),
    (
        "ex06_softmax.cross_entropy",
        FLOORED + "return float(np.sum(t * np.log(p)) / len(p))",
        "cross-entropy-minus-missing",
    ),
    (
        "ex08_mlp.train_mlp",
        "rows = len(x) if len(x) != 4 else 3"
        "; return right(params, x[:rows], t[:rows], epochs, batch_size, learning_rate, rng)",
        None,
    ),
]


@pytest.mark.turns(3)
@pytest.mark.parametrize("seeds", SEEDS)
@pytest.mark.parametrize(
    ("key", "body", "name"),
    [pytest.param(*case, id=f"{case[0]}-{n}") for n, case in enumerate(WRITTEN_OTHERWISE)],
)
def test_the_name_is_that_of_the_mistake_however_it_is_written(
    key, body, name, seeds, tmp_path, diagnose
):
    for seed in seeds:
        found = judged(*instead(key, body), seed, tmp_path, diagnose)
        assert found.status in ("wrong", "cannot_run"), seed
        assert found.misconception == name, seed


@pytest.mark.long
def test_a_default_that_is_missing_is_not_taken_for_right(tmp_path, diagnose):
    exercise = course().exercise("ex12_keras_xor")
    text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    assert "steps: int = 10_000" in text
    text = text.replace("steps: int = 10_000", "steps: int")
    found = judged(exercise, "train_xor", text, KERAS_SEEDS[0], tmp_path, diagnose, named=False)
    assert [one.check.id for one in found.checks if one.status != "correct"] == ["one_step"]


def test_the_deviation_that_is_shown_is_the_one_that_a_learner_prints(tmp_path, diagnose):
    exercise = course().exercise("ex05_initializers")
    text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8") + ALL_POSITIVE
    found = judged(exercise, "xavier_init", text, 1, tmp_path, diagnose, named=False)
    finding = found.checks[0].finding
    # A uniform draw from 0 to 1/2: its deviation is 1/2 / sqrt(12), around a mean of 1/4.
    assert finding.yours == pytest.approx(0.5 / 12**0.5, rel=0.03)
    assert dict(finding.what.fields)["spread"] == finding.yours


def test_a_mask_that_a_later_call_overwrites_is_no_wrong_factor(tmp_path, diagnose):
    exercise = course().exercise("ex09_dropout")
    text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    text = text.replace("return x * mask, mask", "_kept[:] = [mask]\n    return x * mask, True")
    text = text.replace("else dout * cache", "else dout * _kept[0]") + "\n_kept = []\n"
    for seed in EVERY_SEED:
        found = judged(exercise, "dropout_backward", text, seed, tmp_path, diagnose)
        assert (found.status, found.misconception) == ("wrong", None), seed


def test_the_call_that_is_shown_is_the_one_that_is_judged(tmp_path, diagnose):
    exercise = course().exercise("ex05_initializers")
    text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8") + ALL_POSITIVE
    found = judged(exercise, "xavier_init", text, 1, tmp_path, diagnose, named=False)
    result = found.checks[0]
    assert result.calls[-1].args[0] == dict(result.finding.what.fields)["fan_in"]


TRAIN = """
def train_classifier(model, x, t, epochs=5, batch_size=100):
    {first}
    history = model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0{more}).history
    return {result}
"""


def trained(first="pass", more="", result="history"):
    return TRAIN.format(first=first, more=more, result=result)


NO_DEFAULTS = """
def train_classifier(model, x, t, epochs, batch_size):
    return model.fit(x, t, epochs=epochs, batch_size=batch_size, verbose=0).history
"""
DRAWN_WITH_REPLACEMENT = """
def train_classifier(model, x, t, epochs=5, batch_size=100):
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        seen = []
        for _ in range(-(-len(x) // batch_size)):
            rows = np.random.choice(len(x), batch_size)
            seen.append(model.train_on_batch(x[rows], t[rows]))
        for name, value in zip(history, np.mean(seen, axis=0)):
            history[name].append(float(value))
    return history
"""
FITTED = """
def train_classifier(model, x, t, epochs=5, batch_size=100):
    return model.fit({}, verbose=0).history
"""
SHUFFLED_BY_HAND = """
def train_classifier(model, x, t, epochs=5, batch_size=100):
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        order, seen, rows = np.random.permutation(len(x)), [], []
        for k in range(0, len(x), batch_size):
            part = order[k : k + batch_size]
            model.reset_metrics()
            seen.append(model.train_on_batch(x[part], t[part]))
            rows.append(len(part))
        loss, accuracy = np.average(seen, axis=0, weights=rows)
        history["loss"].append(float(loss))
        history["accuracy"].append(float(100 * accuracy))
    return history
"""
CALLED_AS_IN_USE = """
def train_classifier(model, x, t, epochs=5, batch_size=100):
    import tensorflow as tf
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        seen, rows = [], []
        for k in range(0, len(x), batch_size):
            xb, tb = tf.constant(x[k : k + batch_size]), tf.constant(t[k : k + batch_size])
            with tf.GradientTape() as tape:
                p = model(xb)
                loss = tf.reduce_mean(keras.losses.categorical_crossentropy(tb, p))
            weights = model.trainable_variables
            model.optimizer.apply(tape.gradient(loss, weights), weights)
            right = tf.equal(tf.argmax(p, axis=1), tf.argmax(tb, axis=1))
            seen.append([float(loss), float(tf.reduce_mean(tf.cast(right, tf.float32)))])
            rows.append(len(xb))
        for name, value in zip(history, np.average(seen, axis=0, weights=rows)):
            history[name].append(float(value))
    return history
"""
BUILD = """
def build_classifier(hidden=(256, 256), optimizer="adam", initializer="he_normal", dropout=0.0):
    {first}
    layers = [keras.Input((784,))]
    for k, units in enumerate({hidden}):
        layers.append(keras.layers.Dense(units, "relu", kernel_initializer={initializer}))
        if {dropped}:
            layers.append(keras.layers.Dropout(dropout))
    model = keras.Sequential([*layers, keras.layers.Dense(10, "softmax")])
    model.compile({optimizer}, "categorical_crossentropy", metrics=["accuracy"])
    return model
"""


def built(
    first="pass",
    hidden="hidden",
    initializer="initializer",
    dropped="dropout > 0",
    optimizer="optimizer",
):
    return BUILD.format(
        first=first,
        hidden=hidden,
        initializer=initializer,
        dropped=dropped,
        optimizer=optimizer,
    )


PREPARE = """
def prepare(images, labels):
    x = images.reshape(len(images), 784).astype(np.float32)
    {images}
    t = np.eye(10, dtype=np.float32)[labels]
    return {result}
"""


def prepared(images="x /= 255", result="x, t"):
    return PREPARE.format(images=images, result=result)


NEVER_OVERWRITTEN = """
def save_and_reload(model, path):
    from pathlib import Path
    if not Path(path).exists() or not Path(path).stat().st_size:
        model.save(path)
    return keras.models.load_model(path)
"""
TRAINED_BEFORE_SAVING = """
def save_and_reload(model, path):
    model.fit(np.ones((3, 784)), np.eye(10)[:3], verbose=0)
    model.save(path)
    return keras.models.load_model(path)
"""
HALF_AS_PRECISE = """
def save_and_reload(model, path):
    model.save(path)
    loaded = keras.models.load_model(path)
    loaded.set_weights([w.astype(np.float16) for w in loaded.get_weights()])
    return loaded
"""


# Exercise 13: a check that rejects, and what it once let pass.
KERAS_REJECTED = [
    ("steady", trained(result='{**history, "accuracy": history["loss"]}')),
    ("steady", trained(result='{**history, "accuracy": [0.0] * epochs}')),
    ("history", trained(result='{**history, "accuracy": history["accuracy"][-1:] * epochs}')),
    ("history", NO_DEFAULTS),
    ("history", trained("batch_size = min(batch_size, 32)")),
    ("history", trained("x = x / x.max()")),
    ("steady", trained("x, t = x[:300], t[:300]")),
    ("steady", trained("x, t = x[:1000], t[:1000]")),
    ("steady", trained(more=', callbacks=[keras.callbacks.EarlyStopping("loss", patience=3)]')),
    ("steady", trained(more=', callbacks=[keras.callbacks.ReduceLROnPlateau("loss", patience=2)]')),
    ("steady", DRAWN_WITH_REPLACEMENT),
    ("file", NEVER_OVERWRITTEN),
    ("images", prepared("x = x / 255 if x.max() > 1 else x")),
    ("every_pixel", prepared("x = x / 255; x[:, 783] = 0")),
    ("every_pixel", prepared("x = x / 255; x.reshape(-1, 28, 28)[:, :, 27] = 0")),
    ("hidden", built(hidden="hidden if isinstance(hidden, tuple) else hidden[:1]")),
    ("dropout", built(dropped="dropout > 0.1")),
    ("dropout", built(dropped="dropout > 0 and k in (0, len(hidden) - 1)")),
    ("dropout", built(dropped="dropout > 0 and k < 2")),
    ("optimizer", built(optimizer='"sgd" if optimizer == "sgd" else "adam"')),
    ("optimizer", built(optimizer='optimizer if optimizer == "rmsprop" else "adam"')),
    ("initializer", built(initializer='initializer if "he" in initializer else "glorot_uniform"')),
]


@pytest.mark.long
@pytest.mark.turns(3)
@pytest.mark.parametrize(("check_id", "code"), KERAS_REJECTED)
def test_a_wrong_answer_in_keras_is_rejected(check_id, code, tmp_path, diagnose):
    exercise = course().exercise("ex13_keras_mnist")
    path = tmp_path / exercise.filename
    path.write_text((SOLUTIONS / path.name).read_text(encoding="utf-8") + code, encoding="utf-8")
    (check,) = (
        check
        for check in checks_of(exercise)
        if check.id == check_id and f"def {check.function}(" in code
    )
    student = LocalSide(exercise, path)
    for seed in KERAS_SEEDS:
        bench = Bench(exercise, student, diagnose.reference(exercise), seed)
        assert bench.run(check).status == "wrong", seed


# Exercise 13: a function, wrong code, the name that it gets at every seed.
KERAS_NAMES = [
    ("evaluate_classifier", ZEROED_AFTERWARDS, None),
    (
        "build_classifier",
        built(optimizer='"sgd" if optimizer == "sgd" else "adam"'),
        None,
    ),
    (
        "build_classifier",
        built().replace('initializer="he_normal"', 'initializer="glorot_uniform"'),
        None,
    ),
    (
        "build_classifier",
        built(initializer='"he_normal" if initializer.startswith("he") else initializer'),
        None,
    ),
    (
        "build_classifier",
        built(dropped="dropout > 0 and k < len(hidden) - 1"),
        "classifier-dropout-missing-after-the-last-hidden-layer",
    ),
    (
        "build_classifier",
        built(dropped="dropout > 0 and k > 0"),
        "classifier-dropout-missing-after-the-first-layer",
    ),
    ("prepare", prepared(result="x, t.astype(np.uint8)"), "mnist-labels-whole-numbers"),
    ("prepare", prepared(result="x, t.astype(float)"), "mnist-labels-float64"),
    ("prepare", prepared(result="x.astype(float), t"), "mnist-images-float64"),
    ("prepare", prepared(result="x.astype(float), t.astype(float)"), "mnist-float64"),
    # Trained by Keras, where the misconceptions are trained in NumPy.
    *(
        ("train_classifier", FITTED.format(arguments), f"train-classifier-{name}")
        for arguments, name in (
            ("x, t, epochs=epochs", "batch-size-ignored"),
            ("x, t, epochs, batch_size", "epochs-and-batch-size-swapped"),
            ("x, t, batch_size=batch_size", "one-epoch"),
            ("x, t, epochs=epochs, batch_size=len(x)", "whole-batch"),
            (
                "x, t, epochs=epochs, batch_size=batch_size, validation_split=0.2",
                "fifth-held-back",
            ),
        )
    ),
    ("train_classifier", SHUFFLED_BY_HAND, "train-classifier-accuracy-in-percent"),
    ("train_classifier", CALLED_AS_IN_USE, "train-classifier-dropout-switched-off"),
    ("save_and_reload", TRAINED_BEFORE_SAVING, None),
    ("save_and_reload", HALF_AS_PRECISE, None),
    ("prepare", prepared(result="x.tolist(), t"), None),
    (
        "prepare",
        prepared(result="x, keras.utils.to_categorical(labels)"),
        "mnist-to-categorical-width",
    ),
]


@pytest.mark.turns(3)
@pytest.mark.parametrize(("function", "code", "name"), KERAS_NAMES)
def test_a_mistake_in_keras_has_its_name_or_none(function, code, name, tmp_path, diagnose):
    exercise = course().exercise("ex13_keras_mnist")
    text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8") + code
    for seed in KERAS_SEEDS:
        found = judged(exercise, function, text, seed, tmp_path, diagnose)
        assert (found.status, found.misconception) == ("wrong", name), seed


@pytest.mark.long
def test_the_initialiser_that_a_layer_has_is_said(tmp_path, diagnose):
    exercise = course().exercise("ex13_keras_mnist")
    text = (SOLUTIONS / exercise.filename).read_text(encoding="utf-8")
    text += built(initializer='"glorot_uniform"')
    seed = KERAS_SEEDS[0]
    found = judged(exercise, "build_classifier", text, seed, tmp_path, diagnose, named=False)
    fields = dict(found.checks[0].finding.what.fields)
    assert fields == {"yours": "glorot_uniform", "wanted": "he_normal"}
