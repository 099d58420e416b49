#% id: ex04-right-03
#% kind: right
#% why: right
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    target = np.asarray(t, dtype=float)
    n = len(target)
    Ws = [np.asarray(w, dtype=float) for w in weights]
    grads = [np.zeros(w.shape) for w in Ws]
    # 예제별로 역전파해서 더한다
    for i in range(n):
        g = (acts[-1][i] - target[i]) / target.size
        layer = len(Ws)
        while layer > 0:
            layer -= 1
            a = acts[layer][i]
            grads[layer] += a[:, None] * g[None, :]
            if layer:
                g = Ws[layer] @ g
                if activation == "sigmoid":
                    g *= a - a * a
                else:
                    g[a <= 0] = 0.0
    return [float(np.sqrt(np.trace(G.T @ G))) for G in grads]


#% id: ex04-one-04
#% kind: one
#% why: The norms come out last layer first.
def gradient_norms(x, t, weights, activation):
    a = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    delta = (a[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.append(float(np.linalg.norm(a[k].T @ delta)))  #! collected from the output backwards, never turned round
        delta = delta @ np.asarray(weights[k]).T
        delta = delta * (a[k] > 0) if activation == "relu" else delta * a[k] * (1 - a[k])
    return norms


#% id: ex04-one-05
#% kind: one
#% why: The hidden slope is always the one of the sigmoid, for relu too.
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    d = (outs[-1] - t) / t.size
    result = [0.0] * len(weights)
    for layer in range(len(weights) - 1, -1, -1):
        result[layer] = float(np.sqrt(np.sum((outs[layer].T @ d) ** 2)))
        prev = outs[layer]
        d = (d @ np.asarray(weights[layer]).T) * prev * (1 - prev)  #! not the slope of relu
    return result


#% id: ex04-one-06
#% kind: one
#% why: The loss is averaged over the rows only, not over examples and outputs.
def gradient_norms(x, t, weights, activation):
    A = layer_outputs(x, weights, activation)
    T = np.asarray(t, dtype=float)
    delta = (A[-1] - T) / T.shape[0]  #! must be divided by T.size
    answer = []
    for W, a_in in zip(weights[::-1], A[-2::-1]):
        answer = [float(np.linalg.norm(a_in.T @ delta, "fro"))] + answer
        step = (a_in > 0) if activation == "relu" else a_in * (1 - a_in)
        delta = (delta @ np.asarray(W).T) * step
    return answer


#% id: ex04-two-01
#% kind: two
#% why: The norm is the spectral one, the largest singular value. The output delta has the slope y (1 - y) too, which the cross-entropy cancels.
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    y = acts[-1]
    t = np.asarray(t, dtype=float)
    delta = (y - t) * y * (1 - y) / t.size  #! y (1 - y) cancels for cross-entropy
    found = []
    for k in range(len(weights) - 1, -1, -1):
        found.append(float(np.linalg.norm(acts[k].T @ delta, 2)))  #! ord 2 is not the Frobenius norm
        delta = delta @ np.asarray(weights[k]).T
        if activation == "relu":
            delta = np.where(acts[k] > 0, delta, 0)
        else:
            delta = delta * acts[k] * (1 - acts[k])
    return found[::-1]


#% id: ex04-two-04
#% kind: two
#% why: The delta is divided by the number of layers and not of entries. The first layer is left out of the result.
def gradient_norms(x, t, weights, activation):
    vals = layer_outputs(x, weights, activation)
    delta = (vals[-1] - np.asarray(t, dtype=float)) / len(weights)  #! mean loss needs / t.size
    norms = []
    for i in range(len(weights) - 1, 0, -1):  #! stops before layer 0
        norms.insert(0, float(np.linalg.norm(vals[i].T @ delta)))
        back = delta @ np.asarray(weights[i]).T
        delta = back * (vals[i] > 0) if activation == "relu" else back * vals[i] * (1 - vals[i])
    return norms


#% id: ex04-two-05
#% kind: two
#% why: The sigmoid is applied to the activations once more before the slope is taken, for relu too. The absolute values are summed instead of the root of the squares.
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    g = (outs[-1] - t) / t.size
    res = []
    for k in range(len(weights) - 1, -1, -1):
        dW = np.dot(outs[k].T, g)
        res.insert(0, float(np.abs(dW).sum()))  #! not the Frobenius norm
        s = sigmoid(outs[k])  #! outs[k] is an activation already
        g = np.dot(g, np.asarray(weights[k]).T) * s * (1 - s)
    return res


#% id: ex04-three-01
#% kind: three
#% why: The root is taken of the mean of the squares and not of their sum. The output is rounded to a class before the target is subtracted. The relu test looks at the layer output being at least 0, which is always true.
def gradient_norms(x, t, weights, activation):
    outs = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    delta = (np.round(outs[-1]) - t) / t.size  #! the probability belongs here, not the decision
    norms = [0] * len(weights)
    for k in range(len(weights))[::-1]:
        dw = outs[k].T @ delta
        norms[k] = float(np.sqrt(np.mean(dw * dw)))  #! sum of the squares
        delta = delta @ np.asarray(weights[k]).T
        if activation == "relu":
            delta = delta * (outs[k] >= 0)  #! true for every relu output
        else:
            delta = delta * (outs[k] * (1 - outs[k]))
    return norms


#% id: ex04-rare-01
#% kind: rare
#% why: The relu mask tests the incoming gradient and not the activation of the unit.
def gradient_norms(x, t, weights, activation):
    a = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    grad = (a[-1] - t) / t.size
    out = []
    for k in range(len(weights) - 1, -1, -1):
        out.append(float(np.linalg.norm(a[k].T @ grad)))
        grad = grad @ np.asarray(weights[k]).T
        if activation == "relu":
            grad = positive_part(grad)  #! the backward pass does not relu the gradient, it masks by the activation
        else:
            grad = grad * a[k] * (1 - a[k])
    return out[::-1]


def positive_part(z):
    return np.maximum(np.asarray(z, dtype=float), 0)


#% id: ex04-rare-02
#% kind: rare
#% why: The norm is taken for every example's gradient and then averaged, instead of the norm of the mean gradient.
def gradient_norms(x, t, weights, activation):
    a = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    n, k_out = t.shape
    delta = (a[-1] - t) / k_out
    res = []
    for k in range(len(weights) - 1, -1, -1):
        per_example = a[k][:, :, None] * delta[:, None, :]
        sizes = np.sqrt((per_example**2).sum(axis=(1, 2)))
        res.insert(0, float(sizes.mean()))  #! mean of norms is not the norm of the mean
        delta = delta @ np.asarray(weights[k]).T
        delta = delta * ((a[k] > 0) if activation == "relu" else a[k] * (1 - a[k]))
    return res


#% id: ex04-rare-55
#% kind: rare
#% why: the norms are rounded to six digits, so the vanishing ones of a deep sigmoid network are 0 (docstring: the Frobenius norm of dL/dW for every matrix)
def gradient_norms(x, t, weights, activation):
    acts = layer_outputs(x, weights, activation)
    t = np.asarray(t, dtype=float)
    delta = (acts[-1] - t) / t.size
    norms = []
    for k in reversed(range(len(weights))):
        norms.insert(0, round(float(np.linalg.norm(acts[k].T @ delta)), 6))  #! 3e-9 becomes 0.0
        if k > 0:
            back = delta @ np.asarray(weights[k]).T
            a = acts[k]
            delta = back * (a > 0) if activation == "relu" else back * a * (1 - a)
    return norms


