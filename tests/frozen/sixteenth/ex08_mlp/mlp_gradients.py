#% id: ex08-mlp_gradients-one-01
#% kind: one
#% why: not divided by the number of examples
def mlp_gradients(params, x, t):
    ws = [np.asarray(w, dtype=float) for w, _ in params]
    bs = [np.asarray(b, dtype=float) for _, b in params]
    activations, zs = [np.asarray(x, dtype=float)], []
    for i, (w, b) in enumerate(zip(ws, bs)):
        zs.append(activations[-1] @ w + b)
        activations.append(softmax(zs[-1]) if i == len(ws) - 1 else np.maximum(zs[-1], 0))
    delta = activations[-1] - np.asarray(t)  #! mean cross-entropy: / n
    grads = []
    for i in reversed(range(len(ws))):
        grads.append((activations[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ ws[i].T) * (zs[i - 1] > 0)
    return grads[::-1]


#% id: ex08-mlp_gradients-one-02
#% kind: one
#% why: the ReLU mask is forgotten
def mlp_gradients(params, x, t):
    tape = []
    a = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        tape.append(a)
        a = np.clip(a @ np.asarray(w) + np.asarray(b), 0, None)
    tape.append(a)
    p = softmax(a @ np.asarray(params[-1][0]) + np.asarray(params[-1][1]))
    d = np.subtract(p, t) / len(p)
    out = []
    for (w, b), a in zip(reversed(params), reversed(tape)):
        out.insert(0, (np.dot(a.T, d), d.sum(0)))
        d = np.dot(d, np.asarray(w).T)  #! times (a > 0)
    return out


#% id: ex08-mlp_gradients-one-03
#% kind: one
#% why: gradients in the order of the backward pass
def mlp_gradients(params, x, t):
    기록 = [np.asarray(x, float)]
    for k, (w, b) in enumerate(params):
        z = 기록[-1] @ np.asarray(w) + np.asarray(b)
        기록.append(z if k == len(params) - 1 else z * (z > 0))
    d = (softmax(기록.pop()) - np.asarray(t)) / len(기록[0])
    결과 = []
    for w, b in params[::-1]:
        a = 기록.pop()
        결과.append((a.T @ d, d.sum(axis=0)))
        d = d @ np.asarray(w).T * (a > 0)
    return 결과  #! first layer first


#% id: ex08-mlp_gradients-rare-01
#% kind: rare
#% why: mask taken from the layer above
def mlp_gradients(params, x, t):
    L = len(params)
    A, Z = {0: np.asarray(x, dtype=float)}, {}
    for l in range(1, L + 1):
        W, b = params[l - 1]
        Z[l] = A[l - 1] @ np.asarray(W) + np.asarray(b)
        A[l] = np.maximum(0, Z[l])
    dZ = (softmax(Z[L]) - np.asarray(t)) / A[0].shape[0]
    grads = [None] * L
    for l in range(L, 0, -1):
        grads[l - 1] = (A[l - 1].T @ dZ, np.sum(dZ, axis=0))
        if l > 1:
            dA = dZ @ np.asarray(params[l - 1][0]).T
            dZ = np.where(dA > 0, dA, 0)  #! the sign of Z[l - 1] counts, not that of dA
    return grads


#% id: ex08-mlp_gradients-rare-02
#% kind: rare
#% why: one ReLU mask for the whole batch
def mlp_gradients(params, x, t):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    ps = [(np.asarray(w, dtype=float), np.asarray(b, dtype=float).ravel()) for w, b in params]
    hs = [x]
    for w, b in ps[:-1]:
        hs.append(np.fmax(hs[-1] @ w + b, 0))
    g = (softmax(hs[-1] @ ps[-1][0] + ps[-1][1]) - t) / x.shape[0]
    grads = []
    for h, (w, b) in zip(hs[::-1], ps[::-1]):
        grads.append((np.einsum("ni,no->io", h, g), np.einsum("no->o", g)))
        alive = (h > 0).any(axis=0)  #! one mask for the whole batch; every example has its own
        g = np.einsum("no,io->ni", g, w) * alive
    grads.reverse()
    return grads


#% id: ex08-mlp_gradients-two-01
#% kind: two
#% why: db averaged though delta is divided already, t - p
def mlp_gradients(params, x, t):
    x = np.asarray(x, float)
    cache = []
    a = x
    for w, b in params:
        z = a @ np.asarray(w) + np.asarray(b)
        cache.append((a, z))
        a = np.maximum(z, 0)
    dz = (np.asarray(t) - softmax(cache[-1][1])) / len(x)  #! sign
    grads = []
    for k in range(len(params))[::-1]:
        a, _ = cache[k]
        dw = a.T @ dz
        db = dz.mean(axis=0)  #! sum: the mean is in dz
        grads = [(dw, db)] + grads
        if k:
            dz = dz @ np.asarray(params[k][0]).T * (cache[k - 1][1] > 0)
    return grads


#% id: ex08-mlp_gradients-two-02
#% kind: two
#% why: the forward pass has a ReLU on the logits; the biases' gradients stay in reverse order
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for w, b in params:
        acts.append(np.maximum(acts[-1] @ np.asarray(w) + np.asarray(b), 0))  #! the logits are cut at 0 as well
    delta = (softmax(acts[-1]) - np.asarray(t)) / len(acts[0])
    dws, dbs = [], []
    for i in range(len(params) - 1, -1, -1):
        dws.append(acts[i].T @ delta)
        dbs.append(delta.sum(axis=0))
        delta = (delta @ np.asarray(params[i][0]).T) * (acts[i] > 0)
    return list(zip(dws[::-1], dbs))  #! dbs is still in reverse


#% id: ex08-mlp_gradients-two-03
#% kind: two
#% why: divided by classes, the activation in place of the mask
def mlp_gradients(params, x, t):
    def forward_all():
        a = np.asarray(x, dtype=float)
        yield a
        for w, b in params[:-1]:
            a = np.maximum(a @ np.asarray(w) + np.asarray(b), 0)
            yield a

    acts = list(forward_all())
    target = np.asarray(t, dtype=float)
    err = (mlp_forward(params, x) - target) / target.size  #! len(target)
    result = []
    for n in range(len(acts) - 1, -1, -1):
        w, b = params[n]
        result.append((acts[n].T @ err, np.ones((1, len(err))) @ err))
        err = err @ np.asarray(w).T * acts[n]  #! the slope is 1 or 0, not the activation
    return list(reversed(result))


#% id: ex08-mlp_gradients-three-01
#% kind: three
#% why: factor 2, db of the last example, slope of the sigmoid
def mlp_gradients(params, x, t):
    xs = [np.asarray(x, float)]
    for w, b in params[:-1]:
        xs.append(np.maximum(xs[-1] @ np.asarray(w) + np.asarray(b), 0))
    probs = softmax(xs[-1] @ np.asarray(params[-1][0]) + np.asarray(params[-1][1]))
    d = 2 * (probs - np.asarray(t)) / len(probs)  #! factor 2 of the squared error
    res = []
    for k in reversed(range(len(params))):
        res.insert(0, (xs[k].T @ d, d[-1]))  #! db: sum over the batch
        d = d @ np.asarray(params[k][0]).T
        d = d * xs[k] * (1 - xs[k])  #! slope of the sigmoid
    return res


#% id: ex08-mlp_gradients-three-02
#% kind: three
#% why: forward without bias, p for p - t, mask turned round
def mlp_gradients(params, x, t):
    net = [(np.array(w, float), np.array(b, float)) for w, b in params]
    ins, a = [], np.array(x, float)
    for i, (w, b) in enumerate(net):
        ins.append(a)
        a = a @ w  #! + b
        if i < len(net) - 1:
            a[a < 0] = 0
    n = a.shape[0]
    g = softmax(a)
    g[np.arange(n), np.argmin(t, axis=1)] -= 1  #! argmax of the one-hot row
    g /= n
    out = []
    while net:
        (w, b), a = net.pop(), ins.pop()
        out.append((a.T @ g, g.sum(axis=0)))
        g = g @ w.T
        g[a > 0] = 0  #! where a is 0 the gradient is 0, not where it is positive
    return out[::-1]


#% id: ex08-mlp_gradients-right-01
#% kind: right
#% why: closures: the forward pass leaves a stack of functions
def mlp_gradients(params, x, t):
    tape = []
    a = np.asarray(x, dtype=float)
    for k, (w, b) in enumerate(params):
        w = np.asarray(w, dtype=float)
        alive = np.ones(a.shape) if k == 0 else (a > 0) * 1.0

        def back(d, a=a, w=w, alive=alive, shape=np.shape(b)):
            return (a.T @ d, d.sum(axis=0).reshape(shape)), (d @ w.T) * alive

        tape.append(back)
        z = a @ w + np.asarray(b)
        a = np.maximum(z, 0)
    d = softmax(z)
    d = (d - np.asarray(t, dtype=float)) * (1 / len(d))
    found = []
    while tape:
        pair, d = tape.pop()(d)
        found[:0] = [pair]
    return found
