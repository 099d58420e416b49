#% id: ex04-gradient_norms-right-01
#% kind: right
#% why: the way back as a generator, gradient and norm by einsum
def _gradients_backwards(acts, mats, delta, slope):
    for a, w in zip(acts[-2::-1], mats[::-1]):
        yield np.einsum("ni,nj->ij", a, delta)
        delta = np.einsum("nj,ij->ni", delta, w) * slope(a)


def gradient_norms(x, t, weights, activation):
    slopes = {"sigmoid": lambda a: a - a * a, "relu": np.sign}
    acts = layer_outputs(x, weights, activation)
    target = np.asarray(t, dtype=float)
    mats = [np.asarray(w, dtype=float) for w in weights]
    norms = []
    for g in _gradients_backwards(acts, mats, (acts[-1] - target) / target.size, slopes[activation]):
        norms.insert(0, float(np.sqrt(np.einsum("ij,ij->", g, g))))
    return norms


#% id: ex04-gradient_norms-one-01
#% kind: one
#% why: norms come out last layer first
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t)
    delta = (outs[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(outs[k].T @ delta)))
        if k > 0:
            a = outs[k]
            delta = delta @ np.asarray(weights[k]).T
            delta = delta * np.where(a > 0, 1, 0) if activation == "relu" else delta * a * (1 - a)
    return norms  #! last layer first, the list has to be turned round


#% id: ex04-gradient_norms-one-02
#% kind: one
#% why: output delta with the sigmoid's slope, as for the squared error
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    y, target = acts[-1], np.array(t, dtype=float)
    error_signal = (y - target) * y * (1 - y) / target.size  #! the slope cancels for the cross-entropy
    result = [0.0] * len(weights)
    layer = len(weights) - 1
    while layer >= 0:
        incoming = acts[layer]
        result[layer] = float(np.sqrt(np.sum(np.square(incoming.T.dot(error_signal)))))
        if activation == "relu":
            slope = (incoming > 0).astype(float)
        else:
            slope = incoming * (1 - incoming)
        error_signal = error_signal.dot(np.array(weights[layer]).T) * slope
        layer -= 1
    return result


#% id: ex04-gradient_norms-two-01
#% kind: two
#% why: sigmoid slope for relu too, square root of the norm forgotten
def gradient_norms(x, t, weights, activation):
    *a, y = layer_outputs(x, weights, activation)
    ws = list(map(np.asarray, weights))
    d = (y - np.asarray(t)) / np.size(t)
    grads = [a[-1].T @ d]
    for act, w in zip(a[:0:-1], ws[:0:-1]):
        d = (d @ w.T) * (act * (1 - act))  #! never looks at activation, relu has another slope
        grads.insert(0, a[len(a) - len(grads) - 1].T @ d)
    return [float((g**2).sum()) for g in grads]  #! squared norm, the root is missing


#% id: ex04-gradient_norms-two-02
#% kind: two
#% why: delta divided by the examples alone, slope of the layer above
def gradient_norms(x, t, weights, activation):
    layers = layer_outputs(x, weights, activation)
    targets = np.asarray(t, dtype=float)

    def slope(out):
        return np.where(out > 0, 1.0, 0.0) if activation == "relu" else out * (1.0 - out)

    n = len(targets)
    delta = (layers[-1] - targets) / n  #! the mean goes over the outputs too, t.size
    norms = []
    for i in range(len(weights) - 1, -1, -1):
        W = np.asarray(weights[i])
        norms = [float(np.linalg.norm(np.dot(layers[i].T, delta)))] + norms
        delta = np.dot(delta * slope(layers[i + 1]), W.T)  #! the slope belongs to layers[i], behind the product
    return norms


#% id: ex04-gradient_norms-two-03
#% kind: two
#% why: largest singular value instead of Frobenius, no activation slope on the way back
def gradient_norms(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    t = np.array(t)
    stack = list(zip(outputs[:-1], [np.array(w) for w in weights]))
    delta = (outputs[-1] - t) / t.size
    found = []
    while stack:
        below, w = stack.pop()
        found.append(float(np.linalg.norm(below.T @ delta, 2)))  #! 2 is the spectral norm of a matrix
        delta = delta @ w.T  #! the slope of the hidden activation is missing
    found.reverse()
    return found


#% id: ex04-gradient_norms-three-01
#% kind: three
#% why: sum instead of mean, 1 + a in the slope of the sigmoid, root of the mean square
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    delta = acts[-1] - np.asarray(t, dtype=float)  #! not divided by t.size
    gs = []
    for k in range(len(weights))[::-1]:
        gs.append(acts[k].T @ delta)
        back = delta @ np.transpose(weights[k])
        if activation == "sigmoid":
            delta = back * acts[k] * (1 + acts[k])  #! 1 minus the activation is right
        else:
            delta = np.where(acts[k] > 0, back, 0)
    gs = gs[::-1]
    return [float(np.sqrt(np.mean(g * g))) for g in gs]  #! mean of the squares, the Frobenius norm has the sum


#% id: ex04-gradient_norms-three-02
#% kind: three
#% why: slope of an activation as if it were a pre-activation, sum of absolute values, first matrix left out
def hidden_slope(a, activation):
    if activation == "relu":
        return relu_derivative(a)
    s = sigmoid(a)  #! a is an activation already
    return s * (1 - s)


def gradient_norms(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    delta = np.subtract(outputs[-1], t) / np.size(t)
    grads = {}
    for i in range(len(weights) - 1, 0, -1):  #! stops before the first matrix
        grads[i] = np.dot(outputs[i].T, delta)
        delta = np.dot(delta, np.transpose(weights[i])) * hidden_slope(outputs[i], activation)
    return [float(np.abs(grads[i]).sum()) for i in sorted(grads)]  #! L1 norm


#% id: ex04-gradient_norms-rare-01
#% kind: rare
#% why: numerical derivative with steps to both sides, divided by one step only
def _bce(x, t, weights, activation):
    logits = layer_outputs(x, weights, activation)[-2] @ weights[-1]
    return float(np.mean(np.logaddexp(0, logits) - t * logits))


def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, dtype=float)
    ws = [np.array(w, dtype=float) for w in weights]
    eps = 1e-6
    norms = []
    for w in ws:
        total = 0.0
        for idx in np.ndindex(w.shape):
            keep = w[idx]
            w[idx] = keep + eps
            up = _bce(x, t, ws, activation)
            w[idx] = keep - eps
            down = _bce(x, t, ws, activation)
            w[idx] = keep
            total += ((up - down) / eps) ** 2  #! the two points are 2 eps apart
        norms.append(total**0.5)
    return norms


#% id: ex04-gradient_norms-rare-02
#% kind: rare
#% why: adds up the norms of the single examples' gradients
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    t = np.asarray(t)
    d = (acts[-1] - t) / t.size
    deltas = [d]
    for a, w in zip(acts[-2:0:-1], list(weights)[:0:-1]):
        s = a * (1 - a) if activation == "sigmoid" else 1.0 * (a > 0)
        deltas.append(deltas[-1] @ np.asarray(w).T * s)
    norms = []
    for a, d in zip(acts, deltas[::-1]):
        per_example = a[:, :, None] * d[:, None, :]
        norms.append(float(np.linalg.norm(per_example, axis=(1, 2)).sum()))  #! sum of norms, the norm of the summed gradient is asked for
    return norms


#% id: ex04-gradient_norms-rare-03
#% kind: rare
#% why: weights put into the turned shape by reshaping instead of transposing
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    y_true = np.asarray(t, dtype=np.float64)
    turned = [np.reshape(w, np.shape(w)[::-1]) for w in weights]  #! reshape keeps the reading order, this is no transpose
    delta = (outs.pop() - y_true) / y_true.size
    norms = []
    while outs:
        a, wt = outs.pop(), turned.pop()
        norms.append(np.linalg.norm(a.T @ delta).item())
        delta = delta @ wt
        if activation == "relu":
            delta[a <= 0] = 0.0
        else:
            delta *= a - a**2
    return norms[::-1]
