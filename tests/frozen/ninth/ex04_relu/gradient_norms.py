#% id: ex04-one-05
#% kind: one
#% why: the mean is taken over the examples only, not over the outputs too
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, dtype=float)
    outs = layer_outputs(x, weights, activation)
    delta = (outs[-1] - t) / len(t)  #! t.size
    norms = [0.0] * len(weights)
    for k in reversed(range(len(weights))):
        norms[k] = float(np.linalg.norm(outs[k].T @ delta))
        if k > 0:
            a = outs[k]
            slope = (a > 0) if activation == "relu" else a * (1 - a)
            delta = (delta @ np.asarray(weights[k]).T) * slope
    return norms

#% id: ex04-two-09
#% kind: two
#% why: the sigmoid's slope for every activation, and the list is left in the order of the backward walk
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, float)
    acts = layer_outputs(x, weights, activation)
    d = (acts[-1] - t) / t.size
    result = []
    k = len(weights) - 1
    while k >= 0:
        dW = acts[k].T.dot(d)
        result.append(float(np.sqrt((dW ** 2).sum())))
        d = d.dot(np.asarray(weights[k], float).T) * acts[k] * (1 - acts[k])  #! relu has another slope
        k -= 1
    return result  #! last layer first

#% id: ex04-two-10
#% kind: two
#% why: the output delta of the squared error, and the sum of the absolute entries as norm
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, dtype=float)
    ws = [np.asarray(w, dtype=float) for w in weights]
    a = layer_outputs(x, ws, activation)
    y = a[-1]
    delta = (y - t) * y * (1 - y) / t.size  #! the slope cancels for cross-entropy
    grads = []
    for k in range(len(ws) - 1, -1, -1):
        grads.insert(0, a[k].T @ delta)
        delta = delta @ ws[k].T
        if activation == "relu":
            delta = delta * (a[k] > 0)
        else:
            delta = delta * a[k] * (1 - a[k])
    return [float(np.abs(g).sum()) for g in grads]  #! root of the sum of squares

#% id: ex04-three-01
#% kind: three
#% why: sum instead of mean, ReLU slope 1 everywhere because outputs are never negative, spectral norm
def gradient_norms(x, t, weights, activation):
    layers = layer_outputs(x, weights, activation)

    def slope(a):
        if activation == "relu":
            return np.where(a >= 0, 1.0, 0.0)  #! dead units have a == 0
        return a * (1.0 - a)

    delta = layers[-1] - np.asarray(t, dtype=float)  #! / t.size
    norms = []
    for i in range(len(weights))[::-1]:
        g = layers[i].T @ delta
        norms.append(float(np.linalg.norm(g, 2)))  #! ord=2 of a matrix is its largest singular value
        delta = (delta @ np.asarray(weights[i]).T) * slope(layers[i])
    norms.reverse()
    return norms

#% id: ex04-three-02
#% kind: three
#% why: the sigmoid is applied to activations again, the gradient is averaged twice, and the root of the norm is missing
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, dtype=float)
    outputs = layer_outputs(x, weights, activation)
    n_layers = len(weights)
    deltas = [None] * n_layers
    deltas[-1] = (outputs[-1] - t) / t.size
    for l in range(n_layers - 2, -1, -1):
        back = deltas[l + 1] @ np.asarray(weights[l + 1]).T
        if activation == "relu":
            deltas[l] = back * (outputs[l + 1] > 0)
        else:
            s = sigmoid(outputs[l + 1])  #! outputs are sigmoids already
            deltas[l] = back * s * (1 - s)
    norms = []
    for l in range(n_layers):
        dW = outputs[l].T @ deltas[l] / len(t)  #! the mean is in delta
        norms.append(float((dW * dW).sum()))  #! sqrt
    return norms

#% id: ex04-rare-05
#% kind: rare
#% why: ReLU is applied to the gradient itself on the way back instead of masking with the units that fired
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, dtype=float)
    outs = layer_outputs(x, weights, activation)
    g = (outs[-1] - t) / t.size
    norms = []
    for a, w in zip(outs[-2::-1], reversed(list(weights))):
        norms.append(float(np.linalg.norm(a.T @ g)))
        g = g @ np.asarray(w).T
        g = np.maximum(g, 0) if activation == "relu" else g * a * (1 - a)  #! g * (a > 0)
    return norms[::-1]

#% id: ex04-right-01
#% kind: right
#% why: all weight matrices as floats first, generator of gradients walking backwards
def gradient_norms(x, t, weights, activation):
    target = np.asarray(t, dtype=float)
    mats = [np.asarray(w, dtype=float) for w in weights]
    *inputs, y = layer_outputs(x, mats, activation)

    def gradients():
        delta = (y - target) / target.size
        for a, w in zip(inputs[::-1], mats[::-1]):
            yield a.T @ delta
            d = np.sign(a) if activation == "relu" else a - a * a   # a >= 0 after relu, the input is never asked
            delta = (delta @ w.T) * d

    return [float(np.sqrt(np.sum(g * g))) for g in gradients()][::-1]
