#% id: ex03-train-right-01
#% kind: right
#% why: one flat parameter vector with views into it, loss by hand
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    parts = [np.array(p, dtype=float) for p in (w1, b1, w2)]
    theta = np.concatenate([p.ravel() for p in parts])
    cuts = np.cumsum([p.size for p in parts])[:2]
    view = [v.reshape(p.shape) for v, p in zip(np.split(theta, cuts), parts)]
    target = np.asarray(t, dtype=float)
    losses = []
    while len(losses) < steps:
        h, y = forward(x, *view)
        losses.append(float(((y - target) ** 2).sum()) / 2)
        slope = backward(x, target, h, y, view[2])
        theta -= learning_rate * np.concatenate([np.ravel(s) for s in slope])
    return view[0], view[1], view[2], losses


#% id: ex03-train-one-01
#% kind: one
#% why: loss noted after the update
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        e = squared_error(y, t)
        w1 = w1 - learning_rate * dw1
        b1 = b1 - learning_rate * db1
        w2 = w2 - learning_rate * dw2
        losses.append(squared_error(forward(x, w1, b1, w2)[1], t))  #! the loss before the update is asked for
    return w1, b1, w2, losses


#% id: ex03-train-one-02
#% kind: one
#% why: the parameters are updated after every single example
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    X, T = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    p = [np.array(w1) * 1.0, np.array(b1) * 1.0, np.array(w2) * 1.0]
    history = []
    for step in range(steps):
        history.append(squared_error(forward(X, *p)[1], T))
        for i in range(len(X)):  #! one example an update, the whole batch is asked for
            xi, ti = np.atleast_2d(X[i]), np.atleast_2d(T[i])
            hi, yi = forward(xi, *p)
            g = backward(xi, ti, hi, yi, p[2])
            p = [a - learning_rate * b for a, b in zip(p, g)]
    return (*p, history)


#% id: ex03-train-two-01
#% kind: two
#% why: no learning rate on the bias, mean squared error instead of E
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t, w1, b1, w2 = map(np.array, (x, t, w1, b1, w2))
    losses = np.zeros(steps)
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses[k] = np.mean((y - t) ** 2)  #! E is half the sum
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w2 = w2 - learning_rate * dw2
        w1 = w1 - learning_rate * dw1
        b1 = b1 - db1  #! the learning rate is missing here
    return w1, b1, w2, list(losses)


#% id: ex03-train-two-02
#% kind: two
#% why: one update too few, and an early stop at a small loss
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    net = dict(w1=np.array(w1, float), b1=np.array(b1, float), w2=np.array(w2, float))
    log = []
    for epoch in range(1, steps):  #! counts steps - 1 updates
        hidden, out = forward(x, net["w1"], net["b1"], net["w2"])
        loss = squared_error(out, t)
        log.append(loss)
        if loss < 0.3: break  #! training must go on whatever the loss is
        for name, grad in zip(("w1", "b1", "w2"), backward(x, t, hidden, out, net["w2"])):
            net[name] = net[name] - learning_rate * grad
    return net["w1"], net["b1"], net["w2"], log


#% id: ex03-train-two-03
#% kind: two
#% why: the forward pass keeps using the old hidden weights, only the last loss is returned
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    new_w1, new_b1, new_w2 = np.copy(w1), np.copy(b1), np.copy(w2)
    errors = []
    for _ in range(steps):
        h, y = forward(x, w1, new_b1, new_w2)  #! passes the start value w1 instead of new_w1
        errors.append(squared_error(y, t))
        step1, step_b, step2 = [learning_rate * g for g in backward(x, t, h, y, new_w2)]
        new_w1, new_b1, new_w2 = new_w1 - step1, new_b1 - step_b, new_w2 - step2
    return new_w1, new_b1, new_w2, errors[-1]  #! the whole list of losses is asked for


#% id: ex03-train-three-01
#% kind: three
#% why: gradient of the mean, own constant for the rate, one loss too many
lamda = 1


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1 = np.array(w1, dtype="float64")
    b1 = np.array(b1, dtype="float64")
    w2 = np.array(w2, dtype="float64")
    n = len(x)
    h, y = forward(x, w1, b1, w2)
    losses = [squared_error(y, t)]
    for i in range(0, steps):
        dw1, db1, dw2 = backward(x, t, h, y, w2)
        w2 -= lamda * dw2  #! the argument learning_rate is ignored
        w1 -= learning_rate * dw1 / n  #! the gradient is not divided by the batch
        b1 -= learning_rate * np.reshape(db1, b1.shape)
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
    return w1, b1, w2, losses  #! steps + 1 losses, the one after the last update is too many


#% id: ex03-train-three-02
#% kind: three
#% why: climbs on the bias, gradients for w1 from a network whose w2 is new, loss added up
def gradients(x, t, p):
    h, y = forward(x, p[0], p[1], p[2])
    return backward(x, t, h, y, p[2]), squared_error(y, t)


def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    p = [np.asarray(v, dtype=float).copy() for v in (w1, b1, w2)]
    losses = []
    running = 0.0
    for _ in range(steps):
        (gw1, gb1, gw2), e = gradients(x, t, p)
        running += e
        losses.append(running)  #! running total, the loss of this step is asked for
        p[2] = p[2] - learning_rate * gw2
        (gw1, gb1, _), _ = gradients(x, t, p)  #! recomputed with the new w2, all gradients belong to the same point
        p[0] = p[0] - learning_rate * gw1
        p[1] = p[1] + learning_rate * gb1  #! plus, the gradient is to be subtracted
    return p[0], p[1], p[2], losses


#% id: ex03-train-rare-01
#% kind: rare
#% why: the updated w2 is handed to the backward pass of the hidden layer
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    x, t = np.asarray(x), np.asarray(t)
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = []
    for _ in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t))
        dy = (y - t) * y * (1 - y)
        old, w2 = w2, w2 - learning_rate * h.T @ dy
        dh = dy @ w2.T * h * (1 - h)  #! w2 is the new one already, the old one belongs here
        w1, b1 = w1 - learning_rate * x.T @ dh, b1 - learning_rate * dh.sum(axis=0)
    return w1, b1, w2, losses


#% id: ex03-train-rare-02
#% kind: rare
#% why: hands back the parameters of the smallest loss seen instead of the last ones
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    params = tuple(np.array(v, dtype=float) for v in (w1, b1, w2))
    losses, best, best_loss = [], params, float("inf")
    for _ in range(steps):
        h, y = forward(x, *params)
        loss = squared_error(y, t)
        losses.append(loss)
        if loss < best_loss:
            best, best_loss = params, loss
        grads = backward(x, t, h, y, params[-1])
        params = tuple(v - learning_rate * g for v, g in zip(params, grads))
    return (*best, losses)  #! the parameters before the last update, those after it are asked for


#% id: ex03-train-rare-03
#% kind: rare
#% why: bias gradient taken as the column sums of dw1
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    def one_update(a, b, c):
        h, y = forward(x, a, b, c)
        ga, gb, gc = backward(x, t, h, y, c)
        gb = ga.sum(axis=0)  #! sums dw1 over the inputs, backward's own db1 is needed
        return (a - learning_rate * ga, b - learning_rate * gb, c - learning_rate * gc), squared_error(y, t)

    state = np.asarray(w1), np.asarray(b1), np.asarray(w2)
    curve = [None] * steps
    for k, _ in enumerate(curve):
        state, curve[k] = one_update(*state)
    return state[0], state[1], state[2], curve
