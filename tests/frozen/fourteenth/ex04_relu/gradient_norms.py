#% id: ex04-right-03
#% kind: right
#% why: right; fills a list from the back, the slope comes from a small dictionary of functions
def gradient_norms(x, t, weights, activation):
    slope_of = {"sigmoid": lambda a: a * (1 - a), "relu": lambda a: (a > 0) * 1.0}[activation]
    acts = layer_outputs(x, weights, activation)
    target = np.asarray(t, dtype=float)
    back = (acts[-1] - target) / target.size
    result = [0.0] * len(weights)
    k = len(weights) - 1
    while True:
        result[k] = float(np.sqrt(np.sum((acts[k].T @ back) ** 2)))
        if k == 0:
            return result
        back = (back @ np.asarray(weights[k]).T) * slope_of(acts[k])
        k -= 1


#% id: ex04-one-05
#% kind: one
#% why: the gradient of the summed cross-entropy: not divided by t.size
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    delta = outs[-1] - np.asarray(t)  #! / t.size
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        norms.append(float(np.linalg.norm(outs[k].T @ delta)))
        a = outs[k]
        slope = (a > 0).astype(float) if activation == "relu" else a * (1 - a)
        delta = (delta @ np.asarray(weights[k]).T) * slope
    return norms[::-1]


#% id: ex04-two-09
#% kind: two
#% why: the sigmoid slope is taken of the activation once more, and the last layer comes first
def gradient_norms(x, t, weights, activation):
    def d_act(v):
        if activation == "relu":
            return np.where(v > 0, 1.0, 0.0)
        s = sigmoid(v)  #! v is the activation: v * (1 - v)
        return s * (1 - s)

    a = layer_outputs(x, weights, activation)
    t = np.asarray(t)
    d = (a[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(a[k].T @ d)))
        if k > 0:
            d = (d @ np.asarray(weights[k]).T) * d_act(a[k])
    return norms  #! norms[::-1]


#% id: ex04-two-10
#% kind: two
#% why: the output delta gets the sigmoid slope although the cross-entropy cancels it, and the root of the norm is missing
def gradient_norms(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    y = outputs[-1]
    delta = (y - t) * y * (1 - y) / t.size  #! (y - t) / t.size
    norms = [0.0] * len(weights)
    for i in range(len(weights) - 1, -1, -1):
        dW = outputs[i].T.dot(delta)
        norms[i] = float((dW**2).sum())  #! sqrt
        if i > 0:
            a = outputs[i]
            g = (a > 0) if activation == "relu" else a * (1 - a)
            delta = delta.dot(np.asarray(weights[i]).T) * g
    return norms


#% id: ex04-two-11
#% kind: two
#% why: a relu output is never below 0, so >= 0 lets everything through; and the spectral norm
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    t = np.asarray(t)
    delta = (acts[-1] - t) / t.size
    norms = []
    for layer in range(len(weights))[::-1]:
        dw = acts[layer].T @ delta
        norms.insert(0, float(np.linalg.norm(dw, 2)))  #! the largest singular value, not Frobenius
        if layer == 0:
            break
        if activation == "relu":
            delta = (delta @ np.asarray(weights[layer]).T) * (acts[layer] >= 0)  #! > 0
        else:
            delta = (delta @ np.asarray(weights[layer]).T) * acts[layer] * (1 - acts[layer])
    return norms


#% id: ex04-three-01
#% kind: three
#% why: divided by the number of layers, no slope for sigmoid units, and a sum of absolute values
def gradient_norms(x, t, weights, activation):
    A = layer_outputs(x, weights, activation)
    D = (A[-1] - np.asarray(t)) / len(weights)  #! t.size
    res = []
    for i in range(len(weights) - 1, -1, -1):
        G = A[i].T @ D
        res.append(float(np.abs(G).sum()))  #! root of the sum of squares
        D = D @ np.asarray(weights[i]).T
        if activation == "relu":
            D = D * (A[i] > 0)
    res.reverse()  #! for "sigmoid" D was never multiplied by A (1 - A)
    return res


#% id: ex04-three-02
#% kind: three
#% why: the first layer is left out, the sigmoid slope is 1 - a, and the norm is a root MEAN square
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t)
    delta = (outs[-1] - t) / t.size
    norms = []
    for k in range(len(weights) - 1, 0, -1):  #! down to 0 included
        grad = outs[k].T @ delta
        norms.append(float(np.sqrt(np.mean(grad**2))))  #! sum
        if activation == "relu":
            slope = (outs[k] > 0) * 1.0
        else:
            slope = 1 - outs[k]  #! outs[k] * (1 - outs[k])
        delta = delta @ np.asarray(weights[k]).T * slope
    return norms[::-1]


#% id: ex04-rare-05
#% kind: rare
#% why: the mean runs over the examples alone: right for one output, too large for several
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    batch = outs[0].shape[0]
    delta = (outs[-1] - np.asarray(t)) / batch  #! L is the mean over examples AND outputs
    norms = []
    for k in range(len(weights))[::-1]:
        norms.append(float(np.linalg.norm(outs[k].T @ delta)))
        if activation == "relu":
            local = (outs[k] > 0).astype(float)
        else:
            local = outs[k] * (1 - outs[k])
        delta = (delta @ np.asarray(weights[k]).T) * local
    return norms[::-1]
