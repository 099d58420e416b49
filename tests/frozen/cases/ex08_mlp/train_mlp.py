#% id: train_mlp-001
#% kind: right
#% why: given minibatches, weighted sum of losses
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            params = [
                (w - learning_rate * dw, b - learning_rate * db)
                for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb))
            ]
        losses.append(total / len(x))
    return params, losses

#% id: train_mlp-002
#% kind: right
#% why: own shuffling by argsort of random keys, in-place work on own copies
def _run(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + np.reshape(b, (1, -1))
        acts.append(softmax(z) if i + 1 == len(params) else np.clip(z, 0, None))
    return acts


def mlp_forward(params, x):
    return _run(params, x)[-1]


def mlp_gradients(params, x, t):
    acts = _run(params, x)
    d = (acts.pop() - np.asarray(t)) / len(acts[0])
    out = []
    for w, b in params[::-1]:
        inp = acts.pop()
        out.insert(0, (inp.T.dot(d), d.sum(0).reshape(np.shape(b))))
        d = d.dot(w.T) * (inp > 0)
    return out

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.array(x, dtype=float), np.array(t, dtype=float)
    net = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    history = np.zeros(epochs)
    for e in range(epochs):
        order = np.argsort(rng.random(len(x)))
        losses = np.empty(len(x))
        for idx in np.array_split(order, range(batch_size, len(x), batch_size)):
            p = mlp_forward(net, x[idx])
            losses[idx] = -np.log(np.maximum((p * t[idx]).sum(axis=1), np.finfo(float).tiny))
            for (w, b), (dw, db) in zip(net, mlp_gradients(net, x[idx], t[idx])):
                w -= learning_rate * dw
                b -= learning_rate * db
        history[e] = losses.mean()
    return net, history.tolist()

#% id: train_mlp-003
#% kind: right
#% why: class with state, np.average with weights
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    n = x.shape[0]
    inputs = []
    h = x
    for k, (w, b) in enumerate(params):
        inputs.append(h)
        z = h @ w + b
        h = softmax(z) if k == len(params) - 1 else relu(z)
    grads = [None] * len(params)
    dz = (h - t) / n
    for k in range(len(params) - 1, -1, -1):
        grads[k] = (inputs[k].T @ dz, np.sum(dz, axis=0))
        dz = (dz @ params[k][0].T) * (inputs[k] > 0)
    return grads

class Trainer:
    def __init__(self, params, lr):
        self.params = [tuple(np.copy(v) for v in layer) for layer in params]
        self.lr = lr

    def step(self, xb, tb):
        loss = cross_entropy(mlp_forward(self.params, xb), tb)
        grads = mlp_gradients(self.params, xb, tb)
        self.params = [
            tuple(p - self.lr * g.reshape(p.shape) for p, g in zip(layer, grad)) for layer, grad in zip(self.params, grads)
        ]
        return loss, len(xb)


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    trainer = Trainer(params, learning_rate)
    losses = []
    for _ in range(epochs):
        results = [trainer.step(xb, tb) for xb, tb in minibatches(x, t, batch_size, rng)]
        values, weights = zip(*results)
        losses.append(float(np.average(values, weights=weights)))
    return trainer.params, losses

#% id: train_mlp-004
#% kind: right
#% why: rng.shuffle on a list of indices, own minibatches
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def minibatches(x, y, batch_size, rng):
    rows = list(range(len(x)))
    rng.shuffle(rows)
    while rows:
        take, rows = rows[:batch_size], rows[batch_size:]
        yield x[take], y[take]


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x = np.asarray(x)
    t = np.asarray(t)
    losses: list[float] = []
    epoch = 0
    while epoch < epochs:
        parts = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            n_b = xb.shape[0]
            parts.append(n_b / len(x) * cross_entropy(mlp_forward(params, xb), tb))
            grads = mlp_gradients(params, xb, tb)
            new = []
            for layer in range(len(params)):
                w, b = params[layer]
                dw, db = grads[layer]
                new.append((np.subtract(w, np.multiply(learning_rate, dw)), np.subtract(b, np.multiply(learning_rate, db))))
            params = new
        losses.append(sum(parts))
        epoch += 1
    return params, losses

#% id: train_mlp-005
#% kind: right
#% why: forward pass shared by loss and gradients, update in the backward loop
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    ws = [np.array(w) for w, _ in params]
    bs = [np.array(b).reshape(1, -1) for _, b in params]
    shapes = [np.shape(b) for _, b in params]
    n_layers = len(ws)
    losses = []
    for _ in range(epochs):
        loss_sum, count = 0.0, 0
        for xb, tb in minibatches(x, t, batch_size, rng):
            acts = [xb]
            for k in range(n_layers):
                z = acts[k] @ ws[k] + bs[k]
                acts.append(softmax(z) if k == n_layers - 1 else np.maximum(z, 0))
            loss_sum += cross_entropy(acts[-1], tb) * len(tb)
            count += len(tb)
            d = (acts[-1] - tb) / len(tb)
            for k in range(n_layers - 1, -1, -1):
                below = (d @ ws[k].T) * (acts[k] > 0)
                ws[k] = ws[k] - learning_rate * (acts[k].T @ d)
                bs[k] = bs[k] - learning_rate * d.sum(axis=0, keepdims=True)
                d = below
        losses.append(loss_sum / count)
    return [(w, b.reshape(s)) for w, b, s in zip(ws, bs, shapes)], losses

#% id: train_mlp-006
#% kind: right
#% why: Fisher-Yates by hand, copy.deepcopy
import copy

def _run(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + np.reshape(b, (1, -1))
        acts.append(softmax(z) if i + 1 == len(params) else np.clip(z, 0, None))
    return acts


def mlp_forward(params, x):
    return _run(params, x)[-1]


def mlp_gradients(params, x, t):
    acts = _run(params, x)
    d = (acts.pop() - np.asarray(t)) / len(acts[0])
    out = []
    for w, b in params[::-1]:
        inp = acts.pop()
        out.insert(0, (inp.T.dot(d), d.sum(0).reshape(np.shape(b))))
        d = d.dot(w.T) * (inp > 0)
    return out

def shuffled(n, rng):
    idx = list(range(n))
    for i in range(n - 1, 0, -1):
        j = int(rng.integers(0, i + 1))
        idx[i], idx[j] = idx[j], idx[i]
    return np.array(idx)


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    params = copy.deepcopy(params)
    losses = []
    for _ in range(epochs):
        order = shuffled(len(x), rng)
        s = 0.0
        for lo in range(0, len(order), batch_size):
            rows = order[lo : lo + batch_size]
            s += len(rows) * cross_entropy(mlp_forward(params, x[rows]), t[rows])
            g = mlp_gradients(params, x[rows], t[rows])
            for k in range(len(params)):
                params[k] = (params[k][0] - learning_rate * g[k][0], params[k][1] - learning_rate * g[k][1])
        losses.append(float(s / len(x)))
    return params, losses

#% id: train_mlp-007
#% kind: right
#% why: functools.reduce over the batches of an epoch, namedtuple result
from collections import namedtuple
from functools import reduce

Result = namedtuple("Result", "params losses")

def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    def step(state, batch):
        net, total = state
        xb, tb = batch
        total = total + cross_entropy(mlp_forward(net, xb), tb) * len(xb)
        grads = mlp_gradients(net, xb, tb)
        net = [tuple(p - learning_rate * g for p, g in zip(*pair)) for pair in zip(net, grads)]
        return net, total

    losses = []
    for _ in range(epochs):
        params, total = reduce(step, minibatches(x, t, batch_size, rng), (params, 0.0))
        losses.append(total / len(x))
    return Result(params, losses)

#% id: train_mlp-008
#% kind: right
#% why: permuted copies of the data, flat parameter vector
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    n = x.shape[0]
    inputs = []
    h = x
    for k, (w, b) in enumerate(params):
        inputs.append(h)
        z = h @ w + b
        h = softmax(z) if k == len(params) - 1 else relu(z)
    grads = [None] * len(params)
    dz = (h - t) / n
    for k in range(len(params) - 1, -1, -1):
        grads[k] = (inputs[k].T @ dz, np.sum(dz, axis=0))
        dz = (dz @ params[k][0].T) * (inputs[k] > 0)
    return grads

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    shapes = [np.shape(p) for layer in params for p in layer]
    theta = np.concatenate([np.ravel(p) for layer in params for p in layer]).astype(float)
    cuts = np.cumsum([int(np.prod(s)) for s in shapes])[:-1]

    def unflatten(v):
        parts = [piece.reshape(s) for piece, s in zip(np.split(v, cuts), shapes)]
        return list(zip(parts[::2], parts[1::2]))

    data = np.hstack([np.asarray(x, dtype=float), np.asarray(t, dtype=float)])
    width = np.shape(x)[1]
    losses = []
    for _ in range(epochs):
        mixed = rng.permutation(data, axis=0)
        total = 0.0
        for i in range(0, len(mixed), batch_size):
            xb, tb = mixed[i : i + batch_size, :width], mixed[i : i + batch_size, width:]
            net = unflatten(theta)
            total += cross_entropy(mlp_forward(net, xb), tb) * len(xb)
            g = np.concatenate([np.ravel(q) for layer in mlp_gradients(net, xb, tb) for q in layer])
            theta = theta - learning_rate * g
        losses.append(total / len(mixed))
    return unflatten(theta), losses

#% id: train_mlp-009
#% kind: right
#% why: generator of epochs, itertools.batched by hand
import itertools

def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def _epochs(params, x, t, batch_size, lr, rng):
    while True:
        order = iter(rng.choice(len(x), size=len(x), replace=False))
        weighted = 0.0
        while rows := list(itertools.islice(order, batch_size)):
            xb, tb = x[rows], t[rows]
            weighted += cross_entropy(mlp_forward(params, xb), tb) * len(rows)
            params = [(w - lr * dw, b - lr * db) for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb))]
        yield params, weighted / len(x)


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    run = _epochs(params, np.asarray(x), np.asarray(t), batch_size, learning_rate, rng)
    losses = []
    for params, loss in itertools.islice(run, epochs):
        losses.append(loss)
    return params, losses

#% id: train_mlp-010
#% kind: right
#% why: np.errstate, float32 parameters stay float32
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    n = x.shape[0]
    inputs = []
    h = x
    for k, (w, b) in enumerate(params):
        inputs.append(h)
        z = h @ w + b
        h = softmax(z) if k == len(params) - 1 else relu(z)
    grads = [None] * len(params)
    dz = (h - t) / n
    for k in range(len(params) - 1, -1, -1):
        grads[k] = (inputs[k].T @ dz, np.sum(dz, axis=0))
        dz = (dz @ params[k][0].T) * (inputs[k] > 0)
    return grads

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    current = [(w.copy(), b.copy()) for w, b in params]
    losses = []
    with np.errstate(over="ignore", under="ignore"):
        for _ in range(epochs):
            per_example = []
            for xb, tb in minibatches(x, t, batch_size, rng):
                p = mlp_forward(current, xb)
                per_example.extend(-np.log(np.maximum(p[tb > 0], np.finfo(float).tiny)))
                updated = []
                for (w, b), (dw, db) in zip(current, mlp_gradients(current, xb, tb)):
                    updated.append(((w - learning_rate * dw).astype(w.dtype), (b - learning_rate * db).astype(b.dtype)))
                current = updated
            losses.append(float(np.mean(per_example, dtype=float)))
    return current, losses

#% id: train_mlp-011
#% kind: one
#% why: adds the gradient
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for epoch in range(epochs):
        total = 0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            grads = mlp_gradients(params, xb, tb)
            new_params = []
            for (w, b), (dw, db) in zip(params, grads):
                new_params.append((w + learning_rate * dw, b + learning_rate * db))   #! ascent
            params = new_params
        losses.append(total / len(x))
    return params, losses

#% id: train_mlp-012
#% kind: one
#% why: changes the caller's parameters
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        s = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            s += len(xb) * cross_entropy(mlp_forward(params, xb), tb)
            grads = mlp_gradients(params, xb, tb)
            for i in range(len(params)):
                w, b = params[i]
                dw, db = grads[i]
                params[i] = (w - learning_rate * dw, b - learning_rate * db)   #! writes into the list that came in
        losses.append(s / len(x))
    return params, losses

#% id: train_mlp-013
#% kind: one
#% why: in place on the caller's arrays
def _run(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + np.reshape(b, (1, -1))
        acts.append(softmax(z) if i + 1 == len(params) else np.clip(z, 0, None))
    return acts


def mlp_forward(params, x):
    return _run(params, x)[-1]


def mlp_gradients(params, x, t):
    acts = _run(params, x)
    d = (acts.pop() - np.asarray(t)) / len(acts[0])
    out = []
    for w, b in params[::-1]:
        inp = acts.pop()
        out.insert(0, (inp.T.dot(d), d.sum(0).reshape(np.shape(b))))
        d = d.dot(w.T) * (inp > 0)
    return out

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = list(params)   #! a new list of the same arrays
    losses = []
    for ep in range(epochs):
        loss_sum = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            loss_sum += cross_entropy(mlp_forward(net, xb), tb) * xb.shape[0]
            for (w, b), (dw, db) in zip(net, mlp_gradients(net, xb, tb)):
                w -= learning_rate * dw
                b -= learning_rate * db
        losses.append(loss_sum / len(x))
    return net, losses

#% id: train_mlp-014
#% kind: one
#% why: plain mean of the batch losses
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for epoch in range(epochs):
        batch_losses = []
        batch_sizes = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            batch_losses.append(cross_entropy(mlp_forward(params, xb), tb))
            batch_sizes.append(len(xb))
            grads = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(float(np.mean(batch_losses)))   #! the last smaller batch weighs as much as the others
    return params, losses

#% id: train_mlp-015
#% kind: one
#% why: loss of the last batch alone
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    n = x.shape[0]
    inputs = []
    h = x
    for k, (w, b) in enumerate(params):
        inputs.append(h)
        z = h @ w + b
        h = softmax(z) if k == len(params) - 1 else relu(z)
    grads = [None] * len(params)
    dz = (h - t) / n
    for k in range(len(params) - 1, -1, -1):
        grads[k] = (inputs[k].T @ dz, np.sum(dz, axis=0))
        dz = (dz @ params[k][0].T) * (inputs[k] > 0)
    return grads

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    손실들 = []
    for 에폭 in range(epochs):
        합 = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            p = mlp_forward(params, xb)
            손실 = cross_entropy(p, tb)
            합 += 손실 * len(xb)
            grads = mlp_gradients(params, xb, tb)
            params = [
                (w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, grads)
            ]
        손실들.append(손실)   #! last batch only
    return params, 손실들

#% id: train_mlp-016
#% kind: one
#% why: one loss a batch
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for e in range(epochs):
        values = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            y = mlp_forward(params, xb)
            values += [cross_entropy(y, tb)] * len(xb)
            g = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * g[i][0], b - learning_rate * g[i][1]) for i, (w, b) in enumerate(params)]
            losses.append(cross_entropy(y, tb))   #! a loss for every batch
    return params, losses

#% id: train_mlp-017
#% kind: one
#% why: sum of the losses
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params: Params, x, t, epochs: int, batch_size: int, learning_rate: float, rng):
    losses: list[float] = []
    for e in range(epochs):
        epoch_loss = 0.0
        seen = 0
        for xb, tb in minibatches(x, t, batch_size, rng):
            epoch_loss += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            seen += len(xb)
            grads = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, grads)]
        print(f"epoch {e}: {epoch_loss}")
        losses.append(epoch_loss)   #! not divided by the examples
    return params, losses

#% id: train_mlp-018
#% kind: one
#% why: no shuffling
def _run(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + np.reshape(b, (1, -1))
        acts.append(softmax(z) if i + 1 == len(params) else np.clip(z, 0, None))
    return acts


def mlp_forward(params, x):
    return _run(params, x)[-1]


def mlp_gradients(params, x, t):
    acts = _run(params, x)
    d = (acts.pop() - np.asarray(t)) / len(acts[0])
    out = []
    for w, b in params[::-1]:
        inp = acts.pop()
        out.insert(0, (inp.T.dot(d), d.sum(0).reshape(np.shape(b))))
        d = d.dot(w.T) * (inp > 0)
    return out

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x = np.asarray(x)
    t = np.asarray(t)
    n = x.shape[0]
    losses = []
    for _ in range(epochs):
        order = np.arange(n)   #! always in the same order
        total = 0.0
        for s in range(0, n, batch_size):
            xb = x[order[s : s + batch_size]]
            tb = t[order[s : s + batch_size]]
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            grads = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(total / n)
    return params, losses

#% id: train_mlp-019
#% kind: one
#% why: shuffled once before the epochs
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    batches = list(minibatches(x, t, batch_size, rng))
    losses = []
    for _ in range(epochs):
           #! no fresh order for the epoch
        total = 0.0
        for xb, tb in batches:
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            g = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, g)]
        losses.append(total / len(x))
    return params, losses

#% id: train_mlp-020
#% kind: one
#% why: x and t shuffled apart
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    n = x.shape[0]
    inputs = []
    h = x
    for k, (w, b) in enumerate(params):
        inputs.append(h)
        z = h @ w + b
        h = softmax(z) if k == len(params) - 1 else relu(z)
    grads = [None] * len(params)
    dz = (h - t) / n
    for k in range(len(params) - 1, -1, -1):
        grads[k] = (inputs[k].T @ dz, np.sum(dz, axis=0))
        dz = (dz @ params[k][0].T) * (inputs[k] > 0)
    return grads

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    n = len(x)
    for _ in range(epochs):
        perm = rng.permutation(n)
        xs = np.asarray(x)[perm]
        ts = np.asarray(t)[rng.permutation(n)]   #! another permutation for t
        total = 0.0
        for i in range(0, n, batch_size):
            xb, tb = xs[i : i + batch_size], ts[i : i + batch_size]
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            grads = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(total / n)
    return params, losses

#% id: train_mlp-021
#% kind: one
#% why: last smaller batch dropped
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    n = len(x)
    losses = []
    batch_size = min(batch_size, n)
    for _ in range(epochs):
        idx = rng.permutation(n)
        tot, cnt = 0.0, 0
        for k in range(0, n - batch_size + 1, batch_size):   #! remainder never seen
            j = idx[k : k + batch_size]
            tot += cross_entropy(mlp_forward(params, x[j]), t[j]) * len(j)
            cnt += len(j)
            grads = mlp_gradients(params, x[j], t[j])
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(tot / cnt)
    return params, losses

#% id: train_mlp-022
#% kind: one
#% why: one batch an epoch
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    losses = []
    for _ in range(epochs):
        order = rng.permutation(len(x))
        stop = 1   #! one batch, not all of them
        total = count = 0
        for start in range(0, stop, batch_size):
            rows = order[start : start + batch_size]
            xb, tb = x[rows], t[rows]
            total += cross_entropy(mlp_forward(params, xb), tb) * len(rows)
            count += len(rows)
            grads = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(total / count)
    return params, losses

#% id: train_mlp-023
#% kind: one
#% why: biases not updated
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for i in range(epochs):
        total = 0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            grads = mlp_gradients(params, xb, tb)
            new = []
            for (w, b), (dw, db) in zip(params, grads):
                w = w - learning_rate * dw
                   #! bias update missing
                new.append((w, b))
            params = new
        losses.append(total / len(x))
    return params, losses

#% id: train_mlp-024
#% kind: one
#% why: gradient of the whole data in every batch
def _run(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + np.reshape(b, (1, -1))
        acts.append(softmax(z) if i + 1 == len(params) else np.clip(z, 0, None))
    return acts


def mlp_forward(params, x):
    return _run(params, x)[-1]


def mlp_gradients(params, x, t):
    acts = _run(params, x)
    d = (acts.pop() - np.asarray(t)) / len(acts[0])
    out = []
    for w, b in params[::-1]:
        inp = acts.pop()
        out.insert(0, (inp.T.dot(d), d.sum(0).reshape(np.shape(b))))
        d = d.dot(w.T) * (inp > 0)
    return out

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        acc = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            acc += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            grads = mlp_gradients(params, x, t)   #! x, t for xb, tb
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(acc / len(x))
    return params, losses

#% id: train_mlp-025
#% kind: one
#% why: divides the gradient by the batch size again
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    n = x.shape[0]
    inputs = []
    h = x
    for k, (w, b) in enumerate(params):
        inputs.append(h)
        z = h @ w + b
        h = softmax(z) if k == len(params) - 1 else relu(z)
    grads = [None] * len(params)
    dz = (h - t) / n
    for k in range(len(params) - 1, -1, -1):
        grads[k] = (inputs[k].T @ dz, np.sum(dz, axis=0))
        dz = (dz @ params[k][0].T) * (inputs[k] > 0)
    return grads

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        epoch_sum = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            epoch_sum += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            step = learning_rate / len(xb)   #! the gradient is a mean already
            grads = mlp_gradients(params, xb, tb)
            params = [(w - step * dw, b - step * db) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(epoch_sum / len(x))
    return params, losses

#% id: train_mlp-026
#% kind: two
#% why: ascent and plain mean of the batch losses
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        ls, ns = [], []
        for xb, tb in minibatches(x, t, batch_size, rng):
            ls.append(cross_entropy(mlp_forward(params, xb), tb))
            ns.append(len(xb))
            grads = mlp_gradients(params, xb, tb)
            params = [(w + learning_rate * dw, b + learning_rate * db) for (w, b), (dw, db) in zip(params, grads)]   #! plus
        losses.append(sum(ls) / len(ls))   #! unweighted mean
    return params, losses

#% id: train_mlp-027
#% kind: two
#% why: no shuffling, caller's arrays changed
def _run(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + np.reshape(b, (1, -1))
        acts.append(softmax(z) if i + 1 == len(params) else np.clip(z, 0, None))
    return acts


def mlp_forward(params, x):
    return _run(params, x)[-1]


def mlp_gradients(params, x, t):
    acts = _run(params, x)
    d = (acts.pop() - np.asarray(t)) / len(acts[0])
    out = []
    for w, b in params[::-1]:
        inp = acts.pop()
        out.insert(0, (inp.T.dot(d), d.sum(0).reshape(np.shape(b))))
        d = d.dot(w.T) * (inp > 0)
    return out

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    net = params   #! caller's arrays
    losses = []
    for _ in range(epochs):
        rows = np.arange(len(x))
           #! no shuffling
        total = 0.0
        for i in range(0, len(x), batch_size):
            r = rows[i : i + batch_size]
            total += cross_entropy(mlp_forward(net, x[r]), t[r]) * len(r)
            grads = mlp_gradients(net, x[r], t[r])
            for (w, b), (dw, db) in zip(net, grads):
                w -= learning_rate * dw
                b -= learning_rate * db
        losses.append(total / len(x))
    return net, losses

#% id: train_mlp-028
#% kind: two
#% why: last batch's loss, biases left
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        loss_total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            loss = cross_entropy(mlp_forward(params, xb), tb)
            loss_total += loss * len(xb)
            grads = mlp_gradients(params, xb, tb)
            params = [
                (w - learning_rate * dw, b)   #! bias not updated
                for (w, b), (dw, db) in zip(params, grads)
            ]
        losses.append(loss)   #! last batch
    return params, losses

#% id: train_mlp-029
#% kind: two
#% why: sum for mean in the loss and in the gradients
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    delta = softmax(a[-1] @ params[-1][0] + params[-1][1]) - np.asarray(t)   #! not divided by the batch
    grads = []
    for i in reversed(range(len(params))):
        grads.insert(0, (a[i].T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            grads = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(total)   #! sum of the epoch
    return params, losses

#% id: train_mlp-030
#% kind: two
#% why: remainder dropped and gradients on everything
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    losses = []
    for _ in range(epochs):
        p = rng.permutation(len(x))
        batches = max(1, len(x) // batch_size)   #! remainder dropped
        total, n = 0.0, 0
        for k in range(batches):
            r = p[k * batch_size : (k + 1) * batch_size]
            total += cross_entropy(mlp_forward(params, x[r]), t[r]) * len(r)
            n += len(r)
            grads = mlp_gradients(params, x, t)   #! all of x
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(total / n)
    return params, losses

#% id: train_mlp-031
#% kind: two
#% why: loss missing the weighting by batch, ReLU derivative missing
def forward_all(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + b
        acts.append(softmax(z) if i == len(params) - 1 else z * (z > 0))
    return acts


def mlp_forward(params, x):
    return forward_all(params, x)[-1]

def mlp_gradients(params, x, t):
    acts = forward_all(params, x)
    d = (acts[-1] - t) / len(x)
    grads = []
    for k in range(len(params) - 1, -1, -1):
        grads.append((acts[k].T @ d, d.sum(axis=0)))
        d = d @ params[k][0].T
           #! ReLU derivative missing
    return grads[::-1]


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for ep in range(epochs):
        total = 0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb) * batch_size   #! batch_size for the true length
            grads = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(total / len(x))
    return params, losses

#% id: train_mlp-032
#% kind: two
#% why: returns the old parameters' list of one epoch, shuffled once
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    n = x.shape[0]
    inputs = []
    h = x
    for k, (w, b) in enumerate(params):
        inputs.append(h)
        z = h @ w + b
        h = softmax(z) if k == len(params) - 1 else relu(z)
    grads = [None] * len(params)
    dz = (h - t) / n
    for k in range(len(params) - 1, -1, -1):
        grads[k] = (inputs[k].T @ dz, np.sum(dz, axis=0))
        dz = (dz @ params[k][0].T) * (inputs[k] > 0)
    return grads

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    start = params
    order = rng.permutation(len(x))
    losses = []
    for e in range(epochs):
        if e > 0:
            params = start   #! every epoch starts from the first parameters again
           #! no fresh order
        total = 0.0
        for i in range(0, len(x), batch_size):
            r = order[i : i + batch_size]
            xb, tb = np.asarray(x)[r], np.asarray(t)[r]
            total += cross_entropy(mlp_forward(params, xb), tb) * len(r)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb))]
        losses.append(total / len(x))
    return params, losses

#% id: train_mlp-033
#% kind: three
#% why: ascent, biases left, unweighted loss
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        ll = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            ll.append((cross_entropy(mlp_forward(params, xb), tb), len(xb)))
            new = []
            for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb)):
                w = w + learning_rate * dw   #! plus
                   #! bias left
                new.append((w, b))
            params = new
        losses.append(np.mean([v for v, _ in ll]))   #! unweighted
    return params, losses

#% id: train_mlp-034
#% kind: three
#% why: no shuffling, sum of losses, in place
def _run(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + np.reshape(b, (1, -1))
        acts.append(softmax(z) if i + 1 == len(params) else np.clip(z, 0, None))
    return acts


def mlp_forward(params, x):
    return _run(params, x)[-1]


def mlp_gradients(params, x, t):
    acts = _run(params, x)
    d = (acts.pop() - np.asarray(t)) / len(acts[0])
    out = []
    for w, b in params[::-1]:
        inp = acts.pop()
        out.insert(0, (inp.T.dot(d), d.sum(0).reshape(np.shape(b))))
        d = d.dot(w.T) * (inp > 0)
    return out

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x = np.asarray(x)
    t = np.asarray(t)
    mine = [(w, b) for w, b in params]   #! the caller's arrays
    losses = []
    for _ in range(epochs):
        o = np.arange(len(x))   #! no shuffling
        s = 0.0
        for i in range(0, len(x), batch_size):
            xb, tb = x[o[i : i + batch_size]], t[o[i : i + batch_size]]
            s += cross_entropy(mlp_forward(mine, xb), tb) * len(xb)
            for (w, b), (dw, db) in zip(mine, mlp_gradients(mine, xb, tb)):
                w -= learning_rate * dw
                b -= learning_rate * db
        losses.append(s)   #! sum
    return mine, losses

#% id: train_mlp-035
#% kind: three
#% why: last batch's loss, step divided by the batch again, remainder dropped
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    n = x.shape[0]
    inputs = []
    h = x
    for k, (w, b) in enumerate(params):
        inputs.append(h)
        z = h @ w + b
        h = softmax(z) if k == len(params) - 1 else relu(z)
    grads = [None] * len(params)
    dz = (h - t) / n
    for k in range(len(params) - 1, -1, -1):
        grads[k] = (inputs[k].T @ dz, np.sum(dz, axis=0))
        dz = (dz @ params[k][0].T) * (inputs[k] > 0)
    return grads

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    losses = []
    for _ in range(epochs):
        idx = rng.permutation(len(x))
        total = seen = 0
        size = min(batch_size, len(x))
        for s in range(0, len(x) - size + 1, size):   #! remainder dropped
            r = idx[s : s + size]
            loss = cross_entropy(mlp_forward(params, x[r]), t[r])
            total += loss * len(r)
            seen += len(r)
            grads = mlp_gradients(params, x[r], t[r])
            lr = learning_rate / len(r)   #! divided again
            params = [(w - lr * dw, b - lr * db) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(loss)   #! last batch
    return params, losses

#% id: train_mlp-036
#% kind: three
#% why: x and t apart, sum gradients, sum loss
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def mlp_gradients(params, x, t):
    a = [x]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    d = softmax(a[-1] @ params[-1][0] + params[-1][1]) - t   #! n missing
    g = []
    for i in reversed(range(len(params))):
        g.insert(0, (a[i].T @ d, d.sum(axis=0)))
        d = (d @ params[i][0].T) * (a[i] > 0)
    return g


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        i = rng.permutation(len(x))
        j = rng.permutation(len(x))   #! an order of its own for t
        total = 0.0
        for k in range(0, len(x), batch_size):
            xb = np.asarray(x)[i[k : k + batch_size]]
            tb = np.asarray(t)[j[k : k + batch_size]]
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb))]
        losses.append(total)   #! sum
    return params, losses

#% id: train_mlp-037
#% kind: rare
#% why: the epoch's order from a seed drawn once, so that all epochs agree
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    seed = int(rng.integers(1 << 32))
    losses = []
    for e in range(epochs):
        total = 0.0
        order_rng = np.random.default_rng(seed)   #! the same seed every epoch
        for xb, tb in minibatches(x, t, batch_size, order_rng):
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb))]
        losses.append(total / len(x))
    return params, losses

#% id: train_mlp-038
#% kind: rare
#% why: a learning rate that decays
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for epoch in range(epochs):
        lr = learning_rate / (1 + 0.01 * epoch)   #! decay nobody asked for
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            params = [(w - lr * dw, b - lr * db) for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb))]
        losses.append(total / len(x))
    return params, losses

#% id: train_mlp-039
#% kind: rare
#% why: stops when the loss no longer falls
def _run(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + np.reshape(b, (1, -1))
        acts.append(softmax(z) if i + 1 == len(params) else np.clip(z, 0, None))
    return acts


def mlp_forward(params, x):
    return _run(params, x)[-1]


def mlp_gradients(params, x, t):
    acts = _run(params, x)
    d = (acts.pop() - np.asarray(t)) / len(acts[0])
    out = []
    for w, b in params[::-1]:
        inp = acts.pop()
        out.insert(0, (inp.T.dot(d), d.sum(0).reshape(np.shape(b))))
        d = d.dot(w.T) * (inp > 0)
    return out

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        s = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            s += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb))]
        losses.append(s / len(x))
        if len(losses) > 1 and losses[-1] >= losses[-2]:   #! stops early
            break
    return params, losses

#% id: train_mlp-040
#% kind: rare
#% why: momentum
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    mu = 0.9   #! momentum in place of plain SGD
    velocity = [(np.zeros(w.shape), np.zeros(b.shape)) for w, b in params]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            grads = mlp_gradients(params, xb, tb)
            velocity = [(mu * vw - learning_rate * dw, mu * vb - learning_rate * db) for (vw, vb), (dw, db) in zip(velocity, grads)]
            params = [(w + vw, b + vb) for (w, b), (vw, vb) in zip(params, velocity)]
        losses.append(total / len(x))
    return params, losses

#% id: train_mlp-041
#% kind: rare
#% why: examples drawn with replacement
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    n = x.shape[0]
    inputs = []
    h = x
    for k, (w, b) in enumerate(params):
        inputs.append(h)
        z = h @ w + b
        h = softmax(z) if k == len(params) - 1 else relu(z)
    grads = [None] * len(params)
    dz = (h - t) / n
    for k in range(len(params) - 1, -1, -1):
        grads[k] = (inputs[k].T @ dz, np.sum(dz, axis=0))
        dz = (dz @ params[k][0].T) * (inputs[k] > 0)
    return grads

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    n = len(x)
    losses = []
    for _ in range(epochs):
        order = rng.integers(0, n, size=n)   #! with replacement, some twice and some never
        total = 0.0
        for i in range(0, n, batch_size):
            r = order[i : i + batch_size]
            total += cross_entropy(mlp_forward(params, x[r]), t[r]) * len(r)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, mlp_gradients(params, x[r], t[r]))]
        losses.append(total / n)
    return params, losses

#% id: train_mlp-042
#% kind: rare
#% why: batches shuffled, but their composition always the same
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    losses = []
    for _ in range(epochs):
        rows = np.arange(len(x))   #! neighbours stay together, only whole batches change places
        chunks = [rows[i : i + batch_size] for i in range(0, len(x), batch_size)]
        total = 0.0
        for k in rng.permutation(len(chunks)):
            r = chunks[k]
            total += cross_entropy(mlp_forward(params, x[r]), t[r]) * len(r)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, mlp_gradients(params, x[r], t[r]))]
        losses.append(total / len(x))
    return params, losses

#% id: train_mlp-043
#% kind: rare
#% why: recursion over the epochs
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    if epochs == 0:
        return params, []
    total = 0.0
    for xb, tb in minibatches(x, t, batch_size, rng):
        total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
        params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb))]
    params, rest = train_mlp(params, x, t, epochs - 1, batch_size, learning_rate, rng)   #! too deep for thousands of epochs
    return params, [total / len(x)] + rest

#% id: train_mlp-044
#% kind: rare
#% why: the generator of batches made once, empty from the second epoch on
def _run(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + np.reshape(b, (1, -1))
        acts.append(softmax(z) if i + 1 == len(params) else np.clip(z, 0, None))
    return acts


def mlp_forward(params, x):
    return _run(params, x)[-1]


def mlp_gradients(params, x, t):
    acts = _run(params, x)
    d = (acts.pop() - np.asarray(t)) / len(acts[0])
    out = []
    for w, b in params[::-1]:
        inp = acts.pop()
        out.insert(0, (inp.T.dot(d), d.sum(0).reshape(np.shape(b))))
        d = d.dot(w.T) * (inp > 0)
    return out

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    batches = minibatches(x, t, batch_size, rng)
    for _ in range(epochs):
           #! the generator is used up after one epoch
        total = 0.0
        for xb, tb in batches:
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb))]
        losses.append(total / len(x))
    return params, losses

#% id: train_mlp-045
#% kind: rare
#% why: layers updated one after another, each gradient with the layers before it already moved
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = list(params)
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            grads = mlp_gradients(params, xb, tb)
            for k in range(len(params)):
                dw, db = mlp_gradients(params, xb, tb)[k]   #! gradient of parameters that are half updated
                params[k] = (params[k][0] - learning_rate * dw, params[k][1] - learning_rate * db)
        losses.append(total / len(x))
    return params, losses

#% id: train_mlp-046
#% kind: rare
#% why: drops a last batch of one example, as if it were noise
def relu(z):
    return np.maximum(z, 0)


def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    out = np.asarray(x)
    for k in range(len(params)):
        W, b = params[k]
        z = out @ W + b
        out = softmax(z) if k == len(params) - 1 else relu(z)
    return out


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    n = x.shape[0]
    inputs = []
    h = x
    for k, (w, b) in enumerate(params):
        inputs.append(h)
        z = h @ w + b
        h = softmax(z) if k == len(params) - 1 else relu(z)
    grads = [None] * len(params)
    dz = (h - t) / n
    for k in range(len(params) - 1, -1, -1):
        grads[k] = (inputs[k].T @ dz, np.sum(dz, axis=0))
        dz = (dz @ params[k][0].T) * (inputs[k] > 0)
    return grads

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        total, n = 0.0, 0
        for xb, tb in minibatches(x, t, batch_size, rng):
            if len(xb) < 2 and len(x) > 1 and batch_size > 1:   #! a single example left over is skipped
                continue
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            n += len(xb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb))]
        losses.append(total / n)
    return params, losses

#% id: train_mlp-047
#% kind: rare
#% why: standardises x first
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x = np.asarray(x, dtype=float)
    x = (x - x.mean(axis=0)) / (x.std(axis=0) + 1e-8)   #! parameters are trained for another x
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb))]
        losses.append(total / len(x))
    return params, losses

#% id: train_mlp-048
#% kind: rare
#% why: rounds the losses to one digit
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)


def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb))]
        losses.append(round(total / len(x), 1))   #! rounded
    return params, losses

