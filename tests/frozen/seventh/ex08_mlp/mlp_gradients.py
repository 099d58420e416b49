#% id: ex08-right-01
#% kind: right
#% why: the bias is treated as one more row of the weight matrix, and the gradient is split again at the end
def mlp_gradients(params, x, t):
    def with_one(a):
        return np.hstack([a, np.ones((len(a), 1))])
    stacked = [np.vstack([np.asarray(w, dtype=float), np.reshape(b, (1, -1))]) for w, b in params]
    seen = [with_one(np.asarray(x, dtype=float))]
    for mat in stacked[:-1]:
        seen.append(with_one(np.maximum(seen[-1] @ mat, 0.0)))
    err = (softmax(seen[-1] @ stacked[-1]) - np.asarray(t, dtype=float)) / len(seen[0])
    answer = []
    for mat, a in zip(stacked[::-1], seen[::-1]):
        full = a.T @ err
        answer.insert(0, (full[:-1], full[-1]))
        err = ((err @ mat.T) * (a > 0))[:, :-1]
    return answer

#% id: ex08-one-03
#% kind: one
#% why: the error goes back through hidden layers without the slope of the ReLU
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ np.asarray(w) + np.asarray(b)
        acts.append(softmax(z) if i == len(params) - 1 else np.maximum(z, 0))
    delta = (acts[-1] - np.asarray(t)) / len(acts[0])
    grads = []
    for i in range(len(params) - 1, -1, -1):
        grads.append((acts[i].T @ delta, delta.sum(axis=0)))
        delta = delta @ np.asarray(params[i][0]).T  #! * (acts[i] > 0) is missing
    return grads[::-1]

#% id: ex08-one-04
#% kind: one
#% why: db is the mean over the rows although delta is divided by n already
def mlp_gradients(params, x, t):
    h = [np.asarray(x, dtype=float)]
    L = len(params)
    for w, b in params[:L - 1]:
        h.append(np.maximum(np.dot(h[-1], w) + np.asarray(b), 0))
    p = softmax(np.dot(h[-1], params[-1][0]) + np.asarray(params[-1][1]))
    d = (p - np.asarray(t)) / p.shape[0]
    g = [None] * L  # 층마다 (dw, db)
    for l in range(L - 1, -1, -1):
        g[l] = (np.dot(h[l].T, d), np.mean(d, axis=0))  #! sum, n was divided out before
        if l > 0:
            d = np.dot(d, np.transpose(params[l][0])) * (h[l] > 0)
    return g

#% id: ex08-two-03
#% kind: two
#% why: the gradients are those of the sum, not of the mean
#% why: the list starts with the output layer
def mlp_gradients(params, x, t):
    a = np.asarray(x, dtype=float)
    cache = []
    for k in range(len(params)):
        w, b = params[k]
        cache.append(a)
        z = a @ np.asarray(w) + np.asarray(b)
        a = np.maximum(0, z) if k + 1 < len(params) else softmax(z)
    dz = a - np.asarray(t)  #! / n is missing
    grads = []
    for (w, b), inp in zip(reversed(params), reversed(cache)):
        grads.append((inp.T @ dz, dz.sum(axis=0)))
        dz = (dz @ np.asarray(w).T) * (inp > 0)
    return grads  #! must be reversed

#% id: ex08-three-02
#% kind: three
#% why: the error is divided by the number of classes instead of examples
#% why: the mask of the ReLU looks at the error that comes back, not at the activation
#% why: db takes the first example only
def mlp_gradients(params, x, t):
    inputs = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        inputs.append(np.maximum(inputs[-1].dot(np.asarray(w)) + np.asarray(b), 0.0))
    w, b = params[-1]
    prob = softmax(inputs[-1].dot(np.asarray(w)) + np.asarray(b))
    delta = (prob - np.asarray(t, dtype=float)) / prob.shape[1]  #! shape[0]
    res = []
    i = len(params) - 1
    while i >= 0:
        dw = inputs[i].T.dot(delta)
        db = delta[0]  #! sum over the rows
        res = [(dw, db)] + res
        delta = delta.dot(np.asarray(params[i][0]).T)
        delta = np.where(delta > 0, delta, 0)  #! inputs[i] > 0 decides
        i -= 1
    return res
