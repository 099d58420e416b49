#% id: ex08-grad-one-01
#% kind: one
#% why: db is averaged although delta has been divided by n already
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for k, (w, b) in enumerate(params):
        z = acts[-1] @ w + b
        acts.append(softmax(z) if k == len(params) - 1 else np.maximum(z, 0))
    delta = (acts[-1] - np.asarray(t)) / len(acts[0])
    grads = [None] * len(params)
    for k in range(len(params) - 1, -1, -1):
        grads[k] = (acts[k].T @ delta, delta.mean(axis=0))  #! sum
        if k:
            delta = (delta @ params[k][0].T) * (acts[k] > 0)
    return grads
#% id: ex08-grad-two-01
#% kind: two
#% why: no division by n, and silent units let the error pass (>=)
def mlp_gradients(params, x, t):
    inputs = []
    a = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        inputs.append(a)
        a = np.maximum(a @ w + b, 0)
    inputs.append(a)
    p = softmax(a @ params[-1][0] + params[-1][1])
    d = p - np.asarray(t)  #! / n
    out = []
    for (w, b), a in zip(reversed(params), reversed(inputs)):
        out.append((a.T @ d, d.sum(axis=0)))
        d = np.where(a >= 0, d @ w.T, 0)  #! > 0
    return out[::-1]
#% id: ex08-grad-two-02
#% kind: two
#% why: divides by all entries of t, and the list begins with the last layer
def mlp_gradients(params, x, t):
    t = np.asarray(t, dtype=float)
    hs = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        hs.append(np.maximum(0.0, hs[-1] @ w + b))
    prob = softmax(hs[-1] @ params[-1][0] + params[-1][1])
    err = (prob - t) / t.size  #! rows alone
    grads = []
    for i in reversed(range(len(params))):
        grads.append((hs[i].T @ err, np.sum(err, axis=0)))
        err = err @ params[i][0].T
        err[hs[i] <= 0] = 0
    return grads  #! reversed
#% id: ex08-grad-two-03
#% kind: two
#% why: dw and db are taken before the ReLU mask is on delta, and the target is on the wrong side of the minus
def mlp_gradients(params, x, t):
    a = [np.asarray(x, dtype=float)]
    last = len(params) - 1
    for k, (w, b) in enumerate(params):
        z = np.dot(a[k], w) + b
        a.append(softmax(z) if k == last else z * (z > 0))
    delta = (np.asarray(t) - a[-1]) / a[0].shape[0]  #! p - t
    g = []
    for k in range(last, -1, -1):
        g.insert(0, (np.dot(a[k].T, delta), delta.sum(0)))  #! the mask below comes too late
        if k < last:
            delta = delta * (a[k + 1] > 0)
        delta = np.dot(delta, params[k][0].T)
    return g
#% id: ex08-grad-three-01
#% kind: three
#% why: sigmoid slope in the hidden layers, softmax slope at the output, and the error passes back over weights that were updated
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ w + b, 0))
    p = softmax(acts[-1] @ params[-1][0] + params[-1][1])
    delta = (p - np.asarray(t)) * p * (1 - p) / len(p)  #! p - t is the delta already
    result = []
    for k in range(len(params) - 1, -1, -1):
        w, b = params[k]
        dw = acts[k].T @ delta
        db = delta.sum(axis=0)
        result.append((dw, db))
        w_new = w - 0.1 * dw
        delta = delta @ w_new.T  #! the old weights
        delta = delta * acts[k] * (1 - acts[k])  #! slope of ReLU
    return list(reversed(result))
#% id: ex08-grad-three-02
#% kind: three
#% why: dw comes out transposed, db holds the first example's delta alone, and the number of features divides
def mlp_gradients(params, x, t):
    cache = [np.asarray(x, dtype=float)]
    for i, (W, B) in enumerate(params):
        pre = cache[-1] @ W + B
        if i == len(params) - 1:
            cache.append(softmax(pre))
        else:
            cache.append(np.clip(pre, 0, None))
    D = (cache[-1] - np.asarray(t, dtype=float)) / cache[0].shape[1]  #! shape[0]
    grads = []
    for i in range(len(params))[::-1]:
        dW = D.T @ cache[i]  #! shape (out, in)
        dB = D[0]  #! sum over the rows
        grads = [(dW, dB)] + grads
        D = (D @ params[i][0].T) * np.sign(cache[i])
    return grads
#% id: ex08-grad-rare-01
#% kind: rare
#% why: params.reverse() turns the caller's list round
def mlp_gradients(params, x, t):
    ins = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        ins.append(np.maximum(ins[-1] @ w + b, 0))
    delta = (softmax(ins[-1] @ params[-1][0] + params[-1][1]) - np.asarray(t)) / len(ins[0])
    grads = []
    params.reverse()  #! the list of the caller
    ins.reverse()
    for (w, b), a in zip(params, ins):
        grads.append((a.T @ delta, delta.sum(axis=0)))
        delta = (delta @ w.T) * (a > 0)
    grads.reverse()
    return grads
