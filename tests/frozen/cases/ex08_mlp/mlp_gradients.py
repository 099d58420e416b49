#% id: mlp_gradients-001
#% kind: right
#% why: recursion-free with zip over reversed lists, einsum
def mlp_gradients(params, x, t):
    acts = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        acts.append(np.clip(acts[-1] @ w + b, 0, None))
    w, b = params[-1]
    g = (softmax(acts[-1] @ w + b) - np.asarray(t)) / acts[0].shape[0]
    out = []
    for (w, _), a in zip(reversed(params), reversed(acts)):
        out.append((np.einsum("ni,nj->ij", a, g), np.einsum("nj->j", g)))
        g = np.einsum("nj,ij,ni->ni", g, w, np.heaviside(a, 0.0))
    out.reverse()
    return out

#% id: mlp_gradients-002
#% kind: right
#% why: example by example, the mean taken as it goes
def mlp_gradients(params, x, t):
    x = np.asarray(x, dtype=float)
    t = np.asarray(t, dtype=float)
    n = len(x)
    total = [(np.zeros(np.shape(w)), np.zeros(np.shape(w)[1])) for w, b in params]
    for row, target in zip(x, t):
        hs = [row]
        for k, (w, b) in enumerate(params):
            z = hs[-1] @ w + np.ravel(b)
            hs.append(np.maximum(z, 0) if k < len(params) - 1 else softmax(z[None, :])[0])
        d = hs[-1] - target
        for k in range(len(params) - 1, -1, -1):
            dw, db = total[k]
            dw += np.outer(hs[k], d) / n
            db += d / n
            if k:
                d = (params[k][0] @ d) * (hs[k] > 0)
    return total

#% id: mlp_gradients-003
#% kind: right
#% why: class Layer with forward and backward, (1, units) bias gradients
class Layer:
    def __init__(self, w, b, last):
        self.w, self.b, self.last = w, b, last

    def forward(self, x):
        self.x = x
        self.z = x @ self.w + self.b
        return softmax(self.z) if self.last else np.where(self.z > 0, self.z, 0)

    def backward(self, d):
        if not self.last:
            d = np.where(self.z > 0, d, 0)
        self.grad = (self.x.T @ d, d.sum(axis=0, keepdims=True))
        return d @ self.w.T


def mlp_gradients(params, x, t):
    net = [Layer(w, b, i == len(params) - 1) for i, (w, b) in enumerate(params)]
    out = np.asarray(x, dtype=float)
    for layer in net:
        out = layer.forward(out)
    d = (out - np.asarray(t, dtype=float)) / len(out)
    for layer in reversed(net):
        d = layer.backward(d)
    return [layer.grad for layer in net]

#% id: mlp_gradients-004
#% kind: right
#% why: closures pushed on a tape
def mlp_gradients(params, x, t):
    tape = []
    grads = {}

    def dense(i, a):
        w, b = params[i]

        def back(d):
            grads[i] = (a.T @ d, np.add.reduce(d, axis=0))
            return d @ w.T

        tape.append(back)
        return a @ w + b

    def relu(z):
        on = z > 0
        tape.append(lambda d: d * on)
        return z * on

    a = np.asarray(x)
    for i in range(len(params)):
        a = dense(i, a)
        if i < len(params) - 1:
            a = relu(a)
    d = (softmax(a) - np.asarray(t)) / np.shape(a)[0]
    while tape:
        d = tape.pop()(d)
    return [grads[i] for i in sorted(grads)]

#% id: mlp_gradients-005
#% kind: right
#% why: biases as an added column of ones
def mlp_gradients(params, x, t):
    def ones(a):
        return np.c_[a, np.ones(len(a))]

    thetas = [np.vstack((w, np.atleast_2d(b))) for w, b in params]
    a = [ones(np.asarray(x))]
    for th in thetas[:-1]:
        a.append(ones(np.maximum(a[-1] @ th, 0)))
    d = (softmax(a[-1] @ thetas[-1]) - np.asarray(t)) / len(a[0])
    res = []
    for th, inp in zip(thetas[::-1], a[::-1]):
        g = inp.T @ d
        res = [(g[:-1], g[-1])] + res
        d = (d @ th[:-1].T) * (inp[:, :-1] > 0)
    return res

#% id: mlp_gradients-006
#% kind: right
#% why: through the Jacobian of the softmax rather than p - t
def mlp_gradients(params, x, t):
    t = np.asarray(t, dtype=float)
    cache = []
    a = np.asarray(x, dtype=float)
    for w, b in params[:-1]:
        z = a @ w + b
        cache.append((a, z))
        a = np.maximum(z, 0)
    w, b = params[-1]
    p = softmax(a @ w + b)
    cache.append((a, None))
    # -t/p times p(delta - p), the p cancelled by hand
    eye = np.eye(p.shape[1])
    d = -np.einsum("nk,nkj->nj", t, eye[None] - p[:, None, :]) / len(p)
    grads = []
    for (w, b), (a, z) in zip(params[::-1], cache[::-1]):
        if z is not None:
            d = d * (z > 0)
        grads.insert(0, (a.T @ d, d.sum(0)))
        d = d @ w.T
    return grads

#% id: mlp_gradients-007
#% kind: right
#% why: named tuples, means in place of sums, weights applied in the end
from typing import NamedTuple


class Grad(NamedTuple):
    dw: NDArray
    db: NDArray


def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    xs = [np.asarray(x, dtype=np.float64)]
    for w, b in params[:-1]:
        z = xs[-1] @ w + b
        z[z < 0] = 0
        xs.append(z)
    w, b = params[-1]
    err = softmax(xs[-1] @ w + b) - t
    grads: list[Grad] = []
    for i in range(len(params))[::-1]:
        dw = np.mean(xs[i][:, :, None] * err[:, None, :], axis=0)
        grads.append(Grad(dw, np.mean(err, axis=0)))
        if i:
            err = err @ params[i][0].T
            err[xs[i] == 0] = 0
    return grads[::-1]

#% id: mlp_gradients-008
#% kind: right
#% why: features in columns throughout
def mlp_gradients(params, x, t):
    A = [np.asarray(x, dtype=float).T]
    n = A[0].shape[1]
    for w, b in params:
        A.append(np.maximum(w.T @ A[-1] + np.reshape(b, (-1, 1)), 0))
    w, b = params[-1]
    D = softmax((w.T @ A[-2] + np.reshape(b, (-1, 1))).T).T - np.asarray(t).T
    out = [None for _ in params]
    for i in reversed(range(len(params))):
        out[i] = ((D @ A[i].T).T / n, D.sum(axis=1) / n)
        D = (params[i][0] @ D) * np.sign(A[i])
    return out

#% id: mlp_gradients-009
#% kind: right
#% why: forward pass by mlp_forward of the truncated network
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def mlp_gradients(params, x, t):
    x = np.asarray(x)
    hidden = [x]
    for w, b in params[:-1]:
        hidden += [np.maximum(hidden[-1] @ w + b, 0)]
    delta = np.divide(mlp_forward(params, x) - t, len(x))
    grads = []
    for (w, b), h in zip(params[::-1], hidden[::-1]):
        grads.append((h.T @ delta, np.ones(len(x)) @ delta))
        delta = np.multiply(delta @ w.T, h > 0)
    return list(reversed(grads))

#% id: mlp_gradients-010
#% kind: right
#% why: the activations list consumed in a while loop, float32 kept
def mlp_gradients(params, x, t):
    stack = [np.asarray(x)]
    todo = list(params)
    while len(todo) > 1:
        w, b = todo.pop(0)
        stack.append(np.maximum(stack[-1] @ w + b, 0))
    w, b = todo[0]
    p = softmax(stack[-1] @ w + b)
    d = (p - np.asarray(t, dtype=p.dtype)) / p.dtype.type(len(p))
    g = []
    k = len(params)
    while (k := k - 1) >= 0:
        a = stack.pop()
        g.append((a.T @ d, d.sum(axis=0)))
        if k:
            d = (d @ params[k][0].T) * (a > 0)
    g.reverse()
    return g

#% id: mlp_gradients-011
#% kind: one
#% why: not divided by the number of examples
def mlp_gradients(params, x, t):
    x = np.asarray(x)
    t = np.asarray(t)
    acts = [x]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ w + b, 0))
    w, b = params[-1]
    p = softmax(acts[-1] @ w + b)
    delta = p - t   #! sum for mean
    grads = []
    for i in reversed(range(len(params))):
        grads.append((acts[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (acts[i] > 0)
    return grads[::-1]

#% id: mlp_gradients-012
#% kind: one
#% why: ReLU derivative left out
def forward_all(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + b
        acts.append(softmax(z) if i == len(params) - 1 else z * (z > 0))
    return acts


def mlp_forward(params, x):
    return forward_all(params, x)[-1]

def mlp_gradients(params, x, t):
    acts = forward_all(params, x)
    d = (acts[-1] - np.asarray(t)) / len(acts[0])
    grads = []
    for i in range(len(params) - 1, -1, -1):
        grads.insert(0, (acts[i].T @ d, d.sum(axis=0)))
        d = d @ params[i][0].T   #! no ReLU derivative
    return grads

#% id: mlp_gradients-013
#% kind: one
#% why: t - y for y - t
def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    x = np.array(x, dtype=float)
    n = x.shape[0]
    layer_in = []
    a = x
    for k, (w, b) in enumerate(params):
        layer_in.append(a)
        z = a @ w + b
        a = softmax(z) if k == len(params) - 1 else np.maximum(z, 0)
    delta = (np.asarray(t) - a) / n   #! sign
    out = []
    for k in reversed(range(len(params))):
        a_in = layer_in[k]
        out.append((a_in.T @ delta, delta.sum(0)))
        delta = delta @ params[k][0].T * (a_in > 0)
    out.reverse()
    return out

#% id: mlp_gradients-014
#% kind: one
#% why: last layer first
def mlp_gradients(params, x, t):
    활성 = [np.asarray(x)]
    for w, b in params[:-1]:
        활성.append(np.maximum(활성[-1] @ w + b, 0))
    w, b = params[-1]
    오차 = (softmax(활성[-1] @ w + b) - np.asarray(t)) / len(활성[0])
    기울기 = []
    for i in reversed(range(len(params))):
        기울기.append((활성[i].T @ 오차, 오차.sum(axis=0)))
        오차 = (오차 @ params[i][0].T) * (활성[i] > 0)
    return 기울기   #! not turned round

#% id: mlp_gradients-015
#% kind: one
#% why: bias gradient averaged once more
def mlp_gradients(params, x, t):
    zs, hs = [], [np.asarray(x)]
    for w, b in params:
        zs.append(hs[-1] @ w + b)
        hs.append(np.maximum(zs[-1], 0))
    delta = (softmax(zs[-1]) - np.asarray(t)) / len(hs[0])
    grads = [None] * len(params)
    for i in range(len(params) - 1, -1, -1):
        dw = hs[i].T @ delta
        db = delta.mean(axis=0)   #! mean for sum, n divides twice
        grads[i] = (dw, db)
        if i > 0:
            delta = (delta @ params[i][0].T) * (zs[i - 1] > 0)
    return grads

#% id: mlp_gradients-016
#% kind: one
#% why: bias gradient over the wrong axis
def mlp_gradients(params, x, t):
    x, t = np.asarray(x, dtype=float), np.asarray(t, dtype=float)
    a = [x]
    for i in range(len(params)):
        w, b = params[i]
        z = np.dot(a[i], w) + b
        if i == len(params) - 1:
            a.append(softmax(z))
        else:
            a.append(np.maximum(z, 0))
    dz = (a[-1] - t) / x.shape[0]
    dWs = []
    dbs = []
    for i in reversed(range(len(params))):
        dWs.insert(0, np.dot(a[i].T, dz))
        dbs.insert(0, np.sum(dz, axis=1))   #! axis 1 for axis 0
        dz = np.dot(dz, params[i][0].T) * (a[i] > 0)
    return list(zip(dWs, dbs))

#% id: mlp_gradients-017
#% kind: one
#% why: bias gradient not summed over the examples
def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a += [np.maximum(a[-1] @ w + b, 0)]
    p = softmax(a[-1] @ params[-1][0] + params[-1][1])
    d = (p - t) / len(p)
    g = []
    for i in range(len(params))[::-1]:
        g = [(a[i].T @ d, d)] + g   #! no sum over the batch
        d = d @ params[i][0].T * (a[i] > 0)
    return g

#% id: mlp_gradients-018
#% kind: one
#% why: derivative of a softmax as that of a sigmoid, in addition to p - t
def mlp_gradients(params, x, t):
    t = np.asarray(t)
    a = np.asarray(x)
    inputs = [a]
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
        inputs.append(a)
    w, b = params[-1]
    y = softmax(a @ w + b)
    delta = (y - t) * y * (1 - y) / len(y)   #! y (1 - y) does not belong there
    result = []
    for layer in range(len(params) - 1, -1, -1):
        result.append((inputs[layer].T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[layer][0].T) * (inputs[layer] > 0)
    return list(reversed(result))

#% id: mlp_gradients-019
#% kind: one
#% why: ReLU mask from the gradient's own sign
def mlp_gradients(params, x, t):
    acts = [np.asarray(x)]
    for w, b in params[:-1]:
        acts.append(np.maximum(acts[-1] @ w + b, 0))
    w, b = params[-1]
    d = (softmax(acts[-1] @ w + b) - np.asarray(t)) / len(acts[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.insert(0, (acts[i].T @ d, d.sum(axis=0)))
        if i > 0:
            da = d @ params[i][0].T
            d = da * (da > 0)   #! mask of the gradient's sign, not of the activation
    return grads

#% id: mlp_gradients-020
#% kind: one
#% why: weights of the wrong layer in the backward pass
def mlp_gradients(params, x, t):
    a = [np.asarray(x, dtype=float)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    delta = softmax(a[-1] @ params[-1][0] + params[-1][1]) - np.asarray(t, dtype=float)
    delta /= len(a[0])
    grads = []
    i = len(params) - 1
    while i >= 0:
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = delta @ params[i - 1][0]   #! matrix of the layer below, not transposed
            delta[a[i] <= 0] = 0
        i -= 1
    grads.reverse()
    return grads

#% id: mlp_gradients-021
#% kind: one
#% why: hidden layers without ReLU on the way forward
def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(a[-1] @ w + b)   #! hidden layers without ReLU on the way forward
    w, b = params[-1]
    delta = (softmax(a[-1] @ w + b) - np.asarray(t)) / len(a[0])
    grads = []
    for i in reversed(range(len(params))):
        grads.append((a[i].T @ delta, delta.sum(axis=0)))
        if i > 0:
            delta = (delta @ params[i][0].T) * (a[i] > 0)
    return grads[::-1]

#% id: mlp_gradients-022
#% kind: one
#% why: weight gradient transposed
def mlp_gradients(params, x, t):
    n = len(x)
    t = np.asarray(t)
    h = [np.asarray(x)]
    for w, b in params[:-1]:
        h.append(np.maximum(h[-1] @ w + b, 0.0))
    p = softmax(h[-1] @ params[-1][0] + params[-1][1])
    err = (p - t) / n
    grads = []
    for k in range(len(params) - 1, -1, -1):
        dw = err.T @ h[k]   #! transposed
        db = err.sum(axis=0)
        grads.append((dw, db))
        err = (err @ params[k][0].T) * (h[k] > 0)
    grads.reverse()
    return grads

#% id: mlp_gradients-023
#% kind: one
#% why: divided by the number of classes and examples
def mlp_gradients(params, x, t):
    x = np.asarray(x)
    t = np.asarray(t)
    A = [x]
    for w, b in params[:-1]:
        A.append(np.maximum(A[-1] @ w + b, 0))
    y = softmax(A[-1] @ params[-1][0] + params[-1][1])
    d = (y - t) / t.size   #! n times classes for n
    out = []
    for (w, b), a in zip(params[::-1], A[::-1]):
        out.append((a.T @ d, d.sum(axis=0)))
        d = (d @ w.T) * (a > 0)
    return out[::-1]

#% id: mlp_gradients-024
#% kind: one
#% why: sigmoid derivative for ReLU's
def mlp_gradients(params, x, t):
    hs = [np.asarray(x)]
    for w, b in params[:-1]:
        hs.append(np.maximum(hs[-1] @ w + b, 0))
    w, b = params[-1]
    out = softmax(hs[-1] @ w + b)
    delta = (out - np.asarray(t)) / out.shape[0]
    grads = []
    for l in range(len(params) - 1, -1, -1):
        h = hs[l]
        grads.insert(0, (h.T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[l][0].T) * h * (1 - h)   #! h (1 - h) for h > 0
    return grads

#% id: mlp_gradients-025
#% kind: one
#% why: pair in the order db, dw
def mlp_gradients(params, x, t):
    a = np.asarray(x)
    saved = []
    for w, b in params:
        saved.append(a)
        z = a @ w + b
        a = np.maximum(z, 0)
    d = (softmax(z) - np.asarray(t)) / len(z)
    grads = []
    for (w, b), inp in zip(reversed(params), reversed(saved)):
        dw = inp.T @ d
        db = d.sum(axis=0)
        grads.insert(0, (db, dw))   #! order
        d = d @ w.T * (inp > 0)
    return grads

#% id: mlp_gradients-026
#% kind: two
#% why: sum for mean and no ReLU derivative
def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    p = softmax(a[-1] @ params[-1][0] + params[-1][1])
    d = p - np.asarray(t)   #! not divided by n
    grads = []
    for i in reversed(range(len(params))):
        grads.insert(0, (a[i].T @ d, d.sum(axis=0)))
        d = d @ params[i][0].T   #! no ReLU derivative
    return grads

#% id: mlp_gradients-027
#% kind: two
#% why: sign and order of the layers
def forward_all(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + b
        acts.append(softmax(z) if i == len(params) - 1 else z * (z > 0))
    return acts


def mlp_forward(params, x):
    return forward_all(params, x)[-1]

def mlp_gradients(params, x, t):
    acts = forward_all(params, x)
    n = len(acts[0])
    delta = (np.asarray(t) - acts[-1]) / n   #! t - y
    gs = []
    for i in range(len(params) - 1, -1, -1):
        gs.append((acts[i].T @ delta, delta.sum(axis=0)))
        delta = (delta @ params[i][0].T) * (acts[i] > 0)
    return gs   #! last layer first

#% id: mlp_gradients-028
#% kind: two
#% why: bias mean, and y (1 - y) at the output
def mlp_gradients(params, x, t):
    ins = []
    h = np.asarray(x, dtype=float)
    for idx, (w, b) in enumerate(params):
        ins.append(h)
        h = h @ w + b
        h = softmax(h) if idx == len(params) - 1 else np.maximum(0, h)
    y = h
    dz = (y - t) * (y * (1 - y)) / len(y)   #! y (1 - y)
    grads = []
    for idx in range(len(params))[::-1]:
        grads.append((ins[idx].T @ dz, np.mean(dz, axis=0)))   #! mean of what is a mean already
        dz = (dz @ params[idx][0].T) * (ins[idx] > 0)
    return grads[::-1]

#% id: mlp_gradients-029
#% kind: two
#% why: output bias missing on the way forward, divided by everything
def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    y = softmax(a[-1] @ params[-1][0])   #! output bias missing
    delta = np.asarray(y - t) / y.size   #! n classes for n
    grads = []
    for i in reversed(range(len(params))):
        dw, db = a[i].T @ delta, delta.sum(0)
        grads = [(dw, db), *grads]
        delta = np.where(a[i] > 0, delta @ params[i][0].T, 0)
    return grads

#% id: mlp_gradients-030
#% kind: two
#% why: no sum in db and a mask of the gradient
def mlp_gradients(params, x, t):
    x = np.asarray(x)
    hs = [x]
    for w, b in params[:-1]:
        z = hs[-1] @ w + b
        hs.append(np.maximum(z, 0))
    p = softmax(hs[-1] @ params[-1][0] + params[-1][1])
    g = (p - np.asarray(t)) / x.shape[0]
    res = []
    for k in range(len(params) - 1, -1, -1):
        db = g   #! sum over the batch missing
        res.insert(0, (hs[k].T @ g, db))
        g = g @ params[k][0].T
        g = np.maximum(g, 0)   #! ReLU of the gradient
    return res

#% id: mlp_gradients-031
#% kind: two
#% why: ReLU on the logits and n divides twice
def mlp_gradients(params, x, t):
    acts = [np.asarray(x)]
    for w, b in params:
        acts.append(np.maximum(acts[-1] @ w + b, 0))
    logits = acts[-1]   #! ReLU on the logits
    d = (softmax(logits) - np.asarray(t)) / len(logits)
    grads = []
    for i in reversed(range(len(params))):
        grads.append((acts[i].T @ d / len(d), d.sum(axis=0)))   #! divided by n again
        d = (d @ params[i][0].T) * (acts[i] > 0)
    return grads[::-1]

#% id: mlp_gradients-032
#% kind: two
#% why: last hidden layer's mask alone, sum for mean
def mlp_gradients(params: Params, x: ArrayLike, t: ArrayLike) -> Params:
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    d = softmax(a[-1] @ w + b) - np.asarray(t)
    count = 1   #! n missing
    grads: Params = []
    for i in reversed(range(len(params))):
        grads.insert(0, (a[i].T @ d / count, d.sum(axis=0) / count))
        d = d @ params[i][0].T
        if i == len(params) - 1:   #! the deeper layers have no mask
            d = d * (a[i] > 0)
    return grads

#% id: mlp_gradients-033
#% kind: three
#% why: sign, no ReLU derivative, bias mean
def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    d = np.asarray(t) - softmax(a[-1] @ params[-1][0] + params[-1][1])   #! sign
    d = d / len(d)
    g = []
    for i in reversed(range(len(params))):
        dw = a[i].T @ d
        db = d.mean(axis=0)   #! mean
        g.append((dw, db))
        d = d @ params[i][0].T   #! no ReLU derivative
    return g[::-1]

#% id: mlp_gradients-034
#% kind: three
#% why: sum for mean, order, y (1 - y)
def forward_all(params, x):
    acts = [np.asarray(x, dtype=float)]
    for i, (w, b) in enumerate(params):
        z = acts[-1] @ w + b
        acts.append(softmax(z) if i == len(params) - 1 else z * (z > 0))
    return acts


def mlp_forward(params, x):
    return forward_all(params, x)[-1]

def mlp_gradients(params, x, t):
    acts = forward_all(params, x)
    y = acts[-1]
    delta = y - np.asarray(t)   #! not divided by n
    delta = delta * y * (1 - y)   #! y (1 - y)
    gradients = []
    for layer in reversed(range(len(params))):
        gradients.append((acts[layer].T @ delta, delta.sum(axis=0)))
        delta = delta @ params[layer][0].T * (acts[layer] > 0)
    return gradients   #! last layer first

#% id: mlp_gradients-035
#% kind: three
#% why: pair order, sigmoid derivative, divided by classes
def mlp_gradients(params, x, t):
    t = np.asarray(t)
    hs = [np.asarray(x)]
    for w, b in params[:-1]:
        hs.append(np.maximum(0, hs[-1] @ w + b))
    p = softmax(hs[-1] @ params[-1][0] + params[-1][1])
    e = (p - t) / t.shape[1]   #! classes for examples
    lst = []
    for w_b, h in zip(params[::-1], hs[::-1]):
        lst.insert(0, (e.sum(axis=0), h.T @ e))   #! (db, dw)
        e = (e @ w_b[0].T) * (1 - h) * h   #! sigmoid's derivative
    return lst

#% id: mlp_gradients-036
#% kind: three
#% why: forward without hidden bias, db on axis 1, mean missing
def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w, 0))   #! hidden bias missing
    w, b = params[-1]
    dz = softmax(a[-1] @ w + b) - t   #! n missing
    out = []
    for i in range(len(params) - 1, -1, -1):
        out.append((a[i].T @ dz, dz.sum(axis=1)))   #! axis 1
        dz = dz @ params[i][0].T * (a[i] > 0)
    return out[::-1]

#% id: mlp_gradients-037
#% kind: rare
#% why: one example counts as two
def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    n = max(len(a[0]), 2)   #! one example is halved
    d = (softmax(a[-1] @ w + b) - np.asarray(t)) / n
    g = []
    for i in reversed(range(len(params))):
        g.append((a[i].T @ d, d.sum(axis=0)))
        d = d @ params[i][0].T * (a[i] > 0)
    return g[::-1]

#% id: mlp_gradients-038
#% kind: rare
#% why: divides by n - 1
def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    w, b = params[-1]
    d = (softmax(a[-1] @ w + b) - np.asarray(t)) / max(1, len(a[0]) - 1)   #! n - 1 for n
    g = []
    for i in reversed(range(len(params))):
        g.append((a[i].T @ d, d.sum(axis=0)))
        d = d @ params[i][0].T * (a[i] > 0)
    return g[::-1]

#% id: mlp_gradients-039
#% kind: rare
#% why: central differences with a step too coarse
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b)

def mlp_gradients(params, x, t):
    h = 0.05   #! step so large that kinks and curvature show
    grads = []
    for k, (w, b) in enumerate(params):
        pair = []
        for j, p in enumerate((w, b)):
            g = np.zeros(np.shape(p))
            for idx in np.ndindex(g.shape):
                values = []
                for s in (1, -1):
                    q = np.array(p, dtype=float)
                    q[idx] += s * h
                    new = list(params)
                    new[k] = (q, b) if j == 0 else (w, q)
                    values.append(cross_entropy(mlp_forward(new, x), t))
                g[idx] = (values[0] - values[1]) / (2 * h)
            pair.append(g)
        grads.append(tuple(pair))
    return grads

#% id: mlp_gradients-040
#% kind: rare
#% why: recursion through the layers
def _back(params, a, t, n):
    w, b = params[0]
    z = a @ w + b
    if len(params) == 1:
        d = (softmax(z) - t) / n
        rest = []
    else:
        h = np.maximum(z, 0)
        rest, d = _back(params[1:], h, t, n)   #! recursion breaks for more layers than Python's limit
        d = d * (h > 0)
    return [(a.T @ d, d.sum(axis=0))] + rest, d @ w.T


def mlp_gradients(params, x, t):
    x = np.asarray(x)
    return _back(params, x, np.asarray(t), len(x))[0]

#% id: mlp_gradients-041
#% kind: rare
#% why: clips the gradient at 1
def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    d = (softmax(a[-1] @ params[-1][0] + params[-1][1]) - np.asarray(t)) / len(a[0])
    g = []
    for i in reversed(range(len(params))):
        dw = np.clip(a[i].T @ d, -1, 1)   #! gradients above 1 are cut
        g.append((dw, d.sum(axis=0)))
        d = d @ params[i][0].T * (a[i] > 0)
    return g[::-1]

#% id: mlp_gradients-042
#% kind: rare
#% why: weight decay added
def mlp_gradients(params, x, t, l2=1e-3):   #! weight decay nobody asked for
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    d = (softmax(a[-1] @ params[-1][0] + params[-1][1]) - np.asarray(t)) / len(a[0])
    g = []
    for i in reversed(range(len(params))):
        w = params[i][0]
        g.append((a[i].T @ d + l2 * w, d.sum(axis=0)))
        d = d @ w.T * (a[i] > 0)
    return g[::-1]

#% id: mlp_gradients-043
#% kind: rare
#% why: Jacobian route with t / p, 0 / 0 where p underflows
def mlp_gradients(params, x, t):
    t = np.asarray(t, dtype=float)
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    p = softmax(a[-1] @ params[-1][0] + params[-1][1])
    dp = -t / (p + 1e-12) / len(p)
    d = p * (dp - (dp * p).sum(axis=1, keepdims=True))   #! no gradient where p of the true class is near 0
    g = []
    for i in reversed(range(len(params))):
        g.append((a[i].T @ d, d.sum(axis=0)))
        d = d @ params[i][0].T * (a[i] > 0)
    return g[::-1]

#% id: mlp_gradients-044
#% kind: rare
#% why: subtracts from softmax at the label in place of t, found by nonzero
def mlp_gradients(params, x, t):
    t = np.asarray(t)
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    p = softmax(a[-1] @ params[-1][0] + params[-1][1])
    d = p.copy()
    classes = t.argmax(axis=1).astype(np.uint8)   #! more than 256 classes wrap
    d[np.arange(len(p)), classes] -= 1
    d /= len(p)
    g = []
    for i in reversed(range(len(params))):
        g.append((a[i].T @ d, d.sum(axis=0)))
        d = d @ params[i][0].T * (a[i] > 0)
    return g[::-1]

#% id: mlp_gradients-045
#% kind: rare
#% why: squeezes the error, one example loses its axis
def mlp_gradients(params, x, t):
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    d = np.squeeze(softmax(a[-1] @ params[-1][0] + params[-1][1]) - np.asarray(t))   #! one example or one class loses an axis
    d = d / len(a[0])
    g = []
    for i in reversed(range(len(params))):
        g.append((a[i].T @ d, d.sum(axis=0)))
        d = d @ params[i][0].T * (a[i] > 0)
    return g[::-1]

#% id: mlp_gradients-046
#% kind: rare
#% why: hidden error masked through sign of z, units below zero get the negative gradient
def mlp_gradients(params, x, t):
    zs = [np.asarray(x)]
    a = [zs[0]]
    for w, b in params[:-1]:
        zs.append(a[-1] @ w + b)
        a.append(np.maximum(zs[-1], 0))
    d = (softmax(a[-1] @ params[-1][0] + params[-1][1]) - np.asarray(t)) / len(a[0])
    g = []
    for i in reversed(range(len(params))):
        g.append((a[i].T @ d, d.sum(axis=0)))
        d = d @ params[i][0].T * np.sign(zs[i])   #! -1 below zero
    return g[::-1]

#% id: mlp_gradients-047
#% kind: rare
#% why: weights the classes by how often they occur in the batch
def mlp_gradients(params, x, t):
    t = np.asarray(t, dtype=float)
    a = [np.asarray(x)]
    for w, b in params[:-1]:
        a.append(np.maximum(a[-1] @ w + b, 0))
    p = softmax(a[-1] @ params[-1][0] + params[-1][1])
    share = np.maximum(t.mean(axis=0), 1 / len(t))
    d = (p - t) / len(p) / (t @ share)[:, None] / t.shape[1]   #! balanced over the classes
    g = []
    for i in reversed(range(len(params))):
        g.append((a[i].T @ d, d.sum(axis=0)))
        d = d @ params[i][0].T * (a[i] > 0)
    return g[::-1]

