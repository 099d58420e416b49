#% id: ex08-one-04
#% kind: one
#% why: the loss of an epoch is the one of its last batch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            loss = cross_entropy(mlp_forward(params, xb), tb)
            grads = mlp_gradients(params, xb, tb)
            params = [
                (w - learning_rate * dw, b - learning_rate * np.reshape(db, b.shape))
                for (w, b), (dw, db) in zip(params, grads)
            ]
        losses.append(loss)  #! mean over the epoch
    return params, losses

#% id: ex08-two-07
#% kind: two
#% why: gradients are collected over the epoch for a single update, and the losses of the batches are summed
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, float), np.array(b, float)) for w, b in params]
    losses = []
    for epoch in range(epochs):
        total = 0.0
        acc = [(np.zeros(w.shape), np.zeros(b.shape)) for w, b in params]
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb)
            g = mlp_gradients(params, xb, tb)
            acc = [(aw + dw, ab + np.reshape(db, ab.shape)) for (aw, ab), (dw, db) in zip(acc, g)]
        params = [(w - learning_rate * aw, b - learning_rate * ab)  #! one update a batch
                  for (w, b), (aw, ab) in zip(params, acc)]
        losses.append(total)  #! / number of batches
    return params, losses

#% id: ex08-two-08
#% kind: two
#% why: counts the epochs from 1 but stops before the last, and the biases are never trained
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    ws = [np.array(w, dtype=float) for w, _ in params]
    bs = [np.array(b, dtype=float) for _, b in params]
    losses = []
    for epoch in range(1, epochs):  #! epochs + 1
        batch_losses = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            net = list(zip(ws, bs))
            batch_losses.append(cross_entropy(mlp_forward(net, xb), tb))
            for i, (dw, db) in enumerate(mlp_gradients(net, xb, tb)):
                ws[i] = ws[i] - learning_rate * dw  #! bs[i] too
        losses.append(float(np.mean(batch_losses)))
    return list(zip(ws, bs)), losses

#% id: ex08-three-05
#% kind: three
#% why: gradients at the starting parameters, no smaller last batch, one loss a batch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    current = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    size = min(batch_size, len(x))
    for _ in range(epochs):
        for xb, tb in minibatches(x, t, size, rng):
            if len(xb) < size:  #! every example counts
                continue
            losses.append(cross_entropy(mlp_forward(current, xb), tb))  #! one an epoch
            grads = mlp_gradients(params, xb, tb)  #! current
            current = [(w - learning_rate * dw, b - learning_rate * np.reshape(db, b.shape))
                       for (w, b), (dw, db) in zip(current, grads)]
    return current, losses

#% id: ex08-three-06
#% kind: three
#% why: the rate halves every epoch, batch_size is taken for the number of batches, and the loss is a squared error
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    n = len(x)
    per_batch = max(1, n // batch_size)  #! batch_size itself
    lr = learning_rate
    for e in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, per_batch, rng):
            p = mlp_forward(net, xb)
            total += np.sum((p - tb) ** 2)  #! cross_entropy
            grads = mlp_gradients(net, xb, tb)
            net = [(w - lr * dw, b - lr * np.reshape(db, b.shape)) for (w, b), (dw, db) in zip(net, grads)]
        losses.append(float(total / n))
        lr *= 0.5  #! constant
    return net, losses

#% id: ex08-rare-04
#% kind: rare
#% why: the layers are updated one after the other, each with gradients of a network whose earlier layers have moved already
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        seen = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            seen.append(cross_entropy(mlp_forward(net, xb), tb))
            for k in range(len(net)):
                dw, db = mlp_gradients(net, xb, tb)[k]  #! once, before any update
                w, b = net[k]
                net[k] = (w - learning_rate * dw, b - learning_rate * np.reshape(db, b.shape))
        losses.append(sum(seen) / len(seen))
    return net, losses

#% id: ex08-right-03
#% kind: right
#% why: shuffles by hand, and measures the loss on all examples after every epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    model = [[np.array(w, dtype=float), np.array(b, dtype=float)] for w, b in params]
    losses = []
    for _ in range(epochs):
        todo = list(rng.permutation(len(x)))
        while todo:
            rows, todo = todo[:batch_size], todo[batch_size:]
            grads = mlp_gradients([tuple(l) for l in model], x[rows], t[rows])
            for layer, grad in zip(model, grads):
                for p, g in zip(layer, grad):
                    p -= learning_rate * np.reshape(g, p.shape)
        losses.append(float(cross_entropy(mlp_forward(model, x), t)))
    return [tuple(layer) for layer in model], losses
