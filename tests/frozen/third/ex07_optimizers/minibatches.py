#% id: ex07-one-01
#% kind: one
#% why: The batches are only shuffled as blocks; the examples inside stay in their old order and together.
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
    starts = np.arange(0, len(x), batch_size)
    for s in rng.permutation(starts):  #! here
        yield x[s : s + batch_size], y[s : s + batch_size]


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
#% why: The caller's own arrays are shuffled in place, which changes the arguments.
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
    state = rng.bit_generator.state
    x, y = np.asarray(x), np.asarray(y)
    rng.shuffle(x)  #! here
    rng.bit_generator.state = state
    rng.shuffle(y)
    for i in range(0, len(x), batch_size):
        yield x[i : i + batch_size].copy(), y[i : i + batch_size].copy()


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


#% id: ex07-three-01
#% kind: three
#% why: The whole is not shuffled through rng, the slice is one too long, and the last batch is dropped.
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
    order = np.random.permutation(n)  #! here
    result = []
    for b in range(n // batch_size):  #! here
        lo = b * batch_size
        hi = lo + batch_size + 1  #! here
        result.append((x[order[lo:hi]], y[order[lo:hi]]))
    return iter(result)


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


#% id: ex07-two-01
#% kind: two
#% why: rng.choice draws with replacement, and the step of one more than batch_size skips an example after every batch.
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
    data_x = np.asarray(x); data_y = np.asarray(y)
    n = len(data_x)
    order = rng.choice(n, size=n)  #! here
    i = 0
    while i < n:
        take = order[i : i + batch_size]
        yield data_x[take], data_y[take]
        i += batch_size + 1  #! here


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


#% id: ex07-two-02
#% kind: two
#% why: The permutation is not applied to y, and the last batch is filled up with the first indices again.
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
    p = rng.permutation(n)
    batches = []
    for start in range(0, n, batch_size):
        k = np.arange(start, start + batch_size) % n  #! here
        batches.append((x[p[k]], y[k]))  #! here
    return iter(batches)


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
