#% id: ex09-one-01
#% kind: one
#% why: The survivors are scaled by 1 / rate instead of 1 / (1 - rate).
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
    if not training or rate == 0:
        return x.copy(), np.ones(x.shape)
    mask = np.where(rng.random(x.shape) < rate, 0.0, 1.0)
    mask = mask / rate  #! here
    return x * mask, mask


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    return dout.copy() if cache is None else dout * cache


#% id: ex09-one-02
#% kind: one
#% why: rng.normal instead of a uniform draw: the share that is dropped is not `rate`.
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
    if training is False:
        return x.copy(), None
    r = rng.standard_normal(x.shape)  #! here
    keep = (r >= rate).astype(float)
    keep /= 1 - rate
    return x * keep, keep


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    return dout.copy() if cache is None else dout * cache


#% id: ex09-rare-01
#% kind: rare
#% why: Exactly round(rate * n) elements are dropped, so the draws are not independent of each other.
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
    mask = np.ones(x.size)
    k = int(round(rate * x.size))
    mask[rng.choice(x.size, size=k, replace=False)] = 0  #! here
    mask = mask.reshape(x.shape) / (1 - rate)
    return x * mask, mask


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    return dout.copy() if cache is None else dout * cache


#% id: ex09-rare-02
#% kind: rare
#% why: The sum of the survivors is renormalised to the old sum, instead of scaling by the fixed 1 / (1 - rate).
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
    keep = (rng.random(x.shape) >= rate).astype(float)
    # keep the total the same
    factor = keep.size / max(keep.sum(), 1)  #! here
    return x * keep * factor, keep * factor


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    return dout.copy() if cache is None else dout * cache


#% id: ex09-right-01
#% kind: right
#% why: 
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
    arr = np.array(x, dtype=float)
    scale = np.ones(arr.shape)
    if training:
        keep_prob = 1.0 - rate
        scale = rng.binomial(1, keep_prob, size=arr.shape) / keep_prob
    return arr * scale, {"scale": scale}


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    return np.multiply(dout, cache["scale"])


#% id: ex09-two-01
#% kind: two
#% why: Evaluation multiplies by 1 - rate as classic dropout does, and the cache holds the mask without the scale.
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
    p = 1 - rate
    if not training:
        return x * p, None  #! here
    u = rng.random(x.shape)
    kept = u < p
    return np.where(kept, x / p, 0), kept.astype(float)  #! here


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    return dout.copy() if cache is None else dout * cache
