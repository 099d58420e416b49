#% id: ex04-gradient_norms-right-01
#% kind: right
#% why: recursion-free, walks zipped reversed lists, norm by einsum
def gradient_norms(x, t, weights, activation):
    *inputs, y = layer_outputs(x, weights, activation)
    target = np.asarray(t)
    slope = {"relu": lambda a: np.sign(a), "sigmoid": lambda a: a - a * a}[activation]
    signal, found = (y - target) / target.size, []
    for a, w in zip(reversed(inputs), [*weights][::-1]):
        grad = np.einsum("ni,no->io", a, signal)
        found.insert(0, float(np.einsum("io,io->", grad, grad) ** 0.5))
        signal = np.einsum("no,io->ni", signal, np.asarray(w)) * slope(a)
    return found


#% id: ex04-gradient_norms-one-01
#% kind: one
#% why: order of the layers
def gradient_norms(x, t, weights, activation):
    a = layer_outputs(x, weights, activation)
    t = np.asarray(t, float)
    delta = (a[-1] - t) / t.size
    norms = []
    for i in range(len(weights) - 1, -1, -1):
        norms.append(float(np.linalg.norm(a[i].T @ delta)))
        act = a[i]
        g = (act > 0) if activation == "relu" else act * (1 - act)
        delta = (delta @ np.asarray(weights[i]).T) * g
    return norms  #! last layer first: the list must be turned round


#% id: ex04-gradient_norms-one-02
#% kind: one
#% why: the mean runs over the examples only
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    ws = [np.asarray(w) for w in weights]
    delta = outs[-1] - np.asarray(t)
    delta = delta / delta.shape[0]  #! the mean runs over outputs too: t.size
    result = [None] * len(ws)
    k = len(ws)
    while k:
        k -= 1
        result[k] = float(np.sqrt(np.sum((outs[k].T @ delta) ** 2)))
        if k:
            delta = delta @ ws[k].T
            if activation == "relu":
                delta = np.where(outs[k] > 0, delta, 0)
            else:
                delta = delta * outs[k] * (1 - outs[k])
    return result


#% id: ex04-gradient_norms-two-01
#% kind: two
#% why: ReLU slope for both activations, sum instead of norm
def gradient_norms(x, t, weights, activation):
    layers = layer_outputs(x, weights, activation)
    target = np.asarray(t, dtype=float)
    cur = (layers.pop() - target) / target.size
    answer = []
    for w in list(weights)[::-1]:
        a = layers.pop()
        answer = [float(np.abs(a.T @ cur).sum())] + answer  #! a sum of absolute values is not the Frobenius norm
        cur = cur @ np.transpose(w)
        cur = cur * (a > 0)  #! the ReLU slope for the sigmoid, too
    return answer


#% id: ex04-gradient_norms-two-02
#% kind: two
#% why: output slope counted, sigmoid of the activation
def gradient_norms(x, t, weights, activation):
    def d_act(a):
        if activation == "relu":
            return 1.0 * (a > 0)
        return sigmoid(a) * (1 - sigmoid(a))  #! a is an activation already

    acts = layer_outputs(x, weights, activation)
    t = np.asarray(t)
    y = acts[-1]
    deltas = [(y - t) * y * (1 - y) / t.size]  #! with cross-entropy the slope y (1 - y) cancels
    for a, w in zip(acts[-2:0:-1], list(weights)[:0:-1]):
        deltas.append(deltas[-1] @ np.asarray(w).T * d_act(a))
    return [float(np.linalg.norm(a.T @ d, "fro")) for a, d in zip(acts, deltas[::-1])]


#% id: ex04-gradient_norms-rare-01
#% kind: rare
#% why: spectral norm
def gradient_norms(x, t, weights, activation):
    seq = layer_outputs(x, weights, activation)
    e = (seq[-1] - np.asarray(t, float)) / np.size(t)
    bag = {}
    for idx, w in sorted(enumerate(weights), key=lambda p: -p[0]):
        bag[idx] = float(np.linalg.norm(seq[idx].T @ e, 2))  #! ord 2 of a matrix is its largest singular value
        s = seq[idx]
        e = np.dot(e, np.asarray(w).T) * (np.where(s > 0, 1, 0) if activation == "relu" else s - s ** 2)
    return [bag[i] for i in range(len(bag))]


#% id: ex04-gradient_norms-three-01
#% kind: three
#% why: slope by the wrong layer, no mean, squared norms
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    delta = acts[-1] - np.asarray(t, float)  #! not divided by t.size
    grads = []
    for layer in reversed(range(len(weights))):
        grads.append(acts[layer].T @ delta)
        back = delta @ np.asarray(weights[layer]).T
        if activation == "relu":
            delta = back * acts[layer]  #! the slope of ReLU is 0 or 1, not the activation
        else:
            delta = back * acts[layer] * (1 - acts[layer])
    return [float((g * g).sum()) for g in grads[::-1]]  #! the root is missing


#% id: ex04-gradient_norms-one-03
#% kind: one
#% why: hidden slope forgotten
def gradient_norms(x, t, weights, activation):
    a = layer_outputs(x, weights, activation)
    chain = (a[-1] - t) / np.asarray(t).size
    out = ()
    for j in range(1, len(weights) + 1):
        G = np.matmul(a[-1 - j].T, chain)
        out = (float(np.hypot.reduce(G.ravel())),) + out
        chain = np.matmul(chain, np.asarray(weights[-j]).T)  #! the slope of the hidden activation is missing
    return list(out)


#% id: ex04-gradient_norms-rare-02
#% kind: rare
#% why: norm of the delta, not of the weight gradient
def gradient_norms(x, t, weights, activation):
    mats = [np.asarray(m, float) for m in weights]
    outs = layer_outputs(x, mats, activation)
    t = np.asarray(t, float)
    errors = [None] * len(mats)
    errors[-1] = (outs[-1] - t) / t.size
    for k in range(len(mats) - 2, -1, -1):
        o = outs[k + 1]
        errors[k] = errors[k + 1] @ mats[k + 1].T * ((o > 0) * 1.0 if activation == "relu" else o * (1 - o))
    return [float(np.linalg.norm(err)) for err in errors]  #! the norm of dL/dz; dL/dW needs the layer's input as well
