#% id: ex08-train_mlp-right-01
#% kind: right
#% why: own shuffling, copies updated in place, loss weighted by the rows of each batch before its update
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    mine = [[np.array(w, dtype=float), np.array(b, dtype=float)] for w, b in params]
    history = []
    for _ in range(epochs):
        order = np.arange(len(x))
        rng.shuffle(order)
        total = 0.0
        while order.size:
            now, order = order[:batch_size], order[batch_size:]
            total += cross_entropy(mlp_forward(mine, x[now]), t[now]) * now.size
            for pair, gradient in zip(mine, mlp_gradients(mine, x[now], t[now])):
                for parameter, g in zip(pair, gradient):
                    parameter -= learning_rate * np.reshape(g, parameter.shape)
        history.append(float(total / len(x)))
    return [tuple(pair) for pair in mine], history


#% id: ex08-train_mlp-right-02
#% kind: right
#% why: helper for an update, losses measured on all the data before every epoch
def _one_update(network, gradients, rate):
    new_network = []
    for layer_index in range(len(network)):
        old_w, old_b = network[layer_index]
        grad_w, grad_b = gradients[layer_index]
        new_w = np.asarray(old_w) - rate * np.asarray(grad_w)
        new_b = np.asarray(old_b) - rate * np.asarray(grad_b).reshape(np.shape(old_b))
        new_network.append((new_w, new_b))
    return new_network


def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    network = [(np.array(w) * 1.0, np.array(b) * 1.0) for w, b in params]
    losses = []
    epoch = 0
    while epoch < epochs:
        losses.append(cross_entropy(mlp_forward(network, x), t))
        for x_batch, t_batch in list(minibatches(x, t, batch_size, rng)):
            network = _one_update(network, mlp_gradients(network, x_batch, t_batch), learning_rate)
        epoch = epoch + 1
    return network, losses


#% id: ex08-train_mlp-one-01
#% kind: one
#% why: losses of the batches added up, not averaged
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.asarray(w), np.asarray(b)) for w, b in params]
    losses = []
    for epoch in range(epochs):
        total = 0
        count = 0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(params, xb), tb)
            count += 1
            grads = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db.reshape(b.shape)) for (w, b), (dw, db) in zip(params, grads)]
        losses.append(total / len(x))  #! sum of batch means divided by the examples instead of the batches
    return params, losses


#% id: ex08-train_mlp-one-02
#% kind: one
#% why: gradients always at the parameters the epoch began with
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    weights = [(np.asarray(w), np.asarray(b)) for w, b in params]
    for _ in range(epochs):
        start = weights
        for xb, tb in minibatches(x, t, batch_size, rng):
            step = mlp_gradients(start, xb, tb)  #! gradient at the epoch's first parameters
            weights = [
                (w - learning_rate * dw, b - learning_rate * np.reshape(db, b.shape))
                for (w, b), (dw, db) in zip(weights, step)
            ]
        losses.append(cross_entropy(mlp_forward(weights, x), t))
    return weights, losses


#% id: ex08-train_mlp-one-03
#% kind: one
#% why: shuffled once before the first epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [[np.array(w, dtype=float), np.array(b, dtype=float)] for w, b in params]
    losses = []
    batches = list(minibatches(x, t, batch_size, rng))  #! order drawn once, the same in all epochs
    for e in range(epochs):
        seen = []
        for xb, tb in batches:
            seen.append(cross_entropy(mlp_forward(net, xb), tb))
            for layer, (dw, db) in zip(net, mlp_gradients(net, xb, tb)):
                layer[0] = layer[0] - learning_rate * dw
                layer[1] = layer[1] - learning_rate * db.reshape(layer[1].shape)
        losses.append(float(np.mean(seen)))
    return [(w, b) for w, b in net], losses


#% id: ex08-train_mlp-one-04
#% kind: one
#% why: gradients of the whole data in every batch step
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    current_params = list(params)
    list_of_losses = []
    for epoch_number in range(epochs):
        for x_part, t_part in minibatches(x, t, batch_size, rng):
            all_gradients = mlp_gradients(current_params, x, t)  #! whole data instead of the batch
            next_params = []
            for number in range(len(current_params)):
                w = np.array(current_params[number][0])
                b = np.array(current_params[number][1])
                next_params.append((w - learning_rate * all_gradients[number][0], b - learning_rate * all_gradients[number][1].reshape(b.shape)))
            current_params = next_params
        probabilities = mlp_forward(current_params, x)
        list_of_losses.append(cross_entropy(probabilities, t))
    return current_params, list_of_losses


#% id: ex08-train_mlp-two-01
#% kind: two
#% why: gradient divided by the batch once more, losses of all batches in the list
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    theta = [(np.asarray(w), np.asarray(b)) for w, b in params]
    losses = []
    for _ in range(epochs):
        parts = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            parts.append(cross_entropy(mlp_forward(theta, xb), tb))
            lr = learning_rate / len(xb)  #! the gradient is a mean already, divided by the batch again
            g = mlp_gradients(theta, xb, tb)
            theta = [tuple(np.asarray(p) - lr * np.reshape(d, np.shape(p)) for p, d in zip(*both)) for both in zip(theta, g)]
        losses.extend(parts)  #! one loss a batch, not one an epoch
    return theta, losses


#% id: ex08-train_mlp-two-02
#% kind: two
#% why: biases never updated, loss of the last batch for the epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.asarray(w), np.asarray(b)) for w, b in params]
    losses = []
    for epoch in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            updated = []
            for (w, b), (dw, db) in zip(params, mlp_gradients(params, xb, tb)):
                w = w - learning_rate * dw
                updated.append((w, b))  #! bias taken over without its step
            params = updated
        loss = cross_entropy(mlp_forward(params, xb), tb)  #! xb and tb are only the last batch
        losses.append(loss)
    return params, losses


#% id: ex08-train_mlp-two-03
#% kind: two
#% why: targets not shuffled along, incomplete batch left out
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    n = x.shape[0]
    W = [np.array(w, dtype=float) for w, _ in params]
    B = [np.array(b, dtype=float) for _, b in params]
    size = min(batch_size, n)
    losses = []
    for _ in range(epochs):
        perm = rng.permutation(n)
        xs = x[perm]
        ts = t  #! targets stay in the old order
        for k in range(n // size):  #! the smaller batch at the end is left out
            lo, hi = k * size, (k + 1) * size
            grads = mlp_gradients(list(zip(W, B)), xs[lo:hi], ts[lo:hi])
            for j, (dw, db) in enumerate(grads):
                W[j] = W[j] - learning_rate * dw
                B[j] = B[j] - learning_rate * db.reshape(B[j].shape)
        losses.append(cross_entropy(mlp_forward(list(zip(W, B)), x), t))
    return list(zip(W, B)), losses


#% id: ex08-train_mlp-two-04
#% kind: two
#% why: one epoch too few, rate shrinks from epoch to epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    losses = []
    rate = learning_rate
    for epoch in range(1, epochs):  #! starts at 1: one epoch too few
        for batch_x, batch_t in minibatches(x, t, batch_size, rng):
            grads = mlp_gradients(params, batch_x, batch_t)
            params = [
                (np.subtract(w, rate * dw), np.subtract(b, rate * np.reshape(db, np.shape(b))))
                for (w, b), (dw, db) in zip(params, grads)
            ]
        losses.append(cross_entropy(mlp_forward(params, x), t))
        rate *= 0.95  #! decay of the rate that nobody asked for
    return [(np.asarray(w), np.asarray(b)) for w, b in params], losses


#% id: ex08-train_mlp-three-01
#% kind: three
#% why: batches as big as the data, total carried over to the next epoch, output layer left out
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    losses = []
    loss_sum = 0.0
    for epoch in range(epochs):
        rows = 0
        for xb, tb in minibatches(x, t, len(x), rng):  #! len(x) passed as the size of a batch
            loss_sum += len(xb) * cross_entropy(mlp_forward(net, xb), tb)  #! total goes on from epoch to epoch
            rows += len(xb)
            grads = mlp_gradients(net, xb, tb)
            for i in range(len(net) - 1):  #! output layer is not trained
                w, b = net[i]
                net[i] = (w - learning_rate * grads[i][0], b - learning_rate * grads[i][1].reshape(b.shape))
        losses.append(loss_sum / rows)
    return net, losses


#% id: ex08-train_mlp-three-02
#% kind: three
#% why: new weights instead of the given ones, one loss too many, plus instead of minus for the biases
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    sizes = [np.shape(params[0][0])[0]] + [np.shape(w)[1] for w, _ in params]
    model = init_mlp(sizes, rng)  #! begins with new weights, not with the given ones
    def loss_now():
        return cross_entropy(mlp_forward(model, x), t)
    losses = [loss_now()]  #! a loss before training makes epochs + 1 of them
    for _ in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            changed = []
            for (w, b), (dw, db) in zip(model, mlp_gradients(model, xb, tb)):
                changed.append((w - learning_rate * dw, b + learning_rate * np.reshape(db, b.shape)))  #! biases go up the slope
            model = changed
        losses.append(loss_now())
    return model, losses


#% id: ex08-train_mlp-rare-01
#% kind: rare
#% why: stops early when the loss of an epoch has not gone down
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.asarray(w), np.asarray(b)) for w, b in params]
    losses = []
    for epoch in range(epochs):
        batch_losses, batch_rows = [], []
        for xb, tb in minibatches(x, t, batch_size, rng):
            batch_losses.append(cross_entropy(mlp_forward(params, xb), tb))
            batch_rows.append(len(xb))
            g = mlp_gradients(params, xb, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db.reshape(b.shape)) for (w, b), (dw, db) in zip(params, g)]
        losses.append(float(np.average(batch_losses, weights=batch_rows)))
        if len(losses) > 1 and losses[-1] > losses[-2]:  #! stops when the loss rises, the rest of the epochs is missing
            break
    return params, losses


#% id: ex08-train_mlp-rare-02
#% kind: rare
#% why: layers updated one after the other, each gradient with the layers before it already moved
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.asarray(w), np.asarray(b)) for w, b in params]
    losses = []
    for _ in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            for k in range(len(net)):
                dw, db = mlp_gradients(net, xb, tb)[k]  #! worked out anew after the layers below have moved
                w, b = net[k]
                net[k] = (w - learning_rate * dw, b - learning_rate * db.reshape(b.shape))
        losses.append(cross_entropy(mlp_forward(net, x), t))
    return net, losses


#% id: ex08-train_mlp-rare-03
#% kind: rare
#% why: the generator of batches is made once and is exhausted after the first epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    w_and_b = [(np.asarray(w), np.asarray(b)) for w, b in params]
    batches = minibatches(x, t, batch_size, rng)
    losses = []
    for epoch in range(epochs):
        for bx, bt in batches:  #! used up after the first epoch, later ones train nothing
            grad = mlp_gradients(w_and_b, bx, bt)
            for i, (gw, gb) in enumerate(grad):
                w_and_b[i] = (w_and_b[i][0] - learning_rate * gw, w_and_b[i][1] - learning_rate * gb.reshape(w_and_b[i][1].shape))
        losses.append(cross_entropy(mlp_forward(w_and_b, x), t))
    return w_and_b, losses


#% id: ex08-train_mlp-rare-04
#% kind: rare
#% why: gradients of the batches collected over the epoch without being cleared, so old ones are applied again
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    weights = [np.array(w, dtype=float) for w, b in params]
    biases = [np.array(b, dtype=float) for w, b in params]
    losses = []
    for _ in range(epochs):
        sum_w = [np.zeros_like(w) for w in weights]
        sum_b = [np.zeros_like(b) for b in biases]
        for xb, tb in minibatches(x, t, batch_size, rng):
            for i, (dw, db) in enumerate(mlp_gradients(list(zip(weights, biases)), xb, tb)):
                sum_w[i] += dw
                sum_b[i] += np.reshape(db, sum_b[i].shape)
            for i in range(len(weights)):
                weights[i] = weights[i] - learning_rate * sum_w[i]  #! sums are not cleared after a batch (as after a forgotten zero_grad)
                biases[i] = biases[i] - learning_rate * sum_b[i]
        losses.append(cross_entropy(mlp_forward(list(zip(weights, biases)), x), t))
    return list(zip(weights, biases)), losses
