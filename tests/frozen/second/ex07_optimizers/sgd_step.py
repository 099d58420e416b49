#% id: ex07-one-04
#% kind: one
#% why: Adds the step and climbs.
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
    new = []
    for p, g in zip(params, grads):
        step = learning_rate * np.asarray(g)
        new.append(np.asarray(p) + step)  #! here
    return new


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
    # Kingma and Ba 2015, algorithm 1.
    params = [np.asarray(p, dtype=float) for p in params]
    grads = [np.asarray(g, dtype=float) for g in grads]
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    m = [beta1 * old + (1 - beta1) * g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + (1 - beta2) * g * g for old, g in zip(v, grads, strict=True)]
    new = []
    for p, mean, square in zip(params, m, v, strict=True):
        m_hat = mean / (1 - beta1**k)
        v_hat = square / (1 - beta2**k)
        new.append(p - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return new, (k, m, v)


#% id: ex07-one-05
#% kind: one
#% why: The learning rate is left out.
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


def sgd_step(params, grads, learning_rate):
    ps = [np.asarray(p, dtype=float) for p in params]
    gs = [np.asarray(g, dtype=float) for g in grads]
    return [ps[i] - gs[i] for i in range(len(ps))]  #! here


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"pow1": 1.0, "pow2": 1.0}
        for i, p in enumerate(params):
            state["m", i] = np.zeros_like(np.asarray(p, dtype=float))
            state["v", i] = np.zeros_like(np.asarray(p, dtype=float))
    state = dict(state)
    state["pow1"] *= beta1
    state["pow2"] *= beta2
    새로운 = []
    for i, p in enumerate(params):
        g = np.asarray(grads[i], dtype=float)
        state["m", i] = beta1 * state["m", i] + g - beta1 * g
        state["v", i] = beta2 * state["v", i] + np.square(g) * (1 - beta2)
        분자 = state["m", i] / (1 - state["pow1"])
        분모 = (state["v", i] / (1 - state["pow2"])) ** 0.5 + eps
        새로운.append(np.asarray(p, dtype=float) - learning_rate * (분자 / 분모))
    return 새로운, state


#% id: ex07-one-06
#% kind: one
#% why: The return stands inside the loop, so only the first parameter is updated.
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(x, y, batch_size, rng):
    x = np.array(x)
    y = np.array(y)
    keys = rng.random(len(x))          # 무작위 숫자로 정렬
    order = keys.argsort()
    x, y = x[order], y[order]
    at = 0
    while at < len(x):
        end = min(at + batch_size, len(x))
        yield x[at:end], y[at:end]
        at = end


def sgd_step(params, grads, learning_rate):
    result = [np.array(p, dtype=float) for p in params]
    for i, grad in enumerate(grads):
        result[i] = result[i] - learning_rate * np.asarray(grad, dtype=float)
        return result  #! here
    return result


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
    # Kingma and Ba 2015, algorithm 1.
    params = [np.asarray(p, dtype=float) for p in params]
    grads = [np.asarray(g, dtype=float) for g in grads]
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    m = [beta1 * old + (1 - beta1) * g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + (1 - beta2) * g * g for old, g in zip(v, grads, strict=True)]
    new = []
    for p, mean, square in zip(params, m, v, strict=True):
        m_hat = mean / (1 - beta1**k)
        v_hat = square / (1 - beta2**k)
        new.append(p - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return new, (k, m, v)


#% id: ex07-rare-01
#% kind: rare
#% why: Subtracts in place, so the caller's parameters change.
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(x, y, batch_size, rng):
    data, target = np.asarray(x), np.asarray(y)
    index = list(range(data.shape[0]))
    rng.shuffle(index)
    cuts = range(batch_size, len(index), batch_size)
    pieces = np.split(np.array(index), list(cuts))
    return [(np.take(data, part, axis=0), np.take(target, part, axis=0)) for part in pieces]


def sgd_step(params, grads, learning_rate):
    new = list(params)
    for p, g in zip(new, grads):  #! here
        p -= learning_rate * g  #! here
    return new


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
    # Kingma and Ba 2015, algorithm 1.
    params = [np.asarray(p, dtype=float) for p in params]
    grads = [np.asarray(g, dtype=float) for g in grads]
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    m = [beta1 * old + (1 - beta1) * g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + (1 - beta2) * g * g for old, g in zip(v, grads, strict=True)]
    new = []
    for p, mean, square in zip(params, m, v, strict=True):
        m_hat = mean / (1 - beta1**k)
        v_hat = square / (1 - beta2**k)
        new.append(p - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return new, (k, m, v)


#% id: ex07-right-03
#% kind: right
#% why: plain loop with copies
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(x, y, batch_size, rng):
    x = np.array(x)
    y = np.array(y)
    keys = rng.random(len(x))          # 무작위 숫자로 정렬
    order = keys.argsort()
    x, y = x[order], y[order]
    at = 0
    while at < len(x):
        end = min(at + batch_size, len(x))
        yield x[at:end], y[at:end]
        at = end


def sgd_step(params, grads, learning_rate):
    updated = []
    for i in range(len(params)):
        p = np.array(params[i], dtype=float)
        p -= learning_rate * np.asarray(grads[i], dtype=float)
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
    # Kingma and Ba 2015, algorithm 1.
    params = [np.asarray(p, dtype=float) for p in params]
    grads = [np.asarray(g, dtype=float) for g in grads]
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    m = [beta1 * old + (1 - beta1) * g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + (1 - beta2) * g * g for old, g in zip(v, grads, strict=True)]
    new = []
    for p, mean, square in zip(params, m, v, strict=True):
        m_hat = mean / (1 - beta1**k)
        v_hat = square / (1 - beta2**k)
        new.append(p - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return new, (k, m, v)


#% id: ex07-two-04
#% kind: two
#% why: The sign is wrong, and the rate divides.
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(x, y, batch_size, rng):
    data, target = np.asarray(x), np.asarray(y)
    index = list(range(data.shape[0]))
    rng.shuffle(index)
    cuts = range(batch_size, len(index), batch_size)
    pieces = np.split(np.array(index), list(cuts))
    return [(np.take(data, part, axis=0), np.take(target, part, axis=0)) for part in pieces]


def sgd_step(params, grads, learning_rate):
    갱신 = []
    for 값, 기울기 in zip(params, grads):
        이동 = np.asarray(기울기, float) / learning_rate  #! here
        갱신.append(np.asarray(값, float) + 이동)  #! here
    return 갱신


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
    # Kingma and Ba 2015, algorithm 1.
    params = [np.asarray(p, dtype=float) for p in params]
    grads = [np.asarray(g, dtype=float) for g in grads]
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    m = [beta1 * old + (1 - beta1) * g for old, g in zip(m, grads, strict=True)]
    v = [beta2 * old + (1 - beta2) * g * g for old, g in zip(v, grads, strict=True)]
    new = []
    for p, mean, square in zip(params, m, v, strict=True):
        m_hat = mean / (1 - beta1**k)
        v_hat = square / (1 - beta2**k)
        new.append(p - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return new, (k, m, v)
