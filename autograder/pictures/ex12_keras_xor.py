"""XOR in Keras: the loss of the shallow and of the deep networks by updates, and the plane that each has learned."""

import time
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.language.finding import Sentence, say
from autograder.language.i18n import render
from autograder.pictures.calls import PictureCalls
from autograder.pictures.plane import (
    XOR_T,
    XOR_X,
    coloured,
    four_points,
    grid,
    points_layers,
    squares,
)
from autograder.pictures.style import (
    BLUE,
    GREEN,
    LEGEND,
    RED,
    Spec,
    axis,
    colours,
    framed,
    powers_of_ten,
    rows,
    side_by_side,
)

CELLS = 24
# Few calls of train_xor: each traces its graph anew.
UPDATES = (1, 9, 90, 400, 1500, 3000)
PATIENCE = 30.0
"""Seconds of processor time that a call may take; a call of fit for every update would take minutes."""
SMALLEST, LARGEST = 1e-7, 1e3


@dataclass(frozen=True)
class BuiltNetwork:
    """One of the networks: the function that builds it, and how it is drawn."""

    builder: str
    arguments: tuple[str, ...]
    label: Sentence
    colour: str
    dash: tuple[int, int]


NETWORKS = (
    BuiltNetwork("build_xor_model", (), say("2-3-1, sigmoid"), BLUE, (1, 0)),
    BuiltNetwork("build_deep_xor_model", ("relu",), say("seven layers, ReLU"), GREEN, (8, 4)),
    BuiltNetwork("build_deep_xor_model", ("sigmoid",), say("seven layers, sigmoid"), RED, (2, 4)),
)


@dataclass
class Trained:
    """The losses of one network after so many updates in all, and its output over the grid in the end."""

    updates: list[int] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    output: NDArray | None = None
    stopped: bool = False


def ask(calls: PictureCalls) -> list[Trained]:
    """Return what the functions give, network by network."""
    calls.seed_keras()
    return [_trained(calls, network) for network in NETWORKS]


def _trained(calls: PictureCalls, network: BuiltNetwork) -> Trained:
    run = Trained()
    model: Any = calls.yours(network.builder, *network.arguments)
    if model is None:
        return run
    x, t = XOR_X.astype(np.float32), XOR_T.astype(np.float32)
    each = 0.0
    for steps in UPDATES:
        if each * steps > PATIENCE:
            run.stopped = True
            break
        begun = time.process_time()
        loss = calls.yours("train_xor", model, x, t, steps, shape=())
        if loss is None:
            break
        each = (time.process_time() - begun) / steps
        run.updates.append(steps + (run.updates[-1] if run.updates else 0))
        run.losses.append(float(loss))
    view = calls.model(network.builder, model, 2)
    if view is not None:
        output = view.predict(grid(CELLS))
        run.output = output[:, :1] if output.ndim == 2 and output.shape[1] else None
    return run


def _notes(results: list[Trained], lang: str) -> list[Sentence]:
    sentences = []
    for network, run in zip(NETWORKS, results, strict=True):
        if not run.losses:
            continue
        name = render(network.label, lang)
        sentences.append(
            say(
                "{network}: the loss after {count} updates is {loss}; always answering 0.5 would give 0.6931.",
                network=name, count=run.updates[-1], loss=run.losses[-1],
            )
        )  # fmt: skip
        if run.stopped:
            sentences.append(
                say("{network}: your train_xor is slow, so its curve ends here.", network=name)
            )
        if run.output is not None:
            points = run.output[-4:]
            lost = int((~np.isfinite(points)).sum())
            wrong = int((np.isfinite(points) & ((points > 0.5) != (XOR_T > 0.5))).sum())
            if lost:
                sentences.append(
                    say("{network}: {count} of the 4 answers are not numbers.", network=name, count=lost)
                )  # fmt: skip
            if wrong:
                sentences.append(
                    say("{network}: on the wrong side of 0.5: {count} of the 4 answers.", network=name, count=wrong)
                )  # fmt: skip
    return sentences


def _curves(results: list[Trained], lang: str) -> Spec:
    names = {render(one.label, lang): one.colour for one in NETWORKS}
    dashes = {"domain": list(names), "range": [list(one.dash) for one in NETWORKS]}
    scale = {"type": "log", "nice": False}
    x = axis("x", render(say("updates"), lang), (1, sum(UPDATES)))
    x["scale"] |= scale
    x["axis"] = {"values": [1, 10, 100, 1000], "format": "d"}
    losses = [loss for run in results for loss in run.losses if np.isfinite(loss)]
    low = min([0.01, *(max(loss, SMALLEST) for loss in losses)])
    high = max([2.0, *(min(loss, LARGEST) for loss in losses)])
    y = axis("y", render(say("loss (logarithmic scale)"), lang), (low, high))
    y["scale"] |= scale
    y["axis"] = {"format": ".0e", "values": powers_of_ten(low, high)}
    encoding = {
        "x": x,
        "y": y,
        "color": {**colours(names), "legend": {**LEGEND, "columns": 1}},
        "strokeDash": {"field": "series", "type": "nominal", "scale": dashes, "legend": None},
    }
    layers = []
    for name, run in zip(names, results, strict=True):
        if not run.losses:
            continue
        # A loss that is not a number has no point: the curve ends before it.
        values = rows(x=run.updates, y=np.clip(run.losses, SMALLEST, LARGEST), series=name)
        mark = {"type": "line", "strokeWidth": 3, "clip": True, "point": {"size": 40}}
        layers.append({"data": {"values": values}, "mark": mark, "encoding": encoding})
    return {"width": 330, "height": 300, "layer": layers}


def _plane(output: NDArray, lang: str) -> Spec:
    return {
        "width": 210,
        "height": 210,
        "layer": [
            coloured(squares([output[:, 0]], CELLS), lang),
            *points_layers(four_points([output[-4:, 0]]), lang),
        ],
    }


def specification(results: list[Trained], notes: tuple[Sentence, ...], lang: str) -> Spec:
    """Return the picture: the losses, and below them the plane of every network."""
    planes = [
        (network.label, _plane(run.output, lang))
        for network, run in zip(NETWORKS, results, strict=True)
        if run.output is not None
    ]
    views: list[Spec] = []
    if any(run.losses for run in results):
        views.append({"title": render(say("shallow against deep"), lang), **_curves(results, lang)})
    if planes:
        views.append(side_by_side(planes, lang, shape="shared"))
    body = {
        "vconcat": views,
        "spacing": 25,
        "resolve": {"scale": {"color": "independent", "shape": "independent"}},
    }
    return framed(
        body,
        say("Exercise 12: shallow against deep"),
        [*_notes(results, lang), *notes],
        say(
            "Above, the loss of three networks of yours by the number of updates. Below, the plane of the two inputs, coloured by what each "
            "network answers after the last of them: blue near 0, orange near 1. The deep sigmoid network answers about 0.5 everywhere."
        ),
        lang,
    )
