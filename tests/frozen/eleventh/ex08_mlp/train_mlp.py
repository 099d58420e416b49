#% id: ex08-train_mlp-right-01
#% kind: right
#% why: unusual: cuts its own batches from an argsort of random keys, weights the batch losses by their sizes
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [[np.array(w, dtype=float), np.array(b, dtype=float)] for w, b in params]
    X, T = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    n = len(X)
    curve = []
    for _ in range(epochs):
        seq = np.argsort(rng.random(n))
        total = 0.0
        for start in range(0, n, batch_size):
            pick = seq[start:start + batch_size]
            total += len(pick) * cross_entropy(mlp_forward(net, X[pick]), T[pick])
            for layer, (dw, db) in zip(net, mlp_gradients(net, X[pick], T[pick])):
                layer[0] = layer[0] - learning_rate * dw
                layer[1] = layer[1] - learning_rate * np.reshape(db, layer[1].shape)
        curve.append(total / n)
    return [tuple(layer) for layer in net], curve

#% id: ex08-train_mlp-one-01
#% kind: one
#% why: begins every epoch with the initial parameters
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    p = params
    for epoch in range(epochs):
        p = [(np.array(w, float), np.array(b, float)) for w, b in params]  #! starts again from params every epoch
        batch_losses = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            batch_losses.append(cross_entropy(mlp_forward(p, xb), tb))
            grads = mlp_gradients(p, xb, tb)
            p = [(w - learning_rate * dw, b - learning_rate * np.reshape(db, b.shape)) for (w, b), (dw, db) in zip(p, grads)]
        losses.append(float(np.mean(batch_losses)))
    return p, losses

#% id: ex08-train_mlp-two-01
#% kind: two
#% why: the loss of an epoch is the sum over the batches, and the gradient is taken at the initial parameters all the time
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    cur = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(cur, xb), tb)
            count += 1
            g = mlp_gradients(params, xb, tb)  #! params are the old ones
            for i, (dw, db) in enumerate(g):
                w, b = cur[i]
                cur[i] = (w - learning_rate * dw, b - learning_rate * np.reshape(db, b.shape))
        losses.append(total)  #! sum, not mean
    return cur, losses

#% id: ex08-train_mlp-two-02
#% kind: two
#% why: the batches are made once before the loop over the epochs, and the rate is halved every epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    p = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    lr = learning_rate
    losses = []
    batches = list(minibatches(x, t, batch_size, rng))  #! no fresh order for the next epoch
    for e in range(epochs):
        losses.append(cross_entropy(mlp_forward(p, x), t))
        for xb, tb in batches:
            grads = mlp_gradients(p, xb, tb)
            p = [(w - lr * gw, b - lr * gb.reshape(b.shape)) for (w, b), (gw, gb) in zip(p, grads)]
        lr = lr / 2  #! the rate is constant
    return p, losses

#% id: ex08-train_mlp-three-01
#% kind: three
#% why: one update an epoch, with the last batch only, the wrong sign for the biases, and the first batch's loss over the number of batches for the loss
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    ws = [np.array(w, dtype=float) for w, _ in params]
    bs = [np.array(b, dtype=float) for _, b in params]
    losses = []
    for _ in range(epochs):
        seen = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            now = list(zip(ws, bs))
            seen.append(cross_entropy(mlp_forward(now, xb), tb))
            grads = mlp_gradients(now, xb, tb)
            if len(seen) * batch_size < len(x):  #! all batches but the last are not used for an update
                continue
            ws = [w - learning_rate * g[0] for w, g in zip(ws, grads)]
            bs = [b + learning_rate * np.reshape(g[1], b.shape) for b, g in zip(bs, grads)]  #! minus
        losses.append(seen[0] / len(seen))  #! the first batch's loss over the number of batches
    return list(zip(ws, bs)), losses

#% id: ex08-train_mlp-three-02
#% kind: three
#% why: x and t in batches of their own, the rate divided by the batch size, and a loss for every batch in the list
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    model = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        order = rng.permutation(len(x))
        xs = x[order]
        ts = t[rng.permutation(len(x))]  #! another order than x
        in_epoch = []
        for s in range(0, len(x), batch_size):
            xb, tb = xs[s:s + batch_size], ts[s:s + batch_size]
            in_epoch.append(cross_entropy(mlp_forward(model, xb), tb))
            step = learning_rate / len(xb)  #! the gradients are means already
            model = [(w - step * dw, b - step * np.reshape(db, b.shape))
                     for (w, b), (dw, db) in zip(model, mlp_gradients(model, xb, tb))]
        losses.extend(in_epoch)  #! one value an epoch
    return model, losses

#% id: ex08-train_mlp-rare-01
#% kind: rare
#% why: stops early as soon as the loss has not fallen since the last epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    p = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        ls = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            ls.append(cross_entropy(mlp_forward(p, xb), tb))
            g = mlp_gradients(p, xb, tb)
            p = [(w - learning_rate * dw, b - learning_rate * np.reshape(db, b.shape)) for (w, b), (dw, db) in zip(p, g)]
        losses.append(float(np.mean(ls)))
        if len(losses) > 1 and losses[-1] >= losses[-2]:  #! every epoch is to be run, whatever the losses are
            break
    return p, losses
