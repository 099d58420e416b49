#% id: ex03-right-01
#% kind: right
#% why: right
def squared_error(y, t):
    miss = np.subtract(y, t, dtype=float).ravel()
    return float(np.vdot(miss, miss)) / 2
#% id: ex03-right-02
#% kind: right
#% why: right
def backward(x, t, h, y, w2):
    X, T, H, Y, V = (np.array(m, dtype=float) for m in (x, t, h, y, w2))
    gV = np.zeros_like(V)
    gW = np.zeros((X.shape[1], H.shape[1]))
    gb = np.zeros((1, H.shape[1]))
    # 한 예제씩 더한다
    for n in range(X.shape[0]):
        go = [(Y[n, k] - T[n, k]) * Y[n, k] * (1 - Y[n, k]) for k in range(Y.shape[1])]
        for j in range(H.shape[1]):
            back = 0.0
            for k, g in enumerate(go):
                gV[j, k] += g * H[n, j]
                back += g * V[j, k]
            back *= H[n, j] * (1 - H[n, j])
            gb[0, j] += back
            for i in range(X.shape[1]):
                gW[i, j] += back * X[n, i]
    return gW, gb, gV
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
#% id: ex03-one-01
#% kind: one
#% why: The factor one half is missing.
def squared_error(y, t):
    diff = np.asarray(y) - np.asarray(t)
    return np.sum(diff**2)  #! 1/2 is missing
#% id: ex03-one-02
#% kind: one
#% why: The error is averaged over all entries instead of summed.
def squared_error(y, t):
    e = np.array(y) - np.array(t)
    return 0.5 * (e * e).mean()  #! mean instead of sum
#% id: ex03-one-03
#% kind: one
#% why: The slope of the output sigmoid is missing in the output delta.
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q) for q in (x, t, h, y, w2)]
    delta_o = y - t  #! times y (1 - y) is missing
    delta_h = delta_o @ w2.T * h * (1 - h)
    return x.T @ delta_h, np.sum(delta_h, axis=0), h.T @ delta_o
#% id: ex03-one-04
#% kind: one
#% why: The bias gradient keeps one row per example, it is not summed over the batch.
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q) for q in (x, t, h, y, w2)]
    deltaY = np.multiply(y - t, np.multiply(y, 1 - y))
    deltaH = np.dot(deltaY, w2.transpose()) * np.multiply(h, 1 - h)
    return np.dot(x.T, deltaH), deltaH, np.dot(h.T, deltaY)  #! deltaH is not summed over the rows for db1
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
#% id: ex03-two-01
#% kind: two
#% why: The slope is taken as if h were a pre-activation, the sigmoid is applied once more. The bias gradient is the mean over the batch.
def slope(z):
    return sigmoid(z) * (1 - sigmoid(z))


def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q, dtype=float) for q in (x, t, h, y, w2)]
    d_out = (y - t) * y * (1 - y)
    d_hid = d_out @ w2.T * slope(h)  #! h is an activation already
    return x.T @ d_hid, d_hid.mean(axis=0), h.T @ d_out  #! mean instead of sum for db1
#% id: ex03-two-02
#% kind: two
#% why: The slope of the hidden layer is missing. dw1 is divided by the number of examples.
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q, dtype=float) for q in (x, t, h, y, w2)]
    m = len(x)
    gy = (y - t) * y * (1 - y)
    gh = gy @ w2.T  #! h (1 - h) is missing
    dw1 = (x.T @ gh) / m  #! E is a sum, nothing is divided by m
    return dw1, gh.sum(axis=0), h.T @ gy
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
#% id: ex03-two-05
#% kind: two
#% why: One of the two is flattened, so for a column the difference becomes an n by n matrix. The difference is taken absolute instead of squared.
def squared_error(y, t):
    y = np.asarray(y, dtype=float)
    t = np.asarray(t, dtype=float).flatten()  #! (n,1) - (n,) broadcasts to (n,n)
    return 0.5 * np.sum(np.abs(y - t))  #! absolute instead of squared
#% id: ex03-two-06
#% kind: two
#% why: The delta has the sign of target minus output. The hidden slope is the one of tanh.
def backward(x, t, h, y, w2):
    arr = lambda q: np.asarray(q, dtype=float)
    x, t, h, y, w2 = arr(x), arr(t), arr(h), arr(y), arr(w2)
    error = t - y  #! the gradient of E has y - t
    dY = error * y * (1 - y)
    dH = dY @ w2.T * (1 - h**2)  #! slope of tanh, not of the sigmoid
    dw2 = h.T @ dY
    dw1 = x.T @ dH
    return dw1, dH.sum(axis=0), dw2
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
#% id: ex03-three-02
#% kind: three
#% why: The output delta has the slope squared. The gradient for w2 uses the hidden slope as input instead of h. The bias gradient is one number for all hidden units together.
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q, dtype=float) for q in (x, t, h, y, w2)]
    dsig_h = h * (1 - h)
    dsig_y = y * (1 - y)
    do = (y - t) * dsig_y * dsig_y  #! slope twice
    dh = (do @ w2.T) * dsig_h
    g2 = dsig_h.T @ do  #! should be h.T @ do
    g1 = x.T @ dh
    gb = np.ones(h.shape[1]) * dh.sum()  #! sum over the examples alone
    return g1, gb, g2
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
#% id: ex03-rare-01
#% kind: rare
#% why: The error is squared after summing over all entries, so errors of different sign cancel.
def squared_error(y, t):
    total_y = np.sum(np.asarray(y, dtype=float))
    total_t = np.sum(np.asarray(t, dtype=float))
    return 0.5 * (total_y - total_t) ** 2  #! square of the sum, not sum of the squares
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
#% id: ex03-rare-03
#% kind: rare
#% why: The delta is sent back with an elementwise product after summing deltas and weights over the outputs, right for one output only.
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q, dtype=float) for q in (x, t, h, y, w2)]
    delta_out = (y - t) * y * (1 - y)
    blame = delta_out.sum(axis=1, keepdims=True)
    strength = w2.sum(axis=1)
    delta_hid = blame * strength * h * (1 - h)  #! product of sums instead of sum of products
    return x.T @ delta_hid, delta_hid.sum(axis=0), h.T @ delta_out
#% id: ex03-rare-04
#% kind: rare
#% why: The slope of the hidden units is taken at their mean activation over the batch instead of example by example.
def backward(x, t, h, y, w2):
    x, t, h, y, w2 = [np.asarray(q, dtype=float) for q in (x, t, h, y, w2)]
    err = (y - t) * (1 - y) * y
    h_bar = np.mean(h, axis=0)
    err_h = (err @ w2.T) * h_bar * (1 - h_bar)  #! slope at the mean activation
    return np.dot(x.T, err_h), np.sum(err_h, axis=0), np.dot(h.T, err)
