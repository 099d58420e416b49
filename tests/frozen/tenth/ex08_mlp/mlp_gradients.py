#% id: ex08-one-03
#% kind: one
#% why: the delta is not divided by the number of examples
def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    delta = mlp_forward(params, x) - np.asarray(t)  #! sum instead of mean
    grads = []
    for k in range(len(params) - 1, -1, -1):
        grads.append((a[k].T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[k][0].T) * (a[k] > 0)
    return grads[::-1]


#% id: ex08-two-05
#% kind: two
#% why: no ReLU mask on the way back, and the bias gradient is a mean
def mlp_gradients(params, x, t):
    inputs = []
    h = np.asarray(x, dtype=float)
    for w, b in params:
        inputs.append(h)
        h = np.maximum(np.dot(h, w) + b, 0)
    n = len(inputs[0])
    d = (mlp_forward(params, x) - np.asarray(t)) / n
    grads = []
    for (w, b), a in zip(reversed(params), reversed(inputs)):
        dw = np.dot(a.T, d)
        db = d.mean(axis=0)  #! d holds 1 / n already
        grads.insert(0, (dw, db))
        d = np.dot(d, w.T)  #! silent units pass the gradient on
    return grads


#% id: ex08-two-06
#% kind: two
#% why: last layer first, and p (1 - p) on top of p - t
def mlp_gradients(params, x, t):
    acts = [np.asarray(x)]
    for k, (w, b) in enumerate(params):
        z = acts[-1] @ w + b
        acts.append(softmax(z) if k == len(params) - 1 else np.maximum(z, 0))
    p = acts.pop()
    delta = (p - np.asarray(t)) / p.shape[0]
    delta = delta * p * (1 - p)  #! cross-entropy and softmax give p - t, no more
    result = []
    while acts:
        a = acts.pop()
        w = params[len(acts)][0]
        result.append((a.T @ delta, np.sum(delta, axis=0)))
        delta = delta @ w.T * np.where(a > 0, 1, 0)
    return result  #! the order


#% id: ex08-three-03
#% kind: three
#% why: t - p, a bias gradient from the first example alone, and a mask >= 0 that masks nothing
def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    X, T = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    hidden = [X]
    for w, b in params[:-1]:
        hidden.append(np.maximum(hidden[-1].dot(w) + b, 0))
    w, b = params[-1]
    P = softmax(hidden[-1].dot(w) + b)
    err = (T - P) / len(X)  #! the other way round
    out = [None] * len(params)
    for i in reversed(range(len(params))):
        dw = hidden[i].T.dot(err)
        db = err[0]  #! the sum over the batch
        out[i] = (dw, db)
        if i > 0:
            err = err.dot(params[i][0].T)
            err = err * (hidden[i] >= 0)  #! outputs of ReLU are never negative
    return out


#% id: ex08-three-04
#% kind: three
#% why: divides by examples times classes, rectifies the input, and leaves the hidden biases out of its forward pass
def mlp_gradients(params, x, t):
    t = np.asarray(t)
    layer_in = np.maximum(np.asarray(x), 0)  #! x itself goes in
    saved = []
    for j, (w, b) in enumerate(params):
        saved.append(layer_in)
        if j < len(params) - 1:
            layer_in = np.maximum(layer_in @ w, 0)  #! + b
    probs = softmax(layer_in @ params[-1][0] + params[-1][1])
    g = (probs - t) / t.size  #! n, not n times classes
    grads = []
    for j in range(len(params) - 1, -1, -1):
        grads = [(saved[j].T @ g, g.sum(axis=0))] + grads
        if j != 0:
            g = (g @ params[j][0].T) * (saved[j] > 0)
    return grads


#% id: ex08-rare-04
#% kind: rare
#% why: the output's delta is masked like that of a ReLU layer: classes with a negative logit learn nothing
def mlp_gradients(params, x, t):
    zs, acts = [], [np.asarray(x, dtype=float)]
    for w, b in params:
        zs.append(acts[-1] @ w + b)
        acts.append(np.maximum(zs[-1], 0))
    upstream = (softmax(zs[-1]) - np.asarray(t)) / len(acts[0])
    grads = []
    for k in reversed(range(len(params))):
        dz = upstream * (zs[k] > 0)  #! the output layer has no ReLU
        grads.append((acts[k].T @ dz, dz.sum(axis=0)))
        upstream = dz @ params[k][0].T
    grads.reverse()
    return grads


#% id: ex08-rare-05
#% kind: rare
#% why: the mean is taken again at every layer: the last layer is right, the earlier ones are n times too small
def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    n = a[0].shape[0]
    d = (softmax(a[-1] @ params[-1][0] + params[-1][1]) - np.asarray(t)) / n
    grads = [(a[-1].T @ d, d.sum(0))]
    for k in range(len(params) - 1, 0, -1):
        d = d @ params[k][0].T
        d = d * (a[k] > 0) / n  #! divided by n once more
        grads.insert(0, (a[k - 1].T @ d, d.sum(0)))
    return grads


#% id: ex08-right-02
#% kind: right
#% why: example by example with outer products, db in the shape of b
def mlp_gradients(params, x, t):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    total = [(np.zeros(np.shape(w)), np.zeros(np.shape(b))) for w, b in params]
    for xi, ti in zip(x, t):
        acts = [xi]
        for w, b in params[:-1]:
            z = xi @ w + np.ravel(b)
            xi = np.where(z > 0, z, 0.0)
            acts.append(xi)
        w, b = params[-1]
        d = softmax((xi @ w + np.ravel(b))[None, :])[0] - ti
        for k in range(len(params) - 1, -1, -1):
            dw, db = total[k]
            dw += np.outer(acts[k], d) / len(x)
            db += d.reshape(db.shape) / len(x)
            d = (params[k][0] @ d) * (acts[k] > 0)
    return total
