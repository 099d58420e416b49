#% id: ex03-right-03
#% kind: right
#% why: right
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    # the bias is row 0 of one bigger matrix, its input is a constant one
    xa = np.insert(x, 0, 1.0, axis=1)
    theta = np.concatenate([np.reshape(b1, (1, -1)), np.asarray(w1)]).astype(float)
    phi = np.array(w2, dtype=float)
    history = []
    k = 0
    while k < steps:
        hid = sigmoid(xa @ theta)
        out = sigmoid(hid @ phi)
        residual = t - out
        history.append(float(0.5 * (residual * residual).sum()))
        signal = residual * out * (1 - out)
        down = (signal @ phi.T) * (hid - hid * hid)
        phi = phi + learning_rate * (hid.T @ signal)
        theta = theta + learning_rate * (xa.T @ down)
        k += 1
    return theta[1:].copy(), theta[0].copy(), phi, history


#% id: ex03-right-04
#% kind: right
#% why: right
from collections import namedtuple

Grads = namedtuple("Grads", "dw1 db1 dw2")
Result = namedtuple("Result", "w1 b1 w2 losses")


def squared_error(y, t):
    d = np.linalg.norm(np.asarray(y, dtype=float) - np.asarray(t, dtype=float))
    return d**2 / 2


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = map(lambda a: np.asarray(a, dtype=float), (x, t, h, y, w2))
    dE_dy = y - t
    dE_dz2 = dE_dy * (y - y**2)
    dE_dh = np.einsum("nk,jk->nj", dE_dz2, w2)
    dE_dz1 = dE_dh * (h - h**2)
    return Grads(
        np.einsum("ni,nj->ij", x, dE_dz1),
        np.einsum("nj->j", dE_dz1),
        np.einsum("nj,nk->jk", h, dE_dz2),
    )


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    theta = [np.array(p, dtype=float) for p in (w1, np.ravel(b1), w2)]
    losses = []
    for _ in range(steps):
        h, y = forward(x, *theta)
        losses.append(squared_error(y, t))
        g = backward(x, t, h, y, theta[2])
        theta = [p - learning_rate * q for p, q in zip(theta, g)]
    return Result(*theta, losses)


#% id: ex03-one-05
#% kind: one
#% why: The loss is measured after the update instead of before it.
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    W, B, V = np.array(w1, float), np.array(b1, float).ravel(), np.array(w2, float)
    losses = []
    for step in range(steps):
        h, y = forward(x, W, B, V)
        dy = (y - t) * y * (1 - y)
        dh = dy.dot(V.T) * h * (1 - h)
        V = V - learning_rate * h.T.dot(dy)
        W = W - learning_rate * x.T.dot(dh)
        B = B - learning_rate * dh.sum(axis=0)
        new_y = forward(x, W, B, V)[1]
        losses.append(float(0.5 * np.sum((new_y - t) ** 2)))  #! loss after the update
    return W, B, V, losses


#% id: ex03-one-06
#% kind: one
#% why: The weights are updated in place, so the arrays of the caller are changed.
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    w1 = np.asarray(w1, dtype=float)  #! no copy of the caller's w1
    w2 = np.asarray(w2, dtype=float)  #! no copy of the caller's w2
    b1 = np.array(b1, dtype=float)
    errs = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        errs.append(float(np.sum((y - t) ** 2) / 2))
        d2 = (y - t) * y * (1 - y)
        d1 = (d2 @ w2.T) * h * (1 - h)
        w2 -= learning_rate * (h.T @ d2)  #! changes the caller's w2
        w1 -= learning_rate * (x.T @ d1)  #! changes the caller's w1
        b1 = b1 - learning_rate * d1.sum(axis=0)
    return w1, b1, w2, errs


#% id: ex03-one-07
#% kind: one
#% why: w2 is updated before the hidden delta is computed, so the error flows back through the new weights.
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    a = np.array(w1, dtype=float)
    c = np.array(b1, dtype=float).reshape(-1)
    v = np.array(w2, dtype=float)
    log = []
    for i in range(steps):
        hidden, out = forward(x, a, c, v)
        log.append(0.5 * float(((out - t) ** 2).sum()))
        d_out = (out - t) * out * (1 - out)
        v = v - learning_rate * hidden.T @ d_out
        d_hid = d_out @ v.T * hidden * (1 - hidden)  #! v is already the updated one
        a = a - learning_rate * x.T @ d_hid
        c = c - learning_rate * d_hid.sum(0)
    return a, c, v, log


#% id: ex03-two-03
#% kind: two
#% why: The loop makes one step too many. The bias is not multiplied with the learning rate.
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    X, T = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    p, q, r = np.array(w1, float), np.array(b1, float).ravel(), np.array(w2, float)
    cost = []
    for epoch in range(0, steps + 1):  #! steps + 1 updates
        h, y = forward(X, p, q, r)
        cost.append(np.sum(np.square(y - T)) / 2)
        dy = (y - T) * (y * (1 - y))
        dh = np.dot(dy, r.T) * (h * (1 - h))
        r = r - learning_rate * np.dot(h.T, dy)
        p = p - learning_rate * np.dot(X.T, dh)
        q = q - np.sum(dh, axis=0)  #! learning rate is missing
    return p, q, r, cost


#% id: ex03-two-04
#% kind: two
#% why: Training stops as soon as the loss is small. The learning rate is halved every ten steps.
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    X, T = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    P = [np.array(w1, float), np.array(b1, float), np.array(w2, float)]
    losses = []
    for it in range(steps):
        h, y = forward(X, *P)
        loss = 0.5 * np.sum((y - T) ** 2)
        losses.append(float(loss))
        if loss < 0.05:  #! training must go on whatever the loss is
            break
        rate = learning_rate * 0.5 ** (it // 10)  #! the rate is constant
        e2 = (y - T) * y * (1 - y)
        e1 = (e2 @ P[2].T) * h * (1 - h)
        P = [P[0] - rate * X.T @ e1, P[1] - rate * e1.sum(axis=0), P[2] - rate * h.T @ e2]
    return P[0], P[1], P[2], losses


#% id: ex03-three-01
#% kind: three
#% why: The activations are computed once before the loop and stay old. The gradients are divided by the number of rows. The bias is never trained.
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    A, b, V = np.array(w1, float), np.array(b1, float).ravel(), np.array(w2, float)
    losses = []
    h, y = forward(x, A, b, V)  #! must stand inside the loop
    for _ in range(steps):
        losses.append(float(np.sum((y - t) ** 2) * 0.5))
        d2 = (y - t) * y * (1 - y) / len(x)  #! E is a sum over the batch
        d1 = d2 @ V.T * h * (1 - h)
        V = V - learning_rate * h.T @ d2
        A = A - learning_rate * x.T @ d1
    return A, b, V, losses  #! b was never updated


#% id: ex03-three-03
#% kind: three
#% why: The update climbs instead of descending. Only w2 and b1 learn, w1 keeps its start values. The loss list holds the mean and not the sum of squares.
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    w1 = np.array(w1, dtype=float)  #! never updated below
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    L = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        L.append(float(np.mean((y - t) ** 2)))  #! not E = 1/2 sum
        dy = (y - t) * y * (1 - y)
        dh = dy @ w2.T * h * (1 - h)
        w2 = w2 + learning_rate * h.T @ dy  #! plus sign goes uphill
        b1 = b1 + learning_rate * dh.sum(axis=0)  #! plus sign goes uphill
    return w1, b1, w2, L


#% id: ex03-rare-02
#% kind: rare
#% why: The weights are updated after every single example inside a step, which is online learning and no full-batch descent.
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    w1, b1, w2 = np.array(w1, float), np.array(b1, float).ravel(), np.array(w2, float)
    losses = []
    for s in range(steps):
        losses.append(float(0.5 * np.sum((forward(x, w1, b1, w2)[1] - t) ** 2)))
        for n in range(len(x)):
            xi, ti = x[n : n + 1], t[n : n + 1]
            h, y = forward(xi, w1, b1, w2)
            dy = (y - ti) * y * (1 - y)
            dh = dy @ w2.T * h * (1 - h)
            w2 = w2 - learning_rate * h.T @ dy  #! changes the weights before the other examples were seen
            w1 = w1 - learning_rate * xi.T @ dh
            b1 = b1 - learning_rate * dh[0]
    return w1, b1, w2, losses


#% id: ex03-right-52
#% kind: right
#% why: a network object of its own that does forward, gradient and update, losses in a tuple
class TinyNet:
    def __init__(self, w1, b1, w2):
        self.p = {"w1": np.array(w1, float), "b1": np.array(b1, float), "w2": np.array(w2, float)}

    def loss_and_grads(self, x, t):
        p = self.p
        h = sigmoid(x @ p["w1"] + p["b1"])
        y = sigmoid(h @ p["w2"])
        r = y - t
        d2 = r * y * (1 - y)
        d1 = d2 @ p["w2"].T * h * (1 - h)
        grads = {"w1": x.T @ d1, "b1": d1.sum(axis=0).reshape(p["b1"].shape), "w2": h.T @ d2}
        return 0.5 * float(np.vdot(r, r)), grads


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    net, x, t = TinyNet(w1, b1, w2), np.array(x, float), np.array(t, float)
    history = ()
    trace = []
    for _ in range(steps):
        loss, grads = net.loss_and_grads(x, t)
        trace.append(loss)
        net.p = {name: value - learning_rate * grads[name] for name, value in net.p.items()}
    history = tuple(trace)
    return net.p["w1"], net.p["b1"], net.p["w2"], history


#% id: ex03-rare-55
#% kind: rare
#% why: it stops where the loss is below 0.001 and fills the list up (docstring: training goes on whatever the loss is)
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, float), np.asarray(t, float)
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    losses = []
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(float(0.5 * np.sum((y - t) ** 2)))
        if losses[-1] < 1e-3:
            losses += [losses[-1]] * (steps - k - 1)
            break  #! good enough, no more updates
        d2 = (y - t) * y * (1 - y)
        d1 = (d2 @ w2.T) * h * (1 - h)
        w2 = w2 - learning_rate * (h.T @ d2)
        w1 = w1 - learning_rate * (x.T @ d1)
        b1 = b1 - learning_rate * d1.sum(axis=0)
    return w1, b1, w2, losses


