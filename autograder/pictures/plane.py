"""The plane of two inputs: a network's output as colours, the four points of XOR, and lines in it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from autograder.language.finding import say
from autograder.language.i18n import render
from autograder.pictures.style import Spec, axis, number

XOR_X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_T = np.array([[0.0], [1.0], [1.0], [0.0]])
LOW, HIGH = -0.5, 1.5


def grid(cells: int) -> NDArray:
    """Return the middles of cells x cells squares of the plane, row by row; then the four points."""
    side = (HIGH - LOW) / cells
    middles = LOW + side * (np.arange(cells) + 0.5)
    second, first = np.meshgrid(middles, middles, indexing="ij")
    return np.concatenate([np.column_stack([first.ravel(), second.ravel()]), XOR_X])


def squares(frames: Sequence[NDArray], cells: int) -> list[Spec]:
    """Return the squares of the plane as rows of a data set, `values` for the frames of `grid(cells)`."""
    half = (HIGH - LOW) / cells / 2
    corners = [
        {"x": number(x - half), "x2": number(x + half), "y": number(y - half), "y2": number(y + half)}
        for x, y in grid(cells)[:-4]
    ]  # fmt: skip
    return [
        {**corner, "values": [number(value) for value in values]}
        for corner, values in zip(corners, np.stack(frames, axis=1)[:-4], strict=True)
    ]


def crossings(values: NDArray, cells: int, level: float = 0.5) -> list[tuple[float, float]]:
    """Return the points between neighbouring squares where `values` cross `level`, bottom to top."""
    table = values[:-4].reshape(cells, cells) - level
    middles = grid(cells)[:cells, 0]
    points = []
    for across in (False, True):
        lines = table.T if across else table
        for place, line in zip(middles, lines, strict=True):
            for k in np.flatnonzero(line[:-1] * line[1:] < 0):
                share = line[k] / (line[k] - line[k + 1])
                at = middles[k] + share * (middles[k + 1] - middles[k])
                points.append((float(place), float(at)) if across else (float(at), float(place)))
    return sorted(points, key=lambda point: (point[1], point[0]))


def plane_axes() -> dict[str, Spec]:
    """Return the channels of the two inputs."""
    ticks = {"axis": {"values": [0, 0.5, 1], "grid": False}}
    return {
        "x": axis("x", "x1", (LOW, HIGH), **ticks),
        "y": axis("y", "x2", (LOW, HIGH), **ticks),
    }


def coloured(values: Sequence[Spec], lang: str, frame: str = "0") -> Spec:
    """Return the layer of the squares: blue where the output is near 0, orange where it is near 1."""
    return {
        "data": {"values": list(values)},
        "transform": [{"calculate": f"datum.values[{frame}]", "as": "value"}],
        "mark": {"type": "rect", "clip": True, "stroke": None},
        "encoding": {
            **plane_axes(),
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "color": {
                "field": "value",
                "type": "quantitative",
                "title": render(say("output y"), lang),
                # Blue through white to orange: the lightness is the same on both sides of 0.5.
                "scale": {
                    "domain": [0, 0.5, 1],
                    "range": ["#4393c3", "#f7f7f7", "#e08214"],
                    "clamp": True,
                },
                "legend": {"values": [0, 0.5, 1], "gradientLength": 120},
            },
        },
    }


def four_points(frames: Sequence[NDArray]) -> list[Spec]:
    """Return the four points of XOR, each with the outputs that the network gives there."""
    outputs = np.stack(frames, axis=1).tolist()
    return [
        {"x": x, "y": y, "target": str(int(t)), "values": [number(one) for one in values]}
        for (x, y), (t,), values in zip(XOR_X.tolist(), XOR_T.tolist(), outputs, strict=True)
    ]


def points_layers(values: Sequence[Spec], lang: str, frame: str = "0") -> list[Spec]:
    """Return the layers of the four points: circles where the answer is 0, triangles where it is 1."""
    axes = plane_axes()
    text = {"type": "text", "dy": -16, "fontSize": 13, "fontWeight": "bold"}
    key: Spec = {"symbolFillColor": "black", "symbolStrokeColor": "black"}
    return [
        {
            "data": {"values": list(values)},
            "mark": {"type": "point", "filled": True, "size": 150, "opacity": 1, "color": "black"},
            "encoding": {
                **axes,
                "shape": {
                    "field": "target",
                    "type": "nominal",
                    "title": render(say("right answer"), lang),
                    "scale": {"domain": ["0", "1"], "range": ["circle", "triangle-up"]},
                    "legend": key,
                },
            },
        },
        {
            "data": {"values": list(values)},
            "transform": [
                {
                    "calculate": f"'y = ' + (isValid(datum.values[{frame}]) ? format(datum.values[{frame}], '.2f') : 'nan')",
                    "as": "label",
                }
            ],
            "encoding": {**axes, "text": {"field": "label"}},
            # A white edge keeps the number legible where a line runs through it.
            "layer": [
                {"mark": {**text, "stroke": "white", "strokeWidth": 3, "strokeOpacity": 0.7}},
                {"mark": text},
            ],
        },
    ]
