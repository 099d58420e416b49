"""Masks of dropout, the share of survivors with and without the scale, and the gap between training and test."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from autograder.language.finding import Sentence, say
from autograder.language.i18n import render
from autograder.pictures.calls import PictureCalls
from autograder.pictures.style import (
    GREEN,
    LEGEND,
    RED,
    REFERENCE,
    YOURS,
    Spec,
    axis,
    framed,
    number,
    rows,
)

RATE = 0.3
SHAPE = (12, 24)
RATES = np.linspace(0, 0.9, 10)
MANY = (150, 200)


@dataclass
class Masks:
    """Dropout of ones: one output and its gradient at RATE, and means over RATES.

    `survivors` is the share that survives, `training` and `test` the mean of what comes out.
    """

    out: NDArray | None = None
    gradient: NDArray | None = None
    survivors: list[float] = field(default_factory=list)
    training: list[float] = field(default_factory=list)
    test: list[float] = field(default_factory=list)


def ask(calls: PictureCalls) -> Masks:
    """Return what the functions give."""
    masks = Masks()
    first = calls.yours("dropout", np.ones(SHAPE), RATE, calls.rng(), shape=[SHAPE, None])
    if first is None:
        return masks
    masks.out, cache = first
    masks.gradient = calls.yours("dropout_backward", np.ones(SHAPE), cache, shape=SHAPE)
    many = np.ones(MANY)
    for place, rate in enumerate(RATES.tolist(), 1):
        for trains in (True, False):
            dropped = calls.yours(
                "dropout", many, rate, calls.rng(place), training=trains, shape=[MANY, None]
            )
            if dropped is None:
                return masks
            mean = float(dropped[0].mean())
            (masks.training if trains else masks.test).append(mean)
            if trains:
                masks.survivors.append(float((np.nan_to_num(dropped[0]) != 0).mean()))
    return masks


def _notes(results: Masks) -> list[Sentence]:
    sentences = []
    mask = results.out != 0 if results.out is not None else np.zeros(SHAPE)
    alike = 0 < mask.mean() < 1 and 1 in (
        len(np.unique(mask, axis=0)),
        len(np.unique(mask.T, axis=0)),
    )
    if alike:
        # Whole rows or columns go together, so the tolerances below would not hold.
        sentences.append(
            say(
                "Whole rows or columns of your mask are alike: each element needs a draw of its own."
            )
        )
    elif len(results.test) == len(RATES):
        keep = 1 - RATES
        # Five standard deviations of a mean over MANY draws.
        tolerance = 5 * np.sqrt(RATES * keep / np.prod(MANY)) + 1e-9
        excess = np.abs(np.array(results.survivors) - keep) - tolerance
        if excess.max() > 0:
            worst = int(np.argmax(excess))
            sentences.append(
                say(
                    "At rate {rate} yours drops a share of {share}.",
                    rate=float(RATES[worst]), share=1 - results.survivors[worst],
                )
            )  # fmt: skip
        for name, values, allowed in (
            ("training", results.training, tolerance / keep), ("test", results.test, 1e-9 + 0 * keep),
        ):  # fmt: skip
            gap = np.abs(np.array(values) - 1) - allowed
            if not gap.max() <= 0:
                worst = int(np.argmax(np.nan_to_num(gap, nan=np.inf)))
                sentences.append(_gap(name, float(RATES[worst]), values[worst]))
        if not sentences:
            sentences.append(
                say("Yours drops the share that was asked for, and the mean stays 1, in training and at test.")
            )  # fmt: skip
    if results.out is not None and results.gradient is not None:
        other = int((~np.isclose(results.out, results.gradient)).sum())
        if other:
            sentences.append(
                say(
                    "dropout_backward: {count} of {all} elements pass the gradient with another factor than the output.",
                    count=other, all=results.out.size,
                )
            )  # fmt: skip
        else:
            sentences.append(
                say(
                    "The gradient passes through the same elements as the output, with the same factors."
                )
            )
    return sentences


def _gap(name: str, rate: float, value: float) -> Sentence:
    if name == "training":
        return say(
            "In training, ones come out with the mean {value} at rate {rate}; without dropout it is 1.",
            value=value,
            rate=rate,
        )
    return say(
        "At test, ones come out with the mean {value} at rate {rate}; they must come back as they are.",
        value=value,
        rate=rate,
    )


def _mask(values: NDArray, title: str, factor: str, top: float) -> Spec:
    cells = [
        {"row": i + 1, "column": j + 1, "value": number(values[i, j])}
        for i in range(SHAPE[0])
        for j in range(SHAPE[1])
    ]
    hidden = {"axis": {"labels": False, "ticks": False, "domain": False}}
    return {
        "title": title,
        "width": 270,
        "height": 135,
        "data": {"values": cells},
        "mark": {"type": "rect", "stroke": "white", "strokeWidth": 1},
        "encoding": {
            "x": {"field": "column", "type": "ordinal", "title": None, **hidden},
            "y": {"field": "row", "type": "ordinal", "title": None, **hidden},
            "color": {
                "field": "value",
                "type": "quantitative",
                "title": factor,
                "scale": {"domain": [0, top], "range": ["#e6e6e6", "#08306b"], "clamp": True},
                "legend": {
                    "gradientLength": 110,
                    "format": ".2f",
                    "values": [0, 1 / (1 - RATE), 2 / (1 - RATE)],
                },
            },
        },
    }


def _means(results: Masks, lang: str) -> Spec:
    curves = [
        (say("right: 1"), np.ones(len(RATES)), REFERENCE, [1, 0], 8),
        (say("yours, training"), np.array(results.training), YOURS, [1, 0], 2.5),
        (say("yours, test"), np.array(results.test), GREEN, [2, 3], 3),
        (say("your survivors without any scale"), np.array(results.survivors), RED, [7, 4], 2),
    ]
    names = [render(one[0], lang) for one in curves]
    colour = {"domain": names, "range": [one[2] for one in curves]}
    reach = max(1.6, min(3.0, float(np.nanmax([*results.training, *results.test]))))
    channels = {
        "x": axis("x", render(say("rate: the share that is dropped"), lang), (0, 0.9)),
        "y": axis("y", render(say("mean of what comes out of ones"), lang), (0, reach)),
        "color": {
            "field": "series", "type": "nominal", "title": None, "scale": colour,
            "legend": {**LEGEND, "columns": 2},
        },
    }  # fmt: skip
    return {
        "title": render(say("what survives"), lang),
        "width": 380,
        "height": 300,
        "layer": [
            {
                "data": {"values": rows(x=RATES[: len(values)], y=values, series=name)},
                "mark": {
                    "type": "line", "strokeDash": dash, "strokeWidth": wide, "clip": True,
                    "opacity": 0.5 if wide > 5 else 1,
                },
                "encoding": channels,
            }
            for name, (_, values, _, dash, wide) in zip(names, curves, strict=True)
            if len(values)
        ],
    }  # fmt: skip


def specification(results: Masks, notes: tuple[Sentence, ...], lang: str) -> Spec:
    """Return the picture: the mask of the output above that of the gradient, and means beside them."""
    titles = {
        "out": say("ones after your dropout, rate {rate}", rate=RATE),
        "gradient": say("ones after your dropout_backward"),
    }
    masks = [(titles[name], getattr(results, name)) for name in titles]
    mask_panels = [
        _mask(values, render(title, lang), render(say("factor"), lang), 2 / (1 - RATE))
        for title, values in masks
        if values is not None
    ]
    panels: list[Spec] = [{"vconcat": mask_panels}]
    if results.test:
        panels.append(_means(results, lang))
    body = {"hconcat": panels, "resolve": {"scale": {"color": "independent"}}, "spacing": 40}
    return framed(
        body,
        say("Exercise 9: what dropout lets through"),
        [*_notes(results), *notes],
        say(
            "Left, a batch of ones after dropout and the gradient's way back: grey where nothing passes, blue where a survivor does, the darker the larger. "
            "Right, the mean over rates from 0 to 0.9: it must stay 1 in training and at test; without the scale it falls along a straight line."
        ),
        lang,
    )
