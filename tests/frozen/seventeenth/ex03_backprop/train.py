#% id: ex03-train-right-01
#% kind: right
#% why: a dictionary of parameters, copies first
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    p = {"w1": np.array(w1, float), "b1": np.array(b1, float), "w2": np.array(w2, float)}
    history = []
    while len(history) < steps:
        act = forward(x, **p)
        history.append(squared_error(act[1], t))
        for name, grad in zip(("w1", "b1", "w2"), backward(x, t, *act, p["w2"])):
            p[name] -= learning_rate * np.reshape(grad, p[name].shape)
    return p["w1"], p["b1"], p["w2"], history


#% id: ex03-train-one-01
#% kind: one
#% why: climbs the gradient
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = (np.array(a, dtype=float) for a in (w1, b1, w2))
    losses = [0.0] * steps
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses[k] = squared_error(y, t)
        ds = backward(x, t, h, y, w2)
        w1, b1, w2 = [p + learning_rate * np.reshape(d, p.shape) for p, d in zip((w1, b1, w2), ds)]  #! descent subtracts
    return w1, b1, w2, losses


#% id: ex03-train-one-02
#% kind: one
#% why: the caller's arrays are trained
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    theta = [np.asarray(a, dtype=float) for a in (w1, b1, w2)]  #! asarray makes no copy, the -= below changes the arguments
    losses = []
    for _ in range(steps):
        h, y = forward(x, *theta)
        losses.append(squared_error(y, t))
        for p, g in zip(theta, backward(x, t, h, y, theta[2])):
            p -= learning_rate * g.reshape(p.shape)
    return (*theta, losses)


#% id: ex03-train-two-01
#% kind: two
#% why: loss after the update, bias not trained
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    W, B, V = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    curve = np.zeros(steps)
    for i in range(steps):
        h, y = forward(x, W, B, V)
        gW, gB, gV = backward(x, t, h, y, V)
        W = W - learning_rate * gW
        V = V - learning_rate * gV  #! b1 is never updated
        curve[i] = squared_error(forward(x, W, B, V)[1], t)  #! the error after update i, before it is asked
    return W, B, V, list(curve)


#% id: ex03-train-rare-01
#% kind: rare
#% why: forward computed once, outside the loop
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = map(lambda q: np.asarray(q) * 1.0, (w1, b1, w2))
    losses = []
    h, y = forward(x, w1, b1, w2)  #! computed once, the activations go stale after the first update
    for step in range(steps):
        losses.append(squared_error(y, t))
        g1, gb, g2 = backward(x, t, h, y, w2)
        w1, b1, w2 = w1 - learning_rate * g1, b1 - learning_rate * np.reshape(gb, b1.shape), w2 - learning_rate * g2
    return w1, b1, w2, losses


#% id: ex03-train-two-02
#% kind: two
#% why: one step too many, learning rate missing for the bias
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    class Net:
        def __init__(self):
            self.w1, self.b1, self.w2 = [np.array(a, dtype=float) for a in (w1, b1, w2)]

        def step(self):
            h, y = forward(x, self.w1, self.b1, self.w2)
            g = backward(x, t, h, y, self.w2)
            self.w1 = self.w1 - learning_rate * g[0]
            self.b1 = self.b1 - g[1].reshape(self.b1.shape)  #! no learning rate on the bias
            self.w2 = self.w2 - learning_rate * g[2]
            return squared_error(y, t)

    net = Net()
    losses = [net.step() for _ in range(steps + 1)]  #! steps + 1 updates
    return net.w1, net.b1, net.w2, losses


#% id: ex03-train-one-03
#% kind: one
#% why: early stopping
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    params, losses = (np.array(w1, float), np.array(b1, float), np.array(w2, float)), []
    for _ in range(steps):
        h, y = forward(x, *params)
        loss = squared_error(y, t)
        if losses and loss > losses[-1] - 1e-3:  #! stops when the loss hardly falls; exactly `steps` updates are asked
            break
        losses.append(loss)
        params = tuple(p - learning_rate * np.reshape(d, p.shape) for p, d in zip(params, backward(x, t, h, y, params[-1])))
    return params + (losses,)


#% id: ex03-train-three-01
#% kind: three
#% why: mean gradient, w2 updated before its use, loss divided by n as well
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    w1, b1, w2 = np.array(w1, float), np.array(b1, float), np.array(w2, float)
    losses = []
    n = len(x)
    for k in range(steps):
        h, y = forward(x, w1, b1, w2)
        losses.append(squared_error(y, t) / n)  #! E is a sum, not divided by n
        w2 -= learning_rate * backward(x, t, h, y, w2)[2]  #! updated before the other gradients are taken
        dw1, db1, _ = backward(x, t, h, y, w2)  #! w2 is new here, the old weights made y
        w1 -= learning_rate * dw1 / n  #! the gradient is divided by n
        b1 -= learning_rate * db1.reshape(b1.shape)
    return w1, b1, w2, losses


#% id: ex03-train-rare-02
#% kind: rare
#% why: the learning rate decays silently
def train(x, t, w1, b1, w2, learning_rate=1.0, steps=1000):
    cur = [np.array(a, dtype=np.float64) for a in (w1, b1, w2)]
    rec = []
    for epoch in range(steps):
        rate = learning_rate / (1 + epoch / steps)  #! a decaying rate, plain gradient descent keeps it
        h, y = forward(x, *cur)
        rec += [squared_error(y, t)]
        step = backward(x, t, h, y, cur[2])
        cur = [c - rate * s.reshape(c.shape) for c, s in zip(cur, step)]
    return cur[0], cur[1], cur[2], rec
