#% id: ex04-gradient_norms-right-01
#% kind: right
#% why: unusual: a forward pass of its own, slopes from a table of lambdas, einsum, root of the sum of squares
def _slopes(a, kind):
    return {"relu": lambda v: np.heaviside(v, 0), "sigmoid": lambda v: v - v * v}[kind](a)

def gradient_norms(x, t, weights, activation):
    ws = [np.asarray(w, dtype=float) for w in weights]
    acts = [np.asarray(x, dtype=float)]
    for w in ws[:-1]:
        z = acts[-1] @ w
        acts.append(sigmoid(z) if activation == "sigmoid" else z.clip(min=0))
    y = sigmoid(acts[-1] @ ws[-1])
    target = np.asarray(t, dtype=float)
    delta = (y - target) / target.size
    norms = []
    for a, w in zip(acts[::-1], ws[::-1]):
        g = np.einsum("ni,nj->ij", a, delta)
        norms.insert(0, float(np.sqrt((g * g).sum())))
        delta = (delta @ w.T) * _slopes(a, activation)
    return norms

#% id: ex04-gradient_norms-one-01
#% kind: one
#% why: the delta is divided by the number of examples, not by t.size
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    delta = (outs[-1] - t) / len(t)  #! the mean goes over examples and outputs
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        norms.append(float(np.linalg.norm(outs[k].T @ delta)))
        if k > 0:
            a = outs[k]
            slope = (a > 0) if activation == "relu" else a * (1 - a)
            delta = (delta @ np.asarray(weights[k]).T) * slope
    return norms[::-1]

#% id: ex04-gradient_norms-two-01
#% kind: two
#% why: the output layer gets the sigmoid slope on top of the delta, and the 1-norm is used
def gradient_norms(x, t, weights, activation):
    a = layer_outputs(x, weights, activation)
    y = a[-1]
    d = (y - np.asarray(t)) / np.size(t)
    d = d * y * (1 - y)  #! already in (y - t) for the cross-entropy
    result = [0.0] * len(weights)
    for i in reversed(range(len(weights))):
        grad = a[i].T @ d
        result[i] = float(np.abs(grad).sum())  #! Frobenius is the root of the squares
        if i == 0:
            break
        d = d @ np.asarray(weights[i]).T
        if activation == "relu":
            d = np.where(a[i] > 0, d, 0)
        else:
            d = d * a[i] * (1 - a[i])
    return result

#% id: ex04-gradient_norms-two-02
#% kind: two
#% why: relu slope with >= on the activations, and the list is not turned round
def gradient_norms(x, t, weights, activation):
    L = len(weights)
    outs = layer_outputs(x, weights, activation)
    n_t = np.asarray(t).size
    delta = (outs[L] - np.asarray(t)) / n_t
    norms = []
    k = L - 1
    while k >= 0:
        g = np.matmul(np.transpose(outs[k]), delta)
        norms.append(float(np.linalg.norm(g, "fro")))
        o = outs[k]
        if activation == "sigmoid":
            s = o * (1 - o)
        else:
            s = (o >= 0) * 1.0  #! >= : the activations of a ReLU are never negative, so every unit passes
        delta = np.matmul(delta, np.transpose(np.asarray(weights[k]))) * s
        k -= 1
    return norms  #! last layer first

#% id: ex04-gradient_norms-three-01
#% kind: three
#% why: relu slope for every activation, the norm is divided by the root of the number of weights, and the norms are sorted by size instead of by layer
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    delta = (acts[-1] - t) / t.size
    grads = []
    for layer in range(len(weights), 0, -1):
        inp = acts[layer - 1]
        grads.append(inp.T @ delta)
        if layer > 1:
            delta = delta @ np.asarray(weights[layer - 1]).T
            delta = delta * (inp > 0)  #! also for "sigmoid"
    norms = [np.linalg.norm(g) / np.sqrt(g.size) for g in grads]  #! that is the root mean square
    return [float(v) for v in sorted(norms)]  #! sorted by size: not the order of the layers

#% id: ex04-gradient_norms-three-02
#% kind: three
#% why: the delta is y + t, the weights are updated before the delta goes back through them, and the sigmoid's slope is a (1 - a^2)
def gradient_norms(x, t, weights, activation):
    ws = [np.array(w, dtype=float) for w in weights]
    acts = layer_outputs(x, ws, activation)
    t = np.array(t, dtype=float)
    delta = (acts[-1] + t) / t.size  #! minus
    norms = []
    for i in range(len(ws) - 1, -1, -1):
        g = acts[i].T @ delta
        norms.insert(0, float(np.linalg.norm(g)))
        ws[i] = ws[i] - g  #! nothing is to be learned here; the delta goes back through the old weights
        a = acts[i]
        if activation == "relu":
            slope = np.sign(a)
            if i == 0:
                slope = np.ones_like(a)
        else:
            slope = a * (1 - a * a)  #! a (1 - a)
        delta = delta @ ws[i].T * slope
    return norms

#% id: ex04-gradient_norms-rare-01
#% kind: rare
#% why: the output is clipped to [0.001, 0.999] as for a logarithm, and the clipped one is used in the delta, so settled outputs give wrong norms
def gradient_norms(x, t, weights, activation):
    W = [np.array(w, dtype=float) for w in weights]
    t = np.asarray(t, dtype=float)
    a = layer_outputs(x, W, activation)
    y = np.clip(a[-1], 1e-3, 1 - 1e-3)  #! clipping for the logarithm, used for the gradient as well: settled outputs get a wrong delta
    delta = (y - t) / t.size
    norms = []
    for k in reversed(range(len(W))):
        norms.append(float(np.linalg.norm(a[k].T @ delta)))
        if k:
            d_act = {"sigmoid": a[k] * (1 - a[k]), "relu": (a[k] > 0).astype(float)}[activation]
            delta = d_act * (delta @ W[k].T)
    norms.reverse()
    return norms
