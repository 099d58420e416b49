#% id: ex03-train-right-01
#% kind: right
#% why: unusual: packs the parameters in a dict and computes the loss from the error inline, keeps b1 as a row
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    p = {"w1": np.array(w1, float), "b1": np.array(b1, float).reshape(1, -1), "w2": np.array(w2, float)}
    t = np.array(t, dtype=float)
    history = []
    while len(history) < steps:
        h, y = forward(x, **p)
        history.append(float(((y - t) ** 2).sum() / 2))
        grads = dict(zip(("w1", "b1", "w2"), backward(x, t, h, y, p["w2"])))
        for name in grads:
            p[name] = p[name] - learning_rate * np.reshape(grads[name], p[name].shape)
    return p["w1"], p["b1"][0], p["w2"], history

#% id: ex03-train-one-01
#% kind: one
#% why: dw2 is taken after w1 and b1 have been updated, from a second forward pass
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, float), np.array(b1, float).ravel(), np.array(w2, float)
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, _ = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * np.ravel(db1)
        h, y = forward(x, w1, b1, w2)  #! a new forward pass in the middle of the update
        _, _, dw2 = backward(x, t, h, y, w2)
        w2 = w2 - learning_rate * dw2
    return w1, b1, w2, losses

#% id: ex03-train-two-01
#% kind: two
#% why: gradient ascent for the bias, and the learning rate decays with the step
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.asarray(w1, dtype=float)
    b1 = np.asarray(b1, dtype=float).reshape(-1)
    w2 = np.asarray(w2, dtype=float)
    losses = []
    for k in range(steps):
        lr = learning_rate / (1 + k)  #! plain gradient descent has a constant rate
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        g1, gb, g2 = backward(x, t, h, y, w2)
        w1 = w1 - lr * g1
        b1 = b1 + lr * np.reshape(gb, -1)  #! up the hill
        w2 = w2 - lr * g2
    return w1 * 1.0, b1 * 1.0, w2 * 1.0, losses

#% id: ex03-train-two-02
#% kind: two
#% why: the forward pass stands before the loop, so activations never change; and the loss before the first update is skipped
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    W1, B1, W2 = (np.array(p, dtype=float) for p in (w1, b1, w2))
    B1 = B1.flatten()
    losses = []
    h, y = forward(x, W1, B1, W2)  #! once only, stale from the second step on
    for step in range(steps):
        d1, d2, d3 = backward(x, t, h, y, W2)
        W1 = W1 - learning_rate * d1
        B1 = B1 - learning_rate * np.asarray(d2).flatten()
        W2 = W2 - learning_rate * d3
        losses.append(squared_error(forward(x, W1, B1, W2)[1], t))  #! after the update
    return W1, B1, W2, losses

#% id: ex03-train-three-01
#% kind: three
#% why: trains on single examples in turn, stops a step early, and the loss is the mean
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, float), np.asarray(t, float)
    w1, b1, w2 = np.array(w1, float), np.array(b1, float).reshape(-1), np.array(w2, float)
    losses = []
    for k in range(1, steps):  #! steps - 1 rounds
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t) / len(x))  #! E is a sum
        i = [k % len(x)]  #! one example a step, not the whole batch
        dw1, db1, dw2 = backward(x[i], t[i], h[i], y[i], w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * np.reshape(db1, -1)
        w2 = w2 - learning_rate * dw2
    return w1, b1, w2, losses

#% id: ex03-train-three-02
#% kind: three
#% why: the bias update is left out, the rate is divided by the batch size, and w2's gradient is added to what is left of the last one (momentum)
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    lr = learning_rate / np.shape(x)[0]  #! E is a sum, the rate is used as it is
    w1 = np.array(w1, dtype=float)
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    v2 = np.zeros_like(w2)
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        v2 = 0.9 * v2 + dw2  #! momentum was not asked for
        w1 -= lr * dw1
        w2 -= lr * v2
        # the bias does not need an update, the weights learn enough  #! b1 stays as it was
    return w1, b1, w2, losses

#% id: ex03-train-rare-01
#% kind: rare
#% why: returns the parameters with the smallest loss seen, not those after the last update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, float), np.array(b1, float).ravel(), np.array(w2, float)
    losses = []
    best = (w1, b1, w2)
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        if losses[-1] <= min(losses):
            best = (w1, b1, w2)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1, b1, w2 = w1 - learning_rate * dw1, b1 - learning_rate * np.ravel(db1), w2 - learning_rate * dw2
    return best[0], best[1], best[2], losses  #! the last update is never in it: best is from before an update
