#% id: ex08-mlp_gradients-right-01
#% kind: right
#% why: a stack of closures, each of which sends the error back
def mlp_gradients(params, x, t):
    a, pullbacks = np.asarray(x, dtype=float), []
    for depth, (w, b) in enumerate(params):
        W = np.asarray(w, dtype=float)
        z = a @ W + np.ravel(b)

        def pull(dz, inp=a, W=W):
            return (inp.T @ dz, dz.sum(axis=0)), (dz @ W.T) * (inp > 0)

        pullbacks.append(pull)
        a = softmax(z) if depth == len(params) - 1 else np.maximum(z, 0)
    signal, grads = (a - np.asarray(t)) / len(a), []
    while pullbacks:
        pair, signal = pullbacks.pop()(signal)
        grads.insert(0, pair)
    return grads


#% id: ex08-mlp_gradients-right-02
#% kind: right
#% why: gradients gathered by adding up single examples
def mlp_gradients(params, x, t):
    x, t = np.asarray(x, float), np.asarray(t, float)
    W = [np.asarray(w, float) for w, _ in params]
    B = [np.asarray(b, float).ravel() for _, b in params]
    dW, dB = [np.zeros_like(w) for w in W], [np.zeros_like(b) for b in B]
    for row, target in zip(x, t):
        acts = [row]
        for w, b in zip(W[:-1], B[:-1]):
            acts.append(np.maximum(acts[-1] @ w + b, 0))
        err = softmax((acts[-1] @ W[-1] + B[-1])[None])[0] - target
        for k in reversed(range(len(W))):
            dW[k] += np.outer(acts[k], err) / len(x)
            dB[k] += err / len(x)
            err = (W[k] @ err) * (acts[k] > 0)
    return list(zip(dW, dB))


#% id: ex08-mlp_gradients-one-01
#% kind: one
#% why: the ReLU slope forgotten
def mlp_gradients(params, x, t):
    outs = [np.asarray(x, float)]
    for w, b in params[:-1]:
        outs.append(np.maximum(0, outs[-1] @ np.asarray(w) + np.asarray(b)))
    d = (mlp_forward(params, x) - np.asarray(t)) / len(outs[0])
    g = []
    for (w, b), a in zip(reversed(params), reversed(outs)):
        g.append((a.T @ d, d.sum(0)))
        d = d @ np.asarray(w).T  #! the slope of ReLU is missing
    g.reverse()
    return g


#% id: ex08-mlp_gradients-one-02
#% kind: one
#% why: not divided by the batch
def mlp_gradients(params, x, t):
    ws, bs = zip(*params)
    ws = [np.asarray(w, dtype=float) for w in ws]
    acts = {0: np.asarray(x, dtype=float)}
    top = len(ws)
    for k in range(top - 1):
        z = acts[k] @ ws[k] + np.asarray(bs[k])
        acts[k + 1] = z * (z > 0)
    delta = mlp_forward(params, x) - np.asarray(t)  #! the loss is a mean: / n is missing
    result = [None] * top
    for k in range(top - 1, -1, -1):
        result[k] = (np.einsum("ni,no->io", acts[k], delta), np.einsum("no->o", delta))
        delta = np.where(acts[k] > 0, np.einsum("no,io->ni", delta, ws[k]), 0)
    return result


#% id: ex08-mlp_gradients-one-03
#% kind: one
#% why: order of the layers
def mlp_gradients(params, x, t):
    cache, a = [], np.asarray(x, float)
    for w, b in params:
        cache.append(a)
        a = np.maximum(a @ np.asarray(w) + np.asarray(b), 0)
    back = (mlp_forward(params, x) - np.asarray(t)) / a.shape[0]
    grads = []
    for w, _ in params[::-1]:
        a = cache.pop()
        grads += [(a.T @ back, np.add.reduce(back))]
        back = (back @ np.asarray(w).T) * np.sign(a)
    return grads  #! the last layer comes first, turn the list round


#% id: ex08-mlp_gradients-two-01
#% kind: two
#% why: bias gradient a mean, mask by the sum of the outgoing error
def mlp_gradients(params, x, t):
    layers = [(np.asarray(w, float), np.asarray(b, float).reshape(1, -1)) for w, b in params]
    pre, post = [], [np.asarray(x, float)]
    for w, b in layers:
        pre.append(post[-1] @ w + b)
        post.append(np.fmax(pre[-1], 0))
    n = post[0].shape[0]
    e = (softmax(pre[-1]) - np.asarray(t)) / n
    out = []
    for k in range(len(layers))[::-1]:
        out = [(post[k].T @ e, e.mean(axis=0))] + out  #! n is in e already, the bias gradient is a sum
        if k > 0:
            e = e @ layers[k][0].T
            e = e * (e > 0)  #! the mask comes from the pre-activation, not from the error
    return out


#% id: ex08-mlp_gradients-two-02
#% kind: two
#% why: softmax slope a second time, input after instead of before the layer
def mlp_gradients(params, x, t):
    A = [np.asarray(x, float)]
    for i, (w, b) in enumerate(params):
        Z = A[i] @ np.asarray(w) + np.asarray(b)
        A.append(softmax(Z) if i == len(params) - 1 else np.maximum(Z, 0))
    P = A[-1]
    D = (P - np.asarray(t)) * P * (1 - P) / len(P)  #! with cross-entropy the slope of softmax is in P - t
    G = []
    for i in range(len(params), 0, -1):
        G.append((A[i - 1].T @ D, D.sum(axis=0)))
        D = (D @ np.asarray(params[i - 1][0]).T) * A[i - 1]  #! the slope of ReLU is 0 or 1, not the activation
    return G[::-1]


#% id: ex08-mlp_gradients-three-01
#% kind: three
#% why: sign, classes as divisor, no sum over the batch
def mlp_gradients(params, x, t):
    x, t = np.asarray(x, float), np.asarray(t, float)
    saved = []
    for w, b in params[:-1]:
        saved.append(x)
        x = np.maximum(x @ np.asarray(w) + np.asarray(b), 0)
    saved.append(x)
    p = softmax(x @ np.asarray(params[-1][0]) + np.asarray(params[-1][1]))
    delta = t - p  #! the sign is turned, the gradient is p - t
    delta = delta / t.size  #! n alone divides, the classes are summed
    acc = []
    for k in range(len(params) - 1, -1, -1):
        acc.append((saved[k].T @ delta, delta[0]))  #! the batch must be summed, this is the first example alone
        delta = (delta @ np.asarray(params[k][0]).T) * (saved[k] > 0)
    return acc[::-1]


#% id: ex08-mlp_gradients-three-02
#% kind: three
#% why: trace without biases, a factor 2, a mask that lets everything through
def mlp_gradients(params, x, t):
    forward_trace = [np.asarray(x, float)]
    for w, b in params[:-1]:
        forward_trace.append(np.clip(forward_trace[-1] @ np.asarray(w), 0, None))  #! the forward trace leaves out the bias
    grad = 2 * (mlp_forward(params, x) - np.asarray(t)) / len(forward_trace[0])  #! the 2 belongs to a squared error
    stack = []
    for layer_in, (w, b) in zip(forward_trace[::-1], params[::-1]):
        stack.append((layer_in.T @ grad, grad.sum(axis=0)))
        grad = (grad @ np.asarray(w).T) * (layer_in >= 0)  #! activations are never negative, >= 0 lets everything through
    return stack[::-1]
