#% id: ex08-one-04
#% kind: one
#% why: the loss of an epoch is that of its last batch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(w, b) for w, b in params]
    losses = []
    for epoch in range(epochs):
        batch_losses = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            loss = cross_entropy(mlp_forward(params, xb), tb)
            batch_losses.append(loss)
            grads = mlp_gradients(params, xb, tb)
            params = [
                (w - learning_rate * dw, b - learning_rate * db)
                for (w, b), (dw, db) in zip(params, grads)
            ]
        losses.append(loss)  #! the last one, not the mean
    return params, losses


#% id: ex08-two-07
#% kind: two
#% why: steps uphill, and the sum of the batch means is divided by the number of examples
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.array(w), np.array(b)) for w, b in params]
    history = []
    n = len(x)
    for _ in range(epochs):
        total, batches = 0.0, 0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(net, xb), tb)
            batches += 1
            step = mlp_gradients(net, xb, tb)
            for i, (dw, db) in enumerate(step):
                w, b = net[i]
                net[i] = (w + learning_rate * dw, b + learning_rate * db)  #! plus
        history.append(total / n)  #! every term is a mean already
    return net, history


#% id: ex08-two-08
#% kind: two
#% why: all gradients are taken at the weights of the beginning, and there is a loss for every batch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    current = list(params)
    losses = []
    for _ in range(epochs):
        ls = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            ls.append(cross_entropy(mlp_forward(current, xb), tb))
            grads = mlp_gradients(params, xb, tb)  #! params never changes
            current = [
                (w - learning_rate * gw, b - learning_rate * gb)
                for (w, b), (gw, gb) in zip(current, grads)
            ]
        losses.extend(ls)  #! one an epoch
    return current, losses


#% id: ex08-three-05
#% kind: three
#% why: one order for all epochs, biases that stay, and a rate that decays
def train_mlp(
    params: Params,
    x: ArrayLike,
    t: ArrayLike,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: np.random.Generator,
) -> tuple[Params, list[float]]:
    ws = [np.array(w, dtype=float) for w, _ in params]
    bs = [np.array(b, dtype=float) for _, b in params]
    batches = list(minibatches(x, t, batch_size, rng))
    losses = []
    for _ in range(epochs):
        running = []
        for xb, tb in batches:  #! drawn once, before the epochs
            now = list(zip(ws, bs))
            running.append(cross_entropy(mlp_forward(now, xb), tb))
            for k, (dw, db) in enumerate(mlp_gradients(now, xb, tb)):
                ws[k] = ws[k] - learning_rate * dw  #! and the bias?
        losses.append(float(np.mean(running)))
        learning_rate *= 0.95  #! nobody asked for a decay
    return list(zip(ws, bs)), losses


#% id: ex08-three-06
#% kind: three
#% why: begins with epoch 1 of `epochs`, divides the gradient by the batch again, and breaks off at the smaller batch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    p = [(np.array(w), np.array(b)) for w, b in params]
    x, t = np.asarray(x), np.asarray(t)
    losses = []
    for e in range(1, epochs):  #! one epoch too few
        losses.append(cross_entropy(mlp_forward(p, x), t))
        for xb, tb in minibatches(x, t, batch_size, rng):
            if len(xb) < min(batch_size, len(x)):  #! the rest counts too
                break
            lr = learning_rate / len(xb)  #! the gradient is a mean already
            g = mlp_gradients(p, xb, tb)
            p = [(w - lr * dw, b - lr * db) for (w, b), (dw, db) in zip(p, g)]
    return p, losses


#% id: ex08-rare-06
#% kind: rare
#% why: goes back to the weights of the best epoch: right as long as every epoch gets better
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    best, best_loss = params, float("inf")
    losses = []
    for _ in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            grads = mlp_gradients(params, xb, tb)
            params = [
                (w - learning_rate * dw, b - learning_rate * db)
                for (w, b), (dw, db) in zip(params, grads)
            ]
        losses.append(cross_entropy(mlp_forward(params, x), t))
        if losses[-1] < best_loss:
            best, best_loss = params, losses[-1]
    return best, losses  #! not the trained weights when a later epoch was worse


#% id: ex08-rare-07
#% kind: rare
#% why: layer after layer, with a new gradient after every change: the later layers see weights that have moved
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    layers = list(params)
    losses = []
    for _ in range(epochs):
        seen, summed = 0, 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            summed += cross_entropy(mlp_forward(layers, xb), tb) * len(xb)
            seen += len(xb)
            for i in range(len(layers)):
                dw, db = mlp_gradients(layers, xb, tb)[i]  #! inside the loop over the layers
                layers[i] = (layers[i][0] - learning_rate * dw, layers[i][1] - learning_rate * db)
        losses.append(summed / seen)
    return layers, losses


#% id: ex08-right-03
#% kind: right
#% why: private copies updated in place, the loss weighted by the size of the batch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    n = len(x)
    losses = []
    for _ in range(epochs):
        epoch_loss = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            epoch_loss += len(xb) / n * cross_entropy(mlp_forward(net, xb), tb)
            for (w, b), (dw, db) in zip(net, mlp_gradients(net, xb, tb)):
                w -= learning_rate * dw
                b -= learning_rate * np.reshape(db, b.shape)
        losses.append(epoch_loss)
    return net, losses
