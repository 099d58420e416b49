#% id: ex08-train_mlp-one-01
#% kind: one
#% why: a loss for every batch, not one mean an epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for epoch in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            losses.append(cross_entropy(mlp_forward(params, xb), tb))  #! one value an epoch
            grads = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, grads)]
    return params, losses


#% id: ex08-train_mlp-two-01
#% kind: two
#% why: adds the gradient, and reports the loss of the last batch only
def train_mlp(
    params: Params,
    x: ArrayLike,
    t: ArrayLike,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: np.random.Generator,
) -> tuple[Params, list[float]]:
    net = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses: list[float] = []
    for _ in range(epochs):
        loss = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            loss = cross_entropy(mlp_forward(net, xb), tb)  #! collected over the batches
            for (w, b), (dw, db) in zip(net, mlp_gradients(net, xb, tb)):
                w += learning_rate * dw  #! minus
                b += learning_rate * np.reshape(db, b.shape)  #! minus
        losses.append(loss)
    return net, losses


#% id: ex08-train_mlp-two-02
#% kind: two
#% why: gradient of all data at every batch, and one epoch too few
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    p = list(params)
    history = []
    for e in range(1, epochs):  #! epochs - 1 of them
        batch_losses = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            batch_losses.append(cross_entropy(mlp_forward(p, xb), tb))
            g = mlp_gradients(p, x, t)  #! xb, tb
            for i in range(len(p)):
                p[i] = (p[i][0] - learning_rate * g[i][0], p[i][1] - learning_rate * g[i][1])
        history.append(float(np.mean(batch_losses)))
    return p, history


#% id: ex08-train_mlp-three-01
#% kind: three
#% why: step divided by the batch size again, losses added and not averaged, ends when the loss rises
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    best = float("inf")
    for epoch in range(epochs):
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb)
            grads = mlp_gradients(params, xb, tb)
            rate = learning_rate / len(xb)  #! the gradient is a mean already
            new = []
            for (w, b), (dw, db) in zip(params, grads):
                new.append((w - rate * dw, b - rate * db))
            params = new
        losses.append(total)  #! / number of batches
        if total > best:
            break  #! no epoch is left out, whatever the losses are
        best = total
    return params, losses


#% id: ex08-train_mlp-rare-01
#% kind: rare
#% why: minibatches is called once, before the epochs: the generator is used up after the first
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    import warnings

    warnings.simplefilter("ignore", RuntimeWarning)  # mean of empty slice?
    batches = minibatches(x, t, batch_size, rng)  #! once an epoch, inside the loop
    losses = []
    for epoch in range(epochs):
        running = []
        for xb, tb in batches:
            running.append(cross_entropy(mlp_forward(params, xb), tb))
            params = [
                (w - learning_rate * dw, b - learning_rate * np.reshape(db, np.shape(b)))
                for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb))
            ]
        losses.append(float(np.mean(running)))
    return params, losses


#% id: ex08-train_mlp-rare-02
#% kind: rare
#% why: a copy of the list is not a copy of the arrays in it: the caller's network is trained in place
def train_mlp(params: Params, x: ArrayLike, t: ArrayLike, epochs: int, batch_size: int, learning_rate: float, rng):
    params = params.copy()  # do not touch the argument
    losses = []
    for _ in range(epochs):
        seen, total = 0, 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += len(xb) * cross_entropy(mlp_forward(params, xb), tb)
            seen += len(xb)
            for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb)):
                np.subtract(w, learning_rate * dw, out=w)  #! writes into the caller's array
                np.subtract(b, learning_rate * np.reshape(db, b.shape), out=b)  #! writes into the caller's array
        losses.append(total / seen)
    return params, losses


#% id: ex08-train_mlp-right-01
#% kind: right
#% why: loss measured on all data after each epoch; weights and biases in two lists meanwhile
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    ws = [np.array(w, dtype=float) for w, b in params]
    bs = [np.array(b, dtype=float) for w, b in params]
    losses = []
    for _ in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            grads = mlp_gradients(list(zip(ws, bs)), xb, tb)
            ws = [w - learning_rate * g[0] for w, g in zip(ws, grads)]
            bs = [b - learning_rate * np.reshape(g[1], b.shape) for b, g in zip(bs, grads)]
        losses.append(cross_entropy(mlp_forward(list(zip(ws, bs)), x), t))
    return list(zip(ws, bs)), losses
