"""What a question's picture is drawn with: an author's `draw` calls these, and each gives a Vega-Lite view.

A text in a view is a language map {"en": …, "ko": …} like every text of the bank, or a letter or a number. Series differ
by colour (Okabe and Ito 2008), dash and letter, bars and cells by their place, so none is told by its colour alone. Text
and axes have no colour here: each face gives them its own, for light paper and for dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.pictures.style import BLUE, GREEN, PURPLE, RED, number, rows

View = dict[str, Any]
Label = str | dict[str, str]
Series = Sequence[Any]
"""A name, its x values and its y values."""

COLOURS = (BLUE, RED, GREEN, PURPLE)
DASHES: tuple[list[int], ...] = ([1, 0], [8, 4], [2, 3], [12, 3, 2, 3])
SHAPES = ("circle", "triangle-up", "square", "diamond")
# The grey can be seen on light paper and on dark; the forms are what tells.
KEY = {"orient": "bottom", "symbolFillColor": "#808890", "symbolStrokeColor": "#808890"}
# From nearly white to dark blue; a number in a cell is dark on the first half and white on the second.
PALE, DEEP = "#edf3fa", "#0b4a8f"


def chart(
    lines: Sequence[Series] = (),
    points: Sequence[Series] = (),
    letters: Sequence[Series] = (),
    *,
    x: Label,
    y: Label,
    across: Sequence[float] | None = None,
    up: Sequence[float] | None = None,
    log: bool = False,
    shade: Sequence[float] | None = None,
    width: int = 420,
    height: int = 260,
) -> View:
    """Return lines, each named where it stands apart, points, named in a legend, and single dots with their letters.

    `across` and `up` are the ranges of the axes. `shade` is [x…, y…, to]: what lies between a line and a height.
    """
    axes = {"x": _axis("x", x, across), "y": _axis("y", y, up, log)}
    layers: list[View] = []
    if shade is not None:
        half = (len(shade) - 1) // 2
        values = rows(x=shade[:half], y=shade[half:-1], y2=shade[-1])
        mark = {"type": "area", "color": BLUE, "opacity": 0.22, "clip": True}
        layers.append(_layer(values, mark, {**axes, "y2": {"field": "y2"}}))
    for place, (name, xs, ys) in enumerate(lines):
        mark = {"type": "line", "strokeWidth": 2.5, "strokeDash": DASHES[place], "clip": True}
        colour = _named("color", name, lines, COLOURS)
        layers.append(_layer(rows(x=xs, y=ys), mark, {**axes, "color": colour}))
    for place, (name, xs, ys) in enumerate(points):
        mark = {"type": "point", "filled": True, "size": 110, "opacity": 0.85}
        mark["color"] = COLOURS[place]
        shape = _named("shape", name, points, SHAPES)
        if len(points) > 1:
            shape["legend"] = KEY
        layers.append(_layer(rows(x=xs, y=ys), mark, {**axes, "shape": shape}))
    for name, along, up_to in letters:
        value = {"x": number(along), "y": number(up_to), "name": name}
        dot = {"type": "point", "filled": True, "size": 90, "opacity": 1, "color": RED}
        text = {"type": "text", "dy": -14, "fontSize": 14, "fontWeight": "bold"}
        shape = _named("shape", name, letters, ["circle"] * len(letters))
        layers.append(_layer([value], dot, {**axes, "shape": shape}))
        layers.append(_layer([value], text, {**axes, "text": {"field": "name"}}))
    layers += _names(lines, axes, up, log) if len(lines) > 1 else []
    return {"width": width, "height": height, "layer": layers}


def histogram(
    values: Sequence[float],
    low: float,
    high: float,
    *,
    x: Label,
    y: Label,
    top: float | None = None,
    bins: int = 24,
    width: int = 190,
    height: int = 130,
) -> View:
    """Return how `values` are spread from `low` to `high`: the share of each of `bins` equal parts, in percent."""
    counts, edges = np.histogram(values, bins=bins, range=(low, high))
    shares = 100 * counts / len(values)
    axes = {
        "x": _axis("x", x, (low, high)),
        "x2": {"field": "x2"},
        "y": _axis("y", y, (0, top or 1.05 * float(shares.max()))),
        "y2": {"datum": 0},
    }
    mark = {"type": "bar", "color": BLUE, "clip": True, "stroke": None}
    drawn = rows(x=edges[:-1], x2=edges[1:], y=shares)
    return {"width": width, "height": height, **_layer(drawn, mark, axes)}


def bars(
    names: Sequence[Label],
    heights: Sequence[float],
    *,
    x: Label,
    y: Label,
    up: Sequence[float] | None = None,
    width: int = 190,
    height: int = 130,
) -> View:
    """Return a bar for every name, in the order given."""
    axis = {"labelAngle": 0, "labelOverlap": False}
    axes = {
        "x": {"field": "x", "type": "nominal", "title": x, "sort": None, "axis": axis},
        "y": _axis("y", y, up or (0, 1.05 * max(heights))),
    }
    values = [{"x": name, "y": number(one)} for name, one in zip(names, heights, strict=True)]
    mark = {"type": "bar", "color": BLUE, "clip": True}
    return {"width": width, "height": height, **_layer(values, mark, axes)}


def grid(
    table: Sequence[Sequence[float]],
    rows: Sequence[Label],
    columns: Sequence[Label],
    *,
    x: Label = "",
    y: Label = "",
    side: int = 44,
) -> View:
    """Return a table of numbers as cells, the greater the darker, each with its number in it."""
    values = [
        {"x": across, "y": down, "value": number(one)}
        for down, line in zip(rows, table, strict=True)
        for across, one in zip(columns, line, strict=True)
    ]
    low, high = float(np.min(table)), float(np.max(table))
    # On darker cells than this white can be read better than black.
    dark = low + 0.6 * (high - low)
    places = {
        "x": _cells("x", x, columns, {"orient": "top", "labelAngle": 0}),
        "y": _cells("y", y, rows, {}),
    }
    shade = {
        "field": "value", "type": "quantitative", "legend": None,
        "scale": {"domain": [low, high], "range": [PALE, DEEP]},
    }  # fmt: skip
    ink = {"condition": {"test": f"datum.value > {dark}", "value": "white"}, "value": "#111"}  # fmt: skip
    return {
        "width": side * len(columns),
        "height": side * len(rows),
        "data": {"values": values},
        "encoding": places,
        "layer": [
            {"mark": {"type": "rect", "stroke": "#8a939c"}, "encoding": {"color": shade}},
            {
                "mark": {"type": "text", "fontSize": 14},
                "encoding": {"text": {"field": "value", "format": "~g"}, "color": ink},
            },
        ],
    }


def panels(named: Sequence[tuple[Label, View]], columns: int = 2) -> View:
    """Return views beside and below each other, each under its name."""
    titled = [
        {"title": {"text": name, "anchor": "middle", "fontSize": 14}, **view}
        for name, view in named
    ]
    resolve = {"scale": {"color": "independent"}}  # two tables have two ranges of numbers
    return {"concat": titled, "columns": columns, "spacing": 24, "resolve": resolve}


def _layer(values: list[View], mark: View, encoding: View) -> View:
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _axis(field: str, title: Label, domain: Sequence[float] | None, log: bool = False) -> View:
    scale: View = {"type": "log"} if log else {}
    if domain is not None:
        scale |= {"domain": [number(one) for one in domain], "nice": False}
    # Few ticks: a phone shows the same picture half as wide.
    axis: View = {"tickCount": 5}
    if log:
        axis["format"] = "~g"
    return {"field": field, "type": "quantitative", "title": title, "scale": scale, "axis": axis}


def _cells(field: str, title: Label, names: Sequence[Label], axis: View) -> View:
    return {
        "field": field, "type": "ordinal", "title": title or None, "sort": None,
        "scale": {"padding": 0}, "axis": {**axis, "grid": False, "labelOverlap": False, "domain": False, "ticks": False},
    }  # fmt: skip


def _named(channel: str, name: Label, series: Sequence[Series], values: Sequence[str]) -> View:
    """Return the channel that gives every series its own value, whatever layer it is in."""
    domain = [one[0] for one in series]
    scale = {"domain": domain, "range": list(values[: len(domain)])}
    return {"datum": name, "type": "nominal", "scale": scale, "legend": None, "title": None}


def _names(lines: Sequence[Series], axes: View, up: Any, log: bool) -> list[View]:
    """Return the layers of the lines' names, each where its line is farthest from all others."""
    flat = [(np.asarray(xs, float), np.asarray(ys, float)) for _, xs, ys in lines]
    scaled = [(xs, np.log10(np.maximum(ys, 1e-300)) if log else ys) for xs, ys in flat]
    if up is not None:
        low, high = np.log10(up) if log else up
    else:
        low = min(np.nanmin(ys) for _, ys in scaled)
        high = max(np.nanmax(ys) for _, ys in scaled)
    span = (high - low) or 1.0
    layers: list[View] = []
    placed: list[tuple[float, float]] = []
    for place, (name, _, _) in enumerate(lines):
        xs, ys = scaled[place]
        others = [
            np.interp(xs, *other, left=np.nan, right=np.nan)
            for k, other in enumerate(scaled)
            if k != place
        ]
        gaps = np.array([ys - other for other in others]) / span
        room = np.nanmin(np.abs(np.nan_to_num(gaps, nan=9.0)), axis=0)
        heights = (ys - low) / span
        # Not at the edges, where there is no room for a letter.
        edge = 0.06 if isinstance(name, str) and len(name) == 1 else 0.3
        first, last = xs[0] + edge * np.ptp(xs), xs[0] + (1 - edge) * np.ptp(xs)
        allowed = (xs >= first) & (xs <= last) & (heights > 0.02) & (heights < 0.93)
        across = (xs - xs[0]) / np.ptp(xs)
        if not (len(lines) == 2 and room.max() < 1e-3):  # two lines that are one have one place
            for u, v in placed:
                allowed &= (np.abs(across - u) > 0.1) | (np.abs(heights - v) > 0.15)
        if not allowed.any():  # rather near another name than outside the picture
            allowed = (heights > 0.02) & (heights < 0.93)
        at = int(np.argmax(np.where(allowed, room, -1)))
        placed.append((float(across[at]), float(heights[at])))
        nearest = gaps[np.argmin(np.abs(np.nan_to_num(gaps[:, at], nan=9.0))), at]
        # Where two lines are one, the second one's name stands below them.
        same = abs(nearest) < 1e-3
        below = bool(place % 2) if same else bool(nearest < 0 and heights[at] > 0.1)
        steep = abs(np.gradient(heights, across)[at])
        # A letter above a steep line would stand on it, so it stands on the side that is free.
        falling = np.gradient(heights)[at] < 0
        aside = (12 if below != falling else -12) if steep > 1.2 else 0
        mark = {"type": "text", "dx": aside, "fontSize": 14, "fontWeight": "bold"}
        mark["dy"] = (13 if below else -11) if not aside else 0
        value = {"x": number(flat[place][0][at]), "y": number(flat[place][1][at]), "name": name}
        layers.append(_layer([value], mark, {**axes, "text": {"field": "name"}}))
    return layers
