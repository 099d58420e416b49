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
from quizzes import lettering
from quizzes.lettering import Name, Pixels

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
        shape = _named("shape", name, letters, ["circle"] * len(letters))
        layers.append(_layer([value], dot, {**axes, "shape": shape}))
    if letters or len(lines) > 1:
        dots = [[name, [along], [up_to]] for name, along, up_to in letters]
        panel = _panel([*lines, *points, *dots], across, up, log, width, height)
        named = [one[0] for one in (*letters, *(lines if len(lines) > 1 else ()))]
        layers += _written(named, _places(lines, points, letters, panel), panel, axes)
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


def _panel(
    series: Sequence[Series], across: Any, up: Any, log: bool, width: int, height: int
) -> lettering.Panel:
    """Return the panel as Vega draws it: a range that is not given is that of the series, to a round end."""
    xs, ys = (np.concatenate([np.asarray(one[k], float) for one in series]) for k in (1, 2))
    if up is None and log:
        up = 10 ** np.floor(np.log10(ys.min())), 10 ** np.ceil(np.log10(ys.max()))
    low, high = up or (min(0.0, ys.min()), max(0.0, ys.max()))
    left, right = across or (xs.min(), xs.max())
    return lettering.Panel(width, height, (left, right), (low, high), log)


def _places(
    lines: Sequence[Series],
    points: Sequence[Series],
    letters: Sequence[Series],
    panel: lettering.Panel,
) -> list[Name]:
    """Return where the letters of the dots stand, then the names of the lines where there are several."""
    traces = [lettering.trace(panel.pixels(xs, ys), panel) for _, xs, ys in lines]
    lettered = panel.pixels([one[1] for one in letters], [one[2] for one in letters])
    taken: list[Name] = []
    for place, (name, _, _) in enumerate(letters):
        others = np.delete(lettered, place, axis=0)
        taken.append(lettering.name_dot(name, lettered[place], others, traces, taken, panel))
    if len(lines) > 1:
        dots = np.vstack([lettered, *(panel.pixels(xs, ys) for _, xs, ys in points)])
        _names(lines, panel, dots, taken)
    return taken


def _names(
    lines: Sequence[Series], panel: lettering.Panel, dots: Pixels, taken: list[Name]
) -> None:
    """Add where each line's name stands to `taken`."""
    traces = [lettering.trace(panel.pixels(xs, ys), panel) for _, xs, ys in lines]
    first = len(taken)
    for place, (name, xs, ys) in enumerate(lines):
        twins = [k for k in range(place) if _same(lines[k], (name, xs, ys), panel)]
        if twins:
            taken.append(lettering.opposite(taken[first + twins[0]]))
            continue
        others = [
            one
            for k, one in enumerate(traces)
            if k != place and not _same(lines[k], (name, xs, ys), panel)
        ]
        taken.append(lettering.name_line(name, traces[place], [*others, dots], taken, panel))


def _same(line: Series, other: Series, panel: lettering.Panel) -> bool:
    """Whether two lines are one in the picture."""
    ours, theirs = (panel.pixels(one[1], one[2]) for one in (line, other))
    return ours.shape == theirs.shape and float(np.abs(ours - theirs).max()) < 1


def _written(
    names: Sequence[Label], places: Sequence[Name], panel: lettering.Panel, axes: View
) -> list[View]:
    """Return the layers of names that stand at `places`."""
    layers: list[View] = []
    for name, place in zip(names, places, strict=True):
        right, down = place.offset
        mark = {
            "type": "text",
            "dx": right,
            "dy": down,
            "fontSize": lettering.FONT,
            "fontWeight": "bold",
        }
        x, y = panel.data(place.at)
        value = {"x": number(x), "y": number(y), "name": name}
        layers.append(_layer([value], mark, {**axes, "text": {"field": "name"}}))
    return layers
