"""Gradient norms by layer under the sigmoid and ReLU, the two rectifiers, and the share of dead units."""

import itertools
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from autograder.language.finding import Sentence, say
from autograder.language.i18n import number_text, render
from autograder.pictures.calls import PictureCalls
from autograder.pictures.notes import compared
from autograder.pictures.style import (
    BLUE,
    GREEN,
    LEGEND,
    RED,
    Spec,
    axis,
    colours,
    comparison,
    framed,
    number,
    powers_of_ten,
    rows,
    side_by_side,
    two_series,
    window,
)

LAYERS = 8
UNITS = 20
EXAMPLES = 40
X = np.linspace(-4, 4, 81)
SLOPE = 0.1
SMALLEST = 1e-9
# How far the biases of a layer of 500 units are moved before its share of dead units is counted.
SHIFTS = np.linspace(0, -6, 13)
Pair = tuple[NDArray | None, NDArray | None]


@dataclass(frozen=True)
class Rectifiers:
    """The functions over X, the norms by layer, and dead units over SHIFTS by `relu`: yours and the reference's."""

    relu: Pair
    relu_slope: Pair
    leaky: Pair
    norms: dict[str, Pair]
    dead: NDArray | None


def ask(calls: PictureCalls) -> Rectifiers:
    """Return what the functions give."""
    size = X.shape
    draw = np.random.default_rng(calls.seed)
    sizes = [2, *[UNITS] * (LAYERS - 1), 1]
    weights = [
        draw.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))
        for fan_in, fan_out in itertools.pairwise(sizes)
    ]
    x = draw.normal(size=(EXAMPLES, 2))
    t = (x[:, :1] * x[:, 1:] > 0).astype(float)
    z = draw.normal(size=(100, 500)) * draw.uniform(0.5, 2, size=500)
    slopes = [calls.yours("relu_derivative", z + shift, shape=z.shape) for shift in SHIFTS.tolist()]
    dead = None
    if all(one is not None for one in slopes):
        dead = np.array([float((one == 0).all(axis=0).mean()) for one in slopes if one is not None])
    return Rectifiers(
        calls.both("relu", X, shape=size),
        calls.both("relu_derivative", X, shape=size),
        calls.both("leaky_relu", X, SLOPE, shape=size),
        {
            name: calls.both("gradient_norms", x, t, weights, name, shape=(LAYERS,))
            for name in ("sigmoid", "relu")
        },
        dead,
    )


def _notes(results: Rectifiers) -> list[Sentence]:
    def place(index: tuple[int, ...]) -> str:
        return f"x = {number_text(X[index])}"

    sentences = compared("relu", *results.relu, place)
    sentences += compared("relu_derivative", *results.relu_slope, place)
    sentences += compared("leaky_relu", *results.leaky, place)
    for name, pair in results.norms.items():
        sentences += compared(
            f'gradient_norms, "{name}"', *pair, lambda index: f"dL/dW{index[0] + 1}"
        )
        own = pair[0]
        if own is not None and np.isfinite(own).all() and own[0] > 0:
            sentences.append(
                say(
                    "{name}: the gradient of the last layer is {ratio} times that of the first.",
                    name=name,
                    ratio=float(own[-1] / own[0]),
                )
            )
    return sentences


def _functions(results: Rectifiers, lang: str) -> Spec:
    channels = {
        "x": axis("x", "x"),
        "y": axis("y", "relu(x)", window((*results.relu, *results.leaky), -4, 5)),
    }
    leaky = f"leaky_relu, slope {SLOPE}"
    series = {**two_series(lang), leaky: GREEN}
    layers = comparison(X, *results.relu, channels, series)
    if results.leaky[0] is not None:
        layers.append(
            {
                "data": {"values": rows(x=X, y=results.leaky[0], series=leaky)},
                "mark": {"type": "line", "strokeDash": [3, 3], "strokeWidth": 2, "clip": True},
                "encoding": {**channels, "color": colours(series)},
            }
        )
    return {"width": 240, "height": 260, "layer": layers}


def _decades(results: Rectifiers) -> list[float]:
    """Return the powers of ten around all norms."""
    norms = np.concatenate(
        [one for pair in results.norms.values() for one in pair if one is not None] or [np.ones(1)]
    )
    norms = np.maximum(norms[np.isfinite(norms)], SMALLEST)
    powers = np.log10(norms) if len(norms) else np.zeros(1)
    low, high = math.floor(powers.min()), math.ceil(powers.max())
    return [float(f"1e{low}"), float(f"1e{max(high, low + 1)}")]


def _norms(results: Rectifiers, lang: str) -> Spec:
    names = {"sigmoid": RED, "relu": BLUE}
    series: Spec = {"field": "series", "type": "nominal", "title": None}
    reach = _decades(results)
    channels = {
        "x": axis("layer", render(say("layer"), lang), axis={"tickCount": LAYERS}),
        "y": {
            **axis("norm", render(say("norm of the gradient"), lang)),
            "scale": {"type": "log", "domain": reach, "nice": False},
            "axis": {"format": "~e", "values": powers_of_ten(reach[0], reach[1])},
        },
        "color": {
            **series, "legend": LEGEND,
            "scale": {"domain": list(names), "range": list(names.values())},
        },
    }  # fmt: skip
    dash = {**series, "scale": {"domain": list(names), "range": [[6, 4], [1, 0]]}, "legend": None}
    layers: list[Spec] = []
    for which, mark in (
        (1, {"strokeWidth": 8, "opacity": 0.3}),
        (0, {"strokeWidth": 2.5, "point": True}),
    ):
        data = [
            {"layer": layer, "norm": number(max(norm, SMALLEST)), "series": name}
            for name, pair in results.norms.items()
            if (norms := pair[which]) is not None
            for layer, norm in enumerate(norms, 1)
        ]
        encoding = channels if which else {**channels, "strokeDash": dash}
        if data:
            line = {"type": "line", **mark}
            layers.append({"data": {"values": data}, "mark": line, "encoding": encoding})
    return {"width": 280, "height": 260, "layer": layers}


def _dead(dead: NDArray, lang: str) -> Spec:
    return {
        "width": 200,
        "height": 260,
        "data": {"values": rows(x=SHIFTS, y=dead)},
        "mark": {"type": "line", "point": True, "color": BLUE},
        "encoding": {
            "x": axis("x", render(say("bias added to every unit"), lang), (-6, 0)),
            "y": axis("y", render(say("share of dead units"), lang), (0, 1.02)),
        },
    }


def specification(results: Rectifiers, notes: tuple[Sentence, ...], lang: str) -> Spec:
    """Return the picture: the functions, gradient norms by layer, and dead units."""
    panels = []
    functions = _functions(results, lang)
    if functions["layer"]:
        panels.append((say("the functions"), functions))
    norms = _norms(results, lang)
    if norms["layer"]:
        panels.append((say("gradients by layer (wide and pale: the reference)"), norms))
    if results.dead is not None:
        panels.append((say("slope 0 for all examples"), _dead(results.dead, lang)))
    body = side_by_side(panels, lang)
    body["resolve"]["scale"] = {"color": "independent", "strokeDash": "independent"}
    return framed(
        body,
        say("Exercise 4: what reaches the first layer"),
        [*_notes(results), *notes],
        say(
            "Left, your relu over the reference and your leaky_relu, dashed. Middle, the norm of the gradient in each of eight layers on a logarithmic scale: under the sigmoid it shrinks towards the first layer, under ReLU it stays about as large. "
            "Right, the share of 500 units whose slope by your relu_derivative is 0 for all of 100 examples: the further the bias is pulled down, the more are dead."
        ),
        lang,
    )
