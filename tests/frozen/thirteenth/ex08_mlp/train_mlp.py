#% id: ex08-one-04
#% kind: one
#% why: the biases are never updated
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, float), np.array(b, float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        batch_losses = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            batch_losses.append(cross_entropy(mlp_forward(params, xb), tb))
            grads = mlp_gradients(params, xb, tb)
            params = [
                (w - learning_rate * dw, b) for (w, b), (dw, db) in zip(params, grads)  #! db unused
            ]
        losses.append(float(np.mean(batch_losses)))
    return params, losses

#% id: ex08-two-07
#% kind: two
#% why: the batches are cut once, so every epoch has the same order, and the gradient is added
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    ps = [(np.array(w, dtype=float), np.array(b, dtype=float).ravel()) for w, b in params]
    history = []
    batches = list(minibatches(x, t, batch_size, rng)) if epochs else []
    for epoch in range(epochs):
        total = 0.0
        for xb, tb in batches:  #! no fresh order
            total += cross_entropy(mlp_forward(ps, xb), tb)
            gs = mlp_gradients(ps, xb, tb)
            new = []
            for (w, b), (dw, db) in zip(ps, gs):
                new.append((w + learning_rate * dw, b + learning_rate * np.ravel(db)))  #! uphill
            ps = new
        history.append(total / len(batches))
    return ps, history

#% id: ex08-two-08
#% kind: two
#% why: one loss a batch instead of one an epoch, and the last epoch is not run
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    weights = [np.array(w, dtype=float) for w, _ in params]
    biases = [np.array(b, dtype=float).reshape(-1) for _, b in params]
    losses = []
    for e in range(1, epochs):  #! epochs - 1 rounds
        tmp = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            now = list(zip(weights, biases))
            loss = cross_entropy(mlp_forward(now, xb), tb)
            losses.append(loss)  #! every batch
            for k, (dw, db) in enumerate(mlp_gradients(now, xb, tb)):
                weights[k] = weights[k] - learning_rate * dw
                biases[k] = biases[k] - learning_rate * np.reshape(db, -1)
        loss = sum(tmp) / max(len(tmp), 1)  #! the mean of the epoch is what belongs into the list
    return list(zip(weights, biases)), losses

#% id: ex08-three-04
#% kind: three
#% why: the gradient of the whole data set at every batch, learning rate divided by the batch size, losses summed over the batches
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for ep in range(epochs):
        s = 0.0
        c = 0
        for xb, tb in minibatches(x, t, batch_size, rng):
            g = mlp_gradients(net, x, t)  #! x, t instead of xb, tb
            s += cross_entropy(mlp_forward(net, xb), tb)
            c += 1
            lr = learning_rate / len(xb)  #! the gradient is a mean already
            net = [
                (w - lr * dw, b - lr * np.reshape(db, np.shape(b)))
                for (w, b), (dw, db) in zip(net, g)
            ]
        losses.append(s)  #! mean
    return net, losses

#% id: ex08-rare-07
#% kind: rare
#% why: the generator of batches is made once before the epochs: it is used up after the first one, the rest of the epochs do nothing
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, float), np.array(b, float)) for w, b in params]
    losses = []
    loader = minibatches(x, t, batch_size, rng)
    for _ in range(epochs):
        for xb, tb in loader:  #! empty from the second epoch on
            grads = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * gw, b - learning_rate * np.reshape(gb, b.shape)) for (w, b), (gw, gb) in zip(params, grads)]
        losses.append(cross_entropy(mlp_forward(params, x), t))
    return params, losses

#% id: ex08-rare-08
#% kind: rare
#% why: weights and biases of the caller are changed in place
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = list(params)  #! a new list of the same arrays
    losses = []
    for _ in range(epochs):
        seen, total = 0, 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += len(xb) * cross_entropy(mlp_forward(params, xb), tb)
            seen += len(xb)
            for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb)):
                w -= learning_rate * dw
                b -= learning_rate * np.reshape(db, b.shape)
        losses.append(total / seen)
    return params, losses

#% id: ex08-rare-09
#% kind: rare
#% why: the parameters with the lowest loss so far come back, not the ones after the last epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, float), np.array(b, float)) for w, b in params]
    losses = []
    best = params
    lowest = np.inf
    for _ in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            grads = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * a, b - learning_rate * np.reshape(c, b.shape)) for (w, b), (a, c) in zip(params, grads)]
        loss = cross_entropy(mlp_forward(params, x), t)
        losses.append(loss)
        if loss < lowest:
            lowest, best = loss, params
    return best, losses  #! the last parameters are asked for

#% id: ex08-right-04
#% kind: right
#% why: own shuffling with an index array, loss of the whole set measured before each epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    X = np.asarray(x, dtype=float)
    T = np.asarray(t, dtype=float)
    net = [[np.array(w, dtype=float), np.array(b, dtype=float)] for w, b in params]
    curve = []
    index = np.arange(len(X))
    for _ in range(epochs):
        curve.append(cross_entropy(mlp_forward([tuple(p) for p in net], X), T))
        rng.shuffle(index)
        lo = 0
        while lo < len(X):
            rows = index[lo : lo + batch_size]
            step = mlp_gradients([tuple(p) for p in net], X[rows], T[rows])
            for pair, (gw, gb) in zip(net, step):
                pair[0] = pair[0] - learning_rate * gw
                pair[1] = pair[1] - learning_rate * np.reshape(gb, pair[1].shape)
            lo += batch_size
    return [(w, b) for w, b in net], curve
