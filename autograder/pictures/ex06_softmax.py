"""Softmax against the temperature, and the loss against the probability of the right class."""

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
    ORANGE,
    PURPLE,
    Spec,
    axis,
    comparison,
    framed,
    rows,
    side_by_side,
    two_series,
    window,
)

LOGITS = np.array([2.0, 1.0, 0.0, -1.0])
TEMPERATURES = np.geomspace(0.1, 10, 41)
COLOURS = [BLUE, ORANGE, GREEN, PURPLE]
DASHES = [[1, 0], [8, 3], [4, 3], [2, 3]]
P = np.linspace(0.01, 1, 100)


@dataclass(frozen=True)
class Shares:
    """Probabilities over TEMPERATURES and losses over P, yours and the reference's."""

    softmax: tuple[NDArray | None, NDArray | None]
    loss: tuple[NDArray | None, NDArray | None]


def ask(calls: PictureCalls) -> Shares:
    """Return what the functions give."""
    z = LOGITS / TEMPERATURES[:, np.newaxis]
    losses = []
    for side in calls.sides.values():
        values = [
            side("cross_entropy", np.array([[p, 1 - p]]), np.array([[1.0, 0.0]]), shape=())
            for p in P.tolist()
        ]
        losses.append(None if any(one is None for one in values) else np.array(values))
    return Shares(calls.both("softmax", z, shape=z.shape), (losses[0], losses[1]))


def _notes(results: Shares) -> list[Sentence]:
    def temperature(index: tuple[int, ...]) -> str:
        return f"T = {number_text(TEMPERATURES[index[0]])}, z{index[1] + 1}"

    sentences = compared("softmax", *results.softmax, temperature)
    own = results.softmax[0]
    if own is not None:
        sums = own.sum(axis=1)
        worst = int(np.argmax(np.abs(np.nan_to_num(sums, nan=np.inf) - 1)))
        if not abs(sums[worst] - 1) < 1e-6:
            sentences.append(
                say(
                    "Your probabilities add up to {total} at T = {temperature}, not to 1.",
                    total=float(sums[worst]),
                    temperature=float(TEMPERATURES[worst]),
                )
            )
    return sentences + compared(
        "cross_entropy", *results.loss, lambda index: f"p = {number_text(P[index])}"
    )


def _softmax(results: Shares, lang: str) -> Spec:
    own, right = results.softmax
    names = [f"z{k + 1} = {number_text(z)}" for k, z in enumerate(LOGITS)]
    series: Spec = {"field": "series", "type": "nominal", "title": None}
    y = axis("y", render(say("probability"), lang), window((own, right), -0.2, 1.4))
    channels = {
        "x": {
            **axis("x", render(say("temperature T: softmax(z / T)"), lang)),
            "scale": {"type": "log", "domain": [0.1, 10]},
        },
        "y": y,
        "color": {**series, "scale": {"domain": names, "range": COLOURS}, "legend": LEGEND},
    }
    dash = {**series, "scale": {"domain": names, "range": DASHES}, "legend": None}
    layers: list[Spec] = []
    for values, mark in ((right, {"strokeWidth": 8, "opacity": 0.35}), (own, {"strokeWidth": 2.5})):
        if values is None:
            continue
        data = [
            row
            for k, name in enumerate(names)
            for row in rows(x=TEMPERATURES, y=values[:, k], series=name)
        ]
        encoding = channels if values is right else {**channels, "strokeDash": dash}
        line = {"type": "line", "clip": True, **mark}
        layers.append({"data": {"values": data}, "mark": line, "encoding": encoding})
    return {"width": 420, "height": 270, "layer": layers}


def specification(results: Shares, notes: tuple[Sentence, ...], lang: str) -> Spec:
    """Return the picture: four probabilities over the temperature, and the loss over p."""
    panels = []
    if any(one is not None for one in results.softmax):
        panels.append(
            (
                say("softmax of (2, 1, 0, -1) (wide and pale: the reference)"),
                _softmax(results, lang),
            )
        )
    if any(one is not None for one in results.loss):
        channels = {
            "x": axis("x", render(say("p: the probability of the right class"), lang), (0, 1)),
            "y": axis("y", "cross_entropy", window(results.loss, -5, 6)),
        }
        layers = comparison(P, *results.loss, channels, two_series(lang))
        panels.append(
            (say("the loss of one example"), {"width": 380, "height": 270, "layer": layers})
        )
    body = side_by_side(panels, lang)
    body["resolve"]["scale"] = {"color": "independent", "strokeDash": "independent"}
    return framed(
        body,
        say("Exercise 6: softmax and its loss"),
        [*_notes(results), *notes],
        say(
            "Left, the four probabilities of softmax(z / T) over the temperature T on a logarithmic scale: near 0.1 the largest z takes all, near 10 all come near 1/4. "
            "Right, the loss of one example over the probability of its right class: 0 at p = 1, and steeper and steeper towards p = 0."
        ),
        lang,
    )
