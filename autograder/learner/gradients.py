"""Checks a gradient by its definition: the change of the loss when one entry changes slightly in either direction."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.course.state import language_of_run
from autograder.language.finding import Sentence, say
from autograder.language.i18n import render

STEP = 1e-5
CLOSE = 1e-4
"""The share of the largest entry by which a right gradient may differ from the measured one, since the loss is
rounded.
"""
MOST_ENTRIES = 200
"""How many entries of a large array are measured, spread evenly over it."""


@dataclass(frozen=True)
class ArrayResult:
    """One array: whether its gradient agrees, and the sentence about it."""

    agrees: bool
    sentence: Sentence


class GradientReport:
    """The results, array by array, shown as lines of text; true if every gradient agrees."""

    def __init__(self, arrays: list[ArrayResult]) -> None:
        self.arrays = arrays

    def __bool__(self) -> bool:
        return all(one.agrees for one in self.arrays)

    def __repr__(self) -> str:
        lang = language_of_run()
        return "\n".join(render(one.sentence, lang) for one in self.arrays)


def gradient_check(
    loss: Callable[[Any], Any], parameters: Any, gradient: Any, step: float = STEP
) -> GradientReport:
    """Compare a gradient with the slopes that the loss itself shows.

    `parameters` is an array, or a list of arrays (of pairs of them, …); `loss(parameters)` is one number, and
    `gradient` has the form of `parameters`. An entry's slope is (loss(p + step) - loss(p - step)) / (2 step), the
    central difference. It may be wrong where a ReLU has its kink within the step. No argument is modified.
    """
    arrays = list(_arrays(parameters))
    if not arrays:
        raise ValueError("there is no array among the parameters")
    moved = [np.array(array, dtype=float) for _, array in arrays]
    claimed = dict(_arrays(gradient))
    results = []
    for place, (name, _) in enumerate(arrays):

        def at(array: NDArray, place: int = place) -> float:
            return _number(
                loss(_rebuilt(parameters, iter([*moved[:place], array, *moved[place + 1 :]])))
            )

        results.append(_compared(name, moved[place], claimed.get(name), at, step))
    return GradientReport(results)


def _compared(
    name: str, array: NDArray, claimed: Any, loss: Callable[[NDArray], float], step: float
) -> ArrayResult:
    label = f"{name or 'p'}  {array.shape}"
    if claimed is None:
        return ArrayResult(False, say("{array}   no gradient of this array", array=label))
    own = np.asarray(claimed, dtype=float)
    if own.shape != array.shape:
        if own.size != array.size or own.squeeze().shape != array.squeeze().shape:
            text = say(
                "{array}   the gradient has the shape {shape}", array=label, shape=str(own.shape)
            )
            return ArrayResult(False, text)
        own = own.reshape(array.shape)
    entries = np.unique(np.linspace(0, array.size - 1, min(array.size, MOST_ENTRIES)).astype(int))
    measured = np.empty(len(entries))
    for number, entry in enumerate(entries):
        values = []
        for change in (step, -step):
            shifted = array.copy()
            shifted.flat[entry] += change
            values.append(loss(shifted))
        measured[number] = (values[0] - values[1]) / (2 * step)
    yours = own.ravel()[entries]
    away = np.where(np.isfinite(yours), np.abs(yours - measured), np.inf)
    worst = int(away.argmax())
    scale = max(float(np.abs(measured).max()), 1e-8)
    if away[worst] <= CLOSE * scale:
        text = say("{array}   agrees: {count} entries measured", array=label, count=len(entries))
        return ArrayResult(True, text)
    index = [int(one) for one in np.unravel_index(entries[worst], array.shape)]
    text = say(
        "{array}   differs most at {index}: yours {yours}, measured {measured}",
        array=label,
        index=str(index),
        yours=float(yours[worst]),
        measured=float(measured[worst]),
    )
    return ArrayResult(False, text)


def _arrays(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the arrays of a nested list, each with its place in it: "[1][0]"."""
    if isinstance(value, list | tuple):
        for number, one in enumerate(value):
            yield from _arrays(one, f"{name}[{number}]")
    else:
        yield name, value


def _rebuilt(form: Any, arrays: Iterator[NDArray]) -> Any:
    """Return the arrays in the nested lists that `form` has."""
    if isinstance(form, list | tuple):
        return [_rebuilt(one, arrays) for one in form]
    return next(arrays)


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise TypeError("the loss must be one number") from None
