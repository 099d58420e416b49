#% id: ex08-train-one-01
#% kind: one
#% why: the loss of an epoch is that of its last batch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for epoch in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            loss = cross_entropy(mlp_forward(params, xb), tb)
            grads = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db.reshape(b.shape)) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(loss)  #! a mean over the epoch
    return params, losses
#% id: ex08-train-two-01
#% kind: two
#% why: the batches are made once and serve all epochs, and the losses of an epoch are added up without the mean
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    batches = list(minibatches(x, t, batch_size, rng))  #! a fresh order every epoch
    losses = []
    for _ in range(epochs):
        total = 0.0
        for xb, tb in batches:
            total += cross_entropy(mlp_forward(params, xb), tb)
            new = []
            for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb)):
                new.append((w - learning_rate * dw, b - learning_rate * np.reshape(db, np.shape(b))))
            params = new
        losses.append(total)  #! divided by the batches
    return params, losses
#% id: ex08-train-two-02
#% kind: two
#% why: the caller's arrays are written to, and the gradient is divided by the batch size once more
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for _ in range(epochs):
        ep = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            ep.append(cross_entropy(mlp_forward(params, xb), tb))
            grads = mlp_gradients(params, xb, tb)
            for (w, b), (dw, db) in zip(params, grads):
                w -= learning_rate * dw / len(xb)  #! in place on the arguments
                b -= learning_rate * db.reshape(b.shape) / len(xb)  #! the gradient is a mean already
        losses.append(float(np.mean(ep)))
    return params, losses
#% id: ex08-train-two-03
#% kind: two
#% why: the biases are never updated, and there is one epoch too many
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    weights = [np.array(w, dtype=float) for w, _ in params]
    biases = [np.array(b, dtype=float) for _, b in params]
    history = []
    e = 0
    while e <= epochs:  #! <
        batch_losses = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            now = list(zip(weights, biases))
            batch_losses.append(cross_entropy(mlp_forward(now, xb), tb))
            for i, (dw, db) in enumerate(mlp_gradients(now, xb, tb)):
                weights[i] = weights[i] - learning_rate * dw  #! biases[i] is forgotten
        history.append(sum(batch_losses) / len(batch_losses))
        e += 1
    return list(zip(weights, biases)), history
#% id: ex08-train-three-01
#% kind: three
#% why: the update goes uphill, there is one loss a batch, and a smaller last batch is skipped
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for ep in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            if len(xb) < batch_size:  #! nobody is left out
                continue
            p = mlp_forward(params, xb)
            losses.append(cross_entropy(p, tb))  #! one an epoch
            g = mlp_gradients(params, xb, tb)
            params = [(w + learning_rate * dw, b + learning_rate * np.reshape(db, np.shape(b)))  #! minus
                      for (w, b), (dw, db) in zip(params, g)]
    return params, losses
#% id: ex08-train-three-02
#% kind: three
#% why: stops early when the loss rises, the rate shrinks every epoch, and the gradient is that of the whole data set
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    lr = learning_rate
    for epoch in range(epochs):
        running, seen = 0.0, 0
        for xb, tb in minibatches(x, t, batch_size, rng):
            running += cross_entropy(mlp_forward(params, xb), tb) * len(xb)
            seen += len(xb)
            g = mlp_gradients(params, x, t)  #! xb, tb
            params = [(w - lr * dw, b - lr * np.reshape(db, np.shape(b))) for (w, b), (dw, db) in zip(params, g)]
        losses.append(running / seen)
        lr *= 0.5  #! the rate is fixed
        if epoch > 0 and losses[-1] > losses[-2] - 1e-2:  #! no early stop
            break
    return params, losses
#% id: ex08-train-rare-01
#% kind: rare
#% why: loss and gradient are always those of the parameters that came in, not of the ones that have moved
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    new = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        batch_losses = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            batch_losses.append(cross_entropy(mlp_forward(new, xb), tb))
            grads = mlp_gradients(params, xb, tb)  #! new
            for (w, b), (dw, db) in zip(new, grads):
                w -= learning_rate * dw
                b -= learning_rate * np.reshape(db, b.shape)
        losses.append(float(np.mean(batch_losses)))
    return new, losses
