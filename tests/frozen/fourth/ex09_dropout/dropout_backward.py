#% id: ex09-two-02
#% kind: two
#% why: The gradient goes through the dropped elements, it belongs to the survivors. The scale 1/(1-rate) of the forward pass is missing on the way back.
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
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), None
    kept = rng.random(x.shape) >= rate
    out = np.zeros(x.shape)
    out[kept] = x[kept] / (1 - rate)
    return out, (kept, rate)


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    if cache is None:
        return dout
    kept, rate = cache
    dx = np.zeros(dout.shape)
    dx[~kept] = dout[~kept]  #! here
    return dx  #! here
