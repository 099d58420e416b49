"""What the checks of Keras models have in common: specs, views and expectations."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from autograder.draw import Draw
from autograder.expect import expect_that, fail
from autograder.finding import Word, say
from autograder.keras_view import Layer, ModelView, initializer_named, named, read_model
from autograder.submission.plain import Handle
from autograder.submission.proxy import Proxy

# The names under which Keras knows one and the same metric here.
ACCURACY = frozenset({"accuracy", "acc", "binary_accuracy", "categorical_accuracy"})


def one_hot(labels: ArrayLike) -> NDArray[np.float32]:
    """Return digits (n,) as one-hot float32 (n, 10)."""
    return np.eye(10, dtype=np.float32)[np.asarray(labels)]


def network_spec(
    draw: Draw,
    inputs: int,
    layers: list[Any],
    loss: str,
    optimizer: tuple[str, float],
    eager: bool = False,
) -> dict[str, Any]:
    """Return the spec of a model with drawn weights; no bias is 0."""
    weights, width = [], inputs
    for kind, *options in layers:
        if kind == "dense":
            units = options[0]
            weights.append((draw.normal(width, units) / np.sqrt(width)).astype(np.float32))
            weights.append(draw.away_from_zero(0.1, 0.5, units).astype(np.float32))
            width = units
    return {
        "inputs": inputs,
        "layers": [tuple(layer) for layer in layers],
        "weights": weights,
        "loss": loss,
        "optimizer": optimizer,
        "eager": eager,
    }


def view(student: Proxy, result: Any, inputs: int) -> ModelView:
    """Return what a function's result, a model behind a handle, is made of."""
    if not isinstance(result, Handle):
        fail("type", say("the result is None, not a Keras model; is a return missing?"))
    return read_model(student.operate("describe", result, inputs))


def _shown(layer: Layer | tuple[Any, ...]) -> str:
    if isinstance(layer, tuple):
        kind, *options = layer
        layer = (
            Layer("dense", options[0], options[1])
            if kind == "dense"
            else Layer("dropout", rate=options[0])
        )
    if layer.kind == "dense":
        return f"Dense({layer.units}, {layer.activation})"
    if layer.kind == "dropout":
        return f"Dropout({layer.rate:.3g})"
    return f"Activation({layer.activation})"


def _same_layer(layer: Layer, wanted: tuple[Any, ...]) -> bool:
    kind, *options = wanted
    if layer.kind != kind:
        return False
    if kind == "dropout":
        return abs(layer.rate - options[0]) < 1e-6
    return (layer.units, layer.activation) == tuple(options) and layer.bias is not None


def expect_layers(
    model: ModelView, inputs: int, wanted: list[tuple[Any, ...]], initializer: str | None = None
) -> None:
    """Fail unless the model has these inputs and layers, hidden ones with this initialiser."""
    expect_that(
        model.inputs == inputs,
        say(
            "the model takes {yours} inputs; it must take {wanted}",
            yours=model.inputs,
            wanted=inputs,
        ),
        kind="inputs",
    )
    if not (len(model.layers) == len(wanted) and all(map(_same_layer, model.layers, wanted))):
        _fail_layers(model, wanted)
    if initializer is None:
        return
    for layer in model.dense[:-1]:
        expect_that(
            layer.initializer == initializer_named(initializer),
            say("a hidden layer does not begin with {initializer}", initializer=initializer),
            kind="initializer",
        )


def _fail_layers(model: ModelView, wanted: list[tuple[Any, ...]]) -> None:
    if any(layer.kind == "dense" and layer.bias is None for layer in model.layers):
        fail("bias", say("a Dense layer has no bias"))
    fail(
        "layers",
        say(
            "the layers are {yours}; they must be {wanted}",
            yours=", ".join(map(_shown, model.layers)) or "-",
            wanted=", ".join(map(_shown, wanted)),
        ),
    )


def _metric_names(metrics: Any) -> list[str]:
    if isinstance(metrics, dict) and "class_name" not in metrics:
        return [name for part in metrics.values() for name in _metric_names(part)]
    if isinstance(metrics, list | tuple):
        return [name for part in metrics for name in _metric_names(part)]
    return [named(metrics)] if metrics is not None else []


def _loss(compiled: dict[str, Any]) -> tuple[str, bool, float]:
    """Return the name of the loss, whether it takes logits, and its label smoothing."""
    loss = compiled.get("loss")
    if isinstance(loss, list) and len(loss) == 1:
        loss = loss[0]
    config = loss.get("config") if isinstance(loss, dict) else None
    options = config if isinstance(config, dict) else {}
    name = named(loss)
    short = {"bce": "binary_crossentropy"}
    smoothing = float(options.get("label_smoothing") or 0)
    return short.get(name, name), bool(options.get("from_logits")), smoothing


def expect_compiled(model: ModelView, loss: str, optimizer: tuple[str, float]) -> None:
    """Fail unless the model was compiled with this loss, this optimiser and accuracy."""
    compiled = model.compiled
    if compiled is None:
        fail("not compiled", say("the model is not compiled"))
        return
    name, logits, smoothing = _loss(compiled)
    expect_that(
        name == loss,
        say("the loss is {yours}; it must be {wanted}", yours=name or "-", wanted=loss),
        kind="loss",
    )
    expect_that(
        not logits,
        say("the loss takes logits (from_logits=True), but the last layer gives probabilities"),
        kind="from logits",
    )
    expect_that(
        smoothing == 0, say("the loss has label smoothing; it must have none"), kind="smoothing"
    )
    _expect_optimizer(compiled.get("optimizer"), optimizer)
    metrics = _metric_names(compiled.get("metrics"))
    expect_that(
        any(metric in ACCURACY for metric in metrics),
        say(
            "the metrics are {yours}; accuracy must be among them", yours=", ".join(metrics) or "-"
        ),
        kind="metrics",
    )


def _expect_optimizer(given: Any, wanted: tuple[str, float]) -> None:
    config = given.get("config", {}) if isinstance(given, dict) else {}
    yours = named(given).replace("_", "") or "-"
    name, rate = wanted
    expect_that(
        yours.lower() == name,
        say("the optimiser is {yours}; it must be {wanted}", yours=Word(yours), wanted=name),
        kind="optimizer",
    )
    found = config.get("learning_rate")
    expect_that(
        isinstance(found, int | float) and abs(found - rate) <= 1e-5 * rate,
        say(
            "the learning rate is {yours}; it must be {wanted}",
            yours=found if isinstance(found, int | float) else "-",
            wanted=rate,
        ),
        kind="learning rate",
    )
    expect_that(
        not config.get("momentum"),
        say(
            "the optimiser has a momentum of {momentum}; it must have none",
            momentum=config.get("momentum", 0),
        ),
        kind="momentum",
    )


def expect_random_weights(first: ModelView, second: ModelView) -> None:
    """Fail unless weight matrices are drawn at random, anew for every model."""
    for a, b in zip(first.dense, second.dense, strict=False):
        assert a.kernel is not None and b.kernel is not None
        expect_that(
            a.kernel.size < 2 or np.ptp(a.kernel) > 0,
            say("all weights of a layer begin with the same value; its units can never differ"),
            kind="constant weights",
        )
        expect_that(
            not np.array_equal(a.kernel, b.kernel),
            say("two models begin with the same weights; they must be drawn anew"),
            kind="same weights",
        )
