#% id: ex08-mlp_gradients-one-01
#% kind: one
#% why: gradient of the summed loss, the division by the number of examples is missing
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ np.asarray(w) + np.asarray(b)
        acts.append(softmax(z) if i == len(params) - 1 else np.maximum(z, 0))
    delta = acts[-1] - np.asarray(t)  #! / len(x)
    grads = []
    for i in reversed(range(len(params))):
        grads.insert(0, (acts[i].T @ delta, delta.sum(axis=0)))
        delta = (delta @ np.asarray(params[i][0]).T) * (acts[i] > 0)
    return grads


#% id: ex08-mlp_gradients-two-01
#% kind: two
#% why: no ReLU mask on the way back, and the bias gradients averaged although delta holds 1 / n
def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    a = np.asarray(x, dtype=float)
    cache = []
    for w, b in params[:-1]:
        cache.append(a)
        a = np.maximum(0, a @ np.asarray(w) + np.asarray(b))
    cache.append(a)
    dz = (mlp_forward(params, x) - np.asarray(t)) / a.shape[0]
    grads: Params = []
    for (w, b), inp in zip(params[::-1], cache[::-1]):
        dw = inp.T @ dz
        db = np.mean(dz, axis=0)  #! sum
        grads.append((dw, db))
        dz = dz @ np.asarray(w).T  #! times (inp > 0)
    grads.reverse()
    return grads


#% id: ex08-mlp_gradients-two-02
#% kind: two
#% why: order of the layers not turned round, and a mask that is true for every activation
def mlp_gradients(params, x, t):
    n = len(x)
    A = [np.array(x, dtype=float)]
    for w, b in params[:-1]:
        A.append(np.maximum(np.dot(A[-1], w) + np.ravel(b), 0))
    P = mlp_forward(params, x)
    D = (P - np.array(t, dtype=float)) / n
    out = []
    k = len(params) - 1
    while k >= 0:
        out.append((np.dot(A[k].T, D), D.sum(0)))
        mask = A[k] >= 0  #! > 0; after a ReLU >= 0 is always true
        D = np.dot(D, np.transpose(params[k][0])) * mask
        k -= 1
    return out  #! last layer first


#% id: ex08-mlp_gradients-three-01
#% kind: three
#% why: t - p, softmax slope p (1 - p) on top of it, bias gradient one number for the layer
def mlp_gradients(params, x, t):
    t = np.asarray(t, dtype=float)
    hs = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        hs.append(np.maximum(0.0, hs[-1] @ np.asarray(w) + np.asarray(b)))
    p = mlp_forward(params, x)
    err = (t - p) / len(t)  #! p - t
    delta = err * p * (1 - p)  #! softmax and cross-entropy together leave p - t
    res = [None] * len(params)
    for k in range(len(params) - 1, -1, -1):
        dw = hs[k].T @ delta
        db = np.full(np.shape(params[k][1]), np.sum(delta))  #! axis=0
        res[k] = (dw, db)
        delta = delta @ np.asarray(params[k][0]).T
        delta[hs[k] <= 0] = 0
    return res


#% id: ex08-mlp_gradients-rare-01
#% kind: rare
#% why: gradients written into zeros_like(w): whole-number weights cut them to whole numbers
def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    grads = [(np.zeros_like(np.asarray(w)), np.zeros_like(np.asarray(b))) for w, b in params]  #! dtype=float missing
    ins = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        ins.append(np.maximum(ins[-1] @ np.asarray(w) + np.asarray(b), 0))
    d = (mlp_forward(params, x) - np.asarray(t)) / ins[0].shape[0]
    for k in range(len(params))[::-1]:
        dw, db = grads[k]
        dw[...] = (ins[k].T @ d).astype(dw.dtype)
        db[...] = d.sum(axis=0).reshape(db.shape).astype(db.dtype)
        if k:
            d = (d @ np.asarray(params[k][0]).T) * (ins[k] > 0)
    return grads


#% id: ex08-mlp_gradients-rare-02
#% kind: rare
#% why: divides by n in each layer again: the last layer is right, those below shrink by 1 / n each
def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    x = np.asarray(x, dtype=float)
    m = x.shape[0]
    a_list, z_list = [x], []
    for w, b in params:
        z_list.append(a_list[-1] @ np.asarray(w) + np.asarray(b))
        a_list.append(np.maximum(z_list[-1], 0))
    delta = softmax(z_list[-1]) - np.asarray(t)
    grads = []
    for l in range(len(params), 0, -1):
        delta = delta / m  #! once, before the loop
        grads = [(a_list[l - 1].T @ delta, delta.sum(axis=0))] + grads
        if l > 1:
            delta = (delta @ np.asarray(params[l - 1][0]).T) * (z_list[l - 2] > 0)
    return grads


#% id: ex08-mlp_gradients-right-01
#% kind: right
#% why: one example after the other, outer products added up
def mlp_gradients(params, x, t):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    ws = [np.asarray(w, dtype=float) for w, _ in params]
    bs = [np.asarray(b, dtype=float).ravel() for _, b in params]
    dws = [np.zeros(w.shape) for w in ws]
    dbs = [np.zeros(b.shape) for b in bs]
    n = len(x)
    for xi, ti in zip(x, t):
        a = [xi]
        for w, b in zip(ws[:-1], bs[:-1]):
            a.append(np.maximum(a[-1] @ w + b, 0))
        p = softmax((a[-1] @ ws[-1] + bs[-1])[None, :])[0]
        d = (p - ti) / n
        for k in range(len(ws) - 1, -1, -1):
            dws[k] += np.outer(a[k], d)
            dbs[k] += d
            d = (ws[k] @ d) * (a[k] > 0)
    return list(zip(dws, dbs))
