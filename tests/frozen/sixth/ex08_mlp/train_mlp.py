#% id: ex08-right-02
#% kind: right
#% why: right
def _pass(theta, batch):
    stack = [batch]
    last = len(theta) - 1
    for i, (W, c) in enumerate(theta):
        s = stack[-1] @ W + c
        stack.append(softmax(s) if i == last else s * (s > 0))
    return stack


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x = np.array(x, dtype=float)
    t = np.array(t, dtype=float)
    theta = [(np.array(w, dtype=float), np.array(b, dtype=float).reshape(1, -1)) for w, b in params]
    shapes = [np.shape(b) for _, b in params]
    curve = []
    for _ in range(epochs):
        # 에폭 시작 전의 전체 손실
        curve.append(cross_entropy(_pass(theta, x)[-1], t))
        queue = list(rng.permutation(x.shape[0]))
        while queue:
            take, queue = queue[:batch_size], queue[batch_size:]
            acts = _pass(theta, x[take])
            d = (acts[-1] - t[take]) / len(take)
            fresh = []
            for i in range(len(theta) - 1, -1, -1):
                W, c = theta[i]
                fresh.append((W - learning_rate * acts[i].T @ d, c - learning_rate * d.sum(0, keepdims=True)))
                d = (d @ W.T) * np.sign(acts[i]).clip(0)
            theta = fresh[::-1]
    return [(W, c.reshape(s)) for (W, c), s in zip(theta, shapes)], curve


#% id: ex08-one-05
#% kind: one
#% why: The list holds one loss per batch and not per epoch.
def _grad(params, x, t):
    A = [x]
    for w, b in params[:-1]:
        A.append(np.maximum(A[-1] @ w + b, 0))
    p = softmax(A[-1] @ params[-1][0] + params[-1][1])
    d = (p - t) / len(x)
    G = []
    for i in range(len(params) - 1, -1, -1):
        G.insert(0, (A[i].T @ d, d.sum(axis=0)))
        d = (d @ params[i][0].T) * (A[i] > 0)
    return G, cross_entropy(p, t)


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for epoch in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            G, loss = _grad(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, G)]
            losses.append(loss)  #! one entry per batch
    return params, losses


#% id: ex08-one-06
#% kind: one
#% why: The batches are made once before the loop, so every epoch has the same order.
def step(layers, xb, tb, lr):
    a = [xb]
    for w, b in layers:
        a.append(np.maximum(a[-1] @ w + b, 0))
    z = a[-2] @ layers[-1][0] + layers[-1][1]
    y = softmax(z)
    delta = (y - tb) / len(xb)
    new = []
    for (w, b), inp in zip(reversed(layers), a[-2::-1]):
        new.append((w - lr * (inp.T @ delta), b - lr * np.sum(delta, axis=0)))
        delta = (delta @ w.T) * (inp > 0)
    return new[::-1], cross_entropy(y, tb)


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    layers = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    batches = list(minibatches(np.asarray(x, dtype=float), t, batch_size, rng))  #! a fresh order is due in every epoch
    history = []
    for e in range(epochs):
        epoch_losses = []
        for xb, tb in batches:
            layers, l = step(layers, xb, tb, learning_rate)
            epoch_losses.append(l)
        history.append(float(np.mean(epoch_losses)))
    return layers, history


#% id: ex08-two-02
#% kind: two
#% why: Only the first batch of an epoch is used. The learning rate shrinks with every epoch.
def loss_and_grads(net, x, t):
    xs, zs = [x], []
    for w, b in net:
        zs.append(xs[-1] @ w + b)
        xs.append(np.maximum(zs[-1], 0))
    probs = softmax(zs[-1])
    back = (probs - t) / x.shape[0]
    g = [None] * len(net)
    for i in range(len(net))[::-1]:
        g[i] = (xs[i].T @ back, back.sum(0))
        if i > 0:
            back = (back @ net[i][0].T) * (zs[i - 1] > 0)
    return cross_entropy(probs, t), g


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.array(w, float), np.array(b, float)) for w, b in params]
    curve = []
    for ep in range(epochs):
        lr = learning_rate / (1 + ep)  #! the rate is constant
        for xb, tb in minibatches(np.asarray(x, float), t, batch_size, rng):
            loss, g = loss_and_grads(net, xb, tb)
            net = [(w - lr * dw, b - lr * db) for (w, b), (dw, db) in zip(net, g)]
            curve.append(loss)
            break  #! leaves the epoch after its first batch
    return net, curve


#% id: ex08-two-03
#% kind: two
#% why: The weights of the caller are changed in place. The epoch's loss is the sum over its batches and not their mean.
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    W = [np.asarray(w, dtype=float) for w, b in params]
    B = [np.array(b, dtype=float) for w, b in params]
    L = len(W)
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            a = [xb]
            for i in range(L):
                z = a[i] @ W[i] + B[i]
                a.append(softmax(z) if i == L - 1 else np.maximum(z, 0))
            total += cross_entropy(a[L], tb)
            delta = (a[L] - tb) / len(xb)
            for i in range(L - 1, -1, -1):
                below = (delta @ W[i].T) * (a[i] > 0)
                W[i] -= learning_rate * (a[i].T @ delta)  #! changes the caller's arrays
                B[i] = B[i] - learning_rate * delta.sum(axis=0)
                delta = below
        losses.append(total)  #! sum instead of mean
    return list(zip(W, B)), losses


#% id: ex08-three-01
#% kind: three
#% why: The batch loss gradients are added up over the epoch and applied once at its end. The biases are not updated. The loss is only the one of the last batch.
def _back(P, x, t):
    a = [x]
    for i, (w, b) in enumerate(P):
        z = a[-1] @ w + b
        a.append(np.maximum(z, 0) if i + 1 < len(P) else softmax(z))
    d = (a[-1] - t) / len(t)
    g = []
    for i in range(len(P) - 1, -1, -1):
        g = [a[i].T @ d] + g
        d = (d @ P[i][0].T) * (a[i] > 0)
    return g, cross_entropy(a[-1], t)


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    P = [(np.array(w, float), np.array(b, float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        acc = [np.zeros_like(w) for w, b in P]
        for xb, tb in minibatches(np.asarray(x, float), np.asarray(t, float), batch_size, rng):
            g, loss = _back(P, xb, tb)
            acc = [s + q for s, q in zip(acc, g)]
        new_w = [w - learning_rate * s for (w, b), s in zip(P, acc)]  #! update stands outside the batch loop
        P = [(w, b) for w, (_, b) in zip(new_w, P)]  #! b is never updated
        losses.append(loss)  #! last batch only
    return P, losses


#% id: ex08-rare-03
#% kind: rare
#% why: Layers are updated one after another within a batch, with a new forward pass after each, so the gradients belong to different networks.
def _run(net, x):
    a = [x]
    for i, (w, b) in enumerate(net):
        z = a[-1] @ w + b
        a.append(np.maximum(z, 0) if i < len(net) - 1 else softmax(z))
    return a


def _grad_of_layer(net, x, t, wanted):
    a = _run(net, x)
    d = (a[-1] - t) / len(x)
    for i in range(len(net) - 1, wanted, -1):
        d = (d @ net[i][0].T) * (a[i] > 0)
    return a[wanted].T @ d, d.sum(axis=0)


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    losses = []
    for _ in range(epochs):
        losses.append(cross_entropy(_run(net, x)[-1], t))
        for xb, tb in minibatches(x, t, batch_size, rng):
            for i in range(len(net)):
                dw, db = _grad_of_layer(net, xb, tb, i)  #! net[0..i-1] have already moved
                net[i] = (net[i][0] - learning_rate * dw, net[i][1] - learning_rate * db)
    return net, losses


#% id: ex08-rare-04
#% kind: rare
#% why: The error of a batch is divided by batch_size, also for the last batch, which is smaller, so its rows count too little.
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    weights = [np.array(w, dtype=float) for w, _ in params]
    biases = [np.array(b, dtype=float) for _, b in params]
    losses = []
    for _ in range(epochs):
        batch_losses, batch_rows = [], []
        for xb, tb in minibatches(np.asarray(x, dtype=float), np.asarray(t, dtype=float), batch_size, rng):
            outs = [xb]
            for w, b in zip(weights[:-1], biases[:-1]):
                outs.append(np.maximum(outs[-1] @ w + b, 0))
            prob = softmax(outs[-1] @ weights[-1] + biases[-1])
            batch_losses.append(cross_entropy(prob, tb))
            batch_rows.append(len(xb))
            back = (prob - tb) / batch_size  #! must be the number of rows in this batch
            dws, dbs = [], []
            for w, a in zip(weights[::-1], outs[::-1]):
                dws.insert(0, a.T @ back)
                dbs.insert(0, back.sum(axis=0))
                back = (back @ w.T) * (a > 0)
            weights = [w - learning_rate * g for w, g in zip(weights, dws)]
            biases = [b - learning_rate * g for b, g in zip(biases, dbs)]
        losses.append(float(np.average(batch_losses, weights=batch_rows)))
    return list(zip(weights, biases)), losses


#% id: ex08-rare-53
#% kind: rare
#% why: the batches are drawn once and used again in every epoch (docstring: every epoch in a fresh order from rng)
def _forward(params, x):
    acts = [x]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ w + b, 0))
    return acts, softmax(acts[-1] @ params[-1][0] + params[-1][1])


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, float), np.array(b, float)) for w, b in params]
    batches = list(minibatches(x, t, batch_size, rng))  #! one order for all epochs
    losses = []
    for _ in range(epochs):
        total, rows = 0.0, 0
        for xb, tb in batches:
            acts, p = _forward(params, xb)
            total += cross_entropy(p, tb) * len(xb)
            rows += len(xb)
            delta = (p - tb) / len(xb)
            new = []
            for k in range(len(params) - 1, -1, -1):
                w, b = params[k]
                new.append((w - learning_rate * acts[k].T @ delta, b - learning_rate * delta.sum(axis=0)))
                delta = (delta @ w.T) * (acts[k] > 0)
            params = new[::-1]
        losses.append(total / rows)
    return params, losses


#% id: ex08-rare-55
#% kind: rare
#% why: the last smaller batch of an epoch makes no update, although its loss is counted (docstring: every epoch goes through all examples once, and none is left out)
class _Net:
    def __init__(self, params):
        self.w = [np.array(w, dtype=float) for w, _ in params]
        self.b = [np.array(b, dtype=float) for _, b in params]

    def step(self, x, t, rate, update=True):
        a = [np.asarray(x, dtype=float)]
        for w, b in zip(self.w[:-1], self.b[:-1]):
            a.append(np.maximum(a[-1] @ w + b, 0.0))
        p = softmax(a[-1] @ self.w[-1] + self.b[-1])
        if update:
            d = (p - np.asarray(t)) / len(p)
            for k in reversed(range(len(self.w))):
                dw, db = a[k].T @ d, d.sum(axis=0).reshape(self.b[k].shape)
                d = (d @ self.w[k].T) * (a[k] > 0)
                self.w[k] = self.w[k] - rate * dw
                self.b[k] = self.b[k] - rate * db
        return cross_entropy(p, t)


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net, losses = _Net(params), []
    for _ in range(epochs):
        batch_losses = []
        for i, (xb, tb) in enumerate(minibatches(x, t, batch_size, rng)):
            full = i == 0 or len(xb) == batch_size
            batch_losses.append(net.step(xb, tb, learning_rate, update=full))  #! no update for a smaller last batch
        losses.append(float(np.mean(batch_losses)))
    return list(zip(net.w, net.b)), losses


