#% id: ex07-one-03
#% kind: one
#% why: The second moment is not bias-corrected.
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
    new_params = []
    for i in range(len(params)):
        p = np.array(params[i], dtype=float)
        p -= learning_rate * np.asarray(grads[i], dtype=float)
        new_params.append(p)
    return new_params


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
        m = [np.zeros(np.shape(p)) for p in params]
        v = [np.zeros(np.shape(p)) for p in params]
        t = 0
    else:
        m, v, t = state
    t += 1
    m = [beta1 * mi + (1 - beta1) * np.asarray(g) for mi, g in zip(m, grads)]
    v = [beta2 * vi + (1 - beta2) * np.square(np.asarray(g, dtype=float)) for vi, g in zip(v, grads)]
    out = []
    for p, mi, vi in zip(params, m, v):
        m_hat = mi / (1 - beta1**t)
        v_hat = vi  #! here
        out.append(np.asarray(p) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return out, (m, v, t)


#% id: ex07-one-04
#% kind: one
#% why: The old step count is stored, so every step is bias-corrected as if it were the first.
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
    return [np.asarray(p, dtype=float) - learning_rate * np.asarray(g, dtype=float) for p, g in zip(params, grads)]


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
        state = {"step": 0, "exp_avg": [0.0] * len(params), "exp_avg_sq": [0.0] * len(params)}
    step = state["step"] + 1
    new_params, exp_avg, exp_avg_sq = [], [], []
    for p, g, m, v in zip(params, grads, state["exp_avg"], state["exp_avg_sq"]):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        denom = np.sqrt(v / (1 - beta2**step)) + eps
        new_params.append(np.asarray(p, dtype=float) - learning_rate * (m / (1 - beta1**step)) / denom)
        exp_avg.append(m)
        exp_avg_sq.append(v)
    return new_params, {"step": state["step"], "exp_avg": exp_avg, "exp_avg_sq": exp_avg_sq}  #! here


#% id: ex07-rare-03
#% kind: rare
#% why: v is one number an array (the mean of g squared); Adam keeps it for each entry.
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
    return [np.asarray(p, dtype=float) - learning_rate * np.asarray(g, dtype=float) for p, g in zip(params, grads)]


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
        state = [0, [0.0 for _ in params], [0.0 for _ in params]]
    t, m, v = state
    t += 1
    new_params, new_m, new_v = [], [], []
    for p, g, a, b in zip(params, grads, m, v):
        g = np.asarray(g, dtype=float)
        a = beta1 * a + (1 - beta1) * g
        # one adaptive learning rate for every parameter array
        b = beta2 * b + (1 - beta2) * np.mean(g**2)  #! here
        update = (a / (1 - beta1**t)) / (np.sqrt(b / (1 - beta2**t)) + eps)
        new_params.append(np.asarray(p, dtype=float) - learning_rate * update)
        new_m.append(a)
        new_v.append(b)
    return new_params, [t, new_m, new_v]


#% id: ex07-right-02
#% kind: right
#% why: Right: the two corrections in one factor, eps adapted.
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
    return [np.asarray(p, dtype=float) - learning_rate * np.asarray(g, dtype=float) for p, g in zip(params, grads)]


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
    # zero-debias folded into one step size (Kingma & Ba, end of section 2), eps scaled along
    count, moments = state if state is not None else (0, [(0.0, 0.0)] * len(params))
    count += 1
    c1, c2 = 1 - beta1**count, np.sqrt(1 - beta2**count)
    new_params, new_moments = [], []
    for p, g, (m, v) in zip(params, grads, moments):
        g = np.asarray(g, dtype=float)
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta2) * (g * g - v)
        new_params.append(np.asarray(p) - learning_rate * (c2 / c1) * m / (np.sqrt(v) + eps * c2))
        new_moments.append((m, v))
    return new_params, (count, new_moments)


#% id: ex07-three-01
#% kind: three
#% why: The second moment takes |g| instead of g squared. The new m is never stored in the state, so every step starts from m = 0. v is bias-corrected with beta1 instead of beta2.
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
    new_params = []
    for i in range(len(params)):
        p = np.array(params[i], dtype=float)
        p -= learning_rate * np.asarray(grads[i], dtype=float)
        new_params.append(p)
    return new_params


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
        state = {
            "t": 0,
            "m": [np.zeros_like(np.asarray(p, dtype=float)) for p in params],
            "v": [np.zeros_like(np.asarray(p, dtype=float)) for p in params],
        }
    state["t"] = state["t"] + 1
    t = state["t"]
    new_params = []
    for i in range(len(params)):
        g = np.asarray(grads[i], dtype=float)
        m = beta1 * state["m"][i] + (1 - beta1) * g
        v = beta2 * state["v"][i] + (1 - beta2) * np.abs(g)  #! here
        state["v"][i] = v  #! here
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta1**t)  #! here
        new_params.append(np.asarray(params[i]) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return new_params, state


#% id: ex07-two-04
#% kind: two
#% why: The new gradient is not weighted with (1 - beta1). The square root of v_hat is missing.
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
    return [np.asarray(p, dtype=float) - learning_rate * np.asarray(g, dtype=float) for p, g in zip(params, grads)]


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
    if state is None:
        state = (0, [np.zeros(p.shape) for p in params], [np.zeros(p.shape) for p in params])
    t, ms, vs = state
    t = t + 1
    next_params, next_m, next_v = [], [], []
    for p, g, m, v in zip(params, grads, ms, vs):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + g  #! here
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        step = learning_rate * m_hat / (v_hat + eps)  #! here
        next_params.append(p - step)
        next_m.append(m)
        next_v.append(v)
    return next_params, (t, next_m, next_v)


if __name__ == "__main__":
    w, s = [np.array([1.0, -2.0])], None
    for _ in range(3):
        w, s = adam_step(w, [w[0]], s)
        print(w)


#% id: ex07-two-05
#% kind: two
#% why: The step count is raised once for every parameter instead of once for every step. m is corrected with beta2 instead of beta1.
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
    new_params = []
    for i in range(len(params)):
        p = np.array(params[i], dtype=float)
        p -= learning_rate * np.asarray(grads[i], dtype=float)
        new_params.append(p)
    return new_params


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
        state = {"t": 0, "m": [p * 0 for p in params], "v": [p * 0 for p in params]}
    result = []
    for i, (p, g) in enumerate(zip(params, grads)):
        state["t"] += 1  #! here
        state["m"][i] = beta1 * state["m"][i] + (1 - beta1) * g
        state["v"][i] = beta2 * state["v"][i] + (1 - beta2) * g**2
        m_hat = state["m"][i] / (1 - beta2 ** state["t"])  #! here
        v_hat = state["v"][i] / (1 - beta2 ** state["t"])
        result.append(p - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return result, state


#% id: ex07-two-06
#% kind: two
#% why: The second moment collects the squares of m instead of the squares of the gradient. The step is added instead of subtracted.
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
    return [np.asarray(p, dtype=float) - learning_rate * np.asarray(g, dtype=float) for p, g in zip(params, grads)]


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
    first = [np.zeros(np.shape(p)) for p in params] if state is None else state[0]
    second = [np.zeros(np.shape(p)) for p in params] if state is None else state[1]
    t = 1 if state is None else state[2] + 1

    first = [beta1 * m + (1 - beta1) * np.asarray(g) for m, g in zip(first, grads)]
    second = [beta2 * v + (1 - beta2) * np.asarray(m, dtype=float) ** 2 for v, m in zip(second, first)]  #! here
    corr1 = 1 - beta1**t
    corr2 = 1 - beta2**t
    new = [
        np.asarray(p) + learning_rate * (m / corr1) / (np.sqrt(v / corr2) + eps)  #! here
        for p, m, v in zip(params, first, second)
    ]
    return new, (first, second, t)
