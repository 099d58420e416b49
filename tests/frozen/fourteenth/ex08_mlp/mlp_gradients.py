#% id: ex08-right-03
#% kind: right
#% why: right; keeps the pre-activations, walks back over a reversed list of records
def mlp_gradients(params, x, t):
    a = np.asarray(x, dtype=float)
    record = []
    for w, b in params:
        w = np.asarray(w, dtype=float)
        z = a @ w + np.ravel(b)
        record.append((a, w, z))
        a = np.where(z > 0, z, 0)
    top = record[-1][2]
    back = (softmax(top) - np.asarray(t)) / top.shape[0]
    grads = []
    for depth, (inp, w, z) in enumerate(reversed(record)):
        if depth:
            back = back * (z > 0)
        grads.append((inp.T @ back, back.sum(axis=0)))
        back = back @ w.T
    return grads[::-1]


#% id: ex08-one-03
#% kind: one
#% why: the slope of ReLU is missing on the way back
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ np.asarray(w) + np.asarray(b)
        acts.append(softmax(z) if i == len(params) - 1 else np.maximum(z, 0))
    delta = (acts[-1] - np.asarray(t)) / len(acts[0])
    grads = [None] * len(params)
    for i in range(len(params) - 1, -1, -1):
        grads[i] = (acts[i].T @ delta, delta.sum(axis=0))
        delta = delta @ np.asarray(params[i][0]).T  #! * (acts[i] > 0)
    return grads


#% id: ex08-two-06
#% kind: two
#% why: dw comes out transposed, and db is averaged a second time
def mlp_gradients(params, x, t):
    a = np.asarray(x, dtype=float)
    n = a.shape[0]
    inputs = []
    for w, b in params[:-1]:
        inputs.append(a)
        a = np.maximum(0, a @ np.asarray(w) + np.asarray(b))
    inputs.append(a)
    p = softmax(a @ np.asarray(params[-1][0]) + np.asarray(params[-1][1]))
    delta = (p - np.asarray(t)) / n
    grads = []
    for k in reversed(range(len(params))):
        dw = delta.T @ inputs[k]  #! inputs[k].T @ delta
        db = delta.mean(axis=0)  #! sum: delta was divided by n before
        grads.insert(0, (dw, db))
        delta = (delta @ np.asarray(params[k][0]).T) * (inputs[k] > 0)
    return grads


#% id: ex08-two-07
#% kind: two
#% why: target minus probability, and the list begins with the last layer
def mlp_gradients(params, x, t):
    layers = [(np.asarray(w), np.asarray(b)) for w, b in params]
    h = [np.asarray(x, dtype=float)]
    for w, b in layers[:-1]:
        h.append(np.maximum(h[-1].dot(w) + b, 0.0))
    y = softmax(h[-1].dot(layers[-1][0]) + layers[-1][1])
    e = (np.asarray(t) - y) / y.shape[0]  #! y - t
    result = []
    for (w, b), a in zip(layers[::-1], h[::-1]):
        result.append((a.T.dot(e), e.sum(axis=0)))
        e = e.dot(w.T) * (a > 0)
    return result  #! result[::-1]


#% id: ex08-two-08
#% kind: two
#% why: the output delta has one more p (1 - p), and nothing is divided by the examples
def mlp_gradients(params, x, t):
    A, Z = [np.asarray(x, dtype=float)], []
    for w, b in params:
        Z.append(A[-1] @ np.asarray(w) + np.asarray(b))
        A.append(np.maximum(Z[-1], 0))
    P = softmax(Z[-1])
    D = P - np.asarray(t)  #! / len(P)
    D = D * P * (1 - P)  #! softmax and cross-entropy together give P - T
    out = []
    for layer in range(len(params) - 1, -1, -1):
        out.append((A[layer].T @ D, np.sum(D, axis=0)))
        if layer > 0:
            D = (D @ np.asarray(params[layer][0]).T) * (Z[layer - 1] > 0)
    out.reverse()
    return out


#% id: ex08-three-03
#% kind: three
#% why: divided by n in every layer, weight decay from another lecture, db from the last example
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ np.asarray(w) + np.asarray(b), 0))
    n = acts[0].shape[0]
    delta = mlp_forward(params, x) - np.asarray(t)
    grads = []
    for i in reversed(range(len(params))):
        w = np.asarray(params[i][0])
        delta = delta / n  #! once, before the loop
        dw = acts[i].T @ delta + 0.01 * w  #! no decay in this loss
        db = delta[-1]  #! delta.sum(axis=0)
        grads.append((dw, db))
        delta = (delta @ w.T) * (acts[i] > 0)
    return grads[::-1]


#% id: ex08-three-04
#% kind: three
#% why: the forward pass forgets the biases, the slope of a sigmoid for ReLU units, divided by t.size
def mlp_gradients(params, x, t):
    t = np.asarray(t, dtype=float)
    weights = [np.asarray(w) for w, _ in params]
    outs = [np.asarray(x, dtype=float)]
    for w in weights[:-1]:
        outs.append(np.maximum(outs[-1] @ w, 0))  #! + b
    probs = softmax(outs[-1] @ weights[-1])  #! + b
    delta = (probs - t) / t.size  #! len(t)
    grads = []
    for k in range(len(weights) - 1, -1, -1):
        grads.append((outs[k].T @ delta, delta.sum(axis=0)))
        delta = (delta @ weights[k].T) * outs[k] * (1 - outs[k])  #! (outs[k] > 0)
    return list(reversed(grads))


#% id: ex08-rare-03
#% kind: rare
#% why: first, middle and last layer each written out: a network of a single layer gets a gradient too many
def mlp_gradients(params, x, t):
    x, t = np.asarray(x, dtype=float), np.asarray(t)
    ws = [np.asarray(w) for w, _ in params]
    bs = [np.asarray(b) for _, b in params]
    a = [x]
    for w, b in zip(ws[:-1], bs[:-1]):
        a.append(np.maximum(a[-1] @ w + b, 0))
    delta = (softmax(a[-1] @ ws[-1] + bs[-1]) - t) / len(x)
    # output layer
    grads = [(a[-1].T @ delta, delta.sum(axis=0))]
    # layers in between
    for k in range(len(ws) - 1, 1, -1):
        delta = (delta @ ws[k].T) * (a[k] > 0)
        grads.insert(0, (a[k - 1].T @ delta, delta.sum(axis=0)))
    # first layer
    delta = (delta @ ws[min(1, len(ws) - 1)].T) * (a[min(1, len(a) - 1)] > 0)
    grads.insert(0, (x.T @ delta, delta.sum(axis=0)))  #! only where there is a second layer
    return grads
