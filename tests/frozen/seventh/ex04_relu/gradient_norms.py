#% id: ex04-right-01
#% kind: right
#% why: the Frobenius norm comes from the singular values, and the list is filled by index from the back
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    target = np.asarray(t, dtype=float)
    mats = [np.asarray(w, dtype=float) for w in weights]
    result = [0.0] * len(mats)
    back = (acts[-1] - target) / target.size
    layer = len(mats)
    while layer > 0:
        layer -= 1
        sing = np.linalg.svd(acts[layer].T @ back, compute_uv=False)
        result[layer] = float(np.sqrt(np.sum(sing * sing)))
        slope = {"relu": lambda a: np.heaviside(a, 0.0), "sigmoid": lambda a: a - a ** 2}[activation](acts[layer])
        back = (back @ mats[layer].T) * slope
    return result

#% id: ex04-one-04
#% kind: one
#% why: the delta is divided by the number of examples alone, not by examples times outputs
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    delta = (outs[-1] - t) / len(t)  #! t.size with several outputs
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(outs[k].T @ delta)))
        a = outs[k]
        d = (a > 0) if activation == "relu" else a * (1 - a)
        delta = (delta @ np.asarray(weights[k]).T) * d
    return norms[::-1]

#% id: ex04-two-03
#% kind: two
#% why: the norms come back last layer first
#% why: the slope of the ReLU is a >= 0, which is 1 everywhere because activations are never negative
def gradient_norms(x, t, weights, activation):
    a_list = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    delta = (a_list[-1] - t) / t.size
    norm_list = []
    for i in range(len(weights) - 1, -1, -1):
        dW = np.dot(a_list[i].T, delta)
        norm_list.append(float(np.sqrt(np.sum(dW ** 2))))
        if activation == "relu":
            slope = (a_list[i] >= 0).astype(float)  #! silent units have activation 0 and pass
        else:
            slope = a_list[i] * (1 - a_list[i])
        delta = np.dot(delta, np.asarray(weights[i]).T) * slope
    return norm_list  #! not reversed

#% id: ex04-three-01
#% kind: three
#% why: the output delta has an extra y (1 - y), as for the squared error
#% why: the hidden sigmoid slope is computed from sigmoid(a) though a is the activation
#% why: the norm is the sum of the absolute values
def gradient_norms(x, t, weights, activation):
    A = layer_outputs(x, weights, activation)
    y = A[-1]
    T = np.asarray(t, dtype=float)
    d = (y - T) / T.size * y * (1 - y)  #! cancels against the cross-entropy
    res = []
    for l in range(len(weights))[::-1]:
        g = A[l].T @ d
        res.insert(0, float(np.abs(g).sum()))  #! L1, not Frobenius
        if activation == "sigmoid":
            fa = sigmoid(A[l]) * (1 - sigmoid(A[l]))  #! sigmoid twice
        else:
            fa = np.where(A[l] > 0, 1.0, 0.0)
        d = d @ np.asarray(weights[l]).T * fa
    return res

#% id: ex04-rare-03
#% kind: rare
#% why: y is clipped to 0.01..0.99 before the delta, so settled outputs get a false gradient
def gradient_norms(x, t, weights, activation):
    outputs = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    # log(0) 방지
    y = np.clip(outputs[-1], 0.01, 0.99)  #! changes the delta of confident outputs
    delta = (y - t) / t.size
    norms = []
    for w, a in zip(weights[::-1], outputs[-2::-1]):
        norms.append(float(np.linalg.norm(a.T @ delta, "fro")))
        delta = delta @ np.asarray(w, dtype=float).T
        delta = delta * ((a > 0) if activation == "relu" else a * (1 - a))
    norms.reverse()
    return norms
