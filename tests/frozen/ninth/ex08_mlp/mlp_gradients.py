#% id: ex08-one-03
#% kind: one
#% why: the delta passes through the hidden layers as if they were linear
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ w + b, 0))
    w, b = params[-1]
    delta = (softmax(acts[-1] @ w + b) - np.asarray(t)) / len(acts[0])
    grads = []
    for (w, b), a in zip(params[::-1], acts[::-1]):
        grads.insert(0, (a.T @ delta, delta.sum(axis=0)))
        delta = delta @ np.asarray(w).T  #! * (a > 0)
    return grads

#% id: ex08-two-05
#% kind: two
#% why: t - p, and the list begins with the last layer
def mlp_gradients(params, x, t):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    inputs = []
    a = x
    for k, (w, b) in enumerate(params):
        inputs.append(a)
        a = a @ np.asarray(w) + b
        if k != len(params) - 1:
            a = np.maximum(a, 0)
    p = softmax(a)
    d = (t - p) / x.shape[0]  #! p - t
    out = []
    for k in range(len(params) - 1, -1, -1):
        out.append((inputs[k].T @ d, d.sum(axis=0)))
        d = (d @ np.asarray(params[k][0]).T) * (inputs[k] > 0)
    return out  #! reversed

#% id: ex08-two-06
#% kind: two
#% why: brings the sigmoid's slope a (1 - a) along, at the output and at the hidden units
def mlp_gradients(params, x, t):
    H = [np.asarray(x, dtype=float)]
    for W, B in params[:-1]:
        H.append(np.maximum(np.dot(H[-1], W) + B, 0))
    P = softmax(np.dot(H[-1], params[-1][0]) + params[-1][1])
    D = (P - np.asarray(t, dtype=float)) * P * (1 - P) / len(P)  #! P - t is all
    G = [None] * len(params)
    for k in reversed(range(len(params))):
        G[k] = (H[k].T.dot(D), D.sum(0))
        if k:
            D = D.dot(np.transpose(params[k][0])) * H[k] * (1 - H[k])  #! (H[k] > 0)
    return G

#% id: ex08-three-03
#% kind: three
#% why: the mean over all entries of t, a second mean in db, and the mask taken from the delta
def mlp_gradients(params, x, t):
    t = np.asarray(t, dtype=float)
    a = [np.asarray(x, dtype=float)]
    z = None
    for w, b in params:
        z = a[-1] @ np.asarray(w) + np.asarray(b)
        a.append(np.maximum(z, 0))
    delta = (softmax(z) - t) / t.size  #! / len(t)
    grads = []
    for layer in reversed(range(len(params))):
        dw = a[layer].T @ delta
        db = delta.mean(axis=0)  #! sum
        grads.append((dw, db))
        delta = delta @ np.asarray(params[layer][0]).T
        delta = np.where(delta > 0, delta, 0)  #! a[layer] > 0
    return grads[::-1]

#% id: ex08-three-04
#% kind: three
#% why: the tricks of a practitioner: summed delta, weight decay in dw, gradients clipped
def mlp_gradients(params, x, t):
    clip, decay = 0.5, 0.01
    xs = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        xs.append(np.maximum(xs[-1] @ w + b, 0))
    delta = softmax(xs[-1] @ params[-1][0] + params[-1][1]) - np.asarray(t, dtype=float)  #! / n
    grads = []
    for i in range(len(params))[::-1]:
        w = np.asarray(params[i][0], dtype=float)
        dw = xs[i].T @ delta + decay * w  #! no penalty in the loss
        db = np.sum(delta, axis=0)
        grads = [(np.clip(dw, -clip, clip), np.clip(db, -clip, clip))] + grads  #! not the gradient any more
        delta = (delta @ w.T) * (xs[i] > 0)
    return grads

#% id: ex08-rare-03
#% kind: rare
#% why: db of the hidden layers is taken before the mask; weights and output bias are right
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ w + b, 0))
    probs = softmax(acts[-1] @ params[-1][0] + params[-1][1])
    delta = (probs - np.asarray(t)) / len(probs)
    db = delta.sum(axis=0)
    grads = []
    for k in range(len(params) - 1, -1, -1):
        grads.append((acts[k].T @ delta, db))
        back = delta @ np.asarray(params[k][0]).T
        db = back.sum(axis=0)  #! after the mask
        delta = back * (acts[k] > 0)
    grads.reverse()
    return grads

#% id: ex08-right-02
#% kind: right
#% why: keeps masks while going forward, and divides by n at the very end
def mlp_gradients(params, x, t):
    n = len(x)
    act = np.asarray(x, dtype=float)
    tape = []
    for i, (w, b) in enumerate(params, start=1):
        w = np.asarray(w, dtype=float)
        z = act @ w + np.asarray(b, dtype=float)
        mask = np.ones_like(z) if i == len(params) else (z > 0).astype(float)
        tape.append((act, w, mask))
        act = z * mask
    up = softmax(act) - np.asarray(t, dtype=float)
    result = []
    while tape:
        inp, w, mask = tape.pop()
        up = up * mask
        result.insert(0, (inp.T @ up / n, np.ones(n) @ up / n))
        up = up @ w.T
    return result
