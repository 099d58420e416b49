"""The paths of SGD and Adam over one loss surface, with all examples at once and with small batches."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.language.finding import Sentence, say
from autograder.language.i18n import render
from autograder.pictures.calls import PictureCalls
from autograder.pictures.notes import compared
from autograder.pictures.style import (
    BLUE,
    GREEN,
    LEGEND,
    ORANGE,
    RED,
    Spec,
    axis,
    framed,
    near,
    number,
    side_by_side,
)

EXAMPLES, SMALL = 48, 5
STEPS = 60
START = np.array([-1.5, 2.2])
SPREAD = np.array([1.0, 0.35])
BEST = np.array([1.5, -1.0])
REACH = ((-2.5, 3.0), (-2.5, 3.0))
CELLS = 44
RATES = {"sgd_step": 0.25, "adam_step": 0.12}
WAYS = {
    "SGD": ("sgd_step", EXAMPLES, BLUE, [1, 0]),
    "SGD small": ("sgd_step", SMALL, RED, [3, 2]),
    "Adam": ("adam_step", EXAMPLES, ORANGE, [1, 0]),
    "Adam small": ("adam_step", SMALL, GREEN, [3, 2]),
}


@dataclass
class Ways:
    """The weights along every path, as far as it got, and how many examples an epoch of small batches had."""

    paths: dict[str, list[NDArray]] = field(default_factory=dict)
    epoch_size: int | None = None


@dataclass(frozen=True)
class LossPaths:
    """The examples, and the paths of both sides over their loss."""

    x: NDArray
    y: NDArray
    yours: Ways
    right: Ways


def ask(calls: PictureCalls) -> LossPaths:
    """Return what the functions give."""
    draw = np.random.default_rng((7, calls.seed))
    x = draw.normal(size=(EXAMPLES, 2)) * SPREAD
    y = (x @ BEST + 0.4 * draw.normal(size=EXAMPLES)).reshape(-1, 1)
    ways = {name: _ways(side, calls, x, y) for name, side in calls.sides.items()}
    return LossPaths(x, y, **ways)


def _ways(side: Callable[..., Any], calls: PictureCalls, x: NDArray, y: NDArray) -> Ways:
    ways = Ways()
    for name, (step, size, *_) in WAYS.items():
        ways.paths[name] = _way(side, calls, (x, y), step, size, ways)
    return ways


def _way(
    side: Callable[..., Any], calls: PictureCalls, data: tuple[NDArray, NDArray], step: str, size: int, ways: Ways
) -> list[NDArray]:  # fmt: skip
    path, state, epoch = [START], None, 0
    while len(path) <= STEPS:
        batches = _batches(side("minibatches", *data, size, calls.rng(epoch)))
        if not batches:
            break
        if size == SMALL:
            ways.epoch_size = sum(len(xb) for xb, _ in batches)
        epoch += 1
        for xb, yb in batches[: STEPS + 1 - len(path)]:
            grads = [2 / len(xb) * xb.T @ (xb @ path[-1] - yb[:, 0])]
            if step == "sgd_step":
                stepped = side(step, [path[-1]], grads, RATES[step], shape=[(2,)])
            else:
                stepped = side(step, [path[-1]], grads, state, RATES[step], shape=[[(2,)], None])
                stepped, state = (None, None) if stepped is None else stepped
            if stepped is None:
                return path
            path.append(stepped[0])
    return path


def _batches(value: Any) -> list[tuple[NDArray, NDArray]]:
    """Return the usable batches: pairs with the same number of rows, of 2 columns and of 1."""
    batches = []
    for pair in value if isinstance(value, list) else []:
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            return []
        xb, yb = (np.asarray(one) for one in pair)
        if xb.ndim != 2 or xb.shape[1] != 2 or yb.shape != (len(xb), 1):
            return []
        if len(xb):
            batches.append((xb.astype(float), yb.astype(float)))
    return batches


def _place(index: tuple[int, ...]) -> Sentence:
    return say("step {number}, w[{weight}]", number=index[0], weight=index[1])


def _notes(results: LossPaths) -> list[Sentence]:
    sentences = []
    for name, function in (("SGD", "sgd_step"), ("Adam", "adam_step")):
        own, right = (np.array(ways.paths[name]) for ways in (results.yours, results.right))
        if len(own) == len(right) == STEPS + 1:
            sentences += compared(function, own, right, _place)
    epoch_size = results.yours.epoch_size
    if epoch_size is not None and epoch_size != EXAMPLES:
        sentences.append(
            say("One epoch of your minibatches has {yours} examples instead of {expected}.", yours=epoch_size, expected=EXAMPLES)
        )  # fmt: skip
    small, full = (results.yours.paths[name] for name in ("SGD small", "SGD"))
    if len(small) == len(full) == STEPS + 1:
        ends = [_loss(results, np.array(path))[-20:].mean() for path in (full, small)]
        sentences.append(
            say(
                "Mean loss of your last 20 SGD steps: {whole} with all examples, {small} with batches of {size}.",
                whole=float(ends[0]), small=float(ends[1]), size=SMALL,
            )
        )  # fmt: skip
    return sentences


def _loss(results: LossPaths, w: NDArray) -> NDArray:
    """Return the mean squared error of every row of weights."""
    errors = results.x @ w.T - results.y
    loss: NDArray = (errors**2).mean(axis=0)
    return loss


def _names(lang: str) -> dict[str, str]:
    return {
        "SGD": render(say("SGD, all examples"), lang),
        "SGD small": render(say("SGD, batches of {size}", size=SMALL), lang),
        "Adam": render(say("Adam, all examples"), lang),
        "Adam small": render(say("Adam, batches of {size}", size=SMALL), lang),
    }


def _series(lang: str, what: str) -> Spec:
    names = _names(lang)
    place = 2 if what == "color" else 3
    scale = {"domain": list(names.values()), "range": [WAYS[name][place] for name in names]}
    return {
        "field": "series", "type": "nominal", "title": None, "scale": scale, "legend": {**LEGEND, "columns": 4},
    }  # fmt: skip


def _lines(rows: list[Spec], lang: str, channels: Spec) -> Spec:
    return {
        "data": {"values": rows},
        "mark": {
            "type": "line",
            "strokeWidth": 2,
            "clip": True,
            "point": {"filled": True, "size": 14},
        },
        "encoding": {
            **channels,
            "order": {"field": "step", "type": "quantitative"},
            "color": _series(lang, "color"),
            "strokeDash": _series(lang, "strokeDash"),
        },
    }


def _on_paper(path: list[NDArray]) -> list[NDArray]:
    """Return a path up to the point where it leaves the picture for good, which no renderer could draw to."""
    far = 10 * (REACH[0][1] - REACH[0][0])
    for step, point in enumerate(path):
        away = np.abs(point).max()
        if not away <= far:
            last = path[step - 1] + (point - path[step - 1]) * (far / away)
            return [*path[:step], last] if np.isfinite(last).all() else path[:step]
    return path


def _surface(results: LossPaths, ways: Ways, lang: str) -> Spec:
    edges = [np.linspace(*reach, CELLS + 1) for reach in REACH]
    middles = [(one[:-1] + one[1:]) / 2 for one in edges]
    w = np.array([[a, b] for a in middles[0] for b in middles[1]])
    # The logarithm, rounded to bands, draws the lines of equal loss.
    bands = np.floor(2 * np.log2(_loss(results, w)))
    squares = [
        {"x": number(edges[0][k // CELLS]), "x2": number(edges[0][k // CELLS + 1]),
         "y": number(edges[1][k % CELLS]), "y2": number(edges[1][k % CELLS + 1]), "band": float(band)}
        for k, band in enumerate(bands)
    ]  # fmt: skip
    ticks = {"axis": {"tickCount": 6}}
    channels = {
        "x": axis("x", "w[0]", REACH[0], **ticks),
        "y": axis("y", "w[1]", REACH[1], **ticks),
    }
    shade = {
        "domain": [float(bands.min()), float(bands.max())],
        "range": ["#ffffff", "#969696"],
        "interpolate": "rgb",
    }
    names = _names(lang)
    rows = [
        {"x": number(point[0]), "y": number(point[1]), "step": step, "series": names[name]}
        for name, path in ways.paths.items()
        for step, point in enumerate(_on_paper(path))
    ]
    return {
        "width": 360,
        "height": 330,
        "layer": [
            {
                "data": {"values": squares},
                "mark": {"type": "rect", "stroke": None},
                "encoding": {
                    **channels,
                    "x2": {"field": "x2"},
                    "y2": {"field": "y2"},
                    "fill": {
                        "field": "band",
                        "type": "quantitative",
                        "scale": shade,
                        "legend": None,
                    },
                },
            },
            _lines(rows, lang, channels),
        ],
    }


def _losses(results: LossPaths, ways: Ways, lang: str) -> Spec:
    names = _names(lang)
    losses = {name: _loss(results, np.array(path)) for name, path in ways.paths.items()}
    start = float(_loss(results, START[None])[0])
    # A way that climbs is seen climbing, without making the others flat.
    top = max(1.05 * start, min(4 * start, max(float(np.nanmax(one)) for one in losses.values())))
    rows = [
        {"x": step, "y": number(loss), "step": step, "series": names[name]}
        for name, values in losses.items()
        for step, loss in enumerate(near(values, (0, top)))
    ]
    channels = {
        "x": axis("x", render(say("step"), lang), (0, STEPS)),
        "y": axis("y", render(say("loss of all examples"), lang), (0, top)),
    }
    return {"width": 330, "height": 330, "layer": [_lines(rows, lang, channels)]}


def specification(results: LossPaths, notes: tuple[Sentence, ...], lang: str) -> Spec:
    """Return the picture: four paths over the surface, and the loss along them."""
    panels = [
        (say("your paths over the surface (darker: greater loss)"), _surface(results, results.yours, lang)),
        (say("the loss along the paths"), _losses(results, results.yours, lang)),
    ]  # fmt: skip
    return framed(
        side_by_side(panels, lang, strokeDash="shared"),
        say("Exercise 7: SGD and Adam on one surface"),
        [*_notes(results), *notes],
        say(
            "Left, the loss of a line through 48 examples over its two weights, in bands of equal loss, and the paths of your optimisers from one start: with all examples they are smooth, with batches of 5 they waver. "
            "Right, the loss along each path over 60 steps."
        ),
        lang,
    )
