"""What all pictures share: colours, the frame with title and notes, and numbers as JSON has them."""

import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.language.finding import Sentence, say
from autograder.language.i18n import render, width_of

Spec = dict[str, Any]

# The palette of Okabe and Ito 2008, for colour-blind readers. Series also differ by width, dash or form, for print.
BLUE, ORANGE, GREEN, RED, SKY, PURPLE, BLACK = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#000000",
)  # fmt: skip
YOURS, REFERENCE = BLUE, ORANGE
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "Noto Sans KR, Noto Sans CJK KR, Malgun Gothic, Apple SD Gothic Neo, Arial, sans-serif"
COLUMNS = 125
LEGEND = {
    "orient": "bottom", "symbolType": "stroke", "symbolOpacity": 1, "symbolStrokeWidth": 4, "symbolSize": 250,
}  # fmt: skip


def yours_label(lang: str) -> str:
    """Return what the learner's own series is called."""
    return render(say("yours"), lang)


def right_label(lang: str) -> str:
    """Return what the reference's series is called."""
    return render(say("reference"), lang)


def framed(
    body: Spec, title: Sentence, notes: Sequence[Sentence], description: Sentence, lang: str
) -> Spec:
    """Return a whole specification: what is drawn, its title, its notes and its alternative text."""
    lines = [line for note in notes for line in wrapped(render(note, lang))]
    # Notes stand in lines of their own in the picture; read out, each one needs an end.
    read_out = [render(one, lang) for one in (description, *notes)]
    alternative_text = " ".join(
        one if one.endswith((".", "?", "!")) else f"{one}." for one in read_out
    )
    return {
        "$schema": SCHEMA,
        "description": alternative_text,
        "background": "white",
        "padding": 12,
        "title": {
            "text": render(title, lang),
            "subtitle": lines,
            "anchor": "start",
            "fontSize": 17,
            "subtitleFontSize": 13,
            "subtitleLineHeight": 18,
            "subtitleColor": "#333",
            "subtitlePadding": 6,
            "offset": 14,
        },
        "config": {
            "font": FONT,
            "axis": {"labelFontSize": 11, "titleFontSize": 12, "gridColor": "#e4e4e4"},
            "legend": {"labelFontSize": 12, "titleFontSize": 12, "labelLimit": 320},
            "header": {"labelFontSize": 12, "titleFontSize": 12, "labelLimit": 320},
            "title": {"fontSize": 13, "anchor": "start"},
            "view": {"stroke": "#bbb"},
        },
        **body,
    }


def wrapped(text: str) -> list[str]:
    """Return a text in lines of at most COLUMNS columns, since Vega does not wrap lines."""
    wide = width_of(text) / max(len(text), 1)
    return textwrap.wrap(text, max(20, int(COLUMNS / wide)))


def number(value: Any) -> float | None:
    """Return a number as JSON has it: four significant digits, None where it is not finite."""
    value = float(value)
    return float(f"{value:.4g}") if math.isfinite(value) else None


def rows(**columns: Any) -> list[Spec]:
    """Return columns as the rows of a data set; a text or a number alone stands in every row."""
    size = max(len(one) for one in columns.values() if not isinstance(one, str | int | float))
    full = {
        name: [one] * size if isinstance(one, str | int | float) else one
        for name, one in columns.items()
    }
    return [
        {key: cell if isinstance(cell, str) else number(cell) for key, cell in zip(full, row, strict=True)}
        for row in zip(*full.values(), strict=True)
    ]  # fmt: skip


def window(arrays: Iterable[Any], low: float, high: float) -> list[float]:
    """Return the range that shows all the arrays, as far as it lies between `low` and `high`.

    Of an array that lies outside, the nearest quarter is shown all the same: what is wrong must be seen.
    """
    clipped = []
    for one in arrays:
        values = np.ravel([] if one is None else one)
        values = values[np.isfinite(values)]
        if len(values):
            outside = np.maximum(low - values, values - high).clip(0)
            reach = float(np.quantile(outside, 0.25))
            clipped.append(np.clip(values, low - reach, high + reach))
    if not clipped:
        return [low, high]
    values = np.concatenate(clipped)
    margin = 0.05 * (float(values.max() - values.min()) or 1.0)
    return [round(float(values.min()) - margin, 4), round(float(values.max()) + margin, 4)]


def powers_of_ten(low: float, high: float, every: int = 1) -> list[float]:
    """Return the powers of ten from `low` to `high`: the ticks of a logarithmic axis."""
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    return [float(f"1e{power}") for power in range(first, last + 1, every)]


def near(values: Any, domain: Sequence[float]) -> Any:
    """Return values with those far outside an axis brought nearer: a renderer draws no line to 1e13."""
    far = 1000 * (domain[1] - domain[0])
    clipped = np.clip(values, domain[0] - far, domain[1] + far)
    return np.where(np.isfinite(values), clipped, values)


def axis(field: str, title: str, domain: Sequence[float] | None = None, **more: Any) -> Spec:
    """Return the channel of a number along an axis."""
    scale: Spec = {"scale": {"domain": list(domain), "nice": False}} if domain is not None else {}
    return {"field": field, "type": "quantitative", "title": title, **scale, **more}


def whole_numbers(last: int) -> Spec:
    """Return the axis of what is counted from 1 on: twelve numbers at most. Vega writes 1.5 where there are few."""
    return {"values": [*range(1, last + 1, -(-last // 12))], "format": "d"}


def colours(series: Mapping[str, str]) -> Spec:
    """Return the channel that gives every series its colour: the same for all layers of a picture."""
    scale = {"domain": list(series), "range": list(series.values())}
    return {"field": "series", "type": "nominal", "title": None, "scale": scale, "legend": LEGEND}


def two_series(lang: str) -> dict[str, str]:
    """Return the colours of the learner's series and of the reference's."""
    return {yours_label(lang): YOURS, right_label(lang): REFERENCE}


def comparison(
    x: Any, own: Any, right: Any, channels: dict[str, Spec], series: Mapping[str, str]
) -> list[Spec]:
    """Return the layers of a curve: the reference wide and pale, the learner's thin on top.

    `series` are the colours of the picture's series, the learner's and the reference's first.
    """
    yours, reference, *_ = series
    domain = channels["y"]["scale"]["domain"]
    curves = [(reference, right, 7, 0.55), (yours, own, 2, 1)]
    return [
        {
            "data": {"values": rows(x=x[: len(values)], y=near(values, domain), series=name)},
            "mark": {"type": "line", "strokeWidth": wide, "opacity": opacity, "clip": True},
            "encoding": {**channels, "color": colours(series)},
        }
        for name, values, wide, opacity in curves
        if values is not None
    ]


def side_by_side(panels: Sequence[tuple[Sentence, Spec]], lang: str, **resolve: str) -> Spec:
    """Return panels in a row, each under its title, with one legend below."""
    return {
        "hconcat": [{"title": render(title, lang), **panel} for title, panel in panels],
        "resolve": {"scale": {"color": "shared", **resolve}},
        "spacing": 30,
    }
