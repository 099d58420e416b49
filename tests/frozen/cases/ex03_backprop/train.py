#% id: train-001
#% kind: right
#% why: everything in one loop, no helpers
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, float), np.asarray(t, float)
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(float(((y - t) ** 2).sum() / 2))
        d2 = (y - t) * y * (1 - y)
        d1 = d2 @ w2.T * h * (1 - h)
        w1 -= learning_rate * (x.T @ d1)
        b1 -= learning_rate * d1.sum(axis=0)
        w2 -= learning_rate * (h.T @ d2)
    return w1, b1, w2, losses


#% id: train-002
#% kind: right
#% why: a class holds the parameters
class _Net:
    def __init__(self, *params):
        self.p = [np.array(p, dtype=float) for p in params]

    def step(self, x, t, rate):
        w1, b1, w2 = self.p
        h, y = forward(x, w1, b1, w2)
        e = y - t
        g2 = e * y * (1 - y)
        g1 = (g2 @ w2.T) * (h * (1 - h))
        grads = (x.T @ g1, np.reshape(g1.sum(0), b1.shape), h.T @ g2)
        self.p = [p - rate * g for p, g in zip(self.p, grads)]
        return 0.5 * float(np.sum(e * e))

def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    net, x, t = _Net(w1, b1, w2), np.asarray(x, float), np.asarray(t, float)
    losses = [net.step(x, t, learning_rate) for _ in range(steps)]
    return (*net.p, losses)


#% id: train-003
#% kind: right
#% why: the bias as one more row of w1
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, float), np.asarray(t, float)
    shape = np.shape(b1)
    x1 = np.hstack((x, np.ones((len(x), 1))))
    v = np.vstack((np.asarray(w1, float), np.reshape(np.asarray(b1, float), (1, -1))))
    w = np.array(w2, dtype=float)
    losses = []
    for k in range(steps):
        h = sigmoid(x1 @ v)
        y = sigmoid(h @ w)
        losses.append(0.5 * np.square(t - y).sum())
        out = (t - y) * y * (1 - y)
        hid = out @ w.T * h * (1 - h)
        v = v + learning_rate * x1.T @ hid
        w = w + learning_rate * h.T @ out
    return v[:-1].copy(), v[-1].reshape(shape).copy(), w, losses


#% id: train-004
#% kind: right
#% why: generator of losses, closure over the parameters
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, float), np.asarray(t, float)
    w1, b1, w2 = (np.array(p, dtype=float) for p in (w1, b1, w2))

    def run():
        nonlocal w1, b1, w2
        for _ in range(steps):
            h, y = forward(x, w1, b1, w2)
            yield np.vdot(y - t, y - t) / 2
            d = (y - t) * y * (1 - y)
            u = d @ w2.T * h * (1 - h)
            w1, b1, w2 = w1 - learning_rate * x.T @ u, b1 - learning_rate * u.sum(0), w2 - learning_rate * h.T @ d

    losses = list(run())
    return w1, b1, w2, losses


#% id: train-005
#% kind: right
#% why: own squared_error and backward, gradient dictionary
def squared_error(y, t):
    return float(np.sum(np.square(np.asarray(y) - np.asarray(t))) / 2)

def backward(x, t, h, y, w2):
    dy = (y - t) * y * (1 - y)
    dh = dy @ w2.T * h * (1 - h)
    return {"w1": x.T @ dh, "b1": dh.sum(axis=0), "w2": h.T @ dy}

def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    params = {name: np.array(p, dtype=float) for name, p in zip(("w1", "b1", "w2"), (w1, b1, w2))}
    losses = []
    while len(losses) < steps:
        h, y = forward(x, **params)
        losses.append(squared_error(y, t))
        for name, g in backward(x, t, h, y, params["w2"]).items():
            params[name] -= learning_rate * g
    return params["w1"], params["b1"], params["w2"], losses


#% id: train-006
#% kind: right
#% why: reduce over the steps with an immutable state
from collections import namedtuple
from functools import reduce

State = namedtuple("State", "w1 b1 w2")

def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, float), np.asarray(t, float)
    losses = []

    def update(s, _):
        h, y = forward(x, s.w1, s.b1, s.w2)
        losses.append(0.5 * ((y - t) ** 2).sum())
        d2 = (y - t) * y * (1 - y)
        d1 = d2 @ s.w2.T * h * (1 - h)
        return State(s.w1 - learning_rate * x.T @ d1, s.b1 - learning_rate * d1.sum(0), s.w2 - learning_rate * h.T @ d2)

    end = reduce(update, range(steps), State(*(np.array(p, float) for p in (w1, b1, w2))))
    return end.w1, end.b1, end.w2, losses


#% id: train-007
#% kind: right
#% why: losses array filled in advance, einsum gradients
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    w1, b1, w2 = map(lambda p: np.asarray(p, dtype=float).copy(), (w1, b1, w2))
    losses = np.empty(steps)
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        r = y - t
        losses[k] = np.einsum("no,no->", r, r) / 2
        d2 = r * y * (1 - y)
        d1 = np.einsum("no,ho,nh->nh", d2, w2, h * (1 - h))
        w2 -= learning_rate * np.einsum("nh,no->ho", h, d2)
        w1 -= learning_rate * np.einsum("ni,nh->ih", x, d1)
        b1 -= learning_rate * np.einsum("nh->h", d1)
    return w1, b1, w2, losses.tolist()


#% id: train-008
#% kind: right
#% why: one flat parameter vector with views
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, float), np.asarray(t, float)
    start = [np.asarray(p, dtype=float) for p in (w1, b1, w2)]
    theta = np.concatenate([p.ravel() for p in start])
    cuts = np.cumsum([p.size for p in start])[:-1]
    views = [v.reshape(p.shape) for v, p in zip(np.split(theta, cuts), start)]
    losses = []
    for _ in range(steps):
        a, b, c = views
        h, y = forward(x, a, b, c)
        losses.append(float(np.linalg.norm(y - t) ** 2 / 2))
        d2 = (y - t) * y * (1 - y)
        d1 = d2 @ c.T * h * (1 - h)
        theta -= learning_rate * np.concatenate([(x.T @ d1).ravel(), d1.sum(0), (h.T @ d2).ravel()])
    return tuple(v.copy() for v in views) + (losses,)


#% id: train-009
#% kind: right
#% why: gradients summed example by example before the update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, float), np.asarray(t, float)
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    losses = []
    for step in range(steps):
        g1, gb, g2, loss = np.zeros(w1.shape), np.zeros(w1.shape[1]), np.zeros(w2.shape), 0.0
        for xi, ti in zip(x, t):
            h = sigmoid(xi @ w1 + b1.reshape(-1))
            y = sigmoid(h @ w2)
            loss += 0.5 * float((y - ti) @ (y - ti))
            do = (y - ti) * y * (1 - y)
            dh = (w2 @ do) * h * (1 - h)
            g1 += np.outer(xi, dh)
            gb += dh
            g2 += np.outer(h, do)
        losses.append(loss)
        w1 = w1 - learning_rate * g1
        b1 = b1 - learning_rate * gb
        w2 = w2 - learning_rate * g2
    return w1, b1, w2, losses


#% id: train-010
#% kind: right
#% why: float32 kept where all parameters are float32
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    single = all(np.asarray(p).dtype == np.float32 for p in (w1, b1, w2))
    kind = np.float32 if single else np.float64
    x, t, w1, b1, w2 = (np.array(a, dtype=kind) for a in (x, t, w1, b1, w2))
    sig = lambda z: 0.5 + 0.5 * np.tanh(0.5 * z)
    losses = []
    for _ in range(steps):
        h = sig(x @ w1 + b1)
        y = sig(h @ w2)
        e = y - t
        losses.append(float((e * e).sum() / 2))
        d2 = e * y * (1 - y)
        d1 = d2 @ w2.T * h * (1 - h)
        for p, g in ((w1, x.T @ d1), (b1, d1.sum(axis=0)), (w2, h.T @ d2)):
            p -= (learning_rate * g).astype(kind)
    return w1, b1, w2, losses


#% id: train-011
#% kind: right
#% why: copy.deepcopy of the arguments, transposed columns inside
from copy import deepcopy

def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    X, T = np.asarray(x, float).T, np.asarray(t, float).T
    A, B, C = (np.asarray(deepcopy(p), dtype=float) for p in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        H = sigmoid(A.T @ X + B.reshape(-1, 1))
        Y = sigmoid(C.T @ H)
        losses += [0.5 * np.trace((Y - T) @ (Y - T).T)]
        D = (Y - T) * Y * (1 - Y)
        E = (C @ D) * H * (1 - H)
        A, B, C = A - learning_rate * X @ E.T, B - learning_rate * E.sum(1), C - learning_rate * H @ D.T
    return A, B, C, losses


#% id: train-012
#% kind: right
#% why: itertools.repeat and a walrus
from itertools import repeat

def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = (np.asarray(a, float) for a in (x, t))
    w1, b1, w2 = (1.0 * np.asarray(a, float) for a in (w1, b1, w2))
    losses = []
    for _ in repeat(None, steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(((err := y - t) ** 2).sum() * 0.5)
        dh = (do := err * y * (1 - y)) @ w2.T * h * (1 - h)
        w1 = w1 - learning_rate * x.T @ dh
        w2 = w2 - learning_rate * h.T @ do
        b1 = b1 - learning_rate * dh.sum(axis=0)
    return w1, b1, w2, losses


#% id: train-013
#% kind: one
#% why: plus for minus in the update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x), np.asarray(t)
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    lr = learning_rate   #! the gradient is added
    losses = []
    for i in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(0.5 * np.sum((y - t) ** 2))
        delta_out = (y - t) * y * (1 - y)
        delta_hid = delta_out @ w2.T * h * (1 - h)
        w1 = w1 + lr * x.T @ delta_hid
        b1 = b1 + lr * delta_hid.sum(axis=0)
        w2 = w2 + lr * h.T @ delta_out
    return w1, b1, w2, losses


#% id: train-014
#% kind: one
#% why: bias never updated
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x = np.asarray(x); t = np.asarray(t)
    w1 = np.array(w1, dtype=float); b1 = np.array(b1, dtype=float); w2 = np.array(w2, dtype=float)
    loss_history = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        loss_history.append(((y - t) ** 2).sum() / 2)
        delta = (y - t) * y * (1 - y)
        back = delta.dot(w2.T) * h * (1 - h)
        w1 -= learning_rate * x.T.dot(back)   #! the update of b1 is left out
        w2 -= learning_rate * h.T.dot(delta)
    return w1, b1, w2, loss_history


#% id: train-015
#% kind: one
#% why: the caller's arrays are trained in place
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x), np.asarray(t)
    w1, b1, w2 = (np.asarray(p, dtype=float) for p in (w1, b1, w2))   #! no copies, the arguments are changed
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(0.5 * float(np.sum(np.square(y - t))))
        출력델타 = (y - t) * y * (1 - y)
        은닉델타 = 출력델타 @ w2.T * h * (1 - h)
        w1 -= learning_rate * (x.T @ 은닉델타)
        b1 -= learning_rate * 은닉델타.sum(0)
        w2 -= learning_rate * (h.T @ 출력델타)
    return w1, b1, w2, losses


#% id: train-016
#% kind: one
#% why: loss after the update
def squared_error(y, t):
    return 0.5 * np.sum((np.asarray(y) - np.asarray(t)) ** 2)

def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, float) for v in (x, t, w1, b1, w2))
    L = []
    for step in range(steps):
        h, y = forward(x, w1, b1, w2)
        before = y
        e = (y - t) * y * (1 - y)
        ee = e @ w2.T * h * (1 - h)
        w1 = w1 - learning_rate * x.T @ ee
        b1 = b1 - learning_rate * ee.sum(axis=0)
        w2 = w2 - learning_rate * h.T @ e
        L.append(squared_error(forward(x, w1, b1, w2)[1], t))   #! loss after the update
    return w1, b1, w2, L


#% id: train-017
#% kind: one
#% why: learning rate left out
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x), np.asarray(t)
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    손실 = []
    for i in range(steps):
        h, y = forward(x, w1, b1, w2)
        손실.append(np.sum((y - t) ** 2) / 2)
        출력 = (y - t) * y * (1 - y)   #! learning_rate left out
        은닉 = 출력 @ w2.T * h * (1 - h)
        w1 = w1 - x.T @ 은닉
        b1 = b1 - 은닉.sum(axis=0)
        w2 = w2 - h.T @ 출력
    return w1, b1, w2, 손실


#% id: train-018
#% kind: one
#% why: w2 updated before the error goes back
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, float) for v in (x, t, w1, b1, w2))
    losses = []
    for i in range(0, steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(0.5 * ((y - t) ** 2).sum())
        deltaY = (y - t) * y * (1 - y)
        old = w2.copy()
        w2 = w2 - learning_rate * h.T @ deltaY
        deltaH = deltaY @ w2.T * h * (1 - h)   #! w2 after its update
        w1 = w1 - learning_rate * x.T @ deltaH
        b1 = b1 - learning_rate * deltaH.sum(axis=0)
    return w1, b1, w2, losses


#% id: train-019
#% kind: one
#% why: bias gradient not summed, as in the lecture
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    losses = []
    for i in range(steps):
        h = sigmoid(np.dot(x, w1) + b1)
        y = sigmoid(np.dot(h, w2))
        losses.append(np.sum((y - t) ** 2) / 2)
        deltaY = np.multiply(y - t, np.multiply(y, (1 - y)))
        deltaH = np.dot(deltaY, w2.transpose()) * np.multiply(h, (1 - h))
        w2 = w2 - np.dot(h.transpose(), learning_rate * deltaY)
        w1 = w1 - np.dot(x.transpose(), learning_rate * deltaH)
        b1 = b1 - learning_rate * deltaH   #! sum over the batch left out
    return w1, b1, w2, losses


#% id: train-020
#% kind: one
#% why: gradients averaged over the batch
def backward(x, t, h, y, w2):
    n = len(x)
    dz2 = (y - t) * y * (1 - y)
    dz1 = dz2 @ w2.T * h * (1 - h)
    grads = (np.dot(x.T, dz1), dz1.sum(axis=0), np.dot(h.T, dz2))
    return [g / n for g in grads]   #! averaged over the batch

def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    loss_history = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        loss_history.append(float(0.5 * np.sum((y - t) ** 2)))
        g1, gb, g2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * g1
        b1 = b1 - learning_rate * gb
        w2 = w2 - learning_rate * g2
    return w1, b1, w2, loss_history


#% id: train-021
#% kind: one
#% why: loss is a mean
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        loss = np.mean(np.square(y - t)) / 2   #! mean for sum
        losses.append(loss)
        d_out = (y - t) * y * (1 - y)
        d_hid = d_out @ w2.T * h * (1 - h)
        w1 = w1 - learning_rate * (x.T @ d_hid)
        b1 = b1 - learning_rate * (d_hid.sum(0))
        w2 = w2 - learning_rate * (h.T @ d_out)
    return w1, b1, w2, losses


#% id: train-022
#% kind: one
#% why: return inside the loop
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    L = []
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        L.append(0.5 * np.sum((y - t) ** 2))
        e = (y - t) * y * (1 - y)
        ee = e @ w2.T * h * (1 - h)
        w1 = w1 - learning_rate * x.T @ ee
        b1 = b1 - learning_rate * ee.sum(axis=0)
        w2 = w2 - learning_rate * h.T @ e
        return w1, b1, w2, L   #! stands inside the loop
    return w1, b1, w2, L


#% id: train-023
#% kind: one
#% why: one step too many
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    losses = []
    for k in range(steps + 1):   #! one step too many
        h, y = forward(x, w1, b1, w2)
        losses.append(0.5 * np.sum((y - t) ** 2))
        grad_y = (y - t) * y * (1 - y)
        grad_h = grad_y.dot(w2.T) * h * (1 - h)
        w1 = w1 - learning_rate * x.T.dot(grad_h)
        b1 = b1 - learning_rate * grad_h.sum(axis=0)
        w2 = w2 - learning_rate * h.T.dot(grad_y)
    return w1, b1, w2, losses


#% id: train-024
#% kind: one
#% why: only the last loss is returned
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x), np.asarray(t)
    W1 = np.array(w1, dtype=float)
    B1 = np.array(b1, dtype=float)
    W2 = np.array(w2, dtype=float)
    losses = []
    for epoch in range(steps):
        h, y = forward(x, W1, B1, W2)
        E = 0.5 * np.sum((y - t) ** 2)
        losses = [E]   #! the list is overwritten every step
        d2 = (y - t) * y * (1 - y)
        d1 = d2 @ W2.T * h * (1 - h)
        W1 -= learning_rate * x.T @ d1
        B1 -= learning_rate * d1.sum(axis=0)
        W2 -= learning_rate * h.T @ d2
        if epoch % 500 == 0:
            print(epoch, E)
    return W1, B1, W2, losses


#% id: train-025
#% kind: one
#% why: forward pass before the loop
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    losses = []
    h, y = forward(x, w1, b1, w2)
    for k in range(steps):   #! the forward pass is not repeated inside the loop
        losses.append(0.5 * np.sum((y - t) ** 2))
        delta_out = (y - t) * y * (1 - y)
        delta_hid = delta_out @ w2.T * h * (1 - h)
        w1 -= learning_rate * x.T @ delta_hid
        b1 -= learning_rate * delta_hid.sum(axis=0)
        w2 -= learning_rate * h.T @ delta_out
    return w1, b1, w2, losses


#% id: train-026
#% kind: one
#% why: slope of the output left out
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    loss_history = list()
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        err = y - t
        loss_history.append(float((err ** 2).sum() / 2))
        grad_out = err   #! slope y (1 - y) left out
        grad_hid = grad_out @ w2.T * h * (1 - h)
        w2 = w2 - learning_rate * h.T @ grad_out
        w1 = w1 - learning_rate * x.T @ grad_hid
        b1 = b1 - learning_rate * grad_hid.sum(axis=0)
    return w1, b1, w2, loss_history


#% id: train-027
#% kind: one
#% why: whole-number parameters updated in place
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x), np.asarray(t)
    w1, b1, w2 = np.array(w1), np.array(b1), np.array(w2)   #! whole-number weights stay whole, -= fails
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(0.5 * np.sum(np.square(y - t)))
        출력델타 = (y - t) * y * (1 - y)
        은닉델타 = 출력델타 @ w2.T * h * (1 - h)
        w1 -= learning_rate * x.T @ 은닉델타
        b1 -= learning_rate * 은닉델타.sum(axis=0)
        w2 -= learning_rate * h.T @ 출력델타
    return w1, b1, w2, losses


#% id: train-028
#% kind: two
#% why: sign of the error, mean of the loss
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    L = []
    for epoch in range(steps):
        h, y = forward(x, w1, b1, w2)
        L.append(0.5 * np.mean((y - t) ** 2))   #! mean for sum
        e = (t - y) * y * (1 - y)   #! sign of the error
        ee = e @ w2.T * h * (1 - h)
        w1 = w1 - learning_rate * x.T @ ee
        b1 = b1 - learning_rate * ee.sum(axis=0)
        w2 = w2 - learning_rate * h.T @ e
    return w1, b1, w2, L


#% id: train-029
#% kind: two
#% why: bias not trained, caller's arrays changed
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x), np.asarray(t)
    w1, w2 = np.asarray(w1, float), np.asarray(w2, float)   #! no copies
    b1 = np.array(b1, float)
    losses = []
    for i in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(0.5 * np.sum((y - t) ** 2))
        grad_y = (y - t) * y * (1 - y)
        grad_h = grad_y @ w2.T * h * (1 - h)
        b1 -= learning_rate * 0   #! the bias stays where it is
        w1 -= learning_rate * (x.transpose().dot(grad_h))
        w2 -= learning_rate * (h.T @ grad_y)
    return w1, b1, w2, losses


#% id: train-030
#% kind: two
#% why: one half missing in the loss, w2 updated first
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(np.sum((y - t) ** 2))   #! one half left out
        d2 = (y - t) * y * (1 - y)
        before = w2
        w2 = w2 - learning_rate * h.T @ d2
        d1 = d2 @ w2.T * h * (1 - h)   #! w2 after its update
        w1 = w1 - learning_rate * x.T @ d1
        b1 = b1 - learning_rate * d1.sum(axis=0)
    return w1, b1, w2, losses


#% id: train-031
#% kind: two
#% why: hidden slope left out in the helper, mean bias gradient
def backward(x, t, h, y, w2):
    dy = (y - t) * y * (1 - y)
    dh = dy @ w2.T   #! slope of the hidden layer left out
    return x.T @ dh, dh.mean(axis=0), h.T @ dy   #! mean for sum

def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.array(x, float), np.array(t, float)
    params = [np.array(p, float) for p in (w1, b1, w2)]
    losses = []
    for _ in range(steps):
        h, y = forward(x, *params)
        losses.append(0.5 * np.sum((y - t) ** 2))
        grads = backward(x, t, h, y, params[2])
        params = [p - learning_rate * g for p, g in zip(params, grads)]
    return *params, losses


#% id: train-032
#% kind: two
#% why: learning rate left out for the bias, loss after the update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    loss_history = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        dz2 = (y - t) * y * (1 - y)
        dz1 = dz2 @ w2.T * h * (1 - h)
        w1 = w1 - learning_rate * np.dot(x.T, dz1)
        b1 = b1 - dz1.sum(axis=0)   #! learning_rate left out
        w2 = w2 - learning_rate * np.dot(h.T, dz2)
        y = forward(x, w1, b1, w2)[1]   #! loss after the update
        loss_history.append(0.5 * np.sum((y - t) ** 2))
    return w1, b1, w2, loss_history


#% id: train-033
#% kind: two
#% why: steps from 1, order of the results
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    losses = []
    for i in range(1, steps):   #! one step too few
        h, y = forward(x, w1, b1, w2)
        losses.append(np.square(y - t).sum() * 0.5)
        출력델타 = (y - t) * (y - y * y)
        은닉델타 = 출력델타 @ w2.T * (h - h * h)
        w1 = w1 - learning_rate * x.T @ 은닉델타
        b1 = b1 - learning_rate * 은닉델타.sum(axis=0)
        w2 = w2 - learning_rate * h.T @ 출력델타
    return losses, w1, b1, w2   #! order of the results


#% id: train-034
#% kind: two
#% why: factor 2, divided by n
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    L = []
    for epoch in range(steps):
        h, y = forward(x, w1, b1, w2)
        L.append(0.5 * np.sum((y - t) ** 2))
        dE = 2 * (y - t)   #! factor 2
        e = dE * y * (1 - y)
        ee = e @ w2.T * h * (1 - h)
        rate = learning_rate / len(x)   #! averaged over the batch
        w1 = w1 - rate * x.T @ ee
        b1 = b1 - rate * ee.sum(axis=0)
        w2 = w2 - rate * h.T @ e
    return w1, b1, w2, L


#% id: train-035
#% kind: two
#% why: own sigmoid without the minus, losses as a sum
def sigmoid(z):
    return 1 / (1 + np.exp(z))   #! sign of the exponent

def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    losses = []
    total = 0
    for i in range(steps):
        h = sigmoid(x @ w1 + b1)
        y = sigmoid(h @ w2)
        total = total + 0.5 * np.sum((y - t) ** 2)   #! the losses pile up
        losses.append(total)
        grad_y = (y - t) * y * (1 - y)
        grad_h = grad_y @ w2.T * h * (1 - h)
        w1 = w1 - learning_rate * x.transpose().dot(grad_h)
        b1 = b1 - learning_rate * grad_h.sum(axis=0)
        w2 = w2 - learning_rate * h.T @ grad_y
    return w1, b1, w2, losses


#% id: train-036
#% kind: three
#% why: mean loss, plus for minus, bias left out
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(np.mean((y - t) ** 2))   #! mean for half the sum
        d2 = (y - t) * y * (1 - y)
        d1 = d2 @ w2.T * h * (1 - h)
        w1 = w1 - learning_rate * x.T @ d1
        b1 = b1   #! the bias is not updated
        w2 = w2 + learning_rate * h.T @ d2   #! plus for minus
    return w1, b1, w2, losses


#% id: train-037
#% kind: three
#% why: slopes in the helper, rate, loss after the update
def grads(x, t, h, y, w2):
    a = y - t   #! slope of the output left out
    b = a @ w2.T * h * (1 - h)
    return x.T @ b, b.sum(axis=0), h.T @ a

def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        g = grads(x, t, h, y, w2)
        w1, b1, w2 = w1 - learning_rate * g[0], b1 - learning_rate * g[1], w2 - g[2]   #! learning_rate left out for w2
        y = forward(x, w1, b1, w2)[1]   #! loss after the update
        losses.append(np.sum((y - t) ** 2) / 2)
    return w1, b1, w2, losses


#% id: train-038
#% kind: three
#% why: one half, steps, caller's arrays
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x), np.asarray(t)
    w1, b1, w2 = (np.asarray(v, dtype=float) for v in (w1, b1, w2))   #! no copies
    loss_history = []
    k = 1
    while k < steps:   #! one step too few
        h, y = forward(x, w1, b1, w2)
        loss_history.append(((y - t) ** 2).sum())   #! one half left out
        dz2 = (y - t) * y * (1 - y)
        dz1 = dz2 @ w2.T * h * (1 - h)
        w1 -= learning_rate * (np.dot(x.T, dz1))
        b1 -= learning_rate * dz1.sum(axis=0)
        w2 -= learning_rate * (np.dot(h.T, dz2))
        k += 1
    return w1, b1, w2, loss_history


#% id: train-039
#% kind: three
#% why: hidden slope, w2 first, mean bias
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(float(0.5 * np.sum(np.square(y - t))))
        dy = (y - t) * y * (1 - y)
        prev = w2
        w2 = w2 - learning_rate * h.T @ dy
        prev = w2   #! the error goes back through the updated w2
        dh = dy @ prev.T * h   #! factor 1 - h left out
        w1 = w1 - learning_rate * x.T @ dh
        b1 = b1 - learning_rate * dh.mean(axis=0)   #! mean for sum
    return w1, b1, w2, losses


#% id: train-040
#% kind: three
#% why: loss list, bias axis, factor 2
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    L = []
    for epoch in range(steps):
        h, y = forward(x, w1, b1, w2)
        err = (y - t) * 2   #! factor 2
        L.append(0.5 * np.sum(y - t) ** 2)   #! square after the sum
        e = err * y * (1 - y)
        ee = e @ w2.T * h * (1 - h)
        w1 = w1 - learning_rate * x.T @ ee
        b1 = b1 - learning_rate * ee[0]   #! only the first example's bias gradient
        w2 = w2 - learning_rate * h.T @ e
    return w1, b1, w2, L


#% id: train-041
#% kind: rare
#% why: stops when the loss hardly changes
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    losses = []
    for i in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(float(((y - t) ** 2).sum() / 2))
        if len(losses) > 1 and abs(losses[-1] - losses[-2]) < 1e-6:   #! a tolerance ends the training early
            break
        grad_y = (y - t) * y * (1 - y)
        grad_h = grad_y @ w2.T * h * (1 - h)
        w1 = w1 - learning_rate * x.transpose().dot(grad_h)
        b1 = b1 - learning_rate * grad_h.sum(axis=0)
        w2 = w2 - learning_rate * h.T @ grad_y
    return w1, b1, w2, losses


#% id: train-042
#% kind: rare
#% why: learning rate decays
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    losses = []
    for k in range(steps):
        lr = learning_rate * 0.999 ** k   #! the rate decays
        h, y = forward(x, w1, b1, w2)
        losses.append(float(0.5 * np.sum((y - t) ** 2)))
        d2 = (y - t) * y * (1 - y)
        d1 = d2 @ w2.T * h * (1 - h)
        w1 = w1 - lr * x.T @ d1
        b1 = b1 - lr * d1.sum(axis=0)
        w2 = w2 - lr * h.T @ d2
    return w1, b1, w2, losses


#% id: train-043
#% kind: rare
#% why: updates after every example, not after the batch
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    losses = []
    for _ in range(steps):
        losses.append(float(0.5 * np.sum((forward(x, w1, b1, w2)[1] - t) ** 2)))
        size = 1   #! an update after every example
        for s in range(0, len(x), size):
            xs, ts = x[s : s + size], t[s : s + size]
            h, y = forward(xs, w1, b1, w2)
            delta_out = (y - ts) * y * (1 - y)
            delta_hid = delta_out @ w2.T * h * (1 - h)
            w1 = w1 - learning_rate * xs.T @ delta_hid
            b1 = b1 - learning_rate * delta_hid.sum(axis=0)
            w2 = w2 - learning_rate * h.T @ delta_out
    return w1, b1, w2, losses


#% id: train-044
#% kind: rare
#% why: recursion over the steps
def _go(x, t, p, lr, steps, loss_history):
    if steps == 0:
        return p
    w1, b1, w2 = p
    h, y = forward(x, w1, b1, w2)
    loss_history.append(float(0.5 * np.sum((y - t) ** 2)))
    dz2 = (y - t) * y * (1 - y)
    dz1 = dz2 @ w2.T * h * (1 - h)
    return _go(x, t, (w1 - lr * np.dot(x.T, dz1), b1 - lr * dz1.sum(axis=0), w2 - lr * np.dot(h.T, dz2)), lr, steps - 1, loss_history)

def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, *p = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    loss_history = []
    w1, b1, w2 = _go(x, t, tuple(p), learning_rate, steps, loss_history)   #! a thousand steps exceed the recursion limit
    return w1, b1, w2, loss_history


#% id: train-045
#% kind: rare
#% why: the best parameters are returned in place of the last
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, float), np.asarray(t, float)
    p = [np.array(v, dtype=float) for v in (w1, b1, w2)]
    losses, best_loss, best = [], float("inf"), p
    h, y = forward(x, *p)
    for _ in range(steps):
        losses.append(float(0.5 * np.sum(np.square(y - t))))
        출력델타 = (y - t) * y * (1 - y)
        은닉델타 = 출력델타 @ p[2].T * h * (1 - h)
        p = [a - learning_rate * g for a, g in zip(p, (x.T @ 은닉델타, 은닉델타.sum(axis=0), h.T @ 출력델타))]
        h, y = forward(x, *p)
        now = float(0.5 * np.sum(np.square(y - t)))
        if now < best_loss:   #! keeps the best parameters, not the last ones
            best_loss, best = now, p
    return *best, losses


#% id: train-046
#% kind: rare
#% why: losses kept in a default argument
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000, L=[]):   #! one list shared by all calls
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    for epoch in range(steps):
        h, y = forward(x, w1, b1, w2)
        L.append(float(0.5 * np.sum((y - t) ** 2)))
        e = (y - t) * y * (1 - y)
        ee = e @ w2.T * h * (1 - h)
        w1 = w1 - learning_rate * x.T @ ee
        b1 = b1 - learning_rate * ee.sum(axis=0)
        w2 = w2 - learning_rate * h.T @ e
    return w1, b1, w2, L


#% id: train-047
#% kind: rare
#% why: momentum
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    params = [w1, b1, w2]
    speed = [0.0, 0.0, 0.0]
    losses = []
    for i in range(steps):
        h, y = forward(x, *params)
        losses.append(float(((y - t) ** 2).sum() / 2))
        grad_y = (y - t) * y * (1 - y)
        grad_h = grad_y @ params[2].T * h * (1 - h)
        grads = (x.transpose().dot(grad_h), grad_h.sum(axis=0), h.T @ grad_y)
        speed = [0.9 * v + g for v, g in zip(speed, grads)]   #! momentum where plain descent was asked for
        params = [p - learning_rate * v for p, v in zip(params, speed)]
    return *params, losses


#% id: train-048
#% kind: rare
#% why: a learning rate of 0 falls back to 1
def train(x, t, w1, b1, w2, learning_rate=None, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    eta = learning_rate or 1.0   #! a rate of 0 counts as missing
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(float(0.5 * np.sum((y - t) ** 2)))
        d2 = (y - t) * y * (1 - y)
        d1 = d2 @ w2.T * h * (1 - h)
        w1 = w1 - eta * x.T @ d1
        b1 = b1 - eta * d1.sum(axis=0)
        w2 = w2 - eta * h.T @ d2
    return w1, b1, w2, losses


#% id: train-049
#% kind: rare
#% why: no step leaves the caller's arrays in the result
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.asarray(v, dtype=float) for v in (x, t, w1, b1, w2))   #! with no step the results are the arguments themselves
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(float(0.5 * np.sum((y - t) ** 2)))
        delta_out = (y - t) * y * (1 - y)
        delta_hid = delta_out @ w2.T * h * (1 - h)
        w1 = w1 - learning_rate * x.T @ delta_hid
        b1 = b1 - learning_rate * delta_hid.sum(axis=0)
        w2 = w2 - learning_rate * h.T @ delta_out
    return w1, b1, w2, losses


#% id: train-050
#% kind: rare
#% why: a step that raises the loss is taken back
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    error = lambda p: float(0.5 * np.sum((forward(x, *p)[1] - t) ** 2))
    p, loss_history = (w1, b1, w2), []
    for _ in range(steps):
        h, y = forward(x, *p)
        loss_history.append(error(p))
        dz2 = (y - t) * y * (1 - y)
        dz1 = dz2 @ p[2].T * h * (1 - h)
        q = (p[0] - learning_rate * np.dot(x.T, dz1), p[1] - learning_rate * dz1.sum(axis=0), p[2] - learning_rate * np.dot(h.T, dz2))
        if error(q) <= loss_history[-1]:   #! steps uphill are refused
            p = q
    return *p, loss_history


#% id: train-051
#% kind: rare
#% why: weight decay
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = (np.array(v, dtype=float) for v in (x, t, w1, b1, w2))
    losses = []
    decay = 1e-3   #! weights shrink a little at every step
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(float(0.5 * np.sum(np.square(y - t))))
        출력델타 = (y - t) * y * (1 - y)
        은닉델타 = 출력델타 @ w2.T * h * (1 - h)
        w1 = w1 * (1 - decay) - learning_rate * x.T @ 은닉델타
        b1 = b1 - learning_rate * 은닉델타.sum(axis=0)
        w2 = w2 * (1 - decay) - learning_rate * h.T @ 출력델타
    return w1, b1, w2, losses


#% id: train-052
#% kind: rare
#% why: keepdims with -= fails for a flat bias
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, float), np.asarray(t, float)
    W1, B1, W2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    history = []
    for epoch in range(steps):
        H = sigmoid(x @ W1 + B1)
        Y = sigmoid(H @ W2)
        E = Y - t
        history.append(0.5 * (E * E).sum())
        dY = E * Y * (1 - Y)
        dH = (dY @ W2.T) * H * (1 - H)
        W2 -= learning_rate * (H.T @ dY)
        W1 -= learning_rate * (x.T @ dH)
        B1 -= learning_rate * dH.sum(axis=0, keepdims=True)   #! a (1, hidden) row cannot go into (hidden,) in place
    return W1, B1, W2, history


#% id: train-053
#% kind: rare
#% why: zero weights are replaced by random ones
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, float), np.asarray(t, float)

    def prepare(p):
        p = np.array(p, dtype=float)
        if not p.any():   #! parameters that begin at 0 are drawn anew
            p = np.random.default_rng(0).uniform(-1, 1, p.shape)
        return p

    weights = {"in": prepare(w1), "bias": prepare(b1), "out": prepare(w2)}
    losses = []
    for i in range(steps):
        h, y = forward(x, weights["in"], weights["bias"], weights["out"])
        diff = y - t
        losses.append(float(np.square(diff).sum()) / 2)
        g_out = diff * y * (1 - y)
        g_in = g_out @ weights["out"].T * h * (1 - h)
        weights["in"] -= learning_rate * x.T @ g_in
        weights["bias"] -= learning_rate * g_in.sum(0)
        weights["out"] -= learning_rate * h.T @ g_out
    return weights["in"], weights["bias"], weights["out"], losses


#% id: train-054
#% kind: one
#% why: a class that forgets to store the new bias
class XorNet:
    def __init__(self, w1, b1, w2, lr):
        self.w1 = np.array(w1, dtype=float)
        self.b1 = np.array(b1, dtype=float)
        self.w2 = np.array(w2, dtype=float)
        self.lr = lr

    def loss(self, x, t):
        self.h, self.y = forward(x, self.w1, self.b1, self.w2)
        return float(np.sum((self.y - t) ** 2) / 2)

    def update(self, x, t):
        d_out = (self.y - t) * self.y * (1 - self.y)
        d_hid = d_out @ self.w2.T * self.h * (1 - self.h)
        self.w1 = self.w1 - self.lr * x.T @ d_hid
        b1 = self.b1 - self.lr * d_hid.sum(axis=0)   #! a local name, the network's bias stays
        self.w2 = self.w2 - self.lr * h_t(self.h) @ d_out

def h_t(m):
    return np.transpose(m)

def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x), np.asarray(t)
    net = XorNet(w1, b1, w2, learning_rate)
    losses = []
    for _ in range(steps):
        losses.append(net.loss(x, t))
        net.update(x, t)
    return net.w1, net.b1, net.w2, losses


#% id: train-055
#% kind: one
#% why: zip over parameters and gradients in different order
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x), np.asarray(t)
    params = [np.array(p, dtype=float) for p in (w1, b1, w2)]
    losses = []
    for i in range(steps):
        h, y = forward(x, *params)
        losses.append(np.sum(np.power(y - t, 2)) / 2)
        err_y = (y - t) * y * (1 - y)
        err_h = np.dot(err_y, params[2].T) * h * (1 - h)
        grads = [np.dot(x.T, err_h), np.dot(h.T, err_y), err_h.sum(axis=0)]   #! order of the gradients differs from that of the parameters
        for j in range(3):
            params[j] = params[j] - learning_rate * grads[j]
    return params[0], params[1], params[2], losses
