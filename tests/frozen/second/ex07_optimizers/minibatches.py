#% id: ex07-one-01
#% kind: one
#% why: The order is never shuffled.
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
    order = np.arange(n)  #! here
    for i in range(0, n, batch_size):
        pick = order[i : i + batch_size]
        yield x[pick], y[pick]


def sgd_step(params, grads, learning_rate):
    updated = []
    for i in range(len(params)):
        p = np.array(params[i], dtype=float)
        p -= learning_rate * np.asarray(grads[i], dtype=float)
        updated.append(p)
    return updated


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


#% id: ex07-one-02
#% kind: one
#% why: The last smaller batch is dropped.
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(x, y, batch_size, rng):
    x = np.asarray(x)
    y = np.asarray(y)
    perm = rng.permutation(len(x))
    count = len(x) // batch_size  #! here
    for b in range(count):
        sel = perm[b * batch_size : (b + 1) * batch_size]
        yield x[sel], y[sel]


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    return [
        np.asarray(p) - learning_rate * np.asarray(g) for p, g in zip(params, grads, strict=True)
    ]


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


#% id: ex07-one-03
#% kind: one
#% why: y is not shuffled with x, so the pairs are torn apart.
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    섞기 = rng.permutation(len(x))
    x = x[섞기]
    y = y  #! here
    for 시작 in range(0, len(x), batch_size):
        끝 = 시작 + batch_size
        yield x[시작:끝], y[시작:끝]


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


#% id: ex07-rare-03
#% kind: rare
#% why: Every batch is an independent random sample, so in one pass some examples come twice and others never.
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
    pool = rng.permutation(n)
    for start in range(0, n, batch_size):
        size = min(batch_size, n - start)
        rows = rng.choice(pool, size=size, replace=False)  #! here
        yield x[rows], y[rows]


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    return [
        np.asarray(p) - learning_rate * np.asarray(g) for p, g in zip(params, grads, strict=True)
    ]


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


#% id: ex07-rare-04
#% kind: rare
#% why: A new generator with a fixed seed gives the same order every time; rng is not used.
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    gen = np.random.default_rng(42)  #! here
    order = gen.permutation(len(x))
    return [
        (x[order[s : s + batch_size]], y[order[s : s + batch_size]])
        for s in range(0, len(x), batch_size)
    ]


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


#% id: ex07-right-01
#% kind: right
#% why: shuffles an index list and returns a list of tuples
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


#% id: ex07-right-02
#% kind: right
#% why: sorts random keys, while loop
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


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    return [
        np.asarray(p) - learning_rate * np.asarray(g) for p, g in zip(params, grads, strict=True)
    ]


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


#% id: ex07-three-02
#% kind: three
#% why: Draws with replacement, drops the last batch and pairs each x with the unshuffled y.
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
    order = rng.integers(0, n, n)  #! here
    xs = x[order]
    ys = y  #! here
    for b in range(max(n // batch_size, 1)):  #! here
        yield xs[b * batch_size : (b + 1) * batch_size], ys[b * batch_size : (b + 1) * batch_size]


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


#% id: ex07-two-03
#% kind: two
#% why: x and y get a permutation each, and the last batch is lost.
"""Exercise 7: minibatches, SGD and Adam.   Lesson: lessons/en/ex07_optimizers.md

Arrays hold floats or whole numbers. No argument is changed.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def minibatches(x, y, batch_size, rng):
    x, y = np.asarray(x), np.asarray(y)
    px = rng.permutation(len(x))
    py = rng.permutation(len(y))  #! here
    stop = max(len(x) - batch_size + 1, 1)  #! here
    for s in range(0, stop, batch_size):
        yield x[px[s : s + batch_size]], y[py[s : s + batch_size]]


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    return [
        np.asarray(p) - learning_rate * np.asarray(g) for p, g in zip(params, grads, strict=True)
    ]


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
