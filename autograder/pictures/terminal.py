"""A quick look at a specification in the terminal, by plotext: its lines, points and bars, panel by panel."""

from collections.abc import Iterator
from typing import Any

from autograder.language.i18n import encodable, printable
from autograder.pictures.image import NotInstalled
from autograder.pictures.style import Spec

HEIGHT = 16
MOST_COLUMNS = 100
DRAWN = ("line", "point")
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
    heading = specification["title"]
    lines = [heading["text"], *heading["subtitle"], ""]
    for panel in panels(specification):
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
            draw = plotext.plot if mark == "line" else plotext.scatter
            draw(list(x), list(y), marker=marker, label=printable(name, encoding) or None)
        domain = _domain(panel)
        if domain is not None:
            plotext.ylim(*domain)
        text = plotext.uncolorize(plotext.build())
        lines += [*(line.rstrip() for line in text.splitlines()), ""]
    return "\n".join(printable(line, encoding) for line in lines)


def panels(view: Spec) -> Iterator[Spec]:
    """Yield the views of a specification that stand beside or below each other."""
    inner = view.get("hconcat") or view.get("vconcat") or []
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


def _domain(panel: Spec) -> list[float] | None:
    for layer in _layers(panel):
        scale = layer.get("encoding", {}).get("y", {}).get("scale", {})
        if scale.get("domain"):
            domain: list[float] = scale["domain"]
            return domain
    return None


def _series(panel: Spec) -> Iterator[tuple[str, str, list[tuple[float, float]]]]:
    """Yield the name, the mark and the points of every series of numbers in a panel."""
    for layer in _layers(panel):
        kind = layer.get("mark", {}).get("type")  # small multiples have none
        channels = layer.get("encoding", {})
        axes = [channels.get(name, {}) for name in ("x", "y")]
        if kind not in DRAWN or any(one.get("type") != "quantitative" for one in axes):
            continue
        x, y = (one["field"] for one in axes)
        group = next((channels[name]["field"] for name in GROUPS if name in channels), "")
        found: dict[str, list[tuple[float, float]]] = {}
        rows: list[dict[str, Any]] = layer["data"]["values"]
        for row in rows:
            if row[x] is not None and row[y] is not None:
                found.setdefault(str(row.get(group, "")), []).append((row[x], row[y]))
        for name, points in found.items():
            yield name, kind, points
