"""Right ways to write a whole network in NumPy."""

import functools
import itertools
import math
from collections import Counter, deque, namedtuple
from statistics import fmean

import numpy as np
from scipy.special import log_softmax, logsumexp, softmax

from . import right

Layer = namedtuple("Layer", "w b")


@right(of="init_mlp", why="a list of named tuples")
def init_named(sizes, rng):
    return [
        Layer(w=rng.normal(0, np.sqrt(2 / a), (a, b)), b=np.zeros((b,)))
        for a, b in itertools.pairwise(sizes)
    ]


@right(of="init_mlp", why="uniform weights, from the last layer to the first, lists as pairs")
def init_uniform(sizes, rng):
    layers = deque()
    for k in range(len(sizes) - 1, 0, -1):
        limit = math.sqrt(6 / sizes[k - 1])
        layers.appendleft([rng.uniform(-limit, limit, (sizes[k - 1], sizes[k])), [0.0] * sizes[k]])
    return layers


@right(of="init_mlp", why="one long draw, cut into layers")
def init_cut(sizes, rng):
    shapes = list(itertools.pairwise(sizes))
    numbers = rng.standard_normal(sum(a * b for a, b in shapes))
    cuts = np.cumsum([a * b for a, b in shapes])[:-1]
    weights = [
        part.reshape(shape) * (2 / shape[0]) ** 0.5
        for part, shape in zip(np.split(numbers, cuts), shapes, strict=True)
    ]
    return tuple(zip(weights, map(np.zeros, sizes[1:]), strict=True))


@right(of="init_mlp", why="float32, a generator of its own for every layer, made from rng")
def init_children(sizes, rng):
    layers = []
    for fan_in, fan_out in itertools.pairwise(sizes):
        child = np.random.default_rng(rng.integers(2**63))
        w = child.standard_normal((fan_in, fan_out), dtype=np.float32)
        layers.append((w * np.float32(np.sqrt(2 / fan_in)), np.zeros(fan_out, np.float32)))
    return layers


@right(of="init_mlp", why="no NumPy at all: numbers in lists of lists")
def init_lists(sizes, rng):
    layers = []
    for fan_in, fan_out in itertools.pairwise(sizes):
        deviation = math.sqrt(2 / fan_in)
        rows = [[float(rng.normal(0, deviation)) for _ in range(fan_out)] for _ in range(fan_in)]
        layers.append((rows, [0] * fan_out))
    return layers


def _relu(z):
    return z * (z > 0)


@right(of="mlp_forward", why="recursion over the layers")
def forward_recursive(params, x):
    (w, b), *rest = params
    z = np.asarray(x) @ w + b
    return forward_recursive(rest, np.maximum(z, 0)) if rest else softmax(z, axis=1)


@right(of="mlp_forward", why="examples as columns")
def forward_columns(params, x):
    a = np.transpose(x)
    for k, (w, b) in enumerate(params):
        z = np.transpose(w) @ a + np.reshape(b, (-1, 1))
        a = _relu(z) if k + 1 < len(params) else np.exp(z - z.max(axis=0))
    return (a / a.sum(axis=0)).T


@right(of="mlp_forward", why="one reduction, exp of the log-softmax")
def forward_reduce(params, x):
    *hidden, (w, b) = params
    a = functools.reduce(lambda a, layer: np.clip(a.dot(layer[0]) + layer[1], 0, None), hidden, x)
    return np.exp(log_softmax(np.matmul(a, w) + b, axis=-1))


@right(of="mlp_forward", why="the bias as one more row of the weights, example by example")
def forward_augmented(params, x):
    matrices = [np.vstack([w, b]) for w, b in params]
    rows = []
    for row in x:
        for m in matrices[:-1]:
            row = np.fmax(0, np.append(row, 1) @ m)
        z = np.append(row, 1) @ matrices[-1]
        rows.append(np.exp(z - logsumexp(z)))
    return np.array(rows)


@right(of="mlp_forward", why="pure Python, an array at the end")
def forward_loops(params, x):
    rows = []
    for row in x:
        a = [float(value) for value in row]
        for k, (w, b) in enumerate(params):
            b = np.ravel(b)
            z = [
                float(b[j]) + sum(value * float(w[i][j]) for i, value in enumerate(a))
                for j in range(len(b))
            ]
            a = [max(0.0, value) for value in z] if k < len(params) - 1 else z
        e = [math.exp(value - max(a)) for value in a]
        rows.append([value / sum(e) for value in e])
    return np.array(rows)


def _forward(params, x):
    """Return the activations that enter every layer, and the probabilities."""
    entering = [np.asarray(x)]
    for w, b in params[:-1]:
        entering.append(np.maximum(entering[-1] @ w + b, 0))
    w, b = params[-1]
    return entering, softmax(entering[-1] @ w + b, axis=1)


@right(of="mlp_gradients", why="recursion that returns the error to the layer below")
def gradients_recursive(params, x, t):
    found = deque()

    def descend(a, k):
        w, b = params[k]
        z = a @ w + b
        if k == len(params) - 1:
            delta = (softmax(z, axis=1) - t) / len(t)
        else:
            delta = np.where(z > 0, descend(np.maximum(0, z), k + 1), 0)
        found.appendleft(Layer(a.T @ delta, np.sum(delta, axis=0)))
        return delta @ w.T

    descend(x, 0)
    return found


@right(of="mlp_gradients", why="bias gradients of shape (1, units), a mask by >=, einsum")
def gradients_bias_rows(params, x, t):
    zs, a = [], x
    for w, b in params:
        zs.append(np.einsum("ni,ij->nj", a, w) + b)
        a = np.fmax(zs[-1], 0)
    delta, grads = (softmax(zs[-1], axis=-1) - t) / x.shape[0], []
    for k in range(len(params))[::-1]:
        a = np.clip(zs[k - 1], 0, None) if k > 0 else x
        grads = [[np.einsum("ni,nj->ij", a, delta), np.ones((1, len(x))) @ delta], *grads]
        if k > 0:
            delta = np.einsum("nj,ij->ni", delta, params[k][0]) * (zs[k - 1] >= 0)
    return grads


@right(of="mlp_gradients", why="a mean of gradients of one example each")
def gradients_by_example(params, x, t):
    sums = [(np.zeros(np.shape(w)), np.zeros(np.shape(b))) for w, b in params]
    for row, target in zip(x, t, strict=True):
        entering, p = _forward(params, row[None])
        delta = p[0] - target
        for (dw, db), (w, _), a in zip(sums[::-1], params[::-1], entering[::-1], strict=True):
            dw += np.outer(a[0], delta)
            db += delta
            delta = (w @ delta) * np.heaviside(a[0], 0)
    return [(dw / len(x), db / len(x)) for dw, db in sums]


@right(of="mlp_gradients", why="examples as columns, one matrix for weights and bias")
def gradients_columns(params, x, t):
    weights = [np.column_stack([np.transpose(w), np.ravel(b)]) for w, b in params]
    a, entering = np.transpose(x), []
    for k, w in enumerate(weights):
        entering.append(np.vstack([a, np.ones(a.shape[1])]))
        a = w @ entering[-1]
        a = np.where(a > 0, a, 0) if k < len(weights) - 1 else softmax(a, axis=0)
    delta, grads = (a - t.T) / a.shape[1], []
    for w, a in zip(reversed(weights), reversed(entering), strict=True):
        both = delta @ a.T
        grads.insert(0, (both[:, :-1].T, both[:, -1]))
        delta = (w.T @ delta)[:-1] * (a[:-1] > 0)
    return grads


class Node:
    """An array of a computation, and how the slope of the loss flows back from it."""

    def __init__(self, value, parents=(), back=lambda grad: ()):
        self.value, self.parents, self.back, self.grad = value, parents, back, 0.0

    def affine(self, w, b):
        def back(grad):
            return grad @ w.value.T, self.value.T @ grad, grad.sum(axis=0)

        return Node(self.value @ w.value + b.value, (self, w, b), back)

    def relu(self):
        return Node(_relu(self.value), (self,), lambda grad: (grad * (self.value > 0),))

    def cross_entropy(self, t):
        loss = np.mean(logsumexp(self.value, axis=1) - np.sum(t * self.value, axis=1))
        return Node(
            loss, (self,), lambda grad: (grad * (softmax(self.value, axis=1) - t) / len(t),)
        )

    def backward(self):
        # Here every node has one user, so the order is that of a chain.
        stack, self.grad = [self], 1.0
        while stack:
            node = stack.pop()
            for parent, grad in zip(node.parents, node.back(node.grad), strict=True):
                parent.grad = parent.grad + grad
                stack.append(parent)


@right(of="mlp_gradients", why="automatic differentiation")
def gradients_automatic(params, x, t):
    leaves = [(Node(np.asarray(w)), Node(np.asarray(b))) for w, b in params]
    a = Node(x)
    for w, b in leaves[:-1]:
        a = a.affine(w, b).relu()
    a.affine(*leaves[-1]).cross_entropy(t).backward()
    return tuple((w.grad, b.grad) for w, b in leaves)


@right(of="mlp_gradients", why="float32 throughout")
def gradients_float32(params, x, t):
    params = [(np.asarray(w, dtype="f4"), np.asarray(b, dtype="f4")) for w, b in params]
    return gradients_recursive(params, np.asarray(x, dtype="f4"), np.asarray(t, dtype="f4"))


def _loss(params, x, t):
    p = _forward(params, x)[1]
    return -np.sum(t * np.log(np.maximum(p, 1e-300))) / len(x)


@right(of="train_mlp", why="copies changed in place, losses in an array, before each update")
def train_in_place(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        order = np.arange(len(x))
        rng.shuffle(order)
        for start in range(0, len(x), batch_size):
            rows = order[start : start + batch_size]
            losses[epoch] += _loss(params, x[rows], t[rows]) * len(rows) / len(x)
            for (w, b), (dw, db) in zip(
                params, gradients_recursive(params, x[rows], t[rows]), strict=True
            ):
                w -= learning_rate * dw
                b -= learning_rate * db
    return params, losses


@right(of="train_mlp", why="the loss of all examples, once the epoch is over")
def train_loss_after(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    while len(losses) < epochs:
        order = np.argsort(rng.random(len(x)))
        for rows in np.split(order, range(batch_size, len(x), batch_size)):
            grads = gradients_by_example(params, x[rows], t[rows])
            params = [
                (w - learning_rate * dw, b - learning_rate * db)
                for (w, b), (dw, db) in zip(params, grads, strict=True)
            ]
        losses.append(float(_loss(params, x, t)))
    return params, tuple(losses)


@right(of="train_mlp", why="the loss of all examples before the epoch begins")
def train_loss_before(params, x, t, epochs, batch_size, learning_rate, rng):
    def step(layers, rows):
        grads = gradients_automatic(layers, x[rows], t[rows])
        pairs = zip(layers, grads, strict=True)
        return [(w - learning_rate * g, b - learning_rate * c) for (w, b), (g, c) in pairs]

    losses = np.empty(epochs)
    for epoch in range(epochs):
        losses[epoch] = _loss(params, x, t)
        order = rng.permutation(len(x))
        cuts = np.arange(0, len(x), batch_size)[1:]
        params = functools.reduce(step, np.split(order, cuts), params)
    return params, losses


@right(of="train_mlp", why="the loss of every example, taken when its batch came; named tuples")
def train_named(params, x, t, epochs, batch_size, learning_rate, rng):
    Trained = namedtuple("Trained", "params losses")
    layers, losses = [Layer(*pair) for pair in params], []
    for _ in range(epochs):
        seen = []
        order = rng.choice(len(x), len(x), replace=False)
        for rows in (order[k : k + batch_size] for k in range(0, len(x), batch_size)):
            _, p = _forward(layers, x[rows])
            seen += [-math.log(max(q, 1e-300)) for q in p[t[rows] == 1]]
            grads = gradients_bias_rows(layers, x[rows], t[rows])
            layers = [
                Layer(w=old.w - learning_rate * dw, b=old.b - learning_rate * db[0])
                for old, (dw, db) in zip(layers, grads, strict=True)
            ]
        losses.append(np.float32(fmean(seen)))
    return Trained(params=layers, losses=losses)


@right(of="train_mlp", why="one flat vector of parameters, a loop over a counter")
def train_flat(params, x, t, epochs, batch_size, learning_rate, rng):
    shapes = [np.shape(part) for pair in params for part in pair]
    cuts = np.cumsum([math.prod(shape) for shape in shapes])[:-1]

    def flat(pairs):
        return np.concatenate([np.ravel(part) for pair in pairs for part in pair])

    def unflat(theta):
        parts = iter(
            part.reshape(shape) for part, shape in zip(np.split(theta, cuts), shapes, strict=True)
        )
        return list(zip(parts, parts, strict=True))

    def epoch(theta):
        losses, together = [], np.hstack([x, t])[rng.permutation(len(x))]
        for k in range(0, len(x), batch_size):
            xb, tb = np.hsplit(together[k : k + batch_size], [x.shape[1]])
            losses.append((_loss(unflat(theta), xb, tb), len(xb)))
            theta = theta - learning_rate * flat(gradients_columns(unflat(theta), xb, tb))
        values, weights = zip(*losses, strict=True)
        return theta, np.average(values, weights=weights)

    theta, losses = flat(params), []
    while len(losses) < epochs:
        theta, loss = epoch(theta)
        losses.append(loss)
    return unflat(theta), losses


@right(of="train_mlp", why="float32 throughout, the rows taken one by one from a queue")
def train_float32(params, x, t, epochs, batch_size, learning_rate, rng):
    layers = [[np.array(w, dtype="f4"), np.array(b, dtype="f4")] for w, b in params]
    x, t, rate = x.astype("f4"), t.astype("f4"), np.float32(learning_rate)
    losses = []
    for _ in range(epochs):
        queue, total = deque(rng.permutation(len(x)).tolist()), 0.0
        while queue:
            rows = [queue.popleft() for _ in range(min(batch_size, len(queue)))]
            total += float(_loss(layers, x[rows], t[rows])) * len(rows)
            grads = gradients_float32(layers, x[rows], t[rows])
            for layer, gradient in zip(layers, grads, strict=True):
                layer[0] = layer[0] - rate * gradient.w
                layer[1] = layer[1] - rate * gradient.b
        losses.append(total / len(x))
    return [layers, losses]


def _logits(params, x):
    *hidden, (w, b) = params
    for v, c in hidden:
        x = np.maximum(x @ v + c, 0)
    return x @ w + b


@right(of="accuracy", why="the largest logit, without a softmax; a NumPy number")
def accuracy_logits(params, x, labels):
    return np.mean(_logits(params, x).argmax(axis=1) == labels)


@right(of="accuracy", why="counted row by row")
def accuracy_counted(params, x, labels):
    right_rows = 0
    for p, label in zip(forward_loops(params, x), labels, strict=True):
        if max(range(len(p)), key=p.__getitem__) == label:
            right_rows += 1
    return right_rows / len(labels)


@right(of="accuracy", why="one minus the share of errors, a 0-d array")
def accuracy_errors(params, x, labels):
    wrong = np.not_equal(np.argsort(forward_columns(params, x), axis=1)[:, -1], labels)
    return np.array(1 - np.count_nonzero(wrong) / wrong.size)


@right(of="accuracy", why="a Counter of hits and misses")
def accuracy_counter(params, x, labels):
    p = forward_recursive(params, x)
    hits = Counter(bool(row[label] == row.max()) for row, label in zip(p, labels, strict=True))
    return hits[True] / len(labels)


@right(of="accuracy", why="one-hot labels and predictions, float32")
def accuracy_one_hot(params, x, labels):
    z = _logits(params, x)
    predicted = np.eye(z.shape[1], dtype="f4")[z.argmax(-1)]
    return np.float32(predicted[np.arange(len(z)), labels].sum() / np.float32(len(z)))
