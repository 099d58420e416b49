#% id: ex08-train_mlp-one-01
#% kind: one
#% why: the loss of the last batch stands for the epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for epoch in range(epochs):
        batch_losses = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            batch_losses.append(cross_entropy(mlp_forward(params, xb), tb))
            grads = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(batch_losses[-1])  #! the mean of all
    return params, losses


#% id: ex08-train_mlp-one-02
#% kind: one
#% why: every step uses the gradient of the whole data set
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    history = []
    for _ in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            g = mlp_gradients(net, x, t)  #! xb, tb
            net = [(w - learning_rate * gw, b - learning_rate * gb) for (w, b), (gw, gb) in zip(net, g)]
        history.append(cross_entropy(mlp_forward(net, x), t))
    return net, history


#% id: ex08-train_mlp-two-01
#% kind: two
#% why: the batches are made once for all epochs, and the gradient is added
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    layers = [[np.array(w, dtype=float), np.array(b, dtype=float)] for w, b in params]
    all_batches = list(minibatches(x, t, batch_size, rng))
    losses = []
    for e in range(epochs):
        losses.append(cross_entropy(mlp_forward(layers, x), t))
        for xb, tb in all_batches:  #! a fresh order in every epoch
            grads = mlp_gradients(layers, xb, tb)
            for layer, (dw, db) in zip(layers, grads):
                layer[0] = layer[0] + learning_rate * dw  #! -
                layer[1] = layer[1] - learning_rate * np.reshape(db, layer[1].shape)
    return [(w, b) for w, b in layers], losses


#% id: ex08-train_mlp-two-02
#% kind: two
#% why: a loss a batch, and the biases are left as they are
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, dtype=float), np.array(b, dtype=float).ravel()) for w, b in params]
    losses = []
    for _ in range(epochs):
        running = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            running.append(cross_entropy(mlp_forward(params, xb), tb))
            new = []
            for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb)):
                new.append((w - learning_rate * dw, b))  #! b - learning_rate * db
            params = new
        losses.extend(running)  #! one mean an epoch
    return params, losses


#% id: ex08-train_mlp-three-01
#% kind: three
#% why: one epoch too few, the step divided by the batch size, the summed loss not divided
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    weights = [np.array(w, dtype=float) for w, _ in params]
    biases = [np.array(b, dtype=float) for _, b in params]
    losses = []
    epoch = 1
    while epoch < epochs:  #! <=
        total = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            now = list(zip(weights, biases))
            total += len(xb) * cross_entropy(mlp_forward(now, xb), tb)
            grads = mlp_gradients(now, xb, tb)
            lr = learning_rate / len(xb)  #! the gradient is a mean already
            weights = [w - lr * dw for w, (dw, _) in zip(weights, grads)]
            biases = [b - lr * db for b, (_, db) in zip(biases, grads)]
        losses.append(total)  #! / n
        epoch += 1
    return list(zip(weights, biases)), losses


#% id: ex08-train_mlp-rare-01
#% kind: rare
#% why: the caller's parameters are trained in place
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.asarray(w, dtype=float), np.asarray(b, dtype=float)) for w, b in params]  #! asarray shares float arrays
    losses = []
    for _ in range(epochs):
        losses.append(cross_entropy(mlp_forward(params, x), t))
        for xb, tb in minibatches(x, t, batch_size, rng):
            for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb)):
                w -= learning_rate * dw
                b -= learning_rate * np.reshape(db, b.shape)
    return params, losses


#% id: ex08-train_mlp-rare-02
#% kind: rare
#% why: the gradients of all batches are taken at the parameters of the epoch's beginning
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        start = params
        losses.append(cross_entropy(mlp_forward(start, x), t))
        for xb, tb in minibatches(x, t, batch_size, rng):
            grads = mlp_gradients(start, xb, tb)  #! params, which move from batch to batch
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, grads)]
    return params, losses


#% id: ex08-train_mlp-right-01
#% kind: right
#% why: own shuffling, the loss after the epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    X = np.asarray(x, dtype=float)
    T = np.asarray(t, dtype=float)
    net = [(np.array(w, dtype=float), np.array(b, dtype=float).reshape(-1)) for w, b in params]
    losses = []
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for rows in (order[i:i + batch_size] for i in range(0, len(X), batch_size)):
            step = mlp_gradients(net, X[rows], T[rows])
            net = [(w - learning_rate * gw, b - learning_rate * gb) for (w, b), (gw, gb) in zip(net, step)]
        losses.append(cross_entropy(mlp_forward(net, X), T))
    return net, losses
