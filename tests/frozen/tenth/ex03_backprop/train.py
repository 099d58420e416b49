#% id: ex03-one-03
#% kind: one
#% why: the loss is taken after the update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    losses = []
    w1 = np.array(w1, dtype=float)
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    for i in range(steps):
        h, y = forward(x, w1, b1, w2)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * db1
        w2 = w2 - learning_rate * dw2
        losses.append(squared_error(forward(x, w1, b1, w2)[1], t))  #! after update i, not before
    return w1, b1, w2, losses


#% id: ex03-two-05
#% kind: two
#% why: w2 climbs instead of descending, and the loop does one step too few
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    W1, B1, W2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    errs = []
    step = 1
    while step < steps:  #! one too few
        h, y = forward(x, W1, B1, W2)
        errs.append(squared_error(y, t))
        g1, gb, g2 = backward(x, t, h, y, W2)
        W1 = W1 - learning_rate * g1
        B1 = B1 - learning_rate * gb
        W2 = W2 + learning_rate * g2  #! plus
        step += 1
    return W1, B1, W2, errs


#% id: ex03-two-06
#% kind: two
#% why: the bias is never trained, and the rate is divided by the number of examples
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, w2 = np.asarray(w1, dtype=float), np.asarray(w2, dtype=float)
    b1 = np.array(b1, dtype=float)
    rate = learning_rate / len(x)  #! E is a sum, nothing is to be averaged
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, _db, dw2 = backward(x, t, h, y, w2)
        w1, w2 = w1 - rate * dw1, w2 - rate * dw2  #! the bias is left out
    return w1.copy(), b1, w2.copy(), losses


#% id: ex03-three-03
#% kind: three
#% why: backward written out: w2 is changed before the hidden delta uses it, the bias goes the wrong way, the losses are per example
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    w1 = np.array(w1, dtype=float)
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    losses = []
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t) / len(x))  #! a mean
        deltaY = (y - t) * y * (1 - y)
        w2 = w2 - learning_rate * h.T @ deltaY
        deltaH = deltaY @ w2.T * h * (1 - h)  #! w2 is the new one by now
        w1 = w1 - learning_rate * x.T @ deltaH
        b1 = b1 + learning_rate * deltaH.sum(axis=0)  #! plus
    return w1, b1, w2, losses


#% id: ex03-three-04
#% kind: three
#% why: stops when the loss is small, lets the rate decay, and forgets the rate for w2
def train(
    x: ArrayLike,
    t: ArrayLike,
    w1: ArrayLike,
    b1: ArrayLike,
    w2: ArrayLike,
    learning_rate: float = 1.0,
    steps: int = 1000,
) -> tuple[NDArray, NDArray, NDArray, list[float]]:
    params = [np.array(p, dtype=float) for p in (w1, b1, w2)]
    history: list[float] = []
    lr = learning_rate
    for _ in range(steps):
        hidden, out = forward(x, *params)
        history.append(squared_error(out, t))
        if history[-1] < 0.01:  #! training must go on
            break
        grads = backward(x, t, hidden, out, params[2])
        params[0] = params[0] - lr * grads[0]
        params[1] = params[1] - lr * grads[1]
        params[2] = params[2] - grads[2]  #! no learning rate
        lr *= 0.99  #! the rate is fixed
    return params[0], params[1], params[2], history


#% id: ex03-rare-04
#% kind: rare
#% why: hands back the weights of the smallest loss seen, which are those before the last update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, dtype=float), np.array(b1, dtype=float), np.array(w2, dtype=float)
    losses = []
    best = (w1, b1, w2)
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        e = squared_error(y, t)
        if not losses or e < min(losses):
            best = (w1, b1, w2)
        losses.append(e)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * db1
        w2 = w2 - learning_rate * dw2
    w1, b1, w2 = best  #! the best seen instead of the trained
    return w1, b1, w2, losses


#% id: ex03-rare-05
#% kind: rare
#% why: every new parameter is cast to the type of the old one: whole-number weights stay whole and do not learn
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    p = [np.array(w1), np.array(b1), np.array(w2)]
    losses = []

    def update(old, grad):
        return (old - learning_rate * grad).astype(old.dtype)  #! an int array cuts the step off

    for _ in range(steps):
        h, y = forward(x, p[0], p[1], p[2])
        losses.append(squared_error(y, t))
        g = backward(x, t, h, y, p[2])
        p = [update(a, b) for a, b in zip(p, g)]
    return p[0], p[1], p[2], losses


#% id: ex03-right-02
#% kind: right
#% why: preallocated losses, updates with np.subtract on private copies
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = (np.array(v, dtype=np.float64) for v in (w1, b1, w2))
    losses = np.zeros(steps)
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses[k] = squared_error(y, t)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        db1 = np.reshape(db1, b1.shape)
        for p, g in ((w1, dw1), (b1, db1), (w2, dw2)):
            np.subtract(p, learning_rate * g, out=p)
    return w1, b1, w2, losses.tolist()
