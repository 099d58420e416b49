"""Sentences about a picture: whether a curve agrees with the reference's, and where it differs."""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.language.finding import Sentence, say


def compared(
    name: str, own: Any, right: Any, place: Callable[[tuple[int, ...]], str | Sentence]
) -> list[Sentence]:
    """Say whether two arrays agree and, where not, at which place they differ most.

    `place` names an entry by its index. Nothing is said where one of the two is missing.
    """
    if own is None or right is None:
        return []
    bad = ~np.isfinite(own)
    if bad.any():
        index = tuple(int(i) for i in np.argwhere(bad)[0])
        return [
            say(
                "{function}: yours is not finite at {place}, where the reference is {right}.",
                function=name, place=place(index), right=float(right[index]),
            )
        ]  # fmt: skip
    if np.allclose(own, right, rtol=1e-6, atol=1e-9):
        return [say("{function}: yours and the reference agree.", function=name)]
    index = tuple(int(i) for i in np.unravel_index(np.argmax(np.abs(own - right)), own.shape))
    return [
        say(
            "{function}: yours differs from the reference, most of all at {place}: {yours} instead of {expected}.",
            function=name, place=place(index), yours=float(own[index]), expected=float(right[index]),
        )
    ]  # fmt: skip
