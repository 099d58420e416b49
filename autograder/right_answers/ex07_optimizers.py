"""Right ways to cut minibatches and to take steps of SGD and of Adam."""

import functools
import itertools
import random
from collections import UserList, deque, namedtuple
from dataclasses import dataclass, field
from types import SimpleNamespace

import numpy as np

from . import right

Batch = namedtuple("Batch", "x y")


@right(of="minibatches", why="a list of tuples")
def batches_list(x, y, batch_size, rng):
    order = rng.permutation(len(x))
    starts = range(0, len(x), batch_size)
    return [(x[order[k : k + batch_size]], y[order[k : k + batch_size]]) for k in starts]


@right(of="minibatches", why="a shuffled list of indices, named tuples")
def batches_named(x, y, batch_size, rng):
    indices = list(range(len(x)))
    rng.shuffle(indices)
    while indices:
        now, indices = indices[:batch_size], indices[batch_size:]
        yield Batch(x=x[now], y=y[now])


@right(of="minibatches", why="a zip of two split arrays")
def batches_zip(x, y, batch_size, rng):
    order = np.argsort(rng.random(len(x)))
    cuts = np.arange(batch_size, len(x), batch_size)
    return zip(np.split(x[order], cuts), np.split(y[order], cuts), strict=True)


@right(of="minibatches", why="x and y shuffled apart from the same generator state")
def batches_same_state(x, y, batch_size, rng):
    state = rng.bit_generator.state
    x = rng.permutation(x)
    rng.bit_generator.state = state
    y = rng.permutation(y)
    return ((x[k : k + batch_size], y[k : k + batch_size]) for k in range(0, len(x), batch_size))


@right(of="minibatches", why="pure Python: pairs sorted by a random key, lists as batches")
def batches_pure(x, y, batch_size, rng):
    pairs = sorted(zip(x, y, strict=True), key=lambda _: rng.random())
    batch = []
    for pair in pairs:
        batch.append(pair)
        if len(batch) == batch_size:
            yield [a for a, _ in batch], [b for _, b in batch]
            batch = []
    if batch:
        yield [a for a, _ in batch], [b for _, b in batch]


def _take(x, y, rows):
    return np.take(x, rows, axis=0), np.take(y, rows, axis=0)


@right(of="minibatches", why="drawn without replacement, a map")
def batches_choice(x, y, batch_size, rng):
    order = rng.choice(len(x), size=len(x), replace=False)
    count = -(-len(x) // batch_size)
    rows = (order[k * batch_size : (k + 1) * batch_size] for k in range(count))
    return map(functools.partial(_take, x, y), rows)


@right(of="minibatches", why="rows drawn one by one from what is left")
def batches_drawn(x, y, batch_size, rng):
    left = list(range(len(x)))
    while left:
        rows = [left.pop(rng.integers(len(left))) for _ in range(min(batch_size, len(left)))]
        yield np.array([x[r] for r in rows]), np.array([y[r] for r in rows])


class Loader:
    """Batches that can be gone through again: every pass draws an order of its own."""

    def __init__(self, x, y, size, rng):
        self.data, self.size, self.rng = (x, y), size, rng

    def __iter__(self):
        order = self.rng.permutation(len(self.data[0]))
        for rows in np.split(order, range(self.size, len(order), self.size)):
            yield tuple(part[rows] for part in self.data)


@right(of="minibatches", why="an object that can be iterated")
def batches_loader(x, y, batch_size, rng):
    return Loader(x, y, batch_size, rng)


class Indexed:
    """Batches by number, in the way of a torch data set: no __iter__, an IndexError at the end."""

    def __init__(self, x, y, size, order):
        self.x, self.y, self.size, self.order = x, y, size, order

    def __getitem__(self, k):
        rows = self.order[k * self.size : (k + 1) * self.size]
        if not len(rows):
            raise IndexError(k)
        return self.x[rows], self.y[rows]


@right(of="minibatches", why="an object that can only be indexed")
def batches_indexed(x, y, batch_size, rng):
    return Indexed(x, y, batch_size, rng.permuted(np.arange(len(x))))


@right(of="minibatches", why="Fisher and Yates by hand, after draws that are thrown away")
def batches_fisher_yates(x, y, batch_size, rng):
    rng.standard_normal(3)
    x, y = np.array(x), np.array(y)
    for i in range(len(x) - 1, 0, -1):
        j = rng.integers(0, i, endpoint=True)
        x[[i, j]], y[[i, j]] = x[[j, i]], y[[j, i]]
    batches = deque()
    for k in range(0, len(x), batch_size):
        batches.append((x[k:][:batch_size], y[k:][:batch_size]))
    return batches


@right(of="minibatches", why="the standard library's shuffle, seeded from rng")
def batches_standard_library(x, y, batch_size, rng):
    rows = random.Random(int(rng.integers(2**60))).sample(range(len(x)), len(x))
    return UserList(
        (x[rows[k : k + batch_size]], y[rows[k : k + batch_size]])
        for k in range(0, len(x), batch_size)
    )


@right(of="minibatches", why="an iterator cut slice by slice, float32 rows")
def batches_islice(x, y, batch_size, rng):
    rows = iter(rng.permutation(np.arange(len(x))).tolist())
    chunks = iter(lambda: list(itertools.islice(rows, batch_size)), [])
    return [[x[chunk].astype(np.float32), y[chunk]] for chunk in chunks]


@right(of="minibatches", why="a random batch number for every row, then an order within each batch")
def batches_numbered(x, y, batch_size, rng):
    batch_of_row = rng.permutation(np.arange(len(x)) // batch_size)
    for k in range(batch_of_row.max() + 1):
        rows = rng.permutation(np.flatnonzero(batch_of_row == k))
        yield x[rows], y[rows]


@right(of="sgd_step", why="a loop")
def sgd_loop(params, grads, learning_rate):
    new = []
    for k in range(len(params)):
        new.append(params[k] - grads[k] * learning_rate)
    return new


@right(of="sgd_step", why="copies changed in place, a tuple as the result")
def sgd_copies(params, grads, learning_rate):
    copies = tuple(np.array(p, dtype=float) for p in params)
    for p, g in zip(copies, grads, strict=True):
        p -= learning_rate * g
    return copies


@right(of="sgd_step", why="one flat vector")
def sgd_flat(params, grads, learning_rate):
    flat = np.hstack([np.ravel(p) for p in params])
    flat = flat - learning_rate * np.hstack([np.ravel(g) for g in grads])
    parts = np.split(flat, np.cumsum([np.size(p) for p in params])[:-1])
    return [part.reshape(np.shape(p)) for part, p in zip(parts, params, strict=True)]


@right(of="sgd_step", why="float32")
def sgd_float32(params, grads, learning_rate):
    pairs = zip(params, grads, strict=True)
    return [p.astype("f4") - np.float32(learning_rate) * g.astype("f4") for p, g in pairs]


@right(of="sgd_step", why="the sum of the parameter and a step downhill, by map")
def sgd_map(params, grads, learning_rate):
    return list(map(lambda p, g: np.add(p, np.multiply(-learning_rate, g)), params, grads))


sgd_lambda = right(of="sgd_step", why="a lambda, into arrays made in advance")(
    lambda params, grads, learning_rate: [
        np.subtract(p, learning_rate * g, out=np.empty(p.shape))
        for p, g in zip(params, grads, strict=True)
    ]
)


@right(of="adam_step", why="a dict as the state")
def adam_dict(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = {"t": 0, "m": [np.zeros(p.shape) for p in params], "v": [0 * p for p in params]}
    t = state["t"] + 1
    m = [beta1 * m + (1 - beta1) * g for m, g in zip(state["m"], grads, strict=True)]
    v = [beta2 * v + (1 - beta2) * g**2 for v, g in zip(state["v"], grads, strict=True)]
    new = [
        p - learning_rate * (m_k / (1 - beta1**t)) / ((v_k / (1 - beta2**t)) ** 0.5 + eps)
        for p, m_k, v_k in zip(params, m, v, strict=True)
    ]
    return new, {"t": t, "m": m, "v": v}


@dataclass
class Moments:
    """What Adam remembers; changed in place."""

    k: int = 0
    m: dict = field(default_factory=dict)
    v: dict = field(default_factory=dict)


@right(of="adam_step", why="an object as the state, changed in place; a list of two")
def adam_object(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    state = Moments() if state is None else state
    state.k += 1
    out = []
    for i, (p, g) in enumerate(zip(params, grads, strict=True)):
        state.m[i] = state.m.get(i, 0) + (1 - beta1) * (g - state.m.get(i, 0))
        state.v[i] = state.v.get(i, 0) + (1 - beta2) * (np.square(g) - state.v.get(i, 0))
        m, v = state.m[i] / (1 - beta1**state.k), state.v[i] / (1 - beta2**state.k)
        out.append(p - learning_rate * m / (eps + np.sqrt(v)))
    return [out, state]


@right(of="adam_step", why="the bias correction in the rate, eps corrected with it")
def adam_efficient(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    # Kingma and Ba 2015, end of section 2; eps must shrink with the root to stay the same.
    t, m, v = (0, [0] * len(params), [0] * len(params)) if state is None else state
    t = t + 1
    root = np.sqrt(1 - np.power(beta2, t))
    rate = learning_rate * root / (1 - np.power(beta1, t))
    m = [beta1 * a + (1 - beta1) * g for a, g in zip(m, grads, strict=True)]
    v = [beta2 * b + (1 - beta2) * g * g for b, g in zip(v, grads, strict=True)]
    moved = zip(params, m, v, strict=True)
    return [p - rate * a / (np.sqrt(b) + eps * root) for p, a, b in moved], (t, m, v)


@right(of="adam_step", why="all gradients so far as the state, weighted anew every time")
def adam_history(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    history = [*(state or []), [np.array(g) for g in grads]]

    def average(beta, power):
        weights = [beta**age for age in reversed(range(len(history)))]
        return [
            sum(w * g[i] ** power for w, g in zip(weights, history, strict=True)) / sum(weights)
            for i in range(len(params))
        ]

    both = zip(params, average(beta1, 1), average(beta2, 2), strict=True)
    return [p - learning_rate * m / (np.sqrt(v) + eps) for p, m, v in both], history


Sums = namedtuple("Sums", "mean mean_weight square square_weight")


@right(of="adam_step", why="running sums divided by running weights, a named tuple")
def adam_sums(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    zeros = [np.zeros_like(p) for p in params]
    old = state or Sums(zeros, 0.0, zeros, 0.0)
    new = Sums(
        mean=[beta1 * s + g for s, g in zip(old.mean, grads, strict=True)],
        mean_weight=beta1 * old.mean_weight + 1,
        square=[beta2 * s + g * g for s, g in zip(old.square, grads, strict=True)],
        square_weight=beta2 * old.square_weight + 1,
    )
    steps = [
        (a / new.mean_weight) / (np.sqrt(b / new.square_weight) + eps)
        for a, b in zip(new.mean, new.square, strict=True)
    ]
    return tuple(p - learning_rate * s for p, s in zip(params, steps, strict=True)), new


@right(of="adam_step", why="a closure as the state")
def adam_closure(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    def remembering(m, v, power1, power2):
        def step(gradients):
            m1 = [beta1 * a + (1 - beta1) * g for a, g in zip(m, gradients, strict=True)]
            v1 = [beta2 * b + (1 - beta2) * g * g for b, g in zip(v, gradients, strict=True)]
            p1, p2 = power1 * beta1, power2 * beta2
            directions = [
                a / (1 - p1) / (np.sqrt(b / (1 - p2)) + eps) for a, b in zip(m1, v1, strict=True)
            ]
            return directions, remembering(m1, v1, p1, p2)

        return step

    state = state or remembering([0.0] * len(params), [0.0] * len(params), 1.0, 1.0)
    directions, state = state(grads)
    return [p - learning_rate * d for p, d in zip(params, directions, strict=True)], state


def _adam_coroutine(count):
    m, v, k, answer = [0.0] * count, [0.0] * count, 0, None
    while True:
        grads, beta1, beta2 = yield answer
        k += 1
        m = [beta1 * a + (1 - beta1) * g for a, g in zip(m, grads, strict=True)]
        v = [beta2 * b + (1 - beta2) * g * g for b, g in zip(v, grads, strict=True)]
        answer = [a / (1 - beta1**k) for a in m], [b / (1 - beta2**k) for b in v]


@right(of="adam_step", why="a coroutine as the state")
def adam_coroutine(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    if state is None:
        state = _adam_coroutine(len(params))
        next(state)
    moments = zip(params, *state.send((grads, beta1, beta2)), strict=True)
    return [p - learning_rate * m / (v**0.5 + eps) for p, m, v in moments], state


@right(of="adam_step", why="one flat vector, moments in place")
def adam_flat(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    gradient = np.concatenate([np.ravel(g) for g in grads])
    if state is None:
        state = SimpleNamespace(m=np.zeros(gradient.size), v=np.zeros(gradient.size), t=0)
    state.t += 1
    state.m *= beta1
    state.m += (1 - beta1) * gradient
    state.v *= beta2
    state.v += (1 - beta2) * gradient**2
    step = state.m / (1 - beta1**state.t) / (np.sqrt(state.v / (1 - beta2**state.t)) + eps)
    cuts = np.cumsum([np.size(p) for p in params])[:-1]
    parts = np.split(learning_rate * step, cuts)
    return [p - s.reshape(np.shape(p)) for p, s in zip(params, parts, strict=True)], state


@right(of="adam_step", why="float32 moments")
def adam_float32(params, grads, state, learning_rate=0.001, beta1=0.9, beta2=0.999, eps=1e-7):
    params = [np.asarray(p, dtype=np.float32) for p in params]
    grads = [np.asarray(g, dtype=np.float32) for g in grads]
    return adam_dict(params, grads, state, learning_rate, beta1, beta2, eps)
