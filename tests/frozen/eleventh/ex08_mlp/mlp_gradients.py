#% id: ex08-mlp_gradients-right-01
#% kind: right
#% why: unusual: goes down the layers with a while loop and pops the stored activations, the bias row is kept as (1, units)
def mlp_gradients(params, x, t):
    stack = [np.array(x, dtype=float)]
    for w, b in params[:-1]:
        pre = stack[-1].dot(np.array(w, dtype=float)) + np.array(b, dtype=float)
        stack.append(np.where(pre < 0, 0, pre))
    probs = mlp_forward(params, x)
    delta = probs - np.array(t, dtype=float)
    delta *= 1.0 / delta.shape[0]
    out = []
    layer = len(params)
    while stack:
        layer -= 1
        a = stack.pop()
        out.append((a.T.dot(delta), delta.sum(axis=0, keepdims=True)))
        delta = delta.dot(np.array(params[layer][0], dtype=float).T)
        delta[a <= 0] = 0
    out.reverse()
    return out

#% id: ex08-mlp_gradients-one-01
#% kind: one
#% why: db is the mean of delta, which has been divided by n before
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ np.asarray(w) + np.asarray(b), 0))
    delta = (mlp_forward(params, x) - np.asarray(t)) / len(acts[0])
    grads = [None] * len(params)
    for i in range(len(params) - 1, -1, -1):
        grads[i] = (acts[i].T @ delta, delta.mean(axis=0))  #! sum: divided by n twice
        if i:
            delta = (delta @ np.asarray(params[i][0]).T) * (acts[i] > 0)
    return grads

#% id: ex08-mlp_gradients-two-01
#% kind: two
#% why: not divided by the number of examples for the weights, and the ReLU's mask is left out
def mlp_gradients(params, x, t):
    x = np.asarray(x, dtype=float)
    n = x.shape[0]
    a = [x]
    for w, b in params[:-1]:
        a.append(np.maximum(0, a[-1] @ np.asarray(w) + np.asarray(b)))
    d = mlp_forward(params, x) - np.asarray(t, dtype=float)
    g = []
    for k in reversed(range(len(params))):
        dw = a[k].T @ d  #! the loss is a mean: / n
        db = d.sum(axis=0) / n
        g.insert(0, (dw, db))
        d = d @ np.asarray(params[k][0]).T  #! slope of the ReLU missing
    return g

#% id: ex08-mlp_gradients-two-02
#% kind: two
#% why: the mask is taken from the gradient's own sign, and the bias of the first layer is not in the own forward pass
def mlp_gradients(params, x, t):
    h = np.asarray(x, dtype=float)
    inputs = []
    for i, (w, b) in enumerate(params):
        inputs.append(h)
        z = h @ np.asarray(w) + (np.asarray(b) if i > 0 else 0)  #! first bias forgotten
        h = np.maximum(z, 0)
    p = softmax(z)
    delta = (p - np.asarray(t)) / p.shape[0]
    res = []
    for (w, b), inp in zip(reversed(params), reversed(inputs)):
        res.append((inp.T @ delta, delta.sum(0)))
        back = delta @ np.asarray(w).T
        delta = back * (back > 0)  #! the sign of the activation counts, not of the gradient
    return res[::-1]

#% id: ex08-mlp_gradients-three-01
#% kind: three
#% why: divided by t.size, the slope of a sigmoid in the hidden layers, and the bias gradient of the output layer negated
def mlp_gradients(params, x, t):
    t = np.asarray(t, dtype=float)
    layers = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        layers.append(np.maximum(layers[-1] @ np.asarray(w) + np.asarray(b), 0))
    y = mlp_forward(params, x)
    dz = (y - t) / t.size  #! examples only: len(t)
    w_last = np.asarray(params[-1][0])
    grads = [(layers[-1].T @ dz, (t - y).sum(axis=0) / len(t))]  #! y - t for the bias as well
    for k in range(len(params) - 2, -1, -1):
        o = layers[k + 1]
        dz = (dz @ np.asarray(params[k + 1][0]).T) * o * (1 - o)  #! that is the sigmoid's slope
        grads.append((layers[k].T @ dz, dz.sum(axis=0)))
    return grads[::-1]

#% id: ex08-mlp_gradients-three-02
#% kind: three
#% why: softmax slope on top of the delta, the bias gradient is the largest delta, not the sum, and the mask is made by a >= 0
def mlp_gradients(params, x, t):
    acts, a = [], np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        acts.append(a)
        a = np.maximum(a @ np.asarray(w, dtype=float) + np.asarray(b, dtype=float), 0)
    acts.append(a)
    p = mlp_forward(params, x)
    delta = (p - np.asarray(t, dtype=float)) * p * (1 - p) / len(p)  #! p (1 - p) is in p - t already
    grads = []
    for i in range(len(params) - 1, -1, -1):
        dw = acts[i].T @ delta
        db = np.max(delta, axis=0)  #! the sum over the batch
        grads.insert(0, (dw, db))
        mask = (acts[i] >= 0).astype(float)  #! >= lets the silent units through
        delta = (delta @ np.asarray(params[i][0], dtype=float).T) * mask
    return grads

#% id: ex08-mlp_gradients-rare-01
#% kind: rare
#% why: the ReLU's mask is one for the whole batch (units that are active anywhere), not one an example
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ np.asarray(w) + np.asarray(b), 0))
    delta = (mlp_forward(params, x) - np.asarray(t)) / len(acts[0])
    grads = []
    for k in range(len(params) - 1, -1, -1):
        grads.append((acts[k].T @ delta, delta.sum(axis=0)))
        alive = acts[k].any(axis=0)  #! one mask for the batch: a unit that is silent for one example but not for another passes everything
        delta = delta @ np.asarray(params[k][0]).T * alive
    return grads[::-1]
