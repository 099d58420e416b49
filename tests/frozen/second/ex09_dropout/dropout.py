#% id: ex09-one-01
#% kind: one
#% why: The survivors are not scaled.
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
    keep = rng.random(x.shape) >= rate
    mask = keep * 1.0  #! here
    return x * mask, mask


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    return dout.copy() if cache is None else dout * cache


#% id: ex09-one-02
#% kind: one
#% why: rate is treated as the share that is kept.
"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if not training:
        return x, np.ones_like(x)
    draw = rng.random(x.shape)
    mask = (draw < rate) / (1 - rate)  #! here
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-rare-01
#% kind: rare
#% why: One random number a row is drawn, so whole examples fall out together.
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
    coin = rng.random((x.shape[0], 1))  #! here
    mask = np.broadcast_to((coin >= rate) / (1 - rate), x.shape)
    return x * mask, mask


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    return dout.copy() if cache is None else dout * cache


#% id: ex09-rare-02
#% kind: rare
#% why: The number of dropped units is fixed by choosing exactly rate * size of them, so the draws are not independent.
"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training:
        return x.copy(), None
    mask = np.ones(x.size)
    number = int(round(rate * x.size))  #! here
    mask[rng.choice(x.size, number, replace=False)] = 0
    mask = mask.reshape(x.shape) / (1 - rate)
    return x * mask, mask


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    return dout.copy() if cache is None else dout * cache


#% id: ex09-right-01
#% kind: right
#% why: keeps the mask and the rate in a dict, np.where
"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(x, rate, rng, training=True):
    x = np.array(x, dtype=float)
    if training is False or rate == 0:
        return x, {"alive": np.ones(x.shape, dtype=bool), "keep": 1.0}
    살아남을확률 = 1.0 - rate
    alive = rng.uniform(size=x.shape) < 살아남을확률
    out = np.where(alive, x / 살아남을확률, 0.0)
    return out, {"alive": alive, "keep": 살아남을확률}


def dropout_backward(dout, cache):
    dout = np.asarray(dout, dtype=float)
    return np.where(cache["alive"], dout / cache["keep"], 0.0)


#% id: ex09-right-02
#% kind: right
#% why: binomial draw
"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(x, rate, rng, training=True):
    values = np.asarray(x, dtype=float)
    if training:
        keep = 1 - rate
        switch = rng.binomial(1, keep, size=values.shape)  # 1 = stays on
        scale = switch / keep
    else:
        scale = np.ones(values.shape)
    return values * scale, scale


def dropout_backward(dout: ArrayLike, cache: Any) -> NDArray:
    """Return dx: the gradient that comes from above, through the elements that survived."""
    dout = np.asarray(dout, dtype=float)
    return dout.copy() if cache is None else dout * cache


#% id: ex09-three-01
#% kind: three
#% why: The survivors are divided by rate, training is ignored, and one draw is made a column.
"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if rate == 0:  #! here
        return x.copy(), np.ones_like(x)
    draws = rng.random(x.shape[1])  #! here
    keep = draws >= rate
    mask = np.ones_like(x) * keep / rate  #! here
    return x * mask, mask


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache


#% id: ex09-two-01
#% kind: two
#% why: Units are dropped also with training=False, and the survivors are multiplied by 1 - rate.
"""Exercise 9: dropout.   Lesson: lessons/en/ex09_dropout.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def dropout(x, rate, rng, training=True):
    x = np.asarray(x, dtype=float)
    if not training and rate == 0:  #! here
        return x.copy(), np.ones(x.shape)
    마스크 = rng.random(x.shape) >= rate
    배율 = 마스크 * (1 - rate)  #! here
    return x * 배율, 배율


def dropout_backward(dout, cache):
    return np.asarray(dout, dtype=float) * cache
