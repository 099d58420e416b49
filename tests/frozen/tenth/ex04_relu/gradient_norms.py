#% id: ex04-one-05
#% kind: one
#% why: the norms come last layer first
def gradient_norms(x, t, weights, activation):
    a = layer_outputs(x, weights, activation)
    t = np.asarray(t)
    delta = (a[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(a[k].T @ delta)))
        if k > 0:
            delta = delta @ np.asarray(weights[k]).T
            delta = delta * (a[k] > 0) if activation == "relu" else delta * a[k] * (1 - a[k])
    return norms  #! not turned round


#% id: ex04-two-09
#% kind: two
#% why: the slope of the output sigmoid once more, and no mean
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    y = outs[-1]
    d = y - np.asarray(t, dtype=float)  #! not divided by t.size
    d = d * y * (1 - y)  #! cross-entropy has cancelled it already
    result = []
    for i in range(len(weights) - 1, -1, -1):
        grad = np.dot(outs[i].T, d)
        result.insert(0, float(np.sqrt(np.sum(grad * grad))))
        if i == 0:
            break
        d = np.dot(d, np.transpose(weights[i]))
        if activation == "relu":
            d = d * (outs[i] > 0)
        else:
            d = d * outs[i] * (1 - outs[i])
    return result


#% id: ex04-two-10
#% kind: two
#% why: the spectral norm, and the slope of the sigmoid for a ReLU network too
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    t = np.asarray(t)

    def slope(a):
        return a * (1 - a)  #! whatever the activation is

    delta = (acts[-1] - t) / t.size
    grads = [acts[-2].T @ delta]
    for w, a, before in zip(weights[:0:-1], acts[-2:0:-1], acts[-3::-1]):
        delta = delta @ np.asarray(w).T * slope(a)
        grads.append(before.T @ delta)
    return [float(np.linalg.norm(g, 2)) for g in reversed(grads)]  #! ord=2 of a matrix is not Frobenius


#% id: ex04-three-01
#% kind: three
#% why: divides by the rows alone, takes the ReLU slope as 1 everywhere, and leaves the root out
def gradient_norms(x, t, weights, activation):
    layers = layer_outputs(x, weights, activation)
    target = np.asarray(t, dtype=float)
    delta = (layers[-1] - target) / len(target)  #! rows, not rows times outputs
    norms = [0.0] * len(weights)
    k = len(weights) - 1
    while k >= 0:
        dW = layers[k].T @ delta
        norms[k] = float((dW**2).sum())  #! the square of the norm
        if k > 0:
            back = delta @ np.asarray(weights[k]).T
            if activation == "relu":
                delta = back * (layers[k] >= 0)  #! an output of relu is never below 0
            else:
                delta = back * layers[k] * (1 - layers[k])
        k -= 1
    return norms


#% id: ex04-three-02
#% kind: three
#% why: adds t instead of subtracting, sums absolute values, and skips the slope of the first hidden layer
def gradient_norms(
    x: ArrayLike, t: ArrayLike, weights: Sequence[ArrayLike], activation: str
) -> list[float]:
    W = [np.asarray(w, dtype=float) for w in weights]
    a = layer_outputs(x, W, activation)
    T = np.asarray(t)
    delta = (a[-1] + T) / T.size  #! plus
    norms: list[float] = []
    for k in range(len(W), 0, -1):
        g = a[k - 1].T @ delta
        norms.append(float(np.abs(g).sum()))  #! L1
        delta = delta @ W[k - 1].T
        if k > 2:  #! layer 1 is left out
            delta = delta * ((a[k - 1] > 0) if activation == "relu" else a[k - 1] * (1 - a[k - 1]))
    return norms[::-1]


#% id: ex04-rare-05
#% kind: rare
#% why: dL/dy is protected against division by 0 with a floor of 1e-3, so a settled output loses its gradient
def gradient_norms(x, t, weights, activation):
    a = layer_outputs(x, weights, activation)
    y, t = a[-1], np.asarray(t, dtype=float)
    slope_y = y * (1 - y)
    dLdy = (y - t) / np.maximum(slope_y, 1e-3) / t.size
    delta = dLdy * slope_y  #! the two slopes no longer cancel
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        norms = [float(np.linalg.norm(a[k].T @ delta))] + norms
        delta = delta @ np.asarray(weights[k]).T
        delta = delta * ((a[k] > 0) * 1.0 if activation == "relu" else a[k] * (1 - a[k]))
    return norms


#% id: ex04-rare-06
#% kind: rare
#% why: activations and deltas are averaged over the batch before they are multiplied: right for one example
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    t = np.asarray(t)
    n = len(t)
    delta = (acts[-1] - t) / t.size
    norms = []
    for k in range(len(weights))[::-1]:
        grad = np.outer(acts[k].mean(axis=0), delta.sum(axis=0))  #! mean of a times sum of delta
        norms.append(float(np.linalg.norm(grad)))
        if k:
            delta = delta @ np.asarray(weights[k]).T
            if activation == "relu":
                delta = np.where(acts[k] > 0, delta, 0)
            else:
                delta = delta * acts[k] * (1 - acts[k])
    return norms[::-1]


#% id: ex04-right-01
#% kind: right
#% why: keeps its own pre-activations and a table of slopes
SLOPES = {
    "sigmoid": lambda z: sigmoid(z) * sigmoid(-z),
    "relu": lambda z: np.heaviside(z, 0.0),
}


def gradient_norms(x, t, weights, activation):
    ws = [np.asarray(w, dtype=float) for w in weights]
    a, zs, inputs = np.asarray(x, dtype=float), [], []
    for w in ws:
        inputs.append(a)
        zs.append(a @ w)
        a = np.maximum(zs[-1], 0) if activation == "relu" else sigmoid(zs[-1])
    y = sigmoid(zs[-1])
    delta = (y - np.asarray(t)) / y.size
    norms = []
    while ws:
        w, z, a = ws.pop(), zs.pop(), inputs.pop()
        norms.append(float(np.linalg.norm(a.T @ delta, "fro")))
        if ws:
            delta = (delta @ w.T) * SLOPES[activation](zs[-1])
    norms.reverse()
    return norms
