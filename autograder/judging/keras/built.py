"""Compares a model that was built, layer by layer, with what was asked for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from autograder.checking.keras_config import SCALES, initializer_of, snake
from autograder.checking.keras_view import Layer, ModelView
from autograder.judging.keras.required import RequiredNetwork
from autograder.judging.keras.slip import KerasSlip
from autograder.language.finding import Sentence, say

ACTIVATION = (("activation", 1),)
UNITS = (("units", 0),)


def built_slips(
    model: ModelView, required: RequiredNetwork, lines: Mapping[str, int]
) -> Iterator[KerasSlip]:
    """Yield what differs; `lines` is where the layers were made, by their names."""
    if model.inputs != (required.inputs,):
        yours = "×".join(map(str, model.inputs)) or "-"
        what = say(
            "the model takes {yours} inputs; it must take {wanted}",
            yours=yours,
            wanted=required.inputs,
        )
        yield KerasSlip(("inputs",), what, "Input", arguments=(("shape", 0),))
    layers = [layer for layer in model.layers if layer.kind == "dense"]
    *hidden, output = required.dense
    mine, last = _split(layers, hidden, output)
    if last is None:
        what = say(
            "the output layer is missing: Dense({units}, activation='{activation}')",
            units=output[0],
            activation=output[1],
        )
        yield KerasSlip(("output",), what)
    if len(mine) != len(hidden):
        what = say(
            "the number of hidden Dense layers is {yours}; it must be {wanted}",
            yours=len(mine),
            wanted=len(hidden),
        )
        line = _line(mine[-1], lines) if mine else 0
        yield KerasSlip(("hidden layers",), what, "Dense", line)
    yield from _hidden_slips(mine, hidden, required, lines)
    if last is not None:
        yield from _output_slips(last, output, lines)
    yield from _other_activations(model.layers, lines)
    yield from _dropout_slips(model.layers, len(hidden), required, lines)


def _split(
    layers: Sequence[Layer], hidden: Sequence[tuple[int, str]], output: tuple[int, str]
) -> tuple[list[Layer], Layer | None]:
    """Return the hidden layers and the output layer; it is missing where the last one is a hidden one."""
    if not layers:
        return [], None
    last = layers[-1]
    forgotten = (
        len(layers) == len(hidden)
        and bool(hidden)
        and (last.units, last.activation) == hidden[-1] != output
    )
    return (list(layers), None) if forgotten else (list(layers[:-1]), last)


def _line(layer: Layer, lines: Mapping[str, int]) -> int:
    return lines.get(layer.name, 0)


def _hidden_slips(
    mine: list[Layer],
    hidden: Sequence[tuple[int, str]],
    required: RequiredNetwork,
    lines: Mapping[str, int],
) -> Iterator[KerasSlip]:
    # Of too many or too few, only what all of them must have can be asked.
    same_number = len(mine) == len(hidden)
    units = {units for units, _ in hidden}
    activations = {activation for _, activation in hidden}
    deviations: dict[tuple[Any, ...], list[int]] = {}
    for k, layer in enumerate(mine):
        units_required = (
            hidden[k][0] if same_number else min(units) if len(units) == 1 else layer.units
        )
        if layer.units != units_required:
            deviations.setdefault(("units", layer.units, units_required), []).append(k)
        for activation in activations:
            if layer.activation != activation:
                deviations.setdefault(("activation", layer.activation, activation), []).append(k)
        if required.initializer is not None and layer.initializer != initializer_of(
            required.initializer
        ):
            yours = initializer_name(layer.initializer)
            deviations.setdefault(("initializer", yours, required.initializer), []).append(k)
        if layer.bias is None:
            deviations.setdefault(("bias",), []).append(k)
        for option in layer.options:
            deviations.setdefault(("option", option), []).append(k)
    for key, numbers in deviations.items():
        every = len(numbers) == len(mine)
        line = _line(mine[numbers[0]], lines)
        yield _layer_slip(key, _which(numbers, every), line, ("hidden", *key))


def _which(numbers: list[int], every: bool) -> Sentence:
    if every and len(numbers) > 1:
        return say("the hidden layers")
    listing = ", ".join(str(k + 1) for k in numbers)
    if len(numbers) == 1:
        return say("the hidden layer") if every else say("hidden layer {number}", number=listing)
    return say("the hidden layers {numbers}", numbers=listing)


def _layer_slip(
    key: tuple[Any, ...], which: Sentence, line: int, slip_key: tuple[Any, ...]
) -> KerasSlip:
    """Return the slip of one or more Dense layers."""
    kind = key[0]
    if kind == "units":
        _, yours, required = key
        what = say(
            "{which}: the number of units is {yours}; it must be {wanted}",
            which=which,
            yours=yours,
            wanted=required,
        )
        return KerasSlip(slip_key, what, "Dense", line, UNITS)
    if kind == "activation":
        _, yours, required = key
        what = say(
            "{which}: the activation is {yours}; it must be {wanted}",
            which=which,
            yours=yours,
            wanted=required,
        )
        if yours == "linear":
            what = say(
                "{which}: there is no activation; it must be {wanted}", which=which, wanted=required
            )
        return KerasSlip(slip_key, what, "Dense", line, ACTIVATION)
    if kind == "initializer":
        _, yours, required = key
        what = say(
            "{which}: the initialiser is {yours}; it must be {wanted}",
            which=which,
            yours=yours,
            wanted=required,
        )
        return KerasSlip(slip_key, what, "Dense", line, (("kernel_initializer", 3),))
    if kind == "bias":
        what = say("{which}: there is no bias; leave out use_bias=False", which=which)
        return KerasSlip(slip_key, what, "Dense", line, (("use_bias", 2),))
    return _unasked(slip_key, which, str(key[1]), "Dense", line)


def _unasked(
    key: tuple[object, ...], which: str | Sentence, option: str, call: str, line: int
) -> KerasSlip:
    """Return that a layer has an option, such as "noise_shape=(1, 8)", which nobody asked for."""
    what = say("{which}: {option} is not asked for", which=which, option=option)
    return KerasSlip(key, what, call, line, ((option.partition("=")[0], 99),))


def _output_slips(
    last: Layer, required: tuple[int, str], lines: Mapping[str, int]
) -> Iterator[KerasSlip]:
    which, line = say("the output layer"), _line(last, lines)
    keys: list[tuple[Any, ...]] = []
    if last.units != required[0]:
        keys.append(("units", last.units, required[0]))
    if last.activation != required[1]:
        keys.append(("activation", last.activation, required[1]))
    if last.bias is None:
        keys.append(("bias",))
    keys += [("option", option) for option in last.options]
    for key in keys:
        yield _layer_slip(key, which, line, ("output", *key))


def initializer_name(value: Any) -> str:
    """Return what Keras calls an initialiser."""
    if isinstance(value, str):
        return snake(value)
    known = next((name for name, scale in SCALES.items() if scale == value), None)
    return snake(known) if known is not None else str(value)


def _other_activations(layers: Sequence[Layer], lines: Mapping[str, int]) -> Iterator[KerasSlip]:
    for layer in layers:
        if layer.kind == "activation":
            what = say(
                "there is one more activation, {activation}, behind a layer that has one already",
                activation=layer.activation,
            )
            yield KerasSlip(
                ("activation", layer.activation), what, "Activation", _line(layer, lines)
            )


def _dropout_slips(
    layers: Sequence[Layer], hidden: int, required: RequiredNetwork, lines: Mapping[str, int]
) -> Iterator[KerasSlip]:
    mine = [k for k, layer in enumerate(layers) if layer.kind == "dropout"]
    line = _line(layers[mine[0]], lines) if mine else 0
    dense = [layer for layer in layers if layer.kind == "dense"]
    count = hidden if required.dropout else 0
    behind = [k for k in mine if k and layers[k - 1].kind == "dense" and k < len(layers) - 1]
    if not mine and count:
        what = say(
            "there is no Dropout layer; with dropout={rate} one must follow each hidden layer",
            rate=required.dropout,
        )
        yield KerasSlip(("dropout", "none"), what, "Dense", _line(dense[0], lines) if dense else 0)
        return
    if mine and not required.dropout:
        what = say("there is a Dropout layer, though dropout is 0")
        yield KerasSlip(("dropout", "unasked"), what, "Dropout", line)
        return
    if len(mine) != count:
        what = say(
            "the number of Dropout layers is {yours}; there must be {wanted}, one behind each hidden layer",
            yours=len(mine),
            wanted=count,
        )
        yield KerasSlip(("dropout", "number"), what, "Dropout", line)
    elif len(behind) < len(mine):
        what = say("a Dropout layer does not stand behind a hidden layer; each must follow one")
        yield KerasSlip(("dropout", "place"), what, "Dropout", line)
    for k in mine:
        rate, here = layers[k].rate, _line(layers[k], lines)
        for option in layers[k].options:
            yield _unasked(("dropout", option), "Dropout", option, "Dropout", here)
        if abs(rate - required.dropout) < 1e-6:
            continue
        what = say(
            "the rate of Dropout is {yours}; it must be {wanted}",
            yours=rate,
            wanted=required.dropout,
        )
        if abs(rate + required.dropout - 1) < 1e-6:
            what = say(
                "the rate of Dropout is {yours}, the share that is kept; it must be {wanted}, the share that is dropped",
                yours=rate,
                wanted=required.dropout,
            )
        yield KerasSlip(("dropout", "rate"), what, "Dropout", here, (("rate", 0),))
        return
