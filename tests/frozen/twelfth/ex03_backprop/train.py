#% id: ex03-train-one-01
#% kind: one
#% why: copied from the lecture notebook: b1 loses deltaH itself, not its sum over the batch, and grows to (n, hidden)
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = [np.array(a, dtype=float) for a in (x, t, w1, b1, w2)]
    lamda = learning_rate
    losses = []
    for i in range(0, steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        deltaY = np.multiply(y - t, np.multiply(y, (1 - y)))
        deltaH = np.dot(deltaY, w2.transpose()) * np.multiply(h, (1 - h))
        w2 = w2 - np.dot(h.transpose(), lamda * deltaY)
        w1 = w1 - np.dot(x.transpose(), lamda * deltaH)
        b1 = b1 - lamda * deltaH  #! .sum(0) missing
    return w1, b1, w2, losses


#% id: ex03-train-two-01
#% kind: two
#% why: the loss is taken after the update, and the loop begins at 1 and makes one step too few
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    losses = []
    for step in range(1, steps):  #! steps - 1 updates
        h, y = forward(x, w1, b1, w2)
        g1, gb, g2 = backward(x, t, h, y, w2)
        w1 = np.asarray(w1) - learning_rate * g1
        b1 = np.asarray(b1) - learning_rate * gb
        w2 = np.asarray(w2) - learning_rate * g2
        _, y_new = forward(x, w1, b1, w2)
        losses.append(squared_error(y_new, t))  #! E before the update
    return np.array(w1), np.array(b1), np.array(w2), losses


#% id: ex03-train-two-02
#% kind: two
#% why: learning rate divided by the number of examples, and the bias never moves
def train(
    x: ArrayLike,
    t: ArrayLike,
    w1: ArrayLike,
    b1: ArrayLike,
    w2: ArrayLike,
    learning_rate: float = 1.0,
    steps: int = 1000,
) -> tuple[NDArray, NDArray, NDArray, list[float]]:
    W1, B1, W2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    eta = learning_rate / len(np.asarray(x))  #! plain learning_rate
    history: list[float] = []
    while len(history) < steps:
        h, y = forward(x, W1, B1, W2)
        history.append(squared_error(y, t))
        dW1, dB1, dW2 = backward(x, t, h, y, W2)
        W1 = W1 - eta * dW1
        W2 = W2 - eta * dW2
    return W1, B1, W2, history  #! B1 is as it came


#% id: ex03-train-three-01
#% kind: three
#% why: stops when the error is small, adds the bias gradient, and lets the learning rate decay
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.array(w1, dtype=float)
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    losses = []
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        E = squared_error(y, t)
        losses.append(E)
        if E < 0.1:  # good enough
            break  #! training goes on whatever the loss is
        lr = learning_rate * 0.99**k  #! the rate is constant
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - lr * dw1
        b1 = b1 + lr * np.reshape(db1, b1.shape)  #! minus
        w2 = w2 - lr * dw2
    return w1, b1, w2, losses


#% id: ex03-train-rare-01
#% kind: rare
#% why: asarray makes no copy of float arrays, so -= trains the caller's arrays
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.asarray(w1, dtype=float)
    b1 = np.asarray(b1, dtype=float)
    w2 = np.asarray(w2, dtype=float)
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1  #! in place on the argument
        b1 -= learning_rate * np.reshape(db1, b1.shape)  #! in place on the argument
        w2 -= learning_rate * dw2  #! in place on the argument
    return w1, b1, w2, losses


#% id: ex03-train-rare-02
#% kind: rare
#% why: w2 is updated first and the hidden delta then goes back through the new w2
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, dtype=float), np.array(b1, dtype=float), np.array(w2, dtype=float)
    losses = []
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        # output layer
        _, _, dw2 = backward(x, t, h, y, w2)
        w2 = w2 - learning_rate * dw2
        # hidden layer
        dw1, db1, _ = backward(x, t, h, y, w2)  #! w2 has changed already
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * np.reshape(db1, b1.shape)
    return w1, b1, w2, losses


#% id: ex03-train-right-01
#% kind: right
#% why: parameters in a dict, updated in place on copies; losses preallocated
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    theta = {"w1": np.array(w1, float), "b1": np.array(b1, float), "w2": np.array(w2, float)}
    losses = [0.0] * steps
    for k in range(steps):
        h, y = forward(x, theta["w1"], theta["b1"], theta["w2"])
        losses[k] = float(squared_error(y, t))
        grads = dict(zip(("w1", "b1", "w2"), backward(x, t, h, y, theta["w2"])))
        for name, value in theta.items():
            value -= learning_rate * np.reshape(grads[name], value.shape)
    return theta["w1"], theta["b1"], theta["w2"], losses
