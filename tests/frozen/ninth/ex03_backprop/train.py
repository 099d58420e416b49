#% id: ex03-one-03
#% kind: one
#% why: the loss is measured after the update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * np.reshape(db1, b1.shape)
        w2 = w2 - learning_rate * dw2
        losses.append(squared_error(forward(x, w1, b1, w2)[1], t))  #! belongs before the update
    return w1, b1, w2, losses

#% id: ex03-two-05
#% kind: two
#% why: lecture's loop: w2 is updated before the hidden delta uses it, and the bias step is a mean over the batch
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    lamda = learning_rate
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    w1, b1, w2 = np.array(w1, dtype=float), np.array(b1, dtype=float), np.array(w2, dtype=float)
    losses = []
    for i in range(0, steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        deltaY = (y - t) * y * (1 - y)
        w2 = w2 - lamda * np.dot(h.T, deltaY)
        deltaH = np.dot(deltaY, w2.T) * h * (1 - h)  #! with the new w2
        w1 = w1 - lamda * np.dot(x.T, deltaH)
        b1 = b1 - lamda * deltaH.mean(axis=0)  #! sum
    return w1, b1, w2, losses

#% id: ex03-two-06
#% kind: two
#% why: stops once the loss is small, and divides the rate by the number of examples
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    W1, B1, W2 = (np.array(p, dtype=float) for p in (w1, b1, w2))
    lr = learning_rate / len(x)  #! the gradient belongs to the sum
    history = []
    k = 0
    while k < steps:
        H, Y = forward(x, W1, B1, W2)
        E = squared_error(Y, t)
        history.append(E)
        if E < 0.05:  #! no early stop
            break
        g1, gb, g2 = backward(x, t, H, Y, W2)
        W1, B1, W2 = W1 - lr * g1, B1 - lr * np.reshape(gb, B1.shape), W2 - lr * g2
        k += 1
    return W1, B1, W2, history

#% id: ex03-three-03
#% kind: three
#% why: one parameter climbs, the bias stays where it was, and there is one loss too many
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.array(w1, dtype=float)
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    losses = []
    for step in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 + learning_rate * dw1  #! minus
        w2 = w2 - learning_rate * dw2  #! b1 forgotten here
    h, y = forward(x, w1, b1, w2)
    losses.append(squared_error(y, t))  #! steps + 1 losses
    return w1, b1, w2, losses

#% id: ex03-three-04
#% kind: three
#% why: updates after every example, halves the rate along the way, and writes down a mean loss
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, float), np.asarray(t, float)
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    lr, losses = learning_rate, []
    for epoch in range(steps):
        _, y_all = forward(x, w1, b1, w2)
        losses.append(squared_error(y_all, t) / len(x))  #! E is the sum
        for i in range(len(x)):  #! stochastic, not the whole batch
            xi, ti = x[i:i + 1], t[i:i + 1]
            h, y = forward(xi, w1, b1, w2)
            dw1, db1, dw2 = backward(xi, ti, h, y, w2)
            w1 = w1 - lr * dw1
            b1 = b1 - lr * np.reshape(db1, b1.shape)
            w2 = w2 - lr * dw2
        lr = lr * 0.99  #! the rate is constant
    return w1, b1, w2, losses

#% id: ex03-rare-03
#% kind: rare
#% why: the copies keep the integer dtype of whole-number weights, and writing into them truncates every update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1), np.array(b1), np.array(w2)  #! lecture weights are ints
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        for p, g in zip((w1, b1, w2), backward(x, t, h, y, w2)):
            p[...] = p - learning_rate * np.reshape(g, p.shape)
    return w1, b1, w2, losses

#% id: ex03-right-02
#% kind: right
#% why: works on one list of parameters with in-place steps on float copies
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    weights = [np.array(p, dtype=float) for p in (w1, b1, w2)]
    losses: list[float] = [0.0] * steps
    for k in range(steps):
        h, y = forward(x, *weights)
        losses[k] = float(squared_error(y, t))
        grads = backward(x, t, h, y, weights[2])
        for p, g in zip(weights, grads):
            p -= learning_rate * np.asarray(g).reshape(p.shape)
    return (*weights, losses)
