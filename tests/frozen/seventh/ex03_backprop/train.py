#% id: ex03-one-05
#% kind: one
#% why: the loss is recorded after the update instead of before it
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, float), np.asarray(t, float)
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    losses = []  # 스텝마다 오차
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        dy = (y - t) * y * (1 - y)
        dh = dy @ w2.T * h * (1 - h)
        w2 = w2 - learning_rate * (h.T @ dy)
        w1 = w1 - learning_rate * (x.T @ dh)
        b1 = b1 - learning_rate * dh.sum(axis=0)
        _, y = forward(x, w1, b1, w2)
        losses.append(float(0.5 * np.sum((y - t) ** 2)))  #! E after update k
    return w1, b1, w2, losses

#% id: ex03-two-04
#% kind: two
#% why: the updates with -= change the caller's arrays
#% why: training stops early once the loss is small, so losses is too short
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    X = np.asarray(x, dtype=float)
    T = np.asarray(t, dtype=float)
    w1 = np.asarray(w1, dtype=float)
    b1 = np.asarray(b1, dtype=float)
    w2 = np.asarray(w2, dtype=float)
    hist = []
    for step in range(steps):
        h, y = forward(X, w1, b1, w2)
        E = 0.5 * ((y - T) ** 2).sum()
        hist.append(float(E))
        if E < 0.05:
            break  #! early stopping, fewer than `steps` losses
        gy = (y - T) * y * (1 - y)
        gh = np.dot(gy, w2.T) * h * (1 - h)
        w2 -= learning_rate * np.dot(h.T, gy)  #! asarray did not copy
        w1 -= learning_rate * np.dot(X.T, gh)  #! asarray did not copy
        b1 -= learning_rate * gh.sum(axis=0)  #! asarray did not copy
    return w1, b1, w2, hist

#% id: ex03-three-02
#% kind: three
#% why: range(1, steps) makes one update too few
#% why: the new w2 is used for the hidden delta
#% why: b1 is never trained
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x = np.array(x, dtype=float)
    t = np.array(t, dtype=float)
    w1 = np.array(w1, dtype=float)
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    loss_list = []
    for i in range(1, steps):  #! one step is lost
        h, y = forward(x, w1, b1, w2)
        loss_list.append(np.sum(np.square(y - t)) / 2)
        err = (y - t) * y * (1 - y)
        w2 = w2 - learning_rate * h.T.dot(err)
        err_h = err.dot(w2.T) * h * (1 - h)  #! w2 has been updated already
        w1 = w1 - learning_rate * x.T.dot(err_h)
    return w1, b1, w2, loss_list  #! b1 as it came in

#% id: ex03-rare-03
#% kind: rare
#% why: the learning rate shrinks by one percent at every step, which is not plain gradient descent
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, float), np.asarray(t, float)
    params = [np.array(p, float) for p in (w1, b1, w2)]
    lr = learning_rate
    errors = []
    for k in range(steps):
        h, y = forward(x, *params)
        errors.append(0.5 * float(np.sum((y - t) ** 2)))
        d2 = (y - t) * (y - y * y)
        d1 = (d2 @ params[2].T) * (h - h * h)
        grads = [x.T @ d1, d1.sum(axis=0), h.T @ d2]
        params = [p - lr * g for p, g in zip(params, grads)]
        lr = lr * 0.99  #! decays, the contract wants a constant rate
    return params[0], params[1], params[2], errors
