#% id: ex08-train_mlp-one-01
#% kind: one
#% why: one loss a batch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    weights = [(np.array(w, float), np.array(b, float)) for w, b in params]
    losses = []
    for epoch in range(epochs):
        epoch_losses = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            epoch_losses.append(cross_entropy(mlp_forward(weights, xb), tb))
            grads = mlp_gradients(weights, xb, tb)
            weights = [(w - learning_rate * gw, b - learning_rate * np.reshape(gb, b.shape)) for (w, b), (gw, gb) in zip(weights, grads)]
        losses.extend(epoch_losses)  #! one mean an epoch
    return weights, losses


#% id: ex08-train_mlp-one-02
#% kind: one
#% why: update in place of the arguments
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.asarray(w, dtype=float), np.asarray(b, dtype=float)) for w, b in params]  #! no copies, -= writes into the argument
    history = []
    for _ in range(epochs):
        total = count = 0
        for xb, tb in minibatches(x, t, batch_size, rng):
            total += cross_entropy(mlp_forward(net, xb), tb) * len(xb)
            count += len(xb)
            for (w, b), (dw, db) in zip(net, mlp_gradients(net, xb, tb)):
                w -= learning_rate * dw
                b -= learning_rate * np.reshape(db, b.shape)
        history.append(total / count)
    return net, history


#% id: ex08-train_mlp-rare-01
#% kind: rare
#% why: the generator of batches is made once and is empty from the second epoch on
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    p = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    batches = minibatches(x, t, batch_size, rng)
    losses = []
    for epoch in range(epochs):
        for xb, tb in batches:  #! exhausted after one epoch
            g = mlp_gradients(p, xb, tb)
            p = [(w - learning_rate * dw, b - learning_rate * np.reshape(db, b.shape)) for (w, b), (dw, db) in zip(p, g)]
        losses.append(cross_entropy(mlp_forward(p, x), t))
    return p, losses


#% id: ex08-train_mlp-rare-02
#% kind: rare
#% why: the same order every epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    model = [[np.array(w, float), np.array(b, float)] for w, b in params]
    all_batches = list(minibatches(x, t, batch_size, rng))
    curve = []
    for e in range(epochs):
        curve.append(float(cross_entropy(mlp_forward(model, x), t)))
        for xb, tb in all_batches:  #! a fresh order every epoch
            for layer, (dw, db) in zip(model, mlp_gradients(model, xb, tb)):
                layer[0] = layer[0] - learning_rate * dw
                layer[1] = layer[1] - learning_rate * np.reshape(db, layer[1].shape)
    return [tuple(layer) for layer in model], curve


#% id: ex08-train_mlp-two-01
#% kind: two
#% why: loss sum not divided, biases not updated
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    매개변수 = [(np.array(w, float), np.array(b, float)) for w, b in params]
    손실들 = []
    for 에폭 in range(epochs):
        합 = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            합 += cross_entropy(mlp_forward(매개변수, xb), tb) * len(xb)
            새것 = []
            for (w, b), (dw, db) in zip(매개변수, mlp_gradients(매개변수, xb, tb)):
                새것.append((w - learning_rate * dw, b))  #! the bias is not updated
            매개변수 = 새것
        손실들.append(합 / batch_size)  #! by the number of examples
    return 매개변수, 손실들


#% id: ex08-train_mlp-two-02
#% kind: two
#% why: every epoch begins from the initial parameters, gradient divided again
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    start = [(np.array(w, float), np.array(b, float)) for w, b in params]
    now, losses = start, []
    for _ in range(epochs):
        losses.append(cross_entropy(mlp_forward(now, x), t))
        now = start  #! training starts anew every epoch
        for xb, tb in minibatches(x, t, batch_size, rng):
            step = learning_rate / len(xb)  #! the gradient is a mean already
            grads = mlp_gradients(now, xb, tb)
            now = [(w - step * dw, b - step * np.reshape(db, b.shape)) for (w, b), (dw, db) in zip(now, grads)]
    return now, losses


#% id: ex08-train_mlp-two-03
#% kind: two
#% why: last batch skipped, gradients from the old network
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    net = [(np.array(w, float), np.array(b, float)) for w, b in params]
    n = len(x)
    losses = []
    for _ in range(epochs):
        seen, summed = 0, 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            if len(xb) < batch_size:  #! no example is to be left out
                continue
            seen += len(xb)
            summed += len(xb) * cross_entropy(mlp_forward(net, xb), tb)
            grads = mlp_gradients(params, xb, tb)  #! gradients at the initial parameters
            net = [(w - learning_rate * dw, b - learning_rate * np.reshape(db, b.shape)) for (w, b), (dw, db) in zip(net, grads)]
        losses.append(summed / max(seen, 1))
    return net, losses


#% id: ex08-train_mlp-three-01
#% kind: three
#% why: accuracy as loss, ascent, one epoch too few
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    state = [(np.array(w, float), np.array(b, float)) for w, b in params]
    losses = []
    for epoch in range(1, epochs):  #! epochs - 1 of them
        per_batch = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            grads = mlp_gradients(state, xb, tb)
            per_batch.append(1 - accuracy(state, xb, tb.argmax(axis=1)))  #! the cross-entropy, not the error rate
            state = [
                (w + learning_rate * dw, b + learning_rate * np.reshape(db, b.shape))  #! minus
                for (w, b), (dw, db) in zip(state, grads)
            ]
        losses.append(float(np.mean(per_batch)))
    return state, losses


#% id: ex08-train_mlp-three-02
#% kind: three
#% why: a fixed seed every epoch, only the first matrix trained, losses summed
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    x, t = np.asarray(x), np.asarray(t)
    net = [(np.array(w, float), np.array(b, float)) for w, b in params]
    losses = []
    for _ in range(epochs):
        rng = np.random.default_rng(0)  #! the same order in every epoch, whatever rng is given
        acc = []
        for xb, tb in minibatches(x, t, batch_size, rng):
            acc.append(cross_entropy(mlp_forward(net, xb), tb))
            g = mlp_gradients(net, xb, tb)
            net = [(w - learning_rate * g[0][0] if i == 0 else w, b - learning_rate * np.reshape(g[i][1], b.shape)) for i, (w, b) in enumerate(net)]  #! only the first matrix is trained
        losses.append(sum(acc))  #! mean over the batches
    return net, losses


#% id: ex08-train_mlp-right-01
#% kind: right
#% why: own order, flat lists of arrays, loss after the epoch
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    ws, bs = ([np.array(q, dtype=float) for q in col] for col in zip(*params))
    data, target = np.asarray(x), np.asarray(t)
    losses = []
    for _ in range(epochs):
        order = np.argsort(rng.random(len(data)))
        while order.size:
            now, order = order[:batch_size], order[batch_size:]
            for k, (dw, db) in enumerate(mlp_gradients(list(zip(ws, bs)), data[now], target[now])):
                ws[k] = ws[k] - learning_rate * dw
                bs[k] = bs[k] - learning_rate * np.reshape(db, bs[k].shape)
        losses.append(cross_entropy(mlp_forward(list(zip(ws, bs)), data), target))
    return list(zip(ws, bs)), losses
