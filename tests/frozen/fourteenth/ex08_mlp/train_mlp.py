#% id: ex08-right-04
#% kind: right
#% why: right; a shuffle of its own, the loss of the whole data before every epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    net = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    curve = []
    for _ in range(epochs):
        curve.append(cross_entropy(mlp_forward(net, x), t))
        todo = rng.permutation(len(x))
        while todo.size:
            rows, todo = todo[:batch_size], todo[batch_size:]
            grads = mlp_gradients(net, x[rows], t[rows])
            net = [
                (w - learning_rate * dw, b - learning_rate * np.reshape(db, b.shape))
                for (w, b), (dw, db) in zip(net, grads)
            ]
    return net, curve


#% id: ex08-one-04
#% kind: one
#% why: the losses of the batches are added up, not averaged
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        batch_losses = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            batch_losses.append(cross_entropy(mlp_forward(params, xb), tb))
            grads = mlp_gradients(params, xb, tb)
            params = [
                (w - learning_rate * dw, b - learning_rate * db)
                for (w, b), (dw, db) in zip(params, grads)
            ]
        losses.append(float(np.sum(batch_losses)))  #! np.mean
    return params, losses


#% id: ex08-two-09
#% kind: two
#% why: -= works on the arrays of the caller, and there is a loss for every batch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.asarray(w, dtype=float), np.asarray(b, dtype=float)) for w, b in params]
    losses = []
    for epoch in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            grads = mlp_gradients(net, xb, tb)
            for (w, b), (dw, db) in zip(net, grads):
                w -= learning_rate * dw  #! asarray made no copy
                b -= learning_rate * np.reshape(db, b.shape)  #! the same
            losses.append(cross_entropy(mlp_forward(net, xb), tb))  #! once an epoch
    return net, losses


#% id: ex08-two-10
#% kind: two
#% why: the batches are made once, so every epoch has the same order, and the biases go uphill
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    P = list(params)
    L = []
    batches = list(minibatches(x, t, batch_size, rng))  #! inside the loop over epochs
    for e in range(epochs):
        loss_sum = 0.0
        for xb, tb in batches:
            loss_sum += cross_entropy(mlp_forward(P, xb), tb) * len(xb)
            g = mlp_gradients(P, xb, tb)
            for i in range(len(P)):
                W = np.asarray(P[i][0]) - learning_rate * g[i][0]
                B = np.asarray(P[i][1]) + learning_rate * g[i][1]  #! minus
                P[i] = (W, B)
        L.append(loss_sum / len(x))
    return P, L


#% id: ex08-two-11
#% kind: two
#% why: the learning rate shrinks every epoch, and the biases keep their first values
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    model = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    rate = learning_rate
    losses = []
    for _ in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            grads = mlp_gradients(model, xb, tb)
            model = [(w - rate * dw, b) for (w, b), (dw, db) in zip(model, grads)]  #! b - rate * db
        rate = rate * 0.9  #! the rate is fixed
        losses.append(cross_entropy(mlp_forward(model, x), t))
    return model, losses


#% id: ex08-three-05
#% kind: three
#% why: every batch uses the gradient of all data, an epoch reports its last batch, and a rise ends the training
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    cur = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for ep in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            loss = cross_entropy(mlp_forward(cur, xb), tb)
            g = mlp_gradients(cur, x, t)  #! xb, tb
            cur = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(cur, g)]
        losses.append(loss)  #! the mean over the epoch
        if ep > 0 and losses[-1] > losses[-2]:  #! every epoch is run, whatever the loss
            break
    return cur, losses


#% id: ex08-three-06
#% kind: three
#% why: batches of 32 whatever was asked for, an epoch too few, and the results exchanged
def train_mlp(
    params: Params, x: ArrayLike, t: ArrayLike, epochs: int, batch_size: int, learning_rate: float, rng
):
    weights = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    history: list[float] = []
    for epoch in range(1, epochs):  #! range(epochs)
        running = []
        for xb, tb in minibatches(x, t, 32, rng):  #! batch_size
            running.append(cross_entropy(mlp_forward(weights, xb), tb))
            step = mlp_gradients(weights, xb, tb)
            weights = [
                (w - learning_rate * gw, b - learning_rate * gb)
                for (w, b), (gw, gb) in zip(weights, step)
            ]
        history.append(float(np.mean(running)))
    return history, weights  #! weights, history


#% id: ex08-rare-04
#% kind: rare
#% why: the arrays are safe, but the new pairs are put into the caller's list
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        seen = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            seen.append(cross_entropy(mlp_forward(params, xb), tb))
            grads = mlp_gradients(params, xb, tb)
            for i, ((w, b), (dw, db)) in enumerate(zip(list(params), grads)):
                new_w = np.asarray(w) - learning_rate * dw
                new_b = np.asarray(b) - learning_rate * np.reshape(db, np.shape(b))
                params[i] = (new_w, new_b)  #! the list is an argument: copy it first
        losses.append(float(np.mean(seen)))
    return params, losses
