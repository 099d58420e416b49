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
    ### BEGIN SOLUTION
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), None
    # Srivastava et al. 2014; scaled while training, so that nothing has to be done afterwards.
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, mask
    ### END SOLUTION


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    ### BEGIN SOLUTION
    dout = np.asarray(dout, dtype=float)
    return dout.copy() if cache is None else dout * cache
    ### END SOLUTION
