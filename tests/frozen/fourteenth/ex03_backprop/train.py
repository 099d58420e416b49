#% id: ex03-right-03
#% kind: right
#% why: right; a dictionary of parameters and a while loop
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    net = {
        "w1": np.array(w1, dtype=float),
        "b1": np.array(b1, dtype=float),
        "w2": np.array(w2, dtype=float),
    }
    history = []
    while len(history) < steps:
        h, y = forward(x, net["w1"], net["b1"], net["w2"])
        history.append(squared_error(y, t))
        slopes = backward(x, t, h, y, net["w2"])
        for name, g in zip(("w1", "b1", "w2"), slopes):
            net[name] = net[name] - learning_rate * np.reshape(g, net[name].shape)
    return net["w1"], net["b1"], net["w2"], history


#% id: ex03-one-03
#% kind: one
#% why: the loss is measured after the update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = (np.array(p, dtype=float) for p in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * db1
        w2 = w2 - learning_rate * dw2
        losses.append(squared_error(forward(x, w1, b1, w2)[1], t))  #! before the update
    return w1, b1, w2, losses


#% id: ex03-two-06
#% kind: two
#% why: w2 is updated before the error goes back through it, and the loop begins at 1
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    w1 = np.array(w1, dtype=float)
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    losses = []
    for k in range(1, steps):  #! one step too few
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        delta2 = (y - t) * y * (1 - y)
        w2 = w2 - learning_rate * (h.T @ delta2)
        delta1 = (delta2 @ w2.T) * h * (1 - h)  #! the new w2
        w1 = w1 - learning_rate * (x.T @ delta1)
        b1 = b1 - learning_rate * delta1.sum(axis=0)
    return w1, b1, w2, losses


#% id: ex03-two-07
#% kind: two
#% why: the bias climbs instead of descending, and training stops where the loss is small
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    W1, B, W2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    E = []
    for epoch in range(steps):
        h, y = forward(x, W1, B, W2)
        e = squared_error(y, t)
        E.append(e)
        if e < 0.05:  #! losses must have `steps` entries
            break
        g1, gb, g2 = backward(x, t, h, y, W2)
        W1 = W1 - learning_rate * g1
        B = B + learning_rate * gb  #! minus
        W2 = W2 - learning_rate * g2
    return W1, B, W2, E


#% id: ex03-two-08
#% kind: two
#% why: the step is divided by the number of examples, and only every tenth loss is kept
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    weights = [np.array(w1, dtype=float), np.array(b1, dtype=float), np.array(w2, dtype=float)]
    rate = learning_rate / len(x)  #! the gradient of a sum, so no mean
    losses = []
    for i in range(steps):
        h, y = forward(x, *weights)
        if i % 10 == 0:  #! every step
            losses.append(squared_error(y, t))
        grads = backward(x, t, h, y, weights[2])
        weights = [w - rate * g for w, g in zip(weights, grads)]
    return weights[0], weights[1], weights[2], losses


#% id: ex03-three-03
#% kind: three
#% why: the caller's weights are updated in place, the bias never learns, the loss lacks its half
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.asarray(w1, dtype=float)  #! no copy: -= below writes into the argument
    w2 = np.asarray(w2, dtype=float)  #! no copy either
    b1 = np.array(b1, dtype=float)
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(float(np.sum((y - np.asarray(t)) ** 2)))  #! half of it
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        w2 -= learning_rate * dw2
    return w1, b1, w2, losses  #! b1 was not updated


#% id: ex03-three-04
#% kind: three
#% why: the forward pass stands before the loop, the learning rate is a constant, results in the wrong order
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    # 강의 노트의 lamda
    lamda = 0.5  #! learning_rate is never used
    w1, b1, w2 = np.array(w1, dtype=float), np.array(b1, dtype=float), np.array(w2, dtype=float)
    losses = []
    h, y = forward(x, w1, b1, w2)  #! belongs into the loop
    for _ in range(steps):
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1, b1, w2 = w1 - lamda * dw1, b1 - lamda * db1, w2 - lamda * dw2
    return w1, w2, b1, losses  #! w1, b1, w2


#% id: ex03-rare-03
#% kind: rare
#% why: gives back the parameters of the smallest recorded loss, which never include the last update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    now = [np.array(w1, dtype=float), np.array(b1, dtype=float), np.array(w2, dtype=float)]
    best, best_loss = list(now), np.inf
    losses = []
    for _ in range(steps):
        h, y = forward(x, *now)
        loss = squared_error(y, t)
        losses.append(loss)
        if loss < best_loss:
            best, best_loss = list(now), loss
        now = [p - learning_rate * g for p, g in zip(now, backward(x, t, h, y, now[2]))]
    return best[0], best[1], best[2], losses  #! now: all `steps` updates count
