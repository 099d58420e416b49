#% id: ex08-one-03
#% kind: one
#% why: not divided by the number of examples
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ w + b, 0))
    w, b = params[-1]
    p = softmax(acts[-1] @ w + b)
    delta = p - np.asarray(t)  #! mean cross-entropy
    grads = []
    for k in range(len(params) - 1, -1, -1):
        grads.append((acts[k].T @ delta, delta.sum(axis=0)))
        if k > 0:
            delta = (delta @ params[k][0].T) * (acts[k] > 0)
    return grads[::-1]

#% id: ex08-two-05
#% kind: two
#% why: the list runs from the last layer to the first, and the bias gradient is averaged
def mlp_gradients(params, x, t):
    x = np.asarray(x, dtype=float)
    n = x.shape[0]
    hs = [x]
    for w, b in params[:-1]:
        z = hs[-1] @ w + b
        hs.append(z * (z > 0))
    d = (mlp_forward(params, x) - np.asarray(t)) / n
    result = []
    for (w, b), h in zip(params[::-1], hs[::-1]):
        dw = h.T @ d
        db = d.mean(0)  #! d holds the 1/n already, the rows are summed
        result.append((dw, db))
        d = (d @ w.T) * (h > 0)
    return result  #! not turned round

#% id: ex08-two-06
#% kind: two
#% why: no ReLU mask on the way down, and the sign of the output delta
def mlp_gradients(params, x, t):
    a = [np.asarray(x, float)]
    L = len(params)
    for l in range(L):
        W, b = params[l]
        Z = np.dot(a[l], W) + b
        a.append(np.maximum(Z, 0.0) if l + 1 < L else softmax(Z))
    m = len(a[0])
    dZ = (np.asarray(t) - a[L]) / m  #! prediction minus target
    out = [None] * L
    for l in range(L - 1, -1, -1):
        out[l] = (np.dot(a[l].T, dZ), np.sum(dZ, axis=0, keepdims=True))
        dA = np.dot(dZ, params[l][0].T)
        dZ = dA  #! slope of the ReLU missing
    return out

#% id: ex08-three-03
#% kind: three
#% why: divided by examples times classes, times the activation instead of its mask, bias gradient along the units
def mlp_gradients(params, x, t):
    t = np.asarray(t, dtype=float)
    layers = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        layers.append(np.maximum(layers[-1].dot(w) + b, 0))
    prob = mlp_forward(params, x)
    err = (prob - t) / t.size  #! rows only
    grads = []
    for i in reversed(range(len(params))):
        w = params[i][0]
        grads.insert(0, (layers[i].T.dot(err), err.sum(axis=1)))  #! axis
        err = err.dot(w.T) * layers[i]  #! slope is 1, not the activation
    return grads

#% id: ex08-rare-05
#% kind: rare
#% why: the weight gradient is formed with the pre-activations below, not with what the ReLU let through
def mlp_gradients(params, x, t):
    x = np.asarray(x, dtype=float)
    zs = [x]
    a = x
    for w, b in params:
        z = a @ w + b
        zs.append(z)
        a = np.maximum(z, 0)
    delta = (softmax(zs[-1]) - np.asarray(t)) / len(x)
    grads = []
    for k in range(len(params), 0, -1):
        below = zs[k - 1]  #! before the ReLU
        grads.append((below.T @ delta, delta.sum(axis=0)))
        if k > 1:
            delta = (delta @ params[k - 1][0].T) * (zs[k - 1] > 0)
    grads.reverse()
    return grads

#% id: ex08-rare-06
#% kind: rare
#% why: an extra p(1-p) at the softmax output, the habit from squared error and sigmoid
def mlp_gradients(params, x, t):
    h = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        h.append(np.clip(h[-1] @ w + b, 0, None))
    p = mlp_forward(params, x)
    delta = (p - t) * p * (1 - p) / p.shape[0]  #! cancels with the logarithm
    g = {}
    for k in range(len(params) - 1, -1, -1):
        g[k] = (np.einsum("ni,no->io", h[k], delta), np.einsum("no->o", delta))
        if k >= 1:
            delta = np.einsum("no,io->ni", delta, np.asarray(params[k][0], dtype=float))
            delta[h[k] <= 0] = 0
    return [g[k] for k in sorted(g)]

#% id: ex08-right-03
#% kind: right
#% why: one example after the other, gradients added up with outer products
def mlp_gradients(params, x, t):
    X = np.asarray(x, dtype=float)
    T = np.asarray(t, dtype=float)
    ws = [np.asarray(w, dtype=float) for w, _ in params]
    bs = [np.asarray(b, dtype=float).ravel() for _, b in params]
    gw = [np.zeros(w.shape) for w in ws]
    gb = [np.zeros(b.shape) for b in bs]
    for xi, ti in zip(X, T):
        trace = [xi]
        for k in range(len(ws)):
            z = trace[-1] @ ws[k] + bs[k]
            trace.append(softmax(z[None, :])[0] if k == len(ws) - 1 else np.maximum(z, 0))
        d = (trace[-1] - ti) / len(X)
        for k in range(len(ws) - 1, -1, -1):
            gw[k] += np.outer(trace[k], d)
            gb[k] += d
            d = (ws[k] @ d) * (trace[k] > 0)
    return list(zip(gw, gb))
