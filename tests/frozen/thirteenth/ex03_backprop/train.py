#% id: ex03-one-03
#% kind: one
#% why: the loss is measured after the update instead of before it
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = (np.array(v, dtype=float) for v in (w1, b1, w2))
    b1 = b1.ravel()
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * np.ravel(db1)
        w2 = w2 - learning_rate * dw2
        losses.append(squared_error(forward(x, w1, b1, w2)[1], t))  #! E after update k
    return w1, b1, w2, losses

#% id: ex03-two-04
#% kind: two
#% why: the forward pass stands before the loop and never again, and the bias update has no learning rate
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.array(w1, dtype=float)
    b1 = np.array(b1, dtype=float).reshape(-1)
    w2 = np.array(w2, dtype=float)
    errs = []
    h, y = forward(x, w1, b1, w2)
    for k in range(steps):
        errs.append(squared_error(y, t))  #! y is still the one of the start
        g1, gb, g2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * g1
        b1 = b1 - np.reshape(gb, -1)  #! learning rate forgotten
        w2 = w2 - learning_rate * g2
    return w1, b1, w2, errs

#% id: ex03-two-05
#% kind: two
#% why: stops as soon as the loss is small, and the loop starts at 1, one update too few
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    params = [np.array(w1, float), np.array(b1, float).ravel(), np.array(w2, float)]
    history = []
    for step in range(1, steps):  #! steps - 1 updates
        h, y = forward(x, *params)
        E = squared_error(y, t)
        history.append(E)
        if E < 1e-2:  #! training has to go on whatever the loss is
            break  #! stops early
        grads = backward(x, t, h, y, params[2])
        params = [p - learning_rate * np.reshape(g, p.shape) for p, g in zip(params, grads)]
    return params[0], params[1], params[2], history

#% id: ex03-three-02
#% kind: three
#% why: losses averaged over the examples, the learning rate decays, the bias is left out of the update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.array(w1, dtype=float)
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    losses = []
    lr = learning_rate
    for i in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t) / len(x))  #! E is a sum
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - lr * dw1
        w2 = w2 - lr * dw2  #! b1 should be updated beside it
        lr = lr * 0.999  #! decay that nobody asked for
    return w1, b1.ravel(), w2, losses

#% id: ex03-rare-04
#% kind: rare
#% why: w2 is updated before the hidden delta is computed with it, so dw1 and db1 belong to other weights
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    w1 = np.array(w1, dtype=float)
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    lamda = learning_rate
    losses = []
    for i in range(0, steps):
        h = sigmoid(np.dot(x, w1) + b1)
        y = sigmoid(np.dot(h, w2))
        losses.append(0.5 * ((y - t) ** 2).sum())
        deltaY = (y - t) * y * (1 - y)
        w2 = w2 - np.dot(h.T, lamda * deltaY)  #! updated too early
        deltaH = np.dot(deltaY, w2.T) * h * (1 - h)  #! sees the new w2
        w1 = w1 - np.dot(x.T, lamda * deltaH)
        b1 = b1 - lamda * deltaH.sum(0)
    return w1, b1, w2, losses

#% id: ex03-rare-05
#% kind: rare
#% why: in-place updates on the caller's arrays (asarray makes no copy)
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.asarray(w1, dtype=float)  #! no copy
    b1 = np.asarray(b1, dtype=float)  #! no copy
    w2 = np.asarray(w2, dtype=float)  #! no copy
    losses = np.empty(steps)
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses[k] = squared_error(y, t)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * np.reshape(db1, b1.shape)
        w2 -= learning_rate * dw2
    return w1, b1, w2, list(losses)

#% id: ex03-right-02
#% kind: right
#% why: all parameters in one flat vector that is cut into pieces again
def _cut(theta, shapes):
    parts = []
    at = 0
    for s in shapes:
        size = int(np.prod(s))
        parts.append(theta[at : at + size].reshape(s))
        at += size
    return parts


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    start = [np.asarray(w1, float), np.asarray(b1, float).ravel(), np.asarray(w2, float)]
    shapes = [p.shape for p in start]
    theta = np.concatenate([p.ravel() for p in start])
    curve: list[float] = []
    while len(curve) < steps:
        a, b, c = _cut(theta, shapes)
        h, y = forward(x, a, b, c)
        curve.append(squared_error(y, t))
        slope = np.concatenate([np.ravel(g) for g in backward(x, t, h, y, c)])
        theta = theta - learning_rate * slope
    a, b, c = _cut(theta, shapes)
    return a.copy(), b.copy(), c.copy(), curve
