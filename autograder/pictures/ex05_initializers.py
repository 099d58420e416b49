"""Activations layer by layer under four starts: zeros, 0.01, the learner's Xavier and the learner's He."""

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from autograder.language.finding import Sentence, say
from autograder.language.i18n import render
from autograder.pictures.calls import PictureCalls
from autograder.pictures.style import (
    BLACK,
    BLUE,
    LEGEND,
    ORANGE,
    RED,
    Spec,
    axis,
    framed,
    number,
    yours_label,
)

# Wide and narrow layers by turns: a start that looks at fan_out gives a zigzag.
WIDTHS = (200, 100, 300, 100, 300, 100, 300)
EXAMPLES = 200
BINS = np.linspace(0, 3, 25)
SMALLEST = 1e-6
FUNCTIONS = {"Xavier": "xavier_init", "He": "he_init"}
COLOURS = {"0": BLACK, "0.01": RED, "Xavier": ORANGE, "He": BLUE}
DASHES = {"0": [2, 4], "0.01": [8, 4], "Xavier": [4, 2], "He": [1, 0]}


@dataclass(frozen=True)
class Starts:
    """Weights of every layer by the name of their start, and those of the reference."""

    yours: dict[str, list[NDArray]]
    right: dict[str, list[NDArray]]
    seed: int


def ask(calls: PictureCalls) -> Starts:
    """Return what the functions give."""
    shapes = list(itertools.pairwise(WIDTHS))
    weights_of: dict[str, dict[str, list[NDArray]]] = {"yours": {}, "right": {}}
    for which, side in calls.sides.items():
        for name, function in FUNCTIONS.items():
            weights = [
                side(function, *shape, calls.rng(layer), shape=shape)
                for layer, shape in enumerate(shapes)
            ]
            if all(one is not None for one in weights):
                weights_of[which][name] = weights
    draw = np.random.default_rng(calls.seed)
    fixed = {
        "0": [np.zeros(shape) for shape in shapes],
        "0.01": [0.01 * draw.standard_normal(shape) for shape in shapes],
    }
    return Starts({**fixed, **weights_of["yours"]}, weights_of["right"], calls.seed)


def activations(weights: list[NDArray], seed: int) -> list[NDArray]:
    """Return what ReLU layers with these weights make of normal inputs, layer by layer."""
    signal = np.random.default_rng(seed).standard_normal((EXAMPLES, WIDTHS[0]))
    layers = []
    for one in weights:
        signal = (signal @ one).clip(min=0)
        layers.append(signal)
    return layers


def _sizes(weights: list[NDArray], seed: int) -> list[float]:
    """Return the root mean square of every layer's activations."""
    return [float(np.sqrt((one**2).mean())) for one in activations(weights, seed)]


def _notes(results: Starts) -> list[Sentence]:
    sentences = []
    for name, function in FUNCTIONS.items():
        if name not in results.yours or name not in results.right:
            continue
        # 30 000 draws a layer: the standard deviation is known to 0.4 %, its mean to 0.6 % of it.
        spreads = [
            (float(own.std()), float(right.std()), own.shape)
            for own, right in zip(results.yours[name], results.right[name], strict=True)
        ]
        own, right, shape = max(spreads, key=lambda one: abs(np.log(max(one[0], 1e-12) / one[1])))
        mean = max(
            (float(one.mean()) / float(one.std() or 1) for one in results.yours[name]), key=abs
        )
        if abs(own / right - 1) > 0.04:
            sentences.append(
                say(
                    "{function}{shape}: the standard deviation of yours is {yours} instead of {expected}.",
                    function=function, shape=str(shape), yours=own, expected=right,
                )
            )  # fmt: skip
        elif abs(mean) > 0.05:
            sentences.append(
                say("{function}: the mean of yours is not 0.", function=function)
            )  # fmt: skip
        else:
            sentences.append(
                say("{function}: yours has the spread of the reference.", function=function)
            )
        ends = [_sizes(side[name], results.seed)[-1] for side in (results.yours, results.right)]
        sentences.append(
            say(
                "Size of the signal after the last layer under {name}: {yours}, in the reference {expected}.",
                name=name, yours=ends[0], expected=ends[1],
            )
        )  # fmt: skip
    return sentences


def _labels(lang: str, names: list[str]) -> dict[str, str]:
    fixed = {"0": render(say("all 0"), lang), "0.01": render(say("spread 0.01"), lang)}
    return {name: fixed.get(name, f"{name}: {yours_label(lang)}") for name in names}


def _histograms(results: Starts, labels: dict[str, str], lang: str) -> Spec:
    values = [
        {"start": labels[name], "layer": layer, "x": number(low), "x2": number(high), "share": number(share)}
        for name, weights in results.yours.items()
        for layer, signal in enumerate(activations(weights, results.seed), 1)
        for low, high, share in zip(
            BINS, BINS[1:], np.histogram(signal.clip(0, BINS[-1]), BINS)[0] / signal.size, strict=False
        )
    ]  # fmt: skip
    return {
        "data": {"values": values},
        "title": render(say("activations in every layer (share of units)"), lang),
        "facet": {
            "row": {
                "field": "start", "type": "nominal", "sort": list(labels.values()), "title": None,
                "header": {"labelAngle": 0, "labelAlign": "left"},
            },
            "column": {"field": "layer", "type": "ordinal", "title": render(say("layer"), lang)},
        },
        "spec": {
            "width": 66,
            "height": 62,
            "mark": {"type": "bar", "color": BLUE, "clip": True},
            "encoding": {
                "x": {**axis("x", "", (0, 3)), "bin": "binned", "axis": {"values": [0, 1, 2, 3], "title": None}},
                "x2": {"field": "x2"},
                "y": {
                    "field": "share", "type": "quantitative",
                    "scale": {"domain": [0, 1], "type": "sqrt"},
                    "axis": {"values": [0.1, 0.5, 1], "title": None},
                },
            },
        },
        "spacing": 6,
    }  # fmt: skip


def _curves(results: Starts, labels: dict[str, str], lang: str) -> Spec:
    def size_rows(which: dict[str, list[NDArray]], suffix: str = "") -> list[Spec]:
        return [
            {"layer": layer, "size": number(max(size, SMALLEST)), "series": labels[name] + suffix}
            for name, weights in which.items()
            if name in labels
            for layer, size in enumerate(_sizes(weights, results.seed), 1)
        ]

    names = list(labels.values())
    colour = {"domain": names, "range": [COLOURS[name] for name in labels]}
    dash = {"domain": names, "range": [DASHES[name] for name in labels]}
    series: Spec = {"field": "series", "type": "nominal", "title": None}
    scale = {"type": "log", "domain": [SMALLEST, 100]}
    channels = {
        "x": axis("layer", render(say("layer"), lang), axis={"values": [1, 2, 3, 4, 5, 6]}),
        "y": {
            **axis("size", render(say("root mean square of the activations"), lang)),
            "scale": scale,
            "axis": {
                "format": "~e",
                "values": [1e-6, 1e-4, 1e-2, 1, 100],
                # Smaller sizes are drawn at the lower edge.
                "labelExpr": f"datum.value > {SMALLEST} ? datum.label : '≤ ' + datum.label",
            },
        },
        "color": {**series, "scale": colour, "legend": {**LEGEND, "columns": 2}},
    }
    layers: list[Spec] = []
    if results.right:
        layers.append(
            {
                "data": {"values": size_rows(results.right)},
                "mark": {"type": "line", "strokeWidth": 8, "opacity": 0.3, "clip": True},
                "encoding": channels,
            }
        )
    layers.append(
        {
            "data": {"values": size_rows(results.yours)},
            "mark": {"type": "line", "strokeWidth": 2.5, "point": True, "clip": True},
            "encoding": {**channels, "strokeDash": {**series, "scale": dash, "legend": None}},
        }
    )
    title = render(say("size of the signal"), lang)
    if results.right:
        title = render(say("size of the signal (wide and pale: the reference)"), lang)
    return {"title": title, "width": 330, "height": 290, "layer": layers}


def specification(results: Starts, notes: tuple[Sentence, ...], lang: str) -> Spec:
    """Return the picture: histograms by start and layer, and the size of the signal by layer."""
    labels = _labels(lang, list(results.yours))
    body = {
        "hconcat": [_histograms(results, labels, lang), _curves(results, labels, lang)],
        "resolve": {"scale": {"color": "independent"}},
        "spacing": 30,
    }
    return framed(
        body,
        say("Exercise 5: what the start makes of the signal"),
        [*_notes(results), *notes],
        say(
            "Normal inputs go through six ReLU layers of 100 and 300 units by turns. Left, a histogram of the activations for every start and layer. "
            "Right, the size of the signal on a logarithmic scale: with zeros and with 0.01 it dies out, under Xavier it shrinks by about 0.7 a layer, under He it keeps its size."
        ),
        lang,
    )
