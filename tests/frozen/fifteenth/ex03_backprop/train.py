#% id: ex03-train-one-01
#% kind: one
#% why: the loss is noted after the update, one step late
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * db1
        w2 = w2 - learning_rate * dw2
        losses.append(squared_error(forward(x, w1, b1, w2)[1], t))  #! E after the update
    return w1, b1, w2, losses
#% id: ex03-train-two-01
#% kind: two
#% why: w2 is updated before it carries the error back, and b1 is never trained
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    w1 = np.array(w1, dtype=float)
    w2 = np.array(w2, dtype=float)
    b1 = np.array(b1, dtype=float)
    losses = []
    for step in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dy = (y - t) * y * (1 - y)
        w2 = w2 - learning_rate * h.T @ dy
        dh = dy @ w2.T * h * (1 - h)  #! the new w2
        w1 = w1 - learning_rate * x.T @ dh
    return w1, b1, w2, losses  #! b1 is still the first one
#% id: ex03-train-two-02
#% kind: two
#% why: the learning rate is divided by the number of examples, and one step is missing
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    eta = learning_rate / len(x)  #! E is a sum, its gradient is not averaged
    p = [np.array(v, dtype=float) for v in (w1, b1, w2)]
    history = []
    for k in range(1, steps):  #! steps - 1 rounds
        h, y = forward(x, *p)
        history.append(squared_error(y, t))
        grads = backward(x, t, h, y, p[2])
        p = [a - eta * g for a, g in zip(p, grads)]
    return p[0], p[1], p[2], history
#% id: ex03-train-two-03
#% kind: two
#% why: asarray and -= write into the caller's arrays, and the noted loss is a mean
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.asarray(w1, dtype=float)
    w2 = np.asarray(w2, dtype=float)
    b1 = np.array(b1, dtype=float)
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(float(np.mean((y - np.asarray(t)) ** 2) / 2))  #! the sum is asked for
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1  #! changes what the caller holds
        w2 -= learning_rate * dw2
        b1 -= learning_rate * np.reshape(db1, b1.shape)
    return w1, b1, w2, losses
#% id: ex03-train-three-01
#% kind: three
#% why: the forward pass stands before the loop, the update goes uphill, and b1 and w2 change places in the result
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, dtype=float), np.array(b1, dtype=float), np.array(w2, dtype=float)
    losses = []
    h, y = forward(x, w1, b1, w2)  #! computed once for all steps
    for i in range(steps):
        losses.append(squared_error(y, t))
        gw1, gb1, gw2 = backward(x, t, h, y, w2)
        w1 = w1 + learning_rate * gw1  #! plus
        b1 = b1 + learning_rate * gb1
        w2 = w2 + learning_rate * gw2
    return w1, w2, b1, losses  #! order
#% id: ex03-train-three-02
#% kind: three
#% why: stops when the loss hardly falls any more, steps shrink with time, and the bias gets the mean of its gradient
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    """full batch gradient descent with early stopping"""
    w1, b1, w2 = 1.0 * np.asarray(w1), 1.0 * np.asarray(b1), 1.0 * np.asarray(w2)
    losses = []
    for step in range(steps):
        hid, out = forward(x, w1, b1, w2)
        loss = squared_error(out, t)
        losses.append(loss)
        if step > 0 and abs(losses[-2] - loss) < 1e-4:  #! training goes on whatever the loss is
            break
        lr = learning_rate / (1 + 0.01 * step)  #! the rate is fixed
        dw1, db1, dw2 = backward(x, t, hid, out, w2)
        w1 = w1 - lr * dw1
        b1 = b1 - lr * db1 / len(x)  #! db1 is a sum and stays one
        w2 = w2 - lr * dw2
    return w1, b1, w2, losses
#% id: ex03-train-rare-01
#% kind: rare
#% why: the copies keep an integer type, and writing into them cuts every update to whole numbers
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1), np.array(b1), np.array(w2)  #! whole numbers stay int64
    losses = np.zeros(steps)
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses[k] = squared_error(y, t)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1[:] = w1 - learning_rate * dw1
        b1[:] = b1 - learning_rate * np.reshape(db1, b1.shape)
        w2[:] = w2 - learning_rate * dw2
    return w1, b1, w2, losses.tolist()
