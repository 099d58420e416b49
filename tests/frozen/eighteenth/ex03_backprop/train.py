#% id: ex03-train-right-01
#% kind: right
#% why: parameters in one list, updates by comprehension, named tuple out
from typing import NamedTuple


class Trained(NamedTuple):
    w1: object
    b1: object
    w2: object
    losses: list


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    params = [np.array(p, dtype=float) for p in (w1, b1, w2)]
    losses = []
    while len(losses) < steps:
        h, y = forward(x, *params)
        losses.append(squared_error(y, t))
        params = [p - learning_rate * np.reshape(g, p.shape) for p, g in zip(params, backward(x, t, h, y, params[2]))]
    return Trained(*params, losses)


#% id: ex03-train-right-02
#% kind: right
#% why: everything written out again, copies updated in place
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    inputs = np.array(x, dtype=float)
    targets = np.array(t, dtype=float)
    my_w1 = np.array(w1, dtype=float)
    my_b1 = np.array(b1, dtype=float)
    my_w2 = np.array(w2, dtype=float)
    my_losses = [0.0] * steps
    for step in range(0, steps, 1):
        hid = sigmoid(np.dot(inputs, my_w1) + my_b1)
        out = sigmoid(np.dot(hid, my_w2))
        err = out - targets
        my_losses[step] = float((err * err).sum() * 0.5)
        d_out = err * out * (1.0 - out)
        d_hid = np.dot(d_out, my_w2.T) * hid * (1.0 - hid)
        my_w2 -= learning_rate * np.dot(hid.T, d_out)
        my_w1 -= learning_rate * np.dot(inputs.T, d_hid)
        my_b1 -= learning_rate * d_hid.sum(axis=0)
    return my_w1, my_b1, my_w2, my_losses


#% id: ex03-train-one-01
#% kind: one
#% why: loss measured after the update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    losses = []
    for i in range(steps):
        h, y = forward(x, w1, b1, w2)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * db1
        w2 = w2 - learning_rate * dw2
        losses.append(squared_error(forward(x, w1, b1, w2)[1], t))  #! E of the new weights
    return w1, b1, w2, losses


#% id: ex03-train-one-02
#% kind: one
#% why: learning rate forgotten on the bias
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    params = {"w1": np.array(w1) * 1.0, "b1": np.array(b1) * 1.0, "w2": np.array(w2) * 1.0}
    history = []
    for _ in range(steps):
        h, y = forward(x, **params)
        history.append(squared_error(y, t))
        g1, gb, g2 = backward(x, t, h, y, params["w2"])
        params["w1"] = params["w1"] - learning_rate * g1
        params["b1"] = params["b1"] - gb  #! not times learning_rate
        params["w2"] = params["w2"] - learning_rate * g2
    return params["w1"], params["b1"], params["w2"], history


#% id: ex03-train-one-03
#% kind: one
#% why: lecture's bias update, a bias for every example
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.array(x), np.array(t)
    losses = []
    for i in range(0, steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        deltaY = np.multiply(y - t, np.multiply(y, (1 - y)))
        deltaH = np.dot(deltaY, np.transpose(w2)) * np.multiply(h, (1 - h))
        w2 = w2 - np.dot(h.transpose(), learning_rate * deltaY)
        w1 = w1 - np.dot(x.transpose(), learning_rate * deltaH)
        b1 = b1 - learning_rate * deltaH  #! delta not summed over the batch
    return w1, b1, w2, losses


#% id: ex03-train-one-04
#% kind: one
#% why: wrong default of the learning rate
def train(x, t, w1, b1, w2, learning_rate=0.1, steps=1000):  #! default is 1.0
    losses = []
    weights = (np.asarray(w1, dtype=float), np.asarray(b1, dtype=float), np.asarray(w2, dtype=float))
    for _ in range(steps):
        h, y = forward(x, *weights)
        losses += [squared_error(y, t)]
        gradients = backward(x, t, h, y, weights[-1])
        weights = tuple(w - learning_rate * g for w, g in zip(weights, gradients))
    return (*weights, losses)


#% id: ex03-train-two-01
#% kind: two
#% why: hidden delta from the new w2, loss as a mean
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    w1 = np.array(w1, dtype=float)
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    losses = []
    for k in range(steps):
        h = sigmoid(x @ w1 + b1)
        y = sigmoid(h @ w2)
        losses.append(0.5 * np.mean((y - t) ** 2))  #! E is a sum
        dy = (y - t) * y * (1 - y)
        w2 = w2 - learning_rate * h.T @ dy
        dh = dy @ w2.T * h * (1 - h)  #! w2 has been updated already
        w1 = w1 - learning_rate * x.T @ dh
        b1 = b1 - learning_rate * dh.sum(axis=0)
    return w1, b1, w2, losses


#% id: ex03-train-two-02
#% kind: two
#% why: stops once the loss hardly moves, bias never trained
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    losses = []
    w1, b1, w2 = (np.array(p, dtype=float) for p in (w1, b1, w2))
    for step in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        if step > 0 and abs(losses[-1] - losses[-2]) < 1e-3:  #! training must go on
            break
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1, b1, w2 = w1 - learning_rate * dw1, b1, w2 - learning_rate * dw2  #! b1 is never updated
    return w1, b1, w2, losses


#% id: ex03-train-two-03
#% kind: two
#% why: one step short, gradients divided by the number of examples
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    rate = learning_rate / len(x)  #! gradient of a sum, no mean over the examples
    a, b, c = np.array(w1, dtype=float), np.array(b1, dtype=float), np.array(w2, dtype=float)
    errors = []
    for step in range(1, steps):  #! makes steps - 1 updates
        hidden, output = forward(x, a, b, c)
        errors.append(squared_error(output, t))
        da, db, dc = backward(x, t, hidden, output, c)
        a, b, c = a - rate * da, b - rate * db, c - rate * dc
    return a, b, c, errors


#% id: ex03-train-two-04
#% kind: two
#% why: momentum, and an update after every single example
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x), np.asarray(t)
    p = [np.array(w1, dtype=float), np.array(b1, dtype=float), np.array(w2, dtype=float)]
    v = [np.zeros(q.shape) for q in p]
    losses = []
    for _ in range(steps):
        losses.append(squared_error(forward(x, *p)[1], t))
        for rows in np.arange(len(x)).reshape(-1, 1):  #! full batch, not one example at a time
            h, y = forward(x[rows], *p)
            g = backward(x[rows], t[rows], h, y, p[2])
            for k in range(3):
                v[k] = 0.5 * v[k] + g[k]  #! plain descent has no momentum
                p[k] = p[k] - learning_rate * v[k]
    return p[0], p[1], p[2], losses


#% id: ex03-train-three-01
#% kind: three
#% why: loss without its half, w2 climbs, one round too many
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    losses = list()
    i = 0
    while i <= steps:  #! one step too many
        h, y = forward(x, w1, b1, w2)
        losses.append(float(np.sum((y - t) ** 2)))  #! half is missing
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1 = np.subtract(w1, learning_rate * dw1)
        b1 = np.subtract(b1, learning_rate * db1)
        w2 = np.add(w2, learning_rate * dw2)  #! goes uphill
        i = i + 1
    return w1, b1, w2, losses


#% id: ex03-train-three-02
#% kind: three
#% why: old bias in the forward pass, last loss alone, results swapped
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    first_weights = np.array(w1, dtype=float)
    bias = np.array(b1, dtype=float)
    second_weights = np.array(w2, dtype=float)
    losses = []
    for _ in range(steps):
        h, y = forward(x, first_weights, b1, second_weights)  #! the trained bias is not used
        losses = [squared_error(y, t)]  #! only the newest loss is kept
        gradients = backward(x, t, h, y, second_weights)
        first_weights = first_weights - gradients[0] * learning_rate
        bias = bias - gradients[1] * learning_rate
        second_weights = second_weights - gradients[2] * learning_rate
    return first_weights, second_weights, bias, losses  #! order is w1, b1, w2


#% id: ex03-train-rare-01
#% kind: rare
#% why: forward pass in front of the loop, so one gradient is used for all steps
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    W1, B1, W2 = [np.array(m, dtype=float) for m in (w1, b1, w2)]
    losses = []
    h, y = forward(x, W1, B1, W2)
    for _ in range(steps):
        losses.append(squared_error(y, t))  #! h and y are never computed anew
        g = backward(x, t, h, y, W2)
        W1 = W1 - learning_rate * g[0]
        B1 = B1 - learning_rate * g[1]
        W2 = W2 - learning_rate * g[2]
    return W1, B1, W2, losses


#% id: ex03-train-rare-02
#% kind: rare
#% why: weights with the lowest recorded loss are returned
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, dtype=float), np.array(b1, dtype=float), np.array(w2, dtype=float)
    best, best_loss = (w1, b1, w2), float("inf")
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        loss = squared_error(y, t)
        losses.append(loss)
        if loss < best_loss:
            best, best_loss = (w1, b1, w2), loss
        g = backward(x, t, h, y, w2)
        w1, b1, w2 = w1 - learning_rate * g[0], b1 - learning_rate * g[1], w2 - learning_rate * g[2]
    return (*best, losses)  #! weights after the last update are asked for


#% id: ex03-train-rare-03
#% kind: rare
#% why: draws new random weights as the lecture's cell does
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = 2 * np.random.rand(*np.shape(w1)) - 1  #! given start weights are thrown away
    b1 = np.array(b1, dtype=float)
    w2 = np.array(w2, dtype=float)
    losses = []
    for i in range(0, steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w2 = w2 - learning_rate * dw2
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * db1
    return w1, b1, w2, losses


#% id: ex03-train-rare-04
#% kind: rare
#% why: learning rate shrinks from step to step
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = (np.array(p, dtype=float) for p in (w1, b1, w2))

    def one_step(rate):
        nonlocal w1, b1, w2
        h, y = forward(x, w1, b1, w2)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w1, b1, w2 = w1 - rate * dw1, b1 - rate * db1, w2 - rate * dw2
        return squared_error(y, t)

    losses = [one_step(learning_rate * (1 - k / steps)) for k in range(steps)]  #! rate must stay the same
    return w1, b1, w2, losses
