#% id: ex09-one-03
#% kind: one
#% why: the gradient of the survivors is not scaled
"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(
    x: ArrayLike, rate: float, rng: np.random.Generator, training: bool = True
) -> tuple[NDArray, Any]:
    x = np.asarray(x, dtype=float)
    if training:
        keep = rng.random(x.shape) >= rate
        return np.where(keep, x / (1 - rate), 0.0), (keep, rate)
    return x.copy(), None


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    if cache is None:
        return dout.copy()
    keep, rate = cache
    return dout * keep  #! here


#% id: ex09-two-02
#% kind: two
#% why: the dropped elements get the gradient; scaled by 1 - rate
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
    if training:
        keep = rng.random(x.shape) >= rate
        return np.where(keep, x / (1 - rate), 0.0), (keep, rate)
    return x.copy(), None


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    살림 = np.ones(np.shape(dout), bool) if cache is None else cache[0]
    비율 = 0.0 if cache is None else cache[1]
    기울기 = np.array(dout, dtype=float)
    기울기[살림] = 0.0  #! here
    return 기울기 * (1 - 비율)  #! here


#% id: ex09-rare-03
#% kind: rare
#% why: finds the survivors by out != 0: elements that were 0 in x get no gradient
"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones_like(x), np.ones_like(x), 1.0)
    keep = rng.random(x.shape) >= rate
    out = np.where(keep, x / (1 - rate), 0.0)
    return out, (out, keep, 1 / (1 - rate))


def dropout_backward(dout, cache):
    out, keep, scale = cache
    survived = out != 0  #! here
    return np.asarray(dout, dtype=float) * survived * scale
