#% id: ex04-gradient_norms-one-01
#% kind: one
#% why: divides by the number of examples only
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    delta = (acts[-1] - t) / len(t)  #! t.size: the mean goes over outputs too
    norms = [0.0] * len(weights)
    for k in reversed(range(len(weights))):
        norms[k] = float(np.linalg.norm(acts[k].T @ delta))
        delta = delta @ np.asarray(weights[k]).T
        delta *= (acts[k] > 0) if activation == "relu" else acts[k] * (1 - acts[k])
    return norms


#% id: ex04-gradient_norms-one-02
#% kind: one
#% why: norms come back last layer first
def gradient_norms(x, t, weights, activation):
    *inner, y = layer_outputs(x, weights, activation)
    slope = {"relu": lambda a: np.where(a > 0, 1.0, 0.0), "sigmoid": lambda a: a * (1 - a)}[activation]
    d = (y - np.asarray(t)) / y.size
    norms = []
    for a, w in zip(inner[::-1], list(weights)[::-1]):
        norms.append(float(np.sqrt(np.square(a.T @ d).sum())))
        d = d @ np.transpose(w) * slope(a)
    return norms  #! first layer first: norms[::-1]


#% id: ex04-gradient_norms-one-03
#% kind: one
#% why: spectral norm in place of Frobenius
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t)
    err = (outs[-1] - t) / t.size
    grads = []
    for i in range(len(weights) - 1, -1, -1):
        grads.insert(0, outs[i].T @ err)
        if i == 0:
            break
        err = err @ np.asarray(weights[i]).T
        if activation == "sigmoid":
            err = err * outs[i] * (1 - outs[i])
        else:
            err = np.where(outs[i] > 0, err, 0)
    return [float(np.linalg.norm(g, 2)) for g in grads]  #! ord=2 is the largest singular value


#% id: ex04-gradient_norms-rare-01
#% kind: rare
#% why: output slope of the sigmoid multiplied in as well
def gradient_norms(x, t, weights, activation):
    def slope(a, name):
        return (a > 0) * 1.0 if name == "relu" else a * (1 - a)

    names = [activation] * (len(weights) - 1) + ["sigmoid"]
    a = layer_outputs(x, weights, activation)
    signal = (a[-1] - np.asarray(t)) / np.size(t) * slope(a[-1], names[-1])  #! cross-entropy cancels this slope
    res = []
    for k in range(len(weights))[::-1]:
        res.append(float(np.linalg.norm(a[k].T @ signal)))
        if k:
            signal = (signal @ np.asarray(weights[k]).T) * slope(a[k], names[k - 1])
    res.reverse()
    return res


#% id: ex04-gradient_norms-rare-02
#% kind: rare
#% why: the ReLU slope is asked from the outputs of the wrong layer
def gradient_norms(x, t, weights, activation):
    W = [np.asarray(w, float) for w in weights]
    A = layer_outputs(x, W, activation)
    N = len(W)
    deltas = [None] * N
    deltas[N - 1] = (A[N] - np.asarray(t, float)) / np.size(t)
    for k in range(N - 2, -1, -1):
        deltas[k] = deltas[k + 1] @ W[k + 1].T
        if activation == "relu":
            deltas[k] = deltas[k] * (A[k + 1] >= 0)  #! outputs of relu are never negative: always 1
        else:
            deltas[k] = deltas[k] * A[k + 1] * (1 - A[k + 1])
    return [float(np.linalg.norm(A[k].T @ deltas[k])) for k in range(N)]


#% id: ex04-gradient_norms-two-01
#% kind: two
#% why: hidden slope always that of the sigmoid, squared norm
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    delta = (outs.pop() - np.asarray(t, float)) / np.asarray(t).size
    norms = []
    for w in reversed(list(weights)):
        a = outs.pop()
        g = np.einsum("ni,no->io", a, delta)
        norms.append(float((g ** 2).sum()))  #! root is missing
        delta = np.einsum("no,io->ni", delta, np.asarray(w))
        delta = delta * a * (1 - a)  #! the ReLU case is missing
    return norms[::-1]


#% id: ex04-gradient_norms-two-02
#% kind: two
#% why: slope added in place of multiplied; first layer skipped
def gradient_norms(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    weights = list(map(np.asarray, weights))
    t = np.asarray(t)
    delta = (outputs[-1] - t) / t.size
    result = []
    k = len(weights) - 1
    while k > 0:  #! the first matrix is left out
        result = [float(np.linalg.norm(outputs[k].T @ delta))] + result
        previous = outputs[k]
        s = (previous > 0).astype(float) if activation == "relu" else previous - previous ** 2
        delta = delta @ weights[k].T + s  #! times the slope, not plus
        k -= 1
    return result


#% id: ex04-gradient_norms-three-01
#% kind: three
#% why: factor 2 in the delta, sum of absolute values for the norm, the ReLU slope never applied
def gradient_norms(x, t, weights, activation):
    전부 = layer_outputs(x, weights, activation)
    목표 = np.asarray(t, dtype=float)
    델타 = 2 * (전부[-1] - 목표) / 목표.size  #! factor 2 of another loss
    결과 = []
    for 층 in range(len(weights) - 1, -1, -1):
        기울기 = 전부[층].T @ 델타
        결과.append(float(np.abs(기울기).sum()))  #! sum of absolute values is no Frobenius norm
        델타 = 델타 @ np.asarray(weights[층]).T
        if activation == "sigmoid":
            델타 = 델타 * 전부[층] * (1 - 전부[층])
        elif activation == "ReLU":  #! the name is "relu": the slope is never applied
            델타 = 델타 * (전부[층] > 0)
    return 결과[::-1]


#% id: ex04-gradient_norms-right-01
#% kind: right
#% why: nested function that hands the delta down in a loop over pairs
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    deriv = np.sign if activation == "relu" else (lambda a: a * (1 - a))
    delta = np.subtract(acts[-1], t) / acts[-1].size
    norms = {}
    for k, (a, w) in reversed(list(enumerate(zip(acts, weights)))):
        norms[k] = np.sqrt(np.trace((a.T @ delta) @ (a.T @ delta).T)).item()
        delta = (np.asarray(w) @ delta.T).T * deriv(a)
    return [norms[k] for k in sorted(norms)]
