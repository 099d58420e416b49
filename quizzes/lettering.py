"""Where the names of lines and dots stand in a chart: beside their own line, away from all others, inside the panel.

All distances are in pixels of the picture. A name is a box; among the places around every point of its line the one is
taken whose box is farthest from the other lines, dots and names. So it is never nearer to another line than to its own
where a place is free.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.float64]
"""Points of the picture, one a row: to the right and downwards from the panel's upper left corner."""

FONT = 14
SIDES = np.array(
    [(0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1)], dtype=float
)
GAP = 4.0
"""The space between a name and its line, or its dot."""
ENOUGH = 60.0
"""Farther from everything else than this is no better."""


@dataclass(frozen=True)
class Panel:
    """A chart's size in pixels and the ranges of its axes."""

    width: float
    height: float
    across: tuple[float, float]
    up: tuple[float, float]
    log: bool = False

    def pixels(self, xs: Sequence[float], ys: Sequence[float]) -> Pixels:
        """Return where points of the data lie in the picture."""
        values = np.asarray(ys, float)
        low, high = self.up
        if self.log:
            values, low, high = np.log10(np.maximum(values, 1e-300)), np.log10(low), np.log10(high)
        left, right = self.across
        along = (np.asarray(xs, float) - left) / (right - left) * self.width
        return np.column_stack([along, (high - values) / (high - low) * self.height])

    def data(self, point: Pixels) -> tuple[float, float]:
        """Return what a point of the picture is in the data."""
        (left, right), (low, high) = self.across, self.up
        share = 1 - point[1] / self.height
        y = low * (high / low) ** share if self.log else low + share * (high - low)
        return float(left + point[0] / self.width * (right - left)), float(y)

    def shown(self, points: Pixels, margin: float = 0.0) -> NDArray[np.bool_]:
        """Whether each point lies in the panel, `margin` pixels from its edges."""
        x, y = points.T
        beside = (x >= margin) & (x <= self.width - margin)
        return beside & (y >= margin) & (y <= self.height - margin)


@dataclass(frozen=True)
class Name:
    """Where a name stands: a point of its line or its dot, and the box's middle and half size."""

    at: Pixels
    middle: Pixels
    half: Pixels

    @property
    def offset(self) -> tuple[int, int]:
        """From the point to the middle of the box."""
        right, down = self.middle - self.at
        return round(float(right)), round(float(down))


def half_size(name: str | dict[str, str]) -> Pixels:
    """Return half the width and half the height of a name in bold, in the language where it is wider."""
    texts = name.values() if isinstance(name, dict) else [name]
    widths = [
        sum(FONT if ord(letter) > 0x2E80 else 0.58 * FONT for letter in text) for text in texts
    ]
    return np.array([max(max(widths), 0.75 * FONT) / 2, 0.4 * FONT])


def trace(line: Pixels, panel: Panel, step: float = 4.0) -> Pixels:
    """Return the points along a line, `step` pixels apart, where it is shown."""
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    along = np.linspace(0, lengths[-1], max(2, round(lengths[-1] / step)))
    points = np.column_stack([np.interp(along, lengths, one) for one in line.T])
    return points[panel.shown(points)]


def name_line(
    name: Any, own: Pixels, others: Sequence[Pixels], taken: Sequence[Name], panel: Panel
) -> Name:
    """Return where the name of a line stands; `own` and `others` are traces, dots among them."""
    half = half_size(name)
    if not len(own):
        return Name(np.zeros(2), half + GAP, half)
    anchors = own[:: max(1, len(own) // 50)]
    middles = (anchors[:, None] + SIDES * (half + GAP)).reshape(-1, 2)
    away = _distance(middles, half, np.concatenate([*others, np.full((1, 2), 1e4)]))
    near = _distance(middles, half, own)
    score = np.minimum(away, ENOUGH)
    score -= 50 * (near < 0.6 * GAP)  # the line does not run through its name
    score -= np.maximum(near - GAP, 0)
    return _best(score, np.repeat(anchors, len(SIDES), axis=0), middles, half, taken, panel)


def name_dot(
    name: Any,
    dot: Pixels,
    dots: Pixels,
    lines: Sequence[Pixels],
    taken: Sequence[Name],
    panel: Panel,
) -> Name:
    """Return where the letter of a dot stands; `dots` are the others, `lines` are traces."""
    half = half_size(name)
    middles = dot + SIDES * (half + GAP + 4)
    score = np.minimum(_distance(middles, half, np.vstack([dots, np.full((1, 2), 1e4)])), ENOUGH)
    if lines:
        score += 6 * np.minimum(_distance(middles, half, np.concatenate(lines)), GAP)
    return _best(score, np.repeat(dot[None], len(SIDES), axis=0), middles, half, taken, panel)


def opposite(name: Name) -> Name:
    """Return the place on the other side of the line: two lines that are one have one point for both names."""
    return Name(name.at, 2 * name.at - name.middle, name.half)


def _best(
    score: Pixels,
    anchors: Pixels,
    middles: Pixels,
    half: Pixels,
    taken: Sequence[Name],
    panel: Panel,
) -> Name:
    """Return the place with the best score, which counts down for other names and for the panel's edges."""
    for other in taken:
        apart = np.hypot(*np.maximum(np.abs(middles - other.middle) - half - other.half, 0).T)
        score = score - 8 * np.maximum(12 - apart, 0)
    # Where several are as good, not in a corner.
    score = score - 0.04 * np.abs(middles - (panel.width / 2, panel.height / 2)).sum(axis=1)
    inside = panel.shown(middles - half, 2) & panel.shown(middles + half, 2)
    best = int(np.argmax(np.where(inside, score, score - 1e3)))
    return Name(anchors[best], middles[best], half)


def _distance(middles: Pixels, half: Pixels, points: Pixels) -> Pixels:
    """Return how far each box is from the nearest of the points."""
    across, down = (
        np.maximum(np.abs(middles[:, axis, None] - points[:, axis]) - half[axis], 0)
        for axis in (0, 1)
    )
    distance: Pixels = np.sqrt((across**2 + down**2).min(axis=1))
    return distance
