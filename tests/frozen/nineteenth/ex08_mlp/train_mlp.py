#% id: ex08-train_mlp-right-01
#% kind: right
#% why: in-place updates of own copies, the loss of the whole set after each epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    net = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]

    def one_epoch():
        for xb, tb in minibatches(x, t, batch_size, rng):
            for pair, slopes in zip(net, mlp_gradients(net, xb, tb)):
                for value, slope in zip(pair, slopes):
                    value -= learning_rate * np.reshape(slope, value.shape)
        return cross_entropy(mlp_forward(net, x), t)

    return net, [one_epoch() for _ in range(epochs)]


#% id: ex08-train_mlp-one-01
#% kind: one
#% why: the batches are drawn once, so every epoch has the same order
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    batches = list(minibatches(x, t, batch_size, rng))
    for epoch in range(epochs):
        batch_losses = []
        for xb, tb in batches:  #! the same batches in the same order every epoch
            batch_losses.append(cross_entropy(mlp_forward(params, xb), tb))
            grads = mlp_gradients(params, xb, tb)
            new_params = []
            for (w, b), (dw, db) in zip(params, grads):
                new_params.append((w - learning_rate * dw, b - learning_rate * np.reshape(db, np.shape(b))))
            params = new_params
        losses.append(float(np.mean(batch_losses)))
    return params, losses


#% id: ex08-train_mlp-one-02
#% kind: one
#% why: the caller's arrays are updated in place
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    model = list(params)  #! a new list of the same arrays
    history = []
    for _ in range(epochs):
        seen, summed = 0, 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            summed += len(xb) * cross_entropy(mlp_forward(model, xb), tb)
            seen += len(xb)
            for (w, b), (dw, db) in zip(model, mlp_gradients(model, xb, tb)):
                w -= learning_rate * dw
                b -= learning_rate * np.reshape(db, b.shape)
        history.append(summed / seen)
    return model, history


#% id: ex08-train_mlp-two-01
#% kind: two
#% why: one loss a batch, and the biases stay as they were
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    for e in range(epochs):
        epoch_losses = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            g = mlp_gradients(params, xb, tb)
            params = [(params[i][0] - learning_rate * g[i][0], params[i][1]) for i in range(len(params))]  #! b is passed through
            epoch_losses.append(cross_entropy(mlp_forward(params, xb), tb))
        losses.extend(epoch_losses)  #! every batch's loss goes into the list
    return params, losses


#% id: ex08-train_mlp-two-02
#% kind: two
#% why: every update starts from the first parameters, and p and t are swapped in the loss
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    current = params
    losses = []

    def step(weights, slopes):
        return [
            (w - learning_rate * dw, b - learning_rate * np.reshape(db, np.shape(b)))
            for (w, b), (dw, db) in zip(weights, slopes)
        ]

    for _ in range(epochs):
        probabilities = mlp_forward(current, x)
        losses.append(cross_entropy(t, probabilities))  #! cross_entropy takes p first
        for xb, tb in minibatches(x, t, batch_size, rng):
            current = step(params, mlp_gradients(current, xb, tb))  #! subtracts from params, which never changes
    return current, losses


#% id: ex08-train_mlp-two-03
#% kind: two
#% why: the running total is not reset, and gradients of the whole set are used
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    ws = [np.asarray(w, dtype=float) for w, _ in params]
    bs = [np.asarray(b, dtype=float) for _, b in params]
    total, count = 0.0, 0
    losses = []
    for _ in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            net = list(zip(ws, bs))
            total += cross_entropy(mlp_forward(net, xb), tb) * len(xb) / len(x)
            slopes = mlp_gradients(net, x, t)  #! x and t in place of xb and tb
            ws = [w - learning_rate * s[0] for w, s in zip(ws, slopes)]
            bs = [b - learning_rate * s[1].reshape(b.shape) for b, s in zip(bs, slopes)]
        losses.append(total)  #! the total still holds the epochs before
    return list(zip(ws, bs)), losses


#% id: ex08-train_mlp-three-01
#% kind: three
#% why: gradient ascent, one epoch short, loss of the last batch alone
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    epoch = 1
    while epoch < epochs:  #! ends one epoch early
        parts = []
        for batch in minibatches(x, t, batch_size, rng):
            xb, tb = batch
            parts.append(cross_entropy(mlp_forward(params, xb), tb))
            updated = []
            for layer, grad in zip(params, mlp_gradients(params, xb, tb)):
                w = layer[0] + learning_rate * grad[0]  #! climbs with the gradient of w
                b = layer[1] - learning_rate * grad[1].reshape(layer[1].shape)
                updated.append((w, b))
            params = updated
        losses.append(parts[-1])  #! the last batch stands for the epoch
        epoch += 1
    return params, losses


#% id: ex08-train_mlp-three-02
#% kind: three
#% why: the rate is divided by the batch's length again, losses summed and not averaged, start parameters returned
def sgd(params, grads, rate):
    for (w, b), (dw, db) in zip(params, grads):
        yield w - rate * dw, b - rate * np.reshape(db, np.shape(b))


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    trained = [tuple(pair) for pair in params]
    losses = [0.0] * epochs
    for e in range(epochs):
        batches = list(minibatches(x, t, batch_size, rng))
        for xb, tb in batches:
            losses[e] += cross_entropy(mlp_forward(trained, xb), tb)  #! a sum over the batches
            trained = list(sgd(trained, mlp_gradients(trained, xb, tb), learning_rate / len(xb)))  #! the gradients are means already
    return params, losses  #! params are those of the start


#% id: ex08-train_mlp-rare-01
#% kind: rare
#% why: layer after layer is updated, with gradients that see the layers updated before
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [[np.array(w, dtype=float), np.array(b, dtype=float)] for w, b in params]
    losses = []
    for _ in range(epochs):
        errors, sizes = [], []
        for xb, tb in minibatches(x, t, batch_size, rng):
            errors.append(cross_entropy(mlp_forward(net, xb), tb))
            sizes.append(len(xb))
            for i in range(len(net)):
                dw, db = mlp_gradients(net, xb, tb)[i]  #! computed anew after layer i - 1 has moved
                net[i][0] = net[i][0] - learning_rate * dw
                net[i][1] = net[i][1] - learning_rate * np.reshape(db, net[i][1].shape)
        losses.append(float(np.average(errors, weights=sizes)))
    return [tuple(layer) for layer in net], losses


#% id: ex08-train_mlp-rare-02
#% kind: rare
#% why: hands back the parameters of the best epoch, not those at the end
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    best, best_loss = params, np.inf
    losses = []
    for _ in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            deltas = mlp_gradients(params, xb, tb)
            params = [
                tuple(v - learning_rate * d.reshape(v.shape) for v, d in zip(layer, delta))
                for layer, delta in zip(params, deltas)
            ]
        losses.append(cross_entropy(mlp_forward(params, x), np.asarray(t)))
        if losses[-1] < best_loss:
            best, best_loss = params, losses[-1]
    return best, losses  #! the loss may have risen since best was kept


#% id: ex08-train_mlp-rare-03
#% kind: rare
#% why: the gradients of earlier batches of the epoch are still in the sum that is subtracted
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    weights = [np.asarray(a, dtype=float) for pair in params for a in pair]
    pairs = lambda: list(zip(weights[0::2], weights[1::2]))
    losses = []
    for _ in range(epochs):
        losses.append(cross_entropy(mlp_forward(pairs(), x), t))
        acc = [np.zeros_like(a) for a in weights]
        for xb, tb in minibatches(x, t, batch_size, rng):
            flat = [g for pair in mlp_gradients(pairs(), xb, tb) for g in pair]
            acc = [s + g.reshape(s.shape) for s, g in zip(acc, flat)]  #! acc is not set to zero after an update
            weights = [a - learning_rate * s for a, s in zip(weights, acc)]
    return pairs(), losses
