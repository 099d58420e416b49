"""Reads a serialised Keras object: its name, its options, and the module of its class.

Keras writes a class or a function as a string or as {"module", "class_name", "config", …}.
"""

import math
import re
from collections.abc import Iterator
from typing import Any

# The layers that are activations, and the names under which Keras records operations such as keras.ops.relu(x).
ACTIVATION_LAYERS = {
    "ReLU": "relu",
    "Softmax": "softmax",
    "Relu": "relu",
    "Sigmoid": "sigmoid",
    "Tanh": "tanh",
}
# Options that no layer of the course uses, with the values that mean "not used".
PLAIN_OPTIONS = {
    "trainable": True,
    "kernel_regularizer": None,
    "bias_regularizer": None,
    "activity_regularizer": None,
    "kernel_constraint": None,
    "bias_constraint": None,
    "noise_shape": None,
}
SCALES = {
    "HeNormal": (2.0, "fan_in", "truncated_normal"),
    "HeUniform": (2.0, "fan_in", "uniform"),
    "GlorotNormal": (1.0, "fan_avg", "truncated_normal"),
    "GlorotUniform": (1.0, "fan_avg", "uniform"),
    "LecunNormal": (1.0, "fan_in", "truncated_normal"),
    "LecunUniform": (1.0, "fan_in", "uniform"),
}

# The short names of losses.
SHORT = {
    "bce": "binary_crossentropy",
    "mse": "mean_squared_error",
    "mae": "mean_absolute_error",
}
MEAN = (None, "sum_over_batch_size", "mean", "mean_with_sample_weight")
# Options that no optimiser of the course may have.
UNUSED = (
    "weight_decay",
    "clipnorm",
    "global_clipnorm",
    "clipvalue",
    "use_ema",
    "gradient_accumulation_steps",
)

# What optimisers of the course do by themselves, beside their learning rate and momentum.
SETTINGS: dict[str, dict[str, Any]] = {
    "adam": {"beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-7, "amsgrad": False},
    "rmsprop": {"rho": 0.9, "epsilon": 1e-7, "centered": False},
}


def snake(name: str) -> str:
    """Return a class name as Keras writes it in lower case: BinaryCrossentropy, binary_crossentropy."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def named(value: Any) -> str:
    """Return the plain name of an activation, a loss or a metric, however it was given."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        config = value.get("config")
        if value.get("class_name") == "function":
            return config if isinstance(config, str) else ""
        return snake(str(value.get("class_name", "")))
    return "" if value is None else str(value)


def is_own(entry: dict[str, Any]) -> bool:
    """Return whether a serialised object is of a class that the submission wrote."""
    # Keras writes the module only for its own classes.
    return not str(entry.get("module", "keras")).startswith("keras")


def activation_of(value: Any) -> str:
    """Return the name of an activation; that of a function of the submission's own ends in ()."""
    if value is None or isinstance(value, str):
        return value or "linear"
    name, config = str(value.get("class_name", "lambda")), value.get("config")
    if name == "function":
        # The name under which tf.nn.softmax is recorded.
        return "softmax" if config == "softmax_v2" else f"{config}()"
    if name == "Activation" and not is_own(value):
        return activation_of(config["activation"])
    if name not in ACTIVATION_LAYERS or is_own(value):
        return f"{name}()"
    used = {
        key: config[key]
        for key, unused in (("max_value", None), ("negative_slope", 0), ("threshold", 0))
        if config.get(key, unused) != unused
    }
    if config.get("axis", -1) not in (-1, 1):
        used["axis"] = config["axis"]
    options = ", ".join(f"{key}={option}" for key, option in used.items())
    return f"{name}({options})" if used else ACTIVATION_LAYERS[name]


def initializer_of(value: Any) -> Any:
    """Return what an initialiser does, (scale, mode, distribution), or else its name.

    So he_normal and the VarianceScaling that it stands for are the same.
    """
    if isinstance(value, str):
        value = {"class_name": "".join(part.title() for part in value.split("_"))}
    if not isinstance(value, dict):
        return None
    name, config = str(value.get("class_name")), value.get("config") or {}
    if is_own(value):
        return f"{name}()"
    if name == "VarianceScaling":
        return config.get("scale"), config.get("mode"), config.get("distribution")
    return SCALES.get(name, snake(name))


def unusual_options(entry: dict[str, Any]) -> tuple[str, ...]:
    """Return as text which options a layer has that the course does not use.

    Among them is the training=True that a Dropout layer was called with.
    """
    config = entry["config"]
    used = [key for key, unused in PLAIN_OPTIONS.items() if config.get(key, unused) != unused]
    options = ["trainable=False" if key == "trainable" else key for key in used]
    if entry["class_name"] == "Dropout" and called_as_in_training(entry):
        options.append("training=True")
    return tuple(options)


def called_as_in_training(entry: dict[str, Any]) -> bool:
    """Return whether a layer of a functional model was called with training=True.

    Keras always writes training=False.
    """
    calls = [node.get("kwargs") or {} for node in entry.get("inbound_nodes") or []]
    return any(call.get("training") for call in calls)


def sources(value: Any) -> Iterator[tuple[str, int]]:
    """Yield the layers whose outputs a node takes, each with the number of its call."""
    if isinstance(value, dict):
        if "keras_history" in value:
            name, number, _ = value["keras_history"]
            yield name, number
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from sources(part)


def ends(value: Any) -> list[tuple[str, int]]:
    """Return the outputs of a model like `sources`: [name, 0, 0], or a list or a dict of such."""
    if isinstance(value, list) and value and isinstance(value[0], str):
        return [(value[0], value[1])]
    parts = value.values() if isinstance(value, dict) else value
    return [end for part in parts for end in ends(part)]


def metrics_of(metrics: Any) -> list[str]:
    """Return the names of the metrics given to `compile`, however their lists were nested."""
    if isinstance(metrics, dict) and "class_name" not in metrics:
        metrics = list(metrics.values())
    if isinstance(metrics, list | tuple):
        return [metric for part in metrics for metric in metrics_of(part)]
    return [] if metrics is None else [_metric_name(metrics)]


def _metric_name(metric: Any) -> str:
    """Return the name of a metric; an object of Keras's class Accuracy keeps its capital.

    That one counts outputs that *equal* the target, which a probability never does.
    """
    if isinstance(metric, str):
        return snake(metric)
    if not isinstance(metric, dict) or (is_own(metric) and metric.get("class_name") != "function"):
        return f"{named(metric)}()"
    if metric.get("class_name") == "Accuracy":
        return "Accuracy()"
    config = metric.get("config")
    options = config if isinstance(config, dict) else {}
    if metric.get("class_name") == "MeanMetricWrapper":
        return named(options.get("fn"))
    threshold = options.get("threshold", 0.5)
    return named(metric) + ("" if threshold == 0.5 else f"(threshold={threshold})")


def loss_of(loss: Any) -> tuple[str, bool, float]:
    """Return the name of the loss, whether it takes logits, and its label smoothing."""
    if isinstance(loss, list) and len(loss) == 1:
        loss = loss[0]
    if isinstance(loss, dict) and len(loss) == 1:  # keyed by the name of the output
        (loss,) = loss.values()
    config = loss.get("config") if isinstance(loss, dict) else None
    options = config if isinstance(config, dict) else {}
    name = snake(named(loss))
    if isinstance(loss, dict) and is_own(loss) and loss.get("class_name") != "function":
        name = f"{name}()"
    name = SHORT.get(name, name)
    if options.get("reduction") not in MEAN:
        name = f"{name}(reduction={options['reduction']})"
    smoothing = options.get("label_smoothing") or 0
    return name, bool(options.get("from_logits")), smoothing if _is_number(smoothing) else 1.0


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def optimizer_of(optimizer: Any) -> tuple[str, float | None, float]:
    """Return the optimiser's name (with the options that it must not have), its rate and its momentum."""
    config = optimizer.get("config") if isinstance(optimizer, dict) else None
    options = config if isinstance(config, dict) else {}
    name = named(optimizer).replace("_", "") or "-"
    used = unusual_settings(optimizer)
    name = f"{name}({', '.join(used)})" if used else name
    rate, momentum = options.get("learning_rate"), options.get("momentum") or 0
    own = isinstance(optimizer, dict) and is_own(optimizer)
    return (
        f"class {name}" if own else name,
        rate if _is_number(rate) else None,
        momentum if _is_number(momentum) else 1.0,
    )


def unusual_settings(optimizer: Any) -> list[str]:
    """Return as text what an optimiser was told beside its learning rate and momentum."""
    config = optimizer.get("config") if isinstance(optimizer, dict) else None
    options = config if isinstance(config, dict) else {}
    usual = (
        SETTINGS.get(named(optimizer), {})
        if not isinstance(optimizer, dict) or not is_own(optimizer)
        else {}
    )
    used = [key for key in UNUSED if options.get(key)]
    used += [key for key, value in usual.items() if _differs(options.get(key, value), value)]
    return [f"{key}={options[key]}" for key in used]


def _differs(yours: Any, usual: Any) -> bool:
    if _is_number(yours) and _is_number(usual):
        return bool(abs(yours - usual) > 1e-5 * usual)
    return bool(yours) != usual if isinstance(usual, bool) else bool(yours != usual)


def declared_shape(entry: dict[str, Any]) -> tuple[int, ...] | None:
    """Return the shape of one example that a layer was told or built with, if it is known."""
    shape = entry["config"].get("batch_shape") or (entry.get("build_config") or {}).get(
        "input_shape"
    )
    if isinstance(shape, list) and len(shape) > 1 and all(type(n) is int for n in shape[1:]):
        return tuple(shape[1:])
    return None


def reshaped(shape: tuple[int, ...], target: list[int]) -> tuple[int, ...]:
    """Return the shape that a Reshape layer gives to data of `shape`; -1 stands for the rest."""
    if not all(type(n) is int for n in target):
        raise TypeError("a size is no whole number")
    inferred = math.prod(shape) // math.prod(n for n in target if n != -1)
    return tuple(inferred if n == -1 else n for n in target)
