#% id: ex08-one-05
#% kind: one
#% why: the loss of an epoch is the loss of its last batch alone
def _grads(params, xb, tb):
    hs = [xb]
    for w, b in params[:-1]:
        hs.append(np.maximum(hs[-1] @ w + b, 0))
    p = softmax(hs[-1] @ params[-1][0] + params[-1][1])
    d = (p - tb) / len(xb)
    out = []
    for (w, b), h in zip(params[::-1], hs[::-1]):
        out.append((h.T @ d, d.sum(axis=0).reshape(b.shape)))
        d = d @ w.T * (h > 0)
    return p, out[::-1]

def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    losses = []
    for _ in range(epochs):
        for xb, tb in minibatches(x, t, batch_size, rng):
            p, g = _grads(params, xb, tb)
            loss = cross_entropy(p, tb)
            params = [(w - learning_rate * dw, b - learning_rate * db) for (w, b), (dw, db) in zip(params, g)]
        losses.append(loss)  #! one batch, not the mean of the epoch
    return params, losses

#% id: ex08-two-04
#% kind: two
#% why: the step is divided by the batch size a second time
#% why: the batch losses of an epoch are added up but not divided by the number of batches
def train_mlp(params, x, t, epochs, batch_size, learning_rate, rng):
    params = [(np.array(w, dtype=float), np.array(b, dtype=float)) for w, b in params]
    step = learning_rate / batch_size  #! delta is a mean already
    history = []
    for epoch in range(epochs):
        running_loss = 0.0
        for xb, tb in minibatches(x, t, batch_size, rng):
            # forward
            acts = [np.asarray(xb, dtype=float)]
            for w, b in params[:-1]:
                acts.append(np.maximum(acts[-1] @ w + b, 0))
            w, b = params[-1]
            probs = softmax(acts[-1] @ w + b)
            running_loss += cross_entropy(probs, tb)
            # backward
            delta = (probs - tb) / len(xb)
            for k in range(len(params) - 1, -1, -1):
                w, b = params[k]
                dw = acts[k].T @ delta
                db = delta.sum(axis=0)
                delta = (delta @ w.T) * (acts[k] > 0)
                params[k] = (w - step * dw, b - step * db)
        history.append(running_loss)  #! the sum over the batches
    return params, history
