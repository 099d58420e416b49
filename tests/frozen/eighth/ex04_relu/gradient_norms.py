#% id: ex04-gradient_norms-one-01
#% kind: one
#% why: the norms come last layer first
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    delta = (outs[-1] - t) / t.size
    norms = []
    for i in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(outs[i].T @ delta)))
        if i > 0:
            delta = delta @ np.asarray(weights[i]).T
            if activation == "relu":
                delta = delta * (outs[i] > 0)
            else:
                delta = delta * outs[i] * (1 - outs[i])
    return norms  #! to be reversed


#% id: ex04-gradient_norms-one-02
#% kind: one
#% why: the slope of the sigmoid is used whatever the activation is
def gradient_norms(x, t, weights, activation):
    a = layer_outputs(x, weights, activation)
    target = np.asarray(t)
    d = (a[-1] - target) / target.size
    result = [0.0] * len(weights)
    for k in range(len(weights) - 1, -1, -1):
        grad = a[k].T.dot(d)
        result[k] = float(np.sqrt((grad ** 2).sum()))
        d = d.dot(np.asarray(weights[k]).T) * a[k] * (1 - a[k])  #! relu has another slope
    return result


#% id: ex04-gradient_norms-two-01
#% kind: two
#% why: no root, and the delta is not divided by the number of entries
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    delta = outs[-1] - np.asarray(t)  #! / t.size
    norms = []
    for layer in range(len(weights))[::-1]:
        inp = outs[layer]
        dw = inp.T @ delta
        norms.insert(0, float(np.sum(dw * dw)))  #! the square of the norm
        delta = delta @ np.asarray(weights[layer]).T
        delta = delta * ((inp > 0) if activation == "relu" else inp * (1 - inp))
    return norms


#% id: ex04-gradient_norms-two-02
#% kind: two
#% why: the delta gets the slope of the output once more, and is divided by the examples alone
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, dtype=float)
    a = layer_outputs(x, weights, activation)
    y = a.pop()
    d = (y - t) / len(t)  #! t.size counts the outputs too
    d = d * y * (1 - y)  #! already gone with binary cross-entropy
    norms = []
    for w in list(weights)[::-1]:
        inp = a.pop()
        norms.append(float(np.linalg.norm(inp.T @ d)))
        slope = np.where(inp > 0, 1, 0) if activation == "relu" else inp * (1 - inp)
        d = (d @ np.asarray(w).T) * slope
    norms.reverse()
    return norms


#% id: ex04-gradient_norms-three-01
#% kind: three
#% why: sigmoid applied to an activation, slope 1 where relu gave 0, and the spectral norm
def gradient_norms(x, t, weights, activation):
    def slope(out):
        if activation == "relu":
            return (out >= 0).astype(float)  #! out > 0: at the zeros relu is off
        s = sigmoid(out)  #! out is the activation
        return s * (1 - s)

    layers = layer_outputs(x, weights, activation)
    n_entries = np.asarray(t).size
    delta = (layers[-1] - np.asarray(t)) / n_entries
    grads = []
    for k in range(len(weights) - 1, -1, -1):
        grads.append(layers[k].T @ delta)
        if k:
            delta = delta @ np.asarray(weights[k]).T * slope(layers[k])
    return [float(np.linalg.norm(g, 2)) for g in grads[::-1]]  #! 2 is the spectral norm, not Frobenius


#% id: ex04-gradient_norms-rare-01
#% kind: rare
#% why: dL/dy times the slope of y: 0 / 0 where the output is settled at 0 or 1
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    y, t = outs[-1], np.asarray(t, dtype=float)
    slope = y * (1 - y)
    dz = (y - t) / slope / t.size * slope  #! 0 / 0 where y is exactly 0 or 1
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        norms = [float(np.linalg.norm(outs[k].T @ dz))] + norms
        dh = dz @ np.asarray(weights[k]).T
        dz = dh * (outs[k] > 0) if activation == "relu" else dh * outs[k] * (1 - outs[k])
    return norms


#% id: ex04-gradient_norms-right-01
#% kind: right
#% why: all gradients first, a table of slopes, the norm by hand
def gradient_norms(x, t, weights, activation):
    slopes = {"relu": lambda a: np.sign(a), "sigmoid": lambda a: a - a * a}
    f = slopes[activation]
    ws = [np.asarray(w, dtype=float) for w in weights]
    outs = layer_outputs(x, ws, activation)
    truth = np.asarray(t, dtype=float)
    deltas = [(outs[-1] - truth) / truth.size]
    for w, a in zip(ws[:0:-1], outs[-2:0:-1]):
        deltas.append((deltas[-1] @ w.T) * f(a))
    deltas = deltas[::-1]
    return [float(np.sqrt(np.sum((a.T @ d) ** 2))) for a, d in zip(outs, deltas)]
