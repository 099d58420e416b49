"""The sigmoid, its slope, and the finite difference of the learner's own sigmoid."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from autograder.language.finding import Sentence, say
from autograder.language.i18n import number_text, render
from autograder.pictures.calls import PictureCalls
from autograder.pictures.notes import compared
from autograder.pictures.style import (
    RED,
    Spec,
    axis,
    colours,
    comparison,
    framed,
    rows,
    side_by_side,
    two_series,
    window,
)

X = np.linspace(-8, 8, 161)
POINTS = np.linspace(-8, 8, 33)
STEP = 1e-4
FAR = np.array([-1000.0, 1000.0])


@dataclass(frozen=True)
class Slopes:
    """The two functions over X, yours and the reference's, and differences over POINTS."""

    sigmoid: tuple[NDArray | None, NDArray | None]
    slope: tuple[NDArray | None, NDArray | None]
    difference: NDArray | None
    far: tuple[NDArray | None, NDArray | None]


def ask(calls: PictureCalls) -> Slopes:
    """Return what the functions give."""
    size = X.shape
    ends = [calls.yours("sigmoid", POINTS + shift, shape=POINTS.shape) for shift in (STEP, -STEP)]
    difference = None
    if ends[0] is not None and ends[1] is not None:
        difference = (ends[0] - ends[1]) / (2 * STEP)
    return Slopes(
        calls.both("sigmoid", X, shape=size),
        calls.both("sigmoid_derivative", X, shape=size),
        difference,
        calls.both("sigmoid", FAR, shape=FAR.shape),
    )


def _notes(results: Slopes) -> list[Sentence]:
    def place(index: tuple[int, ...]) -> str:
        return f"x = {number_text(X[index])}"

    def far(index: tuple[int, ...]) -> str:
        return f"x = {number_text(FAR[index])}"

    sentences = compared("sigmoid", *results.sigmoid, place)
    at_ends = compared("sigmoid", *results.far, far)
    if results.far[0] is not None and results.far[1] is not None:
        ends_agree = np.allclose(results.far[0], results.far[1], rtol=1e-6, atol=1e-9)
        sentences = sentences if ends_agree else sentences + at_ends
    sentences += compared("sigmoid_derivative", *results.slope, place)
    own = results.slope[0]
    if own is not None and results.difference is not None:
        at_points = np.interp(POINTS, X, own)
        gap = np.abs(at_points - results.difference)
        if np.isfinite(gap).all() and gap.max() > 1e-3:
            worst = int(np.argmax(gap))
            sentences.append(
                say(
                    "Your sigmoid_derivative is not the slope of your sigmoid: at {place} it is {value}, and the finite difference {slope}.",
                    place=f"x = {number_text(POINTS[worst])}",
                    value=float(at_points[worst]),
                    slope=float(results.difference[worst]),
                )
            )
    return sentences


def specification(results: Slopes, notes: tuple[Sentence, ...], lang: str) -> Spec:
    """Return the picture: two panels, the sigmoid and its slope."""
    x = axis("x", "x")
    left_y = axis("y", "sigmoid(x)", window(results.sigmoid, -1.2, 2.2))
    slope_y = axis(
        "y", "sigmoid_derivative(x)", window((*results.slope, results.difference), -0.6, 1.2)
    )
    crosses = render(say("finite difference of your sigmoid"), lang)
    series = {**two_series(lang), crosses: RED}
    left = comparison(X, *results.sigmoid, {"x": x, "y": left_y}, series)
    right = comparison(X, *results.slope, {"x": x, "y": slope_y}, series)
    if results.difference is not None:
        right.append(
            {
                "data": {"values": rows(x=POINTS, y=results.difference, series=crosses)},
                "mark": {"type": "point", "shape": "cross", "size": 45, "clip": True},
                "encoding": {"x": x, "y": slope_y, "color": colours(series)},
            }
        )
    size = {"width": 440, "height": 260}
    panels = [
        (say("the sigmoid"), {**size, "layer": left}),
        (say("its slope"), {**size, "layer": right}),
    ]
    body = side_by_side([panel for panel in panels if panel[1]["layer"]], lang)
    return framed(
        body,
        say("Exercise 1: the sigmoid and its slope"),
        [*_notes(results), *notes],
        say(
            "Two panels over x from -8 to 8. Left: your sigmoid over the reference, an S-shaped curve from 0 to 1 through 0.5 at 0. "
            "Right: your sigmoid_derivative over the reference, a bell with its top 0.25 at 0, with crosses where the finite difference of your own sigmoid lies."
        ),
        lang,
    )
