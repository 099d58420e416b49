"""What the checks of Keras models have in common: specs, views and expectations."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from autograder.checking.draw import Draw
from autograder.checking.expect import expect_that, fail
from autograder.checking.keras_config import (
    SCALES,
    initializer_of,
    loss_of,
    metrics_of,
    optimizer_of,
    snake,
)
from autograder.checking.keras_view import Layer, ModelView, UnreadableModel, read_model
from autograder.language.finding import Word, say
from autograder.running.outcome import Raised, Returned
from autograder.running.plain import Handle
from autograder.running.proxy import CallFailed, Proxy

# The names under which Keras knows the accuracy that belongs to a loss.
ACCURACY = {
    "binary_crossentropy": frozenset({"accuracy", "acc", "binary_accuracy"}),
    "categorical_crossentropy": frozenset({"accuracy", "acc", "categorical_accuracy"}),
}


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
    """Return the spec of a model with drawn weights; no bias is 0.

    `seed` fixes what is random in its training, so that the same seed gives the same result.
    """
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
        "seed": draw.seed(),
    }


def view(student: Proxy, result: Any, inputs: int) -> ModelView:
    """Return the view of a function's result, which is a model behind a handle."""
    if not isinstance(result, Handle):
        fail("type", say("the result is None, not a Keras model; is a return missing?"))
    try:
        model = read_model(student.operate("describe", result, inputs))
    except UnreadableModel as unreadable:
        reasons = [[sentence.template, sentence.fields] for sentence in unreadable.sentences]
        _note(student, result, {"unreadable": reasons})
        raise
    _note(student, result, model.judged)
    if not all(np.isfinite(array).all() for array in model.weights):
        model.judged["unfinite"] = 1
        fail("weights", say("the model has weights that are no finite numbers"))
    return model


def expect_layers_kept(model: ModelView, spec: dict[str, Any]) -> None:
    """Fail unless a model that was made from `spec` still has arrays of weights of its shapes."""
    expect_that(
        list(map(np.shape, model.weights)) == list(map(np.shape, spec["weights"])),
        say("the layers of the model have changed; a model that is handed over keeps its layers"),
        kind="layers",
    )


def _note(student: Proxy, result: Handle, view: dict[str, Any]) -> None:
    """Store the view of a model as the result of its call, for the diagnosis, which cannot compare handles."""
    for call in student.calls:
        if isinstance(call.outcome, Returned) and call.outcome.value is result:
            call.outcome = replace(call.outcome, value=view)


def _layer_text(layer: Layer | tuple[Any, ...]) -> str:
    if isinstance(layer, tuple):
        kind, *options = layer
        layer = (
            Layer("dense", options[0], options[1])
            if kind == "dense"
            else Layer("dropout", rate=options[0])
        )
    if layer.kind == "dense":
        what = ["Dense", str(layer.units), layer.activation]
    elif layer.kind == "dropout":
        what = ["Dropout", f"{layer.rate:.3g}"]
    else:
        what = ["Activation", layer.activation]
    return f"{what[0]}({', '.join([*what[1:], *layer.options])})"


def _same_layer(layer: Layer, expected: tuple[Any, ...]) -> bool:
    kind, *options = expected
    if layer.kind != kind or layer.options:
        return False
    if kind == "dropout":
        return abs(layer.rate - options[0]) < 1e-6
    return (layer.units, layer.activation) == tuple(options) and layer.bias is not None


def expect_layers(
    model: ModelView, inputs: int, expected: list[tuple[Any, ...]], initializer: str | None = None
) -> None:
    """Fail unless the model has these inputs and layers, hidden ones with this initialiser."""
    model.judged["inputs"] = list(model.inputs)
    model.judged["layers"] = [_layer_text(layer) for layer in model.layers]
    model.judged["biases"] = [int(layer.bias is not None) for layer in model.dense]
    if initializer is not None:
        model.judged["initializers"] = [str(layer.initializer) for layer in model.dense[:-1]]
    expect_that(
        model.inputs == (inputs,),
        say(
            "the model takes {yours} inputs; it must take {wanted}",
            yours="×".join(map(str, model.inputs)),
            wanted=inputs,
        ),
        kind="inputs",
    )
    if not (len(model.layers) == len(expected) and all(map(_same_layer, model.layers, expected))):
        _fail_layers(model, expected)
    if initializer is None:
        return
    for layer in model.dense[:-1]:
        if layer.initializer != initializer_of(initializer):
            _fail_initializer(layer, initializer)
    model.judged["biases at 0"] = int(not any(np.any(layer.bias) for layer in model.dense))
    expect_that(
        bool(model.judged["biases at 0"]),
        say("a bias does not begin at 0; only the initialiser of the weights is asked for"),
        kind="bias",
    )


def _fail_initializer(layer: Layer, expected: str) -> None:
    known = (name for name, scale in SCALES.items() if scale == layer.initializer)
    yours = layer.initializer if isinstance(layer.initializer, str) else next(known, None)
    what = say("a hidden layer does not begin with {initializer}", initializer=expected)
    if yours is not None:
        what = say(
            "a hidden layer begins with {yours}; it must begin with {wanted}",
            yours=snake(yours),
            wanted=expected,
        )
    fail("initializer", what)


def _fail_layers(model: ModelView, expected: list[tuple[Any, ...]]) -> None:
    if any(layer.kind == "dense" and layer.bias is None for layer in model.layers):
        fail("bias", say("a Dense layer has no bias"))
    fail(
        "layers",
        say(
            "the layers are {yours}; they must be {wanted}",
            yours=", ".join(map(_layer_text, model.layers)) or "-",
            wanted=", ".join(map(_layer_text, expected)),
        ),
    )


def expect_compiled(model: ModelView, loss: str, optimizer: tuple[str, float]) -> None:
    """Fail unless the model was compiled with this loss, this optimiser and accuracy."""
    compiled = model.compiled
    if compiled is None:
        model.judged["compiled"] = 0
        fail("not compiled", say("the model is not compiled"))
        return
    name, logits, smoothing = loss_of(compiled.get("loss"))
    yours, rate, momentum = optimizer_of(compiled.get("optimizer"))
    configured = (compiled.get("metrics"), compiled.get("weighted_metrics"))
    metrics = metrics_of(configured)
    accurate = any(metric in ACCURACY[loss] for metric in metrics)
    model.judged.update({"loss": name, "logits": int(logits), "smoothing": smoothing})
    model.judged.update({"optimizer": yours, "rate": rate, "momentum": momentum})
    # Further metrics are allowed, so metrics are named only where accuracy is missing.
    model.judged.update({"metrics": [] if accurate else metrics, "accurate": int(accurate)})
    if not name:
        fail("loss", say("no loss was given to compile; it must be {wanted}", wanted=loss))
    expect_that(
        name == loss,
        say("the loss is {yours}; it must be {wanted}", yours=name, wanted=loss),
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
    weights = np.ravel(compiled.get("loss_weights") or 1).tolist()
    model.judged["loss weights"] = str(weights)
    if any(isinstance(weight, str) for weight in weights):
        what = say("compile takes its third argument for loss_weights, not for the metrics")
        by_name = say("give the metrics by name: metrics=[…]")
        fail("loss weights", what, notes=(by_name,))
    expect_that(
        weights == [1],
        say("the loss is multiplied by loss_weights; it must be left as it is"),
        kind="loss weights",
    )
    _expect_optimizer(yours, rate, momentum, optimizer)
    expect_that(
        accurate,
        say(
            "the metrics are {yours}; accuracy must be among them", yours=", ".join(metrics) or "-"
        ),
        kind="metrics",
    )


def _expect_optimizer(
    yours: str, rate: float | None, momentum: float, optimizer: tuple[str, float]
) -> None:
    name, expected = optimizer
    expect_that(
        yours.lower() == name,
        say("the optimiser is {yours}; it must be {wanted}", yours=Word(yours), wanted=name),
        kind="optimizer",
    )
    if rate is None:
        fail(
            "learning rate",
            say("the learning rate is not one number; it must be {wanted}", wanted=expected),
        )
        return
    expect_that(
        abs(rate - expected) <= 1e-5 * expected,
        say("the learning rate is {yours}; it must be {wanted}", yours=rate, wanted=expected),
        kind="learning rate",
    )
    expect_that(
        not momentum,
        say(
            "the optimiser has a momentum of {momentum}; it must have none",
            momentum=momentum,
        ),
        kind="momentum",
    )


def expect_fresh_models(student: Proxy, build: Callable[[], Any], inputs: int) -> None:
    """Fail unless two models have weights and an optimiser of their own."""
    models = [build(), build()]
    first, second = (view(student, model, inputs) for model in models)
    expect_random_weights(first, second)
    expect_that(
        not student.operate("share_an_optimizer", *models),
        say("two models share one optimiser, which can train only one of them; make one for each"),
        kind="shared optimizer",
    )


def expect_refused(build: Callable[..., Any], *args: Any, **options: Any) -> None:
    """Fail if a model is made with a name that Keras does not know; Keras's own error should be raised."""
    unknown = [*args, *options.values()][-1]
    try:
        build(*args, **options)
    except CallFailed as failure:
        if isinstance(failure.call.outcome, Raised):
            return
        raise
    fail(
        "not refused", say("{name} is no name that Keras knows; its error must come", name=unknown)
    )


def expect_random_weights(first: ModelView, second: ModelView) -> None:
    """Fail unless weight matrices are drawn at random for every model."""
    pairs = [(a.kernel, b.kernel) for a, b in zip(first.dense, second.dense, strict=False)]
    for a, b in pairs:
        assert a is not None and b is not None
        first.judged.setdefault("constant", []).append(int(a.size > 1 and np.ptp(a) == 0))
        first.judged.setdefault("same", []).append(int(np.array_equal(a, b)))
    expect_that(
        not any(first.judged.get("constant", [])),
        say("all weights of a layer begin with the same value; its units can never differ"),
        kind="constant weights",
    )
    expect_that(
        not any(first.judged.get("same", [])),
        say("two models begin with the same weights; they must be drawn anew"),
        kind="same weights",
    )
