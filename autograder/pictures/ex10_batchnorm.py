"""Three features before and after batch normalisation, and the running statistics batch by batch."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.language.finding import Sentence, Word, say
from autograder.language.i18n import render
from autograder.pictures.calls import PictureCalls
from autograder.pictures.notes import compared
from autograder.pictures.style import (
    BLUE,
    GREEN,
    LEGEND,
    ORANGE,
    Spec,
    axis,
    framed,
    number,
    side_by_side,
)

MEANS, SPREADS = np.array([-4.0, 1.0, 6.0]), np.array([0.5, 2.0, 1.0])
EXAMPLES = 400
BATCHES = 40
BINS = np.linspace(-8, 10, 73)
COLOURS = [BLUE, ORANGE, GREEN]
DASHES = [[1, 0], [6, 3], [2, 3]]


@dataclass
class Normalised:
    """One batch after training mode and after test mode, and the running means of BATCHES batches."""

    out: NDArray | None = None
    test: NDArray | None = None
    means: list[NDArray] = field(default_factory=list)
    variances: list[NDArray] = field(default_factory=list)


@dataclass(frozen=True)
class BatchResults:
    """The batch, and the results of the learner's function and of the reference for it."""

    x: NDArray
    yours: Normalised
    right: Normalised


def ask(calls: PictureCalls) -> BatchResults:
    """Return what the functions give."""
    draw = np.random.default_rng(calls.seed)
    batches = [MEANS + SPREADS * draw.standard_normal((EXAMPLES, 3)) for _ in range(BATCHES)]
    sides = calls.sides
    return BatchResults(batches[0], *(_run(sides[name], batches) for name in ("yours", "right")))


def _run(side: Any, batches: list[NDArray]) -> Normalised:
    normalised = Normalised()
    running = np.zeros(3), np.ones(3)
    scale = np.ones(3), np.zeros(3)
    shapes = [(EXAMPLES, 3), None, None, None]
    for batch in batches:
        results = side("batchnorm", batch, *scale, *running, shape=shapes)
        if results is None:
            return normalised
        normalised.out = results[0] if normalised.out is None else normalised.out
        if not np.shape(results[2]) == np.shape(results[3]) == (3,):
            # Statistics over the wrong axis are left out; the outputs are drawn all the same.
            return normalised
        running = np.asarray(results[2], dtype=float), np.asarray(results[3], dtype=float)
        normalised.means.append(running[0])
        normalised.variances.append(running[1])
    results = side("batchnorm", batches[0], *scale, *running, training=False, shape=shapes)
    normalised.test = None if results is None else results[0]
    return normalised


def _notes(results: BatchResults) -> list[Sentence]:
    own, right = results.yours, results.right

    def entry(index: tuple[int, ...]) -> str:
        return f"x[{index[0]}, {index[1]}]"

    def step(index: tuple[int, ...]) -> Sentence:
        return say("batch {number}, feature {feature}", number=index[0] + 1, feature=index[1])

    sentences = []
    if own.out is not None:
        sentences.append(
            say(
                "After your batchnorm the features have the means {means} and the deviations {deviations}.",
                means=[float(round(one, 3)) for one in own.out.mean(axis=0)],
                deviations=[float(round(one, 3)) for one in own.out.std(axis=0)],
            )
        )
    sentences += compared(Word("batchnorm, training"), own.out, right.out, entry)
    sentences += compared(Word("batchnorm, test"), own.test, right.test, entry)
    if len(own.means) == len(right.means) == BATCHES:
        sentences += compared("running_mean", np.array(own.means), np.array(right.means), step)
        sentences += compared(
            "running_var", np.array(own.variances), np.array(right.variances), step
        )
    return sentences


def _names(lang: str) -> list[str]:
    return [render(say("feature {number}", number=k), lang) for k in range(3)]


def _colour(lang: str) -> Spec:
    scale = {"domain": _names(lang), "range": COLOURS}
    return {"field": "series", "type": "nominal", "title": None, "scale": scale, "legend": LEGEND}


def _dash(lang: str) -> Spec:
    scale = {"domain": _names(lang), "range": DASHES}
    return {"field": "series", "type": "nominal", "title": None, "scale": scale, "legend": LEGEND}


def _distribution(values: NDArray, lang: str) -> Spec:
    middles = (BINS[:-1] + BINS[1:]) / 2
    data = [
        {"x": number(x), "y": number(share), "series": name}
        for name, column in zip(_names(lang), values.T, strict=True)
        for x, share in zip(middles, np.histogram(column, BINS)[0] / len(column), strict=True)
    ]
    return {
        "width": 270,
        "height": 240,
        "data": {"values": data},
        "mark": {"type": "line", "interpolate": "step", "strokeWidth": 2.5, "clip": True},
        "encoding": {
            "x": axis("x", render(say("value"), lang), (-8, 10)),
            "y": axis("y", render(say("share of the batch"), lang), (0, 0.3)),
            "color": _colour(lang),
            "strokeDash": _dash(lang),
        },
    }


def _running(results: BatchResults, lang: str) -> Spec:
    channels = {
        "x": axis("x", render(say("batch"), lang), (1, BATCHES)),
        "y": axis("y", "running_mean", (-7, 9)),
        "color": _colour(lang),
    }
    layers: list[Spec] = []
    for run, mark in (
        (results.right, {"strokeWidth": 8, "opacity": 0.3}),
        (results.yours, {"strokeWidth": 2.5}),
    ):
        data = [
            {"x": batch, "y": number(mean), "series": name}
            for batch, means in enumerate(run.means, 1)
            for name, mean in zip(_names(lang), means, strict=True)
        ]
        own = {**channels, "strokeDash": _dash(lang)} if run is results.yours else channels
        line = {"type": "line", "clip": True, **mark}
        if data:
            layers.append({"data": {"values": data}, "mark": line, "encoding": own})
    return {"width": 270, "height": 240, "layer": layers}


def specification(results: BatchResults, notes: tuple[Sentence, ...], lang: str) -> Spec:
    """Return the picture: distributions before and after, and the running means."""
    panels = [(say("before"), _distribution(results.x, lang))]
    if results.yours.out is not None:
        panels.append((say("after your batchnorm"), _distribution(results.yours.out, lang)))
    if results.yours.means:
        panels.append(
            (say("running means (wide and pale: the reference)"), _running(results, lang))
        )
    return framed(
        side_by_side(panels, lang, strokeDash="shared"),
        say("Exercise 10: distributions before and after"),
        [*_notes(results), *notes],
        say(
            "Left, three features of a batch with the means -4, 1 and 6 and the deviations 0.5, 2 and 1. Middle, the same after your batchnorm with gamma 1 and beta 0: all three must lie on each other around 0. "
            "Right, your running means over 40 batches: from 0 they must approach -4, 1 and 6."
        ),
        lang,
    )
