#% id: ex07-one-07
#% kind: one
#% why: The bias correction of v is forgotten.
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
    t = t + 1
    new_params, new_m, new_v = [], [], []
    for p, g, mi, vi in zip(params, grads, m, v):
        g = np.asarray(g, dtype=float)
        mi = beta1 * mi + (1 - beta1) * g
        vi = beta2 * vi + (1 - beta2) * g**2
        mh = mi / (1 - beta1**t)
        vh = vi  #! here
        new_params.append(np.asarray(p, dtype=float) - learning_rate * mh / (np.sqrt(vh) + eps))
        new_m.append(mi)
        new_v.append(vi)
    return new_params, (t, new_m, new_v)


#% id: ex07-one-08
#% kind: one
#% why: eps stands inside the square root.
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
    updated = []
    for i in range(len(params)):
        p = np.array(params[i], dtype=float)
        p -= learning_rate * np.asarray(grads[i], dtype=float)
        updated.append(p)
    return updated


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        zeros = [np.zeros_like(p, dtype=float) for p in map(np.asarray, params)]
        state = {"k": 0, "m": zeros, "v": [z.copy() for z in zeros]}
    k = state["k"] + 1
    m = [beta1 * a + (1 - beta1) * np.asarray(g) for a, g in zip(state["m"], grads)]
    v = [beta2 * a + (1 - beta2) * np.asarray(g) ** 2 for a, g in zip(state["v"], grads)]
    out = []
    for p, a, b in zip(params, m, v):
        a_hat = a / (1 - beta1**k)
        b_hat = b / (1 - beta2**k)
        bottom = np.sqrt(b_hat + eps)  #! here
        out.append(np.asarray(p) - learning_rate * a_hat / bottom)
    return out, {"k": k, "m": m, "v": v}


#% id: ex07-one-09
#% kind: one
#% why: v collects the absolute gradient and not its square.
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
    step, m, v = (0, None, None) if state is None else state
    step += 1
    if m is None:
        m = [0.0 for _ in params]
        v = [0.0 for _ in params]
    moved = []
    for i in range(len(params)):
        g = np.array(grads[i], dtype=float)
        m[i] = beta1 * m[i] + (1 - beta1) * g
        v[i] = beta2 * v[i] + (1 - beta2) * np.abs(g)  #! here
        mhat = m[i] / (1 - beta1**step)
        vhat = v[i] / (1 - beta2**step)
        moved.append(np.array(params[i], dtype=float) - learning_rate * mhat / (np.sqrt(vhat) + eps))
    return moved, (step, m, v)


#% id: ex07-rare-02
#% kind: rare
#% why: The state lives in a module variable shared by all callers, so a second model goes on with the first one's moments.
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


_MEMORY = {}


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    mem = _MEMORY  #! here
    k = mem.get("k", 0) + 1
    m = mem.get("m") or [0.0] * len(params)
    v = mem.get("v") or [0.0] * len(params)
    m = [beta1 * a + (1 - beta1) * np.asarray(g, float) for a, g in zip(m, grads)]
    v = [beta2 * b + (1 - beta2) * np.asarray(g, float) ** 2 for b, g in zip(v, grads)]
    mem.update(k=k, m=m, v=v)
    new = [
        np.asarray(p, float) - learning_rate * (a / (1 - beta1**k)) / (np.sqrt(b / (1 - beta2**k)) + eps)
        for p, a, b in zip(params, m, v)
    ]
    return new, mem


#% id: ex07-rare-05
#% kind: rare
#% why: The corrected moment m_hat is written back as the new m, so the bias correction piles up from step to step.
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
        state = {"k": 0, "m": [0.0] * len(params), "v": [0.0] * len(params)}
    k = state["k"] + 1
    m_list, v_list, new = [], [], []
    for p, g, m, v in zip(params, grads, state["m"], state["v"]):
        g = np.asarray(g, dtype=float)
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        m_hat = m / (1 - beta1**k)
        v_hat = v / (1 - beta2**k)
        new.append(np.asarray(p, dtype=float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
        m_list.append(m_hat)  #! here
        v_list.append(v)
    return new, {"k": k, "m": m_list, "v": v_list}


#% id: ex07-right-04
#% kind: right
#% why: state is an object of its own class
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
    updated = []
    for i in range(len(params)):
        p = np.array(params[i], dtype=float)
        p -= learning_rate * np.asarray(grads[i], dtype=float)
        updated.append(p)
    return updated


class _Moments:
    def __init__(self, params):
        self.t = 0
        self.m = [np.zeros(np.shape(p)) for p in params]
        self.v = [np.zeros(np.shape(p)) for p in params]


def adam_step(
    params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7
):
    if state is None:
        state = _Moments(params)
    state.t += 1
    fix1 = 1 - beta1**state.t
    fix2 = 1 - beta2**state.t
    out = []
    for i, (p, g) in enumerate(zip(params, grads)):
        g = np.asarray(g, dtype=float)
        state.m[i] += (1 - beta1) * (g - state.m[i])
        state.v[i] += (1 - beta2) * (g**2 - state.v[i])
        m_hat, v_hat = state.m[i] / fix1, state.v[i] / fix2
        out.append(np.asarray(p, dtype=float) - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return out, state


#% id: ex07-right-05
#% kind: right
#% why: keeps running powers of the betas in a dict
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


#% id: ex07-three-01
#% kind: three
#% why: The first moment's correction is missing, eps is inside the root and the step is added.
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
    updated = []
    for i in range(len(params)):
        p = np.array(params[i], dtype=float)
        p -= learning_rate * np.asarray(grads[i], dtype=float)
        updated.append(p)
    return updated


def adam_step(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    k, m, v = state or (0, [0.0] * len(params), [0.0] * len(params))
    k += 1
    new, ms, vs = [], [], []
    for p, g, a, b in zip(params, grads, m, v):
        g = np.asarray(g, dtype=float)
        a = beta1 * a + (1 - beta1) * g
        b = beta2 * b + (1 - beta2) * g * g
        up = a  #! here
        down = np.sqrt(b / (1 - beta2**k) + eps)  #! here
        new.append(np.asarray(p, dtype=float) + learning_rate * up / down)  #! here
        ms.append(a)
        vs.append(b)
    return new, (k, ms, vs)


#% id: ex07-two-01
#% kind: two
#% why: The square root of v_hat is missing, and the step counter stays at 1 from call to call.
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
        state = [1, [0.0] * len(params), [0.0] * len(params)]
    k, m, v = state
    m = [beta1 * a + (1 - beta1) * np.asarray(g, float) for a, g in zip(m, grads)]
    v = [beta2 * a + (1 - beta2) * np.asarray(g, float) ** 2 for a, g in zip(v, grads)]
    new = []
    for p, a, b in zip(params, m, v):
        ah = a / (1 - beta1**k)
        bh = b / (1 - beta2**k)
        new.append(np.asarray(p, float) - learning_rate * ah / (bh + eps))  #! here
    return new, [k, m, v]  #! here


#% id: ex07-two-02
#% kind: two
#% why: beta1 and 1 - beta1 are exchanged in m, and m is not corrected.
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
        state = {"step": 0, "mom": {}, "sq": {}}
    state["step"] += 1
    n = state["step"]
    answer = []
    for i, (p, g) in enumerate(zip(params, grads)):
        p, g = np.asarray(p, float), np.asarray(g, float)
        old_m, old_v = state["mom"].get(i, 0.0), state["sq"].get(i, 0.0)
        state["mom"][i] = (1 - beta1) * old_m + beta1 * g  #! here
        state["sq"][i] = beta2 * old_v + (1 - beta2) * g * g
        m_hat = state["mom"][i]  #! here
        v_hat = state["sq"][i] / (1 - beta2**n)
        answer.append(p - learning_rate * m_hat / (np.sqrt(v_hat) + eps))
    return answer, state
