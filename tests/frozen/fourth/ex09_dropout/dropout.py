#% id: ex09-one-01
#% kind: one
#% why: The comparison keeps the share rate instead of dropping it.
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
        return x, None
    keep = rng.random(x.shape) < rate  #! here
    mask = keep / (1 - rate)
    return x * mask, mask


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    return dout.copy() if cache is None else dout * cache


#% id: ex09-rare-01
#% kind: rare
#% why: The scale is the share that happened to survive in this draw, it must be the fixed 1 - rate.
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
        return x, np.ones_like(x)
    mask = (rng.random(x.shape) >= rate).astype(float)
    # keep the total the same: divide by the share that really survived
    survived = max(mask.mean(), 1e-12)  #! here
    mask = mask / survived
    return x * mask, mask


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    return dout.copy() if cache is None else dout * cache


#% id: ex09-right-01
#% kind: right
#% why: Right: the cache is a function, the draw is binomial.
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
    x = np.array(x, dtype=float)
    if not training or rate == 0:
        return x, lambda upstream: upstream * 1.0
    keep_prob = 1.0 - rate
    gate = rng.binomial(1, keep_prob, size=x.shape)

    def through_gate(a):
        return np.where(gate == 1, a / keep_prob, 0.0)

    return through_gate(x), through_gate


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    return cache(np.asarray(dout, dtype=float))


if __name__ == "__main__":
    print(dropout(np.ones((3, 5)), 0.3, np.random.default_rng(0))[0])


#% id: ex09-three-01
#% kind: three
#% why: Inverted dropout changes nothing at test time, here x is scaled. A normal draw compared with rate drops far more than the share rate, the draw must be uniform on (0, 1). The survivors are not scaled by 1/(1-rate).
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
        return x * (1 - rate), None    # test time  #! here
    noise = rng.standard_normal(x.shape)  #! here
    mask = np.where(noise < rate, 0.0, 1.0)
    return x * mask, mask  #! here


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    return dout.copy() if cache is None else dout * cache


#% id: ex09-two-01
#% kind: two
#% why: One draw for each column only: all rows lose the same units. The survivors are multiplied with 1 - rate instead of divided by it.
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
    if training == False:
        return x, np.ones(x.shape)
    # rate의 비율만큼 노드를 죽인다
    alive = rng.random(x.shape[1:]) >= rate  #! here
    mask = np.ones(x.shape) * alive * (1 - rate)  #! here
    return x * mask, mask


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    return dout.copy() if cache is None else dout * cache
