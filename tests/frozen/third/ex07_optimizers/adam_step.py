#% id: ex07-one-04
#% kind: one
#% why: The step counter goes up inside the loop over the parameters, once a parameter instead of once a step.
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
    x, y = np.array(x), np.array(y)
    # sort by random keys = shuffle
    keys = rng.random(x.shape[0])
    perm = np.argsort(keys)
    cuts = list(range(batch_size, len(perm), batch_size))
    return iter([(x[part], y[part]) for part in np.split(perm, cuts)])


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    return [
        np.asarray(p) - learning_rate * np.asarray(g) for p, g in zip(params, grads, strict=True)
    ]


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
    n = len(params)
    if state is None:
        state = [0, [0.0] * n, [0.0] * n]
    t, m, v = state
    newParams = []
    for i in range(n):
        t = t + 1  #! here
        g = np.asarray(grads[i], dtype=float)
        m[i] = beta1 * m[i] + (1 - beta1) * g
        v[i] = beta2 * v[i] + (1 - beta2) * np.square(g)
        mHat = m[i] / (1 - beta1 ** t)
        vHat = v[i] / (1 - beta2 ** t)
        newParams.append(np.asarray(params[i], dtype=float) - learning_rate * mHat / (np.sqrt(vHat) + eps))
    return newParams, [t, m, v]


#% id: ex07-one-05
#% kind: one
#% why: The second moment averages the square of the first moment m instead of that of the gradient.
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
    x, y = np.array(x), np.array(y)
    keys = rng.random(x.shape[0])
    perm = np.argsort(keys)
    cuts = list(range(batch_size, len(perm), batch_size))
    return iter([(x[part], y[part]) for part in np.split(perm, cuts)])


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    return [
        np.asarray(p) - learning_rate * np.asarray(g) for p, g in zip(params, grads, strict=True)
    ]


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
    P = [np.asarray(p, dtype=float) for p in params]
    G = [np.asarray(g, dtype=float) for g in grads]
    k, M, V = (0, [np.zeros(p.shape) for p in P], [np.zeros(p.shape) for p in P]) if state is None else state
    k += 1
    M = [beta1 * m + (1 - beta1) * g for m, g in zip(M, G)]
    V = [beta2 * v + (1 - beta2) * m**2 for v, m in zip(V, M)]  #! here
    c1, c2 = 1 - beta1**k, 1 - beta2**k
    P = [p - learning_rate * (m / c1) / (np.sqrt(v / c2) + eps) for p, m, v in zip(P, M, V)]
    return P, (k, M, V)


#% id: ex07-one-06
#% kind: one
#% why: The moments start as the first gradient instead of as zero.
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
    x, y = np.array(x), np.array(y)
    # sort by random keys = shuffle
    keys = rng.random(x.shape[0])
    perm = np.argsort(keys)
    cuts = list(range(batch_size, len(perm), batch_size))
    return iter([(x[part], y[part]) for part in np.split(perm, cuts)])


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    updated = []
    it = iter(grads)
    for p in params:
        g = np.array(next(it), dtype=float)
        g *= -learning_rate
        updated.append(np.add(p, g))
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
    grads = [np.asarray(g, dtype=float) for g in grads]
    if state is None:
        m = [g.copy() for g in grads]  #! here
        v = [np.zeros(g.shape) for g in grads]
        t = 0
    else:
        m, v, t = state
    t += 1
    out = []
    for j, (p, g) in enumerate(zip(params, grads)):
        m[j] = beta1 * m[j] + (1 - beta1) * g
        v[j] = beta2 * v[j] + (1 - beta2) * g * g
        mhat = m[j] / (1 - beta1**t)
        vhat = v[j] / (1 - beta2**t)
        out.append(np.asarray(p) - learning_rate * mhat / (vhat**0.5 + eps))
    return out, (m, v, t)


#% id: ex07-rare-02
#% kind: rare
#% why: The moments are kept in one shared accumulator over all parameters instead of one for every parameter.
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
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    return [
        np.asarray(p) - learning_rate * np.asarray(g) for p, g in zip(params, grads, strict=True)
    ]


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
        state = {"t": 0, "m": 0.0, "v": 0.0}
    state["t"] += 1
    t = state["t"]
    new = []
    for p, g in zip(params, grads):
        g = np.asarray(g, dtype=float)
        g2 = float(np.mean(g * g))
        state["m"] = beta1 * state["m"] + (1 - beta1) * float(np.mean(g))  #! here
        state["v"] = beta2 * state["v"] + (1 - beta2) * g2
        m_hat = state["m"] / (1 - beta1**t)
        v_hat = state["v"] / (1 - beta2**t)
        new.append(np.asarray(p, dtype=float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return new, state


#% id: ex07-rare-03
#% kind: rare
#% why: The state is returned as None, so every step begins anew and Adam becomes sign descent.
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
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    updated = []
    it = iter(grads)
    for p in params:
        g = np.array(next(it), dtype=float)
        g *= -learning_rate
        updated.append(np.add(p, g))
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
    out = []
    for p, g in zip(params, grads):
        g = np.asarray(g, dtype=float)
        m, v, t = 0.0, 0.0, 1
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        out.append(np.asarray(p, dtype=float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return out, None  #! here


#% id: ex07-right-02
#% kind: right
#% why: 
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
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    updated = []
    it = iter(grads)
    for p in params:
        g = np.array(next(it), dtype=float)
        g *= -learning_rate
        updated.append(np.add(p, g))
    return updated


class AdamState:
    """Everything Adam has to remember: one moment pair a parameter and the powers of beta."""

    def __init__(self, shapes):
        self.first = [np.zeros(s) for s in shapes]
        self.second = [np.zeros(s) for s in shapes]
        self.b1_power = 1.0
        self.b2_power = 1.0


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
        state = AdamState([np.shape(p) for p in params])
    state.b1_power *= beta1
    state.b2_power *= beta2
    result = []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        state.first[i] = state.first[i] + (1 - beta1) * (g - state.first[i])
        state.second[i] = state.second[i] + (1 - beta2) * (g**2 - state.second[i])
        m_hat = state.first[i] / (1 - state.b1_power)
        root = np.sqrt(state.second[i] / (1 - state.b2_power))
        result.append(np.asarray(p, dtype=float) - learning_rate * m_hat / (root + eps))
    return result, state


#% id: ex07-three-02
#% kind: three
#% why: m lacks the factor 1 - beta1, the root of v_hat is missing, and the step counter is never raised.
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
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    updated = []
    it = iter(grads)
    for p in params:
        g = np.array(next(it), dtype=float)
        g *= -learning_rate
        updated.append(np.add(p, g))
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
        state = (1, [0.0] * len(params), [0.0] * len(params))
    t, m, v = state
    M, V, out = [], [], []
    for p, g, mi, vi in zip(params, grads, m, v):
        g = np.asarray(g, dtype=float)
        mi = beta1 * mi + g  #! here
        vi = beta2 * vi + (1 - beta2) * g**2
        mh, vh = mi / (1 - beta1**t), vi / (1 - beta2**t)
        out.append(np.asarray(p, dtype=float) - learning_rate * mh / (vh + eps))  #! here
        M.append(mi)
        V.append(vi)
    return out, (t, M, V)  #! here


#% id: ex07-two-03
#% kind: two
#% why: The bias correction of m is by beta1 * k instead of beta1 to the power k, and that of v is left out.
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
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    return [
        np.asarray(p) - learning_rate * np.asarray(g) for p, g in zip(params, grads, strict=True)
    ]


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
    # 상태: 스텝 수, 1차 모멘트, 2차 모멘트
    if state is None:
        state = (0, [0.0 for _ in params], [0.0 for _ in params])
    step, m_list, v_list = state
    step += 1
    new_p, new_m, new_v = [], [], []
    for p, g, m, v in zip(params, grads, m_list, v_list):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        m_hat = m / (1 - beta1 * step)  #! here
        v_hat = v  #! here
        new_p.append(np.asarray(p, dtype=float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        new_m.append(m)
        new_v.append(v)
    return new_p, (step, new_m, new_v)


#% id: ex07-two-04
#% kind: two
#% why: The correction of v uses beta1 instead of beta2, and the learning rate is also divided by the root of the step number.
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
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield x[rows], y[rows]


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    return [
        np.asarray(p) - learning_rate * np.asarray(g) for p, g in zip(params, grads, strict=True)
    ]


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
    params = [np.asarray(p, dtype=float) for p in params]
    grads = [np.asarray(g, dtype=float) for g in grads]
    if state is None:
        state = {"k": 0}
        for i, p in enumerate(params):
            state[i] = (np.zeros_like(p), np.zeros_like(p))
    state["k"] += 1
    k = state["k"]
    lr = learning_rate / np.sqrt(k)  #! here
    result = []
    for i in range(len(params)):
        m, v = state[i]
        m = beta1 * m + (1 - beta1) * grads[i]
        v = beta2 * v + (1 - beta2) * grads[i] ** 2
        state[i] = (m, v)
        mc = m / (1 - beta1**k)
        vc = v / (1 - beta1**k)  #! here
        result.append(params[i] - lr * mc / (np.sqrt(vc) + eps))
    return result, state
