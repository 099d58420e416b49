#% id: ex08-train_mlp-right-01
#% kind: right
#% why: flat parameter lists, copied once, updated in private arrays
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    weights = [np.array(w, dtype=float) for w, _ in params]
    biases = [np.array(b, dtype=float) for _, b in params]
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    diary = np.zeros(epochs)
    for e in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            net = list(zip(weights, biases))
            diary[e] += cross_entropy(mlp_forward(net, xb), tb) * len(xb) / len(x)
            for k, (dw, db) in enumerate(mlp_gradients(net, xb, tb)):
                weights[k] = weights[k] - learning_rate * dw
                biases[k] = biases[k] - learning_rate * np.reshape(db, biases[k].shape)
    return list(zip(weights, biases)), diary.tolist()


#% id: ex08-train_mlp-right-02
#% kind: right
#% why: a generator of epochs, loss after each epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    def descend(net, batch):
        moves = mlp_gradients(net, *batch)
        return [tuple(np.asarray(p) - learning_rate * np.reshape(g, np.shape(p)) for p, g in zip(pair, move)) for pair, move in zip(net, moves)]

    net, losses = [tuple(np.array(p, float) for p in pair) for pair in params], []
    for _ in range(epochs):
        for batch in minibatches(x, t, batch_size, rng):
            net = descend(net, batch)
        losses.append(cross_entropy(mlp_forward(net, x), t))
    return net, losses


#% id: ex08-train_mlp-one-01
#% kind: one
#% why: the loss list holds one value a batch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net, losses = [(np.array(w, float), np.array(b, float)) for w, b in params], []
    for _ in range(epochs):
        part = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            part.append(cross_entropy(mlp_forward(net, xb), tb))
            grads = mlp_gradients(net, xb, tb)
            net = [(w - learning_rate * dw, b - learning_rate * np.reshape(db, b.shape)) for (w, b), (dw, db) in zip(net, grads)]
        losses.extend(part)  #! one value a batch, an epoch has one mean loss
    return net, losses


#% id: ex08-train_mlp-one-02
#% kind: one
#% why: the gradients of the first parameters for ever
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    current = [[np.array(w, float), np.array(b, float)] for w, b in params]
    history = []
    for epoch in range(epochs):
        total, seen = 0.0, 0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(current, xb), tb) * len(xb)
            seen += len(xb)
            for layer, (dw, db) in zip(current, mlp_gradients(params, xb, tb)):  #! params are the old ones, the gradients belong to `current`
                layer[0] = layer[0] - learning_rate * dw
                layer[1] = layer[1] - learning_rate * np.reshape(db, layer[1].shape)
        history.append(total / seen)
    return [tuple(layer) for layer in current], history


#% id: ex08-train_mlp-one-03
#% kind: one
#% why: the caller's weights are changed
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.asarray(w, float), np.asarray(b, float)) for w, b in params]  #! asarray makes no copies, -= changes the caller's arrays
    losses = []
    for _ in range(epochs):
        tally = [0.0]
        for xb, tb in minibatches(x, t, batch_size, rng):
            tally[0] += len(xb) * cross_entropy(mlp_forward(params, xb), tb)
            for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb)):
                w -= learning_rate * dw
                b -= learning_rate * np.reshape(db, b.shape)
        losses.append(tally[0] / len(x))
    return params, losses


#% id: ex08-train_mlp-two-01
#% kind: two
#% why: batches drawn once before the epochs, learning rate divided by the batch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    state = [tuple(np.array(q, dtype=float) for q in pair) for pair in params]
    batches = list(minibatches(x, t, batch_size, rng))  #! drawn once: every epoch has the same order
    losses = []
    for epoch in range(epochs):
        running = []
        for xb, tb in batches:
            running.append(cross_entropy(mlp_forward(state, xb), tb))
            lr = learning_rate / len(xb)  #! the gradient is a mean already
            state = [(w - lr * gw, b - lr * np.reshape(gb, b.shape)) for (w, b), (gw, gb) in zip(state, mlp_gradients(state, xb, tb))]
        losses.append(sum(running) / len(running))
    return state, losses


#% id: ex08-train_mlp-two-02
#% kind: two
#% why: one update an epoch from the last batch, loss summed
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    p = [(np.array(w, float), np.array(b, float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        loss = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            loss += cross_entropy(mlp_forward(p, xb), tb) * len(xb)
            g = mlp_gradients(p, xb, tb)
        p = [(w - learning_rate * dw, b - learning_rate * np.reshape(db, b.shape)) for (w, b), (dw, db) in zip(p, g)]  #! stands outside the batch loop: one update an epoch
        losses.append(loss)  #! the mean is asked, this is the sum over the examples
    return p, losses


#% id: ex08-train_mlp-two-03
#% kind: two
#% why: biases stay, early stop
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    class Trainer:
        def __init__(self, net):
            self.net = [[np.array(w, float), np.array(b, float)] for w, b in net]

        def epoch(self):
            seen = []
            for xb, tb in minibatches(x, t, batch_size, rng):
                seen.append(cross_entropy(mlp_forward(self.net, xb), tb))
                for layer, grad in zip(self.net, mlp_gradients(self.net, xb, tb)):
                    layer[0] = layer[0] - learning_rate * grad[0]  #! the bias is never updated
            return float(np.mean(seen))

    trainer = Trainer(params)
    losses = []
    for _ in range(epochs):
        losses.append(trainer.epoch())
        if len(losses) > 1 and losses[-2] - losses[-1] < 0.05:  #! stops early, all epochs are asked
            break
    return [tuple(q) for q in trainer.net], losses


#% id: ex08-train_mlp-three-01
#% kind: three
#% why: climbs, half of the examples only, loss divided by the batch size
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    log = []
    for _ in range(epochs):
        terms = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            terms.append(cross_entropy(mlp_forward(net, xb), tb))
            moved = []
            for (w, b), (dw, db) in zip(net, mlp_gradients(net, xb, tb)):
                moved.append((w + learning_rate * dw, b - learning_rate * np.reshape(db, b.shape)))  #! w + ... climbs the gradient
            net = moved
            if len(terms) * batch_size >= len(x) // 2:  #! half of the examples are never seen
                break
        log.append(sum(terms) / batch_size)  #! divided by the batch size, not by the number of batches
    return net, log


#% id: ex08-train_mlp-rare-01
#% kind: rare
#% why: the parameters are reset at the start of every epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    fresh = lambda: [(np.array(w, float), np.array(b, float)) for w, b in params]
    model, losses = fresh(), []
    for n in range(epochs):
        model = fresh()  #! every epoch begins with the first parameters again
        sums = np.zeros(2)
        for xb, tb in minibatches(x, t, batch_size, rng):
            sums += [cross_entropy(mlp_forward(model, xb), tb) * len(tb), len(tb)]
            model = [(w - learning_rate * gw, b - learning_rate * np.reshape(gb, np.shape(b))) for (w, b), (gw, gb) in zip(model, mlp_gradients(model, xb, tb))]
        losses.append(sums[0] / sums[1])
    return model, losses
