"""A quick look at a specification in the terminal, by plotext: its lines, points and bars, panel by panel."""

import math
from collections.abc import Iterator
from typing import Any

from autograder.language.i18n import encodable, printable, width_of
from autograder.pictures.image import NotInstalled
from autograder.pictures.style import Spec

HEIGHT = 16
MOST_COLUMNS = 100
DRAWN = ("line", "point", "bar")
_BAR = "█"
GROUPS = ("color", "stroke", "shape")
# The marker of a series by its number, since not every terminal has colours; the second column is without Braille.
MARKERS, PLAIN_MARKERS = (".", "braille", "x", "o", "+"), (".", "*", "x", "o", "+")


def quick_look(specification: Spec, width: int, encoding: str) -> str:
    """Return the picture as text: title, notes and every panel that has lines, points or bars.

    Raises NotInstalled without plotext.
    """
    try:
        import plotext
    except ImportError:
        raise NotInstalled from None
    heading = specification.get("title")
    lines = [heading["text"], *heading["subtitle"], ""] if heading else []
    for panel in panels(specification):
        if table := _table(panel):
            lines += [*filter(None, [_title(panel)]), *table, ""]
            continue
        series = list(_series(panel))
        if not series:
            continue
        plotext.clear_figure()
        plotext.theme("clear")
        plotext.plotsize(min(width, MOST_COLUMNS), HEIGHT)
        plotext.title(printable(_title(panel), encoding))
        markers = MARKERS if encodable("⣿", encoding) else PLAIN_MARKERS
        for place, (name, mark, points) in enumerate(series):
            x, y = zip(*points, strict=True)
            marker = markers[place % len(markers)]
            if mark == "bar":
                named = [printable(str(one), encoding) for one in x]
                plotext.bar(named, list(y), marker=_BAR if encodable(_BAR, encoding) else "#")
                continue
            draw = plotext.plot if mark in ("line", "area") else plotext.scatter
            draw(list(x), list(y), marker=marker, label=printable(name, encoding) or None)
        domain, log = _scale(panel)
        if log:
            _powers(plotext, series, domain)
        elif domain is not None:
            plotext.ylim(*domain)
        text = plotext.uncolorize(plotext.build())
        lines += [*(line.rstrip() for line in text.splitlines()), ""]
    return "\n".join(printable(line, encoding) for line in lines)


def panels(view: Spec) -> Iterator[Spec]:
    """Yield the views of a specification that stand beside or below each other."""
    inner = view.get("hconcat") or view.get("vconcat") or view.get("concat") or []
    if not inner:
        yield view
        return
    for one in inner:
        yield from panels(one)


def _title(panel: Spec) -> str:
    title = panel.get("title", "")
    return str(title["text"] if isinstance(title, dict) else title)


def _layers(panel: Spec) -> list[Spec]:
    layers: list[Spec] = panel.get("layer", [panel])
    return layers


def _powers(plotext: Any, series: Any, domain: list[float] | None) -> None:
    """Give the heights a logarithmic scale with a mark at each power of ten, or at every third."""
    heights = [y for _, _, points in series for _, y in points if y > 0]
    low, high = (math.log10(end) for end in domain or (min(heights), max(heights)))
    plotext.yscale("log")
    plotext.ylim(low, high)
    powers = range(math.ceil(low), math.floor(high) + 1)
    powers = powers[:: 1 + len(powers) // 8]
    plotext.yticks([10.0**power for power in powers], [f"{10.0**power:g}" for power in powers])


def _scale(panel: Spec) -> tuple[list[float] | None, bool]:
    """Return the range of the heights, where one is given, and whether they are on a logarithmic scale."""
    for layer in _layers(panel):
        scale = layer.get("encoding", {}).get("y", {}).get("scale", {})
        if scale.get("domain"):
            return scale["domain"], scale.get("type") == "log"
        if scale.get("type") == "log":
            return None, True
    return None, False


def _table(panel: Spec) -> list[str]:
    """Return cells with numbers in them as lines of text, their columns above them; none for another panel."""
    channels = panel.get("encoding", {})
    if any(channels.get(name, {}).get("type") != "ordinal" for name in ("x", "y")):
        return []
    cells: list[dict[str, Any]] = panel["data"]["values"]
    if not all(one.keys() >= {"x", "y", "value"} for one in cells):
        return []
    across = list(dict.fromkeys(str(one["x"]) for one in cells))
    down = list(dict.fromkeys(str(one["y"]) for one in cells))
    numbers = {(str(one["y"]), str(one["x"])): f"{one['value']:g}" for one in cells}
    wide = 2 + max(map(width_of, [*across, *numbers.values()]))
    first = max(map(width_of, down))
    lines = [" " * first + "".join(_right(name, wide) for name in across)]
    for name in down:
        row = "".join(_right(numbers[name, one], wide) for one in across)
        lines.append(_right(name, first) + row)
    titles = {"x": "→", "y": "↓"}
    axis_titles = [
        f"{titles[k]} {channels[k]['title']}" for k in titles if channels[k].get("title")
    ]
    return ["   ".join(axis_titles), *lines] if axis_titles else lines


def _right(text: str, wide: int) -> str:
    return " " * (wide - width_of(text)) + text


def _series(panel: Spec) -> Iterator[tuple[str, str, list[tuple[Any, float]]]]:
    """Yield the name, the mark and the points of every series of numbers in a panel."""
    for layer in _layers(panel):
        kind = layer.get("mark", {}).get("type")  # small multiples have none
        channels = layer.get("encoding", {})
        axes = [channels.get(name, {}) for name in ("x", "y")]
        if kind not in DRAWN or axes[1].get("type") != "quantitative":
            continue
        if (axes[0].get("type") == "quantitative") == (kind == "bar" and "x2" not in channels):
            continue
        x, y = (one["field"] for one in axes)
        grouped: Spec = next((channels[name] for name in GROUPS if name in channels), {})
        group = grouped.get("field", "")
        points_of: dict[str, list[tuple[Any, float]]] = {}
        rows: list[dict[str, Any]] = layer["data"]["values"]
        for row in rows:
            if row[x] is not None and row[y] is not None:
                place = (row["x"] + row["x2"]) / 2 if kind == "bar" and "x2" in channels else row[x]
                name = grouped.get("datum") or row.get(group, "")
                points_of.setdefault(str(name), []).append((place, row[y]))
        kind = "area" if kind == "bar" and "x2" in channels else kind
        for name, points in points_of.items():
            yield name, kind, points
