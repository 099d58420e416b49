#% id: ex04-gradient_norms-one-01
#% kind: one
#% why: collected from the last layer on and never turned round
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t)
    delta = (outs[-1] - t) / t.size
    norms = []
    for k in range(len(weights) - 1, -1, -1):
        norms.append(float(np.linalg.norm(outs[k].T @ delta)))
        if k > 0:
            a = outs[k]
            slope = a * (1 - a) if activation == "sigmoid" else (a > 0)
            delta = (delta @ np.asarray(weights[k]).T) * slope
    return norms  #! last layer first


#% id: ex04-gradient_norms-two-01
#% kind: two
#% why: mean over the examples alone, not over the outputs; and the sigmoid's slope whatever the activation
def gradient_norms(
    x: ArrayLike, t: ArrayLike, weights: Sequence[ArrayLike], activation: str
) -> list[float]:
    acts = layer_outputs(x, weights, activation)
    d = (acts[-1] - np.asarray(t)) / len(acts[0])  #! t.size
    result: list[float] = []
    for w, a in zip(reversed(weights), reversed(acts[:-1])):
        result.insert(0, float(np.sqrt(np.sum(np.square(a.T @ d)))))
        d = (d @ np.asarray(w).T) * a * (1 - a)  #! relu needs its own slope
    return result


#% id: ex04-gradient_norms-two-02
#% kind: two
#% why: sum of squares without the root, and the output delta has the sigmoid slope of the squared error
def gradient_norms(x, t, weights, activation):
    A = layer_outputs(x, weights, activation)
    T = np.array(t, dtype=float)
    Y = A[-1]
    delta = (Y - T) * Y * (1 - Y) / T.size  #! cross-entropy with sigmoid: no Y (1 - Y)
    L = len(weights)
    norms = [0.0] * L
    for i in range(L):
        k = L - 1 - i
        dW = np.dot(A[k].transpose(), delta)
        total = 0.0
        for row in dW:
            for v in row:
                total += v * v
        norms[k] = float(total)  #! square root missing
        delta = np.dot(delta, np.array(weights[k]).transpose())
        if activation == "relu":
            delta[A[k] <= 0] = 0
        else:
            delta = delta * (A[k] * (1 - A[k]))
    return norms


#% id: ex04-gradient_norms-three-01
#% kind: three
#% why: no division by t.size, the sigmoid put on the activations once more for the slope, spectral in place of Frobenius norm
def gradient_norms(x, t, weights, activation):
    def slope(a):
        if activation == "relu":
            return np.where(a > 0, 1.0, 0.0)
        s = sigmoid(a)  #! a is the activation already
        return s * (1 - s)

    outs = layer_outputs(x, weights, activation)
    delta = outs[-1] - np.asarray(t, dtype=float)  #! / t.size
    grads = []
    for k in reversed(range(len(weights))):
        grads.append(outs[k].T @ delta)
        delta = delta @ np.asarray(weights[k]).T * slope(outs[k])
    grads.reverse()
    return [float(np.linalg.norm(g, 2)) for g in grads]  #! 2 is the largest singular value


#% id: ex04-gradient_norms-rare-01
#% kind: rare
#% why: relu's slope is read from the activation with >=, which holds everywhere because a = max(0, z)
def gradient_norms(
    x: ArrayLike, t: ArrayLike, weights: Sequence[ArrayLike], activation: str
) -> list[float]:
    slopes = {
        "sigmoid": lambda a: a * (1 - a),
        "relu": lambda a: (a >= 0).astype(float),  #! all ones on activations: nothing is ever blocked
    }
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    back = (outs[-1] - t) / t.size
    norms = []
    for k in range(len(weights))[::-1]:
        norms = [float(np.linalg.norm(outs[k].T @ back))] + norms
        back = slopes[activation](outs[k]) * (back @ np.asarray(weights[k]).T)
    return norms


#% id: ex04-gradient_norms-rare-02
#% kind: rare
#% why: adds up the norms of the single examples' gradients instead of taking the norm of their sum
def gradient_norms(x, t, weights, activation):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    norms = np.zeros(len(weights))
    for i in range(len(x)):
        outs = layer_outputs(x[i : i + 1], weights, activation)
        delta = (outs[-1] - t[i : i + 1]) / t.size
        for k in range(len(weights) - 1, -1, -1):
            g = np.outer(outs[k], delta)
            norms[k] += np.sqrt((g**2).sum())  #! add the gradients first, then take one norm
            delta = delta @ np.asarray(weights[k]).T
            delta = delta * (outs[k] * (1 - outs[k]) if activation == "sigmoid" else (outs[k] > 0))
    return [float(v) for v in norms]


#% id: ex04-gradient_norms-right-01
#% kind: right
#% why: own forward pass that keeps the pre-activations, own derivatives at them
def gradient_norms(
    x: ArrayLike, t: ArrayLike, weights: Sequence[ArrayLike], activation: str
) -> list[float]:
    ws = [np.asarray(w, dtype=float) for w in weights]
    t = np.asarray(t, dtype=float)
    a, zs = [np.asarray(x, dtype=float)], []
    for i, w in enumerate(ws):
        zs.append(a[-1] @ w)
        last = i == len(ws) - 1
        a.append(sigmoid(zs[-1]) if last or activation == "sigmoid" else relu(zs[-1]))

    def prime(z):
        return sigmoid(z) * sigmoid(-z) if activation == "sigmoid" else relu_derivative(z)

    deltas = [(a[-1] - t) / t.size]
    for w, z in zip(ws[:0:-1], zs[-2::-1]):
        deltas.append((deltas[-1] @ w.T) * prime(z))
    deltas = deltas[::-1]
    return [float(np.sqrt(np.einsum("ij,ij->", g, g))) for g in (p.T @ d for p, d in zip(a, deltas))]
