#% id: ex07-one-04
#% kind: one
#% why: v holds the gradient's size, not its square
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
    x = np.array(x)
    y = np.array(y)
    섞은순서 = np.arange(x.shape[0])
    rng.shuffle(섞은순서)
    시작 = 0
    while 시작 < x.shape[0]:
        골라낸것 = 섞은순서[시작 : 시작 + batch_size]
        yield x[골라낸것], y[골라낸것]
        시작 += batch_size


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
        state = (0, [np.zeros(np.shape(p)) for p in params], [np.zeros(np.shape(p)) for p in params])
    t, m, v = state
    t += 1
    m = [beta1 * a + (1 - beta1) * np.asarray(g, float) for a, g in zip(m, grads)]
    v = [beta2 * a + (1 - beta2) * np.abs(g) for a, g in zip(v, grads)]  #! here
    out = [
        np.asarray(p, float) - learning_rate * (a / (1 - beta1**t)) / (np.sqrt(b / (1 - beta2**t)) + eps)
        for p, a, b in zip(params, m, v)
    ]
    return out, (t, m, v)


#% id: ex07-one-05
#% kind: one
#% why: the step number rises after the correction; 0 is replaced by 1
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
    x = np.array(x)
    y = np.array(y)
    섞은순서 = np.arange(x.shape[0])
    rng.shuffle(섞은순서)
    시작 = 0
    while 시작 < x.shape[0]:
        골라낸것 = 섞은순서[시작 : 시작 + batch_size]
        yield x[골라낸것], y[골라낸것]
        시작 += batch_size


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    """Return a new list of arrays: every parameter minus learning_rate times its gradient."""
    return [np.asarray(p, float) - learning_rate * np.asarray(g, float) for p, g in zip(params, grads)]


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"단계": 0, "m": {}, "v": {}}
    t = max(state["단계"], 1)  #! here
    결과 = []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.array(g, dtype=float)
        m = beta1 * state["m"].get(i, 0) + (1 - beta1) * g
        v = beta2 * state["v"].get(i, 0) + (1 - beta2) * g * g
        state["m"][i], state["v"][i] = m, v
        결과.append(np.array(p, dtype=float) - learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps))
    state["단계"] += 1
    return 결과, state


#% id: ex07-one-06
#% kind: one
#% why: eps under the root
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
    x = np.array(x)
    y = np.array(y)
    섞은순서 = np.arange(x.shape[0])
    rng.shuffle(섞은순서)
    시작 = 0
    while 시작 < x.shape[0]:
        골라낸것 = 섞은순서[시작 : 시작 + batch_size]
        yield x[골라낸것], y[골라낸것]
        시작 += batch_size


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
    step = 1 if state is None else state["step"] + 1
    old_m = [0.0 for _ in params] if state is None else state["m"]
    old_v = [0.0 for _ in params] if state is None else state["v"]
    new_p, new_m, new_v = [], [], []
    for k in range(len(params)):
        g = np.asarray(grads[k], dtype=float)
        new_m.append(beta1 * old_m[k] + (1 - beta1) * g)
        new_v.append(beta2 * old_v[k] + (1 - beta2) * np.square(g))
        mh = new_m[k] / (1 - beta1**step)
        vh = new_v[k] / (1 - beta2**step)
        change = mh / np.sqrt(vh + eps)  #! here
        new_p.append(np.asarray(params[k], dtype=float) - learning_rate * change)
    return new_p, {"step": step, "m": new_m, "v": new_v}


#% id: ex07-two-03
#% kind: two
#% why: v decays by beta1; v is not corrected
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
    idx = rng.permutation(n)
    for i in range(0, n, batch_size):
        part = idx[i : i + batch_size]
        yield x[part], y[part]


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
        state = [0] + [(0.0, 0.0)] * len(params)
    t = state[0] + 1
    pairs = []
    updated = []
    for p, g, (m, v) in zip(params, grads, state[1:]):
        g = np.asarray(g, dtype=float)
        m = m + (1 - beta1) * (g - m)
        v = v + (1 - beta1) * (g * g - v)  #! here
        pairs.append((m, v))
        m_hat = m / (1 - beta1**t)
        v_hat = v  #! here
        updated.append(np.asarray(p, float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return updated, [t] + pairs


#% id: ex07-two-04
#% kind: two
#% why: hands back the old state's m; no square root
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
    x = np.array(x)
    y = np.array(y)
    섞은순서 = np.arange(x.shape[0])
    rng.shuffle(섞은순서)
    시작 = 0
    while 시작 < x.shape[0]:
        골라낸것 = 섞은순서[시작 : 시작 + batch_size]
        yield x[골라낸것], y[골라낸것]
        시작 += batch_size


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
    if state is None:
        zeros = [np.zeros(np.shape(p)) for p in params]
        state = {"t": 0, "m": zeros, "v": [z.copy() for z in zeros]}
    t = state["t"] + 1
    m = [beta1 * a + (1 - beta1) * np.asarray(g, float) for a, g in zip(state["m"], grads)]
    v = [beta2 * a + (1 - beta2) * np.asarray(g, float) ** 2 for a, g in zip(state["v"], grads)]
    result = []
    for p, a, b in zip(params, m, v):
        a = a / (1.0 - beta1**t)
        b = b / (1.0 - beta2**t)
        result.append(np.asarray(p, float) - learning_rate * a / (b + eps))  #! here
    return result, {"t": t, "m": state["m"], "v": v}  #! here


#% id: ex07-two-05
#% kind: two
#% why: m without (1 - beta1); the learning rate is fixed at 0.001
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
    x = np.array(x)
    y = np.array(y)
    섞은순서 = np.arange(x.shape[0])
    rng.shuffle(섞은순서)
    시작 = 0
    while 시작 < x.shape[0]:
        골라낸것 = 섞은순서[시작 : 시작 + batch_size]
        yield x[골라낸것], y[골라낸것]
        시작 += batch_size


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
        state = dict(n=0, first=[0] * len(params), second=[0] * len(params))
    n = state["n"] + 1
    first, second, fresh = [], [], []
    for p, g, a, b in zip(params, grads, state["first"], state["second"]):
        g = np.asarray(g, dtype=np.float64)
        a = beta1 * a + g  #! here
        b = beta2 * b + (1 - beta2) * g**2
        first.append(a)
        second.append(b)
        step = (a / (1 - beta1**n)) / (np.sqrt(b / (1 - beta2**n)) + eps)
        fresh.append(np.asarray(p, dtype=np.float64) - 0.001 * step)  #! here
    return fresh, dict(n=n, first=first, second=second)


#% id: ex07-three-02
#% kind: three
#% why: v from m; division by t where beta1**t belongs; a constant 1e-3 for eps
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
    n = len(x)
    idx = rng.permutation(n)
    for i in range(0, n, batch_size):
        part = idx[i : i + batch_size]
        yield x[part], y[part]


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
    t = 1 if state is None else state[0] + 1
    M = [np.zeros(np.shape(p)) for p in params] if state is None else state[1]
    V = [np.zeros(np.shape(p)) for p in params] if state is None else state[2]
    out = []
    newM, newV = [], []
    for i, p in enumerate(params):
        g = np.asarray(grads[i], float)
        m = beta1 * M[i] + (1 - beta1) * g
        v = beta2 * V[i] + (1 - beta2) * m**2  #! here
        mh = m / (1 - beta1) / t  #! here
        vh = v / (1 - beta2**t)
        out.append(np.asarray(p, float) - learning_rate * mh / (np.sqrt(vh) + 1e-3))  #! here
        newM.append(m)
        newV.append(v)
    return out, (t, newM, newV)


#% id: ex07-three-03
#% kind: three
#% why: state object: t counts parameters, no m correction, climbs
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
    idx = rng.permutation(n)
    for i in range(0, n, batch_size):
        part = idx[i : i + batch_size]
        yield x[part], y[part]


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


class Moments:
    def __init__(self, shapes):
        self.t = 0
        self.m = [np.zeros(s) for s in shapes]
        self.v = [np.zeros(s) for s in shapes]


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = Moments([np.shape(p) for p in params])
    state.t += len(params)  #! here
    new = []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        state.m[i] = beta1 * state.m[i] + (1 - beta1) * g
        state.v[i] = beta2 * state.v[i] + (1 - beta2) * g**2
        m_hat = state.m[i]  #! here
        v_hat = state.v[i] / (1 - beta2**state.t)
        new.append(np.asarray(p, dtype=float) + learning_rate * m_hat / (np.sqrt(v_hat) + eps))  #! here
    return new, state


#% id: ex07-rare-04
#% kind: rare
#% why: the largest v so far divides (AMSGrad), not v itself
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
    x = np.array(x)
    y = np.array(y)
    섞은순서 = np.arange(x.shape[0])
    rng.shuffle(섞은순서)
    시작 = 0
    while 시작 < x.shape[0]:
        골라낸것 = 섞은순서[시작 : 시작 + batch_size]
        yield x[골라낸것], y[골라낸것]
        시작 += batch_size


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
        state = {"t": 0, "m": [0.0] * len(params), "v": [0.0] * len(params), "vmax": [0.0] * len(params)}
    t = state["t"] + 1
    m, v, vmax, new = [], [], [], []
    for i, p in enumerate(params):
        g = np.asarray(grads[i], dtype=float)
        m.append(beta1 * state["m"][i] + (1 - beta1) * g)
        v.append(beta2 * state["v"][i] + (1 - beta2) * g**2)
        corrected = v[i] / (1 - beta2**t)
        vmax.append(np.maximum(state["vmax"][i], corrected))  #! here
        new.append(np.asarray(p, float) - learning_rate * m[i] / (1 - beta1**t) / (np.sqrt(vmax[i]) + eps))
    return new, {"t": t, "m": m, "v": v, "vmax": vmax}


#% id: ex07-right-02
#% kind: right
#% why: products of the betas kept in the state; in-place on copies
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
    x = np.array(x)
    y = np.array(y)
    섞은순서 = np.arange(x.shape[0])
    rng.shuffle(섞은순서)
    시작 = 0
    while 시작 < x.shape[0]:
        골라낸것 = 섞은순서[시작 : 시작 + batch_size]
        yield x[골라낸것], y[골라낸것]
        시작 += batch_size


def sgd_step(
    params: Sequence[ArrayLike], grads: Sequence[ArrayLike], learning_rate: float
) -> list[NDArray]:
    return [np.asarray(p, float) - learning_rate * np.asarray(g, float) for p, g in zip(params, grads)]


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    params = [np.array(p, dtype=float) for p in params]
    if state is None:
        state = {"b1": 1.0, "b2": 1.0, "mv": [np.zeros((2,) + p.shape) for p in params]}
    state["b1"] *= beta1
    state["b2"] *= beta2
    for p, g, mv in zip(params, grads, state["mv"]):
        g = np.asarray(g, dtype=float)
        mv[0] *= beta1
        mv[0] += (1 - beta1) * g
        mv[1] *= beta2
        mv[1] += (1 - beta2) * g * g
        p -= learning_rate * (mv[0] / (1 - state["b1"])) / (np.sqrt(mv[1] / (1 - state["b2"])) + eps)
    return params, state
