#% id: ex09-one-03
#% kind: one
#% why: The gradient goes through unchanged, the mask is not used.
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
    # Srivastava et al. 2014; scaled while training, so that nothing has to be done afterwards.
    mask = (rng.random(x.shape) >= rate) / (1 - rate)
    return x * mask, mask


def dropout_backward(dout, cache):
    mask = cache
    dx = np.array(dout, dtype=float)
    return dx  #! here


#% id: ex09-rare-03
#% kind: rare
#% why: The surviving units are read off the output, where a zero input looks like a dropped one.
"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones_like(x), x.copy(), 1.0)
    mask = rng.random(x.shape) >= rate
    out = x * mask / (1 - rate)
    return out, (mask, out, 1 - rate)


def dropout_backward(dout, cache):
    mask, out, keep = cache
    survived = out != 0  #! here
    return np.asarray(dout, dtype=float) * survived / keep


#% id: ex09-right-03
#% kind: right
#% why: cache is a list of the dropped positions, dx is filled by loop
"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(x, rate, rng, training=True):
    out = np.array(x, dtype=float)
    dropped = []
    factor = 1.0
    if training:
        factor = 1.0 / (1.0 - rate)
        for pos in np.ndindex(out.shape):
            if rng.random() < rate:
                dropped.append(pos)
                out[pos] = 0.0
        out *= factor
    return out, (dropped, factor)


def dropout_backward(dout, cache):
    dropped, factor = cache
    dx = factor * np.array(dout, dtype=float)
    for pos in dropped:
        dx[pos] = 0.0
    return dx


#% id: ex09-two-02
#% kind: two
#% why: The mask is turned round, and the scale is used twice.
"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    p = rate if training else 0.0
    mask = rng.random(x.shape) >= p
    return x * mask / (1 - p), (mask, p)


def dropout_backward(dout, cache):
    mask, p = cache
    through = ~mask  #! here
    dx = np.asarray(dout, dtype=float) * through
    return dx / (1 - p) / (1 - p)  #! here
