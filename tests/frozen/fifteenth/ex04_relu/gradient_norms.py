#% id: ex04-norms-one-01
#% kind: one
#% why: the norms come out last layer first
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    delta = (acts[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(acts[k].T @ delta)))
        if k > 0:
            slope = (acts[k] > 0) if activation == "relu" else acts[k] * (1 - acts[k])
            delta = (delta @ np.asarray(weights[k]).T) * slope
    return norms  #! not turned round
#% id: ex04-norms-two-01
#% kind: two
#% why: norm(., 2) of a matrix is its largest singular value, and the slope of the hidden layer is not applied at the first of them
def gradient_norms(x, t, weights, activation):
    ws = [np.asarray(w, dtype=float) for w in weights]
    outs = layer_outputs(x, ws, activation)
    t = np.asarray(t, dtype=float)
    d = (outs[-1] - t) / t.size
    res = [0.0] * len(ws)
    for k in range(len(ws) - 1, -1, -1):
        res[k] = float(np.linalg.norm(outs[k].T @ d, 2))  #! spectral norm
        d = d @ ws[k].T
        if k > 1:  #! k > 0
            if activation == "relu":
                d = d * (outs[k] > 0)
            else:
                d = d * outs[k] * (1 - outs[k])
    return res
#% id: ex04-norms-two-02
#% kind: two
#% why: the delta at the output has the slope of the squared error's sigmoid, and L is not a mean
def gradient_norms(x, t, weights, activation):
    a = layer_outputs(x, weights, activation)
    y = a[-1]
    delta = y - np.asarray(t)  #! / t.size
    delta = delta * y * (1 - y)  #! cancels with cross-entropy
    out = []
    for i in range(len(weights) - 1, -1, -1):
        dW = a[i].T.dot(delta)
        out.insert(0, float(np.sqrt(np.sum(dW ** 2))))
        delta = delta.dot(np.asarray(weights[i]).T)
        if activation == "sigmoid":
            delta = delta * a[i] * (1 - a[i])
        else:
            delta = delta * (a[i] > 0)
    return out
#% id: ex04-norms-two-03
#% kind: two
#% why: relu and sigmoid slopes are exchanged, and the norm is a sum of absolute values
def gradient_norms(x, t, weights, activation):
    def slope(h):
        if activation == "sigmoid":  #! the two slopes have changed places
            return np.where(h > 0, 1.0, 0.0)
        return h * (1.0 - h)

    outs = layer_outputs(x, weights, activation)
    T = np.asarray(t, dtype=float)
    D = (outs[-1] - T) / T.size
    grads = []
    for k in range(len(weights) - 1, 0, -1):
        grads.append(outs[k].T @ D)
        D = (D @ np.asarray(weights[k], dtype=float).T) * slope(outs[k])
    grads.append(outs[0].T @ D)
    return [float(np.abs(g).sum()) for g in grads[::-1]]  #! L1, not Frobenius
#% id: ex04-norms-three-01
#% kind: three
#% why: mean of the squares, no root, and sigmoid's slope with h * h in place of h (1 - h)
def gradient_norms(x, t, weights, activation):
    hs = layer_outputs(x, weights, activation)
    t = np.asarray(t)
    delta = (hs[-1] - t) / t.size
    norms = []
    for W, h in zip(weights[::-1], hs[-2::-1]):
        g = np.dot(h.T, delta)
        squares = np.mean(g * g)  #! sum of the squares
        norms = [float(squares)] + norms  #! root
        back = np.dot(delta, np.transpose(W))
        if activation == "relu":
            delta = np.where(h > 0, back, 0)
        else:
            delta = back * h * h  #! h * (1 - h)
    return norms
#% id: ex04-norms-three-02
#% kind: three
#% why: relu's slope is its value, N counts the inputs' entries, and the last matrix gets no norm
def gradient_norms(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    x = np.asarray(x)
    delta = (outputs[-1] - np.asarray(t)) / x.size  #! N: entries of t
    result = []
    last = len(weights) - 1
    for k in range(last, -1, -1):
        if k != last:  #! the output layer's norm is left out
            result.append(float(np.linalg.norm(outputs[k].T @ delta)))
        a = outputs[k]
        s = a if activation == "relu" else a * (1 - a)  #! 1 where a > 0
        delta = delta @ np.asarray(weights[k]).T * s
    result.reverse()
    return result
#% id: ex04-norms-rare-01
#% kind: rare
#% why: a ReLU output is never below 0, so >= lets every dead unit pass
def gradient_norms(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    targets = np.asarray(t, dtype=float)
    delta = (outputs[-1] - targets) / targets.size
    norms: list[float] = []
    for k in range(len(weights) - 1, -1, -1):
        inp = outputs[k]
        norms.append(float(np.linalg.norm(inp.T @ delta)))
        if k == 0:
            break
        mask = (inp >= 0).astype(float) if activation == "relu" else inp * (1.0 - inp)  #! 0 counts as active
        delta = (delta @ np.asarray(weights[k], dtype=float).T) * mask
    return norms[::-1]
