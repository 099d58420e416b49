#% id: ex09-one-01
#% kind: one
#% why: the share `rate` survives
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
        return x.copy(), np.ones_like(x)
    mask = (rng.random(x.shape) < rate).astype(float)  #! here
    mask /= 1 - rate
    return x * mask, mask


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-one-02
#% kind: one
#% why: survivors are not scaled
"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), (np.ones(x.shape), 0.0)
    살아남음 = (rng.random(x.shape) >= rate) * 1.0
    return x * 살아남음, (살아남음, rate)  #! here


def dropout_backward(dout, cache):
    살아남음, rate = cache
    return np.asarray(dout, dtype=float) * 살아남음 / (1.0 - rate)


#% id: ex09-two-01
#% kind: two
#% why: one draw for each unit, shared by the batch; scaled by 1/rate
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
        return x + 0.0, np.ones(x.shape)
    draw = rng.random((1, x.shape[1]))  #! here
    scale = 1.0 / rate if rate > 0 else 1.0  #! here
    keep = np.broadcast_to(draw >= rate, x.shape)
    return x * keep * scale, keep / (1.0 - rate)


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-three-01
#% kind: three
#% why: normal draws, scale at testing time, no scale while training
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
    if not training:
        return x * (1 - rate), np.ones_like(x)  #! here
    draws = rng.standard_normal(x.shape)  #! here
    mask = (draws >= rate).astype(float)
    out = x * mask  #! here
    return out, mask / (1 - rate)


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-rare-01
#% kind: rare
#% why: always drops exactly round(rate · n) elements: draws are not independent
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
        return x.copy(), np.ones_like(x)
    mask = np.full(x.size, 1.0 / (1.0 - rate))
    gone = rng.permutation(x.size)[: round(rate * x.size)]  #! here
    mask[gone] = 0.0
    mask = mask.reshape(x.shape)
    return x * mask, mask


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-rare-02
#% kind: rare
#% why: the integer type of x is kept: scaled values are cut
"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(
    x: ArrayLike, rate: float, rng: np.random.Generator, training: bool = True
) -> tuple[NDArray, Any]:
    x = np.asarray(x)
    if not training:
        return x.astype(float), np.ones(x.shape)
    mask = np.where(rng.random(x.shape) < rate, 0.0, 1.0 / (1.0 - rate))
    out = np.empty_like(x)  #! here
    out[...] = x * mask
    return out, mask


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-right-01
#% kind: right
#% why: flat indices of the dropped in the cache; binomial draws
"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(x, rate, rng, training=True):
    out = np.array(x, dtype=float)
    if not training or rate == 0:
        return out, {"factor": 1.0, "dropped": np.array([], dtype=int)}
    keep = rng.binomial(1, 1.0 - rate, size=out.shape)
    dropped = np.flatnonzero(keep == 0)
    factor = 1.0 / (1.0 - rate)
    out *= factor
    out.flat[dropped] = 0.0
    return out, {"factor": factor, "dropped": dropped}


def dropout_backward(dout, cache):
    dx = np.array(dout, dtype=float) * cache["factor"]
    dx.flat[cache["dropped"]] = 0.0
    return dx
