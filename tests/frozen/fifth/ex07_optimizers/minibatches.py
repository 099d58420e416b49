#% id: ex07-one-01
#% kind: one
#% why: the last smaller batch is lost
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    """Yield (xb, yb): every example exactly once, in a fresh random order, x and y kept in pairs.

    x and y have the same number of rows. The last batch may be smaller than batch_size; where
    batch_size is larger than the data, one batch holds all. The order comes from `rng`.
    """
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    perm = rng.permutation(n)
    for b in range(n // batch_size if n >= batch_size else 1):  #! here
        pick = perm[b * batch_size : (b + 1) * batch_size]
        yield x[pick], y[pick]


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    updated = []
    for i in range(len(params)):
        p = np.array(params[i], dtype=float)
        p -= learning_rate * np.asarray(grads[i])
        updated.append(p)
    return updated


def adam_step(
    params: Sequence[ArrayLike],
    grads: Sequence[ArrayLike],
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-7,
) -> tuple[list[NDArray], Any]:
    """Return (params, state) after one step of Adam with bias correction.

    The step is learning_rate * m_hat / (sqrt(v_hat) + eps). `state` is whatever you need at the
    next step, and may be changed; it is None before the first one.
    """
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    t = state["t"] + 1
    new_params, ms, vs = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        new_params.append(np.asarray(p, float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        ms.append(m)
        vs.append(v)
    return new_params, {"t": t, "m": ms, "v": vs}


#% id: ex07-one-02
#% kind: one
#% why: only x is shuffled
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(x, y, batch_size, rng):
    x, y = np.array(x), np.array(y)
    순서 = rng.permutation(x.shape[0])
    x_섞음 = x[순서]
    y_섞음 = y  #! here
    for i in range(0, x.shape[0], batch_size):
        yield x_섞음[i : i + batch_size], y_섞음[i : i + batch_size]


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    return [np.asarray(p, float) - learning_rate * np.asarray(g, float) for p, g in zip(params, grads)]


def adam_step(
    params: Sequence[ArrayLike],
    grads: Sequence[ArrayLike],
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-7,
) -> tuple[list[NDArray], Any]:
    """Return (params, state) after one step of Adam with bias correction.

    The step is learning_rate * m_hat / (sqrt(v_hat) + eps). `state` is whatever you need at the
    next step, and may be changed; it is None before the first one.
    """
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    t = state["t"] + 1
    new_params, ms, vs = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        new_params.append(np.asarray(p, float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        ms.append(m)
        vs.append(v)
    return new_params, {"t": t, "m": ms, "v": vs}


#% id: ex07-two-01
#% kind: two
#% why: drawn with replacement; slices one row too long
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    """Yield (xb, yb): every example exactly once, in a fresh random order, x and y kept in pairs.

    x and y have the same number of rows. The last batch may be smaller than batch_size; where
    batch_size is larger than the data, one batch holds all. The order comes from `rng`.
    """
    x, y = np.asarray(x), np.asarray(y)
    n = x.shape[0]
    idx = rng.choice(n, n, replace=True)  #! here
    out = []
    for start in range(0, n, batch_size):
        stop = start + batch_size + 1  #! here
        out.append((x[idx[start:stop]], y[idx[start:stop]]))
    return iter(out)


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    updated = []
    for i in range(len(params)):
        p = np.array(params[i], dtype=float)
        p -= learning_rate * np.asarray(grads[i])
        updated.append(p)
    return updated


def adam_step(
    params: Sequence[ArrayLike],
    grads: Sequence[ArrayLike],
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-7,
) -> tuple[list[NDArray], Any]:
    """Return (params, state) after one step of Adam with bias correction.

    The step is learning_rate * m_hat / (sqrt(v_hat) + eps). `state` is whatever you need at the
    next step, and may be changed; it is None before the first one.
    """
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    t = state["t"] + 1
    new_params, ms, vs = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        new_params.append(np.asarray(p, float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        ms.append(m)
        vs.append(v)
    return new_params, {"t": t, "m": ms, "v": vs}


#% id: ex07-three-01
#% kind: three
#% why: an order of its own for y; the global generator shuffles once more; a last batch of one is lost
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    """Yield (xb, yb): every example exactly once, in a fresh random order, x and y kept in pairs.

    x and y have the same number of rows. The last batch may be smaller than batch_size; where
    batch_size is larger than the data, one batch holds all. The order comes from `rng`.
    """
    x, y = np.asarray(x), np.asarray(y)
    order = rng.permutation(len(x))
    order_y = rng.permutation(len(x))  #! here
    np.random.shuffle(order)  #! here
    pos = 0
    while pos + 1 < len(x):  #! here
        yield x[order[pos : pos + batch_size]], y[order_y[pos : pos + batch_size]]
        pos += batch_size


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    updated = []
    for i in range(len(params)):
        p = np.array(params[i], dtype=float)
        p -= learning_rate * np.asarray(grads[i])
        updated.append(p)
    return updated


def adam_step(
    params: Sequence[ArrayLike],
    grads: Sequence[ArrayLike],
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-7,
) -> tuple[list[NDArray], Any]:
    """Return (params, state) after one step of Adam with bias correction.

    The step is learning_rate * m_hat / (sqrt(v_hat) + eps). `state` is whatever you need at the
    next step, and may be changed; it is None before the first one.
    """
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    t = state["t"] + 1
    new_params, ms, vs = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        new_params.append(np.asarray(p, float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        ms.append(m)
        vs.append(v)
    return new_params, {"t": t, "m": ms, "v": vs}


#% id: ex07-rare-01
#% kind: rare
#% why: the seed is int() of a number below 1, always 0: the order does not depend on rng
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    x, y = np.asarray(x), np.asarray(y)
    seed = int(rng.random())  #! here
    order = np.random.default_rng(seed).permutation(len(x))
    for lo in range(0, len(order), batch_size):
        yield x[order[lo : lo + batch_size]], y[order[lo : lo + batch_size]]


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    return [np.asarray(p, float) - learning_rate * np.asarray(g, float) for p, g in zip(params, grads)]


def adam_step(
    params: Sequence[ArrayLike],
    grads: Sequence[ArrayLike],
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-7,
) -> tuple[list[NDArray], Any]:
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    t = state["t"] + 1
    new_params, ms, vs = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        new_params.append(np.asarray(p, float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        ms.append(m)
        vs.append(v)
    return new_params, {"t": t, "m": ms, "v": vs}


#% id: ex07-rare-02
#% kind: rare
#% why: one buffer for all batches: those handed out earlier are written over
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    order = rng.permutation(n)
    bx = np.empty((min(batch_size, n),) + x.shape[1:], dtype=x.dtype)
    by = np.empty((min(batch_size, n),) + y.shape[1:], dtype=y.dtype)
    for s in range(0, n, batch_size):
        rows = order[s : s + batch_size]
        bx[: len(rows)] = x[rows]
        by[: len(rows)] = y[rows]
        yield bx[: len(rows)], by[: len(rows)]  #! here


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    return [np.asarray(p, float) - learning_rate * np.asarray(g, float) for p, g in zip(params, grads)]


def adam_step(
    params: Sequence[ArrayLike],
    grads: Sequence[ArrayLike],
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-7,
) -> tuple[list[NDArray], Any]:
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    t = state["t"] + 1
    new_params, ms, vs = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        new_params.append(np.asarray(p, float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        ms.append(m)
        vs.append(v)
    return new_params, {"t": t, "m": ms, "v": vs}


#% id: ex07-right-01
#% kind: right
#% why: order by argsort of random keys, split at the borders, a list
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(
    x: ArrayLike, y: ArrayLike, batch_size: int, rng: np.random.Generator
) -> Iterator[tuple[NDArray, NDArray]]:
    """Yield (xb, yb): every example exactly once, in a fresh random order, x and y kept in pairs.

    x and y have the same number of rows. The last batch may be smaller than batch_size; where
    batch_size is larger than the data, one batch holds all. The order comes from `rng`.
    """
    x, y = np.asarray(x), np.asarray(y)
    n = len(x)
    keys = rng.random(n)
    order = np.argsort(keys, kind="stable")
    borders = list(range(batch_size, n, batch_size))
    return [(x[part], y[part]) for part in np.split(order, borders)]


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    return [np.asarray(p, float) - learning_rate * np.asarray(g, float) for p, g in zip(params, grads)]


def adam_step(
    params: Sequence[ArrayLike],
    grads: Sequence[ArrayLike],
    state: Any,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    eps: float = 1e-7,
) -> tuple[list[NDArray], Any]:
    """Return (params, state) after one step of Adam with bias correction.

    The step is learning_rate * m_hat / (sqrt(v_hat) + eps). `state` is whatever you need at the
    next step, and may be changed; it is None before the first one.
    """
    if state is None:
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    t = state["t"] + 1
    new_params, ms, vs = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        new_params.append(np.asarray(p, float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        ms.append(m)
        vs.append(v)
    return new_params, {"t": t, "m": ms, "v": vs}
