#% id: ex04-one-05
#% kind: one
#% why: the output delta is not divided by t.size: the summed, not the mean cross-entropy
def gradient_norms(x, t, weights, activation):
    a = layer_outputs(x, weights, activation)
    t = np.asarray(t)
    delta = a[-1] - t  #! mean forgotten
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(a[k].T @ delta)))
        if k > 0:
            slope = (a[k] > 0) if activation == "relu" else a[k] * (1 - a[k])
            delta = (delta @ np.asarray(weights[k]).T) * slope
    return norms[::-1]

#% id: ex04-two-05
#% kind: two
#% why: the list stays in the order of the backward pass, and the spectral norm stands for the Frobenius norm
def gradient_norms(x, t, weights, activation):
    t = np.asarray(t, dtype=float)
    outs = layer_outputs(x, weights, activation)
    d = (outs[-1] - t) / t.size
    res = []
    for w, a in zip(reversed(list(weights)), reversed(outs[:-1])):
        grad = a.T @ d
        res.append(float(np.linalg.norm(grad, 2)))  #! 2 is the largest singular value
        d = d @ np.asarray(w).T
        if activation == "relu":
            d = d * (a > 0)
        else:
            d = d * (a * (1 - a))
    return res  #! last layer first

#% id: ex04-two-06
#% kind: two
#% why: the sigmoid slope is used for ReLU layers too, and the root of the sum of squares is missing
def gradient_norms(x, t, weights, activation):
    W = [np.asarray(w, dtype=float) for w in weights]
    a = layer_outputs(x, W, activation)
    L = len(W)
    t = np.asarray(t)
    n = [0.0] * L
    delta = (a[L] - t) / t.size
    for l in range(L - 1, -1, -1):
        g = np.dot(a[l].T, delta)
        n[l] = float((g ** 2).sum())  #! square root missing
        if l == 0:
            break
        s = a[l] * (1 - a[l])  #! whatever the activation
        delta = np.dot(delta, W[l].T) * s
    return n

#% id: ex04-three-01
#% kind: three
#% why: extra y(1-y) in the output delta, divided by the rows alone, and the hidden layers' slope is left out
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    y = outs[-1]
    t = np.asarray(t, dtype=float)
    delta = (y - t) * y * (1 - y)  #! cancels in the cross-entropy
    delta /= len(t)  #! outputs are averaged as well
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        norms.insert(0, float(np.linalg.norm(outs[k].T @ delta)))
        delta = delta @ np.asarray(weights[k]).T  #! times the slope of the layer below
    return norms

#% id: ex04-rare-06
#% kind: rare
#% why: the ReLU mask a >= 0 is taken from the outputs, which are never negative, so nothing is masked
def gradient_norms(x, t, weights, activation):
    slopes = {
        "relu": lambda a: (a >= 0).astype(float),  #! true everywhere on a ReLU output
        "sigmoid": lambda a: a * (1.0 - a),
    }
    slope = slopes[activation]
    t = np.asarray(t, dtype=float)
    a = layer_outputs(x, weights, activation)
    delta = (a.pop() - t) / t.size
    out = []
    for w in list(weights)[::-1]:
        below = a.pop()
        out.append(float(np.sqrt(np.sum(np.square(below.T @ delta)))))
        delta = (delta @ np.transpose(w)) * slope(below)
    out.reverse()
    return out

#% id: ex04-rare-07
#% kind: rare
#% why: dL/dy is formed first and then multiplied by y(1-y): 0/0 where the output has settled at 0 or 1
def gradient_norms(x, t, weights, activation):
    a = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    y = a[-1]
    dy = (y - t) / (y * (1 - y)) / t.size  #! infinite for settled outputs
    delta = dy * y * (1 - y)  #! does not cancel there any more
    grads = []
    for i in range(len(weights) - 1, -1, -1):
        grads.append(a[i].T @ delta)
        if i:
            back = delta @ np.asarray(weights[i]).T
            delta = back * (a[i] > 0) if activation == "relu" else back * a[i] * (1 - a[i])
    return [float(np.linalg.norm(g)) for g in grads[::-1]]

#% id: ex04-right-01
#% kind: right
#% why: sums example by example with outer products, no matrix product for the gradient
def gradient_norms(x, t, weights, activation):
    mats = [np.array(w, dtype=float) for w in weights]
    depth = len(mats)
    acts = layer_outputs(x, mats, activation)
    t = np.array(t, dtype=float)
    total = [np.zeros_like(m) for m in mats]
    for row in range(t.shape[0]):
        d = (acts[depth][row] - t[row]) / t.size
        k = depth - 1
        while True:
            total[k] += np.outer(acts[k][row], d)
            if k == 0:
                break
            here = acts[k][row]
            if activation == "sigmoid":
                d = mats[k].dot(d) * here * (1 - here)
            else:
                d = np.where(here > 0, mats[k].dot(d), 0.0)
            k -= 1
    return [float(np.sqrt(np.vdot(g, g))) for g in total]
