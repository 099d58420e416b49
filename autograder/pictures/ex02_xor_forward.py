"""The plane of XOR under the learner's forward pass, with the line of every hidden unit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from autograder.language.finding import Sentence, say
from autograder.language.i18n import render
from autograder.pictures.calls import PictureCalls
from autograder.pictures.notes import compared
from autograder.pictures.plane import (
    XOR_T,
    XOR_X,
    coloured,
    crossings,
    four_points,
    grid,
    plane_axes,
    points_layers,
    squares,
)
from autograder.pictures.style import BLACK, RED, Spec, framed, side_by_side

CELLS = 40
# A network that solves XOR: the first unit says "or", the second "and", the third is nearly always on.
# The rows of w1 differ, so that swapped inputs show.
W1 = np.array([[8.0, 9.0, 7.0], [9.0, 8.0, 8.0]])
B1 = np.array([-4.0, -13.0, 4.0])
W2 = np.array([[12.0], [-14.0], [-6.0]])
DASHES = {"h1": [1, 0], "h2": [8, 4], "h3": [2, 4]}


@dataclass(frozen=True)
class Planes:
    """(h, y) over the grid, the four points last: yours and the reference's."""

    yours: tuple[NDArray, NDArray] | None
    right: tuple[NDArray, NDArray] | None


def ask(calls: PictureCalls) -> Planes:
    """Return what the functions give."""
    x = grid(CELLS)
    return Planes(
        *calls.both("forward", x, W1, B1, W2, shape=[(len(x), 3), (len(x), 1)]),
    )


def _notes(results: Planes) -> list[Sentence]:
    if results.yours is None:
        return []
    h, y = results.yours

    def point(index: tuple[int, ...]) -> str:
        x1, x2 = XOR_X[index[0]].astype(int)
        return f"({x1}, {x2})"

    sentences = []
    solved = (y[-4:] > 0.5) == (XOR_T > 0.5)
    if np.isfinite(y).all() and solved.all():
        sentences.append(
            say(
                "These weights solve XOR, and your output lies on the right side of 0.5 at all four points."
            )
        )
    else:
        wrong = [point((int(i),)) for i in np.flatnonzero(~solved.ravel())]
        sentences.append(
            say(
                "These weights solve XOR, but your output lies on the wrong side of 0.5 at: {points}.",
                points=" ".join(wrong),
            )
        )
    if results.right is None:
        return sentences
    right_h, right_y = results.right
    sentences += compared("forward, y", y[-4:], right_y[-4:], point)
    hidden = compared(
        "forward, h", h[-4:], right_h[-4:], lambda i: f"{point(i)}, h{i[1] + 1}"
    )  # fmt: skip
    return sentences + hidden


def _panel(h: NDArray, y: NDArray, lang: str) -> Spec:
    lines = [
        {"x": round(x1, 4), "y": round(x2, 4), "unit": f"h{unit + 1}"}
        for unit in range(3)
        for x1, x2 in crossings(h[:, unit], CELLS)
    ]
    names = list(DASHES)
    key = {"orient": "bottom", "symbolType": "stroke", "symbolSize": 900, "symbolStrokeWidth": 3}
    title = render(say("where a hidden unit is 0.5"), lang)
    scales = {
        "stroke": {"domain": names, "range": [RED, "#6A1B9A", BLACK]},
        "strokeDash": {"domain": names, "range": list(DASHES.values())},
    }
    unit: Spec = {"field": "unit", "type": "nominal", "title": title, "legend": key}
    return {
        "width": 330,
        "height": 330,
        "layer": [
            coloured(squares([y[:, 0]], CELLS), lang),
            {
                "data": {"values": lines},
                "mark": {"type": "line", "strokeWidth": 3, "clip": True},
                "encoding": {
                    **plane_axes(),
                    **{name: {**unit, "scale": scale} for name, scale in scales.items()},
                    "order": {"field": "y", "type": "quantitative"},
                },
            },
            *points_layers(four_points([y[-4:, 0]]), lang),
        ],
    }


def specification(results: Planes, notes: tuple[Sentence, ...], lang: str) -> Spec:
    """Return the picture: the plane of the learner's network beside the reference's."""
    sides = [(say("yours"), results.yours), (say("reference"), results.right)]
    panels = [(title, _panel(*pair, lang)) for title, pair in sides if pair is not None]
    shared = {"stroke": "shared", "strokeDash": "shared", "shape": "shared"}
    return framed(
        side_by_side(panels, lang, **shared),
        say("Exercise 2: the XOR plane"),
        [*_notes(results), *notes],
        say(
            "The plane of the two inputs, coloured by the output y: blue near 0, orange near 1. In the reference an orange band "
            "runs from (0, 1) to (1, 0) between the lines of the first two hidden units; (0, 0) and (1, 1) lie in the blue on its two sides."
        ),
        lang,
    )
