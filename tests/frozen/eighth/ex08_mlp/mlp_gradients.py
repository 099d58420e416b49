#% id: ex08-mlp_gradients-one-01
#% kind: one
#% why: the slope of ReLU is missing on the way back
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ np.asarray(w) + np.asarray(b), 0))
    w, b = params[-1]
    p = softmax(acts[-1] @ np.asarray(w) + np.asarray(b))
    delta = (p - np.asarray(t)) / len(p)
    grads = []
    for i in range(len(params) - 1, -1, -1):
        grads.append((acts[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = delta @ np.asarray(params[i][0]).T  #! times (acts[i] > 0)
    return grads[::-1]


#% id: ex08-mlp_gradients-one-02
#% kind: one
#% why: not divided by the number of examples
def mlp_gradients(params, x, t):
    inputs, zs = [], []
    a = np.array(x, dtype=float)
    for w, b in params:
        inputs.append(a)
        z = np.dot(a, w) + b
        zs.append(z)
        a = np.maximum(z, 0)
    d = softmax(zs[-1]) - np.asarray(t)  #! / n for the mean
    grads = [None] * len(params)
    for k in reversed(range(len(params))):
        grads[k] = (np.dot(inputs[k].T, d), np.sum(d, axis=0))
        if k:
            d = np.dot(d, np.transpose(params[k][0]))
            d = np.where(zs[k - 1] > 0, d, 0)
    return grads


#% id: ex08-mlp_gradients-two-01
#% kind: two
#% why: the list is not turned round, and the bias gradient is a mean once more
def mlp_gradients(params, x, t):
    a = np.asarray(x, dtype=float)
    stack = [a]
    for k in range(len(params) - 1):
        a = np.maximum(a @ np.asarray(params[k][0]) + np.asarray(params[k][1]), 0)
        stack.append(a)
    y = mlp_forward(params, x)
    err = (y - np.asarray(t)) / y.shape[0]
    out = []
    for (w, b), inp in zip(params[::-1], stack[::-1]):
        dw = inp.T @ err
        db = err.mean(axis=0)  #! the 1/n is in err already: sum
        out.append((dw, db))
        err = (err @ np.asarray(w).T) * (inp > 0)
    return out  #! last layer first


#% id: ex08-mlp_gradients-two-02
#% kind: two
#% why: the delta gets the slope p (1 - p) as well, and the slope of ReLU is taken where the activation is not negative
def mlp_gradients(params, x, t):
    h = [np.asarray(x, dtype=float)]
    for w, b in params:
        h.append(np.maximum(h[-1] @ np.asarray(w) + np.asarray(b), 0))
    prob = mlp_forward(params, x)
    n = prob.shape[0]
    delta = (prob - np.asarray(t)) / n
    delta = delta * prob * (1 - prob)  #! softmax with cross-entropy: p - t is all
    result = []
    for layer in range(len(params), 0, -1):
        below = h[layer - 1]
        result.insert(0, (below.T @ delta, delta.sum(axis=0)))
        relu_slope = below >= 0  #! > 0: the zeros are the units switched off
        delta = (delta @ np.asarray(params[layer - 1][0]).T) * relu_slope
    return result


#% id: ex08-mlp_gradients-three-01
#% kind: three
#% why: t - p, divided by all entries, and the weights reshaped for transposed
def mlp_gradients(params, x, t):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    ws = [np.asarray(w, dtype=float) for w, _ in params]
    bs = [np.asarray(b, dtype=float).ravel() for _, b in params]
    acts = [x]
    for w, b in zip(ws[:-1], bs[:-1]):
        acts.append(np.maximum(0, acts[-1] @ w + b))
    p = softmax(acts[-1] @ ws[-1] + bs[-1])
    delta = t - p  #! p - t
    delta = delta / t.size  #! the examples only
    grads = []
    while True:
        k = len(ws) - 1 - len(grads)
        grads.append((acts[k].T @ delta, delta.sum(axis=0)))
        if k == 0:
            break
        w_back = ws[k].reshape(ws[k].shape[1], ws[k].shape[0])  #! .T
        delta = delta @ w_back * (acts[k] > 0)
    return grads[::-1]


#% id: ex08-mlp_gradients-rare-01
#% kind: rare
#% why: the gradient is cut where the gradient, not the unit, is negative
def mlp_gradients(params, x, t):
    def relu(v):
        return np.maximum(v, 0)

    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(relu(acts[-1] @ np.asarray(w) + np.asarray(b)))
    probs = mlp_forward(params, x)
    d = (probs - np.asarray(t)) / len(probs)
    grads = []
    for k in range(len(params) - 1, -1, -1):
        grads.append((acts[k].T @ d, d.sum(axis=0)))
        d = relu(d @ np.asarray(params[k][0]).T)  #! ReLU's slope depends on the activation, not on d
    grads.reverse()
    return grads


#% id: ex08-mlp_gradients-rare-02
#% kind: rare
#% why: goes back through the weights of the layer below: fits only where all layers are as wide
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ np.asarray(w) + np.asarray(b), 0))
    delta = (mlp_forward(params, x) - np.asarray(t)) / len(acts[0])
    grads = [(acts[-1].T @ delta, delta.sum(0))]
    for k in range(len(params) - 2, -1, -1):
        w_next = np.asarray(params[k][0])  #! k + 1
        delta = (delta @ w_next.T) * (acts[k + 1] > 0)
        grads.insert(0, (acts[k].T @ delta, delta.sum(0)))
    return grads


#% id: ex08-mlp_gradients-right-01
#% kind: right
#% why: bias gradients as a product with a row of ones, masks kept from the way forward
def mlp_gradients(params, x, t):
    a = np.asarray(x, dtype=float)
    tape = []
    for w, b in params:
        w = np.asarray(w, dtype=float)
        z = a @ w + np.asarray(b, dtype=float).reshape(1, -1)
        mask = (z > 0).astype(float)
        tape.append((a, w, mask))
        a = z * mask
    n = z.shape[0]
    g = (softmax(z) - np.asarray(t, dtype=float)) / n
    ones = np.ones(n)
    grads = []
    while tape:
        inp, w, _ = tape.pop()
        grads.append((inp.T @ g, ones @ g))
        if tape:
            g = (g @ w.T) * tape[-1][2]
    return list(reversed(grads))
