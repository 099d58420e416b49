"""The error of TensorFlow's matrix product in float32 and in float64, by the number of its terms."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from autograder.language.finding import Sentence, say
from autograder.language.i18n import render
from autograder.pictures.calls import PictureCalls
from autograder.pictures.style import BLUE, RED, Spec, axis, colours, framed, powers_of_ten, rows

LENGTHS = (4, 16, 64, 256, 1024, 4096)
SIDE = 8
SMALLEST = 1e-18
GREATEST = 1e3  # the end of the axis where a product is wrong; a right one stays far below 1
TYPES = {"float32": RED, "float64": BLUE}
DASHES = {"float32": [6, 4], "float64": [1, 0]}
# Rounding errors partly cancel, so a right product stays below the unit roundoff times the number of terms.
ROUNDOFF = {"float32": 2.0**-24, "float64": 2.0**-53}


@dataclass(frozen=True)
class Errors:
    """By type, the largest error over LENGTHS, as a share of the sum of all absolute terms."""

    shares: dict[str, list[float]]


def ask(calls: PictureCalls) -> Errors:
    """Return what the functions give."""
    draw = np.random.default_rng(calls.seed)
    pairs = [(draw.normal(size=(SIDE, n)), draw.normal(size=(n, SIDE))) for n in LENGTHS]
    return Errors({name: _shares(calls, name, pairs) for name in TYPES})


def _shares(calls: PictureCalls, name: str, pairs: list[tuple[NDArray, NDArray]]) -> list[float]:
    shares = []
    for a, b in pairs:
        a, b = a.astype(name), b.astype(name)
        own = calls.yours("matrix_product", a, b, shape=(SIDE, SIDE))
        if own is None:
            break
        a, b = a.astype(np.longdouble), b.astype(np.longdouble)
        shares.append(float((np.abs(own - a @ b) / (np.abs(a) @ np.abs(b))).max()))
    return shares


def _notes(results: Errors) -> list[Sentence]:
    sentences = []
    for name, shares in results.shares.items():
        off = [
            (count, share)
            for count, share in zip(LENGTHS, shares, strict=False)
            if not share <= ROUNDOFF[name] * (count + 1)
        ]
        if off:
            count, share = off[0]
            sentences.append(
                say(
                    "{type}: with {count} terms yours is off by {share}, more than rounding in that type explains.",
                    type=name, count=count, share=share,
                )
            )  # fmt: skip
        elif shares:
            sentences.append(say("{type}: yours is as exact as that type allows.", type=name))
    return sentences


def specification(results: Errors, notes: tuple[Sentence, ...], lang: str) -> Spec:
    """Return the picture: the errors over the number of terms, both on logarithmic scales."""
    x = axis("x", render(say("terms of each sum"), lang), (LENGTHS[0], LENGTHS[-1]))
    x["scale"] |= {"type": "log"}
    x["axis"] = {"values": list(LENGTHS), "format": "d"}
    greatest = float(
        np.nan_to_num([*results.shares["float32"], *results.shares["float64"]], nan=np.inf).max(
            initial=0
        )
    )
    top = GREATEST if greatest > 1 else 1.0
    y = axis("y", render(say("largest error, as a share of the terms"), lang), (SMALLEST, top))
    y["scale"] |= {"type": "log"}
    y["axis"] = {"format": ".0e", "values": powers_of_ten(SMALLEST, top, every=3)}
    if greatest > GREATEST:
        y["axis"]["labelExpr"] = f"datum.value < {GREATEST} ? datum.label : '≥ ' + datum.label"
    layers = []
    # The dashed curve is drawn last, so that both are seen where they lie on each other.
    for name in reversed(TYPES):
        shares = results.shares[name]
        if not shares:
            continue
        clipped = np.clip(np.nan_to_num(shares, nan=top, posinf=top), SMALLEST, top)
        mark = {"type": "line", "point": True, "strokeWidth": 3, "strokeDash": DASHES[name]}  # fmt: skip
        data = {"values": rows(x=LENGTHS[: len(shares)], y=clipped, series=name)}
        layers.append({"data": data, "mark": mark, "encoding": {"x": x, "y": y, "color": colours(TYPES)}})  # fmt: skip
    return framed(
        {"hconcat": [{"width": 420, "height": 270, "layer": layers}]},
        say("Exercise 11: how exact a tensor is"),
        [*_notes(results), *notes],
        say(
            "The error of a matrix product by the number of terms in each of its sums, on logarithmic scales: about 1e-7 in float32 and 1e-16 in float64. "
            "A float64 curve that lies beside the other one says that the product was computed in float32."
        ),
        lang,
    )
