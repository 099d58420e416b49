#% id: ex03-train-one-01
#% kind: one
#% why: the loss is recorded after the update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    W1, B1, W2 = (np.array(p, dtype=float) for p in (w1, b1, w2))
    history = []
    for step in range(steps):
        h, y = forward(x, W1, B1, W2)
        g1, gb, g2 = backward(x, t, h, y, W2)
        W1 -= learning_rate * g1
        B1 -= learning_rate * np.reshape(gb, B1.shape)
        W2 -= learning_rate * g2
        h, y = forward(x, W1, B1, W2)  #! loss before the update is asked for
        history.append(squared_error(y, t))
    return W1, B1, W2, history


#% id: ex03-train-one-02
#% kind: one
#% why: arrays updated in place are the caller's
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.asarray(w1, dtype=float)  #! asarray makes no copy, -= changes the argument
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    losses = [0.0] * steps
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses[k] = squared_error(y, t)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * db1.reshape(b1.shape)
        w2 -= learning_rate * dw2
    return w1, b1, w2, losses


#% id: ex03-train-one-03
#% kind: one
#% why: gradient ascent in a helper
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def update(param, grad):
        return param + learning_rate * np.reshape(grad, param.shape)  #! + climbs uphill

    params = [np.array(p, dtype=float) for p in (w1, b1, w2)]
    losses = []
    while len(losses) < steps:
        h, y = forward(x, *params)
        losses.append(squared_error(y, t))
        params = [update(p, g) for p, g in zip(params, backward(x, t, h, y, params[2]))]
    return (*params, losses)


#% id: ex03-train-one-04
#% kind: one
#% why: stops when the loss is small
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    theta = {"w1": np.array(w1, float), "b1": np.array(b1, float), "w2": np.array(w2, float)}
    curve = []
    for _ in range(steps):
        h, y = forward(x, theta["w1"], theta["b1"], theta["w2"])
        curve.append(squared_error(y, t))
        if curve[-1] < 1e-3:  #! training goes on whatever the loss is
            break
        grad = dict(zip(("w1", "b1", "w2"), backward(x, t, h, y, theta["w2"])))
        for name in theta:
            theta[name] = theta[name] - learning_rate * np.reshape(grad[name], theta[name].shape)
    return theta["w1"], theta["b1"], theta["w2"], curve


#% id: ex03-train-rare-01
#% kind: rare
#% why: the forward pass is taken out of the loop
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    h, y = forward(x, w1, b1, w2)
    E = []
    for _ in range(steps):
        E += [squared_error(y, t)]
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1, b1, w2 = w1 - learning_rate * dw1, b1 - learning_rate * np.reshape(db1, b1.shape), w2 - learning_rate * dw2
        _, y = forward(x, w1, b1, w2)  #! h stays the one of the first step
    return w1, b1, w2, E


#% id: ex03-train-rare-02
#% kind: rare
#% why: best parameters so far come back, not the last ones
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    cur = (np.array(w1, float), np.array(b1, float), np.array(w2, float))
    best, best_loss, losses = cur, np.inf, []
    for _ in range(steps):
        h, y = forward(x, *cur)
        loss = squared_error(y, t)
        losses.append(loss)
        if loss < best_loss:
            best, best_loss = cur, loss
        grads = backward(x, t, h, y, cur[-1])
        cur = tuple(c - learning_rate * np.reshape(g, c.shape) for c, g in zip(cur, grads))
    return best + (losses,)  #! the last parameters are asked for; the last update is lost


#% id: ex03-train-two-01
#% kind: two
#% why: range starts at 1, and learning rate divided by n
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    lr = learning_rate / len(x)  #! E is a sum: the rate is not divided by n
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    losses = []
    for step in range(1, steps):  #! steps - 1 updates
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - lr * dw1
        b1 = b1 - lr * np.reshape(db1, b1.shape)
        w2 = w2 - lr * dw2
    return w1, b1, w2, losses


#% id: ex03-train-two-02
#% kind: two
#% why: w2 stepped before the gradients of the first layer; b1 never updated
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    학습률 = learning_rate
    w1 = np.copy(w1) * 1.0
    b1 = np.copy(b1) * 1.0
    w2 = np.copy(w2) * 1.0
    오차들 = []
    for 단계 in range(steps):
        h, y = forward(x, w1, b1, w2)
        오차들.append(squared_error(y, t))
        w2 = w2 - 학습률 * backward(x, t, h, y, w2)[2]
        dw1, db1, _ = backward(x, t, h, y, w2)  #! w2 is the new one already
        w1 = w1 - 학습률 * dw1
        b1 - 학습률 * np.reshape(db1, b1.shape)  #! the result is thrown away
    return w1, b1, w2, 오차들


#% id: ex03-train-two-03
#% kind: two
#% why: losses averaged, and only the sign of the gradient is used
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    shapes = np.shape(w1), np.shape(b1), np.shape(w2)
    sizes = [int(np.prod(s)) for s in shapes]
    flat = np.concatenate([np.ravel(np.array(p, dtype=float)) for p in (w1, b1, w2)])
    cuts = np.cumsum(sizes)[:-1]

    def unpack(vector):
        return [part.reshape(s) for part, s in zip(np.split(vector, cuts), shapes)]

    losses = []
    for _ in range(steps):
        ps = unpack(flat)
        h, y = forward(x, *ps)
        losses.append(squared_error(y, t) / len(x))  #! the sum is asked for
        grad = np.concatenate([np.ravel(g) for g in backward(x, t, h, y, ps[2])])
        flat = flat - np.sign(grad) * learning_rate  #! only the sign of the gradient
    return (*unpack(flat), losses)


#% id: ex03-train-two-04
#% kind: two
#% why: t and y swapped for backward, decaying rate
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = [np.array(p, dtype="float64") for p in [w1, b1, w2]]
    losses = []
    for epoch in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(t, y))
        dw1, db1, dw2 = backward(x, y, h, t, w2)  #! order of y and t
        rate = learning_rate * 0.99 ** epoch  #! the rate is constant
        w1 = w1 - rate * np.asarray(dw1)
        b1 = b1 - rate * np.reshape(db1, b1.shape)
        w2 = w2 - rate * np.asarray(dw2)
    return w1, b1, w2, losses


#% id: ex03-train-three-01
#% kind: three
#% why: momentum, one loss too many, w2 transposed
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    p = [np.array(a, float) for a in (w1, b1, w2)]
    vel = [np.zeros_like(a) for a in p]
    mu = 0.9  #! plain gradient descent has no momentum
    losses = []
    for k in range(steps):
        h, y = forward(x, *p)
        losses.append(squared_error(y, t))
        for v, a, g in zip(vel, p, backward(x, t, h, y, p[2])):
            v *= mu
            v += learning_rate * np.reshape(g, a.shape)
            a -= v
    losses.append(squared_error(forward(x, *p)[1], t))  #! steps + 1 losses
    return p[0], p[1], p[2].T, losses  #! w2 transposed


#% id: ex03-train-three-02
#% kind: three
#% why: steps + 1 updates, loss doubled, w2 never updated
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    losses, k = [], 0
    while k <= steps:  #! one step too many
        h, y = forward(x, w1, b1, w2)
        losses.append(2 * squared_error(y, t))  #! E has its factor 1/2
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * np.reshape(db1, b1.shape)
        np.subtract(w2, learning_rate * dw2)  #! the result goes nowhere, out=w2 is missing
        k += 1
    return w1, b1, w2, losses


#% id: ex03-train-right-01
#% kind: right
#% why: generator with in-place updates of own copies
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    mine = [np.array(a, dtype=float, copy=True) for a in (w1, b1, w2)]

    def run():
        for _ in range(steps):
            h, y = forward(x, *mine)
            yield squared_error(y, t)
            for a, g in zip(mine, backward(x, t, h, y, mine[-1])):
                a += -learning_rate * np.reshape(g, a.shape)

    losses = list(run())
    return [*mine, losses]


#% id: ex03-train-right-02
#% kind: right
#% why: a class
class _Net:
    def __init__(self, w1, b1, w2):
        self.w1, self.b1, self.w2 = np.array(w1, float), np.array(b1, float).reshape(1, -1), np.array(w2, float)
        self.shape = np.shape(b1)

    def step(self, x, t, lr):
        h, y = forward(x, self.w1, self.b1, self.w2)
        dw1, db1, dw2 = backward(x, t, h, y, self.w2)
        self.w1, self.b1, self.w2 = self.w1 - lr * dw1, self.b1 - lr * db1, self.w2 - lr * dw2
        return squared_error(y, t)


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    net = _Net(w1, b1, w2)
    losses = [net.step(x, t, learning_rate) for _ in range(steps)]
    return net.w1, net.b1.reshape(net.shape), net.w2, losses
