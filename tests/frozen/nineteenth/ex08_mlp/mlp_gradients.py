#% id: ex08-mlp_gradients-right-01
#% kind: right
#% why: bias as a last row of the weights, a column of ones at every layer's input
def mlp_gradients(params, x, t):
    def with_ones(a):
        return np.hstack([a, np.ones((a.shape[0], 1))])

    thetas = [np.vstack([np.asarray(w, float), np.reshape(b, (1, -1))]) for w, b in params]
    inputs = [with_ones(np.asarray(x, dtype=float))]
    for theta in thetas[:-1]:
        inputs.append(with_ones(np.clip(inputs[-1] @ theta, 0, None)))
    err = softmax(inputs[-1] @ thetas[-1]) - np.asarray(t, dtype=float)
    grads = [None] * len(thetas)
    for k in range(len(thetas) - 1, -1, -1):
        full = np.einsum("ni,nj->ij", inputs[k], err) / len(err)
        grads[k] = (full[:-1], full[-1])
        err = (err @ thetas[k][:-1].T) * np.sign(inputs[k][:, :-1])
    return grads


#% id: ex08-mlp_gradients-one-01
#% kind: one
#% why: the slope of ReLU is forgotten on the way back
def mlp_gradients(params, x, t):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    n = x.shape[0]
    activations = [x]
    for w, b in params[:-1]:
        z = activations[-1] @ w + b
        activations.append(np.where(z > 0, z, 0.0))
    probabilities = softmax(activations[-1] @ params[-1][0] + params[-1][1])
    delta = (probabilities - t) / n
    result = []
    for layer in range(len(params) - 1, -1, -1):
        dw = activations[layer].T @ delta
        db = delta.sum(axis=0)
        result.insert(0, (dw, db))
        delta = delta @ np.asarray(params[layer][0]).T  #! not multiplied by the ReLU slope
    return result


#% id: ex08-mlp_gradients-one-02
#% kind: one
#% why: the pairs are returned from the last layer to the first
def mlp_gradients(params, x, t):
    hs = [np.asarray(x) * 1.0]
    for i, (w, b) in enumerate(params):
        s = hs[i].dot(w) + b
        hs.append(softmax(s) if i == len(params) - 1 else s * (s > 0))
    d = hs.pop() - np.asarray(t)
    d /= len(hs[0])
    pairs = []
    for (w, _), h in zip(params[::-1], hs[::-1]):
        pairs += [(h.T.dot(d), d.sum(0))]
        d = d.dot(np.transpose(w)) * (h > 0)
    return pairs  #! the order of the layers is reversed


#% id: ex08-mlp_gradients-two-01
#% kind: two
#% why: the sum over the examples is not divided, the bias gradient is averaged over the units
def mlp_gradients(params, x, t):
    cache = []
    a = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        z = a @ w + b
        cache.append((a, z))
        a = np.maximum(0, z)
    w, b = params[-1]
    p = softmax(a @ w + b)
    dz = p - np.asarray(t, dtype=float)  #! a sum over the examples, not their mean
    grads = [(a.T @ dz, dz.sum(axis=0))]
    while cache:
        da = dz @ np.asarray(w).T
        a, z = cache.pop()
        dz = np.where(z > 0, da, 0)
        grads.append((a.T @ dz, np.full(dz.shape[1], dz.sum())))  #! sum without an axis, one number for all units
        w = params[len(cache)][0]
    grads.reverse()
    return grads


#% id: ex08-mlp_gradients-two-02
#% kind: two
#% why: error with the wrong sign, and an extra slope p (1 - p) as with a sigmoid
def mlp_gradients(params, x, t):
    ws = [np.asarray(pair[0], dtype=float) for pair in params]
    bs = [np.asarray(pair[1], dtype=float).ravel() for pair in params]
    outs = [np.asarray(x, dtype=float)]
    for w, b in zip(ws[:-1], bs[:-1]):
        outs.append(np.maximum(outs[-1] @ w + b, 0))
    y = softmax(outs[-1] @ ws[-1] + bs[-1])
    error = np.asarray(t) - y  #! t - y in place of y - t
    deltas = [error * y * (1 - y) / len(y)]  #! softmax with cross-entropy has no further slope here
    for i in reversed(range(1, len(ws))):
        deltas.insert(0, (deltas[0] @ ws[i].T) * (outs[i] > 0))
    return [(o.T @ d, np.sum(d, axis=0)) for o, d in zip(outs, deltas)]


#% id: ex08-mlp_gradients-two-03
#% kind: two
#% why: ReLU also before the softmax, and divided by the number of all entries
class Dense:
    def __init__(self, w, b):
        self.w, self.b = np.asarray(w, dtype=float), np.asarray(b, dtype=float)

    def forward(self, a):
        self.a = a
        self.z = a @ self.w + self.b
        return np.maximum(self.z, 0.0)

    def backward(self, dz):
        self.dw = self.a.T @ dz
        self.db = dz.sum(axis=0)
        return dz @ self.w.T


def mlp_gradients(params, x, t):
    layers = [Dense(w, b) for w, b in params]
    a = np.asarray(x, dtype=float)
    for layer in layers:
        a = layer.forward(a)
    p = softmax(a)  #! the last layer went through the ReLU as well
    dz = (p - t) / p.size  #! size counts the classes too
    for i in range(len(layers) - 1, 0, -1):
        dz = layers[i].backward(dz) * (layers[i - 1].z > 0)
    layers[0].backward(dz)
    return [(layer.dw, layer.db) for layer in layers]


#% id: ex08-mlp_gradients-three-01
#% kind: three
#% why: divided twice for the weights, biases left out of the hidden layers, mask from the layer after
def mlp_gradients(params, x, t):
    x, t = np.asarray(x, float), np.asarray(t, float)
    m = len(x)
    acts, last = [x], len(params) - 1
    for k in range(last):
        acts.append(np.maximum(acts[k] @ params[k][0], 0))  #! the bias is not added
    acts.append(softmax(acts[last] @ params[last][0] + params[last][1]))
    delta = (acts[-1] - t) / m
    dws, dbs = {}, {}
    k = last
    while k >= 0:
        dws[k] = np.matmul(acts[k].T, delta) / m  #! delta has been divided by m before
        dbs[k] = np.add.reduce(delta, axis=0)
        delta = np.matmul(delta * (acts[k + 1] > 0), np.asarray(params[k][0]).T)  #! the mask comes after dws, so the layer's own dw lacks it
        k -= 1
    return [(dws[j], dbs[j]) for j in range(last + 1)]


#% id: ex08-mlp_gradients-three-02
#% kind: three
#% why: softmax over the batch, pre-activations as layer inputs, largest bias error for the sum
def mlp_gradients(params, x, t):
    pre, post = [], [np.asarray(x, dtype=float)]
    for w, b in params:
        pre.append(post[-1] @ np.asarray(w) + np.asarray(b))
        post.append(pre[-1] * (pre[-1] > 0))
    scores = np.exp(pre[-1] - pre[-1].max(axis=1, keepdims=True))
    probs = scores / scores.sum(axis=0)  #! normalised down the columns
    g = (probs - np.asarray(t)) / post[0].shape[0]
    answer = []
    for i in range(len(params))[::-1]:
        source = post[0] if i == 0 else pre[i - 1]  #! pre where post (after the ReLU) fed the layer
        answer = [(source.T @ g, g.max(axis=0))] + answer  #! max in place of sum
        if i > 0:
            g = (g @ np.asarray(params[i][0]).T) * np.heaviside(pre[i - 1], 0)
    return answer


#% id: ex08-mlp_gradients-rare-01
#% kind: rare
#% why: the mask asks for the sign of the gradient, not of the activation
def relu_backward(upstream, out):
    return np.where(upstream > 0, upstream, 0.0)  #! asks upstream, should ask out


def mlp_gradients(params, x, t):
    tape = []
    value = np.asarray(x, dtype=float)
    for position, (w, b) in enumerate(params, start=1):
        tape.append((value, np.asarray(w, dtype=float)))
        value = value @ tape[-1][1] + b
        if position < len(params):
            value = np.maximum(value, 0.0)
    grad = (softmax(value) - np.asarray(t, dtype=float)) / value.shape[0]
    collected = []
    for value, w in reversed(tape):
        collected.append((value.T @ grad, grad.sum(axis=0)))
        grad = relu_backward(grad @ w.T, value)
    return list(reversed(collected))


#% id: ex08-mlp_gradients-rare-02
#% kind: rare
#% why: an example's gradients are averaged again at every layer further down
def mlp_gradients(params, x, t):
    def descend(k, a):
        w, b = np.asarray(params[k][0], float), np.asarray(params[k][1], float)
        z = a @ w + b
        if k + 1 == len(params):
            back, below = softmax(z) - np.asarray(t, float), []
        else:
            back, below = descend(k + 1, np.maximum(z, 0))
            back = back * (z > 0)
        back = back / len(a)  #! divides in every layer, once at the output is enough
        return back @ w.T, [(a.T @ back, back.sum(axis=0))] + below

    return descend(0, np.asarray(x, float))[1]


#% id: ex08-mlp_gradients-rare-03
#% kind: rare
#% why: the mask is found with a matrix product that leaves the bias out
def mlp_gradients(params, x, t):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    hidden = [x]
    for w, b in params[:-1]:
        hidden.append(np.fmax(hidden[-1] @ w + b, 0))
    out_w, out_b = params[-1]
    blame = (softmax(hidden[-1] @ out_w + out_b) - t) / float(len(t))
    grads = []
    for (w, b), h, previous in zip(reversed(params), reversed(hidden), [None, *range(len(params) - 1)][::-1]):
        grads.append((np.tensordot(h, blame, axes=(0, 0)), blame.sum(axis=0)))
        if previous is None:
            break
        w_below, b_below = params[previous]
        on = hidden[previous] @ w_below > 0  #! the unit's bias is not added before the comparison
        blame = (blame @ np.asarray(w).T) * on
    return grads[::-1]
