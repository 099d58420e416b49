"""A Keras model as a check sees it: read from its JSON and weights, without Keras.

Only chains of the layer kinds that the course needs are understood; their forward pass is computed here in NumPy.
So nothing that a submission sends is built or run in the process that makes the verdict.
"""

import json
import math
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.checking.keras_config import (
    ACTIVATION_LAYERS,
    activation_of,
    called_as_in_training,
    declared_shape,
    ends,
    initializer_of,
    is_own,
    reshaped,
    sources,
    unusual_options,
)
from autograder.language.finding import Sentence, say
from autograder.running.admit import clean

Floats = NDArray[np.float64]

# Layers that never change a value.
PASSING = frozenset({"InputLayer", "Flatten", "Reshape", "Identity"})
WEIGHTLESS = PASSING | {"Activation", "Dropout"} | ACTIVATION_LAYERS.keys()
MODELS = frozenset({"Sequential", "Functional"})


class UnreadableModel(Exception):
    """The model has parts that the course cannot judge; `sentences` say which, and what to use instead."""

    def __init__(self, *sentences: Sentence) -> None:
        super().__init__(sentences[0].template)
        self.sentences = sentences


@dataclass(frozen=True)
class Layer:
    """A dense layer with its activation, or a dropout layer with its rate.

    `options` are options that the course does not use, as text: "kernel_regularizer", "training=True".
    """

    kind: str
    units: int = 0
    activation: str = "linear"
    initializer: Any = None
    rate: float = 0.0
    kernel: Floats | None = None
    bias: Floats | None = None
    options: tuple[str, ...] = ()
    name: str = field(default="", compare=False)


@dataclass(frozen=True)
class ModelView:
    """The parts of a model, and what it was compiled with (None where it was not compiled).

    `inputs` is the shape of one example. `judged` records what checks have read, as plain data.
    """

    inputs: tuple[int, ...]
    layers: tuple[Layer, ...]
    weights: list[Any]
    compiled: dict[str, Any] | None
    judged: dict[str, Any] = field(default_factory=dict, compare=False)

    @property
    def dense(self) -> list[Layer]:
        """The dense layers alone."""
        return [layer for layer in self.layers if layer.kind == "dense"]

    def predict(self, x: Floats) -> Floats:
        """Return the output for x (n, inputs), with dropout switched off."""
        a = np.asarray(x, dtype=np.float64).reshape(len(x), -1)
        for layer in self.dense:
            assert layer.kernel is not None
            z = a @ layer.kernel + (0 if layer.bias is None else layer.bias)
            a = _activate(layer.activation, z)
        return a


def _activate(name: str, z: Floats) -> Floats:
    if name == "relu":
        return np.maximum(z, 0)
    if name == "sigmoid":
        return 1 / (1 + np.exp(-z))
    if name == "tanh":
        return np.tanh(z)
    if name == "softmax":
        powers = np.exp(z - z.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)
    return z


def _chain(config: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the layers of a functional model in order. Raises UnreadableModel unless they form one chain.

    A layer without weights may occur several times.
    """
    layers = {layer["config"]["name"]: layer for layer in config["layers"]}
    calls = {
        (name, number): list(sources(node))
        for name, layer in layers.items()
        for number, node in enumerate(layer["inbound_nodes"])
    }
    chained, at = [], ends(config["output_layers"])
    while len(at) == 1 and at[0] in calls:
        chained.append(layers[at[0][0]])
        at = calls.pop(at[0])
    if len(at) != 1 or calls or layers[at[0][0]]["inbound_nodes"]:
        raise _no_chain()
    chained.append(layers[at[0][0]])
    if len({id(layer) for layer in chained}) != len(config["layers"]):
        raise _no_chain()
    for layer in chained:
        if len(layer["inbound_nodes"]) > 1 and layer["class_name"] not in WEIGHTLESS:
            raise UnreadableModel(
                say("the same layer is used more than once, so its weights are shared"),
                say("make a new layer for every place in the model"),
            )
    return chained[::-1]


def _entries(model: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the layers of a model in order, including those of nested models."""
    config = model["config"]
    entries: list[dict[str, Any]] = []
    for entry in config["layers"] if model["class_name"] == "Sequential" else _chain(config):
        if entry["class_name"] not in MODELS or is_own(entry):
            entries.append(entry)
        elif called_as_in_training(entry):
            raise _no_chain()
        else:
            entries += _entries(entry)
    return entries


def _no_chain() -> UnreadableModel:
    return UnreadableModel(
        say("the layers of the model do not form one chain"),
        say("each layer must take the output of the one before it"),
    )


class _Weights:
    """Hands out the weight arrays in order, and compares each with the shape that it must have."""

    def __init__(self, arrays: Any) -> None:
        if not isinstance(arrays, list):
            raise TypeError("the weights are no list")
        self.arrays_left = list(arrays)

    def take(self, *shape: int) -> Floats:
        if not self.arrays_left or np.shape(self.arrays_left[0]) != shape:
            raise _no_fit()
        array = np.asarray(self.arrays_left.pop(0))
        if array.dtype.kind != "f":
            raise _no_fit()
        return array.astype(np.float64)


def _no_fit() -> UnreadableModel:
    return UnreadableModel(say("the weights of the model do not fit its layers"))


def _layers(
    entries: list[dict[str, Any]], weights: _Weights
) -> tuple[tuple[int, ...], tuple[Layer, ...]]:
    layers: list[Layer] = []
    inputs: tuple[int, ...] = ()
    shape: tuple[int, ...] = ()
    for entry in entries:
        name, config = entry["class_name"], entry["config"]
        if not shape:
            inputs = shape = declared_shape(entry) or ()
        if is_own(entry):
            raise _unknown(f"class {name}")
        if name == "InputLayer" and "float" not in str(config.get("dtype", "float32")):
            raise UnreadableModel(
                say(
                    "the inputs are of the type {type}, which has no fractions",
                    type=config["dtype"],
                ),
                say("leave the dtype of keras.Input as it is"),
            )
        if name not in PASSING and len(inputs) == 1 != len(shape):
            raise _no_fit()  # a Dense layer after such a Reshape uses the last axis only
        if name == "Flatten":
            shape = (math.prod(shape),)
        elif name == "Reshape":
            shape = reshaped(shape, config["target_shape"])
        elif name in PASSING:
            pass
        elif name == "Dense":
            layer = _dense(entry, shape, weights)
            layers.append(layer)
            shape = (*shape[:-1], layer.units)
        elif name == "Dropout":
            layers += _dropout(entry)
        elif name == "Activation" or name in ACTIVATION_LAYERS:
            _add_activation(layers, activation_of(entry))
        elif name == "Lambda":
            raise UnreadableModel(
                say("the model has a Lambda layer, whose code cannot be judged"),
                say("use Dense, Dropout and Activation layers alone"),
            )
        else:
            raise _unknown(str(name))
    if len(inputs) == 1 != len(shape):
        raise _no_fit()
    return inputs, tuple(layers)


def _unknown(kind: str) -> UnreadableModel:
    return UnreadableModel(
        say("the model has a layer of the kind {kind}, which the course does not know", kind=kind),
        say("use Dense, Dropout and Activation layers alone"),
    )


def _dense(entry: dict[str, Any], shape: tuple[int, ...], weights: _Weights) -> Layer:
    config = entry["config"]
    units = int(config["units"])
    kernel = weights.take(shape[-1], units)
    bias = weights.take(units) if config.get("use_bias", True) else None
    activation = activation_of(config.get("activation"))
    initializer = initializer_of(config.get("kernel_initializer"))
    options, name = unusual_options(entry), str(config.get("name", ""))
    return Layer("dense", units, activation, initializer, 0.0, kernel, bias, options, name)


def _frozen(layer: Layer) -> Layer:
    """Return a layer of a model that is not trainable as a whole."""
    if layer.kind != "dense" or "trainable=False" in layer.options:
        return layer
    return replace(layer, options=(*layer.options, "trainable=False"))


def _dropout(entry: dict[str, Any]) -> list[Layer]:
    """Return the layer; nothing if its rate is 0, since it has no effect."""
    rate = float(entry["config"]["rate"])
    name = str(entry["config"].get("name", ""))
    return [Layer("dropout", rate=rate, options=unusual_options(entry), name=name)] if rate else []


def _add_activation(layers: list[Layer], activation: str) -> None:
    """Give the last dense layer the activation that follows it as a layer of its own."""
    if activation == "linear":
        return
    if layers and layers[-1].kind == "dense" and layers[-1].activation == "linear":
        layers.append(replace(layers.pop(), activation=activation))
    elif not (layers and layers[-1].activation == activation == "relu"):
        # A ReLU after a ReLU changes nothing.
        layers.append(Layer("activation", activation=activation))


def read_model(description: Any) -> ModelView:
    """Return the view of a description that `submission.models.describe` made.

    Raises Unreadable, with a sentence that says what to use instead, for what the course cannot
    judge.
    """
    if not isinstance(description, dict) or "refused" in description:
        raise UnreadableModel(*_refusal(description if isinstance(description, dict) else {}))
    try:
        data = _clean(json.loads(description["json"]))
        weights = _Weights(description["weights"])
        inputs, layers = _layers(_entries(data), weights)
        if data["config"].get("trainable", True) is not True:
            layers = tuple(map(_frozen, layers))
        compiled = dict(data.get("compile_config") or {}) if description.get("compiled") else None
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError):
        raise UnreadableModel(say("the model's configuration cannot be read")) from None
    if weights.arrays_left:
        raise _no_fit()
    return ModelView(inputs, layers, description["weights"], compiled)


def _clean(value: Any) -> Any:
    """Return what was read from JSON with its texts cleaned, since JSON escapes may hide control characters."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return list(map(_clean, value))
    if isinstance(value, dict):
        return {clean(key): _clean(item) for key, item in value.items()}
    return value


def _refusal(description: dict[str, Any]) -> tuple[Sentence, ...]:
    kind, what = description.get("refused"), str(description.get("type", ""))
    if kind == "no model":
        return (say("the result is a {type}, not a Keras model", type=what),)
    if kind == "subclass":
        return (
            say("the model is of a class of its own, {type}", type=what),
            say("build it with keras.Sequential or keras.Model(inputs, outputs)"),
        )
    if kind == "no file":
        return (
            say("no model can be loaded from the path that was given"),
            say("{text}", text=what),
        )
    return (say("the model cannot be described by its configuration"), say("{text}", text=what))
