"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(
    x: ArrayLike, rate: float, rng: np.random.Generator, training: bool = True
) -> tuple[NDArray, Any]:
    """Return (out, cache): x with a random share `rate` of its elements dropped, 0 <= rate < 1.

    Inverted dropout: the elements that survive are scaled by 1 / (1 - rate), so the expected
    value stays. Every element has a draw of its own, from `rng`. With training=False, out
    equals x. `cache` is whatever dropout_backward needs.
    """
    raise NotImplementedError("ex09: dropout")


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    raise NotImplementedError("ex09: dropout_backward")
