#% id: ex03-train-one-01
#% kind: one
#% why: the loss is taken after the update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, float), np.array(b1, float).ravel(), np.array(w2, float)
    losses = []
    for step in range(steps):
        h, y = forward(x, w1, b1, w2)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * db1
        w2 = w2 - learning_rate * dw2
        losses.append(squared_error(forward(x, w1, b1, w2)[1], t))  #! the loss before the update is asked for
    return w1, b1, w2, losses


#% id: ex03-train-one-02
#% kind: one
#% why: one parameter goes up its gradient
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    params = [np.array(p, dtype=float) for p in (w1, np.ravel(b1), w2)]
    history = []
    for _ in range(steps):
        h, y = forward(x, *params)
        history.append(squared_error(y, t))
        grads = backward(x, t, h, y, params[2])
        params[0] = params[0] - learning_rate * grads[0]
        params[1] = params[1] + learning_rate * grads[1]  #! sign
        params[2] = params[2] - learning_rate * grads[2]
    return params[0], params[1], params[2], history


#% id: ex03-train-two-01
#% kind: two
#% why: the step is divided by the batch size, and b1 never moves
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    W1 = np.array(w1, dtype=float)
    B1 = np.array(b1, dtype=float).reshape(-1)
    W2 = np.array(w2, dtype=float)
    rate = learning_rate / len(x)  #! E is a sum, no division
    losses = []
    for k in range(steps):
        h, y = forward(x, W1, B1, W2)
        losses += [squared_error(y, t)]
        dW1, dB1, dW2 = backward(x, t, h, y, W2)
        W1 = W1 - rate * dW1
        W2 = W2 - rate * dW2  #! B1 is not updated beside the two
    return W1, B1, W2, losses


#% id: ex03-train-two-02
#% kind: two
#% why: the hidden delta uses the w2 already updated, and the loss is a mean
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    w1 = np.array(w1, dtype=float)
    b1 = np.array(b1, dtype=float).ravel()
    w2 = np.array(w2, dtype=float)
    losses = []
    for i in range(0, steps):
        h = sigmoid(np.dot(x, w1) + b1)
        y = sigmoid(np.dot(h, w2))
        losses.append(float(np.mean((y - t) ** 2) / 2))  #! sum
        deltaY = (y - t) * y * (1 - y)
        w2 = w2 - learning_rate * np.dot(h.T, deltaY)
        deltaH = np.dot(deltaY, w2.T) * h * (1 - h)  #! w2 is the new one here
        w1 = w1 - learning_rate * np.dot(x.T, deltaH)
        b1 = b1 - learning_rate * deltaH.sum(axis=0)
    return w1, b1, w2, losses


#% id: ex03-train-three-01
#% kind: three
#% why: one step too few, the activations are never computed anew, and the return is in another order
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    b1 = b1.ravel()
    losses = []
    h, y = forward(x, w1, b1, w2)
    for _ in range(1, steps):  #! steps - 1 rounds
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * db1
        w2 = w2 - learning_rate * dw2  #! h, y = forward(...) has to follow
    return w1, w2, b1, losses  #! w1, b1, w2


#% id: ex03-train-rare-01
#% kind: rare
#% why: stops when the loss is small, so there are fewer losses than steps
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.array(w1, dtype=float)
    b1 = np.array(b1, dtype=float).ravel()
    w2 = np.array(w2, dtype=float)
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        e = squared_error(y, t)
        losses.append(e)
        if e < 1e-6:  #! training goes on whatever the loss is
            break
        g1, gb, g2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * g1
        b1 = b1 - learning_rate * gb
        w2 = w2 - learning_rate * g2
    return w1, b1, w2, losses


#% id: ex03-train-rare-02
#% kind: rare
#% why: w1 is not copied, and -= writes into the caller's array
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.asarray(w1, dtype=float)  #! asarray does not copy a float array
    b1 = np.array(b1, dtype=float).ravel()
    w2 = np.array(w2, dtype=float)
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 -= learning_rate * dw1
        b1 -= learning_rate * db1
        w2 -= learning_rate * dw2
    return w1, b1, w2, losses


#% id: ex03-train-right-01
#% kind: right
#% why: a while loop, all gradients scaled before the parameters change, losses in an array first
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    theta = [np.array(p, dtype=float) for p in (w1, b1, w2)]
    losses = np.zeros(steps)
    k = 0
    while k < steps:
        h, y = forward(x, *theta)
        losses[k] = squared_error(y, t)
        step = [learning_rate * np.reshape(g, p.shape) for g, p in zip(backward(x, t, h, y, theta[2]), theta)]
        theta = [p - s for p, s in zip(theta, step)]
        k += 1
    return (*theta, losses.tolist())
