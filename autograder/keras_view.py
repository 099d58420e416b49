"""A Keras model as a check sees it: read from its JSON and weights, without Keras.

Only a chain of the layers that the course can need is understood; its forward pass is computed here
in NumPy. So nothing that a submission sends is ever built or run where the verdict is made.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.finding import Sentence, say

Floats = NDArray[np.float64]

# Layers that change no value, whatever their options, once the data is (n, features).
PASSING = frozenset({"InputLayer", "Flatten", "Reshape", "Identity"})
ACTIVATION_LAYERS = {"ReLU": "relu", "Softmax": "softmax"}
SCALES = {
    "HeNormal": (2.0, "fan_in", "truncated_normal"),
    "HeUniform": (2.0, "fan_in", "uniform"),
    "GlorotNormal": (1.0, "fan_avg", "truncated_normal"),
    "GlorotUniform": (1.0, "fan_avg", "uniform"),
    "LecunNormal": (1.0, "fan_in", "truncated_normal"),
    "LecunUniform": (1.0, "fan_in", "uniform"),
}


class Unreadable(Exception):
    """The description holds what the course cannot judge; `sentences` say what and what to use."""

    def __init__(self, *sentences: Sentence) -> None:
        super().__init__(sentences[0].template)
        self.sentences = sentences


@dataclass(frozen=True)
class Layer:
    """A dense layer with its activation, or a dropout layer with its rate."""

    kind: str
    units: int = 0
    activation: str = "linear"
    initializer: Any = None
    rate: float = 0.0
    kernel: Floats | None = None
    bias: Floats | None = None


@dataclass(frozen=True)
class ModelView:
    """What a model is made of, and what it was compiled with (None where it was not)."""

    inputs: int
    layers: tuple[Layer, ...]
    weights: list[Any]
    compiled: dict[str, Any] | None

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
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)
    return z


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


def _initializer(value: Any) -> Any:
    if isinstance(value, str):
        value = {"class_name": "".join(part.title() for part in value.split("_"))}
    if not isinstance(value, dict):
        return None
    name, config = str(value.get("class_name")), value.get("config") or {}
    if name == "VarianceScaling":
        return config.get("scale"), config.get("mode"), config.get("distribution")
    return SCALES.get(name, snake(name))


def initializer_named(name: str) -> Any:
    """Return an initialiser's name in the form that a Layer holds, for comparison."""
    return _initializer(name)


def _chain(config: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the layers of a functional model in order; Unreadable unless they form one chain."""
    layers = config["layers"]
    previous: str | None = None
    for layer in layers:
        sources = re.findall(r'"keras_history": \["([^"]+)"', json.dumps(layer["inbound_nodes"]))
        wanted = [] if previous is None else [previous]
        if sources != wanted or len(layer["inbound_nodes"]) > 1:
            raise Unreadable(
                say("the layers of the model do not form one chain"),
                say("each layer must take the output of the one before it"),
            )
        previous = layer["config"]["name"]
    return list(layers)


class _Weights:
    """Hands out the weight arrays in order, each compared with the shape that it must have."""

    def __init__(self, arrays: Any) -> None:
        self.left = list(arrays) if isinstance(arrays, list) else []

    def take(self, *shape: int) -> Floats:
        if not self.left or np.shape(self.left[0]) != shape:
            raise Unreadable(say("the weights of the model do not fit its layers"))
        return np.asarray(self.left.pop(0), dtype=np.float64)


def _layers(entries: list[dict[str, Any]], weights: _Weights) -> tuple[int, tuple[Layer, ...]]:
    found: list[Layer] = []
    inputs = width = 0
    for entry in entries:
        name, config = entry["class_name"], entry["config"]
        shape = config.get("batch_shape") or (entry.get("build_config") or {}).get("input_shape")
        if width == 0 and isinstance(shape, list) and all(isinstance(n, int) for n in shape[1:]):
            inputs = width = int(np.prod(shape[1:], dtype=np.int64))
        if name in PASSING:
            continue
        if name == "Dense":
            units = int(config["units"])
            kernel = weights.take(width, units)
            bias = weights.take(units) if config.get("use_bias", True) else None
            activation = named(config.get("activation")) or "linear"
            initializer = _initializer(config.get("kernel_initializer"))
            found.append(Layer("dense", units, activation, initializer, 0.0, kernel, bias))
            width = units
        elif name == "Dropout":
            found.append(Layer("dropout", rate=float(config["rate"])))
        elif name == "Activation" or name in ACTIVATION_LAYERS:
            activation = ACTIVATION_LAYERS.get(name) or named(config.get("activation"))
            _add_activation(found, activation)
        elif name == "Lambda":
            raise Unreadable(
                say("the model has a Lambda layer, whose code cannot be judged"),
                say("use Dense, Dropout and Activation layers alone"),
            )
        else:
            raise Unreadable(
                say(
                    "the model has a layer of the kind {kind}, which the course does not know",
                    kind=name,
                ),
                say("use Dense, Dropout and Activation layers alone"),
            )
    return inputs, tuple(found)


def _add_activation(found: list[Layer], activation: str) -> None:
    """Give the last dense layer the activation that follows it as a layer of its own."""
    if activation in ("", "linear"):
        return
    if not found or found[-1].kind != "dense" or found[-1].activation != "linear":
        found.append(Layer("activation", activation=activation))
        return
    last = found.pop()
    found.append(
        Layer("dense", last.units, activation, last.initializer, 0.0, last.kernel, last.bias)
    )


def read_model(description: Any) -> ModelView:
    """Return the view of a description that `submission.models.describe` made.

    Raises Unreadable, with a sentence that says what to use instead, for what the course cannot
    judge.
    """
    if not isinstance(description, dict) or "refused" in description:
        raise Unreadable(*_refusal(description if isinstance(description, dict) else {}))
    try:
        data = json.loads(description["json"])
        config = data["config"]
        functional = data["class_name"] != "Sequential"
        entries = _chain(config) if functional else config["layers"]
        weights = _Weights(description["weights"])
        inputs, layers = _layers(entries, weights)
        compiled = data.get("compile_config") if description.get("compiled") else None
    except (KeyError, TypeError, ValueError, IndexError, RecursionError) as error:
        raise Unreadable(say("the model's configuration cannot be read")) from error
    if weights.left:
        raise Unreadable(say("the weights of the model do not fit its layers"))
    return ModelView(inputs, layers, description["weights"], compiled)


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
