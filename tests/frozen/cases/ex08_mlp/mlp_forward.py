#% id: mlp_forward-001
#% kind: right
#% why: functools.reduce over the hidden layers
import functools


def mlp_forward(params, x):
    *hidden, (wo, bo) = params
    h = functools.reduce(lambda a, wb: np.fmax(a @ wb[0] + wb[1], 0), hidden, np.asarray(x))
    return softmax(h @ wo + bo)

#% id: mlp_forward-002
#% kind: right
#% why: row by row with loops
def mlp_forward(params, x):
    rows = []
    for row in np.asarray(x, dtype=float):
        h = row
        for i, (w, b) in enumerate(params):
            z = h @ np.asarray(w) + np.ravel(b)
            h = z.clip(min=0) if i < len(params) - 1 else z
        e = np.exp(h - np.max(h))
        rows.append(e / np.sum(e))
    return np.stack(rows)

#% id: mlp_forward-003
#% kind: right
#% why: einsum and own log-softmax
def mlp_forward(params, x):
    a = np.asarray(x, dtype=np.float64)
    for depth, (w, b) in enumerate(params, start=1):
        z = np.einsum("ni,ij->nj", a, w) + np.reshape(b, (1, -1))
        a = z if depth == len(params) else 0.5 * (z + np.abs(z))
    m = a.max(axis=1)[:, None]
    log_p = a - m - np.log(np.exp(a - m).sum(axis=1, keepdims=True))
    return np.exp(log_p)

#% id: mlp_forward-004
#% kind: right
#% why: bias as a further row of the weights
def mlp_forward(params, x):
    def with_one(a):
        return np.hstack([a, np.ones((a.shape[0], 1))])

    a = np.asarray(x)
    stacked = [np.vstack([w, np.reshape(b, (1, -1))]) for w, b in params]
    while len(stacked) > 1:
        a = with_one(a) @ stacked.pop(0)
        a[a < 0] = 0
    return softmax(with_one(a) @ stacked[0])

#% id: mlp_forward-005
#% kind: right
#% why: softmax by differences of logits, features in columns
def mlp_forward(params, x):
    h = np.asarray(x, dtype=float).T
    n = len(params)
    for i in range(n):
        w, b = params[i]
        h = np.transpose(w) @ h + np.reshape(b, (-1, 1))
        if i < n - 1:
            h = np.maximum(h, 0, out=h)
    with np.errstate(over="ignore"):
        diff = np.exp(h[None, :, :] - h[:, None, :])
    return (1 / diff.sum(axis=1)).T

#% id: mlp_forward-006
#% kind: right
#% why: class with a call, match statement
class Dense:
    def __init__(self, w, b, kind):
        self.w, self.b, self.kind = w, b, kind

    def __call__(self, x):
        z = x @ self.w + self.b
        match self.kind:
            case "relu":
                return (z > 0) * z
            case "softmax":
                return softmax(z)


def mlp_forward(params, x):
    kinds = ["relu"] * (len(params) - 1) + ["softmax"]
    for kind, (w, b) in zip(kinds, params):
        x = Dense(w, b, kind)(np.asarray(x))
    return x

#% id: mlp_forward-007
#% kind: right
#% why: a generator of activations, deque of length one
from collections import deque


def activations(params, x):
    a = np.array(x, copy=True)
    yield a
    for w, b in params[:-1]:
        z = np.matmul(a, w)
        z = z + b
        a = np.where(np.signbit(z), 0.0, z)
        yield a
    w, b = params[-1]
    z = np.matmul(a, w) + b
    z -= z.max(axis=-1, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(axis=-1, keepdims=True)
    yield z


def mlp_forward(params, x):
    return deque(activations(params, x), maxlen=1).pop()

#% id: mlp_forward-008
#% kind: right
#% why: iterator with lookahead, numbers one by one in plain Python
import math


def mlp_forward(params, x):
    out = []
    for row in np.asarray(x).tolist():
        for depth, (w, b) in enumerate(params):
            cols = np.asarray(w, dtype=float).T.tolist()
            bias = np.asarray(b, dtype=float).reshape(-1).tolist()
            row = [math.fsum(r * c for r, c in zip(row, col)) + bb for col, bb in zip(cols, bias)]
            if depth < len(params) - 1:
                row = [max(0.0, v) for v in row]
        top = max(row)
        e = [math.exp(v - top) for v in row]
        out.append([v / sum(e) for v in e])
    return np.array(out)

#% id: mlp_forward-009
#% kind: one
#% why: ReLU on the logits too
def mlp_forward(params, x):
    a = np.asarray(x)
    n = len(params)
    for i, (w, b) in enumerate(params):
        z = a @ w + b
        a = np.maximum(0, z)   #! ReLU also in the last layer
    return softmax(a)

#% id: mlp_forward-010
#% kind: one
#% why: bias left out of the output layer
def mlp_forward(params, x):
    h = np.asarray(x)
    for W, b in params[:-1]:
        h = np.maximum(h @ W + b, 0)
    W_out = params[-1][0]
    b_out = params[-1][1]
    logits = h @ W_out   #! output bias missing
    return softmax(logits)

#% id: mlp_forward-011
#% kind: one
#% why: no activation in the hidden layers
def mlp_forward(params, x):
    out = np.asarray(x, dtype=float)
    for w, b in params:
        out = np.dot(out, w) + b
           #! ReLU of the hidden layers missing
    return softmax(out)

#% id: mlp_forward-012
#% kind: one
#% why: softmax after every layer
def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    a = np.asarray(x)
    for i, (w, b) in enumerate(params):
        z = a @ w + b
        a = softmax(z)   #! softmax in the hidden layers
    return a

#% id: mlp_forward-013
#% kind: one
#% why: sigmoid in the hidden layers
def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def mlp_forward(params, x):
    h = np.asarray(x)
    for i in range(len(params) - 1):
        w, b = params[i]
        h = sigmoid(h @ w + b)   #! sigmoid for ReLU
    w, b = params[-1]
    return softmax(h @ w + b)

#% id: mlp_forward-014
#% kind: one
#% why: returns the logits
def mlp_forward(params, x):
    a = np.asarray(x)
    for idx, layer in enumerate(params):
        w, b = layer
        z = a @ w + b
        if idx < len(params) - 1:
            a = np.maximum(z, 0)
    return z   #! no softmax

#% id: mlp_forward-015
#% kind: one
#% why: softmax over the whole batch
def my_softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e)   #! sum over everything, not over the row


def mlp_forward(params, x):
    h = np.array(x)
    for w, b in params[:-1]:
        h = h.dot(w) + b
        h = h * (h > 0)
    return my_softmax(h.dot(params[-1][0]) + params[-1][1])

#% id: mlp_forward-016
#% kind: one
#% why: softmax without the shift
def mlp_forward(params, x):
    은닉 = np.asarray(x)
    for w, b in params[:-1]:
        은닉 = np.maximum(은닉 @ w + b, 0)
    w, b = params[-1]
    로짓 = 은닉 @ w + b
    지수 = np.exp(로짓)   #! overflows, maximum not subtracted
    return 지수 / 지수.sum(axis=1, keepdims=True)

#% id: mlp_forward-017
#% kind: one
#% why: last hidden layer without ReLU
def mlp_forward(params, x):
    a = np.asarray(x)
    for i in range(len(params)):
        w, b = params[i]
        a = a @ w + b
        if i < len(params) - 2:   #! stops one layer early
            a = np.maximum(a, 0)
    return softmax(a)

#% id: mlp_forward-018
#% kind: one
#% why: every layer gets x again
def mlp_forward(params, x):
    x = np.asarray(x)
    a = x
    for w, b in params[:-1]:
        z = x @ w + b   #! x for the last activation
        a = np.maximum(0, z)
    w, b = params[-1]
    return softmax(a @ w + b)

#% id: mlp_forward-019
#% kind: one
#% why: weights transposed
def mlp_forward(params, x):
    a = np.asarray(x, dtype=np.float64)
    for k, (W, b) in enumerate(params):
        print("layer", k, W.shape)
        z = a @ W.T + b   #! W.T for W
        if k == len(params) - 1:
            a = softmax(z)
        else:
            a = np.maximum(z, 0)
    return a

#% id: mlp_forward-020
#% kind: two
#% why: softmax on the wrong axis and output bias missing
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    z = a @ params[-1][0]   #! output bias missing
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)   #! sum down the columns

#% id: mlp_forward-021
#% kind: two
#% why: sigmoid everywhere
def sig(v):
    return 1.0 / (1.0 + np.exp(-v))


def mlp_forward(params, x):
    out = np.asarray(x)
    L = len(params)
    for i in range(L):
        w, b = params[i]
        z = out @ w + b
        if i < L - 1:
            out = sig(z)   #! sigmoid for ReLU
        else:
            out = sig(z)   #! sigmoid for softmax
    return out

#% id: mlp_forward-022
#% kind: two
#% why: no bias in the hidden layers, no ReLU in the last hidden layer
def mlp_forward(params, x):
    a = np.asarray(x)
    last = len(params) - 1
    for i, (w, b) in enumerate(params):
        z = np.dot(a, w)
        if i == last:   #! hidden biases missing
            z = z + b
        if i + 1 < last:   #! last hidden layer left linear
            z = np.maximum(z, 0)
        a = z
    return softmax(a)

#% id: mlp_forward-023
#% kind: two
#% why: min for max and logits returned
def mlp_forward(params: Params, x: ArrayLike) -> NDArray:
    h = np.asarray(x)
    for w, b in params[:-1]:
        h = np.minimum(0, h @ w + b)   #! minimum for maximum
    w, b = params[-1]
    result = h @ w + b
    return result   #! no softmax

#% id: mlp_forward-024
#% kind: two
#% why: ReLU on the logits, own softmax without shift
def mlp_forward(params, x):
    a = np.asarray(x)
    for i, (w, b) in enumerate(params):
        a = a @ w + b
        a = a * (a > 0)   #! ReLU on the logits too
    e = np.exp(a)   #! no maximum subtracted
    return e / e.sum(axis=1, keepdims=True)

#% id: mlp_forward-025
#% kind: three
#% why: x again, no biases in hidden layers, logits
def mlp_forward(params, x):
    x = np.asarray(x)
    a = x
    for w, b in params[:-1]:
        z = a @ w   #! hidden biases missing
        a = np.abs(z)   #! absolute value for ReLU
    return a @ params[-1][0] + params[-1][1]   #! no softmax

#% id: mlp_forward-026
#% kind: three
#% why: sigmoid, minus bias, softmax down the columns
def mlp_forward(params, x):
    h = np.asarray(x)
    for w, b in params[:-1]:
        z = h @ w - b   #! bias subtracted
        h = 1 / (1 + np.exp(-z))   #! sigmoid for ReLU
    w, b = params[-1]
    s = h @ w + b
    e = np.exp(s - s.max(axis=1, keepdims=True))
    return e / e.sum(axis=0)   #! axis 0

#% id: mlp_forward-027
#% kind: three
#% why: leaky slope, output bias missing, class index for probabilities
def mlp_forward(params, x):
    a = np.asarray(x)
    n = len(params)
    for i in range(n - 1):
        z = a @ params[i][0] + params[i][1]
        a = np.where(z > 0, z, 0.01 * z)   #! leaky
    z = a @ params[n - 1][0]   #! output bias missing
    p = softmax(z)
    return p.argmax(axis=1)   #! classes for probabilities

#% id: mlp_forward-028
#% kind: rare
#% why: leaky ReLU
def leaky(z, slope=0.01):   #! slope 0.01 below zero
    return np.where(z > 0, z, slope * z)


def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = leaky(a @ w + b)
    return softmax(a @ params[-1][0] + params[-1][1])

#% id: mlp_forward-029
#% kind: rare
#% why: squeezes the output, so that one example loses its axis
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    return softmax(a @ w + b).squeeze()   #! one example comes back one-dimensional

#% id: mlp_forward-030
#% kind: rare
#% why: softmax shifted by the batch's maximum, small rows underflow to 0 / 0
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    w, b = params[-1]
    z = a @ w + b
    e = np.exp(z - z.max())   #! one maximum for the whole batch
    return e / e.sum(axis=1, keepdims=True)

#% id: mlp_forward-031
#% kind: rare
#% why: clips the logits at 500
def mlp_forward(params, x):
    a = np.asarray(x)
    for i, (w, b) in enumerate(params):
        z = a @ w + b
        a = np.maximum(z, 0) if i < len(params) - 1 else z
    z = np.clip(a, -500, 500)   #! two logits above 500 come out equal
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)

#% id: mlp_forward-032
#% kind: rare
#% why: ReLU wherever the layer's width differs from the last
def mlp_forward(params, x):
    a = np.asarray(x)
    classes = params[-1][0].shape[1]
    for k, (w, b) in enumerate(params):
        a = a @ w + b
        if w.shape[1] != classes:   #! a hidden layer as wide as the output stays linear
            a = np.maximum(a, 0)
    return softmax(a)

#% id: mlp_forward-033
#% kind: rare
#% why: a small number in the denominator
def mlp_forward(params, x):
    a = np.asarray(x)
    for w, b in params[:-1]:
        a = np.maximum(0, a @ w + b)
    z = a @ params[-1][0] + params[-1][1]
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-3)   #! rows do not sum to 1

#% id: mlp_forward-034
#% kind: rare
#% why: fixed for two layers
def mlp_forward(params, x):
    (w1, b1), (w2, b2) = params[0], params[-1]
    h = np.asarray(x)
    if len(params) > 1:
        h = np.maximum(0, h @ w1 + b1)
       #! layers between the first and the last are skipped
    return softmax(h @ w2 + b2)

#% id: mlp_forward-035
#% kind: rare
#% why: takes the caller's list apart
def mlp_forward(params, x):
    a = np.asarray(x)
    w_out, b_out = params.pop()   #! removes the last layer from the caller's list
    for w, b in params:
        a = np.maximum(0, a @ w + b)
    return softmax(a @ w_out + b_out)

#% id: mlp_forward-036
#% kind: rare
#% why: converts weights to the dtype of x, whole numbers truncate them
def mlp_forward(params, x):
    a = np.asarray(x)
    for i, (w, b) in enumerate(params):
        w = w.astype(a.dtype)   #! whole-number x truncates the weights
        z = a @ w + b
        a = np.maximum(z, 0) if i < len(params) - 1 else softmax(z)
    return a

